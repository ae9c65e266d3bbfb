//! The hedges before a figure, one in another.

use super::super::super::lexicon::HEDGING;
use super::super::super::token::Gap;
use super::reader::Reader;
use crate::model::Hedge;

impl Reader<'_> {
    /// Hedges at a token: the outermost counts, but "about" gives way to a bound. The token after them.
    pub(super) fn hedges(&self, i: usize) -> (Option<Hedge>, usize) {
        let mut found: Option<Hedge> = None;
        let mut at = i;
        for _ in 0..3 {
            if at > i && self.t.get(at).is_none_or(|t| t.gap == Gap::Break) {
                break;
            }
            // "up to a total of 1,000"
            if let Some(((), next)) = HEDGING.between.at(self.t, at).filter(|_| found.is_some()) {
                at = next;
                continue;
            }
            let known = HEDGING.before.at(self.t, at).map(|(word, next)| (Hedge::from_word(word), next));
            // "Hardly |more than 50|"
            let (short, long) = match known {
                Some((_, next)) if next == at + 1 => (known, None),
                longer => (None, longer),
            };
            let Some((hedge, next)) = long.or_else(|| self.turned(at)).or(short) else { break };
            found = match found {
                None | Some(Hedge::About) => hedge,
                kept => kept,
            };
            at = next;
        }
        (found, at)
    }

    /// A word that denies a hedge: the token after it.
    pub(super) fn not(&self, i: usize) -> Option<usize> {
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
}
