//! Rates: what a figure is of. "300 visitors a day" is another measure than 300 visitors, and than 300 a week.

use super::super::lexicon::rate::RATE_WORDS;
use super::super::lexicon::{COUNTING, MEASURES};
use super::super::numeral::numeral;
use super::super::token::{Gap, Token};
use super::noun::is_plural;

/// Most words between "annual" and "of": "an annual rent of $300".
const FAR: usize = 2;

fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
}

/// A hyphen that joins: "$10-a-month".
fn past_hyphen(t: &[Token], i: usize) -> usize {
    let joined = t.get(i).is_some_and(|h| h.is_hyphen() && h.glued()) && t.get(i + 1).is_some_and(Token::glued);
    i + usize::from(joined)
}

/// A word that tells a rate alone, before what is counted: "daily visitors".
pub(super) fn alone(t: &[Token], i: usize) -> Option<(String, usize)> {
    RATE_WORDS.alone.at(t, i).map(|(of, next)| ((*of).to_owned(), next))
}

/// The rate that is told from a token on, and the token after it: "a day", "per 100,000 people", "per person a year".
pub(super) fn after(t: &[Token], i: usize) -> Option<(String, usize)> {
    let (mut of, mut next) = one(t, i)?;
    for _ in 0..2 {
        let Some((more, past)) = one(t, next) else { break };
        (of, next) = (format!("{of} {more}"), past);
    }
    Some((of, next))
}

fn one(t: &[Token], i: usize) -> Option<(String, usize)> {
    // "300 visitors on average each day"
    let mut at = past_hyphen(t, i);
    at += 2 * usize::from(word(t, at) == "on" && word(t, at + 1) == "average");
    if t.get(at)?.gap == Gap::Break {
        return None;
    }
    if let Some((of, next)) = RATE_WORDS.alone.at(t, at) {
        return Some(((*of).to_owned(), next));
    }
    match word(t, at) {
        "per" => per(t, past_hyphen(t, at + 1)),
        "for" if matches!(word(t, at + 1), "each" | "every") => per(t, at + 2),
        "each" | "every" => every(t, at + 1),
        "a" | "an" => {
            let (of, next) = every(t, past_hyphen(t, at + 1))?;
            (!RATE_WORDS.other.contains(word(t, next))).then_some((of, next))
        }
        "/" if t.get(at).is_some_and(Token::glued) && t.get(at + 1).is_some_and(Token::is_word) => every(t, at + 1),
        _ => None,
    }
}

/// A thing that is known to be what rates are of: a time, a unit of measure, a person.
fn every(t: &[Token], i: usize) -> Option<(String, usize)> {
    let thing = RATE_WORDS.thing(t.get(i).filter(|w| w.is_word() && !is_plural(w) && w.gap != Gap::Break)?);
    if let Some(of) = thing {
        return Some((of.to_owned(), i + 1));
    }
    let ((at, _), next) = MEASURES.words.at(t, i).filter(|(_, next)| t.get(next - 1).is_some_and(Token::is_word))?;
    let long = t.get(i).is_some_and(|w| w.text.len() > 3);
    long.then(|| MEASURES.all.get(*at)).flatten().map(|m| (m.name.to_owned(), next))
}

/// Whatever stands after "per": a unit, "100,000 people", any word.
fn per(t: &[Token], i: usize) -> Option<(String, usize)> {
    let w = t.get(i).filter(|w| w.gap != Gap::Break)?;
    if matches!(w.lower.as_str(), "cent" | "mille" | "se" | "mil") {
        return None;
    }
    if let Some(of) = RATE_WORDS.thing(w) {
        return Some((of.to_owned(), i + 1));
    }
    if let Some(((at, _), next)) = MEASURES.words.at(t, i) {
        return MEASURES.all.get(*at).map(|m| (m.name.to_owned(), next));
    }
    let scale = COUNTING.scales.get(w.lower.as_str()).map(|s| (s.to_string(), i + 1));
    let figure = scale.or_else(|| numeral(t, i).map(|n| (n.value.to_string(), n.next)));
    let Some((figure, next)) = figure else {
        return w.is_word().then(|| (w.lower.clone(), i + 1));
    };
    // "per 100,000 people", "per 1,000 live births"
    let noun = (next..next + 2).find(|n| t.get(*n).is_some_and(|w| w.gap != Gap::Break && is_plural(w)));
    Some(match noun.and_then(|n| Some((n, t.get(n)?))) {
        Some((n, w)) => (format!("{figure} {}", w.lower), n + 1),
        None => (figure, next),
    })
}

/// The rate that is told before a figure at token `i`: "each day 300", "an annual 300", "a weekly wage of $300".
pub(super) fn before(t: &[Token], i: usize) -> Option<String> {
    let same = |at: usize| (at + 1..=i).all(|n| t.get(n).is_none_or(|t| t.gap != Gap::Break));
    let alone = |at: usize| RATE_WORDS.alone.at(t, at).filter(|(_, next)| *next == at + 1 && same(at));
    let b = i.checked_sub(1)?;
    let b = if t.get(b)?.is(",") { b.checked_sub(1)? } else { b };
    if let Some((of, _)) = alone(b) {
        return Some((*of).to_owned());
    }
    if let Some(of) = RATE_WORDS.thing(t.get(b)?)
        && b.checked_sub(1).and_then(|e| t.get(e)).is_some_and(|e| e.is("each") || e.is("every"))
        && same(b)
    {
        return Some(of.to_owned());
    }
    if !t.get(b)?.is("of") || !RATE_WORDS.amounts.contains(t.get(b.checked_sub(1)?)?.lower.as_str()) {
        return None;
    }
    (1..=FAR + 1).filter_map(|n| b.checked_sub(n)).find_map(alone).map(|(of, _)| (*of).to_owned())
}
