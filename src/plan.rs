//! Pages: for every one its address, its template and the complete value that the template sees.
//!
//! Pure, and the last stage that knows the briefing: a template fetches nothing, so a page's value is all it depends on.
//! No verdict is computed here; see `relate`. What themes may rely on is in `views.rs`.

use crate::finding::{Checked, Finding, Rule};
use crate::model::{
    ActorId, Briefing, ClaimIx, DeadlineId, EventId, NumberId, QuestionId, SourceId, SourceStatus, SubjectId,
};
use crate::relate::Relations;
use crate::text::{Entry, Place};
use context::{At, Cited, Context};
use frame::Split;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use url::Folder;
use views::{ReferenceView, View};

mod actor;
mod actormap;
mod alike;
mod article;
mod axis;
mod calendar;
pub mod card;
mod chart;
mod chronicle;
mod cite;
mod claim;
mod compared;
mod context;
mod data;
mod dates;
mod deadline;
mod disagreement;
mod due;
mod edition;
mod embed;
mod explain;
mod fair;
mod feed;
mod figures;
mod frame;
mod free;
mod group;
mod headline;
mod home;
mod jsonld;
mod name;
mod number;
mod pair;
mod part;
mod period;
mod question;
mod quoted;
mod reference;
mod removed;
mod renamed;
mod rich;
mod search;
mod stances;
mod strip;
mod timeline;
mod trust;
pub mod url;
mod verdict;
pub mod views;
mod ways;
mod word_diff;
mod wording;
pub mod words;

#[cfg(test)]
mod tests;

pub use explain::explain_verdict;

/// One file to be written.
#[derive(Clone, Debug)]
pub struct Page {
    /// Below the output folder, with `/`: `numbers/troops.html`.
    pub path: String,
    /// Name of the template; empty for [`View::Raw`].
    pub template: &'static str,
    pub view: View,
    /// The claims that the page links to, in their own order.
    pub references: Vec<ReferenceView>,
}

/// What stands at an address.
enum Kind {
    Home,
    Actors,
    Actor(ActorId),
    Numbers,
    Number(NumberId),
    Deadlines,
    Deadline(DeadlineId),
    Questions,
    Question(QuestionId),
    Articles(Split),
    Article(SourceId),
    Disagreements(Split),
    Disagreement(usize),
    Timeline(Split),
    Coverage,
    Changes(Split),
    Corrections,
    Data,
    Search,
    /// For frames on other sites.
    Embed(SubjectId),
    Wordings,
    /// Index into the briefing's pages.
    Free(usize),
    NotFound,
    /// To this path.
    Redirect(String),
    Removed(removed::Gone),
}

struct Planned {
    path: String,
    title: String,
    kind: Kind,
    /// Where the editor typed what gives it its address.
    place: Place,
}

/// Articles in one list.
const ARTICLES: usize = 150;
/// Disagreements in one list.
const LOG: usize = 120;

/// Every page of the site, in the order of their paths. Two that would share an address are a finding; the first stays.
pub fn plan(b: &Briefing, r: &Relations) -> Checked<Vec<Page>> {
    let pages = Mutex::new(Vec::new());
    // Collecting cannot fail.
    let findings = each(b, r, &|page| {
        pages.lock().unwrap_or_else(PoisonError::into_inner).push(page);
        Ok(())
    });
    let mut pages = pages.into_inner().unwrap_or_default();
    pages.sort_by(|a, b| a.path.cmp(&b.path));
    Checked { value: pages, findings: findings.unwrap_or_default() }
}

