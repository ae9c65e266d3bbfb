//! Two reports of one deadline name different dates, and the later one speaks of a decision: it may be an amendment, which
//! the editor records, and not a conflict.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, SubjectId, VerdictKind};
use crate::relate::{Relations, Side};

const DECISION_WORDS: [&str; 8] =
    ["extend", "postpone", "delay", "new date", "instead", "decided", "announced", "moved"];

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        let SubjectId::Deadline(id) = subject else { continue };
        for pair in relations.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree) {
            let (Side::Claim(x), Side::Claim(y)) = (pair.a, pair.b) else { continue };
            let (x, y) = (b.claim(x), b.claim(y));
            let later = if x.said_on.days.before(&y.said_on.days) { y } else { x };
            let (Some(day), true) = (later.said_on.days.latest(), x.said_on.days.gap(&y.said_on.days) > 0) else {
                continue;
            };
            let quote = later.citation.passage.quote.to_lowercase();
            if DECISION_WORDS.iter().any(|w| quote.contains(w)) {
                findings.push(
                    Finding::new(
                        Rule::AmendmentQuestion,
                        later.entry.field("quote"),
                        format!("does this amend the deadline `{}`?", b.deadline(*id).id),
                    )
                    .label("a later report, of a decision")
                    .help(format!(
                        "if so, add to the deadline in deadlines.yaml: amended_by: [{{on: {day}, note: \"…\"}}]"
                    )),
                );
            }
        }
    }
}
