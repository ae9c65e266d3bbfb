//! The year of a date that prints none, by the versions of an amended deadline.

use super::day::Told;
use crate::finding::{Finding, Rule};
use crate::model::{Days, Deadline, Due};
use crate::reading::{self, Anchor, Language};
use crate::text::Entry;

/// The due date in the one year in which it is the date that an amendment replaced or set.
pub fn fitting(due: &Due, quote: &str, deadline: &Deadline, told: &Told, language: Language) -> Option<Due> {
    let versions: Vec<&Days> = deadline.amended_by.iter().flat_map(|a| [&a.from, &a.to]).flatten().collect();
    // A day and a year have five digits or more: then there is nothing to choose.
    if versions.is_empty() || due.verbatim.chars().filter(|c| c.is_numeric()).count() > 4 {
        return None;
    }
    let (said, here) = (told.said.latest()?, due.bound.0.latest()?);
    let mut found: Vec<Due> = Vec::new();
    for years in -1..=1 {
        let day = jiff::Span::new().try_years(years).ok().and_then(|n| said.checked_add(n).ok());
        let anchor = Anchor { published: day, counted_from: deadline.counted_from };
        for read in reading::dues(quote, &anchor, language) {
            let of_day = |d: jiff::civil::Date| (d.month(), d.day()) == (here.month(), here.day());
            let same = read.value.verbatim == due.verbatim && read.value.bound.0.latest().is_some_and(of_day);
            let fits = versions.iter().any(|v| v.gap(&read.value.bound.1) == 0);
            if same && fits && !found.contains(&read.value) {
                found.push(read.value);
            }
        }
    }
    let [_] = found.as_slice() else { return None };
    found.pop().filter(|d| d != due)
}

pub fn note(due: &Due, plain: &Due, entry: &Entry) -> Option<Finding> {
    let (here, other) = (due.bound.0.latest()?, plain.bound.0.latest()?);
    Some(
        Finding::new(
            Rule::YearFromStatement,
            entry.field("quote"),
            format!("“{}” is read as {here}: it prints no year", due.verbatim),
        )
        .label(format!("a version of the deadline has that day; by the words alone it would be {other}"))
        .help(format!("say which is meant: `value: {here}` or `value: {other}`")),
    )
}
