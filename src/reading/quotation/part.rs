//! A quotation in a text.

use std::ops::Range;

/// Words between quotation marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Bytes, marks included.
    pub range: Range<usize>,
    /// Bytes of the words alone; over several paragraphs the marks that open later ones are inside.
    pub inner: Range<usize>,
    /// A word or two picked out, or the title of something: no statement.
    pub scare: bool,
    /// A mark was missing; the end is where the paragraph or the clause ends.
    pub healed: bool,
}
