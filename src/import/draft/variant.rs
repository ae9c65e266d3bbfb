//! One remark that two articles quote a little differently: a word more, a word less, another word. Nothing here says who
//! heard it right.

use super::cast::Cast;
use super::phrase::Finder;
use crate::import::echo::{Index, Original};
use crate::reading::{quotations, words};
use std::collections::BTreeSet;
use std::ops::Range;

/// Words in a row on one side of the difference: the remark is the same.
pub const AROUND: usize = 6;
/// Words in a row on the other side.
const BEYOND: usize = 2;
/// Most words by which the wordings differ in one place.
const APART: usize = 2;
/// Words that are shown with the difference, at first.
const WITH: usize = 2;
/// Most words of a wording.
const MOST: usize = 12;

/// A place at which two wordings part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Id of the actor who said it.
    pub by: String,
    /// The words of either article, as printed; each stands in its text once.
    pub here: String,
    pub there: String,
    /// Bytes of the other article.
    pub at: Range<usize>,
}

/// An article whose speakers are known.
pub struct Heard<'a> {
    text: &'a str,
    cast: &'a Cast,
    finder: Finder,
    /// What is quoted.
    marked: Vec<Range<usize>>,
    words: Vec<Range<usize>>,
}

impl<'a> Heard<'a> {
    /// `text` is the whole original of the article that was cast.
    pub fn new(text: &'a str, cast: &'a Cast) -> Heard<'a> {
        let body = cast.text();
        let marked = quotations(body).into_iter().map(|q| q.range).collect();
        Heard { text, cast, finder: Finder::new(text), marked, words: words(body).map(|(r, _)| r).collect() }
    }

    /// Who says, in his own words, what stands at a place.
    fn speaker(&self, at: usize) -> Option<&str> {
        let (range, by) = self.cast.said().filter(|(r, _)| r.contains(&at)).min_by_key(|(r, _)| r.len())?;
        let direct = self.marked.iter().any(|m| m.contains(&at));
        // Some print what was said without marks, in the first person.
        let own = |w: &str| ["we", "our", "us", "i", "my"].contains(&w.to_lowercase().as_str());
        let first_person = || words(self.cast.text().get(range.clone()).unwrap_or("")).any(|(_, w)| own(w));
        (direct || first_person()).then_some(by)
    }

    fn word(&self, i: Option<usize>) -> Option<String> {
        let word = self.cast.text().get(self.words.get(i?)?.clone())?;
        Some(word.replace(['’', '‘'], "'").to_lowercase())
    }

    /// Index of the word that begins at or holds a byte.
    fn index(&self, at: usize) -> Option<usize> {
        let i = self.words.partition_point(|w| w.end <= at);
        self.words.get(i).map(|_| i)
    }

    fn phrase(&self, from: usize, to: usize) -> Option<(&'a str, Range<usize>)> {
        let range = self.words.get(from)?.start..self.words.get(to.checked_sub(1)?)?.end;
        let text = self.text.get(range.clone())?;
        (!text.contains('\n') && self.finder.times(text) == 1).then_some((text, range))
    }
}

/// Where two articles word a remark of one speaker differently.
pub fn variants(here: &Heard, there: &Heard) -> Vec<Variant> {
    let own = Original { text: here.cast.text(), excluded: &[] };
    let other = Original { text: there.cast.text(), excluded: &[] };
    let echoes = Index::new(&own, AROUND).echoes(&other);
    let before = echoes.iter().filter_map(|e| Some((here.index(e.here.start)?, there.index(e.there.start)?, true)));
    let after = echoes.iter().filter_map(|e| Some((here.index(e.here.end - 1)?, there.index(e.there.end - 1)?, false)));
    let mut seen = BTreeSet::new();
    // Two runs may meet in one difference, which then shows with the words behind it.
    let found = before.chain(after).filter_map(|(a, b, back)| part(here, there, a, b, back));
    found.filter(|(spot, _)| seen.insert(*spot)).map(|(_, variant)| variant).collect()
}

