//! Who an article names: the actors that a briefing has, by their full names and registered aliases, and those that are
//! new. A last name alone never makes two articles' people one, unless an editor has registered it as an alias.

use super::proposal::NewActor;
use super::propose::Voice;
use crate::import::Page;
use crate::model::{Actor, ActorKind, Briefing};
use crate::reading::{NameKind, Speaker, Speech, attribution, names, quotations, speakers, spoken_for};
use crate::text::{slug, unused};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The people, bodies and outlets of one article.
pub struct Cast {
    /// Of each name the id of its actor.
    ids: Vec<String>,
    /// Where each name stands, in order, and which it is.
    mentions: Vec<(Range<usize>, usize)>,
    speeches: Vec<Speech>,
    text: String,
    newcomers: BTreeMap<String, NewActor>,
    /// Newcomers that something rests on.
    used: BTreeSet<String>,
}

/// Reads the names of an article's body and looks each up.
pub fn cast(b: &Briefing, page: &Page) -> Cast {
    let text = body_only(page);
    let names = names(&text);
    let mut speeches = speakers(&text, &names, &quotations(&text));
    // Whoever speaks for a body without being named speaks its word.
    for speech in &mut speeches {
        if let Speaker::Words(description) = &speech.speaker
            && let Some(body) = spoken_for(&text, &names, description)
        {
            speech.speaker = Speaker::Name(body);
        }
    }
    let mut cast = Cast {
        ids: Vec::new(),
        mentions: Vec::new(),
        speeches,
        text,
        newcomers: BTreeMap::new(),
        used: BTreeSet::new(),
    };
    for name in names {
        let kind = match name.kind {
            NameKind::Person => ActorKind::Person,
            NameKind::Body => ActorKind::Body,
            NameKind::Place => ActorKind::Place,
            NameKind::Outlet => ActorKind::Outlet,
        };
        let forms = std::iter::once(&name.name).chain(&name.aliases);
        // The fullest form decides; a shorter one only where it is registered.
        let known = forms.into_iter().find_map(|form| registered(b, form, kind));
        let id = match known {
            Some(actor) => actor.id.clone(),
            None => cast.add(b, &name.name, kind, &name.aliases, name.role.clone()),
        };
        // Whoever is quoted or often named is worth an entry; a place is one where something points to it.
        if kind == ActorKind::Person || (kind == ActorKind::Body && name.mentions.len() > 1) {
            cast.used.insert(id.clone());
        }
        cast.mentions.extend(name.mentions.iter().map(|range| (range.clone(), cast.ids.len())));
        cast.ids.push(id);
    }
    cast.mentions.sort_by_key(|(range, _)| range.start);
    cast
}

/// The text with everything but the body blanked out, so that places in it are places in the text.
fn body_only(page: &Page) -> String {
    let mut out = String::with_capacity(page.text.len());
    let mut at = 0;
    let blank = |part: &str| -> String { part.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect() };
    for range in &page.body {
        out.push_str(&blank(page.text.get(at..range.start).unwrap_or("")));
        out.push_str(page.text.get(range.clone()).unwrap_or(""));
        at = range.end;
    }
    out
}

/// Most words of a role: what follows tells a story, and is the source's own wording.
const ROLE: usize = 9;

/// A role up to its first bracket or second office; a long one without where it is held, so that no name is cut in two.
fn short(role: &str) -> Option<String> {
    let role = role.split(['(', ';', ',']).next().unwrap_or("");
    let mut all: Vec<&str> = role.split_whitespace().collect();
    let second = all.windows(2).position(|w| w[0] == "and" && matches!(w[1], "a" | "an" | "the" | "former"));
    all.truncate(second.unwrap_or(all.len()));
    if all.len() > ROLE {
        let at = |words: &[&str]| all.iter().take(ROLE + 1).position(|w| words.contains(w)).filter(|i| *i > 0);
        let place = at(&["at", "in", "with", "from", "who", "whose", "which", "since"]);
        let end = place.or_else(|| at(&["of", "for", "to", "on"])).unwrap_or(ROLE);
        all.truncate(end);
    }
    (!all.is_empty()).then(|| all.join(" "))
}

fn registered<'a>(b: &'a Briefing, form: &str, kind: ActorKind) -> Option<&'a Actor> {
    let straight = |name: &str| name.replace(['’', '‘'], "'");
    let (person, form) = (kind == ActorKind::Person, straight(form));
    let fits = |a: &&Actor| {
        let of_kind = (a.kind == ActorKind::Person) == person;
        of_kind && std::iter::once(&a.name).chain(&a.aliases).any(|name| straight(name).eq_ignore_ascii_case(&form))
    };
    let mut found = b.actors.iter().filter(fits);
    // Two of one name are for the editor to tell apart.
    found.next().filter(|_| found.next().is_none())
}

