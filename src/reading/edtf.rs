//! The dates an editor types: a strict subset of EDTF, where what is impossible is said in words. Dates in prose are read
//! elsewhere.

use super::Anchor;
use super::when::dates;
use crate::model::{Basis, Dated, Days};
use jiff::civil::Date;

const FORMS: &str = "write a day (2021-02-17), a month (2021-02), a year (2021), two of them with / between (2021-02-01/2021-02-17), or .. for an open end";

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Days as [`days`] reads them: a day, a month, a year, two days. `None` where an end is open.
pub fn written(days: &Days) -> Option<String> {
    let (from, to) = (days.from?, days.to?);
    if from == to {
        return Some(from.to_string());
    }
    let whole_month = from.day() == 1 && to == from.last_of_month();
    let whole_year = from.day_of_year() == 1 && to == from.last_of_year();
    Some(match () {
        () if whole_year => format!("{:04}", from.year()),
        () if whole_month => format!("{:04}-{:02}", from.year(), from.month()),
        () => format!("{from}/{to}"),
    })
}

/// Reads `2021-02-17`, `2021-02`, `2021`, `2021-02-01/2021-02-17`, `../2021-02`, `2021-02/..`, each with a trailing `~`
/// for "about". The error says in words what is wrong.
pub fn days(text: &str) -> Result<Days, String> {
    let text = text.trim();
    let (body, about) = match text.strip_suffix('~') {
        Some(body) => (body, true),
        None => (text, false),
    };
    let (mut by_month, day) = (false, "YYYY-MM-DD".len());
    let (from, to) = match body.split_once('/') {
        None => {
            let (from, to) = period(body)?;
            (Some(from), Some(to))
        }
        Some((from, to)) => {
            by_month = [from, to].iter().any(|side| *side != ".." && side.len() < day);
            let end = |side: &str| if side == ".." { Ok(None) } else { period(side).map(Some) };
            (end(from)?.map(|p| p.0), end(to)?.map(|p| p.1))
        }
    };
    match (from, to) {
        (None, None) => Err("both ends are open: give at least one".to_owned()),
        (Some(f), Some(t)) if t < f => Err(format!("{f} is after {t}: the earlier date comes first")),
        _ => Ok(Days { from, to, about, by_month }),
    }
}

/// A strict date is stated; otherwise the one relative phrase that makes up the text ("Wednesday", "last week") is
/// resolved from the publication date, and the basis says so.
pub fn said_on(text: &str, anchor: &Anchor) -> Result<Dated, String> {
    let text = text.trim();
    let looks_strict = text.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && text.chars().all(|c| c.is_ascii_digit() || "-/.~".contains(c));
    if looks_strict {
        return Ok(Dated { days: days(text)?, basis: Basis::Stated });
    }
    // "on Wednesday", "in August"
    let text = text.strip_prefix("on ").or_else(|| text.strip_prefix("in ")).unwrap_or(text);
    let found = dates(text, anchor);
    match found.as_slice() {
        [one] if one.range == (0..text.len()) => Ok(Dated { days: one.value.days, basis: one.value.basis.clone() }),
        _ if anchor.published.is_none() => {
            Err(format!("“{text}” cannot be resolved: the publication date is not known; {FORMS}"))
        }
        _ => Err(format!("“{text}” is not a date: {FORMS}, or words such as “Wednesday” or “last week”")),
    }
}

