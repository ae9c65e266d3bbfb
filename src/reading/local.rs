//! Reading in languages other than English: figures with their scale words, hedges and bounds, units, dates and due dates,
//! by the word lists of `words/`. A language without a list is read by its digits, and by scale words where they are known.
//!
//! The grammar is small on purpose: what it does not know for certain is no amount but a [`Doubt`], which an editor decides.

mod amount;
mod day;
mod lex;
mod negation;
mod number;
#[cfg(test)]
mod tests;
mod words;

pub use amount::Doubt;
pub use lex::is_unspaced;
#[cfg(test)]
pub(super) use words::{english, files};
pub(super) use words::{listed, scaled};

use super::Found;
use super::language::{Language, Words as Kind};
use super::quantity::Amount;
use super::when::{Anchor, DateRead};
use crate::model::Due;
use lex::tokens;
use std::ops::Range;
use words::Words;

fn of(language: Language) -> (&'static Words, bool) {
    match language.words() {
        Kind::Listed(n) => (words::of_listed(n), true),
        Kind::Unlisted(n) => (words::of_unlisted(n), false),
        Kind::English => (words::of_unlisted(None), false),
    }
}

pub(super) fn quantities(text: &str, language: Language) -> Vec<Found<Amount>> {
    read(text, language).amounts
}

pub(super) fn doubts(text: &str, language: Language) -> Vec<Found<Doubt>> {
    read(text, language).doubts
}

/// A word beside a figure's own words that no list has: it may say how the figure is meant. In English all that may is read.
pub fn has_unread_word(quote: &str, figure: &str, language: Language) -> bool {
    if language.is_english() {
        return false;
    }
    let (w, _) = of(language);
    let range = quote.find(figure).map_or(0..0, |at| at..at + figure.len());
    let t = tokens(quote, language.style());
    let noun = t.iter().position(|t| t.range.start >= range.end && t.is_word);
    let outside = |t: &lex::Token| t.is_word && (t.range.end <= range.start || t.range.start >= range.end);
    t.iter().enumerate().any(|(i, t_i)| outside(t_i) && Some(i) != noun && !w.stop.is_at(&t, i) && !w.link.is_at(&t, i))
}

/// The word, in small letters, is written with a point behind it in the language.
pub(super) fn is_shortened(word: &str, language: Language) -> bool {
    of(language).0.shortened.contains(word)
}

fn read(text: &str, language: Language) -> amount::Reading {
    let (w, listed) = of(language);
    let t = tokens(text, language.style());
    amount::read(w, &t, &day::mask(w, &t), listed)
}

/// A negation outside a quotation that may turn it round: bytes of the sentence. The grammar is not known well enough to say more.
pub(super) fn negation(sentence: &str, quote: Range<usize>, counted: bool, language: Language) -> Option<Range<usize>> {
    let (w, listed) = of(language);
    listed.then(|| negation::around(w, &tokens(sentence, language.style()), &quote, !counted)).flatten()
}

pub(super) fn dates(text: &str, anchor: &Anchor, language: Language) -> Vec<Found<DateRead>> {
    let t = tokens(text, language.style());
    day::dates(of(language).0, text, &t, anchor)
}

pub(super) fn dues(text: &str, anchor: &Anchor, language: Language) -> Vec<Found<Due>> {
    let t = tokens(text, language.style());
    day::dues(of(language).0, text, &t, anchor)
}
