//! One figure, in digits or in words, with its scale: `10,000`, `2.5m`, `twenty-three million`, `half a million`,
//! `two-thirds`, `one in five`. Hedges, units and ranges are built on top of it.

mod part;
mod print;

use super::lexicon::COUNTING;
use super::token::{Gap, Token};
use crate::model::Exact;
use part::{fraction, mixed, part_of_scale, vulgar};

pub(super) use part::slashed;
pub(super) use print::{coarse, place};

/// A figure and the token after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: Exact,
    pub next: usize,
    pub form: Form,
    /// The figure before scale words, and the scale: "2.5 million" is 2.5 and 1,000,000.
    pub coefficient: Exact,
    pub scale: Exact,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone: may be a year, a name, a number of order.
    Digits,
    Words,
    /// A part: a third, two-thirds, one in five, 3/4.
    Fraction,
}

/// Longest number in words: "nine hundred and ninety-nine trillion …" has fewer tokens than this.
const LONGEST: usize = 40;

/// The figure that starts at a token. Fractions in words are tried first, so that "two thirds" is not read as "two".
pub(super) fn numeral(t: &[Token], i: usize) -> Option<Numeral> {
    if !begins(t.get(i)?) {
        return None;
    }
    let found = part_of_scale(t, i).or_else(|| fraction(t, i)).or_else(|| {
        let n = in_digits(t, i).or_else(|| in_words(t, i))?;
        Some(smaller(t, n).unwrap_or(n))
    })?;
    Some(mixed(t, &found).unwrap_or(found))
}

/// Whether a figure can start with this token. Most words of a text cannot, and are asked often.
fn begins(t: &Token) -> bool {
    let w = t.lower.as_str();
    !t.is_word()
        || matches!(w, "a" | "an" | "half" | "quarter" | "hundred")
        || COUNTING.units.contains_key(w)
        || COUNTING.tens.contains_key(w)
}

/// "4 thousand 3 hundred and 21", "two million and three hundred thousand": what follows a scale word and is smaller than
/// it. Without a scale word of its own it needs "hundred and" before it.
fn smaller(t: &[Token], mut n: Numeral) -> Option<Numeral> {
    let mut found = None;
    for _ in 0..4 {
        if n.form != Form::Words || n.scale <= Exact::ONE {
            break;
        }
        let and = usize::from(word(t, n.next) == "and");
        let at = n.next + and;
        if t.get(at).is_none_or(|t| t.gap != Gap::Space) {
            break;
        }
        // "one hundred and three quarters"
        if fraction(t, at).is_some_and(|f| COUNTING.denominators.contains_key(word(t, f.next - 1))) {
            break;
        }
        let Some(more) = in_digits(t, at).or_else(|| in_words(t, at)) else { break };
        let hundreds = and == 1 && scale_at(t, n.next - 1) == Some(100) && more.value < int(100);
        let scaled = more.form == Form::Words && more.scale >= int(100) && more.value < n.scale;
        if !(hundreds || scaled) || !more.value.is_integer() || more.value <= Exact::ZERO {
            break;
        }
        let value = n.value.checked_add(more.value)?;
        let scale = if hundreds { Exact::ONE } else { more.scale };
        n = Numeral { value, next: more.next, form: Form::Words, coefficient: value.checked_div(scale)?, scale };
        found = Some(n);
    }
    found
}

fn int(n: i64) -> Exact {
    Exact::from_int(n)
}

fn word<'t>(t: &'t [Token], i: usize) -> &'t str {
    t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
}

fn same_sentence(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(|t| t.gap != Gap::Break)
}

/// A hyphen between two glued tokens is stepped over.
fn past_hyphen(t: &[Token], i: usize) -> usize {
    let joined = t.get(i).is_some_and(|t| t.is_hyphen() && t.glued()) && t.get(i + 1).is_some_and(Token::glued);
    if joined { i + 1 } else { i }
}

fn scale_at(t: &[Token], i: usize) -> Option<i64> {
    same_sentence(t, i).then(|| COUNTING.scales.get(word(t, i)).copied()).flatten()
}

/// Digits in a token: `10,000`, `2.5`, `.77`.
pub(super) fn digits(t: &Token) -> Option<Exact> {
    if !t.is_figure() || t.text.len() > 30 {
        return None;
    }
    match t.text.strip_prefix('.') {
        Some(_) => Exact::parse(&format!("0{}", t.text)),
        None => Exact::parse(t.text).or_else(|| Exact::parse(&lakhs(t.text)?)),
    }
}

