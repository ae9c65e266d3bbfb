//! Dates that name their day, month or year, and holidays. What counts from another date is read elsewhere.

use super::super::super::lexicon::{CALENDAR_WORDS, COUNTING};
use super::super::super::quantity::noun::is_plural;
use super::super::super::token::{Gap, Token};
use super::described::described;
use super::word::{before, first_word, glued, mark, plain, word};
use super::wording::{Found, Phrase, Unit};

/// A printed year: four digits that nothing clings to.
pub(super) fn year(t: &[Token], i: usize) -> Option<i16> {
    let y = plain(t, i, 4..=4).filter(|y| (1000..2200).contains(y))?;
    let clings = t.get(i + 1).is_some_and(|n| n.glued() && (n.is_word() || n.is_figure() || n.is("%") || n.is(":")));
    (!clings && t.get(i)?.gap != Gap::Break || i == 0).then_some(y)
}

/// A year after a month or a day, with or without a comma.
pub(super) fn year_after(t: &[Token], i: usize) -> (Option<i16>, usize) {
    let at = if mark(t, i, ",") { i + 1 } else { i };
    let at = if at == i && matches!(word(t, i), "of" | "in") { i + 1 } else { at };
    match year(t, at) {
        Some(y) if !glued(t, at) || mark(t, i, ",") => (Some(y), at + 1),
        _ => (None, i),
    }
}

/// A day of the month: `7`, `7th`, `seventh`; whether it is an ordinal.
pub(super) fn day(t: &[Token], i: usize) -> Option<(i8, usize, bool)> {
    if let Some((d, next)) = COUNTING.ordinals.at(t, i) {
        return Some((i8::try_from(*d).ok()?, next, true));
    }
    let d = i8::try_from(plain(t, i, 1..=2)?).ok().filter(|d| (1..=31).contains(d))?;
    let suffix = t.get(i + 1).filter(|s| s.glued() && s.is_word());
    match suffix {
        Some(s) if ["st", "nd", "rd", "th"].iter().any(|o| s.is(o)) => Some((d, i + 2, true)),
        Some(s) if CALENDAR_WORDS.months.contains_key(s.lower.as_str()) => Some((d, i + 1, false)),
        Some(_) => None,
        None if t.get(i + 1).is_some_and(|m| m.is("%") || (m.is(":") && m.glued())) => None,
        None => Some((d, i + 1, false)),
    }
}

/// A month's name; the point of an abbreviation belongs to it.
pub(super) fn month(t: &[Token], i: usize) -> Option<(i8, usize)> {
    let w = first_word(t, i);
    let m = i8::try_from(*CALENDAR_WORDS.months.get(w)?).ok()?;
    let short = w.len() <= 4 && !matches!(w, "may" | "june" | "july");
    let pointed = short && mark(t, i + 1, ".") && glued(t, i + 1);
    Some((m, i + 1 + usize::from(pointed)))
}

pub(super) fn absolute(t: &[Token], i: usize) -> Found {
    // What clings to a word or a figure before it is part of a name or a number.
    if glued(t, i) && i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|b| b.is_word() || b.is_figure()) {
        return None;
    }
    with_weekday(t, i)
        .or_else(|| numeric(t, i))
        .or_else(|| day_month(t, i))
        .or_else(|| month_day(t, i))
        .or_else(|| feast(t, i))
        .or_else(|| quarter(t, i))
        .or_else(|| years(t, i))
}

/// "Monday 16 November 2020", "Monday, Feb. 18".
pub(super) fn with_weekday(t: &[Token], i: usize) -> Found {
    let (weekday, next) = weekday(t, i)?;
    let next = if mark(t, next, ",") { next + 1 } else { next };
    let next = if word(t, next) == "the" { next + 1 } else { next };
    let (day, end) = day_month(t, next).or_else(|| month_day(t, next)).or_else(|| numeric(t, next))?;
    match day {
        Phrase::Day { year: Some(_), .. } | Phrase::Unsure { .. } => Some((day, end)),
        Phrase::Day { .. } => Some((Phrase::OnWeekday(weekday, Box::new(day)), end)),
        _ => None,
    }
}

