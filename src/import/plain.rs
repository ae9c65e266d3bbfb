//! Plain text with the furniture of a site around it, and inside it: which lines are the article.
//!
//! Every line is judged by itself first; then repeats, the head, the publisher's own voice, blocks with a heading and the
//! foot are seen from the lines' neighbours. What no rule names is kept.

use super::known::Known;
use super::line::{Kind, Unit, kind, units};
use super::words::{CAPTION_WORDS, key};
use super::{Page, describe, ending, extent, head, heads, outlet};
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Lines that are compared with word lists. What has more is a book or an attack; the rest of it is kept as it is.
const JUDGED: usize = 20_000;

/// Lines that are no paragraphs in a page copied with all that is on it.
const MANY: usize = 40;

/// Cleans a text; its line ends are `\n` already.
pub(super) fn clean(text: String, known: &Known) -> Page {
    let page = read(&text, true, known, |_| None);
    Page { text, ..page }
}

/// What a web page's tags say of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    Heading,
    Caption,
    /// A paragraph, an entry of a list, a row of a table: kept, however short.
    Text,
    /// Nothing but links.
    Link,
    /// The time of an entry, over it.
    Time,
}

/// All but the text. `around`: the text may begin and end with its site's furniture. `hint`: of a line, counted from 1.
pub(super) fn read(text: &str, around: bool, known: &Known, hint: impl Fn(usize) -> Option<Hint>) -> Page {
    let units = units(text);
    let hinted = |u: &Unit| match (kind(u), hint(u.lines.0)) {
        (k, None) => k,
        (_, Some(Hint::Time)) => Kind::Heading,
        (Kind::Block, _) => Kind::Block,
        (_, Some(Hint::Caption)) => Kind::Caption,
        (Kind::Short | Kind::Paragraph | Kind::Byline, Some(Hint::Heading)) => Kind::Heading,
        (Kind::Short | Kind::Paragraph, Some(Hint::Link)) => Kind::Furniture,
        (Kind::Short, Some(Hint::Text)) => Kind::Paragraph,
        (k, _) => k,
    };
    let judged = units.iter().enumerate().map(|(n, u)| if n < JUDGED { hinted(u) } else { Kind::Paragraph });
    let mut kinds: Vec<Kind> = judged.collect();
    let mut page = Page::default();
    let known = &if around { heads::known_with_own(&units, known) } else { known.clone() };
    let said = if around { heads::read(&units, &mut kinds, known) } else { Vec::new() };
    repeats(&units, &mut kinds);
    neighbours(&units, &mut kinds);
    if around {
        outside(&units, &mut kinds);
    }
    let mut start = first_paragraph(&units, &kinds);
    if around {
        start = captions_and_standfirst(&units, &mut kinds, start);
        let named = said.iter().flatten().any(|s| s.title.is_some());
        let title = || heads::title(&units, &kinds, start).or_else(|| head::title(&units, &kinds, start));
        if let Some(at) = Some(()).filter(|()| !named).and_then(|()| title()) {
            set(&mut kinds, at, Kind::Title);
            start = standfirst(&units, &mut kinds, at, start);
        }
    }
    page.outlet = outlet::outlet(&units, &kinds, &said, known);
    if let Some(name) = page.outlet.clone() {
        own_voice(&units, &mut kinds, &name);
    }
    short_sentences(&units, &mut kinds, start);
    between_furniture(&mut kinds, start, &units);
    let start = first_paragraph(&units, &kinds).max(start.min(units.len()));
    ending::blocks(&units, &mut kinds, start);
    ending::foot(&units, &mut kinds, start);
    short_lines(&units, &mut kinds, start);
    rest_of_head(&units, &mut kinds, start);
    if page.outlet.is_none() {
        page.outlet = outlet::outlet(&units, &kinds, &said, known);
    }
    if !kinds.contains(&Kind::Paragraph) {
        for k in kinds.iter_mut().filter(|k| matches!(k, Kind::Short | Kind::Heading)) {
            *k = Kind::Paragraph;
        }
    }
    describe::describe(&units, &kinds, &said, start, known, &mut page);
    place(&units, &kinds, &mut page);
    page
}

