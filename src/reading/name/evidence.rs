//! What an article itself tells of its words: which it prints in lower case, and which in capitals where nothing but a
//! name asks for one.

use super::super::prose::Prose;
use super::chunk::Chunk;
use std::collections::HashSet;

pub(super) struct Evidence {
    lower: HashSet<String>,
    middle: HashSet<String>,
}

impl Evidence {
    pub fn new(prose: &Prose, chunks: &[Chunk]) -> Evidence {
        let lower = prose.tokens.iter().filter(|t| t.is_word() && !t.is_capital()).map(|t| t.lower.clone()).collect();
        let mut middle = HashSet::new();
        for chunk in chunks {
            for (n, w) in chunk.words.iter().enumerate() {
                if n > 0 || !chunk.opens {
                    middle.insert(prose.slice(w.from, w.to).to_owned());
                }
            }
        }
        Evidence { lower, middle }
    }

    /// Printed in lower case somewhere.
    pub fn is_common(&self, word: &str) -> bool {
        self.lower.contains(&word.to_lowercase())
    }

    /// Printed with a capital where none begins a sentence.
    pub fn is_proper(&self, word: &str) -> bool {
        self.middle.contains(word)
    }
}
