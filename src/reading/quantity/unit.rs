//! The unit that follows a figure.

use super::super::lexicon::{COUNTING, MEASURES, MONEY};
use super::super::token::{Gap, Token};
use super::amount::Unit;
use crate::model::Exact;

/// A unit, by what the figure is multiplied, and the token after it.
pub(super) struct After {
    pub unit: Unit,
    pub factor: Exact,
    pub next: usize,
}

fn is(t: &[Token], i: usize, lower: &str) -> bool {
    t.get(i).is_some_and(|t| t.is(lower) && t.gap != Gap::Break)
}

/// The unit at a token, straight after a figure or joined to it by a hyphen. `digits`: the figure is in digits, so that
/// symbols such as `m` and `g` may be meant.
pub(super) fn after(t: &[Token], i: usize, digits: bool) -> Option<After> {
    let joined = t.get(i).is_some_and(|h| h.is_hyphen() && h.glued()) && t.get(i + 1).is_some_and(Token::glued);
    let at = i + usize::from(joined);
    if t.get(at)?.gap == Gap::Break {
        return None;
    }
    share(t, at).or_else(|| times(t, at)).or_else(|| money(t, at)).or_else(|| measure(t, at, digits, joined))
}

fn share(t: &[Token], i: usize) -> Option<After> {
    // "5 per mille", "5‰"
    let mille = if is(t, i, "‰") || is(t, i, "permille") || is(t, i, "promille") {
        1
    } else if is(t, i, "per") && (is(t, i + 1, "mille") || is(t, i + 1, "mil")) {
        2
    } else {
        0
    };
    if mille > 0 {
        return Some(After { unit: Unit::Share, factor: Exact::ratio(1, 1000)?, next: i + mille });
    }
    let words = if ["%", "percent", "percents", "percentage", "pct", "pc", "p.c."].iter().any(|w| is(t, i, w)) {
        1
    } else if is(t, i, "per") && (is(t, i + 1, "cent") || is(t, i + 1, "-") && is(t, i + 2, "cent")) {
        2 + usize::from(is(t, i + 1, "-"))
    } else {
        return None;
    };
    if is(t, i + words, "point") || is(t, i + words, "points") {
        let unit = Unit::Measure("percentage point".to_owned());
        return Some(After { unit, factor: Exact::ONE, next: i + words + 1 });
    }
    Some(After { unit: Unit::Share, factor: Exact::ratio(1, 100)?, next: i + words })
}

fn times(t: &[Token], i: usize) -> Option<After> {
    let found = |next| Some(After { unit: Unit::Times, factor: Exact::ONE, next });
    if is(t, i, "fold") {
        return found(i + 1);
    }
    // "three times a week" counts occasions.
    let often = ["a", "an", "per", "this", "in", "on", "since", "before", "during", "last", "at"];
    (is(t, i, "times") && !often.iter().any(|w| is(t, i + 1, w))).then(|| found(i + 1)).flatten()
}

fn money(t: &[Token], i: usize) -> Option<After> {
    // "30 MEUR"
    if let Some((code, next)) =
        MONEY.millions.at(t, i).filter(|_| t.get(i).is_some_and(|m| m.text.chars().all(char::is_uppercase)))
    {
        return Some(After { unit: Unit::Money((*code).to_owned()), factor: Exact::from_int(1_000_000), next });
    }
    let (code, next) =
        MONEY.names.at(t, i).or_else(|| MONEY.symbols.at(t, i).filter(|(_, n)| *n == i + 1 || is(t, i, "us")))?;
    // "20,000 $ 37,000": the sign belongs to the figure after it. "A $5bn deal" is no Australian one.
    let symbol = !t.get(next.checked_sub(1)?)?.is_word();
    if symbol && (t.get(next).is_some_and(Token::is_figure) || !tight(t, i, next)) {
        return None;
    }
    // ISO codes are printed in capitals; in small letters some are words ("try", "rub").
    let code_word =
        t.get(i)?.is_word() && t.get(i)?.text.len() == 3 && next == i + 1 && t.get(i)?.lower == code.to_lowercase();
    if code_word && t.get(i)?.text != *code && !matches!(t.get(i)?.text, "usd" | "eur" | "gbp" | "chf" | "jpy" | "cny")
    {
        return None;
    }
    // "75 USD million"
    let scaled =
        COUNTING.scales.get(t.get(next).filter(|s| code_word && s.gap == Gap::Space).map_or("", |s| s.lower.as_str()));
    if let Some(scale) = scaled.filter(|_| money_before(t, i).is_none_or(|(_, n)| n != next)) {
        return Some(After { unit: Unit::Money((*code).to_owned()), factor: Exact::from_int(*scale), next: next + 1 });
    }
    Some(After { unit: Unit::Money((*code).to_owned()), factor: Exact::ONE, next })
}

