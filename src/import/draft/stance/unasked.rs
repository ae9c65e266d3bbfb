//! Questions that no registry has: matters on which an article's speaker says yes and another's no. A matter is a concept
//! that one can ask about, of somebody or something named. What is found is tried as if it were registered, so that every
//! claim passes what a claim on a registered question has to.

use super::super::cast::Cast;
use super::super::likes::like;
use super::super::phrase::{Finder, sentences};
use super::super::proposal::{NewQuestion, ProposedClaim};
use super::super::propose::Article;
use super::asked::{Asked, Names};
use super::concept::{Concept, Hit, concept, inflects, named};
use super::mood::{self, Mood};
use super::{Clause, Questions, clauses, one_each, opposed, spoken, supposed};
use crate::model::{Actor, ActorId, ActorKind, Asks, Briefing, Deadline, Question};
use crate::reading::words;
use crate::text::{Entry, FileId, slug, unused};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// Words between a name and what is said of it.
const FAR: usize = 8;
/// Matters that are tried, those with the most statements first.
const TRIED: usize = 60;

/// An article and who speaks in it.
pub struct Heard<'a> {
    pub article: Article<'a>,
    pub cast: &'a Cast,
}

/// A question and what each article says on it: the article's place in the list, and the claim.
#[derive(Clone, Debug)]
pub struct Unasked {
    pub question: NewQuestion,
    pub claims: Vec<(usize, ProposedClaim)>,
}

/// How a concept is asked about.
struct Form {
    concept: &'static Concept,
    text: &'static str,
    proposition: &'static str,
    /// Words that can stand for `{what}`.
    nouns: Vec<&'static str>,
}

static FORMS: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let lines = include_str!("../words/questions.txt").lines().filter(|l| !l.starts_with('#'));
    let form = |line: &'static str| {
        let mut fields = line.split('|').map(str::trim);
        Some(Form {
            concept: named(fields.next()?)?,
            text: fields.next()?,
            proposition: fields.next()?,
            nouns: fields.next()?.split_whitespace().collect(),
        })
    };
    lines.filter_map(form).collect()
});

impl Form {
    fn has(&self, place: &str) -> bool {
        self.text.contains(place)
    }
}

/// What is asked, of whom.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Matter {
    form: usize,
    /// Id of an actor.
    who: Option<String>,
    /// Id of an actor, or a noun.
    what: String,
}

/// How often a matter is spoken of, and the words for it.
#[derive(Clone, Debug, Default)]
struct Told {
    times: usize,
    who: String,
    what: String,
}

/// Questions on which at least two of these articles' speakers say the opposite.
pub fn unasked(b: &Briefing, heard: &[Heard]) -> Vec<Unasked> {
    let b = &with_everyone(b, heard);
    let mut matters: BTreeMap<Matter, Told> = BTreeMap::new();
    for h in heard {
        of_article(b, h, &mut matters);
    }
    let mut matters: Vec<(Matter, Told)> = matters.into_iter().collect();
    matters.sort_by(|a, b| b.1.times.cmp(&a.1.times).then_with(|| a.0.cmp(&b.0)));
    matters.truncate(TRIED);
    let mut new: Vec<NewQuestion> = Vec::new();
    for (matter, told) in &matters {
        let Some(form) = FORMS.get(matter.form) else { continue };
        let wanted = [matter.who.as_deref().unwrap_or(""), slug(&told.what).as_str(), form.concept.key()].join("-");
        let taken = |id: &str| b.questions.iter().any(|q| q.id == id) || new.iter().any(|q| q.id == id);
        let id = unused(&slug(&wanted), taken);
        let fill = |text: &str| {
            let filled = text.replace("{who}", &told.who).replace("{whom}", &told.what).replace("{what}", &told.what);
            let mut letters = filled.chars();
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
        };
        let whom = form.has("{whom}").then(|| matter.what.clone());
        let actors = matter.who.iter().cloned().chain(whom).collect();
        new.push(NewQuestion {
            id,
            text: fill(form.text),
            proposition: fill(form.proposition),
            actors,
            match_words: Vec::new(),
        });
    }
    new.extend(b.deadlines.iter().filter(|d| d.force.is_none()).filter_map(|d| binding(b, d)));
    let questions: Vec<Question> = new.iter().map(|q| question(b, q)).collect();
    let names = Names::new(b);
    let registered: Vec<Asked> = b.questions.iter().filter_map(|q| Asked::new(b, &names, q)).collect();
    let asked = questions
        .iter()
        .filter_map(|q| Asked::new(b, &names, q))
        .filter(|a| !registered.iter().any(|r| r.is_on_the_matter_of(a)))
        .collect();
    let tried = Questions { b, names, asked };
    let mut found: BTreeMap<String, Vec<(usize, ProposedClaim)>> = BTreeMap::new();
    for (i, h) in heard.iter().enumerate() {
        for mut claim in on(&tried, &h.article) {
            claim.known = false;
            found.entry(claim.subject.key().1.to_owned()).or_default().push((i, claim));
        }
    }
    // What nobody says is an article's own word.
    let voice = |(i, c): &(usize, ProposedClaim)| (c.by.clone(), c.by.is_none().then_some(*i));
    let contested = |claims: &[(usize, ProposedClaim)]| {
        claims.iter().any(|a| claims.iter().any(|b| voice(a) != voice(b) && opposed(&a.1, &b.1)))
    };
    let found = new.into_iter().filter_map(|question| {
        let claims = found.remove(&question.id)?;
        contested(&claims).then_some(Unasked { question, claims })
    });
    without_doubles(found.collect())
}

