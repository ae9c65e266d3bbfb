//! A note pins the verdict that it explains. When a new claim changes that verdict the note explains something that is no
//! longer so: the build stops until an editor has looked.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, ClaimIx, Note, SourceId, VerdictKind};
use crate::relate::{Causes, Pair, Relations, Side, SubjectRelations, arrival_day};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let causes = Causes::new(b, r);
    for note in &b.notes {
        let (Some(expected), Some(subject)) = (note.expect, r.subjects.get(&note.subject)) else { continue };
        if let (Some(id), None) = (&note.disagreement, note.pair) {
            // What names an entry explains that entry; that there is none is a finding of its own.
            if let Some(d) = r.disagreements.iter().find(|d| d.id == *id).filter(|_| expected != VerdictKind::Disagree)
            {
                let by = d.pairs.first().and_then(|p| subject.pairs.get(*p));
                findings.push(finding(b, note, subject, expected, Some(VerdictKind::Disagree), by, None));
            }
            continue;
        }
        let (found, by) = match note.pair {
            Some((x, y)) => match pair_of(subject, x, y) {
                Some(pair) => (Some(pair.verdict.kind), Some(pair)),
                None => (None, None),
            },
            None => (subject.verdict, worst(subject)),
        };
        if found != Some(expected) {
            let made = if note.pair.is_none() { causes.made(note.subject) } else { None };
            findings.push(finding(b, note, subject, expected, found, by, made));
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

fn finding(
    b: &Briefing,
    note: &Note,
    subject: &SubjectRelations,
    expected: VerdictKind,
    found: Option<VerdictKind>,
    by: Option<&Pair>,
    made: Option<SourceId>,
) -> Finding {
    let now = found.map_or("no verdict: no two reports can be compared", VerdictKind::word);
    let (kind, id) = b.subject_key(note.subject);
    let claims: Vec<ClaimIx> = by.into_iter().flat_map(|p| [p.a, p.b]).flat_map(|side| behind(subject, side)).collect();
    // Replaying the arrivals shows what turned the verdict; of a pair's two articles it is the one that came last.
    let sources = claims.iter().map(|ix| b.claim(*ix).source());
    let brought = sources.max_by_key(|s| (arrival_day(b, *s), &b.source(*s).id));
    let since = made.or(brought).map(|s| format!(" since the article `{}` came", b.source(s).id)).unwrap_or_default();
    let is = found.map_or("no longer there".to_owned(), |v| format!("`{}`", v.word()));
    let mut f = Finding::new(
        Rule::VerdictChanged,
        note.entry.field("expect"),
        format!("the verdict on {kind} `{id}` is {is}{since}; this note explains `{}`", expected.word()),
    )
    .label(format!("expected `{}`, now `{now}`", expected.word()))
    .help(format!(
        "read the claims; then either set `expect: {}` and mend the note, or mend the claim that changed it \
         (`status: deprecated` with a `reason` strikes it)",
        found.map_or("not-comparable", VerdictKind::word)
    ))
    .echo_of(Echo::Anything);
    for ix in claims {
        let claim = b.claim(ix);
        f = f.related(claim.entry.field("quote"), format!("claim `{}`", claim.id));
    }
    f
}

/// The claims that a side of a pair is made of.
fn behind(subject: &SubjectRelations, side: Side) -> Vec<ClaimIx> {
    match side {
        Side::Claim(ix) => vec![ix],
        Side::Derived(i) => subject.derived.get(i).map(|d| d.inputs.clone()).unwrap_or_default(),
    }
}
