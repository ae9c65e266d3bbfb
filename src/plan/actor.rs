//! The page of an actor, and its row in lists.

use super::claim::SHOWN;
use super::context::At;
use super::dates;
use super::url::{self, Folder};
use super::views::{ActorPage, ActorRow, ActorsPage, Link, RoleBehind, RoleView, SaidOn, View};
use super::words::{capital, fill};
use crate::model::{Actor, ActorId, ActorKind, ClaimIx, DeadlineId, Holder, NumberId, QuestionId, Role, SubjectId};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Words for people whose name is not known, in the languages that sites are written in.
const UNNAMED: [&str; 9] = [
    "not named",
    "unnamed",
    "anonymous",
    "name withheld",
    "غير مسمى",
    "غير مسمّى",
    "لم يذكر اسمه",
    "لم يُذكر اسمه",
    "مجهول",
];
/// Names told of those who speak for a body.
const NAMED: usize = 3;
/// Answers told in the line that says who somebody is.
const SAYS: usize = 2;
/// How many articles an outlet's page lists.
const ARTICLES: usize = 60;

impl<'a> At<'a> {
    pub fn actor_page(&self, id: ActorId) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let a = b.actor(id);
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return View::Raw(String::new()) };
        let sentence = self.actor_sentence(id);
        let said = self.by_weight(&x.said);
        let more_said = self.folded(said.get(SHOWN..).unwrap_or_default());
        let said = self.said_on(said.get(..SHOWN).unwrap_or(&said));
        let (held, more_held) = self.claims(&x.held, SHOWN);
        let (carried, more_carried) = self.claims(&x.carried, SHOWN / 2);
        let (own_voice, more_own_voice) = self.claims(&x.own_voice, SHOWN / 2);
        let description = fill(w.desc_actor, &[("name", &a.name), ("sentence", &sentence)]);
        let party = b.questions.iter().zip(0..).filter(|(q, _)| q.parties.contains(&id));
        let party: Vec<QuestionId> = party.map(|(_, i)| QuestionId(i)).collect();
        let unheard = |q: &&QuestionId| self.cx.relations(SubjectId::Question(**q)).unheard.contains(&id);
        let question = |q: &QuestionId| self.subject(SubjectId::Question(*q));
        View::Actor(Box::new(ActorPage {
            frame: self.frame("actor", &a.name, description),
            id: a.id.clone(),
            name: a.name.clone(),
            kind: a.kind.word(),
            kind_label: w.actor_kind(a.kind).0.to_owned(),
            sentence,
            grades: a.grade.iter().flat_map(|g| self.grade(g, None)).collect(),
            note: a.note.clone(),
            roles: a.roles.iter().map(|r| self.role(r)).collect(),
            aliases: a.aliases.iter().filter(|x| !a.former_ids.contains(x)).cloned().collect(),
            part_of: a.part_of.map(|p| self.actor(p)),
            members: self.actors_that(|other| other.part_of == Some(id)),
            not_to_be_confused: self.confused(id),
            map: self.actor_map(id),
            disputes_title: fill(w.whom_it_disputes, &[("name", &a.name)]),
            said_title: fill(w.what_it_said, &[("name", &a.name)]),
            said,
            more_said,
            held,
            more_held,
            carried,
            more_carried,
            articles: x.articles.iter().take(ARTICLES).map(|s| self.article_row(*s)).collect(),
            more_articles: self.folded_list(
                x.articles.len().saturating_sub(ARTICLES),
                w.nav_articles,
                &Folder::Articles.index(),
            ),
            own_voice,
            more_own_voice,
            deadlines: (0..)
                .zip(&b.deadlines)
                .filter(|(_, d)| d.obliged.contains(&id))
                .map(|(i, _)| self.subject(SubjectId::Deadline(DeadlineId(i))))
                .collect(),
            questions: party.iter().map(question).collect(),
            unheard_on: party.iter().filter(unheard).map(question).collect(),
            numbers: (0..)
                .zip(&b.numbers)
                .filter(|(_, n)| n.place == Some(id))
                .map(|(i, _)| self.subject(SubjectId::Number(NumberId(i))))
                .collect(),
            disagreements: x.disagreements.iter().filter_map(|i| self.disagreement_row(*i)).collect(),
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
        }))
    }

    /// By subject, the weightiest first, each newest first as they come.
    fn by_weight(&self, claims: &[ClaimIx]) -> Vec<ClaimIx> {
        let mut all = claims.to_vec();
        all.sort_by_key(|ix| self.heaviest_first(*ix));
        all
    }

    fn said_on(&self, claims: &[ClaimIx]) -> Vec<SaidOn> {
        let of = |one: &[ClaimIx]| {
            let subject = self.subject(self.cx.b.claim(*one.first()?).subject);
            Some(SaidOn { subject, claims: one.iter().map(|ix| self.claim_view(*ix)).collect() })
        };
        claims.chunk_by(|a, b| self.cx.b.claim(*a).subject == self.cx.b.claim(*b).subject).filter_map(of).collect()
    }

    /// "Is the quay safe? Yes, 20 June 2026."
    fn actor_says(&self, id: ActorId, room: usize) -> String {
        let w = self.cx.w;
        let answers = self.newest_of(id).into_iter();
        let answers = answers.filter(|ix| matches!(self.cx.b.claim(*ix).subject, SubjectId::Question(_)));
        let says = |ix: ClaimIx| {
            let c = self.cx.b.claim(ix);
            let (question, answer) = (self.cx.b.subject_label(c.subject), self.short(c));
            let date = dates::once(&c.said_on, w).told(w);
            fill(w.actor_says, &[("question", question), ("answer", &capital(&answer)), ("date", &date)])
        };
        answers.take(room).map(says).collect::<Vec<_>>().join(" ")
    }

    /// Where an actor stands among those of its kind: who says most on what weighs most is first, who has no name last.
    fn actor_place(&self, id: ActorId) -> (ActorKind, bool, Reverse<i64>, Reverse<usize>, String, &'a str) {
        let a = self.cx.b.actor(id);
        let name = a.name.to_lowercase();
        let nameless = UNNAMED.iter().any(|word| name.contains(word));
        let subjects = self.newest_of(id).into_iter().map(|ix| self.cx.b.claim(ix).subject);
        let questions = subjects.filter(|s| matches!(s, SubjectId::Question(_)));
        let weight = questions.map(|s| i64::from(self.cx.b.weight(s).max(0))).sum();
        (a.kind, nameless, Reverse(weight), Reverse(self.claims_of(id)), name, &a.id)
    }

    fn actors_that(&self, is: impl Fn(&Actor) -> bool) -> Vec<Link> {
        (0..).zip(&self.cx.b.actors).filter(|(_, a)| is(a)).map(|(i, _)| self.actor(ActorId(i))).collect()
    }

    /// The hint stands on both pages, whichever of the two names the other.
    fn confused(&self, id: ActorId) -> Vec<Link> {
        let own = &self.cx.b.actor(id).never_merge;
        (0..)
            .map(ActorId)
            .zip(&self.cx.b.actors)
            .filter(|(other, a)| *other != id && (own.contains(other) || a.never_merge.contains(&id)))
            .map(|(other, _)| self.actor(other))
            .collect()
    }

    fn role(&self, r: &Role) -> RoleView {
        let w = self.cx.w;
        RoleView {
            role: r.role.clone(),
            of: r.of.map(|a| self.actor(a)),
            during: r.during.as_ref().map(|d| dates::days(d, w)).unwrap_or_default(),
        }
    }

    /// What stands behind somebody's name where a page first mentions it: "special envoy, Russia".
    pub fn role_behind(&self, id: ActorId) -> Option<RoleBehind> {
        let (a, w) = (self.cx.b.actor(id), self.cx.w);
        let path = url::actor(self.cx.b, id);
        let role = self.role_text(a);
        let said = |template: &str| fill(template, &[("role", &role)]);
        (!a.roles.is_empty() && path != self.path).then(|| RoleBehind {
            name: a.name.clone(),
            behind: said(w.role_behind),
            in_brackets: said(w.role_in_brackets),
        })
    }

    /// "Special envoy, Russia", or the body it is part of.
    fn role_text(&self, a: &Actor) -> String {
        let w = self.cx.w;
        // The office of the day, or the first that was typed.
        let on = crate::model::Days::on(self.cx.b.site.as_of);
        let now = a.roles.iter().find(|r| r.during.is_none_or(|d| d.gap(&on) == 0));
        match (now.or(a.roles.first()), a.part_of) {
            (Some(Role { role, of: Some(of), .. }), _) => {
                fill(w.actor_role_of, &[("role", role), ("of", &self.cx.b.actor(*of).name)])
            }
            (Some(r), _) => r.role.clone(),
            (None, Some(of)) => fill(w.actor_part_of, &[("of", &self.cx.b.actor(of).name)]),
            (None, None) => String::new(),
        }
    }

    fn actor_counts(&self, id: ActorId) -> String {
        let w = self.cx.w;
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return String::new() };
        let claims = self.claims_of(id);
        let mut counts = Vec::new();
        if claims > 0 {
            counts.push(w.count(claims, w.statements));
        }
        if !x.articles.is_empty() {
            counts.push(w.count(x.articles.len(), w.articles_n));
        }
        if !x.disagreements.is_empty() {
            counts.push(w.count(x.disagreements.len(), w.disagreements_n));
        }
        match counts.is_empty() {
            true if x.through.is_empty() => w.mentioned_only.to_owned(),
            true => fill(w.statements_within, &[("names", &self.names_of(&x.through))]),
            false => counts.join(w.comma),
        }
    }

    /// "Ada Penhale, Tom Orrick and 2 more"
    fn names_of(&self, actors: &BTreeSet<ActorId>) -> String {
        let w = self.cx.w;
        let shown = if actors.len() > NAMED { NAMED - 1 } else { NAMED };
        let mut names: Vec<String> = actors.iter().take(shown).map(|a| self.cx.b.actor(*a).name.clone()).collect();
        if let Some(more @ 1..) = actors.len().checked_sub(shown) {
            names.push(fill(w.more_holders, &[("n", &w.whole(more))]));
        }
        w.list(&names)
    }

    fn claims_of(&self, id: ActorId) -> usize {
        let x = self.cx.actors.get(id.0 as usize);
        x.map_or(0, |x| x.said.len() + x.held.len() + x.carried.len() + x.own_voice.len())
    }

    /// Who or what it is, what it says on what weighs most, and how much the briefing holds of it.
    pub fn actor_sentence(&self, id: ActorId) -> String {
        let w = self.cx.w;
        let a = self.cx.b.actor(id);
        let kind = w.actor_kind(a.kind).0;
        // Who holds an office is a person.
        let who = match (self.role_text(a), a.kind) {
            (role, _) if role.is_empty() => kind.to_owned(),
            (role, ActorKind::Person) => role,
            (role, _) => [kind, &role].join(w.comma),
        };
        let counts = capital(&self.actor_counts(id));
        let says = match self.actor_says(id, SAYS) {
            says if says.is_empty() => says,
            says => format!("{says} "),
        };
        capital(&fill(w.actor_sentence, &[("who", &who), ("says", &says), ("counts", &counts)]))
    }

    pub fn actor_row(&self, id: ActorId) -> ActorRow {
        let a = self.cx.b.actor(id);
        let x = self.cx.actors.get(id.0 as usize);
        ActorRow {
            id: a.id.clone(),
            link: self.link(&a.name, &url::actor(self.cx.b, id)),
            kind: a.kind.word(),
            kind_label: self.cx.w.actor_kind(a.kind).1.to_owned(),
            role: self.role_text(a),
            claims: self.claims_of(id),
            articles: x.map_or(0, |x| x.articles.len()),
            says: self.actor_says(id, 1),
            counts: self.actor_counts(id),
            disagreements: x.map_or(0, |x| x.disagreements.len()),
        }
    }

    pub fn actors_page(&self) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let mut ids: Vec<ActorId> = (0..b.actors.len() as u32).map(ActorId).collect();
        ids.sort_by_cached_key(|id| self.actor_place(*id));
        let slots = [("n", w.count(ids.len(), w.actors_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_actors, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        View::Actors(Box::new(ActorsPage {
            frame: self.frame("actors", w.nav_actors, description),
            empty: ids.is_empty().then(|| w.empty_actors.to_owned()),
            rows: ids.into_iter().map(|id| self.actor_row(id)).collect(),
        }))
    }

    /// The parties of a disagreement as links.
    pub fn holders(&self, holders: &[Holder]) -> Vec<Link> {
        holders.iter().map(|h| self.holder(*h)).collect()
    }
}
