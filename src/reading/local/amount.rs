//! Amounts of languages other than English: hedges, a figure or a range of two, its unit and the thing counted. What is not
//! read for certain is kept apart, so that an editor may say what it is.

mod compound;
mod finish;
mod share;

use super::super::Found;
use super::super::quantity::{Amount, Unit};
use super::super::token::Gap;
use super::lex::Token;
use super::number::{Number, number};
use super::words::Words;
use crate::model::{Exact, Hedge};
use compound::is_shared;
use std::ops::Range;

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

/// What a text holds.
#[derive(Default)]
pub(super) struct Reading {
    pub amounts: Vec<Found<Amount>>,
    pub doubts: Vec<Found<Doubt>>,
}

/// Reads a text whose tokens of dates are masked.
pub(super) fn read(w: &Words, t: &[Token], mask: &[bool], listed: bool) -> Reading {
    let reader = Reader { w, t, mask, listed };
    let mut out = Reading::default();
    let mut i = 0;
    while i < t.len() {
        i = reader.at(i, &mut out).max(i + 1);
    }
    out
}

struct Reader<'a> {
    w: &'a Words,
    t: &'a [Token<'a>],
    mask: &'a [bool],
    /// The language has words, not scales alone.
    listed: bool,
}

/// A figure with its unit.
#[derive(Clone, Debug)]
struct Core {
    value: Exact,
    upper: Option<Exact>,
    unit: Option<Unit>,
    scale: Exact,
    money_first: bool,
    /// A collective: "une centaine" is about a hundred.
    about: bool,
    in_words: bool,
    figure: (usize, usize),
    end: usize,
}

/// What stands at a token.
enum Seen {
    Nothing,
    Core(Core),
    /// Not for certain: the token after it.
    Doubt(Found<Doubt>, usize),
    /// No figure: step on to a token.
    Past(usize),
}

