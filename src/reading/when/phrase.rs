//! The wording of a date: which words say a day, a month, a period. What days they are is resolved elsewhere.

mod absolute;
mod relative;

use super::super::token::{Gap, Token};
use absolute::{absolute, year};
use relative::{nth, part, relative};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Start,
    Early,
    Mid,
    Late,
    End,
    /// "earlier this week": from its start to the publication date.
    Earlier,
    /// "later this week": from the publication date to its end.
    Later,
}

/// What a date says. Years are those printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// First and last day of one month.
    Days {
        year: Option<i16>,
        month: i8,
        first: i8,
        last: i8,
    },
    /// `which`: "last March" is -1, "next March" 1.
    Month {
        year: Option<i16>,
        month: i8,
        which: Option<i64>,
    },
    /// First and last year.
    Years(i16, i16),
    Quarter {
        year: Option<i16>,
        quarter: i8,
    },
    Part(Part, Box<Phrase>),
    Weekday {
        day: i8,
        which: Option<i64>,
    },
    /// Days from the publication date.
    Near(i64),
    /// Units from the date named before.
    Follow(i64, Unit),
    Period {
        unit: Unit,
        which: i64,
    },
    /// "ago" is negative; `about`: a hedge stands before it.
    Shift {
        n: i64,
        unit: Unit,
        about: bool,
    },
    /// A moving feast: month, weekday, which one.
    Moving {
        year: Option<i16>,
        month: i8,
        weekday: i8,
        nth: i8,
    },
    /// Days from Easter Sunday.
    Easter {
        year: Option<i16>,
        offset: i64,
    },
    /// "the 18th": of the month of the publication date, or one beside it.
    DayOnly(i8),
    /// "the first Monday of October", "the last Friday in March 2014": weekday (0 any day, 8 seven days), which one, the month.
    Nth {
        weekday: i8,
        nth: i8,
        of: Box<Phrase>,
    },
    /// "14 months after 29 February 2020"; negative before it.
    From(i64, Unit, Box<Phrase>),
    /// "Wednesday of next week".
    WeekdayOf(i8, i64),
    /// "the past three months" (negative), "the next two weeks": up to, or from, the publication date.
    Lapse(i64, Unit),
    Span(Box<Phrase>, Box<Phrase>),
}

type Found = Option<(Phrase, usize)>;

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

/// The longest date phrase that starts at a token.
pub(super) fn date(t: &[Token], i: usize) -> Found {
    nth(t, i).or_else(|| relative(t, i)).or_else(|| part(t, i)).or_else(|| {
        let (first, next) = absolute(t, i)?;
        Some(span(t, i, &first, next).unwrap_or((first, next)))
    })
}

fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word() && t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
}

fn first_word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
}

fn mark(t: &[Token], i: usize, lower: &str) -> bool {
    t.get(i).is_some_and(|m| m.is(lower) && m.gap != Gap::Break)
}

fn glued(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::glued)
}

fn before<'t>(t: &'t [Token], i: usize) -> &'t str {
    i.checked_sub(1)
        .and_then(|b| t.get(b))
        .filter(|_| t.get(i).is_some_and(|t| t.gap != Gap::Break))
        .map_or("", |t| t.lower.as_str())
}

/// A figure of one or two digits without a comma, or a year: its value.
fn plain(t: &[Token], i: usize, length: std::ops::RangeInclusive<usize>) -> Option<i16> {
    let f = t.get(i).filter(|f| f.is_figure() && length.contains(&f.text.len()))?;
    f.text.bytes().all(|b| b.is_ascii_digit()).then(|| f.text.parse().ok()).flatten()
}

/// "from March 3 to April 2", "between 2001 and 2014": a second date after the first. "and" joins only after "between".
fn span(t: &[Token], i: usize, first: &Phrase, next: usize) -> Found {
    let between = before(t, i) == "between";
    let joins = matches!(word(t, next), "to" | "through" | "until" | "till")
        || (between && word(t, next) == "and")
        || ["–", "-", "—"].iter().any(|m| mark(t, next, m));
    if !joins {
        return None;
    }
    let second = absolute(t, next + 1).or_else(|| year(t, next + 1).map(|y| (Phrase::Years(y, y), next + 2)))?;
    let fits = matches!(
        (first, &second.0),
        (Phrase::Day { .. }, Phrase::Day { .. })
            | (Phrase::Month { .. }, Phrase::Month { .. })
            | (Phrase::Years(..), Phrase::Years(..))
    );
    fits.then(|| (Phrase::Span(Box::new(first.clone()), Box::new(second.0)), second.1))
}
