//! Ids of claims that have none typed: made of the claim's words, and kept once they were published.
//!
//! An id was made of what the claim says of itself, so an editor who adds `by:` would make another. What the list of the
//! published has of a claim with the same quotation therefore stays its id.

use super::Registries;
use super::article::ResolvedArticle;
use crate::model::{Claim, Permanent, Published, WordsId};
use crate::parse::draft::ClaimDraft;
use std::collections::{BTreeMap, BTreeSet};

/// What `modality:` says where nothing is typed.
const USUAL: &str = "actual";

/// The derived id's ending and by what the claim is known again. Stable when claims are reordered: made of what
/// the claim is about and its words.
pub fn derived(d: &ClaimDraft) -> WordsId {
    let text = |field: &Option<String>| super::quote::needle(field.as_deref().unwrap_or(""));
    let quote = [&d.quote, &d.after, &d.before].map(text);
    let [of, by, event, modality] = [&d.of, &d.by, &d.event, &d.modality].map(text);
    let mut words = WordsId { quote, of, by, event, modality, ..WordsId::default() };
    let modality = if words.modality == USUAL { "" } else { &words.modality };
    words.quotation = ending(&words.quote.each_ref().map(String::as_str), 8);
    words.ending = made(&words.quote, &words.of, &words.by, modality, &words.event);
    words
}

fn made([quote, after, before]: &[String; 3], of: &str, by: &str, modality: &str, event: &str) -> String {
    ending(&[of, quote, after, before, by, modality, event], 6)
}

/// Endings that the id would have with some of `of`, `by`, `event` and `modality` left out, or `modality` written out.
fn others(w: &WordsId) -> BTreeSet<String> {
    let mut others = BTreeSet::new();
    for of in [&w.of, ""] {
        for by in [&w.by, ""] {
            for event in [&w.event, ""] {
                let moods = [w.modality.as_str(), "", USUAL];
                others.extend(moods.map(|modality| made(&w.quote, of, by, modality, event)));
            }
        }
    }
    others.remove(&w.ending);
    others
}

fn ending(parts: &[&str], digits: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part.as_bytes());
    }
    hasher.finalize().to_hex().chars().take(digits).collect()
}

/// A published id of a claim on a subject.
struct Kept<'p> {
    ending: &'p str,
    /// The quotation that stood behind it; empty where it was published before the list told that.
    quotation: &'p str,
    /// The ending that would have been derived when it was last published.
    last: &'p str,
}

/// Gives claims the ids under which they were published. An id goes to a claim only where no other claim could have had it:
/// a permanent address must not lead to something else.
pub fn keep(articles: &mut [ResolvedArticle], published: &[Published], r: &Registries) {
    let mut by_article: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for line in published.iter().filter(|p| p.address.0 == Permanent::Claim) {
        if let Some((article, anchor)) = line.address.1.split_once('/') {
            by_article.entry(article).or_default().push((anchor, line.standing.as_str()));
        }
    }
    if by_article.is_empty() {
        return;
    }
    for article in articles {
        let ids = std::iter::once(&article.source.id).chain(&article.source.former_ids);
        let lines: Vec<(&str, &str)> = ids.filter_map(|id| by_article.get(id.as_str())).flatten().copied().collect();
        if !lines.is_empty() {
            keep_in(&article.source.id, &mut article.claims, &lines, r);
        }
    }
}

fn keep_in(article: &str, claims: &mut [Claim], lines: &[(&str, &str)], r: &Registries) {
    // First what is as it was when it was last published, then what was edited since.
    give(article, claims, lines, r, |k, words| k.quotation == words.quotation && k.last == words.ending);
    give(article, claims, lines, r, |k, words| match k.quotation {
        "" => others(words).contains(k.ending),
        quotation => quotation == words.quotation,
    });
}

/// Gives published ids that no claim has to claims that have none, where one alone fits the other.
fn give(
    article: &str,
    claims: &mut [Claim],
    lines: &[(&str, &str)],
    r: &Registries,
    fits: impl Fn(&Kept, &WordsId) -> bool,
) {
    let published: BTreeSet<&str> = lines.iter().map(|(anchor, _)| *anchor).collect();
    let is_open = |c: &Claim| !r.anchors(c.subject, &c.anchor).any(|a| published.contains(a.as_str()));
    let open: Vec<(usize, &Claim, &WordsId)> = claims
        .iter()
        .enumerate()
        .filter(|(_, c)| is_open(c))
        .filter_map(|(i, c)| Some((i, c, c.words.as_ref()?)))
        .collect();
    if open.is_empty() {
        return;
    }
    let taken: BTreeSet<String> = claims.iter().flat_map(|c| r.anchors(c.subject, &c.anchor)).collect();
    let mut found = Vec::new();
    for (i, claim, words) in &open {
        let free = free(lines, &taken, &r.subject_names(claim.subject));
        let fitting: Vec<Kept> = free.into_iter().filter(|k| fits(k, words)).collect();
        let rivals = open.iter().filter(|(_, o, w)| o.subject == claim.subject && fitting.iter().any(|k| fits(k, w)));
        if let ([one], 1) = (fitting.as_slice(), rivals.count()) {
            found.push((*i, format!("{}-{}", r.subject_id(claim.subject), one.ending)));
        }
    }
    for (i, anchor) in found {
        if let Some(claim) = claims.get_mut(i) {
            claim.id = format!("{article}/{anchor}");
            claim.anchor = anchor;
        }
    }
}

/// Published ids on a subject that no claim has.
fn free<'p>(lines: &[(&'p str, &'p str)], taken: &BTreeSet<String>, subject: &[&str]) -> Vec<Kept<'p>> {
    let free = lines.iter().filter(|(anchor, _)| !taken.contains(*anchor));
    free.filter_map(|(anchor, standing)| {
        let (id, ending) = anchor.rsplit_once('-')?;
        let (quotation, last) = standing.split_once(' ').unwrap_or((standing, ""));
        subject.contains(&id).then_some(Kept { ending, quotation, last })
    })
    .collect()
}
