//! `questions.yaml`: contested propositions and categorical questions. Also `events.yaml`.

use super::field::{days, required, setting};
use super::names::{ActorNames, Ids, check_id};
use super::site::Defaults;
use crate::finding::{Finding, Rule};
use crate::model::{Days, Event, Ground, Question, QuestionId, Stance};
use crate::parse::Item;
use crate::parse::draft::{EventDraft, QuestionDraft, StanceWordsDraft};
use crate::reading::asks;
use crate::text::{Entry, FileId};

pub fn questions(
    list: &[(FileId, &Item<QuestionDraft>)],
    actors: &ActorNames,
    defaults: &Defaults,
    findings: &mut Vec<Finding>,
) -> (Vec<Question>, Ids) {
    let mut kept: Vec<(&QuestionDraft, Entry)> = Vec::new();
    let mut out = Vec::new();
    for (file, item) in list {
        let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
        let (id, text) = (required(&d.id, "id", &entry, findings), required(&d.text, "text", &entry, findings));
        let Some(id) = id else { continue };
        let text = text.unwrap_or(id);
        let mut parties = Vec::new();
        for (i, name) in d.parties.iter().enumerate() {
            parties.extend(actors.look_up(name, || entry.field(&format!("parties[{i}]")), findings));
        }
        let fixed = d.series.as_deref().and_then(|word| {
            let fixed = |w: &str| (w == "fixed").then_some(true);
            setting(word, "series", &["fixed"], fixed, || entry.field("series"), findings)
        });
        kept.push((d, entry));
        out.push(Question {
            id: id.to_owned(),
            former_ids: d.former_ids.clone(),
            weight: d.weight.unwrap_or_default(),
            text: text.to_owned(),
            proposition: d.proposition.clone(),
            asks: asks(text, &defaults.language),
            words: d.words.as_ref().map(words).unwrap_or_default(),
            grounds: Vec::new(),
            parties,
            contrary_of: Vec::new(),
            answers: answers(d, &entry, findings),
            compatible_answers: Vec::new(),
            stable_for: d.stable_for.unwrap_or(defaults.stable_for),
            fixed: fixed.unwrap_or(false),
            lasts: d.lasts,
            note: d.note.clone(),
            match_words: d.r#match.clone(),
            entry,
        });
    }
    let ids = Ids::new(
        "a question",
        "content/questions.yaml",
        out.iter().map(|q| (q.id.as_str(), q.former_ids.as_slice(), q.entry)),
        findings,
    );
    for (question, (d, entry)) in out.iter_mut().zip(&kept) {
        for (i, c) in d.components.iter().enumerate() {
            let field = |name: &str| entry.field(&format!("components[{i}].{name}"));
            let Some(id) = c.id.as_deref() else {
                findings.push(
                    Finding::new(Rule::MissingField, entry.field(&format!("components[{i}]")), "`id` is missing")
                        .label("a component needs `id:`"),
                );
                continue;
            };
            check_id(id, field("id"), findings);
            if question.grounds.iter().any(|g| g.id == id) {
                findings.push(
                    Finding::new(Rule::DuplicateId, field("id"), format!("`{id}` is there already"))
                        .label("used again here"),
                );
                continue;
            }
            question.grounds.push(Ground {
                id: id.to_owned(),
                label: c.label.clone().unwrap_or_else(|| id.replace('-', " ")),
                question: c
                    .question
                    .as_deref()
                    .and_then(|q| ids.look_up(q, || field("question"), findings))
                    .map(QuestionId),
            });
        }
        for (i, q) in d.contrary_of.iter().enumerate() {
            let found = ids.look_up(q, || entry.field(&format!("contrary_of[{i}]")), findings);
            question.contrary_of.extend(found.map(QuestionId));
        }
        compatible(question, d, entry, findings);
    }
    (out, ids)
}

/// What the question calls its answers.
fn words(d: &StanceWordsDraft) -> Vec<(Stance, String)> {
    let all = [
        (Stance::Affirm, &d.affirm),
        (Stance::Deny, &d.deny),
        (Stance::Doubt, &d.doubt),
        (Stance::Conditional, &d.conditional),
        (Stance::Undecided, &d.undecided),
        (Stance::Declined, &d.declined),
    ];
    let typed = all.into_iter().filter_map(|(stance, word)| Some((stance, word.as_deref()?.trim())));
    typed.filter(|(_, word)| !word.is_empty()).map(|(stance, word)| (stance, word.to_owned())).collect()
}

