//! Who says what: the speaker of each quotation, and of each sentence of indirect speech, with the verb, the outlet that
//! carried it and the day, where the article states them.
//!
//! Rules over words of speech. Pronouns and descriptions are resolved within the article; where nothing tells who is
//! meant, the words of the article stand for the speaker, and nobody is guessed.

mod cue;
mod day;
mod quoted;
mod reference;
mod resolve;
mod sentence;
mod speech;

pub use speech::{Basis, Speaker, Speech};

use super::lexicon::speech::SPEECH_WORDS;
use super::name::{Name, NameKind};
use super::prose::Prose;
use super::quotation::Quotation;
use std::ops::Range;

/// The body for which a description speaks, as an index into the names: "a spokesman for the rescue service of Halden", "a
/// Veldspar spokeswoman". `None` where the description names none, or more than one.
pub fn spoken_for(text: &str, names: &[Name], description: &Range<usize>) -> Option<usize> {
    let said = text.get(description.clone())?.to_lowercase();
    let inside = |n: &Name| n.mentions.iter().any(|m| description.start <= m.start && m.end <= description.end);
    let mut bodies = names.iter().enumerate().filter(|(_, n)| n.kind == NameKind::Body && inside(n));
    let (index, _) = bodies.next().filter(|_| said.contains("spokes"))?;
    bodies.next().is_none().then_some(index)
}

/// All that is said in a text, by place; a quotation inside a sentence of indirect speech comes after it. Quotations whose
/// speaker nothing tells are left out.
pub fn speakers(text: &str, names: &[Name], quotations: &[Quotation]) -> Vec<Speech> {
    let prose = Prose::new(text);
    let references = reference::References::new(&prose, names, quotations);
    let sentences = sentence::sentences(&prose, quotations);
    let mut memory = resolve::Memory::new(names);
    let mut out = Vec::new();
    for sentence in &sentences {
        let cues = cue::cues(&prose, sentence, &references, names);
        quoted::speeches(&prose, sentence, &cues, &references, quotations, &mut memory, &mut out);
    }
    out.sort_by_key(|s| (s.range.start, std::cmp::Reverse(s.range.end)));
    out
}

/// Whose word a figure or a sentence at `at` is: the quotation or the indirect speech that holds it, the narrowest first.
/// `None`: the outlet's own. `speeches` are those of [`speakers`], in their order.
pub fn attribution(speeches: &[Speech], at: Range<usize>) -> Option<&Speech> {
    let until = speeches.partition_point(|s| s.range.start <= at.start);
    // Speeches hold each other only within a paragraph or two: what begins far before holds nothing here.
    let near = speeches.get(until.saturating_sub(64)..until)?;
    near.iter().filter(|s| s.range.end >= at.end).min_by_key(|s| (s.range.len(), s.quotation.is_none()))
}

/// Bytes of the days on which something was said, wherever a verb of speech has one beside it.
pub(super) fn days_said(prose: &Prose) -> Vec<Range<usize>> {
    let all = 0..prose.tokens.len();
    let verbs = all.filter_map(|i| Some((i, SPEECH_WORDS.verbs.at(&prose.tokens, i)?.1)));
    verbs.filter_map(|verb| day::day(prose, verb)).collect()
}

#[cfg(test)]
mod tests;
