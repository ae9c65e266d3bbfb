//! What `check`, `build` and `explain` share: where the site is, and how to check it.

use super::progress::Progress;
use super::{Format, Outcome, Talk, anew, originals, show};
use crate::durable;
use crate::finding::human::Shown;
use crate::finding::{Finding, Rule, Severity, any_error};
use crate::model::Permanent;
use crate::pipeline::{self, Options, Run};
use crate::resolve::permanent::PUBLISHED_PATH;
use crate::text::{Files, Place};
use anyhow::{Context, bail};
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct SiteArgs {
    /// The site's folder: the one that holds `content/`
    #[arg(value_name = "SITE", default_value = ".")]
    pub site: PathBuf,

    /// The folder of the private texts, where it is not the site's own
    #[arg(long, value_name = "DIR")]
    pub originals: Option<PathBuf>,

    /// Public address of the site, in place of the one in site.yaml
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,

    /// Let drafts and proposals take part
    #[arg(long)]
    pub drafts: bool,
}

impl SiteArgs {
    /// What the stages are asked for.
    ///
    /// # Errors
    /// A folder that is not there.
    pub fn options(&self) -> anyhow::Result<Options> {
        if !self.site.is_dir() {
            bail!("there is no folder {}", self.site.display());
        }
        if !self.site.join("content").is_dir() {
            let site = self.site.display();
            bail!("{site} holds no folder `content`; `briefing init DIR` writes a site to start from");
        }
        if let Some(originals) = self.originals.as_ref().filter(|o| !o.is_dir()) {
            bail!("there is no folder {}: --originals names the folder of the private texts", originals.display());
        }
        Ok(Options {
            root: self.site.clone(),
            originals: self.originals.clone(),
            base_url: self.base_url.clone(),
            drafts: self.drafts,
            today: Some(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()),
        })
    }

    /// Reads and checks the site.
    pub fn check(&self, talk: Talk) -> anyhow::Result<Run> {
        let options = self.options()?;
        let _progress = Progress::start(talk, "Checking the content");
        let mut run = pipeline::check(&options)?;
        let originals = pipeline::originals(&options)?;
        run.findings.extend(originals::tracked(&run.files, &options.root, &originals));
        Ok(run)
    }
}

#[derive(Debug, clap::Args)]
pub struct ReportArgs {
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,

    /// Write neither content/originals.lock nor content/published.lock; fail if one of them
    /// is out of date
    #[arg(long)]
    pub locked: bool,

    /// Draw every remark, also those that never end and all of many of one kind; documents for
    /// machines always hold all of them
    #[arg(long)]
    pub all: bool,
}

/// The lock as it has to be written, if it has to. With `--locked` it is a finding that something is not in the lock; what
/// it has beyond that, as a merge leaves it, goes the next time that it is written.
pub fn lock_to_write(run: &mut Run, args: &ReportArgs) -> Option<String> {
    if any_error(&run.findings) {
        return None;
    }
    let text = run.lock.take()?;
    if !args.locked {
        return Some(text);
    }
    if !run.lock_lacks {
        return None;
    }
    let place = LOCK_OR_SITE.iter().find_map(|path| run.files.by_path(path))?;
    let mut finding = Finding::new(Rule::LockStale, Place::file(place), "`content/originals.lock` is not up to date")
        .help("run `briefing check` where the originals are, without --locked, and commit the lock");
    finding.severity = Severity::Error;
    run.findings.push(finding);
    None
}

/// Where the finding stands when there is no lock yet.
const LOCK_OR_SITE: [&str; 2] = [crate::resolve::LOCK_PATH, "content/site.yaml"];

