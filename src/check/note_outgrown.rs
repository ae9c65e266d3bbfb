//! A note explains a dispute as it stood. Where a report joins it that says neither what the one side says nor what the
//! other does, the note explains less than there is.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, ClaimIx, NoteStatus};
use crate::relate::{Relations, joined};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let told = |n: NoteStatus| n != NoteStatus::Open;
    if !b.notes.iter().any(|n| told(n.status)) {
        return;
    }
    for j in joined(b, r).into_iter().filter(|j| told(j.was)) {
        let Some(d) = r.disagreements.get(j.entry) else { continue };
        let notes = b.notes.iter().filter(|n| n.pair.is_none() && told(n.status) && (!n.draft || b.with_drafts));
        for note in notes.filter(|n| r.explains(n, d, b)) {
            findings.push(outgrown(b, &d.id, note.entry.field("status"), &j.rivals));
        }
    }
}

fn outgrown(b: &Briefing, entry: &str, place: crate::text::Place, rivals: &[ClaimIx]) -> Finding {
    let articles: Vec<String> = rivals.iter().map(|ix| format!("`{}`", b.source(b.claim(*ix).source()).id)).collect();
    let mut f = Finding::new(
        Rule::NoteOutgrown,
        place,
        format!("`{entry}` was explained before {} joined it", articles.join(", ")),
    )
    .label("written for fewer sides")
    .help("read the claim; mend the note if it does not explain that one too, or set `status: open` until it does")
    .echo_of(Echo::Anything);
    for ix in rivals {
        let claim = b.claim(*ix);
        f = f.related(claim.entry.field("quote"), format!("claim `{}`", claim.id));
    }
    f
}
