//! Looking up ids, with the nearest known one where there is none.
//!
//! Actors can also be named: by a full name or an alias. A bare last name is never enough, because two people can share
//! it and a third may arrive tomorrow.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Actor, ActorId};
use crate::text::{Entry, Place, digest, slug};
use std::collections::{BTreeMap, HashMap};

/// The ids of one kind of thing, in registry order.
pub struct Ids {
    /// What one of them is called in messages: `an actor`, `a number`.
    what: &'static str,
    /// Where they are registered, for help texts.
    registry: &'static str,
    by_id: HashMap<String, u32>,
}

impl Ids {
    /// Registers ids and former ids; reports bad and repeated ones. `entries` yields id, former ids and entry.
    pub fn new<'a>(
        what: &'static str,
        registry: &'static str,
        entries: impl IntoIterator<Item = (&'a str, &'a [String], Entry)>,
        findings: &mut Vec<Finding>,
    ) -> Ids {
        let entries: Vec<_> = entries.into_iter().collect();
        let mut by_id: HashMap<String, u32> = HashMap::with_capacity(entries.len());
        let mut first: HashMap<&str, Entry> = HashMap::with_capacity(entries.len());
        for (i, (id, _, entry)) in entries.iter().enumerate() {
            check_id(id, entry.field("id"), findings);
            if let Some(earlier) = first.insert(id, *entry) {
                findings.push(
                    Finding::new(Rule::DuplicateId, entry.field("id"), format!("`{id}` is already the id of {what}"))
                        .label("used again here")
                        .related(earlier.field("id"), "first used here")
                        .help("give one of the two another id; ids are permanent, so change the newer one"),
                );
                first.insert(id, earlier);
                continue;
            }
            by_id.insert((*id).to_owned(), i as u32);
        }
        for (i, (id, former, entry)) in entries.iter().enumerate() {
            for (k, old) in former.iter().enumerate() {
                let place = || entry.field(&format!("former_ids[{k}]"));
                check_id(old, place(), findings);
                if by_id.contains_key(old.as_str()) {
                    findings.push(
                        Finding::new(Rule::AliasTaken, place(), format!("`{old}` cannot be a former id of `{id}`"))
                            .label("another entry has this id")
                            .help("an old address can lead to one page only"),
                    );
                } else {
                    by_id.insert(old.clone(), i as u32);
                }
            }
        }
        Ids { what, registry, by_id }
    }

    pub fn get(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    /// The index of `id`, or a finding at `place`.
    pub fn look_up(&self, id: &str, place: impl FnOnce() -> Place, findings: &mut Vec<Finding>) -> Option<u32> {
        let found = self.get(id);
        if found.is_none() {
            findings.push(self.unknown(id, place()));
        }
        found
    }

    fn unknown(&self, id: &str, place: Place) -> Finding {
        let finding = Finding::new(Rule::UnknownId, place, format!("`{id}` is not the id of {}", self.what))
            .label(format!("not in {}", self.registry));
        // Of articles each has its own file.
        let file = match self.registry.ends_with('/') {
            true => format!("{}{id}.md", self.registry),
            false => self.registry.to_owned(),
        };
        let mut finding = finding.echo_of(Echo::Unreadable(file.clone()));
        if self.by_id.is_empty() {
            // Perhaps it was written in another shape, and nothing of it was kept.
            finding = finding.echo_of(Echo::Mistake(file.clone()));
        }
        let verb = if self.registry.ends_with('/') { "write" } else { "register it in" };
        finding.help(format!("{verb} {file}, or mend the id")).offer(id, self.sorted())
    }

    /// Follows which ids there are and what they lead to.
    pub fn digest(&self) -> blake3::Hash {
        let all = self.sorted().into_iter().map(|id| format!("{id} {:?}", self.get(id)));
        digest_of(all)
    }

    /// Sorted, so that a tie between two near matches is always decided alike.
    fn sorted(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.by_id.keys().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }
}

/// `[a-z0-9-]+`, beginning and ending with a letter or digit: ids become addresses.
pub fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 100
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !id.starts_with('-')
        && !id.ends_with('-')
}

