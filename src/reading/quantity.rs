//! Quantities in prose: hedge, figure, unit and the thing counted.

mod age;
mod convert;
mod mask;
pub(super) mod noun;
mod rate;
mod scan;
mod unit;

pub use convert::{Converted, convert};

use super::Found;
use crate::model::{Exact, Figure, Hedge, Precision, Quantity, Widths};
use std::ops::Range;

/// What a figure counts or measures.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// A part of a whole; the value is a fraction of one.
    Share,
    /// How many times as much.
    Times,
    /// ISO 4217 code where the words tell it, else the word itself.
    Money(String),
    /// Canonical English name or symbol: `km`, `tonne`, `hour`.
    Measure(String),
    /// Things counted.
    Count,
}

/// A hedged figure with its unit, before anybody says what it denotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    pub hedge: Hedge,
    /// The figure, scale words multiplied in; the lower one of a range.
    pub value: Exact,
    /// The upper figure of a range (included) or a vague count (excluded).
    pub upper: Option<Exact>,
    /// `None`: the text names neither a unit nor a thing counted.
    pub unit: Option<Unit>,
    /// Of what it is a rate: "day" of "300 visitors a day". A rate is another measure than a count.
    pub per: Option<String>,
    /// The thing counted, as printed: "U.S. troops".
    pub noun: Option<String>,
    /// How the figure is printed.
    pub print: Print,
    /// Bytes of the figure alone, without hedge and unit.
    pub figure: Range<usize>,
}

/// What the print of a figure tells of how closely it is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Print {
    /// The place of the last digit that is printed, in the unit of the value, where the value alone does not tell it.
    pub place: Option<Exact>,
    /// A word that means about that ("half", "a dozen", "two decades"), or a range with "about" before it.
    pub coarse: bool,
    /// The lower and the upper figure of a range are left out themselves: "over 500 but under 600".
    pub open: (bool, bool),
    /// "1.5m" may be metres.
    pub metres: bool,
    /// The figure is a mean of several.
    pub mean: bool,
    /// The figure is what a share before it is taken of: "half of the 500 visitors".
    pub base: bool,
    /// So many more or fewer: "12 fewer pupils", "900 visitors more than in May".
    pub difference: bool,
}

impl Amount {
    /// Things counted come in whole numbers; rates, means and "2.5 children" are no counts. `thing`: a figure without any
    /// unit is one of things counted.
    pub fn counts(&self, thing: bool) -> bool {
        let unit = self.unit == Some(Unit::Count) || (self.unit.is_none() && thing);
        let whole = self.value.is_integer() && self.upper.is_none_or(Exact::is_integer);
        unit && whole && self.per.is_none() && !self.print.mean
    }

    /// What the words denote in the unit that they are printed in. `None` where the figures leave the exact range.
    pub fn denote(&self, verbatim: &str, thing: bool, widths: &Widths) -> Option<Quantity> {
        let precision = match self.print {
            Print { coarse: true, .. } => Precision::Coarse,
            _ if self.counts(thing) => Precision::Counted,
            Print { place, .. } => Precision::Measured(place),
        };
        let (hedge, value, upper, open) = (self.hedge, self.value, self.upper, self.print.open);
        let quantity = Figure { hedge, value, upper, precision, open }.denote(verbatim, widths)?;
        // A growth of 120 per cent is no part of a whole.
        let part = self.unit == Some(Unit::Share) && self.upper.unwrap_or(self.value) <= Exact::ONE;
        Some(match (part, self.counts(thing)) {
            (true, _) => quantity.clamp_share(),
            (_, true) => quantity.whole(),
            _ => quantity,
        })
    }
}

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
