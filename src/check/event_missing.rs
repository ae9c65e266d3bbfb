//! A claim that names no event, on a number whose other claims do: it is compared with none of them.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, SubjectId};
use crate::relate::Relations;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        if !matches!(subject, SubjectId::Number(_)) {
            continue;
        }
        let claims = || relations.claims.iter().map(|ix| b.claim(*ix));
        let Some(event) = claims().filter_map(|c| c.event).min() else { continue };
        let id = b.events.get(event.0 as usize).map_or("", |e| e.id.as_str());
        // A note on the claim is the editor's answer.
        for claim in claims().filter(|c| c.event.is_none() && c.note.is_none()) {
            findings.push(
                Finding::new(Rule::EventMissing, claim.entry.field("quote"), "this figure is of no event")
                    .label(format!("others on `{}` name one, for example `{id}`", b.subject_key(*subject).1))
                    .help("name its event with `event:`; if it is of none, a `note:` can say so"),
            );
        }
    }
}
