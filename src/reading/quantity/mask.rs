//! Figures that count nothing: in dates, clock times, telephone numbers, addresses, names and numbers of order.

mod clock;
mod form;
mod name;
mod tally;

use super::super::lexicon::COUNTING;
use super::super::numeral::slashed;
use super::super::token::{Gap, Token};

pub(super) use name::is_name;
pub(super) use tally::tally;

/// For each token whether a figure there is no quantity, whatever stands around it.
pub(super) fn masked(t: &[Token]) -> Vec<bool> {
    let mut out = vec![false; t.len()];
    let mut cover = |start: usize, end: usize| out.iter_mut().take(end).skip(start).for_each(|m| *m = true);
    for (start, end) in super::super::when::spans(t) {
        cover(start, end);
    }
    let mut i = 0;
    while i < t.len() {
        match clock::clock(t, i)
            .or_else(|| form::form(t, i))
            .or_else(|| tally::tally(t, i).map(|(_, end)| end))
            .or_else(|| chain(t, i))
            .or_else(|| address(t, i))
            .or_else(|| named(t, i))
            .or_else(|| name::joined(t, i))
            .or_else(|| name::lettered(t, i))
            .or_else(|| winter(t, i))
            .or_else(|| exchange(t, i))
            .or_else(|| idiom(t, i))
        {
            Some(end) => {
                cover(i, end);
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

fn glued(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::glued)
}

fn is(t: &[Token], i: usize, lower: &str) -> bool {
    t.get(i).is_some_and(|t| t.is(lower))
}

/// `2008-9`, `1999-2000`: a year and the next one.
fn winter(t: &[Token], i: usize) -> Option<usize> {
    let (year, joint, next) = (t.get(i)?, t.get(i + 1)?, t.get(i + 2)?);
    let joined = joint.glued() && (joint.is_hyphen() || joint.is("–")) && next.glued() && next.is_figure();
    let from: u32 = year.text.parse().ok().filter(|y| joined && year.text.len() == 4 && (1500..2200).contains(y))?;
    let to: u32 = next.text.parse().ok()?;
    let follows = match next.text.len() {
        1 => to > from % 10,
        2 => to > from % 100,
        4 => to > from,
        _ => false,
    };
    follows.then_some(i + 3)
}

/// "Zero tolerance", "a two-bit town", "one-off", "three-piece suite" is no counting.
fn idiom(t: &[Token], i: usize) -> Option<usize> {
    let hyphen = usize::from(t.get(i + 1).is_some_and(|h| h.is_hyphen() && h.glued()));
    let next = t.get(i + 1 + hyphen)?;
    let idioms = [("zero", "tolerance"), ("two", "bit"), ("one", "off"), ("two", "faced"), ("ten", "pin")];
    let is_one = idioms.iter().any(|(a, b)| is(t, i, a) && next.is(b)) && (hyphen == 1 || next.is("tolerance"));
    is_one.then_some(i + 2 + hyphen)
}

/// "A one-for-five issue", "two-for-one": shares for shares.
fn exchange(t: &[Token], i: usize) -> Option<usize> {
    let number = |at: usize| t.get(at).is_some_and(|n| n.is_figure() || COUNTING.units.contains_key(n.lower.as_str()));
    let joined = (i + 1..i + 5).all(|n| glued(t, n)) && is(t, i + 1, "-") && is(t, i + 3, "-");
    (joined && is(t, i + 2, "for") && number(i) && number(i + 4)).then_some(i + 5)
}

/// A number word with a capital where no sentence begins: "Ninety Mile Beach", "the Big Ten", "the Group of Seven".
fn named(t: &[Token], i: usize) -> Option<usize> {
    let (before, word) = (i.checked_sub(1).and_then(|b| t.get(b))?, t.get(i)?);
    let begins = word.gap == Gap::Break || !(before.is_word() || before.is("'s")) || before.lower.ends_with('.');
    let number = || {
        let known = [&COUNTING.units, &COUNTING.tens, &COUNTING.scales];
        known.iter().any(|list| list.contains_key(word.lower.as_str()))
    };
    (word.is_capital() && !begins && number()).then_some(i + 1)
}

/// Three figures and more joined by hyphens, points or slashes: telephone numbers, versions, file numbers.
fn chain(t: &[Token], i: usize) -> Option<usize> {
    if !t.get(i)?.is_figure() {
        return None;
    }
    let mut next = i + 1;
    let mut joints = 0;
    while t.get(next).is_some_and(|m| m.glued() && (m.is_hyphen() || m.is("/") || m.is(".")))
        && t.get(next + 1).is_some_and(|f| f.glued() && f.is_figure())
    {
        joints += 1;
        next += 2;
    }
    let telephone = joints == 1
        && is(t, i + 1, "-")
        && t.get(i)?.text.len() == 3
        && t.get(i + 2)?.text.len() == 4
        && i.checked_sub(1).is_some_and(|b| is(t, b, ")"));
    let points = t.get(i)?.text.matches('.').count() > 1;
    // 9/11 and 24/7 are no fractions.
    let named = joints == 1 && is(t, i + 1, "/") && slashed(t, i).is_none();
    // "1-1/2"
    let mixed = joints == 2 && is(t, i + 1, "-") && slashed(t, i + 2).is_some();
    ((joints > 1 && !mixed) || named || telephone || points).then_some(next)
}

/// A web address: from `http` or `www` to the next space.
fn address(t: &[Token], i: usize) -> Option<usize> {
    let w = t.get(i)?;
    let starts = (w.is("http") || w.is("https")) && is(t, i + 1, ":") || w.is("www") && is(t, i + 1, ".");
    if !starts {
        return None;
    }
    let length = t.iter().skip(i + 1).take_while(|t| t.glued()).count();
    Some(i + 1 + length)
}
