//! Deadlines in prose: a date, and the words beside it that say how it binds.

mod bound;

use super::super::Found;
use super::super::lexicon::due::Lead;
use super::super::numeral::numeral;
use super::super::token::{Gap, Token, bytes, tokens};
use super::anchor::Anchor;
use super::lean::Lean;
use super::over::is_over;
use super::phrase::{self, Part, Phrase, Unit};
use super::planned::{plan, would};
use super::resolve::{self, Context, later, resolve};
use super::span::around;
use super::tense::{bound, had_done, lean};
use crate::model::{Due, DueForm};
use jiff::civil::Date;

/// All wordings of a deadline in a stretch of prose, in order, not overlapping. A year that is not printed is that of the
/// next such date on or after the publication date, or of the last one where the sentence tells what is over. A date that no word marks as a deadline is read as one ("1 May") where
/// its sentence has none that is marked; what is plainly past ("last year", "two days ago") never is.
pub fn dues(text: &str, anchor: &Anchor) -> Vec<Found<Due>> {
    let t = tokens(text);
    let mut marked = Vec::new();
    let mut bare = Vec::new();
    let phrases = phrase::all(&t);
    let day_first = phrase::day_first(&t);
    for (phrase, start, end) in &phrases {
        let Some(wording) = wording(&t, phrase, *start, *end) else { continue };
        let published = anchor.published;
        let plan = if over(&t, &wording, *start) { Some(Lean::Past) } else { plan(&t, wording.start, wording.end) };
        let lean = plan.unwrap_or(Lean::Future);
        let context = Context { published, last_day: None, last: None, named: &[], lean, day_first };
        let told = statement(&t, &phrases, *start, plan, &context);
        let Some(days) = told.map_or_else(|| resolve(phrase, &context).map(|r| r.0), |s| counted(phrase, &context, s))
        else {
            continue;
        };
        let (Some(first), Some(last)) = (days.from, days.to) else { continue };
        let (wording, first, last) = match bound::about(&t, *start).filter(|_| !wording.marked) {
            // "By around 9 May" sets no day.
            Some(at) if bound::leads(&t, at) || first != last => continue,
            Some(at) => match around(first, last) {
                Some((first, last)) => (Wording { start: at, form: DueForm::On, ..wording }, first, last),
                None => continue,
            },
            None => (wording, first, last),
        };
        let list = if wording.marked { &mut marked } else { &mut bare };
        list.push((wording.start, wording.end, wording.form, first, last));
    }
    marked.extend(within(&t, anchor, &phrases));
    let sentences = sentences(&t);
    let sentence = |at: usize| sentences.partition_point(|s| *s <= at);
    let mut taken: Vec<usize> = marked.iter().map(|m| sentence(m.0)).collect();
    taken.sort_unstable();
    marked.extend(bare.into_iter().filter(|b| taken.binary_search(&sentence(b.0)).is_err()));
    marked.sort_by_key(|m| m.0);
    let mut out: Vec<Found<Due>> = Vec::new();
    for (start, end, form, first, last) in marked {
        let Some(range) = bytes(&t, start, end) else { continue };
        if out.last().is_some_and(|o| o.range.end > range.start) {
            continue;
        }
        let verbatim = text.get(range.clone()).unwrap_or("");
        out.extend(Due::denote(verbatim, form, first, last).map(|value| Found { value, range }));
    }
    out
}

/// The days on which a plan was made or told, where the sentence names them before the date: "In January it promised to".
fn statement(
    t: &[Token],
    phrases: &[(Phrase, usize, usize)],
    date: usize,
    plan: Option<Lean>,
    c: &Context,
) -> Option<(Date, Date)> {
    let at = phrases.partition_point(|p| p.1 < date).checked_sub(1)?;
    let (phrase, start, end) = phrases.get(at)?;
    let one_sentence = (*end..date).all(|i| {
        let breaks = t.get(i).is_none_or(|w| w.gap == Gap::Break || matches!(w.lower.as_str(), ";" | "\""));
        !breaks && !t.get(i - 1).is_some_and(|w| w.ends_sentence() && i > *end)
    });
    let tells = plan == Some(Lean::Planned) || plan.is_none() && would(t, *end, date);
    if !one_sentence || !tells || wording(t, phrase, *start, *end).is_some_and(|w| w.marked) {
        return None;
    }
    let (days, _) = resolve(phrase, &Context { lean: Lean::Past, ..*c })?;
    days.from.zip(days.to).filter(|(from, _)| Some(*from) <= c.published)
}

