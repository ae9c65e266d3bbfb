//! What the words around a date say of its direction: past, to come, or neither. No days are reckoned here.

use super::super::lexicon::CALENDAR_WORDS;
use super::super::token::{Gap, Token};
use super::lean::Lean;

/// Tokens before a date that may tell its tense.
const WINDOW: usize = 10;
/// Tokens before a date in which a plain future ("will") tells it, where nothing nearer does.
const CLAUSE: usize = 30;
/// Tokens after a date that opens its sentence that may tell its tense.
const AFTER: usize = 12;

/// What the words around a date say of its direction: prepositions and "deadline" beside it, a verb in the past just
/// before it, a future verb earlier in the sentence; after a date that opens its sentence the first verb.
pub(super) fn lean(t: &[Token], start: usize, end: usize) -> Lean {
    let c = &*CALENDAR_WORDS;
    let beside = |w: &str| matches!(w, "by" | "until" | "before" | "beyond" | "deadline");
    if t.get(end).is_some_and(|t| t.is("deadline")) {
        return Lean::Future;
    }
    let word = |n: usize| start.checked_sub(n).and_then(|i| t.get(i)).map_or("", |t| t.lower.as_str());
    // "The trial begins on 8 September", "as early as June"
    let on = usize::from(matches!(word(1), "on" | "in"));
    let early = word(1) == "as" && matches!(word(2), "early" | "soon") && word(3) == "as";
    let takes_place = word(1 + on) == "place" && matches!(word(2 + on), "takes" | "take");
    if takes_place || c.planned.contains(word(1 + on)) && !matches!(word(2 + on), "not" | "n't") || early {
        return Lean::Future;
    }
    // "Members were asked about a 23 March walkout": when they were asked tells nothing of the walkout.
    if matches!(word(1), "a" | "an") {
        return Lean::Nearest;
    }
    if word(1) == "by" && had_done(t, start) {
        return Lean::Past;
    }
    if bound(t, start).is_some() {
        return Lean::Future;
    }
    let mut told = false;
    for distance in 1..=CLAUSE {
        let Some(at) = start.checked_sub(distance) else { break };
        let (Some(here), Some(after)) = (t.get(at), t.get(at + 1)) else { break };
        if after.gap == Gap::Break || (here.ends_sentence() && after.gap != Gap::None && distance > 1) {
            break;
        }
        let w = here.lower.as_str();
        let past = c.past.contains(w) || (w.len() > 4 && w.ends_with("ed") && !c.future.contains(w));
        // "will be held", "was due to be published"
        let passive = at > 1 && t.get(at - 1).is_some_and(|b| b.is("be"));
        if passive && distance <= WINDOW && t.get(at - 2).is_some_and(|b| b.is("to") || b.is("will") || b.is("shall")) {
            let was = at > 2 && t.get(at - 3).is_some_and(|b| b.is("was") || b.is("were") || b.is("had"));
            return if was { Lean::Nearest } else { Lean::Future };
        }
        if distance <= 4 && past && !passive {
            return Lean::Past;
        }
        told |= c.past.contains(w);
        let near = distance <= WINDOW && (!beside(w) && c.future.contains(w) || is_to(t, at));
        let heads = distance <= WINDOW + 4 && !told && c.towards.at(t, at).is_some();
        let far = distance > WINDOW && !told && matches!(w, "will" | "shall");
        if (beside(w) && distance == 1) || near || far || heads {
            return Lean::Future;
        }
    }
    // "profits in the year to 31 March"
    if matches!(word(1), "to" | "ending")
        && matches!(word(2), "year" | "months" | "quarter" | "weeks" | "half" | "period")
    {
        return Lean::Past;
    }
    if opens(t, start) { first_verb(t, end) } else { Lean::Nearest }
}

/// "until noon on Thursday", "by 5pm on", "until at least Thursday": tokens back to the word that bounds.
pub(super) fn bound(t: &[Token], start: usize) -> Option<usize> {
    const BETWEEN: [&str; 14] =
        ["on", "of", "at", "least", "noon", "midday", "midnight", "pm", "am", "p.m.", "a.m.", "gmt", "bst", ":"];
    for n in 2..=6 {
        let i = start.checked_sub(n)?;
        let (here, after) = (t.get(i)?, t.get(i + 1)?);
        if after.gap == Gap::Break || !(after.is_figure() || BETWEEN.iter().any(|w| after.is(w))) {
            return None;
        }
        if ["by", "until", "till", "before"].iter().any(|w| here.is(w)) {
            return Some(n);
        }
    }
    None
}

/// "People had returned their papers by Wednesday": what was done before a day that is over.
pub(super) fn had_done(t: &[Token], start: usize) -> bool {
    (2..=WINDOW).any(|n| {
        let at = start.checked_sub(n);
        let had = at.and_then(|i| t.get(i)).is_some_and(|w| w.is("had"));
        let done = at.and_then(|i| t.get(i + 1)).is_some_and(|w| w.lower.len() > 4 && w.lower.ends_with("ed"));
        had && done
    })
}

/// "The minister is to visit", "they are to meet".
fn is_to(t: &[Token], at: usize) -> bool {
    t.get(at).is_some_and(|w| w.is("is") || w.is("are")) && t.get(at + 1).is_some_and(|w| w.is("to"))
}

/// The date is the first thing of its sentence: "On Friday", "In July".
fn opens(t: &[Token], start: usize) -> bool {
    let lead = |i: usize| t.get(i).is_some_and(|w| ["on", "in", "from", "early", "late"].iter().any(|l| w.is(l)));
    let at = start.checked_sub(1).filter(|b| lead(*b)).unwrap_or(start);
    let Some(here) = t.get(at) else { return false };
    let before = at.checked_sub(1).and_then(|b| t.get(b));
    here.gap == Gap::Break || before.is_none_or(|b| b.ends_sentence() || b.is("\"") || b.is("“"))
}

/// What the first verb after a date says; `Nearest` where the list of verbs holds none of the words.
fn first_verb(t: &[Token], end: usize) -> Lean {
    let c = &*CALENDAR_WORDS;
    for at in end..end + AFTER {
        let Some(here) = t.get(at).filter(|h| h.gap != Gap::Break && !h.ends_sentence()) else { break };
        let w = here.lower.as_str();
        if matches!(w, "will" | "shall") || is_to(t, at) || (at > end && c.planned.contains(w)) {
            return Lean::Future;
        }
        if c.past.contains(w) || (w.len() > 4 && w.ends_with("ed")) {
            return Lean::Past;
        }
    }
    Lean::Nearest
}
