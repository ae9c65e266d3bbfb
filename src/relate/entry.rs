//! Entries of the log: which dispute has which id. An id that was published stays with the dispute it was given to,
//! whatever is said later; what once had an entry of its own and has none now is forwarded.

use super::Disagreement;
use super::apart::ways;
use super::disagreement::{Found, entries};
use super::permanent::former_anchors;
use crate::model::{Briefing, ClaimIx, Permanent, SubjectId, prefixes};
use std::collections::{BTreeMap, BTreeSet};

/// The log, newest first, and for each id that is an entry no longer the one that took its place.
pub(super) fn log(b: &Briefing, mut all: Vec<Found>) -> (Vec<Disagreement>, BTreeMap<String, String>) {
    // Subjects are in order, and each one's disputes oldest first.
    all.sort_by_key(|f| f.subject);
    let entry = entries(&all);
    let subjects = subjects_by_name(b);
    let published = published(b, &subjects);
    let heirs = inherit(b, &all, &published);
    let mut ids: Vec<Option<String>> = vec![None; all.len()];
    // The first that was published keeps its id.
    let mut order: Vec<usize> = (0..published.len()).collect();
    order.sort_by_key(|p| published.get(*p).map(|p| (p.since, p.id.len(), p.id.clone())));
    for p in order {
        let (Some(old), Some(Some(heir))) = (published.get(p), heirs.get(p)) else { continue };
        let slot = ids.get_mut(*heir).filter(|_| entry.get(*heir) == Some(heir));
        if let Some(id @ None) = slot {
            *id = Some(old.id.clone());
        }
    }
    let mut taken: BTreeSet<String> = published.iter().map(|p| p.id.clone()).collect();
    for i in 0..all.len() {
        if entry.get(i) == Some(&i) && ids.get(i) == Some(&None) {
            let id = new_id(b, &subjects, (&all, &entry, i), &taken);
            taken.insert(id.clone());
            if let Some(slot) = ids.get_mut(i) {
                *slot = Some(id);
            }
        }
    }
    let id_of = |i: usize| entry.get(i).and_then(|e| ids.get(*e)).cloned().flatten();
    let mut forwards: BTreeMap<String, String> = BTreeMap::new();
    for (old, heir) in published.iter().zip(&heirs) {
        if let Some(now) = heir.and_then(id_of).filter(|now| *now != old.id) {
            forwards.insert(old.id.clone(), now);
        }
    }
    let mut out: Vec<Disagreement> = Vec::new();
    let mut place: BTreeMap<usize, usize> = BTreeMap::new();
    for (i, found) in all.iter().enumerate() {
        let Some(id) = ids.get(i).cloned().flatten() else { continue };
        place.insert(i, out.len());
        let since = published.iter().find(|p| p.id == id).map_or(Some(b.site.as_of), |p| p.since);
        out.push(Disagreement {
            id,
            subject: found.subject,
            topic: found.topic.clone(),
            apart: told_apart(&all, &entry, i),
            pairs: found.pairs.clone(),
            parties: found.parties.clone(),
            opened: found.opened,
            latest: found.latest,
            claims: found.claims.iter().copied().collect(),
            since,
            entails: Vec::new(),
        });
    }
    for (i, found) in all.iter().enumerate() {
        let e = entry.get(i).filter(|e| **e != i).and_then(|e| place.get(e));
        if let Some(d) = e.and_then(|e| out.get_mut(*e)) {
            d.entails.push(super::Entailed {
                subject: found.subject,
                topic: found.topic.clone(),
                pairs: found.pairs.clone(),
                claims: found.claims.iter().copied().collect(),
            });
        }
    }
    for d in &out {
        let (kind, now) = b.subject_key(d.subject);
        let rest = d.id.strip_prefix(&format!("{kind}-{now}")).unwrap_or_default();
        for old in b.former_ids(d.subject) {
            forwards.entry(format!("{kind}-{old}{rest}")).or_insert_with(|| d.id.clone());
        }
    }
    let live: BTreeSet<&String> = out.iter().map(|d| &d.id).collect();
    forwards.retain(|old, _| !live.contains(old));
    out.sort_by_key(|d| (std::cmp::Reverse(d.opened.and_then(|o| o.latest())), d.subject));
    (out, forwards)
}

