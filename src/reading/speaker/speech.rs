//! Something said, by whom, and what tells so.

use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Index into the names.
    Name(usize),
    /// Bytes of a description that no name of the article explains: "a senior official".
    Words(Range<usize>),
}

/// What tells the speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Basis {
    /// Words of speech in the same sentence, with the speaker named there.
    Said,
    /// The same, by a pronoun or a description.
    Referred,
    /// The words stand alone; whoever spoke before goes on.
    Continued,
}

/// Something said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Bytes: the quotation with its marks, or the words of indirect speech.
    pub range: Range<usize>,
    /// Index into the quotations; `None` for indirect speech.
    pub quotation: Option<usize>,
    pub speaker: Speaker,
    pub basis: Basis,
    /// Bytes of the verb ("told") or of "according to".
    pub verb: Option<Range<usize>>,
    /// Index into the names: who carried the words ("told Reuters", "NBC reported").
    pub via: Option<usize>,
    /// Bytes of the day on which it was said, where that is stated beside the verb: "Wednesday", "February 17".
    pub day: Option<Range<usize>>,
}
