//! Short phrases to quote: the words around a figure or a date, as few as can be found again in the article without doubt.

use crate::reading::{needle, normalise, words};
use std::ops::Range;

/// Most words of a quotation that an import proposes; under the usual limit, so that an editor has room.
const MOST: usize = 12;
/// Words that a quotation should have, so that a reader sees what the figure counts.
const LEAST: usize = 3;
/// Words before a quotation that occurs more than once.
const BEFORE: usize = 4;

/// Words that a quotation should not end with.
const LINKS: &str = include_str!("words/links.txt");

/// What to write under `quote:` and, where the words occur more than once, the words before it, which go under `after:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub text: String,
    pub before: Option<String>,
    /// Bytes of the article's text.
    pub range: Range<usize>,
}

/// Where the words stand that say more: what a figure counts is behind it, what is due before its date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grow {
    Later,
    Earlier,
}

fn is_link(word: &str) -> bool {
    LINKS.lines().any(|l| !l.starts_with('#') && l.eq_ignore_ascii_case(word))
}

/// An article's text in the form in which quotations are compared, for counting how often words occur.
pub struct Finder(String);

impl Finder {
    pub fn new(text: &str) -> Finder {
        Finder(normalise(text).text)
    }

    /// How often words occur: 0, 1 or more, which is 2.
    pub fn times(&self, words: &str) -> usize {
        self.0.matches(&needle(words)).take(2).count()
    }
}

/// The words around `core`, which lies in the sentence at `sentence`. `holds` says whether a longer phrase still means only
/// what the core means: that no second figure has come in. `None` where no phrase of the allowed length is unmistakable.
pub fn quote(
    text: &str,
    finder: &Finder,
    sentence: Range<usize>,
    core: Range<usize>,
    grow: Grow,
    holds: impl Fn(&str) -> bool,
) -> Option<Quote> {
    let at = sentence.start;
    let words: Vec<Range<usize>> =
        words(text.get(sentence)?).map(|(range, _)| at + range.start..at + range.end).collect();
    let first = words.iter().position(|w| w.end > core.start)?;
    let last = words.iter().rposition(|w| w.start < core.end)?;
    let phrase = |first: usize, last: usize| {
        // A sign before the first figure belongs to it.
        let start = words.get(first)?.start.min(core.start.max(at));
        text.get(start..words.get(last)?.end.max(if last == first { core.end } else { 0 }))
    };
    if last < first || last - first + 1 > MOST {
        return None;
    }
    let (mut from, mut to) = (first, last);
    let good = |from: usize, to: usize| phrase(from, to).is_some_and(|p| holds(p) && !p.contains(['\n', '\r']));
    if !good(from, to) {
        return None;
    }
    loop {
        let length = to - from + 1;
        let unique = phrase(from, to).is_some_and(|p| finder.times(p) == 1);
        if (unique && length >= LEAST) || length == MOST {
            break;
        }
        let (later, earlier) = (to + 1 < words.len() && good(from, to + 1), from > 0 && good(from - 1, to));
        match grow {
            Grow::Later if later => to += 1,
            Grow::Earlier if earlier => from -= 1,
            _ if later => to += 1,
            _ if earlier => from -= 1,
            _ => break,
        }
    }
    let word = |i: usize| words.get(i).and_then(|w| text.get(w.clone())).unwrap_or("");
    while to > last && is_link(word(to)) && phrase(from, to - 1).is_some_and(|p| finder.times(p) == 1) {
        to -= 1;
    }
    while from < first && is_link(word(from)) && phrase(from + 1, to).is_some_and(|p| finder.times(p) == 1) {
        from += 1;
    }
    let found = phrase(from, to)?.to_owned();
    let start = words.get(from)?.start.min(core.start.max(at));
    let range = start..start + found.len();
    if finder.times(&found) == 1 {
        return Some(Quote { text: found, before: None, range });
    }
    let start = words.get(from)?.start;
    let before = from.checked_sub(1).and_then(|_| {
        let earliest = words.get(from.saturating_sub(BEFORE))?.start;
        Some(text.get(earliest..start)?.trim_end().to_owned())
    })?;
    let both = text.get(words.get(from.saturating_sub(BEFORE))?.start..words.get(to)?.end)?;
    (finder.times(both) == 1).then_some(Quote { text: found, before: Some(before), range })
}

/// The sentences of a paragraph. A full stop ends one where a capital or a quotation mark follows and the word before it
/// is no abbreviation.
pub fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let Some(part) = text.get(paragraph.clone()) else { return Vec::new() };
    let mut out = Vec::new();
    let mut start = 0;
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let end = match c {
            '.' if is_abbreviation(part.get(start..i).unwrap_or("")) => continue,
            '.' | '!' | '?' | '…' => i + c.len_utf8(),
            _ => continue,
        };
        let rest = part.get(end..).unwrap_or("");
        let closing = rest.len() - rest.trim_start_matches(['"', '”', '’', '\'', ')', '»', '“']).len();
        let after = rest.get(closing..).unwrap_or("");
        let next = after.trim_start();
        let begins = next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘«(".contains(c));
        if next.is_empty() || (after.len() > next.len() && begins) {
            out.push(paragraph.start + start..paragraph.start + end + closing);
            start = end + closing + (after.len() - next.len());
            while chars.peek().is_some_and(|(j, _)| *j < start) {
                chars.next();
            }
        }
    }
    if start < part.trim_end().len() {
        out.push(paragraph.start + start..paragraph.start + part.trim_end().len());
    }
    out
}

/// What stands before a full stop is a shortened word: an initial, a title, letters with stops between.
fn is_abbreviation(before: &str) -> bool {
    const SHORT: &str = include_str!("words/abbreviations.txt");
    let word = before.rsplit([' ', '\n', '\u{a0}', '(', '"', '“', '-']).next().unwrap_or("");
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let letters = word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1);
    single || letters || SHORT.lines().any(|s| !s.starts_with('#') && s.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::quantities;

    #[test]
    fn sentences_end_where_people_see_their_end() {
        for (text, expected) in [
            ("The dam broke. Two villages were cut off.", &["The dam broke.", "Two villages were cut off."][..]),
            (
                "Gen. A. Rossi spoke to the U.S. Senate. It met.",
                &["Gen. A. Rossi spoke to the U.S. Senate.", "It met."],
            ),
            ("He said: “It is over.” Then he left.", &["He said: “It is over.”", "Then he left."]),
            ("Costs rose 2.5 per cent to 3.1 million euros", &["Costs rose 2.5 per cent to 3.1 million euros"]),
            ("", &[]),
        ] {
            let found: Vec<&str> = sentences(text, 0..text.len()).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_quotation_is_short_and_unmistakable() {
        let text = "About 40 homes burned in Halden. In Moss, about 40 homes burned as well, and 12 people fled.";
        let finder = Finder::new(text);
        let all = sentences(text, 0..text.len());
        let figures = quantities(text);
        let one = |p: &str| quantities(p).len() == 1;
        let quotes: Vec<Quote> = figures
            .iter()
            .map(|f| {
                let sentence = all.iter().find(|s| s.contains(&f.range.start)).unwrap().clone();
                quote(text, &finder, sentence, f.range.clone(), Grow::Later, one).unwrap()
            })
            .collect();
        assert_eq!(
            quotes.iter().map(|q| q.text.as_str()).collect::<Vec<_>>(),
            ["About 40 homes", "about 40 homes", "12 people fled"]
        );
        for q in &quotes {
            assert!(finder.times(&q.text) == 1 && q.before.is_none(), "{q:?}");
        }
    }
}
