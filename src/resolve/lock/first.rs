//! The first form of the lock: one JSON document over many lines, which two people could not change at once. It is read and
//! never written. What it says is what a line says.

use super::{Lock, Locked, LockedQuote, Reading, Unread};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    #[serde(rename = "about")]
    _about: String,
    version: u32,
    articles: BTreeMap<String, Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    text: String,
    length: usize,
    words: u32,
    verified: String,
    quotations: Vec<LockedQuote>,
}

/// True for a text that is in this form, or was until somebody changed it. A line of today's form never begins so.
pub fn is_meant(text: &str) -> bool {
    let begins = |line: &str| {
        line.strip_prefix('{').map(str::trim_start).is_some_and(|rest| rest.is_empty() || rest.starts_with("\"about\""))
    };
    text.lines().map(str::trim).find(|l| !l.is_empty() && !crate::text::is_conflict_mark(l)).is_some_and(begins)
}

pub fn read(text: &str) -> Reading {
    let unread = |line: usize, why: String| {
        let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
        let length = text.get(start..).and_then(|rest| rest.lines().next()).map_or(0, str::len);
        let unread = vec![Unread { at: start..start + length, why, newer: false }];
        Reading { unread, old_form: true, ..Reading::default() }
    };
    let document: Document = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(e) => {
            let why = e.to_string();
            // The place is shown apart.
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why).to_owned();
            return unread(e.line().max(1), why);
        }
    };
    if document.version != 1 {
        return unread(1, format!("it is of version {}, and only version 1 had this form", document.version));
    }
    let locked = |a: Article| Locked {
        text: a.text,
        length: a.length,
        words: a.words,
        verified: a.verified,
        quotations: a.quotations,
        others: Vec::new(),
    };
    let articles = document.articles.into_iter().map(|(id, article)| (id, locked(article))).collect();
    Reading { lock: Lock { articles }, unread: Vec::new(), old_form: true }
}
