//! From tokens to amounts: hedges, then a figure or a range of two, then a unit, then the thing counted.

mod base;
mod compound;
mod core;
mod counts;
mod denied;
mod difference;
mod elided;
mod finish;
mod fraction;
mod hedge;
mod pair;
mod reader;

use super::super::Found;
use super::super::token::tokens;
use super::amount::{Amount, Print, Unit};
use super::{age, mask};
use crate::model::{Exact, Hedge};
use reader::{Read, Reader};

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

impl Reader<'_> {
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
}
