//! What can be found: one record an entity, claim or page, with the words by which it is found and what results show.

use super::facet;
use crate::model::{
    ActorId, Claim, ClaimIx, DeadlineId, Exact, FreePage, Holder, NumberId, QuestionId, Rich, RichPart, Source,
    SourceId, SourceStatus, Speech, Status, SubjectId, Value,
};
use crate::plan::chronicle;
use crate::plan::context::At;
use crate::plan::part::plain;
use crate::plan::url;
use crate::plan::words::{Words, fill};
use rayon::prelude::*;
use std::collections::BTreeSet;

/// In the order in which results of equal weight are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Actor,
    Number,
    Deadline,
    Question,
    Disagreement,
    Page,
    Article,
    Claim,
}

impl Kind {
    pub const ALL: [Kind; 8] = [
        Kind::Actor,
        Kind::Number,
        Kind::Deadline,
        Kind::Question,
        Kind::Disagreement,
        Kind::Page,
        Kind::Article,
        Kind::Claim,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Kind::Actor => "actor",
            Kind::Number => "number",
            Kind::Deadline => "deadline",
            Kind::Question => "question",
            Kind::Disagreement => "disagreement",
            Kind::Page => "page",
            Kind::Article => "article",
            Kind::Claim => "claim",
        }
    }

    pub fn label(self, w: &Words) -> &'static str {
        match self {
            Kind::Actor => w.search_actor,
            Kind::Number => w.search_number,
            Kind::Deadline => w.search_deadline,
            Kind::Question => w.search_question,
            Kind::Disagreement => w.search_disagreement,
            Kind::Page => w.search_page,
            Kind::Article => w.search_article,
            Kind::Claim => w.search_claim,
        }
    }
}

#[derive(Debug)]
pub struct Record {
    pub kind: Kind,
    pub title: String,
    /// Below the site, with a fragment for claims.
    pub path: String,
    pub value: String,
    /// Kind of verdict; empty where there is none.
    pub verdict: &'static str,
    pub quote: String,
    /// Of the quotation, where it is not the page's; else empty.
    pub lang: String,
    /// Who, where, when: one line.
    pub note: String,
    /// Texts that name it: names, labels, values.
    pub names: Vec<String>,
    /// Other texts by which it is found.
    pub texts: Vec<String>,
    /// What filters can ask for, as made by [`facet`].
    pub facets: BTreeSet<String>,
}

impl Record {
    fn new(kind: Kind, title: &str, path: String) -> Record {
        Record {
            kind,
            title: title.to_owned(),
            path,
            value: String::new(),
            verdict: "",
            quote: String::new(),
            lang: String::new(),
            note: String::new(),
            names: vec![title.to_owned()],
            texts: Vec::new(),
            facets: BTreeSet::from([facet("kind", kind.word())]),
        }
    }

    fn with_verdict(mut self, kind: &'static str) -> Record {
        self.verdict = kind;
        self.facets.insert(facet("verdict", kind));
        self
    }
}

impl<'a> At<'a> {
    /// Everything but articles and their claims, by kind, each kind in its registry's order.
    pub fn entity_records(&self) -> Vec<Record> {
        let b = self.cx.b;
        let mut out: Vec<Record> = (0..b.actors.len() as u32).map(|i| self.actor_record(ActorId(i))).collect();
        let subjects: Vec<SubjectId> = self.cx.subjects().collect();
        out.par_extend(subjects.par_iter().map(|s| match s {
            SubjectId::Number(n) => self.number_record(*n),
            SubjectId::Deadline(d) => self.deadline_record(*d),
            SubjectId::Question(q) => self.question_record(*q),
        }));
        let log: Vec<usize> = (0..self.cx.r.disagreements.len()).collect();
        let log: Vec<Option<Record>> = log.par_iter().map(|i| self.disagreement_record(*i)).collect();
        out.extend(log.into_iter().flatten());
        let pages = b.pages.iter().filter(|p| p.id != "index" && (!p.draft || b.with_drafts));
        out.extend(pages.map(page_record));
        // The lists themselves: somebody who types "disagreements" wants the log.
        let lists = self.cx.titles.iter().filter(|(path, _)| path.ends_with("/index.html") && *path != url::SEARCH);
        out.extend(lists.map(|(path, title)| Record::new(Kind::Page, title, path.clone())));
        out
    }