impl Cast {
    fn add(&mut self, b: &Briefing, name: &str, kind: ActorKind, aliases: &[String], role: Option<String>) -> String {
        let id = unused(&slug(name), |id| b.actors.iter().any(|a| a.id == id) || self.newcomers.contains_key(id));
        let last = name.rsplit(' ').next().unwrap_or(name);
        let namesake = |a: &&Actor| a.kind == ActorKind::Person && a.name.rsplit(' ').next() == Some(last);
        let person = kind == ActorKind::Person;
        let known = b.actors.iter().filter(namesake).map(|a| a.id.clone());
        let new = self.newcomers.values().filter(|a| a.kind == ActorKind::Person && a.name.ends_with(last));
        let never_merge = known.chain(new.map(|a| a.id.clone())).filter(|_| person && last != name).collect();
        // A last name alone is no alias that another article may be read by.
        let aliases = aliases.iter().filter(|a| !person || a.contains(' ')).cloned().collect();
        let role = role.as_deref().and_then(short);
        let actor = NewActor { id: id.clone(), name: name.to_owned(), kind, aliases, role, never_merge };
        self.newcomers.insert(id.clone(), actor);
        id
    }

    /// The body, in its place in the article's text; blanks for all else.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What is said, with the id of the actor who says it.
    pub fn said(&self) -> impl Iterator<Item = (Range<usize>, &str)> {
        self.speeches.iter().filter_map(|s| match s.speaker {
            Speaker::Name(index) => Some((s.range.clone(), self.ids.get(index)?.as_str())),
            Speaker::Words(_) => None,
        })
    }

    /// Who is named within these bytes, in order, by their ids.
    pub fn named(&self, within: Range<usize>) -> impl Iterator<Item = (Range<usize>, &str)> {
        let from = self.mentions.partition_point(|(range, _)| range.start < within.start);
        let inside = self.mentions.iter().skip(from).take_while(move |(range, _)| range.end <= within.end);
        inside.filter_map(|(range, index)| Some((range.clone(), self.ids.get(*index)?.as_str())))
    }

    /// What kind of actor this is, by its id.
    pub fn kind(&self, b: &Briefing, id: &str) -> Option<ActorKind> {
        let known = b.actors.iter().find(|a| a.id == id).map(|a| a.kind);
        known.or_else(|| self.newcomers.get(id).map(|a| a.kind))
    }

    /// What an actor is called, by his id.
    pub fn name(&self, b: &Briefing, id: &str) -> Option<String> {
        let known = b.actors.iter().find(|a| a.id == id).map(|a| a.name.clone());
        known.or_else(|| self.newcomers.get(id).map(|a| a.name.clone()))
    }

    /// Whose word something at a place is, as far as the text says.
    pub fn voice(&self, at: Range<usize>) -> Voice {
        let Some(speech) = attribution(&self.speeches, at.clone()) else { return Voice::default() };
        // Between dashes stands what the writer explains.
        let said = self.text.get(speech.range.start..at.start).unwrap_or("");
        let dashes = [" -- ", " — ", " – "].map(|d| said.matches(d).count()).iter().sum::<usize>();
        if speech.quotation.is_none() && dashes % 2 == 1 {
            return Voice::default();
        }
        let actor = |index: usize| self.ids.get(index).cloned();
        let by = match speech.speaker {
            Speaker::Name(index) => actor(index),
            // A description without a name is nobody that a registry could hold.
            Speaker::Words(_) => None,
        };
        let via = speech.via.and_then(actor).filter(|via| Some(via) != by.as_ref());
        let on = speech.day.clone().and_then(|day| Some(self.text.get(day)?.to_owned()));
        Voice { on: on.filter(|_| by.is_some()), via: via.filter(|_| by.is_some()), by }
    }

    /// The actor of an outlet or agency by its name.
    pub fn publisher(&mut self, b: &Briefing, name: &str, kind: ActorKind) -> String {
        let known = registered(b, name, kind).map(|a| a.id.clone());
        let here =
            self.newcomers.values_mut().find(|a| a.kind != ActorKind::Person && a.name.eq_ignore_ascii_case(name));
        let id = match (known, here) {
            (Some(id), _) => id,
            (None, Some(newcomer)) => {
                newcomer.kind = kind;
                newcomer.id.clone()
            }
            (None, None) => self.add(b, name, kind, &[], None),
        };
        self.used.insert(id.clone());
        id
    }

    /// Everybody who is named and has no entry.
    pub fn everyone(&self) -> impl Iterator<Item = &NewActor> {
        self.newcomers.values()
    }

    /// New actors that something points to: those who are named, those whose word it is, and those in `also`.
    pub fn newcomers(&self, also: impl IntoIterator<Item = String>) -> Vec<NewActor> {
        let wanted: BTreeSet<String> = self.used.iter().cloned().chain(also).collect();
        let mut out: Vec<NewActor> = self.newcomers.values().filter(|a| wanted.contains(&a.id)).cloned().collect();
        let there = |id: &String| wanted.contains(id) || !self.newcomers.contains_key(id);
        out.iter_mut().for_each(|a| a.never_merge.retain(there));
        out
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn roles_are_short() {
        for (role, expected) in [
            ("Mayor", Some("Mayor")),
            (
                "fellow at the Harbour Institute and a co-founder of the Tide Centre in Halden",
                Some("fellow at the Harbour Institute"),
            ),
            ("photographer (and eventual husband of a painter) gave her a show", Some("photographer")),
            ("senior fellow at the Vale Centre for Health and Human Rights at the University", Some("senior fellow")),
            ("", None),
        ] {
            assert_eq!(short(role).as_deref(), expected);
        }
    }
}
