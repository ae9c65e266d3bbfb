//! A negative word at the head of its clause: "Not once did the minister promise |", "Not one boat was |". The verb before its
//! subject, or the subject that is empty, carries the negation to the end of the clause. Where neither follows, the words are
//! an adverb of it: "Not far from the harbour the town has |".

use super::here::{Here, Span, is_auxiliary};
use crate::reading::prose::is_quote_mark;
use crate::reading::token::{Gap, Token};

/// Tokens between such a word and its verb: "At no point in the long talks did".
const FAR: usize = 9;

impl Here<'_> {
    /// The whole clause is denied by the word at its head.
    pub(super) fn denies_clause(&self, span: Span) -> bool {
        self.opens(span.0) && (self.is_inverted(span.1) || self.is_empty_subject(span))
    }

    /// A clause begins with the token, or with the preposition before it: "In none of the cases did".
    fn opens(&self, at: usize) -> bool {
        let led = matches!(
            self.back(at, 1),
            "in" | "at" | "on" | "under" | "by" | "for" | "with" | "to" | "from" | "during" | "of" | "through"
        );
        let at = at - usize::from(led);
        let Some(before) = at.checked_sub(1) else { return true };
        let word = self.lower(before);
        self.t.get(at).is_some_and(|t| t.gap == Gap::Break)
            || is_quote_mark(word)
            || matches!(word, "," | "." | ";" | ":" | "—" | "–" | "!" | "?" | "(" | "that")
            || self.words.clause.contains(word)
            || self.words.saying.contains(word)
    }

    /// The verb stands before its subject.
    fn is_inverted(&self, from: usize) -> bool {
        let within = (from..self.first.min(from + FAR)).take_while(|i| !matches!(self.lower(*i), "," | ";" | ":"));
        let Some(verb) = within.into_iter().find(|i| is_auxiliary(self.lower(*i))) else { return false };
        verb == from || self.is_subject_head(verb + 1)
    }

    fn is_subject_head(&self, i: usize) -> bool {
        let determiner = matches!(
            self.lower(i),
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "these"
                | "those"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "my"
                | "your"
                | "any"
                | "anyone"
                | "anybody"
                | "he"
                | "she"
                | "it"
                | "they"
                | "we"
                | "i"
                | "you"
                | "there"
        );
        determiner || self.t.get(i).is_some_and(Token::is_capital)
    }

    /// "Not one of the boats", "hardly anyone", "not even the mayor".
    fn is_empty_subject(&self, span: Span) -> bool {
        let counted = matches!(
            self.lower(span.1),
            "one"
                | "a"
                | "an"
                | "any"
                | "anyone"
                | "anybody"
                | "anything"
                | "many"
                | "much"
                | "all"
                | "every"
                | "everyone"
                | "everybody"
                | "everything"
                | "even"
        );
        match self.lower(span.0) {
            "not" if span.1 > span.0 + 1 => self.lower(span.0 + 1) == "even" && self.is_subject_head(span.1),
            "not" | "hardly" | "scarcely" | "barely" => counted,
            _ => false,
        }
    }
}
