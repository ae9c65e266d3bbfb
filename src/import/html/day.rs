//! The day on which a page was published, of all that it says: its own data, what stands by its headline, its address. The day
//! that is printed is the publisher's, and decides between the days that a time stamp is in the zones of the world. What
//! differs otherwise is told and left to the editor.

use super::near::{Near, Printed};
use super::stamp::{self, Stamp};
use crate::import::printed::Day;
use crate::import::{Pending, PublishedBasis, inference};
use jiff::civil::Date;

/// What a page's data has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamps {
    /// Of the article among the objects of JSON-LD, then of `meta` that say "published".
    pub published: Vec<String>,
    /// Of `meta` that only say "date" or "created".
    pub loose: Vec<String>,
    pub changed: Vec<String>,
}

/// The day, as it is said, and how it is known; or why it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Told {
    pub day: Option<(Date, String, PublishedBasis)>,
    pub pending: Option<Pending>,
    pub remark: Option<String>,
}

/// Years before this one are slips, or a page of an archive.
const EARLIEST: i16 = 1990;

/// What else is known: the day on which this is asked, the language of the page, its address.
pub(super) struct Around<'a> {
    pub today: Option<Date>,
    pub language: Option<&'a str>,
    pub url: Option<&'a str>,
}

pub(super) fn tell(stamps: &Stamps, near: &Near, around: &Around) -> Told {
    let mut odd = Vec::new();
    let mut read = |values: &[String]| days(values, around, &mut odd);
    let mut data = read(&stamps.published);
    for found in read(&near.published) {
        if !data.contains(&found) {
            data.push(found);
        }
    }
    let (loose, times) = (read(&stamps.loose), read(&near.times));
    let changed: Vec<Stamp> = read(&stamps.changed).into_iter().chain(read(&near.changed)).collect();
    // The very moment of a change is not that of publication, where another is given.
    let first_out = |s: &Stamp| s.instant.is_none() || !changed.iter().any(|c| c.instant == s.instant);
    if data.iter().any(first_out) {
        data.retain(first_out);
    }
    if data.is_empty() {
        data = loose;
    }
    let order = if near.is_american { Some(false) } else { day_first(around.language) };
    let order = Order { day_first: order, data: &data, today: around.today };
    let updated: Vec<Date> =
        near.updated.iter().filter_map(|d| order.day(d)).chain(changed.iter().map(|c| c.day)).collect();
    let printed = match printed(&near.printed, &order, &updated) {
        Ok(found) => found,
        Err(doubt) if data.is_empty() => return asked(doubt),
        Err(_) => None,
    };
    let data = if data.is_empty() && printed.is_none() { &times } else { &data };
    if let Some(first) = data.first() {
        return by_data(first, data, printed, &updated, around);
    }
    if let Some((day, words)) = printed {
        return Told { day: Some((day, words, PublishedBasis::Printed)), ..Told::default() };
    }
    if let Ok(Some((day, words))) = self::printed(&near.foot, &order, &[]) {
        return Told { day: Some((day, words, PublishedBasis::Printed)), ..Told::default() };
    }
    if let Some(day) = odd.first() {
        return asked(format!("the day of publication is given as {day}: it is left unknown, for you to say"));
    }
    if let Some(day) = updated.first() {
        let why = "given as the day of its last change".to_owned();
        return Told { day: Some((*day, day.to_string(), PublishedBasis::Inferred(why))), ..Told::default() };
    }
    Told::default()
}

fn asked(remark: String) -> Told {
    Told { pending: Some(Pending::Asked), remark: Some(remark), ..Told::default() }
}

fn differ(days: &[Date]) -> Told {
    let list: Vec<String> = days.iter().map(Date::to_string).collect();
    asked(format!(
        "several days are given ({}): the day of publication is left unknown, for you to say",
        list.join(", ")
    ))
}

/// The days of some values that can be; those that cannot are put aside.
fn days(values: &[String], around: &Around, odd: &mut Vec<Date>) -> Vec<Stamp> {
    let mut out: Vec<Stamp> = Vec::new();
    for value in values.iter().take(40) {
        let found = match stamp::read(value) {
            Some(Ok(stamp)) => stamp,
            // Data is written by machines, but not always for machines.
            Some(Err(Day::Either { day_first: a, month_first: b })) => match day_first(around.language) {
                Some(first) => {
                    Stamp { day: if first { a } else { b }, instant: None, is_local: false, text: value.clone() }
                }
                None => continue,
            },
            _ => continue,
        };
        if !can_be(found.day, around.today) {
            odd.push(found.day);
        } else if !out.contains(&found) {
            out.push(found);
        }
    }
    out
}

fn can_be(day: Date, today: Option<Date>) -> bool {
    let last = today.and_then(|t| t.tomorrow().ok());
    day.year() >= EARLIEST && last.is_none_or(|l| day <= l)
}

