//! Text to drafts: YAML and front matter, with every mistake reported and the rest kept.
//!
//! The only user of the YAML and Markdown crates. Nothing is looked up here: see `resolve`.

use crate::text::FileId;
use draft::*;

pub mod draft;

/// What one file holds, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    Site {
        file: FileId,
        site: Box<SiteDraft>,
    },
    Actors {
        file: FileId,
        list: Vec<Item<ActorDraft>>,
    },
    Numbers {
        file: FileId,
        list: Vec<Item<NumberDraft>>,
    },
    Deadlines {
        file: FileId,
        list: Vec<Item<DeadlineDraft>>,
    },
    Questions {
        file: FileId,
        list: Vec<Item<QuestionDraft>>,
    },
    Events {
        file: FileId,
        list: Vec<Item<EventDraft>>,
    },
    Corrections {
        file: FileId,
        list: Vec<Item<CorrectionDraft>>,
    },
    /// `claims` are taken out of the front matter, so that one bad claim does not lose the others.
    Article {
        file: FileId,
        id: String,
        front: Box<ArticleDraft>,
        claims: Vec<Item<ClaimDraft>>,
        body: Body,
    },
    /// `articles/<id>.claims.yaml`
    Claims {
        file: FileId,
        article: String,
        claims: Vec<Item<ClaimDraft>>,
    },
    Note {
        file: FileId,
        id: String,
        front: Box<NoteDraft>,
        body: Body,
    },
    Page {
        file: FileId,
        id: String,
        front: Box<PageDraft>,
        body: Body,
    },
}

/// An entry of a list with its index in the file: entries that could not be read are missing from the list but keep
/// their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<T> {
    pub index: usize,
    pub value: T,
}

/// What stands after the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub text: String,
    /// Byte offset in the file.
    pub start: usize,
}
