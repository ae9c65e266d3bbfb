//! The wording of a date: which words say a day, a month, a period. What days they are is resolved elsewhere.

mod absolute;
mod described;
mod period;
mod relative;
mod season;
mod word;
mod wording;

use super::super::lexicon::CALENDAR_WORDS;
use super::super::token::{Gap, Token};
use absolute::{absolute, year, year_counted};

pub(super) use absolute::day_first;
pub(in crate::reading) use period::part_of;
use period::{nth, part, stretch, week_of};
use relative::relative;
use season::season;
use word::{before, first_word, mark, word};
use wording::Found;
pub(super) use wording::{COMING, PAST, Part, Phrase, Unit};

/// All date phrases with the tokens they take, in order, not overlapping.
pub(super) fn all(t: &[Token]) -> Vec<(Phrase, usize, usize)> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < t.len() {
        match date(t, i) {
            Some((phrase, end)) if end > i => {
                out.push((phrase, i, end));
                i = end;
            }
            _ => i += 1,
        }
    }
    out
}

/// Years and months that dates print in full.
pub(super) fn months(phrases: &[(Phrase, usize, usize)]) -> Vec<(i16, i8)> {
    let printed = |p: &Phrase| match p {
        Phrase::Day { year: Some(y), month, .. }
        | Phrase::Days { year: Some(y), month, .. }
        | Phrase::Month { year: Some(y), month, .. } => Some((*y, *month)),
        _ => None,
    };
    phrases.iter().filter_map(|(p, ..)| printed(p)).collect()
}

/// The longest date phrase that starts at a token.
pub(super) fn date(t: &[Token], i: usize) -> Found {
    // "between now and 15 November"
    let now = first_word(t, i) == "now" && before(t, i) == "between";
    if now {
        return span(t, i, &Phrase::Near(0), i + 1);
    }
    let (first, next) = one(t, i).filter(|(p, end)| !titled(t, p, i, *end))?;
    Some(span(t, i, &first, next).unwrap_or((first, next)))
}

/// "the Sunday Telegraph", "Sunday Live", "the Mail on Sunday", "the Good Friday Agreement": days in names.
fn titled(t: &[Token], phrase: &Phrase, i: usize, end: usize) -> bool {
    if !matches!(phrase, Phrase::Weekday { which: None, .. } | Phrase::Easter { year: None, .. }) {
        return false;
    }
    let named = t
        .get(end)
        .is_some_and(|n| n.is_capital() && n.gap == Gap::Space && CALENDAR_WORDS.titles.contains(n.lower.as_str()));
    // "the Mail on Sunday", "Scotland on Sunday newspaper"
    let at = |n: usize| i.checked_sub(n).and_then(|b| t.get(b));
    let on = before(t, i) == "on" && matches!(phrase, Phrase::Weekday { .. }) && at(2).is_some_and(Token::is_capital);
    let paper = on
        && (at(2).is_some_and(|w| CALENDAR_WORDS.titles.contains(w.lower.as_str()))
            && at(3).is_some_and(|w| w.is("the"))
            || matches!(word(t, end), "newspaper" | "paper"));
    named || paper
}

/// One date, no span.
fn one(t: &[Token], i: usize) -> Found {
    let found = season(t, i)
        .or_else(|| stretch(t, i))
        .or_else(|| week_of(t, i))
        .or_else(|| nth(t, i))
        .or_else(|| relative(t, i))
        .or_else(|| part(t, i))
        .or_else(|| absolute(t, i))?;
    Some(in_year(t, found))
}

/// "March last year", "the third quarter of this year": a date without its year before a year that counts from the present.
fn in_year(t: &[Token], (phrase, next): (Phrase, usize)) -> (Phrase, usize) {
    let inner = match &phrase {
        Phrase::Part(_, of) => of,
        other => other,
    };
    let yearless = matches!(
        inner,
        Phrase::Day { year: None, .. }
            | Phrase::Days { year: None, .. }
            | Phrase::Month { year: None, which: None, .. }
            | Phrase::Quarter { year: None, .. }
            | Phrase::Season { year: None, which: None, .. }
            | Phrase::Moving { year: None, .. }
            | Phrase::Easter { year: None, .. }
    );
    let at = next + usize::from(matches!(word(t, next), "of" | "in"));
    match year_counted(t, at).filter(|(which, _)| yearless && which.abs() <= 1) {
        Some((which, end)) => (Phrase::InYear(Box::new(phrase), which), end),
        None => (phrase, next),
    }
}

/// Verbs of putting off: "moved from Friday to Monday" names two days, no span.
const MOVES: [&str; 14] = [
    "moved",
    "moves",
    "move",
    "moving",
    "postponed",
    "postponing",
    "delayed",
    "rescheduled",
    "shifted",
    "pushed",
    "changed",
    "deferred",
    "brought",
    "put",
];

/// "from March 3 to April 2", "between 2001 and 2014", "from 2007 until the end of 2008": a second date after the first.
/// "and" joins only after "between"; dates of different kinds need "from" or "between" before them.
fn span(t: &[Token], i: usize, first: &Phrase, next: usize) -> Found {
    let lead = before(t, i);
    let between = lead == "between";
    let led = between || lead == "from";
    let through = matches!(word(t, next), "through" | "until" | "till");
    // "All payments due in 1987 until next year": put off, not lasting.
    if through && lead == "in" {
        return None;
    }
    let joins = through
        || word(t, next) == "to"
        || (between && word(t, next) == "and")
        || ["–", "-", "—"].iter().any(|m| mark(t, next, m));
    if !joins || (1..=8).any(|n| i.checked_sub(n).and_then(|b| t.get(b)).is_some_and(|b| MOVES.iter().any(|m| b.is(m))))
    {
        return None;
    }
    let here = || matches!(word(t, next + 1), "now" | "date").then(|| (Phrase::Near(0), next + 2)).filter(|_| led);
    let second =
        here().or_else(|| one(t, next + 1)).or_else(|| year(t, next + 1).map(|y| (Phrase::Years(y, y), next + 2)))?;
    let same = matches!(
        (first, &second.0),
        (
            Phrase::Day { .. } | Phrase::OnWeekday(..) | Phrase::Unsure { .. },
            Phrase::Day { .. } | Phrase::OnWeekday(..) | Phrase::Unsure { .. }
        ) | (Phrase::Month { .. }, Phrase::Month { .. })
            | (Phrase::Years(..), Phrase::Years(..))
            | (Phrase::Quarter { .. }, Phrase::Quarter { .. })
    );
    let worded = !word(t, next).is_empty();
    let fits = same || (worded && (led || (through && first.names_its_days())) && first.places() && second.0.places());
    fits.then(|| (Phrase::Span(Box::new(first.clone()), Box::new(second.0)), second.1))
}
