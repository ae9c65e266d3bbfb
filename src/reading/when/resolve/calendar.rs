//! Arithmetic of the calendar: days, weeks and longer periods around a date, their parts, and Easter.

use super::super::phrase::{Part, Unit};
use crate::model::Days;
use jiff::Span;
use jiff::civil::Date;

pub(super) fn add(date: Date, n: i64, unit: Unit) -> Option<Date> {
    let span = match unit {
        Unit::Day | Unit::Weekend => Span::new().try_days(n),
        Unit::Week => Span::new().try_weeks(n),
        Unit::Month => Span::new().try_months(n),
        Unit::Quarter => Span::new().try_months(n.checked_mul(3)?),
        Unit::Year => Span::new().try_years(n),
        Unit::Decade => Span::new().try_years(n.checked_mul(10)?),
        Unit::Century => Span::new().try_years(n.checked_mul(100)?),
    };
    date.checked_add(span.ok()?).ok()
}

/// The period of a kind that holds a day.
pub(super) fn around(date: Date, unit: Unit) -> Option<Days> {
    let monday = || add(date, 1 - i64::from(date.weekday().to_monday_one_offset()), Unit::Day);
    let months = |first: i8, count: i64| {
        let from = Date::new(date.year(), first, 1).ok()?;
        Some(Days::between(from, add(from, count, Unit::Month)?.yesterday().ok()?))
    };
    let years = |length: i16| {
        let first = date.year() - date.year().rem_euclid(length);
        Some(Days::between(Date::new(first, 1, 1).ok()?, Date::new(first.checked_add(length - 1)?, 12, 31).ok()?))
    };
    match unit {
        Unit::Day => Some(Days::on(date)),
        Unit::Week => monday().and_then(|m| Some(Days::between(m, add(m, 6, Unit::Day)?))),
        Unit::Weekend => monday().and_then(|m| Some(Days::between(add(m, 5, Unit::Day)?, add(m, 6, Unit::Day)?))),
        Unit::Month => Some(Days::between(date.first_of_month(), date.last_of_month())),
        Unit::Quarter => months((date.month() - 1) / 3 * 3 + 1, 3),
        Unit::Year => years(1),
        Unit::Decade => years(10),
        Unit::Century => years(100),
    }
}

/// The season that begins in a year. They begin a month earlier or later by other reckonings.
pub(super) fn season(year: i16, (first, last): (i8, i8)) -> Option<Days> {
    let end = if last < first { year.checked_add(1)? } else { year };
    let days = Days::between(Date::new(year, first, 1).ok()?, Date::new(end, last, 1).ok()?.last_of_month());
    Some(Days { about: true, ..days })
}

/// "A year ago" names a year, "three months ago" a month, "two weeks ago" a day more or less.
pub(super) fn grain(date: Date, unit: Unit, about: bool) -> Option<Days> {
    let days = match unit {
        Unit::Day | Unit::Week | Unit::Weekend => Days::on(date),
        Unit::Month | Unit::Quarter => around(date, Unit::Month)?,
        Unit::Year | Unit::Decade | Unit::Century => around(date, Unit::Year)?,
    };
    Some(Days { about: about || unit == Unit::Week, ..days })
}

/// Easter Sunday of the Gregorian calendar, by the rule that Gauss gave (century corrections as Meeus prints them).
pub(super) fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - b / 4 - g + 15).rem_euclid(30);
    let m = (a + 11 * h) / 319;
    let r = (2 * (b % 4) + 2 * (c / 4) - c % 4 - h + m + 32).rem_euclid(7);
    let n = h - m + r;
    let month = (n + 90) / 25;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from((n + month + 19) % 32).ok()?).ok()
}

/// Easter Sunday of the eastern churches: Meeus's rule for the Julian calendar, moved by the days between the calendars.
pub(super) fn eastern_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(4), y.rem_euclid(7), y.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34).rem_euclid(7);
    let month = (d + e + 114) / 31;
    let julian = Date::new(year, i8::try_from(month).ok()?, i8::try_from((d + e + 114) % 31 + 1).ok()?).ok()?;
    add(julian, i64::from(y.div_euclid(100) - y.div_euclid(400) - 2), Unit::Day)
}

/// Thirds of a month are ten days, of a season or a quarter months, of a year four months, of a decade whole years; "start" and "end" are days.
pub(super) fn slice(part: Part, days: Days, published: Option<Date>) -> Option<Days> {
    let (from, to) = (days.from?, days.to?);
    let length = crate::model::day::days_from(from, to) + 1;
    let years = i64::from(to.year()) - i64::from(from.year()) + 1;
    let third = |n: i64| {
        // Of a decade: years 0 to 3, 4 to 6, 7 to 9.
        if years > 1 {
            let bound = |n: i64| add(from, (years * n + 2) / 3, Unit::Year);
            let end = if n == 2 { to } else { bound(n + 1)?.yesterday().ok()? };
            return Some(Days::between(bound(n)?, end));
        }
        let (unit, size) = match length {
            28..=31 => (Unit::Day, 10),
            89..=92 => (Unit::Month, 1),
            365 | 366 => (Unit::Month, 4),
            _ => (Unit::Day, (length / 3).max(1)),
        };
        let start = add(from, n * size, unit)?;
        let end = if n == 2 { to } else { add(from, (n + 1) * size, unit)?.yesterday().ok()? };
        Some(Days::between(start, end))
    };
    match part {
        Part::Start => Some(Days::on(from)),
        Part::End => Some(Days::on(to)),
        Part::Early => third(0),
        Part::Mid => third(1),
        Part::Late => third(2),
        Part::Earlier => published.filter(|p| *p >= from).map(|p| Days::between(from, p)),
        Part::Rest => Some(Days::between(published.unwrap_or(from).clamp(from, to), to)),
        Part::Later => published.filter(|p| *p <= to).map(|p| Days::between(p, to)),
    }
}
