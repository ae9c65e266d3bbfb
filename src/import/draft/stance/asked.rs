//! What a registered question asks, taken apart: of whom, about what, and which words answer; and how near a sentence is.

use super::super::likes::like;
use super::super::list::{List, entries, is_in};
use super::super::stem::stem;
use super::concept::{Concept, Hit, concept, inflects};
use crate::model::{ActorId, ActorKind, Briefing, Question};
use crate::reading::words;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

/// Words on either side of an answering word that tell what it is about.
const NEAR: usize = 5;

/// Words of a clause that says by itself too little to say what it is about.
const PIECE: usize = 7;

/// Words that say nothing of what a question is about.
static EMPTY: List = LazyLock::new(|| entries(include_str!("../words/empty.txt")));

/// Agreements, laws and the like.
static INSTRUMENTS: List = LazyLock::new(|| entries(include_str!("../words/instruments.txt")));

pub struct Asked<'a> {
    pub question: &'a Question,
    pub concept: Option<&'static Concept>,
    /// A yes of the concept affirms the proposition.
    pub yes: bool,
    /// It asks what will be or should be, not what is.
    pub to_be: bool,
    /// Nor what can be.
    pub to_come: bool,
    /// Who the question is about.
    subjects: Vec<ActorId>,
    /// Whom else it names, places apart.
    objects: Vec<ActorId>,
    /// What it is about, where that is no actor.
    subject: BTreeSet<String>,
    /// The other words of it.
    topics: BTreeSet<String>,
    /// Id and the stems that each answer needs.
    answers: Vec<(&'a str, Vec<String>)>,
}

