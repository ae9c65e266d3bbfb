//! `briefing check`: every finding at once, and what was verified.

use super::progress::Progress;
use super::site::{self, ReportArgs, SiteArgs};
use super::{Outcome, Talk, show};
use crate::pipeline;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing check --originals ../texts")]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,
    #[command(flatten)]
    report: ReportArgs,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let mut run = args.site.check(talk)?;
    {
        let _progress = Progress::start(talk, "Looking through the site");
        run.findings.extend(pipeline::refused(&run)?);
    }
    let lock = site::lock_to_write(&mut run, &args.report);
    if args.report.locked {
        site::published_to_write(&mut run, &args.report);
    }
    site::note_anew(&mut run, &args.site, &args.report);
    let outcome = site::report(&run, &args.report)?;
    if let Some(lock) = lock {
        let said = site::write_lock(&args.site.site, crate::resolve::LOCK_PATH, &lock)?;
        show::line(&said, args.report.format, talk)?;
    }
    show::line(&show::summary(&run.summary), args.report.format, talk)?;
    Ok(outcome)
}
