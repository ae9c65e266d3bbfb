//! `briefing build`: check, then the site. With errors nothing is written, so that the last good site stays.

use super::progress::Progress;
use super::site::{self, ReportArgs, SiteArgs};
use super::{Outcome, Talk, open, show, theme};
use crate::finding::any_error;
use crate::{host, pipeline, write};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing build --base-url https://example.org/briefing/")]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,

    /// The folder to write the site to; default: `public` in the site's folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Show the site in the browser, or say where it is
    #[arg(long)]
    open: bool,

    #[command(flatten)]
    report: ReportArgs,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let format = args.report.format;
    let mut run = args.site.check(talk)?;
    let lock = site::lock_to_write(&mut run, &args.report);
    let mut outputs = Vec::new();
    if !any_error(&run.findings) {
        let _progress = Progress::start(talk, "Making the pages");
        let built = pipeline::build(&run);
        outputs = built.value;
        run.findings.extend(built.findings);
        if let Some(site) = run.files.by_path("content/site.yaml") {
            run.findings.extend(host::check(outputs.iter().map(|o| (o.path.as_str(), o.bytes.len() as u64)), site));
        }
    }
    let out = args.out.clone().unwrap_or_else(|| site::below(&args.site.site, "public"));
    let outcome = site::report(&run, &args.report)?;
    show::line(&show::summary(&run.summary), format, talk)?;
    if outcome == Outcome::Findings {
        show::line(&format!("{} is left as it was\n", out.display()), format, talk)?;
        return Ok(outcome);
    }
    if let Some(lock) = lock {
        let said = site::write_lock(&args.site.site, &lock)?;
        show::line(&said, format, talk)?;
    }
    let report = {
        let _progress = Progress::start(talk, "Writing the site");
        write::write(&out, &outputs)?
    };
    show::line(&written(&out.display().to_string(), &report), format, talk)?;
    if let Some(said) = theme::hint(&args.site.site, run.briefing.site.theme.as_deref()) {
        show::line(&said, format, talk)?;
    }
    if args.open {
        show::line(&open::page(&out.join("index.html")), format, talk)?;
    }
    Ok(outcome)
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
    for path in &report.left {
        text.push_str(&format!(
            "{out}: {path} is no longer part of the site, but was changed by hand: left as it is\n"
        ));
    }
    text
}
