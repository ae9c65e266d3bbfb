//! `wordings.yaml`: one remark or one fact in several wordings. Its passages are proved like those of claims.
//!
//! A passage is proved where its article is resolved, because the article's text is there; the sets are put together
//! afterwards.

use super::Registries;
use super::cite::{Cited, Vouch, cite};
use super::field::{required, setting, web_address};
use super::names::{Ids, check_id};
use super::note::echo_of_article;
use super::subject::{Named, named};
use crate::finding::{Echo, Finding, Rule};
use crate::model::{Briefing, Citation, ClaimIx, Same, SourceId, SubjectId, Wording, WordingPassage};
use crate::parse::Draft;
use crate::parse::draft::{ClaimDraft, PassageDraft, WordingDraft};
use crate::text::{At, Entry, FileId};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Where a passage stands: its file, the set's index in that, and its own in the set.
pub type Spot = (FileId, usize, usize);

/// A passage that an article has to prove.
#[derive(Debug)]
pub struct Wanted<'a> {
    pub spot: Spot,
    pub entry: Entry,
    draft: &'a PassageDraft,
}

/// The passages that name an article and its words, by the article's id.
pub fn wanted<'a>(sets: &[Set<'a>]) -> BTreeMap<&'a str, Vec<Wanted<'a>>> {
    let mut out: BTreeMap<&str, Vec<Wanted>> = BTreeMap::new();
    for &(file, index, set) in sets {
        for (i, draft) in set.passages.iter().enumerate() {
            if let (Some(article), None) = (draft.article.as_deref(), &draft.claim) {
                let entry = Entry::item(file, "", index);
                out.entry(article).or_default().push(Wanted { spot: (file, index, i), entry, draft });
            }
        }
    }
    out
}

/// A set of wordings as it was typed: its file, its index in that.
pub type Set<'a> = (FileId, usize, &'a WordingDraft);

/// All sets but those in `hidden` files, which are proposals that take no part in this run.
pub fn sets<'a>(drafts: &'a [Draft], hidden: &BTreeSet<FileId>) -> Vec<Set<'a>> {
    let lists = drafts.iter().filter_map(|d| match d {
        Draft::Wordings { file, list } if !hidden.contains(file) => Some((*file, list)),
        _ => None,
    });
    lists.flat_map(|(file, list)| list.iter().map(move |item| (file, item.index, &item.value))).collect()
}

/// Proves one passage against its article.
pub fn prove(vouch: &Vouch, wanted: &Wanted, findings: &mut Vec<Finding>) -> Option<Cited> {
    let PassageDraft { quote, before, after, .. } = wanted.draft.clone();
    let before_it = findings.len();
    let cited = cite(vouch, &ClaimDraft { quote, before, after, ..ClaimDraft::default() }, &wanted.entry, findings);
    // The quotation lies deeper in its file than a claim's does.
    let path = wanted.entry.path();
    let deeper = format!("{path}.passages[{}]", wanted.spot.2);
    for finding in findings.iter_mut().skip(before_it) {
        if let (true, At::Value(at) | At::Key(at)) = (finding.place.file == wanted.entry.file, &mut finding.place.at)
            && let Some(rest) = at.strip_prefix(&path)
        {
            *at = format!("{deeper}{rest}");
        }
    }
    cited
}

