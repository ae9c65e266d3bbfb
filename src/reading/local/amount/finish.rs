//! What stands around a figure: whether it counts anything, its unit, hedges behind it, the thing counted.

use super::super::super::Found;
use super::super::super::quantity::{Amount, Print, Unit};
use super::super::super::token::Gap;
use super::super::lex::is_unspaced;
use super::super::number::Number;
use super::reader::{Core, Reader};
use crate::model::{Exact, Hedge};

impl Reader<'_> {
    /// The unit behind a figure, and the token after it. "millions d'euros" has a small word between.
    pub(super) fn unit(&self, n: &Number) -> Option<(Unit, usize)> {
        let hyphen = self.t.get(n.next).is_some_and(|h| h.is("-") && h.glued())
            && self.t.get(n.next + 1).is_some_and(|w| w.glued());
        let at = n.next + usize::from(hyphen);
        let linked = self.w.link.at(self.t, at).filter(|_| n.scale > Exact::ONE || !n.in_digits).map(|(_, next)| next);
        [Some(at), linked].into_iter().flatten().filter(|at| self.same(*at)).find_map(|at| {
            let (unit, next) = self.w.units.at(self.t, at)?;
            // "Cinque ha": the verb, no hectares.
            (n.in_digits || !self.w.stop.is_at(self.t, at)).then(|| (unit.clone(), next))
        })
    }

    pub(super) fn is_scaled(&self, n: &Number) -> bool {
        n.scale > Exact::ONE
    }

    /// Digits of a clock time, a date, a name or a word: `14:30`, `A4`, `5G`, `3/4`, `§ 7`.
    pub(super) fn is_part_of_something(&self, i: usize, n: &Number, united: bool) -> bool {
        let token = |at: Option<usize>| at.and_then(|b| self.t.get(b));
        let (before, earlier) = (token(i.checked_sub(1)), token(i.checked_sub(2)));
        let glued = self.t.get(i).is_some_and(|t| t.glued());
        let digits = |i: usize| self.t.get(i).is_some_and(|t| t.digits.is_some());
        let led = before.filter(|_| glued).is_some_and(|b| {
            let elided = b.text.ends_with(['\'', '’']) || self.w.prefixes.iter().any(|p| b.is(p));
            let joined = matches!(b.text, "/" | ":" | "." | "#" | "^" | "×" | "_" | "@" | "'" | "’");
            // "Covid-19"; and "-5" is not five.
            let named = b.glued() && earlier.is_some_and(|e| e.is_word);
            let negative = !b.glued();
            (b.is_word && !elided && !b.text.starts_with(is_unspaced)) || joined || (b.is("-") && (named || negative))
        });
        // "2½", "5×10^6"
        let part = self.t.get(n.next).filter(|t| t.gap != Gap::Break && t.digits.is_none() && !t.is_word);
        let parted = part
            .is_some_and(|p| p.text.starts_with(char::is_numeric) || (p.glued() && matches!(p.text, "×" | "^" | "·")));
        let numbered = before.is_some_and(|b| matches!(b.text, "#" | "№" | "§"));
        let next = |n: usize| self.t.get(n).filter(|t| t.glued());
        let word = |n: usize| next(n).is_some_and(|t| t.is_word && !united && !t.text.starts_with(is_unspaced));
        let clings = next(n.next).is_some_and(|a| {
            let slashed = matches!(a.text, "/" | ":") && digits(n.next + 1);
            // "5-jährig", "3º"
            let ordinal = matches!(a.text, "º" | "ª" | "°") && !united;
            slashed || ordinal || (a.is("-") && word(n.next + 1))
        }) || word(n.next);
        led || numbered || clings || parted || (self.w.clock_after.is_at(self.t, n.next) && self.same(n.next))
    }

    /// The digits count or measure something: no year, no number of order, no number in a name, no clock time.
    pub(super) fn counts(&self, i: usize, n: &Number, hedged: bool, unit: Option<&(Unit, usize)>) -> bool {
        let Some(plain) = self.t.get(i).and_then(|t| t.digits.as_ref()?.plain.as_deref()) else { return true };
        if n.scale > Exact::ONE {
            return true;
        }
        let value = self.value(self.t.get(i)).unwrap_or(Exact::ZERO);
        let year = plain.len() == 4 && (Exact::from_int(1900)..Exact::from_int(2100)).contains(&value);
        let ends_here = |list: &super::super::words::Phrases<()>| {
            (1..=3).any(|back| i.checked_sub(back).and_then(|b| list.at(self.t, b)).is_some_and(|(_, next)| next == i))
        };
        if year && unit.is_none() && (!hedged || ends_here(&self.w.years)) {
            return false;
        }
        if (ends_here(&self.w.minus) && !hedged)
            || ends_here(&self.w.names)
            || (plain.starts_with('0') && plain.len() > 1)
        {
            return false;
        }
        let point = self.w.ordinal.at(self.t, n.next).filter(|_| self.t.get(n.next).is_some_and(|o| o.glued()));
        if let Some((_, next)) = point.filter(|_| plain.len() <= 2) {
            // "am 3. Tag"; a point that ends the text ends the sentence.
            return self.t.get(next).is_none_or(|t| t.gap == Gap::Break);
        }
        let hour = matches!(unit, Some((Unit::Measure(u), _)) if u == "hour");
        let nothing = unit.is_none() && !self.is_word(n.next);
        let united = unit.is_some() && !self.w.stop.is_at(self.t, n.next);
        if !hedged && !united && self.is_in_name(i, n) {
            return false;
        }
        !(ends_here(&self.w.clock_before) && value <= Exact::from_int(24) && (hour || nothing))
    }

    /// "Le groupe Blink 182": behind a capital word inside a sentence, and nothing that it counts.
    fn is_in_name(&self, i: usize, n: &Number) -> bool {
        let Some(at) = i.checked_sub(1).filter(|at| !self.w.capitals && !self.w.before.is_at(self.t, *at)) else {
            return false;
        };
        let inside = at.checked_sub(1).and_then(|b| self.t.get(b)).is_some_and(|b| b.is_word || b.is(","));
        let capital = self
            .t
            .get(at)
            .filter(|t| t.is_word && t.gap == Gap::Space)
            .is_some_and(|t| t.text.starts_with(char::is_uppercase) && t.text.chars().any(char::is_lowercase));
        let counts = self.is_word(n.next) && self.is_thing(n.next);
        inside && capital && !counts && self.same(i)
    }

    /// No word beside the figure could change it: it was read, or the language's scale words are known and this is none.
    pub(super) fn is_alone(&self, i: usize, n: &Number) -> bool {
        if self.listed || self.is_scaled(n) {
            return true;
        }
        let after = self.t.get(n.next).filter(|a| a.is_word && a.gap != Gap::Break);
        let before = i.checked_sub(1).and_then(|b| self.t.get(b)).filter(|b| b.is_word);
        match self.w.scales.is_empty() {
            true => after.is_none() && before.is_none(),
            false => after.is_none_or(|a| !self.w.scales.any_starts(&a.key)),
        }
    }

    /// Applies hedges behind the figure, and the thing counted.
    pub(super) fn finish(&self, hedge: Option<Hedge>, core: Core, start: usize) -> Option<(Found<Amount>, usize)> {
        let countable = matches!(core.unit, None | Some(Unit::Share));
        let after = |at: usize| self.w.after.at(self.t, at).filter(|_| self.same(at));
        let mut end = core.end;
        let linked = self.w.link.at(self.t, end).filter(|_| self.same(end)).map_or(end, |(_, next)| next);
        let noun = [end, linked].into_iter().find(|at| countable && self.is_word(*at) && self.is_thing(*at));
        // "500 Besucher, wenn nicht mehr": behind a comma it ends the clause, or else it belongs to what follows.
        let aside = |at: usize| {
            let comma = self.t.get(at).is_some_and(|t| t.is(",") && t.glued());
            let ends = |at: usize| self.t.get(at).is_none_or(|t| !t.is_word && t.digits.is_none());
            after(at).or_else(|| comma.then(|| after(at + 1)).flatten().filter(|(_, past)| ends(*past)))
        };
        let late = aside(end).or_else(|| noun.and_then(|n| aside(n + 1)));
        let mut next = end;
        let mut hedge = hedge;
        if let Some((word, past)) = late.filter(|_| matches!(hedge, None | Some(Hedge::About))) {
            hedge = Some(*word);
            (end, next) = (past, past);
        }
        hedge = hedge.or(core.about.then_some(Hedge::About));
        let half = Exact::ratio(1, 2)?;
        if core.unit == Some(Unit::Share) && core.value == half && hedge == Some(Hedge::Over) {
            hedge = Some(Hedge::Majority);
        }
        // "The half" means about that; "20 %" is told to one of a hundred.
        let share = core.unit == Some(Unit::Share);
        let hundredth = Exact::ratio(1, 100).filter(|h| core.value.checked_div(*h).is_some_and(Exact::is_integer));
        let place = hundredth.filter(|_| share && !core.in_words);
        let more = |at: usize| self.w.difference.is_at(self.t, at) && self.same(at);
        let difference = more(end) || noun.is_some_and(|n| more(n + 1));
        let print = Print { coarse: share && core.in_words, place, difference, ..Print::default() };
        let bare = if core.in_words && !share { Hedge::Exact } else { Hedge::Bare };
        let bytes =
            |from: usize, to: usize| Some(self.t.get(from)?.range.start..self.t.get(to.checked_sub(1)?)?.range.end);
        let noun = noun.filter(|n| after(*n).is_none()).and_then(|n| self.t.get(n)).map(|t| t.text.to_owned());
        let unit = core.unit.or_else(|| noun.as_ref().map(|_| Unit::Count));
        let figure = bytes(core.figure.0, core.figure.1)?;
        let range = bytes(start, end)?;
        next = next.max(end);
        let (hedge, value, upper) = (hedge.unwrap_or(bare), core.value, core.upper);
        let amount = Amount { hedge, value, upper, unit, per: None, noun, print, figure };
        Some((Found { value: amount, range }, next))
    }

    fn is_thing(&self, i: usize) -> bool {
        !self.w.stop.is_at(self.t, i) && !self.w.leads.is_at(self.t, i) && !self.w.or.is_at(self.t, i)
    }
}
