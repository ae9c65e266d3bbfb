//! Drafts to a [`Briefing`]: every id points at something, every quotation stands in its source, every value is read
//! from its quotation.
//!
//! What fails is left out *and* reported, so that later stages never meet a hole. The steps, each in its own file: the
//! registries (`actors`, `numbers`, `deadlines`, `questions`), then each article on its own and in parallel (`source`,
//! `original`, `cite` with `quote` and `lock`, `claim` with `value`), then notes and pages.

use crate::finding::{Checked, Finding};
use crate::model::*;
use crate::parse::draft::*;
use crate::parse::{Body, Draft};
use crate::text::{FileId, Files, Kept, kept_or};
use jiff::civil::Date;
use lock::{Lock, Reading};
use names::{ActorNames, Ids};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

mod actors;
mod around;
mod article;
mod cite;
mod claim;
pub mod coverage;
mod deadlines;
mod field;
mod id;
mod ignored;
pub mod lock;
pub mod names;
mod note;
mod numbers;
mod original;
mod own;
pub mod permanent;
pub mod proposed;
mod questions;
mod quote;
mod rich;
mod seen;
mod sense;
pub mod site;
mod source;
mod speech;
mod subject;
mod turned;
mod value;
mod vouching;
mod whole;
mod wording;

pub const LOCK_PATH: &str = "content/originals.lock";

/// What a run is asked for, beyond the files.
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// Drafts and proposals take part.
    pub drafts: bool,
    /// Stands in for `base_url` of site.yaml.
    pub base_url: Option<String>,
    /// The day written into the lock for what was verified anew; the only thing that today's date ever reaches.
    pub today: Option<Date>,
}

/// How much was verified, and against what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// Quotations compared with a text at hand.
    pub by_text: usize,
    /// Private originals and public texts that were at hand.
    pub texts: usize,
    /// Quotations that the lock vouched for.
    pub by_lock: usize,
    pub locked_articles: usize,
}

pub struct Resolution {
    pub briefing: Briefing,
    pub verified: Verified,
    /// The lock as it should be after this run.
    pub lock: Lock,
    /// The lock as it was read.
    pub old_lock: Reading,
    /// Originals that must not be published.
    pub private: Vec<PrivateText>,
    /// The originals that were at hand, in the order of their articles' ids.
    pub originals: Vec<OriginalText>,
}

/// An original that must not be published, and what of it may be. Byte ranges, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivateText {
    pub file: FileId,
    /// What its article publishes of itself.
    pub own: Vec<Range<usize>>,
    /// Registered quotations.
    pub quoted: Vec<Range<usize>>,
    /// Site furniture, which is not private.
    pub excluded: Vec<Range<usize>>,
}

impl PrivateText {
    /// One that no article names yet.
    fn new(file: FileId) -> PrivateText {
        PrivateText { file, own: Vec::new(), quoted: Vec::new(), excluded: Vec::new() }
    }

    fn add(&mut self, published: article::Published, excluded: &[Range<usize>]) {
        let more = [(&mut self.own, published.own), (&mut self.quoted, published.quoted)];
        for (of, ranges) in more.into_iter().chain([(&mut self.excluded, excluded.to_vec())]) {
            of.extend(ranges);
            of.sort_by_key(|r| (r.start, r.end));
        }
    }
}

/// The private text of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OriginalText {
    /// The article's id.
    pub article: String,
    pub file: FileId,
    /// Byte ranges that are site furniture.
    pub excluded: Vec<Range<usize>>,
}

/// All registries, for looking things up.
pub struct Registries {
    pub actors: Vec<Actor>,
    pub actor_names: ActorNames,
    pub numbers: Vec<Number>,
    pub number_ids: Ids,
    pub deadlines: Vec<Deadline>,
    pub deadline_ids: Ids,
    pub questions: Vec<Question>,
    pub question_ids: Ids,
    pub events: Vec<Event>,
    pub event_ids: Ids,
}

