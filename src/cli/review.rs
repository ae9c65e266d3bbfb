//! `briefing review`: proposed claims one by one, accepted, worded anew or ignored with a reason. What it writes is what a
//! person would have written; what would bring an error is refused.

use super::progress::Progress;
use super::{Outcome, Talk, show};
use crate::pipeline::Options;
use anyhow::bail;
use desk::{Change, Desk};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

pub mod asked;
mod change;
mod desk;
mod editor;
mod finish;
mod proposal;
mod registry;
mod shown;
mod walk;
mod wordings;

#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  briefing review\n  briefing review storm-in-halden\n  briefing review --list\n  \
                        briefing review --accept storm-in-halden/homes-flooded-3fa2c1\n  \
                        briefing review --ignore storm-in-halden/homes-flooded-3fa2c1 --reason \"of last year\"\n  \
                        briefing review --ignore storm-in-halden --quote \"11 provinces\" --reason \"no news\"")]
pub struct Args {
    /// The article whose proposals are meant: its id or its file; all without it
    #[arg(value_name = "ARTICLE")]
    article: Option<String>,

    /// The site's folder: the one that holds `content/`
    #[arg(long, value_name = "DIR", default_value = ".")]
    site: PathBuf,

    /// The folder of the private texts, where it is not the site's own
    #[arg(long, value_name = "DIR")]
    originals: Option<PathBuf>,

    /// List what waits, a line each, and ask nothing
    #[arg(long, conflicts_with_all = ["accept", "ignore", "publish"])]
    list: bool,

    /// Accept these proposals; of an entry that no claim needs `actors/ID`, `wordings/ID` and so on
    #[arg(long, value_name = "ID", num_args = 1..)]
    accept: Vec<String>,

    /// Ignore this proposal; or words of an article, named with --quote
    #[arg(long, value_name = "ID", requires = "reason", conflicts_with_all = ["accept", "publish"])]
    ignore: Option<String>,

    /// Words of the article that are no claim on purpose
    #[arg(long, value_name = "WORDS", requires = "ignore")]
    quote: Option<String>,

    /// Why they are ignored
    #[arg(long, value_name = "TEXT", requires = "ignore")]
    reason: Option<String>,

    /// Publish this article: its claims that are accepted, and itself
    #[arg(long, value_name = "ARTICLE")]
    publish: Option<String>,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let input = &mut BufReader::new(std::io::stdin());
    answered(args, talk, input)
}

fn answered(args: &Args, talk: Talk, input: &mut dyn BufRead) -> anyhow::Result<Outcome> {
    if !args.site.join("content").is_dir() {
        let site = args.site.display();
        bail!(
            "{site} holds no folder `content`; `briefing init DIR` writes a site to start from, --site names another"
        );
    }
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let options = Options {
        root: args.site.clone(),
        originals: args.originals.clone(),
        today: Some(today),
        ..Options::default()
    };
    let mut desk = {
        let _progress = Progress::start(talk, "Checking the content");
        Desk::open(options)?
    };
    let article = args.article.as_deref().map(|name| proposal::article(&desk, name)).transpose()?;
    let article = article.as_deref();
    if args.list {
        list(&desk, article, talk)?;
        return Ok(Outcome::Fine);
    }
    tidy(&mut desk)?;
    if let Some(id) = &args.ignore {
        let reason = args.reason.as_deref().map(str::trim).unwrap_or("");
        if reason.is_empty() {
            bail!("--reason is empty: whoever reads the article next wants to know why");
        }
        let planned = match &args.quote {
            Some(quote) => {
                let article = proposal::article(&desk, id)?;
                change::ignored_words(&desk, &article, quote, reason)
            }
            None => match registry::named(&desk.run.files, id) {
                Some(entry) => change::entry_dropped(&desk, &entry),
                None => {
                    let p = proposal::find(&desk, id)?;
                    return outcome(finish::ignore(&mut desk, &p, reason)?);
                }
            },
        };
        return outcome(finish::make(&mut desk, planned)?);
    }
    let mut all = true;
    // Nothing is written where one of the names is wrong.
    for id in &args.accept {
        named(&desk, id)?;
    }
    for id in &args.accept {
        all &= accept(&mut desk, id, args)?;
    }
    if let Some(name) = &args.publish {
        let article = proposal::article(&desk, name)?;
        if !proposal::is_draft(&desk, &article) {
            bail!("`{article}` is no draft: it is published already");
        }
        let planned = change::published(&desk, &article);
        all &= finish::make(&mut desk, planned)?;
    }
    if !args.accept.is_empty() || args.publish.is_some() {
        return outcome(all);
    }
    let asks = !asked::open(&desk, article).is_empty();
    if !asks && proposal::all(&desk, article).is_empty() && (article.is_some() || wordings::ready(&desk).is_empty()) {
        nothing(&desk, article, talk)?;
        return Ok(Outcome::Fine);
    }
    walk::walk(&mut desk, article, input)?;
    Ok(Outcome::Fine)
}

