//! What an import changes in a site's folder: which files, with which text, and whether the article was there before.

use crate::cli::site::write_whole;
use crate::finding::Rule;
use crate::import::draft::document::{self, Front};
use crate::import::draft::{self, Article, Cast, Proposal, ProposedClaim};
use crate::import::{self, Known, Page, Published, PublishedBasis};
use crate::model::{ActorKind, Briefing};
use crate::parse::edit::{Sheet, newline};
use crate::parse::{self, Draft};
use crate::pipeline::Run;
use crate::reading::{Anchor, Language, written};
use crate::resolve::proposed::FOLDER;
use crate::resolve::{OriginalText, coverage};
use crate::text::{Entry, Files, slug, unused};
use anyhow::Context;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::Path;

/// One article's worth of changes. What is private is apart from what is committed.
#[derive(Clone, Debug, Default)]
pub struct Change {
    pub proposal: Proposal,
    pub front: Front,
    /// Text of the private original.
    pub original: String,
    pub accept_above: Option<u8>,
    /// Ids of entries that are themselves only proposed.
    pub waiting: BTreeSet<String>,
    /// Lines on runs of words that other originals have too.
    pub echoes: Vec<String>,
    /// Lines on remarks that others word differently.
    pub variants: Vec<String>,
    /// The language of an article that nothing is drafted of.
    pub undrafted: Option<String>,
}

/// Paths and whole texts of files, in the order in which they are written; an original's path begins with `originals:`.
pub type Texts = Vec<(String, String)>;

impl Change {
    /// Path of the article's file below the site's folder.
    pub fn article_path(&self) -> String {
        format!("content/articles/{}.md", self.proposal.id)
    }

    /// Paths and whole texts of everything that this writes; the original's path begins with `originals:`.
    pub fn texts(&self, files: &Files) -> Texts {
        let mut out = vec![(format!("originals:{}.txt", self.proposal.id), self.original.clone())];
        out.push((self.article_path(), self.article()));
        out.extend(self.registries(files));
        out
    }

    /// The registries of proposals with what this adds to them. What one of the files has already is not added again.
    pub fn registries(&self, files: &Files) -> Texts {
        let p = &self.proposal;
        let mut out = Texts::new();
        let used = |id: &str| p.claims.iter().any(|c| c.subject.key().1 == id);
        let actors = p.actors.iter().map(document::actor).collect();
        let numbers = p.numbers.iter().filter(|n| used(&n.id)).map(document::number).collect();
        let deadlines = p.deadlines.iter().filter(|d| used(&d.id)).map(document::deadline).collect();
        let questions = p.questions.iter().filter(|q| used(&q.id)).map(document::question).collect();
        let wordings = p.wordings.iter().map(document::wording).collect();
        let registries = [
            ("actors", actors),
            ("numbers", numbers),
            ("deadlines", deadlines),
            ("questions", questions),
            ("wordings", wordings),
        ];
        for (name, entries) in registries {
            let entries: Vec<String> = entries;
            if entries.is_empty() {
                continue;
            }
            let path = format!("{FOLDER}{name}.yaml");
            let before = files.by_path(&path).map_or(document::HEAD, |f| files.get(f).text.as_str());
            let apart =
                ["", "\n", "\n\n"].iter().rev().position(|end| before.replace('\r', "").ends_with(end)).unwrap_or(2);
            let added = format!("{}{}", "\n".repeat(apart), entries.join("\n")).replace('\n', newline(before));
            out.push((path, format!("{before}{added}")));
        }
        out
    }

    fn article(&self) -> String {
        document::article(&self.front, &self.proposal.claims, |c| self.is_proposed(c))
    }

    /// True for a claim that an editor has to accept: all but those that are sure enough and rest on registered entries alone.
    pub fn is_proposed(&self, c: &ProposedClaim) -> bool {
        let rests_on = [Some(c.subject.key().1), c.by.as_deref(), c.via.as_deref()];
        let waits = |id: &str| self.waiting.contains(id) || self.proposal.actors.iter().any(|a| a.id == id);
        self.accept_above.is_none_or(|limit| c.sure < limit) || !c.known || rests_on.into_iter().flatten().any(waits)
    }

    /// Takes away claims that are least sure, the last of them first, so that no more is quoted than may be.
    pub fn drop_least_sure(&mut self, how_many: usize) {
        for _ in 0..how_many {
            let claims = &mut self.proposal.claims;
            let Some(least) = claims.iter().map(|c| c.sure).min() else { return };
            let Some(index) = claims.iter().rposition(|c| c.sure == least) else { return };
            claims.remove(index);
        }
    }

    /// Takes away the claims on whose text these places lie. False where there is none.
    pub fn drop_claims_at(&mut self, text: &str, places: &[usize]) -> bool {
        let Ok(items) = Sheet::new(&self.article_path(), text).items("claims") else { return false };
        let holds = |at: &usize| items.iter().position(|i| (i.comments.start..i.lines.end).contains(at));
        let mut refused: Vec<usize> = places.iter().filter_map(holds).collect();
        refused.sort_unstable();
        refused.dedup();
        refused.retain(|index| *index < self.proposal.claims.len());
        for index in refused.iter().rev() {
            self.proposal.claims.remove(*index);
        }
        !refused.is_empty()
    }
}

