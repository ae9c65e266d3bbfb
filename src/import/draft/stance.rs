//! Statements on registered questions. A clause speaks to a question where it names what the question is about and holds a
//! word that answers it, or one of the contrary; how it says so makes the stance. Each is a proposal for an editor to judge,
//! says what it rests on, and is left out where the words do not decide: no stance is better than a wrong one.

mod asked;
mod concept;
mod mood;
pub mod unasked;

use super::phrase::Finder;
use super::proposal::{ProposedClaim, Subject};
use super::propose::{Article, phrase_of};
use super::stem::stem;
use crate::model::Briefing;
use crate::reading::words;
use asked::{Asked, Context, Names, in_names};
use mood::Mood;
use std::collections::BTreeMap;
use std::ops::Range;

/// The concept of what somebody is bound to.
const BIND: &str = "bind";

/// From so many per cent on, a stance is proposed.
const ENOUGH: i32 = 50;

/// The questions of a briefing, made ready.
pub struct Questions<'a> {
    b: &'a Briefing,
    names: Names,
    asked: Vec<Asked<'a>>,
}

impl<'a> Questions<'a> {
    pub fn new(b: &'a Briefing) -> Questions<'a> {
        let names = Names::new(b);
        let asked = b.questions.iter().filter_map(|q| Asked::new(b, &names, q)).collect();
        Questions { b, names, asked }
    }

    /// Claims on questions that a sentence allows. `before` is the sentence before it.
    pub fn claims(
        &self,
        article: &Article,
        finder: &Finder,
        sentence: Range<usize>,
        before: Option<Range<usize>>,
    ) -> Vec<ProposedClaim> {
        let mut out = Vec::new();
        if self.asked.is_empty() {
            return out;
        }
        let Some(context) = Context::new(&self.names, article.text, sentence.clone(), before) else { return out };
        let clauses = clauses(article.text, sentence.clone());
        for asked in &self.asked {
            out.extend(answer(article, finder, &sentence, asked, &context));
            for clause in clauses.iter().filter(|c| !supposed(&clauses, c)) {
                out.extend(self.stance(article, finder, &sentence, clause, asked, &context));
            }
        }
        out
    }

    fn stance(
        &self,
        article: &Article,
        finder: &Finder,
        sentence: &Range<usize>,
        clause: &Clause,
        asked: &Asked,
        context: &Context,
    ) -> Option<ProposedClaim> {
        let concept = asked.concept?;
        let plain: Vec<&str> = clause.iter().map(|w| w.lower.as_str()).collect();
        // The first that says anything.
        concept.hits(&spoken(clause)).iter().find_map(|hit| {
            let read = mood::reading(&plain, hit);
            let agrees = (hit.yes ^ read.denied) == asked.yes;
            let stance = stance_of(read.mood, agrees, asked)?;
            let near = asked.near(&self.names, &plain, hit)?;
            if asked.speaks_of_another(&self.names, plain.get(..hit.at.start)?) {
                return None;
            }
            let core = core(&read.words, &near);
            let core = clause.get(core.start)?.at.start..clause.get(core.end - 1)?.at.end;
            let voice = (article.voice)(clause.get(hit.at.start)?.at.clone());
            // Without somebody who says it, a sentence is no statement, unless it tells what an instrument demands.
            let by = voice.by.as_deref().or((concept.key() == BIND && context.names_an_instrument()).then_some(""))?;
            let word = plain.get(hit.at.clone())?.join(" ");
            let (score, about) = asked.likeness(self.b, context, by, &word)?;
            let score = score - if read.mood == Mood::Demand && !asked.to_be { 10 } else { 0 };
            if score < ENOUGH {
                return None;
            }
            let quote = phrase_of(article, finder, sentence.clone(), core)?;
            let subject = Subject::Question(asked.question.id.clone());
            let why = format!("{about}; “{word}” {}", why(read.mood, agrees));
            let claim = ProposedClaim::new(subject, quote, voice, score.clamp(0, 85) as u8, why);
            Some(ProposedClaim { stance: Some(stance), ..claim })
        })
    }
}

/// Words of a quotation, beside those that the reading rests on, that say what it is about.
const WIDE: usize = 10;

/// The words that the reading rests on, with those around them that say of whom and what, where they are not too many.
fn core(read: &Range<usize>, near: &Range<usize>) -> Range<usize> {
    let all = read.start.min(near.start)..read.end.max(near.end);
    let half = near.start..read.end.max(near.end);
    [all, half, near.clone()].into_iter().find(|r| r.len() <= WIDE).unwrap_or(near.clone())
}

/// Nothing is said by a clause of supposition, nor by what follows from it; nor by what is said of something in passing.
fn supposed(clauses: &[Clause], clause: &Clause) -> bool {
    let starts = |c: &Clause, list: &[&str]| c.iter().take(2).any(|w| list.contains(&w.lower.as_str()));
    let first = |c: &Clause, list: &[&str]| c.first().is_some_and(|w| list.contains(&w.lower.as_str()));
    clauses.first().is_some_and(|c| starts(c, &["if", "unless"]))
        || starts(clause, &["if", "unless"])
        || first(clause, &["which", "who", "whose"])
}

/// What a clause says of a proposition, by its mood and by whether its words agree with the proposition's.
fn stance_of(mood: Mood, agrees: bool, asked: &Asked) -> Option<&'static str> {
    Some(match (mood, agrees) {
        // What is so says nothing of what should be.
        (Mood::Fact, _) if asked.to_come => return None,
        (Mood::Fact, true) => "affirm",
        (Mood::Fact, false) => "deny",
        // What is to come answers a question about what is to be.
        (Mood::Future, true) if asked.to_be => "affirm",
        (Mood::Future, false) if asked.to_be => "deny",
        (Mood::Condition, true) if asked.to_be => "conditional",
        // Whoever demands what the proposition says is so, finds it wanting.
        (Mood::Demand, true) if !asked.to_be => "doubt",
        (Mood::Demand, true) => "affirm",
        (Mood::Demand, false) if asked.to_be => "deny",
        (Mood::Doubt, true) => "doubt",
        (Mood::Undecided, _) => "undecided",
        _ => return None,
    })
}