/// First and last day of a day, a month or a year.
fn period(text: &str) -> Result<(Date, Date), String> {
    let parts: Vec<&str> = text.splitn(4, '-').collect();
    let well_formed = parts
        .iter()
        .enumerate()
        .all(|(i, p)| p.len() == if i == 0 { 4 } else { 2 } && p.bytes().all(|b| b.is_ascii_digit()));
    if !well_formed || parts.len() > 3 {
        return Err(format!("“{}” is not a date: {FORMS}", shorten(text)));
    }
    let number = |i: usize| parts.get(i).and_then(|p| p.parse::<i16>().ok());
    let year = number(0).unwrap_or(0);
    if year == 0 {
        return Err("there is no year 0000".to_owned());
    }
    let Some(month) = number(1) else {
        return span(year, 1, 1).zip(span(year, 12, 31)).ok_or_else(|| "that year is out of range".to_owned());
    };
    let Some(name) = usize::try_from(month - 1).ok().and_then(|m| MONTHS.get(m)) else {
        return Err(format!("there is no month {month}: months run from 01 to 12"));
    };
    let first = span(year, month as i8, 1).ok_or_else(|| "that month is out of range".to_owned())?;
    let length = first.days_in_month();
    match number(2) {
        None => span(year, month as i8, length).map(|last| (first, last)).ok_or_else(|| "out of range".to_owned()),
        Some(0) => Err("there is no day 00: days run from 01".to_owned()),
        Some(day) if day > i16::from(length) => Err(format!("{name} {year} has {length} days")),
        Some(day) => span(year, month as i8, day as i8).map(|d| (d, d)).ok_or_else(|| "out of range".to_owned()),
    }
}

fn span(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn shorten(text: &str) -> String {
    if text.chars().count() > 40 { text.chars().take(40).chain(['…']).collect() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn strict_dates() {
        let d = |y, m, d| Some(date(y, m, d));
        for (text, from, to, about, by_month) in [
            ("2021-02-17", d(2021, 2, 17), d(2021, 2, 17), false, false),
            ("2021-02", d(2021, 2, 1), d(2021, 2, 28), false, false),
            ("2020", d(2020, 1, 1), d(2020, 12, 31), false, false),
            ("2021-02-01/2021-02-17", d(2021, 2, 1), d(2021, 2, 17), false, false),
            ("2020-11/2021", d(2020, 11, 1), d(2021, 12, 31), false, true),
            ("../2021-02", None, d(2021, 2, 28), false, true),
            ("2021-02/..", d(2021, 2, 1), None, false, true),
            (" 2021-02~ ", d(2021, 2, 1), d(2021, 2, 28), true, false),
        ] {
            assert_eq!(days(text), Ok(Days { from, to, about, by_month }), "{text}");
        }
    }

    #[test]
    fn relative_words_are_resolved_and_say_so() {
        let anchor = Anchor { published: Some(date(2021, 2, 18)), counted_from: None };
        let basis = |words: &str| Basis::Resolved(format!("{words}{}", Basis::FROM_PUBLICATION));
        for (text, days, expected) in [
            ("2021-02-17", Days::on(date(2021, 2, 17)), Basis::Stated),
            ("17 February 2021", Days::on(date(2021, 2, 17)), Basis::Stated),
            ("Wednesday", Days::on(date(2021, 2, 17)), basis("Wednesday")),
            ("on Wednesday", Days::on(date(2021, 2, 17)), basis("Wednesday")),
            ("this week", Days::between(date(2021, 2, 15), date(2021, 2, 21)), basis("this week")),
        ] {
            assert_eq!(said_on(text, &anchor), Ok(Dated { days, basis: expected }), "{text}");
        }
        assert!(said_on("2021-02-29", &anchor).unwrap_err().contains("has 28 days"));
        assert!(said_on("sometime", &anchor).unwrap_err().contains("is not a date"));
        assert!(said_on("Wednesday", &Anchor::default()).unwrap_err().contains("publication date is not known"));
    }

    #[test]
    fn errors_say_why() {
        for (text, why) in [
            ("2021-02-29", "February 2021 has 28 days"),
            ("2021-13", "there is no month 13"),
            ("2021-00-01", "there is no month 0"),
            ("2021-04-00", "there is no day 00"),
            ("0000", "no year 0000"),
            ("../..", "both ends are open"),
            ("2021-03/2021-02", "2021-03-01 is after 2021-02-28"),
            ("17.2.2021", "is not a date"),
            ("2021-2-17", "is not a date"),
            ("2021-02-17/", "is not a date"),
            ("", "is not a date"),
            ("+2021", "is not a date"),
            ("2021-02-17-01", "is not a date"),
        ] {
            let error = days(text).unwrap_err();
            assert!(error.contains(why), "{text}: {error}");
        }
    }
}
