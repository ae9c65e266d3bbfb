//! Figures in words, and parts in words, of which either may hold the other.

use super::super::lexicon::COUNTING;
use super::super::token::Token;
use super::digit::{digits, in_digits};
use super::figure::{Form, Numeral, past_hyphen, same_sentence, scale_at, scaled, word};
use crate::model::Exact;

/// Longest number in words: "nine hundred and ninety-nine trillion …" has fewer tokens than this.
pub(super) const LONGEST: usize = 40;

/// Number words. "and" is taken only between a hundred or more and something smaller.
pub(super) fn in_words(t: &[Token], i: usize) -> Option<Numeral> {
    // "hundred thousand" needs no article.
    let hundred = word(t, i) == "hundred" && scale_at(t, i + 1).is_some_and(|s| s >= 1000);
    let article = matches!(word(t, i), "a" | "an");
    if article && scale_at(t, past_hyphen(t, i + 1)).is_none() {
        return None;
    }
    if article && COUNTING.vague.at(t, i + 1).is_some() {
        return None;
    }
    let (mut total, mut current): (i128, i128) = (0, i128::from(article || hundred));
    let (mut next, mut last_scale) = (i + usize::from(article), i128::MAX);
    let mut seen = article || hundred;
    let mut biggest: i128 = 1;
    while next < i + LONGEST && (next == i || same_sentence(t, next)) {
        let mut at = if seen { past_hyphen(t, next) } else { next };
        if seen && word(t, at) == "and" && (current >= 100 || (current == 0 && total > 0)) {
            let then = word(t, at + 1);
            if !(COUNTING.units.contains_key(then) || COUNTING.tens.contains_key(then)) || then == "zero" {
                break;
            }
            // "one hundred and three quarters"
            if fraction(t, at + 1).is_some_and(|f| COUNTING.denominators.contains_key(word(t, f.next - 1))) {
                break;
            }
            at += 1;
        }
        let w = word(t, at);
        if let Some(&n) = COUNTING.units.get(w) {
            let n = i128::from(n);
            let fits = !seen || (n > 0 && (current % 100 == 0 || (current % 10 == 0 && current % 100 >= 20 && n < 10)));
            // "one hundred" then "two": the hundreds take units; two bare units are two numbers.
            if !fits || (seen && current == 0 && total == 0) {
                break;
            }
            current += n;
        } else if let Some(&n) = COUNTING.tens.get(w) {
            if seen && (current % 100 != 0 || (current == 0 && total == 0)) {
                break;
            }
            current += i128::from(n);
        } else if let Some(&s) = COUNTING.scales.get(w) {
            let s = i128::from(s);
            if !seen {
                break;
            }
            if s <= 100 && current > 0 {
                current = current.checked_mul(s)?;
            } else if current > 0 && s < last_scale {
                (total, current, last_scale) = (total + current * s, 0, s);
            } else if current == 0 && total > 0 {
                total = total.checked_mul(s)?;
            } else {
                break;
            }
            biggest = s.max(biggest);
            if total > 1 << 61 || current > 1 << 61 {
                return None;
            }
        } else if w == "point" && seen && COUNTING.units.contains_key(word(t, at + 1)) {
            return decimals(t, at + 1, total + current);
        } else {
            break;
        }
        seen = true;
        next = at + 1;
    }
    let value = Exact::ratio(total + current, 1)?;
    // A trailing "thousand" is the scale that a range may share: "two to three thousand".
    let scale = Exact::ratio(if (total + current) % biggest == 0 { biggest } else { 1 }, 1)?;
    let coefficient = value.checked_div(scale)?;
    (seen && next > i).then_some(Numeral { value, next, form: Form::Words, coefficient, scale })
}

pub(super) fn decimals(t: &[Token], mut i: usize, whole: i128) -> Option<Numeral> {
    let (mut n, mut d) = (whole, 1i128);
    while let Some(&u) = COUNTING.units.get(word(t, i)).filter(|u| **u < 10) {
        if d > 1_000_000 {
            break;
        }
        (n, d) = (n * 10 + i128::from(u), d * 10);
        i += 1;
    }
    scaled(t, i, Exact::ratio(n, d)?, Form::Words)
}

