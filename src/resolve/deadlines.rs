//! `deadlines.yaml`: what is due, from whom, under which instrument.

use super::field::{days, required, setting};
use super::names::{ActorNames, Ids};
use crate::finding::Finding;
use crate::model::{Amendment, Deadline, DeadlineStatus, QuestionId};
use crate::parse::Item;
use crate::parse::draft::DeadlineDraft;
use crate::text::{Entry, FileId};

pub fn deadlines(
    list: &[(FileId, &Item<DeadlineDraft>)],
    actors: &ActorNames,
    questions: &Ids,
    findings: &mut Vec<Finding>,
) -> (Vec<Deadline>, Ids) {
    let mut out = Vec::new();
    for (file, item) in list {
        let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
        let (id, label) = (required(&d.id, "id", &entry, findings), required(&d.label, "label", &entry, findings));
        let status = match d.status.as_deref() {
            None => Some(DeadlineStatus::Open),
            Some(word) => {
                let known = DeadlineStatus::ALL.map(DeadlineStatus::word);
                setting(word, "status", &known, DeadlineStatus::from_word, || entry.field("status"), findings)
            }
        };
        let mut obliged = Vec::new();
        for (i, name) in d.obliged.iter().enumerate() {
            obliged.extend(actors.look_up(name, || entry.field(&format!("obliged[{i}]")), findings));
        }
        let mut amended_by = Vec::new();
        for (i, a) in d.amended_by.iter().enumerate() {
            let at = Entry { list: "", ..entry };
            let path = format!("amended_by[{i}].on");
            let Some(on) = a.on.as_deref() else {
                findings.push(
                    Finding::new(
                        crate::finding::Rule::MissingField,
                        at.field(&format!("amended_by[{i}]")),
                        "`on` is missing",
                    )
                    .label("when was it amended?"),
                );
                continue;
            };
            let mut date = |text: Option<&str>, key: &str| {
                text.and_then(|t| days(t, || at.field(&format!("amended_by[{i}].{key}")), findings))
            };
            let (from, to) = (date(a.from.as_deref(), "from"), date(a.to.as_deref(), "to"));
            if let Some(on) = days(on, || at.field(&path), findings) {
                amended_by.push(Amendment { on, from, to, note: a.note.clone().unwrap_or_default() });
            }
        }
        let force = d.force.as_deref().and_then(|q| questions.look_up(q, || entry.field("force"), findings));
        let counted_from = d
            .counted_from
            .as_deref()
            .and_then(|text| days(text, || entry.field("counted_from"), findings))
            .and_then(|d| d.day());
        let Some(id) = id else { continue };
        let label = label.unwrap_or(id);
        out.push(Deadline {
            id: id.to_owned(),
            former_ids: d.former_ids.clone(),
            weight: d.weight.unwrap_or_default(),
            label: label.to_owned(),
            instrument: d.instrument.clone(),
            obligation: d.obligation.clone(),
            obliged,
            status: status.unwrap_or(DeadlineStatus::Open),
            amended_by,
            force: force.map(QuestionId),
            counted_from,
            note: d.note.clone(),
            match_words: d.r#match.clone(),
            entry,
        });
    }
    let ids = Ids::new(
        "a deadline",
        "content/deadlines.yaml",
        out.iter().map(|d| (d.id.as_str(), d.former_ids.as_slice(), d.entry)),
        findings,
    );
    (out, ids)
}
