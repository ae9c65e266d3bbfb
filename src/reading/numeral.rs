//! One figure, in digits or in words, with its scale: `10,000`, `2.5m`, `twenty-three million`, `half a million`,
//! `two-thirds`, `one in five`. Hedges, units and ranges are built on top of it.

mod digit;
mod figure;
mod part;
mod print;
mod spelt;

use super::lexicon::COUNTING;
use super::token::{Gap, Token};
use crate::model::Exact;
use digit::in_digits;
use figure::{int, scale_at, word};
use part::{mixed, part_of_scale};
use spelt::{fraction, in_words};

pub(super) use digit::slashed;
pub(super) use figure::{Form, Numeral};
pub(super) use print::{coarse, place};

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
