//! Whether what a date dates is over: "sold the mill in April" is, "promised to sell it in April" lies ahead.

use super::super::lexicon::CALENDAR_WORDS;
use super::super::lexicon::due::DUE_WORDS;
use super::super::token::{Gap, Token};

/// Tokens before a date in which its verb is looked for.
const FAR: usize = 12;

/// The nearest verb before the date, in its sentence, is in the past, and neither asks, promises nor orders.
pub(super) fn is_over(t: &[Token], start: usize) -> bool {
    let (d, c) = (&*DUE_WORDS, &*CALENDAR_WORDS);
    let lower = |i: usize| t.get(i).map_or("", |w| w.lower.as_str());
    let mut infinitive = false;
    for i in (start.saturating_sub(FAR)..start).rev() {
        let Some(here) = t.get(i) else { return false };
        let next_breaks = t.get(i + 1).is_some_and(|n| n.gap == Gap::Break);
        let stops = here.ends_sentence() && t.get(i + 1).is_some_and(|n| n.gap != Gap::None);
        let w = lower(i);
        if next_breaks || stops || matches!(w, ";" | ":" | "\"") {
            return false;
        }
        let near = i + 2 >= start;
        let planned = c.planned.contains(w) && (near || w.ends_with('s'));
        // "in the next two", "next to the mill": the date's own words do not tell.
        let future = c.future.contains(w) && !matches!(w, "by" | "until" | "before" | "next" | "could") || planned;
        if future {
            return false;
        }
        infinitive |= w == "to" && i + 1 < start && is_verb(t, i + 1);
        let before = i.checked_sub(1).map_or("", lower);
        // "were to have left"
        let to_have = before == "have" && i.checked_sub(2).map_or("", lower) == "to";
        let passive = matches!(before, "be" | "is" | "are" | "being" | "to") || to_have;
        let describes = matches!(before, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "this" | "of" | "in");
        let past = d.told.contains(w)
            || matches!(w, "was" | "were" | "had" | "did")
            || (w.len() > 4 && w.ends_with("ed") && here.is_word() && !here.is_capital());
        if !past && !d.reported.contains(w) || passive || describes {
            continue;
        }
        if d.reported.contains(w) && !near {
            return false;
        }
        if infinitive {
            return d.done.contains(w);
        }
        // "was opened", "were sold": the participle told it already; "was in May" is over.
        return matches!(w, "was" | "were") || !d.asked.contains(w);
    }
    false
}

/// What follows "to" is a verb rather than a place: "to open", not "to the mill", "to Wexmoor", "to 12".
fn is_verb(t: &[Token], i: usize) -> bool {
    const NO_VERBS: [&str; 16] = [
        "the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "all", "some", "court", "work",
        "school",
    ];
    t.get(i)
        .is_some_and(|w| w.is_word() && !w.is_capital() && w.gap != Gap::Break && !NO_VERBS.contains(&w.lower.as_str()))
}
