//! A retracted article: everything that rested on it is listed once, and the verdicts that are other ones without it.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Claim, Source, SourceId, SourceStatus, Status, SubjectId, VerdictKind};
use crate::relate::{Relations, relate};
use crate::text::Entry;
use std::collections::{BTreeMap, BTreeSet};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let gone: Vec<(SourceId, &Source)> =
        (0..).map(SourceId).zip(&b.sources).filter(|(_, s)| s.status == SourceStatus::Retracted).collect();
    if gone.is_empty() {
        return;
    }
    let mut touched: BTreeMap<SubjectId, BTreeSet<SourceId>> = BTreeMap::new();
    for (id, source) in &gone {
        let claims: Vec<&Claim> = b.claims.iter().filter(|c| c.source() == *id && fell(c, source)).collect();
        for claim in &claims {
            touched.entry(claim.subject).or_default().insert(*id);
        }
        if !claims.is_empty() {
            findings.push(listed(b, r, source, &claims));
        }
    }
    // What the verdicts would be if the articles still stood, all of them together.
    let before = relate(&restored(b));
    for (subject, sources) in touched {
        let of = |r: &Relations| r.subjects.get(&subject).and_then(|s| s.verdict);
        let (was, is) = (of(&before), of(r));
        if was != is {
            findings.push(changed(b, subject, was, is, sources.iter().map(|id| b.source(*id))));
        }
    }
}

/// Struck with its article, not for a reason of its own.
fn fell(claim: &Claim, source: &Source) -> bool {
    claim.status == Status::Retracted && claim.reason == source.status_reason
}

fn restored(b: &Briefing) -> Briefing {
    let mut b = b.clone();
    for claim in &mut b.claims {
        let source = &b.sources[claim.citation.source.0 as usize];
        if source.status == SourceStatus::Retracted && fell(claim, source) {
            claim.status = Status::Published;
        }
    }
    for source in b.sources.iter_mut().filter(|s| s.status == SourceStatus::Retracted) {
        source.status = SourceStatus::Published;
    }
    b
}

fn listed(b: &Briefing, r: &Relations, source: &Source, claims: &[&Claim]) -> Finding {
    let subjects: BTreeSet<SubjectId> = claims.iter().map(|c| c.subject).collect();
    let mut pages: BTreeSet<String> = BTreeSet::from([format!("articles/{}", source.id)]);
    pages.extend(subjects.iter().map(|s| page(b, *s)));
    let spoken = claims.iter().flat_map(|c| c.by.iter().chain(&c.via));
    let outlet = source.outlet.get().into_iter().chain(&source.agencies);
    pages.extend(spoken.chain(outlet).map(|a| format!("actors/{}", b.actor(*a).id)));
    let log = r.disagreements.iter().filter(|d| subjects.contains(&d.subject));
    pages.extend(log.map(|d| format!("disagreements/{}", d.id)));
    let cited = b.wordings.iter().filter(|w| w.passages.iter().any(|p| b.source(p.citation.source).id == source.id));
    pages.extend(cited.map(|w| format!("wordings/index#{}", w.id)));
    let count = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
    let pages: Vec<String> = pages.into_iter().collect();
    claims.iter().fold(
        Finding::new(
            Rule::Rescinded,
            source.entry.field("status"),
            format!(
                "withdrawn with `{}`: {} on {}",
                source.id,
                count(claims.len(), "claim"),
                count(subjects.len(), "subject")
            ),
        )
        .label(source.status_reason.clone().unwrap_or_else(|| "retracted".to_owned()))
        .help(format!("pages that show it: {}", pages.join(", "))),
        |f, c| f.related(c.entry.field("quote"), format!("`{}`", c.id)),
    )
}

fn changed<'s>(
    b: &Briefing,
    subject: SubjectId,
    was: Option<VerdictKind>,
    is: Option<VerdictKind>,
    sources: impl Iterator<Item = &'s Source>,
) -> Finding {
    let word = |v: Option<VerdictKind>| v.map_or("no verdict", VerdictKind::word);
    let (kind, id) = b.subject_key(subject);
    let f = Finding::new(
        Rule::RescindedVerdict,
        entry(b, subject).field("id"),
        format!("the verdict on {kind} `{id}` was `{}`, it is `{}` now", word(was), word(is)),
    )
    .label("without what was retracted")
    .help(format!("read {} and the notes on it again", page(b, subject)));
    sources.fold(f, |f, s| f.related(s.entry.field("status"), format!("`{}`", s.id)))
}

fn page(b: &Briefing, subject: SubjectId) -> String {
    let (kind, id) = b.subject_key(subject);
    format!("{kind}s/{id}")
}

fn entry(b: &Briefing, subject: SubjectId) -> Entry {
    match subject {
        SubjectId::Number(n) => b.number(n).entry,
        SubjectId::Deadline(d) => b.deadline(d).entry,
        SubjectId::Question(q) => b.question(q).entry,
    }
}
