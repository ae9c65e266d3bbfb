//! Parts of one: fractions in words and figures, "one in five", "half a million", and whole numbers with a part after them.

use super::super::lexicon::{COUNTING, MEASURES};
use super::super::token::Token;
use super::figure::{Form, Numeral, int, past_hyphen, scale_at, scaled, word};
use super::spelt::fraction;
use crate::model::Exact;

/// "three and a quarter", "one hundred and three quarters", "a million and a half": the part is one of the scale where that
/// is a thousand or more. "A third" after "and" may be a third one, unless a unit follows or nothing does.
pub(super) fn mixed(t: &[Token], n: &Numeral) -> Option<Numeral> {
    // "Two-and-a-half" as well.
    let next = past_hyphen(t, n.next);
    let and = n.form != Form::Fraction && word(t, next) == "and";
    let begins = past_hyphen(t, next + 1);
    let glued = past_hyphen(t, begins + 1);
    let begins = if glued > begins + 1 && matches!(word(t, begins), "a" | "an") { glued } else { begins };
    let part = fraction(t, begins).filter(|p| and && p.value < Exact::ONE)?;
    let named = word(t, part.next - 1);
    if !COUNTING.denominators.contains_key(named) || part.next < n.next + 3 {
        return None;
    }
    let plural = named.ends_with('s') || matches!(named, "half" | "quarter");
    let article = matches!(word(t, begins), "a" | "an");
    let ordinal = article && !plural && part.next < t.len() && MEASURES.words.at(t, part.next).is_none();
    let joined = t.get(part.next).is_some_and(|h| h.is_hyphen() && h.glued());
    if ordinal || joined {
        return None;
    }
    let scale = if n.scale >= int(1000) { n.scale } else { Exact::ONE };
    let value = n.value.checked_add(part.value.checked_mul(scale)?)?;
    scaled(t, part.next, value, Form::Words)
}

/// "half a million", "half-million", "a quarter of a million", "three-quarters of a million".
pub(super) fn part_of_scale(t: &[Token], i: usize) -> Option<Numeral> {
    let after_order = i.checked_sub(1).is_some_and(|b| COUNTING.ordinals.at(t, b).is_some());
    let part = if word(t, i) == "half" {
        (Exact::ratio(1, 2)?, i + 1)
    } else if word(t, i) == "quarter" && !after_order && scale_at(t, i + 1).is_some_and(|s| s >= 1000) {
        (Exact::ratio(1, 4)?, i + 1)
    } else {
        let scaled = |n: usize| word(t, n) == "of" || scale_at(t, n).is_some_and(|s| s >= 1000);
        fraction(t, i).map(|n| (n.value, n.next)).filter(|(_, n)| scaled(*n))?
    };
    let (value, mut at) = part;
    at = past_hyphen(t, at);
    at += usize::from(word(t, at) == "of");
    at += usize::from(matches!(word(t, at), "a" | "an"));
    let s = scale_at(t, at)?;
    if COUNTING.vague.at(t, at).is_some() {
        return None;
    }
    let value = value.checked_mul(int(s))?;
    Some(Numeral { value, next: at + 1, form: Form::Words, coefficient: value, scale: Exact::ONE })
}
