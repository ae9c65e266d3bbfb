//! One typed claim to a claim with its passage, value, holder and dates. A claim that fails is left out and reported.

mod days;

use super::Registries;
use super::cite::{Cited, Vouch, cite};
use super::field::setting;
use super::lock::LockedQuote;
use super::numbers::population;
use super::questions::answer;
use super::subject::{Named, named};
use super::value;
use super::{around, id, speech, turned};
use crate::finding::{Echo, Finding, Rule};
use crate::model::{
    ActorId, Asks, Citation, Claim, Dated, EventId, Holder, Modality, PopulationId, Question, Source, SourceId, Stance,
    Status, SubjectId, Translation, Value,
};
use crate::parse::draft::ClaimDraft;
use crate::reading::Language;
use crate::text::Entry;

pub use days::published_day;
use days::{as_of, said_on};

/// What all claims of one article share.
pub struct Article<'a, 't> {
    pub source: &'a Source,
    pub vouch: &'a Vouch<'t>,
    pub registries: &'a Registries,
    /// Language of the editor's own words.
    pub language: &'a str,
}

/// A claim that stands, and what the lock remembers of its quotation. The source's index is set later, when the
/// articles are in order.
pub struct Resolved {
    pub claim: Claim,
    pub locked: LockedQuote,
}

pub fn claim(article: &Article, d: &ClaimDraft, entry: Entry, findings: &mut Vec<Finding>) -> Option<Resolved> {
    let r = article.registries;
    let subject = subject(d, r, &entry, findings);
    let cited = cite(article.vouch, d, &entry, findings);
    let by = d.by.as_deref().map(|name| actor(r, name, "by", &entry, findings));
    let behalf = d.r#for.as_deref().map(|name| actor(r, name, "for", &entry, findings));
    let mut via = Vec::new();
    for (i, name) in d.via.iter().enumerate() {
        via.extend(actor(r, name, &format!("via[{i}]"), &entry, findings));
    }
    let event = match d.event.as_deref() {
        Some(id) => Some(r.event_ids.look_up(id, || entry.field("event"), findings).map(EventId)?),
        None => None,
    };
    let status = status(d, &entry, findings);
    let modality = d.modality.as_deref().map_or(Some(Modality::Actual), |word| {
        let known = Modality::ALL.map(Modality::word);
        setting(word, "modality", &known, Modality::from_word, || entry.field("modality"), findings)
    });
    let said_on = said_on(article, d, &entry, findings);
    let as_of = as_of(d, &said_on, &entry, findings);
    let (subject, mut cited) = (subject?, cited?);
    foreign_fields(d, subject, &entry, findings);
    let populations = populations(d, subject, r, &entry, findings);
    let alternatives = alternatives(d, subject, populations.as_deref().unwrap_or_default(), r, &entry, findings);
    let raw = cited.passage.raw.clone();
    let language = Language::of(&article.source.language);
    let (value, read_by_editor) = match subject {
        SubjectId::Number(n) => value::quantity(d, &r.numbers[n.0 as usize], &raw, language, &entry, findings)?,
        SubjectId::Deadline(n) => {
            let published = article.source.published.get().filter(|_| d.on.is_some()).map(|p| p.days);
            let told = value::Told { said: said_on.days, published };
            value::due(d, &r.deadlines[n.0 as usize], &raw, language, &told, &entry, findings)?
        }
        SubjectId::Question(n) => (stance(d, &r.questions[n.0 as usize], &entry, findings)?, false),
    };
    // `by: nobody-known` was reported; a claim must not silently become the outlet's own.
    let (by, behalf) = (by.map_or(Some(None), |a| a.map(Some))?, behalf.map_or(Some(None), |a| a.map(Some))?);
    let read = around::Read { subject, value: &value, said: said_on.days.latest() };
    let phrase = around::around(article, d, &read, &mut cited, &entry, findings)?;
    let seen = cited.locked.seen.clone().unwrap_or_default();
    turned::doubted(d, &seen, &entry, findings);
    if let (Some(by), Some(name)) = (by, &seen.speaker) {
        let named = speech::Named { by, behalf, via: &via, source: article.source };
        speech::other(name, &named, r, &entry, findings);
    }
    let Cited { passage, locked, .. } = cited;
    let holder = behalf.or(by).or(article.source.outlet.get().copied());
    let derived = d.id.is_none().then(|| id::derived(d));
    let anchor = match (&d.id, &derived) {
        (None, Some(words)) => format!("{}-{}", r.subject_id(subject), words.ending),
        (typed, _) => typed.clone().unwrap_or_default(),
    };
    if d.id.is_some() {
        super::names::check_id(&anchor, entry.field("id"), findings);
    }
    let claim = Claim {
        id: format!("{}/{anchor}", article.source.id),
        anchor,
        words: derived,
        subject,
        populations: populations?,
        alternatives,
        value,
        read_by_editor,
        modality: modality?,
        event,
        by,
        holder: holder.map_or(Holder::Source(SourceId(0)), Holder::Actor),
        origin: origin(d, behalf.or(by), &via, article.source, r),
        remark: remark(d, by, &via, &said_on, r),
        via,
        said_on,
        as_of,
        status: status?,
        reason: d.reason.clone(),
        speech: speech::speech(&passage, by, article.source),
        phrase,
        citation: Citation { source: SourceId(0), passage },
        note: d.note.clone(),
        translation: d.translation.as_ref().map(|text| Translation {
            text: text.clone(),
            language: d.language.clone().unwrap_or_else(|| article.language.to_owned()),
            translator: d.translator.clone().unwrap_or_else(|| "the editor".to_owned()),
        }),
        sic: d.sic.unwrap_or(false),
        entry,
    };
    Some(Resolved { claim, locked })
}

