//! Files of the site into the output folder: the only writer of `public/`.
//!
//! What is equal stays as it is, with its time of change. What is new or changed is written beside its place and moved
//! there, so that no reader ever sees half a file; `index.html` comes last. What an earlier build wrote and this one does
//! not is removed after that, and folders that become empty with it. Everything else in the folder belongs to somebody
//! else (a `CNAME`, a PDF of the editor's) and is never touched: a page that would have to replace such a file is an error,
//! before anything is written.
//!
//! Which files are ours says the list of [`crate::manifest`]. It is brought up to date before the first page is written,
//! so that a build that is cut short leaves nothing behind that the next one does not know.

use crate::manifest::{self, Manifest};
use crate::render::Output;
use anyhow::{Context, bail};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What a build did to the output folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have other bytes than before.
    pub written: usize,
    pub unchanged: usize,
    /// Files of an earlier build that are no longer part of the site.
    pub removed: usize,
    /// Size of all files of the site together, in bytes.
    pub bytes: u64,
    /// Files of an earlier build that are no longer part of the site, but were changed by hand since: left in place.
    pub left: Vec<String>,
}

/// Brings the output folder up to date. Errors name the path and what to do; where a page would replace somebody else's
/// file nothing has been written.
pub fn write(out: &Path, outputs: &[Output]) -> anyhow::Result<Report> {
    let planned = planned(outputs)?;
    let before = Manifest::read(out)?;
    let now = Manifest::of(outputs);
    let equal: Vec<bool> =
        planned.par_iter().map(|(path, bytes)| is_equal(&place(out, path), bytes)).collect::<anyhow::Result<_>>()?;
    let changed: Vec<(&str, &[u8])> =
        planned.iter().zip(&equal).filter(|(_, equal)| !**equal).map(|((p, b), _)| (*p, *b)).collect();
    refuse_foreign(out, &before, &changed)?;

    let gone: BTreeMap<&String, &String> = before.files.iter().filter(|(p, _)| !now.files.contains_key(*p)).collect();
    if !changed.is_empty() || !gone.is_empty() {
        let mut claimed = now.clone();
        claimed.files.extend(gone.iter().map(|(p, h)| ((*p).clone(), (*h).clone())));
        put_if_changed(out, manifest::NAME, claimed.text().as_bytes())?;
    }
    let (last, pages): (Vec<_>, Vec<_>) = changed.iter().partition(|(path, _)| *path == "index.html");
    make_folders(out, &changed)?;
    pages.par_iter().try_for_each(|(path, bytes)| put(out, path, bytes))?;
    last.iter().try_for_each(|(path, bytes)| put(out, path, bytes))?;

    let mut report = Report {
        written: changed.len(),
        unchanged: planned.len() - changed.len(),
        bytes: outputs.iter().map(|o| o.bytes.len() as u64).sum(),
        ..Report::default()
    };
    for (path, hash) in gone {
        match remove(out, path, hash)? {
            Removed::Yes => report.removed += 1,
            Removed::ChangedByHand => report.left.push(path.clone()),
            Removed::WasNotThere => {}
        }
    }
    put_if_changed(out, manifest::NAME, now.text().as_bytes())?;
    Ok(report)
}

/// The files by path, each path checked.
fn planned(outputs: &[Output]) -> anyhow::Result<Vec<(&str, &[u8])>> {
    let mut seen: BTreeMap<&str, &[u8]> = BTreeMap::new();
    for o in outputs {
        if !manifest::is_safe(&o.path) {
            bail!("a page wants to be written to {:?}, which is not a path below the output folder", o.path);
        }
        if o.path == manifest::NAME {
            bail!("a page wants to be written to {}, where the list of files is kept; rename the page", o.path);
        }
        if seen.insert(&o.path, &o.bytes).is_some() {
            bail!("two pages want to be written to {}; rename one of them", o.path);
        }
    }
    Ok(seen.into_iter().collect())
}

