//! Words that turn round what they govern, or make it less than said. English; the negations of other
//! languages are in their word lists.

use super::{Phrases, section, set};
use crate::reading::Language;
use crate::reading::token::Token;
use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

pub(in crate::reading) struct Turns {
    pub not: Phrases<()>,
    pub no: Phrases<()>,
    pub refusal: Phrases<()>,
    /// The same before a verb that ends in "-ing".
    pub refusal_of_doing: Phrases<()>,
    pub refusal_noun: HashSet<&'static str>,
    /// Governs what "that" opens behind it, and nothing else.
    pub disbelief: Phrases<()>,
    pub denial: HashSet<&'static str>,
    pub falsehood: Phrases<()>,
    /// The same behind words that "that" opens.
    pub false_that: Phrases<()>,
    pub wrongly: HashSet<&'static str>,
    pub harmless: Phrases<()>,
    pub may: Phrases<()>,
    pub belief: Phrases<()>,
    /// The same behind what is taken to be so.
    pub believed: HashSet<&'static str>,
    pub condition: Phrases<()>,
    pub no_condition: Phrases<()>,
    pub clause: HashSet<&'static str>,
    pub finite: HashSet<&'static str>,
    pub saying: HashSet<&'static str>,
    /// One word at least of everything that governs, for a first look.
    pub triggers: HashSet<String>,
}

impl Turns {
    /// The token is one of words that look like a negation and are none: "no doubt it will be ready".
    pub fn is_harmless(&self, t: &[Token], i: usize) -> bool {
        (i.saturating_sub(3)..=i).any(|b| self.harmless.at(t, b).is_some_and(|(_, next)| next > i))
    }

    fn new(file: &'static str) -> Turns {
        let phrases = |name: &str| Phrases::new(section(file, name).map(|w| (w.to_owned(), ())));
        let (not, no, refusal) = (phrases("not"), phrases("no"), phrases("refusal"));
        let disbelief = phrases("disbelief");
        let (may, belief, condition) = (phrases("may"), phrases("belief"), phrases("condition"));
        let lists = ["not", "no", "refusal", "refusal of doing", "disbelief", "may", "belief", "condition"];
        let telling = lists.into_iter().flat_map(|name| section(file, name)).map(|p| telling(p).to_owned());
        let lasts =
            ["denial", "false", "false that", "wrongly", "believed"].into_iter().flat_map(|name| section(file, name));
        let lasts = lasts.filter_map(|line| line.split(' ').next_back()).map(str::to_owned);
        // "isn't" is two words to the eye.
        let triggers = telling.chain(lasts).chain(["t", "should"].map(str::to_owned)).collect();
        Turns {
            triggers,
            not,
            no,
            refusal,
            refusal_of_doing: phrases("refusal of doing"),
            refusal_noun: set(file, "refusal noun"),
            disbelief,
            denial: set(file, "denial"),
            falsehood: phrases("false"),
            false_that: phrases("false that"),
            wrongly: set(file, "wrongly"),
            harmless: phrases("harmless"),
            may,
            belief,
            believed: set(file, "believed"),
            condition,
            no_condition: phrases("no condition"),
            clause: set(file, "clause"),
            finite: set(file, "finite"),
            saying: set(file, "saying"),
        }
    }
}

/// The word by which a phrase is noticed: "in" of "in case" stands in every other sentence.
fn telling(phrase: &str) -> &str {
    let first = phrase.split(' ').next().unwrap_or(phrase);
    if first.len() > 2 { first } else { phrase.split(' ').max_by_key(|w| w.len()).unwrap_or(first) }
}

static ENGLISH: LazyLock<Turns> = LazyLock::new(|| Turns::new(include_str!("../words/turns.txt")));

/// The lists of English; `None` for another language, of which `local` finds negations alone.
pub(in crate::reading) fn turns(language: Language) -> Option<&'static Turns> {
    language.is_english().then(|| &*ENGLISH)
}