/// Hands every page to `take` as soon as it is planned, from several threads and in no order, so that a large site is
/// never in memory as a whole.
///
/// # Errors
/// What `take` answers; nothing more is planned then.
pub fn each(
    b: &Briefing,
    r: &Relations,
    take: &(dyn Fn(Page) -> anyhow::Result<()> + Sync),
) -> anyhow::Result<Vec<Finding>> {
    let mut cx = Context::new(b, r, None);
    let (planned, findings) = addresses(&mut cx);
    let shared =
        Shared { tables: Some(data::Tables::of(&cx)), search: Some(search::search(&cx)), ..Shared::small(&cx) };
    let old = renamed::followed(&planned);
    let take = |page: Page| {
        renamed::again(&old, &page).into_iter().try_for_each(take)?;
        take(page)
    };
    let (lists, others): (Vec<&Planned>, Vec<&Planned>) = planned.iter().partition(|p| p.path.ends_with(url::HOME));
    let lists: Vec<(&Planned, Page)> = lists.par_iter().filter_map(|p| Some((*p, make(&cx, &shared, p)?))).collect();
    let cards = card::Cards::new(b.site.base_url.as_deref(), cx.w, lists.iter().map(|(_, page)| page));
    // Answers with the path, if search engines should know it.
    let finish = |p: &Planned, mut page: Page| -> anyhow::Result<Option<String>> {
        let card = cards.give(&mut page, rank(&p.kind));
        let path = page.view.frame().filter(|f| !f.noindex).map(|f| f.path.clone());
        take(page)?;
        card.into_iter().chain(raw(cite::files(&cx, p))).chain(raw(data::twin(&cx, p))).try_for_each(&take)?;
        Ok(path)
    };
    let of_lists = lists.into_par_iter().map(|(p, page)| finish(p, page));
    let of_others = others.par_iter().filter_map(|p| Some(finish(p, make(&cx, &shared, p)?)));
    let listed = of_lists.chain(of_others).collect::<anyhow::Result<Vec<Option<String>>>>()?;
    let listed: BTreeSet<String> = listed.into_iter().flatten().collect();
    cx.feeds.par_iter().try_for_each(|(page, of)| raw(feed::files(&cx, page, *of)).try_for_each(&take))?;
    raw_files(b, &listed).into_iter().chain(raw(calendar::files(&cx))).try_for_each(&take)?;
    let Shared { tables, search, .. } = shared;
    tables.into_iter().flat_map(|of| raw(data::files(&cx, of))).try_for_each(&take)?;
    search.into_iter().flat_map(search::Search::into_pages).collect::<Vec<_>>().into_par_iter().try_for_each(take)?;
    Ok(findings)
}

/// The pages at these paths as [`each`] makes them, without what lies beside them: cards, data, feeds. Costs little where no
/// page is wanted that shows the whole site.
///
/// # Errors
/// What `take` answers.
pub fn some(
    b: &Briefing,
    r: &Relations,
    paths: &BTreeSet<String>,
    take: &(dyn Fn(Page) -> anyhow::Result<()> + Sync),
) -> anyhow::Result<Vec<Finding>> {
    let mut cx = Context::new(b, r, subjects_of(b, r, paths).as_ref());
    let (planned, findings) = addresses(&mut cx);
    let shared = Shared {
        tables: paths.contains(url::DATA).then(|| data::Tables::of(&cx)),
        search: paths.contains(url::SEARCH).then(|| search::search(&cx)),
        ..Shared::small(&cx)
    };
    let pages = |paths: &BTreeSet<String>| -> Vec<Page> {
        planned.par_iter().filter(|p| paths.contains(&p.path)).filter_map(|p| make(&cx, &shared, p)).collect()
    };
    let base = b.site.base_url.as_deref();
    let mut lists = pages(&paths.iter().filter(|_| base.is_some()).map(|path| card::list(path)).collect());
    let mut cards = card::Cards::new(base, cx.w, lists.iter());
    if base.is_some() && !paths.iter().all(|path| cards.has_list(path)) {
        lists.extend(pages(&BTreeSet::from([url::HOME.to_owned()])));
        cards = card::Cards::new(base, cx.w, lists.iter());
    }
    planned.par_iter().filter(|p| paths.contains(&p.path)).try_for_each(|p| {
        let Some(mut page) = make(&cx, &shared, p) else { return Ok(()) };
        cards.give(&mut page, rank(&p.kind));
        take(page)
    })?;
    Ok(findings)
}

/// What [`each`] finds, without making a page.
pub fn refused(b: &Briefing, r: &Relations) -> Vec<Finding> {
    // No history is told: what is asked for are addresses.
    addresses(&mut Context::new(b, r, Some(&BTreeSet::new()))).1
}

/// The subjects whose history these pages show; `None` for all.
fn subjects_of(b: &Briefing, r: &Relations, paths: &BTreeSet<String>) -> Option<BTreeSet<SubjectId>> {
    let own = r.subjects.keys().map(|s| (url::subject(b, *s), *s));
    let own: BTreeMap<String, SubjectId> =
        own.chain(r.disagreements.iter().map(|d| (url::disagreement(&d.id), d.subject))).collect();
    let free = b.pages.iter().filter(|p| p.id != "index").map(|p| url::free_page(&p.id));
    let articles = (0..b.sources.len() as u32).map(|i| url::article(b, SourceId(i)));
    let without: BTreeSet<String> = free.chain(articles).collect();
    let known = paths.iter().all(|path| own.contains_key(path) || without.contains(path));
    known.then(|| paths.iter().filter_map(|path| own.get(path).copied()).collect())
}

