//! Figures in digits.

use super::super::lexicon::COUNTING;
use super::super::token::{Gap, Token};
use super::figure::{Form, Numeral, int, past_hyphen, scale_at, word};
use crate::model::Exact;

/// Digits in a token: `10,000`, `2.5`, `.77`.
pub(in crate::reading) fn digits(t: &Token) -> Option<Exact> {
    if !t.is_figure() || t.text.len() > 30 {
        return None;
    }
    match t.text.strip_prefix('.') {
        Some(_) => Exact::parse(&format!("0{}", t.text)),
        None => Exact::parse(t.text).or_else(|| Exact::parse(&lakhs(t.text)?)),
    }
}

/// `12,34,567`: India groups by two above the thousands. The figure without its commas.
pub(super) fn lakhs(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.').map_or((text, None), |(w, p)| (w, Some(p)));
    let groups: Vec<&str> = whole.split(',').collect();
    let [first, middle @ .., last] = groups.as_slice() else { return None };
    let fits = (1..=2).contains(&first.len()) && last.len() == 3 && middle.iter().all(|g| g.len() == 2);
    (fits && !middle.is_empty()).then(|| groups.concat() + &part.map_or(String::new(), |p| format!(".{p}")))
}

pub(super) fn in_digits(t: &[Token], i: usize) -> Option<Numeral> {
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
pub(super) fn part_beside(t: &[Token], i: usize) -> Option<(Exact, usize)> {
    let at = past_hyphen(t, i);
    slashed(t, at).filter(|_| at > i || t.get(i).is_some_and(|t| t.gap == Gap::Space))
}

/// "1.8m tall" is metres, "1.8m people" millions.
pub(super) fn is_metres(t: &[Token], i: usize) -> bool {
    let after = t.get(i + 1);
    t.get(i).is_some_and(|m| m.text == "m")
        && (after.is_some_and(|a| {
            ["tall", "long", "wide", "high", "deep", "away", "above", "below"].iter().any(|w| a.is(w))
        }))
}

/// `278 000`: groups of three digits after one to three.
pub(super) fn grouped(t: &[Token], i: usize) -> Option<(Exact, usize)> {
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
pub(in crate::reading) fn slashed(t: &[Token], i: usize) -> Option<(Exact, usize)> {
    let tight = |n: usize| t.get(n).is_some_and(Token::glued);
    let over = t.get(i + 1).is_some_and(|m| m.is("/")) && tight(i + 1) && tight(i + 2);
    let after = t.get(i + 3).is_none_or(|a| !(a.is("/") && a.glued()));
    let (n, d) = (digits(t.get(i)?)?, digits(t.get(i + 2)?)?);
    let usual = [2, 3, 4, 5, 6, 8, 10, 16, 20, 40, 100].map(int).contains(&d);
    (over && after && usual && n < d && n.is_integer()).then(|| n.checked_div(d)).flatten().map(|v| (v, i + 3))
}
