//! Words as a person counts them, for the limits on how much may be quoted. Not the tokens of the grammar.

use std::ops::Range;

/// The words of a text with their bytes: letters and digits, held together by apostrophes, hyphens, and the commas and
/// points inside figures and abbreviations (`U.S.`, `10,000`, `cease-fire`, `it’s` are one word each).
pub fn words(text: &str) -> impl Iterator<Item = (Range<usize>, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = at + rest.find(char::is_alphanumeric)?;
        let mut end = start;
        let mut chars = text.get(start..)?.char_indices().peekable();
        let mut before = ' ';
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map_or(' ', |(_, c)| *c);
            let inside = c.is_alphanumeric() || is_mark(c) || joins(before, c, after);
            if !inside {
                break;
            }
            end = start + i + c.len_utf8();
            before = c;
        }
        at = end;
        Some((start..end, text.get(start..end)?))
    })
}

/// Accents that stand as characters of their own.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
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
