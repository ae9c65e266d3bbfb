//! The stages strung together: what `check`, `build` and every later command run.

use crate::finding::{Checked, Finding, any_error, without_echoes};
use crate::leak::{Leaks, Private};
use crate::model::Briefing;
use crate::parse::draft::SiteDraft;
use crate::parse::{Draft, Spans};
use crate::plan::words::{self, Words};
use crate::relate::{Addresses, News, Relations};
use crate::render::{Output, Sink};
use crate::resolve::lock::Lock;
use crate::resolve::permanent::PUBLISHED_PATH;
use crate::resolve::{self, OriginalText, Resolution, Verified, Wishes};
use crate::text::{FileId, Files};
use crate::{check as rules, parse, plan, read, relate, render, theme};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// What a run is asked for.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The site's folder: it holds `content/`.
    pub root: PathBuf,
    /// Folder of the private originals, where it is not the site's own.
    pub originals: Option<PathBuf>,
    /// Stands in for `base_url` of site.yaml.
    pub base_url: Option<String>,
    /// Drafts and proposals take part.
    pub drafts: bool,
    /// The day that the lock records for what was verified anew.
    pub today: Option<jiff::civil::Date>,
}

/// A checked site.
pub struct Run {
    pub files: Files,
    pub briefing: Briefing,
    pub relations: Relations,
    /// In the order of files and places.
    pub findings: Vec<Finding>,
    pub summary: Summary,
    /// The text of `content/originals.lock` as it should be, where it is not.
    pub lock: Option<String>,
    /// The lock as it should be.
    pub locked: Lock,
    /// Quotations or articles are not in the lock as it is.
    pub lock_lacks: bool,
    /// The text of `content/published.lock` as it should be once this is published, where it is not. `None` with drafts:
    /// nothing of theirs is permanent. Nor in a preview.
    pub published: Option<String>,
    /// What has changed since the site was last published. `None` with drafts and in a preview.
    pub news: Option<News>,
    /// Originals that must not be published, with the byte ranges that may.
    pub private: Vec<(FileId, Vec<Range<usize>>)>,
    /// The originals that are at hand, with what of them is furniture.
    pub originals: Vec<OriginalText>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub articles: usize,
    pub claims: usize,
    pub verified: Verified,
    pub disagreements: usize,
}

impl Run {
    pub fn has_errors(&self) -> bool {
        any_error(&self.findings)
    }
}

/// Reads and checks a site. Findings are part of the result; an error means that the site could not be read at all.
pub fn check(options: &Options) -> anyhow::Result<Run> {
    Ok(check_files(read_site(options)?, options))
}

/// What texts came to in the run before, for runs over much the same content.
#[derive(Default)]
pub struct Memory {
    drafts: parse::Memory,
    resolved: resolve::Memory,
}

/// Does what [`check`] does for a preview: without reading again what is unchanged since the last time, and without what
/// concerns publishing.
pub fn check_again(options: &Options, memory: &mut Memory) -> anyhow::Result<Run> {
    // What could not be read at all leaves the memory as it was.
    Ok(check_files_again(read_site(options)?, options, memory))
}

/// The same for what has been read, or would be if something were written.
pub fn check_files_again(files: Files, options: &Options, memory: &mut Memory) -> Run {
    let run = checked(files, options, Some(memory));
    memory.drafts.turn();
    memory.resolved.turn();
    run
}

/// Everything that a site is made from.
///
/// # Errors
/// The site cannot be read.
pub fn read_site(options: &Options) -> anyhow::Result<Files> {
    let site = settings(&options.root)?;
    let originals = options.originals.clone().or(site.originals.map(|folder| options.root.join(folder)));
    read::read(&options.root, originals.as_deref(), site.theme.as_deref())
}

/// The folder of the private originals, there or not.
///
/// # Errors
/// The site's settings cannot be read.
pub fn originals(options: &Options) -> anyhow::Result<PathBuf> {
    let named = settings(&options.root)?.originals.map(|folder| options.root.join(folder));
    Ok(options.originals.clone().or(named).unwrap_or_else(|| options.root.join("originals")))
}

/// Checks what has been read.
pub fn check_files(files: Files, options: &Options) -> Run {
    checked(files, options, None)
}

fn checked(files: Files, options: &Options, memory: Option<&Memory>) -> Run {
    let mut findings = Vec::new();
    let drafts = parse::parse_again(&files, memory.map(|m| &m.drafts)).take(&mut findings);
    let wishes = Wishes { drafts: options.drafts, base_url: options.base_url.clone(), today: options.today };
    let resolution = resolve::resolve_again(&files, &drafts, &wishes, memory.map(|m| &m.resolved)).take(&mut findings);
    findings.extend(words::unknown_language(&resolution.briefing.site));
    let relations = relate::relate(&resolution.briefing);
    findings.extend(rules::check(&resolution.briefing, &relations));
    let spans = Spans::new(&files);
    let findings = without_echoes(&files, &|place| spans.range(place), &|place| spans.stands(place), findings);
    drop(spans);
    let lock = resolution.old_lock.rewritten(&files, &resolution.lock);
    let lock_lacks = !resolution.old_lock.lock.covers(&resolution.lock);
    let (mut published, mut news) = (None, None);
    // With a memory this is a preview, which publishes nothing.
    if !options.drafts && memory.is_none() {
        let now = Addresses::of(&resolution.briefing, &relations);
        let list = now.list(&resolution.briefing);
        published = Some(list).filter(|text| files.by_path(PUBLISHED_PATH).is_none_or(|f| files.get(f).text != *text));
        news = Some(relate::news(&resolution.briefing, &relations, &now));
    }
    let summary = Summary {
        articles: resolution.briefing.sources.len(),
        claims: resolution.briefing.claims.len(),
        verified: resolution.verified,
        disagreements: relations.disagreements.len(),
    };
    let Resolution { briefing, private, originals, lock: locked, .. } = resolution;
    Run { files, briefing, relations, findings, summary, lock, locked, lock_lacks, published, news, private, originals }
}

