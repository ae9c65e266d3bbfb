//! The disk of this machine.
//!
//! Many files are flushed at once: one by one each would wait for the disk several milliseconds. Linux can flush a whole
//! file system in one call, which takes a tenth of a second for ten thousand pages; elsewhere the files are flushed in
//! parallel. A few are flushed by themselves everywhere, so that nobody waits for what other programs write.

use super::Disk;
use rayon::prelude::*;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

/// So many are flushed one by one.
const FEW: usize = 32;

#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Disk for System {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        fs::create_dir(folder)
    }

    fn create(&self, file: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<()> {
        let mut new = File::options().write(true).create_new(true).open(file)?;
        // Before there is anything to read.
        rights.map_or(Ok(()), |rights| new.set_permissions(rights))?;
        new.write_all(bytes)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        fs::remove_dir(folder)
    }

    fn flush(&self, on: &Path, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()> {
        if files.len() + folders.len() > FEW && flush_file_system(on)? {
            return Ok(());
        }
        // The text first: a name is worth nothing without it.
        files.par_iter().try_for_each(|file| open(file)?.sync_all())?;
        folders.par_iter().try_for_each(|folder| flush_folder(folder))
    }
}

#[cfg(target_os = "linux")]
fn flush_file_system(on: &Path) -> io::Result<bool> {
    rustix::fs::syncfs(File::open(on)?)?;
    Ok(true)
}

#[cfg(not(target_os = "linux"))]
fn flush_file_system(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Windows flushes only what may be written to; elsewhere a file may be one that nobody may write to.
fn open(file: &Path) -> io::Result<File> {
    File::options().read(true).write(cfg!(windows)).open(file)
}

#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        // Some network file systems cannot, and some folders may be written to but not read: more cannot be done.
        Err(e)
            if matches!(e.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported | ErrorKind::PermissionDenied) =>
        {
            Ok(())
        }
        done => done,
    }
}

/// Other systems have no such call: their file systems keep names in order by themselves.
#[cfg(not(unix))]
fn flush_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
