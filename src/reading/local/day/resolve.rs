//! From the wording of a date to days.

use super::super::words::Part;
use super::phrase::When;
use jiff::civil::Date;

pub(super) enum Known {
    Printed,
    YearLess,
    Relative,
}

/// First and last day. A day without its year is the one nearest to the publication.
pub(super) fn resolve(when: &When, published: Option<Date>, ahead: bool) -> Option<(Date, Date, Known)> {
    let known = |year: &Option<i16>| if year.is_some() { Known::Printed } else { Known::YearLess };
    match when {
        When::Day { year, month, day } => {
            let date = near(*year, published, |y| Date::new(y, *month, *day).ok())?;
            Some((date, date, known(year)))
        }
        When::Days { year, month, first, last } => {
            let from = near(*year, published, |y| Date::new(y, *month, *first).ok())?;
            Some((from, Date::new(from.year(), *month, *last).ok()?, known(year)))
        }
        When::Month { year, month, part } => {
            let first = near(*year, published, |y| Date::new(y, *month, 1).ok())?;
            let day = |d: i8| Date::new(first.year(), first.month(), d).ok();
            let last = first.last_of_month();
            let (from, to) = match part {
                None => (first, last),
                Some(Part::Begin) => (first, day(10)?),
                Some(Part::Middle) => (day(11)?, day(20)?),
                // "by the end of April" is by its last day.
                Some(Part::End) if ahead => (last, last),
                Some(Part::End) => (day(21)?, last),
            };
            Some((from, to, known(year)))
        }
        When::Months { year, first, last } => {
            let from = near(*year, published, |y| Date::new(y, *first, 1).ok())?;
            let to = Date::new(from.year(), *last, 1).ok()?.last_of_month();
            Some((from, to, known(year)))
        }
        When::Year(year) => {
            let first = Date::new(*year, 1, 1).ok()?;
            Some((first, first.last_of_year(), Known::Printed))
        }
        When::Weekday(n) => {
            let published = published?;
            let days = |back: bool| {
                (0..7).find_map(|n_days| {
                    let span = jiff::Span::new().days(if back { -n_days } else { n_days + 1 });
                    published.checked_add(span).ok().filter(|d| d.weekday().to_monday_one_offset() == *n)
                })
            };
            let date = days(!ahead)?;
            Some((date, date, Known::Relative))
        }
    }
}

/// The date in the year that is given, else in the year that brings it nearest to a day.
pub(super) fn near(year: Option<i16>, published: Option<Date>, date: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    if let Some(year) = year {
        return date(year);
    }
    let published = published?;
    let apart = |d: &Date| published.until(*d).map_or(i32::MAX, |s| s.get_days().abs());
    (-1..=1).filter_map(|n| date(published.year().checked_add(n)?)).min_by_key(apart)
}