/// What stands where. Two that would share an address are a finding; the first stays.
fn addresses(cx: &mut Context) -> (Vec<Planned>, Vec<Finding>) {
    let mut findings = Vec::new();
    let planned = without_clashes(all(cx), &mut findings);
    let pages = planned.iter().filter(|p| !matches!(p.kind, Kind::Redirect(_) | Kind::NotFound | Kind::Embed(_)));
    cx.titles = pages.map(|p| (p.path.clone(), p.title.clone())).collect();
    cx.alike = alike::paths(cx.b, &planned);
    findings.extend(corrections_of_nothing(cx));
    findings.extend(removed::see_nothing(cx));
    (planned, findings)
}

/// A page's place among those of its kind.
fn rank(kind: &Kind) -> usize {
    match kind {
        Kind::Number(NumberId(i)) | Kind::Deadline(DeadlineId(i)) | Kind::Question(QuestionId(i)) => *i as usize,
        Kind::Disagreement(i) => *i,
        _ => 0,
    }
}

/// What several pages are made from, computed once.
struct Shared {
    articles: Vec<SourceId>,
    items: Vec<(Option<Date>, timeline::Item)>,
    of_event: BTreeMap<EventId, Vec<ClaimIx>>,
    /// Only where they are asked for: both go through every claim.
    tables: Option<data::Tables>,
    search: Option<search::Search>,
}

impl Shared {
    /// All of it that is quickly made.
    fn small(cx: &Context) -> Shared {
        Shared {
            articles: chronicle::articles(cx),
            items: timeline::items(cx),
            of_event: timeline::claims_of_events(cx),
            tables: None,
            search: None,
        }
    }
}

fn all(cx: &Context) -> Vec<Planned> {
    let (b, w) = (cx.b, cx.w);
    let site = b.site.entry.place();
    let mut out = Vec::new();
    let mut add = |path: String, title: &str, kind: Kind, place: &Place| {
        out.push(Planned { path, title: title.to_owned(), kind, place: place.clone() });
    };
    add(url::HOME.to_owned(), w.nav_home, Kind::Home, &site);
    add(Folder::Actors.index(), w.nav_actors, Kind::Actors, &site);
    add(Folder::Numbers.index(), w.nav_numbers, Kind::Numbers, &site);
    add(Folder::Deadlines.index(), w.nav_deadlines, Kind::Deadlines, &site);
    add(Folder::Questions.index(), w.nav_questions, Kind::Questions, &site);
    add(url::COVERAGE.to_owned(), w.nav_coverage, Kind::Coverage, &site);
    add(url::CORRECTIONS.to_owned(), w.nav_corrections, Kind::Corrections, &site);
    add(url::DATA.to_owned(), w.nav_data, Kind::Data, &site);
    add(url::SEARCH.to_owned(), w.nav_search, Kind::Search, &site);
    add(url::NOT_FOUND.to_owned(), w.title_404, Kind::NotFound, &site);
    if !b.wordings.is_empty() {
        add(url::WORDINGS.to_owned(), w.nav_variants, Kind::Wordings, &site);
    }
    let articles = chronicle::articles(cx);
    let list = |folder: Folder, s: &Split| if s.place == 0 { folder.index() } else { folder.part(s.of - s.place) };
    for s in frame::split(articles.len(), ARTICLES) {
        add(list(Folder::Articles, &s), w.nav_articles, Kind::Articles(s), &site);
    }
    for s in frame::split(cx.r.disagreements.len(), LOG) {
        add(list(Folder::Disagreements, &s), w.nav_disagreements, Kind::Disagreements(s), &site);
    }
    for s in timeline::splits(timeline::items(cx).len()) {
        add(timeline::path(&s), w.nav_timeline, Kind::Timeline(s), &site);
    }
    for s in edition::editions(&cx.history.arrivals).1 {
        add(list(Folder::Changes, &s), w.nav_changes, Kind::Changes(s), &site);
    }
    for (a, i) in b.actors.iter().zip(0..) {
        add(url::actor(b, ActorId(i)), &a.name, Kind::Actor(ActorId(i)), &a.entry.place());
    }
    for subject in cx.subjects() {
        let (kind, entry) = match subject {
            SubjectId::Number(n) => (Kind::Number(n), b.number(n).entry),
            SubjectId::Deadline(d) => (Kind::Deadline(d), b.deadline(d).entry),
            SubjectId::Question(q) => (Kind::Question(q), b.question(q).entry),
        };
        add(url::subject(b, subject), b.subject_label(subject), kind, &entry.place());
        if b.site.base_url.is_some() {
            add(url::embed(b, subject), b.subject_label(subject), Kind::Embed(subject), &entry.place());
        }
    }
    for id in articles {
        let s = b.source(id);
        add(url::article(b, id), &s.title, Kind::Article(id), &s.entry.place());
    }
    for (i, d) in cx.r.disagreements.iter().enumerate() {
        add(url::disagreement(&d.id), &cx.disagreement_label(d), Kind::Disagreement(i), &site);
    }
    for (i, p) in b.pages.iter().enumerate().filter(|(_, p)| p.id != "index" && (!p.draft || b.with_drafts)) {
        add(url::free_page(&p.id), &p.title, Kind::Free(i), &p.entry.place());
    }
    out.extend(redirects(cx));
    out.extend(removed::planned(cx));
    out
}

