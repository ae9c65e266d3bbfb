//! Dates as heads and feet of articles print them, with the time of day. Dates inside prose are not read here.

use super::inference::{Named, first_weekday};
use super::words::{BESIDE_WORDS, key};
use crate::model::{Basis, Days};
use crate::reading::{Anchor, Language, dates};
use jiff::civil::Date;
use std::ops::Range;

/// A day of publication as a line prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Day {
    On(Days),
    /// Figures that may be read with the day or with the month first.
    Either {
        day_first: Date,
        month_first: Date,
    },
    /// "Monday, May 4": day and month, of a year that nothing says.
    WithoutYear(Named),
}

/// Languages whose months are read, as tags; English comes first.
const LANGUAGES: [&str; 9] = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ar"];

/// The day that a short line prints in full, and where. Where day and month could be exchanged, none.
pub(super) fn day(line: &str) -> Option<(Days, Range<usize>)> {
    match first(line)? {
        (Day::On(days), range) => Some((days, range)),
        _ => None,
    }
}

/// The first day that a line prints with its year.
pub(super) fn first(line: &str) -> Option<(Day, Range<usize>)> {
    // Without a year there is nothing to read.
    let digits = line.chars().filter(|c| c.is_numeric()).count();
    if digits < 4 {
        return None;
    }
    let named = LANGUAGES.iter().find_map(|tag| {
        let found = dates(line, &Anchor::default(), Language::of(tag)).into_iter();
        found
            .filter(|f| f.value.basis == Basis::Stated && f.value.days.day().is_some_and(plausible))
            .map(|f| (f.value.days, f.range))
            .find(|(_, range)| line.get(range.clone()).is_some_and(|words| words.contains(char::is_alphabetic)))
    });
    let numeric = numeric(line).or_else(|| eastern(line));
    match (named, numeric) {
        (Some((_, a)), Some((day, b))) if b.start < a.start => Some((day, b)),
        (Some((days, range)), _) => Some((Day::On(days), range)),
        (None, numeric) => numeric,
    }
}

fn plausible(date: Date) -> bool {
    (1800..2200).contains(&date.year())
}

/// `2021-02-18`, `05/02/2021`, `5.2.2021`, `05-02-2021`; also two-figure years after a full stop or a slash.
fn numeric(line: &str) -> Option<(Day, Range<usize>)> {
    let mut at = 0;
    for piece in line.split([' ', ',', '|', '(', ')', '\u{a0}', 'T']) {
        let start = at;
        at += piece.len() + line.get(at + piece.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
        let trimmed = piece.trim_end_matches(['.', ';', ':']);
        let found = ['/', '.', '-'].iter().find_map(|sign| figures(trimmed, *sign));
        if let Some(day) = found {
            return Some((day, start..start + trimmed.len()));
        }
    }
    None
}

/// `2021年2月18日`, `2021년 2월 18일`.
fn eastern(line: &str) -> Option<(Day, Range<usize>)> {
    line.match_indices(['年', '년']).find_map(|(at, sign)| {
        let before = line.get(..at)?.trim_end();
        let start = before.len().checked_sub(4)?;
        let year = before.get(start..)?.parse().ok()?;
        let (month, rest) = line.get(at + sign.len()..)?.split_once(['月', '월'])?;
        let end = rest.find(['日', '일'])?;
        let day = rest.get(..end)?;
        let date =
            Date::new(year, month.trim().parse().ok()?, day.trim().parse().ok()?).ok().filter(|d| plausible(*d))?;
        let to = line.len() - rest.len() + end + '日'.len_utf8();
        Some((Day::On(Days::on(date)), start..to))
    })
}

fn figures(piece: &str, sign: char) -> Option<Day> {
    let parts: Vec<&str> = piece.split(sign).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let number = |s: &str| s.parse::<i16>().ok().filter(|_| s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit()));
    let (first, second, third) = (number(a)?, number(b)?, number(c)?);
    let date = |y: i16, m: i16, d: i16| {
        Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok().filter(|d| plausible(*d))
    };
    if a.len() == 4 {
        return date(first, second, third).map(|d| Day::On(Days::on(d)));
    }
    let year = if third < 100 && sign != '-' { third + 2000 } else { third };
    let (day_first, month_first) = (date(year, second, first), date(year, first, second));
    match (day_first, month_first) {
        // With full stops nobody writes the month first.
        (Some(d), _) if sign == '.' => Some(Day::On(Days::on(d))),
        (Some(d), Some(m)) if d != m => Some(Day::Either { day_first: d, month_first: m }),
        (Some(d), _) | (None, Some(d)) => Some(Day::On(Days::on(d))),
        (None, None) => None,
    }
}