/// What an import knows beforehand: the outlets of the registry, with those that earlier imports have proposed.
pub fn known(run: &Run, today: Option<Date>) -> Known {
    let outlets = run.briefing.actors.iter().filter(|a| a.kind == ActorKind::Outlet);
    Known::new(outlets.map(|a| (a.name.clone(), a.aliases.clone())), today)
}

/// The article of this very text.
pub fn same_text(run: &Run, page: &Page) -> Option<String> {
    let same = |o: &&OriginalText| run.files.get(o.file).text == page.text;
    run.originals.iter().find(same).map(|o| o.article.clone())
}

/// Name of the file of an article's private text.
pub fn original_of(run: &Run, id: &str) -> String {
    let file = run.files.by_path(&format!("content/articles/{id}.md")).map(|f| run.files.get(f).clone());
    let drafts = parse::parse(&Files::new(file.into_iter().collect())).value;
    let front = drafts.iter().find_map(|d| match d {
        Draft::Article { front, .. } => Some(front),
        _ => None,
    });
    front.map_or_else(|| format!("{id}.txt"), |front| coverage::original_name(front, id))
}

pub fn new(run: &Run, name: &str, page: &Page, accept_above: Option<u8>, today: Option<Date>) -> Change {
    let b = &run.briefing;
    let stem = Path::new(name).file_stem().map_or("article".into(), |s| s.to_string_lossy());
    let dated = |p: &Published| written(&p.days);
    let title = page.title.clone().or_else(|| {
        let day = page.published.as_ref().and_then(dated);
        Some([page.outlet.clone()?, day?].join(", "))
    });
    let title = title.unwrap_or_else(|| import::harmless_line(&stem));
    // A private text that lies there is somebody's, unless it is this one, of an import that was cut off.
    let other_text = |id: &str| {
        let file = run.files.by_path(&format!("originals:{id}.txt"));
        file.is_some_and(|f| run.files.get(f).text != page.text)
    };
    let taken = |id: &str| run.files.by_path(&format!("content/articles/{id}.md")).is_some() || other_text(id);
    let id = unused(&slug(&title), taken);
    let (mut cast, mut proposal) = read(b, page, &id);
    let outlet = page.outlet.as_deref().map(|name| cast.publisher(b, name, ActorKind::Outlet));
    let agencies = page.agencies.iter().map(|name| cast.publisher(b, name, ActorKind::Agency)).collect();
    proposal.actors = cast.newcomers(speakers(&proposal));
    let front = Front {
        title,
        outlet,
        authors: page.authors.clone(),
        agencies,
        published: page.published.as_ref().and_then(published),
        time: page.time.clone(),
        added: today.map(|day| day.to_string()),
        url: page.url.clone(),
        language: page.language.clone().unwrap_or_else(|| b.site.language.clone()),
        excluded: page.furniture.iter().map(|r| lines(*r.start(), *r.end())).collect(),
    };
    let undrafted = (!is_drafted(b, page)).then(|| front.language.clone());
    let (original, waiting) = (page.text.clone(), waiting(run));
    Change { proposal, front, original, accept_above, waiting, undrafted, ..Change::default() }
}

/// Who speaks and what is claimed is read in English alone.
pub fn is_drafted(b: &Briefing, page: &Page) -> bool {
    Language::of(page.language.as_deref().unwrap_or(&b.site.language)).is_english()
}

/// Ids of the entries that earlier imports have proposed.
pub fn waiting(run: &Run) -> BTreeSet<String> {
    let b = &run.briefing;
    let actors = b.actors.iter().map(|a| (&a.id, a.entry));
    let numbers = b.numbers.iter().map(|n| (&n.id, n.entry));
    let deadlines = b.deadlines.iter().map(|d| (&d.id, d.entry));
    let questions = b.questions.iter().map(|q| (&q.id, q.entry));
    let proposed = |entry: Entry| run.files.get(entry.file).path.starts_with(FOLDER);
    let all = actors.chain(numbers).chain(deadlines).chain(questions);
    all.filter(|(_, entry)| proposed(*entry)).map(|(id, _)| id.clone()).collect()
}

/// Who speaks in an article, and what it says as claims on what a briefing has or would have to have.
fn read(b: &Briefing, page: &Page, id: &str) -> (Cast, Proposal) {
    let silent = Page::default();
    let page = if is_drafted(b, page) { page } else { &silent };
    let anchor = Anchor { published: page.published.as_ref().and_then(|p| p.days.day()), counted_from: None };
    let cast = draft::cast(b, page);
    let voice = |at| cast.voice(at);
    let language = Language::of(page.language.as_deref().unwrap_or(&b.site.language));
    let article = Article { id, text: &page.text, body: &page.body, anchor, language, voice: &voice };
    let mut proposal = draft::propose(&article, b);
    // What has an entry of the same id is linked to that.
    proposal.numbers.retain(|new| b.numbers.iter().all(|n| n.id != new.id));
    proposal.deadlines.retain(|new| b.deadlines.iter().all(|d| d.id != new.id));
    (cast, proposal)
}

