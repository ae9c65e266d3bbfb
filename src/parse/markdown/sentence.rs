//! The sentence around a place in plain text. Good enough to show a link in its context; it proves nothing.

use crate::text::one_line;
use std::ops::Range;

/// Words that end in a full stop without ending a sentence, besides single letters.
const SHORT: &[&str] = &[
    "adm", "brig", "cf", "co", "col", "corp", "dr", "e.g", "gen", "gov", "hon", "i.e", "inc", "jr", "lt", "ltd", "maj",
    "messrs", "mr", "mrs", "ms", "pres", "prof", "rep", "rev", "sen", "sgt", "sr", "st", "vs", "jan", "feb", "mar",
    "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
];

/// Words that do so only before a figure: "No. 5".
const BEFORE_FIGURE: &[&str] = &["art", "fig", "no", "nos", "p", "pp"];

/// The longest context that is shown, in characters.
const LIMIT: usize = 320;

/// The sentence that holds the bytes `at`, on one line; of a very long one so much as stands around them. `ends` are
/// those of the text, as [`ends`] gives them.
pub fn around(text: &str, ends: &[usize], at: Range<usize>) -> String {
    let before = ends.partition_point(|end| *end <= at.start);
    let after = ends.partition_point(|end| *end < at.end).max(before);
    let start = before.checked_sub(1).and_then(|i| ends.get(i)).copied().unwrap_or(0);
    let end = ends.get(after).copied().unwrap_or(text.len());
    let sentence = text.get(start..end).unwrap_or_default();
    if sentence.chars().count() > LIMIT {
        let before = text.get(start..at.start).unwrap_or_default();
        let after = text.get(at.start..end).unwrap_or_default();
        let from = before.char_indices().rev().nth(LIMIT / 2 - 1).map_or(0, |(i, _)| i);
        let to = after.char_indices().nth(LIMIT / 2).map_or(after.len(), |(i, _)| i);
        return one_line(&format!("{}{}", &before[from..], &after[..to]));
    }
    one_line(sentence)
}

/// Bytes just after each sentence but the last.
pub fn ends(text: &str) -> Vec<usize> {
    let stops = text.match_indices(['.', '!', '?', '\u{2026}', '\u{3002}', '\u{61f}']);
    let end = |(i, stop): (usize, &str)| {
        let after = &text[i + stop.len()..];
        let rest = after.trim_start_matches(['"', '\'', '\u{2019}', '\u{201d}', '\u{bb}', ')', ']']);
        let gap = rest.chars().next()?;
        let next = rest.trim_start().chars().next()?;
        let wide = matches!(stop, "\u{3002}");
        let begins = wide || (gap.is_whitespace() && !next.is_lowercase());
        (begins && !(stop == "." && is_short(&text[..i], next))).then(|| text.len() - rest.len())
    };
    stops.filter_map(end).collect()
}

fn is_short(before: &str, next: char) -> bool {
    let word = before.rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let word = word.trim_start_matches(['"', '\'', '\u{2018}', '\u{201c}', '\u{ab}']);
    let mut letters = word.chars().rev();
    // Initials and abbreviations with inner stops: "J.", "U.S."
    let single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(|c| c == '.');
    let word = word.to_lowercase();
    single || SHORT.contains(&word.as_str()) || (next.is_numeric() && BEFORE_FIGURE.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_that_holds_the_word() {
        for (text, word, expected) in [
            ("One. Two X three. Four.", "X", "Two X three."),
            ("X alone", "X", "X alone"),
            ("Gen. X spoke. He left.", "X", "Gen. X spoke."),
            ("The U.S. army X left. Then.", "X", "The U.S. army X left."),
            ("He said \u{201c}no.\u{201d} X agreed!", "X", "X agreed!"),
            ("It costs 1.5 million, X says. So?", "X", "It costs 1.5 million, X says."),
            ("Why? Because of X\u{2026} Maybe.", "X", "Because of X\u{2026}"),
            ("See No. 16 of X now. He said no. X left.", "now", "See No. 16 of X now."),
            ("Is it so? 12 of X.", "X", "12 of X."),
        ] {
            let at = text.find(word).unwrap();
            assert_eq!(around(text, &ends(text), at..at + word.len()), expected);
        }
    }

    #[test]
    fn a_very_long_sentence_is_cut_around_the_word() {
        let text = format!("{} X {}", "é word".repeat(500), "word é".repeat(500));
        let at = text.find('X').unwrap();
        let shown = around(&text, &ends(&text), at..at + 1);
        assert!(shown.contains(" X ") && shown.chars().count() <= LIMIT, "{shown}");
    }
}
