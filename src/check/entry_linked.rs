//! Links of prose to entries of the log: whether there is such an entry is known only when all is computed.

use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, EntryLink, Permanent};
use crate::relate::Relations;
use crate::text::{FileId, Place};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let sources = b.sources.iter().map(|s| (s.entry.file, &s.body));
    let notes = b.notes.iter().map(|n| (n.entry.file, &n.body));
    let pages = b.pages.iter().map(|p| (p.entry.file, &p.body));
    let texts = sources.chain(notes).chain(pages);
    let links: Vec<(FileId, &EntryLink)> =
        texts.flat_map(|(file, text)| text.entries.iter().map(move |link| (file, link))).collect();
    if links.is_empty() {
        return;
    }
    let present: BTreeSet<&str> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    // What was published once leads to where the dispute went, or to the subject that is in dispute no longer.
    let lines = b.published.iter().filter(|p| p.address.0 == Permanent::Disagreement);
    let published: BTreeSet<&str> = lines.map(|p| p.address.1.as_str()).collect();
    for (file, link) in links {
        let id = link.id.as_str();
        if present.contains(id) || r.forwards.contains_key(id) || published.contains(id) {
            continue;
        }
        let of: Vec<String> = r.entries(link.subject).map(|d| format!("`{}`", d.id)).collect();
        let help = match of.as_slice() {
            [] => "no reports on this subject disagree: link to the subject itself".to_owned(),
            all => format!("the entries on this subject: {}", all.join(", ")),
        };
        findings.push(
            Finding::new(
                Rule::BrokenLink,
                Place::bytes(file, link.at.clone()),
                format!("there is no disagreement `{id}`"),
            )
            .label("leads to nothing")
            .help(help)
            .echo_of(Echo::Anything),
        );
    }
}
