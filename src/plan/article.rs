//! The page of an article, which is the home of its claims, and its row in lists.

use super::context::At;
use super::dates;
use super::frame::Split;
use super::rich;
use super::url::{self, Folder};
use super::views::{ArticlePage, ArticleRow, ArticlesPage, Link, Part, SourceCard, SubjectClaims, UnknownOr, View};
use super::words::{capital, fill};
use crate::model::{ClaimIx, Known, Rights, Source, SourceId, SourceStatus, SubjectId};
use std::collections::BTreeSet;

/// Rival reports shown beside an article's own.
const RIVALS: usize = 5;

impl<'a> At<'a> {
    pub fn article_page(&self, id: SourceId) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let s = b.source(id);
        let all = self.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        let (struck, counted): (Vec<ClaimIx>, Vec<ClaimIx>) =
            all.iter().partition(|ix| self.cx.is_struck(b.claim(**ix)));
        let mut subjects: Vec<(SubjectId, Vec<ClaimIx>)> = Vec::new();
        for ix in &counted {
            let subject = b.claim(*ix).subject;
            match subjects.iter_mut().find(|(s, _)| *s == subject) {
                Some((_, claims)) => claims.push(*ix),
                None => subjects.push((subject, vec![*ix])),
            }
        }
        let row = self.article_row(id);
        let slots = [("title", &s.title), ("short", &self.outlet_and_day(s)), ("counts", &row.counts)];
        let description = fill(w.desc_article, &slots.map(|(k, v)| (k, v.as_str())));
        let body = rich::article(self, id);
        let mut frame = self.frame("article", &s.title, description);
        frame.noindex = s.status == SourceStatus::Draft;
        let mut actors: Vec<Link> = Vec::new();
        for ix in all {
            let c = b.claim(*ix);
            for a in c.by.iter().chain(&c.via) {
                let link = self.actor(*a);
                if !actors.contains(&link) {
                    actors.push(link);
                }
            }
        }
        let is_text = s.rights.text_is_public();
        View::Article(Box::new(ArticlePage {
            id: s.id.clone(),
            card: self.card(id, all.len()),
            sentence: self.article_sentence(s, counted.len(), subjects.len(), &row),
            body,
            body_is_text: is_text,
            body_label: if is_text { w.body_text } else { w.body_digest }.to_owned(),
            verified: self.verified(s, all.len()),
            disagreements: self.disagreements_of(&counted),
            subjects: subjects.into_iter().map(|(subject, claims)| self.subject_claims(id, subject, &claims)).collect(),
            removed: self.removed_claims(id),
            struck: struck.iter().map(|ix| self.claim_view(*ix)).collect(),
            actors,
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
            frame,
        }))
    }

    fn disagreements_of(&self, claims: &[ClaimIx]) -> Vec<super::views::DisagreementRow> {
        let disputed = claims.iter().filter(|ix| self.cx.disputed.contains(ix));
        let rows: BTreeSet<usize> = disputed.flat_map(|ix| self.entries_with(*ix)).collect();
        rows.into_iter().filter_map(|i| self.disagreement_row(i)).collect()
    }

    /// The entries of the log that a claim takes part in, on its own subject or on one that it has figures for.
    fn entries_with(&self, ix: ClaimIx) -> Vec<usize> {
        let own = self.cx.disagreements(self.cx.b.claim(ix).subject);
        own.filter(|(_, d)| d.claims.contains(&ix) || d.entails.iter().any(|e| e.claims.contains(&ix)))
            .map(|(i, _)| i)
            .collect()
    }

    fn article_sentence(&self, s: &Source, claims: usize, subjects: usize, row: &ArticleRow) -> String {
        let w = self.cx.w;
        let slots = [
            ("outlet", self.outlet_and_day(s)),
            ("claims", w.count(claims, w.claims)),
            ("subjects", w.count(subjects, w.subjects)),
            ("disputed", self.disputed(row.disputed)),
        ];
        capital(&fill(w.article_sentence, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))))
    }

    fn disputed(&self, n: usize) -> String {
        if n == 0 { String::new() } else { fill(self.cx.w.article_disputed, &[("n", &self.cx.w.whole(n))]) }
    }

    fn verified(&self, s: &Source, quotations: usize) -> String {
        let w = self.cx.w;
        let n = w.count(quotations, w.quotations);
        match s.verified {
            Some(d) => fill(w.quotes_verified, &[("n", &n), ("date", &dates::day(d, w))]),
            None => fill(w.quotes_unverified, &[("n", &n)]),
        }
    }

    fn subject_claims(&self, id: SourceId, subject: SubjectId, claims: &[ClaimIx]) -> SubjectClaims {
        let w = self.cx.w;
        let rivals = claims.iter().filter_map(|ix| self.cx.rivals.get(ix)).flatten();
        let elsewhere: BTreeSet<ClaimIx> = rivals.copied().filter(|ix| self.cx.b.claim(*ix).source() != id).collect();
        let mut newest: Vec<ClaimIx> = elsewhere.into_iter().collect();
        newest
            .sort_by_key(|ix| std::cmp::Reverse((self.cx.b.claim(*ix).said_on.days.latest(), std::cmp::Reverse(*ix))));
        let shown: Vec<Vec<Part>> = newest.iter().take(RIVALS).map(|ix| self.value_and_holder(*ix)).collect();
        SubjectClaims {
            subject: self.subject(subject),
            kind: self.cx.b.subject_key(subject).0,
            verdict: self.cx.subject_verdict(subject),
            claims: claims.iter().map(|ix| self.claim_view(*ix)).collect(),
            rivals: self.semicolons(shown),
            rivals_sentence: match newest.len() {
                0 => String::new(),
                1 => w.rivals_one.to_owned(),
                n => fill(w.rivals, &[("n", &w.count(n, w.reports))]),
            },
            disagreement: self.disagreement_link(subject).filter(|_| !newest.is_empty()),
        }
    }

    fn unknown(&self, reason: Option<&String>, otherwise: &str) -> UnknownOr {
        let label = match reason {
            Some(reason) => fill(self.cx.w.unknown_reason, &[("reason", reason)]),
            None => otherwise.to_owned(),
        };
        UnknownOr { known: false, label, href: None }
    }

    fn card(&self, id: SourceId, quotations: usize) -> SourceCard {
        let w = self.cx.w;
        let s = self.cx.b.source(id);
        let outlet = match &s.outlet {
            Known::Is(a) => {
                let link = self.actor(*a);
                UnknownOr { known: true, label: link.label, href: Some(link.href) }
            }
            Known::Unknown { reason } => self.unknown(reason.as_ref(), w.outlet_unknown),
        };
        let url = match &s.url {
            Known::Is(u) => UnknownOr { known: true, label: u.clone(), href: Some(u.clone()) },
            Known::Unknown { reason } => self.unknown(reason.as_ref(), w.url_unknown),
        };
        let published_unknown = match &s.published {
            Known::Is(_) => String::new(),
            Known::Unknown { reason } => self.unknown(reason.as_ref(), w.published_unknown).label,
        };
        let reason = s.status_reason.as_ref().map(|r| format!(": {r}")).unwrap_or_default();
        SourceCard {
            title: s.title.clone(),
            outlet,
            authors: s.authors.clone(),
            agencies: s.agencies.iter().map(|a| self.actor(*a)).collect(),
            published: s.published.get().map(|d| dates::once(d, w)),
            published_unknown,
            time: s.time.clone(),
            retrieved: s.retrieved.as_ref().map(|d| dates::once(d, w)),
            added: s.added.as_ref().map(|d| dates::once(d, w)),
            url,
            archive: s.archive_url.as_ref().map(|u| Link { label: u.clone(), href: u.clone() }),
            lang: s.language.clone(),
            language: w.language(&s.language).to_owned(),
            rights: s.rights.word(),
            rights_label: match s.rights {
                Rights::Quotation => w.rights_quotation,
                Rights::PublicDomain => w.rights_public_domain,
                Rights::Licensed => w.rights_licensed,
                Rights::Own => w.rights_own,
            }
            .to_owned(),
            status: match s.status {
                SourceStatus::Published => "published",
                SourceStatus::Draft => "draft",
                SourceStatus::Retracted => "retracted",
            },
            retracted: (s.status == SourceStatus::Retracted)
                .then(|| fill(w.retracted_sentence, &[("reason", &reason)])),
            words: s.words.map(|n| w.count(n as usize, w.words_n)),
            quoted: self.quoted(s, quotations),
            shared: self.shared_remarks(id),
            grades: self.grades(s),
            tags: s.tags.clone(),
        }
    }

    pub fn article_row(&self, id: SourceId) -> ArticleRow {
        let (b, w) = (self.cx.b, self.cx.w);
        let s = b.source(id);
        let all = self.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        let disputed: Vec<&ClaimIx> = all.iter().filter(|ix| self.cx.disputed.contains(ix)).collect();
        let entries: BTreeSet<usize> = disputed.iter().flat_map(|ix| self.entries_with(**ix)).collect();
        let slots = [("claims", w.count(all.len(), w.claims)), ("disputed", self.disputed(disputed.len()))];
        ArticleRow {
            id: s.id.clone(),
            link: self.link(&s.title, &url::article(b, id)),
            outlet: s.outlet.get().map(|a| self.actor(*a)),
            outlet_label: s.outlet.get().map_or(w.outlet_unknown, |a| b.actor(*a).name.as_str()).to_owned(),
            published: s.published.get().map(|d| dates::once(d, w)),
            claims: all.len(),
            disputed: disputed.len(),
            counts: fill(w.article_counts, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))),
            disagreements: entries.len(),
            retracted: s.status == SourceStatus::Retracted,
            draft: s.status == SourceStatus::Draft,
        }
    }

    pub fn articles_page(&self, all: &[SourceId], split: &Split) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let slots = [("n", w.count(all.len(), w.articles_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_articles, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        let shown = all.get(split.entries.clone()).unwrap_or_default();
        View::Articles(Box::new(ArticlesPage {
            frame: self.paged_frame("articles", w.nav_articles, description, split),
            rows: shown.iter().map(|id| self.article_row(*id)).collect(),
            pager: self.pager(Folder::Articles, split),
            empty: all.is_empty().then(|| w.empty_articles.to_owned()),
        }))
    }

    /// The frame of one page of a split list: title and description name the page.
    pub fn paged_frame(
        &self,
        kind: &'static str,
        title: &str,
        description: String,
        split: &Split,
    ) -> super::views::Frame {
        let w = self.cx.w;
        if split.place == 0 {
            return self.frame(kind, title, description);
        }
        let (n, of) = ((split.place + 1).to_string(), split.of.to_string());
        let title = fill(w.title_paged, &[("title", title), ("n", &n)]);
        let description = fill(w.desc_paged, &[("description", &description), ("n", &n), ("of", &of)]);
        self.frame(kind, &title, description)
    }
}
