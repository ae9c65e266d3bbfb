//! Dates that count from the publication date or from another date, parts of periods, and weekdays.

use super::super::super::lexicon::{CALENDAR_WORDS, COUNTING, HEDGING};
use super::super::super::numeral::{Form, numeral};
use super::super::super::token::{Gap, Token};
use super::super::resolve;
use super::absolute::{absolute, day, month, weekday, with_weekday, year, year_after, years};
use super::{Found, Part, Phrase, Unit, before, first_word, mark, word};

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
    let whole = |(p, n): (Phrase, usize)| Some((Phrase::Part(which, Box::new(p)), n));
    if let Some((m, after)) = month(t, next) {
        let (year, end) = year_after(t, after);
        return whole((Phrase::Month { year, month: m, which: None }, end));
    }
    if bare_end {
        return None;
    }
    if let Some(found) = period(t, next) {
        return whole(found);
    }
    if word(t, next) == "the"
        && let Some(unit) = unit(word(t, next + 1)).filter(|u| !matches!(u, Unit::Day | Unit::Weekend))
    {
        return whole((Phrase::Period { unit, which: 0 }, next + 2));
    }
    let decade = years(t, next).filter(|(p, _)| matches!(p, Phrase::Years(..)));
    decade.or_else(|| year(t, next).map(|y| (Phrase::Years(y, y), next + 1))).and_then(whole)
}

fn unit(word: &str) -> Option<Unit> {
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

/// "last week", "this year", "next month", "next Friday", "last March".
fn period(t: &[Token], i: usize) -> Found {
    let (which, next) = CALENDAR_WORDS.which.at(t, i)?;
    let w = word(t, next);
    if let Some(unit) = CALENDAR_WORDS.periods.get(w).and_then(|u| unit(u)) {
        if t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued()) {
            return None;
        }
        // "the last decade" is ten years, not those of a calendar.
        if matches!(unit, Unit::Decade | Unit::Century) && *which != 0 {
            return Some((Phrase::Lapse(*which, unit), next + 1));
        }
        return Some((Phrase::Period { unit, which: *which }, next + 1));
    }
    if let Some((day, after)) = weekday(t, next) {
        return Some((Phrase::Weekday { day, which: Some(*which) }, after));
    }
    let (m, after) = month(t, next)?;
    let dated = day(t, after).is_some() || year(t, after).is_some();
    (!dated && t.get(next)?.is_capital())
        .then_some((Phrase::Month { year: None, month: m, which: Some(*which) }, after))
}

pub(super) fn relative(t: &[Token], i: usize) -> Found {
    let c = &*CALENDAR_WORDS;
    if let Some((n, next)) = c.near.at(t, i) {
        // "The World of Tomorrow"
        let titled = t.get(i)?.is_capital()
            && i.checked_sub(1)
                .and_then(|b| t.get(b))
                .is_some_and(|b| b.is_word() && t.get(i).is_some_and(|t| t.gap == Gap::Space));
        if titled {
            return None;
        }
        return Some((Phrase::Near(*n), next));
    }
    // "the day after Easter"
    if let Some((n, next)) = c.follow.at(t, i)
        && let Some((base, end)) = absolute(t, next).filter(|(p, _)| !matches!(p, Phrase::Years(..)))
    {
        return Some((Phrase::From(*n, Unit::Day, Box::new(base)), end));
    }
    if let Some((n, next)) = c.follow.at(t, i)
        && absolute(t, next).is_none()
        && !matches!(word(t, next), "the" | "he" | "she" | "it" | "they" | "a" | "that" | "when" | "his" | "its" | "of")
    {
        return Some((Phrase::Follow(*n, Unit::Day), next));
    }
    if let Some(found) = shift(t, i) {
        return Some(found);
    }
    if let Some(found) = period(t, i) {
        return Some(found);
    }
    if with_weekday(t, i).is_some() {
        return None;
    }
    if let Some(found) = ahead(t, i).or_else(|| day_only(t, i)) {
        return Some(found);
    }
    let (day, next) = weekday(t, i)?;
    // "Wednesday of next week", "Wednesday next week"
    if let Some((Phrase::Period { unit: Unit::Week, which }, end)) =
        period(t, next + usize::from(word(t, next) == "of"))
    {
        return Some((Phrase::WeekdayOf(day, which), end));
    }
    (!mark(t, next, "'s") || next == i + 1).then_some((Phrase::Weekday { day, which: None }, next))
}

