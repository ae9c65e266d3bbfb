//! Section 3: what two hedged amounts are to each other. Knows intervals, not claims.

use crate::model::{Bound, Exact, Quantity, Reason, RuleId, Verdict, VerdictKind};

/// The two questions on which every comparison of amounts rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// A careful reader takes both to say the same.
    pub same: bool,
    /// Some value satisfies both, at the loosest.
    pub touch: bool,
    /// At least one is a bound.
    pub one_sided: bool,
}

/// How two amounts of one unit meet.
pub fn contact(a: &Quantity, b: &Quantity) -> Contact {
    let one_sided = a.hedge.one_sided().is_some() || b.hedge.one_sided().is_some();
    let same = if one_sided {
        // The reference point of a bound is the bound itself, so "most" and "over one half" are one statement.
        a.hedge.one_sided() == b.hedge.one_sided() && a.point == b.point
    } else {
        equal_reading(a, b)
            || match (width(a), width(b)) {
                (x, y) if x < y => b.soft.contains(a.point),
                (x, y) if x > y => a.soft.contains(b.point),
                _ => a.soft.contains(b.point) || b.soft.contains(a.point),
            }
    };
    Contact { same, touch: same || a.hard.touches(&b.hard), one_sided }
}

/// The same reading however it is worded. Bounds given by a source may leave the point outside of them; a claim agrees
/// with itself all the same.
fn equal_reading(a: &Quantity, b: &Quantity) -> bool {
    a.point == b.point && a.soft == b.soft && a.hard == b.hard
}

/// An unbounded interval is wider than all others.
pub(super) fn width(q: &Quantity) -> (bool, Option<Exact>) {
    let w = q.soft.width();
    (w.is_none(), w)
}

/// The verdict for a level, or for any series where time plays no part beyond `co_temporal`.
pub fn compare_quantities(a: &Quantity, b: &Quantity, co_temporal: bool) -> Verdict {
    let c = contact(a, b);
    let (kind, reason) = match c {
        Contact { same: true, .. } => (VerdictKind::Agree, None),
        Contact { touch: true, .. } if !co_temporal => (VerdictKind::DiffersOverTime, Some(Reason::NotForced)),
        Contact { touch: true, one_sided, .. } => {
            (VerdictKind::Compatible, one_sided.then_some(Reason::BoundSatisfied))
        }
        _ if co_temporal => (VerdictKind::Disagree, None),
        _ => (VerdictKind::DiffersOverTime, Some(Reason::Forced)),
    };
    dated(Verdict::new(kind, RuleId::R8Number, reason), co_temporal)
}

/// A total that only grows, reported for an earlier and a later day. A later total that must be lower contradicts the
/// earlier one however many days lie between, so that pair counts as co-temporal.
pub fn compare_totals(earlier: &Quantity, later: &Quantity, co_temporal: bool) -> Verdict {
    let c = contact(earlier, later);
    if c.same {
        dated(Verdict::new(VerdictKind::Agree, RuleId::R8Number, None), co_temporal)
    } else if wholly_below(later, earlier) {
        Verdict::new(VerdictKind::Disagree, RuleId::R8Number, [Reason::Fell])
    } else if later.point >= earlier.point || !c.touch {
        let forced = if c.touch { Reason::NotForced } else { Reason::Forced };
        dated(Verdict::new(VerdictKind::DiffersOverTime, RuleId::R8Number, [Reason::Grew, forced]), co_temporal)
    } else {
        compare_quantities(earlier, later, co_temporal)
    }
}

/// Every value that `a` allows is smaller than every value that `b` allows.
pub fn wholly_below(a: &Quantity, b: &Quantity) -> bool {
    Edge::high(a.hard.high) < Edge::low(b.hard.low)
}

/// One end of an interval as a place on the number line, so that ends can be sorted: an interval lies wholly below
/// another exactly where its high edge is less than the other's low edge, and it
/// holds `v` where `Edge::At(v, 0)` lies between its edges.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Edge {
    Bottom,
    /// The value, and −1 just before it, 0 on it, 1 just after it.
    At(Exact, i8),
    Top,
}

impl Edge {
    pub(super) fn low(b: Bound) -> Edge {
        match b {
            Bound::Closed(v) => Edge::At(v, 0),
            Bound::Open(v) => Edge::At(v, 1),
            Bound::Infinite => Edge::Bottom,
        }
    }

    pub(super) fn high(b: Bound) -> Edge {
        match b {
            Bound::Closed(v) => Edge::At(v, 0),
            Bound::Open(v) => Edge::At(v, -1),
            Bound::Infinite => Edge::Top,
        }
    }
}

pub(super) fn dated(mut v: Verdict, co_temporal: bool) -> Verdict {
    v.co_temporal = co_temporal;
    v
}
