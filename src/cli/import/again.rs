//! An article that is there already, in a new state: its original is the new one, what was accepted or ignored stays, and
//! only what its text did not say before is proposed. What an editor typed is edited by lines.

use super::append::{Unusual, append, current, lists, put};
use super::check_with;
use super::site::{self, Change, Texts};
use crate::import::draft::{ProposedClaim, document, sentences};
use crate::import::{self, Page};
use crate::model::{Claim, Known, Source, Status};
use crate::parse::draft::ArticleDraft;
use crate::parse::edit::Sheet;
use crate::parse::{self, Draft};
use crate::pipeline::{Memory, Options, Run};
use crate::reading::{Language, dates, dues, needle, normalise, quantities};
use crate::resolve::coverage;
use crate::text::{Entry, FileId, one_line};
use std::collections::BTreeSet;
use std::ops::Range;

/// What a new state of an article changes.
pub struct Renewed {
    pub id: String,
    pub texts: Texts,
    /// New claims, all of them proposed.
    pub added: Vec<ProposedClaim>,
    /// Words of proposals, and of what was ignored, that are not in the text any more: their entries are taken away.
    pub gone: Vec<String>,
    /// What an editor has to look at.
    pub remarks: Vec<String>,
    /// Sentences that the text did not have, and those that it has no longer.
    pub said: (Vec<String>, Vec<String>),
}

/// The article that a page is another state of: the same address; or, where one of the two has none, the same title and
/// outlet and half of its lines.
pub fn same_article(run: &Run, page: &Page) -> Option<String> {
    let sources = &run.briefing.sources;
    let by_url = page.url.as_ref().and_then(|url| sources.iter().find(|s| s.url.get() == Some(url)));
    let alike = |s: &&Source| {
        let both = s.url.get().is_some() && page.url.is_some();
        !both && same_title(s, page) && same_outlet(run, s, page) && shares_lines(run, s, page)
    };
    by_url.or_else(|| sources.iter().find(alike)).map(|s| s.id.clone())
}

fn same_title(source: &Source, page: &Page) -> bool {
    let Some(title) = page.title.as_deref() else { return false };
    source.title.trim_matches(['[', ']']) == title || source.id == crate::text::slug(title)
}

fn same_outlet(run: &Run, source: &Source, page: &Page) -> bool {
    match (&source.outlet, page.outlet.as_deref()) {
        (Known::Is(actor), Some(name)) => {
            let actor = run.briefing.actor(*actor);
            std::iter::once(&actor.name).chain(&actor.aliases).any(|n| n.eq_ignore_ascii_case(name))
        }
        _ => true,
    }
}

fn shares_lines(run: &Run, source: &Source, page: &Page) -> bool {
    let Some(old) = original(run, &source.id) else { return super::missing::original(run, page, &source.id).is_some() };
    // A line of a few words may stand anywhere.
    let lines = |text: &str| text.lines().map(needle).filter(|l| l.len() > 40).collect::<BTreeSet<String>>();
    let (old, new) = (lines(old), lines(&page.text));
    let shared = old.intersection(&new).count();
    shared > 0 && 2 * shared >= old.len().min(new.len())
}

pub fn original<'a>(run: &'a Run, id: &str) -> Option<&'a str> {
    let name = site::original_of(run, id);
    let file = run.files.by_path(&format!("originals:{name}")).map(|f| run.files.get(f));
    file.filter(|f| f.link.is_none()).map(|f| f.text.as_str())
}

pub fn renewed(run: &Run, page: &Page, id: &str, accept_above: Option<u8>, options: &Options) -> Renewed {
    let mut memory = Memory::default();
    let original_path = format!("originals:{}", site::original_of(run, id));
    let mut out = Renewed {
        id: id.to_owned(),
        texts: vec![(original_path, page.text.clone())],
        added: Vec::new(),
        gone: Vec::new(),
        remarks: Vec::new(),
        said: changed_sentences(run, original(run, id).unwrap_or(""), page),
    };
    furniture(run, page, &mut out);
    let checked = check_with(&run.files, &out.texts, options, &mut memory);
    without_gone(&checked, &mut out);
    let checked = check_with(&run.files, &out.texts, options, &mut memory);
    add(run, page, &checked, accept_above, options, &mut memory, &mut out);
    if !site::is_drafted(&run.briefing, page) {
        out.remarks.push("only English is drafted: nothing is proposed of this text".to_owned());
    }
    out
}

