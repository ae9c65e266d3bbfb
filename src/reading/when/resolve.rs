//! From the wording of a date to days.

mod calendar;

use super::lean::Lean;
use super::phrase::{COMING, PAST, Part, Phrase, Unit};
use crate::model::Days;
use crate::model::day::days_from;
use calendar::{add, around, easter, eastern_easter, grain, season, slice};
use jiff::civil::Date;

#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub published: Option<Date>,
    /// The last single day named before.
    pub last_day: Option<Date>,
    /// The days of the last date named before.
    pub last: Option<Days>,
    /// Months that the text names with their years: such a month without one is that.
    pub named: &'a [(i16, i8)],
    pub lean: Lean,
    /// In dates of figures alone the day stands before the month; `None`: the text does not tell.
    pub day_first: Option<bool>,
}

/// How much of the date was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Printed,
    YearLess,
    Relative,
    Following,
}

/// `n` months, days … after a date.
pub(super) fn later(date: Date, n: i64, unit: Unit) -> Option<Date> {
    add(date, n, unit)
}

/// "Next March" is the first that has not begun, "last March" the last that is over, "March after next" a year later.
fn next_month(month: i8, which: i64, published: Date) -> Option<Days> {
    let y = published.year();
    let year = match which {
        -1 => y - i16::from(month >= published.month()),
        _ => y + i16::from(month <= published.month()) + i16::from(which == 2),
    };
    around(Date::new(year, month, 1).ok()?, Unit::Month)
}

