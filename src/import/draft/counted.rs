//! What a figure counts, in words that a registry can hold: "Afghan policemen shot dead in Kabul".

use crate::reading::{Amount, Unit, words};
use std::ops::Range;

/// What happened to those who are counted: two counts of one thing in different states are different numbers.
const STATES: &str = include_str!("words/states.txt");
/// Nouns that say nothing by themselves.
const GENERAL: &str = include_str!("words/general.txt");
/// How far behind a figure its state and its place are looked for, in words.
const AFTER: usize = 9;

/// Nouns whose counts are no news: "two sides".
const IDLE: &str = include_str!("words/idle.txt");

/// The thing counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    /// As a label: "Policemen killed in Herat".
    pub label: String,
    /// What one is called in a registry.
    pub unit: String,
    /// Stems of the words that tell it from other numbers, in order.
    pub stems: Vec<String>,
    /// Stem of the last word of the noun.
    pub head: String,
    /// Stems of the place that is named with it.
    pub place: Vec<String>,
}

/// `None` for a figure of which the text does not say what it counts.
pub fn counted(text: &str, sentence: Range<usize>, found: Range<usize>, amount: &Amount) -> Option<Counted> {
    let noun = amount.noun.as_deref().map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned);
    let noun = noun.or_else(|| named_before(text.get(sentence.start..found.start)?));
    let noun = noun.as_deref();
    let unit = match amount.unit.as_ref().unwrap_or(&Unit::Count) {
        Unit::Share => "share".to_owned(),
        Unit::Times => "times".to_owned(),
        Unit::Money(code) => code.clone(),
        Unit::Measure(name) => name.clone(),
        Unit::Count => noun?.rsplit(' ').next()?.to_lowercase(),
    };
    let after: Vec<&str> = words(text.get(found.end..sentence.end)?).map(|(_, w)| w).take(AFTER).collect();
    let clause = text.get(found.end..sentence.end)?;
    let clause = clause.split([',', ';', ':', '—']).next().unwrap_or("");
    let near = words(clause).count();
    let after = after.get(..near.min(after.len())).unwrap_or(&[]);
    let before = text.get(sentence.start..found.start)?;
    let before = words(before).map(|(_, w)| w).last().filter(|w| is_in(STATES, w));
    let state = before.or_else(|| after.iter().find(|w| is_in(STATES, w)).copied()).map(str::to_lowercase);
    let place = place(after);
    let mut label = match noun {
        Some(noun) if unit == "share" => format!("share of {noun}"),
        Some(noun) => noun.to_owned(),
        // A share or a sum of money is of something: the words behind it.
        None => of(after)?,
    };
    if noun.is_some_and(|n| is_in(GENERAL, n.rsplit(' ').next().unwrap_or(n))) && state.is_none() && place.is_none() {
        let more = of(after);
        label = more.map(|more| format!("{label} {more}")).unwrap_or(label);
    }
    for more in [&state, &place].into_iter().flatten() {
        if !label.to_lowercase().contains(&more.to_lowercase()) {
            label.push(' ');
            label.push_str(more);
        }
    }
    let stems = stems_of(&label);
    let head = noun.and_then(|n| n.rsplit(' ').next()).map(stem).or_else(|| stems.last().cloned())?;
    let mut letters = label.chars();
    let label: String = letters.next()?.to_uppercase().chain(letters).collect();
    let place = stems_of(place.as_deref().unwrap_or(""));
    Some(Counted { label, unit, stems, head, place })
}

fn stems_of(text: &str) -> Vec<String> {
    words(text).map(|(_, w)| stem(w)).filter(|s| !is_in(LINKS, s)).collect()
}

/// Stems of the place at the end of a label: "Homes in Moss".
pub fn place_of(label: &str) -> Vec<String> {
    label.rsplit_once(" in ").map(|(_, place)| stems_of(place)).unwrap_or_default()
}

const CALENDAR: &str = "January\nFebruary\nMarch\nApril\nMay\nJune\nJuly\nAugust\nSeptember\nOctober\nNovember\nDecember\n\
                        Monday\nTuesday\nWednesday\nThursday\nFriday\nSaturday\nSunday";

const LINKS: &str = "in\nof\nat\nthe\na\nan\nfor\non";

impl Counted {
    /// Nothing is said of what a figure counts: only what stands around it can tell.
    pub fn unnamed() -> Counted {
        Counted { label: String::new(), unit: String::new(), stems: Vec::new(), head: String::new(), place: Vec::new() }
    }

