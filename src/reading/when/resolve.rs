//! From the wording of a date to days.

mod calendar;

use super::super::lexicon::CALENDAR_WORDS;
use super::super::token::{Gap, Token};
use super::phrase::{COMING, PAST, Part, Phrase, Unit};
use crate::model::Days;
use calendar::{add, around, easter, eastern_easter, grain, season, slice};
use jiff::civil::Date;

/// Where a date without a year is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Past,
    Future,
    Nearest,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'a> {
    pub published: Option<Date>,
    /// The last single day named before.
    pub last_day: Option<Date>,
    /// The days of the last date named before.
    pub last: Option<Days>,
    /// Months that the text names with their years: such a month without one is that.
    pub named: &'a [(i16, i8)],
    pub lean: Lean,
    /// In dates of figures alone the day stands before the month; `None`: the text does not tell.
    pub day_first: Option<bool>,
}

/// How much of the date was printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Known {
    Printed,
    YearLess,
    Relative,
    Following,
}

/// Tokens before a date that may tell its tense.
const WINDOW: usize = 10;
/// Tokens before a date in which a plain future ("will") tells it, where nothing nearer does.
const CLAUSE: usize = 30;
/// Tokens after a date that opens its sentence that may tell its tense.
const AFTER: usize = 12;

/// What the words around a date say of its direction: prepositions and "deadline" beside it, a verb in the past just
/// before it, a future verb earlier in the sentence; after a date that opens its sentence the first verb.
pub(super) fn lean(t: &[Token], start: usize, end: usize) -> Lean {
    let c = &*CALENDAR_WORDS;
    let beside = |w: &str| matches!(w, "by" | "until" | "before" | "beyond" | "deadline");
    if t.get(end).is_some_and(|t| t.is("deadline")) {
        return Lean::Future;
    }
    let word = |n: usize| start.checked_sub(n).and_then(|i| t.get(i)).map_or("", |t| t.lower.as_str());
    // "The trial begins on 8 September", "as early as June"
    let on = usize::from(matches!(word(1), "on" | "in"));
    let early = word(1) == "as" && matches!(word(2), "early" | "soon") && word(3) == "as";
    let takes_place = word(1 + on) == "place" && matches!(word(2 + on), "takes" | "take");
    if takes_place || c.planned.contains(word(1 + on)) && !matches!(word(2 + on), "not" | "n't") || early {
        return Lean::Future;
    }
    if bound(t, start).is_some() {
        return Lean::Future;
    }
    let mut told = false;
    for distance in 1..=CLAUSE {
        let Some(at) = start.checked_sub(distance) else { break };
        let (Some(here), Some(after)) = (t.get(at), t.get(at + 1)) else { break };
        if after.gap == Gap::Break || (here.ends_sentence() && after.gap != Gap::None && distance > 1) {
            break;
        }
        let w = here.lower.as_str();
        let past = c.past.contains(w) || (w.len() > 4 && w.ends_with("ed") && !c.future.contains(w));
        // "will be held", "was due to be published"
        let passive = at > 1 && t.get(at - 1).is_some_and(|b| b.is("be"));
        if passive && distance <= WINDOW && t.get(at - 2).is_some_and(|b| b.is("to") || b.is("will") || b.is("shall")) {
            let was = at > 2 && t.get(at - 3).is_some_and(|b| b.is("was") || b.is("were") || b.is("had"));
            return if was { Lean::Nearest } else { Lean::Future };
        }
        if distance <= 4 && past && !passive {
            return Lean::Past;
        }
        told |= c.past.contains(w);
        let near = distance <= WINDOW && (!beside(w) && c.future.contains(w) || is_to(t, at));
        let heads = distance <= WINDOW + 4 && !told && c.towards.at(t, at).is_some();
        let far = distance > WINDOW && !told && matches!(w, "will" | "shall");
        if (beside(w) && distance == 1) || near || far || heads {
            return Lean::Future;
        }
    }
    // "profits in the year to 31 March"
    if matches!(word(1), "to" | "ending")
        && matches!(word(2), "year" | "months" | "quarter" | "weeks" | "half" | "period")
    {
        return Lean::Past;
    }
    if opens(t, start) { first_verb(t, end) } else { Lean::Nearest }
}

