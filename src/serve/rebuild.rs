//! One rebuild after another: the stages of `build`, in memory, and what came of them.

use super::live::Live;
use super::remarks::Remarks;
use super::site::{Filling, Site};
use crate::finding::{Finding, Severity, any_error};
use crate::parse::{self, Draft};
use crate::pipeline::{self, Options, Run};
use crate::read;
use crate::text::Files;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A file may vanish between the moment when its folder is listed and the one when it is read.
const TRIES: usize = 3;
const BREATH: Duration = Duration::from_millis(30);

/// The browser's turn to load the pages that it shows: the whole build after them would take all processors.
const TURN: Duration = Duration::from_millis(100);

/// What a rebuild did.
#[derive(Clone, Debug, Default)]
pub struct Rebuilt {
    /// Files of the project that are not what they were, in the order of their paths; empty the first time.
    pub changes: Vec<(Change, String)>,
    /// Files of the site.
    pub files: usize,
    /// Those that are new, gone or other than before.
    pub differing: usize,
    pub errors: usize,
    pub warnings: usize,
    /// Why nothing could be built at all.
    pub trouble: Option<String>,
    pub took: Duration,
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    New,
    Changed,
    Gone,
}

/// Builds, and remembers what it built from.
pub struct Builder {
    options: Options,
    last: Option<Run>,
    /// The last whole site without errors.
    good: Option<Arc<Site>>,
    trouble: Option<String>,
    memory: pipeline::Memory,
}

impl Builder {
    pub fn new(options: Options) -> Builder {
        Builder { options, last: None, good: None, trouble: None, memory: pipeline::Memory::default() }
    }

    /// What the last build that could be read was made from, and found.
    pub fn last(&self) -> Option<&Run> {
        self.last.as_ref()
    }

    /// The first build.
    ///
    /// # Errors
    /// The site cannot be read at all.
    pub fn first(&mut self, live: &Live) -> anyhow::Result<Rebuilt> {
        let begun = Instant::now();
        let run = pipeline::check_again(&self.options, &mut self.memory)?;
        Ok(self.from(run, live, begun))
    }

    /// Builds again if anything that a build reads is not what it was.
    pub fn again(&mut self, live: &Live) -> Option<Rebuilt> {
        let begun = Instant::now();
        match self.checked() {
            Ok(run) => {
                let is_same = self.last.as_ref().is_some_and(|last| same(&last.files, &run.files));
                if is_same && self.trouble.is_none() {
                    return None;
                }
                self.trouble = None;
                Some(self.from(run, live, begun))
            }
            Err(trouble) if self.trouble.as_ref() == Some(&trouble) => None,
            Err(trouble) => {
                live.put(None, Remarks::trouble(&trouble));
                self.trouble = Some(trouble.clone());
                Some(Rebuilt { errors: 1, trouble: Some(trouble), took: begun.elapsed(), ..Rebuilt::default() })
            }
        }
    }

    fn checked(&mut self) -> Result<Run, String> {
        let mut tries = 1;
        loop {
            // A mistake of ours must not end a preview that the next save may mend.
            let attempt = catch_unwind(AssertUnwindSafe(|| pipeline::check_again(&self.options, &mut self.memory)));
            match attempt {
                Ok(Ok(run)) => return Ok(run),
                Ok(Err(e)) if tries >= TRIES => return Err(format!("{e:#}")),
                Ok(Err(_)) => std::thread::sleep(BREATH),
                Err(_) => return Err(PANIC.to_owned()),
            }
            tries += 1;
        }
    }

