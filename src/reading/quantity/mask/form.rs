//! Figures in parts that are not read: powers, dimensions, widths, amounts in two units whose smaller one is left out, marks
//! of groups that English does not use, multiples of another figure. The whole form is covered, so that no part of it is
//! taken for the figure.

use super::super::super::lexicon::{COUNTING, HEDGING, MEASURES};
use super::super::super::numeral::{Form, Numeral, numeral};
use super::super::super::token::{Gap, Token};
use super::super::{noun, unit};
use crate::model::Exact;

/// The end of the form that starts at a token.
pub(super) fn form(t: &[Token], i: usize) -> Option<usize> {
    let n = numeral(t, i);
    let n = n.as_ref();
    power(t, i)
        .or_else(|| primes(t, i))
        .or_else(|| dots(t, i))
        .or_else(|| width(t, i, n))
        .or_else(|| symbols(t, i))
        .or_else(|| shillings(t, i, n))
        .or_else(|| smaller_left_out(t, n?))
        .or_else(|| below_zero(t, n?))
        .or_else(|| multiple(t, i, n))
        .or_else(|| in_one(t, i, n))
}

fn figure(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(|f| f.is_figure() && f.gap != Gap::Break)
}

fn first_figure(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::is_figure)
}

fn glued(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(Token::glued)
}

/// The word at which a form begins; the text may begin there as well.
fn begin<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).map_or("", |t| t.lower.as_str())
}

fn lower<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
}

/// `5×10^6`, `10²`, "3 x 4 metres", "16x9".
fn power(t: &[Token], i: usize) -> Option<usize> {
    if !first_figure(t, i) {
        return None;
    }
    let mut next = i + 1;
    while matches!(lower(t, next), "×" | "x" | "*" | "·" | "^") && figure(t, next + 1) {
        next += 2;
    }
    // "10^-6"
    if lower(t, next) == "^" && lower(t, next + 1) == "-" && figure(t, next + 2) {
        next += 3;
    }
    while glued(t, next) && matches!(lower(t, next), "⁰" | "¹" | "²" | "³" | "⁴" | "⁵" | "⁶" | "⁷" | "⁸" | "⁹" | "⁻")
    {
        next += 1;
    }
    (next > i + 1).then_some(next)
}

/// `1'500`, `5'10"`, `51°30′`: marks inside a figure.
fn primes(t: &[Token], i: usize) -> Option<usize> {
    if !first_figure(t, i) {
        return None;
    }
    let mut next = i + 1;
    while glued(t, next) && matches!(lower(t, next), "'" | "′" | "°") && figure(t, next + 1) {
        let closed = matches!(lower(t, next + 2), "\"" | "″" | "”" | "'" | "′") && glued(t, next + 2);
        if !(glued(t, next + 1) || closed) {
            break;
        }
        next += 2 + usize::from(closed);
    }
    (next > i + 1).then_some(next)
}

/// `500…600`, `500..600`.
fn dots(t: &[Token], i: usize) -> Option<usize> {
    let mut next = i + 1;
    while glued(t, next) && matches!(lower(t, next), "…" | ".") {
        next += 1;
    }
    (first_figure(t, i) && next > i + 1 && figure(t, next) && glued(t, next)).then_some(next + 1)
}

/// `± 5`, `500 ± 20`, "500, give or take 20".
fn width(t: &[Token], i: usize, n: Option<&Numeral>) -> Option<usize> {
    let sign = |at: usize| match begin(t, at) {
        "±" => Some(at + 1),
        "+" if lower(t, at + 1) == "/" && lower(t, at + 2) == "-" => Some(at + 3),
        "plus" if lower(t, at + 1) == "or" && lower(t, at + 2) == "minus" => Some(at + 3),
        _ => None,
    };
    let take = |at: usize| {
        let words = begin(t, at) == "give" && lower(t, at + 1) == "or" && lower(t, at + 2) == "take";
        words.then_some(at + 3)
    };
    let number = |at: usize| numeral(t, at).map(|n| n.next);
    if let Some(end) = take(i).and_then(number) {
        return Some(end);
    }
    if begin(t, i) != "plus"
        && let Some(end) = sign(i).and_then(number)
    {
        return Some(end);
    }
    let end = n?.next;
    let unit = unit::after(t, end, true).map_or(end, |u| u.next);
    sign(unit).and_then(number)
}

/// Symbols glued to figures that together are one amount: "3h 20m", "10st 4lb", "£3 10s 6d".
fn symbols(t: &[Token], i: usize) -> Option<usize> {
    let piece = |at: usize, symbols: &[&str]| {
        (first_figure(t, at) && glued(t, at + 1) && symbols.contains(&lower(t, at + 1))).then_some(at + 2)
    };
    let old_coins = |at: usize| piece(at, &["s", "d"]);
    if begin(t, i) == "£" && figure(t, i + 1) {
        let mut end = old_coins(i + 2)?;
        end = old_coins(end).unwrap_or(end);
        return Some(end);
    }
    // "3h20"
    let hours =
        piece(i, &["h"]).and_then(|at| piece(at, &["m", "min", "mins"]).or_else(|| figure(t, at).then_some(at + 1)));
    hours.or_else(|| piece(i, &["st"]).and_then(|at| piece(at, &["lb", "lbs"])))
}