/// "until noon on Thursday", "by 5pm on", "until at least Thursday": tokens back to the word that bounds.
pub(super) fn bound(t: &[Token], start: usize) -> Option<usize> {
    const BETWEEN: [&str; 14] =
        ["on", "of", "at", "least", "noon", "midday", "midnight", "pm", "am", "p.m.", "a.m.", "gmt", "bst", ":"];
    for n in 2..=6 {
        let i = start.checked_sub(n)?;
        let (here, after) = (t.get(i)?, t.get(i + 1)?);
        if after.gap == Gap::Break || !(after.is_figure() || BETWEEN.iter().any(|w| after.is(w))) {
            return None;
        }
        if ["by", "until", "till", "before"].iter().any(|w| here.is(w)) {
            return Some(n);
        }
    }
    None
}

/// "The minister is to visit", "they are to meet".
fn is_to(t: &[Token], at: usize) -> bool {
    t.get(at).is_some_and(|w| w.is("is") || w.is("are")) && t.get(at + 1).is_some_and(|w| w.is("to"))
}

/// The date is the first thing of its sentence: "On Friday", "In July".
fn opens(t: &[Token], start: usize) -> bool {
    let lead = |i: usize| t.get(i).is_some_and(|w| ["on", "in", "from", "early", "late"].iter().any(|l| w.is(l)));
    let at = start.checked_sub(1).filter(|b| lead(*b)).unwrap_or(start);
    let Some(here) = t.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|b| t.get(b));
    here.gap == Gap::Break || before.is_none_or(|b| b.ends_sentence() || b.is("\"") || b.is("“"))
}

/// What the first verb after a date says; `Nearest` where the list of verbs holds none of the words.
fn first_verb(t: &[Token], end: usize) -> Lean {
    let c = &*CALENDAR_WORDS;
    for at in end..end + AFTER {
        let Some(here) = t.get(at).filter(|h| h.gap != Gap::Break && !h.ends_sentence()) else { break };
        let w = here.lower.as_str();
        if matches!(w, "will" | "shall") || is_to(t, at) || (at > end && c.planned.contains(w)) {
            return Lean::Future;
        }
        if c.past.contains(w) || (w.len() > 4 && w.ends_with("ed")) {
            return Lean::Past;
        }
    }
    Lean::Nearest
}

/// `n` months, days … after a date.
pub(super) fn later(date: Date, n: i64, unit: Unit) -> Option<Date> {
    add(date, n, unit)
}

/// The same month some years later.
fn shifted(days: Days, years: i64) -> Option<Days> {
    around(add(days.from?, years, Unit::Year)?, Unit::Month)
}

