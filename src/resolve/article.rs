//! One article file, on its own: its source, the text that vouches for it, its claims, the limits on quoting.
//!
//! Articles do not depend on each other, so all are resolved in parallel; they are put in order afterwards.

use super::lock::{Lock, Locked};
use super::names::Ids;
use super::wording::{self, Spot, Wanted};
use super::{Registries, Verified, Wishes, cite, claim, coverage, ignored, original, own, proposed, source};
use crate::finding::{Checked, Echo, Finding, Rule};
use crate::model::{Actor, ActorId, Claim, Passage, Site, Source, SourceStatus, Status};
use crate::parse::draft::{ArticleDraft, ClaimDraft};
use crate::parse::{Body, Draft, Item};
use crate::text::{Entry, FileId, Files, Kept, Place, digest};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What one article file came to.
#[derive(Clone)]
pub struct ResolvedArticle {
    pub source: Source,
    pub claims: Vec<Claim>,
    /// Passages for sets of wordings.
    pub passages: Vec<(Spot, Passage)>,
    /// Ids of the claims that this run leaves out because they are drafts.
    pub draft_claims: Vec<String>,
    pub locked: Option<Locked>,
    pub verified: Verified,
    /// Its original, and what of it may be published: `None` for all of it.
    pub original: Option<(FileId, Option<Published>)>,
    /// Byte ranges of its original that are site furniture.
    pub excluded: Vec<Range<usize>>,
    /// The lock that vouches for it knows less of its quotations than is read now.
    pub old_lock: bool,
}

/// What of an original may be published: byte ranges.
#[derive(Clone, Default)]
pub struct Published {
    /// What the article says of itself.
    pub own: Vec<Range<usize>>,
    /// Registered quotations.
    pub quoted: Vec<Range<usize>>,
}

struct ArticleFile<'a> {
    file: FileId,
    id: &'a str,
    front: &'a ArticleDraft,
    claims: Vec<(FileId, &'static str, &'a [Item<ClaimDraft>])>,
    body: &'a Body,
}

impl ArticleFile<'_> {
    fn original_name(&self) -> String {
        coverage::original_name(self.front, self.id)
    }

    fn original(&self, files: &Files) -> Option<FileId> {
        coverage::original(files, &self.original_name())
    }

    /// Follows all that the article is made from: its own files, its original, what the lock and the sets of wordings say
    /// of it, and of the tables what it can meet there.
    fn digest(&self, tables: &Tables, wanted: &[Wanted], known: &Known) -> blake3::Hash {
        let own = [self.file].into_iter().chain(self.claims.iter().map(|(file, ..)| *file));
        let mut parts: Vec<blake3::Hash> =
            own.chain(self.original(tables.files)).map(|f| tables.files.digest(f)).collect();
        parts.extend([known.tables, of_value(&(tables.lock.articles.get(self.id), wanted))]);
        for claim in self.claims.iter().flat_map(|(_, _, items)| items.iter()) {
            parts.extend(known.subjects(tables.registries, &claim.value));
        }
        digest(parts.iter().map(|d| &d.as_bytes()[..]))
    }
}

/// Digests of what articles are looked up in. Of a number, deadline or question an article sees what its claims name, and
/// which ids there are: so a change to one of them concerns the articles with claims on it alone.
struct Known {
    tables: blake3::Hash,
    numbers: Vec<blake3::Hash>,
    deadlines: Vec<blake3::Hash>,
    questions: Vec<blake3::Hash>,
}

impl Known {
    fn of(t: &Tables, any_original: bool) -> Known {
        let r = t.registries;
        let names = [&r.number_ids, &r.deadline_ids, &r.question_ids, &r.event_ids].map(|ids| ids.digest());
        Known {
            tables: of_value(&(t.site, t.wishes, t.waiting, any_original, names, r.actor_names.digest(), belonging(r))),
            numbers: r.numbers.par_iter().map(of_value).collect(),
            deadlines: r.deadlines.par_iter().map(of_value).collect(),
            questions: r.questions.par_iter().map(of_value).collect(),
        }
    }

    fn subjects(&self, r: &Registries, claim: &ClaimDraft) -> impl Iterator<Item = blake3::Hash> {
        let of =
            |id: &Option<String>, ids: &Ids, all: &[blake3::Hash]| all.get(ids.get(id.as_deref()?)? as usize).copied();
        [
            of(&claim.number, &r.number_ids, &self.numbers),
            of(&claim.deadline, &r.deadline_ids, &self.deadlines),
            of(&claim.question, &r.question_ids, &self.questions),
        ]
        .into_iter()
        .flatten()
    }
}

/// An actor's name, the body that it is a part of, and those that it has an office in.
type Belongs<'a> = (&'a str, Option<ActorId>, Vec<Option<ActorId>>);

/// Who is called what and belongs to which body: where another speaks inside the marks, a claim is told so.
fn belonging(r: &Registries) -> Vec<Belongs<'_>> {
    let of = |a: &'_ Actor| a.roles.iter().map(|role| role.of).collect();
    r.actors.iter().map(|a| (a.name.as_str(), a.part_of, of(a))).collect()
}

