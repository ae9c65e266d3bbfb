//! Arabic letters in the shapes that they take beside one another. The shapes have characters of their own in Unicode, in a
//! fixed order, so the table is read from the characters' decompositions.

use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Where the shapes stand: two blocks of Unicode, less the ligatures and the Uighur shapes of the first.
const SHAPES: [std::ops::RangeInclusive<u32>; 3] = [0xfb50..=0xfbe7, 0xfbfc..=0xfbff, 0xfe80..=0xfefc];

/// A letter, or lam and the alef after it, to its shapes: alone, at the end, at the beginning, in the middle. Letters that do
/// not join what follows have the first two only.
static LETTERS: LazyLock<BTreeMap<Vec<char>, Vec<char>>> = LazyLock::new(|| {
    let mut out: BTreeMap<Vec<char>, Vec<char>> = BTreeMap::new();
    for shape in SHAPES.into_iter().flatten().filter_map(char::from_u32) {
        let base: Vec<char> = shape.to_string().nfkc().collect();
        let wanted = base.len() == 1 || (base.len() == 2 && base.first() == Some(&'\u{644}'));
        if wanted && base != [shape] && base.iter().all(|c| ('\u{621}'..='\u{6cc}').contains(c)) {
            let shapes = out.entry(base).or_default();
            if shapes.len() < 4 {
                shapes.push(shape);
            }
        }
    }
    out
});

const TATWEEL: char = '\u{640}';

/// Text with each Arabic letter in its shape; other text stays as it is. Vowel marks are left out.
pub fn shaped(text: &str) -> String {
    if !text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return text.to_owned();
    }
    let mut letters: Vec<Vec<char>> = Vec::new();
    for c in text.chars().filter(|c| !matches!(c, '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}')) {
        match letters.last_mut() {
            Some(before) if *before == ['\u{644}'] && LETTERS.contains_key(&vec!['\u{644}', c]) => before.push(c),
            _ => letters.push(vec![c]),
        }
    }
    let shapes = |i: usize| letters.get(i).and_then(|l| LETTERS.get(l)).map_or(0, Vec::len);
    let is_bar = |i: usize| letters.get(i).is_some_and(|l| *l == [TATWEEL]);
    let joins_next = |i: usize| shapes(i) == 4 || is_bar(i);
    let joins_previous = |i: usize| shapes(i) >= 2 || is_bar(i);
    let mut out = String::new();
    for (i, letter) in letters.iter().enumerate() {
        let before = i.checked_sub(1).is_some_and(joins_next) && joins_previous(i);
        let after = joins_next(i) && joins_previous(i + 1);
        let shape = match (before, after) {
            (false, false) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (true, true) => 3,
        };
        match LETTERS.get(letter).and_then(|s| s.get(shape)) {
            Some(c) => out.push(*c),
            None => out.extend(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shaped;

    #[test]
    fn letters_take_the_shape_of_their_place() {
        for (text, expected) in [
            // salam: beginning, lam with alef at the end, meem alone after it
            ("سلام", "\u{feb3}\u{fefc}\u{fee1}"),
            // bab: beginning, end, alone: alef does not join what follows
            ("باب", "\u{fe91}\u{fe8e}\u{fe8f}"),
            // jamil: a letter in the middle
            ("جميل", "\u{fe9f}\u{fee4}\u{fef4}\u{fede}"),
            // ala: the last letter has no shape but these two
            ("على", "\u{fecb}\u{fee0}\u{fef0}"),
            ("لا", "\u{fefb}"),
            ("گچ", "\u{fb94}\u{fb7b}"),
            ("plain ≠ 1,000", "plain ≠ 1,000"),
        ] {
            assert_eq!(shaped(text), expected, "{text}");
        }
        // Words do not join across a space.
        assert_eq!(shaped("ب ب"), "\u{fe8f} \u{fe8f}");
    }
}