/// A day and a month without their year, in a line that says nothing else.
pub(super) fn without_year(line: &str) -> Option<Named> {
    let any = Date::new(2004, 7, 1).ok();
    LANGUAGES.iter().find_map(|tag| {
        let found = dates(line, &Anchor { published: any, counted_from: None }, Language::of(tag));
        let f = found.into_iter().find(|f| {
            let Basis::Resolved(why) = &f.value.basis else { return false };
            why.ends_with(Basis::YEAR_FROM_PUBLICATION) && f.value.days.day().is_some()
        })?;
        let rest = format!("{} {}", line.get(..f.range.start)?, line.get(f.range.end..)?);
        let day = f.value.days.day().filter(|_| is_beside(&rest))?;
        let words = line.get(f.range)?.to_owned();
        Some(Named { month: day.month(), day: day.day(), weekday: first_weekday(line), words, ahead: false })
    })
}

/// True for a line that prints a date and says nothing else.
pub(super) fn is_date_line(line: &str) -> bool {
    let Some((_, range)) = first(line) else { return false };
    is_beside(&format!("{} {}", line.get(..range.start).unwrap_or(""), line.get(range.end..).unwrap_or("")))
}

/// Nothing but words and figures that stand beside a day or a time.
pub(super) fn is_beside(words: &str) -> bool {
    key(words).split(' ').filter(|w| !w.is_empty()).all(|w| {
        BESIDE_WORDS.words.contains(w) || super::head::is_month(w) || w.bytes().all(|b| b.is_ascii_digit()) || {
            let letters = w.trim_start_matches(|c: char| c.is_ascii_digit());
            let figures = w.len() - letters.len();
            let clock = letters.strip_prefix('h').is_some_and(|m| m.bytes().all(|b| b.is_ascii_digit()));
            figures > 0
                && figures < 5
                && (clock
                    || matches!(letters, "am" | "pm" | "h" | "hrs" | "t" | "z" | "t0")
                    || letters.starts_with(['時', '时', '시', '点']))
        }
    })
}

