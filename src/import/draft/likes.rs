//! Words for the same thing: "deal" and "agreement", "strike" and "walkout".

use std::collections::HashMap;
use std::sync::LazyLock;

static LIKES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("words/likes.txt").lines().filter(|l| !l.starts_with('#'));
    let set = |line: &'static str| line.split(' ').map(move |w| (w, line.split(' ').next().unwrap_or(w)));
    lines.flat_map(set).collect()
});

/// One name for words of the same thing, else the word itself. Takes stems.
pub fn like(stem: &str) -> &str {
    LIKES.get(stem).copied().unwrap_or(stem)
}
