//! Which number, deadline or question an entry names by its `number:`, `deadline:` or `question:`. What it means to name
//! none or several is for the kind of entry to say.

use super::Registries;
use crate::finding::Finding;
use crate::model::{DeadlineId, NumberId, QuestionId, SubjectId, prefixes};
use crate::text::Entry;

/// What an entry's keys name.
pub enum Named {
    None,
    /// `None` where no subject has that id: that is reported already.
    One(Option<SubjectId>),
    /// The keys, in the order of the schema.
    Several(Vec<&'static str>),
}

pub fn named(
    number: Option<&str>,
    deadline: Option<&str>,
    question: Option<&str>,
    r: &Registries,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Named {
    let typed = [("number", number), ("deadline", deadline), ("question", question)];
    let given: Vec<(&'static str, &str)> = typed.into_iter().filter_map(|(key, id)| id.map(|id| (key, id))).collect();
    let [(key, id)] = given.as_slice() else {
        let keys: Vec<&str> = given.into_iter().map(|(key, _)| key).collect();
        return if keys.is_empty() { Named::None } else { Named::Several(keys) };
    };
    let place = || entry.field(key);
    Named::One(match *key {
        "number" => r.number_ids.look_up(id, place, findings).map(|i| SubjectId::Number(NumberId(i))),
        "deadline" => r.deadline_ids.look_up(id, place, findings).map(|i| SubjectId::Deadline(DeadlineId(i))),
        _ => r.question_ids.look_up(id, place, findings).map(|i| SubjectId::Question(QuestionId(i))),
    })
}

/// The subject of an entry of the log: its id begins with `number-`, `deadline-` or `question-` and the subject's, and may
/// go on with what tells it from others. Whether there is such an entry is known when all is computed.
pub fn subject_of_entry(r: &Registries, id: &str) -> Option<SubjectId> {
    let (kind, id) = id.split_once('-')?;
    prefixes(id).find_map(|id| match kind {
        "number" => r.number_ids.get(id).map(|i| SubjectId::Number(NumberId(i))),
        "deadline" => r.deadline_ids.get(id).map(|i| SubjectId::Deadline(DeadlineId(i))),
        "question" => r.question_ids.get(id).map(|i| SubjectId::Question(QuestionId(i))),
        _ => None,
    })
}