/// A proposal that somebody has named.
enum Named {
    Claim(Box<proposal::Proposal>),
    Entry(registry::Listed),
}

fn named(desk: &Desk, id: &str) -> anyhow::Result<Named> {
    match registry::named(&desk.run.files, id) {
        Some(entry) => Ok(Named::Entry(entry)),
        None => Ok(Named::Claim(Box::new(proposal::find(desk, id)?))),
    }
}

fn accept(desk: &mut Desk, id: &str, args: &Args) -> anyhow::Result<bool> {
    // What an earlier one has brought along is accepted already.
    let named = match named(desk, id) {
        Ok(named) => named,
        Err(_) if registry::has(&desk.run.files, id) => return Ok(true),
        Err(e) => return Err(e),
    };
    let p = match named {
        Named::Claim(p) => p,
        Named::Entry(entry) => {
            let planned = change::entry_accepted(desk, &entry);
            return finish::make(desk, planned);
        }
    };
    let done = finish::accept(desk, &p)?;
    let last = proposal::all(desk, Some(&p.article)).is_empty();
    if done && last && proposal::is_draft(desk, &p.article) && args.publish.is_none() {
        super::print(&finish::how_to_publish(&p.article))?;
    }
    Ok(done)
}

fn outcome(done: bool) -> anyhow::Result<Outcome> {
    Ok(if done { Outcome::Fine } else { Outcome::Findings })
}

/// Proposed entries that a registry has already are a leftover.
fn tidy(desk: &mut Desk) -> anyhow::Result<()> {
    let doubled = registry::doubled(&desk.run.files);
    if doubled.is_empty() {
        return Ok(());
    }
    let mut change = Change::default();
    if registry::drop_proposed(&desk.run.files, &mut change, &doubled).is_ok() {
        let names: Vec<String> = doubled.iter().map(registry::Listed::name).collect();
        if desk.make(&change)?.is_ok() {
            super::print(&format!("no longer proposed, as the registries have them: {}\n", names.join(", ")))?;
        }
    }
    Ok(())
}

fn list(desk: &Desk, article: Option<&str>, talk: Talk) -> anyhow::Result<()> {
    let mut lines: String = proposal::all(desk, article).iter().map(|p| shown::line(desk, p)).collect();
    if article.is_none() {
        lines.extend(wordings::ready(desk).iter().map(|(entry, set)| wordings::line(entry, set)));
    }
    if lines.is_empty() { nothing(desk, article, talk) } else { super::print(&lines) }
}

fn nothing(desk: &Desk, article: Option<&str>, talk: Talk) -> anyhow::Result<()> {
    if talk.quiet {
        return Ok(());
    }
    super::print("nothing is proposed\n")?;
    let entries = registry::proposed(&desk.run.files, &Change::default()).len();
    if entries > 0 && article.is_none() {
        super::print(&format!(
            "{} in content/proposed/ that no claim needs; `--accept actors/ID` registers one\n",
            if entries == 1 { "1 entry is".to_owned() } else { format!("{entries} entries are") }
        ))?;
    }
    let drafts = desk.run.briefing.sources.iter().map(|s| s.id.as_str());
    let drafts: Vec<&str> = drafts.filter(|id| proposal::is_draft(desk, id)).collect();
    match article {
        Some(id) if drafts.contains(&id) => super::print(&finish::how_to_publish(id)),
        None if !drafts.is_empty() => super::print(&format!(
            "{} still not published: {}\n",
            if drafts.len() == 1 { "1 draft is".to_owned() } else { show::count(drafts.len(), "draft") + " are" },
            drafts.join(", ")
        )),
        _ => Ok(()),
    }
}
