//! The words of a private text: how many of them stand in a run, and how many of these nobody may publish.

use super::private::Private;
use crate::text::{Letters, words};
use std::ops::Range;

/// The words of one piece of a private text, placed on its letters.
pub struct Counted {
    words: Vec<Word>,
    /// By word: words before it that the article does not publish of itself.
    counting: Vec<u32>,
}

struct Word {
    /// Bytes of the private text.
    bytes: Range<u32>,
    /// Letters of the piece; nothing where the word is a figure and figures are left out.
    letters: Range<u32>,
}

/// A run in whole words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Bytes of the private text.
    pub at: Range<usize>,
    /// Words that the article does not publish of itself.
    pub words: usize,
    /// Of these, words outside the quotation that holds most of them.
    pub unquoted: usize,
}

impl Counted {
    /// `piece` are bytes of the private text, `letters` what was read from them.
    pub fn new(private: &Private, piece: &Range<usize>, letters: &Letters) -> Counted {
        let text = private.text.get(piece.clone()).unwrap_or_default();
        let starts = letters.starts();
        let mut out = Counted { words: Vec::new(), counting: vec![0] };
        let mut own = private.own.iter().peekable();
        let (mut at, mut sum) = (0, 0);
        for word in whole(text) {
            let first = at + starts[at..].iter().take_while(|s| (**s as usize) < word.start).count();
            at = first + starts[first..].iter().take_while(|s| (**s as usize) < word.end).count();
            let bytes = piece.start + word.start..piece.start + word.end;
            while own.next_if(|o| o.end <= bytes.start).is_some() {}
            sum += u32::from(own.peek().is_none_or(|o| o.start >= bytes.end));
            out.counting.push(sum);
            out.words.push(Word { bytes: bytes.start as u32..bytes.end as u32, letters: first as u32..at as u32 });
        }
        out
    }

    /// The whole words among these letters.
    pub fn run(&self, letters: &Range<usize>, private: &Private) -> Option<Run> {
        let (from, to) = (letters.start as u32, letters.end as u32);
        let mut first = self.words.partition_point(|w| w.letters.start < from);
        let mut end = self.words.partition_point(|w| w.letters.end <= to).max(first);
        // A figure at either end may be another one.
        while first < end && self.words[first].letters.is_empty() {
            first += 1;
        }
        while end > first && self.words[end - 1].letters.is_empty() {
            end -= 1;
        }
        let last = end.checked_sub(1).filter(|last| *last >= first)?;
        let at = self.words.get(first)?.bytes.start as usize..self.words.get(last)?.bytes.end as usize;
        let counting = |from: usize, to: usize| (self.counting[to] - self.counting[from.min(to)]) as usize;
        let words = counting(first, end);
        let inside = |q: &Range<usize>| {
            let from = self.words.partition_point(|w| (w.bytes.start as usize) < q.start).clamp(first, end);
            let to = self.words.partition_point(|w| w.bytes.end as usize <= q.end).clamp(from, end);
            counting(from, to)
        };
        let near = private.quoted.iter().filter(|q| q.start < at.end && at.start < q.end);
        let quoted = near.map(inside).max().unwrap_or(0);
        Some(Run { at, words, unquoted: words - quoted })
    }
}

/// Words, but an address is one.
fn whole(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut address = 0..0;
    let mut out: Vec<Range<usize>> = Vec::new();
    for (word, _) in words(text) {
        if word.start >= address.end {
            address = address_at(text, &word).unwrap_or(word.clone());
            out.push(address.clone());
        }
    }
    out.into_iter()
}

/// The address that begins with this word.
fn address_at(text: &str, word: &Range<usize>) -> Option<Range<usize>> {
    let rest = text.get(word.end..)?;
    let begins = rest.starts_with("://") || text.get(word.clone()) == Some("www") && rest.starts_with('.');
    // Looked for only here: the end of every word's line would be looked for again and again.
    let length = || rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')')).unwrap_or(rest.len());
    begins.then(|| word.start..word.end + length())
}