/// The days of a phrase; `None` where they do not exist or what they count from is not known.
pub(super) fn resolve(phrase: &Phrase, c: &Context) -> Option<(Days, Known)> {
    match phrase {
        Phrase::Day { year, month, day } => dated(*year, c, |y| Some(Days::on(Date::new(y, *month, *day).ok()?))),
        Phrase::Unsure { year, first, second } => {
            let day_first = Date::new(*year, *second, *first).ok();
            let month_first = Date::new(*year, *first, *second).ok();
            let day = match c.day_first {
                Some(true) => day_first,
                Some(false) => month_first,
                // "Published 04/03/2021"
                None => c.published.filter(|p| [day_first, month_first].contains(&Some(*p))),
            };
            Some((Days::on(day?), Known::Printed))
        }
        Phrase::Days { year, month, first, last } => dated(*year, c, |y| {
            Some(Days::between(Date::new(y, *month, *first).ok()?, Date::new(y, *month, *last).ok()?))
        }),
        Phrase::Month { year, month, which } => {
            let lean = match which {
                Some(-1) => Lean::Past,
                Some(1 | 2) => Lean::Future,
                _ => c.lean,
            };
            let c = &Context { lean, ..*c };
            // "this August" is that of the year.
            let year = year.or_else(|| which.filter(|w| *w == 0).and(c.published).map(|p| p.year()));
            let later = i16::from(*which == Some(2));
            dated(year, c, |y| around(Date::new(y, *month, 1).ok()?, Unit::Month))
                .and_then(|(d, known)| Some((shifted(d, i64::from(later))?, known)))
        }
        Phrase::Years(first, last) => {
            Some((Days::between(Date::new(*first, 1, 1).ok()?, Date::new(*last, 12, 31).ok()?), Known::Printed))
        }
        Phrase::Quarter { year, quarter } => {
            dated(*year, c, |y| around(Date::new(y, quarter * 3 - 2, 1).ok()?, Unit::Quarter))
        }
        Phrase::Season { year: Some(year), months, .. } => Some((season(*year, *months)?, Known::Printed)),
        Phrase::Season { year: None, months, which: Some(which) } => {
            Some((near_season(*months, *which, c.published?)?, Known::Relative))
        }
        Phrase::Season { months, .. } => dated(None, c, |y| season(y, *months)),
        Phrase::Of(year) => {
            // A figure far from the present is rather a number of something.
            let near = c.published.is_some_and(|p| (-YEARS_BACK..=YEARS_AHEAD).contains(&(year - p.year())));
            let days = Days::between(Date::new(*year, 1, 1).ok()?, Date::new(*year, 12, 31).ok()?);
            near.then_some((days, Known::Printed))
        }
        Phrase::Moving { year, month, weekday, nth, plus } => dated(*year, c, |y| {
            let weekday = jiff::civil::Weekday::from_monday_one_offset(*weekday).ok()?;
            let day = Date::new(y, *month, 1).ok()?.nth_weekday_of_month(*nth, weekday).ok()?;
            Some(Days::on(add(day, *plus, Unit::Day)?))
        }),
        Phrase::Feast(which, feast) => {
            let published = c.published?;
            let near = |y: i16| resolve(&with_year(feast, y).0, c).map(|(d, _)| d);
            let years = [published.year() - 1, published.year(), published.year() + 1];
            let found = match which {
                0 => near(published.year()),
                ..0 => years.into_iter().rev().filter_map(near).find(|d| d.to < Some(published)),
                _ => years.into_iter().filter_map(near).find(|d| d.from > Some(published)),
            };
            Some((found?, Known::Relative))
        }
        Phrase::InYear(of, which) => {
            let year = c.published?.year().checked_add(i16::try_from(*which).ok()?)?;
            Some((resolve(&with_year(of, year).0, c)?.0, Known::Relative))
        }
        Phrase::OnWeekday(weekday, day) => {
            let (nearest, known) = resolve(day, c)?;
            let published = c.published?;
            let fits = |d: &Days| d.day().is_some_and(|d| d.weekday().to_monday_one_offset() == *weekday);
            let years =
                |distance: i16| [published.year().checked_sub(distance), published.year().checked_add(distance)];
            let other =
                (0..=6).flat_map(years).flatten().filter_map(|y| resolve(&with_year(day, y).0, c)).map(|(d, _)| d);
            Some((if fits(&nearest) { nearest } else { { other }.find(fits).unwrap_or(nearest) }, known))
        }
        Phrase::WeekOf(day) => {
            let (days, known) = resolve(day, c)?;
            Some((around(days.day()?, Unit::Week)?, known))
        }
        Phrase::WeekTo(day) => {
            let (days, known) = resolve(day, c)?;
            let last = days.day()?;
            Some((Days::between(add(last, -6, Unit::Day)?, last), known))
        }
        Phrase::Stretch(n, unit, of) => {
            let (days, known) = resolve(of, c)?;
            let (first, last) = (days.from?, days.to?);
            let days = if *n < 0 {
                Days::between(add(add(last, 1, Unit::Day)?, *n, *unit)?, last)
            } else {
                Days::between(first, add(add(first, *n, *unit)?, -1, Unit::Day)?)
            };
            (days.from >= Some(first) && days.to <= Some(last)).then_some((days, known))
        }
        Phrase::Part(part, whole) => {
            let (days, known) = resolve(whole, c)?;
            Some((
                slice(*part, days, c.published)?,
                if matches!(part, Part::Earlier | Part::Later) { Known::Relative } else { known },
            ))
        }
        Phrase::Weekday { day, which } => Some((Days::on(weekday(*day, *which, c)?), Known::Relative)),
        Phrase::Near(n) => Some((Days::on(add(c.published?, *n, Unit::Day)?), Known::Relative)),
        Phrase::That(unit) => {
            let last = c.last?;
            let days = around(last.from?, *unit)?;
            (last.to <= days.to).then_some((days, Known::Following))
        }
        Phrase::Within(n, unit) => Some((Days::on(add(c.published?, *n, *unit)?), Known::Relative)),
        Phrase::Follow(n, unit) => {
            let date = add(c.last_day?, *n, *unit)?;
            Some((grain(date, *unit, false)?, Known::Following))
        }
        Phrase::Period { unit, which } => {
            Some((around(add(c.published?, *which, step(*unit))?, *unit)?, Known::Relative))
        }
        Phrase::Shift { n, unit, about } => {
            let date = add(c.published?, *n, *unit)?;
            Some((grain(date, *unit, *about)?, Known::Relative))
        }
        Phrase::Easter { year, offset, eastern } => dated(*year, c, |y| {
            let sunday = if *eastern { eastern_easter(y)? } else { easter(y)? };
            Some(Days::on(add(sunday, *offset, Unit::Day)?))
        }),
        Phrase::DayOnly(day) => {
            let published = c.published?;
            let months = [-1, 0, 1].into_iter().filter_map(|n| {
                let first = add(published.first_of_month(), n, Unit::Month)?;
                Date::new(first.year(), first.month(), *day).ok()
            });
            let fits = |d: &Date| match c.lean {
                Lean::Past => *d <= published,
                Lean::Future => *d >= published,
                Lean::Nearest => true,
            };
            let near = months.filter(fits).min_by_key(|d| Days::on(*d).gap(&Days::on(published)))?;
            Some((Days::on(near), Known::Relative))
        }
        Phrase::Nth { weekday, nth, of } => {
            let (month, known) = resolve(of, c)?;
            let first = month.from?;
            if *weekday == 8 {
                let start = if *nth < 0 {
                    add(month.to?, -6, Unit::Day)?
                } else {
                    add(first, 7 * (i64::from(*nth) - 1), Unit::Day)?
                };
                return Some((Days::between(start, add(start, 6, Unit::Day)?.min(month.to?)), known));
            }
            let day = match weekday {
                0 if *nth < 0 => month.to?,
                0 => add(first, i64::from(*nth) - 1, Unit::Day)?,
                w => first.nth_weekday_of_month(*nth, jiff::civil::Weekday::from_monday_one_offset(*w).ok()?).ok()?,
            };
            Some((Days::on(day), known))
        }
        Phrase::From(n, unit, base) => {
            let (days, known) = resolve(base, c)?;
            let date = add(days.day()?, *n, *unit)?;
            Some((Days::on(date), known))
        }
        Phrase::WeekdayOf(day, which) => {
            let week = around(add(c.published?, *which, Unit::Week)?, Unit::Week)?;
            Some((Days::on(add(week.from?, i64::from(*day) - 1, Unit::Day)?), Known::Relative))
        }
        Phrase::Lapse(n, Unit::Quarter) => {
            // Whole quarters of the calendar, as business counts them.
            let now = around(c.published?, Unit::Quarter)?;
            let days = if *n < 0 {
                Days::between(add(now.from?, *n, Unit::Quarter)?, add(now.from?, -1, Unit::Day)?)
            } else {
                let first = add(now.to?, 1, Unit::Day)?;
                Days::between(first, add(add(first, *n, Unit::Quarter)?, -1, Unit::Day)?)
            };
            Some((days, Known::Relative))
        }
        Phrase::Lapse(n, unit) => {
            let published = c.published?;
            let far = add(published, *n, *unit)?;
            Some((Days::between(published.min(far), published.max(far)), Known::Relative))
        }
        Phrase::Span(first, last) => span(first, last, c),
    }
}

