//! Word lists as sets, loaded once: one word or phrase a line, `#` for remarks.

use std::collections::HashSet;
use std::sync::LazyLock;

pub type List = LazyLock<HashSet<&'static str>>;

pub fn entries(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
}

/// True where a list has this word, whatever its case.
pub fn is_in(list: &List, word: &str) -> bool {
    list.contains(word) || list.contains(word.to_lowercase().as_str())
}