/// `12,34,567`: India groups by two above the thousands. The figure without its commas.
fn lakhs(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(w, p)| (w, Some(p)));
    let groups: Vec<&str> = whole.split(',').collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let fits = (1..=2).contains(&first.len()) && last.len() == 3 && middle.iter().all(|g| g.len() == 2);
    (fits && !middle.is_empty()).then(|| groups.concat() + &part.map_or(String::new(), |p| format!(".{p}")))
}

fn in_digits(t: &[Token], i: usize) -> Option<Numeral> {
    if let Some(v) = vulgar(t, i) {
        return Some(Numeral { value: v, next: i + 1, form: Form::Fraction, coefficient: v, scale: Exact::ONE });
    }
    let (mut value, mut next) = grouped(t, i).or_else(|| Some((digits(t.get(i)?)?, i + 1)))?;
    if t.get(i + 1).is_some_and(|m| m.is("/")) && slashed(t, i).is_none() {
        return None;
    }
    let mut form = Form::Digits;
    if let Some((v, after)) = slashed(t, i) {
        (value, next, form) = (v, after, Form::Fraction);
    } else if let Some((part, after)) = part_beside(t, next) {
        (value, next) = (value.checked_add(part)?, after);
    } else if let Some(part) = vulgar(t, next) {
        (value, next) = (value.checked_add(part)?, next + 1);
    } else if word(t, next) == "and" && matches!(word(t, next + 1), "a" | "one") && word(t, next + 2) == "half" {
        (value, next) = (value.checked_add(Exact::ratio(1, 2)?)?, next + 3);
    }
    let coefficient = value;
    let mut scale = Exact::ONE;
    // A suffix stands straight after the figure; a scale word after a space or a hyphen.
    let suffix = t.get(next).filter(|s| s.is_word() && s.glued());
    if let Some(s) = suffix {
        // "m" and "b" in small or capital letters, but "T" only as printed for trillions, and "5G" never.
        let factor = COUNTING.suffixes.get(s.lower.as_str()).copied().filter(|f| *f > 0);
        let capital_only = s.is("t") && s.text != "T";
        let squared = t.get(next + 1).is_some_and(|p| p.glued() && p.is_figure());
        if let Some(f) = factor.filter(|_| !capital_only && !squared && !is_metres(t, next)) {
            scale = int(f);
            next += 1;
        }
    } else if t.get(next).is_some_and(|s| s.gap == Gap::Space && s.is("k")) {
        scale = int(1000);
        next += 1;
    }
    for _ in 0..3 {
        let at = past_hyphen(t, next);
        let Some(f) = scale_at(t, at) else { break };
        scale = scale.checked_mul(int(f))?;
        next = at + 1;
        form = Form::Words;
    }
    Some(Numeral { value: value.checked_mul(scale)?, next, form, coefficient, scale })
}

/// "2 1/2", "2-1/2".
fn part_beside(t: &[Token], i: usize) -> Option<(Exact, usize)> {
    let at = past_hyphen(t, i);
    slashed(t, at).filter(|_| at > i || t.get(i).is_some_and(|t| t.gap == Gap::Space))
}

/// "1.8m tall" is metres, "1.8m people" millions.
fn is_metres(t: &[Token], i: usize) -> bool {
    let after = t.get(i + 1);
    t.get(i).is_some_and(|m| m.text == "m")
        && (after.is_some_and(|a| {
            ["tall", "long", "wide", "high", "deep", "away", "above", "below"].iter().any(|w| a.is(w))
        }))
}

/// `278 000`: groups of three digits after one to three.
fn grouped(t: &[Token], i: usize) -> Option<(Exact, usize)> {
    let plain = |n: usize, length: std::ops::RangeInclusive<usize>| {
        t.get(n).is_some_and(|t| {
            t.is_figure() && length.contains(&t.text.len()) && t.text.bytes().all(|b| b.is_ascii_digit())
        })
    };
    if !plain(i, 1..=3) || t.get(i)?.text.starts_with('0') {
        return None;
    }
    let mut joined = t.get(i)?.text.to_owned();
    let mut next = i + 1;
    while plain(next, 3..=3) && t.get(next).is_some_and(|t| t.gap == Gap::Space) && joined.len() < 18 {
        joined.push_str(t.get(next)?.text);
        next += 1;
    }
    // `1 234 567.89`
    let last = t.get(next).filter(|t| t.gap == Gap::Space && t.text.find('.') == Some(3) && !t.text.contains(','));
    if let Some(last) = last.filter(|_| next > i + 1) {
        joined.push_str(last.text);
        next += 1;
    }
    (next > i + 1).then(|| Exact::parse(&joined)).flatten().map(|v| (v, next))
}

