//! From what dates are counted, and a date as it is read.

use crate::model::{Basis, Days};
use jiff::civil::Date;

/// From what relative dates are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Anchor {
    /// The article's publication date: "Wednesday", "last year" and dates without a year count from it.
    pub published: Option<Date>,
    /// When the obligation was made: "within 14 months" counts from it.
    pub counted_from: Option<Date>,
}

/// A date as read: the days, and whether it was printed in full or resolved from the publication date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateRead {
    pub days: Days,
    pub basis: Basis,
}
