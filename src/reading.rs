//! Prose to values: hedged quantities, dates and deadlines as news prints them, an editor's strict dates, and the
//! white-space-and-quotes form in which quotations are compared.
//!
//! One library for claims, for `value:` fields and for drafting. Nothing here knows a claim, a file or a verdict; what a
//! reading denotes is the model's matter. The grammar is that of English; its word lists are data, in `words/`. All
//! readers take time linear in their input, whatever it holds.

mod due;
mod edtf;
mod normalise;
mod quantity;
mod when;
mod word;

pub use due::dues;
pub use edtf::{days, said_on};
pub use normalise::{Normalised, needle, normalise};
pub use quantity::{Amount, Converted, Unit, convert, quantities, whole_quantity};
pub use when::{Anchor, DateRead, dates};
pub use word::words;

use std::ops::Range;

/// Something read from prose, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    pub value: T,
    /// Bytes of the text that was read: the hedge, the figure and the words of its unit.
    pub range: Range<usize>,
}