/// Number words. "and" is taken only between a hundred or more and something smaller.
fn in_words(t: &[Token], i: usize) -> Option<Numeral> {
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

fn decimals(t: &[Token], mut i: usize, whole: i128) -> Option<Numeral> {
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

fn scaled(t: &[Token], mut i: usize, coefficient: Exact, form: Form) -> Option<Numeral> {
    let mut scale = Exact::ONE;
    if let Some(s) = scale_at(t, i) {
        scale = int(s);
        i += 1;
    }
    Some(Numeral { value: coefficient.checked_mul(scale)?, next: i, form, coefficient, scale })
}

#[cfg(test)]
mod tests {
    use super::super::token::tokens;
    use super::*;

    #[test]
    fn figures_in_digits_and_words() {
        for (text, value, rest) in [
            ("10,000 troops", "10000", "troops"),
            ("2.5m euros", "2500000", "euros"),
            ("10k", "10000", ""),
            ("1.8m tall", "1.8", "m"),
            ("2.5 million", "2500000", ""),
            ("2.5-million-strong", "2500000", "-"),
            ("278 000 t", "278000", "t"),
            ("two and a half million", "2500000", ""),
            ("half a million", "500000", ""),
            ("a quarter of a million people", "250000", "people"),
            ("twenty-three million people", "23000000", "people"),
            ("a hundred", "100", ""),
            ("one hundred and three", "103", ""),
            ("two hundred and fifty thousand men", "250000", "men"),
            ("seven hundred twenty-one thousand and twelve", "721012", ""),
            ("two point two million", "2200000", ""),
            ("two-thirds of", "0.6667", "of"),
            ("a third", "0.3333", ""),
            ("half of", "0.5", "of"),
            ("one in five", "0.2", ""),
            ("3 in 10 voters", "0.3", "voters"),
            ("three in four people", "0.75", "people"),
            ("two in three days", "2", "in"),
            ("3/4", "0.75", ""),
            ("10 1/2 miles", "10.5", "miles"),
            ("2½", "2.5", ""),
            (".08", "0.08", ""),
            ("two three", "2", "three"),
            ("five thousand and the rest", "5000", "and"),
            ("one million", "1000000", ""),
            ("a million and a half people", "1500000", "people"),
            ("3 million and a quarter", "3250000", ""),
            ("two million and three fifths", "2600000", ""),
            ("three and a quarter miles", "3.25", "miles"),
            ("two-and-a-half years", "2.5", "years"),
            ("two and three quarters", "2.75", ""),
            ("five and a third was hurt", "5", "and"),
            ("one hundred and three quarters", "100.75", ""),
            ("3 hundred and 21 yuan", "321", "yuan"),
            ("4 thousand 3 hundred", "4300", ""),
            ("two million and three hundred thousand", "2300000", ""),
            ("two million and 50 buses", "2000000", "and"),
            ("12,34,567.5 rupees", "1234567.5", "rupees"),
            ("1 234 567.5", "1234567.5", ""),
            ("hundred thousand dollars", "100000", "dollars"),
            ("quarter million", "250000", ""),
            ("one in 2,000 births", "0.0005", "births"),
            ("two out of five hundred", "0.004", ""),
            ("⅜", "0.375", ""),
            ("one person in six, the", "0.1667", ","),
            ("one child in 20 is ill", "0.05", "is"),
            ("one goal in six games", "1", "goal"),
            ("four thousand trillion", "4000000000000000", ""),
        ] {
            let t = tokens(text);
            let n = numeral(&t, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(n.value.to_string(), value, "{text}");
            assert_eq!(t.get(n.next).map_or("", |t| t.text), rest, "{text}");
        }
    }

    #[test]
    fn no_figures() {
        for text in ["9/11", "a dog", "million", "two third", "1,00", "3,5", "hundred", "point five", "", "-"] {
            let t = tokens(text);
            let n = numeral(&t, 0).filter(|n| n.next == t.len());
            assert_eq!(n, None, "{text}");
        }
    }

    #[test]
    fn endless_numbers_end() {
        for word in ["hundred ", "million ", "twenty ", "9", "9,", "one and a ", "half a ", "9 "] {
            let text = word.repeat(3000);
            let t = tokens(&text);
            for i in 0..t.len() {
                numeral(&t, i);
            }
        }
    }
}
