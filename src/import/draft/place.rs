//! Where those are who are counted: as the words behind a figure say, or as the article says elsewhere.

use super::likes::like;
use super::list::{ENDS, STATES, is_in};
use super::stem::{stem, stems_of};
use crate::reading::{is_calendar, is_plural, words};
use std::collections::BTreeMap;
use std::ops::Range;

/// Stems of the place at the end of a label: "Homes in Moss".
pub fn place_of(label: &str) -> Vec<String> {
    label.rsplit_once(" in ").map(|(_, place)| stems_of(place)).unwrap_or_default()
}

/// "in the province of Herat" → "in Herat": the first capitalised words behind a word of place.
pub fn place(after: &[&str]) -> Option<String> {
    let at = after.iter().position(|w| matches!(*w, "in" | "across" | "near" | "inside"))?;
    let rest = after.get(at + 1..)?;
    let skipped = rest.iter().take_while(|w| !w.starts_with(char::is_uppercase)).count();
    let names = names(rest.get(skipped..)?);
    // "in Afghan provinces": the noun belongs to it.
    let noun = rest.get(skipped + names.len()).filter(|w| !is_in(&ENDS, w) && !is_in(&STATES, w));
    let noun = noun.filter(|w| w.ends_with('s') && w.starts_with(char::is_lowercase));
    let words: Vec<&str> = names.iter().copied().chain(noun.copied()).collect();
    (!names.is_empty() && skipped <= 3).then(|| format!("in {}", words.join(" ")))
}

/// The capitalised words at the start, without days and months; "the" may come before them.
pub fn names<'a>(all: &[&'a str]) -> Vec<&'a str> {
    let all = all.strip_prefix(&["the"]).unwrap_or(all);
    all.iter().take_while(|w| w.starts_with(char::is_uppercase) && !is_calendar(w)).copied().collect()
}

/// Where an article's nouns are, by their stems, for figures that do not say so: "forces in Afghanistan" tells of "2,500 U.S.
/// troops" as well. A noun that is at several places is at none.
#[derive(Clone, Debug, Default)]
pub struct Whereabouts(BTreeMap<String, Option<String>>);

impl Whereabouts {
    /// Takes the byte ranges of the paragraphs.
    pub fn new(text: &str, body: &[Range<usize>]) -> Whereabouts {
        let mut out: BTreeMap<String, Option<String>> = BTreeMap::new();
        let paragraphs = body.iter().filter_map(|paragraph| text.get(paragraph.clone()));
        for clause in paragraphs.flat_map(|p| p.split(['.', ',', ';', ':', '(', ')', '“', '”', '"', '—'])) {
            let all: Vec<&str> = words(clause).map(|(_, w)| w).collect();
            for (i, word) in all.iter().enumerate() {
                let rest = all.get(i + 2..).unwrap_or(&[]);
                let named = names(rest.get(..4.min(rest.len())).unwrap_or(&[]));
                // Whom "troops from Norway" are is another matter than from where they are withdrawn.
                let leaves = |w: &str| {
                    ["withdraw", "evacuat", "pull", "remov", "expel"].iter().any(|s| w.to_lowercase().starts_with(s))
                };
                let at = match all.get(i + 1) {
                    Some(&"in") => true,
                    Some(&"from") => all.get(i.saturating_sub(4)..i).is_some_and(|w| w.iter().any(|w| leaves(w))),
                    _ => false,
                };
                if !at || named.is_empty() || !is_plural(word) {
                    continue;
                }
                let place = format!("in {}", named.join(" "));
                let known = out.entry(like(&stem(word)).to_owned()).or_insert_with(|| Some(place.clone()));
                if known.as_ref().is_some_and(|k| *k != place) {
                    *known = None;
                }
            }
        }
        Whereabouts(out)
    }

    /// "in Afghanistan", by the stem of the noun.
    pub fn of(&self, noun: &str) -> Option<&str> {
        self.0.get(noun)?.as_deref()
    }
}
