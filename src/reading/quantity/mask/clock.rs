//! Times of day: "10:46 am", "7 to 9pm", "half past six", "at 10.30".

use super::super::super::lexicon::COUNTING;
use super::super::super::token::{Gap, Token};
use super::super::{noun, unit};

fn lower<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).map_or("", |t| t.lower.as_str())
}

fn glued(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::glued)
}

/// An hour or a minute in words.
fn spelt(t: &[Token], i: usize) -> bool {
    COUNTING.units.get(lower(t, i)).is_some_and(|n| *n > 0) || COUNTING.tens.contains_key(lower(t, i))
}

pub(super) fn clock(t: &[Token], i: usize) -> Option<usize> {
    exact(t, i).or_else(|| span(t, i)).or_else(|| pointed(t, i)).or_else(|| past(t, i))
}

/// `10:46 am`, `5 p.m.`, `1600 GMT`, "5 o'clock", "five o'clock", "0800 hours".
fn exact(t: &[Token], i: usize) -> Option<usize> {
    if spelt(t, i) && lower(t, i + 1) == "o'clock" {
        return Some(i + 2);
    }
    let figure = t.get(i).filter(|f| f.is_figure())?;
    let mut next = i + 1;
    while lower(t, next) == ":" && glued(t, next) && glued(t, next + 1) && t.get(next + 1).is_some_and(Token::is_figure)
    {
        next += 2;
    }
    let four = figure.text.len() == 4;
    match lower(t, next) {
        "am" | "pm" | "a.m." | "p.m." | "a.m" | "p.m" | "o'clock" | "gmt" | "utc" | "est" | "edt" => Some(next + 1),
        "hrs" if four => Some(next + 1),
        "hours" if four && (figure.text.starts_with('0') || leads(t, i)) => Some(next + 1),
        _ => (next > i + 1).then_some(next),
    }
}

/// "7 to 9pm", "7-9 pm", "between 7 and 9 pm".
fn span(t: &[Token], i: usize) -> Option<usize> {
    let hour = |at: usize| t.get(at).is_some_and(|f| f.is_figure() && f.text.len() <= 5) || spelt(t, at);
    let joint = matches!(lower(t, i + 1), "to" | "-" | "–" | "and" | "or" | "until");
    (hour(i) && joint && hour(i + 2)).then(|| exact(t, i + 2)).flatten()
}

/// A word after which a figure with a point may be a time of day.
fn leads(t: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).map_or("", |b| lower(t, b));
    matches!(before, "at" | "by" | "until" | "till" | "from" | "since" | "before" | "after" | "around" | "about")
}

/// "At 10.30", where nothing is counted behind it.
fn pointed(t: &[Token], i: usize) -> Option<usize> {
    let (hours, minutes) = t.get(i).filter(|f| f.is_figure() && leads(t, i))?.text.split_once('.')?;
    let (hours, minutes): (u8, u8) = (hours.parse().ok()?, minutes.parse().ok().filter(|_| minutes.len() == 2)?);
    let at = i.checked_sub(1).is_some_and(|b| lower(t, b) == "at");
    let counted = unit::after(t, i + 1, true).is_some()
        || t.get(i + 1).is_some_and(|w| w.gap != Gap::Break && COUNTING.scales.contains_key(w.lower.as_str()))
        || glued(t, i + 1) && t.get(i + 1).is_some_and(Token::is_word)
        || noun::after(t, i + 1).is_some();
    (at && hours < 24 && minutes < 60 && !counted).then_some(i + 1)
}

/// "Half past six", "a quarter to eight", "ten past nine", "twenty minutes past five".
fn past(t: &[Token], i: usize) -> Option<usize> {
    let number = |at: usize| spelt(t, at) || t.get(at).is_some_and(|f| f.is_figure() && f.text.len() <= 2);
    let part = matches!(lower(t, i), "half" | "quarter");
    if !part && !number(i) {
        return None;
    }
    let mut at = i + 1;
    at += usize::from(lower(t, at) == "-" && spelt(t, at + 1)) * 2;
    let minutes = lower(t, at) == "minutes";
    at += usize::from(minutes);
    // "Ten to twelve" may be a range.
    let to = lower(t, at) == "to" && (minutes || lower(t, i) == "quarter");
    ((lower(t, at) == "past" || to) && number(at + 1)).then_some(at + 2)
}
