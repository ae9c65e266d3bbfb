//! Forming a subject's pairs: every pair of a small subject; of a large one those of one time, equal readings grouped.

use super::dispute::{Conflicts, Dispute, How, is_direct, later, topic};
use super::large::{Scene, form_large};
use super::pair::pair;
use super::report::Report;
use super::{Derived, Pair, SMALL, Side};
use crate::model::{Briefing, Reason, SubjectId, Verdict, VerdictKind};
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
    pub conflicts: Conflicts,
    /// Made of the conflicts when all pairs are there; oldest first.
    pub disputes: Vec<Dispute>,
    pub disagree_newest: usize,
}

impl Formed {
    /// Counts one pair of two sides, given by their places.
    pub fn count(&mut self, s: &Scene, i: usize, j: usize, verdict: &Verdict) {
        let kind = verdict.kind;
        *self.counts.entry(kind).or_default() += 1;
        let (Some((_, x)), Some((_, y))) = (s.sides.get(i), s.sides.get(j)) else { return };
        if verdict.co_temporal {
            self.judge(kind, !x.one_voice(y));
        }
        self.changes_over_time |= kind == VerdictKind::DiffersOverTime;
        if kind == VerdictKind::Disagree {
            if [i, j].iter().all(|&k| s.newest.get(k) == Some(&true)) {
                self.disagree_newest += 1;
            }
            let topic = topic(s.b, s.subject, x, y);
            let direct = is_direct(s.subject, x) && is_direct(s.subject, y);
            let told = verdict.has(Reason::ReportedDifferently);
            self.conflicts.pair(&topic, [i, j], later(x.said_on, y.said_on), How { direct, plain: !told, told });
        }
    }

    /// Lets a pair of one time bear on the subject's verdict. That somebody agrees with himself says nothing of the subject.
    pub fn judge(&mut self, kind: VerdictKind, independent: bool) {
        if independent || !matches!(kind, VerdictKind::Agree | VerdictKind::Compatible) {
            self.verdict = self.verdict.max(Some(kind));
        }
    }
}

/// The worst verdict among the newest reports, as [`Formed::judge`] has it. Of many pairs only those that are shown can be asked,
/// but for disagreements, which are counted.
pub(super) fn newest_verdict(formed: &Formed, sides: &[(Side, Report)], newest: &[bool]) -> Option<VerdictKind> {
    if formed.disagree_newest > 0 {
        return Some(VerdictKind::Disagree);
    }
    let of: BTreeMap<Side, &Report> =
        sides.iter().zip(newest).filter(|(_, newest)| **newest).map(|((side, r), _)| (*side, r)).collect();
    let mut worst = Formed::default();
    for p in formed.pairs.iter().filter(|p| p.verdict.co_temporal) {
        if let (Some(x), Some(y)) = (of.get(&p.a), of.get(&p.b)) {
            worst.judge(p.verdict.kind, !x.one_voice(y));
        }
    }
    worst.verdict
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
    let mut formed = Formed::default();
    let scene = Scene { b, subject, sides, derived, newest };
    if own > SMALL {
        form_large(&scene, &mut formed);
    } else {
        every_pair(&scene, &mut formed);
        worst_first(sides, &mut formed.pairs);
        formed.disputes = formed.conflicts.disputes(&scene);
    }
    formed
}

fn every_pair(s: &Scene, formed: &mut Formed) {
    for (i, (a, x)) in s.sides.iter().enumerate() {
        for (j, (c, y)) in s.sides.iter().enumerate().skip(i + 1) {
            if !is_formed(s.derived, s.subject, (*a, x), (*c, y)) {
                continue;
            }
            formed.comparisons += 1;
            if let Some(verdict) = pair(s.b, x, y) {
                formed.count(s, i, j, &verdict);
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