/// Old addresses of renamed things. A subject's disagreement moves with it.
fn redirects(cx: &Context) -> Vec<Planned> {
    let b = cx.b;
    let mut out = Vec::new();
    let mut add = |path: String, target: String, title: &str, place: Place| {
        out.push(Planned { path, title: title.to_owned(), kind: Kind::Redirect(target), place });
    };
    for (a, i) in b.actors.iter().zip(0..) {
        for old in &a.former_ids {
            add(Folder::Actors.entry(old), url::actor(b, ActorId(i)), &a.name, a.entry.place());
        }
    }
    for subject in cx.subjects() {
        let folder = match subject {
            SubjectId::Number(_) => Folder::Numbers,
            SubjectId::Deadline(_) => Folder::Deadlines,
            SubjectId::Question(_) => Folder::Questions,
        };
        let entry = registered(b, subject);
        let (kind, label) = (b.subject_key(subject).0, b.subject_label(subject));
        for old in b.former_ids(subject) {
            add(folder.entry(old), url::subject(b, subject), label, entry.place());
            if b.site.base_url.is_some() {
                add(url::embed_of(kind, old), url::embed(b, subject), label, entry.place());
            }
        }
    }
    for (old, now) in &cx.r.forwards {
        if let Some(d) = cx.r.disagreements.iter().find(|d| d.id == *now) {
            let place = b.published.iter().find(|p| p.address.1 == *old).map(|p| p.place.clone());
            let place = place.unwrap_or_else(|| registered(b, d.subject).place());
            add(url::disagreement(old), url::disagreement(now), &cx.disagreement_label(d), place);
        }
    }
    for (s, i) in b.sources.iter().zip(0..).filter(|(s, _)| s.status != SourceStatus::Draft || b.with_drafts) {
        for old in &s.former_ids {
            add(Folder::Articles.entry(old), url::article(b, SourceId(i)), &s.title, s.entry.place());
        }
    }
    out
}

fn registered(b: &Briefing, subject: SubjectId) -> Entry {
    match subject {
        SubjectId::Number(n) => b.number(n).entry,
        SubjectId::Deadline(d) => b.deadline(d).entry,
        SubjectId::Question(q) => b.question(q).entry,
    }
}

fn without_clashes(planned: Vec<Planned>, findings: &mut Vec<Finding>) -> Vec<Planned> {
    let mut taken: BTreeMap<String, Place> = BTreeMap::new();
    let mut out = Vec::new();
    for p in planned {
        match taken.get(&p.path) {
            Some(first) => findings.push(
                Finding::new(Rule::OutputClash, p.place, format!("`{}` would be written twice", p.path))
                    .label("this one is left out")
                    .related(first.clone(), "the other one")
                    .help("rename one of the two"),
            ),
            None => {
                taken.insert(p.path.clone(), p.place.clone());
                out.push(p);
            }
        }
    }
    out
}

