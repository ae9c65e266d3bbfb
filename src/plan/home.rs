//! The home page: the brief on one page.

use super::chronicle::articles;
use super::context::At;
use super::rich;
use super::url::{self, Folder};
use super::views::{HomePage, HomeSource, Link, View};
use super::words::{Forms, capital, fill};
use crate::model::{ActorId, ClaimIx, NoteStatus, NumberId, QuestionId, SourceId, SubjectId};
use std::cmp::Reverse;
use std::collections::BTreeSet;

const NUMBERS: usize = 12;
const DEADLINES: usize = 8;
const QUESTIONS: usize = 12;
const DISAGREEMENTS: usize = 12;
const ARTICLES: usize = 8;
/// Shared remarks named.
const SHARED: usize = 5;

impl<'a> At<'a> {
    pub fn home_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let site = &b.site;
        let introduction = b.pages.iter().find(|p| p.id == "index" && (!p.draft || b.with_drafts));
        let introduction = introduction.map(|p| rich::body(self, &p.body));
        let description = fill(w.desc_home, &[("title", &site.title), ("summary", &site.summary)]);
        let frame = self.frame("home", &site.title, description);
        let (open, passed, undated) = self.deadline_rows();
        let next = open.first().is_some_and(|d| d.due.is_some());
        let mut deadlines = open;
        deadlines.extend(passed);
        deadlines.extend(undated);
        let deadlines_left = deadlines.len().saturating_sub(DEADLINES);
        deadlines.truncate(DEADLINES);
        let log = self.log_by_weight();
        let articles = articles(self.cx);
        let numbers = self.numbers_by_weight();
        let questions = self.questions_by_weight();
        let counts = [
            ("numbers", w.count(b.numbers.len(), w.numbers_n)),
            ("deadlines", w.count(b.deadlines.len(), w.deadlines_n)),
            ("questions", w.count(b.questions.len(), w.questions_n)),
            ("articles", w.count(articles.len(), w.articles_n)),
            ("disagreements", self.log_counts()),
        ];
        let subjects = b.numbers.len() + b.deadlines.len() + b.questions.len();
        View::Home(Box::new(HomePage {
            frame,
            summary: site.summary.clone(),
            basis: w.count(articles.len(), w.articles_n),
            search: self.search_form(w.search_home_label),
            introduction,
            sentence: fill(w.home_sentence, &counts.each_ref().map(|(k, v)| (*k, v.as_str()))),
            more_numbers: self.folded_list(
                numbers.len().saturating_sub(NUMBERS),
                w.nav_numbers,
                &Folder::Numbers.index(),
            ),
            numbers: numbers.into_iter().take(NUMBERS).map(|n| self.number_row(n)).collect(),
            deadlines,
            next,
            more_deadlines: self.folded_list(deadlines_left, w.nav_deadlines, &Folder::Deadlines.index()),
            more_questions: self.folded_list(
                questions.len().saturating_sub(QUESTIONS),
                w.nav_questions,
                &Folder::Questions.index(),
            ),
            questions: questions.into_iter().take(QUESTIONS).map(|q| self.question_row(q)).collect(),
            more_disagreements: self.folded_list(
                log.len().saturating_sub(DISAGREEMENTS),
                w.nav_disagreements,
                &Folder::Disagreements.index(),
            ),
            disagreements: log.into_iter().take(DISAGREEMENTS).filter_map(|i| self.disagreement_row(i)).collect(),
            more_articles: self.folded_list(
                articles.len().saturating_sub(ARTICLES),
                w.nav_articles,
                &Folder::Articles.index(),
            ),
            articles: articles.iter().take(ARTICLES).map(|id| self.article_row(*id)).collect(),
            source: self.source_summary(),
            empty: (articles.is_empty() && subjects == 0).then(|| w.empty_home.to_owned()),
        }))
    }

    /// The whole log: the weightiest subject first; then open entries, explained and settled ones, each newest first.
    fn log_by_weight(&self) -> Vec<usize> {
        let status = |d| NoteStatus::ALL.iter().position(|s| *s == self.cx.log_status(d)).unwrap_or(0);
        let mut log: Vec<_> = (self.cx.r.disagreements.iter().enumerate())
            .map(|(i, d)| (Reverse(self.cx.b.weight(d.subject)), status(d), i))
            .collect();
        log.sort_unstable();
        log.into_iter().map(|(.., i)| i).collect()
    }

    /// "4 disagreements: 1 open, 3 explained"
    pub fn log_counts(&self) -> String {
        let w = self.cx.w;
        let log = &self.cx.r.disagreements;
        let all = w.count(log.len(), w.disagreements_n);
        let of = |s: &NoteStatus| log.iter().filter(|d| self.cx.log_status(d) == *s).count();
        let counts = NoteStatus::ALL.iter().map(|s| (of(s), *s)).filter(|(n, _)| *n > 0);
        let counts: Vec<String> =
            counts.map(|(n, s)| fill(w.log_count, &[("n", &w.whole(n)), ("status", self.cx.note_status(s))])).collect();
        if counts.is_empty() { all } else { fill(w.log_counts, &[("n", &all), ("list", &counts.join(w.comma))]) }
    }

    pub fn numbers_by_weight(&self) -> Vec<NumberId> {
        let mut all: Vec<NumberId> = (0..self.cx.b.numbers.len() as u32).map(NumberId).collect();
        all.sort_by_cached_key(|n| self.cx.place(SubjectId::Number(*n)));
        all
    }

    pub fn questions_by_weight(&self) -> Vec<QuestionId> {
        let mut all: Vec<QuestionId> = (0..self.cx.b.questions.len() as u32).map(QuestionId).collect();
        all.sort_by_cached_key(|q| self.cx.place(SubjectId::Question(*q)));
        all
    }

    /// "5 articles; 3 outlets identified; 1 wire copy; 1 remark shared by 3 articles."
    fn source_summary(&self) -> HomeSource {
        let (b, w) = (self.cx.b, self.cx.w);
        let articles = articles(self.cx);
        let outlets: BTreeSet<ActorId> = articles.iter().filter_map(|id| b.source(*id).outlet.get().copied()).collect();
        let with_agency = articles.iter().filter(|id| !b.source(**id).agencies.is_empty()).count();
        let wire = articles.iter().filter(|id| self.is_wire_copy(**id)).count();
        let mut shared: Vec<(usize, &str, ClaimIx)> = Vec::new();
        for (remark, claims) in &self.cx.r.remarks {
            let told: BTreeSet<_> =
                claims.iter().filter(|ix| self.cx.shows(b.claim(**ix))).map(|ix| b.claim(*ix).source()).collect();
            if let Some(first) = claims.first().filter(|_| told.len() > 1) {
                shared.push((told.len(), remark, *first));
            }
        }
        shared.sort_by_key(|(n, remark, _)| (Reverse(*n), *remark));
        let counted = |n: usize, template: &str, forms: Forms| match n {
            0 => String::new(),
            n => fill(template, &[("n", &w.count(n, forms))]),
        };
        let agencies = counted(wire, w.source_wire_copy, w.wire_copies);
        let agencies = agencies + &counted(with_agency - wire, w.source_wire, w.wire);
        let slots = [
            ("articles", w.count(articles.len(), w.articles_n)),
            ("outlets", w.count(outlets.len(), w.outlets_n)),
            ("wire", agencies),
            ("shared", self.shared_counts(shared.iter().map(|(n, ..)| *n))),
        ];
        HomeSource {
            sentence: capital(&fill(w.source_sentence, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))),
            note: b.site.sources_note.clone(),
            articles: articles.len(),
            outlets: outlets.len(),
            wire: with_agency,
            shared: shared
                .into_iter()
                .take(SHARED)
                .map(|(n, _, ix)| Link { label: self.shared_label(n, b.claim(ix)), href: self.claim(ix) })
                .collect(),
        }
    }

    /// An agency that it names speaks in it where other articles speak in their own voice: then it is the agency's text.
    fn is_wire_copy(&self, id: SourceId) -> bool {
        let s = self.cx.b.source(id);
        let own = self.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        let by = |ix: &ClaimIx| self.cx.b.claim(*ix).by;
        own.iter().any(|ix| by(ix).is_some_and(|a| s.agencies.contains(&a))) && own.iter().all(|ix| by(ix).is_some())
    }

    /// "; 1 remark shared by 3 articles; 2 remarks shared by 2 articles". The counts come most repeated first.
    fn shared_counts(&self, told: impl Iterator<Item = usize>) -> String {
        let w = self.cx.w;
        let told: Vec<usize> = told.collect();
        let groups: Vec<&[usize]> = told.chunk_by(|a, b| a == b).collect();
        let Some((first, rest)) = groups.split_first() else { return String::new() };
        let by = |of: &[usize]| {
            let n = w.count(of.first().copied().unwrap_or(0), w.articles_n);
            fill(w.source_shared_by, &[("remarks", &w.count(of.len(), w.remarks)), ("n", &n)])
        };
        let others: usize = rest.iter().map(|of| of.len()).sum();
        match rest {
            [] => by(first),
            [one] => by(first) + &by(one),
            _ => by(first) + &fill(w.source_shared_many, &[("n", &w.count(others, w.remarks))]),
        }
    }

    pub fn numbers_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let slots = [("n", w.count(b.numbers.len(), w.numbers_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_numbers, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        View::Numbers(Box::new(super::views::NumbersPage {
            frame: self.frame("numbers", w.nav_numbers, description),
            rows: self.numbers_by_weight().into_iter().map(|n| self.number_row(n)).collect(),
            empty: b.numbers.is_empty().then(|| w.empty_numbers.to_owned()),
        }))
    }

    pub fn deadlines_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let slots = [("n", w.count(b.deadlines.len(), w.deadlines_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_deadlines, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        let (open, passed, undated) = self.deadline_rows();
        View::Deadlines(Box::new(super::views::DeadlinesPage {
            frame: self.frame("deadlines", w.nav_deadlines, description),
            open,
            passed,
            undated,
            empty: b.deadlines.is_empty().then(|| w.empty_deadlines.to_owned()),
        }))
    }

    pub fn questions_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let slots = [("n", w.count(b.questions.len(), w.questions_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_questions, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        View::Questions(Box::new(super::views::QuestionsPage {
            frame: self.frame("questions", w.nav_questions, description),
            rows: self.questions_by_weight().into_iter().map(|q| self.question_row(q)).collect(),
            positions: self.positions(),
            empty: b.questions.is_empty().then(|| w.empty_questions.to_owned()),
        }))
    }

    /// Where to go from a wrong address.
    pub fn ways_out(&self) -> Vec<Link> {
        let w = self.cx.w;
        vec![
            self.link(w.nav_home, url::HOME),
            self.link(w.nav_numbers, &Folder::Numbers.index()),
            self.link(w.nav_questions, &Folder::Questions.index()),
            self.link(w.nav_articles, &Folder::Articles.index()),
        ]
    }
}
