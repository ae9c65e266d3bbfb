//! The texts of the files that an import writes.

use super::proposal::{NewActor, NewDeadline, NewNumber, NewQuestion, NewWording, ProposedClaim};
use super::yaml::{list, scalar};

/// At the head of a registry of proposals.
pub const HEAD: &str = "# Proposed by `briefing import`: seen with --drafts only. `briefing review` moves what you accept to the registry of \
                        the same name.\n";

/// By which it is known again.
pub const HEAD_BEGINS: &str = "# Proposed by `briefing import`";

/// An article's front matter, ids in place of names.
#[derive(Clone, Debug, Default)]
pub struct Front {
    pub title: String,
    pub outlet: Option<String>,
    pub authors: Vec<String>,
    pub agencies: Vec<String>,
    /// EDTF, and why it is believed where it is not printed.
    pub published: Option<(String, Option<String>)>,
    pub time: Option<String>,
    /// The day of the import: an older article that comes late is the newcomer.
    pub added: Option<String>,
    pub url: Option<String>,
    pub language: String,
    /// Line ranges of the original: `1-4`, `12`.
    pub excluded: Vec<String>,
}

/// A value of a key of the front matter, as it is written there. A day is YAML of its own.
pub fn value(text: &str) -> String {
    let day = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if day { text.to_owned() } else { scalar(text) }
}

/// An article file whose claims wait for an editor, where `proposed` says so of them.
pub fn article(front: &Front, claims: &[ProposedClaim], proposed: impl Fn(&ProposedClaim) -> bool) -> String {
    let mut out = String::from("---\n");
    let mut field = |key: &str, value: String| out.push_str(&format!("{key}: {value}\n"));
    let or_unknown = |value: Option<&str>| value.map_or("unknown".to_owned(), scalar);
    field("title", scalar(&front.title));
    field("outlet", or_unknown(front.outlet.as_deref()));
    if !front.authors.is_empty() {
        field("authors", list(&front.authors));
    }
    if !front.agencies.is_empty() {
        field("agencies", list(&front.agencies));
    }
    match &front.published {
        Some((days, basis)) => {
            // A date is YAML of its own and needs no marks.
            field("published", days.clone());
            if let Some(basis) = basis {
                field("published_basis", scalar(basis));
            }
        }
        None => field("published", "unknown".to_owned()),
    }
    if let Some(time) = &front.time {
        field("time", scalar(time));
    }
    if let Some(day) = &front.added {
        field("added", day.clone());
    }
    field("url", or_unknown(front.url.as_deref()));
    field("language", scalar(&front.language));
    field("rights", "quotation".to_owned());
    field("status", "draft".to_owned());
    if !front.excluded.is_empty() {
        let ranges: Vec<String> = front.excluded.iter().map(|r| format!("\"{r}\"")).collect();
        field("excluded", format!("[{}]", ranges.join(", ")));
    }
    if !claims.is_empty() {
        out.push_str("claims:\n");
        for c in claims {
            out.push_str(&format!("  {}\n", remark(c)));
            claim(c, proposed(c)).lines().for_each(|line| out.push_str(&format!("  {line}\n")));
        }
    }
    out.push_str("---\n");
    out
}

/// The comment that a proposal has above it: how sure it is, and why.
pub fn remark(c: &ProposedClaim) -> String {
    format!("# {} % sure: {}", c.sure, one_line(&c.why))
}

/// The per cent and the reason of such a comment; `None` for any other.
pub fn read_remark(comment: &str) -> Option<(u8, &str)> {
    let (sure, why) = comment.strip_prefix("# ")?.split_once(" % sure: ")?;
    Some((sure.parse().ok()?, why))
}

/// What stands under `ignored`, without indentation.
pub fn ignored(quote: &str, before: Option<&str>, after: Option<&str>, reason: &str) -> String {
    let mut out = format!("- quote: {}\n", scalar(quote));
    for (key, value) in [("after", after), ("before", before), ("reason", Some(reason))] {
        if let Some(value) = value {
            out.push_str(&format!("  {key}: {}\n", scalar(&one_line(value))));
        }
    }
    out
}

/// A claim as an entry of a list, without indentation.
pub fn claim(c: &ProposedClaim, proposed: bool) -> String {
    let (kind, id) = c.subject.key();
    let mut out = format!("- {kind}: {id}\n");
    let mut field = |key: &str, value: String| out.push_str(&format!("  {key}: {value}\n"));
    match c.populations.as_slice() {
        [] => {}
        [one] => field("of", one.clone()),
        several => field("readings", list(several)),
    }
    for (key, value) in
        [("stance", c.stance), ("answer", c.answer.as_deref()), ("by", c.by.as_deref()), ("on", c.on.as_deref())]
    {
        if let Some(value) = value {
            field(key, scalar(value));
        }
    }
    if let Some(via) = &c.via {
        field("via", list(std::slice::from_ref(via)));
    }
    if let Some(origin) = &c.origin {
        field("origin", scalar(origin));
    }
    if let Some(as_of) = &c.as_of {
        field("as_of", as_of.clone());
    }
    if let Some(modality) = c.modality {
        field("modality", modality.to_owned());
    }
    field("quote", scalar(&c.quote.text));
    // In a file of content `after` holds the words that the quotation comes after.
    if let Some(words) = &c.quote.before {
        field("after", scalar(words));
    }
    if proposed {
        field("status", "proposed".to_owned());
    }
    out
}

/// A comment ends with its line.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

pub fn actor(a: &NewActor) -> String {
    let mut out = format!("- id: {}\n  name: {}\n  kind: {}\n", a.id, scalar(&a.name), a.kind.word());
    for (key, items) in [("aliases", &a.aliases), ("never_merge", &a.never_merge)] {
        if !items.is_empty() {
            out.push_str(&format!("  {key}: {}\n", list(items)));
        }
    }
    if let Some(role) = &a.role {
        out.push_str(&format!("  roles:\n    - role: {}\n", scalar(role)));
    }
    out
}

pub fn number(n: &NewNumber) -> String {
    let mut out = format!("- id: {}\n  label: {}\n  unit: {}\n", n.id, scalar(&n.label), scalar(&n.unit));
    if let Some(series) = n.series {
        out.push_str(&format!("  series: {series}\n"));
    }
    if let Some(days) = n.stable_for {
        out.push_str(&format!("  stable_for: {days}\n"));
    }
    if !n.match_words.is_empty() {
        out.push_str(&format!("  match: {}\n", list(&n.match_words)));
    }
    out
}

pub fn deadline(d: &NewDeadline) -> String {
    let mut out = format!("- id: {}\n  label: {}\n", d.id, scalar(&d.label));
    if !d.match_words.is_empty() {
        out.push_str(&format!("  match: {}\n", list(&d.match_words)));
    }
    out
}

pub fn question(q: &NewQuestion) -> String {
    let mut out = format!("- id: {}\n  text: {}\n  proposition: {}\n", q.id, scalar(&q.text), scalar(&q.proposition));
    if !q.actors.is_empty() {
        out.push_str(&format!("  parties: {}\n", list(&q.actors)));
    }
    if !q.match_words.is_empty() {
        out.push_str(&format!("  match: {}\n", list(&q.match_words)));
    }
    out
}

pub fn wording(w: &NewWording) -> String {
    let mut out =
        format!("- id: {}\n  label: {}\n  same: remark\n  by: {}\n  passages:\n", w.id, scalar(&w.label), w.by);
    for (article, words) in &w.passages {
        out.push_str(&format!("    - article: {article}\n      quote: {}\n", scalar(words)));
    }
    out
}
