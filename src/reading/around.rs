//! The sentence of an original around a quotation: the whole phrase in which a figure or a date of the quotation stands, and
//! what governs the quotation from outside.
//!
//! A quotation is read as it was typed; whether its words mean the same where they stand is asked here. Nothing reads over
//! the end of a sentence, a paragraph or a table cell.

mod edge;
mod govern;
mod inside;
mod near;
mod whole;

pub use govern::{Governor, Governs, governor};
pub use inside::{denied_date, denied_figure};
pub use near::{may_be_governed, may_go_on};
pub use whole::{cut_due, cut_figure};

use super::prose::{paragraphs, sentences};
use super::{Amount, Found, Language, quantities};
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

/// A text cut into paragraphs and table cells. Each is cut into sentences, and each sentence read, when it is first asked for.
pub struct Around<'a> {
    text: &'a str,
    language: Language,
    /// Bytes, in order.
    pieces: Vec<Range<usize>>,
    sentences: RefCell<HashMap<usize, Rc<[Range<usize>]>>>,
    figures: RefCell<HashMap<Range<usize>, Figures>>,
}

/// The figures of a sentence.
pub type Figures = Rc<[Found<Amount>]>;

impl<'a> Around<'a> {
    pub fn new(text: &'a str, language: Language) -> Around<'a> {
        let pieces = paragraphs(text).into_iter().flat_map(|p| cells(text, p)).collect();
        Around { text, language, pieces, sentences: RefCell::default(), figures: RefCell::default() }
    }

    /// Bytes of the sentence at a place; of a place that runs over several, all of them.
    pub fn sentence(&self, at: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.piece(at.start), self.piece(at.end.saturating_sub(1).max(at.start)));
        let (Some(first), Some(last)) = (first, last) else { return at.clone() };
        let start = self.of_piece(first).iter().rev().find(|s| s.start <= at.start).map_or(at.start, |s| s.start);
        let end = self.of_piece(last).iter().find(|s| s.end >= at.end).map_or(at.end, |s| s.end);
        let (start, end) = (start.min(at.start), end.max(at.end));
        start.max(cut(self.text, at.start.saturating_sub(LONGEST), at))..end.min(cut(self.text, at.end + LONGEST, at))
    }

    /// The figures of a sentence, in its bytes.
    pub fn figures(&self, sentence: &Range<usize>) -> Figures {
        let mut known = self.figures.borrow_mut();
        let read = || quantities(self.text.get(sentence.clone()).unwrap_or(""), self.language).into();
        known.entry(sentence.clone()).or_insert_with(read).clone()
    }

    fn piece(&self, at: usize) -> Option<usize> {
        let n = self.pieces.partition_point(|p| p.end <= at);
        self.pieces.get(n).filter(|p| p.contains(&at)).map(|_| n)
    }

    fn of_piece(&self, n: usize) -> Rc<[Range<usize>]> {
        let Some(piece) = self.pieces.get(n) else { return Rc::new([]) };
        let mut known = self.sentences.borrow_mut();
        let read = || {
            let part = self.text.get(piece.clone()).unwrap_or("");
            sentences(part, self.language).into_iter().map(|s| piece.start + s.start..piece.start + s.end).collect()
        };
        known.entry(n).or_insert_with(read).clone()
    }
}

/// Bytes of a sentence that are read on either side of a quotation: of a text without a full stop no more.
const LONGEST: usize = 2_000;

/// The place in the text at or nearest to a byte, on the way to the quotation, where no word is cut.
fn cut(text: &str, byte: usize, at: &Range<usize>) -> usize {
    let space = |i: &usize| text.as_bytes().get(*i).is_none_or(u8::is_ascii_whitespace);
    match byte {
        0 => 0,
        _ if byte <= at.start => (byte..at.start).find(space).unwrap_or(at.start),
        _ => (at.end..text.len().min(byte) + 1).rev().find(space).unwrap_or(at.end),
    }
}

/// The cells of a line of a table; a paragraph of prose is one.
fn cells(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut start = paragraph.start;
    let part = text.get(paragraph.clone()).unwrap_or("");
    if !part.contains('\t') && !part.contains('|') {
        return if paragraph.is_empty() { out } else { vec![paragraph] };
    }
    for (i, mark) in part.match_indices(['\t', '|']) {
        out.push(start..paragraph.start + i);
        start = paragraph.start + i + mark.len();
    }
    out.push(start..paragraph.end);
    out.retain(|r| !r.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_its_stop_its_paragraph_and_its_cell() {
        for (text, words, expected) in [
            ("One came. About 500 visitors left. Two came.", "500 visitors", "About 500 visitors left."),
            ("Fewer than\n\n500 visitors", "500 visitors", "500 visitors"),
            ("| Fewer than | 500 visitors |", "500 visitors", "500 visitors"),
            ("Over\t500 visitors\tby June", "500 visitors", "500 visitors"),
            ("He left. She came. They stay.", "left. She", "He left. She came."),
        ] {
            let at = text.find(words).unwrap();
            let found = Around::new(text, Language::ENGLISH).sentence(&(at..at + words.len()));
            assert_eq!(text[found].trim(), expected, "{text}");
        }
    }
}
