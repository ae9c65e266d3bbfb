//! `content/originals.lock`: what was verified when the originals were at hand.
//!
//! The originals are private and stay out of the repository. The lock vouches for their quotations where they are
//! missing: per article the hash and length of the text, and per quotation its words as printed, where they stand, and a
//! digest that ties the three together, so that neither can be edited alone. That guards against slips; it is no signature,
//! for whoever can write the file can also compute digests.
//!
//! An article has one line, which says everything by itself, so that git may join the work of two people by keeping the
//! lines of both: several lines of one article are read as one (see `line`).

use super::seen::Seen;
use crate::text::Files;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;

mod first;
mod line;

/// Article id → what was verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    pub articles: BTreeMap<String, Locked>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// BLAKE3 of the original, in hex.
    pub text: String,
    /// Bytes of the original.
    pub length: usize,
    /// Its words, site furniture left out.
    pub words: u32,
    /// The day its quotations were last compared with it, `YYYY-MM-DD`.
    pub verified: String,
    /// In the order of the text, without repeats.
    pub quotations: Vec<LockedQuote>,
    /// What was verified against other versions of the text, the latest first: a merge leaves them, a check with the text
    /// at hand ends them. Theirs are empty.
    pub others: Vec<Locked>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LockedQuote {
    /// Characters from the start of the original.
    pub at: u32,
    /// The words as the original prints them.
    pub words: String,
    /// Neighbouring words, where the same words stand elsewhere too.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub before: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub after: Option<String>,
    /// What was read around them.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub seen: Option<Seen>,
    /// Digest of the text's hash, the place, the words, what the editor typed to find them and what was read around them.
    pub digest: String,
}

/// A lock as it was read, and what of its text could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub lock: Lock,
    pub unread: Vec<Unread>,
    /// It is in the form of earlier versions.
    pub old_form: bool,
}

/// A part of the lock that says nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// Bytes of the file.
    pub at: Range<usize>,
    pub why: String,
    /// Written by a later version of this program, which must not be undone by this one.
    pub newer: bool,
}

/// Ties a quotation to its text. `typed` is what the editor wrote, evened out: quotation, `after` and `before`.
pub fn digest(text_hash: &str, at: u32, words: &str, typed: [&str; 3], seen: Option<&Seen>) -> String {
    let mut hasher = blake3::Hasher::new();
    let seen = seen.and_then(|s| serde_json::to_string(s).ok());
    let parts = [text_hash, &at.to_string(), words, typed[0], typed[1], typed[2]];
    for part in parts.into_iter().chain(seen.as_deref()) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..24].to_owned()
}

impl Locked {
    /// What was verified against each version of the text.
    pub fn texts(&self) -> impl Iterator<Item = &Locked> {
        std::iter::once(self).chain(&self.others)
    }

    /// What was verified against the text of this hash.
    pub fn on(&self, text_hash: &str) -> Option<&Locked> {
        self.texts().find(|l| l.text == text_hash)
    }

    /// True where all that the other says of its text is said here as well.
    pub fn covers(&self, other: &Locked) -> bool {
        other.texts().all(|o| {
            self.on(&o.text).is_some_and(|l| {
                (l.length, l.words) == (o.length, o.words) && o.quotations.iter().all(|q| l.quotations.contains(q))
            })
        })
    }
}

impl Lock {
    /// Reads the file's text, line by line: one that cannot be read takes nothing from the others.
    pub fn read(text: &str) -> Reading {
        if first::is_meant(text) { first::read(text) } else { line::read(text) }
    }

    /// The file's text. Its lines are in the order of the articles' ids, so that a change is a small difference.
    pub fn write(&self) -> String {
        let mut out =
            String::from("# Written by `briefing`: what was verified against the private originals. Do not edit.\n");
        for (article, locked) in &self.articles {
            for locked in locked.texts() {
                out += &line::write(article, locked);
            }
        }
        out
    }

    /// True where nothing that the other vouches for is missing here. What is here beside that does no harm: a merge
    /// keeps the line of an article that one side removed.
    pub fn covers(&self, other: &Lock) -> bool {
        other.articles.iter().all(|(id, o)| self.articles.get(id).is_some_and(|l| l.covers(o)))
    }
}

impl Reading {
    /// The file's text as it has to be where this is `now`; nothing where the file says that already. One of an earlier form
    /// stays until the originals are at hand.
    pub fn rewritten(&self, files: &Files, now: &Lock) -> Option<String> {
        let text = now.write();
        let file = files.by_path(super::LOCK_PATH).map(|f| files.get(f).text.replace("\r\n", "\n"));
        let kept = self.old_form && files.under("originals:").next().is_none();
        let other_lines = file.is_some_and(|f| f != text) && !kept && !now.articles.is_empty();
        (*now != self.lock || other_lines).then_some(text)
    }
}

#[cfg(test)]
mod tests;
