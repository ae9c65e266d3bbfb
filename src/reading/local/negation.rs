//! Negations that govern words from outside, in languages other than English: a walk over the clause, and over "that" into the
//! clause which it completes. No grammar beyond that.

use super::super::token::Gap;
use super::lex::Token;
use super::words::{Lead, Words};
use std::ops::Range;

/// Tokens of a word that governs.
type Span = (usize, usize);

/// Words behind a quotation in which a negation of its clause is looked for.
const BEHIND: usize = 8;

/// The negation before bytes of a text or, if wanted, behind them.
pub(super) fn around(w: &Words, t: &[Token], quote: &Range<usize>, behind: bool) -> Option<Range<usize>> {
    let first = t.partition_point(|k| k.range.end <= quote.start);
    let end = t.partition_point(|k| k.range.start < quote.end);
    let (from, to) = before(w, t, first).or_else(|| if behind { after(w, t, end) } else { None })?;
    Some(t.get(from)?.range.start..t.get(to.checked_sub(1)?)?.range.end)
}

/// The nearest negation before a token, in its clause and in the one that it completes. Two of them are none: "does not deny".
pub(super) fn before(w: &Words, t: &[Token], first: usize) -> Option<Span> {
    let (mut not, mut deny): (Option<Span>, Option<Span>) = (None, None);
    let (mut i, mut completed) = (first, false);
    // The clause in which the last negation stood.
    let mut alike = false;
    while let Some(at) = i.checked_sub(1) {
        i = at;
        let here = t.get(at)?;
        let broken = t.get(at + 1).is_some_and(|n| n.gap == Gap::Break);
        if broken && at + 1 < first {
            break;
        }
        if is_mark(here) {
            continue;
        }
        if is_comma(here) && !completed {
            // "wies zurück, der Steg sei unsicher"; "bestritt, dass …"
            let ends = |f: &Span| f.1 >= at;
            let denied = (at.saturating_sub(4)..at).find_map(|n| ending(w.turns.deny.at(t, n), n, at + 1).filter(ends));
            completed = denied.is_some() || w.turns.that.is_at(t, at + 1);
            if completed {
                deny = deny.or(denied);
                continue;
            }
        }
        if w.turns.that.is_at(t, at) && !completed {
            completed = !at.checked_sub(1).and_then(|b| t.get(b)).is_some_and(is_comma);
            continue;
        }
        if is_end(here) || w.turns.clause.is_at(t, at) {
            break;
        }
        deny = deny.or_else(|| ending(w.turns.deny.at(t, at), at, first));
        let here = ending(w.turns.not.at(t, at), at, first).filter(|_| !is_harmless(w, t, at));
        // "ne vend pas", "nikt nie": two words of one negation.
        not = match (not, here) {
            (Some(near), Some(far)) if alike == completed => Some((far.0, near.1)),
            (near, far) => near.or(far),
        };
        if here.is_some() {
            alike = completed;
        }
    }
    match (not, deny) {
        (Some(_), Some(_)) => None,
        (not, deny) => not.or(deny),
    }
}

fn after(w: &Words, t: &[Token], end: usize) -> Option<Span> {
    let within = (end..end + BEHIND)
        .take_while(|i| t.get(*i).is_some_and(|k| !is_end(k) && k.gap != Gap::Break && !w.turns.clause.is_at(t, *i)));
    let found = within.into_iter().find(|i| w.turns.behind.is_at(t, *i) && !is_harmless(w, t, *i))?;
    let closes = t.get(found + 1).is_none_or(|k| !k.is_word && k.digits.is_none());
    (closes || found == end).then_some((found, found + 1))
}

fn ending(found: Option<(&(), usize)>, at: usize, limit: usize) -> Option<Span> {
    found.filter(|(_, next)| *next <= limit).map(|(_, next)| (at, next))
}

/// "not only", and the bounds of figures and dates: "no more than", "not before".
fn is_harmless(w: &Words, t: &[Token], i: usize) -> bool {
    let (before, after) = (w.before.at(t, i).map(|f| f.1), w.after.at(t, i).map(|f| f.1));
    let lead = w.leads.at(t, i).filter(|(lead, _)| **lead != Lead::Not).map(|f| f.1);
    let bound = [before, after, lead].into_iter().flatten().any(|next| next > i + 1);
    bound || w.turns.harmless.is_at(t, i) || is_only(w, t, i)
}

/// Words behind "ne" among which "que" makes it "only".
const ONLY: usize = 8;

/// "n'a vendu que deux bateaux"; not "ne dit pas que", where another negation stands between.
fn is_only(w: &Words, t: &[Token], i: usize) -> bool {
    let Some((closes, from)) = w.turns.only.at(t, i) else { return false };
    let stands =
        |at: usize, words: &[String]| words.iter().enumerate().all(|(n, w)| t.get(at + n).is_some_and(|k| k.is(w)));
    for at in from..from + ONLY {
        if t.get(at).is_none_or(|k| is_end(k) || k.gap == Gap::Break) {
            return false;
        }
        if closes.iter().any(|words| stands(at, words)) {
            return true;
        }
        if w.turns.not.is_at(t, at) {
            return false;
        }
    }
    false
}

fn is_mark(t: &Token) -> bool {
    matches!(t.text, "“" | "”" | "„" | "\"" | "«" | "»" | "‘" | "‚" | "‹" | "›")
}

fn is_comma(t: &Token) -> bool {
    matches!(t.text, "," | "،")
}

fn is_end(t: &Token) -> bool {
    matches!(t.text, "," | "." | "!" | "?" | "؟" | ";" | "؛" | "،" | ":" | "(" | ")" | "—" | "–" | "…" | "•" | "|")
}
