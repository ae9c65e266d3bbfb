//! The text that an article's quotations are checked against, with its site furniture marked.

use crate::finding::{Finding, Rule};
use crate::reading::{self, Around, Language, Normalised, Quotation};
use crate::text::{Entry, FileId};
use std::cell::OnceCell;
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
    around: OnceCell<Around<'a>>,
    quotations: OnceCell<Vec<Quotation>>,
    speakers: OnceCell<Vec<Spoken>>,
}

/// Words between quotation marks, and whose they are by the names that the text has for the speaker, the fullest first.
pub struct Spoken {
    pub range: Range<usize>,
    pub names: Vec<String>,
}

impl<'a> Original<'a> {
    pub fn new(file: FileId, text: &'a str, start: usize, excluded: Vec<Range<usize>>) -> Original<'a> {
        let outside = |r: &Range<usize>| !excluded.iter().any(|e| overlap(e, r));
        let words = reading::words(text).filter(|(range, _)| outside(range)).count() as u32;
        let normalised = reading::normalise(text);
        let (around, quotations, speakers) = Default::default();
        Original { file, text, start, normalised, excluded, words, around, quotations, speakers }
    }

    /// Its sentences.
    pub fn around(&self, language: Language) -> &Around<'a> {
        self.around.get_or_init(|| Around::new(self.text, language))
    }

    fn quotations(&self) -> &[Quotation] {
        self.quotations.get_or_init(|| if has_marks(self.text) { reading::quotations(self.text) } else { Vec::new() })
    }

    /// The words stand inside quotation marks, all of them; marks and stops at their edges aside.
    pub fn is_quoted(&self, at: &Range<usize>) -> bool {
        self.quotations().iter().any(|q| holds(&q.range, &self.bare(at)))
    }

    /// Who speaks inside the marks around a place.
    pub fn speaker(&self, at: &Range<usize>) -> Option<&Spoken> {
        let bare = self.bare(at);
        self.speakers.get_or_init(|| self.spoken()).iter().find(|s| holds(&s.range, &bare))
    }

    fn spoken(&self) -> Vec<Spoken> {
        let names = reading::names(self.text);
        let speeches = reading::speakers(self.text, &names, self.quotations());
        let named = speeches.into_iter().filter_map(|s| match s.speaker {
            reading::Speaker::Name(n) if s.quotation.is_some() => Some((s.range, names.get(n)?)),
            _ => None,
        });
        named
            .map(|(range, n)| Spoken { range, names: std::iter::once(&n.name).chain(&n.aliases).cloned().collect() })
            .collect()
    }

    /// Without marks and spaces at the edges.
    fn bare(&self, at: &Range<usize>) -> Range<usize> {
        let words = self.text.get(at.clone()).unwrap_or("");
        let edge = |c: char| !c.is_alphanumeric();
        let start = at.start + (words.len() - words.trim_start_matches(edge).len());
        start..(at.start + words.trim_end_matches(edge).len()).max(start)
    }

    pub fn is_excluded(&self, range: &Range<usize>) -> bool {
        self.excluded.iter().any(|e| overlap(e, range))
    }
}

/// A first look: a mark that can open a quotation. Those inside words are apostrophes.
fn has_marks(text: &str) -> bool {
    // The first bytes of all of them.
    if !text.bytes().any(|b| matches!(b, b'"' | b'\'' | b'`' | 0xc2 | 0xe2)) {
        return false;
    }
    let single =
        |(i, _): (usize, &str)| text.get(..i).and_then(|t| t.chars().next_back()).is_none_or(|c| !c.is_alphanumeric());
    // One at a time: to look for one character is to look for a byte.
    ['"', '“', '”', '„', '«', '»', '‘'].into_iter().any(|mark| text.contains(mark))
        || text.contains("``")
        || ['\'', '’'].into_iter().any(|mark| text.match_indices(mark).any(single))
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
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
