//! What an article itself tells of its words: which it prints in lower case, and which in capitals where nothing but a
//! name asks for one.

use super::super::prose::Prose;
use super::chunk::Chunk;
use std::collections::HashSet;

pub(super) struct Evidence {
    lower: HashSet<String>,
    middle: HashSet<String>,
    /// The last two words of longer runs.
    tails: HashSet<String>,
}

impl Evidence {
    pub fn new(prose: &Prose, chunks: &[Chunk]) -> Evidence {
        let lower = prose.tokens.iter().filter(|t| t.is_word() && !t.is_capital()).map(|t| t.lower.clone()).collect();
        let mut middle = HashSet::new();
        let tail = |c: &Chunk| {
            let [.., _, a, b] = c.words.as_slice() else { return None };
            Some(prose.slice(a.from, b.to).to_owned())
        };
        let tails = chunks.iter().filter_map(tail).collect();
        for chunk in chunks {
            for (n, w) in chunk.words.iter().enumerate() {
                if n > 0 || !chunk.opens {
                    middle.insert(prose.slice(w.from, w.to).to_owned());
                }
            }
        }
        Evidence { lower, middle, tails }
    }

    /// Printed in lower case somewhere.
    pub fn is_common(&self, word: &str) -> bool {
        self.lower.contains(&word.to_lowercase())
    }

    /// These two words stand elsewhere behind others: "Vale Holt" is of somebody who is named with a given name too.
    pub fn ends_a_name(&self, words: &str) -> bool {
        self.tails.contains(words)
    }

    /// Printed with a capital where none begins a sentence.
    pub fn is_proper(&self, word: &str) -> bool {
        self.middle.contains(word)
    }
}