impl<'a> Asked<'a> {
    pub fn new(b: &Briefing, names: &Names, q: &'a Question) -> Option<Asked<'a>> {
        let text = lower(&q.text);
        let proposition = lower(q.proposition.as_deref().unwrap_or(""));
        let (t, p) = (spoken(&q.text, &text), spoken(q.proposition.as_deref().unwrap_or(""), &proposition));
        let found = concept(&t).or_else(|| concept(&p));
        if found.is_none() && q.answers.is_empty() {
            return None;
        }
        let (mut yes, mut split) = (true, t.len());
        if let Some((c, hit)) = &found {
            let own = c.hits(&p).into_iter().next();
            let negated =
                p.iter().filter(|w| matches!(**w, "not" | "no" | "never") || w.ends_with("n't")).count() % 2 == 1;
            yes = own.as_ref().map_or(hit.yes, |h| h.yes) ^ negated;
            split = if concept(&t).is_some() { hit.at.start } else { t.len() };
        }
        let modal = |w: &&str| matches!(*w, "should" | "must" | "will" | "can" | "may" | "shall");
        // "Must" may be what the question is about.
        let modals: Vec<&str> = if p.is_empty() { &t } else { &p }.iter().copied().filter(modal).collect();
        let asked = |w: &&str| !found.as_ref().is_some_and(|(c, _)| c.has(w));
        let to_be = modals.iter().any(asked);
        let to_come = modals.iter().any(|w| asked(w) && !matches!(*w, "can" | "may"));
        let stems = |all: &[String]| -> BTreeSet<String> {
            all.iter().filter(|w| !is_in(&EMPTY, w)).map(|w| stem(w)).collect()
        };
        let alike = |all: &BTreeSet<String>| -> BTreeSet<String> { all.iter().map(|s| like(s).to_owned()).collect() };
        let whole: Vec<String> = text.iter().chain(&proposition).cloned().collect();
        let head = stems(text.get(..split).unwrap_or(&[]));
        let of_concept = |w: &String| found.as_ref().is_some_and(|(c, _)| c.has(w));
        let rest: Vec<String> = whole.iter().filter(|w| !of_concept(w)).cloned().collect();
        let all = stems(&whole);
        let (mut subjects, mut objects, mut used) = (Vec::new(), Vec::new(), BTreeSet::new());
        for (id, f) in names.in_words(&all) {
            if f.is_subset(&head) {
                subjects.push(id);
            } else if b.actor(id).kind != ActorKind::Place {
                objects.push(id);
            }
            used.extend(f.iter().map(|s| like(s).to_owned()));
        }
        objects.retain(|o| !subjects.contains(o));
        let subject: BTreeSet<String> = alike(&head).difference(&used).filter(|s| s.len() > 2).cloned().collect();
        let topics = alike(&stems(&rest)).into_iter().filter(|s| s.len() > 2 && !subject.contains(s)).collect();
        let answers =
            q.answers.iter().map(|(id, _)| (id.as_str(), alike(&stems(&lower(id))).into_iter().collect())).collect();
        Some(Asked {
            question: q,
            concept: found.map(|(c, _)| c),
            yes,
            to_be,
            to_come,
            subjects,
            objects,
            subject,
            topics,
            answers,
        })
    }

    /// True where both ask the same of the same, as far as their words tell.
    pub fn is_on_the_matter_of(&self, other: &Asked) -> bool {
        let concepts = self.concept.zip(other.concept);
        let subjects = match (self.subjects.as_slice(), other.subjects.as_slice()) {
            ([], []) => !self.subject.is_disjoint(&other.subject) || !self.topics.is_disjoint(&other.topics),
            (a, b) => a.iter().any(|id| b.contains(id)),
        };
        let objects = self.objects.is_empty()
            || other.objects.is_empty()
            || self.objects.iter().any(|id| other.objects.contains(id));
        concepts.is_some_and(|(a, b)| std::ptr::eq(a, b)) && subjects && objects
    }

    /// How sure a sentence of this speaker, in which this word answers, is about the question, in per cent, and why; `None`
    /// where it is not.
    pub fn likeness(&self, b: &Briefing, context: &Context, by: &str, word: &str) -> Option<(i32, String)> {
        let speaker = b.actors.iter().position(|a| a.id == by);
        let speaks_for = |id: &ActorId| {
            speaker.is_some_and(|s| {
                let of = b.actors.get(s).into_iter().flat_map(|a| a.roles.iter().filter_map(|r| r.of).chain(a.part_of));
                s == id.0 as usize || of.into_iter().any(|o| o == *id)
            })
        };
        let party = self.question.parties.iter().any(&speaks_for);
        let mut score = 30 + if party { 5 } else { 0 };
        let mut why = Vec::new();
        let mut is_subject = false;
        if let Some(who) = self.subjects.iter().find(|id| context.names(**id) || (context.we && speaks_for(id))) {
            is_subject = true;
            why.push(format!("it speaks of {}", b.actor(*who).name));
        } else if self.subjects.is_empty()
            && let Some(word) = self.subject_in(context)
        {
            is_subject = true;
            why.push(format!("it speaks of “{word}”"));
        }
        score += if is_subject { 20 } else { 0 };
        // With whom or with what: without that another matter is meant.
        if !self.objects.is_empty() && !self.objects.iter().any(|id| context.names(*id)) {
            return None;
        }
        score += if self.objects.is_empty() { 0 } else { 10 };
        let matched = self.question.match_words.iter().find(|m| form(m).is_subset(&context.stems));
        if let Some(word) = matched {
            score += 15;
            why.push(format!("“{word}” stands in it"));
        }
        let whom = !self.objects.is_empty();
        let topics: Vec<&String> = self.topics.iter().filter(|t| context.has(t)).collect();
        score += 8 * topics.len().min(2) as i32;
        score -= if context.leans { 10 } else { 0 };
        // The word that answers does not say what it is about as well.
        let apart =
            self.question.match_words.iter().any(|m| form(m).is_subset(&context.stems) && word != m.to_lowercase());
        let enough = is_subject || (apart && !topics.is_empty()) || (matched.is_some() && (whom || topics.len() > 1));
        enough.then(|| (score, why.join(", ")))
    }

    /// A word of the subject that a sentence has; of a long one it has to have two: many things are new.
    fn subject_in(&self, context: &Context) -> Option<&String> {
        let mut found = self.subject.iter().filter(|s| context.has(s));
        let first = found.next()?;
        (self.subject.len() < 3 || found.next().is_some()).then_some(first)
    }

    /// The words around an answering word that tell what it is about, that word among them; `None` where nothing near it
    /// does. Takes a clause in small letters.
    pub fn near(&self, names: &Names, clause: &[&str], hit: &Hit) -> Option<Range<usize>> {
        let own: Vec<&BTreeSet<String>> = {
            let asked = |id: &ActorId| self.subjects.contains(id) || self.objects.contains(id);
            names.0.iter().filter(|(id, _)| asked(id)).map(|(_, f)| f).collect()
        };
        let tells = |word: &str| {
            let stem = like(&stem(word)).to_owned();
            let with = self.concept.is_some_and(|c| c.goes_with(word));
            with || self.topics.contains(&stem) || self.subject.contains(&stem) || own.iter().any(|f| f.contains(&stem))
        };
        // Of the words before it those that say something are counted.
        let before = (0..hit.at.start).rev().filter(|i| clause.get(*i).is_some_and(|w| !is_in(&EMPTY, w)));
        let from = before.take(NEAR).filter(|i| clause.get(*i).is_some_and(|w| tells(w))).last();
        let to =
            (hit.at.end..(hit.at.end + NEAR).min(clause.len())).rfind(|i| clause.get(*i).is_some_and(|w| tells(w)));
        let is_match = || {
            let said = form(&clause.get(hit.at.clone()).unwrap_or(&[]).join(" "));
            self.question.match_words.iter().any(|m| form(m).is_subset(&said))
        };
        // A short piece of a quotation goes on with the words around it.
        if from.is_none() && to.is_none() && clause.len() > PIECE && !is_match() {
            return None;
        }
        if clause.len() <= PIECE {
            return Some(0..clause.len());
        }
        let mut to = to.map_or(hit.at.end, |i| i + 1);
        // A name is not cut in two.
        while to > hit.at.end && clause.get(to).is_some_and(|w| tells(w)) {
            to += 1;
        }
        Some(from.unwrap_or(hit.at.start)..to)
    }

    /// Whoever is named before the answering word is somebody else than the question is about.
    pub fn speaks_of_another(&self, names: &Names, before: &[&str]) -> bool {
        // Of a clause inside another only its own words.
        let inner = before.iter().rposition(|w| matches!(*w, "whether" | "if" | "that")).map_or(0, |i| i + 1);
        let own = before.get(inner..).unwrap_or(&[]);
        let named: Vec<ActorId> = names.in_words(&strict(&own.join(" "))).map(|(id, _)| id).collect();
        let noun = |w: &&str| !is_in(&EMPTY, w);
        if inner > 0 && named.is_empty() && own.iter().filter(|w| noun(w)).count() > 1 && !self.subjects.is_empty() {
            // Somebody is described, and nothing says who.
            return true;
        }
        !self.subjects.is_empty() && !named.is_empty() && !named.iter().any(|id| self.subjects.contains(id))
    }

    /// The only answer whose words stand in a sentence that is about the question, and one of them.
    pub fn answer(&self, context: &Context) -> Option<(&'a str, &str)> {
        let about = self.topics.iter().chain(&self.subject).filter(|t| t.len() > 3 && context.has(t)).count();
        let mut found =
            self.answers.iter().filter(|(_, s)| !s.is_empty() && s.iter().all(|s| context.stems.contains(s)));
        let (id, stems) = found.next().filter(|_| about > 0)?;
        found.next().is_none().then(|| Some((*id, stems.first()?.as_str())))?
    }
}

/// The stems of every name of every actor.
pub struct Names(Vec<(ActorId, BTreeSet<String>)>);

impl Names {
    pub fn new(b: &Briefing) -> Names {
        let forms = b
            .actors
            .iter()
            .zip((0..).map(ActorId))
            .flat_map(|(a, id)| std::iter::once(&a.name).chain(&a.aliases).map(move |name| (id, strict(name))));
        Names(forms.filter(|(_, f)| !f.is_empty()).collect())
    }

