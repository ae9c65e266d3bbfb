//! Words of rates: "a day", "per person", "annually".

use super::super::token::Token;
use super::{Phrases, pairs, set};
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use std::sync::LazyLock;

const RATES: &str = include_str!("../words/rates.txt");

pub(in super::super) struct Rates {
    /// Phrases that tell a rate alone: "daily", "per annum".
    pub alone: Phrases<&'static str>,
    /// What one unit of a rate is, by the word for it.
    pub things: HashMap<&'static str, &'static str>,
    /// Words behind "a day" that make it no rate.
    pub other: HashSet<&'static str>,
    /// What a yearly amount may be called.
    pub amounts: HashSet<&'static str>,
}

pub(in super::super) static RATE_WORDS: LazyLock<Rates> = LazyLock::new(|| Rates {
    alone: Phrases::new(pairs(RATES, "alone").map(|(w, v)| (w.to_owned(), v))),
    things: pairs(RATES, "things").collect(),
    other: set(RATES, "not a rate"),
    amounts: set(RATES, "amounts"),
});

impl Rates {
    /// The thing that a word names, in the singular or the plural.
    pub fn thing(&self, t: &Token) -> Option<&'static str> {
        let word = t.lower.as_str();
        self.things.get(word).or_else(|| self.things.get(word.strip_suffix('s')?)).copied()
    }
}
