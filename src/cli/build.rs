//! `briefing build`: check, then the site. With errors nothing is written, so that the last good site stays.

use super::progress::Progress;
use super::site::{self, ReportArgs, SiteArgs};
use super::{Format, Outcome, Talk, anew, news, open, out, show, theme};
use crate::finding::any_error;
use crate::resolve::LOCK_PATH;
use crate::resolve::permanent::PUBLISHED_PATH;
use crate::write::{self, Writer};
use crate::{host, pipeline};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing build --base-url https://example.org/briefing/")]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,

    /// The folder to write the site to; default: `public` in the site's folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Replace files in the output folder that no earlier build is known to have written, or that were changed since
    #[arg(long)]
    overwrite: bool,

    /// Show the site in the browser, or say where it is
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    report: ReportArgs,
}

/// Where a build leaves for the next one what it wrote, in the site's folder. It only saves time.
const CACHE: &str = ".briefing/cache/pages";

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let format = args.report.format;
    let out = args.out.clone().unwrap_or_else(|| site::below(&args.site.site, "public"));
    out::check(&out, &args.site.site, args.site.originals.as_deref())?;
    let mut run = args.site.check(talk)?;
    let lock = site::lock_to_write(&mut run, &args.report);
    let inputs = pipeline::inputs(&run);
    let published = site::published_to_write(&mut run, &args.report);
    let mut writer = None;
    let stop = interrupted()?;
    if !any_error(&run.findings) {
        let _progress = Progress::start(talk, "Making the pages");
        let writer = writer.insert(Writer::open(write::Options {
            out: out.clone(),
            cache: Some(site::below(&args.site.site, CACHE)),
            inputs,
            stamp: format!("{} {}", program(), pipeline::stamp(&run)),
            overwrite: args.overwrite,
            stop: stop.clone(),
        })?);
        if !writer.is_up_to_date() {
            let findings = pipeline::build_into(&run, writer)?;
            if !findings.is_empty() {
                writer.must_repeat();
            }
            run.findings.extend(findings);
        }
        if let Some(site) = run.files.by_path("content/site.yaml") {
            run.findings.extend(host::check(writer.sizes().iter().map(|(path, bytes)| (path.as_str(), *bytes)), site));
        }
    }
    site::note_anew(&mut run, &args.site, &args.report);
    let outcome = site::report(&run, &args.report)?;
    show::line(&show::summary(&run.summary), format, talk)?;
    let Some(writer) = writer.filter(|_| outcome == Outcome::Fine) else {
        show::line(&format!("{} is left as it was\n", out.display()), format, talk)?;
        return Ok(outcome);
    };
    if let Some(lock) = lock {
        let said = site::write_lock(&args.site.site, LOCK_PATH, &lock)?;
        show::line(&said, format, talk)?;
    }
    let report = {
        let _progress = Progress::start(talk, "Writing the site");
        writer.finish()?
    };
    show::line(&written(&out.display().to_string(), &report), format, talk)?;
    if pipeline::searches_nothing(&run) {
        show::line(NOT_SEARCHED, format, talk)?;
    }
    // Only now it is published.
    if let Some(list) = published {
        let said = site::write_lock(&args.site.site, PUBLISHED_PATH, &list)?;
        show::line(&said, format, talk)?;
    }
    if format == Format::Human {
        show::line(&anew::since_last_commit(&run, &args.site.site), format, talk)?;
    }
    if let Some(news) = &run.news {
        show::line(&news::report(&run.briefing, news), format, talk)?;
    }
    if let Some(said) = theme::hint(&args.site.site, run.briefing.site.theme.as_deref()) {
        show::line(&said, format, talk)?;
    }
    if args.open {
        show::line(&open::page(&out.join("index.html")), format, talk)?;
    }
    Ok(outcome)
}

/// Said where nothing could be found.
const NOT_SEARCHED: &str = "no original is at hand: the site was not searched for private text\n";

/// Set when the user interrupts. Before the site is written nothing has to be put back, so that is when it is asked for.
fn interrupted() -> anyhow::Result<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    let told = stop.clone();
    ctrlc::set_handler(move || told.store(true, Ordering::Relaxed))?;
    Ok(stop)
}

/// What happened to the output folder.
fn written(out: &str, report: &write::Report) -> String {
    let mut text = format!(
        "{out}: {} written, {} unchanged, {} removed; {} KiB in all\n",
        show::count(report.written, "file"),
        report.unchanged,
        report.removed,
        report.bytes.div_ceil(1024)
    );
    if let Some(why) = &report.forgets {
        text.push_str(&format!("{why}; the next build takes longer\n"));
    }
    for path in &report.left {
        text.push_str(&format!(
            "{out}: {path} is no longer part of the site, but was changed by hand: left as it is\n"
        ));
    }
    text
}

/// This very program: another one may make other pages from the same.
fn program() -> String {
    let here = std::env::current_exe().and_then(std::fs::metadata);
    let changed =
        here.ok().and_then(|m| Some((m.len(), m.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?)));
    let (len, at) = changed.unwrap_or_default();
    format!("{} {len} {}", env!("CARGO_PKG_VERSION"), at.as_nanos())
}
