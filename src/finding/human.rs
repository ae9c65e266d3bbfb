//! Findings for people: message, place, the line itself with a marker, what to do.
//!
//! The drawing is done by the crate that draws compiler messages. Everything foreign is made harmless first: a
//! terminal must not obey what a file holds.

use super::lines::{Lines, Placed, placed};
use super::{Finding, Rule, Severity};
use crate::text::{At, FileId, Files, Place, is_harmful};
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Patch, Renderer, Snippet};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Most lines of one marked extent that are shown.
const LINES: usize = 3;
/// A second place of the same file so many lines away is drawn apart.
const APART: usize = 40;
/// Notes of one rule that are drawn; a large site can have hundreds, and errors must not drown in them.
const NOTES: usize = 6;

/// Remarks that stay however good the content is: the editor knows them after the first time.
const LASTING: &[Rule] = &[Rule::OriginalMissing, Rule::DateInferred, Rule::Rescinded];

/// How much is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everything.
    All,
    /// Of many notes of one rule the first few.
    Few,
    /// The same, and remarks that never end as one line that counts them.
    Brief,
}

/// Findings in the order of files and places, and a last line that counts them; of many notes of one rule only the first
/// few. Empty without findings.
pub fn print(files: &Files, spans: &dyn Fn(&Place) -> Range<usize>, findings: &[Finding], color: bool) -> String {
    draw(files, spans, findings, color, Shown::Few)
}

/// The same, and how much of it.
pub fn draw(
    files: &Files,
    spans: &dyn Fn(&Place) -> Range<usize>,
    findings: &[Finding],
    color: bool,
    shown: Shown,
) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let (placed, lines) = placed(files, spans, findings);
    let mut out = String::new();
    let mut notes: BTreeMap<Rule, usize> = BTreeMap::new();
    let mut lasting: BTreeMap<Rule, usize> = BTreeMap::new();
    for one in &placed {
        let Finding { rule, severity, .. } = *one.finding;
        if shown == Shown::Brief && severity != Severity::Error && LASTING.contains(&rule) {
            *lasting.entry(rule).or_default() += 1;
            continue;
        }
        if shown != Shown::All && severity == Severity::Note {
            let seen = notes.entry(rule).or_default();
            *seen += 1;
            if *seen > NOTES {
                continue;
            }
        }
        out += &renderer.render(&report(files, &lines, spans, one));
        out += "\n\n";
    }
    for (rule, seen) in notes.into_iter().filter(|(_, seen)| *seen > NOTES) {
        let more = seen - NOTES;
        out += &format!("note[{}]: {more} more of this kind; `briefing check --all` shows them\n\n", rule.code());
    }
    out += &counted(&lasting);
    if !findings.is_empty() {
        out += &summary(findings);
        out.push('\n');
    }
    out
}

/// "12 more remarks of 3 kinds (B0314, B0504, B0507): `briefing check --all` shows them"
fn counted(lasting: &BTreeMap<Rule, usize>) -> String {
    let remarks = match lasting.values().sum::<usize>() {
        0 => return String::new(),
        1 => "1 more remark".to_owned(),
        n => format!("{n} more remarks"),
    };
    let kinds = match lasting.len() {
        1 => "one kind".to_owned(),
        n => format!("{n} kinds"),
    };
    let codes: Vec<&str> = lasting.keys().map(|rule| rule.code()).collect();
    format!("{remarks} of {kinds} ({}): `briefing check --all` shows them\n\n", codes.join(", "))
}

/// "3 errors, 1 warning", the gravest first; "nothing found" without any.
pub fn summary(findings: &[Finding]) -> String {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counted = kinds.map(|(severity, name)| match findings.iter().filter(|f| f.severity == severity).count() {
        0 => None,
        1 => Some(format!("1 {name}")),
        n => Some(format!("{n} {name}s")),
    });
    let words: Vec<String> = counted.into_iter().flatten().collect();
    if words.is_empty() { "nothing found".to_owned() } else { words.join(", ") }
}

