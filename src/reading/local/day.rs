//! Dates and due dates of languages other than English: days, months, parts of months, weekdays; ISO dates in every language.

mod period;
mod phrase;
mod resolve;

use super::super::Found;
use super::super::quantity::Unit;
use super::super::when::{Anchor, DateRead, around};
use super::lex::{Token, bytes};
use super::negation;
use super::words::{Lead, Part, Words};
use crate::model::{Basis, Days, Due, DueForm};
use phrase::{Phrase, When};
use resolve::{Known, resolve};

/// Tokens that belong to a date: no figure among them counts anything.
pub(super) fn mask(w: &Words, t: &[Token]) -> Vec<bool> {
    let mut out = vec![false; t.len()];
    for p in phrase::all(w, t) {
        out.iter_mut().take(p.end).skip(p.start).for_each(|m| *m = true);
    }
    out
}

pub(super) fn dates(w: &Words, text: &str, t: &[Token], anchor: &Anchor) -> Vec<Found<DateRead>> {
    let found = phrase::all(w, t).into_iter().filter_map(|p| {
        let (first, last, known) = resolve(&p.when, anchor.published, false)?;
        let range = bytes(t, p.start, p.end)?;
        let words = text.get(range.clone())?;
        let basis = match known {
            Known::Printed => Basis::Stated,
            Known::YearLess => Basis::Resolved(format!("{words}{}", Basis::YEAR_FROM_PUBLICATION)),
            Known::Relative => Basis::Resolved(format!("{words}{}", Basis::FROM_PUBLICATION)),
        };
        Some(Found { value: DateRead { days: Days::between(first, last), basis }, range })
    });
    found.collect()
}

pub(super) fn dues(w: &Words, text: &str, t: &[Token], anchor: &Anchor) -> Vec<Found<Due>> {
    let all = phrase::all(w, t);
    let mut out = Vec::new();
    let mut n = 0;
    while let Some(p) = all.get(n) {
        let period = all.get(n + 1).and_then(|q| period::due(w, text, t, (p, q), anchor));
        n += 1 + usize::from(period.is_some());
        out.extend(period.unwrap_or_else(|| one(w, text, t, p, anchor)));
    }
    out
}

fn one(w: &Words, text: &str, t: &[Token], p: &Phrase, anchor: &Anchor) -> Option<Found<Due>> {
    let (lead, start) = lead(w, t, p.start).map_or((None, p.start), |(l, s)| (Some(l), s));
    // "zwei Tage vor dem 12. Juni" is another day.
    if matches!(lead, Some(Lead::Before | Lead::After)) && ends_length(w, t, start) {
        return None;
    }
    let mut form = form(lead, p)?;
    let mut start = start;
    // "wird nicht … vor dem 4. Mai fertig": from that day on.
    if form != DueForm::NotBefore
        && let Some((denied, _)) = negation::before(w, t, start)
    {
        form = Some(DueForm::NotBefore).filter(|_| matches!(lead, Some(Lead::Before | Lead::By)))?;
        start = denied;
    }
    let (first, last, _) = resolve(&p.when, anchor.published, true)?;
    let (first, last) = if lead == Some(Lead::About) { around(first, last)? } else { (first, last) };
    let range = bytes(t, start, p.end)?;
    Some(Found { value: Due::denote(text.get(range.clone())?, form, first, last)?, range })
}

/// A length of time stands right before the token.
fn ends_length(w: &Words, t: &[Token], at: usize) -> bool {
    let Some((Unit::Measure(unit), _)) =
        at.checked_sub(1).and_then(|b| w.units.at(t, b)).filter(|(_, next)| *next == at)
    else {
        return false;
    };
    matches!(unit.as_str(), "day" | "week" | "month" | "year" | "hour")
}

/// The words before a date that say how it is meant; the longest.
fn lead(w: &Words, t: &[Token], start: usize) -> Option<(Lead, usize)> {
    (1..=6).rev().find_map(|back| {
        let at = start.checked_sub(back)?;
        let (lead, next) = phrase::prefixed(w, &w.leads, t, at)?;
        (next == start).then_some((*lead, at))
    })
}

fn form(lead: Option<Lead>, p: &Phrase) -> Option<DueForm> {
    let single = matches!(p.when, When::Day { .. });
    match (lead, &p.when) {
        (Some(Lead::Not), _) => None,
        (Some(Lead::About), When::Day { .. }) => Some(DueForm::On),
        (Some(Lead::About), _) => None,
        (Some(Lead::From), _) => Some(DueForm::NotBefore),
        (Some(Lead::After), _) => Some(DueForm::After),
        (Some(Lead::By), When::Month { part: Some(Part::End), .. }) => Some(DueForm::ByEndOf),
        (Some(Lead::By), When::Month { part: Some(_), .. }) => None,
        (Some(Lead::By), When::Month { .. } | When::Year(_)) => Some(DueForm::ByPeriod),
        (Some(Lead::By), When::Day { .. } | When::Weekday(_)) => Some(DueForm::By),
        // "bis 3.–5. Mai"
        (Some(Lead::By | Lead::Before), When::Days { .. } | When::Months { .. }) => None,
        (Some(Lead::Before), _) => Some(DueForm::Before),
        (Some(Lead::On), When::Weekday(_)) | (None, When::Weekday(_)) => None,
        (Some(Lead::On), _) => Some(DueForm::On),
        (None, When::Month { year: None, .. } | When::Year(_)) => None,
        (None, _) => Some(DueForm::On).filter(|_| single || p.end > p.start),
    }
}
