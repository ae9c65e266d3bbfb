//! `briefing init`: a small working site to start from, with the workflow that publishes it.
//!
//! The sample is about a town that does not exist, and says so on every page of it: nobody should mistake it for news.

use super::origin::{ORIGIN, Origin};
use super::{Outcome, Talk, originals};
use crate::durable;
use anyhow::{Context, bail};
use std::path::{Path, PathBuf};

mod lists;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing init my-briefing")]
pub struct Args {
    /// The folder to write it to; made where it is missing
    #[arg(default_value = ".")]
    dir: PathBuf,
}

/// The file that publishes the site.
const WORKFLOW: &str = ".github/workflows/pages.yml";

/// Path below the folder, and text: see [`filled_in`].
const FILES: &[(&str, &str)] = &[
    (WORKFLOW, include_str!("init/starter/pages.yml")),
    (".gitattributes", include_str!("init/starter/gitattributes")),
    (".gitignore", include_str!("init/starter/gitignore")),
    ("LICENSE.md", include_str!("init/starter/LICENSE.md")),
    ("README.md", include_str!("init/starter/README.md")),
    ("content/actors.yaml", include_str!("init/starter/actors.yaml")),
    ("content/articles/courier-opening.md", include_str!("init/starter/articles/courier-opening.md")),
    ("content/articles/gazette-opening.md", include_str!("init/starter/articles/gazette-opening.md")),
    ("content/deadlines.yaml", include_str!("init/starter/deadlines.yaml")),
    ("content/disagreements/opening-day.md", include_str!("init/starter/disagreements/opening-day.md")),
    ("content/numbers.yaml", include_str!("init/starter/numbers.yaml")),
    ("content/pages/about.md", include_str!("init/starter/pages/about.md")),
    ("content/questions.yaml", include_str!("init/starter/questions.yaml")),
    ("content/site.yaml", include_str!("init/starter/site.yaml")),
];

/// Of these the lists of git: a folder's own is not replaced, and has to say what ours says all the same.
const LISTS: [&str; 2] = [".gitattributes", ".gitignore"];

pub fn run(args: &Args, talk: Talk) -> anyhow::Result<Outcome> {
    let content = args.dir.join("content");
    if content.exists() {
        bail!("{} is already there: this folder holds a site; choose another one", content.display());
    }
    let (mut kept, mut added) = (Vec::new(), Vec::new());
    for (path, text) in FILES {
        let at = args.dir.join(path);
        // A file of that name that is there already stays as it is.
        if durable::create(&at, filled_in(text, &ORIGIN).as_bytes())
            .with_context(|| format!("cannot write {}; is the folder read-only?", at.display()))?
        {
            continue;
        }
        kept.push(*path);
        if LISTS.contains(path) {
            added.push((*path, lists::add(&at, text)?));
        }
    }
    originals::make(&args.dir, &args.dir.join("originals"))?;
    if !talk.quiet {
        super::print(&next_steps(&args.dir, &kept, &added, &ORIGIN))?;
    }
    Ok(Outcome::Fine)
}

/// The text of a file, with what is known of this program. What is not known stays empty: the workflow then says what to
/// fill in, and runs no program of a name that anybody could have taken.
fn filled_in(text: &str, origin: &Origin) -> String {
    text.replace("@VERSION@", env!("CARGO_PKG_VERSION"))
        .replace("@REPOSITORY@", origin.repository)
        .replace("@COMMIT@", origin.commit)
        .replace("@SENTENCE@", SENTENCE)
}

/// What `init` and the workflow say where no repository is known.
const SENTENCE: &str = "Fill in BRIEFING_REPOSITORY at the top of .github/workflows/pages.yml: the repository on GitHub, \
                        as OWNER/NAME, that the releases of briefing come from.";

fn next_steps(dir: &Path, kept: &[&str], added: &[(&str, Vec<String>)], origin: &Origin) -> String {
    let mut text = format!("Wrote a sample site of {} files to {}.\n", FILES.len() - kept.len(), dir.display());
    for path in kept {
        match added.iter().find(|(list, lines)| list == path && !lines.is_empty()) {
            Some((_, lines)) => {
                let lines: Vec<String> = lines.iter().map(|line| format!("  {line}\n")).collect();
                text.push_str(&format!("Added to your {path}:\n{}", lines.concat()));
            }
            None => text.push_str(&format!("Kept your {path} as it was.\n")),
        }
    }
    text.push_str("\nNext:\n");
    if dir != Path::new(".") {
        text.push_str(&format!("  cd {}\n", dir.display()));
    }
    text.push_str(
        "  briefing serve --open      look at the sample, and see every change at once\n\
         \x20 content/articles/          put your own articles here; README.md says how\n\
         \n\
         To publish on GitHub Pages, push to the branch main. One step is yours, once, before the first push:\n\
         \x20 Settings → Pages → Build and deployment → Source: GitHub Actions\n",
    );
    if origin.repository.is_empty() && !kept.contains(&WORKFLOW) {
        text.push_str("This program does not know where it was built from, so one line is yours as well.\n  ");
        text.push_str(SENTENCE);
        text.push('\n');
    }
    text
}
