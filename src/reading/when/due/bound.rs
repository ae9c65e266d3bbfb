//! The words beside a date that bind it: "no later than", "not … before", "at the earliest".

use super::super::super::Language;
use super::super::super::lexicon::HEDGING;
use super::super::super::lexicon::due::{DUE_WORDS, Lead};
use super::super::super::lexicon::turns::turns;
use super::super::super::token::{Gap, Token};

/// What binds a date, and the tokens that say so, the date's own among them. Without a lead the bound is denied, and what is
/// left of it nobody has said.
pub(super) struct Bound {
    pub lead: Option<Lead>,
    pub start: usize,
    pub end: usize,
}

/// Tokens before a date in which it may be denied.
const FAR: usize = 8;
/// Longest words before a date.
const LONGEST: usize = 5;

/// `start` and `end`: the tokens of the date. The words behind it count for more than "on" or "by" before it.
pub(super) fn bound(t: &[Token], start: usize, end: usize) -> Option<Bound> {
    let before = leading(t, start);
    if let Some((lead, end)) = behind(t, end) {
        let start = match &before {
            Some((Lead::By | Lead::Starting | Lead::From, at)) => *at,
            _ => start - usize::from(start > 0 && word(t, start - 1) == "on"),
        };
        return Some(Bound { lead: Some(lead), start, end });
    }
    let (lead, at) = before?;
    // "from 1 July on": the last word, not one that leads to another.
    let on = lead == Lead::Starting && word(t, end) == "on" && word(t, end + 1).is_empty();
    let end = end + usize::from(on);
    let Some(not) = denied(t, at) else { return Some(Bound { lead: Some(lead), start: at, end }) };
    let lead = match lead {
        Lead::Before => Some(Lead::From),
        Lead::By if matches!(word(t, at), "until" | "till") => Some(Lead::From),
        // "Won't be ready by 1 May" is later; "did not ask them to leave by 1 May" is nothing.
        Lead::By if word(t, at) == "by" => Some(Lead::After).filter(|_| is_denied(t, at)),
        // "Will not run until after 1 May"
        Lead::After if word(t, at) != "after" => Some(Lead::After),
        Lead::After => Some(Lead::By),
        other => return Some(Bound { lead: Some(other), start: at, end }),
    };
    Some(Bound { lead, start: not, end })
}

/// The token at which words for "about" begin that end where the date starts.
pub(super) fn about(t: &[Token], start: usize) -> Option<usize> {
    (1..=LONGEST.min(start)).rev().map(|n| start - n).find(|at| {
        let hedge = HEDGING.before.at(t, *at).filter(|(_, next)| *next == start);
        hedge.is_some_and(|(word, _)| matches!(*word, "about" | "nearly")) && (*at + 1..=start).all(|i| !broken(t, i))
    })
}

/// A word that binds a date stands right before the token.
pub(super) fn leads(t: &[Token], at: usize) -> bool {
    leading(t, at).is_some()
}

/// The longest words that end where the date starts.
fn leading(t: &[Token], start: usize) -> Option<(Lead, usize)> {
    // "before the May 1 vote"
    let start = start - usize::from(start > 1 && word(t, start - 1) == "the");
    if broken(t, start) {
        return None;
    }
    (1..=LONGEST.min(start)).rev().find_map(|n| {
        let at = start - n;
        let inside = (at + 1..start).all(|i| !broken(t, i));
        let (lead, next) = DUE_WORDS.leads.at(t, at).filter(|_| inside)?;
        (next == start).then_some((*lead, at))
    })
}

fn behind(t: &[Token], end: usize) -> Option<(Lead, usize)> {
    let comma = t.get(end).is_some_and(|c| c.is(","));
    let at = end + usize::from(comma);
    // "By 1 July, and after that": another clause.
    if comma && word(t, at) == "and" {
        return None;
    }
    let (lead, next) = DUE_WORDS.behind.at(t, at).filter(|_| (end..=at).all(|i| !broken(t, i)))?;
    // "12 June or before the summer" goes on.
    let goes_on = matches!(word(t, next - 1), "before" | "after") && !word(t, next).is_empty();
    (!goes_on && !matches!(word(t, next), "than" | "possible")).then_some((*lead, next))
}

/// What is dated here is said not to be.
pub(super) fn is_denied(t: &[Token], at: usize) -> bool {
    denied(t, at).is_some_and(|not| !(not..at).any(|i| leads_on(word(t, i))))
}

/// A word behind which another verb is dated.
fn leads_on(word: &str) -> bool {
    matches!(word, "to" | "it" | "they" | "he" | "she" | "we") || DUE_WORDS.reported.contains(word)
}

/// The word that denies what stands before a bound, in the same clause.
fn denied(t: &[Token], at: usize) -> Option<usize> {
    for i in (at.saturating_sub(FAR)..at).rev() {
        let here = t.get(i)?;
        let ends = t.get(i + 1).is_some_and(|n| n.gap == Gap::Break) || here.ends_sentence();
        if ends || !(here.is_word() || here.is_figure()) || DUE_WORDS.clause.contains(here.lower.as_str()) {
            return None;
        }
        if DUE_WORDS.not.contains(here.lower.as_str()) && !turns(Language::ENGLISH).is_some_and(|w| w.is_harmless(t, i))
        {
            return Some(i);
        }
    }
    None
}

fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|w| w.is_word() && (i == 0 || w.gap != Gap::Break)).map_or("", |w| w.lower.as_str())
}

/// A blank line stands before the token.
fn broken(t: &[Token], i: usize) -> bool {
    i > 0 && t.get(i).is_some_and(|w| w.gap == Gap::Break)
}
