//! Words that deny.

use super::here::{Here, Span};
use crate::reading::prose::is_quote_mark;

impl Here<'_> {
    /// From a token on, up to the quotation, stands "that", and a verb of saying or thinking.
    pub(super) fn completes(&self, from: usize) -> (bool, bool) {
        let any = |is: &dyn Fn(&str) -> bool| (from..self.first).any(|n| is(self.lower(n)));
        (any(&|w| matches!(w, "that" | "whether")), any(&|w| self.words.saying.contains(w)))
    }

    /// A negation that stands at a token and is none of another kind; and whether it is a verb.
    pub(super) fn negator(&self, i: usize) -> Option<(Span, bool)> {
        let word = self.lower(i);
        if self.words.is_harmless(self.t, i) || self.is_bound(i) {
            return None;
        }
        if let Some(span) = self.at(&self.words.refusal, i) {
            return Some((span, true));
        }
        if let Some(span) = self.at(&self.words.refusal_of_doing, i).filter(|s| self.lower(s.1).ends_with("ing")) {
            return Some((span, true));
        }
        if let Some(span) = self.at(&self.words.disbelief, i).filter(|s| self.completes(s.1).0) {
            return Some((span, true));
        }
        if let Some(span) = self.at(&self.words.not, i) {
            return Some((span, false));
        }
        if word.ends_with("n't") {
            return Some(((i, i + 1), false));
        }
        let span = self.at(&self.words.no, i)?;
        // "No, we open the lock."
        let goes_on = self.t.get(span.1).is_some_and(|n| n.is_word() || n.is_figure() || is_quote_mark(&n.lower));
        goes_on.then_some((span, false))
    }

    /// "no more than", "not before": the phrase of a figure or a date, not the clause's negation.
    pub(super) fn is_bound(&self, i: usize) -> bool {
        let more = |w: &str| {
            matches!(
                w,
                "more"
                    | "fewer"
                    | "less"
                    | "later"
                    | "earlier"
                    | "greater"
                    | "higher"
                    | "lower"
                    | "sooner"
                    | "larger"
                    | "smaller"
            )
        };
        matches!(self.lower(i), "no" | "not")
            && ((more(self.lower(i + 1)) && self.lower(i + 2) == "than")
                || (self.lower(i) == "not" && matches!(self.lower(i + 1), "until" | "before")))
    }
}
