//! A first look at the text around a quotation, without reading it: whether a phrase of it can go on beyond, and whether
//! anything there can govern it. Most quotations end there, and no sentence is read for them.

use super::{LONGEST, cut};
use crate::reading::Language;
use crate::reading::lexicon::turns::turns;
use crate::reading::prose::{LONGEST_SHORTENED, is_shortened, plainly_ends};
use std::ops::Range;

/// A phrase may begin before the quotation or go on behind it: it does not stand between the ends of sentences or clauses.
pub fn may_go_on(text: &str, at: &Range<usize>, language: Language) -> bool {
    let (before, behind) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
    let closed = before.trim_end_matches([' ', '“', '"', '„', '«']);
    let left = match closed.chars().next_back() {
        None | Some('\n' | '!' | '?' | ';' | ':' | '(') => true,
        // "approx. 500"
        Some('.') => {
            let word = closed.trim_end_matches('.').rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            word.chars().count() > LONGEST_SHORTENED || !is_shortened(&word.to_lowercase(), language)
        }
        // "May 1, 2021"
        Some(',') => !closed.trim_end_matches(',').ends_with(|c: char| c.is_numeric()),
        _ => false,
    };
    let mut next = behind.chars();
    let right = match next.next() {
        None | Some('\n' | '!' | '?' | ';' | ':' | ')') => true,
        // "2.5"
        Some('.') => next.find(|c| !is_closing(*c)).is_none_or(char::is_whitespace),
        _ => false,
    };
    !(left && right)
}

/// Marks that may close behind the stop of a sentence.
fn is_closing(c: char) -> bool {
    matches!(c, '”' | '"' | '»' | '“' | '’' | '\'' | ')')
}

/// A word that can turn the quotation round, or make less of it, stands in its sentence outside it.
pub fn may_be_governed(text: &str, at: &Range<usize>, language: Language) -> bool {
    let Some(turns) = turns(language) else { return language.reads_words() };
    let before = text.get(cut(text, at.start.saturating_sub(LONGEST), at)..at.start).unwrap_or("");
    let behind = text.get(at.end..cut(text, at.end + LONGEST, at)).unwrap_or("");
    let ends = |text: &str, i: usize| text.as_bytes().get(i + 1).is_none_or(u8::is_ascii_whitespace);
    // A shortened word ends no sentence, so that the look goes one stop further than the nearest.
    let start = before.rfind('\n').map_or(0, |i| i + 1);
    let line = before.get(start..).unwrap_or("");
    let start = line.rmatch_indices('.').filter(|(i, _)| ends(line, *i)).nth(2).map_or(0, |(i, _)| i + 1);
    let line_end = behind.find('\n').unwrap_or(behind.len());
    let rest = behind.get(..line_end).unwrap_or("");
    let end = rest.match_indices('.').filter(|(i, _)| ends(rest, *i)).nth(2).map_or(rest.len(), |(i, _)| i);
    // In a text set in lines a sentence runs over several.
    let lines = (start == 0 || end == rest.len()) && line_of(text, at).len() < WRAPPED;
    let (from, to) = match lines {
        true => (cut(text, at.start.saturating_sub(FAR), at), cut(text, at.end + FAR, at)),
        false => (at.start - (line.len() - start), at.end + end),
    };
    // No further than a stop that ends a sentence for certain.
    let stop = |i: &usize| plainly_ends(text, *i);
    let part = text.get(from..at.start).unwrap_or("");
    let from = part.rmatch_indices('.').map(|(i, _)| from + i).find(stop).map_or(from, |i| i + 1);
    let part = text.get(at.end.saturating_sub(1)..to).unwrap_or("");
    let to =
        part.match_indices('.').map(|(i, _)| at.end.saturating_sub(1) + i).find(stop).map_or(to, |i| i.max(at.end));
    let is_one = |w: &str| match w.starts_with(char::is_uppercase) {
        true => turns.triggers.contains(&*w.to_lowercase()),
        false => turns.triggers.contains(w),
    };
    let words = |part: &str| part.split(|c: char| !c.is_alphanumeric()).any(|w| !w.is_empty() && is_one(w));
    words(text.get(from..at.start).unwrap_or("")) || words(text.get(at.end..to).unwrap_or(""))
}

/// Bytes of the text around a quotation that are looked at where it is set in lines.
const FAR: usize = 600;

/// Longest line of a text that is set in lines of one length, in bytes.
const WRAPPED: usize = 140;

/// Of the line around a quotation as much as says whether it is longer than that.
fn line_of<'t>(text: &'t str, at: &Range<usize>) -> &'t str {
    let (from, to) = (cut(text, at.start.saturating_sub(WRAPPED), at), cut(text, at.end + WRAPPED, at));
    let start = text.get(from..at.start).and_then(|t| t.rfind('\n')).map_or(from, |i| from + i + 1);
    let end = text.get(at.end..to).and_then(|t| t.find('\n')).map_or(to, |i| at.end + i);
    text.get(start..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_goes_on_only_within_its_clause() {
        for (text, words, expected) in [
            ("It drew fewer than 320 visitors.", "320 visitors", true),
            ("In spring, 320 visitors came.", "320 visitors came", false),
            ("On May 1, 2021 it opened.", "2021 it opened", true),
            ("It drew 320.5 visitors", "It drew 320", true),
            ("He said: “320 visitors came.”", "320 visitors came", false),
            ("320 visitors or more.", "320 visitors", true),
            ("It drew approx. 320 visitors.", "320 visitors", true),
            ("It rained. 320 visitors came.", "320 visitors came", false),
        ] {
            let at = text.find(words).unwrap();
            assert_eq!(may_go_on(text, &(at..at + words.len()), Language::ENGLISH), expected, "{text}");
        }
    }

    #[test]
    fn words_that_govern_are_looked_for_in_the_sentence() {
        for (text, words, expected) in [
            ("The town will not sell the ferry.", "sell the ferry", true),
            ("The town isn’t selling the ferry.", "selling the ferry", true),
            ("The town will sell the ferry.", "sell the ferry", false),
            ("The town will sell the ferry if it rains.", "sell the ferry", true),
            ("The town will sell the ferry in case it rains.", "sell the ferry", true),
            ("In the words of the report, the town will sell the ferry.", "sell the ferry", false),
            ("Nobody slept in the harbour. The town will sell the steamers. Nobody woke.", "sell the steamers.", false),
            ("Nobody in St. Vexmoor will sell the ferry.", "sell the ferry", true),
            ("Mr. and Mrs. Ox did\nnot sell\nthe ferry.", "the ferry", true),
        ] {
            let at = text.find(words).unwrap();
            assert_eq!(may_be_governed(text, &(at..at + words.len()), Language::ENGLISH), expected, "{text}");
        }
    }
}