/// A weekday's name. Abbreviations need a capital and a point, or a comma.
pub(super) fn weekday(t: &[Token], i: usize) -> Option<(i8, usize)> {
    let w = first_word(t, i);
    let d = i8::try_from(*CALENDAR_WORDS.weekdays.get(w)?).ok()?;
    if w.len() > 5 {
        return Some((d, i + 1));
    }
    let pointed = mark(t, i + 1, ".") && glued(t, i + 1);
    let dated = mark(t, i + 1, ",") && (month(t, i + 2).is_some() || day(t, i + 2).is_some());
    let dated = dated || (day(t, i + 1).is_some_and(|(_, n, _)| month(t, n).is_some()));
    let dated = dated || month(t, i + 1).is_some_and(|(_, n)| day(t, n).is_some());
    (t.get(i)?.is_capital() && (pointed || dated)).then_some((d, i + 1 + usize::from(pointed)))
}

/// `2021-02-17`, `17.2.2021`, `31/12/2020`. Where day and month could be exchanged the text, or the date of publication,
/// must tell which is which.
fn numeric(t: &[Token], i: usize) -> Found {
    let ([a, b, c], next) = three(t, i)?;
    Some((day_of(a, b, c, next == i + 1)?, next))
}

/// Three figures joined by points, hyphens or strokes, and the token after them.
fn three(t: &[Token], i: usize) -> Option<([i16; 3], usize)> {
    if let Some(parts) = pointed(t.get(i)?.text) {
        return Some((parts, i + 1));
    }
    let tight = (1..5).all(|n| glued(t, i + n));
    let sign = t.get(i + 1)?.lower.as_str();
    if !tight || !mark(t, i + 3, sign) || !matches!(sign, "-" | "/") {
        return None;
    }
    let clings = t.get(i + 5).is_some_and(|n| n.glued() && (n.is_figure() || n.is(sign))) || chained(t, i);
    let part = |n: usize| plain(t, i + n, 1..=4);
    (!clings).then_some(([part(0)?, part(2)?, part(4)?], i + 5))
}

/// Whether the dates in figures that can only be read one way put the day first; `None` where there are none, or of both
/// kinds.
pub(in super::super) fn day_first(t: &[Token]) -> Option<bool> {
    let mut found = None;
    for i in (0..t.len()).filter(|i| t.get(*i).is_some_and(Token::is_figure)) {
        let order = match three(t, i) {
            Some(([1..=12, 13..=31, 1000..=9999], _)) => false,
            Some(([13..=31, 1..=12, 1000..=9999], _)) => true,
            _ => continue,
        };
        if found.is_some_and(|f| f != order) {
            return None;
        }
        found = Some(order);
    }
    found
}

/// Figures joined to the one at a token stand before it: a telephone or file number.
fn chained(t: &[Token], i: usize) -> bool {
    glued(t, i)
        && i.checked_sub(1).is_some_and(|b| glued(t, b) && t.get(b).is_some_and(|m| m.is_hyphen() || m.is("/")))
        && i.checked_sub(2).and_then(|b| t.get(b)).is_some_and(Token::is_figure)
}

fn pointed(text: &str) -> Option<[i16; 3]> {
    let parts: Vec<&str> = text.split('.').collect();
    let [a, b, c] = parts.as_slice() else { return None };
    Some([a.parse().ok()?, b.parse().ok()?, c.parse().ok()?])
}

