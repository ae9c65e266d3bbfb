//! Files of the site into the output folder: the only writer of `public/`.
//!
//! A build hands over its files one by one. What is equal stays as it is, with its time of change. What is new or changed
//! is written to a folder of its own beside the site (`.briefing-new`, in the output folder); only when everything is there
//! is it moved to its place: a disk that runs full, a mistake found late, a build that is killed leave the last good site.
//! `index.html` comes last. Every file is moved whole, and one that is killed while it moves is mended by the next build.
//!
//! What an earlier build wrote and this one does not is removed after that, and folders that become empty with it.
//! Everything else in the folder belongs to somebody else (a `CNAME`, a PDF of the editor's) and is never touched: a page
//! that would have to replace such a file is an error, before anything is moved.
//!
//! Which files are ours says the list of [`crate::manifest`]: those that still are what it says ([`owner`]). Before the
//! first page is moved it gets the digests of all that is about to be moved, beside those of what lies there, so that a
//! build that is cut short leaves nothing behind that the next one does not know. Files that hold exactly what the build
//! would write are ours as well, whatever the list says, and so are those that a power cut has emptied.
//!
//! For a power cut, each of these is on the disk before the next begins: the new files with their folders, where they wait;
//! that list; the moved and removed names; the list of the finished site.

use crate::durable::{self, Disk, System};
use crate::manifest::{self, Listing, Manifest};
use crate::render::{Output, Sink};
use anyhow::{Context, bail};
use cache::{Cache, Entry, Stat};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

mod cache;
mod finish;
mod owner;
mod place;
mod waiting;

use place::place;
use waiting::Waiting;

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
    /// Why the next build cannot be told what this one did: it takes longer, and that is all.
    pub forgets: Option<String>,
}

/// How a site is to be written.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The output folder.
    pub out: PathBuf,
    /// Where to remember what was written; never in the output folder.
    pub cache: Option<PathBuf>,
    /// What beside its bytes says whether a file may be published, and which program made it.
    pub stamp: String,
    /// All that the site is made from, as one digest. Empty where that is not known.
    pub inputs: String,
    /// Replace files that no earlier build is known to have written, or that were changed since; remove the latter.
    pub overwrite: bool,
    /// Set by whoever wants the build to end. Obeyed until files begin to move; from then on it is quicker to finish.
    pub stop: Arc<AtomicBool>,
}

/// A build on its way into the output folder. Dropped before [`Writer::finish`], it leaves the folder as it was.
pub struct Writer {
    options: Options,
    disk: Arc<dyn Disk>,
    waiting: Waiting,
    /// The output folder as the cache knows it.
    name: String,
    /// The folder was not there before.
    made: bool,
    before: Manifest,
    cache: Cache,
    same_stamp: bool,
    now: Mutex<BTreeMap<String, Now>>,
    /// Held while it lives: no two builds write to one folder.
    _lock: Option<File>,
}

/// A file of this build.
struct Now {
    entry: Entry,
    len: u64,
    changed: bool,
}

/// Brings the output folder up to date. Errors name the path and what to do; where a page would replace somebody else's
/// file nothing has been written.
pub fn write(out: &Path, outputs: &[Output]) -> anyhow::Result<Report> {
    let writer = Writer::open(Options { out: out.to_owned(), ..Options::default() })?;
    outputs.par_iter().try_for_each(|o| writer.put(o, "").map(|_| ()))?;
    writer.finish()
}

impl Writer {
    /// # Errors
    /// A folder that cannot be made or read, that is somebody else's, or that another build is writing to.
    pub fn open(options: Options) -> anyhow::Result<Writer> {
        Writer::open_on(options, Arc::new(System))
    }

    fn open_on(options: Options, disk: Arc<dyn Disk>) -> anyhow::Result<Writer> {
        let out = &options.out;
        let made = !out.exists();
        durable::make_folders_on(&*disk, out).with_context(|| {
            format!("cannot make the folder {}; is a file in the way, or is it read-only?", out.display())
        })?;
        let lock = lock(out)?;
        let mut before = match Manifest::read(out)? {
            Listing::Ours(list) => list,
            Listing::Foreign if !options.overwrite => bail!(owner::foreign_list(out)),
            Listing::Missing | Listing::Foreign => Manifest::default(),
        };
        let waiting = Waiting::open(disk.clone(), out)?;
        let name = out.canonicalize().unwrap_or_else(|_| out.clone()).display().to_string().replace('\n', " ");
        let cache = options.cache.as_ref().map(|path| Cache::read(path, &name)).unwrap_or_default();
        cache.files.iter().for_each(|(path, entry)| before.add(path, &entry.digest));
        let same_stamp = cache.stamp == options.stamp;
        let now = Mutex::default();
        Ok(Writer { options, disk, waiting, name, made, before, cache, same_stamp, now, _lock: lock })
    }