fn measure(t: &[Token], i: usize, digits: bool, joined: bool) -> Option<After> {
    let ((at, times), next) = MEASURES.words.at(t, i)?;
    let measure = MEASURES.all.get(*at)?;
    // "m2" is one word in print.
    if t.get(next - 1).is_some_and(|f| f.is_figure() && !f.glued()) {
        return None;
    }
    let w = t.get(i)?;
    let symbol = next == i + 1 && w.text.len() <= 3 && !matches!(w.lower.as_str(), "day" | "ton" | "cup" | "bit");
    // "five km" is printed; "five m" and "two in" are not.
    let plain = matches!(
        w.text,
        "km" | "kg" | "cm" | "mm" | "lb" | "lbs" | "oz" | "sec" | "min" | "hr" | "hrs" | "mph" | "kph" | "bpd"
    );
    if symbol && !digits && !plain {
        return None;
    }
    // Ninety Mile Beach
    if !digits && w.is_capital() {
        return None;
    }
    // "m" is no "M", "5G" no five grams, "2 min" fine.
    if symbol && w.text.len() == 1 && w.text.chars().all(char::is_uppercase) {
        return None;
    }
    // "two second-half goals": a span of time in the singular must cling to its figure.
    let time = matches!(measure.kind, "time" | "calendar");
    let singular = time && !symbol && !w.lower.ends_with('s') && next == i + 1;
    let old = is(t, next, "old") || is(t, next, "-");
    if singular && !joined && !old && !single_before(t, i) {
        return None;
    }
    let next = if old && is(t, next, "-") && is(t, next + 1, "old") {
        next + 2
    } else if is(t, next, "old") {
        next + 1
    } else {
        next
    };
    let next = if is(t, next, "of") && is(t, next + 1, "age") { next + 2 } else { next };
    Some(After { unit: Unit::Measure(measure.name.to_owned()), factor: Exact::from_int(*times), next })
}

/// One, half or a figure with a scale before: "one year", "half an hour".
fn single_before(t: &[Token], i: usize) -> bool {
    let before = i.checked_sub(1).and_then(|b| t.get(b));
    // "1/2 hour", "½ day"
    let part = i.checked_sub(2).and_then(|b| t.get(b)).is_some_and(|b| b.is("/"))
        || before.is_some_and(|b| matches!(b.lower.as_str(), "½" | "¼" | "¾"));
    part || before.is_some_and(|b| matches!(b.lower.as_str(), "one" | "a" | "an" | "half" | "single") || b.text == "1")
}

/// A symbol of several tokens clings together; "US $" may be printed apart.
fn tight(t: &[Token], i: usize, next: usize) -> bool {
    t.get(i).is_some_and(|w| w.is("us") || w.is("u.s.")) || (i + 1..next).all(|n| t.get(n).is_some_and(Token::glued))
}

/// Money before its figure: a symbol, or an ISO code in capitals. The code and the token after it.
pub(super) fn money_before(t: &[Token], i: usize) -> Option<(&'static str, usize)> {
    let (code, next) = MONEY.symbols.at(t, i).or_else(|| {
        let w = t.get(i).filter(|w| w.text.len() == 3 && w.text.chars().all(|c| c.is_ascii_uppercase()))?;
        MONEY.names.at(t, i).filter(|(code, next)| **code == w.text && *next == i + 1)
    })?;
    // "A $5bn deal" is no Australian one, nor "music ' s $5m" one of Singapore.
    if t.get(i).is_some_and(|w| w.is("a") || w.is("r") || w.is("s")) && next > i + 1 && !tight(t, i, next) {
        return None;
    }
    // Symbols in letters are printed in capitals: "RM42", "LE 500".
    let letters = t.get(i).is_some_and(|w| matches!(w.lower.as_str(), "rm" | "le"));
    if letters && !t.get(i).is_some_and(|w| w.text.chars().all(char::is_uppercase)) {
        return None;
    }
    let clings = t.get(i).is_some_and(Token::glued)
        && i.checked_sub(1).and_then(|b| t.get(b)).is_some_and(|b| b.is_word() || b.is_figure());
    // "$-5"
    let minus =
        usize::from(t.get(next)?.is_hyphen() && t.get(next)?.glued() && t.get(next + 1).is_some_and(Token::glued));
    (!clings && t.get(next + minus)?.is_figure()).then_some((*code, next))
}