/// The first such date after a statement; none where the days of the statement give several.
fn counted(phrase: &Phrase, c: &Context, (from, to): (Date, Date)) -> Option<crate::model::Days> {
    let on = |day| resolve(phrase, &Context { published: Some(day), lean: Lean::Future, ..*c });
    let (days, known) = on(from)?;
    if known != resolve::Known::YearLess {
        return resolve(phrase, c).map(|r| r.0);
    }
    let month = crate::model::day::days_from(from, to) <= 31;
    (month || on(to).is_some_and(|(d, _)| d == days)).then_some(days)
}

struct Wording {
    form: DueForm,
    start: usize,
    end: usize,
    /// Words beside the date say that it is a deadline.
    marked: bool,
}

/// "Sold it in April", "had left by Friday": what the date dates is over.
fn over(t: &[Token], wording: &Wording, date: usize) -> bool {
    match wording.form {
        DueForm::On | DueForm::Before | DueForm::NotBefore | DueForm::After => is_over(t, wording.start),
        DueForm::By | DueForm::ByEndOf | DueForm::ByPeriod => before(t, date, 1) == "by" && had_done(t, date),
        DueForm::Deadline | DueForm::Within => false,
    }
}

/// Tokens before a date, from the nearest: at most `n` in the same sentence.
fn before<'t>(t: &'t [Token], start: usize, n: usize) -> &'t str {
    let breaks = (start + 1 - n.min(start + 1)..=start).skip(1).any(|i| t.get(i).is_some_and(|t| t.gap == Gap::Break));
    start.checked_sub(n).and_then(|i| t.get(i)).filter(|_| !breaks).map_or("", |t| t.lower.as_str())
}

fn wording(t: &[Token], phrase: &Phrase, start: usize, end: usize) -> Option<Wording> {
    let (w1, w2) = (before(t, start, 1), before(t, start, 2));
    let marked = |form, words: usize| Some(Wording { form, start: start - words.min(start), end, marked: true });
    if is_past(phrase) {
        return None;
    }
    // "by the May 1 deadline" is still that deadline.
    let article = usize::from(w1 == "the" || w1 == "a");
    if t.get(end).is_some_and(|t| t.is("deadline")) {
        return Some(Wording { form: DueForm::Deadline, start: start - article, end: end + 1, marked: true });
    }
    // "a deadline of noon today"
    let hour = clock(t, start);
    if hour > 0 && matches!((before(t, start, hour + 2), before(t, start, hour + 1)), ("deadline", "of" | "is" | "was"))
    {
        return marked(DueForm::Deadline, hour + 2);
    }
    match (w2, w1) {
        ("deadline", "of" | "is" | "was") => return marked(DueForm::Deadline, 2),
        (_, "expires" | "expire" | "expiring" | "lapses" | "lapse") => return marked(DueForm::Deadline, 0),
        ("expires" | "expire" | "expiring" | "lapses" | "lapse", "on" | "at") => return marked(DueForm::Deadline, 1),
        (_, "beyond" | "past") => return marked(DueForm::Deadline, 1),
        _ => {}
    }
    if is_period(phrase) && matches!(w1, "between" | "from") {
        let lead = Wording { form: DueForm::On, start: start - 1, end, marked: false };
        return (!bound::is_denied(t, start - 1)).then_some(lead);
    }
    match bound::bound(t, start, end) {
        Some(_) if phrase::part_of(t, start).is_some() => None,
        Some(b) => bounded(t, phrase, &b, start),
        // "until midnight on 1 February", "by noon on Friday"
        None => match bound(t, start).filter(|_| w1 != "of") {
            Some(words) => marked(by(phrase), words),
            None => bare(t, phrase, start, end),
        },
    }
}

/// "9 May and 20 June" behind "between", "9 May to 20 June" behind "from".
fn is_period(phrase: &Phrase) -> bool {
    let names = |p: &Phrase| matches!(p, Phrase::Day { .. } | Phrase::Month { which: None, .. });
    matches!(phrase, Phrase::Span(first, last) if names(first) && names(last))
}

