//! The references of a page: every claim that a link of the page leads to.

use super::context::At;
use super::views::ReferenceView;
use crate::model::ClaimIx;

impl<'a> At<'a> {
    pub fn reference(&self, ix: ClaimIx) -> ReferenceView {
        let b = self.cx.b;
        let c = b.claim(ix);
        let s = self.cx.source(c);
        let passage = &c.citation.passage;
        let outlet = s.outlet.get();
        let mut who: Vec<String> = Vec::new();
        for actor in c.by.iter().chain(&c.via).filter(|a| Some(*a) != outlet) {
            let name = &b.actor(*actor).name;
            if who.last() != Some(name) {
                who.push(name.clone());
            }
        }
        ReferenceView {
            claim: c.id.clone(),
            href: self.claim(ix),
            value: self.told(c),
            subject: self.subject(c.subject),
            quote: passage.raw.clone(),
            words: self.words_of(c),
            lang: s.language.clone(),
            foreign: super::claim::is_foreign(s, b),
            who,
            source: self.cx.name(c.source()).full.clone(),
            passage_href: s.url.get().map(|u| super::url::passage(u, passage)),
            struck: self.struck(c, s).map(|s| s.label),
        }
    }
}
