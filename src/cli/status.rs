//! `briefing status`: what needs the editor, per article and in sum. It changes nothing and is no error by itself.

use super::review::asked::{Missing, missing};
use super::{Outcome, Talk};
use crate::finding::{Rule, Severity};
use crate::model::{SourceStatus, Status};
use crate::parse::{self, Draft};
use crate::pipeline::{self, Options, Run};
use crate::resolve::coverage::{self, Unclaimed};
use crate::resolve::proposed::FOLDER;
use crate::text::Files;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::PathBuf;

mod told;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  briefing status\n  briefing status --json\n  briefing status --strict   # exit code 1 \
                        where anything waits"
)]
pub struct Args {
    /// The site's folder: the one that holds `content/`
    #[arg(value_name = "SITE", default_value = ".")]
    site: PathBuf,

    /// The folder of the private texts, where it is not the site's own
    #[arg(long, value_name = "DIR")]
    originals: Option<PathBuf>,

    /// Print one JSON document
    #[arg(long)]
    json: bool,

    /// End with exit code 1 where proposals wait, figures or dates are neither claimed nor ignored, an original or the lock is
    /// missing or out of date, a note would no longer hold, or the content has errors
    #[arg(long)]
    strict: bool,
}

/// One article's state.
struct Article {
    id: String,
    title: String,
    file: String,
    status: SourceStatus,
    /// Claims by their status.
    claims: BTreeMap<Status, usize>,
    ignored: usize,
    original: Original,
    /// What nobody has said of it: its outlet, its day, its address.
    unknown: Vec<Missing>,
    /// Empty as well where there is no text to read.
    unclaimed: Vec<Unclaimed>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Original {
    Here,
    /// Its quotations rest on the lock.
    Missing,
}

/// The site's state.
struct Site {
    articles: Vec<Article>,
    /// Pinned verdicts that proposals and drafts would change, and where.
    notes: Vec<(String, String)>,
    /// Subjects, and who has a stake in them and is not heard.
    unheard: Vec<(String, Vec<String>)>,
    /// Entries of `content/proposed/`, by kind.
    entries: BTreeMap<&'static str, usize>,
    lock_is_stale: bool,
    /// Some private text is at hand.
    any_original: bool,
    errors: usize,
    warnings: usize,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let asked = super::site::SiteArgs {
        site: args.site.clone(),
        originals: args.originals.clone(),
        base_url: None,
        drafts: false,
    };
    let options = asked.options()?;
    let site = {
        let _progress = super::progress::Progress::start(talk, "Reading the articles");
        let files = pipeline::read_site(&options)?;
        let plain = pipeline::check_files(files.clone(), &options);
        let run = pipeline::check_files(files, &Options { drafts: true, ..options });
        state(&run, &plain)
    };
    match args.json {
        true => super::terminal::print_json(&told::json(&site))?,
        false => super::print(&told::text(&site))?,
    }
    Ok(if args.strict && site.waits() { Outcome::Findings } else { Outcome::Fine })
}

fn state(run: &Run, plain: &Run) -> Site {
    let b = &run.briefing;
    let drafts = parse::parse(&run.files).value;
    let count = |s: Severity| plain.findings.iter().filter(|f| f.severity == s).count();
    let broken = run.findings.iter().filter(|f| f.rule == Rule::VerdictChanged);
    let unheard = run.relations.subjects.iter().filter(|(_, r)| !r.unheard.is_empty());
    Site {
        articles: articles(run, &drafts),
        notes: broken.map(|f| (run.files.get(f.place.file).path.clone(), f.message.clone())).collect(),
        unheard: unheard
            .map(|(s, r)| {
                let names = r.unheard.iter().map(|a| b.actor(*a).name.clone()).collect();
                (b.subject_label(*s).to_owned(), names)
            })
            .collect(),
        entries: entries(&drafts, &run.files),
        lock_is_stale: plain.lock.is_some(),
        any_original: run.files.under("originals:").next().is_some(),
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
    }
}

fn articles(run: &Run, drafts: &[Draft]) -> Vec<Article> {
    let b = &run.briefing;
    // Texts are read whole, and do not depend on each other.
    b.sources
        .par_iter()
        .map(|source| {
            let all = coverage::claims_of(b, source);
            let mut claims = BTreeMap::new();
            all.iter().for_each(|c| *claims.entry(c.status).or_default() += 1);
            let text = coverage::text(&run.files, drafts, source);
            Article {
                id: source.id.clone(),
                title: source.title.clone(),
                file: run.files.get(source.entry.file).path.clone(),
                status: source.status,
                claims,
                ignored: source.ignored.len(),
                unknown: missing(source),
                original: if text.is_some() { Original::Here } else { Original::Missing },
                unclaimed: text.map(|t| coverage::unclaimed(&run.files, &t, source, &all)).unwrap_or_default(),
            }
        })
        .collect()
}

fn entries(drafts: &[Draft], files: &Files) -> BTreeMap<&'static str, usize> {
    let mut out = BTreeMap::new();
    for draft in drafts {
        let (file, kind, n) = match draft {
            Draft::Actors { file, list } => (file, "actor", list.len()),
            Draft::Numbers { file, list } => (file, "number", list.len()),
            Draft::Deadlines { file, list } => (file, "deadline", list.len()),
            Draft::Questions { file, list } => (file, "question", list.len()),
            _ => continue,
        };
        if n > 0 && files.get(*file).path.starts_with(FOLDER) {
            out.insert(kind, n);
        }
    }
    out
}

impl Article {
    fn of(&self, status: Status) -> usize {
        self.claims.get(&status).copied().unwrap_or(0)
    }

    fn struck(&self) -> usize {
        self.of(Status::Deprecated) + self.of(Status::Retracted)
    }

    /// `review` asks for what is unknown.
    fn asks(&self) -> bool {
        self.status == SourceStatus::Draft && self.unknown.iter().any(|m| *m != Missing::Address)
    }

    fn waits(&self, any_original: bool) -> bool {
        self.of(Status::Proposed) > 0
            || !self.unclaimed.is_empty()
            || (any_original && self.original == Original::Missing)
    }
}

impl Site {
    /// Something that only the editor can settle. A draft may stay one, and silence of a side is no mistake.
    fn waits(&self) -> bool {
        self.articles.iter().any(|a| a.waits(self.any_original))
            || !self.notes.is_empty()
            || self.lock_is_stale
            || self.errors > 0
    }
}
