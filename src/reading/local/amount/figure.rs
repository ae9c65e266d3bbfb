//! Hedges and the figure behind them. Each asks for the other: "fra 300 til 400" is no hedge but a range.

use super::super::super::Found;
use super::super::super::quantity::{Amount, Unit};
use super::super::super::token::Gap;
use super::super::number::{Number, number};
use super::doubt::Doubt;
use super::reader::{Core, Reader, Seen};
use crate::model::{Exact, Hedge};
use std::ops::Range;

impl Reader<'_> {
    /// Hedges at a token: the outermost counts, but "about" gives way to a bound. The token after them.
    pub(super) fn hedges(&self, i: usize) -> (Option<Hedge>, usize) {
        let mut found: Option<Hedge> = None;
        let mut at = i;
        for _ in 0..4 {
            if at > i && !self.same(at) {
                break;
            }
            if let Some(((), next)) = self.w.fill.at(self.t, at).filter(|_| found.is_some()) {
                at = next;
                continue;
            }
            let Some((hedge, next)) = self.prefixed(&self.w.before, at).filter(|_| !self.opens_range(at)) else {
                break;
            };
            found = match found {
                None | Some(Hedge::About) => Some(*hedge),
                kept => kept,
            };
            at = next;
        }
        (found, at)
    }

    /// "zwischen 200 und 500", "de 200 à 500".
    pub(super) fn between(&self, hedge: Option<Hedge>, i: usize, start: usize) -> Option<(Found<Amount>, usize)> {
        let (and, at) = self.prefixed(&self.w.between, start)?;
        if self.w.to.word(and).is_some() && self.tells_change(start) {
            return None;
        }
        let (inner, figure) = self.hedges(self.past_fill(at));
        let Seen::Core(first) = self.core(figure, true) else { return None };
        let joint = self.t.get(first.end).filter(|t| t.gap != Gap::Break && t.is(and))?;
        let close = usize::from(joint.is(and));
        let (_, second) = self.hedges(self.past_fill(first.end + close));
        let Seen::Core(second) = self.core(second, true) else { return None };
        self.pair(hedge.or(inner.filter(|h| *h != Hedge::About)), first, second, i)
    }

    pub(super) fn tells_change(&self, from: usize) -> bool {
        for n in 1..=10 {
            let Some(t) = from.checked_sub(n).and_then(|i| self.t.get(i)) else { return false };
            if t.is(".") || t.is("!") || t.is("?") || t.is(";") {
                return false;
            }
            if t.is_word && self.w.change.iter().any(|stem| t.key.starts_with(stem.as_str())) {
                return true;
            }
        }
        false
    }

    /// Digits at a token that are not read.
    pub(super) fn doubt(&self, i: usize, scalable: bool) -> Option<Found<Doubt>> {
        let t = self.t.get(i)?;
        let values = t.digits.as_ref().map(|d| d.values.clone()).filter(|v| !v.is_empty())?;
        Some(Found { value: Doubt { values, scalable }, range: t.range.clone() })
    }

    pub(super) fn open(&self, n: &Number, i: usize, scalable: bool) -> Seen {
        let range: Option<Range<usize>> = self
            .t
            .get(i)
            .zip(n.next.checked_sub(1).and_then(|l| self.t.get(l)))
            .map(|(a, b)| a.range.start..b.range.end);
        match range {
            Some(range) if !n.values.is_empty() => {
                Seen::Doubt(Found { value: Doubt { values: n.values.clone(), scalable }, range }, n.next)
            }
            _ => Seen::Past(n.next),
        }
    }

    /// The figure that starts at a token, with its unit.
    pub(super) fn core(&self, i: usize, hedged: bool) -> Seen {
        let Some(token) = self.t.get(i).filter(|_| !self.mask.get(i).copied().unwrap_or(true)) else {
            return Seen::Nothing;
        };
        if let Some(next) = self.unread(i) {
            return Seen::Past(next);
        }
        // "€ 5"
        let sign = self.w.units.at(self.t, i).filter(|(u, next)| {
            matches!(u, Unit::Money(_)) && self.same(*next) && self.t.get(*next).is_some_and(|t| t.digits.is_some())
        });
        let at = sign.map_or(i, |(_, next)| next);
        if self.t.get(at).is_none_or(|t| t.digits.is_none() && sign.is_some()) {
            return Seen::Nothing;
        }
        let n = match number(self.w, self.t, at) {
            Ok(Some(n)) => n,
            Ok(None) => return Seen::Nothing,
            Err(next) => {
                let digits = (at..next).any(|i| self.t.get(i).is_some_and(|t| t.digits.is_some()));
                let range =
                    token.range.start..self.t.get(next.saturating_sub(1)).map_or(token.range.end, |t| t.range.end);
                return match digits {
                    true => Seen::Doubt(Found { value: Doubt { values: Vec::new(), scalable: true }, range }, next),
                    false => Seen::Past(next),
                };
            }
        };
        let unit = match sign {
            Some((unit, _)) => Some((unit.clone(), n.next)),
            None => self.unit(&n),
        };
        if n.in_digits {
            if self.is_part_of_something(at, &n, unit.is_some()) {
                return Seen::Past(n.next);
            }
            let counts = self.counts(at, &n, hedged, unit.as_ref());
            if !counts || !n.sure || !self.is_alone(at, &n) {
                return self.open(&n, at, !self.listed && !self.is_scaled(&n));
            }
        }
        let Some(value) = n.value() else { return self.open(&n, at, false) };
        let (unit, end) = unit.map_or((None, n.next), |(u, e)| (Some(u), e));
        let per_cent = unit == Some(Unit::Share);
        let hundredth = || Exact::ratio(1, 100).and_then(|h| value.checked_mul(h));
        let Some(value) = (if per_cent { hundredth() } else { Some(value) }) else { return Seen::Past(end) };
        let unit = if n.is_share { Some(Unit::Share) } else { unit };
        Seen::Core(Core {
            value,
            upper: None,
            unit,
            scale: n.scale,
            money_first: sign.is_some(),
            about: n.about,
            in_words: n.is_share,
            figure: (i, n.next),
            end,
        })
    }

    /// "od 300 do 400": the word that would be a bound alone begins a range.
    pub(super) fn opens_range(&self, i: usize) -> bool {
        let Some((and, at)) = self.prefixed(&self.w.between, i) else { return false };
        let past_hedge =
            |at: usize| self.w.before.at(self.t, at).filter(|_| self.same(at)).map_or(at, |(_, next)| next);
        let Seen::Core(first) = self.core(past_hedge(self.past_fill(at)), true) else { return false };
        let joint = self.t.get(first.end).is_some_and(|t| t.gap != Gap::Break && t.is(and));
        joint && matches!(self.core(past_hedge(self.past_fill(first.end + 1)), true), Seen::Core(_))
    }

    /// Words before a figure that leave it open or deny it: "ein paar hundert", "alles andere als 500". The token after the figure.
    pub(super) fn unread(&self, i: usize) -> Option<usize> {
        let (_, next) = self.w.not_read.at(self.t, i)?;
        let (hedge, at) = self.hedges(next);
        if let Some((_, end)) = self.between(hedge, next, at) {
            return Some(end);
        }
        if !self.same(at) || self.mask.get(at).copied().unwrap_or(true) {
            return None;
        }
        match super::super::number::number(self.w, self.t, at) {
            Ok(found) => found.map(|n| self.past_range(n.next)),
            Err(next) => Some(next),
        }
    }

    /// "bei weitem keine 640–700": the other end of a range that is not read.
    pub(super) fn past_range(&self, at: usize) -> usize {
        let dash = self.t.get(at).filter(|d| (d.is("-") || d.is("–")) && d.gap != Gap::Break).map(|_| at + 1);
        let joint = dash.or_else(|| self.w.to.at(self.t, at).filter(|_| self.same(at)).map(|(_, next)| next));
        let second = joint.and_then(|next| super::super::number::number(self.w, self.t, next).ok().flatten());
        second.map_or(at, |n| n.next)
    }
}
