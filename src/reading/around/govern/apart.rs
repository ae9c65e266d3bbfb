//! A negation or a modal that stands within the subject and has a verb of its own there: "An official not authorised to speak
//! said |", "The man who could be the next mayor |backs the weir|". It governs nothing behind the verb of the sentence.

use super::here::is_auxiliary;
use super::here::{Here, Span};
use super::subject::is_link;
use crate::reading::lexicon::due::DUE_WORDS;
use crate::reading::prose::is_quote_mark;
use crate::reading::token::Token;

/// Tokens from the head of a subject to the word, and back from it to its relative pronoun.
const FAR: usize = 10;

impl Here<'_> {
    /// The word belongs to the subject, and the verb of the sentence stands behind it: before the quotation or at its start.
    pub(super) fn is_apart(&self, span: Span) -> bool {
        let Some((opens, own)) = self.relative(span).or_else(|| self.reduced(span)).or_else(|| self.adjunct(span))
        else {
            return false;
        };
        let next = self.past_adverbs(span.1);
        // What somebody did not say may be a clause of its own.
        let says = self.words.saying.contains(self.lower(own)) || own >= self.first || !self.is_subject_head_at(opens);
        if says {
            return false;
        }
        let main = (own + 1..=self.first).find(|i| self.is_main_verb(*i));
        let told = |to: usize| {
            (own + 1..to)
                .any(|i| matches!(self.lower(i), "that" | "whether" | "if" | "what" | "how" | "why" | "where" | "when"))
        };
        main.is_some_and(|main| main >= span.1 && main != next && !told(main))
    }

    /// "Who had not slept", "who asked not to be named": the pronoun, and the verb of its clause.
    fn relative(&self, span: Span) -> Option<(usize, usize)> {
        let within = (span.0.saturating_sub(FAR)..span.0).rev().take_while(|i| !is_break(self.lower(*i)));
        let pronoun = within.into_iter().find(|i| match self.lower(*i) {
            "who" | "which" => true,
            "that" => {
                let verb = self.past_adverbs(i + 1);
                is_helper(self.lower(verb)) || verb > i + 1 || self.is_past(verb)
            }
            _ => false,
        })?;
        let own = (pronoun + 1..self.first).find(|i| !is_helper(self.lower(*i)) && !self.is_adverb(*i))?;
        Some((pronoun, own))
    }

    /// "An official not authorised": "not" right behind the noun.
    fn reduced(&self, span: Span) -> Option<(usize, usize)> {
        let own = self.past_adverbs(span.1);
        let word = self.lower(own);
        let formed = ["ed", "en", "wn", "ing", "able"].iter().any(|end| word.ends_with(end));
        let behind = span.0.checked_sub(1)?;
        let helped = is_helper(self.lower(behind)) || self.is_adverb(behind) || self.is_past(behind);
        (self.lower(span.0) == "not" && formed && !helped).then_some((span.0, own))
    }

    /// "Staff without masks", "staff with no masks": the preposition.
    fn adjunct(&self, span: Span) -> Option<(usize, usize)> {
        match self.lower(span.0) {
            "without" => Some((span.0, span.0)),
            "no" if matches!(self.back(span.0, 1), "with" | "of" | "in" | "on" | "at" | "under") => {
                Some((span.0 - 1, span.0))
            }
            _ => None,
        }
    }

    /// "In a town with no hospital |14 people died|", "without debate |the council backed|": what it is said without, before
    /// a subject that begins with the quotation.
    pub(super) fn is_setting(&self, span: Span) -> bool {
        let between = (span.1..self.first).map(|i| self.lower(i));
        let plain =
            |w: &str| !is_break(w) && !is_link(w) && !w.ends_with("ing") && !matches!(w, "that" | "than" | "as");
        let head = self.lower(self.first);
        let figure = self.t.get(self.first).is_some_and(Token::is_figure);
        let subject = matches!(head, "the" | "a" | "an" | "its" | "their") || figure;
        let verb = (self.first + 1..self.t.len().min(self.end + FAR))
            .any(|i| self.is_past(i) || self.words.finite.contains(self.lower(i)));
        let few = (1..=3).contains(&(self.first - span.1));
        self.adjunct(span).is_some() && few && between.into_iter().all(plain) && subject && verb
    }

    /// Before the token stands a subject alone, from the beginning of its clause: no verb, and one thing.
    fn is_subject_head_at(&self, at: usize) -> bool {
        let begins = |i: &usize| {
            let w = self.lower(*i);
            is_break(w) || w == "that" || self.words.clause.contains(w) || self.words.saying.contains(w)
        };
        let start = (0..at).rev().find(begins).map_or(0, |i| i + 1);
        let verb = (start..at)
            .any(|i| self.words.finite.contains(self.lower(i)) || is_helper(self.lower(i)) || self.is_past(i));
        let things = (start..at).filter(|i| is_article(self.lower(*i)) && (*i == start || !is_link(self.back(*i, 1))));
        at > start && at - start <= FAR && !verb && things.count() <= 1
    }

    /// A finite verb that no helper leads and that begins no shortened clause: "the plans |presented to|".
    fn is_main_verb(&self, i: usize) -> bool {
        let word = self.lower(i);
        let mut before = i.saturating_sub(1);
        while before > 0 && self.is_adverb(before) {
            before -= 1;
        }
        let led = self.lower(before);
        if matches!(led, "to" | "of" | "and" | "or") || is_article(led) || is_helper(led) {
            return false;
        }
        if self.words.finite.contains(word) {
            return true;
        }
        let next = self.lower(i + 1);
        let object = || is_article(next) || next == "that" || self.t.get(i + 1).is_some_and(Token::is_figure);
        let small = self.t.get(i).is_some_and(|t| t.is_word() && !t.is_capital());
        // "… |backs the weir|"
        let present = small && word.len() > 3 && word.ends_with('s') && i == self.first && object();
        present || (self.is_past(i) && !is_link(next) && next != "as")
    }

    /// The form of a verb that tells what was.
    fn is_past(&self, i: usize) -> bool {
        let word = self.lower(i);
        let small = self.t.get(i).is_some_and(|t| t.is_word() && !t.is_capital());
        small && (DUE_WORDS.told.contains(word) || (word.len() > 4 && word.ends_with("ed")))
    }

    fn past_adverbs(&self, from: usize) -> usize {
        (from..self.t.len()).find(|i| !self.is_adverb(*i)).unwrap_or(from)
    }

    /// A word that may stand between a helper and its verb.
    fn is_adverb(&self, i: usize) -> bool {
        let word = self.lower(i);
        matches!(
            word,
            "not"
                | "never"
                | "yet"
                | "ever"
                | "even"
                | "once"
                | "also"
                | "still"
                | "just"
                | "always"
                | "often"
                | "longer"
        ) || (word.len() > 4 && word.ends_with("ly"))
    }
}

fn is_break(w: &str) -> bool {
    is_quote_mark(w) || matches!(w, "." | "!" | "?" | ";" | ":" | "," | "(" | ")" | "—" | "–" | "…")
}

fn is_article(w: &str) -> bool {
    matches!(w, "the" | "a" | "an" | "this" | "these" | "those" | "its" | "their" | "his" | "her" | "our" | "my")
}

fn is_helper(w: &str) -> bool {
    is_auxiliary(w) || w.ends_with("n't") || matches!(w, "am" | "be" | "been" | "being" | "having" | "cannot")
}