    /// Who is named, and by which words.
    fn in_words(&self, stems: &BTreeSet<String>) -> impl Iterator<Item = (ActorId, &BTreeSet<String>)> {
        self.0.iter().filter(|(_, f)| f.is_subset(stems)).map(|(id, f)| (*id, f))
    }
}

/// A sentence and what it names.
pub struct Context {
    stems: BTreeSet<String>,
    actors: BTreeSet<u32>,
    /// It says "we".
    we: bool,
    /// It says "it" or "they", and what that is stands in the sentence before.
    leans: bool,
}

impl Context {
    pub fn new(names: &Names, text: &str, sentence: Range<usize>, before: Option<Range<usize>>) -> Option<Context> {
        let said = text.get(sentence)?;
        let own = lower(said);
        let has = |list: &[&str]| own.iter().any(|w| list.contains(&w.as_str()));
        let contrast = own.first().is_some_and(|w| matches!(w.as_str(), "but" | "however" | "still" | "yet"));
        let leans = before.is_some() && (contrast || has(&["it", "its", "they", "their", "them", "this"]));
        let (mut stems, mut plain) = (form(said), strict(said));
        if let Some(more) = before.filter(|_| leans).and_then(|r| text.get(r)) {
            stems.extend(form(more));
            plain.extend(strict(more));
        }
        let actors = names.in_words(&plain).map(|(id, _)| id.0).collect();
        Some(Context { stems, actors, we: has(&["we", "our", "us"]), leans })
    }

