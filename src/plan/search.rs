//! Search without a server: the page, and the data that its script loads piece by piece.
//!
//! Every entity, claim and free page is a record with a number. Records lie in files of [`RECORDS`], the index of tokens in
//! files by prefix (see `shard.rs`), and what filters ask for stands in the index too, as tokens that begin with `=`. The
//! files are scripts that call one function: pages opened from a folder may load scripts, but no data.
//!
//! Entities and articles are numbered apart, articles from the oldest on, so that an arriving article changes few files.

use super::Page;
use super::context::{At, Context};
use super::url;
use super::views::View;
use rayon::prelude::*;
use record::{Kind, Record};
use serde_json::json;
use shard::{Postings, Shard};
use std::collections::{BTreeMap, BTreeSet};

mod page;
mod record;
mod shard;
mod tokens;

/// Records in one file.
const RECORDS: usize = 32;
/// Lists of a token's postings: entities named and mentioned, articles and claims named and mentioned.
const LISTS: usize = 4;

/// Everything that search needs, made once.
pub struct Search {
    entities: Vec<Record>,
    articles: Vec<Record>,
    /// The files of data with their paths.
    files: Vec<(String, String)>,
    version: String,
}

/// A token that stands for a filter's choice. No word begins with `=`.
fn facet(name: &str, value: &str) -> String {
    format!("={name}={value}")
}

pub fn search(cx: &Context) -> Search {
    let root = url::root(url::SEARCH);
    let at = At { cx, path: url::SEARCH, root: &root, cited: None };
    let (entities, articles) = (at.entity_records(), at.article_records());
    let shards = shard::shards(&index(&entities, &articles));
    let mut files = vec![(url::SEARCH_START.to_owned(), call("start", &start(&at, &shards)))];
    for (kind, records) in [('e', &entities), ('a', &articles)] {
        for (n, chunk) in records.chunks(RECORDS).enumerate() {
            let rows: Vec<serde_json::Value> = chunk.iter().map(row).collect();
            files.push((url::search_data(kind, &n.to_string()), call(&format!("{kind}-{n}"), &json!(rows))));
        }
    }
    files.extend(shards.iter().map(|s| {
        let entries: serde_json::Map<String, serde_json::Value> =
            s.entries.iter().map(|(token, text)| (token.clone(), json!(text))).collect();
        let path = url::search_data('w', &s.prefix);
        (path, call(&format!("w-{}", s.prefix), &json!(entries)))
    }));
    let mut hasher = blake3::Hasher::new();
    for (path, text) in &files {
        hasher.update(path.as_bytes());
        hasher.update(text.as_bytes());
    }
    let version = hasher.finalize().to_hex().chars().take(12).collect();
    Search { entities, articles, files, version }
}

impl Search {
    pub fn into_pages(self) -> impl Iterator<Item = Page> {
        self.files.into_iter().map(|(path, text)| Page {
            path,
            template: "",
            view: View::Raw(text),
            references: Vec::new(),
        })
    }
}

/// A script that hands over a value under a name.
fn call(name: &str, value: &serde_json::Value) -> String {
    format!("briefingSearch({},{value});\n", json!(name))
}

/// What the script needs first: the words it says, the verdicts, and how the index is cut.
fn start(at: &At, shards: &[Shard]) -> serde_json::Value {
    let w = at.cx.w;
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.label(w)).collect();
    let verdicts: BTreeMap<&str, [String; 2]> = at
        .cx
        .subjects()
        .map(|s| at.cx.subject_verdict(s))
        .map(|v| (v.kind, [v.shape.to_owned(), v.label]))
        .chain(at.search_verdicts().into_iter().map(|v| (v.kind, [v.shape.to_owned(), v.label])))
        .collect();
    let prefixes =
        |whole: bool| -> Vec<&str> { shards.iter().filter(|s| s.whole == whole).map(|s| s.prefix.as_str()).collect() };
    json!({
        "kinds": kinds,
        "verdicts": verdicts,
        "records": RECORDS,
        "whole": prefixes(true),
        "cut": prefixes(false),
        "words": {
            "found": w.search_found,
            "nothing": w.search_nothing,
            "first": w.search_first,
            "loading": w.search_loading,
            "thousands": w.thousands,
        },
    })
}

/// A record as the script reads it; empty fields at the end are left out.
fn row(r: &Record) -> serde_json::Value {
    let kind = Kind::ALL.iter().position(|k| *k == r.kind);
    let mut fields = vec![json!(kind)];
    let mut texts = vec![r.title.as_str(), &r.path, &r.value, r.verdict, &r.note, &r.quote, &r.lang];
    while texts.last().is_some_and(|t| t.is_empty()) {
        texts.pop();
    }
    fields.extend(texts.into_iter().map(|t| json!(t)));
    json!(fields)
}

fn index(entities: &[Record], articles: &[Record]) -> BTreeMap<String, Postings> {
    let mut out: BTreeMap<String, Postings> = BTreeMap::new();
    for (records, first_list) in [(entities, 0), (articles, LISTS / 2)] {
        let each: Vec<[BTreeSet<String>; 2]> = records.par_iter().map(tokens_of).collect();
        for (sets, number) in each.into_iter().zip(0..) {
            for (set, list) in sets.into_iter().zip(first_list..) {
                for token in set {
                    if let Some(list) = out.entry(token).or_default().lists.get_mut(list) {
                        list.push(number);
                    }
                }
            }
        }
    }
    out
}

/// Tokens that name the record, and others that it holds.
fn tokens_of(r: &Record) -> [BTreeSet<String>; 2] {
    let all = |texts: &[String]| texts.iter().flat_map(|t| tokens::to_index(t)).collect::<BTreeSet<String>>();
    let mut names = all(&r.names);
    let texts = all(&r.texts).difference(&names).cloned().collect();
    names.extend(r.facets.iter().cloned());
    [names, texts]
}
