//! Text to markup.

use super::UNNAMED;

/// Text as safe markup, for contents and for quoted attributes. Control characters, and those that turn the direction
/// of everything after them, are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    push(&mut out, text);
    out
}

pub fn push(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_dropped(c) => {}
            c => out.push(c),
        }
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
