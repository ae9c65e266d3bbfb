//! Dates that count from the publication date or from another date, and weekdays.

use super::super::super::lexicon::{CALENDAR_WORDS, COUNTING, HEDGING};
use super::super::super::numeral::{Form, numeral};
use super::super::super::token::{Gap, Token};
use super::super::lean::Lean;
use super::super::tense::lean;
use super::absolute::{absolute, day_only, weekday, with_weekday};
use super::period::{period, unit};
use super::word::{before, first_word, mark, word};
use super::wording::{COMING, Found, Part, Phrase, Unit};

pub(super) fn relative(t: &[Token], i: usize) -> Found {
    let c = &*CALENDAR_WORDS;
    if let Some((n, next)) = c.near.at(t, i) {
        // "The World of Tomorrow"
        let titled = t.get(i)?.is_capital()
            && i.checked_sub(1)
                .and_then(|b| t.get(b))
                .is_some_and(|b| (b.is_word() || b.is("'s")) && t.get(i).is_some_and(|t| t.gap == Gap::Space));
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
    if let Some(found) = beside(t, i) {
        return Some(found);
    }
    if first_word(t, i) == "year" && word(t, i + 1) == "to" && word(t, i + 2) == "date" {
        let year = Phrase::Period { unit: Unit::Year, which: 0 };
        return Some((Phrase::Part(Part::Earlier, Box::new(year)), i + 3));
    }
    if let Some(found) = shift(t, i).or_else(|| that(t, i)).or_else(|| within(t, i)) {
        return Some(found);
    }
    if let Some((found, next)) = period(t, i) {
        // "next week on Tuesday", "last week's Sunday"
        if let Phrase::Period { unit: Unit::Week, which } = found {
            let on = next + usize::from(word(t, next) == "on" || mark(t, next, "'s"));
            if let Some((day, end)) = weekday(t, on).or_else(|| named_short(t, on)) {
                return Some((Phrase::WeekdayOf(day, which), end));
            }
        }
        // "next Friday, 29 March" is one day.
        if let Phrase::Weekday { .. } = found
            && let Some(named) = (i + 1..next).find_map(|at| with_weekday(t, at))
        {
            return Some(named);
        }
        return Some((found, next));
    }
    if with_weekday(t, i).is_some() {
        return None;
    }
    if let Some(found) = ahead(t, i).or_else(|| day_only(t, i)) {
        return Some(found);
    }
    let (day, next) = weekday(t, i)?;
    // "Monday week", "Friday fortnight"
    let weeks = match word(t, next) {
        "week" => 1,
        "fortnight" => 2,
        _ => 0,
    };
    if weeks > 0 && !t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued()) {
        return Some((
            Phrase::From(weeks, Unit::Week, Box::new(Phrase::Weekday { day, which: Some(COMING) })),
            next + 1,
        ));
    }
    // "Wednesday of next week", "Wednesday next week", "Monday of the following week"
    let of = next + usize::from(matches!(word(t, next), "of" | "from"));
    let the = usize::from(of > next && word(t, of) == "the" && CALENDAR_WORDS.which.at(t, of).is_none());
    if let Some((Phrase::Period { unit: Unit::Week, which }, end)) = period(t, of + the) {
        return Some((Phrase::WeekdayOf(day, which), end));
    }
    (!mark(t, next, "'s") || next == i + 1).then_some((Phrase::Weekday { day, which: None }, next))
}

/// "the eve of 12 June" is the day before it; "the week before 12 June", "the week after" the seven days beside it.
fn beside(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let shifted = |n, base| Box::new(Phrase::From(n, Unit::Day, Box::new(base)));
    let named = |i| absolute(t, i).filter(|(p, _)| p.is_day());
    match (first_word(t, at), word(t, at + 1)) {
        ("eve", "of") => {
            let (base, end) = named(at + 2)?;
            Some((*shifted(-1, base), end))
        }
        ("week", side @ ("before" | "after" | "following" | "preceding")) if at > i => {
            let (base, end) = named(at + 2)?;
            let days = if matches!(side, "before" | "preceding") { -1 } else { 7 };
            Some((Phrase::WeekTo(shifted(days, base)), end))
        }
        _ => None,
    }
}

