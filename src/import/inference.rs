//! The day of publication where none is printed: from the address, from days that the article itself names ("said on
//! February 17"), from the name of the file. Every answer says what it rests on; what only might be is not answered.

use super::words::LEADERS_TERMS;
use super::{Page, Pending, Published, PublishedBasis};
use crate::model::{Basis, Days};
use crate::reading::{Anchor, Language, dates};
use jiff::civil::{Date, Weekday};

/// Bytes of the article that are looked at: what is news stands at its beginning.
const LOOKED_AT: usize = 40_000;

/// Years that are tried where the text names none.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2060;

/// A day of some year, as the article names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    pub month: i8,
    pub day: i8,
    pub weekday: Option<Weekday>,
    pub words: String,
    /// The words before it speak of what is to come.
    pub ahead: bool,
}

/// What of an article tells when it was written.
pub(super) struct Signs {
    pub days: Vec<Named>,
    pub weekday: Option<(Weekday, String)>,
    text: String,
}

pub(super) fn signs(page: &Page) -> Signs {
    let mut text = String::new();
    for p in page.paragraphs() {
        if text.len() + p.len() > LOOKED_AT {
            break;
        }
        text.push_str(p);
        text.push_str("\n\n");
    }
    // Any year serves for reading a month and a day; this one has all days of the week as the present's.
    let any = Date::new(2004, 7, 1).ok();
    let found = dates(&text, &Anchor { published: any, counted_from: None }, Language::ENGLISH);
    let mut days = Vec::new();
    let mut weekday = None;
    for f in found {
        let Basis::Resolved(why) = &f.value.basis else { continue };
        let words = text.get(f.range.clone()).unwrap_or("").to_owned();
        let before = text.get(..f.range.start).unwrap_or("");
        let (near, sentence) = context(before);
        if why.ends_with(Basis::YEAR_FROM_PUBLICATION) {
            let Days { from: Some(from), to: Some(to), .. } = f.value.days else { continue };
            let short = from.until(to).is_ok_and(|s| s.get_days() <= 6);
            let weekday = first_weekday(&words);
            // "On February 17" tells; "by May 1" and "the October 7 attack" do not.
            if short
                && (matches!(near.as_str(), "on" | "today" | "and" | "late")
                    || weekday.is_some()
                    || near.ends_with("day"))
            {
                days.push(Named { month: to.month(), day: to.day(), weekday, ahead: looks_ahead(&sentence), words });
            }
        } else if weekday.is_none() && why.ends_with(Basis::FROM_PUBLICATION) && f.range.start < 1_500 {
            weekday = first_weekday(&words)
                .filter(|_| !looks_ahead(&sentence) && words.split_whitespace().count() == 1)
                .map(|d| (d, words));
        }
    }
    Signs { days, weekday, text }
}

/// The last word before a date, and the words of its sentence before it.
fn context(before: &str) -> (String, String) {
    let start = before.rfind(['.', '\n', '“', '"']).map_or(0, |at| at + 1);
    let sentence = before.get(start..).unwrap_or("").trim_start_matches('”').to_lowercase();
    let near = sentence.split_whitespace().next_back().unwrap_or("").trim_end_matches(',').to_owned();
    (near, sentence)
}

fn looks_ahead(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split_whitespace().rev().take(12).collect();
    words.iter().any(|w| {
        matches!(*w, "will" | "due" | "scheduled" | "expected" | "planned" | "next" | "would" | "shall" | "set")
    })
}

pub(super) fn first_weekday(words: &str) -> Option<Weekday> {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let lower = words.to_lowercase();
    let at = names.iter().position(|n| lower.contains(n))?;
    Weekday::from_monday_one_offset(i8::try_from(at + 1).ok()?).ok()
}

/// Years before this one, and far after the present, are asked for and not taken: a page of an archive, or a slip.
const EARLIEST: i16 = 1990;

/// Years that a day of publication may lie ahead. Magazines print a later day than that on which they come out, clocks are
/// wrong, and `check` warns of days to come; a figure that is turned round is farther off.
const AHEAD: i16 = 10;

/// Guesses the day where none is printed, and takes none that cannot be.
pub(super) fn complete(page: &mut Page, name: &str, today: Option<Date>) {
    let last = today.and_then(|t| t.checked_add(jiff::Span::new().years(AHEAD)).ok());
    let can_be = |p: &Published| {
        let early = p.days.from.is_some_and(|d| d.year() < EARLIEST);
        let late = p.days.from.is_some_and(|d| last.is_some_and(|l| d > l));
        !early && !late
    };
    if let Some(odd) = page.published.take_if(|p| !can_be(p)) {
        let day = odd.days.from.map_or_else(String::new, |d| d.to_string());
        page.remarks.push(format!("the day of publication is given as {day}: it is left unknown, for you to say"));
        page.time = None;
        page.pending = Some(Pending::Asked);
    }
    if page.published.is_none() && page.pending != Some(Pending::Asked) {
        page.published = published(page).or_else(|| from_name(name)).filter(|p| can_be(p) && fits(p, page));
    }
}

