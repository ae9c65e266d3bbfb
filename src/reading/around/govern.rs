//! What stands outside a quotation and governs it: a negation, or a word that makes it less than said.
//!
//! A walk over the words of the sentence from the quotation outwards, as far as its clause goes and into the clause whose
//! complement it is ("denied that …"). It knows no grammar beyond that: what it does not see, it does not say.

mod apart;
mod doubt;
mod inverted;
mod subject;

use crate::reading::Language;
use crate::reading::lexicon::Phrases;
use crate::reading::lexicon::turns::{Turns, turns};
use crate::reading::local;
use crate::reading::prose::is_quote_mark;
use crate::reading::token::{Gap, Token, tokens};
use inverted::is_auxiliary;
use std::ops::Range;

/// What governs a quotation from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Governor {
    pub kind: Governs,
    /// Bytes of the sentence: the word.
    pub word: Range<usize>,
    /// Bytes of the sentence: from the word to the end of the quotation, or from the quotation to the word.
    pub whole: Range<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Governs {
    /// "not", "denied that": the quotation alone says the opposite.
    Negation,
    /// "could", "if", "believes": the quotation alone says more than was said. A negation in a language whose grammar is not
    /// known is no more than that.
    Doubt,
}

/// Words between the commas of an aside ("…, the board wrote, …").
const ASIDE: usize = 14;

/// What governs the words at `quote` in a sentence. `counted`: the claim is about a figure, which a definite article keeps out
/// of the clause's negation ("did not expect the 300 visitors").
pub fn governor(sentence: &str, quote: Range<usize>, language: Language, counted: bool) -> Option<Governor> {
    let Some(words) = turns(language) else {
        // Of another grammar no more is known than that the word stands in the clause.
        let word = local::negation(sentence, quote.clone(), counted, language)?;
        let whole = word.start.min(quote.start)..word.end.max(quote.end);
        return Some(Governor { kind: Governs::Doubt, word, whole });
    };
    let t = tokens(sentence);
    let first = t.partition_point(|k| k.range.end <= quote.start);
    let end = t.partition_point(|k| k.range.start < quote.end);
    let here = Here { t: &t, words, first, end };
    let (kind, at) = here.negation(counted).map(|at| (Governs::Negation, at)).or_else(|| {
        let doubt = here.doubt(counted).or_else(|| here.condition());
        doubt.map(|at| (Governs::Doubt, at))
    })?;
    let word = t.get(at.0)?.range.start..t.get(at.1.checked_sub(1)?)?.range.end;
    let whole = word.start.min(quote.start)..word.end.max(quote.end);
    Some(Governor { kind, word, whole })
}

struct Here<'a> {
    t: &'a [Token<'a>],
    words: &'a Turns,
    /// The quotation's tokens.
    first: usize,
    end: usize,
}

/// Tokens of a governing word.
type Span = (usize, usize);

impl Here<'_> {
    fn lower(&self, i: usize) -> &str {
        self.t.get(i).map_or("", |t| &t.lower)
    }

    fn back(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).map_or("", |i| self.lower(i))
    }

    /// Words before the quotation in its clause and in the clauses that it completes, from the nearest.
    fn scope(&self) -> Vec<usize> {
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
    fn is_never_once(&self, clause: usize) -> bool {
        let before = clause.checked_sub(1).filter(|b| !self.words.clause.contains(self.lower(*b)));
        before.is_some_and(|b| self.negator(b).is_some_and(|(span, verb)| !verb && span.1 >= clause))
    }

    /// "Might yet sell", "dismissed as false": the word belongs to the verb before it.
    fn joins_verb(&self, at: usize) -> bool {
        let verb = self.back(at, 1);
        match self.lower(at) {
            "yet" => is_auxiliary(verb) || verb == "not" || verb.ends_with("n't"),
            "as" => at.checked_sub(1).is_some_and(|b| self.at(&self.words.refusal, b).is_some()),
            _ => false,
        }
    }

    /// "the mayor and the council": no clause begins between two names of one subject, right before the verb.
    fn joins_names(&self, and: usize) -> bool {
        self.lower(and) == "and" && self.t.get(and + 1).is_some_and(Token::is_capital) && and + 2 == self.first
    }

    /// "We will not," she said, "leave": words in marks go on behind an aside only where they are in marks again.
    fn goes_on(&self, open: usize, close: usize) -> bool {
        !is_quote_mark(self.lower(open + 1)) || is_quote_mark(self.lower(close + 1))
    }

    /// The comma that opens what the comma at `close` ends.
    fn aside(&self, close: usize) -> Option<usize> {
        let from = close.saturating_sub(ASIDE);
        let open = (from..close).rev().find(|i| matches!(self.lower(*i), "," | ";" | ":" | "." | "(" | ")"))?;
        (self.lower(open) == "," && close - open > 1).then_some(open)
    }

    /// The words of a list that begin at a token and end before the quotation's own.
    fn at(&self, list: &Phrases<()>, i: usize) -> Option<Span> {
        let (_, next) = list.at(self.t, i)?;
        (next <= self.first || i >= self.end).then_some((i, next))
    }

    fn negation(&self, counted: bool) -> Option<Span> {
        self.behind().or_else(|| self.before(counted))
    }

    fn before(&self, counted: bool) -> Option<Span> {
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

    /// From a token on, up to the quotation, stands "that", and a verb of saying or thinking.
    fn completes(&self, from: usize) -> (bool, bool) {
        let any = |is: &dyn Fn(&str) -> bool| (from..self.first).any(|n| is(self.lower(n)));
        (any(&|w| matches!(w, "that" | "whether")), any(&|w| self.words.saying.contains(w)))
    }

    /// A negation that stands at a token and is none of another kind; and whether it is a verb.
    fn negator(&self, i: usize) -> Option<(Span, bool)> {
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
    fn is_bound(&self, i: usize) -> bool {
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

    /// A predicate begins with the quotation, or on the way to it, which a negation of the words before it leaves alone: "the mayor
    /// who had not slept | is awake". A negated subject takes the predicate with it: "nobody in the town | is awake".
    fn starts_predicate(&self, span: Span, verb: bool) -> bool {
        let is = |i: usize| self.words.finite.contains(self.lower(i));
        let between = (span.1..self.first).any(|i| is(i) && !matches!(self.lower(i), "have" | "do" | "has" | "had"));
        let finite = is(self.first) || between;
        let subject = !verb && matches!(self.lower(span.0), "no" | "nobody" | "none" | "nothing" | "neither" | "nor");
        let within =
            matches!(self.back(span.0, 1), "with" | "in" | "at" | "on" | "by" | "of" | "for" | "under" | "from");
        finite && (!subject || within)
    }

    fn is_definite(&self) -> bool {
        let is = |w: &str| matches!(w, "the" | "these" | "those" | "its" | "their" | "his" | "her" | "our" | "all");
        is(self.lower(self.first)) || is(self.back(self.first, 1))
    }

    /// "…, she denied.", "… is false", "… not"
    fn behind(&self) -> Option<Span> {
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

#[cfg(test)]
mod tests;
