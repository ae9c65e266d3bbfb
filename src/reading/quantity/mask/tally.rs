//! Scores and votes: "beat them 5-3", "voted 83-16". Two figures of two sides, never one figure and never a range.

use super::super::super::token::{Gap, Token};
use super::super::{noun, unit};

/// How far before the figures a word may tell that they are counted for two sides.
const NEAR: usize = 6;

const BEFORE: [&str; 38] = [
    "vote", "votes", "voted", "voting", "ballot", "ballots", "passed", "approved", "adopted", "rejected", "carried",
    "won", "lost", "win", "beat", "beaten", "beating", "defeat", "defeated", "ruled", "ruling", "split", "divided",
    "decided", "decision", "tie", "tied", "draw", "drew", "score", "scored", "led", "lead", "leading", "trail",
    "trailed", "trailing", "failed",
];
const AFTER: [&str; 15] = [
    "vote", "split", "win", "loss", "defeat", "victory", "majority", "margin", "decision", "ruling", "tie", "draw",
    "ballot", "lead", "verdict",
];

fn plain(t: &[Token], i: usize) -> Option<u32> {
    let f = t.get(i).filter(|f| f.is_figure() && f.text.len() <= 4 && !f.text.starts_with('0'))?;
    f.text.parse().ok()
}

/// The figures of the sides, by token, and the token after the last.
pub(in super::super) fn tally(t: &[Token], i: usize) -> Option<(Vec<usize>, usize)> {
    let mut sides = vec![i];
    plain(t, i).filter(|_| t.get(i).is_some_and(|f| !f.glued() || i == 0 || opens(t, i)))?;
    let mut next = i + 1;
    let joint = |at: usize| t.get(at).is_some_and(|h| h.glued() && (h.is_hyphen() || h.is("–")));
    while joint(next) && t.get(next + 1).is_some_and(Token::glued) && plain(t, next + 1).is_some() {
        sides.push(next + 1);
        next += 2;
    }
    // "Voted 16 to 83"
    let worded = sides.len() == 1
        && t.get(next).is_some_and(|w| w.is("to") && w.gap == Gap::Space)
        && t.get(next + 1).is_some_and(|f| f.gap == Gap::Space)
        && plain(t, i) < plain(t, next + 1);
    if worded {
        sides.push(next + 1);
        next += 2;
    }
    let clings =
        t.get(next).is_some_and(|n| n.glued() && (n.is_hyphen() || n.is("–") || n.is("/") || n.is("%") || n.is_word()));
    if !(2..=3).contains(&sides.len()) || clings || unit::after(t, next, true).is_some() {
        return None;
    }
    let small = sides.iter().all(|s| t.get(*s).is_some_and(|f| f.text.len() <= 3));
    let falls = plain(t, i)? > plain(t, *sides.get(1)?)?;
    let named = t.get(next).is_some_and(|w| w.gap != Gap::Break && AFTER.contains(&w.lower.as_str()));
    // "The fair drew 200 to 500 visitors": what is counted stands behind a range, not behind a tally.
    let told = tells(t, i) && noun::after(t, next).is_none();
    // Three figures may be a telephone number, so they take a word that says what they are.
    let known = if sides.len() == 2 && !worded { small && falls || named || told } else { named || told };
    known.then_some((sides, next))
}

/// A bracket or a quotation mark may stand straight before.
fn opens(t: &[Token], i: usize) -> bool {
    i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|b| matches!(b.lower.as_str(), "(" | "\"" | "“" | "'" | "["))
}

fn tells(t: &[Token], i: usize) -> bool {
    let before = t.get(i.saturating_sub(NEAR)..i).unwrap_or(&[]);
    before.iter().rev().take_while(|w| !w.ends_sentence()).any(|w| BEFORE.contains(&w.lower.as_str()))
}