/// The days of a phrase; `None` where they do not exist or what they count from is not known.
pub(super) fn resolve(phrase: &Phrase, c: &Context) -> Option<(Days, Known)> {
    match phrase {
        Phrase::Day { year, month, day } => dated(*year, c, &|y| Some(Days::on(Date::new(y, *month, *day).ok()?))),
        Phrase::Unsure { year, first, second } => {
            let day_first = Date::new(*year, *second, *first).ok();
            let month_first = Date::new(*year, *first, *second).ok();
            let day = match c.day_first {
                Some(true) => day_first,
                Some(false) => month_first,
                // "Published 04/03/2021"
                None => c.published.filter(|p| [day_first, month_first].contains(&Some(*p))),
            };
            Some((Days::on(day?), Known::Printed))
        }
        Phrase::Days { year, month, first, last } => dated(*year, c, &|y| {
            Some(Days::between(Date::new(y, *month, *first).ok()?, Date::new(y, *month, *last).ok()?))
        }),
        Phrase::Month { year, month, which } => {
            if let (Some(which @ (-1 | 1 | 2)), None) = (which, year) {
                return Some((next_month(*month, *which, c.published?)?, Known::YearLess));
            }
            // "this August" is that of the year.
            let year = year.or_else(|| which.filter(|w| *w == 0).and(c.published).map(|p| p.year()));
            dated(year, c, &|y| around(Date::new(y, *month, 1).ok()?, Unit::Month))
        }
        Phrase::Years(first, last) => {
            Some((Days::between(Date::new(*first, 1, 1).ok()?, Date::new(*last, 12, 31).ok()?), Known::Printed))
        }
        Phrase::Quarter { year, quarter } => {
            dated(*year, c, &|y| around(Date::new(y, quarter * 3 - 2, 1).ok()?, Unit::Quarter))
        }
        Phrase::Season { year: Some(year), months, .. } => Some((season(*year, *months)?, Known::Printed)),
        Phrase::Season { year: None, months, which: Some(which) } => {
            Some((near_season(*months, *which, c.published?)?, Known::Relative))
        }
        Phrase::Season { months, .. } => dated(None, c, &|y| season(y, *months)),
        Phrase::Of(year) => {
            // A figure far from the present is rather a number of something.
            let near = c.published.is_some_and(|p| (-YEARS_BACK..=YEARS_AHEAD).contains(&(year - p.year())));
            let days = Days::between(Date::new(*year, 1, 1).ok()?, Date::new(*year, 12, 31).ok()?);
            near.then_some((days, Known::Printed))
        }
        Phrase::Moving { year, month, weekday, nth, plus } => dated(*year, c, &|y| {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(*weekday).ok()?;
            let day = Date::new(y, *month, 1).ok()?.nth_weekday_of_month(*nth, weekday).ok()?;
            Some(Days::on(add(day, *plus, Unit::Day)?))
        }),
        Phrase::Feast(which, feast) => {
            let published = c.published?;
            let near = |y: i16| resolve(&with_year(feast, y).0, c).map(|(d, _)| d);
            let years = [published.year() - 1, published.year(), published.year() + 1];
            let found = match which {
                0 => near(published.year()),
                ..0 => years.into_iter().rev().filter_map(near).find(|d| d.to < Some(published)),
                _ => years.into_iter().filter_map(near).find(|d| d.from > Some(published)),
            };
            Some((found?, Known::Relative))
        }
        Phrase::InYear(of, which) => {
            let year = c.published?.year().checked_add(i16::try_from(*which).ok()?)?;
            Some((resolve(&with_year(of, year).0, c)?.0, Known::Relative))
        }
        Phrase::OnWeekday(weekday, day) => {
            let (nearest, known) = resolve(day, c)?;
            let published = c.published?;
            let fits = |d: &Days| d.day().is_some_and(|d| d.weekday().to_monday_one_offset() == *weekday);
            let years =
                |distance: i16| [published.year().checked_sub(distance), published.year().checked_add(distance)];
            let other =
                (0..=6).flat_map(years).flatten().filter_map(|y| resolve(&with_year(day, y).0, c)).map(|(d, _)| d);
            Some((if fits(&nearest) { nearest } else { { other }.find(fits).unwrap_or(nearest) }, known))
        }
        Phrase::WeekOf(day) => {
            let (days, known) = resolve(day, c)?;
            Some((around(days.day()?, Unit::Week)?, known))
        }
        Phrase::WeekTo(day) => {
            let (days, known) = resolve(day, c)?;
            let last = days.day()?;
            Some((Days::between(add(last, -6, Unit::Day)?, last), known))
        }
        Phrase::Stretch(n, unit, of) => {
            let (days, known) = resolve(of, c)?;
            let (first, last) = (days.from?, days.to?);
            let days = if *n < 0 {
                Days::between(add(add(last, 1, Unit::Day)?, *n, *unit)?, last)
            } else {
                Days::between(first, add(add(first, *n, *unit)?, -1, Unit::Day)?)
            };
            (days.from >= Some(first) && days.to <= Some(last)).then_some((days, known))
        }
        Phrase::Part(part, whole) => {
            let (days, known) = resolve(whole, c)?;
            Some((
                slice(*part, days, c.published)?,
                if matches!(part, Part::Earlier | Part::Later) { Known::Relative } else { known },
            ))
        }
        Phrase::Weekday { day, which } => Some((Days::on(weekday(*day, *which, c)?), Known::Relative)),
        Phrase::Near(n) => Some((Days::on(add(c.published?, *n, Unit::Day)?), Known::Relative)),
        Phrase::That(unit) => {
            let last = c.last?;
            let days = around(last.from?, *unit)?;
            (last.to <= days.to).then_some((days, Known::Following))
        }
        Phrase::Within(n, unit) => Some((Days::on(add(c.published?, *n, *unit)?), Known::Relative)),
        Phrase::Follow(n, unit) => {
            let date = add(c.last_day?, *n, *unit)?;
            Some((grain(date, *unit, false)?, Known::Following))
        }
        Phrase::Period { unit, which } => {
            Some((around(add(c.published?, *which, step(*unit))?, *unit)?, Known::Relative))
        }
        Phrase::Shift { n, unit, about } => {
            let date = add(c.published?, *n, *unit)?;
            Some((grain(date, *unit, *about)?, Known::Relative))
        }
        Phrase::Easter { year, offset, eastern } => dated(*year, c, &|y| {
            let sunday = if *eastern { eastern_easter(y)? } else { easter(y)? };
            Some(Days::on(add(sunday, *offset, Unit::Day)?))
        }),
        Phrase::DayOnly(day) => {
            let published = c.published?;
            let months = [-1, 0, 1].into_iter().filter_map(|n| {
                let first = add(published.first_of_month(), n, Unit::Month)?;
                Date::new(first.year(), first.month(), *day).ok()
            });
            let fits = |d: &Date| match c.lean {
                Lean::Past => *d <= published,
                Lean::Future | Lean::Planned | Lean::Overdue => *d >= published,
                Lean::Nearest => true,
            };
            let near = months.filter(fits).min_by_key(|d| Days::on(*d).gap(&Days::on(published)))?;
            Some((Days::on(near), Known::Relative))
        }
        Phrase::Nth { weekday, nth, of } => {
            let (month, known) = resolve(of, c)?;
            let first = month.from?;
            if *weekday == 8 {
                let start = if *nth < 0 {
                    add(month.to?, -6, Unit::Day)?
                } else {
                    add(first, 7 * (i64::from(*nth) - 1), Unit::Day)?
                };
                return Some((Days::between(start, add(start, 6, Unit::Day)?.min(month.to?)), known));
            }
            let day = match weekday {
                0 if *nth < 0 => month.to?,
                0 => add(first, i64::from(*nth) - 1, Unit::Day)?,
                w => first.nth_weekday_of_month(*nth, jiff::civil::Weekday::from_monday_one_offset(*w).ok()?).ok()?,
            };
            Some((Days::on(day), known))
        }
        Phrase::From(n, unit, base) => {
            let (days, known) = resolve(base, c)?;
            let date = add(days.day()?, *n, *unit)?;
            Some((Days::on(date), known))
        }
        Phrase::WeekdayOf(day, which) => {
            let week = around(add(c.published?, *which, Unit::Week)?, Unit::Week)?;
            Some((Days::on(add(week.from?, i64::from(*day) - 1, Unit::Day)?), Known::Relative))
        }
        Phrase::Lapse(n, Unit::Quarter) => {
            // Whole quarters of the calendar, as business counts them.
            let now = around(c.published?, Unit::Quarter)?;
            let days = if *n < 0 {
                Days::between(add(now.from?, *n, Unit::Quarter)?, add(now.from?, -1, Unit::Day)?)
            } else {
                let first = add(now.to?, 1, Unit::Day)?;
                Days::between(first, add(add(first, *n, Unit::Quarter)?, -1, Unit::Day)?)
            };
            Some((days, Known::Relative))
        }
        Phrase::Lapse(n, unit) => {
            let published = c.published?;
            let far = add(published, *n, *unit)?;
            Some((Days::between(published.min(far), published.max(far)), Known::Relative))
        }
        Phrase::Span(first, last) => span(first, last, c),
    }
}