/// By what a dispute is told from the others of its subject; nothing where there is no other.
fn told_apart(all: &[Found], entry: &[usize], of: usize) -> Vec<super::Apart> {
    let (among, place) = beside(all, entry, of);
    if among.len() < 2 { Vec::new() } else { ways(&among, place).into_iter().next().unwrap_or_default() }
}

type Beside<'f> = (Vec<(&'f super::Topic, Option<crate::model::Days>)>, usize);

/// The entries of a dispute's subject, and its place among them.
fn beside<'f>(all: &'f [Found], entry: &[usize], of: usize) -> Beside<'f> {
    let subject = all.get(of).map(|f| f.subject);
    let same = |i: &usize| all.get(*i).map(|f| f.subject) == subject && entry.get(*i) == Some(i);
    let places: Vec<usize> = (0..all.len()).filter(same).collect();
    let among = places.iter().filter_map(|i| all.get(*i)).map(|f| (&f.topic, f.opened)).collect();
    (among, places.iter().position(|i| *i == of).unwrap_or_default())
}

/// `number-boats` for the first dispute of a subject; behind it for others what tells it apart, in the fewest words.
fn new_id(
    b: &Briefing,
    subjects: &ByName,
    (all, entry, i): (&[Found], &[usize], usize),
    taken: &BTreeSet<String>,
) -> String {
    let Some(found) = all.get(i) else { return String::new() };
    let (kind, id) = b.subject_key(found.subject);
    let base = format!("{kind}-{id}");
    let (among, place) = beside(all, entry, i);
    let told = ways(&among, place).into_iter().map(|way| {
        let words: Vec<String> = way.into_iter().map(|w| w.word(b, found.subject)).collect();
        format!("{base}-{}", words.join("-"))
    });
    // The first entry of another subject may be called the same.
    let of_another = |id: &str| subjects_named(b, subjects, id).first().is_some_and(|(s, _)| *s != found.subject);
    let free = |id: &String| !taken.contains(id) && (*id == base || !of_another(id));
    let named = std::iter::once(base.clone()).chain(told);
    named.chain((2..).map(|n| format!("{base}-{n}"))).find(free).unwrap_or(base)
}

/// An entry of the list of what was published.
struct Old {
    /// As it would be called today.
    id: String,
    subject: SubjectId,
    since: Option<jiff::civil::Date>,
    of: Option<OfOld>,
}

/// What identified it. Lists of earlier versions do not say.
struct OfOld {
    topic: [String; 4],
    claims: BTreeSet<ClaimIx>,
}

fn published(b: &Briefing, subjects: &ByName) -> Vec<Old> {
    let lines = || b.published.iter().filter(|p| p.address.0 == Permanent::Disagreement);
    if lines().next().is_none() {
        return Vec::new();
    }
    let claims = claims_by_name(b);
    let mut out: BTreeMap<String, Old> = BTreeMap::new();
    for p in lines() {
        let said = super::permanent::Logged::read(&p.standing);
        let found: BTreeSet<ClaimIx> = said.claims.iter().filter_map(|id| claims.get(*id).copied()).collect();
        let named = subjects_named(b, subjects, &p.address.1);
        // A subject that came later may begin with the same words.
        let of_claims = named.iter().find(|(s, _)| found.iter().any(|ix| b.claim(*ix).subject == *s));
        let Some((subject, id)) = of_claims.or(named.first()).cloned() else { continue };
        let of = (!said.claims.is_empty())
            .then(|| OfOld { topic: [said.of, said.event, said.mood, said.month].map(str::to_owned), claims: found });
        let is_renamed = id != p.address.1;
        let old = Old { id: id.clone(), subject, since: said.since, of };
        // What is listed under its present name says more than what is listed under an older one.
        if !is_renamed || !out.contains_key(&id) {
            out.insert(id, old);
        }
    }
    out.into_values().collect()
}

type ByName = BTreeMap<String, SubjectId>;

