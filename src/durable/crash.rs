//! A disk that is cut off, for tests: the steps that a program took, recorded, and everything that may be there after a cut.
//!
//! The model is as unkind as file systems may be. Until it is flushed, the text of a file is there, or not, or half of it,
//! or zeros in its place; until its folder is flushed, any change of a name is there or not, whatever came of earlier and
//! later ones. A move is there as a whole or not at all, as every journal sees to it, and is sure with the folder that
//! it leads to.

use super::{Disk, System};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// How many of the states that chance makes are looked at, at each cut.
const CHANCES: usize = 6;

/// Paths below the root, with `/`; the root is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    MakeFolder(String),
    Create { path: String, text: String },
    Rename { from: String, to: String },
    RemoveFile(String),
    RemoveFolder(String),
    Flush { files: Vec<String>, folders: Vec<String> },
}

/// Takes the steps on the disk of this machine and remembers them.
pub struct Recorder {
    root: PathBuf,
    steps: Mutex<Vec<Step>>,
    fails_at: Option<usize>,
}

impl Recorder {
    pub fn new(root: &Path) -> Recorder {
        Recorder { root: root.canonicalize().unwrap(), steps: Mutex::default(), fails_at: None }
    }

    /// The step of that number fails, once, as on a disk that is full.
    pub fn failing(root: &Path, at: usize) -> Recorder {
        Recorder { fails_at: Some(at), ..Recorder::new(root) }
    }

    /// Takes steps that another recorder remembers.
    pub fn replay(&self, steps: &[Step]) {
        let at = |path: &str| self.root.join(path);
        let all = |paths: &[String]| paths.iter().map(|p| at(p)).collect::<Vec<_>>();
        for step in steps {
            let done = match step {
                Step::MakeFolder(path) => self.make_folder(&at(path)),
                Step::Create { path, text } => self.create(&at(path), text.as_bytes(), None),
                Step::Rename { from, to } => self.rename(&at(from), &at(to)),
                Step::RemoveFile(path) => self.remove_file(&at(path)),
                Step::RemoveFolder(path) => self.remove_folder(&at(path)),
                Step::Flush { files, folders } => self.flush(&self.root, &all(files), &all(folders)),
            };
            done.unwrap();
        }
    }

    pub fn steps(&self) -> Vec<Step> {
        self.steps.lock().unwrap().clone()
    }

    fn below(&self, path: &Path) -> String {
        let root = path.ancestors().find(|a| a.canonicalize().is_ok_and(|a| a == self.root));
        let below = path.strip_prefix(root.expect("tests write below the root")).unwrap();
        below.to_str().unwrap().replace('\\', "/")
    }

    fn step(&self, step: Step, act: impl FnOnce() -> io::Result<()>) -> io::Result<()> {
        let mut steps = self.steps.lock().unwrap();
        if self.fails_at == Some(steps.len()) {
            // Counted, and without effect.
            steps.push(Step::Flush { files: Vec::new(), folders: Vec::new() });
            return Err(io::ErrorKind::StorageFull.into());
        }
        act()?;
        steps.push(step);
        Ok(())
    }
}

impl Disk for Recorder {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(Step::MakeFolder(self.below(folder)), || System.make_folder(folder))
    }

    fn create(&self, file: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<()> {
        let step = Step::Create { path: self.below(file), text: String::from_utf8_lossy(bytes).into_owned() };
        self.step(step, || System.create(file, bytes, rights))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let step = Step::Rename { from: self.below(from), to: self.below(to) };
        self.step(step, || System.rename(from, to))
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        self.step(Step::RemoveFile(self.below(file)), || System.remove_file(file))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step(Step::RemoveFolder(self.below(folder)), || System.remove_folder(folder))
    }

    fn flush(&self, _: &Path, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()> {
        let below = |paths: &[PathBuf]| paths.iter().map(|p| self.below(p)).collect();
        let step = Step::Flush { files: below(files), folders: below(folders) };
        self.step(step, || Ok(()))
    }
}

/// The disk of this machine for tests that are over before a power cut matters.
pub struct Unflushed;

impl Disk for Unflushed {
    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        System.make_folder(folder)
    }

    fn create(&self, file: &Path, bytes: &[u8], rights: Option<Permissions>) -> io::Result<()> {
        System.create(file, bytes, rights)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        System.rename(from, to)
    }

    fn remove_file(&self, file: &Path) -> io::Result<()> {
        System.remove_file(file)
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        System.remove_folder(folder)
    }

    fn flush(&self, _: &Path, _: &[PathBuf], _: &[PathBuf]) -> io::Result<()> {
        Ok(())
    }
}