/// All sets. `proved` are the passages that articles have proved; `left_out` is what this run leaves out as a draft.
pub fn wordings(
    sets: &[Set],
    r: &Registries,
    b: &Briefing,
    proved: &BTreeMap<Spot, Citation>,
    articles: &Ids,
    left_out: &BTreeSet<String>,
    findings: &mut Vec<Finding>,
) -> Vec<Wording> {
    let claims: HashMap<&str, ClaimIx> = b.claims().map(|(ix, c)| (c.id.as_str(), ix)).collect();
    let mut out: Vec<Wording> = Vec::new();
    for &(file, index, d) in sets {
        let entry = Entry::item(file, "", index);
        let (id, label) = (required(&d.id, "id", &entry, findings), required(&d.label, "label", &entry, findings));
        let same = required(&d.same, "same", &entry, findings).and_then(|word| {
            setting(word, "same", &Same::ALL.map(Same::word), Same::from_word, || entry.field("same"), findings)
        });
        if let Some(id) = id {
            check_id(id, entry.field("id"), findings);
            if let Some(first) = out.iter().find(|w| w.id == id) {
                findings.push(
                    Finding::new(Rule::DuplicateId, entry.field("id"), format!("`{id}` is there already"))
                        .label("used again here")
                        .related(first.entry.field("id"), "first here"),
                );
                continue;
            }
        }
        let subject = subject(d, r, &entry, findings);
        let by = d.by.as_deref().and_then(|name| r.actor_names.look_up(name, || entry.field("by"), findings));
        let transcript = d.transcript.as_deref().and_then(|u| web_address(u, || entry.field("transcript"), findings));
        let mut passages = Vec::new();
        for (i, p) in d.passages.iter().enumerate() {
            let citation = match (&p.claim, &p.article) {
                (Some(claim), None) => claimed(claim, &claims, left_out, &entry, i, b, findings),
                (None, Some(article)) => {
                    if left_out.contains(&format!("articles/{article}")) {
                        draft_used(article, entry.field(&format!("passages[{i}].article")), findings);
                    } else {
                        articles.look_up(article, || entry.field(&format!("passages[{i}].article")), findings);
                    }
                    proved.get(&(file, index, i)).map(|c| (c.clone(), None))
                }
                _ => {
                    findings.push(
                        Finding::new(
                            Rule::WordingPassages,
                            entry.field(&format!("passages[{i}]")),
                            "a passage is either a claim or an article with its words",
                        )
                        .label("needs `claim:`, or `article:` and `quote:`")
                        .echo_of(Echo::Key(entry.key(&format!("passages[{i}].claim"))))
                        .echo_of(Echo::Key(entry.key(&format!("passages[{i}].article")))),
                    );
                    None
                }
            };
            let nearest = p.nearest.unwrap_or(false);
            passages.extend(citation.map(|(citation, claim)| WordingPassage { citation, claim, nearest }));
        }
        if d.passages.len() < 2 {
            findings.push(
                Finding::new(Rule::WordingPassages, entry.place(), "one wording has nothing to stand beside")
                    .label("needs two `passages:` or more")
                    .echo_of(Echo::Key(entry.key("passages"))),
            );
        }
        if let (Some(id), Some(label), Some(same), true) = (id, label, same, passages.len() > 1) {
            let (id, label, note) = (id.to_owned(), label.to_owned(), d.note.clone());
            out.push(Wording { id, label, same, subject, by, transcript, note, passages, entry });
        }
    }
    out
}

fn claimed(
    id: &str,
    claims: &HashMap<&str, ClaimIx>,
    left_out: &BTreeSet<String>,
    entry: &Entry,
    passage: usize,
    b: &Briefing,
    findings: &mut Vec<Finding>,
) -> Option<(Citation, Option<ClaimIx>)> {
    let place = entry.field(&format!("passages[{passage}].claim"));
    match claims.get(id) {
        Some(ix) => return Some((b.claim(*ix).citation.clone(), Some(*ix))),
        None if left_out.contains(&format!("claims/{id}")) => draft_used(id, place, findings),
        None => {
            let mut known: Vec<&str> = claims.keys().copied().collect();
            known.sort_unstable();
            let f =
                Finding::new(Rule::UnknownId, place, format!("there is no claim `{id}`")).label("no article has it");
            let f = echo_of_article(f, id);
            findings.push(f.help("a claim's id is `<article id>/<claim id>`").offer(id, known));
        }
    }
    None
}

fn draft_used(what: &str, place: crate::text::Place, findings: &mut Vec<Finding>) {
    findings.push(
        Finding::new(Rule::DraftUsed, place, format!("`{what}` is still a draft"))
            .label("published wordings come from published articles")
            .help("publish it, or take the passage out; `--drafts` shows both"),
    );
}

fn subject(d: &WordingDraft, r: &Registries, entry: &Entry, findings: &mut Vec<Finding>) -> Option<SubjectId> {
    match named(d.number.as_deref(), d.deadline.as_deref(), d.question.as_deref(), r, entry, findings) {
        Named::None => None,
        Named::One(subject) => subject,
        Named::Several(_) => {
            findings.push(
                Finding::new(Rule::ClaimSubject, entry.place(), "these wordings have several subjects")
                    .label("at most one of `number:`, `deadline:`, `question:`"),
            );
            None
        }
    }
}

/// The proved passages of articles in their final order, by their spots.
pub fn in_order(article: SourceId, passages: Vec<(Spot, crate::model::Passage)>) -> Vec<(Spot, Citation)> {
    passages.into_iter().map(|(spot, passage)| (spot, Citation { source: article, passage })).collect()
}