fn answers(d: &QuestionDraft, entry: &Entry, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let mut out: Vec<(String, String)> = Vec::new();
    for (i, a) in d.answers.iter().enumerate() {
        let place = |name: &str| entry.field(&format!("answers[{i}]{name}"));
        match a.id.as_deref() {
            None => findings
                .push(Finding::new(Rule::MissingField, place(""), "`id` is missing").label("an answer needs `id:`")),
            Some(id) if out.iter().any(|(known, _)| known == id) => findings.push(
                Finding::new(Rule::DuplicateId, place(".id"), format!("`{id}` is there already"))
                    .label("used again here"),
            ),
            Some(id) => {
                check_id(id, place(".id"), findings);
                out.push((id.to_owned(), a.label.clone().unwrap_or_else(|| id.replace('-', " "))));
            }
        }
    }
    out
}

fn compatible(question: &mut Question, d: &QuestionDraft, entry: &Entry, findings: &mut Vec<Finding>) {
    for (i, c) in d.compatible_answers.iter().enumerate() {
        let path = format!("compatible_answers[{i}]");
        let mut found = Vec::new();
        for (k, id) in c.pair.iter().enumerate() {
            found.extend(answer(id, question, entry.field(&format!("{path}.pair[{k}]")), findings));
        }
        let reason = c.reason.as_deref().filter(|r| !r.trim().is_empty());
        match (found.as_slice(), reason) {
            (&[a, b], Some(reason)) => question.compatible_answers.push((a, b, reason.to_owned())),
            (_, None) => findings.push(
                Finding::new(Rule::MissingField, entry.field(&path), "`reason` is missing")
                    .label("why can both be true? The page shows the reason"),
            ),
            _ if c.pair.len() != 2 => findings
                .push(Finding::new(Rule::YamlShape, entry.field(&path), "`pair` names two answers").label("two ids")),
            _ => {}
        }
    }
}

/// An answer of a categorical question, by id.
pub fn answer(id: &str, question: &Question, place: crate::text::Place, findings: &mut Vec<Finding>) -> Option<usize> {
    let found = question.answers.iter().position(|(known, _)| known == id);
    if found.is_none() {
        let ids: Vec<&str> = question.answers.iter().map(|(id, _)| id.as_str()).collect();
        let finding = Finding::new(Rule::UnknownId, place, format!("`{id}` is not an answer to this question"))
            .label(if ids.is_empty() { "it has no answers".to_owned() } else { format!("one of {}", ids.join(", ")) });
        findings.push(finding.offer(id, ids));
    }
    found
}

pub fn events(
    list: &[(FileId, &Item<EventDraft>)],
    actors: &ActorNames,
    findings: &mut Vec<Finding>,
) -> (Vec<Event>, Ids) {
    let mut out = Vec::new();
    for (file, item) in list {
        let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
        let (id, label) = (required(&d.id, "id", &entry, findings), required(&d.label, "label", &entry, findings));
        let Some(id) = id else { continue };
        let label = label.unwrap_or(id);
        out.push(Event {
            id: id.to_owned(),
            label: label.to_owned(),
            lasted: d.from.is_some() || d.until.is_some(),
            on: event_days(d, &entry, findings),
            place: d.place.as_deref().and_then(|p| actors.look_up(p, || entry.field("place"), findings)),
            note: d.note.clone(),
            entry,
        });
    }
    let none: &[String] = &[];
    let ids = Ids::new("an event", "content/events.yaml", out.iter().map(|e| (e.id.as_str(), none, e.entry)), findings);
    (out, ids)
}

/// `on`, or `from` and `until`.
fn event_days(d: &EventDraft, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Days> {
    let mut read = |text: Option<&str>, key: &str| text.and_then(|t| days(t, || entry.field(key), findings));
    let (on, from, until) =
        (read(d.on.as_deref(), "on"), read(d.from.as_deref(), "from"), read(d.until.as_deref(), "until"));
    if from.is_none() && until.is_none() {
        return on;
    }
    let lasted = Days {
        from: from.and_then(|f| f.from),
        to: until.and_then(|u| u.to),
        about: [from, until].iter().flatten().any(|d| d.about),
        by_month: [from, until].iter().flatten().any(|d| d.by_month || d.day().is_none()),
    };
    let backwards = lasted.from.zip(lasted.to).is_some_and(|(first, last)| last < first);
    if on.is_some() || backwards {
        let why = if backwards { "it ends before it begins" } else { "an event has `on`, or `from` and `until`" };
        let key = if backwards { "until" } else { "on" };
        findings.push(
            Finding::new(Rule::BadDate, entry.field(key), why)
                .label("one of the two is wrong")
                .help("write `on:` for what happened on a day, `from:` and `until:` for what lasted"),
        );
        return on;
    }
    Some(lasted)
}
