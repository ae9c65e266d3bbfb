//! A quotation in its sentence.

use crate::reading::lexicon::Phrases;
use crate::reading::lexicon::turns::Turns;
use crate::reading::prose::is_quote_mark;
use crate::reading::token::Token;
use std::ops::Range;

/// What governs a quotation from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governor {
    pub kind: Governs,
    /// Bytes of the sentence: the word.
    pub word: Range<usize>,
    /// Bytes of the sentence: from the word to the end of the quotation, or from the quotation to the word.
    pub whole: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governs {
    /// "not", "denied that": the quotation alone says the opposite.
    Negation,
    /// "could", "if", "believes": the quotation alone says more than was said. A negation in a language whose grammar is not
    /// known is no more than that.
    Doubt,
}

/// Words between the commas of an aside ("…, the board wrote, …").
pub(super) const ASIDE: usize = 14;

/// Tokens of a governing word.
pub(super) type Span = (usize, usize);

pub(super) struct Here<'a> {
    pub(super) t: &'a [Token<'a>],
    pub(super) words: &'a Turns,
    /// The quotation's tokens.
    pub(super) first: usize,
    pub(super) end: usize,
}

impl Here<'_> {
    pub(super) fn lower(&self, i: usize) -> &str {
        self.t.get(i).map_or("", |t| &t.lower)
    }

    pub(super) fn back(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |i| self.lower(i))
    }

    /// "the mayor and the council": no clause begins between two names of one subject, right before the verb.
    pub(super) fn joins_names(&self, and: usize) -> bool {
        self.lower(and) == "and" && self.t.get(and + 1).is_some_and(Token::is_capital) && and + 2 == self.first
    }

    /// "We will not," she said, "leave": words in marks go on behind an aside only where they are in marks again.
    pub(super) fn goes_on(&self, open: usize, close: usize) -> bool {
        !is_quote_mark(self.lower(open + 1)) || is_quote_mark(self.lower(close + 1))
    }

    /// The comma that opens what the comma at `close` ends.
    pub(super) fn aside(&self, close: usize) -> Option<usize> {
        let from = close.saturating_sub(ASIDE);
        let open = (from..close).rev().find(|i| matches!(self.lower(*i), "," | ";" | ":" | "." | "(" | ")"))?;
        (self.lower(open) == "," && close - open > 1).then_some(open)
    }

    /// The words of a list that begin at a token and end before the quotation's own.
    pub(super) fn at(&self, list: &Phrases<()>, i: usize) -> Option<Span> {
        let (_, next) = list.at(self.t, i)?;
        (next <= self.first || i >= self.end).then_some((i, next))
    }

    pub(super) fn is_definite(&self) -> bool {
        let is = |w: &str| matches!(w, "the" | "these" | "those" | "its" | "their" | "his" | "her" | "our" | "all");
        is(self.lower(self.first)) || is(self.back(self.first, 1))
    }
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    matches!(
        word,
        "did"
            | "do"
            | "does"
            | "has"
            | "have"
            | "had"
            | "is"
            | "are"
            | "was"
            | "were"
            | "will"
            | "would"
            | "shall"
            | "should"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
    )
}
