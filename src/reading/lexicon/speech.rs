//! The words by which news says who said something.

use super::{Phrases, section};
use std::collections::HashSet;
use std::sync::LazyLock;

const SPEECH: &str = include_str!("../words/speech.txt");

pub(in crate::reading) struct Speech {
    /// `true`: speaks by itself, without a quotation or "that".
    pub verbs: Phrases<bool>,
    pub inverting: HashSet<&'static str>,
}

fn list(name: &str) -> impl Iterator<Item = &'static str> {
    section(SPEECH, name).flat_map(|l| l.split(", ")).map(str::trim).filter(|w| !w.is_empty())
}

pub(in crate::reading) static SPEECH_WORDS: LazyLock<Speech> = LazyLock::new(|| {
    let strong: HashSet<&str> = list("strong").collect();
    Speech {
        verbs: Phrases::new(list("verbs").map(|w| (w.to_owned(), strong.contains(w)))),
        inverting: list("inverting").collect(),
    }
});