/// What is proposed of an article that is there already, with the actors who speak.
pub fn proposed(run: &Run, page: &Page, id: &str, accept_above: Option<u8>) -> Change {
    let (cast, mut proposal) = read(&run.briefing, page, id);
    proposal.actors = cast.newcomers(speakers(&proposal));
    Change { proposal, accept_above, waiting: waiting(run), ..Change::default() }
}

/// All that is new in an article, as if it came for the first time; of what no file has yet.
pub fn whole(run: &Run, page: &Page, id: &str) -> Change {
    let (mut cast, mut proposal) = read(&run.briefing, page, id);
    if let Some(name) = page.outlet.as_deref() {
        cast.publisher(&run.briefing, name, ActorKind::Outlet);
    }
    for name in &page.agencies {
        cast.publisher(&run.briefing, name, ActorKind::Agency);
    }
    proposal.actors = cast.newcomers(speakers(&proposal));
    Change { proposal, waiting: waiting(run), ..Change::default() }
}

/// The id of an outlet that no registry has, and the registry of proposals with its entry.
pub fn outlet_entry(run: &Run, name: &str) -> (String, Texts) {
    let page = Page { outlet: Some(name.to_owned()), ..Page::default() };
    let (mut cast, mut proposal) = read(&run.briefing, &page, "");
    let id = cast.publisher(&run.briefing, name, ActorKind::Outlet);
    proposal.actors = cast.newcomers([]);
    let change = Change { proposal, ..Change::default() };
    (id, change.registries(&run.files))
}

/// Leaves the actors that these ids name, and those that they point to.
pub fn needed_actors(p: &mut Proposal, mut wanted: Vec<String>) {
    let mut kept = BTreeSet::new();
    while let Some(id) = wanted.pop() {
        if let Some(actor) = p.actors.iter().find(|a| a.id == id)
            && kept.insert(id)
        {
            wanted.extend(actor.never_merge.iter().cloned());
        }
    }
    p.actors.retain(|a| kept.contains(&a.id));
}

pub fn speakers(proposal: &Proposal) -> Vec<String> {
    proposal.claims.iter().flat_map(|c| c.by.clone().into_iter().chain(c.via.clone())).collect()
}

pub fn lines(first: usize, last: usize) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

fn published(p: &Published) -> Option<(String, Option<String>)> {
    let basis = match &p.basis {
        PublishedBasis::Printed => None,
        PublishedBasis::Given => Some("the editor says so".to_owned()),
        PublishedBasis::Metadata => Some("from the page's own data".to_owned()),
        PublishedBasis::Inferred(why) => Some(why.clone()),
    };
    Some((written(&p.days)?, basis))
}

/// What others point to first, so that whatever is cut off leaves a site that checks and an import that can be run again. Of
/// a new article its text, then the entries that it names, then itself; sets of wordings name articles and come last. The
/// text of an article that was there comes last of all: as long as the old one lies there, the new state is not taken for
/// known.
pub fn in_order(files: &Files, texts: &Texts) -> Texts {
    let is_article = |path: &str| path.starts_with("content/articles/");
    let is_new = texts.iter().any(|(path, _)| is_article(path) && files.by_path(path).is_none());
    let rank = |path: &str| match path {
        path if path.starts_with("originals:") => {
            if is_new {
                0
            } else {
                4
            }
        }
        path if is_article(path) => 2,
        path if path.ends_with("/wordings.yaml") => 3,
        _ => 1,
    };
    let mut out = texts.clone();
    out.sort_by_key(|(path, _)| rank(path));
    out
}

/// In the order given; what else was done is said.
pub fn write(root: &Path, originals: &Path, texts: &Texts) -> anyhow::Result<String> {
    let mut said = String::new();
    if texts.iter().any(|(path, _)| path.starts_with("originals:")) && crate::cli::originals::make(root, originals)? {
        let folder = originals.display();
        said = format!("wrote {folder}/.gitignore, so that git takes none of the private texts\n");
    }
    for (path, text) in texts {
        let at = match path.strip_prefix("originals:") {
            Some(name) => originals.join(name),
            None => root.join(path),
        };
        write_whole(&at, text)
            .with_context(|| format!("cannot write {}; is the disk full, or the folder read-only?", at.display()))?;
    }
    Ok(said)
}

/// More of an article is quoted than may be, or than its front matter can hold.
pub fn is_too_much(run: &Run, id: &str) -> bool {
    let file = run.files.by_path(&format!("content/articles/{id}.md"));
    let much = [Rule::QuoteShare, Rule::FrontMatterTooLong];
    run.findings.iter().any(|f| Some(f.place.file) == file && much.contains(&f.rule))
}
