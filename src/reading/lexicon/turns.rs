//! Words that turn round what they govern, or make it less than said. English; another language adds a list of its own.

use super::{Phrases, section, set};
use crate::reading::Language;
use std::collections::HashSet;
use std::sync::LazyLock;

pub(in crate::reading) struct Turns {
    pub not: Phrases<()>,
    pub no: Phrases<()>,
    pub refusal: Phrases<()>,
    pub denial: HashSet<&'static str>,
    pub falsehood: Phrases<()>,
    pub harmless: Phrases<()>,
    pub may: Phrases<()>,
    pub belief: Phrases<()>,
    pub condition: Phrases<()>,
    pub no_condition: Phrases<()>,
    pub clause: HashSet<&'static str>,
    pub finite: HashSet<&'static str>,
    pub saying: HashSet<&'static str>,
}

impl Turns {
    fn new(file: &'static str) -> Turns {
        let phrases = |name: &str| Phrases::new(section(file, name).map(|w| (w.to_owned(), ())));
        Turns {
            not: phrases("not"),
            no: phrases("no"),
            refusal: phrases("refusal"),
            denial: set(file, "denial"),
            falsehood: phrases("false"),
            harmless: phrases("harmless"),
            may: phrases("may"),
            belief: phrases("belief"),
            condition: phrases("condition"),
            no_condition: phrases("no condition"),
            clause: set(file, "clause"),
            finite: set(file, "finite"),
            saying: set(file, "saying"),
        }
    }
}

static ENGLISH: LazyLock<Turns> = LazyLock::new(|| Turns::new(include_str!("../words/turns.txt")));

/// The lists of a language; `None` where there are none yet, and nothing is said to be turned round.
pub(in crate::reading) fn turns(language: Language) -> Option<&'static Turns> {
    language.is_english().then(|| &*ENGLISH)
}