/// Everything below a folder: files with their text, folders without.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tree(BTreeMap<String, Option<String>>);

impl Tree {
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let mut tree = Tree::default();
        for (path, text) in files {
            for (i, _) in path.match_indices('/') {
                tree.0.insert(path[..i].to_owned(), None);
            }
            tree.0.insert((*path).to_owned(), Some((*text).to_owned()));
        }
        tree
    }

    pub fn read(root: &Path) -> Tree {
        let mut tree = Tree::default();
        for entry in walkdir::WalkDir::new(root).min_depth(1) {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            tree.0.insert(path, entry.file_type().is_file().then(|| fs::read_to_string(entry.path()).unwrap()));
        }
        tree
    }

    /// Puts it on the disk of this machine.
    pub fn make(&self, root: &Path) {
        for (path, text) in &self.0 {
            match text {
                Some(text) => fs::write(root.join(path), text).unwrap(),
                None => fs::create_dir(root.join(path)).unwrap(),
            }
        }
    }

    pub fn without(&self, unwanted: impl Fn(&str) -> bool) -> Tree {
        Tree(self.0.iter().filter(|(p, _)| !unwanted(p)).map(|(p, b)| (p.clone(), b.clone())).collect())
    }

    /// The files alone.
    pub fn files(&self) -> Tree {
        self.without(|path| self.0[path].is_none())
    }

    pub fn file(&self, path: &str) -> Option<&str> {
        self.0.get(path)?.as_deref()
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// A name in a folder, by the number of what stands there.
type Names = BTreeMap<(usize, String), usize>;

/// A change of names.
struct Change {
    /// The folder with which it is flushed.
    folder: usize,
    names: Vec<(usize, String, Option<usize>)>,
    sure: bool,
}

#[derive(Clone)]
enum Node {
    Folder,
    File { text: String, sure: bool },
}

/// What there was, and what was done since.
struct Model {
    nodes: Vec<Node>,
    before: Names,
    now: Names,
    changes: Vec<Change>,
}

/// What becomes of a text that was not flushed.
#[derive(Clone, Copy)]
enum Fate {
    Whole,
    Empty,
    Half,
    Zeros,
}

impl Model {
    fn new(before: &Tree) -> Model {
        let mut model =
            Model { nodes: vec![Node::Folder], before: Names::new(), now: Names::new(), changes: Vec::new() };
        for (path, text) in &before.0 {
            let node = text.clone().map_or(Node::Folder, |text| Node::File { text, sure: true });
            model.nodes.push(node);
            let (folder, name) = model.split(path);
            model.now.insert((folder, name), model.nodes.len() - 1);
        }
        model.before = model.now.clone();
        model
    }

    fn find(&self, path: &str) -> usize {
        let parts = path.split('/').filter(|p| !p.is_empty());
        parts.fold(0, |folder, name| self.now[&(folder, name.to_owned())])
    }

    /// The folder that a path lies in, and its name there.
    fn split(&self, path: &str) -> (usize, String) {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        (self.find(folder), name.to_owned())
    }

    fn change(&mut self, folder: usize, names: Vec<(usize, String, Option<usize>)>) {
        for (folder, name, node) in names.clone() {
            match node {
                Some(node) => self.now.insert((folder, name), node),
                None => self.now.remove(&(folder, name)),
            };
        }
        self.changes.push(Change { folder, names, sure: false });
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::MakeFolder(path) => self.add(path, Node::Folder),
            Step::Create { path, text } => self.add(path, Node::File { text: text.clone(), sure: text.is_empty() }),
            Step::Rename { from, to } => {
                let (node, (from, old), (to, new)) = (self.find(from), self.split(from), self.split(to));
                self.change(to, vec![(from, old, None), (to, new, Some(node))]);
            }
            Step::RemoveFile(path) | Step::RemoveFolder(path) => {
                let (folder, name) = self.split(path);
                self.change(folder, vec![(folder, name, None)]);
            }
            Step::Flush { files, folders } => {
                for file in files {
                    let node = self.find(file);
                    if let Node::File { sure, .. } = &mut self.nodes[node] {
                        *sure = true;
                    }
                }
                let folders: Vec<usize> = folders.iter().map(|path| self.find(path)).collect();
                for change in self.changes.iter_mut().filter(|c| folders.contains(&c.folder)) {
                    change.sure = true;
                }
            }
        }
    }

    fn add(&mut self, path: &str, node: Node) {
        self.nodes.push(node);
        let (folder, name) = self.split(path);
        self.change(folder, vec![(folder, name, Some(self.nodes.len() - 1))]);
    }

    /// What is there if these of the unsure changes of names have come to the disk, and the unsure texts so.
    fn state(&self, stays: impl Fn(usize) -> bool, fate: impl Fn(usize) -> Fate) -> Tree {
        let mut names = self.before.clone();
        for (_, change) in self.changes.iter().enumerate().filter(|(i, c)| c.sure || stays(*i)) {
            for (folder, name, node) in &change.names {
                match node {
                    Some(node) => names.insert((*folder, name.clone()), *node),
                    None => names.remove(&(*folder, name.clone())),
                };
            }
        }
        let mut tree = Tree::default();
        self.fill(0, "", &names, &fate, &mut tree);
        tree
    }

    fn fill(&self, folder: usize, path: &str, names: &Names, fate: &impl Fn(usize) -> Fate, tree: &mut Tree) {
        for ((_, name), node) in names.range((folder, String::new())..(folder + 1, String::new())) {
            let path = if path.is_empty() { name.clone() } else { format!("{path}/{name}") };
            let found = match &self.nodes[*node] {
                Node::Folder => {
                    self.fill(*node, &path, names, fate, tree);
                    None
                }
                Node::File { text, sure } => Some(match if *sure { Fate::Whole } else { fate(*node) } {
                    Fate::Whole => text.clone(),
                    Fate::Empty => String::new(),
                    Fate::Half => text[..text.len() / 2].to_owned(),
                    Fate::Zeros => "\0".repeat(text.len()),
                }),
            };
            tree.0.insert(path, found);
        }
    }
}

