//! Files that outlive a power cut: the only writer of this program. It knows nothing of what it writes.
//!
//! A system keeps what is written in memory for up to half a minute, and may lose it in any order: the text of a file, its
//! name, or both, while what was written later is there. So whatever has to be there before something else is flushed
//! before it. How to use this module:
//!
//! * [`write`]: one file, new or changed. Afterwards it is on the disk; cut off at any moment, it has its old text whole or
//!   its new text whole. Missing folders are made. Of several files, write first what the others rest on.
//! * [`create`]: the same, only where nothing is yet; [`remove`]: takes a file away.
//! * [`Disk`]: the single steps, for whoever moves many files at once (`crate::write`) and for tests that replay a
//!   recorded order of steps and cut it at every point (`crash`).

use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

#[cfg(test)]
pub(crate) mod crash;
mod system;

pub use system::System;

/// The steps that change a disk. Nothing is sure to stay before it is flushed: of a file its text, of a folder its names.
pub trait Disk: Send + Sync {
    /// Makes one folder.
    ///
    /// # Errors
    /// Of the system; `AlreadyExists` where something of that name is there.
    fn make_folder(&self, folder: &Path) -> io::Result<()>;

    /// Writes a file that is not there yet, with these rights or the usual ones.
    ///
    /// # Errors
    /// Of the system; `AlreadyExists` where something of that name is there.
    fn create(&self, file: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<()>;

    /// Moves a file or a folder; a file takes the place of another at once, so that there is always one or the other.
    ///
    /// # Errors
    /// Of the system.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// # Errors
    /// Of the system.
    fn remove_file(&self, file: &Path) -> io::Result<()>;

    /// Takes an empty folder away.
    ///
    /// # Errors
    /// Of the system, such as that it is not empty.
    fn remove_folder(&self, folder: &Path) -> io::Result<()>;

    /// Returns when the text of these files and the names in these folders are on the disk. `on` is a folder of the same
    /// file system.
    ///
    /// # Errors
    /// Of the system.
    fn flush(&self, on: &Path, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()>;
}

/// Brings a file to the disk, whole or not at all. A file that was there keeps its rights, a link leads to the new text.
///
/// # Errors
/// Of the system; then the file is as it was.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    write_on(&System, path, bytes)
}

/// Brings a file to the disk where nothing of that name is. False where something is: it stays as it is.
///
/// # Errors
/// Of the system.
pub fn create(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    if path.symlink_metadata().is_ok() {
        return Ok(false);
    }
    write(path, bytes).map(|()| true)
}

/// Takes a file away for good.
///
/// # Errors
/// Of the system, such as that it is not there.
pub fn remove(path: &Path) -> io::Result<()> {
    remove_on(&System, path)
}

/// [`write`] on a given disk.
///
/// # Errors
/// Of the disk; then the file is as it was.
pub fn write_on(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = parent(&path);
    make_folders_on(disk, folder)?;
    let rights = fs::metadata(&path).ok().map(|m| m.permissions());
    let new = beside(disk, folder, bytes, rights)?;
    let moved = disk.flush(folder, std::slice::from_ref(&new), &[]).and_then(|()| disk.rename(&new, &path));
    if let Err(error) = moved {
        // Nothing more can be done about what cannot be removed.
        let _ = disk.remove_file(&new);
        return Err(error);
    }
    disk.flush(folder, &[], &[folder.to_owned()])
}

/// [`remove`] on a given disk.
///
/// # Errors
/// Of the disk.
pub fn remove_on(disk: &dyn Disk, path: &Path) -> io::Result<()> {
    disk.remove_file(path)?;
    disk.flush(parent(path), &[], &[parent(path).to_owned()])
}

/// Makes a folder and those that it lies in, and brings their names to the disk.
///
/// # Errors
/// Of the disk, such as that a file is in the way.
pub fn make_folders_on(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = parent(folder);
    if above != folder {
        make_folders_on(disk, above)?;
    }
    match disk.make_folder(folder) {
        // Somebody else made it meanwhile.
        Err(e) if e.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(e) => Err(e),
        Ok(()) => disk.flush(above, &[], &[above.to_owned()]),
    }
}

/// A new file under a name that nothing has. What a run that was cut short left is never taken for it.
fn beside(disk: &dyn Disk, folder: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<PathBuf> {
    for n in 0_u32.. {
        let path = folder.join(format!(".briefing-{}-{n}.tmp", std::process::id()));
        match disk.create(&path, bytes, rights.clone()) {
            Err(e) if e.kind() == ErrorKind::AlreadyExists => {}
            Err(e) => {
                let _ = disk.remove_file(&path);
                return Err(e);
            }
            Ok(()) => return Ok(path),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// The folder that a path lies in, as one can open it.
fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder.as_os_str().is_empty() => Path::new("."),
        Some(folder) => folder,
        None => path,
    }
}

#[cfg(test)]
mod tests;