fn why(mood: Mood, agrees: bool) -> &'static str {
    match (mood, agrees) {
        (Mood::Demand, _) => "is asked for",
        (Mood::Doubt, _) => "is in doubt",
        (Mood::Condition, _) => "depends on something",
        (Mood::Undecided, _) => "is being looked into",
        (_, true) => "answers it with yes",
        (_, false) => "answers it with no",
    }
}

/// A sentence on a question of several answers that holds the words of one.
fn answer(
    article: &Article,
    finder: &Finder,
    sentence: &Range<usize>,
    asked: &Asked,
    context: &Context,
) -> Option<ProposedClaim> {
    let (id, word) = asked.answer(context)?;
    let said = article.text.get(sentence.clone())?;
    let (range, _) = words(said).find(|(_, w)| stem(w) == word)?;
    let core = sentence.start + range.start..sentence.start + range.end;
    let voice = (article.voice)(core.clone());
    let quote = phrase_of(article, finder, sentence.clone(), core)?;
    let subject = Subject::Question(asked.question.id.clone());
    let claim = ProposedClaim::new(subject, quote, voice, 50, format!("“{word}” is one of its answers"));
    Some(ProposedClaim { answer: Some(id.to_owned()), ..claim })
}

/// One statement of a speaker on a question: of several that agree the surest, of several that do not none.
pub fn one_each(claims: Vec<ProposedClaim>) -> Vec<ProposedClaim> {
    let mut best: BTreeMap<(String, Option<String>), usize> = BTreeMap::new();
    let mut torn = Vec::new();
    for (i, c) in claims.iter().enumerate() {
        let key = (c.subject.key().1.to_owned(), c.by.clone());
        let Some(other) = best.get(&key).and_then(|o| Some((*o, claims.get(*o)?))) else {
            best.insert(key, i);
            continue;
        };
        if opposed(c, other.1) {
            torn.push(key.clone());
        }
        if c.sure > other.1.sure {
            best.insert(key, i);
        }
    }
    best.retain(|key, _| !torn.contains(key));
    let kept: Vec<usize> = best.into_values().collect();
    claims.into_iter().enumerate().filter(|(i, _)| kept.contains(i)).map(|(_, c)| c).collect()
}

/// Of two statements on one question one says yes, the other no; or they give different answers.
fn opposed(a: &ProposedClaim, b: &ProposedClaim) -> bool {
    let stances = (a.stance, b.stance);
    matches!(stances, (Some("affirm"), Some("deny" | "doubt")) | (Some("deny" | "doubt"), Some("affirm")))
        || a.answer != b.answer
}

struct Word {
    at: Range<usize>,
    lower: String,
    /// Part of a name of several words.
    in_name: bool,
}

type Clause = Vec<Word>;

/// Words in small letters, with nothing in the place of those that are parts of names.
fn spoken(clause: &Clause) -> Vec<&str> {
    clause.iter().map(|w| if w.in_name { "" } else { w.lower.as_str() }).collect()
}

/// The clauses of a sentence, from mark to mark. A comma ends none, for lists have
/// them too, unless a word of contrast follows.
fn clauses(text: &str, sentence: Range<usize>) -> Vec<Clause> {
    let said = text.get(sentence.clone()).unwrap_or("");
    let mut out: Vec<Clause> = vec![Vec::new()];
    let mut last = 0;
    for ((range, word), in_name) in words(said).zip(in_names(said)) {
        let gap = said.get(last..range.start).unwrap_or("");
        last = range.end;
        // The month is no doubt.
        let lower = if word == "May" && range.start > 0 { word.to_owned() } else { word.to_lowercase() };
        let lower = lower.replace('’', "'");
        let contrast =
            matches!(lower.as_str(), "but" | "despite" | "although" | "though" | "while" | "because" | "yet");
        let comma = gap.contains(',')
            && matches!(lower.as_str(), "and" | "or" | "which" | "who" | "saying" | "said" | "according");
        if gap.contains([';', ':', '—', '“', '”', '"', '(', ')'])
            || gap.contains(" - ")
            || gap.contains(" – ")
            || contrast
            || comma
        {
            out.push(Vec::new());
        }
        if let Some(clause) = out.last_mut() {
            clause.push(Word { at: sentence.start + range.start..sentence.start + range.end, lower, in_name });
        }
    }
    out.retain(|c| !c.is_empty());
    out
}
