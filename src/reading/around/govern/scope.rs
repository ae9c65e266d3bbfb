//! How far what stands before a quotation governs it.

use super::here::{Here, is_auxiliary};
use crate::reading::prose::is_quote_mark;
use crate::reading::token::Gap;

impl Here<'_> {
    /// Words before the quotation in its clause and in the clauses that it completes, from the nearest.
    pub(super) fn scope(&self) -> Vec<usize> {
        let mut out = Vec::new();
        let mut i = self.first;
        while let Some(at) = i.checked_sub(1) {
            i = at;
            let Some(here) = self.t.get(at) else { break };
            let word = here.lower.as_str();
            if is_quote_mark(word) {
                continue;
            }
            if word == "," {
                let Some(open) = self.aside(at).filter(|open| self.goes_on(*open, at)) else { break };
                i = open;
                continue;
            }
            let ends = matches!(word, "." | "!" | "?" | ";" | ":" | "(" | ")" | "—" | "…" | "•")
                || (matches!(word, "–" | "-") && here.gap != Gap::None);
            if ends || here.gap == Gap::Break && at + 1 < self.first && at > 0 {
                break;
            }
            let goes_on = || {
                self.joins_names(at)
                    || self.is_never_once(at)
                    || self.joins_verb(at)
                    || self.at(&self.words.refusal, at).is_some()
            };
            if self.words.clause.contains(word) && !goes_on() {
                break;
            }
            out.push(at);
        }
        out
    }

    /// "never once sold", "not even when it rained", "anything but": the negation governs or holds the word that would begin a
    /// clause, and governs what follows.
    pub(super) fn is_never_once(&self, clause: usize) -> bool {
        let before = clause.checked_sub(1).filter(|b| !self.words.clause.contains(self.lower(*b)));
        before.is_some_and(|b| self.negator(b).is_some_and(|(span, verb)| !verb && span.1 >= clause))
    }

    /// "Might yet sell", "dismissed as false": the word belongs to the verb before it.
    pub(super) fn joins_verb(&self, at: usize) -> bool {
        let verb = self.back(at, 1);
        match self.lower(at) {
            "yet" => is_auxiliary(verb) || verb == "not" || verb.ends_with("n't"),
            "as" => at.checked_sub(1).is_some_and(|b| self.at(&self.words.refusal, b).is_some()),
            _ => false,
        }
    }
}
