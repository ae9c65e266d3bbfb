//! What the print of a figure tells of how it is meant: the place of its last digit, and words that mean about that.

use super::super::token::Token;
use super::figure::{Form, Numeral, word};
use super::part::part_of_scale;
use crate::model::Exact;

/// The place of the last digit after the point, scale words multiplied in: "3.0" is told to a tenth, "2.5 million" to 100,000.
pub(in super::super) fn place(t: &[Token], i: usize, n: &Numeral) -> Option<Exact> {
    let digits = t.get(i..n.next)?.iter().filter(|t| t.is_figure()).find_map(|t| t.text.split_once('.'))?.1.len();
    let tenths = 10i128.checked_pow(u32::try_from(digits).ok()?)?;
    Exact::ratio(1, tenths)?.checked_mul(n.scale)
}

/// "half", "a third", "a dozen", "half a million": words that are rarely meant to the digit.
pub(in super::super) fn coarse(t: &[Token], i: usize, n: &Numeral) -> bool {
    let dozen = (i..n.next).any(|at| matches!(word(t, at), "dozen" | "dozens"));
    n.form == Form::Fraction || dozen || part_of_scale(t, i).is_some_and(|p| p.next == n.next)
}
