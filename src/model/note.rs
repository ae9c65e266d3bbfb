//! What the editor says about verdicts, and corrections of the briefing itself.

use super::{ClaimIx, Days, Rich, SubjectId, VerdictKind};
use crate::text::Entry;
use jiff::civil::Date;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoteStatus {
    Open,
    /// The editor says why the reports differ.
    Explained,
    /// One side has withdrawn, or later reports agree.
    Settled,
}

impl NoteStatus {
    pub const ALL: [NoteStatus; 3] = [NoteStatus::Open, NoteStatus::Explained, NoteStatus::Settled];

    pub fn word(self) -> &'static str {
        match self {
            NoteStatus::Open => "open",
            NoteStatus::Explained => "explained",
            NoteStatus::Settled => "settled",
        }
    }

    pub fn from_word(word: &str) -> Option<NoteStatus> {
        NoteStatus::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A verdict set by hand. The computed one stays visible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    pub verdict: VerdictKind,
    pub reason: String,
}

/// An editor's note on a subject, or on one pair of its claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The note's file name.
    pub id: String,
    pub subject: SubjectId,
    /// The entry of the log that it names; `None`: the subject's first.
    pub disagreement: Option<String>,
    /// The pair it is about; `None`: the subject's worst verdict.
    pub pair: Option<(ClaimIx, ClaimIx)>,
    pub status: NoteStatus,
    /// The verdict it explains: a build stops when that changes.
    pub expect: Option<VerdictKind>,
    pub override_: Option<Override>,
    pub body: Rich,
    pub draft: bool,
    pub entry: Entry,
}

/// The editor's sentence on the articles of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionNote {
    pub day: Date,
    pub note: String,
    pub entry: Entry,
}

/// What this briefing had wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub date: Days,
    /// The address of the page below the site, as typed: `numbers/troops`.
    pub page: String,
    pub was: String,
    pub now: String,
    pub why: String,
    pub entry: Entry,
}
