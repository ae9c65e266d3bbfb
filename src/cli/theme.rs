//! `briefing theme`: the files of the built-in theme, one by one into a site's own theme, and what became of the originals
//! since.
//!
//! Beside each file that is taken over lies the original as it was then, in a hidden folder that no build reads: only with
//! it can a later version say what has changed in the meantime.

use super::site::below;
use super::{Outcome, Talk};
use crate::parse::{self, Draft};
use crate::text::Files;
use crate::{durable, read, theme};
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

/// Where the originals of the files taken over lie, in the theme's folder.
const ORIGINALS: &str = ".originals";
/// The folder for a site that has no theme yet.
const NEW: &str = "own";

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing theme eject variables.css")]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// List the files of the built-in theme, and which of them the site has replaced
    #[command(after_help = "Example:\n  briefing theme list")]
    List(SiteArg),
    /// Copy one file of the built-in theme into the site's own theme, to be changed there
    #[command(
        after_help = "`variables.css` holds the colours and measures alone.\n\nExample:\n  briefing theme eject article.html"
    )]
    Eject(Eject),
    /// Show what changed in the originals since their files were copied
    #[command(after_help = "Exit code 1 where something changed.\n\nExample:\n  briefing theme diff --seen")]
    Diff(Diff),
}

#[derive(Debug, clap::Args)]
struct SiteArg {
    /// The site's folder: the one that holds `content/`
    #[arg(value_name = "SITE", default_value = ".")]
    site: PathBuf,
}

#[derive(Debug, clap::Args)]
struct Eject {
    /// The file, as `briefing theme list` names it
    name: String,
    #[command(flatten)]
    site: SiteArg,
}

#[derive(Debug, clap::Args)]
struct Diff {
    /// Count what is shown as taken over: the next time only what changes from now on is shown
    #[arg(long)]
    seen: bool,
    #[command(flatten)]
    site: SiteArg,
}

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    match &args.command {
        Command::List(args) => list(&args.site),
        Command::Eject(args) => eject(&args.name, &args.site.site, talk),
        Command::Diff(args) => diff(&args.site.site, args.seen, talk),
    }
}

/// What site.yaml says of the theme.
fn named(site: &Path) -> anyhow::Result<Option<String>> {
    let Some(file) = read::settings(site)? else {
        let site = site.display();
        bail!("{site} holds no `content/site.yaml`; `briefing init DIR` writes a site to start from");
    };
    let drafts = parse::parse(&Files::new(vec![file])).value;
    let name = drafts.into_iter().find_map(|draft| match draft {
        Draft::Site { site, .. } => site.theme,
        _ => None,
    });
    match name {
        Some(name) if !is_name(&name) => {
            bail!("`{name}` in content/site.yaml is no theme's name: small letters, digits and hyphens")
        }
        name => Ok(name),
    }
}

/// The same letters as every id: nothing that leads out of `themes/`.
fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn folder(site: &Path, name: &str) -> PathBuf {
    below(site, "themes").join(name)
}

fn list(site: &Path) -> anyhow::Result<Outcome> {
    let own = named(site)?.map(|name| folder(site, &name));
    let mut text = String::new();
    for (path, original) in theme::built_in() {
        let state = match own.as_ref().map(|own| (own.join(&path), own.join(ORIGINALS).join(&path))) {
            Some((file, old)) if file.is_file() => match std::fs::read_to_string(old) {
                Ok(old) if old != original => "  replaced; the original has changed since",
                _ => "  replaced",
            },
            _ => "",
        };
        text.push_str(&format!("{path}{state}\n"));
    }
    super::print(&text)?;
    Ok(Outcome::Fine)
}

