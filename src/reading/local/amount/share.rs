//! Shares in two figures: "un habitant sur cinq", "uno de cada cinco", "drei von zehn".

use super::super::super::Found;
use super::super::super::quantity::{Amount, Unit};
use super::super::number::{Number, number};
use super::reader::{Core, Reader};
use crate::model::{Exact, Hedge};

/// The largest whole of which such a share is told.
const LARGEST: i64 = 1_000_000;

impl Reader<'_> {
    pub(super) fn one_in(&self, hedge: Option<Hedge>, i: usize, start: usize) -> Option<(Found<Amount>, usize)> {
        if self.w.one_in.is_empty() {
            return None;
        }
        let (part, at) = self.part(start)?;
        // "Un habitant |sur cinq"
        let thing = at + usize::from(self.w.one_in.at(self.t, at).is_none() && self.is_word(at));
        let (firm, next) = self.w.one_in.at(self.t, thing).filter(|_| self.same(thing))?;
        let whole = self.counted(next)?;
        let value = whole.value()?;
        let unit = self.w.units.is_at(self.t, whole.next) && self.same(whole.next);
        let unit = unit && !self.w.stop.is_at(self.t, whole.next);
        let round = [10, 100, 1000].map(Exact::from_int).contains(&value);
        let fits = value > part && value <= Exact::from_int(LARGEST) && !unit;
        if !fits || !(*firm || part == Exact::ONE || round) {
            return None;
        }
        let core = Core {
            value: part.checked_div(value)?,
            upper: None,
            unit: Some(Unit::Share),
            scale: Exact::ONE,
            money_first: false,
            about: false,
            in_words: true,
            figure: (start, whole.next),
            end: whole.next,
        };
        self.finish(hedge, core, i)
    }

    /// The first of the two, with the token after it; the article of a language may be its "one".
    fn part(&self, at: usize) -> Option<(Exact, usize)> {
        let found = self.counted(at).and_then(|n| Some((n.value()?, n.next)));
        found.or_else(|| self.w.one.at(self.t, at).map(|(_, next)| (Exact::ONE, next)))
    }

    /// A whole number without a scale word, that nothing clings to.
    fn counted(&self, at: usize) -> Option<Number> {
        if self.mask.get(at).copied().unwrap_or(true) {
            return None;
        }
        let n = number(self.w, self.t, at).ok().flatten()?;
        let plain = n.scale == Exact::ONE && !n.is_share && !n.about && n.value().is_some_and(Exact::is_integer);
        (plain && !self.is_part_of_something(at, &n, false)).then_some(n)
    }
}
