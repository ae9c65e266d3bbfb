//! A note explains one entry of the log. Where that entry is not there it explains nothing, and another dispute on the
//! subject must not pass for it.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, NoteStatus, VerdictKind};
use crate::relate::Relations;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for note in b.notes.iter().filter(|n| n.pair.is_none() && (!n.draft || b.with_drafts)) {
        let id = b.entry_of(note);
        let present: Vec<&str> = r.entries(note.subject).map(|d| d.id.as_str()).collect();
        let claims_one = note.expect == Some(VerdictKind::Disagree) || note.status != NoteStatus::Open;
        // A note on a subject says something of its first entry only if it takes one for granted.
        let names_one = note.disagreement.is_some() || (claims_one && !present.is_empty());
        if present.contains(&id.as_str()) || !names_one {
            continue;
        }
        let field = if note.disagreement.is_some() { "disagreement" } else { "expect" };
        let now = r.forwards.get(&id).map(|now| format!("it is part of `{now}` now; ")).unwrap_or_default();
        let listed: Vec<String> = present.iter().map(|id| format!("`{id}`")).collect();
        let help = match listed.as_slice() {
            [] => "no reports on this subject disagree now: remove the note, or set `status: settled` and say what settled \
                   it on the subject's own note"
                .to_owned(),
            all => format!("{now}the entries on this subject: {}; name one with `disagreement:`", all.join(", ")),
        };
        findings.push(
            Finding::new(Rule::EntryUnknown, note.entry.field(field), format!("there is no entry `{id}` in the log"))
                .label("this note explains it")
                .help(help)
                .echo_of(Echo::Anything),
        );
    }
}