/// Whether a deadline binds: its date may be undisputed, and its force not.
fn binding(b: &Briefing, d: &Deadline) -> Option<NewQuestion> {
    let id = format!("{}-binding", d.id);
    if b.questions.iter().any(|q| q.id == id) {
        return None;
    }
    let named = |word: &str| b.actors.iter().any(|a| a.name.split(' ').next() == Some(word));
    let (first, rest) = d.label.split_once(' ').unwrap_or((&d.label, ""));
    let is_plain = first.chars().skip(1).all(char::is_lowercase) && !named(first);
    let label = if is_plain { format!("{} {rest}", first.to_lowercase()) } else { d.label.clone() };
    let said = label.to_lowercase();
    let said: Vec<&str> = said.split_whitespace().collect();
    Some(NewQuestion {
        id,
        text: format!("Is this deadline binding: {}?", label.trim_end()),
        proposition: format!("The deadline is binding: {}.", label.trim_end()),
        actors: d.obliged.iter().map(|o| b.actor(*o).id.clone()).collect(),
        match_words: in_other_words(&said).or_else(|| end_of(&said)).into_iter().collect(),
    })
}

/// The plainest word for what words are about, where they have another: "leave" beside "withdraw".
fn in_other_words(said: &[&str]) -> Option<String> {
    let (concept, hit) = concept(said)?;
    let same = |w: &&str| said.iter().any(|s| inflects(s, w) || inflects(w, s));
    concept.words(hit.yes).find(|w| !same(w)).map(str::to_owned)
}

/// The last two words, which say what is to be done.
fn end_of(said: &[&str]) -> Option<String> {
    said.last_chunk::<2>().map(|two| two.join(" "))
}

/// Of questions that rest on the same statements the one that most are made on.
fn without_doubles(mut all: Vec<Unasked>) -> Vec<Unasked> {
    all.sort_by_key(|u| std::cmp::Reverse(u.claims.len()));
    let mut out: Vec<Unasked> = Vec::new();
    for u in all {
        let same = |a: &(usize, ProposedClaim), b: &(usize, ProposedClaim)| {
            a.0 == b.0 && a.1.quote.range.start < b.1.quote.range.end && b.1.quote.range.start < a.1.quote.range.end
        };
        if !out.iter().any(|o| u.claims.iter().any(|c| o.claims.iter().any(|d| same(c, d)))) {
            out.push(u);
        }
    }
    out
}

/// With all whom the articles name, so that nobody is taken for another who has a word of his name.
fn with_everyone(b: &Briefing, heard: &[Heard]) -> Briefing {
    let mut out = b.clone();
    for new in heard.iter().flat_map(|h| h.cast.everyone()) {
        if out.actors.iter().any(|a| a.id == new.id) {
            continue;
        }
        out.actors.push(Actor {
            id: new.id.clone(),
            name: new.name.clone(),
            kind: new.kind,
            aliases: new.aliases.clone(),
            former_ids: Vec::new(),
            never_merge: Vec::new(),
            roles: Vec::new(),
            part_of: None,
            grade: None,
            note: None,
            entry: Entry::top(FileId(0)),
        });
    }
    out
}

/// A question as it would be registered. Nothing asks where it stands.
fn question(b: &Briefing, new: &NewQuestion) -> Question {
    let actor = |id: &String| b.actors.iter().position(|a| a.id == *id).map(|i| ActorId(i as u32));
    Question {
        id: new.id.clone(),
        former_ids: Vec::new(),
        text: new.text.clone(),
        proposition: Some(new.proposition.clone()),
        asks: Asks::WhatIs,
        words: Vec::new(),
        grounds: Vec::new(),
        parties: new.actors.iter().filter_map(actor).collect(),
        contrary_of: Vec::new(),
        answers: Vec::new(),
        compatible_answers: Vec::new(),
        weight: 0,
        stable_for: Question::STABLE_FOR,
        fixed: false,
        lasts: None,
        note: None,
        match_words: new.match_words.clone(),
        entry: Entry::top(FileId(0)),
    }
}