/// Line ranges that an import has written follow the new text; those that an editor has typed stay.
fn furniture(run: &Run, page: &Page, out: &mut Renewed) {
    let path = format!("content/articles/{}.md", out.id);
    let (Some(file), Some(old)) = (run.files.by_path(&path), original(run, &out.id)) else { return };
    let drafts = parse::parse(&run.files).value;
    let Some((_, front)) = front(&drafts, &out.id) else { return };
    let ranges =
        |page: &Page| -> Vec<String> { page.furniture.iter().map(|r| site::lines(*r.start(), *r.end())).collect() };
    let (known, new) = (&front.excluded, ranges(page));
    if *known == new {
        return;
    }
    let written = import::clean("", old.as_bytes(), &site::known(run, None)).is_ok_and(|old| ranges(&old) == *known);
    let sheet = Sheet::new(&path, &run.files.get(file).text);
    let quoted: Vec<String> = new.iter().map(|r| format!("\"{r}\"")).collect();
    let text = match (written, new.is_empty()) {
        (true, false) if !known.is_empty() => {
            sheet.with_top_value("excluded", &format!("[{}]", quoted.join(", "))).ok()
        }
        (true, true) => sheet.without_top_key("excluded", "[]").ok(),
        _ => None,
    };
    match text {
        Some(text) => out.texts.push((path, text)),
        None => out.remarks.push(format!(
            "`excluded` is left as it is; the lines that are not the article are now [{}]",
            quoted.join(", ")
        )),
    }
}

pub fn front<'a>(drafts: &'a [Draft], id: &str) -> Option<(FileId, &'a ArticleDraft)> {
    drafts.iter().find_map(|d| match d {
        Draft::Article { file, id: of, front, .. } if of == id => Some((*file, front.as_ref())),
        _ => None,
    })
}

/// Proposals and ignored words that are gone from the text go from the files as well, unless somebody has written a comment
/// there.
fn without_gone(checked: &Run, out: &mut Renewed) {
    let drafts = parse::parse(&checked.files).value;
    let stands: BTreeSet<Entry> = checked.briefing.claims.iter().map(|c| c.entry).collect();
    let sources = checked.briefing.sources.iter().filter(|s| s.id == out.id);
    let stands_ignored: BTreeSet<Entry> = sources.flat_map(|s| &s.ignored).map(|i| i.entry).collect();
    let mut cuts: Vec<(FileId, &str, usize, String)> = Vec::new();
    for (file, key, claims) in lists(&drafts, &out.id) {
        let proposed = claims.iter().filter(|i| i.value.status.as_deref() == Some(Status::Proposed.word()));
        for item in proposed.filter(|i| !stands.contains(&Entry::item(file, key, i.index))) {
            cuts.push((file, key, item.index, item.value.quote.clone().unwrap_or_default()));
        }
    }
    if let Some((file, front)) = front(&drafts, &out.id) {
        for (i, d) in front.ignored.iter().enumerate() {
            if !stands_ignored.contains(&Entry::item(file, "ignored", i)) {
                cuts.push((file, "ignored", i, d.quote.clone().unwrap_or_default()));
            }
        }
    }
    // From the back, so that the places of the others stay.
    cuts.sort_by_key(|(file, key, index, _)| (*file, *key, std::cmp::Reverse(*index)));
    for (file, key, index, quote) in cuts {
        let path = checked.files.get(file).path.clone();
        let text = current(&checked.files, &out.texts, &path);
        let sheet = Sheet::new(&path, &text);
        let silent = sheet.inner_comments(key, index).is_ok_and(|c| c.is_empty())
            && sheet.entry(key, index).is_ok_and(|e| e.comments.iter().all(|c| document::read_remark(c).is_some()));
        if let (true, Ok(text)) = (silent, sheet.without(key, index)) {
            put(&mut out.texts, &path, text);
            out.gone.push(format!("“{quote}”"));
        }
    }
}

