//! Wordings side by side: on their subject's page, and all of them on a page of their own. Never a verdict.

use super::context::At;
use super::url;
use super::views::{Link, PassageView, View, WordPiece, WordingView, WordingsPage};
use super::word_diff;
use super::words::fill;
use crate::model::{Same, SubjectId, Wording};

impl<'a> At<'a> {
    /// The sets that stand on a subject's page.
    pub fn wordings_of(&self, subject: SubjectId) -> Vec<WordingView> {
        self.cx.b.wordings.iter().filter(|w| w.subject == Some(subject)).map(|w| self.side_by_side(w)).collect()
    }

    pub fn wordings_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let of = |same: Same| b.wordings.iter().filter(move |x| x.same == same).map(|x| self.side_by_side(x)).collect();
        let description = fill(w.desc_variants, &[("site", &b.site.title)]);
        View::Wordings(Box::new(WordingsPage {
            frame: self.frame("wordings", w.nav_variants, description),
            sentence: w.variants_sentence.to_owned(),
            facts: of(Same::Fact),
            remarks: of(Same::Remark),
        }))
    }

    fn side_by_side(&self, x: &Wording) -> WordingView {
        let (b, w) = (self.cx.b, self.cx.w);
        let raw: Vec<&str> = x.passages.iter().map(|p| p.citation.passage.raw.as_str()).collect();
        let words = match x.same {
            Same::Remark => word_diff::pieces(&raw),
            Same::Fact => raw.iter().map(|t| vec![WordPiece { kind: "text", text: (*t).to_owned() }]).collect(),
        };
        let passages = x.passages.iter().zip(words).map(|(p, words)| {
            let source = b.source(p.citation.source);
            PassageView {
                words,
                lang: source.language.clone(),
                foreign: source.language.split('-').next() != b.site.language.split('-').next(),
                source: self.source_ref(p.citation.source),
                claim: p.claim.map(|ix| Link { label: w.the_claim.to_owned(), href: self.claim(ix) }),
                claim_id: p.claim.map(|ix| b.claim(ix).id.clone()),
                passage_href: source.url.get().map(|u| url::passage(u, &p.citation.passage)),
                nearest: if p.nearest { w.variants_nearest.to_owned() } else { String::new() },
            }
        });
        WordingView {
            anchor: url::wording_anchor(&x.id),
            label: x.label.clone(),
            same: x.same.word(),
            same_label: match x.same {
                Same::Remark => w.variants_remark,
                Same::Fact => w.variants_fact,
            }
            .to_owned(),
            subject: x.subject.map(|s| self.subject(s)),
            by: x.by.map(|a| self.actor(a)),
            transcript: x
                .transcript
                .as_ref()
                .map(|u| Link { label: w.variants_transcript.to_owned(), href: u.clone() }),
            note: x.note.clone(),
            passages: passages.collect(),
        }
    }
}
