//! `briefing import`: raw articles to article files with drafted metadata and proposed claims. Originals are kept
//! privately; nothing is published before an editor accepts it.

use super::{Outcome, Talk, show};
use crate::finding::Severity;
use crate::import::{self, Page};
use crate::parse::Spans;
use crate::pipeline::{self, Memory, Options, Run};
use crate::text::{File, Files};
use anyhow::{Context, bail};
use site::{Change, Texts};
use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

mod again;
mod append;
mod given;
mod missing;
mod others;
mod questions;
mod readable;
mod site;
mod tell;

pub use site::outlet_entry;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing import article.html\n  briefing import downloads/*.txt\n  \
                        pbpaste | briefing import -\n  briefing import cutting.txt --outlet \"Norhaven Gazette\" \\\n    \
                        --published 2026-03-03 --author \"Ann Tolliver\"")]
pub struct Args {
    /// Raw articles as text, HTML or Markdown; a folder for all that are in it; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    #[command(flatten)]
    given: given::Given,

    /// The site's folder: the one that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,

    /// The folder of the private texts, where it is not the site's own
    #[arg(long, value_name = "DIR")]
    originals: Option<PathBuf>,

    /// Accept at once what is linked to a registered subject and at least so sure, in per cent
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(1..=100))]
    accept_above: Option<u8>,

    /// Show what would be proposed, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    if !args.site.join("content").is_dir() {
        let site = args.site.display();
        bail!(
            "{site} holds no folder `content`; `briefing init DIR` writes a site to start from, --site names another"
        );
    }
    let options = Options {
        root: args.site.clone(),
        originals: args.originals.clone(),
        drafts: true,
        today: Some(jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()),
        ..Options::default()
    };
    let inputs = inputs(&args.files)?;
    args.given.of_one(inputs.len())?;
    let originals = pipeline::originals(&options)?;
    let mut outcome = Outcome::Fine;
    let mut run = pipeline::check(&Options { originals: there(&originals), ..options.clone() })?;
    let registry = site::known(&run, options.today);
    let mut names = Vec::new();
    let mut cleaned = Vec::new();
    for (name, bytes) in inputs {
        match import::clean(&name, &bytes, &registry) {
            Ok(mut page) => {
                args.given.over(&mut page, &run.briefing)?;
                names.push(name);
                cleaned.push(page);
            }
            Err(why) => {
                super::terminal::complain("error", &format!("{name}: {why}"));
                outcome = Outcome::Findings;
            }
        }
    }
    // An article without a day may quote the same words as one that has one.
    let own = cleaned.len();
    if cleaned.iter().any(|page| page.published.is_none()) {
        cleaned.extend(others::known(&run).into_iter().map(|(_, page)| page));
    }
    import::date_together(&mut cleaned);
    cleaned.truncate(own);
    let known: BTreeSet<String> = run.originals.iter().map(|o| o.article.clone()).collect();
    for (name, page) in names.iter().zip(&cleaned) {
        match one(name, page, &mut run, &options, args, &originals) {
            Ok(said) if talk.quiet => drop(said),
            Ok(said) => super::print(&said)?,
            Err(e) if e.is::<readable::Unreadable>() => {
                super::terminal::complain("error", &format!("{name}: {e}"));
                outcome = Outcome::Findings;
            }
            Err(e) => return Err(e),
        }
    }
    let imported = run.originals.iter().map(|o| o.article.clone()).filter(|id| !known.contains(id)).collect();
    if let Some(found) = questions::propose(&run, &imported, &options) {
        let said = tell::questions(&found);
        let said = written(said, &found.texts, found.after, &mut run, args, &originals)?;
        if !talk.quiet {
            super::print(&said)?;
        }
    }
    Ok(outcome)
}

/// Takes one article in; the answer says what it means for the briefing.
fn one(
    name: &str,
    page: &Page,
    run: &mut Run,
    options: &Options,
    args: &Args,
    originals: &Path,
) -> anyhow::Result<String> {
    if let Some(known) = site::same_text(run, page) {
        let texts = missing::entries(run, page, &known);
        if texts.is_empty() {
            let told = match args.given.is_empty() {
                true => String::new(),
                false => format!("  what you say of it belongs in content/articles/{known}.md, which is yours\n"),
            };
            return Ok(format!("{name}: is the article `{known}` already, word for word; nothing is changed\n{told}"));
        }
        return completed(name, &known, &texts, run, options, args, originals);
    }
    if let Some(id) = again::same_article(run, page) {
        if let Some(texts) = missing::original(run, page, &id) {
            return completed(name, &id, &texts, run, options, args, originals);
        }
        let renewed = again::renewed(run, page, &id, args.accept_above, options);
        let after = pipeline::check_files(with(&run.files, &renewed.texts), options);
        let said = tell::renewed(name, &renewed, run, &after);
        return written(said, &renewed.texts, after, run, args, originals);
    }
    let mut change = site::new(run, name, page, args.accept_above, options.today);
    others::compare(run, page, &mut change);
    let change = accepted(change, run, options);
    let texts = change.texts(&run.files);
    let after = pipeline::check_files(with(&run.files, &texts), options);
    readable::article(&after, &change.article_path())?;
    let said = tell::screen(name, &change, run, &after) + &tell::remarks(&page.remarks);
    written(said, &texts, after, run, args, originals)
}

/// Adds what was missing of an article that is there.
fn completed(
    name: &str,
    id: &str,
    texts: &Texts,
    run: &mut Run,
    options: &Options,
    args: &Args,
    originals: &Path,
) -> anyhow::Result<String> {
    let after = pipeline::check_files(with(&run.files, texts), options);
    written(tell::completed(name, id, texts), texts, after, run, args, originals)
}

fn written(
    mut said: String,
    texts: &Texts,
    after: Run,
    run: &mut Run,
    args: &Args,
    originals: &Path,
) -> anyhow::Result<String> {
    readable::all(run, texts)?;
    if !args.dry_run {
        let changed = texts.iter().map(|(path, _)| path.as_str()).filter(|path| !path.starts_with("originals:"));
        super::site::as_it_stands(&run.files, changed)?;
        let more = site::write(&args.site, originals, &site::in_order(&run.files, texts))
            .context("the import is not complete; run it again")?;
        said.push_str(&more);
    }
    *run = after;
    Ok(said)
}

/// Leaves out every proposed claim that the checks refuse: what cannot be read back from its own quotation, or stands where
/// it may not be quoted from; then as many of the least sure as are quoted too much.
fn accepted(mut change: Change, run: &Run, options: &Options) -> Change {
    let errors = |run: &Run| run.findings.iter().filter(|f| f.severity == Severity::Error).count();
    let mut memory = Memory::default();
    let mut check = |change: &Change| check_with(&run.files, &change.texts(&run.files), options, &mut memory);
    // All that is refused goes at once; what is left may be refused for what went, so each round takes some away.
    for _ in 0..=change.proposal.claims.len() {
        let checked = check(&change);
        let Some(file) = checked.files.by_path(&change.article_path()) else { break };
        let spans = Spans::new(&checked.files);
        let errors = checked.findings.iter().filter(|f| f.severity == Severity::Error);
        let lines: Vec<usize> = errors.filter(|f| f.place.file == file).map(|f| spans.range(&f.place).start).collect();
        if change.drop_claims_at(checked.files.get(file).text.as_str(), &lines) {
            continue;
        }
        if site::is_too_much(&checked, &change.proposal.id) {
            change = quoting_less(change, |c| site::is_too_much(&check(c), &c.proposal.id));
        }
        break;
    }
    // A wording quotes from another article as well, and may be more than may be quoted of that.
    if !change.proposal.wordings.is_empty() && errors(&check(&change)) > errors(run) {
        change.proposal.wordings.clear();
    }
    change
}

/// Without as few of the least sure claims as it takes; found by halves, for each look is a look at the whole site.
fn quoting_less(change: Change, mut too_much: impl FnMut(&Change) -> bool) -> Change {
    let without = |n: usize| {
        let mut less = change.clone();
        less.drop_least_sure(n);
        less
    };
    // So many are too few, so many are enough.
    let (mut few, mut enough) = (0, change.proposal.claims.len());
    while enough - few > 1 {
        let middle = few + (enough - few) / 2;
        match too_much(&without(middle)) {
            true => few = middle,
            false => enough = middle,
        }
    }
    without(enough)
}

/// The site's files with others in their place or beside them.
fn with(files: &Files, texts: &Texts) -> Files {
    let new = |file: &File| texts.iter().any(|(path, _)| *path == file.path);
    let kept = files.iter().map(|(_, file)| file).filter(|f| !new(f)).cloned();
    let written = texts.iter().map(|(path, text)| File::new(path.clone(), text.clone()));
    Files::new(kept.chain(written).collect())
}

fn check_with(files: &Files, texts: &Texts, options: &Options, memory: &mut Memory) -> Run {
    pipeline::check_files_again(with(files, texts), options, memory)
}

fn there(folder: &Path) -> Option<PathBuf> {
    folder.is_dir().then(|| folder.to_owned())
}

/// Names and bytes, in the order asked for; a folder's files in the order of their names.
fn inputs(files: &[PathBuf]) -> anyhow::Result<Vec<(String, Vec<u8>)>> {
    let mut out = Vec::new();
    for path in files {
        if path == Path::new("-") {
            let mut bytes = Vec::new();
            // One byte more than is looked at, so that what is too large is refused and not cut off.
            std::io::stdin().take(import::LARGEST as u64 + 1).read_to_end(&mut bytes).context("standard input")?;
            out.push(("standard input".to_owned(), bytes));
            continue;
        }
        let mut paths = vec![path.clone()];
        if path.is_dir() {
            let listed = std::fs::read_dir(path).with_context(|| format!("cannot read {}", path.display()))?;
            paths = listed.filter_map(Result::ok).map(|e| e.path()).filter(|p| p.is_file() && !is_hidden(p)).collect();
            paths.sort();
            if paths.is_empty() {
                bail!("{} holds no files", path.display());
            }
        }
        for path in paths {
            let file = std::fs::File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
            let mut bytes = Vec::new();
            file.take(import::LARGEST as u64 + 1)
                .read_to_end(&mut bytes)
                .with_context(|| format!("cannot read {}", path.display()))?;
            out.push((path.display().to_string(), bytes));
        }
    }
    Ok(out)
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'))
}

/// "1 claim", "2 claims"
fn count(n: usize, word: &str) -> String {
    show::count(n, word)
}