    /// Articles from the oldest on, each after its claims: read backwards, an article comes before its claims as typed, and
    /// an arriving article changes the end only.
    pub fn article_records(&self) -> Vec<Record> {
        let b = self.cx.b;
        let mut articles = chronicle::articles(self.cx);
        articles.sort_by_key(|id| {
            let s = b.source(*id);
            (s.published.get().and_then(|d| d.days.latest()), &s.id)
        });
        let each: Vec<Vec<Record>> = articles
            .par_iter()
            .map(|id| {
                let claims = self.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
                let mut of: Vec<Record> = claims.iter().rev().map(|ix| self.claim_record(*ix)).collect();
                of.push(self.article_record(*id, claims));
                of
            })
            .collect();
        each.into_iter().flatten().collect()
    }

    fn actor_record(&self, id: ActorId) -> Record {
        let a = self.cx.b.actor(id);
        let mut r = Record::new(Kind::Actor, &a.name, url::actor(self.cx.b, id));
        r.names = self.names(id);
        let row = self.actor_row(id);
        r.value = row.role.clone();
        r.note = match row.says.as_str() {
            "" => [self.cx.w.actor_kind(a.kind).0, &row.counts].join(self.cx.w.comma),
            _ => row.says,
        };
        r.texts.push(row.role);
        r.texts.extend(a.roles.iter().map(|r| r.role.clone()));
        r.texts.extend(a.note.clone());
        r.facets.insert(facet("actor", &a.id));
        r
    }

    /// An actor's name and its other spellings.
    fn names(&self, id: ActorId) -> Vec<String> {
        let a = self.cx.b.actor(id);
        let other = a.aliases.iter().filter(|x| !a.former_ids.contains(x)).cloned();
        std::iter::once(a.name.clone()).chain(other).collect()
    }

    fn number_record(&self, n: NumberId) -> Record {
        let (b, subject) = (self.cx.b, SubjectId::Number(n));
        let number = b.number(n);
        let row = self.number_row(n);
        let mut r = self.subject_record(Kind::Number, subject, row.verdict.kind);
        if let Some(current) = row.current {
            r.names.push(current.value.clone());
            r.value = current.value;
            let of = [current.of.as_str(), &current.as_of.told(self.cx.w)];
            let of: Vec<&str> = of.into_iter().filter(|t| !t.is_empty()).collect();
            r.note = format!("{} · {}", of.join(self.cx.w.comma), row.counts);
        } else {
            r.note = row.counts;
        }
        r.texts.push(number.unit.clone());
        r.texts.extend(number.place.map(|a| b.actor(a).name.clone()));
        r.texts.extend(number.note.clone());
        r.texts.extend(number.populations.iter().map(|p| p.label.clone()));
        // Any figure that is reported of it leads to it, and before the reports themselves.
        let figures: BTreeSet<String> =
            self.cx.relations(subject).claims.iter().flat_map(|ix| figures(b.claim(*ix))).collect();
        r.names.extend(figures);
        r
    }

    fn deadline_record(&self, id: DeadlineId) -> Record {
        let b = self.cx.b;
        let d = b.deadline(id);
        let row = self.deadline_row(id);
        let mut r = self.subject_record(Kind::Deadline, SubjectId::Deadline(id), row.verdict.kind);
        r.value = row.due.map(|due| due.text).unwrap_or_default();
        r.names.push(r.value.clone());
        r.note = format!("{} · {}", row.status_label, row.counts);
        r.texts.extend(d.instrument.iter().chain(&d.obligation).chain(&d.note).cloned());
        for a in &d.obliged {
            r.texts.extend(self.names(*a));
            r.facets.insert(facet("actor", &b.actor(*a).id));
        }
        r
    }

