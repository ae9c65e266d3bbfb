//! Plans that are told as past: "was to open by 9 May", "should have opened by 9 May", "missed its deadline of 9 May".

use super::super::lexicon::due::DUE_WORDS;
use super::super::token::{Gap, Token};
use super::lean::Lean;

/// Tokens before a date in which its verb is looked for.
const FAR: usize = 14;
/// Tokens behind a date in which it is told to have passed.
const BEHIND: usize = 3;
const MISSED: [&str; 4] = ["missed", "overran", "overshot", "failed"];
/// Participles that may as well tell of a plan that still stands: "the bridge, due by 9 May".
const STANDING: [&str; 9] =
    ["due", "scheduled", "slated", "expected", "supposed", "meant", "intended", "bound", "booked"];
const PASSED: [&str; 5] = ["missed", "passed", "lapsed", "expired", "overran"];

/// Where the date of a plan lies by the nearest verb that tells of it; `None` where none does.
pub(super) fn plan(t: &[Token], start: usize, end: usize) -> Option<Lean> {
    let word = |i: Option<usize>| i.and_then(|i| t.get(i)).map_or("", |w| w.lower.as_str());
    if (end..end + BEHIND).any(|i| PASSED.contains(&word(Some(i))))
        && !(end..end + BEHIND).any(|i| matches!(word(Some(i)), "is" | "are" | "will" | "be" | "has" | "." | ","))
        && word(end.checked_sub(1)) == "deadline"
    {
        return Some(Lean::Past);
    }
    for i in (start.saturating_sub(FAR)..start).rev() {
        let (here, next) = (t.get(i)?, t.get(i + 1)?);
        let w = here.lower.as_str();
        if next.gap == Gap::Break || here.ends_sentence() && next.gap != Gap::None || matches!(w, ";" | ":" | "\"") {
            return None;
        }
        let before = |n: usize| word(i.checked_sub(n));
        let found = match w {
            "will" | "shall" | "'ll" | "is" | "are" | "has" => Some(Lean::Future),
            "have" if before(1) == "should" => Some(Lean::Past),
            "have" if before(1) == "to" => matches!(before(2), "was" | "were").then_some(Lean::Overdue),
            "have" => Some(Lean::Future),
            "been" if before(1) == "had" && (is_plan(word(Some(i + 1))) || is_plan(word(Some(i + 2)))) => {
                Some(Lean::Overdue)
            }
            "was" | "were" => {
                let planned = (1..=2).any(|n| matches!(word(Some(i + n)), "to" | "due") || is_plan(word(Some(i + n))));
                return planned.then_some(Lean::Planned);
            }
            _ if describes(before(1)) => None,
            _ if MISSED.contains(&w) => Some(Lean::Past),
            // "Had been promised" and "is expected" are told by the words before them.
            _ if is_plan(w) && !STANDING.contains(&w) && !(1..=2).any(|n| is_helper(before(n))) => Some(Lean::Planned),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// A verb that promises, orders or plans.
fn is_plan(w: &str) -> bool {
    DUE_WORDS.asked.contains(w) && !matches!(w, "was" | "were" | "told" | "gave" | "warned" | "moved" | "pushed")
}

fn is_helper(w: &str) -> bool {
    matches!(w, "is" | "are" | "was" | "were" | "be" | "been" | "being" | "has" | "have")
}

fn describes(w: &str) -> bool {
    matches!(w, "the" | "a" | "an" | "its" | "their" | "his" | "her" | "this" | "of" | "in")
}

/// "It said it would": what is told of lies ahead of that statement.
pub(super) fn would(t: &[Token], from: usize, to: usize) -> bool {
    t.get(from..to).is_some_and(|between| between.iter().any(|w| w.is("would")))
}
