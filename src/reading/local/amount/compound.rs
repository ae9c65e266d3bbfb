//! Figures of which a word holds a part only: "zwei- bis dreitausend" is two to three thousand. One part alone is never read.

use super::super::super::token::Gap;
use super::{Core, Joined, Reader, Seen};
use crate::model::{Exact, Hedge};

impl Reader<'_> {
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
    fn past_range(&self, at: usize) -> usize {
        let dash = self.t.get(at).filter(|d| (d.is("-") || d.is("–")) && d.gap != Gap::Break).map(|_| at + 1);
        let joint = dash.or_else(|| self.w.to.at(self.t, at).filter(|_| self.same(at)).map(|(_, next)| next));
        let second = joint.and_then(|next| super::super::number::number(self.w, self.t, next).ok().flatten());
        second.map_or(at, |n| n.next)
    }

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
}

/// The scale word of the second belongs to the first as well.
pub(super) fn is_shared(first: &Core, second: &Core) -> bool {
    let coefficient = second.value.checked_div(second.scale);
    first.scale == Exact::ONE && second.scale > Exact::ONE && coefficient.is_some_and(|c| first.value < c)
}
