//! Seasons: "this fall", "last summer", "the spring of 1986", "in the autumn".

use super::super::super::lexicon::CALENDAR_WORDS;
use super::super::super::token::{Gap, Token};
use super::absolute::year_after;
use super::word::{before, first_word, mark, word};
use super::wording::{Found, Phrase};

/// A season with a word that says which, or one behind a preposition.
pub(super) fn season(t: &[Token], i: usize) -> Found {
    let c = &*CALENDAR_WORDS;
    if let Some((which, next)) = c.which.at(t, i).filter(|(w, _)| w.abs() <= 1)
        && let Some(months) = months(t, next)
    {
        let season = Phrase::Season { year: None, months, which: Some(*which) };
        return (!joined(t, next + 1)).then_some((season, next + 1));
    }
    let at = i + usize::from(first_word(t, i) == "the");
    if t.get(at)?.gap == Gap::Break && at > i {
        return None;
    }
    named(t, at, c.before_season.contains(before(t, i)))
}

/// A season by its name. Without a year something must lead to it; "the fall of the government" is none.
pub(super) fn named(t: &[Token], i: usize, led: bool) -> Found {
    let i = i + usize::from(first_word(t, i) == "the");
    let months = months(t, i)?;
    let (year, end) = year_after(t, i + 1);
    let spoken = first_word(t, i) == "fall" && (before(t, i) != "the" || matches!(word(t, i + 1), "of" | "in" | "and"));
    let says = year.is_some() || (led && !spoken && word(t, i + 1) != "of");
    (says && !joined(t, end)).then_some((Phrase::Season { year, months, which: None }, end))
}

fn months(t: &[Token], i: usize) -> Option<(i8, i8)> {
    // "April Summers", "Spring Hill": a capital inside a sentence may be a name.
    let named = t.get(i)?.is_capital() && t.get(i + 1).is_some_and(|n| n.is_capital() && n.gap == Gap::Space);
    CALENDAR_WORDS.seasons.get(first_word(t, i)).copied().filter(|_| !named)
}

/// "summer-long", "this winter's": the first is none.
fn joined(t: &[Token], i: usize) -> bool {
    mark(t, i, "-") && t.get(i).is_some_and(Token::glued)
}
