//! `published.lock` and `removed.yaml`: what was published once, and what was removed on purpose.

use super::field::{days, required, setting};
use super::names::check_id;
use crate::finding::{Finding, Rule};
use crate::model::{Permanent, Published, Removal};
use crate::parse::Draft;
use crate::text::{Entry, Files, Place, is_conflict_mark};
use std::collections::BTreeSet;

pub const PUBLISHED_PATH: &str = "content/published.lock";

/// The lines of the list of what was published: `kind id` and how it stood. Each once, by kind and id. What git leaves where
/// two people changed the list is passed over: both sides are true, for every line stands for itself.
pub fn published(files: &Files, findings: &mut Vec<Finding>) -> Vec<Published> {
    let Some(file) = files.by_path(PUBLISHED_PATH) else { return Vec::new() };
    let (mut out, mut seen) = (Vec::new(), BTreeSet::new());
    let mut start = 0;
    for whole in files.get(file).text.split_inclusive('\n') {
        let line = whole.trim_end();
        let place = Place::bytes(file, start..start + line.len());
        start += whole.len();
        if line.is_empty() || line.starts_with('#') || is_conflict_mark(line) {
            continue;
        }
        let mut words = line.splitn(3, ' ');
        let kind = words.next().and_then(Permanent::from_word);
        let (Some(kind), Some(id)) = (kind, words.next().filter(|id| !id.is_empty())) else {
            findings.push(
                Finding::new(Rule::PublishedStale, place, "this line cannot be read")
                    .label("a line is a kind and an id")
                    .help("restore the committed file: without the line its address may be lost"),
            );
            continue;
        };
        let address = (kind, id.to_owned());
        if seen.insert(address.clone()) {
            out.push(Published { address, standing: words.next().unwrap_or_default().to_owned(), place });
        }
    }
    // A merge may have left them in another order.
    out.sort_by(|a, b| a.address.cmp(&b.address));
    out
}

pub fn removed(drafts: &[Draft], findings: &mut Vec<Finding>) -> Vec<Removal> {
    // A disagreement is computed: it goes with its subject.
    let kind_of = |word: &str| Permanent::from_word(word).filter(|k| *k != Permanent::Disagreement);
    let known: Vec<&str> = Permanent::ALL.into_iter().map(Permanent::word).filter(|w| kind_of(w).is_some()).collect();
    let mut out: Vec<Removal> = Vec::new();
    for draft in drafts {
        let Draft::Removed { file, list } = draft else { continue };
        for item in list {
            let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
            let id = required(&d.id, "id", &entry, findings);
            let kind = required(&d.kind, "kind", &entry, findings)
                .and_then(|word| setting(word, "kind", &known, kind_of, || entry.field("kind"), findings));
            let on = required(&d.on, "on", &entry, findings)
                .and_then(|text| days(text, || entry.field("on"), findings).map(|days| (text, days)));
            let reason = required(&d.reason, "reason", &entry, findings);
            let (Some(id), Some(kind), Some((typed, on)), Some(reason)) = (id, kind, on, reason) else { continue };
            let before = findings.len();
            let parts: Vec<&str> = if kind == Permanent::Claim { id.splitn(2, '/').collect() } else { vec![id] };
            for part in &parts {
                check_id(part, entry.field("id"), findings);
            }
            if kind == Permanent::Claim && parts.len() != 2 {
                findings.push(
                    Finding::new(Rule::BadId, entry.field("id"), format!("`{id}` is not the id of a claim"))
                        .label("a claim's id is `<article id>/<claim id>`"),
                );
            }
            if findings.len() > before {
                continue;
            }
            let Some(on) = on.day() else {
                let message = format!("`{typed}` is not one day");
                let finding = Finding::new(Rule::BadDate, entry.field("on"), message);
                findings.push(finding.label("the day on which it was removed").help("write 2021-02-17"));
                continue;
            };
            let address = (kind, id.to_owned());
            if let Some(first) = out.iter().find(|r| r.address == address) {
                findings.push(
                    Finding::new(Rule::DuplicateId, entry.field("id"), format!("{} `{id}` is here twice", kind.word()))
                        .label("listed again here")
                        .related(first.entry.field("id"), "first listed here")
                        .help("keep one of the two"),
                );
                continue;
            }
            let reason = reason.to_owned();
            out.push(Removal { address, on, reason, label: d.label.clone(), see: d.see.clone(), entry });
        }
    }
    out
}