/// How far from the publication date a year may be that only a noun follows.
const YEARS_BACK: i16 = 20;
const YEARS_AHEAD: i16 = 10;

/// "Last summer" is the last one that is over, "next summer" the first that has not begun, "this summer" that of the year,
/// and a winter the one that goes on or comes next.
fn near_season(months: (i8, i8), which: i64, published: Date) -> Option<Days> {
    let y = published.year();
    let mut all = [y - 2, y - 1, y, y + 1].into_iter().filter_map(|y| season(y, months));
    match which {
        0 if months.1 < months.0 => all.find(|d| d.to >= Some(published)),
        0 => season(y, months),
        ..0 => all.rfind(|d| d.to < Some(published)),
        _ => all.find(|d| d.from > Some(published)),
    }
}

/// From the first day of the first to the last day of the last. A year that only one of them prints is that of both, or
/// the one beside it; a weekday ends the span that the first begins.
fn span(first: &Phrase, last: &Phrase, c: &Context) -> Option<(Days, Known)> {
    let (mut end, known) = resolve(last, c)?;
    let year = end.to?.year();
    let (dated, bare) = with_year(first, year);
    let (mut start, _) = resolve(&dated, c)?;
    if start.from > end.to && bare {
        start = resolve(&with_year(first, year.checked_sub(1)?).0, c)?.0;
    }
    if start.from > end.to {
        let year = start.from?.year();
        end = match last {
            Phrase::Weekday { which: None, .. } => Days::on(add(end.to?, 7, Unit::Day)?),
            _ => [year, year.checked_add(1)?]
                .into_iter()
                .filter_map(|y| resolve(&with_year(last, y).0, c))
                .map(|(d, _)| d)
                .find(|d| d.to >= start.from)?,
        };
    }
    (start.from <= end.to).then_some((Days { from: start.from, to: end.to, ..Days::OPEN }, known))
}