/// Derived `Debug` shows every field of a value.
fn of_value(value: &impl std::fmt::Debug) -> blake3::Hash {
    blake3::hash(format!("{value:?}").as_bytes())
}

/// What articles are looked up in.
pub struct Tables<'a> {
    pub files: &'a Files,
    pub site: &'a Site,
    pub registries: &'a Registries,
    /// Ids of entries that are proposed and take no part.
    pub waiting: &'a BTreeSet<&'a str>,
    pub wordings: &'a [wording::Set<'a>],
    pub lock: &'a Lock,
    pub wishes: &'a Wishes,
}

/// All article files, in the order of their names. What they came to before may be kept in `memory`.
pub fn articles(
    tables: &Tables,
    drafts: &[Draft],
    memory: Option<&Kept<Checked<ResolvedArticle>>>,
    findings: &mut Vec<Finding>,
) -> Vec<ResolvedArticle> {
    let files = tables.files;
    let mut list: BTreeMap<&str, ArticleFile> = BTreeMap::new();
    for draft in drafts {
        if let Draft::Article { file, id, front, claims, body } = draft {
            let claims = vec![(*file, "claims", claims.as_slice())];
            list.insert(id, ArticleFile { file: *file, id, front, claims, body });
        }
    }
    for draft in drafts {
        if let Draft::Claims { file, article, claims } = draft {
            match list.get_mut(article.as_str()) {
                Some(a) => a.claims.push((*file, "", claims)),
                None => findings.push(
                    Finding::new(Rule::UnknownId, Place::file(*file), format!("there is no article `{article}`"))
                        .help(format!("write content/articles/{article}.md, or rename this file"))
                        .echo_of(Echo::Unreadable(format!("content/articles/{article}.md"))),
                ),
            }
        }
    }
    let any_original = files.under("originals:").next().is_some();
    let wanted = wording::wanted(tables.wordings);
    let list: Vec<ArticleFile> = list.into_values().collect();
    let known = memory.map(|_| Known::of(tables, any_original));
    let resolved: Vec<Checked<ResolvedArticle>> = list
        .par_iter()
        .map(|a| {
            let wanted = wanted.get(a.id).map_or(&[][..], Vec::as_slice);
            let make = || article(tables, a, wanted, any_original);
            match (memory, &known) {
                (Some(memory), Some(known)) => memory.of(a.digest(tables, wanted, known), make),
                _ => make(),
            }
        })
        .collect();
    resolved.into_iter().map(|r| r.take(findings)).collect()
}

fn article(tables: &Tables, a: &ArticleFile, wanted: &[Wanted], any_original: bool) -> Checked<ResolvedArticle> {
    let Tables { files, site, registries, waiting, lock, wishes, .. } = *tables;
    let mut findings = Vec::new();
    let mut source = source::source(a.file, a.id, &proposed::front(a.front, waiting), site, registries, &mut findings);
    let old = lock.articles.get(a.id);
    let vouch = vouch(files, a, &source, old, any_original, &mut findings);
    if let cite::Vouch::Text { original, .. } = &vouch {
        findings.extend(source::in_other_language(&source, original.text));
    }
    let mut claims = Vec::new();
    let mut remembered = BTreeSet::new();
    let context = claim::Article { source: &source, vouch: &vouch, registries, language: &site.language };
    for (file, key, items) in &a.claims {
        for item in items.iter().filter(|item| !proposed::waits(&item.value, waiting)) {
            let entry = Entry::item(*file, key, item.index);
            if let Some(r) = claim::claim(&context, &item.value, entry, &mut findings) {
                remembered.insert(r.locked);
                claims.push(r.claim);
            }
        }
    }
    unique_anchors(&mut claims, &mut findings);
    let mut passages: Vec<(Spot, Passage, Entry)> = Vec::new();
    for w in wanted {
        if let Some(cited) = wording::prove(&vouch, w, &mut findings) {
            remembered.insert(cited.locked);
            passages.push((w.spot, cited.passage, w.entry));
        }
    }
    for item in ignored::ignored(&vouch, a.front, a.file, &mut findings) {
        remembered.insert(item.locked);
        source.ignored.push(item.ignored);
    }
    let (words, locked) = match &vouch {
        cite::Vouch::Text { original, hash } => {
            let fresh = Locked {
                text: hash.clone(),
                length: original.text.len(),
                words: original.words,
                verified: String::new(),
                quotations: remembered.into_iter().collect(),
                others: Vec::new(),
            };
            let private = !source.rights.text_is_public();
            (Some(original.words), private.then(|| dated(fresh, old, wishes.today.unwrap_or(site.as_of))))
        }
        cite::Vouch::Lock(old) => (Some(old.words), Some((*old).clone())),
        cite::Vouch::Nothing => (None, old.cloned()),
    };
    let cited: Vec<(&Passage, Entry)> = claims
        .iter()
        .map(|c| (&c.citation.passage, c.entry))
        .chain(passages.iter().map(|(_, passage, entry)| (passage, *entry)))
        .collect();
    source.quoted = cite::quoted(&cited);
    cite::check_limits(
        source.rights,
        site.quotation_words,
        site.quotation_percent,
        words,
        &cited,
        &source.entry,
        &mut findings,
    );
    let quotations = claims.len() + passages.len();
    let verified = match &vouch {
        cite::Vouch::Text { .. } => Verified { by_text: quotations, texts: 1, ..Verified::default() },
        cite::Vouch::Lock(_) => Verified { by_lock: quotations, locked_articles: 1, ..Verified::default() },
        cite::Vouch::Nothing => Verified::default(),
    };
    let original = match &vouch {
        cite::Vouch::Text { original, .. } if original.file != a.file => {
            let published = || Published {
                own: own::ranges(original.text, &source, registries),
                quoted: coverage::stretches(original.text, cited.iter().map(|(passage, _)| *passage)),
            };
            Some((original.file, (!source.rights.text_is_public()).then(published)))
        }
        _ => None,
    };
    let excluded = match &vouch {
        cite::Vouch::Text { original, .. } => original.excluded.clone(),
        _ => Vec::new(),
    };
    source.words = words;
    source.verified = locked.as_ref().and_then(|l| l.verified.parse().ok());
    if source.status == SourceStatus::Retracted {
        for claim in claims.iter_mut().filter(|c| c.status == Status::Published) {
            claim.status = Status::Retracted;
            claim.reason = claim.reason.take().or_else(|| source.status_reason.clone());
        }
    }
    let mut draft_claims = Vec::new();
    if !wishes.drafts {
        let drafts = claims.extract_if(.., |c| matches!(c.status, Status::Draft | Status::Proposed));
        draft_claims.extend(drafts.map(|c| c.id));
    }
    let passages = passages.into_iter().map(|(spot, passage, _)| (spot, passage)).collect();
    let old_lock = matches!(&vouch, cite::Vouch::Lock(old) if old.quotations.iter().any(|q| q.seen.is_none()));
    let value =
        ResolvedArticle { source, claims, passages, draft_claims, locked, verified, original, excluded, old_lock };
    Checked { value, findings }
}