/// Where the order of day and month is known by language and country: outside English the day is written first nearly
/// everywhere, in English it depends.
fn day_first(tag: Option<&str>) -> Option<bool> {
    let mut parts = tag?.split(['-', '_']);
    let primary = parts.next()?.to_ascii_lowercase();
    let region = parts.find(|p| p.len() == 2).map(str::to_ascii_uppercase);
    match (primary.as_str(), region.as_deref()) {
        (_, Some("US" | "PH")) => Some(false),
        ("en", None | Some("CA")) | ("und", _) => None,
        _ => Some(true),
    }
}

/// How days in figures are read.
struct Order<'a> {
    day_first: Option<bool>,
    data: &'a [Stamp],
    today: Option<Date>,
}

impl Order<'_> {
    fn day(&self, day: &Day) -> Option<Date> {
        match day {
            Day::On(days) => days.day(),
            Day::WithoutYear(_) => None,
            Day::Either { day_first: a, month_first: b } => {
                let known = |d: &Date| self.data.iter().any(|s| s.day == *d || s.reaches(*d));
                match (known(a), known(b)) {
                    (true, false) => Some(*a),
                    (false, true) => Some(*b),
                    _ => self.day_first.map(|first| if first { *a } else { *b }),
                }
            }
        }
    }
}

/// The one day that is printed as that of publication, and its words; or what is in doubt.
fn printed(all: &[Printed], order: &Order, updated: &[Date]) -> Result<Option<(Date, String)>, String> {
    let labelled = all.iter().any(|p| p.is_labelled);
    let mut found: Vec<(Date, &str)> = Vec::new();
    for p in all.iter().filter(|p| !labelled || p.is_labelled) {
        if let Day::Either { day_first, month_first } = &p.day
            && order.day(&p.day).is_none()
        {
            return Err(format!(
                "the day of publication may be {day_first} or {month_first}: it is left unknown, for you to say"
            ));
        }
        let Some(day) = order.day(&p.day).filter(|d| can_be(*d, order.today)) else { continue };
        if !found.iter().any(|(d, _)| *d == day) {
            found.push((day, &p.words));
        }
    }
    if found.len() > 1 {
        found.retain(|(d, _)| !updated.contains(d));
    }
    match found.as_slice() {
        [] => Ok(None),
        [(day, words)] => Ok(Some((*day, (*words).to_owned()))),
        several => {
            let mut known = several.iter().filter(|(d, _)| order.data.iter().any(|s| s.day == *d));
            match (known.next(), known.next()) {
                (Some((day, words)), None) => Ok(Some((*day, (*words).to_owned()))),
                _ => {
                    let list: Vec<String> = several.iter().map(|(d, _)| d.to_string()).collect();
                    Err(format!(
                        "several days are printed ({}): the day of publication is left unknown, for you to say",
                        list.join(", ")
                    ))
                }
            }
        }
    }
}

/// Where the page's data has a day.
fn by_data(first: &Stamp, data: &[Stamp], printed: Option<(Date, String)>, updated: &[Date], around: &Around) -> Told {
    let taken = |s: &Stamp| Told { day: Some((s.day, s.text.clone(), PublishedBasis::Metadata)), ..Told::default() };
    let Some((day, words)) = printed else { return among(first, data, around) };
    let told = || Told { day: Some((day, words.clone(), PublishedBasis::Printed)), ..Told::default() };
    if let Some(same) = data.iter().find(|s| s.day == day) {
        return taken(same);
    }
    // It is another day there, or at least the eve or the morrow.
    if data.iter().any(|s| s.reaches(day)) {
        return told();
    }
    // What is printed is the day of a change.
    if updated.contains(&day) {
        return among(first, data, around);
    }
    if data.iter().any(|s| s.is_beside(day)) {
        return told();
    }
    let mut all: Vec<Date> = data.iter().map(|s| s.day).collect();
    all.dedup();
    all.push(day);
    differ(&all)
}

/// Where only the data has a day: a zone of its own or a bare day before UTC, then the day in the address.
fn among(first: &Stamp, data: &[Stamp], around: &Around) -> Told {
    let taken = |s: &Stamp| Told { day: Some((s.day, s.text.clone(), PublishedBasis::Metadata)), ..Told::default() };
    let at_home = |s: &&Stamp| s.is_local || s.instant.is_none();
    let same = |a: &Stamp, b: &Stamp| a.day == b.day || a.reaches(b.day) || b.reaches(a.day);
    let address = around.url.and_then(inference::day_in_path);
    if !data.iter().all(|s| same(s, first)) {
        let of_address = data.iter().find(|s| Some(s.day) == address);
        let mut days: Vec<Date> = data.iter().map(|s| s.day).collect();
        days.dedup();
        return of_address.map_or_else(|| differ(&days), taken);
    }
    if let Some(own) = data.iter().find(at_home) {
        return taken(own);
    }
    match address.filter(|day| *day != first.day && first.reaches(*day)) {
        Some(day) => Told { day: Some((day, day.to_string(), PublishedBasis::Metadata)), ..Told::default() },
        None => taken(first),
    }
}
