//! Addresses that last: what was ever published under a permanent id, and what was removed on purpose.

use crate::text::{Entry, Place};
use jiff::civil::Date;

/// What has a permanent id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permanent {
    Actor,
    Article,
    /// `<article id>/<claim id>`
    Claim,
    Deadline,
    /// `number-<id>`, `deadline-<id>`, `question-<id>`: it comes and goes with what the reports say.
    Disagreement,
    Number,
    /// A page of the editor's own.
    Page,
    Question,
}

impl Permanent {
    pub const ALL: [Permanent; 8] = [
        Permanent::Actor,
        Permanent::Article,
        Permanent::Claim,
        Permanent::Deadline,
        Permanent::Disagreement,
        Permanent::Number,
        Permanent::Page,
        Permanent::Question,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Permanent::Actor => "actor",
            Permanent::Article => "article",
            Permanent::Claim => "claim",
            Permanent::Deadline => "deadline",
            Permanent::Disagreement => "disagreement",
            Permanent::Number => "number",
            Permanent::Page => "page",
            Permanent::Question => "question",
        }
    }

    pub fn from_word(word: &str) -> Option<Permanent> {
        Permanent::ALL.into_iter().find(|p| p.word() == word)
    }
}

/// An id and all that it begins with, cut at dashes; the longest first.
pub fn prefixes(id: &str) -> impl Iterator<Item = &str> {
    std::iter::once(id.len()).chain(id.rmatch_indices('-').map(|(at, _)| at)).filter_map(|end| id.get(..end))
}

/// A permanent id.
pub type Address = (Permanent, String);

/// One line of `published.lock`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub address: Address,
    /// How things stood when it was last published, as `relate::permanent` writes it.
    pub standing: String,
    /// The line.
    pub place: Place,
}

/// One entry of `removed.yaml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removal {
    pub address: Address,
    pub on: Date,
    pub reason: String,
    /// What readers called it.
    pub label: Option<String>,
    /// A page of this site, as typed: `numbers/troops`.
    pub see: Option<String>,
    pub entry: Entry,
}

impl Removal {
    pub fn kind(&self) -> Permanent {
        self.address.0
    }

    pub fn id(&self) -> &str {
        &self.address.1
    }
}
