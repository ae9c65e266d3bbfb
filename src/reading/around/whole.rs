//! The whole phrase in which a figure or a date of a quotation stands.

use super::edge;
use crate::model::{Due, Hedge};
use crate::reading::prose::is_quote_mark;
use crate::reading::quantity::{Amount, Unit};
use crate::reading::token::{Token, tokens};
use crate::reading::when::part_of;
use crate::reading::{Anchor, Found, Language, dates, dues};
use std::ops::Range;

/// The phrase of a figure in its sentence, where the quotation cuts it: it begins before the quotation or goes on behind it,
/// and reads as another value than the quotation alone. Bytes of the sentence.
///
/// `figures` are those of the sentence; `quote` are the quotation's bytes in it; `own` is the figure as the quotation alone
/// gives it, in bytes of the quotation.
pub fn cut_figure(
    sentence: &str,
    figures: &[Found<Amount>],
    quote: Range<usize>,
    own: &Found<Amount>,
    language: Language,
) -> Option<Range<usize>> {
    let figure = moved(&own.value.figure, quote.start);
    let mut phrase = moved(&own.range, quote.start);
    // "Two hours and |20 minutes|" is one figure, told in two units.
    let part_of = || figures.iter().find(|f| within(&figure, &f.range));
    let seen = figures.iter().find(|f| overlap(&f.value.figure, &figure)).or_else(part_of);
    let t = tokens(sentence);
    // "In excess of |500|": the figure with its hedge, no part of another.
    let hedged = |f: &Found<Amount>| f.range.start < quote.start && f.value.figure.start >= quote.start;
    let is_of = |phrase: &Range<usize>| language.is_english() && is_of(sentence, phrase, &quote);
    let part = seen.is_some_and(|f| !hedged(f) && is_of(&f.range));
    match seen {
        Some(f) if !part && !same(&f.value, &own.value) => {
            let outside = !within(&f.range, &quote);
            if outside || (f.value.value, f.value.upper) != (own.value.value, own.value.upper) {
                return Some(grown(&t, union(&f.range, &phrase), language));
            }
        }
        Some(f) if !part => phrase.end = phrase.end.max(noun_end(sentence, f)),
        // In its sentence it is no figure: a year, a time of day, a part of a name.
        // What another language's reader does not see there, words outside have denied or left open.
        None if !language.is_english() => {
            return Some(near(&t, &phrase)).filter(|words| !within(words, &quote));
        }
        None if !is_of(&phrase) => {
            let words = beside(&t, &phrase);
            if !within(&words, &quote) && (touches(&t, quote.start, phrase.start) || touches(&t, phrase.end, quote.end))
            {
                return Some(union(&words, &grown(&t, phrase, language)));
            }
        }
        _ => {}
    }
    // The thing counted may stay outside.
    let whole = grown(&t, phrase.clone(), language);
    let before = whole.start < phrase.start.min(quote.start);
    let behind = whole.end > phrase.end.max(quote.end);
    (before || behind).then_some(whole)
}

/// The same as [`cut_figure`] for a due date.
pub fn cut_due(
    sentence: &str,
    quote: Range<usize>,
    own: &Found<Due>,
    anchor: &Anchor,
    language: Language,
) -> Option<Range<usize>> {
    let phrase = moved(&own.range, quote.start);
    let t = tokens(sentence);
    let all = dues(sentence, anchor, language);
    let mut seen = all.into_iter().find(|f| overlap(&f.range, &phrase));
    if seen.is_none() {
        // Another date of the sentence is the deadline there: this one is read with the words near it alone.
        let near = near(&t, &phrase);
        let start = near.start;
        let read = dues(sentence.get(near).unwrap_or(""), anchor, language).into_iter();
        seen = read.map(|f| Found { range: moved(&f.range, start), ..f }).find(|f| overlap(&f.range, &phrase));
    }
    let differs =
        |f: &Found<Due>| (f.value.form, f.value.soft, f.value.hard) != (own.value.form, own.value.soft, own.value.hard);
    // In the grammar of English a date that is read alone may be none of a deadline among other dates.
    if seen.is_none() && !language.is_english() {
        return Some(near(&t, &phrase)).filter(|r| !within(r, &quote));
    }
    if let Some(f) = seen.filter(|f| !within(&f.range, &quote) && differs(f)) {
        return Some(union(&f.range, &phrase));
    }
    if let Some(date) = other_date(sentence, &quote, &phrase, anchor, language) {
        return Some(union(&date, &phrase));
    }
    let first = t.partition_point(|k| k.range.end <= phrase.start);
    let part = || language.is_english().then(|| part_of(&t, first)).flatten();
    let whole =
        edge::before(&t, first, language).or_else(part).and_then(|i| t.get(i)).map(|k| k.range.start..phrase.end)?;
    (!within(&whole, &quote)).then_some(whole)
}

