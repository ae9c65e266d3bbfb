//! Pages over all articles: coverage and corrections.

use super::context::{At, Context, correction_path};
use super::dates;
use super::url;
use super::views::{
    CorrectionView, CorrectionsPage, CoverageCell, CoverageGrid, CoverageHead, CoveragePage, CoverageRow,
    CoverageSubject, Link, Part, View,
};
use super::words::fill;
use crate::model::{ClaimIx, SourceId, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// A grid of more cells than this is replaced by one row of counts for each subject.
const CELLS: usize = 600;

/// Articles on the site, newest publication first.
pub fn articles(cx: &Context) -> Vec<SourceId> {
    let shown = (0..).zip(&cx.b.sources).filter(|(_, s)| cx.shows_source(s));
    shown.map(|(i, _)| SourceId(i)).collect()
}

impl<'a> At<'a> {
    pub fn coverage_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let articles = articles(self.cx);
        let mut by_subject: BTreeMap<SubjectId, Vec<ClaimIx>> = self.cx.subjects().map(|s| (s, Vec::new())).collect();
        for id in &articles {
            for ix in self.cx.by_source.get(id.0 as usize).into_iter().flatten() {
                if !self.cx.is_struck(b.claim(*ix)) {
                    by_subject.entry(b.claim(*ix).subject).or_default().push(*ix);
                }
            }
        }
        let cells = articles.len() * by_subject.len();
        let filled = |claims: &[ClaimIx]| claims.iter().map(|ix| b.claim(*ix).source()).collect::<BTreeSet<_>>().len();
        let counts = [
            ("articles", w.count(articles.len(), w.articles_n)),
            ("subjects", w.count(by_subject.len(), w.subjects)),
            ("filled", w.whole(by_subject.values().map(|c| filled(c)).sum())),
            ("cells", w.whole(cells)),
            ("claims", w.count(by_subject.values().map(Vec::len).sum(), w.claims)),
        ];
        let small = cells <= CELLS;
        let template = if small { w.coverage_sentence } else { w.coverage_sentence_large };
        let description = fill(w.desc_coverage, &[("site", &b.site.title)]);
        let subjects = by_subject.iter().filter(|_| !small);
        View::Coverage(Box::new(CoveragePage {
            frame: self.frame("coverage", w.nav_coverage, description),
            sentence: fill(template, &counts.each_ref().map(|(k, v)| (*k, v.as_str()))),
            grid: (small && cells > 0).then(|| self.grid(&articles, &by_subject)),
            subjects: subjects.map(|(s, claims)| self.covered(*s, claims, filled(claims), articles.len())).collect(),
            empty: (cells == 0).then(|| w.empty_coverage.to_owned()),
        }))
    }

    fn grid(&self, articles: &[SourceId], by_subject: &BTreeMap<SubjectId, Vec<ClaimIx>>) -> CoverageGrid {
        let (b, w) = (self.cx.b, self.cx.w);
        let heads = articles.iter().map(|id| {
            let s = b.source(*id);
            CoverageHead {
                label: self.cx.name(*id).full.clone(),
                title: s.title.clone(),
                href: self.href(&url::article(b, *id)),
                published: s.published.get().map(|d| dates::once(d, w)),
            }
        });
        let cell = |claims: &[ClaimIx], article: SourceId| {
            let of = claims.iter().filter(|ix| b.claim(**ix).source() == article);
            let claims: Vec<Part> = of.map(|ix| self.figure(*ix, self.short_told(b.claim(*ix)))).collect();
            CoverageCell { silence: if claims.is_empty() { w.no_claim } else { "" }, claims }
        };
        let rows = by_subject.iter().map(|(subject, claims)| CoverageRow {
            subject: self.subject(*subject),
            kind: b.subject_key(*subject).0,
            cells: articles.iter().map(|a| cell(claims, *a)).collect(),
        });
        CoverageGrid { caption: w.coverage_caption.to_owned(), heads: heads.collect(), rows: rows.collect() }
    }

    fn covered(&self, subject: SubjectId, claims: &[ClaimIx], articles: usize, all: usize) -> CoverageSubject {
        let w = self.cx.w;
        let slots = [
            ("articles", w.whole(articles)),
            ("all", w.count(all, w.articles_n)),
            ("claims", w.count(claims.len(), w.claims)),
        ];
        CoverageSubject {
            subject: self.subject(subject),
            kind: self.cx.b.subject_key(subject).0,
            articles,
            claims: claims.len(),
            counts: fill(w.coverage_counts, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))),
            newest: self.semicolons(claims.iter().take(3).map(|ix| self.value_and_holder(*ix)).collect()),
            more: self.folded_list(
                claims.len().saturating_sub(3),
                self.cx.b.subject_label(subject),
                &url::subject(self.cx.b, subject),
            ),
        }
    }

    pub fn corrections_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let description = fill(w.desc_corrections, &[("site", &b.site.title)]);
        let mut order: Vec<usize> = (0..b.corrections.len()).collect();
        order.sort_by_key(|i| std::cmp::Reverse(b.corrections.get(*i).and_then(|c| c.date.latest())));
        View::Corrections(Box::new(CorrectionsPage {
            frame: self.frame("corrections", w.nav_corrections, description),
            removed: self.removed_list(),
            corrections: order.into_iter().filter_map(|i| self.correction(i)).collect(),
            empty: b.corrections.is_empty().then(|| w.empty_corrections.to_owned()),
        }))
    }

    pub fn correction(&self, index: usize) -> Option<CorrectionView> {
        let c = self.cx.b.corrections.get(index)?;
        let path = correction_path(&c.page);
        let title = self.cx.titles.get(&path);
        let page = match title {
            Some(title) => self.link(title, &path),
            None => Link { label: c.page.clone(), href: String::new() },
        };
        Some(CorrectionView {
            on: dates::stated_once(&c.date, self.cx.w),
            page,
            was: c.was.clone(),
            now: c.now.clone(),
            why: c.why.clone(),
        })
    }
}
