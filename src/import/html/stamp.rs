//! Days that a page has for machines: in its data, in the attributes of its elements. Which of them is the article's is decided
//! elsewhere.

use crate::import::printed::{self, Day};
use crate::text::one_line;
use dom_query::NodeRef;
use jiff::civil::Date;
use jiff::fmt::temporal::Pieces;
use jiff::{SignedDuration, Timestamp, tz::Offset};

/// What an element says of the day that it marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Publication,
    Change,
    /// It does not say.
    Something,
}

/// A day in the attributes of an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marked {
    pub value: String,
    pub of: Of,
}

/// A day as a page's data has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    /// In the zone that it names.
    pub day: Date,
    /// Where it has a time of day; of a time without a zone as if it were UTC.
    pub instant: Option<Timestamp>,
    /// The zone is another one than UTC: the publisher's own.
    pub is_local: bool,
    /// As the page has it.
    pub text: String,
}

/// The farthest zones of the world, from UTC.
const WEST: i64 = 12;
const EAST: i64 = 14;

impl Stamp {
    /// True for a day that it is at that moment in some zone.
    pub fn reaches(&self, day: Date) -> bool {
        let Some(at) = self.instant else { return false };
        let on = |hours: i64| {
            let moved = at.checked_add(SignedDuration::from_hours(hours)).ok()?;
            Some(Offset::UTC.to_datetime(moved).date())
        };
        on(-WEST).is_some_and(|first| first <= day) && on(EAST).is_some_and(|last| day <= last)
    }

    /// True for the day before and after, where it has a time of day.
    pub fn is_beside(&self, day: Date) -> bool {
        self.instant.is_some() && crate::model::day::days_from(self.day, day).abs() == 1
    }
}

/// Reads ISO with or without a time, eight figures, seconds since 1970, the form of messages, or words. `Err` for a day that
/// may be another.
pub(super) fn read(value: &str) -> Option<Result<Stamp, Day>> {
    let text = one_line(value);
    if text.len() > 100 {
        return None;
    }
    if text.len() >= 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return figures(&text).map(Ok);
    }
    if let Some(stamp) = iso(&text).or_else(|| message(&text)) {
        return Some(Ok(stamp));
    }
    match printed::first(&text)?.0 {
        Day::On(days) => {
            Some(Ok(Stamp { day: days.day().filter(is_year)?, instant: None, is_local: false, text: text.clone() }))
        }
        either @ Day::Either { .. } => Some(Err(either)),
        Day::WithoutYear(_) => None,
    }
}

fn is_year(day: &Date) -> bool {
    (1500..2200).contains(&day.year())
}

