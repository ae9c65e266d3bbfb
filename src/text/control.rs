//! Characters that nobody sees and machines obey: what a terminal takes for a command, and what turns the direction of a line.

use std::borrow::Cow;

/// C0 and C1 and DEL, but for tabs and line ends.
pub fn is_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// A text for pages and data, with a space for every control character: of the same length in bytes, so that places in it
/// stay places in what was typed.
pub fn without_controls(text: &str) -> Cow<'_, str> {
    if !text.contains(is_control) {
        return Cow::Borrowed(text);
    }
    let stand_in = |c: char| match (is_control(c), c.len_utf8()) {
        (false, _) => c,
        (true, 1) => ' ',
        (true, _) => '\u{a0}',
    };
    Cow::Owned(text.chars().map(stand_in).collect())
}

/// What a terminal must not be given: control characters, tabs and line ends among them, marks that turn or isolate the
/// direction of what follows, and separators that some terminals take for line ends.
pub fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Several lines for a terminal: harmful characters as `\u{202e}`; tabs and line ends stay, since they are ours.
pub fn printable(text: &str) -> Cow<'_, str> {
    let harmful = |c: char| is_harmful(c) && !matches!(c, '\n' | '\t');
    if !text.contains(harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            c if harmful(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// A JSON document with harmful characters as JSON itself writes them (`\u202e`): its values are the same. Outside of
/// strings a document holds none but line ends.
pub fn printable_json(document: &str) -> Cow<'_, str> {
    let harmful = |c: char| is_harmful(c) && !matches!(c, '\n' | '\t' | '\r');
    if !document.contains(harmful) {
        return Cow::Borrowed(document);
    }
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        match harmful(c) {
            true => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            false => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_a_terminal_obeys_is_spelt_out() {
        for (text, shown) in [
            ("plain – ä\n\tb\n", "plain – ä\n\tb\n"),
            ("a\r\nb\rc", "a\nb\\u{d}c"),
            ("\u{1b}[2J\u{7}", "\\u{1b}[2J\\u{7}"),
            ("\u{9b}31m\u{7f}", "\\u{9b}31m\\u{7f}"),
            ("\u{202e}x\u{2066}", "\\u{202e}x\\u{2066}"),
        ] {
            assert_eq!(printable(text), shown);
        }
        assert_eq!(printable_json("{\n \"a\": \"\u{9b}\u{202e}\"\n}"), "{\n \"a\": \"\\u009b\\u202e\"\n}");
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left(text in any::<String>(), odd in "[\u{0}-\u{1f}\u{7f}-\u{a0}\u{202a}-\u{202e}a\n]{0,20}") {
            for text in [text, odd] {
                prop_assert!(!printable(&text).contains(|c| is_harmful(c) && c != '\n' && c != '\t'));
                let clean = without_controls(&text);
                prop_assert!(!clean.contains(is_control) && clean.len() == text.len());
                let json = serde_json::json!({ "a": text }).to_string();
                let shown = printable_json(&json);
                prop_assert!(!shown.contains(is_harmful));
                let (back, value): (serde_json::Value, serde_json::Value) =
                    (serde_json::from_str(&shown).unwrap(), serde_json::from_str(&json).unwrap());
                prop_assert_eq!(back, value);
            }
        }
    }
}
