//! One form for words of one thing, so that figures of different articles can be held side by side.

use super::likes::like;
use super::list::{List, entries, is_in};
use crate::reading::words;
use std::sync::LazyLock;

static JOINTS: List = LazyLock::new(|| entries(include_str!("words/joints.txt")));

/// One form for the words of one thing: small letters, no plural, one name for a country's people and things.
pub fn stem(word: &str) -> String {
    let word = word.to_lowercase().replace(['.', '’', '\''], "");
    let word = word.strip_suffix("-led").unwrap_or(&word);
    match word {
        "american" | "americans" | "usa" => return "us".to_owned(),
        "people" | "persons" | "person" => return "people".to_owned(),
        _ => {}
    }
    if let Some(rest) = word.strip_suffix("men").filter(|r| r.len() > 2) {
        return format!("{rest}man");
    }
    if let Some(rest) = word.strip_suffix("ies").filter(|r| r.len() > 2) {
        return format!("{rest}y");
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    if plural { word.trim_end_matches('s').to_owned() } else { word.to_owned() }
}

/// Stems of words, one name for words of the same thing, in order.
pub fn stems_of(text: &str) -> Vec<String> {
    let text = text.replace("United States", "US");
    words(&text).map(|(_, w)| like(&stem(w)).to_owned()).filter(|s| !is_in(&JOINTS, s)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_one_stem() {
        for (a, b) in
            [("U.S.", "American"), ("policemen", "policeman"), ("provinces", "province"), ("parties", "party")]
        {
            assert_eq!(stem(a), stem(b));
        }
        assert_ne!(stem("officers"), stem("offices"));
    }
}