/// A correction names the page that it corrects.
fn corrections_of_nothing<'a>(cx: &'a Context) -> impl Iterator<Item = Finding> + 'a {
    let unknown = |page: &str| !cx.titles.contains_key(&context::correction_path(page));
    cx.b.corrections.iter().filter(move |c| unknown(&c.page)).map(|c| {
        Finding::new(Rule::BrokenLink, c.entry.field("page"), format!("there is no page `{}`", c.page))
            .label("a correction names a page of this site, such as `numbers/troops`")
    })
}

fn make(cx: &Context, shared: &Shared, p: &Planned) -> Option<Page> {
    let root = match &p.kind {
        // It is shown at any depth, so only a path from the host's top works.
        Kind::NotFound => cx.b.site.base_url.as_deref().and_then(url::base_path).unwrap_or("").to_owned(),
        _ => url::root(&p.path),
    };
    let cited = Mutex::new(Cited::default());
    let at = At { cx, path: &p.path, root: &root, cited: Some(&cited) };
    let (template, mut view) = match &p.kind {
        Kind::Home => ("home.html", at.home_page()),
        Kind::Actors => ("actors.html", at.actors_page()),
        Kind::Actor(id) => ("actor.html", at.actor_page(*id)),
        Kind::Numbers => ("numbers.html", at.numbers_page()),
        Kind::Number(id) => ("number.html", at.number_page(*id)),
        Kind::Deadlines => ("deadlines.html", at.deadlines_page()),
        Kind::Deadline(id) => ("deadline.html", at.deadline_page(*id)),
        Kind::Questions => ("questions.html", at.questions_page()),
        Kind::Question(id) => ("question.html", at.question_page(*id)),
        Kind::Articles(part) => ("articles.html", at.articles_page(&shared.articles, part)),
        Kind::Article(id) => ("article.html", at.article_page(*id)),
        Kind::Disagreements(part) => ("disagreements.html", at.disagreements_page(part)),
        Kind::Disagreement(i) => ("disagreement.html", at.disagreement_page(*i)?),
        Kind::Timeline(part) => ("timeline.html", at.timeline_page(&shared.items, part, &shared.of_event)),
        Kind::Coverage => ("coverage.html", at.coverage_page()),
        Kind::Changes(part) => ("changes.html", at.changes_page(part)),
        Kind::Corrections => ("corrections.html", at.corrections_page()),
        Kind::Data => ("data.html", at.data_page(shared.tables.as_ref()?)),
        Kind::Search => ("search.html", at.search_page(shared.search.as_ref()?)),
        Kind::Wordings => ("wordings.html", at.wordings_page()),
        Kind::Free(i) => ("page.html", at.free_page(cx.b.pages.get(*i)?)),
        Kind::Embed(subject) => ("embed.html", at.embed_page(*subject)),
        Kind::NotFound => ("404.html", at.not_found()),
        Kind::Redirect(target) => ("redirect.html", at.redirect(&p.title, target)),
        Kind::Removed(gone) => ("removed.html", at.removed_page(*gone)?),
    };
    if let Some(frame) = view.frame_mut() {
        ways::add(&at, p, frame);
        frame.changed = edition::changed(&at, &p.kind);
    }
    let at = At { cited: None, ..at };
    let cited = cited.lock().map(|mut of| std::mem::take(&mut *of)).unwrap_or_default();
    if let Some(frame) = view.frame_mut() {
        frame.roles = cited.actors.iter().filter_map(|id| at.role_behind(*id)).collect();
    }
    let references = cited.claims.into_iter().map(|ix| at.reference(ix)).collect();
    Some(Page { path: p.path.clone(), template, view, references })
}

/// Feeds, calendars, citations and data have no template.
fn raw(files: impl IntoIterator<Item = (String, String)>) -> impl Iterator<Item = Page> {
    files.into_iter().map(|(path, text)| Page { path, template: "", view: View::Raw(text), references: Vec::new() })
}

/// `listed` are the pages that search engines should know.
fn raw_files(b: &Briefing, listed: &BTreeSet<String>) -> Vec<Page> {
    let raw = |path: &str, text: String| Page {
        path: path.to_owned(),
        template: "",
        view: View::Raw(text),
        references: Vec::new(),
    };
    let base = b.site.base_url.as_deref();
    let mut out = vec![raw(url::NO_JEKYLL, String::new()), raw(url::ROBOTS, free::robots(base))];
    if let Some(base) = base {
        out.push(raw(url::SITEMAP, free::sitemap(base, listed.iter().map(String::as_str))));
    }
    out
}