/// "the next two weeks", "the past three months"; "in two weeks" where the words before speak of what is to come.
fn ahead(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    let (sign, lead) = match first_word(t, at) {
        "last" | "past" | "previous" | "preceding" => (-1, at + 1),
        "next" | "coming" | "following" | "upcoming" => (1, at + 1),
        "in" if at == i => (0, at + 1),
        _ => return None,
    };
    // "the past week" is seven days; "last week" is one of the calendar.
    let bare = sign != 0 && first_word(t, at) == "past" && unit(word(t, lead)).is_some();
    // "coming a year after" counts nothing.
    let article = sign != 0 && matches!(word(t, lead), "a" | "an") && word(t, lead + 1) != "couple";
    let counted = || count(t, lead).filter(|(n, _)| !article && (1..=1000).contains(n));
    let (n, next) = if bare { (1, lead) } else { counted()? };
    let (n, unit) = counted_unit(t, next, n).filter(|(_, u)| !matches!(u, Unit::Weekend))?;
    let joined = t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued());
    if sign != 0 {
        return (!joined).then_some((Phrase::Lapse(sign * n, unit), next + 1));
    }
    if unit == Unit::Quarter {
        return None;
    }
    let apart = mark(t, next + 1, "'") || mark(t, next + 1, "'s");
    if apart && word(t, next + 2) == "time" {
        return Some((Phrase::Shift { n, unit, about: false }, next + 3));
    }
    let future = lean(t, i, next + 1) == Lean::Future;
    future.then_some((Phrase::Shift { n, unit, about: false }, next + 1))
}

/// "that month", "that same year": of the date named before. "That week" as a subject or an object is hard to tell from
/// "said that week after week", so an apostrophe, a preposition or the end of the sentence must be beside it.
fn that(t: &[Token], i: usize) -> Found {
    let at = i + 1 + usize::from(word(t, i + 1) == "same");
    let unit = unit(word(t, at)).filter(|u| first_word(t, i) == "that" && *u != Unit::Weekend)?;
    if matches!(word(t, at), "days" | "weeks" | "months" | "years" | "decades" | "centuries") {
        return None;
    }
    let led = matches!(before(t, i), "in" | "during" | "on" | "later" | "earlier" | "of" | "from" | "since" | "by");
    let held = mark(t, at + 1, "'s") || (at > i + 1);
    (led || held).then_some((Phrase::That(unit), at + 1))
}

/// "to follow within 90 days": where the words before speak of what is to come, and no other day is named after it.
fn within(t: &[Token], i: usize) -> Found {
    if first_word(t, i) != "within" {
        return None;
    }
    let lead = i
        + 1
        + usize::from(word(t, i + 1) == "the")
        + usize::from(matches!(word(t, i + 1), "next" | "the") && word(t, i + 2) == "next");
    let lead = lead + usize::from(lead == i + 1 && word(t, lead) == "next");
    let (n, next) = count(t, lead).filter(|(n, _)| (1..=1000).contains(n))?;
    let (n, unit) = counted_unit(t, next, n).filter(|(_, u)| !matches!(u, Unit::Weekend | Unit::Quarter))?;
    let counted_from = matches!(word(t, next + 1), "of" | "after" | "from")
        || t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued());
    let follows = (1..=6).any(|n| {
        i.checked_sub(n).is_some_and(|b| first_word(t, b) == "follow" && first_word(t, b.saturating_sub(1)) == "to")
    });
    let future = follows || lean(t, i, next + 1) == Lean::Future;
    (!counted_from && future).then_some((Phrase::Within(n, unit), next + 1))
}

/// A count of days, weeks …: "a", "two", "a couple of".
fn count(t: &[Token], i: usize) -> Option<(i64, usize)> {
    let couple = i + usize::from(first_word(t, i) == "a");
    if first_word(t, couple) == "couple" {
        return Some((2, couple + 1 + usize::from(word(t, couple + 1) == "of")));
    }
    if matches!(first_word(t, i), "a" | "an") && !matches!(word(t, i + 1), "hundred" | "thousand") {
        return Some((1, i + 1));
    }
    // "two quarters" are no halves here.
    if word(t, i + 1) == "quarters" {
        let spelt = COUNTING.units.get(first_word(t, i)).copied();
        return Some((spelt.or_else(|| t.get(i)?.text.parse().ok())?, i + 1));
    }
    let n = numeral(t, i).filter(|n| n.value.is_integer() && n.form != Form::Fraction)?;
    Some((i64::try_from(n.value.numer()).ok()?, n.next))
}