/// The day of three figures. Points put the day first.
fn day_of(a: i16, b: i16, c: i16, points: bool) -> Option<Phrase> {
    let (year, month, day) = match (a, b, c) {
        (1000.., m, d) => (a, m, d),
        (d, m, 1000..) if d > 12 || d == m || (points && m <= 12) => (c, m, d),
        (m, d, 1000..) if d > 12 => (c, m, d),
        (1..=12, 1..=12, 1000..) => return Some(Phrase::Unsure { year: c, first: a as i8, second: b as i8 }),
        _ => return None,
    };
    let month = i8::try_from(month).ok().filter(|m| (1..=12).contains(m))?;
    let day = i8::try_from(day).ok().filter(|d| (1..=31).contains(d))?;
    Some(Phrase::Day { year: Some(year), month, day })
}

/// "18 February 2021", "the first of May", "17 and 18 February", "15 of February".
fn day_month(t: &[Token], i: usize) -> Found {
    let article = first_word(t, i) == "the";
    // "$12 December 27"
    if matches!(before(t, i), "$" | "€" | "£") {
        return None;
    }
    let (first, next, ordinal) = day(t, i + usize::from(article))?;
    // "from the 13th to the 15th of July"
    let second = joined(t, next)
        .and_then(|n| day(t, n + usize::from(word(t, n) == "the")))
        .filter(|(last, n, _)| *last > first && month(t, n + usize::from(word(t, *n) == "of")).is_some());
    if article && !ordinal && second.is_none() {
        return None;
    }
    let (last, next) = second.map_or((None, next), |(last, n, _)| (Some(last), n));
    let of = word(t, next) == "of";
    let (m, after) = month(t, next + usize::from(of)).or_else(|| hyphened_month(t, next))?;
    let (y, end) = match t.get(after).filter(|h| h.is_hyphen() && h.glued()).and(year(t, after + 1)) {
        Some(y) => (Some(y), after + 2),
        None => year_after(t, after),
    };
    let verb = matches!(word(t, next), "may" | "march") && !t.get(next)?.is_capital();
    if verb && y.is_none() && !ordinal {
        return None;
    }
    Some((
        match last {
            Some(last) => Phrase::Days { year: y, month: m, first, last },
            None => Phrase::Day { year: y, month: m, day: first },
        },
        end,
    ))
}

/// `31-Oct`.
fn hyphened_month(t: &[Token], i: usize) -> Option<(i8, usize)> {
    let hyphen = t.get(i).is_some_and(|h| (h.is_hyphen() || h.is("/")) && h.glued());
    if hyphen && glued(t, i + 1) { month(t, i + 1) } else { None }
}

/// What joins two days of one month: the token after it.
fn joined(t: &[Token], i: usize) -> Option<usize> {
    let joins = matches!(word(t, i), "and" | "to" | "through" | "or" | "until" | "till")
        || ["-", "–", "—"].iter().any(|m| mark(t, i, m));
    joins.then_some(i + 1)
}

/// "Oct. 7", "May 1, 2021", "February 17-18", "February 2020", "August".
fn month_day(t: &[Token], i: usize) -> Found {
    let (m, next) = month(t, i)?;
    // "April the 9th", "October, 1st"
    let article =
        usize::from(word(t, next) == "the" || (mark(t, next, ",") && t.get(next + 1).is_some_and(Token::is_figure)));
    if let Some((first, after, ordinal)) = day(t, next + article).filter(|d| d.2 || article == 0) {
        let counted =
            ["million", "billion", "thousand", "hundred", "per", "percent", "times"].contains(&word(t, after));
        let verb = first_word(t, i) == "may" && !t.get(i)?.is_capital() && !ordinal && !word(t, after).is_empty();
        if !counted && !verb && t.get(next)?.gap != Gap::Break {
            let second = joined(t, after).and_then(|n| day(t, n + usize::from(ordinal && word(t, n) == "the"))).filter(
                |(d, n, _)| *d > first && month(t, *n).is_none() && (word(t, after) != "and" || word(t, *n).is_empty()),
            );
            let (last, after) = second.map_or((None, after), |(d, n, _)| (Some(d), n));
            let (y, end) = year_after(t, after);
            return Some((
                match last {
                    Some(last) => Phrase::Days { year: y, month: m, first, last },
                    None => Phrase::Day { year: y, month: m, day: first },
                },
                end,
            ));
        }
    }
    let (y, end) = year_after(t, next);
    let month = Phrase::Month { year: y, month: m, which: None };
    // "Jan-Feb 2017", "January–March"
    let range = y.is_none()
        && (["-", "–", "—"].iter().any(|m| mark(t, next, m)) || matches!(word(t, next), "to" | "through"))
        && t.get(i).is_some_and(Token::is_capital)
        && self::month(t, next + 1).is_some_and(|(_, n)| is_month_name(t, next + 1, n) || year_after(t, n).0.is_some());
    (y.is_some() || range || is_month_name(t, i, next)).then_some((month, end))
}

