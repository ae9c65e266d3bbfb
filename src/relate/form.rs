//! Forming a subject's pairs: every pair of a small subject; of a large one those of one time, equal readings grouped.

use super::large::{Scene, form_large};
use super::pair::pair;
use super::report::Report;
use super::{Derived, Pair, SMALL, Side};
use crate::model::{Briefing, Days, Reason, SubjectId, Verdict, VerdictKind};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Pairs and what is counted along with them.
#[derive(Clone, Debug, Default)]
pub(super) struct Formed {
    pub pairs: Vec<Pair>,
    pub counts: BTreeMap<VerdictKind, usize>,
    pub comparisons: usize,
    /// The worst verdict among co-temporal pairs, see [`Formed::judge`].
    pub verdict: Option<VerdictKind>,
    pub changes_over_time: bool,
    /// Which sides take part in a disagreement with another holder.
    pub in_conflict: Vec<bool>,
    /// Which take part in one on what their own holder said: it is between those who report it.
    pub told: Vec<bool>,
    pub disagree_newest: usize,
    pub opened: Option<Days>,
    pub latest: Option<Days>,
}

impl Formed {
    /// Counts one pair of two sides, given by their places.
    pub fn count(&mut self, sides: &[(Side, Report)], newest: &[bool], i: usize, j: usize, verdict: &Verdict) {
        let kind = verdict.kind;
        *self.counts.entry(kind).or_default() += 1;
        let one_voice = matches!((sides.get(i), sides.get(j)), (Some((_, x)), Some((_, y))) if x.one_voice(y));
        if verdict.co_temporal {
            self.judge(kind, !one_voice);
        }
        self.changes_over_time |= kind == VerdictKind::DiffersOverTime;
        if kind == VerdictKind::Disagree {
            let takes_part =
                if verdict.has(Reason::ReportedDifferently) { &mut self.told } else { &mut self.in_conflict };
            for k in [i, j] {
                if let Some(c) = takes_part.get_mut(k) {
                    *c = true;
                }
            }
            if [i, j].iter().all(|&k| newest.get(k) == Some(&true)) {
                self.disagree_newest += 1;
            }
            if let (Some((_, x)), Some((_, y))) = (sides.get(i), sides.get(j)) {
                let said = later(x.said_on, y.said_on);
                self.conflict_from(said);
                self.conflict_until(said);
            }
        }
    }

    /// Lets a pair of one time bear on the subject's verdict. That somebody agrees with himself says nothing of the subject.
    pub fn judge(&mut self, kind: VerdictKind, independent: bool) {
        if independent || !matches!(kind, VerdictKind::Agree | VerdictKind::Compatible) {
            self.verdict = self.verdict.max(Some(kind));
        }
    }

    /// A conflict was there on this day: the later report of a pair was made.
    pub fn conflict_from(&mut self, said: Days) {
        self.opened = Some(self.opened.map_or(said, |o| earlier(o, said)));
    }

    /// A report that takes part in a conflict was made on this day.
    pub fn conflict_until(&mut self, said: Days) {
        self.latest = Some(self.latest.map_or(said, |o| later(o, said)));
    }
}

fn later(a: Days, b: Days) -> Days {
    if b.latest() > a.latest() { b } else { a }
}

fn earlier(a: Days, b: Days) -> Days {
    if b.latest() < a.latest() { b } else { a }
}

/// Sides come as claims (newest first), derived figures, and claims of contrary questions. `own` is the number of the
/// subject's own claims.
pub(super) fn form(
    b: &Briefing,
    subject: SubjectId,
    sides: &[(Side, Report)],
    derived: &[Derived],
    newest: &[bool],
    own: usize,
) -> Formed {
    let mut formed =
        Formed { in_conflict: vec![false; sides.len()], told: vec![false; sides.len()], ..Formed::default() };
    if own > SMALL {
        form_large(&Scene { b, subject, sides, derived, newest }, &mut formed);
    } else {
        every_pair(b, subject, sides, derived, newest, &mut formed);
        worst_first(sides, &mut formed.pairs);
    }
    formed
}

fn every_pair(
    b: &Briefing,
    subject: SubjectId,
    sides: &[(Side, Report)],
    derived: &[Derived],
    newest: &[bool],
    formed: &mut Formed,
) {
    for (i, (a, x)) in sides.iter().enumerate() {
        for (j, (c, y)) in sides.iter().enumerate().skip(i + 1) {
            if !is_formed(derived, subject, (*a, x), (*c, y)) {
                continue;
            }
            formed.comparisons += 1;
            if let Some(verdict) = pair(b, x, y) {
                formed.count(sides, newest, i, j, &verdict);
                formed.pairs.push(Pair { a: *a, b: *c, verdict, count: 1 });
            }
        }
    }
}

/// Two derived figures are not compared, nor a derived figure with claims of its own article or with its inputs, nor two claims
/// of other questions.
pub(super) fn is_formed(derived: &[Derived], subject: SubjectId, x: (Side, &Report), y: (Side, &Report)) -> bool {
    let input = |d: Side, c: Side| match (d, c) {
        (Side::Derived(d), Side::Claim(c)) => derived.get(d).is_some_and(|d| d.inputs.contains(&c)),
        _ => false,
    };
    let both_derived = x.1.derived && y.1.derived;
    // Two claims of other questions are that question's; two that give a share's rest bear on the share itself.
    let foreign = x.1.subject != subject && y.1.subject != subject && matches!(subject, SubjectId::Question(_));
    // A figure made of an article's claims is no second voice beside another of them.
    let own = x.1.derived != y.1.derived && x.1.source == y.1.source;
    !both_derived && !foreign && !own && !input(x.0, y.0) && !input(y.0, x.0)
}

/// Worst first: by verdict, a weak disagreement after a plain one, reports of one time before others, newest first.
pub(super) fn worst_first(sides: &[(Side, Report)], pairs: &mut [Pair]) {
    let times: BTreeMap<Side, _> = sides.iter().map(|(s, r)| (*s, (r.time.latest(), r.said_on.latest()))).collect();
    let time = |s: &Side| times.get(s).copied().unwrap_or_default();
    pairs.sort_by_cached_key(|p| {
        let (a, b) = (time(&p.a), time(&p.b));
        (
            Reverse(p.verdict.kind),
            p.verdict.has(Reason::Weak),
            !p.verdict.co_temporal,
            Reverse((a.max(b), a.min(b))),
            p.a,
            p.b,
        )
    });
}
