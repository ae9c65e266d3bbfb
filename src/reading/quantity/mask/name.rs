//! Figures in names and numbers of order: G7, "Blink 182", "Article 5", "221B Baker Row".

use super::super::super::lexicon::actors::ACTORS;
use super::super::super::lexicon::{CALENDAR_WORDS, COUNTING, HEDGING, NOUN_WORDS};
use super::super::super::token::{Gap, Token};
use super::super::noun::{self, is_plural};
use super::super::unit;

/// A figure that clings to a word, or stands where names and numbers of order stand: G7, MI6, COVID-19, "Article 5",
/// "No: 16981", "NATO 2030".
pub(in super::super) fn is_name(t: &[Token], i: usize, next: usize) -> bool {
    let Some(figure) = t.get(i).filter(|f| f.is_figure()) else { return false };
    let Some(before) = i.checked_sub(1).and_then(|b| t.get(b)) else { return false };
    let earlier = i.checked_sub(2).and_then(|b| t.get(b));
    if figure.gap == Gap::Break {
        return false;
    }
    if figure.glued() && (before.is_word() || before.is_figure() || before.is("#") || before.is("@") || before.is("№"))
    {
        return true;
    }
    // COVID-19, F-16; not "up-to-500".
    let joined = figure.glued() && before.is_hyphen() && before.glued();
    // "5k-20k" and "10m-20m" are figures on both sides.
    let suffix =
        earlier.is_some_and(Token::glued) && i.checked_sub(3).and_then(|b| t.get(b)).is_some_and(Token::is_figure);
    if joined
        && !suffix
        && earlier.is_some_and(Token::is_word)
        && !earlier.is_some_and(|w| COUNTING.units.contains_key(w.lower.as_str()))
    {
        return true;
    }
    // "Every day 300 visitors come", "Week after week 300 visitors come": a length of time, and what is counted.
    let each = earlier.is_some_and(|e| e.is("every") || e.is("each"));
    let lasts = is_time(before) && counts(t, next);
    let word = before.lower.as_str();
    let led = NOUN_WORDS.names.contains(word) && word != "number" && (word != "no" || before.is_capital());
    let order = led && !each && !lasts;
    let pointed = before.is(".") || before.is(":");
    let short =
        |w: &Token| matches!(w.lower.as_str(), "no" | "nos" | "fig" | "vol" | "tel" | "id" | "isbn" | "phone" | "fax");
    // "the Group of 77"
    let grouped = before.is("of") && earlier.is_some_and(|g| g.text == "Group");
    if order || grouped || (pointed && earlier.is_some_and(short)) {
        return true;
    }
    // A capital word before small plain digits: a name, unless what follows can be counted.
    let plain = next == i + 1 && figure.text.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let name = before.is_capital()
        && !NOUN_WORDS.not_names.contains(before.lower.as_str())
        && (!starts_sentence(t, i - 1) || names_something(t, i - 1));
    plain && name && !counts(t, next)
}

/// What stands behind a figure can be counted.
fn counts(t: &[Token], next: usize) -> bool {
    let plural = |i: usize| t.get(i).is_some_and(|n| is_plural(n) && !n.is_capital());
    plural(next) || unit::after(t, next, true).is_some() || plural(next + 1)
}

fn is_time(t: &Token) -> bool {
    matches!(t.lower.as_str(), "day" | "week" | "season")
}

/// A capital word with which a sentence begins is no word that begins sentences, no adverb and nothing that is counted.
fn names_something(t: &[Token], i: usize) -> bool {
    let Some(word) = t.get(i) else { return false };
    let lower = word.lower.as_str();
    let plain = !ACTORS.openers.contains(lower) && !lower.ends_with("ly") && !is_plural(word);
    plain && !(i.saturating_sub(3)..=i).any(|b| HEDGING.before.at(t, b).is_some_and(|(_, next)| next == i + 1))
}

/// "7-Eleven", "24-hour News": a figure joined to a capital word, or to a word before the title of a programme or a paper.
pub(super) fn joined(t: &[Token], i: usize) -> Option<usize> {
    let hyphen = t.get(i + 1).filter(|h| t.get(i).is_some_and(Token::is_figure) && h.is_hyphen() && h.glued())?;
    let word = t.get(i + 2).filter(|w| w.glued() && w.is_word() && hyphen.glued())?;
    let capital = word.is_capital() && word.text.chars().skip(1).any(char::is_lowercase);
    let titled = t.get(i + 3).is_some_and(|n| {
        n.is_capital() && n.gap == Gap::Space && (n.is("news") || CALENDAR_WORDS.titles.contains(n.lower.as_str()))
    });
    (capital || titled).then_some(i + 3)
}

/// "221B Baker Row", "3M left": a letter that clings to a figure and multiplies nothing that is counted.
pub(super) fn lettered(t: &[Token], i: usize) -> Option<usize> {
    let figure = t.get(i).filter(|f| f.is_figure() && f.text.bytes().all(|b| b.is_ascii_digit()))?;
    let letter = t.get(i + 1).filter(|l| l.glued() && matches!(l.text, "B" | "M" | "K" | "T"))?;
    let before = i.checked_sub(1).and_then(|b| t.get(b)).filter(|_| figure.gap != Gap::Break);
    let money = before.is_some_and(|b| !b.is_word() && b.glued() || matches!(b.text, "$" | "€" | "£" | "¥"));
    let next = t.get(i + 2).filter(|n| n.gap == Gap::Space);
    let name = next.is_some_and(|n| n.is_capital() && !ACTORS.not_actors.contains(n.text));
    let housed = before.is_some_and(|b| {
        matches!(b.lower.as_str(), "at" | "flat" | "apartment" | "room" | "suite" | "seat" | "gate" | "unit" | "number")
    });
    let heads = before.is_none() || starts_sentence(t, i);
    let counted = counts(t, i + 2) || noun::after(t, i + 2).is_some_and(|(_, last)| t.get(last).is_some_and(is_plural));
    let is_name = letter.is_word() && (name || housed || heads && next.is_some_and(Token::is_word));
    (is_name && !money && !counted).then_some(i + 2)
}

fn starts_sentence(t: &[Token], i: usize) -> bool {
    let stop = i
        .checked_sub(1)
        .and_then(|b| t.get(b))
        .is_none_or(|b| b.ends_sentence() || matches!(b.lower.as_str(), "\"" | "“" | ":" | "•"));
    stop || t.get(i).is_some_and(|t| t.gap == Gap::Break)
}
