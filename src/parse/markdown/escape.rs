//! Text to markup.

use super::prose::UNNAMED;

/// Text as safe markup, for contents and for quoted attributes. Control characters, and those that turn the direction
/// of everything after them, are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push(&mut out, text);
    out
}

pub fn push(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        // Most of a text stays as it is.
        let plain = rest.bytes().take_while(|b| matches!(b, b' '..=b'~') && !b"&<>\"'".contains(b)).count();
        let takes = plain.max(c.len_utf8());
        match c {
            _ if plain > 0 => out.push_str(rest.get(..plain).unwrap_or("")),
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_dropped(c) => {}
            c => out.push(c),
        }
        rest = rest.get(takes..).unwrap_or("");
    }
}

/// The text without what [`escape`] leaves out.
pub fn cleaned(text: &str) -> String {
    text.chars().filter(|c| !is_dropped(*c)).collect()
}

fn is_dropped(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t'))
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | UNNAMED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn every_character_is_escaped_as_it_is_alone(text in "[a-c<>&\"' \n\té日\u{0}\u{202e}]{0,30}") {
            let alone: String = text.chars().map(|c| escape(&c.to_string())).collect();
            prop_assert_eq!(escape(&text), alone);
            prop_assert_eq!(escape("<&\u{202e}\u{0}x'\">"), "&lt;&amp;x&#39;&quot;&gt;");
        }
    }
}