/// Words beside the date bind it.
fn bounded(t: &[Token], phrase: &Phrase, b: &bound::Bound, date: usize) -> Option<Wording> {
    let end_of = matches!(dated(phrase), Phrase::Part(Part::End, _));
    let wording = |form| Some(Wording { form, start: b.start, end: b.end, marked: true });
    // "Won't agree to leave by 1 May" sets no day.
    let lead = b.lead?;
    match lead {
        Lead::By => wording(by(phrase)),
        // "Not before the summer" sets no day.
        Lead::Before | Lead::From if matches!(phrase, Phrase::Season { .. }) => None,
        Lead::Before if end_of => wording(DueForm::ByEndOf),
        Lead::Before => wording(DueForm::Before),
        Lead::From => wording(DueForm::NotBefore),
        Lead::Starting | Lead::After => {
            let form = if lead == Lead::After { DueForm::After } else { DueForm::NotBefore };
            let marked = before(t, date, 2) == "as" && lead == Lead::Starting;
            is_fixed(t, phrase, date, b.end).then_some(Wording { form, start: b.start, end: b.end, marked })
        }
    }
}

/// A date that no word marks.
fn bare(t: &[Token], phrase: &Phrase, start: usize, end: usize) -> Option<Wording> {
    let on = usize::from(before(t, start, 1) == "on");
    // "Shut since 9 May" tells what is.
    if before(t, start, 1) == "since" {
        return None;
    }
    // "Will not open on 1 May" sets no day, "the last days of May" none that is read.
    if bound::is_denied(t, start - on) || phrase::part_of(t, start).is_some() {
        return None;
    }
    // A date that nothing stands before is the day of the deadline, whatever happens on it.
    let form = if start == 0 { DueForm::Deadline } else { DueForm::On };
    is_fixed(t, phrase, start, end).then_some(Wording { form, start: start - on, end, marked: false })
}

/// The date without the year that it counts from.
fn dated(phrase: &Phrase) -> &Phrase {
    match phrase {
        Phrase::InYear(of, _) => of,
        other => other,
    }
}

fn by(phrase: &Phrase) -> DueForm {
    match dated(phrase) {
        Phrase::Part(Part::End, _) => DueForm::ByEndOf,
        Phrase::Month { .. }
        | Phrase::Years(..)
        | Phrase::Period { .. }
        | Phrase::Quarter { .. }
        | Phrase::Season { .. }
        | Phrase::Stretch(..)
        | Phrase::WeekOf(_)
        | Phrase::WeekTo(_)
        | Phrase::Part(..) => DueForm::ByPeriod,
        _ => DueForm::By,
    }
}

/// Plainly past, or counted from another day.
fn is_past(phrase: &Phrase) -> bool {
    matches!(
        phrase,
        Phrase::Period { which: ..0, .. }
            | Phrase::Weekday { which: Some(..0), .. }
            | Phrase::Month { which: Some(..0), .. }
            | Phrase::Season { which: Some(..0), .. }
            | Phrase::Of(_)
            | Phrase::Shift { n: ..0, .. }
            | Phrase::Near(..0)
            | Phrase::Follow(..)
            | Phrase::That(_)
            | Phrase::Within(..)
            | Phrase::Lapse(..=0, _)
            | Phrase::Feast(..0, _)
            | Phrase::InYear(_, ..0)
    )
}

/// A day, or a period that its words say is to come.
fn is_fixed(t: &[Token], phrase: &Phrase, start: usize, end: usize) -> bool {
    matches!(
        dated(phrase),
        Phrase::Day { .. } | Phrase::Days { .. } | Phrase::OnWeekday(..) | Phrase::Month { .. } | Phrase::Moving { .. }
    ) || matches!(phrase, Phrase::Near(_) | Phrase::Weekday { .. } | Phrase::WeekdayOf(..))
        || matches!(phrase, Phrase::From(1.., _, of) if matches!(**of, Phrase::Weekday { .. } | Phrase::Near(_)))
        || matches!(phrase, Phrase::From(_, _, of) if of.names_its_day())
        || matches!(phrase, Phrase::Stretch(_, _, of) if matches!(**of, Phrase::Month { which: None, .. }))
        || matches!(phrase, Phrase::WeekOf(_) | Phrase::WeekTo(_))
        || (runs(phrase) && lean(t, start, end) == Lean::Future)
        || matches!(phrase, Phrase::Part(p, of) if !matches!(p, Part::Earlier | Part::Later | Part::Rest) && !matches!(**of, Phrase::Years(..) | Phrase::Period { which: ..0, .. }))
}

