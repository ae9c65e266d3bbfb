//! Deadlines in prose.

use super::{Anchor, Found};
use crate::model::Due;

/// All wordings of a deadline in a stretch of prose, in order, not overlapping.
pub fn dues(_text: &str, _anchor: &Anchor) -> Vec<Found<Due>> {
    Vec::new()
}