impl Registries {
    pub fn subject_id(&self, subject: SubjectId) -> &str {
        self.subject_names(subject).first().copied().unwrap_or_default()
    }

    /// The subject's id, and those that it had before.
    pub fn subject_names(&self, subject: SubjectId) -> Vec<&str> {
        let (id, former) = match subject {
            SubjectId::Number(n) => self.numbers.get(n.0 as usize).map(|s| (&s.id, &s.former_ids)),
            SubjectId::Deadline(n) => self.deadlines.get(n.0 as usize).map(|s| (&s.id, &s.former_ids)),
            SubjectId::Question(n) => self.questions.get(n.0 as usize).map(|s| (&s.id, &s.former_ids)),
        }
        .unzip();
        id.into_iter().chain(former.into_iter().flatten()).map(String::as_str).collect()
    }

    /// A claim's id within its article, and those that it had where its subject was called otherwise.
    fn anchors<'r>(&'r self, subject: SubjectId, anchor: &'r str) -> impl Iterator<Item = String> + 'r {
        let names = self.subject_names(subject);
        let rest = names.first().and_then(|id| anchor.strip_prefix(id)).filter(|rest| rest.starts_with('-'));
        let former: Vec<String> =
            rest.map(|rest| names.iter().skip(1).map(|old| format!("{old}{rest}")).collect()).unwrap_or_default();
        std::iter::once(anchor.to_owned()).chain(former)
    }
}

/// What articles and texts came to before.
#[derive(Default)]
pub struct Memory {
    articles: Kept<Checked<article::ResolvedArticle>>,
    texts: Kept<rich::Read>,
}

impl Memory {
    /// Ends a run.
    pub fn turn(&mut self) {
        self.articles.turn();
        self.texts.turn();
    }
}

pub fn resolve(files: &Files, drafts: &[Draft], wishes: &Wishes) -> Checked<Resolution> {
    resolve_again(files, drafts, wishes, None)
}

