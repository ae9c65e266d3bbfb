//! A private text, as the search takes it.

use crate::text::FileId;
use std::ops::Range;

/// Words in a run that may not be published. Below the limit on quotations plus one no run can be told from a quotation.
pub const RUN: usize = 16;

/// A private text. Ranges are bytes of it, in their order.
#[derive(Clone, Debug)]
pub struct Private<'a> {
    pub file: FileId,
    pub text: &'a str,
    /// What of it is private; no run goes from one of these to the next.
    pub open: Vec<Range<usize>>,
    /// What the article publishes of itself: title, authors, outlet, day. It does not count.
    pub own: Vec<Range<usize>>,
    /// Registered quotations: each may stand.
    pub quoted: Vec<Range<usize>>,
}