fn actor(r: &Registries, name: &str, field: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Option<ActorId> {
    r.actor_names.look_up(name, || entry.field(field), findings)
}

fn subject(d: &ClaimDraft, r: &Registries, entry: &Entry, findings: &mut Vec<Finding>) -> Option<SubjectId> {
    match named(d.number.as_deref(), d.deadline.as_deref(), d.question.as_deref(), r, entry, findings) {
        Named::One(subject) => subject,
        Named::None => {
            findings.push(
                Finding::new(Rule::ClaimSubject, entry.place(), "this claim is about nothing")
                    .label("needs `number:`, `deadline:` or `question:`")
                    .echo_of(Echo::Key(entry.key("number")))
                    .echo_of(Echo::Key(entry.key("deadline")))
                    .echo_of(Echo::Key(entry.key("question"))),
            );
            None
        }
        Named::Several(several) => {
            let keys: Vec<String> = several.iter().map(|k| format!("`{k}`")).collect();
            findings.push(
                Finding::new(Rule::ClaimSubject, entry.key(several[1]), "this claim has several subjects")
                    .label(format!("{} at once", keys.join(" and ")))
                    .help("write one claim for each"),
            );
            None
        }
    }
}

/// Fields of another kind of claim would otherwise be silently ignored.
fn foreign_fields(d: &ClaimDraft, subject: SubjectId, entry: &Entry, findings: &mut Vec<Finding>) {
    let (kind, foreign): (&str, &[(&str, bool)]) = match subject {
        SubjectId::Number(_) => (
            "number",
            &[("stance", d.stance.is_some()), ("grounds", !d.grounds.is_empty()), ("answer", d.answer.is_some())],
        ),
        SubjectId::Deadline(_) => (
            "deadline",
            &[
                ("stance", d.stance.is_some()),
                ("grounds", !d.grounds.is_empty()),
                ("answer", d.answer.is_some()),
                ("of", d.of.is_some()),
                ("hedge", d.hedge.is_some()),
                ("low", d.low.is_some()),
                ("high", d.high.is_some()),
                ("unit", d.unit.is_some()),
                ("readings", !d.readings.is_empty()),
            ],
        ),
        SubjectId::Question(_) => (
            "question",
            &[
                ("of", d.of.is_some()),
                ("value", d.value.is_some()),
                ("hedge", d.hedge.is_some()),
                ("low", d.low.is_some()),
                ("high", d.high.is_some()),
                ("unit", d.unit.is_some()),
                ("readings", !d.readings.is_empty()),
            ],
        ),
    };
    for (field, _) in foreign.iter().filter(|(_, given)| *given) {
        findings.push(
            Finding::new(Rule::ClaimField, entry.key(field), format!("a claim on a {kind} has no `{field}`"))
                .label("does not belong here"),
        );
    }
}

fn populations(
    d: &ClaimDraft,
    subject: SubjectId,
    r: &Registries,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Vec<PopulationId>> {
    let SubjectId::Number(n) = subject else { return Some(Vec::new()) };
    let all = &r.numbers[n.0 as usize].populations;
    if let Some(of) = d.of.as_deref() {
        return population(of, all, entry.field("of"), findings).map(|p| vec![p]);
    }
    if all.is_empty() {
        return Some(Vec::new());
    }
    if d.readings.is_empty() {
        let ids: Vec<&str> = all.iter().map(|p| p.id.as_str()).collect();
        findings.push(
            Finding::new(Rule::ClaimPopulation, entry.field("number"), "this claim does not say of whom")
                .label("the number has several populations")
                .help(format!(
                    "add `of:` with one of {}; or list in `readings:` what the phrase may mean",
                    ids.join(", ")
                ))
                .echo_of(Echo::Key(entry.key("of")))
                .echo_of(Echo::Key(entry.key("readings"))),
        );
        return None;
    }
    let mut out = Vec::new();
    for (i, name) in d.readings.iter().enumerate() {
        out.push(population(name, all, entry.field(&format!("readings[{i}]")), findings)?);
    }
    Some(out)
}

/// Whom else the phrase may mean, where `of` chooses one of the readings.
fn alternatives(
    d: &ClaimDraft,
    subject: SubjectId,
    chosen: &[PopulationId],
    r: &Registries,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Vec<PopulationId> {
    let (SubjectId::Number(n), Some(_)) = (subject, &d.of) else { return Vec::new() };
    let all = &r.numbers[n.0 as usize].populations;
    if d.readings.is_empty() || all.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, name) in d.readings.iter().enumerate() {
        out.extend(population(name, all, entry.field(&format!("readings[{i}]")), findings));
    }
    if let [of] = chosen
        && out.len() == d.readings.len()
        && !out.contains(of)
    {
        findings.push(
            Finding::new(Rule::ClaimPopulation, entry.field("of"), "`of` is none of the `readings`")
                .label("the reading that you choose is one of those that are possible"),
        );
    }
    out.retain(|p| !chosen.contains(p));
    out
}

fn stance(d: &ClaimDraft, question: &Question, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Value> {
    if !question.answers.is_empty() {
        if d.stance.is_some() {
            findings.push(
                Finding::new(Rule::ClaimField, entry.key("stance"), "this question has answers, not stances")
                    .label("write `answer:` instead"),
            );
        }
        let Some(id) = d.answer.as_deref() else {
            let answers: Vec<&str> = question.answers.iter().map(|(id, _)| id.as_str()).collect();
            findings.push(
                Finding::new(Rule::ClaimStance, entry.field("question"), "this claim gives no answer")
                    .label("the question has answers to choose from")
                    .help(format!("add `answer:` with one of {}", answers.join(", ")))
                    .echo_of(Echo::Key(entry.key("answer"))),
            );
            return None;
        };
        return answer(id, question, entry.field("answer"), findings).map(Value::Answer);
    }
    if d.answer.is_some() {
        findings.push(
            Finding::new(Rule::ClaimField, entry.key("answer"), "this question has no answers to choose from")
                .label("write `stance:` instead"),
        );
    }
    let known = Stance::ALL.map(Stance::word);
    let Some(word) = d.stance.as_deref() else {
        findings.push(
            Finding::new(Rule::ClaimStance, entry.field("question"), "this claim takes no stance")
                .label("a claim on a question needs one")
                .help(format!("add `stance:` with one of {}", known.join(", ")))
                .echo_of(Echo::Key(entry.key("stance"))),
        );
        return None;
    };
    let stance = setting(word, "stance", &known, Stance::from_word, || entry.field("stance"), findings)?;
    if question.asks == Asks::Which {
        let what = format!("“{}” is answered by neither yes nor no", question.text);
        findings.push(
            Finding::new(Rule::OpenQuestion, entry.field("stance"), what)
                .label("a stance on a question that asks who, what or when")
                .help(format!(
                    "give `{}` its `answers:` in questions.yaml, and write `answer:` here; or ask for a yes or no",
                    question.id
                )),
        );
    }
    let mut grounds = Vec::new();
    for (i, id) in d.grounds.iter().enumerate() {
        match question.grounds.iter().position(|g| g.id == *id) {
            Some(g) => grounds.push(g),
            None => {
                let ids: Vec<&str> = question.grounds.iter().map(|g| g.id.as_str()).collect();
                let place = entry.field(&format!("grounds[{i}]"));
                let f = Finding::new(Rule::UnknownId, place, format!("`{id}` is not a component of this question"))
                    .label(format!("it has {}", if ids.is_empty() { "none".to_owned() } else { ids.join(", ") }));
                findings.push(f.offer(id, ids));
            }
        }
    }
    grounds.sort_unstable();
    grounds.dedup();
    Some(Value::Stance { stance, grounds })
}

fn status(d: &ClaimDraft, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Status> {
    let Some(word) = d.status.as_deref() else { return Some(Status::Published) };
    let known = Status::ALL.map(Status::word);
    let status = setting(word, "status", &known, Status::from_word, || entry.field("status"), findings)?;
    let reason = d.reason.as_deref().is_some_and(|r| !r.trim().is_empty());
    if matches!(status, Status::Deprecated | Status::Retracted) && !reason {
        findings.push(
            Finding::new(Rule::ClaimReason, entry.field("status"), format!("`{word}` needs a `reason`"))
                .label("the page shows why it is struck")
                .echo_of(Echo::Key(entry.key("reason"))),
        );
    }
    Some(status)
}

fn typed_origin(d: &ClaimDraft) -> Option<&str> {
    d.origin.as_deref().map(str::trim).filter(|name| !name.is_empty())
}

/// Who stands behind it, however often and on however many days: a person or body, else the agency whose copy it is. What
/// an outlet reports in its own words has no origin; nor has what it says of itself.
fn origin(d: &ClaimDraft, named: Option<ActorId>, via: &[ActorId], source: &Source, r: &Registries) -> Option<String> {
    if let Some(name) = typed_origin(d) {
        return Some(name.to_owned());
    }
    let outlet = source.outlet.get();
    let other = |a: &ActorId| Some(a) != outlet;
    let agency = || via.iter().copied().find(|a| other(a)).or_else(|| source.copied_from());
    let of = match named {
        Some(a) => Some(a).filter(other)?,
        None => agency()?,
    };
    Some(r.actors[of.0 as usize].id.clone())
}

/// What somebody said on one day, through whom: articles that tell it tell one remark.
fn remark(d: &ClaimDraft, by: Option<ActorId>, via: &[ActorId], said_on: &Dated, r: &Registries) -> Option<String> {
    if let Some(name) = typed_origin(d) {
        return Some(name.to_owned());
    }
    let id = |a: ActorId| r.actors[a.0 as usize].id.as_str();
    let speaker = id(by?);
    let day = said_on.days.latest().map(|d| d.to_string()).unwrap_or_default();
    Some(match via.first() {
        Some(carrier) => format!("{speaker} via {} {day}", id(*carrier)),
        None => format!("{speaker} {day}"),
    })
}
