//! Registries and the log as rows.

use super::claims::{ends, texts};
use super::rows::{Actor, Article, DeadlineRow, Disagreement, Event, NumberRow, QuestionRow};
use crate::model::{ActorId, DeadlineId, EventId, NumberId, QuestionId, Series, SourceId, SourceStatus, SubjectId};
use crate::plan::context::{At, Context};
use crate::plan::{dates, url};
use jiff::civil::Date;

pub struct Registries {
    pub numbers: Vec<NumberRow>,
    pub deadlines: Vec<DeadlineRow>,
    pub questions: Vec<QuestionRow>,
    pub actors: Vec<Actor>,
    pub articles: Vec<Article>,
    pub events: Vec<Event>,
    pub disagreements: Vec<Disagreement>,
}

impl Registries {
    pub fn of(cx: &Context) -> Registries {
        let b = cx.b;
        Registries {
            numbers: (0..b.numbers.len() as u32).map(|i| number(cx, NumberId(i))).collect(),
            deadlines: (0..b.deadlines.len() as u32).map(|i| deadline(cx, DeadlineId(i))).collect(),
            questions: (0..b.questions.len() as u32).map(|i| question(cx, QuestionId(i))).collect(),
            actors: (0..b.actors.len() as u32).map(|i| actor(cx, ActorId(i))).collect(),
            articles: crate::plan::chronicle::articles(cx).into_iter().map(|id| article(cx, id)).collect(),
            events: (0..b.events.len() as u32).map(|i| event(cx, EventId(i))).collect(),
            disagreements: (0..cx.r.disagreements.len()).filter_map(|i| disagreement(cx, i)).collect(),
        }
    }
}

fn ids<'c>(cx: &'c Context, actors: &'c [ActorId]) -> impl Iterator<Item = String> + 'c {
    actors.iter().map(|a| cx.b.actor(*a).id.clone())
}

fn number(cx: &Context, id: NumberId) -> NumberRow {
    let n = cx.b.number(id);
    let subject = SubjectId::Number(id);
    let of = cx.relations(subject);
    let current = At { cx, path: "", root: "", cited: None }.current(id);
    NumberRow {
        id: n.id.clone(),
        page: url::subject(cx.b, subject),
        label: n.label.clone(),
        unit: n.unit.clone(),
        series: match n.series {
            Series::Level => "level",
            Series::Cumulative => "cumulative",
            Series::Fixed => "fixed",
        },
        place: n.place.map(|a| cx.b.actor(a).id.clone()),
        populations: texts(n.populations.iter().map(|p| p.id.clone())),
        population_labels: texts(n.populations.iter().map(|p| p.label.clone())),
        stable_for_days: n.stable_for,
        headline: current.as_ref().map(|c| c.value.clone()),
        headline_of: current.as_ref().map(|c| c.of.clone()).filter(|of| !of.is_empty()),
        headline_as_of: current.as_ref().map(|c| c.as_of.told(cx.w)),
        headline_claim: current.as_ref().map(|c| c.claim.clone()),
        headline_verdict: cx.subject_verdict(subject).kind,
        verdict: cx.verdict_of_all(subject).kind,
        claims: of.claims.len(),
        origins: of.evidence.voices.origins,
        own_words: of.evidence.voices.own_words,
        note: n.note.clone(),
        former_ids: texts(n.former_ids.iter().cloned()),
    }
}

fn deadline(cx: &Context, id: DeadlineId) -> DeadlineRow {
    let at = At { cx, path: "", root: "", cited: None };
    let d = cx.b.deadline(id);
    let subject = SubjectId::Deadline(id);
    let of = cx.relations(subject);
    let due = at.due_day(id);
    let amended = |a: &crate::model::Amendment| format!("{}: {}", dates::some_day(&a.on, cx.w), a.note);
    DeadlineRow {
        id: d.id.clone(),
        page: url::subject(cx.b, subject),
        label: d.label.clone(),
        due_on: due.as_ref().and_then(|d| d.datetime.clone()),
        headline: due.as_ref().map(|d| d.text.clone()),
        instrument: d.instrument.clone(),
        obligation: d.obligation.clone(),
        obliged: texts(ids(cx, &d.obliged)),
        status: d.status.word(),
        force: d.force.map(|q| cx.b.question(q).id.clone()),
        amendments: texts(d.amended_by.iter().map(amended)),
        verdict: cx.verdict_of_all(subject).kind,
        claims: of.claims.len(),
        origins: of.evidence.voices.origins,
        own_words: of.evidence.voices.own_words,
        note: d.note.clone(),
        former_ids: texts(d.former_ids.iter().cloned()),
    }
}