    /// What follows when the site has been read: first the pages that somebody looks at, then all.
    fn from(&mut self, mut run: Run, live: &Live, begun: Instant) -> Rebuilt {
        let mut rebuilt = Rebuilt::default();
        let mut site = None;
        if !any_error(&run.findings) {
            let stamp = pipeline::stamp(&run);
            let first = self.good.as_ref().and_then(|good| looked_at(&run, &stamp, good, live));
            match whole(&run, stamp, first.as_deref().or(self.good.as_deref())) {
                Ok((made, findings)) => {
                    run.findings.extend(findings);
                    if !any_error(&run.findings) {
                        rebuilt.differing = self.good.as_ref().map_or(made.len(), |good| made.differs_from(good));
                        rebuilt.files = made.len();
                        site = Some(Arc::new(made));
                    }
                }
                Err(trouble) => rebuilt.trouble = Some(trouble),
            }
        }
        let remarks = match &rebuilt.trouble {
            Some(trouble) => Remarks::trouble(trouble),
            None => Remarks::new(&run.files, &run.findings),
        };
        let counted = |s| run.findings.iter().filter(|f| f.severity == s).count();
        (rebuilt.errors, rebuilt.warnings) = (remarks.error_count, counted(Severity::Warning));
        self.good = site.or_else(|| self.good.take());
        // Also where nothing new could be made: pages that were shown before the rest failed go back to what they were.
        live.put(self.good.clone(), remarks);
        rebuilt.took = begun.elapsed();
        rebuilt.changes = self.last.as_ref().map_or_else(Vec::new, |last| changes(&last.files, &run.files));
        self.last = Some(run);
        rebuilt
    }

    /// The folders that a build reads, there or not.
    pub fn folders(&self) -> BTreeSet<PathBuf> {
        let root = &self.options.root;
        let mut folders: BTreeSet<PathBuf> =
            ["content", "themes", "originals"].iter().map(|name| root.join(name)).collect();
        folders.extend(self.options.originals.clone());
        // Where site.yaml says that they are, even while the rest of the site cannot be read.
        let drafts = read::settings(root).ok().flatten().map(|file| parse::parse(&Files::new(vec![file])).value);
        let named = drafts.into_iter().flatten().find_map(|draft| match draft {
            Draft::Site { site, .. } => site.originals,
            _ => None,
        });
        folders.extend(named.map(|folder| root.join(folder)));
        folders
    }
}

/// The last good site with the new bytes of the pages that browsers show and of the theme's files, which is already shown;
/// `None` where nobody looks or where they cannot be made: the whole build says why.
fn looked_at(run: &Run, stamp: &str, good: &Site, live: &Live) -> Option<Arc<Site>> {
    let paths = live.shown(good);
    if paths.is_empty() {
        return None;
    }
    let filling = Filling::new(Some(good), stamp);
    let built = catch_unwind(AssertUnwindSafe(|| pipeline::build_some(run, &paths, &filling)));
    let mut findings = built.ok()?.ok()?;
    if any_error(&findings) {
        return None;
    }
    findings.extend_from_slice(&run.findings);
    let site = Arc::new(good.with(filling.files(), run.briefing.site.base_url.as_deref()));
    live.put(Some(site.clone()), Remarks::new(&run.files, &findings));
    std::thread::sleep(TURN);
    Some(site)
}

/// The whole site, and what building it found.
fn whole(run: &Run, stamp: String, before: Option<&Site>) -> Result<(Site, Vec<Finding>), String> {
    let filling = Filling::new(before, &stamp);
    match catch_unwind(AssertUnwindSafe(|| pipeline::build_into(run, &filling))) {
        Ok(Ok(findings)) => Ok((Site::new(filling.files(), run.briefing.site.base_url.as_deref(), stamp), findings)),
        Ok(Err(e)) => Err(format!("{e:#}")),
        Err(_) => Err(PANIC.to_owned()),
    }
}

const PANIC: &str = "the program failed on this content, which is a mistake of ours; the details are on the terminal";

fn same(a: &Files, b: &Files) -> bool {
    let key = |f: &crate::text::File| (f.invalid_at, f.too_long);
    a.iter().count() == b.iter().count()
        && a.iter().zip(b.iter()).all(|((_, a), (_, b))| a.path == b.path && a.text == b.text && key(a) == key(b))
}

fn changes(before: &Files, after: &Files) -> Vec<(Change, String)> {
    let mut all: BTreeMap<&str, Change> = BTreeMap::new();
    for (_, file) in after.iter() {
        match before.by_path(&file.path).map(|id| before.get(id)) {
            None => all.insert(&file.path, Change::New),
            Some(old) if old.text != file.text => all.insert(&file.path, Change::Changed),
            Some(_) => None,
        };
    }
    let gone = before.iter().filter(|(_, file)| after.by_path(&file.path).is_none());
    all.extend(gone.map(|(_, file)| (file.path.as_str(), Change::Gone)));
    all.into_iter().map(|(path, change)| (change, path.to_owned())).collect()
}
