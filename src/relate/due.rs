//! Section 5: what two wordings of one due date are to each other.

use super::report::Report;
use crate::model::{Amendment, Direction, Due, Reason, RuleId, Verdict, VerdictKind};

/// Wordings alone, however far apart the reports are. Of one direction: usual bounds within a day of each other agree, loosest
/// ones within a day are compatible, everything else excludes each other. Bounds of opposite directions, or a day and a bound
/// that it satisfies, can both hold without saying the same.
pub fn compare_dues(a: &Due, b: &Due) -> Verdict {
    let (kind, reason) = match (a.direction(), b.direction()) {
        (Direction::Exact, Direction::Exact) => (exact(a, b), None),
        (x, y) if x == y => beside(a, b),
        (Direction::Exact, Direction::Latest) => until(a, b),
        (Direction::Latest, Direction::Exact) => until(b, a),
        (Direction::Earliest, Direction::Latest) => opposite(a, b),
        (Direction::Latest, Direction::Earliest) => opposite(b, a),
        (Direction::Exact, _) => from(a, b),
        _ => from(b, a),
    };
    Verdict::new(kind, RuleId::R8Date, reason)
}

type Found = (VerdictKind, Option<Reason>);

/// Two days or periods in which it happens.
fn exact(a: &Due, b: &Due) -> VerdictKind {
    if a.soft.gap(&b.soft) == 0 { VerdictKind::Agree } else { VerdictKind::Disagree }
}

/// Two bounds of one direction, or a last day and the day itself.
fn beside(a: &Due, b: &Due) -> Found {
    let gap = a.bound.0.gap(&b.bound.0);
    if gap <= 1 {
        (VerdictKind::Agree, (gap == 1).then_some(Reason::Boundary))
    } else if a.bound.1.gap(&b.bound.1) <= 1 {
        (VerdictKind::Compatible, None)
    } else {
        (VerdictKind::Disagree, None)
    }
}

/// A day, and the last day permitted.
fn until(day: &Due, last: &Due) -> Found {
    match beside(day, last) {
        (VerdictKind::Disagree, _) if day.soft.before(&last.bound.0) => {
            (VerdictKind::Compatible, Some(Reason::BoundSatisfied))
        }
        found => found,
    }
}

/// A day, and the first day permitted.
fn from(day: &Due, first: &Due) -> Found {
    if day.soft.from >= first.bound.0.from {
        (VerdictKind::Compatible, Some(Reason::BoundSatisfied))
    } else if day.hard.gap(&first.hard) == 0 {
        (VerdictKind::Compatible, None)
    } else {
        (VerdictKind::Disagree, None)
    }
}

/// The first day permitted, and the last one.
fn opposite(first: &Due, last: &Due) -> Found {
    let both = matches!((first.hard.from, last.hard.to), (Some(f), Some(l)) if f <= l);
    (if both { VerdictKind::Compatible } else { VerdictKind::Disagree }, None)
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