/// What was verified before keeps its day; anything new gets today's.
fn dated(fresh: Locked, old: Option<&Locked>, today: Date) -> Locked {
    let old = old.filter(|old| old.covers(&fresh)).and_then(|old| old.on(&fresh.text));
    let verified = old.map_or_else(|| today.to_string(), |old| old.verified.clone());
    Locked { verified, ..fresh }
}

/// The text that this article's quotations are compared with: its private original, else its own public body, else what
/// the lock remembers.
fn vouch<'a>(
    files: &'a Files,
    a: &ArticleFile<'a>,
    source: &Source,
    lock: Option<&'a Locked>,
    any_original: bool,
    findings: &mut Vec<Finding>,
) -> cite::Vouch<'a> {
    let name = a.original_name();
    if let Some(file) = a.original(files) {
        let text = files.get(file).text.as_str();
        let excluded = original::excluded_ranges(&a.front.excluded, text, &source.entry, findings);
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        return cite::Vouch::Text { original: Box::new(original::Original::new(file, text, 0, excluded)), hash };
    }
    let public = source.rights.text_is_public() && a.front.publish_full_text != Some(false);
    if public {
        let text = a.body.text.as_str();
        let excluded = original::excluded_ranges(&a.front.excluded, text, &source.entry, findings);
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        return cite::Vouch::Text {
            original: Box::new(original::Original::new(a.file, text, a.body.start, excluded)),
            hash,
        };
    }
    match lock {
        Some(locked) => {
            if any_original {
                findings.push(
                    Finding::new(
                        Rule::OriginalMissing,
                        source.entry.field("original"),
                        format!("there is no original `{name}`"),
                    )
                    .label("its quotations were accepted by the lock")
                    .help("put the text there, or name its file with `original:`"),
                );
            }
            cite::Vouch::Lock(locked)
        }
        None => cite::Vouch::Nothing,
    }
}

/// Two claims of one article with the same subject and words get the same derived id: the later one is numbered.
fn unique_anchors(claims: &mut [Claim], findings: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, (u32, Entry)> = BTreeMap::new();
    for claim in claims {
        let Some((count, first)) = seen.get_mut(&claim.anchor) else {
            seen.insert(claim.anchor.clone(), (1, claim.entry));
            continue;
        };
        *count += 1;
        findings.push(
            Finding::new(
                Rule::ClaimTwice,
                claim.entry.place(),
                format!("a claim of this article has the id `{}` already", claim.anchor),
            )
            .label("the same subject and words again")
            .related(first.place(), "first here")
            .help("give one of the two an `id:`"),
        );
        let numbered = format!("{}-{count}", claim.anchor);
        claim.id = format!("{}-{count}", claim.id);
        claim.anchor = numbered;
    }
}
