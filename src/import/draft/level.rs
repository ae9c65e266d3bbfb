//! Shares and sums of money that are the level of something: "unemployment will rise from 5.1 per cent", "a deficit of 2.8 per
//! cent", "25 million euros in emergency aid". What they are the level of names the number.

use super::list::{ENDS, List, entries, is_in};
use crate::reading::words;
use std::ops::Range;
use std::sync::LazyLock;

/// Words between a thing and its level.
static VERBS: List = LazyLock::new(|| entries(include_str!("words/levels.txt")));
static VAGUE: List = LazyLock::new(|| entries(include_str!("words/vague.txt")));
static CONJUNCTIONS: List = LazyLock::new(|| entries("while\nand\nbut\nby\nalso\nthen"));

/// Most words of a name.
const MOST: usize = 4;

/// The thing whose level a figure is, by the words before and behind it; `None` where they do not tell.
pub fn level(before: &str, behind: &str) -> Option<String> {
    of(before).or_else(|| subject(before)).or_else(|| object(before)).or_else(|| purpose(behind))
}

/// "spending of", "a rise of": the words before "of".
pub fn of(before: &str) -> Option<String> {
    let all: Vec<(Range<usize>, &str)> = words(before).collect();
    let (last, rest) = all.split_last()?;
    let (nearest, more) = rest.split_last().filter(|_| last.1 == "of")?;
    let own = more.iter().rev().take_while(|(_, w)| !is_in(&ENDS, w) && !is_in(&VERBS, w)).count();
    let own = if is_in(&VERBS, nearest.1) { 0 } else { own };
    named(before, rest.get(rest.len() - 1 - own..)?)
}

/// "Income tax falls from": the words before the verb, from the last mark on.
fn subject(before: &str) -> Option<String> {
    let clause = before.get(before.rfind([',', ';', ':', '“', '"', '.']).map_or(0, |i| i + 1)..)?;
    let all: Vec<(Range<usize>, &str)> = words(clause).collect();
    let first = all.iter().position(|(_, w)| is_in(&VERBS, w))?;
    // Nothing but words of the verb may stand between.
    let only = all.get(first..)?.iter().all(|(_, w)| is_in(&VERBS, w));
    let thing = all.get(..first)?;
    // "That worked out at": no thing has a level.
    if thing.last().is_some_and(|(_, w)| w.ends_with("ed") || matches!(*w, "out" | "up" | "off")) {
        return None;
    }
    // "The union puts the figure at": of what, stands elsewhere.
    if thing.iter().any(|(_, w)| matches!(*w, "put" | "puts" | "figure" | "number")) {
        return None;
    }
    let from =
        thing.iter().rposition(|(_, w)| matches!(*w, "said" | "that" | "says" | "and" | "which" | "it" | "he" | "she"));
    only.then(|| named(clause, thing.get(from.map_or(0, |i| i + 1)..)?))?
}

/// "Cutting limits from", "to raise the fee from 20 to": the words between the verb and "from".
fn object(before: &str) -> Option<String> {
    let clause = before.get(before.rfind([',', ';', ':', '“', '"']).map_or(0, |i| i + 1)..)?;
    let mut all: Vec<(Range<usize>, &str)> = words(clause).collect();
    if all.last().is_some_and(|(_, w)| *w == "to") {
        all.pop();
        while all.last().is_some_and(|(_, w)| w.starts_with(|c: char| c.is_ascii_digit()) || *w == "million") {
            all.pop();
        }
    }
    all.pop().filter(|(_, w)| *w == "from")?;
    let verb = all.iter().rposition(|(_, w)| {
        ["cut", "rais", "lift", "increas", "reduc", "lower", "slash", "expand", "push"].iter().any(|s| w.starts_with(s))
    })?;
    named(clause, all.get(verb + 1..)?)
}

/// "in emergency aid", "for repairs": what money is for.
fn purpose(behind: &str) -> Option<String> {
    let clause = behind.split([',', ';', ':', '.', '—', '”', '"']).next()?;
    let all: Vec<(Range<usize>, &str)> = words(clause).collect();
    let (first, rest) = all.split_first()?;
    let n = rest.iter().take_while(|(_, w)| !is_in(&ENDS, w)).take(MOST).count();
    let name = named(clause, rest.get(..n)?)?;
    match first.1 {
        "in" if !name.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) => Some(name),
        "for" | "on" if !name.starts_with(|c: char| c.is_ascii_digit()) => Some(format!("money for {name}")),
        _ => None,
    }
}

/// As a name: without an article in front, and of few words.
fn named(text: &str, all: &[(Range<usize>, &str)]) -> Option<String> {
    let article = |w: &str| matches!(w.to_lowercase().as_str(), "the" | "a" | "an" | "its" | "their" | "this");
    let skip = all.iter().take_while(|(_, w)| article(w)).count();
    let all = all.get(skip..)?;
    // "While cutting national limits": what is done to it is not what it is.
    let is_doing = |i: usize| all.get(i).is_some_and(|(_, w)| w.ends_with("ing") && w.len() > 5);
    let skip = all.iter().take_while(|(_, w)| is_in(&CONJUNCTIONS, w)).count();
    // "Currently chasing", and not "weekly payments".
    let skip = skip + usize::from(all.get(skip).is_some_and(|(_, w)| w.ends_with("ly")) && is_doing(skip + 1));
    let skip = skip + usize::from(is_doing(skip));
    let skip = if skip < all.len() { skip } else { 0 };
    let all = all.get(skip..).filter(|a| (1..=MOST + 1).contains(&a.len()))?;
    if all.len() == 1 && all.first().is_some_and(|(_, w)| is_in(&VAGUE, w)) {
        return None;
    }
    let name = text.get(all.first()?.0.start..all.last()?.0.end)?;
    // A thing, not somebody or a figure.
    (!name.contains([',', ';', '\n'])
        && !all.iter().any(|(_, w)| w.starts_with(|c: char| c.is_ascii_digit()))
        && name.len() > 2)
        .then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_level_is_of() {
        for (before, behind, expected) in [
            ("According to the institute, unemployment will rise from", " to 6", Some("unemployment")),
            ("The union wants a rise of", " and", Some("rise")),
            ("The union puts the figure at", " a month", None),
            ("Income tax falls from 24 to", " in January", None),
            ("Value-added tax stays at", "", Some("Value-added tax")),
            ("The budget has spending of", " and", Some("spending")),
            ("Karr said the deficit would fall below", " by 2036", Some("deficit")),
            ("The minister promised", " in emergency aid, to be paid", Some("emergency aid")),
            ("The minister promised", " for repairs, which", Some("money for repairs")),
            ("The city gave", " in Moss", None),
            ("In the town and in the whole of the long valley of the river it was", "", None),
        ] {
            assert_eq!(level(before, behind).as_deref(), expected, "{before}");
        }
    }
}
