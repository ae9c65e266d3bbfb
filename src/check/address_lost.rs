//! Nothing that was published disappears without a trace: a link from elsewhere must still find something.

use crate::finding::{Echo, Finding, Rule, nearest};
use crate::model::{Address, Briefing, Permanent};
use crate::relate::{Addresses, Fate, Relations};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    if b.published.is_empty() {
        return;
    }
    let now = Addresses::of(b, r);
    let old: BTreeSet<&Address> = b.published.iter().map(|p| &p.address).collect();
    for p in b.published.iter().filter(|p| now.fate(&p.address) == Fate::Lost) {
        let (kind, id) = &p.address;
        let goes_with = match kind {
            Permanent::Claim => id.split_once('/').map(|(article, _)| (Permanent::Article, article.to_owned())),
            Permanent::Disagreement => {
                id.split_once('-').and_then(|(kind, id)| Some((Permanent::from_word(kind)?, id.to_owned())))
            }
            _ => None,
        };
        // What it stood on is lost too, and settles both.
        if goes_with.is_some_and(|with| old.contains(&with) && now.fate(&with) == Fate::Lost) {
            continue;
        }
        let kind = *kind;
        let mut new = now.live().map(|(a, _)| a).filter(|a| a.0 == kind && !old.contains(a)).map(|a| a.1.as_str());
        let help = match kind {
            Permanent::Claim => {
                let anchor = id.split_once('/').map_or("", |(_, anchor)| anchor);
                format!(
                    "if it was reworded, give it its old name with `id: {anchor}`; if it was wrong, keep it with \
                     `status: deprecated` and a `reason`; else list it in content/removed.yaml"
                )
            }
            Permanent::Page => "list it in content/removed.yaml, with `see:` where it has a new name".to_owned(),
            _ => {
                let all: Vec<&str> = new.by_ref().collect();
                let heir = match all.as_slice() {
                    [one] => Some(*one),
                    several => nearest(id, several.iter().copied()),
                };
                let what = heir.map_or_else(|| "what took its place".to_owned(), |heir| format!("`{heir}`"));
                format!(
                    "if it was renamed or merged, add `former_ids: [{id}]` to {what}; if it was removed, list it in \
                     content/removed.yaml with `on:` and `reason:`"
                )
            }
        };
        findings.push(
            Finding::new(
                Rule::AddressLost,
                p.place.clone(),
                format!("{} `{id}` was published and is nowhere now", kind.word()),
            )
            .label("links to it would break")
            .help(format!("{help} (if it never left this machine, delete this line)"))
            .echo_of(Echo::Anything),
        );
    }
}