/// "Three pounds ten shillings", "£3 and ten shillings".
fn shillings(t: &[Token], i: usize, n: Option<&Numeral>) -> Option<usize> {
    let sign = usize::from(begin(t, i) == "£");
    let pounds = if sign == 1 { numeral(t, i + 1)? } else { *n? };
    let named = matches!(lower(t, pounds.next), "pound" | "pounds");
    if sign == 0 && !named {
        return None;
    }
    let mut at = pounds.next + usize::from(named);
    at += usize::from(lower(t, at) == ",");
    at += usize::from(lower(t, at) == "and");
    let coins = numeral(t, at).filter(|n| matches!(lower(t, n.next), "shilling" | "shillings"))?;
    let end = coins.next + 1;
    let and = end + usize::from(lower(t, end) == "and");
    Some(numeral(t, and).filter(|n| matches!(lower(t, n.next), "pence" | "penny")).map_or(end, |n| n.next + 1))
}

/// "Five foot ten", "10 stone 4", "two hours twenty": the smaller unit goes without saying.
fn smaller_left_out(t: &[Token], n: &Numeral) -> Option<usize> {
    let ((at, _), next) = MEASURES.words.at(t, n.next).filter(|(u, _)| u.1 == 1 && n.value.is_integer())?;
    let most = match MEASURES.all.get(*at)?.name {
        "foot" => 12,
        "stone" => 14,
        "pound" => 16,
        "hour" | "minute" => 60,
        _ => return None,
    };
    if t.get(next)?.gap != Gap::Space {
        return None;
    }
    let small = numeral(t, next).filter(|s| s.value.is_integer() && s.value < Exact::from_int(most))?;
    let digits = t.get(small.next - 1).is_some_and(Token::is_figure);
    let alone = unit::after(t, small.next, digits).is_none()
        && noun::after(t, small.next).is_none()
        && !lower(t, small.next).starts_with("in")
        && lower(t, small.next) != "-";
    alone.then_some(small.next)
}

/// "Five degrees below zero", "10 °C below freezing".
fn below_zero(t: &[Token], n: &Numeral) -> Option<usize> {
    let end = unit::after(t, n.next, true).map_or(n.next, |u| u.next);
    let below = matches!(lower(t, end), "below" | "under") && matches!(lower(t, end + 1), "zero" | "freezing");
    below.then_some(end + 2)
}

/// "Twice the 500", "three times last year's 500": how much that is, nobody has written down.
fn multiple(t: &[Token], i: usize, n: Option<&Numeral>) -> Option<usize> {
    const BETWEEN: [&str; 26] = [
        "the", "that", "those", "these", "its", "their", "his", "her", "our", "as", "many", "much", "high", "large",
        "of", "last", "year", "month", "week", "summer", "winter", "'s", "previous", "usual", "original", "former",
    ];
    let factor = COUNTING.factors.at(t, i).map(|(_, next)| next);
    let times = || n.filter(|n| matches!(lower(t, n.next), "times" | "fold")).map(|n| n.next + 1);
    let word =
        matches!(begin(t, i), "twice" | "thrice" | "double" | "triple" | "treble" | "quadruple").then_some(i + 1);
    let mut at = factor.or_else(times).or(word)?;
    for _ in 0..6 {
        if let Some((_, next)) = HEDGING.before.at(t, at) {
            at = next;
        } else if BETWEEN.contains(&lower(t, at)) {
            at += 1;
        } else {
            break;
        }
    }
    let base = numeral(t, at).filter(|_| t.get(at).is_some_and(|b| b.gap != Gap::Break))?;
    // "It rose eight times, 20 people said": a mark stands between; "three times a day" is a rate.
    (!matches!(lower(t, at), "a" | "an")).then_some(base.next)
}

/// "Three-in-one": what is no part of one.
fn in_one(t: &[Token], i: usize, n: Option<&Numeral>) -> Option<usize> {
    let number =
        |at: usize| first_figure(t, at) || COUNTING.units.contains_key(t.get(at).map_or("", |w| w.lower.as_str()));
    let joined = (i + 1..i + 5).all(|n| glued(t, n)) && lower(t, i + 1) == "-" && lower(t, i + 3) == "-";
    let chain = joined && lower(t, i + 2) == "in" && number(i) && number(i + 4);
    let part = n.is_some_and(|n| n.form == Form::Fraction);
    (chain && !part).then_some(i + 5)
}
