//! The day on which something was said, where it stands beside the verb.

use super::super::lexicon::CALENDAR_WORDS;
use super::super::prose::Prose;
use std::ops::Range;

/// Bytes of "Wednesday" or "February 17" right before the verb or after it, over "in a statement" or the listener.
pub(super) fn day(prose: &Prose, verb: (usize, usize)) -> Option<Range<usize>> {
    let (from, to) = verb;
    for back in 1..=3 {
        let i = from.checked_sub(back)?;
        if let Some(range) = date(prose, i) {
            return Some(range);
        }
        if !prose.at(i).is_some_and(|t| t.is_figure() || t.lower.ends_with("ly") || t.is("also")) {
            break;
        }
    }
    for i in to..to + 12 {
        let t = prose.at(i)?;
        if let Some(range) = date(prose, i) {
            return Some(range);
        }
        let goes_on = t.is_capital() || t.is("'s") || LEADS.contains(&t.lower.as_str());
        if !goes_on || prose.starts_sentence(i) {
            return None;
        }
    }
    None
}

fn date(prose: &Prose, i: usize) -> Option<Range<usize>> {
    let word = prose.lower(i);
    if CALENDAR_WORDS.weekdays.contains_key(word) {
        return Some(prose.bytes(i, i + 1));
    }
    let month =
        |i: usize| CALENDAR_WORDS.months.contains_key(prose.lower(i)) && prose.at(i).is_some_and(|t| t.is_capital());
    let figure = |i: usize| prose.at(i).is_some_and(|t| t.is_figure());
    if month(i) {
        let point = usize::from(prose.at(i + 1).is_some_and(|t| t.is(".") && t.glued()));
        if figure(i + 1 + point) {
            return Some(prose.bytes(i, i + 2 + point));
        }
        if i > 0 && figure(i - 1) {
            return Some(prose.bytes(i - 1, i + 1));
        }
    }
    (figure(i) && month(i + 1)).then(|| prose.bytes(i, i + 2))
}

const LEADS: [&str; 34] = [
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "his",
    "her",
    "its",
    "their",
    "statement",
    "interview",
    "tweet",
    "letter",
    "post",
    "press",
    "news",
    "conference",
    "briefing",
    "speech",
    "report",
    "released",
    "published",
    "late",
    "early",
    "reporters",
    "journalists",
    "agency",
    "during",
    "to",
    "call",
    "readout",
    "of",
    "state-run",
];
