//! Parts of one: fractions in words and figures, "one in five", "half a million", and whole numbers with a part after them.

use super::super::lexicon::{COUNTING, MEASURES};
use super::super::token::Token;
use super::{Form, Numeral, digits, in_digits, in_words, int, past_hyphen, scale_at, scaled, word};
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

pub(super) fn vulgar(t: &[Token], i: usize) -> Option<Exact> {
    let (n, d) = match t.get(i)?.lower.as_str() {
        "½" => (1, 2),
        "⅓" => (1, 3),
        "⅔" => (2, 3),
        "¼" => (1, 4),
        "¾" => (3, 4),
        "⅕" => (1, 5),
        "⅖" => (2, 5),
        "⅗" => (3, 5),
        "⅘" => (4, 5),
        "⅙" => (1, 6),
        "⅚" => (5, 6),
        "⅛" => (1, 8),
        "⅜" => (3, 8),
        "⅝" => (5, 8),
        "⅞" => (7, 8),
        _ => return None,
    };
    Exact::ratio(n, d)
}

/// `3/4`, not `9/11` or a date: what people write with a slash has a small, round denominator.
pub(in super::super) fn slashed(t: &[Token], i: usize) -> Option<(Exact, usize)> {
    let tight = |n: usize| t.get(n).is_some_and(Token::glued);
    let over = t.get(i + 1).is_some_and(|m| m.is("/")) && tight(i + 1) && tight(i + 2);
    let after = t.get(i + 3).is_none_or(|a| !(a.is("/") && a.glued()));
    let (n, d) = (digits(t.get(i)?)?, digits(t.get(i + 2)?)?);
    let usual = [2, 3, 4, 5, 6, 8, 10, 16, 20, 40, 100].map(int).contains(&d);
    (over && after && usual && n < d && n.is_integer()).then(|| n.checked_div(d)).flatten().map(|v| (v, i + 3))
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

/// "one person in six", where nothing is counted after it: "one goal in six games" is no share.
fn one_thing_in(t: &[Token], i: usize) -> Option<(i64, usize)> {
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