/// "the first Monday of October 2014", "the last day of March".
pub(super) fn nth(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let (n, next) = match first_word(t, at) {
        "last" => (-1, at + 1),
        _ => COUNTING.ordinals.at(t, at).map(|(n, next)| (*n, next)).filter(|(n, _)| (1..=5).contains(n))?,
    };
    let (weekday, next) = match word(t, next) {
        "day" => (0, next + 1),
        "week" => (8, next + 1),
        _ => weekday(t, next)?,
    };
    if !matches!(word(t, next), "of" | "in") {
        return None;
    }
    let (of, end) = match month(t, next + 1) {
        Some((month, after)) => {
            let (year, end) = year_after(t, after);
            (Phrase::Month { year, month, which: None }, end)
        }
        None => period(t, next + 1).filter(|(p, _)| matches!(p, Phrase::Period { unit: Unit::Month, .. }))?,
    };
    Some((Phrase::Nth { weekday, nth: n as i8, of: Box::new(of) }, end))
}

/// "the 18th", "Tuesday the 19th": only after a preposition or a weekday, and with nothing counted after it.
fn day_only(t: &[Token], i: usize) -> Found {
    let at = weekday(t, i).map_or(i, |(_, next)| next);
    let (d, next, ordinal) = day(t, at + 1).filter(|_| first_word(t, at) == "the")?;
    let digits = t.get(at + 1).is_some_and(Token::is_figure);
    let led = at > i || matches!(before(t, i), "on" | "by" | "until" | "since" | "before");
    let ends = word(t, next).is_empty() || matches!(word(t, next), "and" | "to" | "at" | "in" | "when" | "but");
    (ordinal && digits && led && ends && !t.get(next).is_some_and(|h| h.glued() && h.is_hyphen()))
        .then_some((Phrase::DayOnly(d), next))
}

/// "the next two weeks", "the past three months"; "in two weeks" where the words before speak of what is to come.
fn ahead(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let (sign, lead) = match first_word(t, at) {
        "last" | "past" | "previous" | "preceding" => (-1, at + 1),
        "next" | "coming" | "following" => (1, at + 1),
        "in" if at == i => (0, at + 1),
        _ => return None,
    };
    let article = matches!(word(t, lead), "a" | "an") && sign == 0;
    let (n, next) = if article {
        (1, lead + 1)
    } else {
        let n = numeral(t, lead).filter(|n| n.value.is_integer() && n.form != Form::Fraction)?;
        (i64::try_from(n.value.numer()).ok().filter(|n| (1..=1000).contains(n))?, n.next)
    };
    let unit = unit(word(t, next)).filter(|u| !matches!(u, Unit::Weekend | Unit::Quarter))?;
    if sign != 0 {
        return Some((Phrase::Lapse(sign * n, unit), next + 1));
    }
    let apart = mark(t, next + 1, "'") || mark(t, next + 1, "'s");
    if apart && word(t, next + 2) == "time" {
        return Some((Phrase::Shift { n, unit, about: false }, next + 3));
    }
    let future = resolve::lean(t, i, next + 1) == resolve::Lean::Future;
    future.then_some((Phrase::Shift { n, unit, about: false }, next + 1))
}

/// "two days ago", "a decade ago", "two days earlier", "three weeks from now".
fn shift(t: &[Token], i: usize) -> Found {
    let (hedged, at) = HEDGING.before.at(t, i).map_or((false, i), |(_, next)| (true, next));
    let (n, next) = match first_word(t, at) {
        "a" | "an" => (1, at + 1),
        _ => {
            let n = numeral(t, at).filter(|n| n.value.is_integer() && n.form != Form::Fraction)?;
            (i64::try_from(n.value.numer()).ok().filter(|n| *n <= 10_000)?, n.next)
        }
    };
    let unit = unit(word(t, next)).filter(|u| !matches!(u, Unit::Weekend | Unit::Quarter))?;
    match (word(t, next + 1), word(t, next + 2)) {
        ("ago", _) => Some((Phrase::Shift { n: -n, unit, about: hedged }, next + 2)),
        ("hence", _) => Some((Phrase::Shift { n, unit, about: hedged }, next + 2)),
        ("from", "now" | "today") => Some((Phrase::Shift { n, unit, about: hedged }, next + 3)),
        ("after" | "before", _) if !hedged => {
            let sign = if word(t, next + 1) == "after" { 1 } else { -1 };
            let (base, end) = absolute(t, next + 2).filter(|(p, _)| !matches!(p, Phrase::Years(..)))?;
            Some((Phrase::From(sign * n, unit, Box::new(base)), end))
        }
        // "a week earlier this month"; years later are too far from the last date named to be counted from it.
        ("earlier" | "later", _)
            if period(t, next + 2).is_some() || matches!(unit, Unit::Year | Unit::Decade | Unit::Century) =>
        {
            None
        }
        ("earlier", _) if !hedged => Some((Phrase::Follow(-n, unit), next + 2)),
        ("later", _) if !hedged => Some((Phrase::Follow(n, unit), next + 2)),
        _ => None,
    }
}
