//! Lines of one file, found once, for the printers.

use crate::finding::Finding;
use crate::text::{FileId, Files, LineColumn, Place};
use std::collections::BTreeMap;
use std::ops::Range;

/// Where the lines of a text begin.
pub struct Lines<'a> {
    pub text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(text: &'a str) -> Lines<'a> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect();
        Lines { text, starts }
    }

    /// Index of the line that holds a byte, from 0.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// Bytes of a line without its end.
    pub fn bytes(&self, line: usize) -> Range<usize> {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self.starts.get(line + 1).map_or(self.text.len(), |next| next - 1);
        let end = if end > start && self.text.as_bytes().get(end - 1) == Some(&b'\r') { end - 1 } else { end };
        start..end.max(start)
    }

    pub fn position(&self, offset: usize) -> LineColumn {
        let line = self.line(offset);
        let start = self.bytes(line).start;
        let column = self.text.get(start..offset).map_or(0, |before| before.chars().count());
        LineColumn { line: line + 1, column: column + 1 }
    }
}

/// A finding with the bytes of its place.
pub struct Placed<'a> {
    pub finding: &'a Finding,
    pub range: Range<usize>,
}

/// Findings in reading order with their bytes, and the lines of every file that one of them names.
pub fn placed<'a>(
    files: &'a Files,
    spans: &dyn Fn(&Place) -> Range<usize>,
    findings: &'a [Finding],
) -> (Vec<Placed<'a>>, BTreeMap<FileId, Lines<'a>>) {
    let mut lines = BTreeMap::new();
    for finding in findings {
        for place in std::iter::once(&finding.place).chain(finding.related.iter().map(|(place, _)| place)) {
            lines.entry(place.file).or_insert_with(|| Lines::new(&files.get(place.file).text));
        }
    }
    let mut placed: Vec<Placed> =
        findings.iter().map(|finding| Placed { finding, range: spans(&finding.place) }).collect();
    placed.sort_by(|a, b| {
        let key = |p: &Placed<'a>| (p.finding.place.file, p.range.start, p.finding.rule);
        (key(a), &a.finding.message).cmp(&(key(b), &b.finding.message))
    });
    (placed, lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_agree_with_the_plain_count() {
        for text in ["", "a", "a\n", "\u{e9}\nb\u{10ffff}c\r\n\r\nd"] {
            let lines = Lines::new(text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(lines.position(offset), crate::text::line_column(text, offset), "{text:?} {offset}");
            }
        }
    }

    #[test]
    fn a_line_ends_before_its_line_end() {
        let lines = Lines::new("ab\r\nc\n");
        assert_eq!([0, 1, 2, 3].map(|i| lines.bytes(i)), [0..2, 4..5, 6..6, 6..6]);
    }
}
