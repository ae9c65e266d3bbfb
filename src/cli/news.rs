//! What a build means, in a few lines behind it: from how things stood when the site was last published.

use super::show::count;
use crate::finding::human::harmless;
use crate::model::{Briefing, ClaimIx, Holder, Permanent, SubjectId};
use crate::relate::{News, Told, Turn};

/// Lines at most, besides the first and the last.
const LINES: usize = 9;

/// Empty where nothing has changed.
pub fn report(b: &Briefing, news: &News) -> String {
    // Of the first build everything is new.
    if news.is_empty() || b.published.is_empty() {
        return String::new();
    }
    let label = |s: SubjectId| harmless(b.subject_label(s)).into_owned();
    let named = |t: &Told| match t.apart.as_str() {
        "" => label(t.subject),
        apart => format!("{} ({})", label(t.subject), harmless(apart)),
    };
    let by = |t: &Told| t.by.map_or_else(String::new, |s| format!(", brought by {}", harmless(&b.source(s).id)));
    let turn = |what: &str, t: &Turn| {
        let shown = |value: &str| harmless(&with_groups(b, t.about.subject, value)).into_owned();
        let (before, after) = (shown(&t.before), shown(&t.after));
        format!("{what}: {}, {} → {}{}", named(&t.about), in_words(&before), in_words(&after), by(&t.about))
    };
    let mut lines: Vec<String> = Vec::new();
    lines.extend(news.opened.iter().map(|t| format!("disagreement opened: {}{}", named(t), by(t))));
    lines.extend(news.ended.iter().map(|t| format!("no longer in dispute: {}", named(t))));
    lines
        .extend(news.joined.iter().map(|(t, to)| format!("one dispute now: {} is part of {}", named(t), harmless(to))));
    lines.extend(news.rivals.iter().map(|t| format!("one more side in the disagreement: {}{}", named(t), by(t))));
    lines.extend(news.noted.iter().map(|t| format!("disagreement {}: {}", t.after, named(&t.about))));
    lines.extend(news.turned.iter().map(|t| turn("verdict", t)));
    lines.extend(news.moved.iter().map(|t| turn(moved(t.about.subject), t)));
    lines.extend(news.minds.iter().map(|(s, was, is)| {
        let said = |ix: ClaimIx| harmless(&b.claim(ix).citation.passage.quote).into_owned();
        let source = harmless(&b.source(b.claim(*is).source()).id).into_owned();
        let holder = harmless(holder(b, *is)).into_owned();
        format!("change of mind: {holder} on “{}”, “{}” → “{}”, in {source}", label(*s), said(*was), said(*is))
    }));
    lines.extend(
        news.heard.iter().map(|(s, who)| format!("heard for the first time: {} on “{}”", names(b, who), label(*s))),
    );
    lines.extend(
        news.compared.iter().map(|t| {
            format!("compared for the first time: {}, {}{}", named(&t.about), in_words(&t.after), by(&t.about))
        }),
    );
    let mut out = vec![new(news)];
    let more = lines.len().saturating_sub(LINES);
    out.extend(lines.into_iter().take(if more > 0 { LINES - 1 } else { LINES }));
    if more > 0 {
        out.push(format!("and {} more: see the page of changes", more + 1));
    }
    out.retain(|line| !line.is_empty());
    format!("What changed:\n{}\n", out.iter().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n"))
}

fn holder(b: &Briefing, ix: ClaimIx) -> &str {
    match b.claim(ix).holder {
        Holder::Actor(a) => &b.actor(a).name,
        Holder::Source(s) => &b.source(s).title,
    }
}

/// A figure as it is listed, with the names of the groups that it counts: `500 (dock)` is "500 (at the dock)".
fn with_groups(b: &Briefing, subject: SubjectId, value: &str) -> String {
    let (SubjectId::Number(n), Some((figure, of))) =
        (subject, value.strip_suffix(')').and_then(|v| v.rsplit_once(" (")))
    else {
        return value.to_owned();
    };
    let groups = &b.number(n).populations;
    let label = |id: &str| groups.iter().find(|p| p.id == id).map_or(id.to_owned(), |p| p.label.clone());
    format!("{figure} ({})", of.split(", ").map(label).collect::<Vec<_>>().join(", "))
}

fn moved(subject: SubjectId) -> &'static str {
    if matches!(subject, SubjectId::Deadline(_)) { "date" } else { "figure" }
}

/// The words of the data files that need some; figures stay as they are.
fn in_words(standing: &str) -> &str {
    match standing {
        "" => "nothing",
        "none" => "no report",
        "single" => "one report",
        "one-holder" => "one holder",
        "apart" | "not-comparable" => "not compared",
        "differs-over-time" => "differs over time",
        other => other,
    }
}

/// "new: 1 article, 17 claims". Disagreements have lines of their own.
fn new(news: &News) -> String {
    let order = [
        (Permanent::Article, "article"),
        (Permanent::Claim, "claim"),
        (Permanent::Number, "number"),
        (Permanent::Deadline, "deadline"),
        (Permanent::Question, "question"),
        (Permanent::Actor, "actor"),
        (Permanent::Page, "page"),
    ];
    let counts = order.iter().filter_map(|(kind, word)| Some(count(*news.new.get(kind)?, word)));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() { String::new() } else { format!("new: {}", counts.join(", ")) }
}

fn names(b: &Briefing, ids: &[String]) -> String {
    let mut all = Vec::new();
    for id in ids {
        let name = b.actors.iter().find(|a| a.id == *id).map_or(id, |a| &a.name);
        all.push(harmless(name).into_owned());
    }
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => all.concat(),
    }
}