impl Reader<'_> {
    fn same(&self, i: usize) -> bool {
        self.t.get(i).is_some_and(|t| t.gap != Gap::Break)
    }

    fn is_word(&self, i: usize) -> bool {
        self.t.get(i).is_some_and(|t| t.is_word && t.gap != Gap::Break)
    }

    fn value(&self, t: Option<&Token>) -> Option<Exact> {
        t?.digits.as_ref()?.values.first().copied()
    }

    /// A list's phrase at a token; where the language writes small words to the next one, behind such a letter too.
    fn prefixed<'w, T: Clone>(&self, list: &'w super::words::Phrases<T>, i: usize) -> Option<(&'w T, usize)> {
        list.at(self.t, i).or_else(|| {
            let key = &self.t.get(i)?.key;
            self.w.prefixes.iter().find_map(|p| list.with_first(key.strip_prefix(p.as_str())?, self.t, i))
        })
    }

    /// Reads what starts at a token; the token to go on from.
    fn at(&self, i: usize, out: &mut Reading) -> usize {
        if self.mask.get(i).copied().unwrap_or(true) {
            return i + 1;
        }
        let (hedge, start) = self.hedges(i);
        if let Some((found, next)) = self.one_in(hedge, i, start) {
            out.amounts.push(found);
            return next;
        }
        if let Some((found, next)) = self.between(hedge, i, start) {
            out.amounts.push(found);
            return next;
        }
        let first = match self.core(start, hedge.is_some() && !self.leads(i, start)) {
            Seen::Nothing => return self.one_of_more(start).unwrap_or(i + 1),
            Seen::Past(next) => return next,
            Seen::Doubt(doubt, next) => {
                out.doubts.push(doubt);
                return next;
            }
            Seen::Core(core) => core,
        };
        match self.range(&first, hedge, i) {
            Joined::Range(found, next) => {
                out.amounts.push(*found);
                next
            }
            Joined::Open(next) => {
                for at in first.figure.0..next {
                    out.doubts.extend(self.doubt(at, false));
                }
                next
            }
            Joined::Unread(next) => next,
            joined @ (Joined::No | Joined::Change(_)) => {
                let scaled = first.scale > Exact::ONE || first.unit.is_some();
                let odd = !self.listed || !first.value.is_integer();
                let Some((found, next)) = self.finish(hedge, first, i) else { return i + 1 };
                // The word taken for the thing counted may be a scale word that is in no list.
                if odd && !scaled && found.value.noun.is_some() {
                    let value = Doubt { values: vec![found.value.value], scalable: true };
                    out.doubts.push(Found { value, range: found.value.figure.clone() });
                }
                out.amounts.push(found);
                if let Joined::Change(second) = joined { second } else { next }
            }
        }
    }

    /// Words before a figure that may as well lead to a date.
    fn leads(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.w.leads.at(self.t, i).is_some_and(|(_, next)| next == to))
    }

    /// Hedges at a token: the outermost counts, but "about" gives way to a bound. The token after them.
    fn hedges(&self, i: usize) -> (Option<Hedge>, usize) {
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
    fn between(&self, hedge: Option<Hedge>, i: usize, start: usize) -> Option<(Found<Amount>, usize)> {
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

    /// "tra i 500 e i 600"
    fn past_fill(&self, i: usize) -> usize {
        self.w.fill.at(self.t, i).filter(|_| self.same(i)).map_or(i, |(_, next)| next)
    }

    fn tells_change(&self, from: usize) -> bool {
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

    /// Two figures that make a range.
    fn range(&self, first: &Core, hedge: Option<Hedge>, start: usize) -> Joined {
        let at = first.end;
        if let Some(next) = self.suspended(at) {
            return self.completed(first, hedge, start, next);
        }
        let Some(joint) = self.t.get(at).filter(|t| t.gap != Gap::Break) else { return Joined::No };
        let dash =
            joint.is("-") || joint.is("–") || joint.is("~") || joint.is("〜") || (joint.is("—") && joint.glued());
        let worded = self.prefixed(&self.w.to, at).map(|(_, next)| next);
        let or = self.w.or.at(self.t, at).map(|(_, next)| next);
        let Some(next) = worded.or(or).or(dash.then_some(at + 1)) else { return Joined::No };
        // "ist von 200 auf 500 gestiegen": two figures.
        let from = (1..=2).any(|n| {
            let lead = start.checked_sub(n).and_then(|b| self.prefixed(&self.w.between, b));
            lead.is_some_and(|(_, next)| next == start)
        });
        if worded.is_some() && from && self.tells_change(start) {
            return Joined::Change(next);
        }
        let (inner, figure) = self.hedges(next);
        if inner.is_some_and(|h| h != Hedge::About) || !self.same(figure) {
            return Joined::No;
        }
        let second = match self.core(figure, true) {
            Seen::Core(second) => second,
            Seen::Doubt(_, next) if dash => return Joined::Open(next),
            _ => return Joined::No,
        };
        let end = second.end;
        // "10–15.000": the ten may be ten thousand.
        let thousand = Exact::from_int(1000);
        let short = first.value < thousand && first.scale == Exact::ONE && second.scale == Exact::ONE;
        let thousands = second.value.checked_div(thousand).filter(|v| v.is_integer() && first.value < *v);
        if short && first.value >= Exact::ONE && thousands.is_some() {
            return Joined::Open(end);
        }
        let apart = first.value.checked_mul(Exact::from_int(2)).and_then(|v| v.checked_add(Exact::ONE));
        // "due o tremila" is two or three thousand.
        let shared = is_shared(first, &second);
        let last = if shared { second.value.checked_div(second.scale) } else { Some(second.value) };
        if or.is_some() && apart.zip(last).is_none_or(|(a, last)| last > a) {
            return Joined::No;
        }
        match self.pair(hedge, first.clone(), second, start) {
            Some((found, next)) => Joined::Range(Box::new(found), next),
            None if dash => Joined::Open(end),
            None => Joined::No,
        }
    }

    fn pair(&self, hedge: Option<Hedge>, first: Core, second: Core, start: usize) -> Option<(Found<Amount>, usize)> {
        let mut core = first;
        // "2 bis 3 Millionen"
        if is_shared(&core, &second) {
            core.value = core.value.checked_mul(second.scale)?;
        }
        match (&core.unit, &second.unit) {
            (None, Some(Unit::Share)) if !core.in_words => {
                core.value = core.value.checked_div(Exact::from_int(100))?;
                core.unit = Some(Unit::Share);
            }
            (None, Some(_)) => core.unit = second.unit.clone(),
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), None) if !core.money_first => return None,
            _ => {}
        }
        if core.value >= second.value {
            return None;
        }
        core.figure.1 = second.figure.1;
        core.end = second.end;
        let hedge = match hedge {
            Some(Hedge::Over | Hedge::AtLeast) => hedge,
            Some(Hedge::Under | Hedge::UpTo) => {
                core.value = second.value;
                hedge
            }
            _ => {
                core.upper = Some(second.value);
                Some(Hedge::Range)
            }
        };
        self.finish(hedge, core, start)
    }

    /// Digits at a token that are not read.
    fn doubt(&self, i: usize, scalable: bool) -> Option<Found<Doubt>> {
        let t = self.t.get(i)?;
        let values = t.digits.as_ref().map(|d| d.values.clone()).filter(|v| !v.is_empty())?;
        Some(Found { value: Doubt { values, scalable }, range: t.range.clone() })
    }

    fn open(&self, n: &Number, i: usize, scalable: bool) -> Seen {
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
    fn core(&self, i: usize, hedged: bool) -> Seen {
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
}

enum Joined {
    No,
    /// The figure after this token is another one.
    Change(usize),
    Range(Box<Found<Amount>>, usize),
    /// Digits joined by a dash that make no range: a score, a number of something.
    Open(usize),
    /// Parts of a number that are not read, up to a token.
    Unread(usize),
}
