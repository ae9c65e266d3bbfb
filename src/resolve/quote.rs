//! Finding a quotation in its original: letter by letter, and only where the source itself speaks.
//!
//! White space, no-break spaces, quote marks and dashes are evened out; nothing else is. A quotation must begin and end
//! at the edge of a word or figure, so that `500` is not found inside `2,500`.

use super::original::Original;
use crate::reading;
use std::ops::Range;

/// What an editor typed to point at a passage.
pub struct Pointer<'a> {
    pub quote: &'a str,
    /// Words that stand shortly before the quotation: it comes after them.
    pub after: Option<&'a str>,
    /// Words that stand shortly behind the quotation: it comes before them.
    pub before: Option<&'a str>,
}

/// How far from the quotation the words of `after` and `before` may stand, in characters.
const NEARBY: usize = 160;

/// Where a quotation was looked for, and what was found. Ranges are bytes of the original's text.
#[derive(Debug, PartialEq, Eq)]
pub enum Sought {
    /// Found once. `repeats`: the same words stand elsewhere too, so that a link to them needs their neighbours.
    Found {
        at: Range<usize>,
        repeats: bool,
    },
    /// Several places, none preferred.
    Ambiguous(Vec<Range<usize>>),
    /// Only inside site furniture.
    Excluded(Range<usize>),
    /// The words are there, but cut out of a longer word or figure.
    InsideWord(Range<usize>),
    /// Found, but not near the words of `after` or `before`.
    PinMissing(Vec<Range<usize>>),
    NotFound,
}

pub fn seek(original: &Original, pointer: &Pointer) -> Sought {
    let hay = &original.normalised.text;
    let needle = needle(pointer.quote);
    if needle.is_empty() {
        return Sought::NotFound;
    }
    let (mut free, mut excluded, mut inside) = (Vec::new(), None, None);
    let mut from = 0;
    while let Some(i) = hay[from..].find(needle.as_str()) {
        let found = from + i..from + i + needle.len();
        from = found.start + hay[found.start..].chars().next().map_or(1, char::len_utf8);
        let at = original.normalised.original_range(found.clone());
        if !at_word_edges(hay, &found) {
            inside.get_or_insert(at);
        } else if original.is_excluded(&at) {
            excluded.get_or_insert(at);
        } else {
            free.push(found);
        }
    }
    let at = |r: &Range<usize>| original.normalised.original_range(r.clone());
    let repeats = free.len() > 1;
    let pinned: Vec<_> = free.iter().filter(|r| pins_hold(hay, r, pointer)).collect();
    match pinned.as_slice() {
        [one] => Sought::Found { at: at(one), repeats },
        [] if !free.is_empty() => Sought::PinMissing(free.iter().map(at).collect()),
        [] => match (excluded, inside) {
            (Some(e), _) => Sought::Excluded(e),
            (None, Some(i)) => Sought::InsideWord(i),
            (None, None) => Sought::NotFound,
        },
        several => Sought::Ambiguous(several.iter().map(|r| at(r)).collect()),
    }
}

/// The typed words as they are compared.
pub fn needle(quote: &str) -> String {
    reading::needle(quote)
}

fn pins_hold(hay: &str, found: &Range<usize>, pointer: &Pointer) -> bool {
    let before_quote = &hay[nth_back(hay, found.start, NEARBY)..found.start];
    let behind_quote = &hay[found.end..nth(hay, found.end, NEARBY)];
    pointer.after.is_none_or(|words| before_quote.contains(needle(words).as_str()))
        && pointer.before.is_none_or(|words| behind_quote.contains(needle(words).as_str()))
}

fn nth_back(text: &str, from: usize, chars: usize) -> usize {
    text[..from].char_indices().rev().nth(chars.saturating_sub(1)).map_or(0, |(i, _)| i)
}

fn nth(text: &str, from: usize, chars: usize) -> usize {
    text[from..].char_indices().nth(chars).map_or(text.len(), |(i, _)| from + i)
}

fn at_word_edges(hay: &str, found: &Range<usize>) -> bool {
    let edge = |left: Option<char>, right: Option<char>, beyond: Option<char>| match (left, right) {
        // Where words are written without spaces, every letter may begin one.
        (Some(l), Some(r)) if reading::is_unspaced(l) || reading::is_unspaced(r) => true,
        (Some(l), Some(r)) if l.is_alphanumeric() && r.is_alphanumeric() => false,
        // 2,|500 and 1.|5: a separator belongs to the figure around it.
        (Some(',' | '.'), Some(r)) if r.is_ascii_digit() => !beyond.is_some_and(|b| b.is_ascii_digit()),
        _ => true,
    };
    let mut before = hay[..found.start].chars().rev();
    let (b1, b2) = (before.next(), before.next());
    let mut after = hay[found.end..].chars();
    let (a1, a2) = (after.next(), after.next());
    let inner = &hay[found.clone()];
    edge(b1, inner.chars().next(), b2) && edge(a1, inner.chars().next_back(), a2)
}

