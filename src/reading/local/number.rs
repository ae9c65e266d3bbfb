//! One figure of a language other than English: digits with scale words, or number words.

use super::super::token::Gap;
use super::lex::Token;
use super::words::Words;
use crate::model::Exact;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// What it may mean; several where a mark between digits leaves it open.
    pub values: Vec<Exact>,
    /// It means the one value for certain.
    pub sure: bool,
    pub next: usize,
    /// The scale words multiplied into it.
    pub scale: Exact,
    pub in_digits: bool,
    /// A part of a whole, in words.
    pub is_share: bool,
    /// A collective: "une centaine".
    pub about: bool,
}

impl Number {
    fn of(value: Exact, next: usize, scale: Exact) -> Number {
        Number { values: vec![value], sure: true, next, scale, in_digits: false, is_share: false, about: false }
    }

    pub fn value(&self) -> Option<Exact> {
        self.values.first().copied().filter(|_| self.sure)
    }
}

/// What starts at a token. `Err`: number words that are not understood as one number, up to a token; nothing there counts.
pub(super) fn number(w: &Words, t: &[Token], i: usize) -> Result<Option<Number>, usize> {
    let dozens = |n: Number| Number { about: n.about || n.scale == Exact::from_int(12), ..n };
    plain(w, t, i).map(|found| found.map(dozens))
}

fn plain(w: &Words, t: &[Token], i: usize) -> Result<Option<Number>, usize> {
    let fixed = w.fixed.at(t, i);
    // "نصف" is a half, "نصف مليون" half a million.
    if let Some((share, next)) = w.shares.at(t, i).filter(|(_, next)| fixed.is_none_or(|(_, f)| f < *next)) {
        return Ok(Some(Number { is_share: true, ..Number::of(*share, next, Exact::ONE) }));
    }
    if let Some((value, next)) = fixed {
        // "a dozen million" and the like
        return if w.scales.is_at(t, next) { Err(next + 1) } else { Ok(Some(Number::of(*value, next, Exact::ONE))) };
    }
    if let Some((value, next)) = w.collectives.at(t, i) {
        let about = Number { about: true, ..Number::of(*value, next, Exact::ONE) };
        return if w.scales.is_at(t, next) { Err(next + 1) } else { Ok(Some(about)) };
    }
    match t.get(i).and_then(|t| t.digits.as_ref()) {
        Some(digits) => {
            let plain = digits.values.clone();
            let found = Number {
                values: plain,
                sure: digits.sure,
                next: i + 1,
                scale: Exact::ONE,
                in_digits: true,
                is_share: false,
                about: false,
            };
            scaled(w, t, found)
        }
        None => in_words(w, t, i),
    }
}

fn same(t: &[Token], i: usize) -> bool {
    t.get(i).is_some_and(|t| t.gap != Gap::Break)
}

/// Scale words after a figure: "2,5 Millionen", "2 milioni e mezzo", "300 mil millones".
fn scaled(w: &Words, t: &[Token], mut n: Number) -> Result<Option<Number>, usize> {
    if let Some((_, next)) = w.and_a_half.at(t, n.next).filter(|(_, next)| w.scales.is_at(t, *next)) {
        n.next = next;
        n.values = n.values.iter().filter_map(|v| v.checked_add(Exact::ratio(1, 2)?)).collect();
    }
    for _ in 0..3 {
        let at = past_hyphen(t, n.next);
        let Some((scale, next)) = w.scales.at(t, at).filter(|_| same(t, at)) else { break };
        let Some(product) = n.scale.checked_mul(*scale) else { return Err(next) };
        n.values = n.values.iter().filter_map(|v| v.checked_mul(*scale)).collect();
        (n.scale, n.next) = (product, next);
    }
    if n.scale > Exact::ONE
        && let Some((_, next)) = w.and_a_half.at(t, n.next)
    {
        let half = n.scale.checked_div(Exact::from_int(2));
        n.values = n.values.iter().filter_map(|v| v.checked_add(half?)).collect();
        n.next = next;
    }
    // "3 millones 200 mil": a sum that is not made here.
    let and = w.and.at(t, n.next).map_or(n.next, |(_, next)| next);
    let smaller = n.scale > Exact::ONE && t.get(and).is_some_and(|t| t.digits.is_some() && t.gap == Gap::Space);
    if smaller && w.scales.is_at(t, and + 1) {
        return Err(and + 2);
    }
    Ok(Some(n))
}

