//! A note pins the verdict that it explains. When a new claim changes that verdict the note explains something that is no
//! longer so: the build stops until an editor has looked.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, ClaimIx, Note, VerdictKind};
use crate::relate::{Pair, Relations, Side, SubjectRelations};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for note in &b.notes {
        let (Some(expected), Some(subject)) = (note.expect, r.subjects.get(&note.subject)) else { continue };
        let (found, by) = match note.pair {
            Some((x, y)) => match pair_of(subject, x, y) {
                Some(pair) => (Some(pair.verdict.kind), Some(pair)),
                None => (None, None),
            },
            None => (subject.verdict, worst(subject)),
        };
        if found != Some(expected) {
            findings.push(finding(b, note, expected, found, by));
        }
    }
}

fn pair_of(subject: &SubjectRelations, x: ClaimIx, y: ClaimIx) -> Option<&Pair> {
    let (x, y) = (Side::Claim(x), Side::Claim(y));
    subject.pairs.iter().find(|p| (p.a == x && p.b == y) || (p.a == y && p.b == x))
}

/// The pair that decides the subject's verdict.
fn worst(subject: &SubjectRelations) -> Option<&Pair> {
    subject.pairs.iter().find(|p| p.verdict.co_temporal && Some(p.verdict.kind) == subject.verdict)
}

fn finding(b: &Briefing, note: &Note, expected: VerdictKind, found: Option<VerdictKind>, by: Option<&Pair>) -> Finding {
    let now = found.map_or("no verdict: no two reports can be compared", VerdictKind::word);
    let (kind, id) = b.subject_key(note.subject);
    let mut f = Finding::new(
        Rule::VerdictChanged,
        note.entry.field("expect"),
        format!("the verdict on {kind} `{id}` is not what this note explains"),
    )
    .label(format!("expected `{}`, now `{now}`", expected.word()))
    .help(format!(
        "read the claims; then either set `expect: {}` and mend the note, or mend the claim that changed it",
        found.map_or("not-comparable", VerdictKind::word)
    ))
    .echo_of(Echo::Anything);
    for side in by.into_iter().flat_map(|p| [p.a, p.b]) {
        if let Side::Claim(ix) = side {
            let claim = b.claim(ix);
            f = f.related(claim.entry.field("quote"), format!("claim `{}`", claim.id));
        }
    }
    f
}