/// `20210218`, or seconds or milliseconds since 1970.
fn figures(text: &str) -> Option<Stamp> {
    let seconds = match text.len() {
        8 => {
            let (y, m, d) = (text.get(..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?, text.get(6..)?.parse().ok()?);
            let day = Date::new(y, m, d).ok().filter(is_year)?;
            return Some(Stamp { day, instant: None, is_local: false, text: text.to_owned() });
        }
        10 => text.parse::<i64>().ok()?,
        13 => text.parse::<i64>().ok()? / 1000,
        _ => return None,
    };
    let at = Timestamp::from_second(seconds).ok()?;
    stamp(at, Offset::UTC, text)
}

fn stamp(at: Timestamp, zone: Offset, text: &str) -> Option<Stamp> {
    let day = Some(zone.to_datetime(at).date()).filter(is_year)?;
    Some(Stamp { day, instant: Some(at), is_local: zone != Offset::UTC, text: text.to_owned() })
}

/// `2021-02-18`, `2021-02-18T23:30:00-05:00`, also with spaces and names of zones in it.
fn iso(text: &str) -> Option<Stamp> {
    let start = text.get(..10)?;
    let shaped =
        start.bytes().enumerate().all(|(n, b)| if matches!(n, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if !shaped {
        return None;
    }
    let day = start.parse::<Date>().ok().filter(is_year)?;
    let bare = Stamp { day, instant: None, is_local: false, text: text.to_owned() };
    let joined = text.replacen(' ', "T", 1).replace(' ', "").replace("UTC", "Z").replace("GMT", "Z");
    let Some(pieces) = Pieces::parse(&joined).ok() else { return Some(bare) };
    let Some(time) = pieces.time() else { return Some(bare) };
    let zone = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    let at = zone.to_timestamp(day.to_datetime(time)).ok();
    Some(Stamp { instant: at, is_local: at.is_some() && zone != Offset::UTC, ..bare })
}

/// "Thu, 18 Feb 2021 10:00:00 GMT"
fn message(text: &str) -> Option<Stamp> {
    let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
    stamp(zoned.timestamp(), zoned.offset(), text)
}

/// The day that an element has for machines.
pub(super) fn marked(node: &NodeRef, name: &str) -> Option<Marked> {
    let property = node.attr_or("itemprop", "");
    let is_property = |wanted: &str| property.split_whitespace().any(|p| p.eq_ignore_ascii_case(wanted));
    let (published, changed) = (is_property("datePublished"), is_property("dateModified"));
    if name != "time" && !published && !changed {
        return None;
    }
    let value = ["datetime", "content"].iter().find_map(|a| node.attr(a)).map(|v| one_line(&v));
    let value = value.filter(|v| !v.is_empty() && v.len() < 100)?;
    let said = format!("{} {}", node.attr_or("class", ""), node.attr_or("id", "")).to_ascii_lowercase();
    let of = if published || node.has_attr("pubdate") {
        Of::Publication
    } else if changed || said.contains("updat") || said.contains("modif") {
        Of::Change
    } else if said.contains("publish") || said.contains("pubdate") {
        Of::Publication
    } else {
        Of::Something
    };
    Some(Marked { value, of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_metadata() {
        for (value, expected) in [
            ("2021-02-18", "2021-02-18 -"),
            ("2021-02-18T23:30:00-05:00", "2021-02-18 local 2021-02-19T04:30:00Z"),
            ("2021-02-18T23:30:00-0500", "2021-02-18 local 2021-02-19T04:30:00Z"),
            ("2021-02-18 23:30:00 -0500", "2021-02-18 local 2021-02-19T04:30:00Z"),
            ("2021-02-18T23:30Z", "2021-02-18 utc 2021-02-18T23:30:00Z"),
            ("2021-02-18 23:30:00 UTC", "2021-02-18 utc 2021-02-18T23:30:00Z"),
            ("2017-11-03 03:01:00.000000", "2017-11-03 utc 2017-11-03T03:01:00Z"),
            ("2017-11-03T03:01", "2017-11-03 utc 2017-11-03T03:01:00Z"),
            ("2017-11-03T soon", "2017-11-03 -"),
            ("20180405", "2018-04-05 -"),
            ("1613606400", "2021-02-18 utc 2021-02-18T00:00:00Z"),
            ("1613606400000", "2021-02-18 utc 2021-02-18T00:00:00Z"),
            ("Thu, 18 Feb 2021 10:00:00 GMT", "2021-02-18 utc 2021-02-18T10:00:00Z"),
            ("18 February 2021", "2021-02-18 -"),
            ("05/02/2021", "either"),
            ("soon", "nothing"),
            ("99999999999999999999", "nothing"),
            ("2021-13-45", "nothing"),
        ] {
            let told = match read(value) {
                None => "nothing".to_owned(),
                Some(Err(_)) => "either".to_owned(),
                Some(Ok(s)) => {
                    let zone = if s.is_local { "local" } else { "utc" };
                    s.instant.map_or_else(|| format!("{} -", s.day), |at| format!("{} {zone} {at}", s.day))
                }
            };
            assert_eq!(told, expected, "{value}");
        }
    }

    #[test]
    fn days_that_a_moment_is_somewhere() {
        for (value, day, reaches) in [
            ("2021-02-18T02:00:00Z", "2021-02-17", true),
            ("2021-02-18T12:30:00Z", "2021-02-17", false),
            ("2021-02-18T12:30:00Z", "2021-02-19", true),
            ("2021-02-18T02:00:00Z", "2021-02-19", false),
            ("2021-02-18T23:30:00-05:00", "2021-02-19", true),
            ("2021-02-18", "2021-02-19", false),
        ] {
            let stamp = read(value).unwrap().unwrap();
            assert_eq!(stamp.reaches(day.parse().unwrap()), reaches, "{value} {day}");
        }
    }
}
