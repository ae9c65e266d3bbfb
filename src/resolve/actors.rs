//! `actors.yaml`: people, bodies, states, places, outlets and agencies.

use super::field::{days, grade, required, setting};
use super::names::{ActorNames, Ids};
use crate::finding::Finding;
use crate::model::{Actor, ActorId, ActorKind, Role};
use crate::parse::Item;
use crate::parse::draft::ActorDraft;
use crate::text::{Entry, FileId};

pub fn actors(list: &[(FileId, &Item<ActorDraft>)], findings: &mut Vec<Finding>) -> (Vec<Actor>, ActorNames) {
    let mut kept: Vec<(&ActorDraft, Entry)> = Vec::new();
    let mut actors = Vec::new();
    for (file, item) in list {
        let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
        let (id, name) = (required(&d.id, "id", &entry, findings), required(&d.name, "name", &entry, findings));
        let kind = required(&d.kind, "kind", &entry, findings).and_then(|word| {
            let known = ActorKind::ALL.map(ActorKind::word);
            setting(word, "kind", &known, ActorKind::from_word, || entry.field("kind"), findings)
        });
        let Some(id) = id else { continue };
        let name = name.unwrap_or(id);
        kept.push((d, entry));
        actors.push(Actor {
            id: id.to_owned(),
            name: name.to_owned(),
            kind: kind.unwrap_or(ActorKind::Body),
            aliases: d.aliases.clone(),
            former_ids: d.former_ids.clone(),
            never_merge: Vec::new(),
            roles: Vec::new(),
            part_of: None,
            grade: grade(d.grade.as_ref(), false, &entry, findings),
            note: d.note.clone(),
            entry,
        });
    }
    let ids = Ids::new(
        "an actor",
        "content/actors.yaml",
        actors.iter().map(|a| (a.id.as_str(), a.former_ids.as_slice(), a.entry)),
        findings,
    );
    let names = ActorNames::new(ids, &actors);
    for (actor, (d, entry)) in actors.iter_mut().zip(&kept) {
        actor.part_of = d.part_of.as_deref().and_then(|id| names.look_up(id, || entry.field("part_of"), findings));
        for (i, id) in d.never_merge.iter().enumerate() {
            actor.never_merge.extend(names.look_up(id, || entry.field(&format!("never_merge[{i}]")), findings));
        }
        for (i, role) in d.roles.iter().enumerate() {
            let field = |name: &str| entry.field(&format!("roles[{i}].{name}"));
            actor.roles.push(Role {
                role: role.role.clone().unwrap_or_default(),
                of: role.of.as_deref().and_then(|id| names.look_up(id, || field("of"), findings)),
                during: role.during.as_deref().and_then(|d| days(d, || field("during"), findings)),
            });
        }
    }
    never_merge_both_ways(&mut actors);
    (actors, names)
}

/// Whoever is easily taken for another is so the other way round too.
fn never_merge_both_ways(actors: &mut [Actor]) {
    let pairs: Vec<(usize, ActorId)> = actors
        .iter()
        .enumerate()
        .flat_map(|(i, a)| a.never_merge.iter().map(move |other| (other.0 as usize, ActorId(i as u32))))
        .collect();
    for (i, other) in pairs {
        if other.0 as usize != i && !actors[i].never_merge.contains(&other) {
            actors[i].never_merge.push(other);
        }
    }
    for actor in actors {
        actor.never_merge.sort_unstable();
        actor.never_merge.dedup();
    }
}
