//! Long runs of words that two originals have in common: agency copy, one press release, one remark quoted by both. What
//! follows from it (one origin, told twice) is for an editor to say; texts are compared here and never published.

use crate::reading::quotations;
use crate::text::{folded, run};
use std::collections::HashMap;
use std::ops::Range;

/// Words in a row that are no accident. Fewer are often a set phrase.
pub const LEAST: usize = 8;

/// Places at which one run of the first words is looked up, so that a text of one word a million times costs no more than
/// any other.
const PLACES: usize = 4;

/// A text, and what of it is site furniture.
#[derive(Clone, Debug)]
pub struct Original<'a> {
    pub text: &'a str,
    /// Byte ranges.
    pub excluded: &'a [Range<usize>],
}

/// One run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Echo {
    pub words: usize,
    /// Bytes of the first text.
    pub here: Range<usize>,
    /// Bytes of the second.
    pub there: Range<usize>,
    pub quoted: Quoted,
}

/// Whether the run stands between quotation marks. What both quote is somebody else's remark; what neither does is one's copy
/// of the other, or both's of a third.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quoted {
    /// Most of it, in both: a name behind the closing mark belongs to the run as well.
    Both,
    /// Most of it in one of them.
    One,
    /// A part of it.
    Partly,
    /// Hardly any of it.
    Neither,
}

/// A text whose runs can be looked up: made once, compared with many.
pub struct Index<'a> {
    text: &'a str,
    words: Vec<Word>,
    least: usize,
    /// Hash of a run of `least` words → where it begins.
    starts: HashMap<u64, Vec<u32>>,
}

type Word = (u64, Range<usize>);

impl<'a> Index<'a> {
    pub fn new(original: &Original<'a>, least: usize) -> Index<'a> {
        let words = kept(original);
        let mut starts: HashMap<u64, Vec<u32>> = HashMap::with_capacity(words.len());
        for (i, window) in words.windows(least.max(1)).enumerate() {
            let places = starts.entry(run(window)).or_default();
            if places.len() < PLACES {
                places.push(i as u32);
            }
        }
        Index { text: original.text, words, least: least.max(1), starts }
    }

    /// The longest runs that the other text shares with this one, in the order of this one. Takes time linear in the other
    /// text.
    pub fn echoes(&self, other: &Original) -> Vec<Echo> {
        let theirs = kept(other);
        let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
        let mut at = 0;
        while let Some(window) = theirs.get(at..at + self.least) {
            let longest = self.starts.get(&run(window)).into_iter().flatten().map(|x| {
                let x = *x as usize;
                let pairs = self.words.iter().skip(x).zip(theirs.iter().skip(at));
                (pairs.take_while(|(a, b)| a.0 == b.0 && a.0 != GAP).count(), x)
            });
            // Of equals the first.
            match longest.max_by_key(|(n, x)| (*n, std::cmp::Reverse(*x))) {
                Some((n, x)) if n >= self.least => {
                    found.push((x..x + n, at..at + n));
                    at += n - self.least + 1;
                }
                _ => at += 1,
            }
        }
        // The same words of ours, said twice by the other: the longest.
        found.sort_by_key(|(x, y)| (x.start, std::cmp::Reverse(x.end), y.start));
        let mut last = 0;
        found.retain(|(x, _)| {
            x.end > last && {
                last = x.end;
                true
            }
        });
        if found.is_empty() {
            return Vec::new();
        }
        let (ours, others) = (marked(self.text), marked(other.text));
        let echo = |(x, y): (Range<usize>, Range<usize>)| {
            let (a, b) = (self.words.get(x.clone())?, theirs.get(y)?);
            let (n, m) = (4 * inside(a, &ours), 4 * inside(b, &others));
            let (most, hardly) = (3 * a.len(), a.len());
            let quoted = match () {
                () if n >= most && m >= most => Quoted::Both,
                () if n >= most || m >= most => Quoted::One,
                () if n < hardly && m < hardly => Quoted::Neither,
                () => Quoted::Partly,
            };
            Some(Echo { words: a.len(), here: span(a)?, there: span(b)?, quoted })
        };
        found.into_iter().filter_map(echo).collect()
    }
}

/// Stands for furniture between words: no run goes over it.
const GAP: u64 = 0;

fn kept(original: &Original) -> Vec<Word> {
    let mut excluded: Vec<&Range<usize>> = original.excluded.iter().filter(|r| !r.is_empty()).collect();
    excluded.sort_by_key(|r| r.start);
    let mut out: Vec<Word> = Vec::new();
    let mut next = 0;
    for (hash, range) in folded(original.text) {
        while excluded.get(next).is_some_and(|e| e.end <= range.start) {
            next += 1;
        }
        if excluded.get(next).is_some_and(|e| e.start < range.end) {
            if out.last().is_some_and(|(h, _)| *h != GAP) {
                out.push((GAP, range));
            }
        } else {
            out.push((hash, range));
        }
    }
    out
}

fn span(words: &[Word]) -> Option<Range<usize>> {
    Some(words.first()?.1.start..words.last()?.1.end)
}

fn marked(text: &str) -> Vec<Range<usize>> {
    quotations(text).into_iter().filter(|q| !q.scare).map(|q| q.range).collect()
}

/// How many of the words stand between quotation marks.
fn inside(words: &[Word], marked: &[Range<usize>]) -> usize {
    let mut at = marked.partition_point(|m| words.first().is_some_and(|w| m.end <= w.1.start));
    let mut n = 0;
    for (_, word) in words {
        while marked.get(at).is_some_and(|m| m.end <= word.start) {
            at += 1;
        }
        n += usize::from(marked.get(at).is_some_and(|m| m.start <= word.start));
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(a: &str, b: &str, excluded: &[Range<usize>]) -> Vec<(usize, Quoted)> {
        let all = Index::new(&Original { text: a, excluded: &[] }, LEAST).echoes(&Original { text: b, excluded });
        all.into_iter().map(|e| (e.words, e.quoted)).collect()
    }

    #[test]
    fn runs_are_found_whatever_their_marks() {
        let a =
            "The Mayor's office said: “We shall open the old bridge again before the winter comes,” and that was all.";
        for (b, expected) in [
            ("“We shall open the old bridge again before the winter comes,” she said.", vec![(11, Quoted::Both)]),
            ("We SHALL open – the old bridge – again before the winter comes, so they say.", vec![(11, Quoted::One)]),
            ("They shall open the bridge again before the winter.", vec![]),
            ("The mayor’s office said “we shall open the old bridge”.", vec![(11, Quoted::Partly)]),
        ] {
            assert_eq!(found(a, b, &[]), expected, "{b}");
        }
        let b = "Open the old bridge again. Subscribe! Before the winter comes, and so on.";
        assert_eq!(found(a, b, &[]), vec![]);
    }

    #[test]
    fn furniture_is_no_echo_and_no_bridge() {
        let notice = "Sign up here for our weekly letter about news from the valley";
        assert_eq!(found(notice, notice, &[]), vec![(12, Quoted::Neither)]);
        assert_eq!(found(notice, notice, std::slice::from_ref(&(0..notice.len()))), vec![]);
        assert_eq!(found(notice, notice, std::slice::from_ref(&(16..20))), vec![]);
    }

    #[test]
    fn repetition_takes_no_more_time_than_other_text() {
        let text = "word ".repeat(200_000);
        assert_eq!(found(&text, &text, &[]), vec![(200_000, Quoted::Neither)]);
        let two = "one two ".repeat(50_000);
        assert_eq!(found(&two, &format!("two {two}"), &[]).len(), 1);
    }
}