fn question(cx: &Context, id: QuestionId) -> QuestionRow {
    let q = cx.b.question(id);
    let subject = SubjectId::Question(id);
    let of = cx.relations(subject);
    QuestionRow {
        id: q.id.clone(),
        page: url::subject(cx.b, subject),
        text: q.text.clone(),
        proposition: q.proposition.clone(),
        grounds: texts(q.grounds.iter().map(|g| g.id.clone())),
        ground_labels: texts(q.grounds.iter().map(|g| g.label.clone())),
        answers: texts(q.answers.iter().map(|(id, _)| id.clone())),
        answer_labels: texts(q.answers.iter().map(|(_, label)| label.clone())),
        parties: texts(ids(cx, &q.parties)),
        unheard: texts(ids(cx, &of.unheard)),
        contrary_of: texts(q.contrary_of.iter().map(|o| cx.b.question(*o).id.clone())),
        verdict: cx.verdict_of_all(subject).kind,
        claims: of.claims.len(),
        origins: of.evidence.voices.origins,
        own_words: of.evidence.voices.own_words,
        note: q.note.clone(),
        former_ids: texts(q.former_ids.iter().cloned()),
    }
}

fn actor(cx: &Context, id: ActorId) -> Actor {
    let a = cx.b.actor(id);
    let role = |r: &crate::model::Role| {
        let of = r.of.map(|o| format!(", {}", cx.b.actor(o).name)).unwrap_or_default();
        let during = r.during.map(|d| format!(" ({})", dates::days(&d, cx.w))).unwrap_or_default();
        format!("{}{of}{during}", r.role)
    };
    Actor {
        id: a.id.clone(),
        page: url::actor(cx.b, id),
        name: a.name.clone(),
        kind: a.kind.word(),
        aliases: texts(a.aliases.iter().filter(|x| !a.former_ids.contains(x)).cloned()),
        roles: texts(a.roles.iter().map(role)),
        part_of: a.part_of.map(|p| cx.b.actor(p).id.clone()),
        never_merge: texts(ids(cx, &a.never_merge)),
        note: a.note.clone(),
        former_ids: texts(a.former_ids.iter().cloned()),
    }
}

fn article(cx: &Context, id: SourceId) -> Article {
    let s = cx.b.source(id);
    let day = |d: &crate::model::Dated| -> Option<Date> { d.days.latest() };
    let published = s.published.get().map(|d| ends(&d.days)).unwrap_or_default();
    Article {
        id: s.id.clone(),
        page: url::article(cx.b, id),
        title: s.title.clone(),
        outlet: s.outlet.get().map(|a| cx.b.actor(*a).id.clone()),
        authors: texts(s.authors.iter().cloned()),
        agencies: texts(ids(cx, &s.agencies)),
        published_from: published.0,
        published_to: published.1,
        retrieved_on: s.retrieved.as_ref().and_then(day).map(dates::iso),
        added_on: s.added.as_ref().and_then(day).map(dates::iso),
        url: s.url.get().cloned(),
        archive_url: s.archive_url.clone(),
        language: s.language.clone(),
        rights: s.rights.word(),
        status: match s.status {
            SourceStatus::Published => "published",
            SourceStatus::Draft => "draft",
            SourceStatus::Retracted => "retracted",
        },
        status_reason: s.status_reason.clone(),
        words: s.words,
        claims: cx.by_source.get(id.0 as usize).map_or(0, Vec::len),
        verified_on: s.verified.map(dates::iso),
        tags: texts(s.tags.iter().cloned()),
        former_ids: texts(s.former_ids.iter().cloned()),
    }
}

fn event(cx: &Context, id: EventId) -> Event {
    let e = cx.b.event(id);
    let at = At { cx, path: "", root: "", cited: None };
    let days = e.on.as_ref().map(ends).unwrap_or_default();
    Event {
        id: e.id.clone(),
        page: at.event(id).href,
        label: e.label.clone(),
        day_from: days.0,
        day_to: days.1,
        place: e.place.map(|a| cx.b.actor(a).id.clone()),
        note: e.note.clone(),
    }
}

fn disagreement(cx: &Context, index: usize) -> Option<Disagreement> {
    let at = At { cx, path: "", root: "", cited: None };
    let d = cx.r.disagreements.get(index)?;
    let row = at.disagreement_row(index)?;
    let (subject_kind, subject) = cx.b.subject_key(d.subject);
    let day = |d: Option<crate::model::Days>| d.and_then(|x| x.latest()).map(dates::iso);
    Some(Disagreement {
        id: d.id.clone(),
        page: url::disagreement(&d.id),
        subject_kind,
        subject: subject.to_owned(),
        verdict: row.verdict.kind,
        status: row.status,
        parties: row.parties.into_iter().map(|l| l.label).collect(),
        opened_on: day(d.opened),
        latest_on: day(d.latest),
        pairs: d.pairs.len(),
    })
}
