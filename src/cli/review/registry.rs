//! Entries of `content/proposed/` on their way into the registries: which of them something needs, and where in a registry
//! a person would have put them.

use super::desk::Change;
use crate::import::draft::document;
use crate::parse::draft::{ActorDraft, ClaimDraft, DeadlineDraft, NumberDraft, QuestionDraft, WordingDraft};
use crate::parse::edit::{Sheet, Spot, Unusual};
use crate::parse::{self, Draft};
use crate::text::{File, Files};
use std::collections::BTreeSet;

pub use crate::resolve::proposed::FOLDER;
/// The registries that can have proposals, those that others point into first: a deadline names the question of its force.
pub const REGISTRIES: [&str; 5] = ["actors.yaml", "numbers.yaml", "questions.yaml", "deadlines.yaml", WORDINGS];
/// Sets of wordings are asked about by themselves: no claim needs them.
pub const WORDINGS: &str = "wordings.yaml";

/// One entry of a registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// `actors.yaml`
    pub registry: &'static str,
    /// Its place in its file.
    pub index: usize,
    pub id: String,
    pub label: String,
    /// Of an actor.
    kind: Option<String>,
    /// Ids and names of what it points to.
    points_to: Vec<String>,
}

impl Listed {
    /// Ids and names of what it points to.
    pub fn points_to(&self) -> &[String] {
        &self.points_to
    }

    /// "number people-killed"
    pub fn name(&self) -> String {
        format!("{} {}", self.registry.strip_suffix("s.yaml").unwrap_or(self.registry), self.id)
    }

    fn answers_to(&self, name: &str) -> bool {
        self.registry != WORDINGS && self.id == name || (self.registry == "actors.yaml" && self.label == name)
    }
}

/// The entries of one file as it would be.
pub fn entries(registry: &'static str, path: &str, text: &str) -> Vec<Listed> {
    let parsed = parse::parse(&Files::new(vec![File::new(path, text)])).value;
    let some = |list: &[&Option<String>]| list.iter().filter_map(|o| (*o).clone()).collect::<Vec<_>>();
    let listed = |index, id: &Option<String>, label: &Option<String>, kind: Option<String>, points_to| {
        let id = id.clone()?;
        let label = label.clone().unwrap_or_else(|| id.clone());
        Some(Listed { registry, index, id, label, kind, points_to })
    };
    let actor = |i, d: &ActorDraft| {
        let of = d.roles.iter().filter_map(|r| r.of.clone());
        let points_to = d.never_merge.iter().cloned().chain(d.part_of.clone()).chain(of).collect();
        listed(i, &d.id, &d.name, d.kind.clone(), points_to)
    };
    let number = |i, d: &NumberDraft| {
        let share = d.share.as_ref().and_then(|s| s.number.clone());
        let factor = d.factor.iter().flat_map(|f| some(&[&f.before, &f.after]));
        let points_to = some(&[&d.place]).into_iter().chain(share).chain(factor).collect();
        listed(i, &d.id, &d.label, None, points_to)
    };
    let deadline = |i, d: &DeadlineDraft| {
        let points_to = d.obliged.iter().cloned().chain(d.force.clone()).collect();
        listed(i, &d.id, &d.label, None, points_to)
    };
    let question = |i, d: &QuestionDraft| {
        let of = d.components.iter().filter_map(|c| c.question.clone());
        let points_to = d.parties.iter().chain(&d.contrary_of).cloned().chain(of).collect();
        listed(i, &d.id, &d.text, None, points_to)
    };
    let wording = |i, d: &WordingDraft| {
        let points_to = some(&[&d.by, &d.number, &d.deadline, &d.question]);
        listed(i, &d.id, &d.label, None, points_to)
    };
    match parsed.first() {
        Some(Draft::Wordings { list, .. }) => list.iter().filter_map(|i| wording(i.index, &i.value)).collect(),
        Some(Draft::Actors { list, .. }) => list.iter().filter_map(|i| actor(i.index, &i.value)).collect(),
        Some(Draft::Numbers { list, .. }) => list.iter().filter_map(|i| number(i.index, &i.value)).collect(),
        Some(Draft::Deadlines { list, .. }) => list.iter().filter_map(|i| deadline(i.index, &i.value)).collect(),
        Some(Draft::Questions { list, .. }) => list.iter().filter_map(|i| question(i.index, &i.value)).collect(),
        _ => Vec::new(),
    }
}

fn listed(files: &Files, change: &Change, folder: &str) -> Vec<Listed> {
    let of = |name: &'static str| {
        let path = format!("{folder}{name}");
        change.text(files, &path).map(|text| entries(name, &path, text)).unwrap_or_default()
    };
    REGISTRIES.into_iter().flat_map(of).collect()
}

/// All proposed entries.
pub fn proposed(files: &Files, change: &Change) -> Vec<Listed> {
    listed(files, change, FOLDER)
}

/// The proposed entry that `actors/ID`, `wordings/ID` and the like name.
pub fn named(files: &Files, id: &str) -> Option<Listed> {
    let (registry, id) = id.split_once('/')?;
    let all = proposed(files, &Change::default());
    all.into_iter().find(|e| e.id == id && e.registry.strip_suffix(".yaml") == Some(registry))
}

/// True where a registry has the entry that `actors/ID` and the like name.
pub fn has(files: &Files, id: &str) -> bool {
    let Some((registry, id)) = id.split_once('/') else { return false };
    let all = listed(files, &Change::default(), "content/");
    all.iter().any(|e| e.id == id && e.registry.strip_suffix(".yaml") == Some(registry))
}

