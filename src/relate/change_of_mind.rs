//! Changes of mind: what one holder said last beside what it says now, where these are two statements that differ.

use super::pair::pair;
use super::report::{Report, next_statements};
use crate::model::{Briefing, ClaimIx, Holder, Reason, VerdictKind};
use std::collections::BTreeSet;

/// What was said before and after. Of claims on one subject, some of which are new: only changes that these bring to light.
pub(super) fn changes_of_mind(b: &Briefing, new: &[ClaimIx], all: &[ClaimIx]) -> Vec<(ClaimIx, ClaimIx)> {
    let new: BTreeSet<ClaimIx> = new.iter().copied().collect();
    let holders: BTreeSet<Holder> = new.iter().map(|ix| b.claim(*ix).holder).collect();
    let of = |holder: Holder| all.iter().copied().filter(move |ix| b.claim(*ix).holder == holder);
    holders.into_iter().flat_map(|holder| Statements::of(b, of(holder).collect()).changes(&new)).collect()
}

/// What one holder said of one subject.
struct Statements<'b> {
    b: &'b Briefing,
    all: Vec<(ClaimIx, Report<'b>)>,
}

type Statement<'s, 'b> = &'s (ClaimIx, Report<'b>);

impl<'b> Statements<'b> {
    fn of(b: &'b Briefing, mut claims: Vec<ClaimIx>) -> Statements<'b> {
        claims.sort_by_key(|ix| (b.claim(*ix).said_on.days.latest(), &b.claim(*ix).id));
        let next = next_statements(b, &claims);
        let all = claims.iter().map(|ix| (*ix, Report::of_claim(b, *ix, next.get(ix).copied())));
        Statements { b, all: all.collect() }
    }

    fn changes(&self, new: &BTreeSet<ClaimIx>) -> Vec<(ClaimIx, ClaimIx)> {
        let mut out: Vec<(ClaimIx, ClaimIx)> = Vec::new();
        for x in self.all.iter().filter(|(ix, _)| new.contains(ix)) {
            let (before, after) = (self.next_to(x, true), self.next_to(x, false));
            // Another article told it already.
            let known = |was: Statement<'_, 'b>| {
                let told = |o: Statement<'_, 'b>| !new.contains(&o.0) || out.contains(&(was.0, o.0));
                let mut others = self.all.iter().filter(|o| o.0 != x.0 && told(o));
                others.any(|o| self.kind(x, o) == Some(VerdictKind::Agree) && self.is_revised(was, o))
            };
            let found = before.filter(|was| self.is_revised(was, x) && !known(was)).map(|was| (was.0, x.0));
            // An older statement that comes late: the one behind it was a change all along, or is one now.
            let was_one = |now: Statement<'_, 'b>| before.is_some_and(|was| self.is_revised(was, now));
            let late = after.filter(|now| !new.contains(&now.0) && self.is_revised(x, now) && !was_one(now));
            out.extend(found.into_iter().chain(late.map(|now| (x.0, now.0))));
        }
        out
    }

    /// The nearest comparable statement that was certainly made before, or after.
    fn next_to<'s>(&'s self, x: Statement<'s, 'b>, before: bool) -> Option<Statement<'s, 'b>> {
        let certainly = |x: &Report, y: &Report| x.said_in_order(y).is_some_and(|(first, _)| std::ptr::eq(first, x));
        let beside = |o: Statement<'s, 'b>| {
            let in_order = if before { certainly(&o.1, &x.1) } else { certainly(&x.1, &o.1) };
            in_order && self.kind(o, x).is_some_and(|kind| kind != VerdictKind::NotComparable)
        };
        if before { self.all.iter().rev().find(|o| beside(o)) } else { self.all.iter().find(|o| beside(o)) }
    }

    fn kind(&self, x: Statement<'_, 'b>, y: Statement<'_, 'b>) -> Option<VerdictKind> {
        Some(pair(self.b, &x.1, &y.1)?.kind)
    }

    fn is_revised(&self, x: Statement<'_, 'b>, y: Statement<'_, 'b>) -> bool {
        pair(self.b, &x.1, &y.1).is_some_and(|v| v.has(Reason::Revised))
    }
}
