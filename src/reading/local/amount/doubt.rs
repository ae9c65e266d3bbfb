//! A figure that is not read for certain, kept apart so that an editor may say what it is.

use crate::model::Exact;

/// A figure in digits that was not read, for what it counts or how its digits are meant is not certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// What the digits may mean, with the scale words that were read.
    pub values: Vec<Exact>,
    /// A word beside it that was not read may be a scale word.
    pub scalable: bool,
}

impl Doubt {
    /// The digits do not say otherwise. `share`: the value is a part of a whole, so that the word beside may be "per cent".
    pub fn may_be(&self, value: Exact, share: bool) -> bool {
        let scaled = |v: &Exact| value.checked_div(*v).is_some_and(|factor| is_scale(factor, share));
        self.values.is_empty() || self.values.contains(&value) || (self.scalable && self.values.iter().any(scaled))
    }
}

fn is_scale(factor: Exact, share: bool) -> bool {
    let n = factor.numer();
    let power = n > 0 && n.checked_ilog10().is_some_and(|log| 10i128.checked_pow(log) == Some(n));
    power && (factor.is_integer() || (share && n == 1 && factor.denom() == 100))
}
