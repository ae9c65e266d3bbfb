//! A figure becomes an amount: its unit, the hedges that follow, the thing counted.

use super::super::super::Found;
use super::super::super::lexicon::HEDGING;
use super::super::super::token::{Gap, Token, bytes};
use super::super::amount::{Amount, Print, Unit};
use super::super::{noun, rate};
use super::reader::{Core, Reader};
use crate::model::{Exact, Hedge};
use crate::text::one_line;

impl Reader<'_> {
    pub(super) fn finish(&self, hedge: Option<Hedge>, core: Core, start: usize) -> Option<(Found<Amount>, usize)> {
        let end = core.end;
        self.finish_at(hedge, core, start, end)
    }

    /// "$300 million over two years": a time over which something is spread, not more than that time.
    pub(super) fn spreads(&self, core: &Core, start: usize) -> bool {
        let time = matches!(&core.unit, Some(Unit::Measure(u)) if TIMES.contains(&u.as_str()));
        let over = time && self.is(start, "over") && start + 1 == core.figure.0;
        let before = self.t.get(start.saturating_sub(NEAR)..start).unwrap_or(&[]);
        let clause = before.iter().rev().take_while(|t| !matches!(t.lower.as_str(), "," | "." | ";" | ":"));
        over && clause.into_iter().any(Token::is_figure)
    }

    /// Applies the unit, hedges that follow, and the thing counted.
    pub(super) fn finish_at(
        &self,
        hedge: Option<Hedge>,
        core: Core,
        start: usize,
        end: usize,
    ) -> Option<(Found<Amount>, usize)> {
        let (hedge, start) = if self.spreads(&core, start) { (None, core.figure.0) } else { (hedge, start) };
        let value = core.value.checked_mul(core.factor)?;
        let upper = match core.upper {
            Some(upper) => Some(upper.checked_mul(core.factor)?),
            None => None,
        };
        // "500 grams of sugar", "two years of war"
        let countable =
            matches!(core.unit, None | Some(Unit::Share)) || (core.unit != Some(Unit::Times) && self.is(end, "of"));
        let mut thing = if countable { noun::after(self.t, end) } else { None };
        let after = |at: usize| {
            let found = self.t.get(at).filter(|t| t.gap != Gap::Break).and_then(|_| HEDGING.after.at(self.t, at));
            found.filter(|(_, next)| !self.goes_on(at, *next))
        };
        let mut end = end;
        let mut next = end;
        let mut hedge = match (core.hedge, hedge) {
            (Some(own @ (Hedge::Vague | Hedge::Majority)), _) => Some(own),
            (own, given) => given.or(own),
        };
        // "500+ attacks"
        if let Some((_, past)) = after(end).filter(|_| countable) {
            thing = noun::after(self.t, past);
        }
        let late = after(end).or_else(|| thing.and_then(|(_, last)| after(last + 1)));
        if let Some((word, past)) = late.filter(|_| matches!(hedge, None | Some(Hedge::About))) {
            hedge = Hedge::from_word(word);
            (end, next) = (past, past);
        }
        let behind = thing.map(|(_, last)| last + 1).filter(|b| *b > end);
        let rate = rate::after(self.t, end).or_else(|| rate::after(self.t, behind?));
        let mut per = None;
        if let Some((of, past)) = rate {
            // "300 daily visitors", "300 a day or more"
            if thing.is_some_and(|(first, _)| first < past && first >= end) {
                thing = noun::after(self.t, past);
            }
            (per, end, next) = (Some(of), past, past);
            if let Some((word, past)) = after(end).filter(|_| hedge.is_none()) {
                hedge = Hedge::from_word(word);
                (end, next) = (past, past);
            }
        }
        let per = per.or_else(|| rate::before(self.t, start));
        let half = Exact::ratio(1, 2)?;
        if core.unit == Some(Unit::Share) && value == half && hedge == Some(Hedge::Over) {
            hedge = Some(Hedge::Majority);
        }
        let noun = thing.and_then(|(a, b)| self.text.get(bytes(self.t, a, b + 1)?)).map(one_line);
        let unit = core.unit.or_else(|| noun.as_ref().map(|_| Unit::Count));
        let figure = bytes(self.t, core.figure.0, core.figure.1)?;
        let range = bytes(self.t, start, end)?;
        if let Some((_, last)) = thing {
            // The words of the noun hold no further figure ("30 member countries"), but may hold one after a hyphen.
            next = next.max((last + 1).min(end + 1)).max(next);
        }
        let hedge = hedge.unwrap_or(Hedge::Bare);
        let place = core.print.place.and_then(|p| p.checked_mul(core.factor));
        let print = Print { place, mean: self.is_mean(start), ..core.print };
        Some((Found { value: Amount { hedge, value, upper, unit, per, noun, print, figure }, range }, next.max(end)))
    }

    /// "$3 million plus |$400,000", "500 or more |than twice that", "700 tickets, or so |its owner says": words behind a figure
    /// that belong to what follows.
    pub(super) fn goes_on(&self, at: usize, next: usize) -> bool {
        let last = self.lower_before(next, 1);
        let adds = self.is(at, "plus")
            && self.t.get(next).is_some_and(|n| n.is_figure() || !n.is_word() && !n.is_hyphen() && n.gap == Gap::Space);
        let with_what = self.t.get(next + 1).is_some_and(|n| n.is_word() || n.is_figure());
        let compares = self.word(next) == "than" && last != "least" && with_what;
        let subject =
            matches!(self.word(next), "the" | "its" | "his" | "her" | "their" | "he" | "she" | "it" | "they" | "we")
                || self.t.get(next).is_some_and(|n| n.is_word() && n.is_capital());
        let says = self.is(at, ",") && last == "so" && subject;
        adds || compares || says
    }

    /// "An average of 2 children", "a median 300".
    pub(super) fn is_mean(&self, start: usize) -> bool {
        let mean = |w: &str| matches!(w, "average" | "mean" | "median" | "averages" | "averaged" | "averaging");
        let one = self.lower_before(start, 1);
        mean(one) || (one == "of" && mean(self.lower_before(start, 2)))
    }
}

/// Units of a time over which money is spent or a change happens.
const TIMES: [&str; 6] = ["hour", "day", "week", "month", "quarter", "year"];

/// Words before "over" among which that amount stands.
const NEAR: usize = 6;
