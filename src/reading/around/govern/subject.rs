//! How far a negation reaches that stands in a subject or before people who are only spoken of: "the refusal to pay | cost",
//! "refused entry to |".

use super::here::{Here, Span};

impl Here<'_> {
    /// The negation belongs to the subject, and the quotation stands in the predicate.
    pub(super) fn ends_in_subject(&self, span: Span) -> bool {
        let noun = self.words.refusal_noun.contains(self.lower(span.0));
        noun && self.is_subject(span) || self.is_relative(span)
    }

    /// A noun of refusal with which its clause begins, and words of more than its own phrase behind it.
    fn is_subject(&self, span: Span) -> bool {
        if self.lower(span.1 - 1) == "that" {
            return false;
        }
        let owner = matches!(self.back(span.0, 1), "'s" | "’s" | "'" | "’") || self.back(span.0, 1).ends_with("'s");
        let opens = |b: usize| {
            let w = self.lower(b);
            self.words.clause.contains(w) || self.words.saying.contains(w) || is_end(w) || w == "that"
        };
        let article =
            matches!(self.back(span.0, 1), "the" | "a" | "an" | "its" | "their" | "his" | "her" | "this" | "that");
        let start = span.0 - usize::from(article);
        let leads = start.checked_sub(1).is_none_or(opens);
        let behind = self.first - span.1;
        (leads || owner) && !(behind <= 2 && is_link(self.back(self.first, 1)))
    }

    /// "The curfew that never ended | cost 90 jobs": two verbs stand behind the negation, and the second is the sentence's.
    fn is_relative(&self, span: Span) -> bool {
        let helps =
            matches!(self.back(span.0, 1), "has" | "had" | "have" | "did" | "does" | "do" | "was" | "were" | "is");
        let Some(that) = span.0.checked_sub(1 + usize::from(helps)) else { return false };
        let told = that
            .checked_sub(1)
            .is_none_or(|b| self.words.saying.contains(self.lower(b)) || self.words.refusal.at(self.t, b).is_some());
        if self.lower(that) != "that" || told || self.first - span.1 < 2 {
            return false;
        }
        let (verb, next) = (self.back(self.first, 1), self.back(self.first, 2));
        !is_link(verb) && !is_light(verb) && !is_link(next) && !is_light(next) && !matches!(next, "to" | "and" | "or")
    }

    /// "Refused entry to |90 visitors|", "denied |90 visitors| entry", "dismissed |140 people|": they are as many as are counted.
    pub(super) fn is_kept_from(&self, span: Span) -> bool {
        let verb = self.lower(span.0);
        let object = self.first <= span.1 + 1 && self.at(&self.words.refusal, span.0) == Some((span.0, span.0 + 1));
        if object && !verb.starts_with("den") && !matches!(self.back(self.first, 1), "that" | "to") {
            return true;
        }
        if span.1 - span.0 != 1 || !(verb.starts_with("refus") || verb.starts_with("den")) {
            return false;
        }
        let way_in = |w: &str| {
            matches!(
                w,
                "entry" | "access" | "admission" | "admittance" | "passage" | "permission" | "boarding" | "visas"
            )
        };
        let to = self.first > span.1 + 1 && self.back(self.first, 1) == "to";
        to || (self.first == span.1 && way_in(self.lower(self.end)))
    }

    /// The whole of a negation of several words: "by |no| means", "|nor|" with its "neither".
    pub(super) fn widened(&self, span: Span) -> Span {
        let longer =
            (span.0.saturating_sub(2)..span.0).find_map(|b| self.at(&self.words.not, b).filter(|s| s.1 > span.0));
        let neither =
            || (0..span.0).rev().take_while(|b| !is_end(self.lower(*b))).find(|b| self.lower(*b) == "neither");
        match longer {
            Some(longer) => longer,
            None if self.lower(span.0) == "nor" => (neither().unwrap_or(span.0), span.1),
            None => span,
        }
    }
}

fn is_end(w: &str) -> bool {
    matches!(w, "." | "!" | "?" | ";" | ":" | ",")
}

/// A word behind which a phrase goes on.
pub(super) fn is_link(w: &str) -> bool {
    matches!(
        w,
        "to" | "of" | "on" | "for" | "in" | "with" | "from" | "by" | "against" | "at" | "off" | "out" | "up" | "down"
    )
}

fn is_light(w: &str) -> bool {
    matches!(w, "the" | "a" | "an" | "be" | "been" | "being" | "not" | "once" | "even" | "its" | "their")
        || w.ends_with("ly")
}
