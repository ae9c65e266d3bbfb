//! A second figure behind the first. A word may hold a part of it only: "zwei- bis dreitausend" is two to three thousand; one
//! part alone is never read.

use super::super::super::token::Gap;
use super::pair::is_shared;
use super::reader::{Core, Joined, Reader, Seen};
use crate::model::{Exact, Hedge};

impl Reader<'_> {
    /// A hyphen behind which the rest of the word is left out; the token after it.
    pub(super) fn suspended(&self, at: usize) -> Option<usize> {
        let hyphen = self.t.get(at).is_some_and(|t| t.is("-") && t.glued());
        let open = self.t.get(at + 1).is_none_or(|t| t.gap != Gap::None || t.is(","));
        (hyphen && open).then_some(at + 1)
    }

    /// A range whose first part lacks the end of its word: read where two parts share it, and else to its end not at all.
    pub(super) fn completed(&self, first: &Core, hedge: Option<Hedge>, start: usize, at: usize) -> Joined {
        let (mut at, mut parts) = (at, 1);
        loop {
            let list = |list: &super::super::words::Phrases<()>| list.at(self.t, at).map(|(_, next)| next);
            let range = self.prefixed(&self.w.to, at).map(|(_, next)| next).or_else(|| list(&self.w.or));
            let und = |t: &&super::super::lex::Token| self.w.compound.iter().flatten().any(|joint| t.is(joint));
            let joint = || self.t.get(at).filter(|t| t.is(",") || und(t)).map(|_| at + 1);
            let Some(next) = range.or_else(|| list(&self.w.and)).or_else(joint) else { return Joined::Unread(at) };
            let second = match self.core(next, true) {
                Seen::Core(second) => second,
                Seen::Past(end) | Seen::Doubt(_, end) => return Joined::Unread(end),
                Seen::Nothing => return Joined::Unread(next),
            };
            parts += 1;
            if let Some(open) = self.suspended(second.end) {
                at = open;
                continue;
            }
            let end = second.end;
            let shared = parts == 2 && range.is_some() && is_shared(first, &second);
            let whole = shared.then(|| self.pair(hedge, first.clone(), second, start)).flatten();
            return whole.map_or(Joined::Unread(end), |(found, next)| Joined::Range(Box::new(found), next));
        }
    }

    /// "one or two thousand": the one is a part too, but no figure by itself. The token after all of it.
    pub(super) fn one_of_more(&self, i: usize) -> Option<usize> {
        let (_, end) = self.w.one.at(self.t, i)?;
        let open = self.suspended(end);
        let at = open.unwrap_or(end);
        let joints = [&self.w.to, &self.w.or];
        let joint = joints.into_iter().filter_map(|list| list.at(self.t, at)).find(|(_, next)| *next == at + 1);
        let Some((_, next)) = joint else { return open };
        match self.core(next, true) {
            Seen::Core(second) if second.scale > Exact::ONE => Some(second.end),
            Seen::Core(second) => open.map(|_| second.end),
            Seen::Past(end) | Seen::Doubt(_, end) => open.map(|_| end),
            Seen::Nothing => open,
        }
    }

    /// Two figures that make a range.
    pub(super) fn range(&self, first: &Core, hedge: Option<Hedge>, start: usize) -> Joined {
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
}
