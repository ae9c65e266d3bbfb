//! Periods and their parts: weeks, months, quarters and years that count from the publication date, their beginnings and
//! ends, the nth day or weekday in them.

use super::super::super::lexicon::{CALENDAR_WORDS, COUNTING};
use super::super::super::numeral::{Form, numeral};
use super::super::super::token::{Gap, Token};
use super::absolute::{absolute, day, day_only, feast, month, weekday, year, year_after, years};
use super::season::named;
use super::word::{first_word, mark, word};
use super::wording::{COMING, Found, PAST, Part, Phrase, Unit};

/// "the end of April", "early March", "late last year", "earlier this week", "mid-2020".
pub(super) fn part(t: &[Token], i: usize) -> Found {
    if let Some(side) = match first_word(t, i) {
        "earlier" => Some(Part::Earlier),
        "later" => Some(Part::Later),
        _ => None,
    } {
        let at = i + 1 + usize::from(word(t, i + 1) == "in");
        if let Some(unit) = unit(word(t, at + 1)).filter(|u| word(t, at) == "the" && !matches!(u, Unit::Day)) {
            return Some((Phrase::Part(side, Box::new(Phrase::Period { unit, which: 0 })), at + 2));
        }
        let (period, next) = period(t, at).filter(|(p, _)| matches!(p, Phrase::Period { which: 0, .. }))?;
        return Some((Phrase::Part(side, Box::new(period)), next));
    }
    if let Some(((), next)) = CALENDAR_WORDS.rest.at(t, i) {
        return whole(t, next).map(|(p, end)| (Phrase::Part(Part::Rest, Box::new(p)), end));
    }
    let (name, next) = CALENDAR_WORDS.parts.at(t, i)?;
    let which = match *name {
        "start" => Part::Start,
        "early" => Part::Early,
        "mid" => Part::Mid,
        "late" => Part::Late,
        _ => Part::End,
    };
    let bare_end = first_word(t, i) == "end" && next == i + 1;
    let next = if t.get(next).is_some_and(|h| h.is_hyphen() && h.glued()) { next + 1 } else { next };
    let of = |(p, n): (Phrase, usize)| Some((Phrase::Part(which, Box::new(p)), n));
    if let Some((m, after)) = month(t, next) {
        let (year, end) = year_after(t, after);
        return of((Phrase::Month { year, month: m, which: None }, end));
    }
    if let Some(found) = named(t, next, true) {
        return of(found);
    }
    if bare_end {
        return None;
    }
    if let Some((found, after)) = period(t, next) {
        // "the end of next March", "early next year"
        return of((found, after));
    }
    if word(t, next) == "the"
        && let Some(unit) = unit(word(t, next + 1)).filter(|u| !matches!(u, Unit::Day | Unit::Weekend))
    {
        return of((Phrase::Period { unit, which: 0 }, next + 2));
    }
    let decade = years(t, next).filter(|(p, _)| matches!(p, Phrase::Years(..)));
    decade.or_else(|| year(t, next).map(|y| (Phrase::Years(y, y), next + 1))).and_then(of)
}

pub(super) fn unit(word: &str) -> Option<Unit> {
    Some(match word {
        "day" | "days" => Unit::Day,
        "week" | "weeks" => Unit::Week,
        "weekend" => Unit::Weekend,
        "month" | "months" => Unit::Month,
        "quarter" => Unit::Quarter,
        "year" | "years" => Unit::Year,
        "decade" | "decades" => Unit::Decade,
        "century" | "centuries" => Unit::Century,
        _ => return None,
    })
}

/// "last week", "this year", "next month", "next Friday", "last March", "the week after next", "last Easter".
pub(super) fn period(t: &[Token], i: usize) -> Found {
    if let Some(found) = after_next(t, i) {
        return Some(found);
    }
    let this = usize::from(first_word(t, i) == "this");
    let past = first_word(t, i + this) == "past" && weekday(t, i + this + 1).is_some();
    let (which, next) = if past { (&-1, i + this + 1) } else { CALENDAR_WORDS.which.at(t, i)? };
    // "the calendar year 2008"
    let next = next + usize::from(word(t, next) == "calendar");
    let w = word(t, next);
    if let Some(unit) = CALENDAR_WORDS.periods.get(w).and_then(|u| unit(u)) {
        if t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued()) || told(t, i) {
            return None;
        }
        // "the last decade" is ten years, not those of a calendar.
        if matches!(unit, Unit::Decade | Unit::Century) && *which != 0 {
            return Some((Phrase::Lapse(*which, unit), next + 1));
        }
        if unit == Unit::Year
            && mark(t, next + 1, "'s")
            && let Some((n, after)) = year_quarter(t, next + 2)
        {
            let quarter = Phrase::Quarter { year: None, quarter: n };
            return Some((Phrase::InYear(Box::new(quarter), *which), after));
        }
        return Some((Phrase::Period { unit, which: *which }, next + 1));
    }
    if let Some((day, after)) = weekday(t, next) {
        // "this coming Friday" is nearer than "next Friday".
        let which = if past { &PAST } else { which };
        let coming = matches!(word(t, next - 1), "coming" | "upcoming")
            || matches!(first_word(t, next - 1), "coming" | "upcoming");
        return Some((Phrase::Weekday { day, which: Some(if coming { COMING } else { *which }) }, after));
    }
    if let Some((feast, after)) = feast(t, next).filter(|(p, _)| p.lacks_year()) {
        return Some((Phrase::Feast(*which, Box::new(feast)), after));
    }
    let (m, after) = month(t, next)?;
    let dated = day(t, after).is_some() || year(t, after).is_some();
    (!dated && t.get(next)?.is_capital())
        .then_some((Phrase::Month { year: None, month: m, which: Some(*which) }, after))
}

