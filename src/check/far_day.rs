//! Days of publication that look mistyped: years away from those of all other articles. Articles with one mistyped year do not
//! hide each other.

use crate::finding::{Finding, Rule};
use crate::model::day::days_from;
use crate::model::{Basis, Briefing, Source, SourceStatus};
use crate::relate::Relations;
use jiff::civil::Date;
use std::cmp::Reverse;

/// So many days from the nearest other article are far: ten years.
const FAR: i64 = 3652;
/// Fewer dated articles have no common time to be far from.
const ENOUGH: usize = 3;
/// So many articles of one far year are as likely to be mistyped as one.
const FEW: usize = 2;

type Dated<'b> = (Date, &'b Source);

pub fn check(b: &Briefing, _: &Relations, findings: &mut Vec<Finding>) {
    let shown = |s: &&Source| s.status == SourceStatus::Published || b.with_drafts;
    let mut dated: Vec<Dated> =
        b.sources.iter().filter(shown).filter_map(|s| Some((s.published.get()?.days.from?, s))).collect();
    dated.sort_by(|(x, a), (y, b)| (x, &a.id).cmp(&(y, &b.id)));
    if dated.len() < ENOUGH {
        return;
    }
    let times: Vec<&[Dated]> = dated.chunk_by(|(x, _), (y, _)| days_from(*x, *y).abs() <= FAR).collect();
    // What most articles speak of; of two such times the one nearer to the briefing's own day.
    let near = |of: &[Dated]| of.iter().map(|(day, _)| days_from(b.site.as_of, *day).abs()).min();
    let main = times.iter().enumerate().max_by_key(|(_, of)| (of.len(), Reverse(near(of))));
    let Some((main, most)) = main.map(|(i, of)| (i, of.len())) else { return };
    for (_, of) in times.iter().enumerate().filter(|(i, of)| is_mistyped(of, most) && (of.len() == 1 || *i != main)) {
        for (_, source) in *of {
            findings.push(
                Finding::new(
                    Rule::FarDay,
                    source.entry.field("published"),
                    "a day far from those of all other articles",
                )
                .label(match of.len() {
                    1 => "more than ten years from the nearest".to_owned(),
                    n => format!("of one year with {} more, and more than ten years from all others", n - 1),
                })
                .help("mend the year; if it is right, say in `published_basis:` where it is printed"),
            );
        }
    }
}

/// All of one year, few beside the others, and none of them settled.
fn is_mistyped(of: &[Dated], most: usize) -> bool {
    let settled = |s: &Source| s.published.get().is_some_and(|p| p.basis != Basis::Stated);
    let one_year = of.iter().all(|(day, _)| of.first().is_some_and(|(first, _)| day.year() == first.year()));
    one_year && (of.len() <= FEW || of.len() * 2 <= most) && !of.iter().any(|(_, s)| settled(s))
}