fn eject(name: &str, site: &Path, talk: Talk) -> anyhow::Result<Outcome> {
    let set = named(site)?;
    let files = theme::built_in();
    let Some(original) = files.get(name) else {
        let known = crate::finding::nearest(name, files.keys().map(String::as_str));
        let hint = known.map_or_else(String::new, |near| format!(": did you mean `{near}`?"));
        bail!("the built-in theme has no file `{name}`{hint}; `briefing theme list` names all");
    };
    let own = folder(site, set.as_deref().unwrap_or(NEW));
    let file = own.join(name);
    if file.symlink_metadata().is_ok() {
        bail!("{} is already there and stays as it is; delete it to begin again", file.display());
    }
    // First the original: without it the copy could never be compared.
    let old = own.join(ORIGINALS).join(name);
    for path in [&old, &file] {
        durable::write(path, original.as_bytes())
            .with_context(|| format!("cannot write {}; is the folder read-only?", path.display()))?;
    }
    if !talk.quiet {
        super::print(&format!("wrote {}; commit it together with {}\n", file.display(), old.display()))?;
    }
    // Said even with --quiet: without it the file does nothing.
    if set.is_none() {
        super::print(&format!(
            "to use it, add this line to {}:\n\n  theme: {NEW}\n\n",
            below(site, "content/site.yaml").display()
        ))?;
    }
    Ok(Outcome::Fine)
}

fn diff(site: &Path, seen: bool, talk: Talk) -> anyhow::Result<Outcome> {
    let Some(name) = named(site)? else {
        if !talk.quiet {
            super::print("the site uses the built-in theme as it is\n")?;
        }
        return Ok(Outcome::Fine);
    };
    let own = folder(site, &name);
    let now = theme::built_in();
    let changed = changed(&own)?;
    let mut text = String::new();
    for (path, old) in &changed {
        match now.get(path) {
            Some(new) => {
                let changes = similar::TextDiff::from_lines(old.as_str(), *new);
                let (a, b) = (format!("{path} (when it was copied)"), format!("{path} (built in now)"));
                text.push_str(&changes.unified_diff().header(&a, &b).to_string());
            }
            None => text.push_str(&format!("{path} is no longer part of the built-in theme\n")),
        }
    }
    if changed.is_empty() {
        if !talk.quiet {
            super::print(&format!("no original of the files in {} has changed\n", own.display()))?;
        }
        return Ok(Outcome::Fine);
    }
    super::print(&text)?;
    if seen {
        for (path, _) in &changed {
            let old = own.join(ORIGINALS).join(path);
            let done = match now.get(path) {
                Some(new) => durable::write(&old, new.as_bytes()),
                None => durable::remove(&old),
            };
            done.with_context(|| format!("cannot write {}; is it read-only?", old.display()))?;
        }
        return Ok(Outcome::Fine);
    }
    if !talk.quiet {
        super::terminal::tell("take over what you need, then run `briefing theme diff --seen`\n");
    }
    Ok(Outcome::Findings)
}

/// What `build` says where originals of the site's own files have changed; nothing otherwise, and nothing where they cannot be
/// read, for that is no reason to stop a build.
pub fn hint(site: &Path, name: Option<&str>) -> Option<String> {
    let changed = changed(&folder(site, name?)).ok()?.len();
    let files = super::show::count(changed, "file");
    (changed > 0).then(|| format!("the originals of {files} of your theme have changed: see `briefing theme diff`\n"))
}

/// Path of every replaced file whose original is no longer what it was, and the text that it had.
fn changed(own: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let now = theme::built_in();
    let is_changed = |(path, old): &(String, String)| {
        own.join(path).is_file() && now.get(path).is_none_or(|new| *new != old.as_str())
    };
    Ok(originals(&own.join(ORIGINALS))?.into_iter().filter(is_changed).collect())
}

/// Path and text of the originals as they were, in the order of their paths.
fn originals(folder: &Path) -> anyhow::Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    if !folder.is_dir() {
        return Ok(out);
    }
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_file() {
            let text = std::fs::read_to_string(entry.path())
                .with_context(|| format!("cannot read {}", entry.path().display()))?;
            let parts = entry.path().strip_prefix(folder).unwrap_or(entry.path()).components();
            let parts: Vec<String> = parts.map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
            out.push((parts.join("/"), text));
        }
    }
    Ok(out)
}
