//! The stages strung together: what `check`, `build` and every later command run.

use crate::finding::{Checked, Finding, Rule, any_error, without_echoes};
use crate::leak::{self, Leaks, Private};
use crate::model::Briefing;
use crate::parse::draft::SiteDraft;
use crate::parse::{Draft, Spans};
use crate::plan::words::{self, Words};
use crate::relate::{Addresses, News, Relations};
use crate::render::{Output, Sink};
use crate::resolve::lock::Lock;
use crate::resolve::permanent::PUBLISHED_PATH;
use crate::resolve::{self, LOCK_PATH, OriginalText, PrivateText, Resolution, Verified, Wishes};
use crate::text::{FileId, Files, Place};
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
    /// Originals that must not be published.
    pub private: Vec<PrivateText>,
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
    let private = private(run);
    let leaks = Leaks::new(&private, typed(run, &private));
    made(run, sink, leaks, |take| plan::each(&run.briefing, &run.relations, take))
}

/// The pages at these paths and the files of the theme, as [`build_into`] makes them.
///
/// # Errors
/// Of the sink.
pub fn build_some(run: &Run, paths: &BTreeSet<String>, sink: &dyn Sink) -> anyhow::Result<Vec<Finding>> {
    let private = private(run);
    let leaks = Leaks::new(&private, typed(run, &private));
    made(run, sink, leaks, |take| plan::some(&run.briefing, &run.relations, paths, take))
}

type Take<'a> = &'a (dyn Fn(plan::Page) -> anyhow::Result<()> + Sync);

/// What a build of a checked site would refuse beside what the check found: a theme that cannot be used, addresses that
/// clash, private text in the output. Pages are made where nothing else tells: with templates of the site's own, and where
/// a private text was typed.
///
/// # Errors
/// None of the disk: nothing is written.
pub fn refused(run: &Run) -> anyhow::Result<Vec<Finding>> {
    let private = private(run);
    let leaks = Leaks::new(&private, typed(run, &private));
    let site = &run.briefing.site;
    // Without a theme of the site's own there is nothing to find in it.
    let theme = site.theme.as_deref().map(|name| theme::load(&run.files, Some(name), Words::of(&site.language)));
    let own = theme.as_ref().is_some_and(|theme| theme.value.has_own_templates());
    if !run.has_errors() && (own || !leaks.is_empty()) {
        return made(run, &Nowhere, leaks, |take| plan::each(&run.briefing, &run.relations, take));
    }
    let mut findings = theme.map_or_else(Vec::new, |theme| theme.findings);
    // Two entries of one id have one address too: that is told once.
    let ids = [Rule::DuplicateId, Rule::AliasTaken, Rule::RemovedButThere];
    let told = |clash: &Finding| {
        let mut of_ids = run.findings.iter().filter(|f| ids.contains(&f.rule));
        of_ids.any(|f| clash.place.holds(&f.place) || f.place.holds(&clash.place))
    };
    findings.extend(plan::refused(&run.briefing, &run.relations).into_iter().filter(|f| !told(f)));
    Ok(findings)
}

/// Renders what is planned, and the files of the theme.
fn made(
    run: &Run,
    sink: &dyn Sink,
    leaks: Leaks,
    plan: impl FnOnce(Take) -> anyhow::Result<Vec<Finding>>,
) -> anyhow::Result<Vec<Finding>> {
    let mut findings = Vec::new();
    let site = &run.briefing.site;
    let theme = theme::load(&run.files, site.theme.as_deref(), Words::of(&site.language)).take(&mut findings);
    let look = |o: &Output| leaks.look(&o.path, o.text());
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
            look(&file);
        }
    }
    render::tidy(&mut found);
    findings.extend(found);
    findings.extend(leaks.findings());
    Ok(findings)
}

/// True where the site quotes private texts and none of them is at hand, so that nothing can be found of them.
pub fn searches_nothing(run: &Run) -> bool {
    run.private.is_empty() && run.briefing.sources.iter().any(|s| !s.rights.text_is_public())
}

/// Runs of private texts in all that a page can be made from.
fn typed(run: &Run, private: &[Private]) -> Vec<leak::Typed> {
    let ours = |path: &str| path == LOCK_PATH || path == PUBLISHED_PATH || path.starts_with("originals:");
    let files = run.files.iter().filter(|(_, file)| !ours(&file.path));
    let texts: Vec<(FileId, &str, &str)> =
        files.map(|(id, file)| (id, file.path.as_str(), file.text.as_str())).collect();
    let mut typed = leak::typed(private, &texts);
    if typed.is_empty() {
        return typed;
    }
    // What is no claim on purpose is quoted for the editor alone.
    let spans = Spans::new(&run.files);
    let ignored = |place: &Place| {
        let (within, of) = (spans.range(&Place::value(place.file, "ignored")), spans.range(place));
        spans.stands(&Place::key(place.file, "ignored")) && within.start <= of.start && of.end <= within.end
    };
    for typed in &mut typed {
        typed.places.retain(|place| !ignored(place));
    }
    typed.retain(|typed| !typed.places.is_empty());
    typed
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
        for part in [p.text, &format!("{:?} {:?} {:?}", p.open, p.own, p.quoted)] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
    }
    hasher.finalize().to_hex().to_string()
}

fn private(run: &Run) -> Vec<Private<'_>> {
    let of = |p: &PrivateText| {
        let text = run.files.get(p.file).text.as_str();
        Private {
            file: p.file,
            text,
            open: without(text.len(), &p.excluded),
            own: p.own.clone(),
            quoted: p.quoted.clone(),
        }
    };
    run.private.iter().map(of).collect()
}

/// What is left of so many bytes without these ranges, which are in their order.
fn without(length: usize, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = 0;
    for range in ranges {
        if at < range.start {
            out.push(at..range.start);
        }
        at = at.max(range.end);
    }
    if at < length {
        out.push(at..length);
    }
    out
}

/// Takes files and keeps none.
struct Nowhere;

impl Sink for Nowhere {
    fn keeps(&self, _: &str, _: &str) -> bool {
        false
    }

    fn put(&self, _: &Output, _: &str) -> anyhow::Result<bool> {
        Ok(false)
    }
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
