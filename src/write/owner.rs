//! Whose the files in an output folder are: what may be replaced and removed.

use super::place::place;
use crate::manifest::{self, digest, is_blank};
use anyhow::Context;
use std::collections::BTreeSet;
use std::path::Path;

/// What lies at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// What a build wrote there, or a file that a power cut has emptied.
    Ours,
    /// A build wrote a file there, but not this; its digest, if it is a file.
    Changed(Option<String>),
    /// No build is known to have written there; its digest, if it is a file.
    Foreign(Option<String>),
    Folder,
}

/// What lies there, where builds are known to have written files of these digests.
///
/// # Errors
/// It cannot be read.
pub fn find(at: &Path, written: Option<&BTreeSet<String>>) -> anyhow::Result<Found> {
    let theirs = |digest| if written.is_some() { Found::Changed(digest) } else { Found::Foreign(digest) };
    match at.symlink_metadata() {
        Err(_) => Ok(Found::Nothing),
        Ok(m) if m.is_dir() => Ok(Found::Folder),
        Ok(m) if !m.is_file() => Ok(theirs(None)),
        Ok(_) => {
            let bytes = std::fs::read(at)
                .with_context(|| format!("cannot read {}; make it readable or delete it", at.display()))?;
            let digest = digest(&bytes);
            let is_ours = is_blank(&bytes) || written.is_some_and(|w| w.contains(&digest));
            Ok(if is_ours { Found::Ours } else { theirs(Some(digest)) })
        }
    }
}

/// Why a build stops before it has moved anything, where pages would take the place of these files.
pub fn refusal(out: &Path, changed: &[&str], foreign: &[&str]) -> Option<String> {
    let mut parts = Vec::new();
    if !changed.is_empty() {
        let (was, it) = if changed.len() == 1 { ("was", "it") } else { ("were", "them") };
        parts.push(format!(
            "{} {was} changed by hand since briefing wrote {it}; move {it} away, delete {it}, or let --overwrite replace {it}",
            names(out, changed)
        ));
    }
    if !foreign.is_empty() {
        let (is, it) = if foreign.len() == 1 { ("is", "it") } else { ("are", "them") };
        parts.push(format!(
            "{} {is} already there, and {} does not list {it} as written by an earlier build; move {it} away, delete \
             {it}, choose another folder with --out, or let --overwrite replace {it}",
            names(out, foreign),
            place(out, manifest::NAME).display(),
        ));
    }
    (!parts.is_empty()).then(|| parts.join("; and "))
}

/// The first few of these files.
fn names(out: &Path, paths: &[&str]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = paths.iter().take(SHOWN).map(|path| place(out, path).display().to_string()).collect();
    let more = paths.len().saturating_sub(SHOWN);
    shown.join(", ") + &if more > 0 { format!(" (and {more} more)") } else { String::new() }
}

/// Why a build does not begin, where the folder holds a list that this tool did not write.
pub fn foreign_list(out: &Path) -> String {
    format!(
        "{} was not written by this version of briefing: it does not begin with the line `{}`, so nothing says which \
         files in {} are the tool's own, and none of them is replaced or removed; choose another folder with --out, or \
         let --overwrite replace that list and whatever lies at the site's addresses (once is enough, also where an \
         earlier version of briefing wrote the list)",
        place(out, manifest::NAME).display(),
        manifest::HEAD,
        out.display()
    )
}