pub(super) fn set(kinds: &mut [Kind], at: usize, kind: Kind) {
    if let Some(k) = kinds.get_mut(at) {
        *k = kind;
    }
}

pub(super) fn is(kinds: &[Kind], at: usize, kind: &Kind) -> bool {
    kinds.get(at) == Some(kind)
}

fn first_paragraph(units: &[Unit], kinds: &[Kind]) -> usize {
    units
        .iter()
        .zip(kinds)
        .position(|(u, k)| *k == Kind::Paragraph && (u.words >= 16 || !u.text.ends_with(['?', '!'])))
        .unwrap_or(units.len())
}

/// Paragraphs far from the others are not this article's.
fn outside(units: &[Unit], kinds: &mut [Kind]) {
    // Around a short text there is little; what other rules leave of that weighs less than a lost paragraph.
    if kinds.iter().filter(|k| **k != Kind::Paragraph).count() < MANY {
        return;
    }
    let inside = extent::extent(units, kinds);
    for (i, k) in kinds.iter_mut().enumerate() {
        if !inside.contains(&i) && *k == Kind::Paragraph {
            *k = Kind::Furniture;
        }
        if i >= inside.end && *k == Kind::Short {
            *k = Kind::Furniture;
        }
    }
}

/// Lines that stand elsewhere too: the same line twice, or a line whose words a longer one holds (a pull quote, a lede that
/// was put on top). Before the first other paragraph it is a standfirst, later furniture.
fn repeats(units: &[Unit], kinds: &mut [Kind]) {
    const FEW: usize = 6;
    let mut first: HashMap<&str, usize> = HashMap::new();
    let mut starts: HashMap<Vec<&str>, Vec<usize>> = HashMap::new();
    for (i, u) in units.iter().enumerate().take(JUDGED) {
        if u.words >= 4 && u.words < 400 && first.insert(u.key.as_str(), i).is_some() && u.words >= 5 {
            set(kinds, i, Kind::Furniture);
            continue;
        }
        if u.words < 400 {
            let words: Vec<&str> = u.key.split(' ').collect();
            for w in words.windows(FEW) {
                let list = starts.entry(w.to_vec()).or_default();
                if list.len() < 8 && list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
    }
    for (i, u) in units.iter().enumerate().take(JUDGED) {
        if !matches!(kinds.get(i), Some(Kind::Paragraph | Kind::Short | Kind::Caption)) || !(8..=70).contains(&u.words)
        {
            continue;
        }
        let opening: Vec<&str> = u.key.split(' ').take(FEW).collect();
        let held = starts.get(&opening).into_iter().flatten().any(|j| {
            *j != i
                && is(kinds, *j, &Kind::Paragraph)
                && units.get(*j).is_some_and(|o| o.words > u.words + 2 && o.key.contains(u.key.as_str()))
        });
        if held {
            let early = !kinds.iter().take(i).zip(units).any(|(k, o)| *k == Kind::Paragraph && o.words >= 8);
            set(kinds, i, if early { Kind::Standfirst } else { Kind::Furniture });
        }
    }
}

/// A short line whose words begin the caption or credit after it belongs to it; so does a caption before a credit.
fn neighbours(units: &[Unit], kinds: &mut [Kind]) {
    for i in 0..units.len() {
        let (Some(u), Some(next)) = (units.get(i), units.get(i + 1)) else { continue };
        let furniture = matches!(kinds.get(i + 1), Some(Kind::Furniture | Kind::Caption));
        if is(kinds, i, &Kind::Short)
            && furniture
            && next.key.len() > u.key.len()
            && next.key.starts_with(u.key.as_str())
        {
            set(kinds, i, Kind::Caption);
        }
    }
}

/// In the head, a sentence in the present about what a picture shows, followed by a paragraph that says more of the same.
fn captions_and_standfirst(units: &[Unit], kinds: &mut [Kind], start: usize) -> usize {
    let (Some(u), Some(next)) = (units.get(start), next_paragraph(units, kinds, start)) else { return start };
    let words: Vec<&str> = u.key.split(' ').collect();
    // The verb stands early, and no word of saying or of the past before it.
    let verb = (1..words.len().min(10)).find(|n| {
        let rest = words.get(*n..).unwrap_or(&[]).join(" ");
        CAPTION_WORDS.verbs.starting(&rest).is_some()
    });
    let told = words.iter().take(verb.unwrap_or(0)).any(|w| {
        w.ends_with("ed") || matches!(*w, "says" | "said" | "have" | "has" | "had" | "will" | "to" | "was" | "were")
    });
    let Some(after) = units.get(next) else { return start };
    let shared = head::content_words(&u.key).intersection(&head::content_words(&after.key)).count();
    let one = sentences(u.text) == 1;
    if verb.is_some() && !told && one && u.words <= 30 && !u.is_quote() && after.words >= 15 && shared >= 3 && start > 0
    {
        set(kinds, start, Kind::Caption);
        return next;
    }
    start
}

fn next_paragraph(units: &[Unit], kinds: &[Kind], at: usize) -> Option<usize> {
    (at + 1..units.len().min(at + 12)).find(|n| is(kinds, *n, &Kind::Paragraph))
}

/// Sentences of a line, roughly: ends followed by a space and a capital, and the last.
fn sentences(text: &str) -> usize {
    let chars: Vec<char> = text.chars().take(2_000).collect();
    1 + chars
        .windows(4)
        .filter(|w| {
            let [before, end, space, next] = w else { return false };
            matches!(end, '.' | '!' | '?') && *space == ' ' && next.is_uppercase() && before.is_lowercase()
        })
        .count()
}

/// The line under a title that says the article in short: no full stop, or a person by the last name whom the paragraph
/// after it introduces, or most of its words said again at once.
fn standfirst(units: &[Unit], kinds: &mut [Kind], title: usize, start: usize) -> usize {
    let first_after =
        (title + 1..=start).find(|n| matches!(kinds.get(*n), Some(Kind::Short | Kind::Paragraph | Kind::Standfirst)));
    let Some(at) = first_after else { return start };
    let Some(u) = units.get(at) else { return start };
    if at < start {
        if u.words >= 5 {
            set(kinds, at, Kind::Standfirst);
        }
        return start;
    }
    let Some(next) = next_paragraph(units, kinds, at) else { return start };
    let Some(after) = units.get(next) else { return start };
    let lone = !u.ended && after.ended;
    let introduced = u.text.split_whitespace().take(12).any(|w| {
        let name = w.trim_end_matches(['’', '\'', 's', ',', '.']);
        name.chars().count() > 3
            && name.starts_with(char::is_uppercase)
            && alone(u.text, name)
            && whole_after_name(after.text, name)
    });
    let words = head::content_words(&u.key);
    let said: usize = words.iter().filter(|w| head::content_words(&after.key).contains(*w)).count();
    let again = after.words > u.words + 5 && words.len() >= 5 && said * 10 >= words.len() * 7;
    if u.words <= 35 && sentences(u.text) == 1 && !u.is_quote() && after.words >= 12 && (lone || introduced || again) {
        set(kinds, at, Kind::Standfirst);
        return next;
    }
    start
}

/// A name that no capitalised word stands before.
fn alone(text: &str, name: &str) -> bool {
    let before = text.split(name).next().unwrap_or("");
    before.split_whitespace().next_back().is_none_or(|w| !w.starts_with(char::is_uppercase))
}

/// The name stands after two capitalised words, as in an introduction.
fn whole_after_name(text: &str, name: &str) -> bool {
    let Some((before, _)) = text.split_once(name) else { return false };
    let words: Vec<&str> = before.split_whitespace().collect();
    words.iter().rev().take(2).filter(|w| w.starts_with(char::is_uppercase)).count() == 2
}

/// The publisher speaks of itself: its name, and "we" or "our" outside quotation marks.
fn own_voice(units: &[Unit], kinds: &mut [Kind], outlet: &str) {
    let name = key(outlet);
    for (i, u) in units.iter().enumerate() {
        if is(kinds, i, &Kind::Paragraph) && u.words <= 120 {
            let words = u.unquoted();
            let we = words.split(' ').any(|w| matches!(w, "we" | "our" | "us" | "ours"));
            if we && super::words::holds(&words, &name) {
                set(kinds, i, Kind::Furniture);
            }
        }
    }
}

/// A sentence of few words after a paragraph is one as well: "The hall stays shut."
fn short_sentences(units: &[Unit], kinds: &mut [Kind], start: usize) {
    for i in start + 1..units.len() {
        let sentence =
            |u: &Unit| u.words >= 3 && u.text.trim_end_matches(['"', '”', '’', '»']).ends_with(['.', '?', '!']);
        if is(kinds, i, &Kind::Short) && is(kinds, i - 1, &Kind::Paragraph) && units.get(i).is_some_and(sentence) {
            set(kinds, i, Kind::Paragraph);
        }
    }
}

/// At most two paragraphs between appeals, before the article has begun, are part of them.
fn between_furniture(kinds: &mut [Kind], start: usize, units: &[Unit]) {
    // Lines that address the reader: "Your support helps us".
    let appeal = |i: usize| {
        let to_you = |u: &Unit| u.words >= 5 && u.key.split(' ').any(|w| matches!(w, "your" | "our" | "we" | "us"));
        is(kinds, i, &Kind::Furniture) && units.get(i).is_some_and(to_you)
    };
    let appeals: Vec<bool> = (0..kinds.len()).map(appeal).collect();
    let is_appeal = |i: usize| appeals.get(i).copied().unwrap_or(false);
    for i in 1..kinds.len().saturating_sub(1) {
        if !is(kinds, i, &Kind::Paragraph) || i > start + 4 {
            continue;
        }
        let quoted = units.get(i).is_some_and(|u| u.text.contains(['“', '"']));
        let later = (i + 1..i + 3).any(is_appeal);
        if is_appeal(i - 1) && later && !quoted && i <= start + 2 {
            set(kinds, i, Kind::Furniture);
        }
    }
}

/// Short lines inside the body: one alone before a paragraph is a heading, entries of a list stay, others are links.
fn short_lines(units: &[Unit], kinds: &mut [Kind], start: usize) {
    let mut i = start;
    while i < units.len() {
        if !is(kinds, i, &Kind::Short) {
            i += 1;
            continue;
        }
        let end = (i..units.len()).find(|n| !is(kinds, *n, &Kind::Short)).unwrap_or(units.len());
        let before = i.checked_sub(1).and_then(|b| units.get(b));
        let list = before.is_some_and(|u| u.text.ends_with([':', ';']))
            || (i..end).all(|n| units.get(n).is_some_and(|u| u.bullet && u.words >= 4));
        let links = end < units.len() && is(kinds, end, &Kind::Paragraph);
        for n in i..end {
            let Some(u) = units.get(n) else { continue };
            let k = if list {
                Kind::Paragraph
            } else if n + 1 == end && links && u.words <= 12 && !u.text.contains('|') {
                Kind::Heading
            } else {
                Kind::Furniture
            };
            set(kinds, n, k);
        }
        i = end;
    }
}

fn rest_of_head(units: &[Unit], kinds: &mut [Kind], start: usize) {
    for n in 0..start.min(units.len()) {
        if matches!(kinds.get(n), Some(Kind::Short | Kind::Paragraph)) {
            set(kinds, n, Kind::Furniture);
        }
    }
}

/// Where the kinds stand in the text.
fn place(units: &[Unit], kinds: &[Kind], page: &mut Page) {
    for (u, k) in units.iter().zip(kinds) {
        match k {
            Kind::Paragraph => page.body.push(u.range.clone()),
            Kind::Heading => page.headings.push(u.range.clone()),
            Kind::Furniture
            | Kind::Block
            | Kind::Caption
            | Kind::Credit
            | Kind::Label(_)
            | Kind::Short
            | Kind::Said
            | Kind::Byline
            | Kind::Date => {
                push(&mut page.furniture, u.lines);
            }
            Kind::Title | Kind::Standfirst => {}
        }
    }
}

pub(super) fn push(list: &mut Vec<RangeInclusive<usize>>, (from, to): (usize, usize)) {
    match list.last_mut() {
        Some(last) if *last.end() + 1 == from => *last = *last.start()..=to,
        _ => list.push(from..=to),
    }
}
