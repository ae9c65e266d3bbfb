//! From tokens to amounts: hedges, then a figure or a range of two, then a unit, then the thing counted.

mod base;
mod compound;
mod core;
mod counts;
mod denied;
mod difference;
mod elided;
mod pair;

use super::super::Found;
use super::super::lexicon::HEDGING;
use super::super::token::{Gap, Token, tokens};
use super::super::when::bytes;
use super::{Amount, Print, Unit, age, mask, noun, rate};
use crate::model::{Exact, Hedge};
use crate::text::one_line;

/// Reads all amounts. `whole`: the text is one value and nothing else, so years and "one" are numbers too.
pub(super) fn scan(text: &str, whole: bool) -> Vec<Found<Amount>> {
    let t = tokens(text);
    let mask = if whole { vec![false; t.len()] } else { mask::masked(&t) };
    let reader = Reader { text, t: &t, mask: &mask, whole, signs: (text.contains('£'), text.contains('$')) };
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
    if !whole {
        age::mark(&t, &mut out);
        elided::mark(&t, &mut out);
        base::mark(&t, &mut out);
        difference::mark(&t, &mut out);
    }
    out
}

/// The sides of scores and votes.
pub(super) fn tallies(text: &str) -> Vec<Found<Amount>> {
    let t = tokens(text);
    let mut out = Vec::new();
    let mut i = 0;
    while i < t.len() {
        let Some((sides, next)) = mask::tally(&t, i) else {
            i += 1;
            continue;
        };
        out.extend(sides.into_iter().filter_map(|side| {
            let figure = t.get(side)?;
            let (range, value) = (figure.range.clone(), Exact::parse(figure.text)?);
            let amount = Amount {
                hedge: Hedge::Bare,
                value,
                upper: None,
                unit: None,
                per: None,
                noun: None,
                print: Print::default(),
                figure: range.clone(),
            };
            Some(Found { value: amount, range })
        }));
        i = next.max(i + 1);
    }
    out
}

/// Units of a time over which money is spent or a change happens.
const TIMES: [&str; 6] = ["hour", "day", "week", "month", "quarter", "year"];
/// Words before "over" among which that amount stands.
const NEAR: usize = 6;

struct Reader<'a> {
    text: &'a str,
    t: &'a [Token<'a>],
    mask: &'a [bool],
    whole: bool,
    /// The text prints a pound sign; it prints a dollar sign.
    signs: (bool, bool),
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
    /// The figure is a part of one.
    part: bool,
    /// The unit stands before the figure: "aged 12".
    led: bool,
    print: Print,
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
            part: false,
            led: false,
            print: Print::default(),
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
        if let Some(end) = self.denied(i) {
            return Some((Vec::new(), end));
        }
        let (hedge, start) = self.hedges(i);
        let between = self.is(start, "between");
        let from = self.is(start, "from");
        let lead = usize::from(between || from);
        // "from around 200 to 500": the hedge stands inside.
        let (inner, figure) = if lead == 1 { self.hedges(start + 1) } else { (hedge, start) };
        let mut first = self.core(figure, hedge.or(inner).is_some())?;
        if first.unit.is_none() && self.on_richter(first.end) {
            first.unit = Some(Unit::Measure("magnitude".to_owned()));
        }
        if let Some(unit) = self.unit_before(i).filter(|_| first.unit.is_none() && first.value < Exact::from_int(130)) {
            (first.unit, first.led) = (Some(Unit::Measure(unit.to_owned())), true);
        }
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

    /// "6.8 on the Richter scale", "on the open-ended Richter scale".
    fn on_richter(&self, at: usize) -> bool {
        self.word(at) == "on" && (at + 2..at + 6).any(|i| self.word(i) == "richter")
    }

    /// The unit that a word before the figure gives it.
    fn unit_before(&self, i: usize) -> Option<&'static str> {
        match self.lower_before(i, 1) {
            "aged" | "age" => Some("year"),
            "magnitude" => Some("magnitude"),
            _ => None,
        }
    }

    /// Hedges at a token: the outermost counts, but "about" gives way to a bound. The token after them.
    fn hedges(&self, i: usize) -> (Option<Hedge>, usize) {
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

    fn finish(&self, hedge: Option<Hedge>, core: Core, start: usize) -> Option<(Found<Amount>, usize)> {
        let end = core.end;
        self.finish_at(hedge, core, start, end)
    }

    /// "$300 million over two years": a time over which something is spread, not more than that time.
    fn spreads(&self, core: &Core, start: usize) -> bool {
        let time = matches!(&core.unit, Some(Unit::Measure(u)) if TIMES.contains(&u.as_str()));
        let over = time && self.is(start, "over") && start + 1 == core.figure.0;
        let before = self.t.get(start.saturating_sub(NEAR)..start).unwrap_or(&[]);
        let clause = before.iter().rev().take_while(|t| !matches!(t.lower.as_str(), "," | "." | ";" | ":"));
        over && clause.into_iter().any(Token::is_figure)
    }

    /// Applies the unit, hedges that follow, and the thing counted.
    fn finish_at(&self, hedge: Option<Hedge>, core: Core, start: usize, end: usize) -> Option<(Found<Amount>, usize)> {
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
    fn goes_on(&self, at: usize, next: usize) -> bool {
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
    fn is_mean(&self, start: usize) -> bool {
        let mean = |w: &str| matches!(w, "average" | "mean" | "median" | "averages" | "averaged" | "averaging");
        let one = self.lower_before(start, 1);
        mean(one) || (one == "of" && mean(self.lower_before(start, 2)))
    }
}
