//! Short phrases to quote: the words around a figure or a date, as few as can be found again in the article without doubt.

use super::list::{List, entries, is_in};
use crate::reading::{self, needle, normalise, words};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// Most words of a quotation that an import proposes; under the usual limit, so that an editor has room.
pub const MOST: usize = 12;
/// Words that a quotation should have, so that a reader sees what the figure counts.
const LEAST: usize = 3;
/// Words before a quotation that occurs more than once.
const BEFORE: usize = 4;

/// Words that a quotation should not end with.
static LINKS: List = LazyLock::new(|| entries(include_str!("words/links.txt")));

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

/// An article's text in the form in which quotations are compared, for counting how often words occur.
pub struct Finder {
    text: String,
    /// Hash of a word, as it stands between blanks → where it begins, in bytes.
    places: HashMap<u64, Vec<u32>>,
}

impl Finder {
    pub fn new(text: &str) -> Finder {
        let text = normalise(text).text;
        let mut places: HashMap<u64, Vec<u32>> = HashMap::new();
        for (at, word) in apart(&text) {
            places.entry(hash(word)).or_default().push(at as u32);
        }
        Finder { text, places }
    }

    /// How often words occur: 0, 1 or more, which is 2.
    pub fn times(&self, words: &str) -> usize {
        let needle = needle(words);
        let all: Vec<(usize, &str)> = apart(&needle).collect();
        // A word between two others stands between blanks wherever they occur: the rarest says where that may be.
        let inner = all.get(1..all.len().saturating_sub(1)).unwrap_or(&[]);
        let rarest = inner
            .iter()
            .map(|(at, word)| (at, self.places.get(&hash(word))))
            .min_by_key(|(_, p)| p.map_or(0, Vec::len));
        let Some((at, places)) = rarest else { return self.text.matches(&needle).take(2).count() };
        let begins = |place: &&u32| {
            let start = (**place as usize).checked_sub(*at);
            start.and_then(|s| self.text.get(s..)).is_some_and(|rest| rest.starts_with(&needle))
        };
        places.into_iter().flatten().filter(begins).take(2).count()
    }
}

/// Words between blanks, and where they begin.
fn apart(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(' ').filter_map(move |word| {
        let start = at;
        at += word.len() + 1;
        (!word.is_empty()).then_some((start, word))
    })
}

fn hash(word: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    word.hash(&mut hasher);
    hasher.finish()
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
    let good = |from: usize, to: usize| phrase(from, to).is_some_and(|p| holds(p) && !p.contains(['\n', '\r']));
    // "The majority" is a figure only with what it is of.
    let first_good = |n: &usize| good(first, (last + n).min(words.len().saturating_sub(1)));
    let (mut from, mut to) = (first, (last + (0..LEAST).find(first_good)?).min(words.len().saturating_sub(1)));
    loop {
        let length = to - from + 1;
        let unique = phrase(from, to).is_some_and(|p| finder.times(p) == 1);
        let word = |i: usize| words.get(i).and_then(|w| text.get(w.clone())).unwrap_or("");
        let torn = to > last && is_in(&LINKS, word(to)) && !good(from, to - 1);
        if (unique && length >= LEAST && !torn) || length == MOST {
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
    while to > last
        && is_in(&LINKS, word(to))
        && good(from, to - 1)
        && phrase(from, to - 1).is_some_and(|p| finder.times(p) == 1)
    {
        to -= 1;
    }
    while from < first
        && is_in(&LINKS, word(from))
        && good(from + 1, to)
        && phrase(from + 1, to).is_some_and(|p| finder.times(p) == 1)
    {
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

/// The sentences of a paragraph.
pub fn sentences(text: &str, paragraph: Range<usize>) -> Vec<Range<usize>> {
    let at = paragraph.start;
    let moved = |r: Range<usize>| at + r.start..at + r.end;
    reading::sentences(text.get(paragraph).unwrap_or(""), reading::Language::ENGLISH).into_iter().map(moved).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_are_counted_as_if_the_text_were_read_through(text in "[ab\u{e9}., \\n\u{201c}]{0,60}", words in "[ab\u{e9}., ]{1,8}") {
            let slow = normalise(&text).text.matches(&needle(&words)).take(2).count();
            let quick = Finder::new(&text).times(&words);
            // Of overlapping occurrences `matches` counts one.
            proptest::prop_assert!(quick == slow || (quick == 2 && slow == 1 && overlaps(&text, &words)), "{quick} {slow}");
        }
    }

    fn overlaps(text: &str, words: &str) -> bool {
        let (text, needle) = (normalise(text).text, needle(words));
        (0..text.len()).filter(|i| text.get(*i..).is_some_and(|t| t.starts_with(&needle))).count() > 1
    }
    use crate::reading::{Amount, Found, Language};

    fn quantities(text: &str) -> Vec<Found<Amount>> {
        crate::reading::quantities(text, Language::ENGLISH)
    }

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
