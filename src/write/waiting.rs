//! The folder in which new files wait, in the output folder, until all of them are there.
//!
//! Before anything waits in it, it gets a file that says whose it is. A folder of that name without this file is somebody
//! else's and is never removed, unless no file lies in it at all.

use super::place::place;
use crate::durable::Disk;
use crate::manifest::is_blank;
use anyhow::{Context, bail};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Its name in the output folder. No page may have it as the first part of its path.
pub const NAME: &str = ".briefing-new";
/// Name of the file that says whose the folder is. No page can be at that address.
const MARK: &str = NAME;
const TEXT: &str = "Pages of briefing wait in this folder until all of them are there. It may be deleted.\n";

pub struct Waiting {
    disk: Arc<dyn Disk>,
    out: PathBuf,
    at: PathBuf,
    /// Those made so far; empty as long as nothing waits.
    folders: Mutex<BTreeSet<PathBuf>>,
}

impl Waiting {
    /// Takes away what a build that was cut short left. What that build has moved may not be on the disk yet; nobody else
    /// would bring it there, because it lies in its place.
    ///
    /// # Errors
    /// That cannot be removed, or something of that name is not ours.
    pub fn open(disk: Arc<dyn Disk>, out: &Path) -> anyhow::Result<Waiting> {
        let at = out.join(NAME);
        if at.symlink_metadata().is_ok() {
            let shown = at.display();
            let cannot = || format!("cannot remove {shown}, which a build that was cut short left; delete it");
            if !is_ours(&at).with_context(cannot)? {
                bail!(
                    "{shown} is already there, and briefing did not make it; move it away, delete it if you need \
                     nothing in it, or choose another folder with --out"
                );
            }
            flush_below(&*disk, out)
                .with_context(|| format!("cannot flush {}, which a build that was cut short wrote", out.display()))?;
            clear(&*disk, &at).with_context(cannot)?;
        }
        Ok(Waiting { disk, out: out.to_owned(), at, folders: Mutex::default() })
    }

    /// Writes a file to where it waits; it is not flushed yet.
    ///
    /// # Errors
    /// Of the disk.
    pub fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let at = place(&self.at, path);
        self.make_folders(at.parent().unwrap_or(&self.at))?;
        self.disk.create(&at, bytes, None)
    }

    fn made(&self) -> MutexGuard<'_, BTreeSet<PathBuf>> {
        self.folders.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn make_folders(&self, folder: &Path) -> io::Result<()> {
        let mut made = self.made();
        if made.is_empty() {
            self.disk.make_folder(&self.at)?;
            made.insert(self.at.clone());
            let mark = self.at.join(MARK);
            self.disk.create(&mark, TEXT.as_bytes(), None)?;
            // Nothing may lie in the folder before this does, even after a power cut.
            self.disk.flush(&self.at, &[mark], std::slice::from_ref(&self.at))?;
        }
        let missing: Vec<&Path> = folder.ancestors().take_while(|f| !made.contains(*f)).collect();
        for folder in missing.into_iter().rev() {
            self.disk.make_folder(folder)?;
            made.insert(folder.to_owned());
        }
        Ok(())
    }

    /// Returns when this file is on the disk.
    ///
    /// # Errors
    /// Of the disk.
    pub fn flush_file(&self, path: &str) -> io::Result<()> {
        self.disk.flush(&self.at, &[place(&self.at, path)], &[])
    }

    /// Returns when these files are on the disk, and all folders that were made for them. Nothing has been moved yet.
    ///
    /// # Errors
    /// Of the disk.
    pub fn flush_all<'a>(&self, files: impl IntoIterator<Item = &'a str>) -> io::Result<()> {
        let files: Vec<PathBuf> = files.into_iter().map(|path| place(&self.at, path)).collect();
        let folders: Vec<PathBuf> = self.made().iter().cloned().collect();
        self.disk.flush(&self.at, &files, &folders)
    }

    /// Moves a file, or a folder with all that it holds, to its place in the output folder.
    ///
    /// # Errors
    /// Of the disk, such as that something else is there.
    pub fn move_to_place(&self, path: &str) -> io::Result<()> {
        self.disk.rename(&place(&self.at, path), &place(&self.out, path))
    }

    /// Takes the folder away, if this build made it.
    ///
    /// # Errors
    /// Of the disk.
    pub fn clear(&self) -> io::Result<()> {
        if std::mem::take(&mut *self.made()).is_empty() {
            return Ok(());
        }
        clear(&*self.disk, &self.at)
    }
}

/// True for a folder that says so itself, and for one in which there is nothing to lose.
fn is_ours(at: &Path) -> io::Result<bool> {
    if !at.symlink_metadata()?.is_dir() {
        return Ok(false);
    }
    let mark = at.join(MARK);
    if mark.symlink_metadata().is_ok_and(|m| m.is_file()) {
        let text = std::fs::read(mark)?;
        // A power cut may have come before all of it was there.
        return Ok(TEXT.as_bytes().starts_with(&text) || is_blank(&text));
    }
    let mut below = walkdir::WalkDir::new(at).into_iter();
    Ok(below.all(|entry| entry.is_ok_and(|e| e.file_type().is_dir())))
}

/// Brings all names below a folder to the disk.
fn flush_below(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let below = walkdir::WalkDir::new(folder).into_iter().filter_map(Result::ok);
    let folders: Vec<PathBuf> = below.filter(|e| e.file_type().is_dir()).map(walkdir::DirEntry::into_path).collect();
    disk.flush(folder, &[], &folders)
}

/// Last of all goes the file that says whose the folder is: whatever a power cut leaves is known as ours.
fn clear(disk: &dyn Disk, at: &Path) -> io::Result<()> {
    let mark = at.join(MARK);
    let mut files = false;
    for entry in walkdir::WalkDir::new(at).min_depth(1).contents_first(true) {
        let entry = entry.map_err(io::Error::from)?;
        let path = entry.path();
        if entry.file_type().is_dir() {
            disk.remove_folder(path)?;
        } else if path != mark {
            disk.remove_file(path)?;
            files = true;
        }
    }
    if files {
        disk.flush(at, &[], &[at.to_owned()])?;
    }
    if mark.symlink_metadata().is_ok() {
        disk.remove_file(&mark)?;
    }
    disk.remove_folder(at)
}