pub fn check_id(id: &str, place: Place, findings: &mut Vec<Finding>) {
    if !is_id(id) {
        findings.push(
            Finding::new(Rule::BadId, place, format!("`{id}` cannot be an id"))
                .label("small letters, digits and hyphens only")
                .help(format!("for example `{}`", slug(id))),
        );
    }
}

/// Actors by id, by full name and by alias.
pub struct ActorNames {
    ids: Ids,
    /// Full names and aliases, in small letters. Several actors may share one.
    by_name: BTreeMap<String, Vec<u32>>,
    /// Last words of people's names, in small letters.
    by_last_name: BTreeMap<String, Vec<u32>>,
    /// Id and name, for messages.
    labels: Vec<(String, String)>,
}

impl ActorNames {
    pub fn new(ids: Ids, actors: &[Actor]) -> ActorNames {
        let mut by_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        let mut by_last_name: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (i, actor) in actors.iter().enumerate() {
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                push(by_name.entry(name.to_lowercase()).or_default(), i as u32);
                if let Some(last) = name.split_whitespace().next_back()
                    && actor.kind == crate::model::ActorKind::Person
                {
                    push(by_last_name.entry(last.to_lowercase()).or_default(), i as u32);
                }
            }
        }
        let labels = actors.iter().map(|a| (a.id.clone(), a.name.clone())).collect();
        ActorNames { ids, by_name, by_last_name, labels }
    }

    /// Follows every id, name and alias and whom it leads to.
    pub fn digest(&self) -> blake3::Hash {
        let names = self.by_name.iter().chain(&self.by_last_name).map(|(name, who)| format!("{name} {who:?}"));
        let labels = self.labels.iter().map(|(id, name)| format!("{id} {name}"));
        digest_of([self.ids.digest().to_hex().to_string()].into_iter().chain(names).chain(labels))
    }

    pub fn look_up(&self, name: &str, place: impl FnOnce() -> Place, findings: &mut Vec<Finding>) -> Option<ActorId> {
        if let Some(i) = self.ids.get(name) {
            return Some(ActorId(i));
        }
        let key = name.to_lowercase();
        match self.by_name.get(&key).map(Vec::as_slice) {
            Some([one]) => return Some(ActorId(*one)),
            Some(several) => {
                findings.push(self.ambiguous(name, several, place()));
                return None;
            }
            None => {}
        }
        match self.by_last_name.get(&key).map(Vec::as_slice) {
            Some(several) => findings.push(self.ambiguous(name, several, place())),
            None => findings.push(self.ids.unknown(name, place())),
        }
        None
    }

    /// The one actor with this id, name or alias, where there is one.
    pub fn known(&self, name: &str) -> Option<ActorId> {
        match self.ids.get(name) {
            Some(i) => Some(ActorId(i)),
            None => match self.by_name.get(&name.to_lowercase()).map(Vec::as_slice) {
                Some([one]) => Some(ActorId(*one)),
                _ => None,
            },
        }
    }

    fn ambiguous(&self, name: &str, who: &[u32], place: Place) -> Finding {
        let list: Vec<String> =
            who.iter().map(|i| &self.labels[*i as usize]).map(|(id, name)| format!("{name} (`{id}`)")).collect();
        let (label, help) = match list.as_slice() {
            [one] => ("a last name is not enough to identify a person".to_owned(), format!("did you mean {one}?")),
            _ => (format!("may be {}", list.join(" or ")), "write the id of the one that is meant".to_owned()),
        };
        Finding::new(Rule::AmbiguousName, place, format!("`{name}` does not say who is meant")).label(label).help(help)
    }
}

fn digest_of(texts: impl IntoIterator<Item = String>) -> blake3::Hash {
    let texts: Vec<String> = texts.into_iter().collect();
    digest(texts.iter().map(|t| t.as_bytes()))
}

fn push(list: &mut Vec<u32>, i: u32) {
    if !list.contains(&i) {
        list.push(i);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_addresses() {
        for good in ["a", "nato-2030", "0-1"] {
            assert!(is_id(good), "{good}");
        }
        for bad in ["", "-a", "a-", "Å", "a b", "A", "a/b", "..", "a_b"] {
            assert!(!is_id(bad), "{bad}");
            assert!(is_id(&slug(bad)), "{bad}");
        }
    }
}