/// The date of the sentence in which the quotation's own is a part, where it names other days: "the eve of 12 June".
fn other_date(
    sentence: &str,
    quote: &Range<usize>,
    phrase: &Range<usize>,
    anchor: &Anchor,
    language: Language,
) -> Option<Range<usize>> {
    let all = dates(sentence, anchor, language);
    let here = all.into_iter().find(|f| overlap(&f.range, phrase) && !within(&f.range, quote))?;
    let own = dates(sentence.get(quote.clone())?, anchor, language).into_iter();
    let mut own = own.filter(|f| overlap(&moved(&f.range, quote.start), phrase));
    (!own.any(|f| f.value.days == here.value.days)).then_some(here.range)
}

/// Words before and behind a date that may say how it binds.
const NEAR: usize = 6;

fn near(t: &[Token], phrase: &Range<usize>) -> Range<usize> {
    let first = t.partition_point(|k| k.range.end <= phrase.start);
    let end = t.partition_point(|k| k.range.start < phrase.end);
    let stops = |i: &usize| t.get(*i).is_some_and(|k| !matches!(k.lower.as_str(), "," | ";" | ":" | "—"));
    let from = (first.saturating_sub(NEAR)..first).rev().take_while(stops).last().unwrap_or(first);
    let to = (end..t.len().min(end + NEAR)).take_while(stops).last().map_or(end, |i| i + 1);
    let start = t.get(from).map_or(phrase.start, |k| k.range.start);
    start..t.get(to.saturating_sub(1)).map_or(phrase.end, |k| k.range.end).max(phrase.end)
}

/// With what stands right beside it and belongs to it.
fn grown(t: &[Token], phrase: Range<usize>, language: Language) -> Range<usize> {
    let first = t.partition_point(|k| k.range.end <= phrase.start);
    let end = t.partition_point(|k| k.range.start < phrase.end);
    let start = edge::before(t, first, language).and_then(|i| t.get(i)).map_or(phrase.start, |k| k.range.start);
    let past = edge::behind(t, end, language).and_then(|i| t.get(i.min(t.len()).checked_sub(1)?));
    start.min(phrase.start)..past.map_or(phrase.end, |k| k.range.end).max(phrase.end)
}

/// The two read alike. A figure alone and things counted are the same number.
fn same(a: &Amount, b: &Amount) -> bool {
    let plain = |h: Hedge| if h == Hedge::Bare { Hedge::Exact } else { h };
    let unit = |a: &Amount| a.unit.clone().filter(|u| *u != Unit::Count);
    let all = |a: &Amount| (a.value, a.upper, plain(a.hedge), unit(a), a.per.clone());
    all(a) == all(b)
}

/// "A of B", where the quotation begins with B: two figures, each quotable alone. "Out of B" is a part of A's phrase.
fn is_of(sentence: &str, phrase: &Range<usize>, quote: &Range<usize>) -> bool {
    let before = sentence.get(..quote.start).unwrap_or("").to_lowercase();
    let mut words = before.split_whitespace().rev().peekable();
    while words.next_if(|w| matches!(*w, "the" | "these" | "those" | "its" | "their" | "all" | "some")).is_some() {}
    let of = words.next() == Some("of") && words.next() != Some("out");
    of && (phrase.start < quote.start
        || phrase.start - quote.start < 2
        || sentence.get(quote.start..phrase.start).is_some_and(is_light))
}

/// Nothing but articles and marks.
fn is_light(words: &str) -> bool {
    words.split_whitespace().all(|w| {
        matches!(
            w.trim_matches(|c: char| !c.is_alphanumeric()),
            "" | "the" | "these" | "those" | "its" | "their" | "all"
        )
    })
}

/// Where the thing counted ends, as it stands behind the figure.
fn noun_end(sentence: &str, f: &Found<Amount>) -> usize {
    let noun = f.value.noun.as_deref().unwrap_or("");
    let behind = sentence.get(f.range.end..).unwrap_or("");
    behind.find(noun).filter(|at| *at <= 4).map_or(f.range.end, |at| f.range.end + at + noun.len())
}

/// No word stands between.
fn touches(t: &[Token], from: usize, to: usize) -> bool {
    let between = t.iter().skip_while(|k| k.range.start < from).take_while(|k| k.range.end <= to);
    between.into_iter().all(|k| is_quote_mark(&k.lower) || matches!(k.lower.as_str(), "the" | "a" | "an"))
}

/// A phrase with the words right beside it.
fn beside(t: &[Token], phrase: &Range<usize>) -> Range<usize> {
    let first = t.partition_point(|k| k.range.end <= phrase.start);
    let end = t.partition_point(|k| k.range.start < phrase.end);
    // All that clings to it: "12'500".
    let clings = |i: usize| t.get(i).is_some_and(Token::glued);
    let start = (0..first).rev().find(|i| !clings(*i) || !clings(i + 1)).and_then(|i| t.get(i));
    let end = end + (end + 1..t.len()).take_while(|i| clings(end) && clings(*i)).count();
    start.map_or(phrase.start, |k| k.range.start)..t.get(end).map_or(phrase.end, |k| k.range.end)
}

fn moved(r: &Range<usize>, by: usize) -> Range<usize> {
    by + r.start..by + r.end
}

fn union(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests;