fn past_hyphen(t: &[Token], i: usize) -> usize {
    let joined = t.get(i).is_some_and(|h| h.is("-") && h.glued()) && t.get(i + 1).is_some_and(Token::glued);
    i + usize::from(joined)
}

/// A word of a number, as the sum takes it.
#[derive(Clone, Copy, Debug)]
enum Piece {
    Value(Exact),
    Hundred,
    Scale(Exact),
    One,
    And,
}

/// Pieces that stand at a token, and the token after them.
fn pieces(w: &Words, t: &[Token], i: usize) -> Option<(Vec<Piece>, usize)> {
    if let Some((v, next)) = w.numbers.at(t, i) {
        return Some((vec![Piece::Value(*v)], next));
    }
    if let Some((_, next)) = w.hundred.at(t, i) {
        return Some((vec![Piece::Hundred], next));
    }
    if let Some((v, next)) = w.scales.at(t, i) {
        return Some((vec![Piece::Scale(*v)], next));
    }
    if let Some((_, next)) = w.one.at(t, i) {
        return Some((vec![Piece::One], next));
    }
    let word = t.get(i).filter(|t| t.is_word && t.key.len() <= 80)?;
    let mut out = Vec::new();
    // The joint between two words may be written to the second: "وعشرون".
    if let Some(prefix) = w.prefixes.first()
        && w.and.word(prefix).is_some()
        && let Some(rest) = word.key.strip_prefix(prefix.as_str())
    {
        let piece = |p: Piece, next: usize| Some((vec![Piece::And, p], next));
        if let Some((v, next)) = w.numbers.with_first(rest, t, i) {
            return piece(Piece::Value(*v), next);
        }
        if let Some((_, next)) = w.hundred.with_first(rest, t, i) {
            return piece(Piece::Hundred, next);
        }
        if let Some((v, next)) = w.scales.with_first(rest, t, i) {
            return piece(Piece::Scale(*v), next);
        }
    }
    let joints = w.compound.as_ref()?;
    let mut steps = 400;
    split(w, joints, &word.key, &mut out, &mut steps).then_some((out, i + 1))
}

/// A number written in one word, into its parts: "vierundzwanzigtausend".
fn split(w: &Words, joints: &[String], rest: &str, out: &mut Vec<Piece>, steps: &mut u32) -> bool {
    if rest.is_empty() {
        return out.len() > 1;
    }
    let ends: Vec<usize> = rest.char_indices().map(|(i, c)| i + c.len_utf8()).collect();
    for end in ends.into_iter().rev() {
        *steps = steps.saturating_sub(1);
        if *steps == 0 {
            return false;
        }
        let (Some(head), Some(tail)) = (rest.get(..end), rest.get(end..)) else { continue };
        let piece = match () {
            () if joints.iter().any(|j| j == head) && !out.is_empty() => Some(Piece::And),
            () => w.numbers.word(head).map(|v| Piece::Value(*v)).or_else(|| {
                let hundred = w.hundred.word(head).map(|()| Piece::Hundred);
                let one = || w.one.word(head).map(|()| Piece::One);
                hundred.or_else(|| w.scales.word(head).map(|v| Piece::Scale(*v))).or_else(one)
            }),
        };
        let Some(piece) = piece else { continue };
        out.push(piece);
        if split(w, joints, tail, out, steps) {
            return true;
        }
        out.pop();
    }
    false
}

/// The sum of pieces so far.
#[derive(Clone, Copy)]
struct Sum {
    total: Exact,
    /// Below the next scale word.
    current: Exact,
    last_scale: Option<Exact>,
    joined: bool,
    any: bool,
}