fn report<'a>(
    files: &'a Files,
    lines: &'a BTreeMap<FileId, Lines<'a>>,
    spans: &dyn Fn(&Place) -> Range<usize>,
    placed: &Placed<'a>,
) -> Vec<Group<'a>> {
    let finding = placed.finding;
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let mut group = Group::with_title(level.primary_title(harmless(&finding.message)).id(finding.rule.code()));
    let path = |file: FileId| harmless(&files.get(file).path);
    let extent = |place: &Place, range: &Range<usize>| {
        let lines = lines.get(&place.file)?;
        (place.at != At::File && !lines.text.is_empty()).then(|| Extent::new(lines, range.clone()))
    };

    let main = extent(&finding.place, &placed.range);
    // A second mark within view is drawn into the same excerpt.
    let mut near: Vec<(Extent, &str)> = Vec::new();
    let mut far: Vec<(&Place, Option<Extent>, &str)> = Vec::new();
    for (place, label) in &finding.related {
        match (extent(place, &spans(place)), &main) {
            (Some(e), Some(m)) if place.file == finding.place.file && m.first.abs_diff(e.first) <= APART => {
                near.push((e, label));
            }
            (e, _) => far.push((place, e, label)),
        }
    }
    group = match &main {
        None => group.element(Origin::path(path(finding.place.file))),
        Some(main) => {
            let first = near.iter().map(|(e, _)| e.first).fold(main.first, usize::min);
            let last = near.iter().map(|(e, _)| e.last).fold(main.last, usize::max);
            let mut snippet = main.excerpt(first, last).path(path(finding.place.file));
            for (e, label) in &near {
                snippet = snippet.annotation(e.mark(first, AnnotationKind::Context, label));
            }
            group.element(snippet.annotation(main.mark(first, AnnotationKind::Primary, &finding.label)))
        }
    };
    for (place, extent, label) in &far {
        group = match extent {
            None => group.element(Origin::path(path(place.file))),
            Some(e) => {
                let mark = e.mark(e.first, AnnotationKind::Context, label);
                group.element(e.excerpt(e.first, e.last).path(path(place.file)).annotation(mark))
            }
        };
    }

    let help = finding.help.as_deref().map(harmless);
    match (&finding.replacement, &main, help) {
        (Some(text), Some(main), help) if main.is_whole => {
            let title = Level::HELP.secondary_title(help.unwrap_or(Cow::Borrowed("write instead")));
            let patch = Patch::new(main.inside(main.first), harmless(text));
            let source = main.excerpt_of(main.first, main.last);
            let snippet = Snippet::source(source).line_start(main.first + 1).patch(patch);
            vec![group, title.element(snippet)]
        }
        (_, _, Some(help)) => vec![group.element(Level::HELP.message(help))],
        _ => vec![group],
    }
}

/// A marked extent and the lines it stands on.
struct Extent<'a> {
    lines: &'a Lines<'a>,
    range: Range<usize>,
    first: usize,
    last: usize,
    /// Nothing of it had to be left out.
    is_whole: bool,
}

impl<'a> Extent<'a> {
    fn new(lines: &'a Lines<'a>, range: Range<usize>) -> Extent<'a> {
        let first = lines.line(range.start);
        let last = lines.line(range.end).max(first);
        if last - first < LINES {
            return Extent { lines, range, first, last, is_whole: true };
        }
        let end = lines.bytes(first).end.max(range.start);
        Extent { lines, range: range.start..end, first, last: first, is_whole: false }
    }

    fn excerpt_of(&self, first: usize, last: usize) -> Cow<'a, str> {
        let range = self.lines.bytes(first).start..self.lines.bytes(last).end;
        same_length(self.lines.text.get(range).unwrap_or_default())
    }

    fn excerpt<T: Clone>(&self, first: usize, last: usize) -> Snippet<'a, T> {
        Snippet::source(self.excerpt_of(first, last)).line_start(first + 1)
    }

    /// The extent in bytes of an excerpt that begins with line `first`.
    fn inside(&self, first: usize) -> Range<usize> {
        let start = self.lines.bytes(first).start;
        let length = self.lines.bytes(self.last).end.saturating_sub(start);
        let from = self.range.start.saturating_sub(start).min(length);
        from..self.range.end.saturating_sub(start).clamp(from, length)
    }

    fn mark<'b>(&self, first: usize, kind: AnnotationKind, label: &'b str) -> Annotation<'b> {
        let mark = kind.span(self.inside(first));
        if label.is_empty() { mark } else { mark.label(harmless(label)) }
    }
}

/// Most characters of a message, a label or a help text: nothing that the tool says itself is longer.
const LONG: usize = 600;

/// Text for a message: harmful characters as `\u{202e}`, other white space as a space; the middle of what is too long to
/// read is left out.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let long = text.len() > LONG && text.chars().count() > LONG;
    if long {
        let (first, last) = (text.chars().take(LONG / 3), text.chars().rev().take(LONG / 6).collect::<Vec<_>>());
        let short: String = first.chain([' ', '\u{2026}', ' ']).chain(last.into_iter().rev()).collect();
        return Cow::Owned(harmless(&short).into_owned());
    }
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => out.push(' '),
            c if is_harmful(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same for an excerpt, where every byte must keep its place: a stand-in of the same length.
fn same_length(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| is_harmful(c) && !matches!(c, '\n' | '\t');
    if !text.chars().any(harmful) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match (harmful(c), c.len_utf8()) {
        (false, _) => c,
        (true, 1) => '?',
        (true, 2) => '\u{b7}',
        (true, _) => char::REPLACEMENT_CHARACTER,
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}
