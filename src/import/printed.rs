//! Dates as heads and feet of articles print them, with the time of day. Dates inside prose are not read here.

use super::words::key;
use crate::model::{Basis, Days};
use crate::reading::{Anchor, Language, dates};
use jiff::civil::Date;
use std::ops::Range;

/// Words that stand beside a date in a line that says nothing else.
const BESIDE: &[&str] = &[
    "published",
    "publish",
    "posted",
    "updated",
    "update",
    "last",
    "first",
    "modified",
    "created",
    "issued",
    "on",
    "at",
    "date",
    "time",
    "gmt",
    "utc",
    "est",
    "edt",
    "pst",
    "pdt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "bst",
    "cet",
    "cest",
    "ist",
    "pkt",
    "aest",
    "aedt",
    "jst",
    "hrs",
    "hours",
    "am",
    "pm",
    "a",
    "p",
    "m",
    "et",
    "pt",
    "ct",
    "local",
    "the",
    "of",
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "h",
    "t",
    "z",
    "ago",
];

/// The day that a short line prints in full, and where. Where day and month could be exchanged, the day comes first.
pub(super) fn day(line: &str) -> Option<(Days, Range<usize>)> {
    let found = dates(line, &Anchor::default(), Language::ENGLISH)
        .into_iter()
        .find(|f| f.value.basis == Basis::Stated && f.value.days.day().is_some_and(plausible));
    match found {
        Some(f) => Some((f.value.days, f.range)),
        None => numeric(line),
    }
}

fn plausible(date: Date) -> bool {
    (1800..2200).contains(&date.year())
}

/// `05/02/2021`, `5.2.2021`, `05-02-2021`; also two-figure years after a full stop or a slash.
fn numeric(line: &str) -> Option<(Days, Range<usize>)> {
    let mut at = 0;
    for piece in line.split([' ', ',', '|', '(', ')']) {
        let start = at;
        at += piece.len() + 1;
        for sign in ['/', '.', '-'] {
            let parts: Vec<&str> = piece.split(sign).collect();
            let [a, b, c] = parts.as_slice() else { continue };
            let number =
                |s: &str| s.parse::<i16>().ok().filter(|_| s.len() <= 4 && s.bytes().all(|b| b.is_ascii_digit()));
            let (Some(a), Some(b), Some(c)) = (number(a), number(b), number(c)) else { continue };
            let year = if c < 100 && sign != '-' { c + 2000 } else { c };
            let (d, m) = if b > 12 { (b, a) } else { (a, b) };
            let day = Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok().filter(|d| plausible(*d));
            if let Some(day) = day {
                return Some((Days::on(day), start..start + piece.len()));
            }
        }
    }
    None
}

/// True for a line that prints a date and says nothing else.
pub(super) fn is_date_line(line: &str) -> bool {
    let Some((_, range)) = day(line) else { return false };
    let rest = format!("{} {}", line.get(..range.start).unwrap_or(""), line.get(range.end..).unwrap_or(""));
    key(&rest).split(' ').filter(|w| !w.is_empty()).all(|w| {
        BESIDE.contains(&w) || super::head::is_month(w) || w.bytes().all(|b| b.is_ascii_digit()) || {
            let letters = w.trim_start_matches(|c: char| c.is_ascii_digit());
            letters.len() < w.len() && matches!(letters, "am" | "pm" | "h" | "hrs" | "t" | "z")
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
            ("05/02/2021", date(2021, 2, 5)),
            ("18.2.2021", date(2021, 2, 18)),
            ("18.02.21", date(2021, 2, 18)),
            ("Last updated on August 3rd, 2019", date(2019, 8, 3)),
            ("FEBRUARY 18, 2021", date(2021, 2, 18)),
        ] {
            assert_eq!(day(line).and_then(|(d, _)| d.day()), Some(expected), "{line}");
            assert!(is_date_line(line), "{line}");
        }
        for line in ["Talks on 18 February 2021 failed", "Budget 2021", "Version 1.2.3", "12 comments", "In May 2021"] {
            assert!(!is_date_line(line), "{line}");
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
