//! Amounts in two units: "two years and three months", "5 feet 2 inches", "13 dollars and 45 cents".

use super::super::super::numeral::{Form, numeral};
use super::super::super::token::Token;
use super::super::amount::{Print, Unit};
use super::super::{convert, unit};
use super::reader::{Core, Reader};
use crate::model::Exact;

/// Words behind "6 ft 7 in"; before others "in" is no inch.
const LENGTHS: [&str; 7] = ["tall", "high", "long", "wide", "deep", "thick", "across"];

impl Reader<'_> {
    /// The smaller coin of a currency after the larger: "13 dollars and 45 cents".
    fn coins(&self, core: &Core, at: usize) -> Option<(Exact, usize)> {
        let cents = |code: &str| matches!(code, "cent" | "penny");
        let whole = match &core.unit {
            Some(Unit::Money(code)) => !cents(code),
            Some(Unit::Measure(name)) => name == "pound",
            _ => false,
        };
        if !whole || core.scale > Exact::ONE {
            return None;
        }
        let n = numeral(self.t, at).filter(|n| n.value.is_integer() && n.value < Exact::from_int(100))?;
        let pence = self.t.get(n.next).is_some_and(|p| p.glued() && p.text == "p");
        let one = Unit::Money("penny".to_owned());
        let u = unit::after(self.t, n.next, false).or(pence.then_some(unit::After {
            unit: one,
            factor: Exact::ONE,
            next: n.next + 1,
        }))?;
        let Unit::Money(code) = u.unit else { return None };
        let part = n.value.checked_div(Exact::from_int(100)).filter(|_| cents(&code))?;
        Some((core.value.checked_add(part)?, u.next))
    }

    /// "two years and three months", "5 feet 2 inches", "two hours and a half": smaller units of one kind are added.
    pub(super) fn compound(&self, mut core: Core) -> Core {
        for _ in 0..4 {
            let mut at = core.end;
            at += usize::from(self.is(at, ","));
            at += usize::from(self.word(at) == "and");
            if let Some((value, end)) = self.coins(&core, at) {
                (core.value, core.end, core.plain) = (value, end, false);
                if core.unit == Some(Unit::Measure("pound".to_owned())) {
                    core.unit = Some(Unit::Money("GBP".to_owned()));
                }
                core.print = Print { place: Exact::ratio(1, 100), ..Print::default() };
                continue;
            }
            let Some(Unit::Measure(name)) = &core.unit else { return core };
            let half = self.word(core.end) == "and"
                && matches!(self.word(at), "a" | "one")
                && self.word(at + 1) == "half"
                && self.t.get(at + 2).is_none_or(|h| !(h.is_hyphen() && h.glued()));
            if let Some(value) = Exact::ratio(1, 2).and_then(|h| core.value.checked_add(h)).filter(|_| half) {
                (core.value, core.end, core.plain) = (value, at + 2, false);
                core.print = Print { place: Exact::ratio(1, 2), ..Print::default() };
                continue;
            }
            // "5 ft 2 in"
            let inches = name == "foot" && self.is(at + 1, "in") && self.t.get(at).is_some_and(Token::is_figure);
            if let Some(inch) =
                numeral(self.t, at).filter(|n| inches && n.next == at + 1 && n.value < Exact::from_int(12))
                && self.t.get(at + 2).is_none_or(|a| !a.is_word() || LENGTHS.iter().any(|w| a.is(w)))
                && let Some(value) = inch.value.checked_div(Exact::from_int(12)).and_then(|v| core.value.checked_add(v))
            {
                (core.value, core.end, core.plain) = (value, at + 2, false);
                core.print = Print { place: Exact::ratio(1, 12), ..Print::default() };
                continue;
            }
            let more = numeral(self.t, at).filter(|n| n.form != Form::Fraction).and_then(|n| {
                let digits = self.t.get(n.next.checked_sub(1)?).is_some_and(Token::is_figure);
                let u = unit::after(self.t, n.next, digits).filter(|u| u.factor == Exact::ONE)?;
                let Unit::Measure(smaller) = u.unit else { return None };
                let ratio = convert::ratio(&smaller, name).filter(|r| *r < Exact::ONE)?;
                let one = ratio.checked_div(core.factor)?;
                Some((core.value.checked_add(n.value.checked_mul(one)?)?, u.next, one))
            });
            let Some((value, end, one)) = more.filter(|_| !self.mask.get(at).copied().unwrap_or(true)) else {
                return core;
            };
            (core.value, core.end) = (value, end);
            core.print = Print { place: Some(one), ..Print::default() };
            core.plain = false;
        }
        core
    }
}
