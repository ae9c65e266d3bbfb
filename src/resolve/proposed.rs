//! Registry entries that an import proposes: they stand in `content/proposed/`, take part with `--drafts` only, and move to
//! the registry beside it when an editor accepts them.

use crate::parse::draft::{ArticleDraft, ClaimDraft};
use crate::parse::{Draft, Item};
use crate::text::{FileId, Files};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Where proposed entries stand.
pub const FOLDER: &str = "content/proposed/";

/// The registries of proposals.
pub fn files(files: &Files) -> BTreeSet<FileId> {
    files.under(FOLDER).map(|(file, _)| file).collect()
}

/// Entries without the proposed ones that are registered already: a review that was cut short leaves them in both files.
pub fn once<'a, T>(
    entries: impl Iterator<Item = (FileId, &'a Item<T>)>,
    proposed: &BTreeSet<FileId>,
    id: impl Fn(&T) -> Option<&str>,
) -> Vec<(FileId, &'a Item<T>)> {
    let all: Vec<_> = entries.collect();
    let registered: BTreeSet<String> = all
        .iter()
        .filter(|(file, _)| !proposed.contains(file))
        .filter_map(|(_, item)| id(&item.value).map(str::to_owned))
        .collect();
    let twice = |item: &Item<T>| id(&item.value).is_some_and(|id| registered.contains(id));
    all.into_iter().filter(|(file, item)| !proposed.contains(file) || !twice(item)).collect()
}

/// Ids and names of the entries in these files.
pub fn ids<'a>(drafts: &'a [Draft], files: &BTreeSet<FileId>) -> BTreeSet<&'a str> {
    let mut out = BTreeSet::new();
    for draft in drafts {
        match draft {
            Draft::Actors { file, list } if files.contains(file) => {
                out.extend(list.iter().flat_map(|a| a.value.id.as_deref().into_iter().chain(a.value.name.as_deref())));
            }
            Draft::Numbers { file, list } if files.contains(file) => {
                out.extend(list.iter().filter_map(|n| n.value.id.as_deref()));
            }
            Draft::Deadlines { file, list } if files.contains(file) => {
                out.extend(list.iter().filter_map(|d| d.value.id.as_deref()));
            }
            Draft::Questions { file, list } if files.contains(file) => {
                out.extend(list.iter().filter_map(|q| q.value.id.as_deref()));
            }
            _ => {}
        }
    }
    out
}

/// The front matter of a draft article without the actors that are not published either.
pub fn front<'a>(front: &'a ArticleDraft, waiting: &BTreeSet<&str>) -> Cow<'a, ArticleDraft> {
    let waits = |name: &String| waiting.contains(name.as_str());
    let named = front.outlet.iter().chain(&front.agencies);
    if front.status.as_deref() != Some("draft") || !named.into_iter().any(waits) {
        return Cow::Borrowed(front);
    }
    let mut without = front.clone();
    without.agencies.retain(|agency| !waits(agency));
    if without.outlet.as_ref().is_some_and(waits) {
        without.outlet = Some("unknown".to_owned());
    }
    Cow::Owned(without)
}

/// True for a claim that is not published and rests on an entry that is not either: it waits with that.
pub fn waits(claim: &ClaimDraft, waiting: &BTreeSet<&str>) -> bool {
    let is_draft = matches!(claim.status.as_deref(), Some("proposed" | "draft"));
    let named = [&claim.number, &claim.deadline, &claim.question, &claim.by, &claim.r#for];
    let mut named = named.into_iter().flatten().chain(&claim.via);
    is_draft && named.any(|name| waiting.contains(name.as_str()))
}
