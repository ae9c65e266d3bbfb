//! Words as a person counts them, for the limits on how much may be quoted. Not the tokens of the grammar.

use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// The words of a text with their bytes: letters and digits, held together by apostrophes, hyphens, and the commas and
/// points inside figures and abbreviations (`U.S.`, `10,000`, `cease-fire`, `it’s` are one word each). In scripts that put no
/// space between words every two characters count as one.
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        // Most words are letters of ASCII throughout.
        let run = text.get(start..)?.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let from = start + run;
        let mut end = from;
        let mut chars = text.get(from..)?.char_indices().peekable();
        let mut before = text.get(start..from)?.chars().next_back().unwrap_or(' ');
        let mut unspaced = 0;
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            let mark = !c.is_ascii() && is_combining_mark(c);
            let inside = c.is_alphanumeric() || mark || joins(before, c, after);
            if !inside {
                break;
            }
            // Nothing of ASCII is of such a script.
            if !mark && (unspaced > 0 || !c.is_ascii()) {
                let ends = if is_unspaced(c) { end > start && unspaced != 1 } else { unspaced > 0 };
                if ends {
                    break;
                }
                unspaced += u8::from(is_unspaced(c));
            }
            end = from + i + c.len_utf8();
            before = c;
        }
        at = end;
        Some((start..end, text.get(start..end)?))
    })
}

/// True of letters of scripts that are written without spaces between words: Han, Kana, Thai, Lao, Burmese and Khmer.
pub fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}'..='\u{3007}' | '\u{3021}'..='\u{3029}' | '\u{3031}'..='\u{3035}'
        | '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
        && c.is_alphabetic()
}

fn joins(before: char, c: char, after: char) -> bool {
    match c {
        '\'' | '’' | '-' | '‐' | '‑' => after.is_alphanumeric(),
        ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' if before.is_uppercase() => after.is_uppercase() || after == '-',
        '.' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_do() {
        for (text, expected) in [
            ("roughly 10,000 NATO troops", 4),
            ("the U.S.-led cease-fire isn’t dead — it’s resting.", 7),
            ("2.5 million, or so", 4),
            ("one…two/three", 3),
            ("“”—...", 0),
            ("", 0),
            ("库存在周一达到四百吨。", 5),
            ("東京タワー 2021年", 5),
            ("เรือลำหนึ่งจมลง", 6),
            ("NATO军队 ok", 3),
        ] {
            assert_eq!(words(text).count(), expected, "{text}");
        }
        let found: Vec<&str> = words("Al-Qaeda’s “ties”, 1,000.").map(|(_, w)| w).collect();
        assert_eq!(found, ["Al-Qaeda’s", "ties", "1,000"]);
    }

    proptest::proptest! {
        #[test]
        fn ranges_hold_their_words(text in proptest::prelude::any::<String>()) {
            let mut last = 0;
            for (range, word) in words(&text) {
                assert!(range.start >= last && !word.is_empty());
                assert_eq!(text.get(range.clone()), Some(word));
                last = range.end;
            }
        }
    }
}
