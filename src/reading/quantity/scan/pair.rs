//! Two figures that are one amount: ranges, two bounds, and what only looks like it. Two figures of a change stay two.

use super::super::super::lexicon::NOUN_WORDS;
use super::super::super::token::{Gap, bytes};
use super::super::amount::{Print, Unit};
use super::super::noun;
use super::reader::{Core, Read, Reader};
use crate::model::hedge::Direction;
use crate::model::{Exact, Hedge};

impl Reader<'_> {
    /// Two figures that make a range, or the two of a change; an empty list for scores ("3-1").
    pub(super) fn range(&self, first: &Core, hedge: Option<Hedge>, between: bool, from: bool, start: usize) -> Read {
        if first.hedge.is_some() {
            return None;
        }
        if let Some(read) = self.two_bounds(first, hedge, start) {
            return Some(read);
        }
        let mut at = first.end;
        // "8- to 16-meter"
        let open = self.t.get(at).is_some_and(|h| h.is_hyphen() && h.glued())
            && matches!(self.word(at + 1), "to" | "and" | "or");
        at += usize::from(open);
        let joint = self.t.get(at).filter(|t| t.gap != Gap::Break)?;
        let dash = joint.is_hyphen() || joint.is("–") || joint.is("~") || (joint.is("—") && joint.glued());
        let joins =
            dash || joint.is("to") || (between && joint.is("and")) || (joint.is("or") && !from) || joint.is("through");
        if !joins {
            return None;
        }
        let (inner, figure) = self.hedges(at + 1);
        if inner.is_some_and(|h| !(h == Hedge::About && between)) || self.t.get(figure)?.gap == Gap::Break {
            return None;
        }
        let second = self.core(figure, true)?;
        if second.hedge.is_some() || (dash && !(first.plain || first.money_first || first.unit.is_some())) {
            return None;
        }
        let hedge = if inner == Some(Hedge::About) { inner } else { hedge };
        self.pair(first, second, (hedge, between, from, dash, joint.is("or")), start)
    }

    /// "Over 500 but under 600", "at least 500 visitors and at most 600": one interval.
    fn two_bounds(&self, first: &Core, hedge: Option<Hedge>, start: usize) -> Read {
        let side = |h: Option<Hedge>| h?.one_sided();
        let (way, open) = side(hedge)?;
        let thing = noun::after(self.t, first.end);
        let mut at = thing.map_or(first.end, |(_, last)| last + 1);
        at += usize::from(self.is(at, ","));
        at += usize::from(matches!(self.word(at), "but" | "and" | "yet"));
        let joined = at > thing.map_or(first.end, |(_, last)| last + 1);
        let (inner, figure) = self.hedges(at);
        let (other, other_open) = side(inner).filter(|(other, _)| *other != way && joined)?;
        let second = self.core(figure, true).filter(|s| s.hedge.is_none())?;
        let word = |(_, last): (usize, usize)| self.word(last).to_owned();
        let theirs = noun::after(self.t, second.end).map(word);
        if second.unit.as_ref().is_some_and(|u| first.unit.as_ref().is_some_and(|f| f != u))
            || thing.is_some() && (second.unit.is_some() || theirs.is_some() && theirs != thing.map(word))
        {
            return None;
        }
        let up = other == Direction::Down;
        let (mut low, mut high) = if up { (first.clone(), second.clone()) } else { (second.clone(), first.clone()) };
        for (one, another) in [(&mut low, &second), (&mut high, first)] {
            if one.unit.is_none() && another.unit.is_some() {
                (one.unit, one.factor) = (another.unit.clone(), another.factor);
            }
        }
        if low.scale == Exact::ONE && high.scale > Exact::ONE && low.value < high.coefficient {
            low.value = low.value.checked_mul(high.scale)?;
        }
        let end = second.end;
        // Of two bounds that no value satisfies, each is told of something else.
        if low.value >= high.value {
            return None;
        }
        let mut core = Core { upper: Some(high.value), figure: (first.figure.0, second.figure.1), end, ..low };
        core.print = Print { open: if up { (open, other_open) } else { (other_open, open) }, ..Print::default() };
        let (mut found, next) = self.finish(Some(Hedge::Range), core, start)?;
        if found.value.noun.is_none()
            && let Some((a, b)) = thing
        {
            found.value.noun = self.text.get(bytes(self.t, a, b + 1)?).map(str::to_owned);
            found.value.unit = found.value.unit.or(Some(Unit::Count));
        }
        Some((vec![found], next))
    }

    fn pair(&self, first: &Core, second: Core, how: (Option<Hedge>, bool, bool, bool, bool), start: usize) -> Read {
        let (hedge, _, from, dash, or) = how;
        let mut low = first.clone();
        let second_unit = second.unit.clone();
        if low.scale == Exact::ONE && second.scale > Exact::ONE && low.value < second.coefficient {
            low.value = low.value.checked_mul(second.scale)?;
        }
        match (&low.unit, &second.unit) {
            (None, Some(_)) => (low.unit, low.factor) = (second.unit.clone(), second.factor),
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), None) if !low.money_first && !low.led && !dash => return None,
            _ => {}
        }
        if let Some(thousands) = left_out(&low, &second, dash) {
            let Some(value) = thousands else { return Some((Vec::new(), second.end)) };
            low.value = value;
        }
        let high = Core { unit: low.unit.clone(), factor: low.factor, ..second };
        // "from 500 to 4,000"; "fell 4 dollars to 40 dollars": by so much, to so much. Two that are near make a range.
        let worded =
            (first.unit.is_some() && second_unit.is_some()) || (first.scale > Exact::ONE && high.scale > Exact::ONE);
        let far = low.value.checked_mul(Exact::from_int(3)).is_some_and(|three| three < high.value);
        let both = worded && far && low.unit != Some(Unit::Share);
        let change = (from || (both && !dash && !or)) && self.tells_change(start);
        if change {
            let (mut one, _) = self.finish_at(hedge, low.clone(), start + usize::from(from), low.end)?;
            let (two, next) = self.finish(None, high.clone(), high.figure.0)?;
            // "From 300 to 400 visitors a day"
            one.value.per = one.value.per.or_else(|| two.value.per.clone());
            return Some((vec![one, two], next));
        }
        // "By three to one", "more than two to one": odds.
        let odds = !dash && !or && high.value == Exact::ONE && high.unit.is_none() && high.scale == Exact::ONE;
        if low.value >= high.value && odds && !from {
            return Some((Vec::new(), high.end));
        }
        if low.value >= high.value {
            // A score or a vote; "from 10 to 5" without a verb is still two figures.
            return dash.then_some((Vec::new(), high.end));
        }
        if or && high.value > low.value.checked_mul(Exact::from_int(2))?.checked_add(Exact::ONE)? {
            return None;
        }
        let mut core = low;
        core.figure.1 = high.figure.1;
        core.end = high.end;
        let hedge = match hedge {
            Some(Hedge::Over | Hedge::AtLeast) => hedge,
            Some(Hedge::Under | Hedge::UpTo) => {
                core.value = high.value;
                hedge
            }
            _ => {
                core.upper = Some(high.value);
                core.print = Print { coarse: matches!(hedge, Some(Hedge::About | Hedge::Nearly)), ..Print::default() };
                Some(Hedge::Range)
            }
        };
        let (found, next) = self.finish(hedge, core, start)?;
        Some((vec![found], next))
    }

    /// A verb of change in the same sentence, not far before: "will increase from 500 to 4,000".
    fn tells_change(&self, from: usize) -> bool {
        for n in 1..=10 {
            let Some(t) = from.checked_sub(n).and_then(|i| self.t.get(i)) else { return false };
            if t.ends_sentence() && n > 1 {
                return false;
            }
            if NOUN_WORDS.change.contains(t.lower.as_str()) {
                return true;
            }
        }
        false
    }
}

/// "10-15,000", "$5-8,000": the thousands of the first figure go without saying. `Some(None)`: they may, and may not.
fn left_out(low: &Core, high: &Core, dash: bool) -> Option<Option<Exact>> {
    let thousand = Exact::from_int(1000);
    let plain = |c: &Core| c.scale == Exact::ONE && c.value.is_integer() && (c.plain || c.money_first);
    let short = plain(low) && plain(high) && low.value < thousand && high.value >= thousand;
    let value = low.value.checked_mul(thousand).filter(|v| short && *v < high.value)?;
    let near = value.checked_mul(Exact::from_int(3)).is_some_and(|most| high.value <= most);
    let far = value.checked_mul(Exact::from_int(10)).is_some_and(|most| high.value > most);
    match (near, dash) {
        (true, true) => Some(Some(value)),
        _ if far => None,
        _ => Some(None),
    }
}
