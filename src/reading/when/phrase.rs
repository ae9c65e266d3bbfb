//! The wording of a date: which words say a day, a month, a period. What days they are is resolved elsewhere.

mod absolute;
mod described;
mod period;
mod relative;
mod season;

use super::super::lexicon::CALENDAR_WORDS;
use super::super::token::{Gap, Token};
use absolute::{absolute, year};

pub(super) use absolute::day_first;
pub(in crate::reading) use period::part_of;
use period::{nth, part, stretch, week_of};
use relative::relative;
use season::season;

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
    /// "the rest of the year": the same, or all of a year to come.
    Rest,
}

/// What a date says. Years are those printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Phrase {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// Day and month in figures that could be exchanged.
    Unsure {
        year: i16,
        first: i8,
        second: i8,
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
    /// First and last month; `which`: "last summer" is -1, "this summer" 0.
    Season {
        year: Option<i16>,
        months: (i8, i8),
        which: Option<i64>,
    },
    /// A year that stands before a noun and has no word that says it is one: "cut 1986 exports".
    Of(i16),
    /// "the first three months of", "the last ten days of" (negative) a period; half a year is six months of it.
    Stretch(i64, Unit, Box<Phrase>),
    /// "last Easter", "this Thanksgiving", "next Halloween".
    Feast(i64, Box<Phrase>),
    /// "March last year", "on 5 May this year".
    InYear(Box<Phrase>, i64),
    /// "Friday, July 18": the year may be told by the weekday.
    OnWeekday(i8, Box<Phrase>),
    /// "the week of April 10".
    WeekOf(Box<Phrase>),
    /// "the week ending 5 April": the seven days up to it.
    WeekTo(Box<Phrase>),
    Part(Part, Box<Phrase>),
    Weekday {
        day: i8,
        which: Option<i64>,
    },
    /// Days from the publication date.
    Near(i64),
    /// Units from the date named before.
    Follow(i64, Unit),
    /// "that month": the one of the date named before.
    That(Unit),
    /// "will be paid within 90 days": the last of them, from the publication date.
    Within(i64, Unit),
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
    /// A moving feast: month, weekday, which one, days after it.
    Moving {
        year: Option<i16>,
        month: i8,
        weekday: i8,
        nth: i8,
        plus: i64,
    },
    /// Days from Easter Sunday, of the eastern churches or the western.
    Easter {
        year: Option<i16>,
        offset: i64,
        eastern: bool,
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

/// Which weekday: "this coming Friday", the first after today.
pub(super) const COMING: i64 = 3;
/// "this past Friday", the last before today.
pub(super) const PAST: i64 = -3;

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

/// "last year", "this year", "the year": which one, and the token after it.
fn year_counted(t: &[Token], i: usize) -> Option<(i64, usize)> {
    if word(t, i) == "the" && word(t, i + 1) == "year" {
        return (before(t, i) == "of").then_some((0, i + 2));
    }
    let (which, next) = CALENDAR_WORDS.which.at(t, i)?;
    let joined = t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued());
    (word(t, next) == "year" && !joined).then_some((*which, next + 1))
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

impl Phrase {
    /// Names days by themselves, not by their distance from others: it may begin or end a span.
    fn places(&self) -> bool {
        !matches!(
            self,
            Phrase::Lapse(..)
                | Phrase::Shift { .. }
                | Phrase::Follow(..)
                | Phrase::That(_)
                | Phrase::Within(..)
                | Phrase::From(..)
                | Phrase::Span(..)
                | Phrase::Days { .. }
        )
    }

    /// A date whose year is not printed.
    fn lacks_year(&self) -> bool {
        matches!(
            self,
            Phrase::Day { year: None, .. } | Phrase::Moving { year: None, .. } | Phrase::Easter { year: None, .. }
        )
    }

    /// A year, a month or a day by its name.
    fn names_its_days(&self) -> bool {
        matches!(self, Phrase::Day { .. } | Phrase::Month { .. } | Phrase::Years(..) | Phrase::Quarter { .. })
    }

    /// A day that is the same on whatever day its text is read, but for its year.
    pub(super) fn names_its_day(&self) -> bool {
        matches!(self, Phrase::Day { .. } | Phrase::OnWeekday(..) | Phrase::Moving { .. } | Phrase::Easter { .. })
    }

    /// Names one day, from which others can be counted.
    fn is_day(&self) -> bool {
        matches!(
            self,
            Phrase::Day { .. }
                | Phrase::OnWeekday(..)
                | Phrase::Moving { .. }
                | Phrase::Easter { .. }
                | Phrase::Near(_)
                | Phrase::Weekday { .. }
                | Phrase::Feast(..)
                | Phrase::DayOnly(_)
        )
    }
}
