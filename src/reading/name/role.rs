//! What a person is, as printed beside the name: before it, or after it between commas.

use super::super::lexicon::actors::ACTORS;
use super::super::prose::{Prose, Start};
use super::super::token::Gap;

/// The first token of a role that ends right before token `end`, if one does: "former Transport Minister", "Russia's
/// presidential envoy to Afghanistan,". `end` is the name's first word.
pub(super) fn before(prose: &Prose, end: usize) -> Option<usize> {
    let noun = noun_ending(prose, end)?;
    Some(back(prose, noun))
}

/// The first token of a role noun (of one or two words) that ends at `end`.
fn noun_ending(prose: &Prose, end: usize) -> Option<usize> {
    (1..=3).rev().find_map(|n| {
        let at = end.checked_sub(n)?;
        let inside = (at + 1..=end).all(|i| prose.starts.get(i) == Some(&Start::Nothing));
        let (_, to) = ACTORS.roles.at(&prose.tokens, at)?;
        (inside && to == end && !prose.at(at).is_some_and(|t| t.is_capital())).then_some(at)
    })
}

/// Back over what belongs to a role: "former", "NATO", "U.S. Defense Department acting".
pub(super) fn back(prose: &Prose, from: usize) -> usize {
    let mut at = from;
    for _ in 0..8 {
        let Some(b) = at.checked_sub(1) else { break };
        let same = prose.starts.get(at) == Some(&Start::Nothing);
        let Some(t) = prose.at(b).filter(|_| same) else { break };
        let fits = (t.is_word()
            && (ACTORS.before_roles.contains(t.lower.as_str())
                || ACTORS.roles.at(&prose.tokens, b).is_some()
                || (t.is_capital() && !ACTORS.openers.contains(t.lower.as_str()) && !is_calendar(&t.lower))))
            || (t.is("'s") && t.glued())
            || (t.is("-") && t.glued() && prose.at(at).is_some_and(|n| n.glued()));
        if !fits {
            break;
        }
        at = b;
    }
    // "al-Qaida leader"
    while prose.at(at).is_some_and(|t| t.is("-")) {
        let arabic = at > 0 && matches!(prose.lower(at - 1), "al" | "el");
        if arabic {
            return at - 1;
        }
        at += 1;
    }
    at
}

fn is_calendar(lower: &str) -> bool {
    let words = &super::super::lexicon::CALENDAR_WORDS;
    words.weekdays.contains_key(lower) || words.months.contains_key(lower)
}

/// Tokens of a description that follows a name between commas: ", the head of the mission,". Without the commas.
pub(super) fn after(prose: &Prose, at: usize) -> Option<(usize, usize)> {
    if !prose.at(at).is_some_and(|t| t.is(",")) {
        return None;
    }
    let from = at + 1;
    let mut noun = false;
    let mut to = from;
    for i in from..from + 30 {
        let Some(t) = prose.at(i) else { break };
        let ends = t.is(",") || t.is(".") || t.is(";") || t.gap == Gap::Break || prose.starts_sentence(i);
        if ends {
            to = i;
            break;
        }
        // The noun stands early: "a former deputy minister of", not "the day after the minister".
        if i < from + 7 && ACTORS.roles.at(&prose.tokens, i).is_some() {
            noun = true;
        }
        let clause = matches!(t.lower.as_str(), "said" | "who" | "which" | "told" | "says" | "and" | "but");
        if i == from && (clause || matches!(t.lower.as_str(), "in" | "on" | "at" | "with" | "after")) {
            return None;
        }
        if matches!(t.lower.as_str(), "who" | "that" | "which" | "said" | "told") {
            to = i;
            break;
        }
    }
    (noun && to > from).then_some((from, to))
}