/// Not against a day that is printed without its year.
pub(super) fn fits(published: &Published, page: &Page) -> bool {
    match (&page.pending, published.days.day()) {
        (Some(Pending::WithoutYear { month, day, .. }), Some(found)) => (found.month(), found.day()) == (*month, *day),
        _ => true,
    }
}

/// From the address, then from the article's words.
pub(super) fn published(page: &Page) -> Option<Published> {
    if let Some(day) = page.url.as_deref().and_then(day_in_path) {
        return Some(inferred(day, "the address".to_owned()));
    }
    let mut signs = signs(page);
    if let Some(Pending::WithoutYear { month, day, weekday }) = page.pending {
        // The day is printed; its words may give the year.
        let words = "the day that is printed".to_owned();
        signs.days = vec![Named { month, day, weekday, words, ahead: false }];
    }
    let named = latest(&signs.days)?;
    let (year, why) = year(named, &signs.text)?;
    let day = Date::new(year, named.month, named.day).ok()?;
    // A day in full says that the news is of then; what would be later is no guess any more.
    let full = dates(&signs.text, &Anchor::default(), Language::ENGLISH);
    let mut full = full.iter().filter(|f| f.value.basis == Basis::Stated).filter_map(|f| f.value.days.day());
    if full.any(|stated| stated < day) {
        return None;
    }
    Some(inferred(day, format!("“{}” is the latest day of the news; {why}", named.words)))
}

pub(super) fn inferred(day: Date, reason: String) -> Published {
    Published { days: Days::on(day), basis: PublishedBasis::Inferred(reason) }
}

/// The latest day that the article tells of as past, among those near the first one it names.
pub(super) fn latest(days: &[Named]) -> Option<&Named> {
    let first = days.first()?;
    let ordinal = |n: &Named| i32::from(n.month) * 31 + i32::from(n.day);
    // Days of the same weeks, over the turn of a year as well.
    let apart = |n: &Named| {
        let d = (ordinal(n) - ordinal(first)).rem_euclid(372);
        if d > 186 { d - 372 } else { d }
    };
    let near = |n: &&Named| apart(n).abs() <= 14;
    let past = days.iter().filter(near).filter(|n| !n.ahead).max_by_key(|n| apart(n));
    past.or_else(|| days.iter().filter(near).max_by_key(|n| apart(n)))
}

/// The one year in which all that the text says can be, and what shows it.
fn year(named: &Named, text: &str) -> Option<(i16, String)> {
    let mut years: Vec<Date> = YEARS.filter_map(|y| Date::new(y, named.month, named.day).ok()).collect();
    let mut why: Vec<String> = Vec::new();
    if let Some(weekday) = named.weekday {
        years.retain(|d| d.weekday() == weekday);
        why.push("the weekday fits that year".to_owned());
    }
    for (from, to, words) in terms(text) {
        let left: Vec<Date> =
            years.iter().copied().filter(|d| from.is_none_or(|f| f <= *d) && to.is_none_or(|t| *d <= t)).collect();
        if !left.is_empty() && left.len() < years.len() {
            years = left;
            why.push(words);
        }
    }
    let printed: Vec<(Days, String, bool)> = dates(text, &Anchor::default(), Language::ENGLISH)
        .into_iter()
        .filter(|f| f.value.basis == Basis::Stated)
        .map(|f| {
            let (near, sentence) = context(text.get(..f.range.start).unwrap_or(""));
            let ahead = matches!(near.as_str(), "by" | "until" | "before") || looks_ahead(&sentence);
            (f.value.days, text.get(f.range.clone()).unwrap_or("").to_owned(), ahead)
        })
        .collect();
    let past = printed
        .iter()
        .filter(|(d, _, ahead)| !ahead && d.to.is_some_and(|t| t.year() <= 2060))
        .max_by_key(|(d, ..)| d.from);
    if let Some((d, words, _)) = past
        && let Some(from) = d.from
    {
        years.retain(|y| *y >= from);
        if years.len() > 1 && is_close(d) {
            // A month or a day that was printed with its year is seldom more than a year old.
            years.retain(|y| crate::model::day::days_from(from, *y) <= 366);
            why.push(format!("“{words}” is past"));
        }
    }
    let next =
        printed.iter().filter(|(_, _, ahead)| *ahead).filter(|(d, ..)| d.to.is_some()).min_by_key(|(d, ..)| d.to);
    if let Some((d, words, _)) = next
        && let Some(to) = d.to
    {
        years.retain(|y| *y <= to);
        if years.len() > 1 && is_close(d) {
            years.retain(|y| crate::model::day::days_from(*y, to) <= 366);
            why.push(format!("“{words}” is to come"));
        }
    }
    match years.as_slice() {
        [one] => Some((one.year(), if why.is_empty() { "no other year fits".to_owned() } else { why.join(", ") })),
        _ => None,
    }
}

