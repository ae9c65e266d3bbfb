//! Prose with its links resolved: what a digest, a note or a free page says, as safe markup with slots for addresses.

use super::{ActorId, ClaimIx, SourceId, SubjectId};
use std::ops::Range;

/// Prose as parts in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rich {
    pub parts: Vec<RichPart>,
    pub headings: Vec<Heading>,
    /// Whom and what it mentions, each with the sentence, in order.
    pub mentions: Vec<Mention>,
    /// Its sentences as typed, for remarks on them; code left out.
    pub sentences: Vec<Sentence>,
    /// Links to entries of the log: whether they are there is known only when all is computed.
    pub entries: Vec<EntryLink>,
}

/// A link to an entry of the log on a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLink {
    pub subject: SubjectId,
    pub id: String,
    /// Bytes from the start of the file.
    pub at: Range<usize>,
}

/// A sentence of the file, and what it links to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes from the start of the file.
    pub start: usize,
    /// As typed, with its markup.
    pub text: String,
    pub targets: Vec<Target>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RichPart {
    /// Safe markup: only the Markdown stage makes it. May open an element that a later part closes.
    Html(String),
    /// A link within the site; `html` is the safe markup of its text.
    Link { target: Target, html: String },
    /// A block of code, as typed.
    Code { language: Option<String>, code: String },
}

/// What a link within the site leads to.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    Actor(ActorId),
    Subject(SubjectId),
    Source(SourceId),
    Claim(ClaimIx),
    /// An entry of the log on a subject, by its id.
    Disagreement(SubjectId, String),
    /// Index into [`super::Briefing::pages`].
    Page(u32),
    /// One of the site's own lists.
    Section(Section),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    Home,
    Actors,
    Numbers,
    Deadlines,
    Questions,
    Articles,
    Disagreements,
    Timeline,
    Coverage,
    Changes,
    Corrections,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// From 2: a page has one heading of level 1, its title.
    pub level: u8,
    /// Unique within the text.
    pub id: String,
    pub text: String,
}

/// A sentence that mentions something, as plain text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    pub target: Target,
    pub sentence: String,
}

impl Rich {
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}