/// What may be there after a cut behind these steps: everything that was not sure lost or kept, each of it lost or kept alone,
/// and some of it as chance has it.
pub fn states(before: &Tree, steps: &[Step]) -> BTreeSet<Tree> {
    let mut model = Model::new(before);
    steps.iter().for_each(|step| model.take(step));
    let fates = [Fate::Whole, Fate::Empty, Fate::Half, Fate::Zeros];
    let mut out = BTreeSet::new();
    for fate in fates {
        out.insert(model.state(|_| true, |_| fate));
        out.insert(model.state(|_| false, |_| fate));
        for (alone, _) in model.changes.iter().enumerate().filter(|(_, c)| !c.sure) {
            out.insert(model.state(|i| i == alone, |_| fate));
            out.insert(model.state(|i| i != alone, |_| fate));
        }
    }
    for seed in 0..CHANCES {
        let chance = |i: usize| mixed((seed as u64) << 32 | i as u64);
        out.insert(model.state(|i| chance(i).is_multiple_of(2), |i| fates[(chance(i) >> 8) as usize % fates.len()]));
    }
    out
}

/// True where these steps, all of them kept, lead to this.
pub fn holds(before: &Tree, steps: &[Step], after: &Tree) -> bool {
    let mut model = Model::new(before);
    steps.iter().for_each(|step| model.take(step));
    model.state(|_| true, |_| Fate::Whole) == *after
}

/// A number that looks random and is the same each time (SplitMix64).
fn mixed(seed: u64) -> u64 {
    let z = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
