//! Articles as sources, and passages of them.

use super::{ActorId, Dated, Rich, SourceId};
use crate::text::Entry;

/// Unknown is a value: it is shown as unknown, with the reason where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known<T> {
    Is(T),
    Unknown { reason: Option<String> },
}

impl<T> Known<T> {
    pub fn get(&self) -> Option<&T> {
        match self {
            Known::Is(v) => Some(v),
            Known::Unknown { .. } => None,
        }
    }
}

/// What may be done with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rights {
    /// Short quotations only. The text stays private.
    Quotation,
    PublicDomain,
    Licensed,
    Own,
}

impl Rights {
    pub const ALL: [Rights; 4] = [Rights::Quotation, Rights::PublicDomain, Rights::Licensed, Rights::Own];

    pub fn word(self) -> &'static str {
        match self {
            Rights::Quotation => "quotation",
            Rights::PublicDomain => "public-domain",
            Rights::Licensed => "licensed",
            Rights::Own => "own",
        }
    }

    pub fn from_word(word: &str) -> Option<Rights> {
        Rights::ALL.into_iter().find(|r| r.word() == word)
    }

    /// The article file's body is the text itself, not a digest of it.
    pub fn text_is_public(self) -> bool {
        self != Rights::Quotation
    }
}

macro_rules! axis {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($variant),* }

        impl $name {
            pub const ALL: [$name; 6] = [$($name::$variant),*];

            /// As typed and as printed.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),* }
            }

            pub fn from_word(word: &str) -> Option<$name> {
                $name::ALL.into_iter().find(|x| x.word() == word)
            }
        }
    };
}

axis! {
    /// Of a source, from its record: the first axis of the Admiralty code.
    Reliability {
        Completely "A",
        Usually "B",
        Fairly "C",
        NotUsually "D",
        Unreliable "E",
        NotJudged "F",
    }
}

axis! {
    /// Of one piece of information, from what else is known: the second axis.
    Credibility {
        Confirmed "1",
        ProbablyTrue "2",
        PossiblyTrue "3",
        Doubtful "4",
        Improbable "5",
        NotJudged "6",
    }
}

/// An editor's judgement on one or both axes. They answer different questions and are never combined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    pub reliability: Option<Reliability>,
    pub credibility: Option<Credibility>,
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SourceStatus {
    Published,
    Draft,
    /// Withdrawn by its publisher: everything that rests on it is shown so.
    Retracted,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Permanent, the article file's name.
    pub id: String,
    pub former_ids: Vec<String>,
    pub title: String,
    pub outlet: Known<ActorId>,
    pub authors: Vec<String>,
    pub agencies: Vec<ActorId>,
    pub published: Known<Dated>,
    /// Publication time as printed, free form.
    pub time: Option<String>,
    pub retrieved: Option<Dated>,
    pub url: Known<String>,
    pub archive_url: Option<String>,
    /// BCP 47 tag of the original.
    pub language: String,
    pub rights: Rights,
    pub status: SourceStatus,
    pub status_reason: Option<String>,
    /// The day it came to this briefing, where it is not the day of publication.
    pub added: Option<Dated>,
    pub tags: Vec<String>,
    /// What is no claim on purpose. No page shows it.
    pub ignored: Vec<Ignored>,
    /// The editor's digest, or the text itself.
    pub body: Rich,
    /// `body` is the article's own text, published because `rights` allow it.
    pub body_is_text: bool,
    /// Words of the original (site furniture left out), where known from the text or the lock.
    pub words: Option<u32>,
    /// Words of it that this briefing quotes; where quotations overlap, their common words count once.
    pub quoted: u32,
    pub grade: Option<Grade>,
    /// Quotations were compared with the original, or with its lock entry of that day.
    pub verified: Option<jiff::civil::Date>,
    pub entry: Entry,
}

impl Source {
    /// The agency whose copy it is. An article by somebody, or with words of several agencies, is nobody's copy.
    pub fn copied_from(&self) -> Option<ActorId> {
        match self.agencies.as_slice() {
            [one] if self.authors.is_empty() && self.outlet.get() != Some(one) => Some(*one),
            _ => None,
        }
    }
}

/// An extent of an original text. Its quotation stands there: only `resolve` makes one, after looking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The quotation as the editor typed it.
    pub quote: String,
    /// The same words as the original prints them (quote marks, dashes and spaces may differ).
    pub raw: String,
    /// Characters from the start of the original.
    pub start: u32,
    /// Words just before and after it, as the original prints them, where the same words stand elsewhere in it too: a link
    /// to the passage needs them.
    pub before: Option<String>,
    pub after: Option<String>,
    /// It stands inside quotation marks of the original. `None`: the lock that vouches for it is older than that question.
    pub direct: Option<bool>,
    /// Context that the editor gave because it governs the words: what stands between it and them as well, as printed. A page
    /// shows it inside the same marks.
    pub lead: Option<String>,
    pub tail: Option<String>,
    pub over_limit_reason: Option<String>,
}

/// Words of an article that an editor has looked at and does not claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignored {
    pub passage: Passage,
    pub reason: String,
    pub entry: Entry,
}

/// Source and passage: what a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    pub source: SourceId,
    pub passage: Passage,
}