fn place(out: &Path, path: &str) -> PathBuf {
    let mut place = out.to_owned();
    place.extend(path.split('/'));
    place
}

/// True where the file is there and has these bytes.
fn is_equal(place: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    match std::fs::symlink_metadata(place) {
        Ok(m) if m.is_file() && m.len() == bytes.len() as u64 => std::fs::read(place)
            .map(|there| there == bytes)
            .with_context(|| format!("cannot read {}; make it readable or delete it", place.display())),
        _ => Ok(false),
    }
}

/// Stops before the first write where a page would take the place of something that no earlier build wrote.
fn refuse_foreign(out: &Path, before: &Manifest, changed: &[(&str, &[u8])]) -> anyhow::Result<()> {
    let foreign: Vec<&str> = changed
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| {
            let there = std::fs::symlink_metadata(place(out, path));
            there.is_ok_and(|m| m.is_dir() || !before.files.contains_key(*path))
        })
        .collect();
    let Some(first) = foreign.first() else { return Ok(()) };
    let more = match foreign.len() - 1 {
        0 => String::new(),
        n => format!(" (and {n} more)"),
    };
    bail!(
        "{}{more} is already there, and {} does not list it as written by an earlier build; \
         move it away, delete it, or choose another folder with --out",
        place(out, first).display(),
        place(out, manifest::NAME).display(),
    )
}

/// The folders of all files. A folder that is a link is refused: it could lead anywhere.
fn make_folders(out: &Path, files: &[(&str, &[u8])]) -> anyhow::Result<()> {
    create(out)?;
    let folders: BTreeSet<&str> =
        files.iter().flat_map(|(path, _)| path.match_indices('/').map(|(i, _)| &path[..i])).collect();
    for folder in folders {
        let folder = place(out, folder);
        if folder.is_symlink() {
            bail!(
                "{} is a link to another place; remove the link or choose another folder with --out",
                folder.display()
            );
        }
        create(&folder)?;
    }
    Ok(())
}

fn create(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        format!("cannot make the folder {}; is a file in the way, or is it read-only?", folder.display())
    })
}

fn put_if_changed(out: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    if is_equal(&place(out, path), bytes)? {
        return Ok(());
    }
    create(out)?;
    put(out, path, bytes)
}

/// Writes one file beside its place and moves it there.
fn put(out: &Path, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
    let place = place(out, path);
    let folder = place.parent().unwrap_or(out);
    let attempt = || -> std::io::Result<()> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".briefing-");
        // Temporary files are private by default; pages are for everybody, as far as the user's umask allows.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.persist(&place).map_err(|e| e.error)?;
        Ok(())
    };
    attempt().with_context(|| {
        format!("cannot write {}; is the disk full, or is something else of that name in the way?", place.display())
    })
}

enum Removed {
    Yes,
    ChangedByHand,
    WasNotThere,
}

/// Removes a file of an earlier build, if it still is what that build wrote, and the folders that it leaves empty.
fn remove(out: &Path, path: &str, hash: &str) -> anyhow::Result<Removed> {
    let file = place(out, path);
    let is_ours = !has_linked_folder(out, path) && file.symlink_metadata().is_ok_and(|m| m.is_file());
    if !is_ours {
        return Ok(Removed::WasNotThere);
    }
    let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}; delete it by hand", file.display()))?;
    if manifest::digest(&bytes) != hash {
        return Ok(Removed::ChangedByHand);
    }
    std::fs::remove_file(&file).with_context(|| format!("cannot remove {}; delete it by hand", file.display()))?;
    let mut folder = file.parent();
    while let Some(f) = folder.filter(|f| *f != out) {
        // Fails where the folder still holds something, and that is where to stop.
        if std::fs::remove_dir(f).is_err() {
            break;
        }
        folder = f.parent();
    }
    Ok(Removed::Yes)
}

fn has_linked_folder(out: &Path, path: &str) -> bool {
    path.match_indices('/').any(|(i, _)| place(out, &path[..i]).is_symlink())
}

#[cfg(test)]
mod tests;
