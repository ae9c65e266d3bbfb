//! Words and marks right beside a figure that make another one of it and that no reader of figures takes up: the rest of a
//! number in groups of digits, the other end of a range, "not", "than", "a day".

use crate::reading::Language;
use crate::reading::lexicon::turns::turns;
use crate::reading::lexicon::{COUNTING, HEDGING};
use crate::reading::prose::is_quote_mark;
use crate::reading::token::{Gap, Token};

/// The token with which what belongs to the figure begins before it. `first`: the first token of the figure's phrase.
pub(super) fn before(t: &[Token], first: usize, language: Language) -> Option<usize> {
    let mut b = first.checked_sub(1)?;
    if t.get(first)?.gap == Gap::Break {
        return None;
    }
    let here = t.get(b)?;
    let left = b.checked_sub(1).and_then(|i| t.get(i));
    // "300–|500", "300 – |500", "twenty-|five", "1/|2"
    if is_dash(here) && left.is_some_and(is_number) && is_number(t.get(first)?) {
        return Some(b - 1);
    }
    if here.is("/") && here.glued() && left.is_some_and(Token::is_figure) && t.get(first)?.glued() {
        return Some(b - 1);
    }
    // "−|5 degrees"
    if (is_dash(here) && t.get(first)?.glued() && here.gap != Gap::None && !left.is_some_and(Token::is_figure))
        || matches!(here.text, "±" | "≈" | "~" | "<" | ">" | "≤" | "≥" | "×" | "∼")
    {
        return Some(b);
    }
    if grouped(t, b, first) {
        return Some(b);
    }
    // "12'|500"
    if matches!(here.lower.as_str(), "'") && here.glued() && t.get(first)?.glued() && left.is_some_and(Token::is_figure)
    {
        return Some(b - 1);
    }
    turns(language)?;
    while t.get(b).is_some_and(|m| is_quote_mark(&m.lower)) {
        b = b.checked_sub(1)?;
    }
    let lower = |i: usize| t.get(i).map_or("", |t| t.lower.as_str());
    if lower(b) == "minus" {
        return Some(b);
    }
    if lower(b) == "than" {
        let from = b.saturating_sub(4);
        return Some((from..b).rev().find(|i| is_comparative(lower(*i))).unwrap_or(b));
    }
    if let Some(from) = portion(t, b).or_else(|| denied(t, first)) {
        return Some(from);
    }
    let filled = matches!(lower(b), "even" | "quite" | "all" | "a" | "an" | "the" | "exactly" | "some" | "about");
    let no = b.checked_sub(usize::from(filled))?;
    let says_no = matches!(lower(no), "not" | "never" | "nor" | "neither" | "hardly" | "scarcely" | "barely")
        || (lower(no) == "no" && !filled)
        || lower(no).ends_with("n't");
    let adds = matches!(lower(no + 1), "only" | "just" | "merely" | "simply" | "least");
    (says_no && !adds).then_some(no)
}

/// Longest words that deny a figure, in tokens.
const DENIED: usize = 6;

/// "Nowhere |near 600|": words that deny the figure end where it begins, or inside its own words.
fn denied(t: &[Token], first: usize) -> Option<usize> {
    (first.saturating_sub(DENIED)..first).find(|b| HEDGING.denied.at(t, *b).is_some_and(|(_, next)| next >= first))
}

/// "Two-thirds of |600|", "a quarter of a |million|", "all but |25|": another number than the one it is made of. `b`: the token
/// before the figure.
fn portion(t: &[Token], b: usize) -> Option<usize> {
    let lower = |i: usize| t.get(i).map_or("", |t| t.lower.as_str());
    let of = if matches!(lower(b), "a" | "an") { b.checked_sub(1)? } else { b };
    let part = of.checked_sub(1)?;
    if lower(of) == "but" && lower(part) == "all" {
        return Some(part);
    }
    if lower(of) == "of" && is_lot(lower(part)) && COUNTING.scales.contains_key(lower(b + 1)) {
        return Some(part);
    }
    if lower(of) != "of" || !COUNTING.denominators.contains_key(lower(part)) {
        return None;
    }
    let Some(top) = part.checked_sub(1) else { return Some(part) };
    let top = if t.get(top).is_some_and(Token::is_hyphen) { top.checked_sub(1)? } else { top };
    let counts = t.get(top).is_some_and(is_number) || matches!(lower(top), "a" | "an" | "one");
    Some(if counts { top } else { part })
}

/// "Tens of |thousands|", "a couple of |hundred|": a word of so many that multiplies the next.
fn is_lot(word: &str) -> bool {
    let several = word.strip_suffix('s').is_some_and(|one| COUNTING.scales.contains_key(one));
    several || matches!(word, "tens" | "dozens" | "scores" | "couple" | "handful")
}

