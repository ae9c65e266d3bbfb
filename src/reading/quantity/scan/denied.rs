//! Hedges that are denied: "nowhere near 500" is no 500, "not over 500" is at most 500.

use super::super::super::lexicon::HEDGING;
use super::reader::Reader;
use crate::model::Hedge;

impl Reader<'_> {
    /// The end of an amount that is said not to be: nothing is read there.
    pub(super) fn denied(&self, i: usize) -> Option<usize> {
        if HEDGING.before.at(self.t, i).is_some_and(|(_, next)| next > i + 1) {
            return None;
        }
        let far = HEDGING.denied.at(self.t, i).map(|(_, next)| next);
        let near = || {
            let (word, next) = HEDGING.before.at(self.t, self.not(i)?)?;
            let hedge = Hedge::from_word(word)?;
            matches!(hedge, Hedge::About | Hedge::Nearly | Hedge::Exact | Hedge::UpTo).then_some(next)
        };
        let start = far.or_else(near)?;
        let (_, start) = self.hedges(start);
        let first = self.core(start, true)?;
        let both = self.range(&first, None, false, false, start).map(|(_, next)| next);
        Some(both.unwrap_or(first.end).max(first.end))
    }
}