/// Every subject by how its entries' ids begin: `number-boats`, also under the names that it had.
fn subjects_by_name(b: &Briefing) -> ByName {
    super::subjects(b)
        .flat_map(|s| {
            let (kind, now) = b.subject_key(s);
            let names = std::iter::once(now).chain(b.former_ids(s).iter().map(String::as_str));
            names.map(|name| (format!("{kind}-{name}"), s)).collect::<Vec<_>>()
        })
        .collect()
}

/// The subjects of which this can be an entry, with its id under their present names; the longest name first.
fn subjects_named(b: &Briefing, subjects: &ByName, id: &str) -> Vec<(SubjectId, String)> {
    prefixes(id)
        .filter_map(|prefix| {
            let subject = *subjects.get(prefix)?;
            let (kind, now) = b.subject_key(subject);
            Some((subject, format!("{kind}-{now}{}", id.get(prefix.len()..)?)))
        })
        .collect()
}

/// Every claim by its id and by those that it had.
pub(super) fn claims_by_name(b: &Briefing) -> BTreeMap<String, ClaimIx> {
    let mut out = BTreeMap::new();
    for (ix, c) in b.claims() {
        let source = b.source(c.source());
        for article in std::iter::once(&source.id).chain(&source.former_ids) {
            let anchors = std::iter::once(c.anchor.clone()).chain(former_anchors(b, c));
            for anchor in anchors {
                out.entry(format!("{article}/{anchor}")).or_insert(ix);
            }
        }
    }
    for (ix, c) in b.claims() {
        out.insert(c.id.clone(), ix);
    }
    out
}

/// For each published entry the dispute that goes on under its id or has taken it in.
fn inherit(b: &Briefing, all: &[Found], published: &[Old]) -> Vec<Option<usize>> {
    let mut heirs = vec![None; published.len()];
    let topics: Vec<[String; 4]> =
        all.iter().map(|f| super::permanent::topic_words(b, f.subject, &f.topic, f.opened)).collect();
    let of = |p: &Old| -> Vec<usize> {
        (0..all.len()).filter(|i| all.get(*i).is_some_and(|f| f.subject == p.subject)).collect()
    };
    let shared = |i: usize, old: &OfOld| all.get(i).map_or(0, |f| f.claims.intersection(&old.claims).count());
    // With most claims in common, on the same topic if there is one; of equals the oldest.
    for (p, heir) in published.iter().zip(&mut heirs) {
        let Some(old) = &p.of else { continue };
        let same = |i: &usize| topics.get(*i).is_some_and(|t| t[..3] == old.topic[..3]);
        let best = of(p).into_iter().filter(same).filter(|i| shared(*i, old) > 0);
        *heir = best.max_by_key(|i| (shared(*i, old), std::cmp::Reverse(*i)));
    }
    // Where the topic was registered anew the claims alone say which it is.
    for i in 0..published.len() {
        let (Some(p), Some(None)) = (published.get(i), heirs.get(i)) else { continue };
        let Some(old) = &p.of else { continue };
        let free =
            |d: &usize| !heirs.contains(&Some(*d)) || all.get(*d).is_some_and(|f| old.claims.is_subset(&f.claims));
        let best = of(p).into_iter().filter(|d| shared(*d, old) > 0).filter(free);
        let best = best.max_by_key(|d| (shared(*d, old), std::cmp::Reverse(*d)));
        // Every claim was worded anew: the same topic, opened in the same month.
        let again = || of(p).into_iter().find(|d| topics.get(*d) == Some(&old.topic) && !heirs.contains(&Some(*d)));
        let found = best.or_else(again);
        if let Some(heir) = heirs.get_mut(i) {
            *heir = found;
        }
    }
    // Of an earlier version's list: the subject's only entry, which holds its oldest pair.
    for i in 0..published.len() {
        let Some(p) = published.get(i).filter(|p| p.of.is_none()) else { continue };
        let first = of(p).into_iter().find(|d| !heirs.contains(&Some(*d)));
        if let Some(heir) = heirs.get_mut(i) {
            *heir = first;
        }
    }
    heirs
}