/// The difference before word `a` of one and `b` of the other, or behind them; and where it stands among the other's
/// words.
fn part(here: &Heard, there: &Heard, a: usize, b: usize, back: bool) -> Option<((usize, usize), Variant)> {
    let by = here.speaker(here.words.get(a)?.start)?;
    if there.speaker(there.words.get(b)?.start)? != by {
        return None;
    }
    let step = |i: usize, n: usize| if back { i.checked_sub(n) } else { Some(i + n) };
    let gaps = (1..=2 * APART).flat_map(|sum| (0..=sum).map(move |n| (n, sum - n)));
    let meets = |(n, m): &(usize, usize)| {
        (1..=BEYOND).all(|k| {
            let (x, y) = (step(a, n + k), step(b, m + k));
            here.word(x).is_some() && here.word(x) == there.word(y)
        })
    };
    let (n, m) = gaps.filter(|(n, m)| *n <= APART && *m <= APART).find(meets)?;
    // Beyond the difference the remark goes on, by the same speaker.
    let (x, y) = (step(a, n + BEYOND)?, step(b, m + BEYOND)?);
    if here.speaker(here.words.get(x)?.start)? != by || there.speaker(there.words.get(y)?.start)? != by {
        return None;
    }
    // As few words as can be found again in either text.
    (WITH..MOST).find_map(|with| {
        let cut = |i: usize, gap: usize| match back {
            true => (i.saturating_sub(gap), i + with),
            false => ((i + 1).saturating_sub(with), i + 1 + gap),
        };
        let ((af, at), (bf, bt)) = (cut(a, n), cut(b, m));
        if at - af > MOST || bt - bf > MOST {
            return None;
        }
        let ((one, _), (two, at)) = (here.phrase(af, at)?, there.phrase(bf, bt)?);
        let spot = if back { (b - m, b) } else { (b + 1, b + 1 + m) };
        Some((spot, Variant { by: by.to_owned(), here: one.to_owned(), there: two.to_owned(), at }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::clean;
    use crate::import::draft::cast;

    fn found(a: &str, b: &str) -> Vec<(String, String)> {
        let none = crate::text::Files::new(Vec::new());
        let briefing = crate::pipeline::check_files(none, &crate::pipeline::Options::default()).briefing;
        let head = "Bridge stays closed\n\nHALDEN, 3 March 2021 - The council of Halden spoke about the bridge.\n\n";
        let pages = [a, b]
            .map(|t| clean("a.txt", format!("{head}{t}\n").as_bytes(), &crate::import::Known::default()).unwrap());
        let casts = pages.each_ref().map(|p| cast(&briefing, p));
        let [x, y] = [0, 1].map(|i| Heard::new(&pages[i].text, &casts[i]));
        variants(&x, &y).into_iter().map(|v| (v.here, v.there)).collect()
    }

    #[test]
    fn a_word_more_or_less_in_one_remark() {
        let a =
            "“We are left with the hard choices and there is no easy way out,” Mayor Ingrid Solberg said on Tuesday.";
        for (b, expected) in [
            (
                "“We are left with hard choices and there is no easy way out,” Mayor Ingrid Solberg told reporters.",
                Some(("the hard choices", "hard choices")),
            ),
            (
                "We are left with the bad choices and there is no easy way out, Mayor Ingrid Solberg said.",
                Some(("hard choices and", "bad choices and")),
            ),
            ("“We are left with THE hard choices — and there is no easy way out”, Mayor Ingrid Solberg said.", None),
            ("“We are left with hard choices and there is no easy way out,” Engineer Paul Berg said.", None),
            ("“There is no easy way out,” Mayor Ingrid Solberg said.", None),
        ] {
            let expected: Vec<(String, String)> =
                expected.into_iter().map(|(a, b): (&str, &str)| (a.to_owned(), b.to_owned())).collect();
            assert_eq!(found(a, b), expected, "{b}");
        }
    }
}
