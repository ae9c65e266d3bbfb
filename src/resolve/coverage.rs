//! What of an article is claimed, what is ignored with a reason, and which figures and dates nobody has looked at. It is
//! asked for, and costs the reading of whole texts: no build does it.

use super::original;
use crate::model::{Briefing, Claim, Days, Passage, Source, Value};
use crate::parse::Draft;
use crate::parse::draft::ArticleDraft;
use crate::reading::{self, Anchor, Language};
use crate::text::{FileId, Files, line_column, one_line};
use std::ops::Range;

/// An article's text as it is at hand.
pub struct Text<'a> {
    pub file: FileId,
    pub text: &'a str,
    /// Byte of the file at which `text` begins.
    pub start: usize,
    /// Bytes of `text` that are site furniture.
    pub excluded: Vec<Range<usize>>,
}

/// A figure or a date that stands in no claim's words and in no ignored ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclaimed {
    /// As printed.
    pub words: String,
    pub is_date: bool,
    /// Bytes of the text.
    pub range: Range<usize>,
    /// Line of its file, from 1.
    pub line: usize,
}

/// The text of an article: its private original, else its own body where that is public. `None` where only the lock knows
/// it.
pub fn text<'a>(files: &'a Files, drafts: &'a [Draft], source: &Source) -> Option<Text<'a>> {
    let (file, front, body) = drafts.iter().find_map(|d| match d {
        Draft::Article { file, id, front, body, .. } if *id == source.id => Some((*file, front, body)),
        _ => None,
    })?;
    let private = original(files, &original_name(front, &source.id));
    let (file, text, start) = match private {
        Some(original) => (original, files.get(original).text.as_str(), 0),
        None if source.body_is_text => (file, body.text.as_str(), body.start),
        None => return None,
    };
    // What is wrong with the ranges was said when the article was resolved.
    let excluded = original::excluded_ranges(&front.excluded, text, &source.entry, &mut Vec::new());
    Some(Text { file, text, start, excluded })
}

/// The file of a private text, unless it is a link that was not followed.
pub fn original(files: &Files, name: &str) -> Option<FileId> {
    files.by_path(&format!("originals:{name}")).filter(|file| files.get(*file).link.is_none())
}

/// Name of the file of an article's private text.
pub fn original_name(front: &ArticleDraft, id: &str) -> String {
    front.original.clone().unwrap_or_else(|| format!("{id}.txt"))
}

/// Where the words of claims and of what is ignored stand in their text.
pub fn looked_at(text: &str, source: &Source, claims: &[&Claim]) -> Vec<Range<usize>> {
    stretches(text, claims.iter().map(|c| &c.citation.passage).chain(source.ignored.iter().map(|i| &i.passage)))
}

/// Where passages stand in their text, in its order.
pub fn stretches<'a>(text: &str, passages: impl Iterator<Item = &'a Passage>) -> Vec<Range<usize>> {
    let mut starts: Vec<(usize, usize)> = passages.map(|p| (p.start as usize, p.raw.len())).collect();
    starts.sort_unstable();
    let mut chars = text.char_indices().map(|(i, _)| i).enumerate().peekable();
    let mut out = Vec::new();
    for (start, length) in starts {
        while chars.next_if(|(n, _)| *n < start).is_some() {}
        let at = chars.peek().map_or(text.len(), |(_, i)| *i);
        out.push(at..at + length);
    }
    out
}

/// Figures and dates of the article that no claim's words hold, in the order of the text. A date counts as told where a claim
/// was said, or holds, on it, or the article came out then.
pub fn unclaimed(files: &Files, text: &Text, source: &Source, claims: &[&Claim]) -> Vec<Unclaimed> {
    let known = looked_at(text.text, source, claims);
    let free = |r: &Range<usize>| !known.iter().chain(&text.excluded).any(|k| k.start < r.end && r.start < k.end);
    let published = source.published.get().map(|d| d.days);
    let told: Vec<Days> = claims.iter().flat_map(|c| days_of(c)).chain(published).collect();
    let anchor = Anchor { published: published.and_then(|d| d.latest()), counted_from: None };
    let language = Language::of(&source.language);
    let mut out = Vec::new();
    for block in blocks(text, &source.title) {
        let Some(part) = text.text.get(block.clone()) else { continue };
        let moved = |r: &Range<usize>| block.start + r.start..block.start + r.end;
        let figures = reading::quantities(part, language).into_iter().map(|f| (moved(&f.range), false));
        let dates = reading::dates(part, &anchor, language).into_iter().filter(|f| !told.contains(&f.value.days));
        for (range, is_date) in figures.chain(dates.map(|f| (moved(&f.range), true))) {
            if free(&range) {
                let words = one_line(text.text.get(range.clone()).unwrap_or(""));
                let line = line_column(&files.get(text.file).text, text.start + range.start).line;
                out.push(Unclaimed { words, is_date, line, range });
            }
        }
    }
    out.sort_by_key(|u| (u.range.start, u.range.end));
    out
}

/// The claims of an article.
pub fn claims_of<'a>(b: &'a Briefing, source: &Source) -> Vec<&'a Claim> {
    b.claims.iter().filter(|c| b.source(c.source()).id == source.id).collect()
}

fn days_of(claim: &Claim) -> Vec<Days> {
    let due = match &claim.value {
        Value::Due(due) => Some(due.soft),
        _ => None,
    };
    [claim.said_on.days, claim.as_of.days].into_iter().chain(due).collect()
}

/// The line that holds the title, with a label before it or its site's name behind it.
fn is_title(line: &str, title: &str) -> bool {
    let (line, title) = (line.trim(), title.trim());
    !title.is_empty() && line.len() <= title.len() + 60 && line.contains(title)
}

/// Stretches between blank lines and furniture, without the line that is the title.
fn blocks(text: &Text, title: &str) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    let (mut at, mut open, mut titled) = (0, false, false);
    for line in text.text.split_inclusive('\n') {
        let range = at..at + line.len();
        at = range.end;
        let furniture = text.excluded.iter().any(|e| e.start < range.end && range.start < e.end);
        let named = line.trim() == title.trim() || (!titled && is_title(line, title));
        titled |= named;
        if line.trim().is_empty() || furniture || named {
            open = false;
            continue;
        }
        match out.last_mut().filter(|_| open) {
            Some(last) => last.end = range.end,
            None => out.push(range),
        }
        open = true;
    }
    out
}