    /// Worth a number of its own.
    pub fn is_news(&self) -> bool {
        !self.head.is_empty() && !is_in(IDLE, &self.head)
    }
}

/// The thing counted where it stands before its figure: "the number of patients has risen to", "all patients, about".
fn named_before(before: &str) -> Option<String> {
    let lower = before.to_lowercase();
    let tail = match lower.rfind("number of ").filter(|_| lower.len() == before.len()) {
        Some(at) => before.get(at + "number of ".len()..)?,
        None => {
            let clause = before.trim_end().strip_suffix(',')?;
            clause.get(clause.rfind([',', ';', ':', '—']).map_or(0, |i| i + 1)..)?
        }
    };
    let of_number = tail.len() < before.len() && lower.contains("number of ");
    let all: Vec<&str> = words(tail).map(|(_, w)| w).collect();
    let noun: Vec<&str> = if of_number {
        all.into_iter().take_while(|w| !is_in(ENDS, w)).take(4).collect()
    } else {
        // The last words before the comma, back to one that no noun holds.
        let kept = all.iter().rev().take_while(|w| !is_in(ENDS, w)).take(3).count();
        all.get(all.len() - kept..)?.to_vec()
    };
    // One that ends like a plural: anything else is hardly counted.
    noun.last().filter(|w| w.ends_with('s') && w.len() > 3)?;
    Some(noun.join(" "))
}

/// Words that are part of no noun.
const ENDS: &str = "is\nare\nwas\nwere\nhas\nhave\nhad\nwill\nnow\nrose\nfell\nto\nof\nby\nin\non\nat\nand\nor\nall\nthe\na\nan\n\
                    this\nthat\nthese\nthose\nwith\nfor\nfrom\nyear\nlast\nreached\nstood\nstands\ncould\nmay\nwould\nsome";

/// "in the province of Herat" → "in Herat": the first capitalised words behind a word of place.
fn place(after: &[&str]) -> Option<String> {
    let at = after.iter().position(|w| matches!(*w, "in" | "across" | "near" | "inside"))?;
    let names: Vec<&str> = after
        .get(at + 1..)?
        .iter()
        .skip_while(|w| !w.starts_with(char::is_uppercase))
        .take_while(|w| w.starts_with(char::is_uppercase) && !is_in(CALENDAR, w))
        .copied()
        .collect();
    let skipped = after.get(at + 1..)?.iter().take_while(|w| !w.starts_with(char::is_uppercase)).count();
    // "in Afghan provinces": the noun belongs to it.
    let noun = after.get(at + 1 + skipped + names.len()).filter(|w| !is_in(ENDS, w) && !is_in(STATES, w));
    let noun = noun.filter(|w| w.ends_with('s') && w.starts_with(char::is_lowercase));
    let words: Vec<&str> = names.iter().copied().chain(noun.copied()).collect();
    (!names.is_empty() && skipped <= 3).then(|| format!("in {}", words.join(" ")))
}

/// "of the votes were counted" → "of the votes": what a share or a sum belongs to.
fn of(after: &[&str]) -> Option<String> {
    let first = after.first()?;
    if !matches!(*first, "of" | "for" | "on" | "in" | "to") {
        return None;
    }
    let taken: Vec<&str> = after.iter().take(5).copied().collect();
    (taken.len() > 1).then(|| taken.join(" "))
}

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

/// True where a list of words, one a line, has this one.
pub fn is_in(list: &str, word: &str) -> bool {
    list.lines().any(|line| !line.starts_with('#') && line.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::quantities;

    #[test]
    fn labels_say_what_is_counted() {
        for (text, label, unit) in [
            ("At least 12 people were killed in Halden on Monday.", "People killed in Halden", "people"),
            ("Some 40 homes burned in the town of Moss.", "Homes burned in Moss", "homes"),
            ("It has 2,500 U.S. troops in Afghanistan.", "U.S. troops in Afghanistan", "troops"),
            ("The party won 31 per cent of the vote.", "Share of vote", "share"),
        ] {
            let found = &quantities(text)[0];
            let counted = counted(text, 0..text.len(), found.range.clone(), &found.value).unwrap();
            assert_eq!((counted.label.as_str(), counted.unit.as_str()), (label, unit), "{text}");
        }
    }

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