/// "The next year, she published …": of a story, not of the publication date. "Over the next year" counts from today.
fn told(t: &[Token], i: usize) -> bool {
    let inside = first_word(t, i) == "the" && matches!(word(t, i + 1), "next" | "following");
    let before =
        i.checked_sub(1).filter(|b| first_word(t, *b) == "the" && matches!(first_word(t, i), "next" | "following"));
    let Some(the) = before.or(inside.then_some(i)) else { return false };
    let lead = the.checked_sub(1).map_or("", |b| first_word(t, b));
    const FROM_TODAY: [&str; 15] = [
        "over",
        "in",
        "within",
        "during",
        "for",
        "by",
        "of",
        "until",
        "till",
        "through",
        "from",
        "into",
        "be",
        "beginning",
        "on",
    ];
    !FROM_TODAY.contains(&lead)
}

/// "first quarter" after "last year's".
fn year_quarter(t: &[Token], i: usize) -> Option<(i8, usize)> {
    let (n, next, ordinal) = day(t, i)?;
    (ordinal && (1..=4).contains(&n) && word(t, next) == "quarter").then_some((n, next + 1))
}

/// "the week after next", "the year before last", "Friday after next".
fn after_next(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let two = |n: usize| match (word(t, n), word(t, n + 1)) {
        ("after", "next") => Some(2),
        ("before", "last") => Some(-2),
        _ => None,
    };
    if let Some((day, next)) = weekday(t, at) {
        return Some((Phrase::Weekday { day, which: Some(two(next)?) }, next + 2));
    }
    if let Some((m, next)) = month(t, at).filter(|(_, next)| two(*next) == Some(2)) {
        return Some((Phrase::Month { year: None, month: m, which: Some(2) }, next + 2));
    }
    let unit = CALENDAR_WORDS.periods.get(first_word(t, at)).and_then(|u| unit(u))?;
    let which = two(at + 1).filter(|_| !matches!(unit, Unit::Day | Unit::Decade | Unit::Century))?;
    Some((Phrase::Period { unit, which }, at + 3))
}

/// The period in which days are counted: a month with or without its year, a year, "next month", "the year".
fn whole(t: &[Token], i: usize) -> Found {
    if let Some((m, after)) = month(t, i) {
        let (year, end) = year_after(t, after);
        return Some((Phrase::Month { year, month: m, which: None }, end));
    }
    let at = i + usize::from(word(t, i) == "the");
    if let Some(found) = period(t, at).filter(|(p, _)| matches!(p, Phrase::Period { .. } | Phrase::Month { .. })) {
        return Some(found);
    }
    if let Some(unit) = unit(word(t, at)).filter(|u| at > i && matches!(u, Unit::Month | Unit::Year)) {
        return Some((Phrase::Period { unit, which: 0 }, at + 1));
    }
    let decade = years(t, i).filter(|_| at > i);
    decade.or_else(|| year(t, i).map(|y| (Phrase::Years(y, y), i + 1)))
}

