//! A sentence on an edition needs an edition: some article came on that day.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, SourceId, day};
use crate::relate::{Relations, arrival_day};
use jiff::civil::Date;
use std::collections::BTreeSet;

pub fn check(b: &Briefing, _: &Relations, findings: &mut Vec<Finding>) {
    if b.editions.is_empty() {
        return;
    }
    let days: BTreeSet<Date> = (0..b.sources.len() as u32).filter_map(|i| arrival_day(b, SourceId(i))).collect();
    for edition in b.editions.iter().filter(|e| !days.contains(&e.day)) {
        let finding = Finding::new(
            Rule::EditionUnknown,
            edition.entry.field("date"),
            format!("no article came on {}", edition.day),
        )
        .label("an article comes on the day that it was `added`, else that of its publication");
        let nearest = days.iter().min_by_key(|d| (day::days_from(**d, edition.day).abs(), **d));
        findings.push(match nearest {
            Some(near) => finding.help(format!("did you mean {near}?")),
            None => finding.help("write the article first"),
        });
    }
}
