//! Pronouns and descriptions resolved: who spoke or acted last, and whose role the words repeat.

use super::super::lexicon::actors::ACTORS;
use super::super::name::{Name, NameKind};
use super::super::prose::Prose;
use super::cue::Subject;
use super::reference::{Pronoun, Reference, References, Who};
use super::sentence::{Item, Sentence};
use super::speech::{Basis, Speaker};

/// What the sentences so far leave in mind.
pub(super) struct Memory<'n> {
    pub names: &'n [Name],
    /// People with a role, by first mention.
    offices: Vec<usize>,
    /// People who spoke or were the subject of a sentence, the last one last.
    people: Vec<usize>,
    body: Option<Speaker>,
    several: Option<Speaker>,
    /// The last speech: speaker and paragraph.
    pub last: Option<(Speaker, usize)>,
}

/// How many people are kept in mind.
const KEPT: usize = 8;

/// Among how many people with a role a description is looked for.
const KEPT_OFFICES: usize = 200;

impl<'n> Memory<'n> {
    pub fn new(names: &'n [Name]) -> Memory<'n> {
        let person = |n: &&usize| names.get(**n).is_some_and(|n| n.kind == NameKind::Person && n.role.is_some());
        let all: Vec<usize> = (0..names.len()).collect();
        let offices = all.iter().filter(person).copied().collect();
        Memory { names, offices, people: Vec::new(), body: None, several: None, last: None }
    }

    pub fn note(&mut self, speaker: &Speaker, prose: &Prose) {
        match speaker {
            Speaker::Name(n) => match self.names.get(*n).map(|n| n.kind) {
                Some(NameKind::Person) => {
                    self.people.retain(|p| p != n);
                    self.people.push(*n);
                    if self.people.len() > KEPT {
                        self.people.remove(0);
                    }
                }
                Some(NameKind::Body | NameKind::Outlet | NameKind::Place) => {
                    self.body = Some(speaker.clone());
                    self.several = Some(speaker.clone());
                }
                None => {}
            },
            Speaker::Words(range) => {
                let words = prose.text.get(range.clone()).unwrap_or("");
                let last = words.split(' ').any(|w| ACTORS.plural_roles.contains(w));
                if last {
                    self.several = Some(speaker.clone());
                } else {
                    self.body = Some(speaker.clone());
                }
            }
        }
    }

    /// The last person who may be meant by "she" or "he".
    fn person(&self, woman: bool) -> Option<usize> {
        let fits = |n: &&usize| self.names.get(**n).is_some_and(|name| name.woman.is_none_or(|w| w == woman));
        self.people.iter().rev().find(fits).copied()
    }

    pub fn resolve(&self, prose: &Prose, r: Reference) -> Option<(Speaker, Basis)> {
        match r.who {
            Who::Name(n) => {
                let end = prose.bytes(r.from, r.to).end;
                let mentions = &self.names.get(n)?.mentions;
                let named = mentions.get(mentions.partition_point(|m| m.end < end)).is_some_and(|m| m.end == end);
                Some((Speaker::Name(n), if named { Basis::Said } else { Basis::Referred }))
            }
            Who::Pronoun(p) => {
                let speaker = match p {
                    Pronoun::He => Speaker::Name(self.person(false)?),
                    Pronoun::She => Speaker::Name(self.person(true)?),
                    Pronoun::It => self.body.clone()?,
                    Pronoun::They => self.several.clone().or_else(|| Some(Speaker::Name(*self.people.last()?)))?,
                };
                Some((speaker, Basis::Referred))
            }
            Who::Description(noun) => {
                let found = self.described(prose, r, noun);
                let words = || Speaker::Words(prose.bytes(r.from, r.to));
                Some(match found {
                    Some(n) => (Speaker::Name(n), Basis::Referred),
                    None => (words(), Basis::Said),
                })
            }
        }
    }

    /// The person whose role the description repeats, named before it, the last one first.
    fn described(&self, prose: &Prose, r: Reference, noun: usize) -> Option<usize> {
        let first = prose.lower(r.from);
        if matches!(
            first,
            "a" | "an"
                | "one"
                | "another"
                | "some"
                | "his"
                | "her"
                | "its"
                | "their"
                | "many"
                | "several"
                | "two"
                | "most"
        ) {
            return None;
        }
        let at = prose.at(r.from)?.range.start;
        let head = prose.lower(noun);
        if ACTORS.plural_roles.contains(head) {
            return None;
        }
        let leads = matches!(head, "chief" | "head" | "leader" | "boss");
        let whose: Vec<&str> = (r.from..noun)
            .filter_map(|i| prose.at(i))
            .filter(|t| t.is_capital() && !ACTORS.belongs(t.text))
            .map(|t| t.text)
            .collect();
        let last_before = |n: &Name| {
            let before = n.mentions.partition_point(|m| m.start < at);
            n.mentions.get(before.checked_sub(1)?).map(|m| m.start)
        };
        let until = self
            .offices
            .partition_point(|n| self.names.get(*n).and_then(|n| n.mentions.first()).is_some_and(|m| m.start < at));
        let near = self.offices.get(until.saturating_sub(KEPT_OFFICES)..until)?;
        near.iter()
            .filter_map(|n| Some((*n, self.names.get(*n)?)))
            .filter(|(_, n)| {
                let Some(role) = n.role.as_deref() else { return false };
                let lower = role.to_lowercase();
                let words: Vec<&str> = lower.split([' ', '-', ',']).collect();
                let same =
                    words.contains(&head.trim_end_matches('.')) || (head == "general" && words.contains(&"gen."));
                let lead = leads
                    && words.iter().any(|w| {
                        matches!(
                            *w,
                            "secretary"
                                | "president"
                                | "director"
                                | "chief"
                                | "head"
                                | "minister"
                                | "chairman"
                                | "chairwoman"
                                | "executive"
                                | "leader"
                                | "commissioner"
                                | "general"
                        )
                    });
                (same || (lead && !whose.is_empty()))
                    && (whose.is_empty() || whose.iter().any(|w| role.contains(*w) || ACTORS.titles_word(w)))
            })
            .filter_map(|(i, n)| Some((last_before(n)?, i)))
            .max()
            .map(|(_, i)| i)
    }

    /// Whoever a sentence is about: the first reference in it that no preposition leads to.
    pub fn subject(&self, prose: &Prose, sentence: &Sentence, refs: &References, before: usize) -> Option<Reference> {
        let tokens = sentence.items.iter().filter_map(|i| match i {
            Item::Token(t) => Some(*t),
            Item::Quote(_) => None,
        });
        tokens.take_while(|t| *t < before).filter_map(|t| refs.starting(t)).find(|r| {
            let lead = r.from.checked_sub(1).map_or("", |b| prose.lower(b));
            let led = !prose.starts_sentence(r.from)
                && matches!(
                    lead,
                    "of" | "in"
                        | "on"
                        | "at"
                        | "for"
                        | "from"
                        | "with"
                        | "to"
                        | "by"
                        | "near"
                        | "about"
                        | "between"
                        | "against"
                        | "after"
                        | "before"
                        | "following"
                        | "under"
                        | "than"
                        | "as"
                        | "into"
                        | "and"
                );
            let owns = prose.at(r.to).is_some_and(|t| t.is("'s") || (t.is_hyphen() && t.glued()));
            !led && !owns && !matches!(r.who, Who::Pronoun(Pronoun::It)) && r.to <= before
        })
    }

    /// The speaker of a cue. `same`: the speaker of the cue before it in the sentence.
    pub fn cue(
        &self,
        prose: &Prose,
        sentence: &Sentence,
        refs: &References,
        subject: Subject,
        same: Option<&Speaker>,
        before: usize,
    ) -> Option<(Speaker, Basis)> {
        match subject {
            Subject::Reference(r) => {
                if let Who::Pronoun(p @ (Pronoun::He | Pronoun::She)) = r.who {
                    let first = self.subject(prose, sentence, refs, r.from).and_then(|s| match s.who {
                        Who::Name(n) => Some(n),
                        _ => None,
                    });
                    let fits = first.filter(|n| {
                        self.names.get(*n).is_some_and(|n| {
                            n.kind == NameKind::Person && n.woman.is_none_or(|w| w == (p == Pronoun::She))
                        })
                    });
                    if let Some(n) = fits {
                        return Some((Speaker::Name(n), Basis::Referred));
                    }
                }
                self.resolve(prose, r)
            }
            Subject::Same => match same {
                Some(speaker) => Some((speaker.clone(), Basis::Referred)),
                None => self.resolve(prose, self.subject(prose, sentence, refs, before)?),
            },
        }
    }
}
