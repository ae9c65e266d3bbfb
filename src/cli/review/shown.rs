//! One proposal as an editor sees it: the words in their paragraph, what was read, what it is linked to and how sure that
//! is, what would move and what it would be at odds with.

use super::change::with_it;
use super::desk::Desk;
use super::proposal::Proposal;
use super::registry;
use crate::cli::explain::facts;
use crate::finding::Rule;
use crate::finding::human::harmless;
use crate::model::{Claim, ClaimIx, SourceStatus, Status, VerdictKind};
use crate::parse::Spans;
use crate::relate::{Disagreement, Side};
use crate::resolve::coverage;
use crate::text::{floor, line_column};

/// Letters of a paragraph that are shown on each side of the words.
const AROUND: usize = 360;
const WIDTH: usize = 96;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const OFF: &str = "\u{1b}[0m";

/// A line of a list, for people and for tools that read lines.
pub fn line(desk: &Desk, p: &Proposal) -> String {
    let (kind, subject) = p.subject();
    let sure = p.remark(desk).map_or("-".to_owned(), |(sure, _)| format!("{sure} %"));
    let quote = p.draft.quote.as_deref().unwrap_or("");
    let unreadable = if p.claim.is_none() { " (cannot be read)" } else { "" };
    let text = format!("{}  {sure}  {kind} {subject}: “{quote}”{unreadable}  {}:{}", p.id, p.path(desk), p.line(desk));
    format!("{}\n", harmless(&text))
}

/// All there is to know before one answers.
pub fn screen(desk: &Desk, p: &Proposal, number: usize, of: usize) -> String {
    let title = desk.run.briefing.sources.iter().find(|s| s.id == p.article).map_or("", |s| s.title.as_str());
    let mut out = format!(
        "\n{BOLD}{number} of {of}{OFF}  {}  {DIM}{}:{}{OFF}\n\n",
        harmless(title),
        harmless(p.path(desk)),
        p.line(desk)
    );
    let Some(claim) = p.claim(desk) else {
        out.push_str(&unreadable(desk, p));
        return out;
    };
    match paragraph(desk, claim) {
        Some(text) => out.push_str(&text),
        None => out.push_str(&wrapped(&format!("«{}»  (its article's text is not here)", claim.citation.passage.raw))),
    }
    out.push('\n');
    for (name, text) in facts_of(desk, p, claim) {
        field(&mut out, name, &text);
    }
    out
}

fn facts_of(desk: &Desk, p: &Proposal, claim: &Claim) -> Vec<(&'static str, String)> {
    let b = &desk.run.briefing;
    let (kind, id) = b.subject_key(claim.subject);
    let label = b.subject_label(claim.subject);
    let moving = with_it(desk, p);
    let is_new = moving.iter().any(|e| e.id == id && e.registry.starts_with(kind));
    let linked = format!("{label} ({id}){}", if is_new { ", new" } else { "" });
    let mut out = vec![(kind, linked)];
    if let crate::model::SubjectId::Number(n) = claim.subject {
        let of: Vec<&str> = claim
            .populations
            .iter()
            .filter_map(|p| b.number(n).populations.get(p.0 as usize))
            .map(|p| p.label.as_str())
            .collect();
        if !of.is_empty() {
            out.push(("of", of.join(", or ")));
        }
        out.push(("unit", b.number(n).unit.clone()));
    }
    out.push(("read as", facts::value(b, claim)));
    let mut voice = facts::holder_name(b, claim.holder).to_owned();
    if let Some(by) = claim.by.filter(|by| crate::model::Holder::Actor(*by) != claim.holder) {
        voice = format!("{}, for {voice}", b.actor(by).name);
    }
    if claim.by.is_none() {
        voice.push_str(" (nobody else is named)");
    }
    let via: Vec<&str> = claim.via.iter().map(|a| b.actor(*a).name.as_str()).collect();
    if !via.is_empty() {
        voice = format!("{voice}, through {}", via.join(", "));
    }
    out.push(("says", voice));
    if let Some(speech) = claim.speech {
        out.push(("words", facts::whose_words(speech).to_owned()));
    }
    if let Some(phrase) = &claim.phrase {
        out.push(("phrase", format!("“{phrase}”")));
    }
    out.push(("said on", facts::shown(&claim.said_on)));
    out.push(("holds for", facts::shown(&claim.as_of)));
    if let Some((sure, why)) = p.remark(desk) {
        out.push(("sure", format!("{sure} %: {why}")));
    }
    if !moving.is_empty() {
        let names: Vec<String> = moving.iter().map(|e| format!("{} “{}”", e.name(), e.label)).collect();
        out.push(("with it", format!("{}, from {} to the registry", names.join(", "), registry::FOLDER)));
    }
    out.extend(at_odds(desk, claim).into_iter().map(|text| ("at odds", text)));
    out.extend(broken(desk, p).into_iter().map(|text| ("breaks", text)));
    out
}

