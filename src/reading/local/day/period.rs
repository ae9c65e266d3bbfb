//! Periods that two dates make: "zwischen dem 9. Mai und dem 20. Juni", "entre le 9 mai et le 20 juin".

use super::super::super::Found;
use super::super::super::when::Anchor;
use super::super::lex::{Token, bytes};
use super::super::negation;
use super::super::words::{Lead, Words};
use super::phrase::{Phrase, When, prefixed};
use super::resolve::resolve;
use crate::model::{Due, DueForm};

/// Tokens from the word that opens such a period to its first date.
const FAR: usize = 3;

/// The period of two dates that follow one another. `Some(None)`: they make one that is denied or that is no period.
pub(super) fn due(
    w: &Words,
    text: &str,
    t: &[Token],
    (p, q): (&Phrase, &Phrase),
    anchor: &Anchor,
) -> Option<Option<Found<Due>>> {
    let start = opens(w, t, p, q)?;
    let (When::Day { year: a, month, day }, When::Day { year: b, month: last, .. }) = (&p.when, &q.when) else {
        return None;
    };
    let year = a.or_else(|| b.map(|y| if month > last { y - 1 } else { y }));
    let found = || {
        let (from, ..) = resolve(&When::Day { year, month: *month, day: *day }, anchor.published, true)?;
        let (to, ..) = resolve(&q.when, anchor.published, true)?;
        let range = bytes(t, start, q.end)?;
        if from >= to || negation::before(w, t, start).is_some() {
            return None;
        }
        Some(Found { value: Due::denote(text.get(range.clone())?, DueForm::On, from, to)?, range })
    };
    Some(found())
}

fn opens(w: &Words, t: &[Token], p: &Phrase, q: &Phrase) -> Option<usize> {
    (1..=FAR).filter_map(|back| p.start.checked_sub(back)).find(|at| {
        let Some((and, next)) = prefixed(w, &w.between, t, *at) else { return false };
        let joint = t.get(p.end).is_some_and(|j| j.is(and));
        joint && is_light(w, t, next, p.start) && is_light(w, t, p.end + 1, q.start)
    })
}

/// Nothing stands there but words that lead to a day.
fn is_light(w: &Words, t: &[Token], mut at: usize, to: usize) -> bool {
    while at < to {
        let on = w.leads.at(t, at).filter(|(lead, _)| **lead == Lead::On).map(|(_, next)| next);
        let Some(next) = on.or_else(|| w.before_day.at(t, at).map(|(_, next)| next)) else { return false };
        at = next;
    }
    at == to
}