/// How far from the publication date a year may be that only a noun follows.
const YEARS_BACK: i16 = 20;
const YEARS_AHEAD: i16 = 10;

/// "Last summer" is the last one that is over, "next summer" the first that has not begun, "this summer" that of the year,
/// and a winter the one that goes on or comes next.
fn near_season(months: (i8, i8), which: i64, published: Date) -> Option<Days> {
    let y = published.year();
    let mut all = [y - 2, y - 1, y, y + 1].into_iter().filter_map(|y| season(y, months));
    match which {
        0 if months.1 < months.0 => all.find(|d| d.to >= Some(published)),
        0 => season(y, months),
        ..0 => all.rfind(|d| d.to < Some(published)),
        _ => all.find(|d| d.from > Some(published)),
    }
}

/// From the first day of the first to the last day of the last. A year that only one of them prints is that of both, or
/// the one beside it; a weekday ends the span that the first begins.
fn span(first: &Phrase, last: &Phrase, c: &Context) -> Option<(Days, Known)> {
    let (mut end, known) = resolve(last, c)?;
    let year = end.to?.year();
    let (dated, bare) = with_year(first, year);
    let (mut start, _) = resolve(&dated, c)?;
    if start.from > end.to && bare {
        start = resolve(&with_year(first, year.checked_sub(1)?).0, c)?.0;
    }
    if start.from > end.to {
        let year = start.from?.year();
        end = match last {
            Phrase::Weekday { which: None, .. } => Days::on(add(end.to?, 7, Unit::Day)?),
            _ => [year, year.checked_add(1)?]
                .into_iter()
                .filter_map(|y| resolve(&with_year(last, y).0, c))
                .map(|(d, _)| d)
                .find(|d| d.to >= start.from)?,
        };
    }
    (start.from <= end.to).then_some((Days { from: start.from, to: end.to, about: false }, known))
}

