//! Days of publication that look mistyped: years away from those of all other articles.

use crate::finding::{Finding, Rule};
use crate::model::day::days_from;
use crate::model::{Basis, Briefing, Source, SourceStatus};
use crate::relate::Relations;
use jiff::civil::Date;

/// So many days from the nearest other article are far: ten years.
const FAR: i64 = 3652;
/// Fewer dated articles have no common time to be far from.
const ENOUGH: usize = 3;

pub fn check(b: &Briefing, _: &Relations, findings: &mut Vec<Finding>) {
    let shown = |s: &&Source| s.status == SourceStatus::Published || b.with_drafts;
    let mut dated: Vec<(Date, &Source)> =
        b.sources.iter().filter(shown).filter_map(|s| Some((s.published.get()?.days.from?, s))).collect();
    dated.sort_by(|(x, a), (y, b)| (x, &a.id).cmp(&(y, &b.id)));
    if dated.len() < ENOUGH {
        return;
    }
    for (i, (day, source)) in dated.iter().enumerate() {
        let sides = [i.checked_sub(1).and_then(|j| dated.get(j)), dated.get(i + 1)];
        let nearest = sides.into_iter().flatten().map(|(other, _)| days_from(*other, *day).abs()).min();
        let settled = source.published.get().is_some_and(|p| p.basis != Basis::Stated);
        if settled || nearest.is_none_or(|days| days <= FAR) {
            continue;
        }
        findings.push(
            Finding::new(Rule::FarDay, source.entry.field("published"), "a day far from those of all other articles")
                .label("more than ten years from the nearest")
                .help("mend the year; if it is right, say in `published_basis:` where it is printed"),
        );
    }
}
