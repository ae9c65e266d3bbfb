//! Ids out of titles and names.

use deunicode::deunicode_char;
use unicode_normalization::UnicodeNormalization;

/// Most letters of an id that is made.
const LENGTH: usize = 60;

/// `[a-z0-9-]+`: small letters without accents, whole words up to a length that can be read. Letters of other scripts are
/// written as they sound.
pub fn slug(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars().filter(|c| !matches!(c, '’' | '\'' | '.')) {
        sound(c, &mut plain);
    }
    let mut out = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric() && !is_mark(c)).filter(|w| !w.is_empty()) {
        let word: String = word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
        if word.is_empty() {
            continue;
        }
        if !out.is_empty() && out.len() + 1 + word.len() > LENGTH {
            break;
        }
        if !out.is_empty() {
            out.push('-');
        }
        out.extend(word.chars().take(LENGTH));
    }
    if out.is_empty() { "unnamed".to_owned() } else { out }
}

/// A letter without its accents, or as it sounds.
fn sound(c: char, out: &mut String) {
    let mut apart = std::iter::once(c).nfkd();
    if c.is_ascii() || is_mark(c) || apart.next().is_some_and(|first| first.is_ascii()) {
        out.extend(std::iter::once(c).nfkd());
        return;
    }
    match deunicode_char(c) {
        // Signs that are no sound of their own: vowel points, tone marks.
        Some("") => {}
        Some(sound) if c.is_alphanumeric() => {
            out.extend(sound.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' '));
        }
        _ => out.push(c),
    }
}

/// Accents that came apart from their letters.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// `base`, or with a number behind it where that is taken.
pub fn unused(base: &str, taken: impl Fn(&str) -> bool) -> String {
    if !taken(base) {
        return base.to_owned();
    }
    (2..).map(|n| format!("{base}-{n}")).find(|id| !taken(id)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_short_plain_and_unused() {
        for (text, id) in [
            ("Sediqqi’s troops in the U.S.", "sediqqis-troops-in-the-us"),
            ("Élection à São Tomé", "election-a-sao-tome"),
            ("  ", "unnamed"),
            ("؟ — …", "unnamed"),
            ("大統領", "da-tong-ling"),
            ("Президент України", "prezident-ukrayini"),
            ("Łódź: Straße nach Ærø", "lodz-strasse-nach-aero"),
            ("Γέφυρα στο Wexmoor", "gephura-sto-wexmoor"),
            ("부산 다리", "busan-dari"),
            ("٤ مايو", "4-myw"),
            (
                "A very long headline that goes on and on until nobody remembers how it began at all",
                "a-very-long-headline-that-goes-on-and-on-until-nobody",
            ),
        ] {
            assert_eq!(slug(text), id, "{text}");
        }
        assert_eq!(unused("a", |id| ["a", "a-2"].contains(&id)), "a-3");
    }
}