    fn question_record(&self, id: QuestionId) -> Record {
        let b = self.cx.b;
        let q = b.question(id);
        let row = self.question_row(id);
        let mut r = self.subject_record(Kind::Question, SubjectId::Question(id), row.verdict.kind);
        r.value = plain(&row.standing);
        r.note = row.counts;
        r.texts.extend(q.proposition.iter().chain(&q.note).cloned());
        r.texts.extend(q.grounds.iter().map(|g| g.label.clone()));
        r.texts.extend(q.answers.iter().map(|(_, label)| label.clone()));
        for a in &q.parties {
            r.texts.extend(self.names(*a));
            r.facets.insert(facet("actor", &b.actor(*a).id));
        }
        r
    }

    /// A subject with what its reports share: who, where, when.
    fn subject_record(&self, kind: Kind, subject: SubjectId, verdict: &'static str) -> Record {
        let b = self.cx.b;
        let mut r = Record::new(kind, b.subject_label(subject), url::subject(b, subject)).with_verdict(verdict);
        for ix in &self.cx.relations(subject).claims {
            self.add_facets(&mut r, b.claim(*ix));
        }
        r
    }

    fn disagreement_record(&self, index: usize) -> Option<Record> {
        let b = self.cx.b;
        let d = self.cx.r.disagreements.get(index)?;
        let row = self.disagreement_row(index)?;
        let path = url::disagreement(&d.id);
        let mut r = Record::new(Kind::Disagreement, &row.link.label, path).with_verdict(row.verdict.kind);
        r.value = plain(&row.sides);
        r.note = row.status_label;
        r.texts.push(r.value.clone());
        for ix in &d.claims {
            self.add_facets(&mut r, b.claim(*ix));
        }
        for holder in &d.parties {
            if let Holder::Actor(a) = holder {
                r.texts.extend(self.names(*a));
            }
        }
        Some(r)
    }

    fn article_record(&self, id: SourceId, claims: &[ClaimIx]) -> Record {
        let (b, w) = (self.cx.b, self.cx.w);
        let s = b.source(id);
        let row = self.article_row(id);
        let mut r = Record::new(Kind::Article, &s.title, url::article(b, id));
        r.value = self.cx.name(id).full.clone();
        r.note =
            if s.status == SourceStatus::Retracted { format!("{} · {}", w.retracted, row.counts) } else { row.counts };
        r.texts.push(r.value.clone());
        r.texts.extend(s.authors.iter().chain(&s.tags).cloned());
        for a in s.outlet.get().into_iter().chain(&s.agencies) {
            r.texts.extend(self.names(*a));
        }
        // The editor's digest; a whole text would weigh more than all the rest.
        if !s.body_is_text {
            r.texts.push(text_of(&s.body));
        }
        for ix in claims {
            self.add_facets(&mut r, b.claim(*ix));
        }
        self.add_source(&mut r, s);
        r
    }

