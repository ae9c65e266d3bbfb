//! One holder, two values: a change of mind where there were two statements, else one statement told in two ways.

use super::quantity::dated;
use super::report::{Report, Twice};
use crate::model::{Reason, RuleId, Verdict, VerdictKind};

/// What a disagreement is where one holder stands on both sides of it.
pub(super) fn by_one_holder(x: &Report, y: &Report, mut v: Verdict) -> Verdict {
    if v.kind != VerdictKind::Disagree || !x.same_holder(y) {
        return v;
    }
    if x.said_twice(y).is_some() {
        return revised(x, y, v, None);
    }
    if x.source == y.source {
        return dated(Verdict::new(VerdictKind::NotComparable, v.rule, [Reason::OneArticle]), v.co_temporal);
    }
    // An outlet that speaks for itself is not reported by anybody.
    if !(x.own_words && y.own_words) {
        v.reasons.push(Reason::ReportedDifferently);
    }
    v
}

/// One holder, certainly later, says something else.
pub(super) fn revised(x: &Report, y: &Report, v: Verdict, why: Option<Reason>) -> Verdict {
    let inferred = (x.said_twice(y) == Some(Twice::Inferred)).then_some(Reason::DateInferred);
    let forced = (v.rule == RuleId::R8Number).then_some(Reason::Forced);
    let fell = v.has(Reason::Fell).then_some(Reason::Fell);
    let reasons = [Some(Reason::Revised), inferred, forced, fell, why].into_iter().flatten();
    dated(Verdict::new(VerdictKind::DiffersOverTime, v.rule, reasons), v.co_temporal)
}

/// Nothing can be said of two reports where the time of one is not known.
pub(super) fn undated(rule: RuleId) -> Verdict {
    dated(Verdict::new(VerdictKind::NotComparable, rule, [Reason::Undated]), false)
}