/// The first date of a span takes the year of the second where it prints none.
fn with_year(phrase: &Phrase, y: i16) -> (Phrase, bool) {
    match phrase {
        Phrase::Day { year: None, month, day } => (Phrase::Day { year: Some(y), month: *month, day: *day }, true),
        Phrase::Month { year: None, month, which: None } => {
            (Phrase::Month { year: Some(y), month: *month, which: None }, true)
        }
        Phrase::Days { year: None, month, first, last } => {
            (Phrase::Days { year: Some(y), month: *month, first: *first, last: *last }, true)
        }
        Phrase::Season { year: None, months, which: None } => {
            (Phrase::Season { year: Some(y), months: *months, which: None }, true)
        }
        Phrase::Quarter { year: None, quarter } => (Phrase::Quarter { year: Some(y), quarter: *quarter }, true),
        Phrase::Easter { year: None, offset, eastern } => {
            (Phrase::Easter { year: Some(y), offset: *offset, eastern: *eastern }, true)
        }
        Phrase::Moving { year: None, month, weekday, nth, plus } => {
            (Phrase::Moving { year: Some(y), month: *month, weekday: *weekday, nth: *nth, plus: *plus }, true)
        }
        Phrase::Nth { weekday, nth, of } => {
            let (of, bare) = with_year(of, y);
            (Phrase::Nth { weekday: *weekday, nth: *nth, of: Box::new(of) }, bare)
        }
        Phrase::Part(part, of) => {
            let (of, bare) = with_year(of, y);
            (Phrase::Part(*part, Box::new(of)), bare)
        }
        Phrase::OnWeekday(_, day) => with_year(day, y),
        other => (other.clone(), false),
    }
}

fn step(unit: Unit) -> Unit {
    if unit == Unit::Weekend { Unit::Week } else { unit }
}

/// A date whose year may be missing: then the one that the context asks for.
fn dated(year: Option<i16>, c: &Context, on: impl Fn(i16) -> Option<Days>) -> Option<(Days, Known)> {
    if let Some(y) = year {
        return on(y).map(|d| (d, Known::Printed));
    }
    let published = c.published?;
    let y = published.year();
    // Eight years hold a 29 February.
    let wide = match c.lean {
        Lean::Nearest => [y - 1, y, y + 1].to_vec(),
        Lean::Past => (y - 8..=y).rev().collect(),
        Lean::Future => (y..=y + 8).collect(),
    };
    let mut days = wide.iter().copied().filter_map(&on);
    let found = match c.lean {
        Lean::Nearest => days.min_by_key(|d| d.gap(&Days::on(published)))?,
        Lean::Past => days.find(|d| d.from.is_some_and(|f| f <= published))?,
        Lean::Future => days.find(|d| d.to.is_some_and(|t| t >= published))?,
    };
    // "During the 10 June election", told before the next June, where the text told of the June before.
    let one_month = |d: &Days| d.from.zip(d.to).is_some_and(|(a, b)| a.first_of_month() == b.first_of_month());
    let told = |d: &Days| d.from.is_some_and(|f| c.named.contains(&(f.year(), f.month())));
    if c.lean == Lean::Nearest && found.from > Some(published) && one_month(&found) {
        let before = wide.iter().copied().filter_map(&on).find(|d| told(d) && d.to < Some(published));
        return Some((before.unwrap_or(found), Known::YearLess));
    }
    Some((found, Known::YearLess))
}

fn weekday(day: i8, which: Option<i64>, c: &Context) -> Option<Date> {
    let published = c.published?;
    let today = i64::from(published.weekday().to_monday_one_offset());
    let ahead = (i64::from(day) - today).rem_euclid(7);
    let this_week = i64::from(day) - today;
    let days = match (which, c.lean) {
        // "last Friday": the one of last week; that of this week is "Friday". "next Friday": the one of next week.
        (Some(-1), _) => this_week - 7,
        (Some(1), _) => this_week + 7,
        (Some(PAST), _) => {
            if ahead == 0 {
                -7
            } else {
                ahead - 7
            }
        }
        (Some(COMING), _) => {
            if ahead == 0 {
                7
            } else {
                ahead
            }
        }
        // "Friday after next": the one after the coming one.
        (Some(2), _) => ahead + 7,
        (Some(-2), _) => ahead - 14,
        (Some(_), Lean::Future) if this_week < 0 => this_week + 7,
        (Some(_), Lean::Past) if this_week > 0 => this_week - 7,
        (Some(_), _) => this_week,
        (None, Lean::Future) => ahead,
        (None, _) => {
            if ahead == 0 {
                0
            } else {
                ahead - 7
            }
        }
    };
    add(published, days, Unit::Day)
}
