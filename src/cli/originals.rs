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

/// Makes the folder where it is missing, so that git ignores it from then on; one that is there already likewise, where git
/// could take it. True where such a folder was given its list. One that another repository keeps is its owner's business.
///
/// # Errors
/// The folder cannot be made, or not be written to.
pub fn make(site: &Path, folder: &Path) -> anyhow::Result<bool> {
    let is_own = folder == site.join("originals");
    let is_there = folder.is_dir();
    if is_there && !is_own && !git_could_take(site, folder) {
        return Ok(false);
    }
    let ignore = folder.join(IGNORE);
    let is_new = durable::create(&ignore, IGNORE_ALL.as_bytes())
        .with_context(|| format!("cannot write {}; is the folder read-only?", ignore.display()))?;
    Ok(is_new && is_there && !is_own)
}

/// True of a folder of private texts in the site's folder or in a repository, unless it holds the site's content, which git
/// has to take, or another repository keeps texts in it.
fn git_could_take(site: &Path, folder: &Path) -> bool {
    let (Ok(root), Ok(real)) = (site.canonicalize(), folder.canonicalize()) else { return false };
    if root.join("content").starts_with(&real) || git::is_kept_elsewhere(site, folder) {
        return false;
    }
    real.starts_with(&root) || git::is_in_repository(folder)
}

/// Most files that are named.
const NAMED: usize = 3;

/// A remark where git tracks private texts: with the next push they would be published.
pub fn tracked(files: &Files, site: &Path, folder: &Path) -> Option<Finding> {
    // What is hidden and was not read, or is empty, is no text.
    let is_text = |path: &String| {
        let read = files.by_path(&format!("originals:{path}")).map(|file| !files.get(file).text.trim().is_empty());
        read.unwrap_or(false) || !path.split('/').any(|part| part.starts_with('.'))
    };
    let tracked: Vec<String> = git::tracked(site, folder).into_iter().filter(is_text).collect();
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
        "at the top of the repository run `git rm -r -q --cached {}` and commit; the files stay where they are. The commits before keep them: if \
         these were pushed, the texts are published",
        git::path_in_repository(folder)
    );
    Some(Finding::new(Rule::OriginalTracked, Place::file(place), message).help(help))
}