/// Ids and names that a claim points to.
pub fn named_by(claim: &ClaimDraft) -> Vec<String> {
    let one = [&claim.number, &claim.deadline, &claim.question, &claim.by, &claim.r#for];
    one.into_iter().flatten().chain(&claim.via).cloned().collect()
}

/// The proposed entries that these names need, with those that they need themselves.
pub fn needed(files: &Files, change: &Change, names: &[String]) -> Vec<Listed> {
    let all = proposed(files, change);
    let mut out: Vec<Listed> = Vec::new();
    let mut wanted: Vec<String> = names.to_vec();
    while let Some(name) = wanted.pop() {
        for entry in all.iter().filter(|e| e.answers_to(&name)) {
            if !out.contains(entry) {
                wanted.extend(entry.points_to.iter().cloned());
                out.push(entry.clone());
            }
        }
    }
    out.sort_by_key(|e| (REGISTRIES.iter().position(|r| *r == e.registry), e.index));
    out
}

/// Moves entries into their registries. The registries are written before anything that needs them, and what was proposed
/// goes last ([`drop_proposed`]).
///
/// # Errors
/// A file is not laid out so that it can be edited by lines.
pub fn accept(files: &Files, change: &mut Change, entries_to_move: &[Listed]) -> Result<(), Unusual> {
    for entry in entries_to_move {
        let from = format!("{FOLDER}{}", entry.registry);
        let to = format!("content/{}", entry.registry);
        let source = change.text(files, &from).unwrap_or("").to_owned();
        let target = change.text(files, &to).unwrap_or("").to_owned();
        let there = entries(entry.registry, &to, &target);
        if there.iter().any(|e| e.id == entry.id) {
            continue;
        }
        let written = Sheet::new(&from, &source).entry("", entry.index)?;
        let text = Sheet::new(&to, &target).with("", spot(&there, entry), &written)?;
        change.put(&to, Some(text));
    }
    Ok(())
}

/// Takes entries out of what is proposed; a file that holds nothing else goes.
pub fn drop_proposed(files: &Files, change: &mut Change, gone: &[Listed]) -> Result<(), Unusual> {
    for entry in gone {
        let path = format!("{FOLDER}{}", entry.registry);
        let text = change.text(files, &path).unwrap_or("").to_owned();
        let Some(now) = entries(entry.registry, &path, &text).into_iter().find(|e| e.id == entry.id) else { continue };
        let rest = Sheet::new(&path, &text).without("", now.index)?;
        let head = |line: &str| line.trim().is_empty() || line.starts_with(document::HEAD_BEGINS);
        let empty = rest.lines().all(head);
        change.put(&path, (!empty).then_some(rest));
    }
    Ok(())
}

/// Proposed entries that a registry has already: a person has copied them, or an earlier run was cut off.
pub fn doubled(files: &Files) -> Vec<Listed> {
    let change = Change::default();
    let there: BTreeSet<(&str, String)> =
        listed(files, &change, "content/").into_iter().map(|e| (e.registry, e.id)).collect();
    proposed(files, &change).into_iter().filter(|e| there.contains(&(e.registry, e.id.clone()))).collect()
}

/// In the order of the registry where it has one, beside those of its kind, else at the end.
fn spot(there: &[Listed], entry: &Listed) -> Spot {
    let place = |i: usize| there.get(i).map_or(i, |e| e.index);
    if there.len() > 2 && there.is_sorted_by(|a, b| a.id < b.id) {
        return match there.iter().position(|e| e.id > entry.id) {
            Some(i) => Spot::Before(place(i)),
            None => Spot::Last,
        };
    }
    let mut kinds: Vec<&Option<String>> = there.iter().map(|e| &e.kind).collect();
    kinds.dedup();
    let grouped = kinds.len() > 1 && kinds.iter().collect::<BTreeSet<_>>().len() == kinds.len();
    match there.iter().rposition(|e| e.kind == entry.kind).filter(|_| grouped) {
        Some(i) => Spot::After(place(i)),
        None => Spot::Last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: &str, kind: &str, index: usize) -> Listed {
        let (id, kind) = (id.to_owned(), Some(kind.to_owned()));
        Listed { registry: "actors.yaml", index, label: id.clone(), id, kind, points_to: Vec::new() }
    }

    #[test]
    fn entries_go_where_a_person_would_put_them() {
        let list = |of: &[(&str, &str)]| of.iter().enumerate().map(|(i, (id, k))| entry(id, k, i)).collect::<Vec<_>>();
        for (there, new, expected) in [
            (list(&[]), entry("b", "person", 0), Spot::Last),
            (list(&[("a", "person"), ("c", "body"), ("e", "person")]), entry("b", "person", 0), Spot::Before(1)),
            (list(&[("a", "person"), ("c", "body"), ("e", "person")]), entry("f", "person", 0), Spot::Last),
            (list(&[("z", "person"), ("c", "person"), ("e", "body")]), entry("b", "person", 0), Spot::After(1)),
            (list(&[("z", "person"), ("c", "person"), ("e", "body")]), entry("b", "state", 0), Spot::Last),
            (list(&[("z", "person"), ("c", "body"), ("e", "person")]), entry("b", "person", 0), Spot::Last),
        ] {
            assert_eq!(spot(&there, &new), expected, "{there:?}");
        }
    }
}