impl Sum {
    /// With one piece more; `None` where that makes no number.
    fn with(self, piece: Piece, units_first: bool) -> Option<Sum> {
        let int = Exact::from_int;
        let mut s = Sum { joined: false, any: true, ..self };
        let below = |n: i64| {
            // What stands below the hundreds.
            let hundreds = (0..10).rev().map(|h| int(h * 100)).find(|h| *h <= self.current).unwrap_or(Exact::ZERO);
            self.current.checked_sub(hundreds).filter(|r| *r < int(n))
        };
        match piece {
            Piece::And => return Some(Sum { joined: true, ..self }).filter(|s| s.any),
            Piece::One => {
                if self.any && below(1).is_none() && !(below(100)?.checked_div(int(10))?.is_integer()) {
                    return None;
                }
                s.current = self.current.checked_add(Exact::ONE)?;
            }
            Piece::Hundred => {
                if self.current >= int(10) || !self.current.is_integer() {
                    return None;
                }
                s.current = if self.current == Exact::ZERO { int(100) } else { self.current.checked_mul(int(100))? };
            }
            Piece::Scale(scale) => {
                let alone = !self.any || self.current == Exact::ZERO;
                if self.last_scale.is_some_and(|l| scale >= l) && !(alone && self.last_scale.is_some()) {
                    return None;
                }
                if alone && self.last_scale.is_some() {
                    // "drei Tausend Millionen"
                    s.total = self.total.checked_mul(scale)?;
                } else {
                    let count = if self.current == Exact::ZERO { Exact::ONE } else { self.current };
                    s.total = self.total.checked_add(count.checked_mul(scale)?)?;
                }
                (s.current, s.last_scale) = (Exact::ZERO, Some(scale));
            }
            Piece::Value(v) => {
                let under = below(100)?;
                let fits = if v >= int(100) {
                    self.current == Exact::ZERO
                } else if under == Exact::ZERO {
                    v > Exact::ZERO || !self.any
                } else {
                    let tens = under >= int(20) && under.checked_div(int(10))?.is_integer() && v < int(10);
                    let first = units_first
                        && self.joined
                        && under < int(10)
                        && v >= int(20)
                        && v.checked_div(int(10))?.is_integer();
                    tens || first
                };
                if !fits || v == Exact::ZERO && self.any {
                    return None;
                }
                s.current = self.current.checked_add(v)?;
            }
        }
        Some(s)
    }

    fn value(self) -> Option<Exact> {
        self.total.checked_add(self.current)
    }
}

/// Most words of one number.
const LONGEST: usize = 24;

fn in_words(w: &Words, t: &[Token], i: usize) -> Result<Option<Number>, usize> {
    let Some((first, mut next)) = pieces(w, t, i) else { return Ok(None) };
    let lone_one = matches!(first.as_slice(), [Piece::One]);
    // "millions of people" tells no figure, "mille personnes" does.
    if matches!(first.as_slice(), [Piece::Scale(_)]) && !w.alone.is_at(t, i) {
        return if t.get(next).is_some() { Err(next) } else { Ok(None) };
    }
    if matches!(first.as_slice(), [Piece::And, ..]) {
        return Ok(None);
    }
    let mut sum = Sum { total: Exact::ZERO, current: Exact::ZERO, last_scale: None, joined: false, any: false };
    for piece in first {
        sum = sum.with(piece, w.units_first).ok_or(next)?;
    }
    let mut words = 1;
    while words < LONGEST && same(t, next) {
        let mut at = past_hyphen(t, next);
        let mut joined = sum;
        if let Some((_, after)) = w.and.at(t, at) {
            let hyphen = past_hyphen(t, after);
            if pieces(w, t, hyphen).is_none() {
                break;
            }
            (at, joined.joined) = (hyphen, true);
        }
        let Some((more, after)) = pieces(w, t, at) else { break };
        let article = matches!(more.as_slice(), [Piece::One]);
        let mut then = Some(joined);
        for piece in more {
            then = then.and_then(|s| s.with(piece, w.units_first));
        }
        match then {
            Some(s) => (sum, next) = (s, after),
            // "three a day", "hundred and a half": the article belongs to what follows.
            None if article => break,
            None if joined.joined => break,
            None => return Err(after),
        }
        words += 1;
    }
    if lone_one && next == i + 1 {
        return Ok(None);
    }
    let Some(value) = sum.value() else { return Err(next) };
    let scale = sum.last_scale.filter(|_| sum.current == Exact::ZERO).unwrap_or(Exact::ONE);
    let found = Number::of(value, next, scale);
    if let Some((_, after)) = w.and_a_half.at(t, next) {
        let half = |s: Exact| s.checked_div(Exact::from_int(2));
        // "zwei und ein halb Millionen" has its scale behind.
        if scale == Exact::ONE && w.scales.is_at(t, after) {
            let value = half(Exact::ONE).and_then(|h| value.checked_add(h)).ok_or(after)?;
            return scaled(w, t, Number::of(value, after, Exact::ONE));
        }
        let value = half(scale).and_then(|h| value.checked_add(h)).ok_or(after)?;
        return Ok(Some(Number::of(value, after, scale)));
    }
    Ok(Some(found))
}
