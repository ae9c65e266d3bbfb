//! Titles: which line of an article's head is what it is called.

pub(super) use super::byline::{byline, has_name, is_month, people};
use super::line::{Kind, Unit};
use std::collections::{HashMap, HashSet};

/// Words that are long and say nothing.
const NOT_NAMES: &[&str] = &["with", "from", "news", "today", "this", "more", "read", "photo", "updated", "published"];

/// Words that carry meaning: what a title shares with its article.
pub(super) fn content_words(key: &str) -> HashSet<&str> {
    key.split(' ').filter(|w| w.len() > 3 && !NOT_NAMES.contains(w)).collect()
}

/// The title among the lines before the body: the line that has most of its words in the article's beginning; the earliest
/// of equals. A line that is a sentence is none.
pub(super) fn title(units: &[Unit], kinds: &[Kind], start: usize) -> Option<usize> {
    let opening: Vec<&str> = units.iter().skip(start).take(12).map(|u| u.key.as_str()).collect();
    let opening: HashSet<&str> = opening.iter().flat_map(|k| content_words(k)).collect();
    let mut times: HashMap<&str, usize> = HashMap::new();
    for u in units {
        *times.entry(u.key.as_str()).or_default() += 1;
    }
    let mut best: Option<(f32, usize)> = None;
    for (i, u) in units.iter().enumerate().take(start) {
        let candidate = matches!(kinds.get(i), Some(Kind::Short | Kind::Standfirst | Kind::Paragraph));
        let question = u.text.ends_with(['?', '!']);
        if !candidate || u.words < 2 || u.words > 30 || (u.ended && !question && u.words > 9) {
            continue;
        }
        let words = content_words(&u.key);
        let shared = words.iter().filter(|w| opening.contains(*w)).count() as f32;
        let ratio = shared / words.len().max(1) as f32;
        let length = match u.words {
            0..=3 => -0.3,
            4..=20 => 0.5,
            _ => 0.0,
        };
        // Pages say their title again where they want it shared.
        let again = if times.get(u.key.as_str()).is_some_and(|n| *n > 1) { 0.2 } else { 0.0 };
        // A menu lies between the page's top and the title, a standfirst at most between title and body.
        let near = if start - i <= 8 { 0.3 } else { 0.0 };
        let score = 0.5 * ratio + shared.min(6.0) / 6.0 + length + near + again - if u.bullet { 0.4 } else { 0.0 };
        // A later line has to be clearly better: a standfirst says the title again in more words.
        if best.is_none_or(|(b, at)| score > b + if i - at <= 4 && b > 1.0 { 0.35 } else { 0.0 }) {
            best = Some((score, i));
        }
    }
    best.filter(|(score, i)| *score > 0.6 || units.get(*i).is_some_and(|u| u.words >= 4)).map(|(_, i)| i)
}
