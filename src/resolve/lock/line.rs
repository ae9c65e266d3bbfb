//! One article, one line: a JSON object with the version of its form.
//!
//! Lines stand for themselves. git joins two people's lines one above the other, in any order and between its marks;
//! what they say of the same text is united, and what they say of different versions of a text is kept side by side.

use super::{Lock, Locked, LockedQuote, Reading, Unread};
use crate::text::floor;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of a line. Raised with every new field; a field that came later is absent in lines of earlier versions.
const VERSION: u32 = 3;

/// The first form of a line; before it there was one document.
const FIRST: u32 = 2;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields, expecting = "one article's line")]
struct Line {
    v: u32,
    article: String,
    text: String,
    length: usize,
    words: u32,
    verified: String,
    quotations: Vec<LockedQuote>,
}

/// What has to be known of a line before the rest can be.
#[derive(Deserialize)]
#[serde(expecting = "one article's line")]
struct Version {
    v: u32,
}

pub fn write(article: &str, locked: &Locked) -> String {
    let Locked { text, length, words, verified, quotations, others: _ } = locked.clone();
    // What was recorded before there was more to say stays as it was until the text is at hand.
    let v = if quotations.iter().any(|q| q.seen.is_some()) { VERSION } else { FIRST };
    let line = Line { v, article: article.to_owned(), text, length, words, verified, quotations };
    // Strings and numbers can always be written.
    serde_json::to_string(&line).unwrap_or_default() + "\n"
}

pub fn read(text: &str) -> Reading {
    let mut out = Reading::default();
    let mut found: BTreeMap<String, Vec<Locked>> = BTreeMap::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let at = start..start + line.len();
        start += whole.len();
        if line.is_empty() || line.starts_with('#') || crate::text::is_conflict_mark(line) {
            continue;
        }
        match one(line) {
            Ok((article, locked)) => found.entry(article).or_default().push(locked),
            Err((column, why, newer)) => {
                // Lines are long: one letter is marked.
                let from = floor(line, column.saturating_sub(1));
                let to = line[from..].chars().next().map_or(from, |c| from + c.len_utf8());
                out.unread.push(Unread { at: at.start + from..at.start + to, why, newer });
            }
        }
    }
    let united = found.into_iter().filter_map(|(article, lines)| Some((article, unite(lines)?)));
    out.lock = Lock { articles: united.collect() };
    out
}

/// The column counts from 1, in bytes; the flag says that the line is of a later version.
fn one(line: &str) -> Result<(String, Locked), (usize, String, bool)> {
    let because = |e: serde_json::Error| {
        let why = e.to_string();
        // The place is shown apart.
        let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why).to_owned();
        (e.column(), why, false)
    };
    let Version { v } = serde_json::from_str(line).map_err(because)?;
    if v > VERSION {
        let why = format!("it is of version {v}, written by a later briefing; this one reads up to version {VERSION}");
        return Err((1, why, true));
    }
    if v < FIRST {
        return Err((1, format!("there are no lines of version {v}"), false));
    }
    let Line { v: _, article, text, length, words, verified, quotations } =
        serde_json::from_str(line).map_err(because)?;
    Ok((article, Locked { text, length, words, verified, quotations, others: Vec::new() }))
}

/// All lines of one article as one, whatever their order.
fn unite(lines: Vec<Locked>) -> Option<Locked> {
    let mut by_text: BTreeMap<String, Vec<Locked>> = BTreeMap::new();
    for line in lines {
        by_text.entry(line.text.clone()).or_default().push(line);
    }
    let mut texts: Vec<Locked> = by_text.into_values().filter_map(unite_of_text).collect();
    // Nothing says which version of a text is the right one: that which was verified last is the likelier.
    texts.sort_by(|a, b| (&b.verified, &b.text).cmp(&(&a.verified, &a.text)));
    let mut texts = texts.into_iter();
    let latest = texts.next()?;
    Some(Locked { others: texts.collect(), ..latest })
}

/// Lines on the same version of a text. Where they differ, the one that was verified last counts; every quotation stays.
fn unite_of_text(mut lines: Vec<Locked>) -> Option<Locked> {
    lines.sort_by(|a, b| (&a.verified, a.words, &a.quotations).cmp(&(&b.verified, b.words, &b.quotations)));
    let mut quotations = BTreeMap::new();
    for quotation in lines.iter().flat_map(|l| &l.quotations) {
        quotations.insert((quotation.at, &quotation.words, &quotation.digest), quotation);
    }
    let mut quotations: Vec<LockedQuote> = quotations.into_values().cloned().collect();
    quotations.sort();
    lines.pop().map(|latest| Locked { quotations, ..latest })
}
