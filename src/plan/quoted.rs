//! A quotation as every page shows it: with the context that governs it, and in whose words it is.

use super::context::At;
use super::views::Words;
use super::words::fill;
use crate::model::{Claim, Speech};

impl At<'_> {
    /// All that stands inside the quotation marks: context, words, context.
    pub fn quoted_words(&self, c: &Claim) -> String {
        let p = &c.citation.passage;
        [p.lead.as_deref().unwrap_or(""), &p.raw, p.tail.as_deref().unwrap_or("")].concat()
    }

    pub fn words_of(&self, c: &Claim) -> Words {
        let p = &c.citation.passage;
        Words {
            lead: p.lead.clone().unwrap_or_default(),
            tail: p.tail.clone().unwrap_or_default(),
            speech: c.speech.map_or("", Speech::word),
            label: self.in_whose_words(c),
        }
    }

    /// "in the speaker's words", "as Voice of America reports it"
    pub fn in_whose_words(&self, c: &Claim) -> String {
        let w = self.cx.w;
        match (c.speech, self.cx.source(c).outlet.get()) {
            (None, _) => String::new(),
            (Some(Speech::Direct), _) => w.speech_direct.to_owned(),
            (Some(Speech::Reported), Some(outlet)) => {
                fill(w.speech_reported, &[("outlet", &self.cx.b.actor(*outlet).name)])
            }
            (Some(Speech::Reported), None) => w.speech_reported_unknown.to_owned(),
        }
    }
}
