//! The end of a build: what waits is moved to its place, what is no longer part of the site removed.

use super::cache::{Cache, Entry, Stat};
use super::owner::{self, Found};
use super::place::place;
use super::{Now, Options, Report, Writer, cannot_write, is_equal};
use crate::manifest::{self, Manifest};
use anyhow::{Context, bail};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

impl Writer {
    /// Moves everything to its place.
    ///
    /// # Errors
    /// Before anything has been moved: a page in the place of somebody else's file. After that: of the disk.
    pub fn finish(self) -> anyhow::Result<Report> {
        let out = &self.options.out;
        let files = std::mem::take(&mut *self.now.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let changed: Vec<&str> = files.iter().filter(|(_, f)| f.changed).map(|(p, _)| p.as_str()).collect();
        self.go_on()?;
        let mut claimed = self.before.clone();
        self.refuse_foreign(&changed)?.iter().for_each(|(path, digest)| claimed.add(path, digest));
        let missing = folders(out, &changed)?;

        let mut now = Manifest::default();
        files.iter().for_each(|(path, file)| now.add(path, &file.entry.digest));
        files.iter().for_each(|(path, file)| claimed.add(path, &file.entry.digest));
        let gone: Vec<&str> =
            claimed.files.keys().filter(|p| !now.files.contains_key(*p)).map(String::as_str).collect();
        if !changed.is_empty() || !gone.is_empty() {
            let flushed = self.waiting.flush_all(changed.iter().copied()).with_context(|| cannot_write(out));
            flushed.and_then(|()| self.list(&claimed)).with_context(|| self.as_it_was())?;
        }
        let mut report = Report {
            written: changed.len(),
            unchanged: files.len() - changed.len(),
            bytes: files.values().map(|f| f.len).sum(),
            ..Report::default()
        };
        self.place_all(&changed, &missing)
            .and_then(|()| self.remove_all(&gone, &mut report))
            .and_then(|()| self.flush_places(&changed, &gone))
            .and_then(|()| self.list(&now))
            .with_context(|| {
                format!("{} is now partly the new site and partly the last one; the next build mends it", out.display())
            })?;
        report.forgets = self.remember(files);
        Ok(report)
    }

    /// Returns when what has been moved and removed is on the disk.
    fn flush_places(&self, changed: &[&str], gone: &[&str]) -> anyhow::Result<()> {
        let out = &self.options.out;
        let touched = changed.iter().chain(gone);
        let folders: BTreeSet<&str> =
            touched.flat_map(|p| p.match_indices('/').map(|(i, _)| &p[..i]).chain([""])).collect();
        let folders = folders.into_iter().map(|folder| place(out, folder)).filter(|f| f.is_dir());
        let folders: Vec<PathBuf> = folders.collect();
        self.disk.flush(out, &[], &folders).with_context(|| format!("cannot write to {}", out.display()))
    }

    fn remove_all(&self, gone: &[&str], report: &mut Report) -> anyhow::Result<()> {
        for path in gone {
            match self.remove(path)? {
                Removed::Yes => report.removed += 1,
                Removed::ChangedByHand => report.left.push((*path).to_owned()),
                Removed::WasNotThere => {}
            }
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
        self.waiting.flush_file(manifest::NAME).with_context(|| cannot_write(&out.join(manifest::NAME)))?;
        self.move_to_place(manifest::NAME)?;
        self.disk
            .flush(out, &[], std::slice::from_ref(out))
            .with_context(|| format!("cannot write to {}", out.display()))
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
        self.waiting.move_to_place(path).with_context(|| {
            let to = place(&self.options.out, path);
            format!("cannot write {}; is something else of that name in the way?", to.display())
        })
    }

    /// Stops before anything is moved where a page would take the place of something that no earlier build wrote. Where
    /// that is wanted: path and digest of what it takes the place of.
    fn refuse_foreign<'a>(&self, changed: &[&'a str]) -> anyhow::Result<Vec<(&'a str, String)>> {
        let found = changed.par_iter().map(|path| Ok((*path, self.find(path)?)));
        let (mut by_hand, mut foreign, mut replaced) = (Vec::new(), Vec::new(), Vec::new());
        for (path, found) in found.collect::<anyhow::Result<Vec<_>>>()? {
            match found {
                Found::Nothing | Found::Ours => {}
                Found::Changed(digest) | Found::Foreign(digest) if self.options.overwrite => {
                    replaced.extend(digest.map(|digest| (path, digest)));
                }
                Found::Changed(_) => by_hand.push(path),
                Found::Foreign(_) | Found::Folder => foreign.push(path),
            }
        }
        owner::refusal(&self.options.out, &by_hand, &foreign).map_or(Ok(replaced), |why| bail!(why))
    }

    /// What lies at the address of a file.
    fn find(&self, path: &str) -> anyhow::Result<Found> {
        let at = place(&self.options.out, path);
        if self.cache.files.get(path).is_some_and(|e| e.stat.is_some() && e.stat == Stat::of(&at)) {
            return Ok(Found::Ours);
        }
        owner::find(&at, self.before.files.get(path))
    }

    /// Removes a file of an earlier build, if it still is what that build wrote, and the folders that are empty then. A
    /// build that was cut short may have left such folders without their file.
    fn remove(&self, path: &str) -> anyhow::Result<Removed> {
        let (out, file) = (&self.options.out, place(&self.options.out, path));
        if has_linked_folder(out, path) {
            return Ok(Removed::WasNotThere);
        }
        let removed = match self.find(path)? {
            Found::Folder | Found::Foreign(_) => return Ok(Removed::WasNotThere),
            Found::Changed(_) if !self.options.overwrite => return Ok(Removed::ChangedByHand),
            Found::Nothing => Removed::WasNotThere,
            Found::Changed(_) | Found::Ours => {
                let removed = self.disk.remove_file(&file);
                removed.with_context(|| format!("cannot remove {}; delete it by hand", file.display()))?;
                Removed::Yes
            }
        };
        let folders = file.ancestors().skip(1).take_while(|folder| *folder != out);
        // Fails where a folder still holds something, and that is where to stop. One that is not there is none to stop at.
        for folder in folders.filter(|folder| folder.is_dir()) {
            if self.disk.remove_folder(folder).is_err() {
                break;
            }
        }
        Ok(removed)
    }
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

enum Removed {
    Yes,
    ChangedByHand,
    WasNotThere,
}

fn has_linked_folder(out: &Path, path: &str) -> bool {
    path.match_indices('/').any(|(i, _)| place(out, &path[..i]).is_symlink())
}