/// "one person in six", where nothing is counted after it: "one goal in six games" is no share.
pub(super) fn one_thing_in(t: &[Token], i: usize) -> Option<(i64, usize)> {
    let named =
        word(t, i) == "one" && !word(t, i + 1).is_empty() && !t.get(i + 1)?.is_capital() && word(t, i + 2) == "in";
    let thing = word(t, i + 1);
    if !named || thing.len() < 3 || COUNTING.units.contains_key(thing) || scale_at(t, i + 1).is_some() {
        return None;
    }
    let d = in_digits(t, i + 3)
        .filter(|_| t.get(i + 3).is_some_and(|f| f.text.len() <= 3))
        .or_else(|| in_words(t, i + 3))?;
    const GO_ON: [&str; 12] =
        ["is", "are", "was", "were", "has", "had", "may", "will", "would", "could", "can", "does"];
    let ends = word(t, d.next).is_empty() || GO_ON.contains(&word(t, d.next));
    let d_value = i64::try_from(d.value.numer()).ok().filter(|v| (2..=10_000).contains(v) && d.value.is_integer())?;
    let clings = t.get(d.next).is_some_and(|h| h.glued() && (h.is_hyphen() || h.is_word() || h.is("%")));
    (ends && !clings).then_some((d_value, d.next))
}

/// "one-third", "two thirds", "a quarter", "half", "a half", "one in five", "three out of ten".
pub(super) fn fraction(t: &[Token], i: usize) -> Option<Numeral> {
    let found = |n: i64, d: i64, next: usize| {
        let value = Exact::ratio(i128::from(n), i128::from(d))?;
        Some(Numeral { value, next, form: Form::Fraction, coefficient: value, scale: Exact::ONE })
    };
    let w = word(t, i);
    if w == "half" {
        return found(1, 2, i + 1);
    }
    let small = |n: usize| {
        let in_digits =
            || t.get(n).and_then(digits).filter(|v| v.is_integer()).and_then(|v| i64::try_from(v.numer()).ok());
        COUNTING.units.get(word(t, n)).or_else(|| COUNTING.tens.get(word(t, n))).copied().or_else(in_digits)
    };
    let n = if matches!(w, "a" | "an") { Some(1) } else { small(i) }?;
    if !(1..100).contains(&n) {
        return None;
    }
    let at = past_hyphen(t, i + 1);
    if let Some(&d) = COUNTING.denominators.get(word(t, at)) {
        let many = word(t, at).ends_with('s');
        // "one third" and "two thirds", never "two third" or "one thirds".
        return if (n == 1) != many && t.get(i).is_some_and(|f| f.is_word()) { found(n, d, at + 1) } else { None };
    }
    if let Some((d, next)) = one_thing_in(t, i).filter(|_| n == 1) {
        return found(1, d, next);
    }
    // "One-in-five" as well.
    let link = past_hyphen(t, i + 1);
    let beyond = past_hyphen(t, link + 1);
    let over = match (word(t, link), word(t, beyond)) {
        ("out", "of") => past_hyphen(t, beyond + 1),
        ("in", _) => beyond,
        _ => return None,
    };
    if matches!(w, "a" | "an") {
        return None;
    }
    // "one in 2,000", "two out of five hundred"; four figures without a comma are a year.
    let whole = in_digits(t, over).or_else(|| in_words(t, over)).filter(|d| d.value.is_integer())?;
    let d = i64::try_from(whole.value.numer()).ok().filter(|d| *d > n && *d <= 1_000_000_000)?;
    let spelt = word(t, link) == "in" && !word(t, over).is_empty() && t.get(i).is_some_and(Token::is_word);
    // "three in four people", but not "two in three days"
    let spans = matches!(word(t, whole.next), "days" | "weeks" | "months" | "years" | "hours" | "minutes");
    // "3 in 10": not "two in 2014", not "five in 12 provinces".
    let alone = !spans && (n == 1 || spelt || link > i + 1 || word(t, link) == "out" || d == 10 || d == 100);
    let plain = t.get(over).is_some_and(|f| f.is_word() || f.text.len() <= 3 || f.text.contains(','));
    if alone && plain { found(n, d, whole.next) } else { None }
}
