//! How a clause says what it says: as a fact, denied, demanded, doubted, on a condition, or left open.

use super::concept::Hit;
use std::ops::Range;
use std::sync::LazyLock;

const MOODS: &str = include_str!("../words/moods.txt");

/// Words before the answering word in which its mood stands: a demand may have a long list of objects.
const BEFORE: usize = 24;
/// Words behind it.
const AFTER: usize = 10;
/// Words before it in which it is denied.
const DENIED: usize = 3;
/// Words before it in which a denial may mean it or something else: "not undertake a hasty withdrawal".
const UNSURE: usize = 8;

/// Words of one or several.
type Phrases = Vec<Vec<&'static str>>;

static ALL: LazyLock<Vec<(&'static str, Phrases)>> = LazyLock::new(|| {
    let lines = MOODS.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'));
    lines.map(|(mood, words)| (mood, words.split(' ').map(|w| w.split('_').collect()).collect())).collect()
});

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    Fact,
    /// What somebody is told to do.
    Demand,
    Doubt,
    /// Under consideration.
    Undecided,
    /// Said to hold if something else does.
    Condition,
    /// To come.
    Future,
    /// Supposed, possible, hoped for: nothing is said.
    Open,
}

/// A mood, whether the clause denies, and the words that the reading rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub mood: Mood,
    pub denied: bool,
    /// Indices of words, the answering word among them.
    pub words: Range<usize>,
}

/// Reads the clause, in small letters, around a word that answers.
pub fn reading(clause: &[&str], hit: &Hit) -> Reading {
    let from = hit.at.start.saturating_sub(BEFORE);
    let before = clause.get(from..hit.at.start).unwrap_or(&[]);
    let after = clause.get(hit.at.end..(hit.at.end + AFTER).min(clause.len())).unwrap_or(&[]);
    let at = |mood: &str, words: &[&str]| -> Option<Range<usize>> {
        let phrases = &ALL.iter().find(|(m, _)| *m == mood)?.1;
        // The nearest to the answering word.
        let mut places = (0..words.len()).rev().filter_map(|i| {
            let rest = words.get(i..)?;
            let fits = |p: &&Vec<&str>| p.len() <= rest.len() && p.iter().zip(rest).all(|(a, b)| a == b);
            phrases.iter().find(fits).map(|p| i..i + p.len())
        });
        places.next()
    };
    let early = |r: Range<usize>| from + r.start..from + r.end;
    let late = |r: Range<usize>| hit.at.end + r.start..hit.at.end + r.end;
    let (mut denied, mut words) = (false, hit.at.clone());
    let near = clause.get(hit.at.start.saturating_sub(DENIED)..hit.at.start).unwrap_or(&[]);
    let mut i = 0;
    while let Some(w) = near.get(i) {
        // "Not only" denies nothing.
        let only = *w == "not" && near.get(i + 1).is_some_and(|n| *n == "only");
        if !only && at("not", &[w]).is_some() {
            denied = !denied;
            words.start = words.start.min(hit.at.start - near.len() + i);
        }
        i += 1;
    }
    let far = clause.get(hit.at.start.saturating_sub(UNSURE)..hit.at.start - near.len()).unwrap_or(&[]);
    // "I do not think it can be saved" denies what is thought.
    let outer = before.get(..before.len() - near.len()).unwrap_or(&[]);
    let thought = outer.windows(2).rposition(|pair| match pair {
        [a, b] => at("not", &[a]).is_some() && matches!(*b, "think" | "believe" | "expect" | "see"),
        _ => false,
    });
    if let Some(i) = thought {
        denied = !denied;
        words.start = words.start.min(from + i);
    }
    let torn = thought.is_none()
        && far
            .iter()
            .zip(far.iter().skip(1).chain(near.first()))
            .any(|(w, next)| at("not", &[w]).is_some() && *next != "only");
    // "Most of them are not": what follows a form of "be".
    for (k, pair) in after.windows(2).enumerate().take(7) {
        let be = |w: &str| matches!(w, "is" | "are" | "was" | "were" | "be" | "been");
        let short = |w: &str| matches!(w, "isn't" | "aren't" | "wasn't" | "weren't");
        if let [a, b] = pair
            && ((be(a) && *b == "not") || short(a))
        {
            denied = !denied;
            words.end = words.end.max(hit.at.end + k + 2);
            break;
        }
    }
    let found = [
        ("undecided", Mood::Undecided, before, true),
        ("doubt", Mood::Doubt, before, true),
        ("after doubt", Mood::Doubt, after, false),
        ("open", Mood::Open, before, true),
        ("demand", Mood::Demand, before, true),
        ("after condition", Mood::Condition, after, false),
        ("will", Mood::Future, before, true),
    ];
    for (key, mood, place, is_before) in found {
        if let Some(range) = at(key, place).filter(|_| !(torn && mood == Mood::Future)) {
            let range = if is_before { early(range) } else { late(range) };
            let words = words.start.min(range.start)..words.end.max(range.end);
            return Reading { mood, denied, words };
        }
    }
    Reading { mood: if torn { Mood::Open } else { Mood::Fact }, denied, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moods_are_told_apart() {
        for (clause, word, mood, denied) in [
            ("they keep the agreement", "keep", Mood::Fact, false),
            ("they do not keep the agreement", "keep", Mood::Fact, true),
            ("they have to keep the agreement", "keep", Mood::Demand, false),
            ("it is unclear whether they keep the agreement", "keep", Mood::Doubt, false),
            ("we are reviewing whether they keep it", "keep", Mood::Undecided, false),
            ("if they keep it all is well", "keep", Mood::Open, false),
            ("we will leave when the time is right", "leave", Mood::Condition, false),
            ("the promise to leave is conditions-based", "leave", Mood::Condition, false),
            ("the strike will not end", "end", Mood::Future, true),
            ("most of them are not from here", "most", Mood::Fact, true),
            ("i do not think it can be ended", "ended", Mood::Fact, true),
            ("not only did it end", "end", Mood::Fact, false),
            ("they can hardly not keep it", "keep", Mood::Fact, false),
            ("they will not undertake a hasty or disorderly sale", "sale", Mood::Open, false),
            ("they must sit down with us reduce the noise and live up to it", "live", Mood::Demand, false),
        ] {
            let words: Vec<&str> = clause.split(' ').collect();
            let at = words.iter().position(|w| *w == word).unwrap();
            let read = reading(&words, &Hit { at: at..at + 1, yes: true });
            assert_eq!((read.mood, read.denied), (mood, denied), "{clause}");
        }
    }
}
