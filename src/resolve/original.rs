//! The text that an article's quotations are checked against, with its site furniture marked.

use crate::finding::{Finding, Rule};
use crate::reading::{self, Normalised};
use crate::text::{Entry, FileId};
use std::ops::Range;

/// An original text, evened out for matching.
pub struct Original<'a> {
    /// Where it lies; the article file itself where the text is public.
    pub file: FileId,
    pub text: &'a str,
    /// Byte offset of `text` in its file.
    pub start: usize,
    pub normalised: Normalised,
    /// Byte ranges of `text` that are site furniture.
    pub excluded: Vec<Range<usize>>,
    /// Words outside the furniture.
    pub words: u32,
}

impl<'a> Original<'a> {
    pub fn new(file: FileId, text: &'a str, start: usize, excluded: Vec<Range<usize>>) -> Original<'a> {
        let outside = |r: &Range<usize>| !excluded.iter().any(|e| overlap(e, r));
        let words = reading::words(text).filter(|(range, _)| outside(range)).count() as u32;
        Original { file, text, start, normalised: reading::normalise(text), excluded, words }
    }

    pub fn is_excluded(&self, range: &Range<usize>) -> bool {
        self.excluded.iter().any(|e| overlap(e, range))
    }
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// `excluded: ["1-4", "12", "48-"]` as byte ranges of `text`; lines count from 1.
pub fn excluded_ranges(specs: &[String], text: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Vec<Range<usize>> {
    let mut starts: Vec<usize> = vec![0];
    starts.extend(text.match_indices('\n').map(|(i, _)| i + 1));
    let lines = starts.len();
    let mut ranges = Vec::new();
    for (i, spec) in specs.iter().enumerate() {
        let place = || entry.field(&format!("excluded[{i}]"));
        let Some((from, to)) = line_range(spec, lines) else {
            findings.push(
                Finding::new(Rule::BadValue, place(), format!("`{spec}` is not a range of lines"))
                    .label("write `1-4`, `12` or `48-`"),
            );
            continue;
        };
        if from > lines || to > lines {
            findings.push(
                Finding::new(Rule::BadValue, place(), format!("the original has no line {}", from.max(to)))
                    .label(format!("it has {lines} lines")),
            );
            continue;
        }
        let end = starts.get(to).copied().unwrap_or(text.len());
        ranges.push(starts[from - 1]..end);
    }
    ranges
}

fn line_range(spec: &str, lines: usize) -> Option<(usize, usize)> {
    let spec = spec.trim();
    let (from, to) = match spec.split_once('-') {
        Some((from, "")) => {
            let from = from.trim().parse().ok()?;
            (from, lines.max(from))
        }
        Some((from, to)) => (from.trim().parse().ok()?, to.trim().parse().ok()?),
        None => {
            let line = spec.parse().ok()?;
            (line, line)
        }
    };
    (from >= 1 && from <= to).then_some((from, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ranges() {
        let text = "one\ntwo\nthree\nfour";
        let entry = Entry::top(FileId(0));
        let mut findings = Vec::new();
        let specs: Vec<String> = ["1-2", "4-", "3"].map(String::from).to_vec();
        let ranges = excluded_ranges(&specs, text, &entry, &mut findings);
        assert_eq!(ranges.iter().map(|r| &text[r.clone()]).collect::<Vec<_>>(), ["one\ntwo\n", "four", "three\n"]);
        assert!(findings.is_empty());
        for bad in ["0-2", "3-2", "x", "2-9", "", "-", "99999999999999999999"] {
            excluded_ranges(&[bad.to_owned()], text, &entry, &mut findings);
        }
        assert_eq!(findings.len(), 7);
    }
}
