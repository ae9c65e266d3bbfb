//! Everything resolved: the value that all later stages read.
//!
//! There is no dangling id in it and nothing that is "not looked up yet".

use super::{
    Actor, ActorId, Claim, ClaimIx, Correction, Deadline, EditionNote, Event, Note, Number, Published, Question,
    Removal, Rich, Source, SourceId, SubjectId, Wording,
};
use crate::text::Entry;
use jiff::civil::Date;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    pub title: String,
    pub summary: String,
    /// Absolute, ends with `/`. Needed for canonical links, feeds and the sitemap only.
    pub base_url: Option<String>,
    /// The date the briefing speaks from. The clock is never read.
    pub as_of: Date,
    /// BCP 47 tag of the interface and of the editor's own words.
    pub language: String,
    pub theme: Option<String>,
    /// Most words a quotation may have where `rights: quotation`.
    pub quotation_words: u32,
    /// Most per cent of an article's words that its quotations may hold together.
    pub quotation_percent: u32,
    /// Who publishes the briefing, as printed in the foot.
    pub publisher: Option<String>,
    /// The editor's sentence on the sources, behind the computed one.
    pub sources_note: Option<String>,
    pub entry: Entry,
}

/// A page of the editor's own: about, method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreePage {
    pub id: String,
    pub title: String,
    pub summary: Option<String>,
    pub draft: bool,
    pub body: Rich,
    pub entry: Entry,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Briefing {
    pub site: Site,
    pub actors: Vec<Actor>,
    /// Newest publication first; unknown dates last; then by id.
    pub sources: Vec<Source>,
    pub numbers: Vec<Number>,
    pub deadlines: Vec<Deadline>,
    pub questions: Vec<Question>,
    pub events: Vec<Event>,
    /// In the order of their sources, then as typed.
    pub claims: Vec<Claim>,
    pub notes: Vec<Note>,
    /// In the order of their file.
    pub wordings: Vec<Wording>,
    pub corrections: Vec<Correction>,
    /// By day, newest first, each day once.
    pub editions: Vec<EditionNote>,
    /// What was ever published, by kind and id; each once.
    pub published: Vec<Published>,
    /// What was removed on purpose, in the order of its file; each once.
    pub removed: Vec<Removal>,
    pub pages: Vec<FreePage>,
    /// Drafts and proposals are part of this run.
    pub with_drafts: bool,
}

impl Briefing {
    pub fn actor(&self, id: ActorId) -> &Actor {
        &self.actors[id.0 as usize]
    }

    pub fn source(&self, id: SourceId) -> &Source {
        &self.sources[id.0 as usize]
    }

    pub fn claim(&self, ix: ClaimIx) -> &Claim {
        &self.claims[ix.0 as usize]
    }

    pub fn number(&self, id: super::NumberId) -> &Number {
        &self.numbers[id.0 as usize]
    }

    pub fn deadline(&self, id: super::DeadlineId) -> &Deadline {
        &self.deadlines[id.0 as usize]
    }

    pub fn question(&self, id: super::QuestionId) -> &Question {
        &self.questions[id.0 as usize]
    }

    pub fn event(&self, id: super::EventId) -> &Event {
        &self.events[id.0 as usize]
    }

    /// Claims with their indexes.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIx, &Claim)> {
        self.claims.iter().enumerate().map(|(i, c)| (ClaimIx(i as u32), c))
    }

    /// The permanent id of a subject, with its kind: `number`, `deadline` or `question`.
    pub fn subject_key(&self, subject: SubjectId) -> (&'static str, &str) {
        match subject {
            SubjectId::Number(n) => ("number", &self.number(n).id),
            SubjectId::Deadline(d) => ("deadline", &self.deadline(d).id),
            SubjectId::Question(q) => ("question", &self.question(q).id),
        }
    }

    /// The id of the entry of the log that a note explains, where the note is not about one pair.
    pub fn entry_of(&self, note: &Note) -> String {
        note.disagreement.clone().unwrap_or_else(|| {
            let (kind, id) = self.subject_key(note.subject);
            format!("{kind}-{id}")
        })
    }

    /// How much a subject weighs beside others.
    pub fn weight(&self, subject: SubjectId) -> i32 {
        match subject {
            SubjectId::Number(n) => self.number(n).weight,
            SubjectId::Deadline(d) => self.deadline(d).weight,
            SubjectId::Question(q) => self.question(q).weight,
        }
    }

    /// Ids that a subject had before.
    pub fn former_ids(&self, subject: SubjectId) -> &[String] {
        match subject {
            SubjectId::Number(n) => &self.number(n).former_ids,
            SubjectId::Deadline(d) => &self.deadline(d).former_ids,
            SubjectId::Question(q) => &self.question(q).former_ids,
        }
    }

    /// What readers call a subject.
    pub fn subject_label(&self, subject: SubjectId) -> &str {
        match subject {
            SubjectId::Number(n) => &self.number(n).label,
            SubjectId::Deadline(d) => &self.deadline(d).label,
            SubjectId::Question(q) => &self.question(q).text,
        }
    }
}
