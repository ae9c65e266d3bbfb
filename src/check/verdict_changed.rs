//! A note pins the verdict that it explains. When a new claim changes that verdict the note explains something that is no
//! longer so: the build stops until an editor has looked.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, ClaimIx, Note, SourceId, VerdictKind};
use crate::relate::{Causes, Pair, Relations, Side, Standing, SubjectRelations, arrival_day, standing};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let causes = Causes::new(b, r);
    for note in &b.notes {
        let (Some(expected), Some(subject)) = (note.expect, r.subjects.get(&note.subject)) else { continue };
        if let (Some(id), None) = (&note.disagreement, note.pair) {
            // What names an entry explains that entry; that there is none is a finding of its own.
            if let Some(d) = r.disagreements.iter().find(|d| d.id == *id).filter(|_| expected != VerdictKind::Disagree)
            {
                let by = d.pairs.first().and_then(|p| subject.pairs.get(*p));
                findings.push(changed(b, note, subject, VerdictKind::Disagree, by, None));
            }
            continue;
        }
        let found = match note.pair {
            Some((x, y)) => pair_of(subject, x, y).map(|pair| pair.verdict.kind),
            None => stands(b, subject),
        };
        let made = || note.pair.is_none().then(|| causes.made(note.subject)).flatten();
        match found {
            Some(found) if found == expected => {}
            Some(found) => {
                let by = note.pair.map_or_else(|| worst(subject, found), |(x, y)| pair_of(subject, x, y));
                findings.push(changed(b, note, subject, found, by, made()));
            }
            None => findings.push(not_compared(b, note, subject, made())),
        }
    }
}

/// The verdict that the subject's page shows.
fn stands(b: &Briefing, subject: &SubjectRelations) -> Option<VerdictKind> {
    match standing(b, subject) {
        Standing::Is(kind) => Some(kind),
        Standing::Apart => Some(VerdictKind::NotComparable),
        Standing::None | Standing::Single | Standing::OneHolder => None,
    }
}

fn pair_of(subject: &SubjectRelations, x: ClaimIx, y: ClaimIx) -> Option<&Pair> {
    let (x, y) = (Side::Claim(x), Side::Claim(y));
    subject.pairs.iter().find(|p| (p.a == x && p.b == y) || (p.a == y && p.b == x))
}

/// A pair that decides the subject's verdict.
fn worst(subject: &SubjectRelations, found: VerdictKind) -> Option<&Pair> {
    let of_one_time = |p: &&Pair| p.verdict.co_temporal || subject.verdict.is_none();
    subject.pairs.iter().find(|p| p.verdict.kind == found && of_one_time(p))
}

/// `made`: the arrival that turned the verdict.
fn changed(
    b: &Briefing,
    note: &Note,
    subject: &SubjectRelations,
    found: VerdictKind,
    by: Option<&Pair>,
    made: Option<SourceId>,
) -> Finding {
    let (kind, id) = b.subject_key(note.subject);
    let claims: Vec<ClaimIx> = by.into_iter().flat_map(|p| [p.a, p.b]).flat_map(|side| behind(subject, side)).collect();
    // Replaying the arrivals shows what turned the verdict; of a pair's two articles it is the one that came last.
    let sources = claims.iter().map(|ix| b.claim(*ix).source());
    let brought = sources.max_by_key(|s| (arrival_day(b, *s), &b.source(*s).id));
    let since = made.or(brought).map(|s| since(b, s)).unwrap_or_default();
    let (found, expected) = (found.word(), note.expect.map_or("", VerdictKind::word));
    let mut f = Finding::new(
        Rule::VerdictChanged,
        note.entry.field("expect"),
        format!("the verdict on {kind} `{id}` is `{found}`{since}; this note explains `{expected}`"),
    )
    .label(format!("expected `{expected}`, now `{found}`"))
    .help(format!(
        "read the claims; then either set `expect: {found}` and mend the note, or mend the claim that changed it \
         (`status: deprecated` with a `reason` strikes it)"
    ))
    .echo_of(Echo::Anything);
    for ix in claims {
        let claim = b.claim(ix);
        f = f.related(claim.entry.field("quote"), format!("claim `{}`", claim.id));
    }
    f
}

fn since(b: &Briefing, by: SourceId) -> String {
    format!(" since the article `{}` came", b.source(by).id)
}

/// There is no verdict that a note could expect. An article is named only where there was one before it came.
fn not_compared(b: &Briefing, note: &Note, subject: &SubjectRelations, made: Option<SourceId>) -> Finding {
    let (kind, id) = b.subject_key(note.subject);
    let why = match standing(b, subject) {
        _ if note.pair.is_some() => "the two claims have no verdict",
        Standing::None => "there is no report",
        Standing::Single => "there is one report",
        _ => "one holder speaks",
    };
    let since = made.map(|s| format!(" any longer,{}", since(b, s))).unwrap_or_default();
    let expected = note.expect.map_or("", VerdictKind::word);
    let help = if note.pair.is_some() {
        "leave `expect:` out, or name two claims with `pair:` that are compared with each other"
    } else {
        "leave `expect:` out until reports of two holders are compared: without them there is no verdict to pin"
    };
    Finding::new(
        Rule::VerdictChanged,
        note.entry.field("expect"),
        format!("nothing is compared on {kind} `{id}`{since}: {why}; this note explains `{expected}`"),
    )
    .label(format!("expected `{expected}`, and there is no verdict"))
    .help(help)
    .echo_of(Echo::Anything)
}

/// The claims that a side of a pair is made of.
fn behind(subject: &SubjectRelations, side: Side) -> Vec<ClaimIx> {
    match side {
        Side::Claim(ix) => vec![ix],
        Side::Derived(i) => subject.derived.get(i).map(|d| d.inputs.clone()).unwrap_or_default(),
    }
}
