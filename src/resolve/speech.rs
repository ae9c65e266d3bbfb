//! In whose words a claim is quoted, and whether the original gives them to the one whom the claim names.

use super::Registries;
use super::sense::Sense;
use crate::finding::{Finding, Rule};
use crate::model::{ActorId, Known, Passage, Source, Speech};
use crate::text::Entry;

/// `None` for an article's own voice, and where an old lock does not tell.
pub fn speech(passage: &Passage, by: Option<ActorId>, source: &Source) -> Option<Speech> {
    by.filter(|by| source.outlet.get() != Some(by))?;
    passage.direct.map(|direct| if direct { Speech::Direct } else { Speech::Reported })
}

/// Who speaks inside the marks around the quotation, by a registered name. A bare role is nobody in particular.
pub fn speaker(sense: &Sense, r: &Registries) -> Option<String> {
    let (start, original) = sense.original.as_ref()?;
    let at = start + sense.quote.start..start + sense.quote.end;
    let names = &original.speaker(&at)?.names;
    names.iter().find(|n| r.actor_names.known(n).is_some()).cloned()
}

/// The people and bodies that a claim names.
pub struct Named<'a> {
    pub by: ActorId,
    pub behalf: Option<ActorId>,
    pub via: &'a [ActorId],
    pub source: &'a Source,
}

/// Another known actor speaks inside the marks.
pub fn other(name: &str, named: &Named, r: &Registries, entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(found) = r.actor_names.known(name) else { return };
    let outlet = matches!(named.source.outlet, Known::Is(outlet) if outlet == found);
    let one_of_them = found == named.by || Some(found) == named.behalf || named.via.contains(&found) || outlet;
    if one_of_them || belongs(found, named.by, r) || belongs(named.by, found, r) {
        return;
    }
    let (other, typed) = (&r.actors[found.0 as usize], &r.actors[named.by.0 as usize]);
    findings.push(
        Finding::new(
            Rule::OtherSpeaker,
            entry.field("by"),
            format!("inside these quotation marks {} seems to speak, not {}", other.name, typed.name),
        )
        .label("another actor than the original names")
        .help(format!("read the passage; if it is so, write `by: {}`", other.id)),
    );
}

/// Somebody's words may be given to the body that he belongs to or holds an office of.
fn belongs(one: ActorId, body: ActorId, r: &Registries) -> bool {
    let actor = &r.actors[one.0 as usize];
    actor.part_of == Some(body) || actor.roles.iter().any(|role| role.of == Some(body))
}
