//! What a share is taken of: "half of the 500 visitors" names 500, but the amount is another.

use super::super::super::Found;
use super::super::super::token::Token;
use super::super::{Amount, Unit};

const BETWEEN: [&str; 17] = [
    "of", "the", "these", "those", "that", "its", "their", "his", "her", "our", "all", "last", "year", "month", "week",
    "'s", "some",
];

/// Marks figures that stand behind a share, with nothing but "of the" in between.
pub(super) fn mark(t: &[Token], out: &mut [Found<Amount>]) {
    for n in 1..out.len() {
        let (Some(share), Some(base)) = (out.get(n - 1), out.get(n)) else { continue };
        let from = t.partition_point(|t| t.range.end <= share.range.end);
        let to = t.partition_point(|t| t.range.start < base.range.start);
        let between = t.get(from..to).unwrap_or(&[]);
        let led =
            between.first().is_some_and(|w| w.is("of")) && between.iter().all(|w| BETWEEN.contains(&w.lower.as_str()));
        let of = share.value.unit == Some(Unit::Share) && base.value.unit != Some(Unit::Share);
        if let Some(base) = out.get_mut(n).filter(|_| led && of) {
            base.value.print.base = true;
        }
    }
}
