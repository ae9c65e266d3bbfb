//! What a share is taken of: "half of the 500 visitors" and "none of the 85 pupils" name 500 and 85, but the amount is another.

use super::super::super::Found;
use super::super::super::token::{Gap, Token};
use super::super::amount::{Amount, Unit};

const BETWEEN: [&str; 17] = [
    "of", "the", "these", "those", "that", "its", "their", "his", "her", "our", "all", "last", "year", "month", "week",
    "'s", "some",
];

/// Words that lead to what is counted.
const DETERMINERS: [&str; 9] = ["the", "these", "those", "its", "their", "his", "her", "our", "my"];

/// Marks figures that stand behind a share, with nothing but "of the" in between, and those of which none or not all are meant.
pub(super) fn mark(t: &[Token], out: &mut [Found<Amount>]) {
    for found in out.iter_mut() {
        let at = t.partition_point(|t| t.range.start < found.range.start);
        found.value.print.base = is_emptied(t, at);
    }
    for n in 1..out.len() {
        let (Some(share), Some(base)) = (out.get(n - 1), out.get(n)) else { continue };
        let from = t.partition_point(|t| t.range.end <= share.range.end);
        let to = t.partition_point(|t| t.range.start < base.range.start);
        let between = t.get(from..to).unwrap_or(&[]);
        let led =
            between.first().is_some_and(|w| w.is("of")) && between.iter().all(|w| BETWEEN.contains(&w.lower.as_str()));
        // "Half the 900 visitors"
        let half = between.len() == 1 && between.first().is_some_and(|w| DETERMINERS.contains(&w.lower.as_str()));
        let led = led || half;
        let of = share.value.unit == Some(Unit::Share) && base.value.unit != Some(Unit::Share);
        if let Some(base) = out.get_mut(n).filter(|_| led && of) {
            base.value.print.base = true;
        }
    }
}

/// "None of the |85", "not all |85", "not one of the |85", "all but |12".
fn is_emptied(t: &[Token], at: usize) -> bool {
    let inside = |i: usize| t.get(i + 1).is_some_and(|next| next.gap != Gap::Break);
    let back = |i: usize| i.checked_sub(1).filter(|b| inside(*b));
    let word = |i: Option<usize>| i.and_then(|i| t.get(i)).map_or("", |w| w.lower.as_str());
    let not = |i: Option<usize>| matches!(word(i), "not" | "hardly" | "scarcely" | "barely");
    let mut b = back(at);
    if DETERMINERS.contains(&word(b)) {
        b = b.and_then(back);
    }
    let before = b.and_then(back);
    match word(b) {
        "of" => match word(before) {
            "none" | "neither" => true,
            "all" | "one" | "many" | "any" | "most" => not(before.and_then(back)),
            _ => false,
        },
        "all" => not(before),
        "but" => word(before) == "all",
        _ => false,
    }
}
