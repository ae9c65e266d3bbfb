//! Text to the tokens that search compares. The same rules stand in the theme's `search.js`; `tests/search_tokens.json`
//! holds both to them.
//!
//! 1. Fold: compatibility decomposition (NFKD); accents, vowel points and invisible characters dropped; lower case; letters
//!    that decomposition leaves alone spelled out (`ß` ss, `ø` o, `ł` l …); Arabic digits and separators as ASCII ones.
//! 2. Figures: one to three digits and groups of exactly three, with one and the same separator between them (comma,
//!    full stop, apostrophe or space), are one token without the separators: `10,000`, `10 000` and `10000` are one. Two
//!    runs of digits with a comma or full stop between them are a decimal: `1,5` and `1.5` are `1.5`. More than two are
//!    as many tokens.
//! 3. Words: other runs of letters and digits. A single letter right after an apostrophe is left out: "Mina's" is `mina`.
//! 4. A token is at most [`LONGEST`] characters long; the rest is cut off.

use unicode_normalization::UnicodeNormalization;

/// Characters of a token.
pub const LONGEST: usize = 24;

/// The tokens of a text, in order, repeats included: what the script makes of a query.
#[cfg(test)]
fn tokens(text: &str) -> Vec<String> {
    scan(text, false)
}

/// The tokens of a text, in order, repeats included; for a figure grouped by spaces its groups as well: in "on 1 May 17 500 people" the space may mean nothing.
pub fn to_index(text: &str) -> Vec<String> {
    scan(text, true)
}

fn scan(text: &str, with_groups: bool) -> Vec<String> {
    let text = fold(text);
    let mut out: Vec<String> = Vec::new();
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        if let Some((groups, separator, end)) = grouped(&text, at) {
            out.push(groups.concat());
            if with_groups && separator == ' ' {
                out.extend(groups);
            }
            at = end;
        } else if c.is_ascii_digit() {
            let (runs, end) = runs(&text, at);
            match runs.as_slice() {
                [whole, part] => out.push(format!("{whole}.{part}")),
                _ => out.extend(runs),
            }
            at = end;
        } else if is_word(c) {
            let end = end_of(&text, at, is_word);
            let after_apostrophe = at > 0 && text.get(at - 1).is_some_and(|c| is_apostrophe(*c));
            if end - at > 1 || !after_apostrophe {
                out.push(text.get(at..end).unwrap_or_default().iter().collect());
            }
            at = end;
        } else {
            at += 1;
        }
    }
    for token in &mut out {
        if let Some((cut, _)) = token.char_indices().nth(LONGEST) {
            token.truncate(cut);
        }
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn end_of(text: &[char], from: usize, is: impl Fn(char) -> bool) -> usize {
    text.get(from..).unwrap_or_default().iter().position(|c| !is(*c)).map_or(text.len(), |n| from + n)
}

fn digits(text: &[char], from: usize) -> String {
    text.get(from..end_of(text, from, |c| c.is_ascii_digit())).unwrap_or_default().iter().collect()
}

/// `10,000`: the groups, what separates them, and where they end.
fn grouped(text: &[char], at: usize) -> Option<(Vec<String>, char, usize)> {
    let first = digits(text, at);
    if !(1..=3).contains(&first.len()) {
        return None;
    }
    let separator = *text.get(at + first.len())?;
    if !matches!(separator, ',' | '.' | ' ') && !is_apostrophe(separator) {
        return None;
    }
    let mut end = at + first.len();
    let mut groups = vec![first];
    while text.get(end) == Some(&separator) {
        let group = digits(text, end + 1);
        if group.len() != 3 {
            break;
        }
        end += 4;
        groups.push(group);
    }
    (groups.len() > 1).then_some((groups, separator, end))
}

/// `17.02.2021`: runs of digits with a comma or full stop between them, and where they end.
fn runs(text: &[char], at: usize) -> (Vec<String>, usize) {
    let first = digits(text, at);
    let mut end = at + first.len();
    let mut out = vec![first];
    while matches!(text.get(end), Some(',' | '.')) {
        let next = digits(text, end + 1);
        if next.is_empty() {
            break;
        }
        end += 1 + next.len();
        out.push(next);
    }
    (out, end)
}

fn fold(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase) {
        match c {
            'ß' => out.extend(['s', 's']),
            'æ' => out.extend(['a', 'e']),
            'œ' => out.extend(['o', 'e']),
            'þ' => out.extend(['t', 'h']),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ı' => out.push('i'),
            'ς' => out.push('σ'),
            'ی' | 'ى' => out.push('ي'),
            'ک' => out.push('ك'),
            '٬' => out.push(','),
            '٫' => out.push('.'),
            '٠'..='٩' => out.extend(char::from_digit(c as u32 - '٠' as u32, 10)),
            '۰'..='۹' => out.extend(char::from_digit(c as u32 - '۰' as u32, 10)),
            _ => out.push(c),
        }
    }
    out
}

/// Accents of Latin, Greek and Cyrillic; vowel points of Arabic and Hebrew; soft hyphens, joiners, direction marks.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}'
        | '\u{591}'..='\u{5bd}'
        | '\u{5bf}' | '\u{5c1}' | '\u{5c2}' | '\u{5c4}' | '\u{5c5}' | '\u{5c7}'
        | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}'
        | '\u{640}' | '\u{670}'
        | '\u{6d6}'..='\u{6dc}'
        | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fixture_that_the_script_is_held_to_as_well() {
        let rows: Vec<(String, Vec<String>)> =
            serde_json::from_str(include_str!("../../../tests/search_tokens.json")).unwrap();
        assert!(rows.len() > 40);
        for (text, expected) in rows {
            assert_eq!(tokens(&text), expected, "{text:?}");
            // Whatever somebody copies from a page finds that page.
            let indexed = to_index(&text);
            assert!(expected.iter().all(|t| indexed.contains(t)), "{text:?}: {indexed:?}");
        }
    }

    #[test]
    fn groups_between_spaces_are_found_one_by_one_too() {
        assert_eq!(to_index("on 17 500 people"), ["on", "17500", "17", "500", "people"]);
        assert_eq!(to_index("10,000"), ["10000"]);
    }
}