    /// An agreement or a law, by which something is so.
    pub fn names_an_instrument(&self) -> bool {
        self.stems.iter().any(|s| is_in(&INSTRUMENTS, s))
    }

    fn names(&self, id: ActorId) -> bool {
        self.actors.contains(&id.0)
    }

    fn has(&self, topic: &str) -> bool {
        self.stems.contains(topic) || self.stems.iter().any(|s| alike(s, topic) || inflects(s, topic))
    }
}

/// "ministers" and "ministerial", "Afghan" and "Afghanistan".
fn alike(a: &str, b: &str) -> bool {
    let common = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    common >= 5 && common + 4 >= a.len().max(b.len())
}

/// The words of a text, given in small letters, with nothing in the place of those that are parts of longer names.
fn spoken<'a>(text: &str, lower: &'a [String]) -> Vec<&'a str> {
    lower.iter().zip(in_names(text)).map(|(w, named)| if named { "" } else { w.as_str() }).collect()
}

/// Of each word of a text whether it is part of a name of several words: the Progress Party makes none by being named.
pub fn in_names(text: &str) -> Vec<bool> {
    let mut last = 0;
    let all: Vec<(bool, bool)> = words(text)
        .map(|(range, word)| {
            let beside = text.get(last..range.start) == Some(" ");
            last = range.end;
            (word.starts_with(char::is_uppercase) && !is_in(&EMPTY, &word.to_lowercase()), beside)
        })
        .collect();
    let both = |i: usize| matches!(all.get(i..i + 2), Some([(true, _), (true, true)]));
    (0..all.len()).map(|i| both(i) || i.checked_sub(1).is_some_and(both)).collect()
}

fn lower(text: &str) -> Vec<String> {
    words(text).map(|(_, w)| w.to_lowercase().replace('’', "'").trim_end_matches("'s").to_owned()).collect()
}

/// Stems of the words that name something, one for words of the same thing.
fn form(text: &str) -> BTreeSet<String> {
    strict(text).into_iter().map(|s| like(&s).to_owned()).collect()
}

/// Stems of the words that name something. "us" is no country.
fn strict(text: &str) -> BTreeSet<String> {
    let all = words(text).filter(|(_, w)| *w != "us").map(|(_, w)| w.replace('’', "'"));
    let all = all.map(|w| w.trim_end_matches("'s").to_owned());
    all.filter(|w| !is_in(&EMPTY, &w.to_lowercase())).map(|w| stem(&w)).collect()
}
