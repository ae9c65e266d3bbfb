//! Waiting for somebody to change something. What changed is not asked here: the next build reads everything again, so
//! that no order of events, no rename and no lost message can leave the preview behind the disk.

use anyhow::Context;
use notify::{Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// So long nothing may happen before a change counts as complete: editors save in several steps.
const QUIET: Duration = Duration::from_millis(10);
/// Yet nobody waits longer than this.
const ENOUGH: Duration = Duration::from_secs(2);
/// Files that appear in a new folder before it is watched are found by looking again after this.
pub const LATER: Duration = Duration::from_millis(250);
/// Where the system has no more watches to give, the folders are looked through this often.
const ROUNDS: Duration = Duration::from_millis(700);

/// Watches the folders of a site.
pub struct Watcher {
    inner: Inner,
    events: Receiver<notify::Result<Event>>,
    sender: Sender<notify::Result<Event>>,
    /// As they were asked for.
    folders: BTreeSet<PathBuf>,
    /// As the system names them.
    known: BTreeSet<PathBuf>,
    /// One of them was removed or made: its watch may have gone with it.
    again: bool,
}

enum Inner {
    System(RecommendedWatcher),
    Polling(PollWatcher),
}

impl Inner {
    fn watch(&mut self, path: &Path, mode: RecursiveMode) -> notify::Result<()> {
        match self {
            Inner::System(w) => w.watch(path, mode),
            Inner::Polling(w) => w.watch(path, mode),
        }
    }

    fn unwatch(&mut self, path: &Path) {
        // It may be gone, and its watch with it.
        let _ = match self {
            Inner::System(w) => w.unwatch(path),
            Inner::Polling(w) => w.unwatch(path),
        };
    }
}

impl Watcher {
    /// # Errors
    /// The system gives no watch at all.
    pub fn start(folders: BTreeSet<PathBuf>) -> anyhow::Result<Watcher> {
        let (sender, events) = channel();
        let inner = match RecommendedWatcher::new(sender.clone(), notify::Config::default()) {
            Ok(watcher) => Inner::System(watcher),
            Err(_) => polling(&sender)?,
        };
        let mut watcher =
            Watcher { inner, events, sender, folders: BTreeSet::new(), known: BTreeSet::new(), again: false };
        watcher.watch_all(folders)?;
        Ok(watcher)
    }

    /// Blocks until something changed and nothing changes any more, or until `patience` is over. True where folders came or
    /// went: what is in them may have been missed.
    ///
    /// # Errors
    /// The watch has ended.
    pub fn wait(&mut self, patience: Option<Duration>) -> anyhow::Result<bool> {
        let mut moved = false;
        let first = match patience {
            None => self.events.recv().map(Some).context("the folders are no longer watched")?,
            Some(patience) => match self.events.recv_timeout(patience) {
                Ok(event) => Some(event),
                Err(RecvTimeoutError::Timeout) => return Ok(false),
                Err(e) => return Err(e).context("the folders are no longer watched"),
            },
        };
        let mut counts = first.is_some_and(|e| self.counts(e, &mut moved));
        let mut begun = Instant::now();
        loop {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => {
                    let more = self.counts(event, &mut moved);
                    if more && !counts {
                        begun = Instant::now();
                    }
                    counts |= more;
                    if counts && begun.elapsed() > ENOUGH {
                        return Ok(moved);
                    }
                }
                Err(RecvTimeoutError::Timeout) if counts || patience.is_some() => return Ok(moved),
                // Nothing of interest so far.
                Err(RecvTimeoutError::Timeout) => {
                    let event = self.events.recv().context("the folders are no longer watched")?;
                    begun = Instant::now();
                    counts = self.counts(event, &mut moved);
                }
                Err(e) => return Err(e).context("the folders are no longer watched"),
            }
        }
    }

    /// Watches what a build reads from now on, and again what was removed and came back.
    pub fn follow(&mut self, folders: BTreeSet<PathBuf>) {
        let came_or_went = folders.iter().any(|f| self.known.contains(&named(f)) != f.is_dir());
        if folders != self.folders || came_or_went || std::mem::take(&mut self.again) {
            // What cannot be watched now is tried again after the next change.
            let _ = self.watch_all(folders);
        }
    }

    fn watch_all(&mut self, folders: BTreeSet<PathBuf>) -> anyhow::Result<()> {
        if self.try_all(&folders).is_err() {
            // Most often the system's limit of watches.
            self.inner = polling(&self.sender)?;
            self.known.clear();
            self.try_all(&folders).context("the site's folders cannot be watched")?;
        }
        self.folders = folders;
        Ok(())
    }

    fn try_all(&mut self, folders: &BTreeSet<PathBuf>) -> notify::Result<()> {
        let mut known = BTreeSet::new();
        // The folder above tells when one comes back that was removed.
        let above: BTreeSet<PathBuf> =
            folders.iter().filter_map(|f| named(f).parent().map(Path::to_owned)).filter(|p| p.is_dir()).collect();
        for path in &above {
            self.inner.watch(path, RecursiveMode::NonRecursive)?;
        }
        for folder in folders.iter().map(|f| named(f)) {
            if self.known.contains(&folder) {
                self.inner.unwatch(&folder);
            }
            if folder.is_dir() {
                self.inner.watch(&folder, RecursiveMode::Recursive)?;
                known.insert(folder);
            }
        }
        self.known = known;
        Ok(())
    }

    /// True for an event after which a build could come out differently.
    fn counts(&mut self, event: notify::Result<Event>, moved: &mut bool) -> bool {
        let Ok(event) = event else {
            *moved = true;
            return true;
        };
        // Messages were lost: look again.
        if event.need_rescan() {
            *moved = true;
            return true;
        }
        if matches!(event.kind, EventKind::Access(_)) {
            return false;
        }
        let folders: Vec<PathBuf> = self.folders.iter().map(|f| named(f)).collect();
        let counts = event.paths.iter().any(|path| folders.iter().any(|f| is_read(path, f)));
        if counts {
            let is_folder = event.paths.iter().any(|path| folders.contains(path));
            self.again |= is_folder;
            *moved |= is_folder || event.paths.iter().any(|path| path.is_dir());
        }
        counts
    }
}

/// True where a build would read a file of this path: hidden ones are passed over.
fn is_read(path: &Path, folder: &Path) -> bool {
    let hidden = |part: Component| part.as_os_str().to_string_lossy().starts_with('.');
    path.strip_prefix(folder).is_ok_and(|below| !below.components().any(hidden))
}

/// The path as the system names it in events.
fn named(folder: &Path) -> PathBuf {
    let whole = std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned());
    match (whole.parent().map(Path::canonicalize), whole.file_name()) {
        (Some(Ok(parent)), Some(name)) => parent.join(name),
        _ => whole,
    }
}

fn polling(sender: &Sender<notify::Result<Event>>) -> anyhow::Result<Inner> {
    let config = notify::Config::default().with_poll_interval(ROUNDS).with_compare_contents(true);
    PollWatcher::new(sender.clone(), config).map(Inner::Polling).context("the site's folders cannot be watched")
}
