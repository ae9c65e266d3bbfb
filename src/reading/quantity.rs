//! Quantities in prose: hedge, figure, unit and the thing counted.

mod age;
mod amount;
mod convert;
mod mask;
pub(super) mod noun;
mod rate;
mod scan;
mod unit;

pub use amount::{Amount, Print, Unit};
pub use convert::{Converted, convert};

use super::Found;

/// All quantities in a stretch of prose, in order, not overlapping. Dates, years, clock times, ordinals, figures in names
/// and "one" as a pronoun are none.
pub fn quantities(text: &str) -> Vec<Found<Amount>> {
    scan::scan(text, false)
}

/// The figures of scores and votes ("voted 83-16"), each on its own. They are no quantities until somebody says which side is
/// meant.
pub fn tallies(text: &str) -> Vec<Found<Amount>> {
    scan::tallies(text)
}

/// The one quantity that makes up the whole text (a `value:` field): a figure or a phrase, which may name its unit or the
/// thing counted. Here a bare `2020` or "one" is a number.
pub fn whole_quantity(text: &str) -> Option<Amount> {
    let trimmed = text.trim();
    let shift = text.len() - text.trim_start().len();
    let found = scan::scan(trimmed, true);
    let [one] = found.as_slice() else { return None };
    let rest = trimmed.get(one.range.end..)?;
    let noun = one.value.noun.as_deref().unwrap_or("");
    // What may follow the figure: the thing counted, with the words that lead to it, or a pronoun for it.
    let mut tail: Vec<&str> = rest.split([' ', '-']).filter(|w| !w.is_empty()).collect();
    let leads = tail.iter().take_while(|w| LEADS.contains(w)).count();
    tail.drain(..leads);
    let tail = tail.join(" ");
    let whole = one.range.start == 0 && (tail.is_empty() || tail == noun.replace('-', " "));
    whole.then(|| {
        let mut amount = one.value.clone();
        amount.figure = amount.figure.start + shift..amount.figure.end + shift;
        amount
    })
}

/// Words between a figure and the thing counted, and pronouns in its place.
const LEADS: [&str; 13] =
    ["of", "the", "these", "those", "its", "their", "his", "her", "our", "all", "them", "it", "us"];

#[cfg(test)]
mod tests;