/// A month's name alone: not the verb "may", not a person called April.
fn is_month_name(t: &[Token], i: usize, next: usize) -> bool {
    let w = first_word(t, i);
    let led = CALENDAR_WORDS.before_month.contains(before(t, i));
    let capital = t.get(i).is_some_and(Token::is_capital);
    let short = w.len() <= 4 && !matches!(w, "may" | "june" | "july");
    if matches!(w, "may" | "march") || short {
        let whole = t.len() == next;
        return (capital && led) || (whole && i == 0);
    }
    let surname = t.get(next).is_some_and(|n| n.is_capital() && n.gap == Gap::Space) && !led;
    (capital && !surname) || led || t.len() == next
}

/// A feast, with or without its year.
pub(super) fn feast(t: &[Token], i: usize) -> Found {
    let c = &*CALENDAR_WORDS;
    if let Some((rule, next)) = c.moving.at(t, i) {
        let parts: Vec<i8> = rule.split(' ').filter_map(|p| p.parse().ok()).collect();
        let (&[month, weekday, nth], plus) = parts.split_at_checked(3).map(|(a, b)| (a, b.first().copied()))? else {
            return None;
        };
        let (year, next) = year_after(t, next);
        return Some((Phrase::Moving { year, month, weekday, nth, plus: i64::from(plus.unwrap_or(0)) }, next));
    }
    // "Orthodox Easter", "the Orthodox Good Friday"
    let orthodox = usize::from(first_word(t, i) == "orthodox");
    let eastern = c.eastern.at(t, i).or_else(|| c.easter.at(t, i + 1).filter(|_| orthodox == 1));
    if let Some((offset, next)) = eastern.or_else(|| c.easter.at(t, i)) {
        let (year, next) = year_after(t, next);
        return Some((Phrase::Easter { year, offset: *offset, eastern: eastern.is_some() }, next));
    }
    let (date, next) = c.holidays.at(t, i)?;
    let (month, day) = date.split_once('-')?;
    let (year, next) = year_after(t, next);
    Some((Phrase::Day { year, month: month.parse().ok()?, day: day.parse().ok()? }, next))
}

/// "the third quarter of 2020", "fourth-quarter 2020", "Q3 2020", "2020 Q3", "H1 2021".
fn quarter(t: &[Token], i: usize) -> Found {
    if let Some(found) = short_quarter(t, i) {
        return Some(found);
    }
    let at = i + usize::from(first_word(t, i) == "the");
    let (n, next, ordinal) = day(t, at)?;
    let next = next + usize::from(t.get(next).is_some_and(|h| h.is_hyphen() && h.glued()));
    if !ordinal || !(1..=4).contains(&n) || word(t, next) != "quarter" {
        return None;
    }
    let (year, end) = year_after(t, next + 1);
    // Without a year it may be a match's quarter: then a preposition and an article must lead to it, or a year follow.
    let counted = usize::from(matches!(word(t, end), "of" | "in"));
    let of_year = year_counted(t, end + counted).is_some();
    let led = at > i && matches!(before(t, i), "in" | "for" | "during" | "of") && word(t, end) != "of";
    (year.is_some() || led || of_year).then_some((Phrase::Quarter { year, quarter: n }, end))
}

