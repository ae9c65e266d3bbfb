//! The events of a text, with its footnotes numbered in the order of their marks and moved to its end.

use pulldown_cmark::{Event, Tag, TagEnd};
use std::collections::HashMap;
use std::ops::Range;

pub type Events<'a> = Vec<(Event<'a>, Range<usize>)>;

/// A text whose footnotes have been taken out of it.
pub struct Gathered<'a> {
    pub text: Events<'a>,
    /// With their numbers, in the order of these.
    pub notes: Vec<(usize, Events<'a>)>,
    /// Number of each label.
    pub numbers: HashMap<String, usize>,
}

pub fn gathered(events: Events<'_>) -> Gathered<'_> {
    let mut text = Vec::with_capacity(events.len());
    let mut notes: Vec<(String, Events)> = Vec::new();
    // A note can be defined inside another one.
    let mut inside: Vec<usize> = Vec::new();
    for (event, range) in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(label)) => {
                inside.push(notes.len());
                notes.push((label.into_string(), Vec::new()));
            }
            Event::End(TagEnd::FootnoteDefinition) => drop(inside.pop()),
            event => match inside.last().and_then(|note| notes.get_mut(*note)) {
                Some((_, note)) => note.push((event, range)),
                None => text.push((event, range)),
            },
        }
    }
    let mut numbers = HashMap::new();
    let marks = text.iter().chain(notes.iter().flat_map(|(_, note)| note)).filter_map(|(event, _)| match event {
        Event::FootnoteReference(label) => Some(label.to_string()),
        _ => None,
    });
    for label in marks.chain(notes.iter().map(|(label, _)| label.clone())) {
        let next = numbers.len() + 1;
        numbers.entry(label).or_insert(next);
    }
    let number = |label: &str| numbers.get(label).copied().unwrap_or_default();
    let mut notes: Vec<(usize, Events)> = notes.into_iter().map(|(label, note)| (number(&label), note)).collect();
    notes.sort_by_key(|(number, _)| *number);
    // A label that is defined twice counts once.
    notes.dedup_by_key(|(number, _)| *number);
    Gathered { text, notes, numbers }
}

/// The plain text from a start tag to its end, and how many events that are.
pub fn plain_until_end(events: &[(Event, Range<usize>)]) -> (String, usize) {
    let mut text = String::new();
    let mut depth = 0usize;
    for (i, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                if depth == 0 {
                    return (text, i + 1);
                }
            }
            Event::Text(t) | Event::Code(t) | Event::Html(t) | Event::InlineHtml(t) => text.push_str(t),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    (text, events.len())
}
