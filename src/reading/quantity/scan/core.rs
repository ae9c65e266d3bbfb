//! One figure with its unit: digits and words, money, shares, factors and vague counts, and what is no quantity. Hedges
//! and ranges are put around it elsewhere.

use super::super::super::lexicon::COUNTING;
use super::super::super::numeral::{self, Form, Numeral, numeral};
use super::super::super::token::{Gap, Token};
use super::super::amount::{Print, Unit};
use super::super::{noun, unit};
use super::reader::{Core, Reader};
use crate::model::{Exact, Hedge};

impl Reader<'_> {
    /// The figure that starts at a token.
    pub(super) fn core(&self, i: usize, hedged: bool) -> Option<Core> {
        if self.mask.get(i).copied().unwrap_or(true)
            || (self.t.get(i)?.gap == Gap::Break
                && hedged
                && i > 0
                && !self.t.get(i)?.is_word()
                && !self.t.get(i)?.is_figure())
        {
            return None;
        }
        self.nothing(i, hedged)
            .or_else(|| self.majority(i))
            .or_else(|| self.factor(i))
            .or_else(|| self.vague(i))
            .or_else(|| self.money(i))
            .or_else(|| self.counted(i, hedged))
    }

    /// "not a single American soldier": none.
    fn nothing(&self, i: usize, hedged: bool) -> Option<Core> {
        let ((), next) = COUNTING.nothing.at(self.t, i)?;
        let single = self.is(i, "not") && noun::after(self.t, next).is_some();
        let zero =
            self.is(i, "zero") && (noun::after(self.t, next).is_some() || unit::after(self.t, next, false).is_some());
        if hedged || !(single || zero || self.whole) {
            return None;
        }
        let mut core = Core::new(Exact::ZERO, (i, next));
        core.hedge = Some(Hedge::Exact);
        self.with_unit(core, next, false)
    }

    /// "the majority of them", "most of the troops", "a minority of".
    fn majority(&self, i: usize) -> Option<Core> {
        let mut at = i;
        at += usize::from(matches!(self.head(at), "a" | "the"));
        let article = at > i;
        at += usize::from(matches!(
            self.head(at),
            "vast" | "overwhelming" | "large" | "great" | "clear" | "slim" | "bare" | "big" | "small" | "tiny"
        ));
        let next = at + 1;
        // "a majority of 161 seats" is no share.
        let many = self.t.get(next + 1).is_some_and(|n| n.is_figure());
        let led = (self.is(next, "of") && !many) || self.whole;
        let hedge = match self.head(at) {
            // "by a majority", "the majority leader" tell no share.
            "majority" if led || (article && matches!(self.word(next), "are" | "were" | "have" | "had" | "is")) => {
                Hedge::Majority
            }
            "minority" if led && article => Hedge::Under,
            "most" if led && !article => Hedge::Majority,
            _ => return None,
        };
        let mut core = Core::new(Exact::ratio(1, 2)?, (i, next));
        (core.hedge, core.unit) = (Some(hedge), Some(Unit::Share));
        Some(core)
    }

    /// "doubled", "twice as many", "eightfold".
    fn factor(&self, i: usize) -> Option<Core> {
        let times = |value, next| {
            let mut core = Core::new(value, (i, next));
            (core.unit, core.print.coarse) = (Some(Unit::Times), true);
            Some(core)
        };
        if let Some(((n, d), next)) = COUNTING.factors.at(self.t, i) {
            return times(Exact::ratio(i128::from(*n), i128::from(*d))?, next);
        }
        if self.whole && matches!(self.head(i), "twice" | "double" | "doubled") && i + 1 == self.t.len() {
            return times(Exact::from_int(2), i + 1);
        }
        // "Twice", "a third time": so many occasions.
        let occasions = |n: i64, next: usize| {
            let mut core = Core::new(Exact::from_int(n), (i, next));
            (core.unit, core.hedge) = (Some(Unit::Times), Some(Hedge::Exact));
            Some(core)
        };
        let idiom = matches!(self.lower_before(i, 1), "think" | "thinks" | "thought" | "or");
        match self.head(i) {
            "twice" if !idiom => return occasions(2, i + 1),
            "thrice" if !idiom => return occasions(3, i + 1),
            "a" | "an" => {
                let (n, next) = COUNTING.ordinals.at(self.t, i + 1).filter(|(n, _)| **n > 1)?;
                let thing = ["zone", "zones", "limit", "trial", "slot", "frame", "scale", "table"];
                let time = self.word(next) == "time" && !thing.contains(&self.word(next + 1));
                return time.then(|| occasions(*n, next + 1)).flatten();
            }
            _ => {}
        }
        let n = COUNTING.units.get(self.head(i).strip_suffix("fold")?)?;
        times(Exact::from_int(*n), i + 1)
    }

    /// "dozens", "tens of thousands", "a few hundred", "several officials".
    fn vague(&self, i: usize) -> Option<Core> {
        let vague = |low: i64, high: i64, next| {
            let mut core = Core::new(Exact::from_int(low), (i, next));
            (core.upper, core.hedge) = (Some(Exact::from_int(high)), Some(Hedge::Vague));
            self.with_unit(core, next, false)
        };
        if let Some(((low, high), next)) = COUNTING.vague.at(self.t, i) {
            return vague(*low, *high, next);
        }
        let ((low, high), next) = COUNTING.some.at(self.t, i)?;
        // "several hundred thousand"
        let (mut scale, mut end) = (1i64, next);
        while let Some(s) = COUNTING.scales.get(self.word(end)).filter(|_| end < next + 3) {
            (scale, end) = (scale.saturating_mul(*s), end + 1);
        }
        if let Some((low, high)) = low.checked_mul(scale).zip(high.checked_mul(scale)).filter(|_| end > next) {
            return vague(low, high, end);
        }
        let thing = noun::after(self.t, next).and_then(|(_, last)| self.t.get(last));
        let often = unit::after(self.t, next, false).is_some();
        // "Several bags" is no figure; "dozens" and "a few hundred" are.
        let bare = self.is(i, "several") && !self.whole;
        ((thing.is_some_and(noun::is_plural) && !often && !bare) || self.whole)
            .then(|| vague(*low, *high, next))
            .flatten()
    }

    /// "$4.2 billion", "EUR 20".
    fn money(&self, i: usize) -> Option<Core> {
        let (code, at) = unit::money_before(self.t, i)?;
        let minus = self.t.get(at).is_some_and(Token::is_hyphen);
        let at = at + usize::from(minus);
        let mut n = numeral(self.t, at).filter(|n| n.form != Form::Fraction || n.value > Exact::ONE)?;
        // "$5 m", "€3 bn"
        let suffix = self.t.get(n.next).filter(|s| n.scale == Exact::ONE && s.gap == Gap::Space);
        if let Some(scale) = suffix.and_then(|s| COUNTING.suffixes.get(s.lower.as_str())).filter(|s| **s > 0) {
            n.scale = Exact::from_int(*scale);
            n.value = n.value.checked_mul(n.scale)?;
            n.next += 1;
        }
        // "$1MM": money is not counted in millimetres. Other letters make it something else.
        if let Some(letters) = self.t.get(n.next).filter(|w| n.scale == Exact::ONE && w.is_word() && w.glued()) {
            if !letters.is("mm") {
                return None;
            }
            n.scale = Exact::from_int(1_000_000);
            n.value = n.value.checked_mul(n.scale)?;
            n.next += 1;
        }
        let value = if minus { Exact::ZERO.checked_sub(n.value)? } else { n.value };
        let mut core = Core { end: n.next, ..Core::new(value, (at, n.next)) };
        (core.coefficient, core.scale, core.money_first) = (n.coefficient, n.scale, true);
        core.print = self.print(at, &n);
        core.figure = (i, n.next);
        core.unit = Some(Unit::Money(code.to_owned()));
        // "$5 dollars"
        if let Some(again) = unit::after(self.t, n.next, false).filter(|u| Some(&u.unit) == core.unit.as_ref()) {
            core.end = again.next;
        }
        Some(core)
    }

    fn counted(&self, i: usize, hedged: bool) -> Option<Core> {
        // "-5", "(−5", "–5": a sign that joins nothing before it.
        let sign = self.t.get(i).is_some_and(|m| m.is_hyphen() || m.is("–"));
        let joins = i.checked_sub(1).and_then(|b| self.t.get(b)).is_some_and(|b| {
            self.t.get(i).is_some_and(Token::glued)
                && !matches!(b.lower.as_str(), "(" | "[" | "\"" | "“" | "‘" | "'" | ":")
        });
        let next = i + 1;
        let money = unit::money_before(self.t, next).is_some();
        let negative = sign && !joins && self.t.get(next).is_some_and(|f| f.glued() && (f.is_figure() || money));
        let spelt =
            matches!(self.head(i), "minus" | "negative") && self.t.get(i + 1).is_some_and(|f| f.gap == Gap::Space);
        // "plus or minus two points" is a width.
        if spelt && self.lower_before(i, 1) == "or" {
            return None;
        }
        let negative = negative || spelt;
        let at = i + usize::from(negative);
        if negative && money {
            let core = self.money(at)?;
            return Some(Core { value: Exact::ZERO.checked_sub(core.value)?, figure: (i, core.figure.1), ..core });
        }
        if let Some(core) = self.one_of(at, hedged).or_else(|| self.estimated(at)).filter(|_| !negative) {
            return Some(core);
        }
        let n = numeral(self.t, at)?;
        // "tested negative five times"
        if spelt && self.word(n.next) == "times" {
            return None;
        }
        if !self.whole && !self.counts(at, &n, hedged || spelt) {
            return None;
        }
        let value = if negative { Exact::ZERO.checked_sub(n.value)? } else { n.value };
        let mut core = Core::new(value, (i, n.next));
        (core.coefficient, core.scale) = (n.coefficient, n.scale);
        core.plain = n.form == Form::Digits;
        core.part = n.form == Form::Fraction;
        core.print = self.print(at, &n);
        // "Half a percent", "a quarter of one per cent"
        if let Some(u) = self.part_of_percent(&n) {
            (core.unit, core.factor, core.end) = (Some(u.unit), u.factor, u.next);
            return Some(core);
        }
        if n.form == Form::Fraction && !self.fraction_of_unit(&n) {
            core.unit = Some(Unit::Share);
            return Some(core);
        }
        let digits = self.t.get(n.next.checked_sub(1)?).is_some_and(Token::is_figure) || n.form != Form::Words;
        Some(self.compound(self.with_unit(core, n.next, digits)?))
    }

    fn print(&self, i: usize, n: &Numeral) -> Print {
        let million = n.scale == Exact::from_int(1_000_000);
        let metres = million && self.t.get(n.next - 1).is_some_and(|m| m.text == "m" && m.glued());
        let (place, coarse) = (numeral::place(self.t, i, n), numeral::coarse(self.t, i, n));
        Print { place, coarse, metres, ..Print::default() }
    }

    /// "an estimated billion dollars": the article stands before the hedge.
    fn estimated(&self, i: usize) -> Option<Core> {
        let led = self.lower_before(i, 1) == "estimated" && matches!(self.lower_before(i, 2), "a" | "an" | "the");
        let scale =
            Exact::from_int(*COUNTING.scales.get(self.word(i)).filter(|_| led && !self.word(i).ends_with('s'))?);
        let core = Core { scale, coefficient: Exact::ONE, ..Core::new(scale, (i, i + 1)) };
        self.with_unit(core, i + 1, false)
    }

    /// "an hour and a half", "a year and three months", "more than a month"; a value that is nothing but "a month".
    fn one_of(&self, i: usize, hedged: bool) -> Option<Core> {
        if !matches!(self.head(i), "a" | "an") {
            return None;
        }
        let u = unit::after(self.t, i + 1, false).filter(|u| matches!(u.unit, Unit::Measure(_) | Unit::Money(_)))?;
        let mut core = Core::new(Exact::ONE, (i, i + 1));
        (core.unit, core.factor, core.end) = (Some(u.unit), u.factor, u.next);
        let core = self.compound(core);
        // "Over a month-long strike" and "more than a day's march" tell no length of their own.
        let joined = self.t.get(u.next).is_some_and(|h| (h.is_hyphen() || h.is("'s")) && h.glued());
        let lasts = u.factor > Exact::ONE && matches!(self.lower_before(i, 1), "for" | "than" | "over" | "nearly");
        (core.end > u.next || ((hedged || lasts) && !joined) || (self.whole && u.next == self.t.len())).then_some(core)
    }

    fn with_unit(&self, mut core: Core, next: usize, digits: bool) -> Option<Core> {
        // "tens of thousands of euros"
        let of = usize::from(core.hedge == Some(Hedge::Vague) && self.is(next, "of"));
        // "two more years"
        let more = matches!(self.word(next), "more" | "additional" | "extra" | "further" | "fewer" | "less" | "other");
        let found = unit::after(self.t, next + of, digits)
            .or_else(|| self.unit_of_fraction(next).filter(|_| core.part))
            .or_else(|| unit::after(self.t, next + 1, digits).filter(|u| more && matches!(u.unit, Unit::Measure(_))));
        if let Some(u) = found {
            // Millions of pounds are money, unless the text counts in dollars only; where it prints £, all pounds are.
            let (sterling, dollars) = self.signs;
            let big = core.scale > Exact::from_int(1000) && !dollars;
            let pounds = u.unit == Unit::Measure("pound".to_owned()) && (big || sterling);
            core.unit = Some(if pounds { Unit::Money("GBP".to_owned()) } else { u.unit });
            core.factor = u.factor;
            core.end = u.next;
            // "Two decades" are about that; "20 per cent" is told to one of a hundred.
            let points = |name: &str| matches!(name, "percentage point" | "basis point");
            match &core.unit {
                Some(Unit::Measure(name)) if points(name) && core.scale == Exact::ONE => {
                    core.print.place = core.print.place.or(Some(Exact::ONE));
                }
                Some(Unit::Measure(_)) => core.print.coarse |= u.factor > Exact::ONE,
                Some(Unit::Share) if core.scale == Exact::ONE => {
                    core.print.place = core.print.place.or(Some(Exact::ONE));
                }
                _ => {}
            }
            return Some(core);
        }
        // "50p"; "720p" is a screen, unless the text counts in pounds.
        let small = core.value < Exact::from_int(100) || self.signs.0;
        let pence =
            digits && small && core.scale == Exact::ONE && self.t.get(next).is_some_and(|p| p.glued() && p.text == "p");
        if pence && !self.t.get(next + 1).is_some_and(|n| n.glued() && (n.is_word() || n.is_figure())) {
            (core.unit, core.end) = (Some(Unit::Money("penny".to_owned())), next + 1);
            return Some(core);
        }
        // 16x9, 5G, 4th: letters that are no unit make it something else.
        let clings = self.t.get(next).is_some_and(|w| w.glued() && (w.is_word() || w.is_figure()));
        (!clings).then_some(core)
    }
}
