//! The thing counted: the few words after a figure, up to the first plural.

use super::super::lexicon::{COUNTING, NOUN_WORDS};
use super::super::token::{Gap, Token, tokens};

/// Most words that a counted thing is given.
const LONGEST: usize = 5;

/// Looks like a plural: ends in s, or is one of those that need none.
pub(in super::super) fn is_plural(t: &Token) -> bool {
    let w = t.lower.as_str();
    let n = &*NOUN_WORDS;
    let s = w.len() > 3 && w.ends_with('s') && !w.ends_with("ss") && !w.ends_with("ous") && !w.ends_with("'s");
    t.is_word() && !n.not_plural.contains(w) && (n.plural.contains(w) || s)
}

/// A word that is printed as a plural: "guards", "people", "personnel".
pub fn plural(word: &str) -> bool {
    matches!(tokens(word).as_slice(), [one] if is_plural(one))
}

/// First and last token of the thing counted by a figure that ends before token `i`.
pub(super) fn after(t: &[Token], i: usize) -> Option<(usize, usize)> {
    let n = &*NOUN_WORDS;
    // "30-nation": what clings to the figure.
    if t.get(i).is_some_and(|h| h.is_hyphen() && h.glued()) {
        let here = t.get(i + 1).filter(|w| w.is_word() && w.glued())?;
        return (!n.stop.contains(here.lower.as_str())).then_some((i + 1, i + 1));
    }
    let mut start = i;
    // "half of the troops", "tens of thousands of people"
    if t.get(start).is_some_and(|w| w.is("of")) {
        start += 1;
        let skip = ["the", "these", "those", "its", "their", "his", "her", "our", "all"];
        for _ in 0..2 {
            start += usize::from(t.get(start).is_some_and(|w| skip.iter().any(|s| w.is(s))));
        }
    } else if t.get(start).is_some_and(|w| w.is("the")) && i > 0 && t.get(i - 1).is_some_and(|h| h.is("half")) {
        start += 1;
    }
    // "three more officers", "the 2,500 remaining troops"
    let counted_on = ["more", "remaining", "additional", "extra", "further"];
    start += usize::from(t.get(start).is_some_and(|w| counted_on.iter().any(|c| w.is(c))));
    let mut last = None;
    let mut words = 0;
    let mut at = start;
    while let Some(w) = t.get(at).filter(|w| w.gap != Gap::Break) {
        let joint = (w.is_hyphen() && w.glued()) || w.is("'s");
        if joint && at > start {
            at += 1;
            continue;
        }
        // "42 of the district's 58 schools"
        let owned = at > start && t.get(at - 1).is_some_and(|o| o.is("'s")) && w.is_figure();
        if owned && t.get(at + 1).is_some_and(|n| n.is_word() && !COUNTING.scales.contains_key(n.lower.as_str())) {
            (start, last, words) = (at + 1, None, 0);
            at += 1;
            continue;
        }
        if !w.is_word() || n.stop.contains(w.lower.as_str()) || words == LONGEST || (at > start && verb(w)) {
            break;
        }
        words += 1;
        last = Some(at);
        let follows = t.get(at + 1).filter(|f| f.gap != Gap::Break);
        let joined = follows.is_some_and(|f| (f.is_hyphen() && f.glued()) || f.is("'s"));
        let name_goes_on =
            w.is_capital() && follows.is_some_and(|f| f.is_word() && !n.stop.contains(f.lower.as_str()) && !verb(f));
        if is_plural(w) && !joined && !name_goes_on {
            return Some((start, at));
        }
        at += 1;
    }
    // No plural: a mass noun or an adjective used as one; more than two words are rather a clause.
    last.filter(|_| words <= 2).map(|last| (start, last))
}

fn verb(t: &Token) -> bool {
    let w = t.lower.as_str();
    w.len() > 4
        && (w.ends_with("ed") && !w.ends_with("eed"))
        && !t.is_capital()
        && !matches!(w, "armed" | "united" | "unarmed" | "wounded" | "injured" | "allied")
}
