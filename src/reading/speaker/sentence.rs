//! Sentences in which a quotation counts as one word, whatever it holds.

use super::super::lexicon::speech::SPEECH_WORDS;
use super::super::prose::{Prose, Start, abbreviates};
use super::super::quotation::Quotation;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Item {
    /// Index of a token outside quotations.
    Token(usize),
    /// Index of a quotation.
    Quote(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub items: Vec<Item>,
    /// The first of its paragraph.
    pub first: bool,
    pub paragraph: usize,
}

impl Sentence {
    /// The token at a place.
    pub fn token(&self, place: usize) -> Option<usize> {
        match self.items.get(place) {
            Some(Item::Token(i)) => Some(*i),
            _ => None,
        }
    }
}

/// Longer sentences are cut: no prose needs them, and rules that look around stay quick.
const LONGEST: usize = 200;

pub(super) fn sentences(prose: &Prose, quotations: &[Quotation]) -> Vec<Sentence> {
    let mut out: Vec<Sentence> = Vec::new();
    let mut q = 0;
    let mut last_quote: Option<usize> = None;
    let mut paragraph = usize::MAX;
    for (i, token) in prose.tokens.iter().enumerate() {
        while quotations.get(q).is_some_and(|quote| quote.range.end <= token.range.start) {
            q += 1;
        }
        let inside = quotations.get(q).is_some_and(|quote| quote.range.contains(&token.range.start));
        let here = prose.paragraph.get(i).copied().unwrap_or(0);
        let item = if inside { Item::Quote(q) } else { Item::Token(i) };
        if inside && last_quote == Some(q) {
            paragraph = here;
            continue;
        }
        let new_paragraph = here != paragraph;
        let last = out.last().and_then(|s| s.items.last()).copied();
        let breaks = new_paragraph
            || last.is_none_or(|last| ends(prose, quotations, last, item))
            || out.last().is_some_and(|s| s.items.len() >= LONGEST);
        if breaks {
            out.push(Sentence { items: vec![item], first: new_paragraph, paragraph: here });
        } else if let Some(sentence) = out.last_mut() {
            sentence.items.push(item);
        }
        paragraph = here;
        if inside {
            last_quote = Some(q);
        }
    }
    out
}

/// A sentence ends between the two items.
fn ends(prose: &Prose, quotations: &[Quotation], last: Item, next: Item) -> bool {
    match (last, next) {
        (Item::Token(a), Item::Token(b)) => {
            prose.starts.get(b) == Some(&Start::Sentence) && !prose.at(a).is_some_and(|t| t.is(":"))
        }
        (Item::Token(a), Item::Quote(_)) => {
            prose.at(a).is_some_and(|t| t.is(".") || t.is("!") || t.is("?")) && !abbreviates(&prose.tokens, a)
        }
        (Item::Quote(q), Item::Token(b)) => {
            let Some(end) = last_character(prose, quotations, q) else { return false };
            let capital = prose.at(b).is_some_and(|t| t.is_capital());
            matches!(end, '.' | '!' | '?' | '…') && capital && !is_tag(prose, b)
        }
        (Item::Quote(q), Item::Quote(_)) => {
            last_character(prose, quotations, q).is_some_and(|c| matches!(c, '.' | '!' | '?' | '…'))
        }
    }
}

pub(super) fn last_character(prose: &Prose, quotations: &[Quotation], q: usize) -> Option<char> {
    let inner = quotations.get(q)?.inner.clone();
    prose.text.get(inner)?.trim_end().chars().next_back()
}

/// "Harrigan said.", "Ann Lee told reporters." and no more: belongs to the quotation before.
fn is_tag(prose: &Prose, from: usize) -> bool {
    let verb = (from..from + 5).find(|i| {
        SPEECH_WORDS.inverting.contains(prose.lower(*i))
            || SPEECH_WORDS.verbs.at(&prose.tokens, *i).is_some_and(|(strong, _)| *strong)
    });
    let Some(verb) = verb.filter(|v| *v > from || SPEECH_WORDS.inverting.contains(prose.lower(*v))) else {
        return false;
    };
    // "The council said:" leads to what comes.
    if (verb + 1..verb + 3).any(|i| prose.at(i).is_some_and(|t| t.is(":") && t.glued())) {
        return false;
    }
    let plain = (from..verb).all(|i| prose.at(i).is_some_and(|t| t.is_word() || t.is(".")));
    let stop = (verb + 1..verb + 4)
        .any(|i| prose.at(i).is_none_or(|t| t.is(".")) || (i > verb + 1 && prose.starts_sentence(i)));
    plain && stop
}
