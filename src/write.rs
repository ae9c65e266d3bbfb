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
//! Which files are ours says the list of [`crate::manifest`]. It is brought up to date before the first page is moved, so
//! that a build that is cut short leaves nothing behind that the next one does not know. Files that hold exactly what the
//! build would write are ours as well, whatever the list says.

use crate::manifest::{self, Manifest};
use crate::render::{Output, Sink};
use anyhow::{Context, bail};
use cache::{Cache, Entry, Stat};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::SystemTime;

mod cache;

/// Where new files wait, in the output folder.
const WAITING: &str = ".briefing-new";

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
    /// Replace files that no earlier build is known to have written.
    pub overwrite: bool,
    /// Set by whoever wants the build to end. Obeyed until files begin to move; from then on it is quicker to finish.
    pub stop: Arc<AtomicBool>,
}

/// A build on its way into the output folder. Dropped before [`Writer::finish`], it leaves the folder as it was.
pub struct Writer {
    options: Options,
    /// The output folder as the cache knows it.
    name: String,
    /// The folder was not there before.
    made: bool,
    before: Manifest,
    cache: Cache,
    same_stamp: bool,
    now: Mutex<BTreeMap<String, Now>>,
    folders: Mutex<BTreeSet<PathBuf>>,
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
    /// A folder that cannot be made or read, or that another build is writing to.
    pub fn open(options: Options) -> anyhow::Result<Writer> {
        let out = &options.out;
        let made = !out.exists();
        create(out)?;
        let lock = lock(out)?;
        let waiting = out.join(WAITING);
        if waiting.symlink_metadata().is_ok() {
            std::fs::remove_dir_all(&waiting).with_context(|| {
                format!("cannot remove {}, which a build that was cut short left; delete it", waiting.display())
            })?;
        }
        let mut before = Manifest::read(out)?;
        let name = out.canonicalize().unwrap_or_else(|_| out.clone()).display().to_string().replace('\n', " ");
        let cache = options.cache.as_ref().map(|path| Cache::read(path, &name)).unwrap_or_default();
        for (path, entry) in &cache.files {
            before.files.entry(path.clone()).or_insert_with(|| entry.digest.clone());
        }
        let same_stamp = cache.stamp == options.stamp;
        Ok(Writer {
            options,
            name,
            made,
            before,
            cache,
            same_stamp,
            now: Mutex::default(),
            folders: Mutex::default(),
            _lock: lock,
        })
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

    /// Moves everything to its place.
    ///
    /// # Errors
    /// Before anything has been moved: a page in the place of somebody else's file. After that: of the disk.
    pub fn finish(self) -> anyhow::Result<Report> {
        let out = &self.options.out;
        let files = std::mem::take(&mut *self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let changed: Vec<&str> = files.iter().filter(|(_, f)| f.changed).map(|(p, _)| p.as_str()).collect();
        self.go_on()?;
        self.refuse_foreign(&changed)?;
        let folders = folders(out, &changed)?;

        let now = Manifest { files: files.iter().map(|(p, f)| (p.clone(), f.entry.digest.clone())).collect() };
        let gone: BTreeMap<&String, &String> =
            self.before.files.iter().filter(|(p, _)| !now.files.contains_key(*p)).collect();
        if !changed.is_empty() || !gone.is_empty() {
            let mut claimed = now.clone();
            claimed.files.extend(gone.iter().map(|(p, h)| ((*p).clone(), (*h).clone())));
            self.list(&claimed)?;
        }
        self.place_all(&changed, &folders)?;
        let mut report = Report {
            written: changed.len(),
            unchanged: files.len() - changed.len(),
            bytes: files.values().map(|f| f.len).sum(),
            ..Report::default()
        };
        for (path, hash) in gone {
            match remove(out, path, hash)? {
                Removed::Yes => report.removed += 1,
                Removed::ChangedByHand => report.left.push(path.clone()),
                Removed::WasNotThere => {}
            }
        }
        self.list(&now)?;
        report.forgets = self.remember(files);
        Ok(report)
    }

    fn go_on(&self) -> anyhow::Result<()> {
        if self.options.stop.load(Ordering::Relaxed) {
            bail!("stopped; {} is left as it was", self.options.out.display());
        }
        Ok(())
    }

    fn remember(&self, files: BTreeMap<String, Now>) -> Option<String> {
        let path = self.options.cache.as_ref()?;
        let moment = SystemTime::now();
        let known: Vec<(String, Entry)> = files
            .into_par_iter()
            .map(|(path, mut file)| {
                if file.entry.stat.is_none() {
                    file.entry.stat = Stat::of(&place(&self.options.out, &path));
                }
                (path, file.entry)
            })
            .collect();
        let Options { stamp, inputs, .. } = &self.options;
        let cache = Cache { stamp: stamp.clone(), inputs: inputs.clone(), files: known.into_iter().collect() };
        if cache == self.cache {
            return None;
        }
        let error = cache.write(path, &self.name, moment).err()?;
        Some(format!("cannot write {}: {error}", path.display()))
    }

    /// Writes the list of files, if it is another.
    fn list(&self, manifest: &Manifest) -> anyhow::Result<()> {
        let (out, text) = (&self.options.out, manifest.text());
        if is_equal(&out.join(manifest::NAME), text.as_bytes())? {
            return Ok(());
        }
        self.wait(manifest::NAME, text.as_bytes())?;
        self.move_to_place(manifest::NAME)
    }

    /// New folders are moved as they are, with all that they hold; into others file by file. The home page comes last.
    fn place_all(&self, changed: &[&str], missing: &BTreeSet<&str>) -> anyhow::Result<()> {
        let is_below =
            |path: &str, folder: &str| path.as_bytes().get(folder.len()) == Some(&b'/') && path.starts_with(folder);
        // The outermost of the missing ones, which bring the others with them.
        let mut outermost: Vec<&str> = Vec::new();
        for folder in missing {
            if !folder.match_indices('/').any(|(i, _)| missing.contains(&folder[..i])) {
                outermost.push(folder);
            }
        }
        outermost.iter().try_for_each(|folder| self.move_to_place(folder))?;
        let single = |path: &&&str| !outermost.iter().any(|folder| is_below(path, folder));
        let (last, pages): (Vec<&str>, Vec<&str>) =
            changed.iter().filter(single).partition(|path| **path == "index.html");
        pages.par_iter().try_for_each(|path| self.move_to_place(path))?;
        last.iter().try_for_each(|path| self.move_to_place(path))
    }

    fn move_to_place(&self, path: &str) -> anyhow::Result<()> {
        let to = place(&self.options.out, path);
        std::fs::rename(place(&self.options.out.join(WAITING), path), &to)
            .with_context(|| format!("cannot write {}; is something else of that name in the way?", to.display()))
    }

    /// Writes a file to where it waits.
    fn wait(&self, path: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let at = place(&self.options.out.join(WAITING), path);
        let attempt = || -> std::io::Result<()> {
            if let Some(folder) = at.parent() {
                let known = |f: &BTreeSet<PathBuf>| f.contains(folder);
                if !self.folders.lock().is_ok_and(|f| known(&f)) {
                    std::fs::create_dir_all(folder)?;
                    if let Ok(mut folders) = self.folders.lock() {
                        folders.insert(folder.to_owned());
                    }
                }
            }
            File::create(&at)?.write_all(bytes)
        };
        attempt().with_context(|| {
            let to = place(&self.options.out, path);
            format!(
                "cannot write {}; is the disk full, the folder read-only, or something else of that name in the way? \
                 The last site is left as it was",
                to.display()
            )
        })
    }

    /// Stops before anything is moved where a page would take the place of something that no earlier build wrote.
    fn refuse_foreign(&self, changed: &[&str]) -> anyhow::Result<()> {
        let out = &self.options.out;
        let ours = |path: &str| self.options.overwrite || self.before.files.contains_key(path);
        let foreign: Vec<&str> = changed
            .iter()
            .copied()
            .filter(|path| std::fs::symlink_metadata(place(out, path)).is_ok_and(|m| m.is_dir() || !ours(path)))
            .collect();
        let Some(first) = foreign.first() else { return Ok(()) };
        let more = match foreign.len() - 1 {
            0 => String::new(),
            n => format!(" (and {n} more)"),
        };
        bail!(
            "{}{more} is already there, and {} does not list it as written by an earlier build; \
             move it away, delete it, choose another folder with --out, or let --overwrite replace it",
            place(out, first).display(),
            place(out, manifest::NAME).display(),
        )
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
        if path == manifest::NAME || path.split('/').next() == Some(WAITING) {
            bail!("a page wants to be written to {path}, which the tool keeps for itself; rename the page");
        }
        let at = place(&self.options.out, path);
        let digest = manifest::digest(bytes);
        let cached = self.cache.files.get(path).filter(|e| e.digest == digest);
        // Looked at before it is read: what changes in between is seen by the next build.
        let stat = Stat::of(&at);
        let as_left = cached.is_some_and(|e| e.stat.is_some() && e.stat == stat);
        let changed = !as_left && !is_equal(&at, bytes)?;
        if changed {
            self.wait(path, bytes)?;
        }
        let published = self.same_stamp && cached.is_some();
        let entry = Entry { key: key.to_owned(), digest, stat: stat.filter(|_| !changed) };
        let now = Now { entry, len: bytes.len() as u64, changed };
        let Ok(mut files) = self.now.lock() else { bail!("{path} was given up by another thread") };
        if files.insert(path.clone(), now).is_some() {
            bail!("two pages want to be written to {path}; rename one of them");
        }
        Ok(published)
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // Nothing more can be done about what cannot be removed; the next build tries again.
        let _ = std::fs::remove_dir_all(self.options.out.join(WAITING));
        if self.made {
            // Fails, as it should, where the site has been written.
            let _ = std::fs::remove_dir(&self.options.out);
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

fn has_digest(place: &Path, digest: &str) -> bool {
    std::fs::read(place).is_ok_and(|bytes| manifest::digest(&bytes) == digest)
}

/// The folders that these files need and that are not there. A folder that is a link is refused: it could lead anywhere.
fn folders<'a>(out: &Path, files: &[&'a str]) -> anyhow::Result<BTreeSet<&'a str>> {
    let all: BTreeSet<&str> = files.iter().flat_map(|path| path.match_indices('/').map(|(i, _)| &path[..i])).collect();
    let mut missing = BTreeSet::new();
    for path in all {
        let folder = place(out, path);
        match folder.symlink_metadata() {
            Ok(m) if m.is_symlink() => {
                bail!(
                    "{} is a link to another place; remove the link or choose another folder with --out",
                    folder.display()
                )
            }
            Ok(m) if !m.is_dir() => {
                bail!("{} is already there, and is no folder; move it away or delete it", folder.display())
            }
            Ok(_) => {}
            Err(_) => {
                missing.insert(path);
            }
        }
    }
    Ok(missing)
}

fn create(folder: &Path) -> anyhow::Result<()> {
    std::fs::create_dir_all(folder).with_context(|| {
        format!("cannot make the folder {}; is a file in the way, or is it read-only?", folder.display())
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
