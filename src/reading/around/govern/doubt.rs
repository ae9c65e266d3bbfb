//! What makes the words of a quotation less than said: a modal, a belief, a condition, before it or behind it.

use super::here::{ASIDE, Here, Span};
use crate::reading::prose::is_quote_mark;
use crate::reading::token::Token;

impl Here<'_> {
    pub(super) fn doubt(&self, counted: bool) -> Option<Span> {
        self.doubt_before(counted).or_else(|| self.believed())
    }

    /// "…, the council fears."
    fn believed(&self) -> Option<Span> {
        let mut from = self.end;
        while is_quote_mark(self.lower(from)) {
            from += 1;
        }
        let comma = self.lower(from) == ",";
        let clause = (from + 1..from + ASIDE / 2).take_while(|n| {
            let w = self.lower(*n);
            !self.words.clause.contains(w) && !matches!(w, "," | "." | ";" | ":" | "to" | "that" | "")
        });
        let found = clause.into_iter().find(|n| self.words.believed.contains(self.lower(*n)));
        let last = |n: usize| self.t.get(n + 1).is_none_or(|n| matches!(n.lower.as_str(), "." | "," | ";"));
        let says =
            |n: usize| !(from + 1..n).any(|i| self.negator(i).is_some() || self.words.saying.contains(self.lower(i)));
        found.filter(|n| comma && *n > from + 1 && last(*n) && says(*n)).map(|n| (n, n + 1))
    }

    fn doubt_before(&self, counted: bool) -> Option<Span> {
        let definite = counted && self.is_definite();
        for i in self.scope() {
            // "Nothing |could| be clearer than that"
            if i > 0 && self.words.is_harmless(self.t, i) && self.words.harmless.at(self.t, i).is_none() {
                continue;
            }
            let harmless = self.words.harmless.at(self.t, i).map_or(0, |(_, next)| next);
            let may = self.at(&self.words.may, i).filter(|s| s.1 >= harmless && self.is_modal(i));
            if harmless > 0 && may.is_none() {
                continue;
            }
            let belief = self.at(&self.words.belief, i).filter(|_| !self.is_told_of(i));
            let Some(span) = may.or(belief) else { continue };
            let (that, saying) = self.completes(span.1.saturating_sub(1));
            let predicate = !saying && self.words.finite.contains(self.lower(self.first));
            if self.first > span.1 && (!that && (definite || predicate) || self.is_apart(span)) {
                continue;
            }
            // "Remains to be seen whether"
            let wider = (span.0.saturating_sub(5)..span.0)
                .find(|b| self.at(&self.words.may, *b).is_some_and(|s| s.1 == span.0));
            return Some((wider.unwrap_or(span.0), span.1));
        }
        None
    }

    /// "may" is no month, and "might" no power.
    fn is_modal(&self, i: usize) -> bool {
        let own = |w: &str| matches!(w, "the" | "his" | "her" | "its" | "their" | "all");
        let month = self.lower(i) == "may" && self.t.get(i).is_some_and(Token::is_capital) && i > 0;
        !month && !own(self.back(i, 1))
    }

    /// "the expected crowd", "the hoped-for end": an adjective.
    fn is_told_of(&self, i: usize) -> bool {
        matches!(self.back(i, 1), "the" | "an" | "a" | "as" | "than" | "much") || self.lower(i + 1) == "-"
    }

    /// "If it rains, …" before the clause, "… if it rains" behind it.
    pub(super) fn condition(&self) -> Option<Span> {
        let is = |i: usize| {
            let before = |n: usize| i.checked_sub(n).is_some_and(|b| self.words.no_condition.at(self.t, b).is_some());
            let none =
                self.words.no_condition.at(self.t, i).is_some() || before(1) || before(2) && self.lower(i) == "if";
            self.words.condition.at(self.t, i).filter(|_| !none).map(|(_, next)| (i, next))
        };
        // "Should it freeze, …"
        let inverted = |i: usize, commas: usize| {
            let should = self.lower(i) == "should" && self.t.get(i).is_some_and(Token::is_capital);
            (should && commas > 0).then_some((i, i + 1))
        };
        let ends = |w: &str| matches!(w, "." | "!" | "?" | ";" | ":" | "—" | "…" | "but");
        let behind = (self.end..self.t.len()).take_while(|i| !ends(self.lower(*i)));
        let mut clause = true;
        for i in behind {
            // "The lock is safe, and if it rains the ferry sails."
            clause &= !(matches!(self.lower(i), "and" | "who" | "which"));
            if let Some(span) = is(i).filter(|_| clause) {
                return Some(span);
            }
        }
        let mut commas = 0;
        for i in (0..self.first).rev() {
            let word = self.lower(i);
            commas += usize::from(word == ",");
            if ends(word) || (commas == 0 && word == "and") || commas > 3 {
                return None;
            }
            if let Some(span) = is(i).or_else(|| inverted(i, commas)).filter(|s| s.1 <= self.first) {
                let opens = i == 0 || commas == 0 || self.opens_clause(i);
                return opens.then_some(span);
            }
        }
        None
    }

    /// Before a condition that stands in front of its clause.
    fn opens_clause(&self, i: usize) -> bool {
        let mut at = i;
        while at.checked_sub(1).is_some_and(|b| is_quote_mark(self.lower(b))) {
            at -= 1;
        }
        at == 0 || matches!(self.back(at, 1), "that" | "and" | "but" | "," | ":")
    }
}
