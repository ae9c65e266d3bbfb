//! A hedged figure with its unit: what the readers of quantities find.

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
