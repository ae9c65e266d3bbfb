//! Word lists as sets, loaded once: one word or phrase a line, `#` for remarks.

use std::collections::HashSet;
use std::sync::LazyLock;

pub type List = LazyLock<HashSet<&'static str>>;

/// Words that are part of no noun.
pub static ENDS: List = LazyLock::new(|| entries(include_str!("words/ends.txt")));
/// What happened to those who are counted: two counts of one thing in different states are different numbers.
pub static STATES: List = LazyLock::new(|| entries(include_str!("words/states.txt")));

pub fn entries(text: &'static str) -> HashSet<&'static str> {
    text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect()
}

/// True where a list has this word, whatever its case.
pub fn is_in(list: &List, word: &str) -> bool {
    list.contains(word) || list.contains(word.to_lowercase().as_str())
}
