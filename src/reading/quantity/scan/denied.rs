//! Hedges that are denied: "nowhere near 500" is no 500, "not over 500" is at most 500.

use super::super::super::lexicon::HEDGING;
use super::Reader;
use crate::model::Hedge;

impl Reader<'_> {
    /// A word that denies a hedge: the token after it.
    fn not(&self, i: usize) -> Option<usize> {
        let word = self.t.get(i).filter(|t| t.is_word())?.lower.as_str();
        let denies =
            matches!(word, "not" | "never" | "cannot" | "without" | "hardly" | "scarcely") || word.ends_with("n't");
        let mut at = i + 1;
        while matches!(self.word(at), "even" | "at" | "all" | "anywhere" | "really" | "quite" | "to" | "yet")
            && HEDGING.before.at(self.t, at).is_none()
            && at < i + 4
        {
            at += 1;
        }
        denies.then_some(at)
    }

    /// A bound that is denied is the opposite bound.
    pub(super) fn turned(&self, i: usize) -> Option<(Option<Hedge>, usize)> {
        let (word, next) = HEDGING.before.at(self.t, self.not(i)?)?;
        let opposite = match Hedge::from_word(word)? {
            Hedge::Over => Hedge::UpTo,
            Hedge::AtLeast => Hedge::Under,
            Hedge::Under => Hedge::AtLeast,
            _ => return None,
        };
        Some((Some(opposite), next))
    }

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
