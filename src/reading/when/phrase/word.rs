//! Words and signs at a token.

use super::super::super::token::{Gap, Token};

pub(super) fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word() && t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
}

pub(super) fn first_word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
}

pub(super) fn mark(t: &[Token], i: usize, lower: &str) -> bool {
    t.get(i).is_some_and(|m| m.is(lower) && m.gap != Gap::Break)
}

pub(super) fn glued(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::glued)
}

pub(super) fn before<'t>(t: &'t [Token], i: usize) -> &'t str {
    i.checked_sub(1)
        .and_then(|b| t.get(b))
        .filter(|_| t.get(i).is_some_and(|t| t.gap != Gap::Break))
        .map_or("", |t| t.lower.as_str())
}

/// A figure of one or two digits without a comma, or a year: its value.
pub(super) fn plain(t: &[Token], i: usize, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let f = t.get(i).filter(|f| f.is_figure() && length.contains(&f.text.len()))?;
    f.text.bytes().all(|b| b.is_ascii_digit()).then(|| f.text.parse().ok()).flatten()
}