/// The same, where what articles and texts came to before may be kept.
pub fn resolve_again(files: &Files, drafts: &[Draft], wishes: &Wishes, memory: Option<&Memory>) -> Checked<Resolution> {
    let mut findings = Vec::new();
    let no_file = FileId(0);
    let site_draft = drafts.iter().find_map(|d| match d {
        Draft::Site { file, site } => Some((*file, site.as_ref())),
        _ => None,
    });
    let empty_site = SiteDraft::default();
    let is_there = site_draft.is_some();
    let (site_file, site_draft) = site_draft.unwrap_or((no_file, &empty_site));
    let (mut site, defaults) = site::site(site_file, site_draft, &mut findings);
    if !is_there {
        // Reported when the files were parsed, and in no other file's name.
        findings.clear();
    }
    if let Some(url) = &wishes.base_url {
        site.base_url = site::asked_base_url(url, &site.entry, &mut findings);
    }
    let proposed = proposed::files(files);
    let hidden = if wishes.drafts { BTreeSet::new() } else { proposed.clone() };
    let registries = registries(drafts, &hidden, &proposed, &defaults, &mut findings);
    let waiting = proposed::ids(drafts, &hidden);
    let sets = wording::sets(drafts, &hidden);
    let old_lock = vouching::read(files, &mut findings);
    let published = permanent::published(files, &mut findings);
    let mut articles = {
        let tables = article::Tables {
            files,
            site: &site,
            registries: &registries,
            waiting: &waiting,
            wordings: &sets,
            lock: &old_lock.lock,
            wishes,
        };
        article::articles(&tables, drafts, memory.map(|m| &m.articles), &mut findings)
    };
    // Behind the memory: an article is not resolved anew because something was published.
    id::keep(&mut articles, &published, &registries);

    let mut verified = Verified::default();
    let mut old_articles = 0;
    let mut lock = Lock::default();
    let mut kept = Vec::new();
    let mut drafts_left_out = BTreeSet::new();
    let mut originals = Vec::new();
    // An original that no article names is as private as any other.
    let mut private: BTreeMap<FileId, PrivateText> =
        files.under("originals:").map(|(file, _)| (file, PrivateText::new(file))).collect();
    for article in articles {
        if let Some((file, published)) = article.original {
            match published {
                Some(of) => private.entry(file).or_insert_with(|| PrivateText::new(file)).add(of, &article.excluded),
                None => drop(private.remove(&file)),
            }
            originals.push(OriginalText { article: article.source.id.clone(), file, excluded: article.excluded });
        }
        old_articles += usize::from(article.old_lock);
        verified.by_text += article.verified.by_text;
        verified.texts += article.verified.texts;
        verified.by_lock += article.verified.by_lock;
        verified.locked_articles += article.verified.locked_articles;
        if let Some(locked) = article.locked {
            lock.articles.insert(article.source.id.clone(), locked);
        }
        let claim_ids = article.claims.iter().map(|c| c.id.clone());
        let draft_article = !wishes.drafts && article.source.status == SourceStatus::Draft;
        let unseen = article.draft_claims.into_iter().chain(claim_ids.filter(|_| draft_article));
        drafts_left_out.extend(unseen.map(|id| format!("claims/{id}")));
        if wishes.drafts || article.source.status != SourceStatus::Draft {
            kept.push((article.source, article.claims, article.passages));
        } else {
            drafts_left_out.insert(format!("articles/{}", article.source.id));
        }
    }
    vouching::several_texts(files, &lock, &mut findings);
    if let (1.., Some(file)) = (old_articles, files.by_path(LOCK_PATH)) {
        findings.push(seen::is_old(file, old_articles));
    }
    kept.sort_by(|(a, ..), (b, ..)| {
        let day = |s: &Source| std::cmp::Reverse(claim::published_day(s));
        (day(a), &a.id).cmp(&(day(b), &b.id))
    });
    let mut sources = Vec::with_capacity(kept.len());
    let mut claims = Vec::new();
    let mut proved = BTreeMap::new();
    for (i, (source, mut own, passages)) in kept.into_iter().enumerate() {
        proved.extend(wording::in_order(SourceId(i as u32), passages));
        for claim in &mut own {
            claim.citation.source = SourceId(i as u32);
            if let Holder::Source(_) = claim.holder {
                claim.holder = Holder::Source(SourceId(i as u32));
            }
        }
        claims.append(&mut own);
        sources.push(source);
    }
    let source_ids = Ids::new(
        "an article",
        "content/articles/",
        sources.iter().map(|s| (s.id.as_str(), s.former_ids.as_slice(), s.entry)),
        &mut findings,
    );
    let mut briefing = Briefing {
        site,
        actors: Vec::new(),
        sources,
        numbers: Vec::new(),
        deadlines: Vec::new(),
        questions: Vec::new(),
        events: Vec::new(),
        claims,
        notes: Vec::new(),
        wordings: Vec::new(),
        corrections: note::corrections(drafts, &mut findings),
        editions: note::editions(drafts, &mut findings),
        published,
        removed: permanent::removed(drafts, &mut findings),
        pages: Vec::new(),
        with_drafts: wishes.drafts,
    };
    let notes = note::notes(drafts, &registries, &briefing, &drafts_left_out, &mut findings);
    briefing.wordings =
        wording::wordings(&sets, &registries, &briefing, &proved, &source_ids, &drafts_left_out, &mut findings);
    let (pages, draft_pages) = note::pages(drafts, wishes.drafts, &mut findings);
    drafts_left_out.extend(draft_pages.iter().flat_map(|id| [id.clone(), format!("pages/{id}")]));
    let (notes, note_bodies): (Vec<_>, Vec<_>) = notes.into_iter().unzip();
    let (pages, page_bodies): (Vec<_>, Vec<_>) = pages.into_iter().unzip();
    (briefing.notes, briefing.pages) = (notes, pages);

    let texts = texts(drafts, &briefing, &note_bodies, &page_bodies);
    let links = rich::Links {
        registries: &registries,
        sources: &source_ids,
        claims: briefing.claims().map(|(ix, c)| (c.id.as_str(), ix)).collect(),
        pages: briefing.pages.iter().map(|p| p.id.clone()).collect(),
        drafts: drafts_left_out,
        briefing: &briefing,
    };
    let rich: Vec<Checked<Rich>> = texts
        .par_iter()
        .map(|(file, body)| {
            let mut findings = Vec::new();
            let value = {
                let read = || rich::read(body);
                let read = kept_or(memory.map(|m| &m.texts), || files.digest(*file), read);
                rich::rich(*file, body, read, &links, &mut findings)
            };
            Checked { value, findings }
        })
        .collect();
    drop(links);
    let mut rich = rich.into_iter().map(|r| r.take(&mut findings));
    let bodies = briefing.sources.iter_mut().map(|s| &mut s.body);
    let bodies = bodies.chain(briefing.notes.iter_mut().map(|n| &mut n.body));
    for body in bodies.chain(briefing.pages.iter_mut().map(|p| &mut p.body)) {
        *body = rich.next().unwrap_or_default();
    }
    let Registries { actors, numbers, deadlines, questions, events, .. } = registries;
    (briefing.actors, briefing.numbers, briefing.deadlines) = (actors, numbers, deadlines);
    (briefing.questions, briefing.events) = (questions, events);
    let private = private.into_values().collect();
    Checked { value: Resolution { briefing, verified, lock, old_lock, private, originals }, findings }
}

