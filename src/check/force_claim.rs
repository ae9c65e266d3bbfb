//! Who names the former date after it was amended takes a position on whether it binds: the editor is asked for that claim.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, SubjectId};
use crate::relate::{Relations, keeps_to_former_date};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        let SubjectId::Deadline(id) = subject else { continue };
        let deadline = b.deadline(*id);
        let Some(force) = deadline.force else { continue };
        let on_force = r.subjects.get(&SubjectId::Question(force));
        let mut asked: BTreeSet<_> = on_force.iter().flat_map(|s| &s.claims).map(|ix| b.claim(*ix).holder).collect();
        for &ix in &relations.claims {
            let claim = b.claim(ix);
            if claim.by.is_some() && keeps_to_former_date(b, deadline, ix) && asked.insert(claim.holder) {
                let question = &b.question(force).id;
                findings.push(
                    Finding::new(
                        Rule::ForceClaim,
                        claim.entry.field("quote"),
                        format!("after the amendment of `{}` this names the former date", deadline.id),
                    )
                    .label("does the speaker insist on it?")
                    .help(format!("if so, add a claim on whether it binds: `question: {question}`, `stance: affirm`")),
                );
            }
        }
    }
}
