//! An article without a day: how many comparisons that costs, once an article.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Claim, EventId, Modality, PopulationId, SourceId, SubjectId};
use crate::relate::{Relations, needs_time};
use std::collections::BTreeMap;

/// What makes claims comparable but for their time.
type Class = (SubjectId, Modality, Option<EventId>, Vec<PopulationId>, Option<String>);

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let claims = || r.subjects.values().flat_map(|s| s.claims.iter().map(|ix| b.claim(*ix)));
    let mut classes: BTreeMap<Class, BTreeMap<SourceId, usize>> = BTreeMap::new();
    for c in claims().filter(|c| needs_time(b, c.subject, c.event)) {
        *classes.entry(class(c)).or_default().entry(c.source()).or_default() += 1;
    }
    let mut lost: BTreeMap<SourceId, usize> = BTreeMap::new();
    for c in claims().filter(|c| needs_time(b, c.subject, c.event) && is_undated(b, c)) {
        let beside = classes
            .get(&class(c))
            .map_or(0, |of| of.iter().filter(|(source, _)| **source != c.source()).map(|(_, n)| n).sum::<usize>());
        *lost.entry(c.source()).or_default() += beside;
    }
    for (id, n) in lost.into_iter().filter(|(_, n)| *n > 0) {
        let many = if n == 1 { "one comparison".to_owned() } else { format!("{n} comparisons") };
        findings.push(
            Finding::new(Rule::Undated, b.source(id).entry.field("published"), format!("the missing day costs {many}"))
                .label("nobody knows of what time its reports speak")
                .help("give the article its day, `published: YYYY-MM-DD`; or each of these claims its time, `as_of:`"),
        );
    }
}

fn class(c: &Claim) -> Class {
    let unit = c.quantity().and_then(|q| q.foreign_unit.clone());
    (c.subject, c.modality, c.event, c.populations.clone(), unit)
}

/// Its time is missing because the article's day is.
fn is_undated(b: &Briefing, c: &Claim) -> bool {
    c.as_of.days.is_open() && b.source(c.source()).published.get().is_none()
}
