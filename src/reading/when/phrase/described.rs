//! Years that describe a noun and have no preposition: "the 1986 budget".

use super::super::super::lexicon::NOUN_WORDS;
use super::super::super::lexicon::actors::ACTORS;
use super::super::super::lexicon::time::AROUND;
use super::super::super::quantity::noun::is_plural;
use super::super::super::token::{Gap, Token};
use super::word::glued;

/// "the 1986 budget", "cut 1986 exports": a year before a noun in small letters.
pub(super) fn described(t: &[Token], i: usize) -> bool {
    let Some(noun) = t.get(i + 1).filter(|n| {
        // "the 1988 Olympics" are no name of somebody.
        n.is_word() && n.gap == Gap::Space && (!n.is_capital() || ACTORS.not_actors.contains(n.text))
    }) else {
        return false;
    };
    let Some(lead) = i.checked_sub(1).and_then(|b| t.get(b)).filter(|_| !glued(t, i)) else { return false };
    let owned = matches!(lead.lower.as_str(), "the" | "its" | "their" | "his" | "her" | "our" | "'s" | "'");
    let worded = lead.is_word() && !lead.is_capital();
    // "2000 homes", "the 2000 people" are counted, "1986 exports" are of a year.
    (owned && !NOUN_WORDS.plural.contains(noun.lower.as_str()) && (noun.is_capital() || !is_plural(noun)))
        || ((owned || worded) && AROUND.of_a_period.contains(noun.lower.as_str()))
}
