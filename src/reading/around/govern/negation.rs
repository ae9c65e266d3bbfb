//! The negation that governs a quotation, before or behind it.

use super::here::{Here, Span};
use crate::reading::prose::is_quote_mark;

impl Here<'_> {
    pub(super) fn negation(&self, counted: bool) -> Option<Span> {
        self.behind().or_else(|| self.before(counted))
    }

    pub(super) fn before(&self, counted: bool) -> Option<Span> {
        let definite = counted && self.is_definite();
        let mut skip: Option<usize> = None;
        let scope = self.scope();
        for &i in &scope {
            if skip.is_some_and(|s| i >= s) {
                continue;
            }
            let Some((span, verb)) = self.negator(i) else { continue };
            // "did not deny", "nobody doubts that"
            if let Some(other) = (1..=3)
                .filter_map(|n| i.checked_sub(n))
                .find(|b| scope.contains(b) && self.negator(*b).is_some_and(|(s, _)| s.1 <= i))
                .filter(|_| verb || self.lower(i) == "without")
            {
                skip = Some(other);
                continue;
            }
            let apart = self.first > span.1;
            let (that, saying) = self.completes(span.1);
            let predicate = || !saying && self.starts_predicate(span, verb) && !self.denies_clause(span);
            if apart && !that && (definite || predicate()) {
                continue;
            }
            let aside = || self.ends_in_subject(span) || self.is_apart(span) || self.is_setting(span);
            if apart && aside() || counted && self.is_kept_from(span) {
                continue;
            }
            return Some(self.widened(span));
        }
        None
    }

    /// A predicate begins with the quotation, or on the way to it, which a negation of the words before it leaves alone: "the mayor
    /// who had not slept | is awake". A negated subject takes the predicate with it: "nobody in the town | is awake".
    pub(super) fn starts_predicate(&self, span: Span, verb: bool) -> bool {
        let is = |i: usize| self.words.finite.contains(self.lower(i));
        let between = (span.1..self.first).any(|i| is(i) && !matches!(self.lower(i), "have" | "do" | "has" | "had"));
        let finite = is(self.first) || between;
        let subject = !verb && matches!(self.lower(span.0), "no" | "nobody" | "none" | "nothing" | "neither" | "nor");
        let within =
            matches!(self.back(span.0, 1), "with" | "in" | "at" | "on" | "by" | "of" | "for" | "under" | "from");
        finite && (!subject || within)
    }

    /// "…, she denied.", "… is false", "… not"
    pub(super) fn behind(&self) -> Option<Span> {
        let mut i = self.end;
        let mut comma = false;
        while is_quote_mark(self.lower(i)) || self.lower(i) == "," {
            comma |= self.lower(i) == ",";
            i += 1;
        }
        if !comma {
            let opened = (self.first.saturating_sub(2)..self.first).any(|b| self.lower(b) == "that");
            let unproven = self.at(&self.words.false_that, i).filter(|_| opened);
            if let Some(span) = self.at(&self.words.falsehood, i).or(unproven) {
                return Some(span);
            }
            let verb = |w: &str| self.words.not.at(self.t, i).is_some() || w.ends_with("n't");
            let plain = self.words.harmless.at(self.t, i).is_none() && !self.is_bound(i);
            if verb(self.lower(i)) && plain && !matches!(self.lower(i), "far" | "rather" | "instead" | "short") {
                return Some((i, i + 1));
            }
            return None;
        }
        let verb = (i..i + 6).take_while(|n| {
            let w = self.lower(*n);
            !self.words.clause.contains(w) && !matches!(w, "," | "." | ";" | ":")
        });
        let wrongly = verb.clone().find(|n| self.words.wrongly.contains(self.lower(*n)));
        if let Some(n) = wrongly.filter(|n| self.words.saying.contains(self.lower(n + 1))) {
            return Some((n, n + 2));
        }
        let found = verb.into_iter().find(|n| self.words.denial.contains(self.lower(*n)))?;
        let last = self.t.get(found + 1).is_none_or(|n| matches!(n.lower.as_str(), "." | "," | ";"));
        let plain = (i..found).all(|n| self.negator(n).is_none());
        (last && plain && found > i).then_some((found, found + 1))
    }
}