/// Proposes what no claim and no ignored words hold, and no sentence of the old text said.
fn add(
    run: &Run,
    page: &Page,
    checked: &Run,
    accept_above: Option<u8>,
    options: &Options,
    memory: &mut Memory,
    out: &mut Renewed,
) {
    let Some(source) = checked.briefing.sources.iter().find(|s| s.id == out.id) else { return };
    let claims: Vec<&Claim> = coverage::claims_of(&checked.briefing, source);
    let known = coverage::looked_at(&page.text, source, &claims);
    let old = original(run, &out.id).map(|text| normalise(text).text).unwrap_or_default();
    let mut change = site::proposed(checked, page, &out.id, accept_above);
    change.proposal.claims.retain(|c| {
        let figures = figures(page, c);
        let covered = figures.iter().any(|f| known.iter().any(|k| k.start < f.end && f.start < k.end));
        let sentence = sentence(page, &c.quote.range);
        !covered && !sentence.is_some_and(|s| old.contains(needle(s).as_str()))
    });
    if change.proposal.claims.is_empty() {
        return;
    }
    speakers_only(&mut change);
    let mut changes = vec![change];
    match append(run, &mut changes, &mut out.texts, options, memory) {
        Ok(_) => out.added = changes.pop().map(|c| c.proposal.claims).unwrap_or_default(),
        Err(Unusual) => {
            out.remarks.push("the list of claims is laid out so that nothing can be added to it by lines".to_owned())
        }
    }
}

/// Whoever else an article names was proposed when it came.
fn speakers_only(change: &mut Change) {
    let p = &mut change.proposal;
    let wanted = site::speakers(p);
    site::needed_actors(p, wanted);
}

/// Where the figures and dates of a proposal stand; its whole words where it has none.
fn figures(page: &Page, claim: &ProposedClaim) -> Vec<Range<usize>> {
    let at = claim.quote.range.start;
    let words = page.text.get(claim.quote.range.clone()).unwrap_or("");
    let anchor = crate::reading::Anchor::default();
    let language = Language::of(page.language.as_deref().unwrap_or("en"));
    let found = quantities(words, language).into_iter().map(|f| f.range);
    let dated = dues(words, &anchor, language)
        .into_iter()
        .map(|f| f.range)
        .chain(dates(words, &anchor, language).into_iter().map(|f| f.range));
    let all: Vec<Range<usize>> = found.chain(dated).map(|r| at + r.start..at + r.end).collect();
    if all.is_empty() { vec![claim.quote.range.clone()] } else { all }
}

fn sentence<'a>(page: &'a Page, range: &Range<usize>) -> Option<&'a str> {
    let paragraph = page.body.iter().find(|p| p.contains(&range.start))?;
    let found = sentences(&page.text, paragraph.clone()).into_iter().find(|s| s.contains(&range.start))?;
    page.text.get(found)
}

/// Sentences of the new body that the old text does not have, and of the old body that the new one does not.
fn changed_sentences(run: &Run, old: &str, page: &Page) -> (Vec<String>, Vec<String>) {
    let all = |p: &Page| -> Vec<String> {
        let of = |r: &Range<usize>| sentences(&p.text, r.clone());
        let found = p.body.iter().flat_map(of).filter_map(|r| p.text.get(r));
        found.map(one_line).collect()
    };
    let Ok(before) = import::clean("", old.as_bytes(), &site::known(run, None)) else { return (all(page), Vec::new()) };
    let missing = |of: Vec<String>, text: &str| {
        let text = normalise(text).text;
        of.into_iter().filter(|s| !text.contains(needle(s).as_str())).collect()
    };
    (missing(all(page), old), missing(all(&before), &page.text))
}
