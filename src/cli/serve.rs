//! `briefing serve`: the site in the browser, made again after every change. It writes nothing: neither the output folder
//! nor the lock.

use super::site::{self, SiteArgs};
use super::{Format, Outcome, Talk, open, show};
use crate::pipeline::Run;
use crate::serve::{self, Change, Rebuilt};

#[derive(Debug, clap::Args)]
#[command(
    after_help = "The site is kept in memory: `public` and `originals.lock` are left as they are. Only browsers on this \
    machine are answered. Ctrl-C ends it.\n\nExample:\n  briefing serve --open --drafts"
)]
pub struct Args {
    #[command(flatten)]
    site: SiteArgs,

    /// The port to listen on; the next free one where it is taken
    #[arg(long, value_name = "PORT", default_value_t = 8000)]
    port: u16,

    /// Show the site in the browser
    #[arg(long)]
    open: bool,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let options = args.site.options()?;
    let listener = serve::bind(args.port)?;
    let port = listener.local_addr()?.port();
    ctrlc::set_handler(|| std::process::exit(0))?;
    let preview = serve::start(options, listener)?;
    let address = preview.address();
    if port != args.port && args.port != 0 {
        show::line(&format!("port {} is taken, so this is port {port}\n", args.port), Format::Human, talk)?;
    }
    // Said even with --quiet: without it nobody finds the site.
    super::print(&format!("serving {address} (Ctrl-C ends it)\n"))?;
    if args.open && !open::address(&address) {
        show::line("no browser could be opened here; go to the address\n", Format::Human, talk)?;
    }
    let mut shown = String::new();
    let mut said_lock = false;
    preview.run(|rebuilt, run| {
        // A terminal that has gone away is no reason to stop serving.
        let _ = findings(rebuilt, run, &mut shown);
        let _ = show::line(&line(rebuilt), Format::Human, talk);
        if run.is_some_and(|run| run.lock.is_some() && rebuilt.errors == 0) && !said_lock {
            said_lock = true;
            let lock = site::below(&args.site.site, crate::resolve::LOCK_PATH);
            let said = format!("{} is not up to date: `briefing check` or `build` writes it\n", lock.display());
            let _ = show::line(&said, Format::Human, talk);
        }
    })?;
    Ok(Outcome::Fine)
}

/// Prints the errors and warnings where they are not those of the build before.
fn findings(rebuilt: &Rebuilt, run: Option<&Run>, shown: &mut String) -> anyhow::Result<()> {
    let (Some(run), None) = (run, &rebuilt.trouble) else { return Ok(()) };
    let worth: Vec<_> = run.findings.iter().filter(|f| f.severity != crate::finding::Severity::Note).cloned().collect();
    let now = format!("{worth:?}");
    if now != *shown {
        *shown = now;
        show::findings(&run.files, &worth, Format::Human, crate::finding::human::Shown::Brief)?;
    }
    Ok(())
}

/// "content/articles/a.md changed: 3 of 120 files are new, 84 ms"
fn line(rebuilt: &Rebuilt) -> String {
    let what = match rebuilt.changes.as_slice() {
        [] => "built".to_owned(),
        [(change, path)] => format!("{path} {}", word(*change)),
        [(_, path), rest @ ..] => format!("{path} and {} changed", show::count(rest.len(), "other file")),
    };
    let ms = rebuilt.took.as_millis();
    match (&rebuilt.trouble, rebuilt.errors) {
        (Some(trouble), _) => format!("error: {trouble}; the last good site stays, {ms} ms\n"),
        (None, 0) => {
            let files = show::count(rebuilt.files, "file");
            format!("{what}: {} of {files} new, {ms} ms\n", rebuilt.differing)
        }
        (None, errors) => format!("{what}: {}; the last good site stays, {ms} ms\n", show::count(errors, "error")),
    }
}

fn word(change: Change) -> &'static str {
    match change {
        Change::New => "is new",
        Change::Changed => "changed",
        Change::Gone => "is gone",
    }
}