/// A day or a month, no whole year.
fn is_close(d: &Days) -> bool {
    matches!((d.from, d.to), (Some(f), Some(t)) if crate::model::day::days_from(f, t) <= 31)
}

type Window = (Option<Date>, Option<Date>, String);

/// When it must have been written: from who holds an office, who left it and who "took office in January".
fn terms(text: &str) -> Vec<Window> {
    let mut out = Vec::new();
    for (name, terms) in LEADERS_TERMS.iter() {
        for (at, _) in text.match_indices(name).take(3) {
            let before: Vec<&str> = text.get(..at).unwrap_or("").split_whitespace().rev().take(4).collect();
            let office = before.first().is_some_and(|w| {
                matches!(
                    w.trim_start_matches(['“', '"']),
                    "President" | "Minister" | "Chancellor" | "Premier" | "General" | "Secretary-General"
                )
            }) || name.starts_with("Pope ");
            if !office {
                continue;
            }
            let past = before.iter().any(|w| {
                matches!(
                    w.to_lowercase().as_str(),
                    "former" | "ex-president" | "late" | "then-president" | "then" | "under"
                )
            });
            let after = text.get(at + name.len()..).unwrap_or("");
            if past {
                // Only "former" tells; "under President" may be either.
                if before.iter().any(|w| w.eq_ignore_ascii_case("former"))
                    && let Some(left) = terms.first().and_then(|t| t.to)
                {
                    out.push((Some(left), terms.get(1).and_then(|t| t.from), format!("{name} is called former")));
                }
            } else if let (Some(first), Some(last)) = (terms.first(), terms.last()) {
                if after.trim_start().starts_with("took office in ")
                    && let [one] = terms.as_slice()
                    && let Some(from) = one.from
                {
                    out.push((
                        Some(from),
                        Date::new(from.year(), 12, 31).ok(),
                        format!("{name} took office that year"),
                    ));
                }
                out.push((first.from, last.to, format!("{name} holds office")));
            }
        }
    }
    // The narrowest first: a later one that leaves nothing is not heeded.
    out.sort_by_key(|(from, to, _)| match (from, to) {
        (Some(f), Some(t)) => crate::model::day::days_from(*f, *t),
        _ => i64::MAX,
    });
    out
}

/// `/2021/02/18/`, `/2021-02-18-`, `20210218`: a day in an address or a name.
pub(super) fn day_in_path(path: &str) -> Option<Date> {
    let path = path.split('?').next().unwrap_or(path);
    let parts: Vec<&str> = path.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    let day = |y: &str, m: &str, d: &str| {
        let year = y.parse().ok().filter(|y| YEARS.contains(y) && *y >= 1990)?;
        Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()
    };
    parts
        .windows(3)
        .find_map(|w| match w {
            [y, m, d] if y.len() == 4 && m.len() <= 2 && d.len() <= 2 => day(y, m, d),
            _ => None,
        })
        .or_else(|| parts.iter().filter(|p| p.len() == 8).find_map(|p| day(p.get(..4)?, p.get(4..6)?, p.get(6..)?)))
}

pub(super) fn from_name(name: &str) -> Option<Published> {
    Some(inferred(day_in_path(name)?, "the name of the file".to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn page(text: &str) -> Page {
        let mut page = Page { text: text.to_owned(), ..Page::default() };
        page.body.push(0..text.len());
        page
    }

    #[test]
    fn days_that_the_text_shows() {
        for (text, expected) in [
            (
                "Dock workers walked out on Wednesday, February 17, and want a deal by 1 May 2021.",
                Some(date(2021, 2, 17)),
            ),
            ("The storm hit on September 3. Schools will stay shut until October 10, 2019.", Some(date(2019, 9, 3))),
            ("U.S. President Joe Biden took office in January. Talks opened on February 17.", Some(date(2021, 2, 17))),
            ("Talks opened on February 17 and go on.", None),
            ("The flood of June 2013 was worse, the mayor said on May 30.", Some(date(2014, 5, 30))),
            ("Nothing is dated here at all.", None),
        ] {
            let found = published(&page(text)).and_then(|p| p.days.day());
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn days_in_addresses_and_names() {
        for (path, expected) in [
            ("https://example.org/world/2021/02/18/talks.html", Some(date(2021, 2, 18))),
            ("2021-02-18-talks.txt", Some(date(2021, 2, 18))),
            ("talks_20210218.txt", Some(date(2021, 2, 18))),
            ("000_eb3f4fd20f4ba70e.txt", None),
            ("article-12345678.html", None),
        ] {
            assert_eq!(day_in_path(path), expected, "{path}");
        }
    }
}