/// What has to be known before the rest is read. Mistakes in it are reported when it is read again with everything else.
fn settings(root: &Path) -> anyhow::Result<SiteDraft> {
    let Some(file) = read::settings(root)? else { return Ok(SiteDraft::default()) };
    let drafts = parse::parse(&Files::new(vec![file])).value;
    let site = drafts.into_iter().find_map(|d| match d {
        Draft::Site { site, .. } => Some(*site),
        _ => None,
    });
    Ok(site.unwrap_or_default())
}

/// The pages of a checked site, all at once and in the order of their paths. Findings are those of the theme and of
/// private text in the output.
pub fn build(run: &Run) -> Checked<Vec<Output>> {
    let all = Collected::default();
    // Collecting cannot fail.
    let findings = build_into(run, &all).unwrap_or_default();
    let mut outputs = all.0.into_inner().unwrap_or_default();
    outputs.sort_by(|a, b| a.path.cmp(&b.path));
    Checked { value: outputs, findings }
}

/// Makes the pages of a checked site and hands every one on as soon as it is there, so that they never are in memory
/// together.
///
/// # Errors
/// Of the sink: nothing more is made then.
pub fn build_into(run: &Run, sink: &dyn Sink) -> anyhow::Result<Vec<Finding>> {
    made(run, sink, |take| plan::each(&run.briefing, &run.relations, take))
}

/// The pages at these paths and the files of the theme, as [`build_into`] makes them.
///
/// # Errors
/// Of the sink.
pub fn build_some(run: &Run, paths: &BTreeSet<String>, sink: &dyn Sink) -> anyhow::Result<Vec<Finding>> {
    made(run, sink, |take| plan::some(&run.briefing, &run.relations, paths, take))
}

type Take<'a> = &'a (dyn Fn(plan::Page) -> anyhow::Result<()> + Sync);

/// Renders what is planned, and the files of the theme.
fn made(
    run: &Run,
    sink: &dyn Sink,
    plan: impl FnOnce(Take) -> anyhow::Result<Vec<Finding>>,
) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let site = &run.briefing.site;
    let theme = theme::load(&run.files, site.theme.as_deref(), Words::of(&site.language)).take(&mut findings);
    let private = private(run);
    let leaks = Leaks::new(&private);
    let look = |o: &Output| leaks.search(&o.path, o.text());
    let found = Mutex::new(Vec::new());
    let planned = plan(&|page| {
        let of_page = render::into_sink(page, &theme, sink, &look)?;
        if !of_page.is_empty() {
            found.lock().unwrap_or_else(PoisonError::into_inner).extend(of_page);
        }
        Ok(())
    })?;
    findings.extend(planned);
    let mut found = found.into_inner().unwrap_or_default();
    for file in render::assets(&theme) {
        if !sink.put(&file, "")? {
            found.extend(look(&file));
        }
    }
    render::tidy(&mut found);
    findings.extend(found);
    Ok(findings)
}

/// Everything that the pages of a checked site are made from, as one digest. The list of what was published counts as it
/// will be: what a build adds to it is there, so it changes no page.
pub fn inputs(run: &Run) -> String {
    let mut hasher = blake3::Hasher::new();
    let site = &run.briefing.site;
    let told = format!("{:?} {}", site.base_url, run.briefing.with_drafts);
    let files = run.files.iter().map(|(_, file)| (file.path.as_str(), file.text.as_str()));
    let files = files.filter(|(path, _)| run.published.is_none() || *path != PUBLISHED_PATH);
    let published = run.published.iter().map(|text| (PUBLISHED_PATH, text.as_str()));
    // In the same order where it is not there yet.
    let (before, after): (Vec<_>, Vec<_>) = files.partition(|(path, _)| *path < PUBLISHED_PATH);
    for (path, text) in before.into_iter().chain(published).chain(after).chain([(told.as_str(), "")]) {
        for part in [path, text] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

/// Changes with everything beside its bytes that says whether a file may be published.
pub fn stamp(run: &Run) -> String {
    let mut hasher = blake3::Hasher::new();
    for p in private(run) {
        for part in [p.text, &format!("{:?}", p.allowed)] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

fn private(run: &Run) -> Vec<Private<'_>> {
    let of = |(file, allowed): &(FileId, Vec<Range<usize>>)| Private {
        file: *file,
        text: &run.files.get(*file).text,
        allowed: allowed.clone(),
    };
    run.private.iter().map(of).collect()
}

#[derive(Default)]
struct Collected(Mutex<Vec<Output>>);

impl Sink for Collected {
    fn keeps(&self, _: &str, _: &str) -> bool {
        false
    }

    fn put(&self, file: &Output, _: &str) -> anyhow::Result<bool> {
        if let Ok(mut all) = self.0.lock() {
            all.push(file.clone());
        }
        Ok(false)
    }
}