/// The list of what was published as it has to be written, if it has to. With `--locked` it is not, and it is an error that
/// it lacks what somebody typed: an address that is published and listed nowhere may be lost. How things stand is not
/// looked at: two changes together may make another sum than either, even a disagreement that neither could list, and what
/// git has joined must need no hand. Nothing can be asked of a list that was never written.
pub fn published_to_write(run: &mut Run, args: &ReportArgs) -> Option<String> {
    if any_error(&run.findings) {
        return None;
    }
    let text = run.published.take()?;
    if !args.locked {
        return Some(text);
    }
    let new = || run.news.iter().flat_map(|n| &n.new);
    let lacks: usize = new().map(|(_, n)| n).sum();
    let typed: usize = new().filter(|(kind, _)| **kind != Permanent::Disagreement).map(|(_, n)| n).sum();
    let place = [PUBLISHED_PATH, "content/site.yaml"].iter().find_map(|path| run.files.by_path(path))?;
    if lacks > 0 {
        let message = format!("`{PUBLISHED_PATH}` lacks {}", show::count(lacks, "published id"));
        let mut finding = Finding::new(Rule::PublishedStale, Place::file(place), message)
            .help("run `briefing build` without --locked and commit the file, so that their addresses are kept");
        if typed == 0 || run.files.by_path(PUBLISHED_PATH).is_none() {
            finding.severity = Severity::Warning;
        }
        run.findings.push(finding);
    }
    None
}

/// Adds a remark for each quotation that the lock vouches for anew, where a reviewer reads the findings.
pub fn note_anew(run: &mut Run, site: &SiteArgs, args: &ReportArgs) {
    if args.format == Format::Github {
        let notes = anew::notes(run, &site.site);
        run.findings.extend(notes);
    }
}

/// Writes a lock; the sentence says so.
pub fn write_lock(site: &Path, path: &str, text: &str) -> anyhow::Result<String> {
    let path = below(site, path);
    // Half a lock would vouch for half of what it lists.
    write_whole(&path, text)
        .with_context(|| format!("cannot write {}; with --locked it is not written", path.display()))?;
    Ok(format!("wrote {}; commit it\n", path.display()))
}

/// A file of the site's content, whole or not at all. A file that was there keeps its byte order mark.
///
/// # Errors
/// Of the system; then the file is as it was.
pub fn write_whole(path: &Path, text: &str) -> std::io::Result<()> {
    if begins_with_mark(path) {
        return durable::write(path, &[MARK, text.as_bytes()].concat());
    }
    durable::write(path, text.as_bytes())
}

/// A byte order mark, which is no part of the text that is read.
const MARK: &[u8] = b"\xef\xbb\xbf";

fn begins_with_mark(path: &Path) -> bool {
    let mut start = [0; 3];
    std::fs::File::open(path).is_ok_and(|mut f| f.read_exact(&mut start).is_ok()) && start == MARK
}

/// A text that was not read as it stands must not be written back.
///
/// # Errors
/// One of these files is not UTF-8, longer than is read, or a link that is not followed.
pub fn as_it_stands<'a>(files: &Files, mut paths: impl Iterator<Item = &'a str>) -> anyhow::Result<()> {
    let odd = |path: &&str| {
        let file = files.by_path(path).map(|f| files.get(f));
        file.is_some_and(|f| f.invalid_at.is_some() || f.too_long.is_some() || f.link.is_some())
    };
    match paths.find(odd) {
        Some(path) => bail!(
            "{path} is not UTF-8, too long to be read, or a link elsewhere; mend it first: `briefing check` says where"
        ),
        None => Ok(()),
    }
}

/// A path in the site's folder, as people would write it: `public`, not `./public`.
pub fn below(site: &Path, path: &str) -> PathBuf {
    if site == Path::new(".") { PathBuf::from(path) } else { site.join(path) }
}

/// Prints all findings; the outcome follows from them.
pub fn report(run: &Run, args: &ReportArgs) -> anyhow::Result<Outcome> {
    let shown = if args.all { Shown::All } else { Shown::Brief };
    show::findings(&run.files, &run.findings, args.format, shown)?;
    Ok(if any_error(&run.findings) { Outcome::Findings } else { Outcome::Fine })
}
