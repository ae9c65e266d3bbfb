//! Section 7: answers to a categorical question. Either they are equal, or the editor has said that both can hold, or
//! they exclude each other.

use super::report::Report;
use crate::model::{Question, Reason, RuleId, Verdict, VerdictKind};

pub(super) fn answers(q: &Question, x: &Report, a: usize, y: &Report, b: usize) -> Verdict {
    let listed = |&(i, j, _): &(usize, usize, String)| (i, j) == (a, b) || (j, i) == (a, b);
    let (kind, reason) = if a == b {
        (VerdictKind::Agree, None)
    } else if q.compatible_answers.iter().any(listed) {
        (VerdictKind::Compatible, Some(Reason::CompatibleAnswers))
    } else if x.same_holder(y) && x.said_in_order(y).is_some() {
        (VerdictKind::DiffersOverTime, Some(Reason::Revised))
    } else {
        (VerdictKind::Disagree, None)
    };
    Verdict::new(kind, RuleId::R8Answer, reason)
}
