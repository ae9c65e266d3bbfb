//! What of an original its article publishes of itself, so that it is no private text: the title, and the lines with its
//! authors, outlet, agencies and day. Where words of the article's own sentences are like these, they are private.

use super::Registries;
use crate::model::{ActorId, Source};
use crate::text::folded;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words of a title: more are no title.
const TITLE: usize = 40;
/// Words beside it that may go with it, and words of a line beside the names and the day in it: a sentence has more.
const BESIDE: usize = 6;

type Word = (u64, Range<usize>);

/// Byte ranges of the original, in their order and apart.
pub fn ranges(text: &str, source: &Source, registries: &Registries) -> Vec<Range<usize>> {
    let words = folded(text);
    let mut out = titled(text, &words, &source.title);
    out.extend(lines(text, &words, source, registries));
    apart(out)
}

/// Where the title stands on lines of its own: to name it is no copying, however long it is.
fn titled(text: &str, words: &[Word], title: &str) -> Vec<Range<usize>> {
    let title = hashes(&folded(title));
    if title.is_empty() || title.len() > TITLE {
        return Vec::new();
    }
    let at = words.windows(title.len()).enumerate().filter(|(_, w)| w[0].0 == title[0] && hashes(w) == title);
    at.filter_map(|(i, title)| {
        let (first, last) = (i.saturating_sub(BESIDE), (i + title.len() + BESIDE).min(words.len()) - 1);
        let (from, to) = (title.first()?.1.start, title.last()?.1.end);
        // A line with more than that beside it is a sentence in which the same words stand.
        let before = i.checked_sub(BESIDE + 1).is_none_or(|w| text[words[w].1.end..from].contains('\n'));
        let after = words.get(i + title.len() + BESIDE).is_none_or(|w| text[to..w.1.start].contains('\n'));
        (before && after).then_some(words.get(first)?.1.start..words.get(last)?.1.end)
    })
    .collect()
}

/// Lines with names of those who made the article, or its day, and little else.
fn lines(text: &str, words: &[Word], source: &Source, registries: &Registries) -> Vec<Range<usize>> {
    let names = names(source, registries);
    let day = super::claim::published_day(source).map(|day| {
        let number = |n: i16| folded(&n.to_string()).first().map(|w| w.0);
        [number(day.year()), number(day.day().into())]
    });
    let mut out = Vec::new();
    let mut at = 0;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        start += line.len();
        let from = at;
        while words.get(at).is_some_and(|w| w.1.start < start) {
            at += 1;
        }
        let line = hashes(&words[from..at]);
        let has = |name: &&Vec<u64>| line.windows(name.len()).any(|w| w == name.as_slice());
        let own: usize = names.iter().filter(has).map(Vec::len).sum();
        let of_day = day.is_some_and(|day| day.iter().all(|n| n.is_some_and(|n| line.contains(&n))));
        if (own > 0 || of_day) && line.len() <= own + BESIDE + usize::from(of_day) * 3 {
            out.push(words[from].1.start..words[at - 1].1.end);
        }
    }
    out
}

fn names(source: &Source, registries: &Registries) -> BTreeSet<Vec<u64>> {
    let actor = |id: &ActorId| registries.actors.get(id.0 as usize);
    let actors = source.agencies.iter().chain(source.outlet.get()).filter_map(actor);
    let of_actors = actors.flat_map(|a| std::iter::once(&a.name).chain(&a.aliases));
    of_actors.chain(&source.authors).map(|name| hashes(&folded(name))).filter(|name| !name.is_empty()).collect()
}

fn hashes(words: &[Word]) -> Vec<u64> {
    words.iter().map(|(hash, _)| *hash).collect()
}

fn apart(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|r| r.start);
    let mut out: Vec<Range<usize>> = Vec::new();
    for range in ranges {
        match out.last_mut().filter(|last| range.start <= last.end) {
            Some(last) => last.end = last.end.max(range.end),
            None => out.push(range),
        }
    }
    out
}