/// A quarter or a half by its letter, beside a year.
fn short_quarter(t: &[Token], i: usize) -> Found {
    let lettered = |at: usize| {
        let letter = t.get(at).filter(|q| q.is_word() && (q.text == "Q" || q.text == "H" || q.text == "q"))?;
        let n = plain(t, at + 1, 1..=1).filter(|_| glued(t, at + 1))?;
        let clings = t.get(at + 2).is_some_and(|c| c.glued() && (c.is_word() || c.is_figure()));
        let most = if letter.text == "H" { 2 } else { 4 };
        ((1..=most).contains(&n) && !clings).then_some((letter.text == "H", n as i8))
    };
    let found = |(half, n): (bool, i8), year: i16, end: usize| {
        let months = if n == 1 { 6 } else { -6 };
        let whole = Box::new(Phrase::Years(year, year));
        Some(if half {
            (Phrase::Stretch(months, Unit::Month, whole), end)
        } else {
            (Phrase::Quarter { year: Some(year), quarter: n }, end)
        })
    };
    if let Some(part) = lettered(i) {
        let (year, end) = year_after(t, i + 2);
        return found(part, year?, end);
    }
    let year = plain(t, i, 4..=4).filter(|y| (1900..2100).contains(y))?;
    let at = i + 1 + usize::from(t.get(i + 1).is_some_and(|h| h.is_hyphen() && h.glued()));
    found(lettered(at)?, year, at + 2)
}

/// Years, decades and centuries. A year alone needs a word before it that says so; 2,030 and NATO 2030 are none.
pub(super) fn years(t: &[Token], i: usize) -> Found {
    let at = i + usize::from(first_word(t, i) == "the");
    if let Some((n, next)) = COUNTING.ordinals.at(t, at).or_else(|| day_ordinal(t, at))
        && matches!(word(t, next), "century")
        && (1..=22).contains(n)
    {
        let last = (*n as i16) * 100;
        return Some((Phrase::Years(last - 99, last), next + 1));
    }
    if let Some(y) = plain(t, at, 4..=4).filter(|y| (1000..2200).contains(y) && y % 10 == 0)
        && t.get(at + 1).is_some_and(|s| s.glued() && s.is("s"))
    {
        return Some((Phrase::Years(y, if y % 100 == 0 && y < 2000 { y + 99 } else { y + 9 }), at + 2));
    }
    if at != i {
        return None;
    }
    let y = year(t, i).filter(|y| (1600..2200).contains(y))?;
    // "2014 to 2018"
    let range =
        matches!(word(t, i + 1), "to" | "through" | "until") && year(t, i + 2).is_some_and(|e| e > y && e < 2200);
    let range = range && !t.get(i + 3).is_some_and(|n| n.is_word() && is_plural(n));
    // "1800 x 1920" pixels
    let crossed = matches!(word(t, i + 1), "x" | "by") && t.get(i + 2).is_some_and(Token::is_figure)
        || mark(t, i + 1, "×")
        || matches!(before(t, i), "x" | "×");
    if crossed || matches!(word(t, i + 1), "bc" | "b.c." | "b.c" | "bce") || chained(t, i) {
        return None;
    }
    // "2013-14", "2013/14"
    let short = t.get(i + 1).is_some_and(|h| h.glued() && (h.is_hyphen() || h.is("–") || h.is("/")));
    if short && glued(t, i + 2) {
        // "2014-10" is a month, "2013-14" a span.
        if let Some(m) = plain(t, i + 2, 2..=2).filter(|m| (1..=12).contains(m) && *m <= y % 100)
            && !t.get(i + 3).is_some_and(|n| n.glued() && !n.is_word() && !n.ends_sentence() && !n.is(","))
        {
            return Some((Phrase::Month { year: Some(y), month: m as i8, which: None }, i + 3));
        }
        // "2015-32" is a number of something.
        let end = plain(t, i + 2, 2..=2).map(|e| y / 100 * 100 + e).filter(|e| y < 2000 || *e - y <= 15);
        let more = t.get(i + 3).is_some_and(|n| n.glued() && n.is_hyphen())
            && t.get(i + 4).is_some_and(|n| n.glued() && n.is_figure());
        let end = end.or_else(|| year(t, i + 2)).filter(|e| *e > y && !more)?;
        return Some((Phrase::Years(y, end), i + 3));
    }
    // "in 2007 and 2009"
    let listed = matches!(before(t, i), "and" | "or" | ",") && i.checked_sub(2).and_then(|b| year(t, b)).is_some();
    // "no later than 2025", "2025 or later"
    let bound = before(t, i) == "than"
        && i.checked_sub(2).is_some_and(|b| matches!(first_word(t, b), "later" | "earlier"))
        || (word(t, i + 1) == "or" && matches!(word(t, i + 2), "later" | "earlier"));
    let led = listed || bound || CALENDAR_WORDS.before_year.contains(before(t, i));
    let counted =
        matches!(before(t, i), "to" | "of" | "around" | "for" | "by" | "between" | "from" | "after" | "before")
            && !word(t, i + 1).is_empty()
            && t.get(i + 1).is_some_and(|n| is_plural(n));
    let bracketed = mark(t, i + 1, ")") && i.checked_sub(1).is_some_and(|b| mark(t, b, "(") || mark(t, b, ","));
    let whole = t.len() == 1;
    let era = usize::from(matches!(word(t, i + 1), "ad" | "a.d." | "ce"));
    if (led && !counted) || bracketed || whole || range || era == 1 {
        return Some((Phrase::Years(y, y), i + 1 + era));
    }
    // "2005 must be the year that …", not "of the 30,000 2005 was"
    let counts = i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(Token::is_figure);
    let told = CALENDAR_WORDS.of_a_year.at(t, i + 1).is_some() && !counts;
    (told || described(t, i)).then_some((Phrase::Of(y), i + 1))
}