    /// True where an earlier build made the whole site from just this, and every file lies as that build left it: nothing
    /// needs to be made, and [`Writer::finish`] finds nothing to do.
    pub fn is_up_to_date(&self) -> bool {
        let (inputs, files) = (&self.options.inputs, &self.cache.files);
        if inputs.is_empty() || !self.same_stamp || self.cache.inputs != *inputs || files.is_empty() {
            return false;
        }
        let kept = |(path, entry): (&String, &Entry)| {
            let at = place(&self.options.out, path);
            let (stat, known) = (Stat::of(&at)?, entry.stat);
            // What was too new to be sure of is read once more.
            let same = known.map_or_else(|| has_digest(&at, &entry.digest), |known| known == stat);
            same.then(|| (path.clone(), Now { entry: entry.clone(), len: stat.len, changed: false }))
        };
        let Some(kept) = files.par_iter().map(kept).collect::<Option<BTreeMap<String, Now>>>() else { return false };
        self.now.lock().map(|mut now| *now = kept).is_ok()
    }

    /// What this build found has to be found again by the next one, so that one must not take it as made.
    pub fn must_repeat(&mut self) {
        self.options.inputs = String::new();
    }

    /// Path and length of every file so far, in the order of the paths.
    pub fn sizes(&self) -> Vec<(String, u64)> {
        let files = self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        files.iter().map(|(path, file)| (path.clone(), file.len)).collect()
    }

    fn go_on(&self) -> anyhow::Result<()> {
        if self.options.stop.load(Ordering::Relaxed) {
            bail!("stopped; {}", self.as_it_was());
        }
        Ok(())
    }

    /// Writes a file to where it waits.
    fn wait(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        self.waiting.put(path, bytes).with_context(|| cannot_write(&place(&self.options.out, path)))
    }

    fn as_it_was(&self) -> String {
        format!("{} is left as it was", self.options.out.display())
    }
}

impl Sink for Writer {
    fn keeps(&self, path: &str, key: &str) -> bool {
        let known = self.cache.files.get(path).filter(|e| self.same_stamp && e.key == key);
        let Some((entry, stat)) = known.and_then(|e| Some((e, e.stat?))) else { return false };
        if Stat::of(&place(&self.options.out, path)) != Some(stat) {
            return false;
        }
        let now = Now { entry: entry.clone(), len: stat.len, changed: false };
        self.now.lock().is_ok_and(|mut files| files.insert(path.to_owned(), now).is_none())
    }

    fn put(&self, file: &Output, key: &str) -> anyhow::Result<bool> {
        self.go_on()?;
        let Output { path, bytes, .. } = file;
        if !manifest::is_safe(path) {
            bail!("a page wants to be written to {path:?}, which is not a path below the output folder");
        }
        if path == manifest::NAME || path.split('/').next() == Some(waiting::NAME) {
            bail!("a page wants to be written to {path}, which the tool keeps for itself; rename the page");
        }
        let at = place(&self.options.out, path);
        let digest = manifest::digest(bytes);
        let cached = self.cache.files.get(path).filter(|e| e.digest == digest);
        // Looked at before it is read: what changes in between is seen by the next build.
        let stat = Stat::of(&at);
        let as_left = cached.is_some_and(|e| e.stat.is_some() && e.stat == stat);
        let changed = !as_left && !is_equal(&at, bytes)?;
        let published = self.same_stamp && cached.is_some();
        let entry = Entry { key: key.to_owned(), digest, stat: stat.filter(|_| !changed) };
        let now = Now { entry, len: bytes.len() as u64, changed };
        let Ok(mut files) = self.now.lock() else { bail!("{path} was given up by another thread") };
        if files.insert(path.clone(), now).is_some() {
            bail!("two pages want to be written to {path}; rename one of them");
        }
        drop(files);
        if changed {
            self.wait(path, bytes).with_context(|| self.as_it_was())?;
        }
        Ok(published)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Nothing more can be done about what cannot be removed; the next build tries again.
        let _ = self.waiting.clear();
        if self.made {
            // Fails, as it should, where the site has been written.
            let _ = self.disk.remove_folder(&self.options.out);
        }
    }
}

/// Where the system cannot lock, two builds at once are the user's to avoid.
fn lock(out: &Path) -> anyhow::Result<Option<File>> {
    // A folder can be locked without a file in it that would be published; other systems cannot open one.
    if !cfg!(unix) {
        return Ok(None);
    }
    let folder = File::open(out).with_context(|| format!("cannot open the folder {}", out.display()))?;
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(std::fs::TryLockError::WouldBlock) => bail!(
            "another build is writing to {}; wait until it has ended, or choose another folder with --out",
            out.display()
        ),
        Err(std::fs::TryLockError::Error(_)) => Ok(None),
    }
}

fn cannot_write(to: &Path) -> String {
    format!(
        "cannot write {}; is the disk full, the folder read-only, or something else of that name in the way?",
        to.display()
    )
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

fn has_digest(place: &Path, digest: &str) -> bool {
    std::fs::read(place).is_ok_and(|bytes| manifest::digest(&bytes) == digest)
}

#[cfg(test)]
mod tests;