/// A year, a season or a period of the calendar: due in it is what its words say is to come.
fn runs(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::Years(first, last) => first == last,
        Phrase::Stretch(.., of) => runs(of),
        Phrase::Season { .. } => true,
        Phrase::Period { unit, which } => {
            (0..=1).contains(which) && matches!(unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)
        }
        Phrase::Part(part, _) => matches!(part, Part::Later | Part::Rest),
        Phrase::Lapse(n, _) => *n > 0,
        _ => false,
    }
}

/// Tokens of a time of day right before a date: "noon", "5 p.m.".
fn clock(t: &[Token], start: usize) -> usize {
    match (before(t, start, 2), before(t, start, 1)) {
        (_, "noon" | "midnight") => 1,
        (_, "p.m." | "a.m." | "pm" | "am" | "gmt" | "est") => 2,
        _ => 0,
    }
}

type Span = (usize, usize, DueForm, Date, Date);

/// "within 14 months", from the day the obligation was made or the one that is named.
fn within(t: &[Token], anchor: &Anchor, phrases: &[(Phrase, usize, usize)]) -> Vec<Span> {
    let mut out = Vec::new();
    for i in 0..t.len() {
        if !t.get(i).is_some_and(|t| t.is("within")) {
            continue;
        }
        let skip = match (t.get(i + 1).map_or("", |t| t.lower.as_str()), t.get(i + 2).map_or("", |t| t.lower.as_str()))
        {
            ("the", "next" | "following") => 2,
            _ => 0,
        };
        let number = match t.get(i + 1 + skip).map_or("", |t| t.lower.as_str()) {
            "a" | "an" => Some((1, i + 2 + skip)),
            _ => numeral(t, i + 1 + skip)
                .filter(|n| n.value.is_integer() && (1..1000).contains(&n.value.numer()))
                .map(|n| (n.value.numer() as i64, n.next)),
        };
        let Some((n, mut next)) = number else { continue };
        next += usize::from(t.get(next).is_some_and(|h| h.is_hyphen()));
        let unit = match t.get(next).map_or("", |t| t.lower.as_str()) {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "year" | "years" => Unit::Year,
            _ => continue,
        };
        let mut end = next + 1;
        // "is to follow within 90 days": of the day of the news, where no obligation of its own day is told.
        let to_come = phrases.binary_search_by_key(&i, |p| p.1).ok().and_then(|at| phrases.get(at));
        let to_come = to_come.is_some_and(|(p, ..)| matches!(p, Phrase::Within(..)));
        let mut from = anchor.counted_from.or(anchor.published.filter(|_| to_come));
        if t.get(end).is_some_and(|w| ["of", "from", "after"].iter().any(|p| w.is(p))) {
            let named = phrases.binary_search_by_key(&(end + 1), |p| p.1).ok().and_then(|at| phrases.get(at));
            let published = anchor.published;
            let lean = Lean::Nearest;
            let context = Context { published, last_day: None, last: None, named: &[], lean, day_first: None };
            if let Some((phrase, _, after)) = named
                && let Some(day) = resolve(phrase, &context).and_then(|(d, _)| d.day())
            {
                (from, end) = (Some(day), *after);
            }
        }
        let Some((from, first)) = from.and_then(|f| Some((f, later(f, n, unit)?))) else { continue };
        let month_end = matches!(unit, Unit::Month | Unit::Year) && from == from.last_of_month();
        out.push((i, end, DueForm::Within, first, if month_end { first.last_of_month() } else { first }));
    }
    out
}

/// Tokens at which sentences start.
fn sentences(t: &[Token]) -> Vec<usize> {
    let starts = |i: &usize| {
        let Some(here) = t.get(*i) else { return false };
        let after_stop = i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(Token::ends_sentence);
        here.gap == Gap::Break || (after_stop && here.gap == Gap::Space && here.is_capital())
    };
    (0..t.len()).filter(starts).collect()
}

#[cfg(test)]
mod tests;
