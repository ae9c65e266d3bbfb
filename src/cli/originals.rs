//! The folder of the private texts: made so that git passes it over, and a remark where git does not.

use super::git;
use crate::durable;
use crate::finding::{Finding, Rule};
use crate::text::{Files, Place};
use anyhow::Context;
use std::path::Path;

pub const IGNORE: &str = ".gitignore";

/// Ignores all that lies beside it, and itself.
pub const IGNORE_ALL: &str = "\
# Whole texts of other people's articles: git takes none of them, whatever the other lists say.
*
";

/// Makes the folder where it is missing. One that this makes, or that is the site's own, is ignored by git from then on; a
/// folder elsewhere that is there already is its owner's business.
///
/// # Errors
/// The folder cannot be made, or not be written to.
pub fn make(site: &Path, folder: &Path) -> anyhow::Result<()> {
    let is_own = folder == site.join("originals");
    if folder.is_dir() && !is_own {
        return Ok(());
    }
    let ignore = folder.join(IGNORE);
    durable::create(&ignore, IGNORE_ALL.as_bytes())
        .with_context(|| format!("cannot write {}; is the folder read-only?", ignore.display()))?;
    Ok(())
}

/// Most files that are named.
const NAMED: usize = 3;

/// A remark where git tracks private texts: with the next push they would be published.
pub fn tracked(files: &Files, site: &Path, folder: &Path) -> Option<Finding> {
    // What is hidden is no text, and is not read as one.
    let is_hidden = |path: &String| path.split('/').any(|part| part.starts_with('.'));
    let tracked: Vec<String> = git::tracked(site, folder).into_iter().filter(|path| !is_hidden(path)).collect();
    let first = tracked.first()?;
    let place = files.by_path(&format!("originals:{first}")).or_else(|| files.by_path("content/site.yaml"))?;
    let mut named: Vec<String> = tracked.iter().take(NAMED).map(|path| format!("`{path}`")).collect();
    if let Some(more) = tracked.len().checked_sub(NAMED).filter(|more| *more > 0) {
        named.push(format!("{more} more"));
    }
    let named = match named.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => named.concat(),
    };
    let message = format!("git tracks private texts: {named}");
    let help = format!(
        "run `git rm -r -q --cached {}` and commit; the files stay where they are. The commits before keep them: if \
         these were pushed, the texts are published",
        folder.strip_prefix(".").unwrap_or(folder).display()
    );
    Some(Finding::new(Rule::OriginalTracked, Place::file(place), message).help(help))
}