/// The unit at a token, and how many of it: a fortnight is two weeks.
fn counted_unit(t: &[Token], i: usize, n: i64) -> Option<(i64, Unit)> {
    match word(t, i) {
        "fortnight" | "fortnights" => Some((n.checked_mul(2)?, Unit::Week)),
        "quarters" => Some((n, Unit::Quarter)),
        w => Some((n, unit(w)?)),
    }
}

/// "a year and a half", "two and a half years", "half a century": the count in smaller units, and the unit's last token.
fn halves(t: &[Token], i: usize) -> Option<(i64, Unit, usize)> {
    let smaller = |unit: Unit| match unit {
        Unit::Year => Some((6, Unit::Month)),
        Unit::Decade => Some((5, Unit::Year)),
        Unit::Century => Some((50, Unit::Year)),
        _ => None,
    };
    if first_word(t, i) == "half" && matches!(word(t, i + 1), "a" | "an") {
        let (size, unit) = smaller(unit(word(t, i + 2))?)?;
        return Some((size, unit, i + 2));
    }
    if matches!(first_word(t, i), "a" | "an" | "one") {
        let (size, unit) = smaller(unit(word(t, i + 1))?)?;
        let half = word(t, i + 2) == "and" && word(t, i + 3) == "a" && word(t, i + 4) == "half";
        return half.then_some((size * 3, unit, i + 4));
    }
    let n = numeral(t, i).filter(|n| n.value.denom() == 2 && n.form != Form::Fraction)?;
    let (size, unit) = smaller(unit(word(t, n.next))?)?;
    let halves = i64::try_from(n.value.numer()).ok().filter(|n| (1..=2000).contains(n))?;
    Some((halves * size, unit, n.next))
}

/// The day from which others are counted: a date, "tomorrow", "next Friday", "Tuesday".
fn base(t: &[Token], i: usize) -> Found {
    let near = || CALENDAR_WORDS.near.at(t, i).map(|(n, next)| (Phrase::Near(*n), next));
    let plain = || weekday(t, i).map(|(day, next)| (Phrase::Weekday { day, which: None }, next));
    absolute(t, i).or_else(near).or_else(|| period(t, i)).or_else(plain).filter(|(p, _)| p.is_day())
}

/// "Mon" and "Tue" after a week that is named.
fn named_short(t: &[Token], i: usize) -> Option<(i8, usize)> {
    let day = CALENDAR_WORDS.weekdays.get(word(t, i)).filter(|_| t.get(i).is_some_and(Token::is_capital))?;
    Some((i8::try_from(*day).ok()?, i + 1))
}

/// "two days ago", "a decade ago", "two days earlier", "three weeks from now", "two weeks before Christmas".
fn shift(t: &[Token], i: usize) -> Found {
    let (hedged, at) = HEDGING.before.at(t, i).map_or((false, i), |(_, next)| (true, next));
    let vague = matches!(word(t, at + 1), "couple");
    let (n, unit, next) = halves(t, at).or_else(|| {
        let (n, next) = count(t, at).filter(|(n, _)| *n <= 10_000)?;
        let (n, unit) = counted_unit(t, next, n).filter(|(_, u)| !matches!(u, Unit::Weekend | Unit::Quarter))?;
        Some((n, unit, next))
    })?;
    let about = hedged || vague;
    match (word(t, next + 1), word(t, next + 2)) {
        // "a week on Friday", "a fortnight tomorrow"
        ("on", _) if !hedged && unit == Unit::Week && weekday(t, next + 2).is_some() => {
            let (day, end) = weekday(t, next + 2)?;
            Some((Phrase::From(n, unit, Box::new(Phrase::Weekday { day, which: Some(COMING) })), end))
        }
        ("today" | "tomorrow", _) if !hedged && unit == Unit::Week => {
            let days = i64::from(word(t, next + 1) == "tomorrow");
            Some((Phrase::From(n, unit, Box::new(Phrase::Near(days))), next + 2))
        }
        ("ago", _) => Some((Phrase::Shift { n: -n, unit, about }, next + 2)),
        ("hence", _) => Some((Phrase::Shift { n, unit, about }, next + 2)),
        ("from", "now" | "today") => Some((Phrase::Shift { n, unit, about }, next + 3)),
        ("after" | "before" | "from", _) if !hedged => {
            let sign = if word(t, next + 1) == "before" { -1 } else { 1 };
            let (base, end) = base(t, next + 2)?;
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
