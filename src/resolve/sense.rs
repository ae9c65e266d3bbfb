//! The sentence around a proved passage: from the original where it is at hand, else what the lock remembers of it.

use super::cite::{Cited, Vouch};
use super::original::Original;
use crate::reading::{self, Figures, Language};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

/// `'t` is the life of the texts.
pub struct Sense<'a, 't> {
    /// The sentence, or of it what the lock has.
    pub sentence: Cow<'a, str>,
    /// Bytes of the quotation in it.
    pub quote: Range<usize>,
    figures: OnceCell<Figures>,
    /// Where the sentence begins in the original, and that.
    pub original: Option<(usize, &'a Original<'t>)>,
    pub language: Language,
}

impl<'a, 't> Sense<'a, 't> {
    pub fn of(vouch: &'a Vouch<'t>, cited: &Cited, language: Language) -> Sense<'a, 't> {
        if let (Vouch::Text { original, .. }, Some(at)) = (vouch, &cited.at) {
            let around = original.around(language);
            let sentence = around.sentence(at);
            let text = original.text.get(sentence.clone()).unwrap_or("");
            let quote = at.start - sentence.start..at.end - sentence.start;
            let original = Some((sentence.start, &**original));
            return Sense { sentence: text.into(), quote, figures: OnceCell::new(), original, language };
        }
        let words = &cited.passage.raw;
        let phrase = cited.locked.seen.as_ref().and_then(|s| s.phrase.clone());
        let sentence = phrase.filter(|p| p.contains(words.as_str())).unwrap_or_else(|| words.clone());
        let start = sentence.find(words.as_str()).unwrap_or(0);
        let quote = start..start + words.len();
        Sense { sentence: sentence.into(), quote, figures: OnceCell::new(), original: None, language }
    }

    /// Those of the sentence, read when they are asked for.
    pub fn figures(&self) -> &Figures {
        self.figures.get_or_init(|| match &self.original {
            Some((start, original)) => original.around(self.language).figures(&(*start..start + self.sentence.len())),
            None => reading::quantities(&self.sentence, self.language).into(),
        })
    }

    pub fn text(&self, range: Range<usize>) -> &str {
        self.sentence.get(range).unwrap_or("")
    }
}