/// The token after what belongs to the figure behind it. `end`: the token after the figure's phrase.
pub(super) fn behind(t: &[Token], end: usize, language: Language) -> Option<usize> {
    let last = t.get(end.checked_sub(1)?)?;
    let here = t.get(end).filter(|h| h.gap != Gap::Break)?;
    let next = t.get(end + 1);
    if is_number(last) && is_dash(here) && next.is_some_and(is_number) {
        return Some(end + 2);
    }
    if grouped(t, end - 1, end) {
        return Some(end + 1);
    }
    if last.is_figure() && here.is("'") && here.glued() && next.is_some_and(|n| n.glued() && is_group(n)) {
        return Some(end + 2);
    }
    if here.is("±") || (here.is("/") && here.glued() && next.is_some_and(Token::glued)) {
        return Some(end + 2);
    }
    turns(language)?;
    let lower = |i: usize| t.get(i).map_or("", |t| t.lower.as_str());
    // "500-odd", "500-plus"
    if here.is_hyphen() && here.glued() && matches!(lower(end + 1), "odd" | "plus" | "something" | "some" | "ish") {
        return Some(end + 2);
    }
    if let Some(past) = other_end(t, end) {
        return Some(past);
    }
    if (lower(end), lower(end + 1), lower(end + 2)) == ("plus", "or", "minus") {
        return Some(end + 4);
    }
    rate(&lower, end)
}

/// "2,600|, or possibly 2,900", "2,600| to, at best, 2,900": the other end of a range, with words about it before it.
fn other_end(t: &[Token], end: usize) -> Option<usize> {
    let lower = |i: usize| t.get(i).map_or("", |t| t.lower.as_str());
    let joint = if lower(end) == "," { end + 1 } else { end };
    if !matches!(lower(joint), "or" | "to") || !t.get(end.checked_sub(1)?).is_some_and(is_number) {
        return None;
    }
    let says_less = |w: &str| {
        matches!(
            w,
            "," | "possibly" | "perhaps" | "maybe" | "even" | "probably" | "likely" | "at" | "best" | "most" | "worst"
        )
    };
    let words = (joint + 1..t.len()).take_while(|i| says_less(lower(*i))).count();
    let at = joint + 1 + words;
    (words > 0 && t.get(at).is_some_and(is_number)).then_some(at + 1)
}

/// "a day", "per person", "daily": how many in a time or to a head is not how many.
fn rate<'t>(lower: &impl Fn(usize) -> &'t str, end: usize) -> Option<usize> {
    let time = |w: &str| {
        matches!(
            w,
            "second"
                | "minute"
                | "hour"
                | "day"
                | "night"
                | "week"
                | "weekend"
                | "fortnight"
                | "month"
                | "quarter"
                | "season"
                | "year"
                | "decade"
                | "head"
                | "person"
                | "household"
                | "family"
                | "piece"
                | "trip"
                | "visit"
        )
    };
    match lower(end) {
        "per" if !matches!(lower(end + 1), "cent" | "mille" | "") => Some(end + 2),
        "a" | "an" | "each" | "every" if time(lower(end + 1)) => Some(end + 2),
        "apiece" | "daily" | "hourly" | "weekly" | "monthly" | "yearly" | "annually" => Some(end + 1),
        _ => None,
    }
}

fn is_dash(t: &Token) -> bool {
    (t.is_hyphen() && t.glued()) || t.is("–") || t.is("—") && t.glued()
}

/// A figure, or a word of counting.
fn is_number(t: &Token) -> bool {
    let word = t.lower.as_str();
    t.is_figure()
        || COUNTING.units.contains_key(word)
        || COUNTING.tens.contains_key(word)
        || COUNTING.scales.contains_key(word)
}

/// "1 |500": digits in groups of three with a space between.
fn grouped(t: &[Token], left: usize, right: usize) -> bool {
    let (Some(a), Some(b)) = (t.get(left), t.get(right)) else { return false };
    let head = a.is_figure() && (1..=3).contains(&a.text.len()) && a.text.bytes().all(|c| c.is_ascii_digit());
    head && !a.text.starts_with('0') && is_group(b) && b.gap == Gap::Space
}

fn is_group(t: &Token) -> bool {
    let digits = t.text.bytes().take_while(u8::is_ascii_digit).count();
    t.is_figure() && digits == 3 && t.text.as_bytes().get(3).is_none_or(|c| matches!(c, b',' | b'.'))
}

fn is_comparative(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "fewer"
            | "less"
            | "lower"
            | "higher"
            | "greater"
            | "larger"
            | "smaller"
            | "bigger"
            | "rather"
            | "other"
            | "earlier"
            | "later"
            | "sooner"
            | "better"
            | "worse"
            | "longer"
            | "shorter"
    )
}
