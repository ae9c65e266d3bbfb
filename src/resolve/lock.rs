//! `content/originals.lock`: what was verified when the originals were at hand.
//!
//! The originals are private and stay out of the repository. The lock vouches for their quotations where they are
//! missing: per article the hash and length of the text, and per quotation its words as printed, where they stand, and a
//! digest that ties the three together, so that neither can be edited alone.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file's form. A form that is not known is refused, not guessed.
const VERSION: u32 = 1;

/// Article id → what was verified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    pub articles: BTreeMap<String, Locked>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// Digest of the text's hash, the place, the words and what the editor typed to find them.
    pub digest: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LockFile {
    about: String,
    version: u32,
    articles: BTreeMap<String, Locked>,
}

/// Ties a quotation to its text. `typed` is what the editor wrote, evened out: quotation, `after` and `before`.
pub fn digest(text_hash: &str, at: u32, words: &str, typed: [&str; 3]) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [text_hash, &at.to_string(), words, typed[0], typed[1], typed[2]] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex()[..24].to_owned()
}

impl Lock {
    /// Reads the file's text. The error says what is wrong and in which line, counted from 1.
    pub fn read(text: &str) -> Result<Lock, (String, usize)> {
        let file: LockFile = serde_json::from_str(text).map_err(|e| {
            let why = e.to_string();
            // The place is shown apart.
            let why = why.rsplit_once(" at line ").map_or(why.as_str(), |(why, _)| why).to_owned();
            (why, e.line().max(1))
        })?;
        if file.version != VERSION {
            return Err((format!("it is of version {}, this tool reads version {VERSION}", file.version), 1));
        }
        Ok(Lock { articles: file.articles })
    }

    /// The file's text: one quotation a line, so that a change is a small difference.
    pub fn write(&self) -> String {
        let quote = |q: &LockedQuote| serde_json::to_string(q).unwrap_or_default();
        let text = |s: &str| serde_json::to_string(s).unwrap_or_default();
        let mut out = String::from("{\n");
        out += &format!(
            "\"about\": {},\n",
            text("Written by `briefing`: what was verified against the private originals. Do not edit.")
        );
        out += &format!("\"version\": {VERSION},\n\"articles\": {{");
        for (i, (id, a)) in self.articles.iter().enumerate() {
            out += if i == 0 { "\n" } else { ",\n" };
            out += &format!(
                "{}: {{\"text\": {}, \"length\": {}, \"words\": {}, \"verified\": {}, \"quotations\": [",
                text(id),
                text(&a.text),
                a.length,
                a.words,
                text(&a.verified)
            );
            let lines: Vec<String> = a.quotations.iter().map(|q| format!("\n  {}", quote(q))).collect();
            out += &lines.join(",");
            out += "]}";
        }
        out += "\n}\n}\n";
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let quotation = |at| LockedQuote {
            at,
            words: format!("“{at}”"),
            before: None,
            after: Some("x".into()),
            digest: "d".into(),
        };
        let locked = Locked {
            text: "h".into(),
            length: 9,
            words: 2,
            verified: "2026-01-01".into(),
            quotations: vec![quotation(1), quotation(5)],
        };
        let mut lock = Lock::default();
        assert_eq!(Lock::read(&lock.write()), Ok(lock.clone()));
        lock.articles.insert("b".into(), locked.clone());
        lock.articles.insert("a".into(), Locked { quotations: vec![], ..locked });
        assert_eq!(Lock::read(&lock.write()), Ok(lock));
    }

    #[test]
    fn foreign_files_are_refused() {
        assert!(Lock::read("").is_err());
        assert!(Lock::read("{\"about\":\"\",\"version\":2,\"articles\":{}}").unwrap_err().0.contains("version 2"));
    }
}