fn day_ordinal<'a>(t: &[Token], i: usize) -> Option<(&'a i64, usize)> {
    const ALL: [i64; 23] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22];
    static NUMBERS: [i64; 23] = ALL;
    let (n, next, ordinal) = day(t, i)?;
    NUMBERS.get(usize::try_from(n).ok()?).filter(|_| ordinal).map(|n| (n, next))
}

/// "last year", "this year", "the year": which one, and the token after it.
pub(super) fn year_counted(t: &[Token], i: usize) -> Option<(i64, usize)> {
    if word(t, i) == "the" && word(t, i + 1) == "year" {
        return (before(t, i) == "of").then_some((0, i + 2));
    }
    let (which, next) = CALENDAR_WORDS.which.at(t, i)?;
    let joined = t.get(next + 1).is_some_and(|h| h.is_hyphen() && h.glued());
    (word(t, next) == "year" && !joined).then_some((*which, next + 1))
}

/// "the 18th", "Tuesday the 19th": only after a preposition or a weekday, and with nothing counted after it.
pub(super) fn day_only(t: &[Token], i: usize) -> Found {
    let at = weekday(t, i).map_or(i, |(_, next)| next);
    let (d, next, ordinal) = day(t, at + 1).filter(|_| first_word(t, at) == "the")?;
    let digits = t.get(at + 1).is_some_and(Token::is_figure);
    let led = at > i || matches!(before(t, i), "on" | "by" | "until" | "since" | "before");
    let led = led
        || matches!(before(t, i), "of" | "beginning" | "starting")
            && t.get(i.saturating_sub(2)).is_some_and(|w| w.is("week"));
    let ends = word(t, next).is_empty() || matches!(word(t, next), "and" | "to" | "at" | "in" | "when" | "but");
    (ordinal && (digits || at > i) && led && ends && !t.get(next).is_some_and(|h| h.glued() && h.is_hyphen()))
        .then_some((Phrase::DayOnly(d), next))
}
