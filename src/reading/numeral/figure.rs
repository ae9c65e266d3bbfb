//! One figure as it is read, and what stands at a token.

use super::super::lexicon::COUNTING;
use super::super::token::{Gap, Token};
use crate::model::Exact;

/// A figure and the token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct Numeral {
    pub value: Exact,
    pub next: usize,
    pub form: Form,
    /// The figure before scale words, and the scale: "2.5 million" is 2.5 and 1,000,000.
    pub coefficient: Exact,
    pub scale: Exact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Form {
    /// Digits alone: may be a year, a name, a number of order.
    Digits,
    Words,
    /// A part: a third, two-thirds, one in five, 3/4.
    Fraction,
}

pub(super) fn int(n: i64) -> Exact {
    Exact::from_int(n)
}

pub(super) fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
}

pub(super) fn same_sentence(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(|t| t.gap != Gap::Break)
}

/// A hyphen between two glued tokens is stepped over.
pub(super) fn past_hyphen(t: &[Token], i: usize) -> usize {
    let joined = t.get(i).is_some_and(|t| t.is_hyphen() && t.glued()) && t.get(i + 1).is_some_and(Token::glued);
    if joined { i + 1 } else { i }
}

pub(super) fn scale_at(t: &[Token], i: usize) -> Option<i64> {
    same_sentence(t, i).then(|| COUNTING.scales.get(word(t, i)).copied()).flatten()
}

pub(super) fn scaled(t: &[Token], mut i: usize, coefficient: Exact, form: Form) -> Option<Numeral> {
    let mut scale = Exact::ONE;
    if let Some(s) = scale_at(t, i) {
        scale = int(s);
        i += 1;
    }
    Some(Numeral { value: coefficient.checked_mul(scale)?, next: i, form, coefficient, scale })
}
