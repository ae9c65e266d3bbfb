//! From tokens to amounts: hedges, then a figure or a range of two, then a unit, then the thing counted.

use super::super::Found;
use super::super::lexicon::{COUNTING, HEDGING, NOUN_WORDS};
use super::super::numeral::{Form, Numeral, numeral};
use super::super::token::{Gap, Token, tokens};
use super::super::when::bytes;
use super::{Amount, Unit, convert, mask, noun, unit};
use crate::model::{Exact, Hedge};

/// Reads all amounts. `whole`: the text is one value and nothing else, so years and "one" are numbers too.
pub(super) fn scan(text: &str, whole: bool) -> Vec<Found<Amount>> {
    let t = tokens(text);
    let mask = if whole { vec![false; t.len()] } else { mask::masked(&t) };
    let reader = Reader { text, t: &t, mask: &mask, whole };
    let mut out = Vec::new();
    let mut i = 0;
    while i < t.len() {
        match reader.at(i) {
            Some((found, next)) => {
                out.extend(found);
                i = next.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    t: &'a [Token<'a>],
    mask: &'a [bool],
    whole: bool,
}

/// A figure with its unit, before hedges and ranges.
#[derive(Clone, Debug)]
struct Core {
    value: Exact,
    upper: Option<Exact>,
    /// A hedge that is in the figure's own words: "dozens", "most of".
    hedge: Option<Hedge>,
    unit: Option<Unit>,
    /// By what the unit multiplies the figure.
    factor: Exact,
    figure: (usize, usize),
    end: usize,
    coefficient: Exact,
    scale: Exact,
    money_first: bool,
    plain: bool,
}

impl Core {
    fn new(value: Exact, figure: (usize, usize)) -> Core {
        Core {
            value,
            upper: None,
            hedge: None,
            unit: None,
            factor: Exact::ONE,
            figure,
            end: figure.1,
            coefficient: value,
            scale: Exact::ONE,
            money_first: false,
            plain: false,
        }
    }
}

type Read = Option<(Vec<Found<Amount>>, usize)>;

impl Reader<'_> {
    fn word(&self, i: usize) -> &str {
        self.t.get(i).filter(|t| t.is_word() && t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
    }

    /// The same where a sentence may start.
    fn head(&self, i: usize) -> &str {
        self.t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
    }

    fn is(&self, i: usize, lower: &str) -> bool {
        self.t.get(i).is_some_and(|t| t.is(lower))
    }

    fn lower_before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).and_then(|b| self.t.get(b)).map_or("", |t| t.lower.as_str())
    }

    /// What starts at a token: one amount, two where a change is told, or none with tokens to step over.
    fn at(&self, i: usize) -> Read {
        let (hedge, start) = self.hedges(i);
        let between = self.is(start, "between");
        let from = self.is(start, "from");
        let lead = usize::from(between || from);
        // "from around 200 to 500": the hedge stands inside.
        let (inner, figure) = if lead == 1 { self.hedges(start + 1) } else { (hedge, start) };
        let first = self.core(figure, hedge.or(inner).is_some())?;
        if let Some((mut pieces, next)) =
            self.range(&first, hedge.or(inner), between, from, if lead == 1 && hedge.is_none() { start } else { i })
        {
            if pieces.is_empty() && !between {
                return Some((Vec::new(), next));
            }
            if !pieces.is_empty() {
                let end = pieces.pop()?;
                let mut out = pieces;
                out.push(end);
                return Some((out, next));
            }
        }
        if lead == 1 {
            // No range: what follows "from" is read on its own.
            return None;
        }
        let (found, next) = self.finish(hedge, first, i)?;
        Some((vec![found], next))
    }

    /// Hedges at a token: the outermost counts, but "about" gives way to a bound. The token after them.
    fn hedges(&self, i: usize) -> (Option<Hedge>, usize) {
        let mut found: Option<Hedge> = None;
        let mut at = i;
        for _ in 0..3 {
            if at > i && self.t.get(at).is_none_or(|t| t.gap == Gap::Break) {
                break;
            }
            let Some((word, next)) = HEDGING.before.at(self.t, at) else { break };
            let hedge = Hedge::from_word(word);
            found = match found {
                None | Some(Hedge::About) => hedge,
                kept => kept,
            };
            at = next;
        }
        (found, at)
    }

    fn core(&self, i: usize, hedged: bool) -> Option<Core> {
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
        let led = self.is(next, "of") || self.whole;
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
            core.unit = Some(Unit::Times);
            Some(core)
        };
        if let Some(((n, d), next)) = COUNTING.factors.at(self.t, i) {
            return times(Exact::ratio(i128::from(*n), i128::from(*d))?, next);
        }
        if self.whole && matches!(self.head(i), "twice" | "double" | "doubled") && i + 1 == self.t.len() {
            return times(Exact::from_int(2), i + 1);
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
        if let Some(scale) = COUNTING.scales.get(self.word(next)) {
            return vague(low * scale, high * scale, next + 1);
        }
        let thing = noun::after(self.t, next).and_then(|(_, last)| self.t.get(last));
        let often = unit::after(self.t, next, false).is_some();
        ((thing.is_some_and(noun::is_plural) && !often) || self.whole).then(|| vague(*low, *high, next)).flatten()
    }

    /// "$4.2 billion", "EUR 20".
    fn money(&self, i: usize) -> Option<Core> {
        let (code, at) = unit::money_before(self.t, i)?;
        let mut n = numeral(self.t, at).filter(|n| n.form != Form::Fraction || n.value > Exact::ONE)?;
        // "$5 m", "€3 bn"
        let suffix = self.t.get(n.next).filter(|s| n.scale == Exact::ONE && s.gap == Gap::Space);
        if let Some(scale) = suffix.and_then(|s| COUNTING.suffixes.get(s.lower.as_str())).filter(|s| **s > 0) {
            n.scale = Exact::from_int(*scale);
            n.value = n.value.checked_mul(n.scale)?;
            n.next += 1;
        }
        let mut core = Core { end: n.next, ..Core::new(n.value, (at, n.next)) };
        (core.coefficient, core.scale, core.money_first) = (n.coefficient, n.scale, true);
        core.figure = (i, n.next);
        core.unit = Some(Unit::Money(code.to_owned()));
        // "$5 dollars"
        if let Some(again) = unit::after(self.t, n.next, false).filter(|u| Some(&u.unit) == core.unit.as_ref()) {
            core.end = again.next;
        }
        Some(core)
    }

    fn counted(&self, i: usize, hedged: bool) -> Option<Core> {
        let negative = self.t.get(i).is_some_and(|m| m.is_hyphen() && !m.glued())
            && self.t.get(i + 1).is_some_and(|f| f.glued() && f.is_figure());
        let negative = negative || (self.is(i, "minus") && self.t.get(i + 1).is_some_and(|f| f.gap == Gap::Space));
        let at = i + usize::from(negative);
        let n = numeral(self.t, at)?;
        if !self.whole && !self.counts(at, &n, hedged) {
            return None;
        }
        let value = if negative { Exact::ZERO.checked_sub(n.value)? } else { n.value };
        let mut core = Core::new(value, (i, n.next));
        (core.coefficient, core.scale) = (n.coefficient, n.scale);
        core.plain = n.form == Form::Digits;
        if n.form == Form::Fraction && !self.fraction_of_unit(&n) {
            core.unit = Some(Unit::Share);
            return Some(core);
        }
        let digits = self.t.get(n.next.checked_sub(1)?).is_some_and(Token::is_figure) || n.form != Form::Words;
        Some(self.compound(self.with_unit(core, n.next, digits)?))
    }

    /// "two years and three months", "5 feet 2 inches": smaller units of one kind are added.
    fn compound(&self, mut core: Core) -> Core {
        for _ in 0..4 {
            let mut at = core.end;
            at += usize::from(self.is(at, ","));
            at += usize::from(self.word(at) == "and");
            let Some(Unit::Measure(name)) = &core.unit else { return core };
            let more = numeral(self.t, at).filter(|n| n.form != Form::Fraction).and_then(|n| {
                let digits = self.t.get(n.next.checked_sub(1)?).is_some_and(Token::is_figure);
                let u = unit::after(self.t, n.next, digits).filter(|u| u.factor == Exact::ONE)?;
                let Unit::Measure(smaller) = u.unit else { return None };
                let ratio = convert::ratio(&smaller, name).filter(|r| *r < Exact::ONE)?;
                Some((core.value.checked_add(n.value.checked_mul(ratio)?.checked_div(core.factor)?)?, u.next))
            });
            let Some((value, end)) = more.filter(|_| !self.mask.get(at).copied().unwrap_or(true)) else { return core };
            (core.value, core.end) = (value, end);
            core.plain = false;
        }
        core
    }

    /// "half an hour", "1/4 mile": a part of a unit, not a share.
    fn fraction_of_unit(&self, n: &Numeral) -> bool {
        let at = n.next + usize::from(matches!(self.word(n.next), "a" | "an"));
        unit::after(self.t, at, true).is_some_and(|u| u.unit != Unit::Share && u.unit != Unit::Times)
    }

    fn with_unit(&self, mut core: Core, next: usize, digits: bool) -> Option<Core> {
        let article = usize::from(self.head(next.saturating_sub(1)) == "half" && matches!(self.word(next), "a" | "an"));
        // "tens of thousands of euros"
        let of = usize::from(core.hedge == Some(Hedge::Vague) && self.is(next, "of"));
        if let Some(u) = unit::after(self.t, next + article + of, digits) {
            let pounds = u.unit == Unit::Measure("pound".to_owned()) && core.scale > Exact::from_int(1000);
            core.unit = Some(if pounds { Unit::Money("GBP".to_owned()) } else { u.unit });
            core.factor = u.factor;
            core.end = u.next;
            return Some(core);
        }
        // 16x9, 5G, 4th: letters that are no unit make it something else.
        let clings = self.t.get(next).is_some_and(|w| w.glued() && (w.is_word() || w.is_figure()));
        (!clings).then_some(core)
    }

    /// A figure that counts: no year, no name, no pronoun, no ordinal.
    fn counts(&self, i: usize, n: &Numeral, hedged: bool) -> bool {
        let one = n.next == i + 1 && self.is(i, "one");
        let (before, after) = (self.lower_before(i, 1), self.word(n.next));
        if one {
            let lower_case = self.t.get(n.next).is_some_and(|w| !w.is_capital());
            let joined = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued());
            let named = !after.is_empty()
                && !NOUN_WORDS.not_one.contains(after)
                && lower_case
                && !NOUN_WORDS.one_after.contains(before);
            let united = joined && unit::after(self.t, n.next, false).is_some();
            return hedged || united || (named && !joined);
        }
        if n.form == Form::Fraction {
            return self.fraction_counts(i, n, hedged);
        }
        if n.form == Form::Digits {
            let bare = n.next == i + 1;
            let text = self.t.get(i).map_or("", |t| t.text);
            let year = bare
                && text.len() == 4
                && n.value >= Exact::from_int(1900)
                && n.value < Exact::from_int(2100)
                && n.value.is_integer();
            let united = unit::after(self.t, n.next, true).is_some();
            if (year && !text.contains(',') && !hedged && !united) || mask::is_name(self.t, i, n.next) {
                return false;
            }
            // "1. First point", "2) Second"
            let starts = self.t.get(i).is_some_and(|t| t.gap == Gap::Break) || matches!(before, "•" | "(");
            if bare && starts && (self.is(n.next, ".") || self.is(n.next, ")")) && self.t.get(n.next + 1).is_some() {
                return false;
            }
        }
        // "twenty-first", "the two-thousandth"
        let ordinal = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued())
            && COUNTING.ordinals.at(self.t, n.next + 1).is_some();
        !ordinal
    }

    /// "half" and "a third" tell a share where the words around them do.
    fn fraction_counts(&self, i: usize, n: &Numeral, hedged: bool) -> bool {
        let last = self.lower_before(n.next, 1).to_owned();
        let (before, after) = (self.lower_before(i, 1), self.word(n.next));
        let joined = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued());
        if joined || self.mask.get(i).copied().unwrap_or(true) {
            return false;
        }
        if last == "half" {
            let led = matches!(
                after,
                "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "these" | "those" | "that"
            );
            let part = matches!(
                before,
                "first" | "second" | "other" | "latter" | "and" | "final" | "last" | "in" | "by" | "opening"
            );
            return !part && (hedged || led || self.fraction_of_unit(n)) && !matches!(after, "past" | "time");
        }
        let one = matches!(self.head(i), "a" | "an");
        !one || hedged || after == "of" || self.fraction_of_unit(n)
    }

    /// Two figures that make a range, or the two of a change; an empty list for scores ("3-1").
    fn range(&self, first: &Core, hedge: Option<Hedge>, between: bool, from: bool, start: usize) -> Read {
        if first.hedge.is_some() {
            return None;
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
        self.pair(first, second, (hedge, between, from, dash, joint.is("or")), start)
    }

    fn pair(&self, first: &Core, second: Core, how: (Option<Hedge>, bool, bool, bool, bool), start: usize) -> Read {
        let (hedge, _, from, dash, or) = how;
        let mut low = first.clone();
        if low.scale == Exact::ONE && second.scale > Exact::ONE && low.value < second.coefficient {
            low.value = low.value.checked_mul(second.scale)?;
        }
        match (&low.unit, &second.unit) {
            (None, Some(_)) => (low.unit, low.factor) = (second.unit.clone(), second.factor),
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), None) if !low.money_first && !dash => return None,
            _ => {}
        }
        let high = Core { unit: low.unit.clone(), factor: low.factor, ..second };
        let change = from && self.tells_change(start);
        if change {
            let (one, _) = self.finish_at(hedge, low.clone(), start + 1, low.end)?;
            let (two, next) = self.finish(None, high.clone(), high.figure.0)?;
            return Some((vec![one, two], next));
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

    fn finish(&self, hedge: Option<Hedge>, core: Core, start: usize) -> Option<(Found<Amount>, usize)> {
        let end = core.end;
        self.finish_at(hedge, core, start, end)
    }

    /// Applies the unit, hedges that follow, and the thing counted.
    fn finish_at(&self, hedge: Option<Hedge>, core: Core, start: usize, end: usize) -> Option<(Found<Amount>, usize)> {
        let value = core.value.checked_mul(core.factor)?;
        let upper = match core.upper {
            Some(upper) => Some(upper.checked_mul(core.factor)?),
            None => None,
        };
        // "500 grams of sugar", "two years of war"
        let countable =
            matches!(core.unit, None | Some(Unit::Share)) || (core.unit != Some(Unit::Times) && self.is(end, "of"));
        let thing = if countable { noun::after(self.t, end) } else { None };
        let after =
            |at: usize| self.t.get(at).filter(|t| t.gap != Gap::Break).and_then(|_| HEDGING.after.at(self.t, at));
        let mut end = end;
        let mut next = end;
        let mut hedge = match (core.hedge, hedge) {
            (Some(own @ (Hedge::Vague | Hedge::Majority)), _) => Some(own),
            (own, given) => given.or(own),
        };
        let late = after(end).or_else(|| thing.and_then(|(_, last)| after(last + 1)));
        if let Some((word, past)) = late.filter(|_| matches!(hedge, None | Some(Hedge::About))) {
            hedge = Hedge::from_word(word);
            (end, next) = (past, past);
        }
        let half = Exact::ratio(1, 2)?;
        if core.unit == Some(Unit::Share) && value == half && hedge == Some(Hedge::Over) {
            hedge = Some(Hedge::Majority);
        }
        // A part in words is meant as such; a percentage is a figure like others.
        let in_words = core.unit == Some(Unit::Share) && core.factor == Exact::ONE;
        let bare = if in_words || core.unit == Some(Unit::Times) { Hedge::Exact } else { Hedge::Bare };
        let noun = thing
            .and_then(|(a, b)| self.text.get(bytes(self.t, a, b + 1)?))
            .map(|n| n.split_whitespace().collect::<Vec<_>>().join(" "));
        let unit = core.unit.or_else(|| noun.as_ref().map(|_| Unit::Count));
        let figure = bytes(self.t, core.figure.0, core.figure.1)?;
        let range = bytes(self.t, start, end)?;
        if let Some((_, last)) = thing {
            // The words of the noun hold no further figure ("30 member countries"), but may hold one after a hyphen.
            next = next.max((last + 1).min(end + 1)).max(next);
        }
        let hedge = hedge.unwrap_or(bare);
        Some((Found { value: Amount { hedge, value, upper, unit, noun, figure }, range }, next.max(end)))
    }
}