/// Words of the original just before and just behind a passage, as it prints them: what a link to a repeated phrase
/// needs. At most three words each, within the same line.
pub fn neighbours(text: &str, at: &Range<usize>) -> (Option<String>, Option<String>) {
    let line_start = text[..at.start].rfind('\n').map_or(0, |i| i + 1);
    let line_end = text[at.end..].find('\n').map_or(text.len(), |i| at.end + i);
    let before: Vec<&str> = text[line_start..at.start].split_whitespace().collect();
    let after: Vec<&str> = text[at.end..line_end].split_whitespace().take(3).collect();
    let some = |s: String| if s.is_empty() { None } else { Some(s) };
    (some(before[before.len().saturating_sub(3)..].join(" ")), some(after.join(" ")))
}

/// The passage of the original most like a quotation that was not found, as a byte range of its text. Compares runs of as
/// many words, first by the words they share, then letter by letter among the best few.
pub fn nearest_passage(original: &Original, quote: &str) -> Option<Range<usize>> {
    const CANDIDATES: usize = 24;
    let hay = &original.normalised.text;
    let wanted: Vec<String> = reading::words(quote).map(|(_, word)| word.to_lowercase()).collect();
    let spans: Vec<Range<usize>> = reading::words(hay).map(|(range, _)| range).collect();
    let n = wanted.len().max(1);
    if spans.is_empty() {
        return None;
    }
    let shared: Vec<usize> =
        spans.iter().map(|r| usize::from(wanted.contains(&hay[r.clone()].to_lowercase()))).collect();
    let windows = spans.len().saturating_sub(n) + 1;
    let mut sum: usize = shared.iter().take(n).sum();
    let mut scored = Vec::with_capacity(windows);
    for i in 0..windows {
        scored.push((std::cmp::Reverse(sum), i));
        sum = sum - shared[i] + shared.get(i + n).copied().unwrap_or(0);
    }
    scored.sort_unstable();
    let quote = needle(quote);
    scored
        .into_iter()
        .take(CANDIDATES)
        .map(|(_, i)| spans[i].start..spans[(i + n - 1).min(spans.len() - 1)].end)
        .map(|r| (strsim::levenshtein(&quote, &hay[r.clone()]), r.start, r.end))
        .min()
        .filter(|(distance, _, _)| *distance <= quote.chars().count() * 2 / 3)
        .map(|(_, start, end)| original.normalised.original_range(start..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn original(text: &str) -> Original<'_> {
        Original::new(FileId(0), text, 0, vec![])
    }

    fn look(text: &str, quote: &str) -> Sought {
        seek(&original(text), &Pointer { quote, after: None, before: None })
    }

    #[test]
    fn evens_out_marks_and_spaces_but_nothing_else() {
        let text = "It\u{2019}s \u{201c}over\u{a0}10,000\u{201d} \u{2013} he\nsaid";
        for found in ["It's", "\"over 10,000\" - he said", "he  said"] {
            assert!(matches!(look(text, found), Sought::Found { .. }), "{found}");
        }
        for lost in ["it's", "over 10 000", "he has said"] {
            assert_eq!(look(text, lost), Sought::NotFound, "{lost}");
        }
    }

    #[test]
    fn figures_and_words_are_never_cut() {
        assert_eq!(look("down to 2,500 now", "500"), Sought::InsideWord(10..13));
        assert_eq!(look("down to 2,500 now", "2"), Sought::InsideWord(8..9));
        assert_eq!(look("the troops", "troop"), Sought::InsideWord(4..9));
        assert!(matches!(look("up to 500, then", "500"), Sought::Found { .. }));
        assert!(matches!(look("ends with 500.", "500"), Sought::Found { .. }));
    }

    #[test]
    fn repeated_words_need_their_neighbours() {
        let text = "Al-Qaeda is still there. Later: al Qaeda is still there, he said.";
        assert!(matches!(look(text, "is still there"), Sought::Ambiguous(v) if v.len() == 2));
        let o = original(text);
        let p = Pointer { quote: "is still there", after: Some("Later"), before: None };
        assert!(matches!(seek(&o, &p), Sought::Found { at, repeats: true } if at.start > 25));
        let p = Pointer { quote: "is still there", after: None, before: Some("nowhere") };
        assert!(matches!(seek(&o, &p), Sought::PinMissing(v) if v.len() == 2));
    }

    #[test]
    fn the_nearest_passage_is_the_one_a_person_would_point_at() {
        let text = "Some words first. There are roughly ten people here. And about nine more elsewhere.";
        let o = original(text);
        let r = nearest_passage(&o, "roughly tan people").unwrap();
        assert_eq!(&text[r], "roughly ten people");
        assert_eq!(nearest_passage(&o, "zzz qqq xxx"), None);
        assert_eq!(nearest_passage(&original(""), "x"), None);
    }
}
