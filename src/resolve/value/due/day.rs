//! The day from which a due date is counted: that of the statement, which may be known by its month or year alone.

use crate::finding::{Finding, Rule};
use crate::model::{Days, Due, DueForm, day::days_from};
use crate::reading::{self, Anchor, Found, Language};
use crate::text::Entry;
use jiff::civil::Date;

/// When the statement was made.
pub struct Told {
    /// From it "tomorrow" and a date without a year are counted.
    pub said: Days,
    /// The day of publication, where the claim has a day of its own (`on:`).
    pub published: Option<Days>,
}

/// What a quotation says on each day on which it may have been said.
pub enum Read {
    One(Vec<Found<Due>>),
    Several(Vec<Vec<Found<Due>>>),
}

/// Beyond so many days only the ends and the middle are looked at: nothing that counts from a day is the same on them.
const EVERY: i64 = 800;

pub fn read(quote: &str, counted_from: Option<Date>, told: &Told, language: Language) -> Read {
    let on = |published| reading::dues(quote, &Anchor { published, counted_from }, language);
    let mut all: Vec<Vec<Found<Due>>> = Vec::new();
    for day in days(&told.said) {
        let found = on(day);
        if !all.contains(&found) {
            all.push(found);
        }
    }
    if all.iter().all(Vec::is_empty)
        && let Some(years) = years(told, &on)
    {
        return Read::Several(years);
    }
    match all.as_slice() {
        [] => Read::One(Vec::new()),
        [one] => Read::One(one.clone()),
        several => spanned(several).map_or_else(|| Read::Several(several.to_vec()), Read::One),
    }
}

/// "Was to open by 9 May", told half a year from any 9 May: the words are read earlier and later, as another year each.
fn years(told: &Told, on: &dyn Fn(Option<Date>) -> Vec<Found<Due>>) -> Option<Vec<Vec<Found<Due>>>> {
    const FAR: i32 = 92;
    let said = told.said.day()?;
    let away = |n: i32| said.checked_add(jiff::Span::new().days(n)).ok().map(|d| on(Some(d)));
    let (a, b) = (away(-FAR)?, away(FAR)?);
    let of = |found: &[Found<Due>]| found.first().and_then(|f| f.value.bound.0.latest());
    let (x, y) = (of(&a)?, of(&b)?);
    (x.year() != y.year() && (x.month(), x.day()) == (y.month(), y.day())).then(|| vec![b, a])
}

fn days(said: &Days) -> Vec<Option<Date>> {
    let (Some(from), Some(to)) = (said.from, said.to) else {
        // Before or after a day is any day.
        let end = said.from.or(said.to);
        return std::iter::once(None).chain(end.map(Some)).collect();
    };
    let length = days_from(from, to);
    let far = |n: i64| jiff::Span::new().try_days(n).ok().and_then(|n| from.checked_add(n).ok());
    if length > EVERY { vec![Some(from), far(length / 2), Some(to)] } else { (0..=length).map(far).collect() }
}

/// "In the coming week" of several days of publication: all these weeks, where the words name a period and nothing lies
/// between two of them.
fn spanned(all: &[Vec<Found<Due>>]) -> Option<Vec<Found<Due>>> {
    let first = all.first()?;
    let of = |n: usize| all.iter().map(move |found| found.get(n));
    (0..first.len())
        .map(|n| {
            let same = first.get(n)?;
            let mut spans: Vec<(Date, Date)> = Vec::new();
            for found in of(n) {
                let f = found.filter(|f| f.range == same.range && f.value.form == same.value.form)?;
                spans.push((f.value.soft.from?, f.value.soft.to?));
            }
            spans.sort_unstable();
            let (from, mut to) = *spans.first()?;
            let period = same.value.form == DueForm::On && spans.iter().all(|(a, b)| a < b);
            if spans.iter().all(|s| *s == (from, to)) {
                return Some(same.clone());
            }
            for (a, b) in spans {
                if !period || days_from(to, a) > 1 {
                    return None;
                }
                to = to.max(b);
            }
            let value = Due::denote(&same.value.verbatim, DueForm::On, from, to)?;
            Some(Found { value, range: same.range.clone() })
        })
        .collect()
}

/// The day of publication is not exact enough for the words.
pub fn inexact(all: &[Vec<Found<Due>>], told: &Told, entry: &Entry) -> Finding {
    let mut due: Vec<&Due> = all.iter().flatten().map(|f| &f.value).collect();
    due.sort_by_key(|d| d.bound);
    let day = |d: Option<&&Due>| d.and_then(|d| d.bound.0.latest()).map(|d| d.to_string());
    let words = due.first().map_or("", |d| d.verbatim.as_str());
    let label = match (day(due.first()), day(due.last())) {
        (Some(a), Some(b)) if a != b => format!("“{words}” may be {a} or {b}"),
        _ => format!("“{words}” counts from it"),
    };
    let (message, field) = match told.published {
        _ if told.said.day().is_some() => ("the words print no year, and do not tell which one is meant", "quote"),
        Some(_) => ("the day on which it was said is not exact", "on"),
        None => ("the day of publication is not exact", "quote"),
    };
    Finding::new(Rule::DayInexact, entry.field(field), message).label(label).help(
        "give the article its exact `published:`, the claim the day on which it was said (`on: YYYY-MM-DD`), or say \
         which day is meant with `value: YYYY-MM-DD`",
    )
}

/// A date without a year, counted from the claim's own day, is of another year than the article's day would give.
pub fn other_year(
    due: &Due,
    quote: &str,
    counted_from: Option<Date>,
    told: &Told,
    language: Language,
    entry: &Entry,
) -> Option<Finding> {
    let published = told.published?.latest();
    let (here, there) = (due.bound.0.latest()?, reading::dues(quote, &Anchor { published, counted_from }, language));
    let other = there.iter().find(|f| f.value.verbatim == due.verbatim)?.value.bound.0.latest()?;
    (other.year() != here.year() && (other.month(), other.day()) == (here.month(), here.day())).then(|| {
        Finding::new(
            Rule::YearFromStatement,
            entry.field("quote"),
            format!("“{}” is read as {here}: it prints no year", due.verbatim),
        )
        .label(format!("counted from the day of `on:`; from the day of publication it would be {other}"))
        .related(entry.field("on"), "the day on which it was said")
        .help(format!("say which is meant: `value: {here}` or `value: {other}`"))
    })
}
