//! Section 5: what two wordings of one due date are to each other.

use super::report::Report;
use crate::model::{Amendment, Due, Reason, RuleId, Verdict, VerdictKind};

/// Wordings alone: usual readings within a day of each other agree, loosest readings within a day are compatible,
/// everything else excludes each other, however far apart the reports are.
pub fn compare_dues(a: &Due, b: &Due) -> Verdict {
    let gap = a.soft.gap(&b.soft);
    let (kind, reason) = if gap <= 1 {
        (VerdictKind::Agree, (gap == 1).then_some(Reason::Boundary))
    } else if a.hard.gap(&b.hard) <= 1 {
        (VerdictKind::Compatible, None)
    } else {
        (VerdictKind::Disagree, None)
    };
    Verdict::new(kind, RuleId::R8Date, reason)
}

/// Wordings in their time: an amendment between the two reports, or a holder's own later word, explains a difference.
pub(super) fn dues<'a>(amendments: &[Amendment], x: &Report<'a>, a: &Due, y: &Report<'a>, b: &Due) -> Verdict {
    let v = compare_dues(a, b);
    if v.kind != VerdictKind::Disagree {
        return v;
    }
    let Some((earlier, later)) = x.said_in_order(y) else { return v };
    if amendments.iter().any(|m| between(m, earlier, later)) {
        let mut v = Verdict::new(VerdictKind::DiffersOverTime, RuleId::R8Date, [Reason::Amended]);
        v.co_temporal = false;
        return v;
    }
    if x.same_holder(y) {
        return Verdict::new(VerdictKind::DiffersOverTime, RuleId::R8Date, [Reason::Revised]);
    }
    v
}

/// The day of the amendment counts as between for the report made on it: that report may speak from either side.
fn between(m: &Amendment, earlier: &Report, later: &Report) -> bool {
    match (m.on.latest(), earlier.said_on.from, later.said_on.latest()) {
        (Some(m), Some(e), Some(l)) => e <= m && m <= l,
        _ => false,
    }
}
