//! The words by which news says who said something.

use super::{Phrases, section};
use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

const SPEECH: &str = include_str!("../words/speech.txt");

pub(in crate::reading) struct Speech {
    /// `true`: speaks by itself, without a quotation or "that".
    pub verbs: Phrases<bool>,
    /// Forms that are plural nouns as well.
    pub nouns: HashSet<&'static str>,
    pub inverting: HashSet<&'static str>,
    pub statements: HashSet<&'static str>,
    pub documents: HashSet<&'static str>,
    pub according: Phrases<()>,
    pub outlet_verbs: HashSet<&'static str>,
    pub adverbs: HashSet<&'static str>,
    pub listeners: HashSet<&'static str>,
}

fn list(name: &str) -> impl Iterator<Item = &'static str> {
    section(SPEECH, name).flat_map(|l| l.split(", ")).map(str::trim).filter(|w| !w.is_empty())
}

pub(in crate::reading) static SPEECH_WORDS: LazyLock<Speech> = LazyLock::new(|| {
    let strong: HashSet<&str> = list("strong").collect();
    Speech {
        verbs: Phrases::new(list("verbs").map(|w| (w.to_owned(), strong.contains(w)))),
        nouns: list("nouns").collect(),
        inverting: list("inverting").collect(),
        statements: list("statements").collect(),
        documents: list("documents").collect(),
        according: Phrases::new(list("according").map(|w| (w.to_owned(), ()))),
        outlet_verbs: list("outlet verbs").collect(),
        adverbs: list("adverbs").collect(),
        listeners: list("listeners").collect(),
    }
});
