//! What stands before the first sentence of a report: "WEXMOOR, March 3 (Reuters) - ", "(CNN) — ". It is part of the first
//! paragraph, and says who sent it and when.

use super::known::Known;
use super::outlet::{self, Sure};
use super::printed::{self, Day};
use super::words::agencies;

/// Bytes before the report itself.
const BEFORE: usize = 100;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Lead {
    pub outlet: Option<(String, Sure)>,
    pub agencies: Vec<&'static str>,
    pub day: Option<Day>,
}

/// Reads it, where a report of at least some words follows.
pub(super) fn lead(text: &str, known: &Known) -> Option<Lead> {
    let (before, after) = split(text, known)?;
    let words = after.split_whitespace().count();
    let ended = after.trim_end_matches(['"', '”', ')', '’']).ends_with(['.', '!', '?', '…', '؟', ':']);
    if words < 4 || (words < 12 && !ended) {
        return None;
    }
    let inside = bracketed(before).unwrap_or(before);
    let day = printed::first(before).map(|(day, _)| day).or_else(|| {
        let dated = before.split_once(',')?.1.split(['(', '/']).next()?;
        printed::without_year(dated).map(Day::WithoutYear)
    });
    let found = outlet::named(inside, known).filter(|(_, sure)| *sure >= Sure::Named);
    Some(Lead { outlet: found, agencies: agencies(before), day })
}

/// What stands before the report, and the report.
fn split<'t>(text: &'t str, known: &Known) -> Option<(&'t str, &'t str)> {
    let start = text.get(..crate::text::floor(text, BEFORE))?;
    let source = |words: &str| {
        !agencies(words).is_empty() || outlet::named(words, known).is_some_and(|(_, sure)| sure >= Sure::Listed)
    };
    // "(CNN) — ", "(CNN)The", "WEXMOOR (AP) The".
    if let Some(close) = start.find([')', ']'])
        && let Some(open) = start.get(..close).and_then(|t| t.rfind(['(', '[']))
        && start.get(open + 1..close).is_some_and(source)
        && is_place(start.get(..open)?)
    {
        return Some((
            text.get(..close + 1)?,
            text.get(close + 1..)?.trim_start_matches([' ', '-', '–', '—', ':', '\u{a0}']),
        ));
    }
    let signs = [" - ", " – ", " — ", " -- ", "— ", "– "];
    let (at, sign) = signs.iter().filter_map(|s| start.find(s).map(|at| (at, *s))).min()?;
    let (before, after) = (text.get(..at)?, text.get(at + sign.len()..)?);
    let place: String = before.chars().take_while(|c| !matches!(c, ',' | '(' | '/')).collect();
    let shouted = place.chars().any(char::is_uppercase) && !place.chars().any(char::is_lowercase);
    let dated = before.contains(',') && printed::first(before).is_some() && is_place(&place);
    (source(before) || shouted || dated).then_some((before, after))
}

fn bracketed(before: &str) -> Option<&str> {
    let close = before.rfind([')', ']'])?;
    let open = before.get(..close)?.rfind(['(', '['])?;
    before.get(open + 1..close)
}

/// Nothing, or words that may be a place and a day: short, and beginning with a capital.
fn is_place(text: &str) -> bool {
    let text = text.trim();
    let words = text.split_whitespace().count();
    words <= 8
        && text.split_whitespace().all(|w| !w.starts_with(char::is_lowercase) || w.len() <= 3)
        && !text.contains(['.', '?', '!', ':']) | text.contains(". ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_days_and_senders() {
        let known = Known::new([("WNN".to_owned(), vec![])], None);
        for (text, outlet, agency, dated) in [
            ("WEXMOOR, March 3 (Reuters) - The library will open at dawn.", None, Some("Reuters"), true),
            ("WEXMOOR, March 3, 2026 (AFP) — The library will open at dawn.", None, Some("AFP"), true),
            ("Wexmoor (AP) -- The library will open at dawn.", None, Some("AP"), false),
            ("(WNN) — The library will open at dawn.", Some("WNN"), None, false),
            ("(CNN)The library will open at dawn.", Some("CNN"), None, false),
            ("CNN — The library will open at dawn from now on.", Some("CNN"), None, false),
            ("WEXMOOR — The library will open at dawn.", None, None, false),
            ("Wexmoor, 3 March 2026 – The library will open at dawn.", None, None, true),
        ] {
            let read = lead(text, &known).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(read.outlet.map(|(n, _)| n).as_deref(), outlet, "{text}");
            assert_eq!(read.agencies.first().copied(), agency, "{text}");
            assert_eq!(read.day.is_some(), dated, "{text}");
        }
        for text in [
            "The library (built in 1931) will open at dawn.",
            "The council – all nine of it – met at dawn.",
            "WEXMOOR (AP)",
            "Library hours change - Norhaven Post",
            "The mayor told the paper (Reuters) that all was well in the town.",
        ] {
            assert_eq!(lead(text, &known), None, "{text}");
        }
    }
}
