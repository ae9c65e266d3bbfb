//! Pieces of sentences, and joining them.

use super::views::{Link, Part};
use super::words::Words;

impl Part {
    pub fn text(text: impl Into<String>) -> Part {
        Part { text: text.into(), kind: "text", href: None, claim: None }
    }

    pub fn link(link: Link) -> Part {
        Part { text: link.label, kind: "link", href: Some(link.href), claim: None }
    }
}

/// A sentence that begins with a name which is not one ("the article …") still begins with a capital letter.
pub fn begun(mut parts: Vec<Part>) -> Vec<Part> {
    if let Some(first) = parts.first_mut() {
        first.text = super::words::capital(&first.text);
    }
    parts
}

/// Text without the characters that turn the direction of what follows them, for files that no template escapes.
pub fn straight(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')).collect()
}

/// All parts as plain text, for descriptions.
pub fn plain(parts: &[Part]) -> String {
    parts.iter().map(|p| p.text.as_str()).collect()
}

/// "a, b and c" of parts.
pub fn list(items: Vec<Vec<Part>>, w: &Words) -> Vec<Part> {
    let last = items.len().saturating_sub(1);
    join(items, |i| if i == last { w.and } else { w.comma })
}

/// Items with the same separator between any two.
pub fn separated(items: Vec<Vec<Part>>, separator: &str) -> Vec<Part> {
    join(items, |_| separator)
}

fn join<'a>(items: Vec<Vec<Part>>, before: impl Fn(usize) -> &'a str) -> Vec<Part> {
    let mut out = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        if i > 0 {
            out.push(Part::text(before(i)));
        }
        out.extend(item);
    }
    out
}