/// The texts of sources, notes and pages, in this order, each with its file.
fn texts<'a>(
    drafts: &'a [Draft],
    briefing: &Briefing,
    notes: &[&'a Body],
    pages: &[&'a Body],
) -> Vec<(FileId, &'a Body)> {
    let articles: BTreeMap<FileId, &Body> = drafts
        .iter()
        .filter_map(|d| match d {
            Draft::Article { file, body, .. } => Some((*file, body)),
            _ => None,
        })
        .collect();
    let sources = briefing.sources.iter().filter_map(|s| Some((s.entry.file, *articles.get(&s.entry.file)?)));
    let notes = briefing.notes.iter().zip(notes).map(|(n, body)| (n.entry.file, *body));
    let pages = briefing.pages.iter().zip(pages).map(|(p, body)| (p.entry.file, *body));
    sources.chain(notes).chain(pages).collect()
}

/// `hidden` are the files of proposals that take no part in this run.
fn registries(
    drafts: &[Draft],
    hidden: &BTreeSet<FileId>,
    proposed: &BTreeSet<FileId>,
    defaults: &site::Defaults,
    findings: &mut Vec<Finding>,
) -> Registries {
    macro_rules! list {
        ($kind:ident) => {
            proposed::once(
                drafts
                    .iter()
                    .filter_map(|d| match d {
                        Draft::$kind { file, list } if !hidden.contains(file) => {
                            Some(list.iter().map(|item| (*file, item)))
                        }
                        _ => None,
                    })
                    .flatten(),
                proposed,
                |draft| draft.id.as_deref(),
            )
        };
    }
    let (actors, actor_names) = actors::actors(&list!(Actors), findings);
    let (numbers, number_ids) = numbers::numbers(&list!(Numbers), &actor_names, defaults, findings);
    let (questions, question_ids) = questions::questions(&list!(Questions), &actor_names, defaults, findings);
    let (deadlines, deadline_ids) = deadlines::deadlines(&list!(Deadlines), &actor_names, &question_ids, findings);
    let (events, event_ids) = questions::events(&list!(Events), &actor_names, findings);
    Registries {
        actors,
        actor_names,
        numbers,
        number_ids,
        deadlines,
        deadline_ids,
        questions,
        question_ids,
        events,
        event_ids,
    }
}
