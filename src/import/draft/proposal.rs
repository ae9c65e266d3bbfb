//! What an import proposes: an article's front matter, claims on known and new subjects, and new entries of registries.
//! Nothing here is published before an editor accepts it.

use super::phrase::Quote;
use super::propose::Voice;
use crate::model::{ActorKind, Days};

/// Everything that one article adds to a briefing.
#[derive(Clone, Debug, Default)]
pub struct Proposal {
    /// Of the article, `[a-z0-9-]+`.
    pub id: String,
    pub claims: Vec<ProposedClaim>,
    pub actors: Vec<NewActor>,
    pub numbers: Vec<NewNumber>,
    pub deadlines: Vec<NewDeadline>,
    pub questions: Vec<NewQuestion>,
    pub wordings: Vec<NewWording>,
}

/// A subject by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    Number(String),
    Deadline(String),
    Question(String),
}

impl Subject {
    /// The key under which a claim names it, and its id.
    pub fn key(&self) -> (&'static str, &str) {
        match self {
            Subject::Number(id) => ("number", id),
            Subject::Deadline(id) => ("deadline", id),
            Subject::Question(id) => ("question", id),
        }
    }
}

#[derive(Clone, Debug)]
pub struct ProposedClaim {
    pub subject: Subject,
    /// The subject is in the registries already.
    pub known: bool,
    /// Populations that the words may mean: one is `of`, several are `readings`.
    pub populations: Vec<String>,
    pub stance: Option<&'static str>,
    /// Id of an answer, where the question has several.
    pub answer: Option<String>,
    pub quote: Quote,
    /// Id of an actor.
    pub by: Option<String>,
    /// As printed: "Wednesday".
    pub on: Option<String>,
    /// Id of the actor that carried the words to the article.
    pub via: Option<String>,
    /// Name of the report that this one tells again.
    pub origin: Option<String>,
    /// EDTF.
    pub as_of: Option<String>,
    /// `planned`, `required`, `forecast` or `habitual`; what is so has none.
    pub modality: Option<&'static str>,
    /// Per cent.
    pub sure: u8,
    /// Why it was linked so.
    pub why: String,
}

impl ProposedClaim {
    /// A claim of this voice on a registered subject. What only some claims have is empty.
    pub fn new(subject: Subject, quote: Quote, voice: Voice, sure: u8, why: String) -> ProposedClaim {
        ProposedClaim {
            subject,
            known: true,
            populations: Vec::new(),
            stance: None,
            answer: None,
            quote,
            by: voice.by,
            on: voice.on,
            via: voice.via,
            origin: None,
            as_of: None,
            modality: None,
            sure,
            why,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewActor {
    pub id: String,
    pub name: String,
    pub kind: ActorKind,
    pub aliases: Vec<String>,
    pub role: Option<String>,
    /// Ids of others of the same last name.
    pub never_merge: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNumber {
    pub id: String,
    pub label: String,
    pub unit: String,
    /// `cumulative` for what only grows.
    pub series: Option<&'static str>,
    /// Days for which a report holds, where that is not the usual.
    pub stable_for: Option<u32>,
    /// Words by which the next article's figure is known.
    pub match_words: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeadline {
    pub id: String,
    pub label: String,
    pub match_words: Vec<String>,
    /// As the first report words it.
    pub days: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    pub id: String,
    pub text: String,
    pub proposition: String,
    /// Ids of those it names.
    pub actors: Vec<String>,
    /// Words by which the next article's statement is known.
    pub match_words: Vec<String>,
}

/// One remark in several wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWording {
    pub id: String,
    pub label: String,
    /// Id of the actor who said it.
    pub by: String,
    /// Ids of articles, and what they print.
    pub passages: Vec<(String, String)>,
}
