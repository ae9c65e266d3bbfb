//! One remark or one fact in several wordings, as the editor sets them side by side. Never a verdict.

use super::{ActorId, Citation, ClaimIx, SubjectId};
use crate::text::Entry;

/// What the wordings have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Same {
    /// One utterance, quoted differently: collation.
    Remark,
    /// One fact, told in different words: framing.
    Fact,
}

impl Same {
    pub const ALL: [Same; 2] = [Same::Remark, Same::Fact];

    pub fn word(self) -> &'static str {
        match self {
            Same::Remark => "remark",
            Same::Fact => "fact",
        }
    }

    pub fn from_word(word: &str) -> Option<Same> {
        Same::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A set of wordings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// Permanent: its place on the page of wordings.
    pub id: String,
    pub label: String,
    pub same: Same,
    /// On whose page it also stands.
    pub subject: Option<SubjectId>,
    pub by: Option<ActorId>,
    /// Address of a transcript or recording.
    pub transcript: Option<String>,
    pub note: Option<String>,
    /// Two or more.
    pub passages: Vec<WordingPassage>,
    pub entry: Entry,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingPassage {
    pub citation: Citation,
    /// The claim that rests on the same words, where the editor named it.
    pub claim: Option<ClaimIx>,
    /// The editor judges it nearest to the transcript.
    pub nearest: bool,
}