/// "the first Monday of October 2014", "the last day of March", "the 15th day of June", "the 20th of next month".
pub(super) fn nth(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let (n, next) = match first_word(t, at) {
        "last" => (-1, at + 1),
        _ => day(t, at)
            .filter(|(_, after, ordinal)| *ordinal || word(t, *after) == "of")
            .map(|(n, next, _)| (n, next))?,
    };
    if word(t, next) == "month" && (1..=12).contains(&n) && matches!(word(t, next + 1), "of" | "in") {
        let month = |year| Phrase::Month { year, month: n, which: None };
        return match whole(t, next + 2)? {
            (Phrase::Years(a, b), end) if a == b => Some((month(Some(a)), end)),
            (Phrase::Period { unit: Unit::Year, which }, end) => {
                Some((Phrase::InYear(Box::new(month(None)), which), end))
            }
            _ => None,
        };
    }
    let ordinary = n <= 5;
    let (weekday, next) = match word(t, next) {
        "day" => (0, next + 1),
        "week" if ordinary => (8, next + 1),
        // "the 20th of next month"; of a named month it is a date like others
        "of" if n > 0 && month(t, next + 1).is_none() => (0, next),
        "this" | "next" | "last" if n > 0 && word(t, next + 1) == "month" => (0, next),
        _ => weekday(t, next).filter(|_| ordinary)?,
    };
    // "the 21st this month"
    let at = if matches!(word(t, next), "this" | "next" | "last") && n > 0 { next } else { next + 1 };
    if at > next && !matches!(word(t, next), "of" | "in") {
        return None;
    }
    let (of, end) = whole(t, at).filter(|(p, _)| {
        matches!(p, Phrase::Month { .. } | Phrase::Period { unit: Unit::Month, .. })
            || (weekday == 0 && n < 0 && matches!(p, Phrase::Years(a, b) if a == b))
    })?;
    Some((Phrase::Nth { weekday, nth: n, of: Box::new(of) }, end))
}

/// "the first three months of 2021", "the last ten days of August", "the second half of last year".
pub(super) fn stretch(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let from_end = match first_word(t, at) {
        "first" | "opening" | "initial" => false,
        "last" | "final" | "second" | "latter" | "closing" => true,
        _ => return None,
    };
    if word(t, at + 1) == "half" {
        let of = usize::from(matches!(word(t, at + 2), "of" | "in"));
        let (period, end) = whole(t, at + 2 + of)?;
        if let Phrase::Month { month, which: None, .. } = period {
            return Some((Phrase::Stretch(half_month(month, from_end), Unit::Day, Box::new(period)), end));
        }
        let year = matches!(&period, Phrase::Years(a, b) if a == b)
            || matches!(period, Phrase::Period { unit: Unit::Year, .. });
        // "the second half of the year"; of next month no calendar tells a half.
        let months = if from_end { -6 } else { 6 };
        return year.then(|| (Phrase::Stretch(months, Unit::Month, Box::new(period)), end));
    }
    if matches!(first_word(t, at), "second" | "latter") {
        return None;
    }
    let n = numeral(t, at + 1).filter(|n| n.value.is_integer() && n.form != Form::Fraction)?;
    let count = i64::try_from(n.value.numer()).ok().filter(|n| (1..=366).contains(n))?;
    let unit = unit(word(t, n.next)).filter(|u| matches!(u, Unit::Day | Unit::Week | Unit::Month | Unit::Year))?;
    if !matches!(word(t, n.next + 1), "of" | "in") {
        return None;
    }
    let (period, end) = whole(t, n.next + 2)?;
    Some((Phrase::Stretch(if from_end { -count } else { count }, unit, Box::new(period)), end))
}

/// Days of the half of a month: fifteen, and what is left of it; of February that of every year.
fn half_month(month: i8, second: bool) -> i64 {
    match (second, month) {
        (false, 2) => 14,
        (false, _) => 15,
        (true, 2) => -14,
        (true, 4 | 6 | 9 | 11) => -15,
        (true, _) => -16,
    }
}

/// "the week of April 10", "the week beginning 4 February", "the week starting on the 18th".
pub(super) fn week_of(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    if first_word(t, at) != "week"
        || !matches!(word(t, at + 1), "of" | "beginning" | "starting" | "commencing" | "ending")
    {
        return None;
    }
    let next = at + 2 + usize::from(word(t, at + 2) == "on");
    let (of, end) = absolute(t, next).or_else(|| day_only(t, next)).filter(|(p, _)| p.is_day())?;
    let of = Box::new(of);
    Some((if word(t, at + 1) == "ending" { Phrase::WeekTo(of) } else { Phrase::WeekOf(of) }, end))
}

/// "The last days of |May|", "half of |May|": where the words of a part of the date at a token begin, which nothing else reads.
pub(in crate::reading) fn part_of(t: &[Token], first: usize) -> Option<usize> {
    let lower = |i: usize| t.get(i).map_or("", |t| t.lower.as_str());
    let same = t.get(first).is_some_and(|f| f.gap != Gap::Break);
    let of = first.checked_sub(1).filter(|of| same && lower(*of) == "of")?;
    let part = of.checked_sub(1).filter(|p| CALENDAR_WORDS.part_nouns.contains(lower(*p)))?;
    let light = |i: &usize| {
        let w = lower(*i);
        CALENDAR_WORDS.part_adjectives.contains(w)
            || COUNTING.units.contains_key(w)
            || t.get(*i).is_some_and(Token::is_figure)
    };
    Some((0..part).rev().take_while(light).last().unwrap_or(part))
}
