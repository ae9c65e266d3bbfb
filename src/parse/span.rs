//! From a place to bytes. A YAML path is looked up in a tree that is made once per file, and only for files of which
//! somebody asks.

use super::front;
use super::tree::{self, Tree};
use crate::text::{At, File, FileId, Files, Place, floor};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

/// The places of all files.
pub struct Spans<'a> {
    files: &'a Files,
    trees: Mutex<BTreeMap<FileId, Arc<Tree>>>,
}

impl<'a> Spans<'a> {
    pub fn new(files: &'a Files) -> Spans<'a> {
        Spans { files, trees: Mutex::default() }
    }

    /// The bytes of a place: inside its file, on character boundaries. A YAML path that does not exist gives its
    /// nearest parent; a whole file gives its first byte, as an empty range.
    pub fn range(&self, place: &Place) -> Range<usize> {
        let file = self.files.get(place.file);
        let range = match &place.at {
            At::File => 0..0,
            At::Bytes(start, end) => *start..*end,
            At::Value(path) | At::Key(path) => {
                let tree = self.tree(place.file, file);
                let Some(root) = &tree.root else { return yaml_start(file) };
                match (root.find(path), &place.at) {
                    ((_, Some(key)), At::Key(_)) => key.span.clone(),
                    ((node, _), _) => node.span.clone(),
                }
            }
        };
        clamped(&file.text, range)
    }

    /// True where the key at a place is written in its file, whatever its value is.
    pub fn stands(&self, place: &Place) -> bool {
        let At::Key(path) = &place.at else { return false };
        let tree = self.tree(place.file, self.files.get(place.file));
        let name = path.rsplit('.').next().unwrap_or(path);
        tree.root.as_ref().is_some_and(|root| root.find(path).1.is_some_and(|key| key.text == name))
    }

    fn tree(&self, id: FileId, file: &File) -> Arc<Tree> {
        let mut trees = self.trees.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || {
            let yaml = front::yaml_range(&file.path, &file.text);
            Arc::new(tree::read(&file.text[yaml.clone()], yaml.start))
        };
        trees.entry(id).or_insert_with(make).clone()
    }
}

/// The bytes of one place. Whoever asks for many keeps a [`Spans`].
pub fn span(files: &Files, place: &Place) -> Range<usize> {
    Spans::new(files).range(place)
}

fn yaml_start(file: &File) -> Range<usize> {
    let start = front::yaml_range(&file.path, &file.text).start;
    clamped(&file.text, start..start)
}

fn clamped(text: &str, range: Range<usize>) -> Range<usize> {
    let start = floor(text, range.start);
    start..floor(text, range.end).max(start)
}
