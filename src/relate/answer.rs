//! Section 7: answers to a categorical question. Either they are equal, or the editor has said that both can hold, or
//! they exclude each other.

use super::quantity::dated;
use super::report::Report;
use super::revision::{by_one_holder, revised};
use crate::model::{Question, Reason, RuleId, Verdict, VerdictKind};

pub(super) fn answers(q: &Question, x: &Report, a: usize, y: &Report, b: usize) -> Verdict {
    let co = q.at_one_time(&x.time, &y.time);
    let verdict = |kind, reason: Option<Reason>| dated(Verdict::new(kind, RuleId::R8Answer, reason), co);
    let listed = |&(i, j, _): &(usize, usize, String)| (i, j) == (a, b) || (j, i) == (a, b);
    if a == b {
        return verdict(VerdictKind::Agree, None);
    }
    let compatible = q.compatible_answers.iter().any(listed);
    if !compatible && x.same_holder(y) && x.said_twice(y).is_some() {
        return revised(x, y, verdict(VerdictKind::Disagree, None), None);
    }
    match (compatible, co) {
        (_, false) => verdict(VerdictKind::DiffersOverTime, Some(Reason::NotForced)),
        (true, true) => verdict(VerdictKind::Compatible, Some(Reason::CompatibleAnswers)),
        (false, true) => by_one_holder(x, y, verdict(VerdictKind::Disagree, None)),
    }
}