    fn claim_record(&self, ix: ClaimIx) -> Record {
        let (b, w) = (self.cx.b, self.cx.w);
        let c = b.claim(ix);
        let s = self.cx.source(c);
        let passage = &c.citation.passage;
        let mut r = Record::new(Kind::Claim, b.subject_label(c.subject), url::claim(b, ix));
        // Its subject's title is not its own name.
        r.texts = std::mem::take(&mut r.names);
        r.value = self.told(c);
        r.quote = self.quoted_words(c);
        if s.language != b.site.language {
            r.lang = s.language.clone();
        }
        let holder = self.holder(c.holder).label;
        let who = match (c.by, c.holder) {
            (Some(by), Holder::Actor(a)) if by != a => {
                fill(w.value_holder, &[("value", &b.actor(by).name), ("holder", &holder)])
            }
            (None, Holder::Actor(a)) if s.outlet.get() == Some(&a) => String::new(),
            (None, Holder::Source(_)) => String::new(),
            _ => holder,
        };
        r.note = self.cx.name(c.source()).full.clone();
        if !who.is_empty() {
            r.note = format!("{who} · {}", r.note);
        }
        if c.speech == Some(Speech::Reported) {
            r.note = format!("{} · {}", r.note, self.in_whose_words(c));
        }
        match (c.status, s.status) {
            (Status::Deprecated, _) => r.note = format!("{} · {}", w.deprecated, r.note),
            (Status::Retracted, _) | (_, SourceStatus::Retracted) => r.note = format!("{} · {}", w.retracted, r.note),
            _ => r = r.with_verdict(self.cx.subject_verdict(c.subject).kind),
        }
        r.names.push(r.value.clone());
        r.names.extend(figures(c));
        let people: BTreeSet<ActorId> = c.by.into_iter().chain(holder_id(c)).collect();
        for a in &people {
            r.names.extend(self.names(*a));
        }
        r.texts.push(passage.raw.clone());
        r.texts.extend(c.translation.iter().map(|t| t.text.clone()));
        r.texts.extend(self.population_labels(c));
        r.texts.extend(self.ground_labels(c));
        r.texts.extend(c.event.map(|e| b.event(e).label.clone()));
        r.texts.extend(s.outlet.get().map(|a| b.actor(*a).name.clone()));
        self.add_facets(&mut r, c);
        r
    }

    fn add_facets(&self, r: &mut Record, c: &Claim) {
        for a in c.by.into_iter().chain(holder_id(c)).chain(c.via.iter().copied()) {
            r.facets.insert(facet("actor", &self.cx.b.actor(a).id));
        }
        if let Some(outlet) = self.cx.source(c).outlet.get() {
            r.facets.insert(facet("outlet", &self.cx.b.actor(*outlet).id));
        }
        if let Some(day) = c.said_on.days.latest() {
            r.facets.insert(facet("year", &day.year().to_string()));
        }
    }

    fn add_source(&self, r: &mut Record, s: &Source) {
        if let Some(outlet) = s.outlet.get() {
            r.facets.insert(facet("outlet", &self.cx.b.actor(*outlet).id));
        }
        if let Some(day) = s.published.get().and_then(|d| d.days.latest()) {
            r.facets.insert(facet("year", &day.year().to_string()));
        }
    }
}

fn page_record(p: &FreePage) -> Record {
    let mut r = Record::new(Kind::Page, &p.title, url::free_page(&p.id));
    r.note = p.summary.clone().unwrap_or_default();
    r.texts.push(r.note.clone());
    r.texts.push(text_of(&p.body));
    r
}

fn holder_id(c: &Claim) -> Option<ActorId> {
    match c.holder {
        Holder::Actor(a) => Some(a),
        Holder::Source(_) => None,
    }
}

/// A claim's figures in digits, however the source and the page write them: "2 million" is found as 2000000.
fn figures(c: &Claim) -> Vec<String> {
    let quantities = match &c.value {
        Value::Quantity(q) => std::slice::from_ref(q),
        Value::Quantities(all) => all.as_slice(),
        _ => &[],
    };
    let values = quantities.iter().flat_map(|q| std::iter::once(q.value).chain(q.upper));
    values.filter(|v| v.is_integer()).map(|v: Exact| v.numer().to_string()).collect()
}

/// The words of a text, without its markup. Enough to search in; never shown.
fn text_of(rich: &Rich) -> String {
    let mut out = String::new();
    let mut inside = false;
    for part in &rich.parts {
        let (RichPart::Html(html) | RichPart::Link { html, .. }) = part else { continue };
        for c in html.chars() {
            match c {
                '<' => {
                    inside = true;
                    out.push(' ');
                }
                '>' => inside = false,
                _ if !inside => out.push(c),
                _ => {}
            }
        }
    }
    for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        out = out.replace(reference, character);
    }
    out
}
