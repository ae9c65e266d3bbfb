//! Links within the site: from what an editor typed to what it leads to.

use super::Registries;
use super::names::Ids;
use super::subject::subject_of_entry;
use crate::finding::{Finding, Rule, nearest};
use crate::model::{
    ActorId, Briefing, ClaimIx, DeadlineId, EntryLink, Heading, Mention, NumberId, QuestionId, Rich, RichPart, Section,
    Sentence, SourceId, SubjectId, Target,
};
use crate::parse::Body;
use crate::parse::markdown::{Prose, ProsePart, UNNAMED, prose, sentences, without_comments};
use crate::text::{FileId, Place};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// Everything that a link can lead to.
pub struct Links<'a> {
    pub registries: &'a Registries,
    pub sources: &'a Ids,
    pub claims: HashMap<&'a str, ClaimIx>,
    /// Ids of the free pages, in order.
    pub pages: Vec<String>,
    /// Ids of what this run leaves out because it is a draft: `articles/x`, `x`.
    pub drafts: BTreeSet<String>,
    pub briefing: &'a Briefing,
}

/// A text as it is read before its links are looked up, and its sentences.
pub type Read = (Prose, Vec<Range<usize>>);

pub fn read(body: &Body) -> Read {
    let text = without_comments(&body.text);
    (prose(&text), sentences(&text))
}

pub fn rich(file: FileId, body: &Body, read: Read, links: &Links, findings: &mut Vec<Finding>) -> Rich {
    let (Prose { parts, headings, mentions }, sentences) = read;
    let mut found: HashMap<String, Target> = HashMap::new();
    let mut linked: Vec<(usize, Target)> = Vec::new();
    let mut entries: Vec<EntryLink> = Vec::new();
    let parts = parts
        .into_iter()
        .map(|part| match part {
            ProsePart::Html(html) => RichPart::Html(html),
            ProsePart::Code { language, code } => RichPart::Code { language, code },
            ProsePart::Link { target, range, html } => {
                let typed = body.text.get(range.clone()).and_then(|typed| typed.find(&target));
                let range = typed.map_or(range.clone(), |at| range.start + at..range.start + at + target.len());
                let at = body.start + range.start..body.start + range.end;
                let place = Place::bytes(file, at.clone());
                let before = findings.len();
                let to = links.look_up(&target, place, findings);
                for finding in findings.iter_mut().skip(before) {
                    finding.replacement =
                        finding.replacement.take().filter(|_| typed.is_some()).map(|id| with_id(&target, &id));
                }
                match to {
                    Some(to) => {
                        let html = if html.is_empty() { escape(links.name(&to)) } else { html };
                        found.insert(target, to.clone());
                        linked.push((range.start, to.clone()));
                        if let Target::Disagreement(subject, id) = &to {
                            entries.push(EntryLink { subject: *subject, id: id.clone(), at });
                        }
                        RichPart::Link { target: to, html }
                    }
                    None => RichPart::Html(if html.is_empty() { escape(&target) } else { html }),
                }
            }
        })
        .collect();
    let mentions = mentions
        .into_iter()
        .filter_map(|m| {
            let target = found.get(&m.target)?.clone();
            Some(Mention { sentence: m.sentence.replace(UNNAMED, links.name(&target)), target })
        })
        .collect();
    let headings =
        headings.into_iter().map(|h| Heading { level: h.level, id: h.id, text: h.text.replace(UNNAMED, "") }).collect();
    let sentences = sentences.into_iter().map(|range| Sentence {
        start: body.start + range.start,
        text: body.text.get(range.clone()).unwrap_or_default().to_owned(),
        targets: linked.iter().filter(|(at, _)| range.contains(at)).map(|(_, to)| to.clone()).collect(),
    });
    Rich { parts, headings, mentions, sentences: sentences.collect(), entries }
}