/// The time of day that a line prints, with "am" or "pm" and its zone.
pub(super) fn time(line: &str) -> Option<&str> {
    let bytes = line.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    for (at, _) in line.match_indices([':', '.']) {
        let hours = if at >= 2 && digit(at - 2) && digit(at - 1) { 2 } else { usize::from(at >= 1 && digit(at - 1)) };
        let start = at - hours;
        let glued = start > 0
            && bytes.get(start - 1).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'/'));
        if hours == 0
            || !digit(at + 1)
            || !digit(at + 2)
            || digit(at + 3)
            || (glued && bytes.get(start - 1) != Some(&b'T'))
        {
            continue;
        }
        let hour: u8 = line.get(start..at)?.parse().ok()?;
        let minute: u8 = line.get(at + 1..at + 3)?.parse().ok()?;
        let tail = line.get(at + 3..).unwrap_or("");
        let mut end = at + 3;
        let mut sure = bytes.get(at) == Some(&b':');
        for (n, word) in tail.split_inclusive(' ').enumerate().take(4) {
            let w = word.trim().to_ascii_lowercase();
            let half = matches!(w.as_str(), "am" | "pm" | "a.m." | "p.m." | "am," | "pm,");
            let zone =
                word.trim().len() >= 2 && word.trim().len() <= 4 && word.trim().bytes().all(|b| b.is_ascii_uppercase());
            if half || zone {
                end = at + 3 + tail.split_inclusive(' ').take(n).map(str::len).sum::<usize>() + word.trim_end().len();
                sure = true;
            } else if !w.is_empty() {
                break;
            }
        }
        if hour < 24 && minute < 60 && sure && line.is_char_boundary(end) {
            return line.get(start..end).map(|t| t.trim_end_matches(','));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_in_many_forms() {
        for (line, expected) in [
            ("Monday 16 November 2020 09:31 EST", date(2020, 11, 16)),
            ("Published: Feb. 18, 2021 at 10:46 a.m.", date(2021, 2, 18)),
            ("Thu 18 Feb 2021", date(2021, 2, 18)),
            ("2021-02-18 10:46", date(2021, 2, 18)),
            ("18/02/2021", date(2021, 2, 18)),
            ("02/18/2021 | 10:46", date(2021, 2, 18)),
            ("18.2.2021", date(2021, 2, 18)),
            ("18.02.21", date(2021, 2, 18)),
            ("Last updated on August 3rd, 2019", date(2019, 8, 3)),
            ("FEBRUARY 18, 2021", date(2021, 2, 18)),
            ("05/05/2021", date(2021, 5, 5)),
            ("2021/02/18", date(2021, 2, 18)),
            ("Thu, 18 Feb 2021 10:46:00 GMT", date(2021, 2, 18)),
            ("Updated 10:31 GMT, 18 February 2021", date(2021, 2, 18)),
            ("Donnerstag, 18. Februar 2021, 10:46 Uhr", date(2021, 2, 18)),
            ("Stand: 18.02.2021", date(2021, 2, 18)),
            ("Publié le jeudi 18 février 2021 à 10h46", date(2021, 2, 18)),
            ("1er mars 2021", date(2021, 3, 1)),
            ("Jueves 18 de febrero de 2021", date(2021, 2, 18)),
            ("18 de fevereiro de 2021", date(2021, 2, 18)),
            ("giovedì 18 febbraio 2021", date(2021, 2, 18)),
            ("donderdag 18 februari 2021", date(2021, 2, 18)),
            ("الخميس ١٨ فبراير ٢٠٢١", date(2021, 2, 18)),
            ("نشر في 18 فبراير 2021", date(2021, 2, 18)),
        ] {
            assert_eq!(day(line).and_then(|(d, _)| d.day()), Some(expected), "{line}");
            assert!(is_date_line(line), "{line}");
        }
        for line in ["Talks on 18 February 2021 failed", "Budget 2021", "Version 1.2.3", "12 comments", "In May 2021"] {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn day_and_month_that_may_be_exchanged_are_asked() {
        for line in ["05/02/2021", "05-02-2021", "Published: 05/02/21 10:46"] {
            assert_eq!(day(line), None, "{line}");
            let either = Day::Either { day_first: date(2021, 2, 5), month_first: date(2021, 5, 2) };
            assert_eq!(first(line).map(|(d, _)| d), Some(either), "{line}");
        }
    }

    #[test]
    fn days_without_their_year() {
        for (line, expected) in [
            ("Monday, May 4", Some((5, 4))),
            ("4 May 10:05 am", Some((5, 4))),
            ("Updated March 3", Some((3, 3))),
            ("Dienstag, 3. März", Some((3, 3))),
            ("Talks on May 4 failed", None),
            ("May 2026", None),
            ("Page 4", None),
        ] {
            assert_eq!(without_year(line).map(|n| (n.month, n.day)), expected, "{line}");
        }
    }

    #[test]
    fn times_of_day() {
        for (line, expected) in [
            ("Monday 16 November 2020 09:31 EST", Some("09:31 EST")),
            ("• time: 10:46 am", Some("10:46 am")),
            ("Feb 18, 2021, 6.30 p.m.", Some("6.30 p.m.")),
            ("18.02.2021", None),
            ("version 10.46", None),
            ("10:75", None),
        ] {
            assert_eq!(time(line), expected, "{line}");
        }
    }
}