/// The first date of a span takes the year of the second where it prints none.
fn with_year(phrase: &Phrase, y: i16) -> (Phrase, bool) {
    match phrase {
        Phrase::Day { year: None, month, day } => (Phrase::Day { year: Some(y), month: *month, day: *day }, true),
        Phrase::Month { year: None, month, which: None } => {
            (Phrase::Month { year: Some(y), month: *month, which: None }, true)
        }
        Phrase::Days { year: None, month, first, last } => {
            (Phrase::Days { year: Some(y), month: *month, first: *first, last: *last }, true)
        }
        Phrase::Season { year: None, months, which: None } => {
            (Phrase::Season { year: Some(y), months: *months, which: None }, true)
        }
        Phrase::Quarter { year: None, quarter } => (Phrase::Quarter { year: Some(y), quarter: *quarter }, true),
        Phrase::Easter { year: None, offset, eastern } => {
            (Phrase::Easter { year: Some(y), offset: *offset, eastern: *eastern }, true)
        }
        Phrase::Moving { year: None, month, weekday, nth, plus } => {
            (Phrase::Moving { year: Some(y), month: *month, weekday: *weekday, nth: *nth, plus: *plus }, true)
        }
        Phrase::Nth { weekday, nth, of } => {
            let (of, bare) = with_year(of, y);
            (Phrase::Nth { weekday: *weekday, nth: *nth, of: Box::new(of) }, bare)
        }
        Phrase::Part(part, of) => {
            let (of, bare) = with_year(of, y);
            (Phrase::Part(*part, Box::new(of)), bare)
        }
        Phrase::OnWeekday(_, day) => with_year(day, y),
        other => (other.clone(), false),
    }
}

fn step(unit: Unit) -> Unit {
    if unit == Unit::Weekend { Unit::Week } else { unit }
}

/// A date whose year may be missing: then the one that the context asks for.
fn dated(year: Option<i16>, c: &Context, on: &dyn Fn(i16) -> Option<Days>) -> Option<(Days, Known)> {
    if let Some(y) = year {
        return on(y).map(|d| (d, Known::Printed));
    }
    let published = c.published?;
    if let Some((sure, open)) = c.lean.since() {
        let on = |lean| dated(None, &Context { lean, ..*c }, on);
        let (last, next) = (on(Lean::Past), on(Lean::Future)?);
        let gone = last.and_then(|(d, _)| d.to).map_or(open, |to| days_from(to, published));
        return if gone <= sure {
            last.filter(|_| gone >= 0).or(Some(next))
        } else {
            Some(next).filter(|_| gone >= open)
        };
    }
    let y = published.year();
    // Eight years hold a 29 February.
    let wide = match c.lean {
        Lean::Nearest | Lean::Planned | Lean::Overdue => [y - 1, y, y + 1].to_vec(),
        Lean::Past => (y - 8..=y).rev().collect(),
        Lean::Future => (y..=y + 8).collect(),
    };
    let mut days = wide.iter().copied().filter_map(on);
    let found = match c.lean {
        Lean::Nearest | Lean::Planned | Lean::Overdue => days.min_by_key(|d| d.gap(&Days::on(published)))?,
        Lean::Past => days.find(|d| d.from.is_some_and(|f| f <= published))?,
        Lean::Future => days.find(|d| d.to.is_some_and(|t| t >= published))?,
    };
    // "During the 10 June election", told before the next June, where the text told of the June before.
    let one_month = |d: &Days| d.from.zip(d.to).is_some_and(|(a, b)| a.first_of_month() == b.first_of_month());
    let told = |d: &Days| d.from.is_some_and(|f| c.named.contains(&(f.year(), f.month())));
    if c.lean == Lean::Nearest && found.from > Some(published) && one_month(&found) {
        let before = wide.iter().copied().filter_map(on).find(|d| told(d) && d.to < Some(published));
        return Some((before.unwrap_or(found), Known::YearLess));
    }
    Some((found, Known::YearLess))
}

fn weekday(day: i8, which: Option<i64>, c: &Context) -> Option<Date> {
    let published = c.published?;
    let today = i64::from(published.weekday().to_monday_one_offset());
    let ahead = (i64::from(day) - today).rem_euclid(7);
    let this_week = i64::from(day) - today;
    let days = match (which, c.lean) {
        // "last Friday": the one of last week; that of this week is "Friday". "next Friday": the one of next week.
        (Some(-1), _) => this_week - 7,
        (Some(1), _) => this_week + 7,
        (Some(PAST), _) => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        (Some(COMING), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        // "Friday after next": the one after the coming one.
        (Some(2), _) => ahead + 7,
        (Some(-2), _) => ahead - 14,
        (Some(_), Lean::Future | Lean::Planned | Lean::Overdue) if this_week < 0 => this_week + 7,
        (Some(_), Lean::Past) if this_week > 0 => this_week - 7,
        (Some(_), _) => this_week,
        (None, Lean::Future | Lean::Planned | Lean::Overdue) => ahead,
        (None, _) => {
            if ahead == 0 {
                0
            } else {
                ahead - 7
            }
        }
    };
    add(published, days, Unit::Day)
}
