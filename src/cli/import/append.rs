//! Proposed claims put behind those that articles have, by lines, and without those that the checks refuse: what cannot be
//! read back from its own quotation, stands where it may not be quoted from, or is more than may be quoted.

use super::site::{self, Change, Texts};
use super::{check_with, with};
use crate::finding::Severity;
use crate::import::draft::document;
use crate::parse::draft::ClaimDraft;
use crate::parse::edit::{Entry as Written, Sheet, Spot};
use crate::parse::{self, Draft, Item, Spans};
use crate::pipeline::{Memory, Options, Run};
use crate::text::{Entry, FileId, Files};
use std::collections::BTreeSet;

/// A list of claims cannot be added to by lines.
#[derive(Debug)]
pub struct Unusual;

/// Where a claim stands once it is written: path, key of the list, place in it.
type Spotted = (String, &'static str, usize);

/// Adds the claims of each change to its article, and its entries to the registries, in `texts`; what is refused is taken
/// out of the changes. The answer is the site with what is left.
pub fn append(
    run: &Run,
    changes: &mut Vec<Change>,
    texts: &mut Texts,
    options: &Options,
    memory: &mut Memory,
) -> Result<Run, Unusual> {
    loop {
        changes.retain(|c| !c.proposal.claims.is_empty());
        let before = texts.clone();
        let mut places = Vec::new();
        for change in changes.iter() {
            let Some(all) = written(run, change, texts) else {
                *texts = before;
                return Err(Unusual);
            };
            places.push(all);
        }
        let after = check_with(&run.files, texts, options, memory);
        let spans = Spans::new(&after.files);
        let errors = after.findings.iter().filter(|f| f.severity == Severity::Error);
        let errors: Vec<(FileId, usize)> = errors.map(|f| (f.place.file, spans.range(&f.place).start)).collect();
        let refused = |(path, key, index): &Spotted| {
            after.files.by_path(path).is_some_and(|file| {
                let range = spans.range(&Entry::item(file, key, *index).place());
                errors.iter().any(|(f, at)| *f == file && range.contains(at))
            })
        };
        // Each round takes at least one claim away.
        let mut all_stand = true;
        for (change, places) in changes.iter_mut().zip(&places) {
            let out: BTreeSet<usize> =
                places.iter().enumerate().filter(|(_, place)| refused(place)).map(|(i, _)| i).collect();
            let mut index = 0;
            change.proposal.claims.retain(|_| (!out.contains(&index), index += 1).0);
            let too_much = out.is_empty() && site::is_too_much(&after, &change.proposal.id);
            if too_much {
                change.drop_least_sure(1);
            }
            all_stand &= out.is_empty() && !too_much;
        }
        if all_stand {
            return Ok(after);
        }
        *texts = before;
    }
}

/// The lists of claims of an article: files and keys.
pub fn lists<'a>(drafts: &'a [Draft], id: &str) -> Vec<(FileId, &'static str, &'a [Item<ClaimDraft>])> {
    let of = |d: &'a Draft| match d {
        Draft::Article { file, id: of, claims, .. } if of == id => Some((*file, "claims", claims.as_slice())),
        Draft::Claims { file, article, claims } if article == id => Some((*file, "", claims.as_slice())),
        _ => None,
    };
    drafts.iter().filter_map(of).collect()
}

/// Puts the claims behind the others; the answer is where each of them stands then.
fn written(run: &Run, change: &Change, texts: &mut Texts) -> Option<Vec<Spotted>> {
    let files = with(&run.files, texts);
    let drafts = parse::parse(&files).value;
    let lists = lists(&drafts, &change.proposal.id);
    // Where the claims are in a file of their own, that is theirs too.
    let (file, key, _) = lists.iter().find(|(_, key, _)| key.is_empty()).or(lists.first())?;
    let path = files.get(*file).path.clone();
    let mut places = Vec::new();
    for c in &change.proposal.claims {
        let text = current(&files, texts, &path);
        let sheet = Sheet::new(&path, &text);
        let entry = Written { comments: vec![document::remark(c)], body: document::claim(c, change.is_proposed(c)) };
        places.push((path.clone(), *key, sheet.items(key).ok()?.len()));
        let text = sheet.with(key, Spot::Last, &entry).ok()?;
        put(texts, &path, text);
    }
    for (path, text) in change.registries(&with(&run.files, texts)) {
        put(texts, &path, text);
    }
    Some(places)
}

/// The text of a file as it would be.
pub fn current(files: &Files, texts: &Texts, path: &str) -> String {
    let written = texts.iter().find(|(p, _)| p == path).map(|(_, text)| text.clone());
    written.or_else(|| files.by_path(path).map(|f| files.get(f).text.clone())).unwrap_or_default()
}

pub fn put(texts: &mut Texts, path: &str, text: String) {
    match texts.iter_mut().find(|(p, _)| p == path) {
        Some(known) => known.1 = text,
        None => texts.push((path.to_owned(), text)),
    }
}