/// What an article says on questions.
fn on(questions: &Questions, article: &Article) -> Vec<ProposedClaim> {
    let finder = Finder::new(article.text);
    let mut out = Vec::new();
    let mut before = None;
    for paragraph in article.body {
        for sentence in sentences(article.text, paragraph.clone()) {
            let last = before.replace(sentence.clone());
            out.extend(questions.claims(article, &finder, sentence, last));
        }
    }
    one_each(out)
}

/// Adds the matters that an article's speakers speak of.
fn of_article(b: &Briefing, heard: &Heard, matters: &mut BTreeMap<Matter, Told>) {
    let text = heard.article.text;
    for paragraph in heard.article.body {
        for sentence in sentences(text, paragraph.clone()) {
            let all = clauses(text, sentence.clone());
            for clause in all.iter().filter(|c| !supposed(&all, c)) {
                let plain: Vec<&str> = clause.iter().map(|w| w.lower.as_str()).collect();
                let spoken = spoken(clause);
                for (n, form) in FORMS.iter().enumerate() {
                    for hit in form.concept.hits(&spoken) {
                        if mood::reading(&plain, &hit).mood == Mood::Open {
                            continue;
                        }
                        if let Some((matter, told)) = matter(b, heard, &sentence, clause, (n, form), &hit) {
                            let entry = matters.entry(matter).or_insert(told);
                            entry.times += 1;
                        }
                    }
                }
            }
        }
    }
}

fn matter(
    b: &Briefing,
    heard: &Heard,
    sentence: &Range<usize>,
    clause: &Clause,
    (n, form): (usize, &Form),
    hit: &Hit,
) -> Option<(Matter, Told)> {
    let (start, end) = (clause.get(hit.at.start)?.at.start, clause.get(hit.at.end - 1)?.at.end);
    let by = (heard.article.voice)(clause.get(hit.at.start)?.at.clone()).by?;
    let text = heard.article.text;
    let between = |a: usize, z: usize| text.get(a..z).map_or(usize::MAX, |t| words(t).count());
    let mentions: Vec<(Range<usize>, &str)> = heard
        .cast
        .named(sentence.clone())
        .filter(|(_, id)| *id != by && heard.cast.kind(b, id).is_some_and(|k| k != ActorKind::Outlet))
        .collect();
    let mut who = None;
    if form.has("{who}") {
        let last = mentions.iter().rfind(|(r, _)| r.end <= start)?;
        who = Some(last).filter(|(r, _)| between(r.end, start) <= FAR);
        who?;
    }
    let printed = |range: &Range<usize>, id: &str| {
        let name = heard.cast.name(b, id).unwrap_or_else(|| id.to_owned());
        let before = text.get(..range.start).unwrap_or("").split(|c: char| !c.is_alphanumeric()).rev().nth(1);
        let the = before.is_some_and(|w| w.eq_ignore_ascii_case("the"));
        if the { format!("the {name}") } else { name }
    };
    let (what, what_printed) = if form.has("{whom}") {
        let other = |(_, id): &&(Range<usize>, &str)| {
            let kind = heard.cast.kind(b, id);
            who.is_none_or(|(_, w)| w != id) && matches!(kind, Some(ActorKind::Person | ActorKind::Body))
        };
        let behind = mentions.iter().filter(other).find(|(r, _)| r.start >= end && between(end, r.start) <= FAR);
        let (range, id) = behind.or_else(|| mentions.iter().find(other))?;
        ((*id).to_owned(), printed(range, id))
    } else {
        let near = hit.at.start.saturating_sub(FAR)..(hit.at.end + FAR).min(clause.len());
        let noun = |i: &usize| form.nouns.iter().find(|noun| clause.get(*i).is_some_and(|w| inflects(&w.lower, noun)));
        let mut places: Vec<usize> = near.filter(|i| noun(i).is_some()).collect();
        places.sort_by_key(|i| i.abs_diff(hit.at.start));
        let noun = places.first().and_then(noun)?;
        (like(noun).to_owned(), (*noun).to_owned())
    };
    let who_printed = who.map(|(range, id)| printed(range, id)).unwrap_or_default();
    let matter = Matter { form: n, who: who.map(|(_, id)| (*id).to_owned()), what };
    Some((matter, Told { times: 0, who: who_printed, what: what_printed }))
}