/// The target with another id: the kind before it and the place on the page behind it stay.
fn with_id(target: &str, id: &str) -> String {
    let (path, anchor) = target.split_at(target.find('#').unwrap_or(target.len()));
    match path.split_once('/') {
        Some((kind, _)) => format!("{kind}/{id}{anchor}"),
        None => format!("{id}{anchor}"),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

impl Links<'_> {
    fn look_up(&self, target: &str, place: Place, findings: &mut Vec<Finding>) -> Option<Target> {
        if target.starts_with('#') {
            findings.push(
                Finding::new(Rule::BrokenLink, place, format!("`{target}` is no heading of this text"))
                    .label("leads to nothing")
                    .help("a heading's fragment is its words in small letters with hyphens between them"),
            );
            return None;
        }
        let target = target.split('#').next().unwrap_or(target).trim_end_matches('/');
        if self.drafts.contains(target) {
            findings.push(
                Finding::new(Rule::DraftUsed, place, format!("`{target}` is still a draft"))
                    .label("published text links to it")
                    .help("publish it, or take the link out; `--drafts` shows both"),
            );
            return None;
        }
        if let Some(section) = section(target) {
            return Some(Target::Section(section));
        }
        let r = self.registries;
        let Some((kind, id)) = target.split_once('/') else {
            return self.bare(target, place, findings);
        };
        match kind {
            "actors" => r.actor_names.look_up(id, || place, findings).map(Target::Actor),
            "numbers" => subject(&r.number_ids, id, place, findings, |i| SubjectId::Number(NumberId(i))),
            "deadlines" => subject(&r.deadline_ids, id, place, findings, |i| SubjectId::Deadline(DeadlineId(i))),
            "questions" => subject(&r.question_ids, id, place, findings, |i| SubjectId::Question(QuestionId(i))),
            "articles" => self.sources.look_up(id, || place, findings).map(|i| Target::Source(SourceId(i))),
            "disagreements" => self.disagreement(id, place, findings),
            "claims" | "claim" => {
                let found = self.claims.get(id).copied().map(Target::Claim);
                if found.is_none() {
                    let f = dead(id, place, "a claim", self.claims.keys().copied().collect());
                    let f = super::note::echo_of_article(f, id);
                    findings.push(if f.help.is_some() {
                        f
                    } else {
                        f.help("a claim's id is `<article id>/<claim id>`")
                    });
                }
                found
            }
            "pages" => self.page(id, place, findings),
            _ => {
                const KINDS: [&str; 8] =
                    ["actors", "numbers", "deadlines", "questions", "articles", "disagreements", "claims", "pages"];
                let f = Finding::new(Rule::BrokenLink, place, format!("nothing lies under `{kind}/`"))
                    .label("leads to nothing");
                findings.push(match nearest(kind, KINDS) {
                    Some(near) => f.help(format!("did you mean `{near}/{id}`?")),
                    None => f.help(format!("begin with one of {}/, or name a page or an actor", KINDS.join("/, "))),
                });
                None
            }
        }
    }

    /// A name without a kind: a page of the editor's own, else an actor.
    fn bare(&self, name: &str, place: Place, findings: &mut Vec<Finding>) -> Option<Target> {
        match self.pages.iter().position(|p| p == name) {
            Some(i) => Some(Target::Page(i as u32)),
            None => self.registries.actor_names.look_up(name, || place, findings).map(Target::Actor),
        }
    }

    fn page(&self, id: &str, place: Place, findings: &mut Vec<Finding>) -> Option<Target> {
        let found = self.pages.iter().position(|p| p == id).map(|i| Target::Page(i as u32));
        if found.is_none() {
            findings.push(dead(id, place, "a page", self.pages.iter().map(String::as_str).collect()));
        }
        found
    }

    fn disagreement(&self, id: &str, place: Place, findings: &mut Vec<Finding>) -> Option<Target> {
        let found = subject_of_entry(self.registries, id);
        if found.is_none() {
            findings.push(
                Finding::new(Rule::BrokenLink, place, format!("there is no disagreement `{id}`")).label(
                    "`number-`, `deadline-` or `question-`, the subject's id, and what tells it from others there",
                ),
            );
        }
        found.map(|subject| Target::Disagreement(subject, id.to_owned()))
    }

    /// What readers call it.
    fn name(&self, target: &Target) -> &str {
        let (b, r) = (self.briefing, self.registries);
        match target {
            Target::Actor(ActorId(i)) => &r.actors[*i as usize].name,
            Target::Subject(SubjectId::Number(n)) | Target::Disagreement(SubjectId::Number(n), _) => {
                &r.numbers[n.0 as usize].label
            }
            Target::Subject(SubjectId::Deadline(d)) | Target::Disagreement(SubjectId::Deadline(d), _) => {
                &r.deadlines[d.0 as usize].label
            }
            Target::Subject(SubjectId::Question(q)) | Target::Disagreement(SubjectId::Question(q), _) => {
                &r.questions[q.0 as usize].text
            }
            Target::Source(s) => &b.source(*s).title,
            Target::Claim(c) => &b.claim(*c).citation.passage.quote,
            Target::Page(p) => b.pages.get(*p as usize).map_or("", |p| p.title.as_str()),
            Target::Section(s) => match s {
                Section::Home => "home",
                Section::Actors => "actors",
                Section::Numbers => "numbers",
                Section::Deadlines => "deadlines",
                Section::Questions => "questions",
                Section::Articles => "articles",
                Section::Disagreements => "disagreements",
                Section::Timeline => "timeline",
                Section::Coverage => "coverage",
                Section::Changes => "changes",
                Section::Corrections => "corrections",
            },
        }
    }
}

fn subject(
    ids: &Ids,
    id: &str,
    place: Place,
    findings: &mut Vec<Finding>,
    make: impl Fn(u32) -> SubjectId,
) -> Option<Target> {
    ids.look_up(id, || place, findings).map(|i| Target::Subject(make(i)))
}

fn section(target: &str) -> Option<Section> {
    Some(match target.trim_end_matches("/index") {
        "index" | "home" => Section::Home,
        "actors" => Section::Actors,
        "numbers" => Section::Numbers,
        "deadlines" => Section::Deadlines,
        "questions" => Section::Questions,
        "articles" => Section::Articles,
        "disagreements" => Section::Disagreements,
        "timeline" => Section::Timeline,
        "coverage" => Section::Coverage,
        "changes" => Section::Changes,
        "corrections" => Section::Corrections,
        _ => return None,
    })
}

fn dead(id: &str, place: Place, what: &str, mut known: Vec<&str>) -> Finding {
    known.sort_unstable();
    let f = Finding::new(Rule::BrokenLink, place, format!("`{id}` is not the id of {what}")).label("leads to nothing");
    f.offer(id, known)
}
