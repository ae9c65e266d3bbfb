//! The log: one entry for each subject with reports that exclude each other.

use super::form::Formed;
use super::report::Report;
use super::{Derived, Disagreement, Pair, Side};
use crate::model::{Briefing, Holder, Reason, SubjectId, VerdictKind};

/// The subject's entry, where a pair disagrees. Its id names the subject, so it stays whatever is said next.
pub(super) fn of(
    b: &Briefing,
    subject: SubjectId,
    sides: &[(Side, Report)],
    derived: &[Derived],
    formed: &Formed,
) -> Option<Disagreement> {
    formed.counts.get(&VerdictKind::Disagree).filter(|&&n| n > 0)?;
    let conflicting = || formed.pairs.iter().enumerate().filter(|(_, p)| p.verdict.kind == VerdictKind::Disagree);
    let mut parties: Vec<Holder> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    let told = |p: &Pair| p.verdict.has(Reason::ReportedDifferently);
    let shown = conflicting().flat_map(|(_, p)| [(p.a, told(p)), (p.b, told(p))]);
    let list = |flags: &'_ [bool], told| -> Vec<(Side, bool)> {
        sides.iter().zip(flags).filter(|(_, c)| **c).map(|((s, _), _)| (*s, told)).collect()
    };
    let rest = list(&formed.in_conflict, false).into_iter().chain(list(&formed.told, true));
    for (side, told) in shown.chain(rest) {
        for holder in if told { tellers(b, derived, side) } else { holders(b, derived, side) } {
            if seen.insert(holder) {
                parties.push(holder);
            }
        }
    }
    let (kind, id) = b.subject_key(subject);
    Some(Disagreement {
        id: format!("{kind}-{id}"),
        subject,
        pairs: conflicting().map(|(i, _)| i).collect(),
        parties,
        opened: formed.opened,
        latest: formed.latest,
    })
}

/// Who reports what a holder is said to have said.
fn tellers(b: &Briefing, derived: &[Derived], side: Side) -> Vec<Holder> {
    let source = match side {
        Side::Claim(ix) => Some(b.claim(ix).source()),
        Side::Derived(i) => derived.get(i).map(|d| d.source),
    };
    let outlet = |s| b.source(s).outlet.get().map_or(Holder::Source(s), |a| Holder::Actor(*a));
    source.map(outlet).into_iter().collect()
}

fn holders(b: &Briefing, derived: &[Derived], side: Side) -> Vec<Holder> {
    match side {
        Side::Claim(ix) => vec![b.claim(ix).holder],
        Side::Derived(i) => {
            derived.get(i).map(|d| d.inputs.iter().map(|&ix| b.claim(ix).holder).collect()).unwrap_or_default()
        }
    }
}

/// By opening day, newest first, then by subject.
pub(super) fn order(log: &mut [Disagreement]) {
    log.sort_by_key(|d| (std::cmp::Reverse(d.opened.and_then(|o| o.latest())), d.subject));
}
