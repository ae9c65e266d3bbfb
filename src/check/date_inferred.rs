//! A disagreement that rests on a date nobody stated: the editor is asked to confirm it, because the figures may simply
//! be of different days.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Reason, SubjectId, VerdictKind};
use crate::relate::{Relations, Side};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let mut asked = BTreeSet::new();
    for (subject, relations) in &r.subjects {
        // Only a level or a toll can have changed between two days.
        if !matches!(subject, SubjectId::Number(_)) {
            continue;
        }
        for pair in &relations.pairs {
            if pair.verdict.kind != VerdictKind::Disagree || !pair.verdict.has(Reason::DateInferred) {
                continue;
            }
            for side in [pair.a, pair.b] {
                let Side::Claim(ix) = side else { continue };
                let claim = b.claim(ix);
                if claim.as_of.is_inferred() && asked.insert(ix) {
                    findings.push(
                        Finding::new(
                            Rule::DateInferred,
                            claim.entry.field("quote"),
                            format!("a disagreement on `{}` rests on an inferred date", b.subject_key(*subject).1),
                        )
                        .label("which day does this figure describe?")
                        .help("confirm it with `as_of:`"),
                    );
                }
            }
        }
    }
}