/// Reports of the same time that cannot hold beside it.
fn at_odds(desk: &Desk, claim: &Claim) -> Vec<String> {
    let b = &desk.run.briefing;
    let Some(relations) = desk.run.relations.subjects.get(&claim.subject) else { return Vec::new() };
    let own = |side: Side| matches!(side, Side::Claim(ix) if b.claim(ix).entry == claim.entry);
    let mut out = Vec::new();
    for pair in relations.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree && p.verdict.co_temporal) {
        let other = match (own(pair.a), own(pair.b)) {
            (true, _) => pair.b,
            (_, true) => pair.a,
            _ => continue,
        };
        out.push(match other {
            Side::Claim(ix) => report(desk, ix),
            Side::Derived(_) => "a figure computed from other reports".to_owned(),
        });
    }
    let with = |d: &&Disagreement| d.claims.iter().any(|ix| b.claim(*ix).entry == claim.entry);
    let known = |d: &Disagreement| desk.plain.relations.disagreements.iter().any(|p| p.id == d.id);
    let opens = desk.run.relations.disagreements.iter().filter(with).any(|d| !known(d));
    if let (Some(first), true) = (out.first_mut(), opens) {
        first.push_str("; this would open a disagreement");
    }
    out
}

fn report(desk: &Desk, ix: ClaimIx) -> String {
    let b = &desk.run.briefing;
    let claim = b.claim(ix);
    let source = b.source(claim.source());
    let waits = claim.status == Status::Proposed || source.status == SourceStatus::Draft;
    let unpublished = if waits { ", not published either" } else { "" };
    let holder = facts::holder_name(b, claim.holder);
    format!("“{}”, {holder}, in {}{unpublished}", claim.citation.passage.raw, source.id)
}

/// Notes that explain another verdict than there would be.
fn broken(desk: &Desk, p: &Proposal) -> Vec<String> {
    let spans = Spans::new(&desk.run.files);
    let own = spans.range(&p.entry.place());
    let about = |f: &&crate::finding::Finding| {
        f.related.iter().any(|(place, _)| place.file == p.entry.file && own.contains(&spans.range(place).start))
    };
    let findings = desk.run.findings.iter().filter(|f| f.rule == Rule::VerdictChanged);
    findings.filter(about).map(|f| format!("{}: {}", desk.run.files.get(f.place.file).path, f.message)).collect()
}

/// The paragraph with the words marked.
fn paragraph(desk: &Desk, claim: &Claim) -> Option<String> {
    let source = desk.run.briefing.source(claim.source());
    let text = coverage::text(&desk.run.files, &desk.drafts, source)?;
    let raw = &claim.citation.passage.raw;
    let start = text.text.char_indices().nth(claim.citation.passage.start as usize).map(|(i, _)| i)?;
    let end = start + raw.len();
    let (before, after) = (text.text.get(..start)?, text.text.get(end..)?);
    let from = before.rfind("\n\n").map_or(0, |i| i + 2).max(floor(before, before.len().saturating_sub(AROUND)));
    let to = after.find("\n\n").unwrap_or(after.len()).min(floor(after, AROUND));
    let file = desk.run.files.get(text.file);
    let line = line_column(&file.text, text.start + start).line;
    let whole = |cut: bool| if cut { "… " } else { "" };
    let cut_before = from > 0 && !before.get(..from)?.ends_with("\n\n");
    let cut_after = to < after.len() && !after.get(to..)?.starts_with('\n');
    let shown = format!(
        "{}{}«{}»{}{}",
        whole(cut_before),
        before.get(from..)?,
        raw,
        after.get(..to)?,
        if cut_after { " …" } else { "" }
    );
    let marked = wrapped(&shown).replace('«', &format!("{BOLD}«")).replace('»', &format!("»{OFF}"));
    let path = file.path.trim_start_matches("originals:").to_owned();
    Some(format!("{marked}  {DIM}line {line} of {}{OFF}\n", harmless(&path)))
}

/// What is typed, and why it cannot be read.
fn unreadable(desk: &Desk, p: &Proposal) -> String {
    let spans = Spans::new(&desk.run.files);
    let own = spans.range(&p.entry.place());
    let here =
        |f: &&crate::finding::Finding| f.place.file == p.entry.file && own.contains(&spans.range(&f.place).start);
    let mut out = String::new();
    let quote = p.draft.quote.as_deref().unwrap_or("");
    let (kind, id) = p.subject();
    field(&mut out, kind, id);
    field(&mut out, "quote", quote);
    for f in desk.run.findings.iter().filter(here) {
        let help = f.help.as_deref().map(|h| format!("; {h}")).unwrap_or_default();
        field(&mut out, "but", &format!("{}{help}", f.message));
    }
    out
}

fn field(out: &mut String, name: &str, text: &str) {
    let text = wrapped(text);
    for (i, line) in text.lines().enumerate() {
        let name = if i == 0 { name } else { "" };
        out.push_str(&format!("  {DIM}{name:<9}{OFF} {}\n", line.trim_start()));
    }
}

/// Lines of a paragraph, indented, and nothing in them that a terminal would obey.
fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let word = harmless(word);
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&format!("  {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&word);
    }
    out.push_str(&format!("  {line}\n"));
    out
}
