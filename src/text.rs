//! Files, places in files, and lines and columns.
//!
//! Everything an editor typed is kept as text together with where it stands, so that any later stage can point at
//! it. This module knows nothing of what the text means.

use std::ops::Range;
use std::sync::OnceLock;

mod conflict;
mod control;
mod even;
mod fold;
mod kept;
mod letters;
mod slug;
mod word;
mod written;

pub use conflict::{Mark, conflicts, is_conflict_mark};
pub use control::{is_control, is_harmful, printable, printable_json, without_controls};
pub use even::{floor, one_line};
pub use fold::{folded, run};
pub use kept::{Kept, digest, kept_or};
pub use letters::{Letters, letters};
pub use slug::{slug, unused};
pub use word::{is_unspaced, words};

/// One file of the project, by its index in [`Files`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A file as it was read. `text` is always valid UTF-8; where the bytes were not, `invalid_at` says from which byte on
/// and `text` holds the replacement character, so that later stages can go on and report.
#[derive(Clone, Debug)]
pub struct File {
    /// Path below the site's folder, with `/` on every system; originals kept elsewhere start with `originals:`.
    pub path: String,
    pub text: String,
    /// Byte offset of the first byte that is not UTF-8.
    pub invalid_at: Option<usize>,
    /// Bytes on disk, where that is more than is read of one file; `text` is empty then.
    pub too_long: Option<u64>,
    /// A symbolic link that was not followed, and where it leads; `text` is empty then.
    pub link: Option<Link>,
}

/// Where a symbolic link leads that is not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// Out of the folder that it lies in.
    Out,
    /// To a folder: its files count where they are.
    Folder,
    Nowhere,
}

impl File {
    /// A file that was read whole and is UTF-8.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> File {
        File { path: path.into(), text: text.into(), invalid_at: None, too_long: None, link: None }
    }
}

/// All files of one run, in the order of their paths.
#[derive(Clone, Debug, Default)]
pub struct Files {
    files: Vec<File>,
    /// Of each, where it was asked for.
    digests: Vec<OnceLock<blake3::Hash>>,
}

impl Files {
    /// Files sort by path, so that the order in which a folder lists them never matters.
    pub fn new(mut files: Vec<File>) -> Files {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let digests = files.iter().map(|_| OnceLock::new()).collect();
        Files { files, digests }
    }

    pub fn get(&self, id: FileId) -> &File {
        &self.files[id.0 as usize]
    }

    pub fn iter(&self) -> impl Iterator<Item = (FileId, &File)> {
        self.files.iter().enumerate().map(|(i, f)| (FileId(i as u32), f))
    }

    /// Everything that says what a file is: its index, its path, and its text as it was read.
    pub fn digest(&self, id: FileId) -> blake3::Hash {
        let make = || {
            let file = self.get(id);
            let odd = format!("{id:?} {:?} {:?} {:?}", file.invalid_at, file.too_long, file.link);
            digest([file.path.as_bytes(), odd.as_bytes(), file.text.as_bytes()])
        };
        self.digests.get(id.0 as usize).map_or_else(make, |known| *known.get_or_init(make))
    }

    pub fn by_path(&self, path: &str) -> Option<FileId> {
        self.files.binary_search_by(|f| f.path.as_str().cmp(path)).ok().map(|i| FileId(i as u32))
    }

    /// Files below a folder, for example `content/articles/`.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (FileId, &'a File)> {
        let from = self.files.partition_point(|f| f.path.as_str() < folder);
        self.files[from..]
            .iter()
            .enumerate()
            .map(move |(i, f)| (FileId((from + i) as u32), f))
            .take_while(move |(_, f)| f.path.starts_with(folder))
    }
}

/// Where something stands: the whole file, an extent of bytes, or a path into its YAML.
///
/// YAML values do not carry their positions through deserialisation. They are addressed by the path that the YAML
/// library prints (`claims[2].quote`), and only a file that has something to report pays for finding the bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub file: FileId,
    pub at: At,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    File,
    /// Bytes of the file.
    Bytes(usize, usize),
    /// The value at a YAML path; where the path does not exist, the nearest parent that does.
    Value(String),
    /// The key at a YAML path.
    Key(String),
}

impl Place {
    pub fn file(file: FileId) -> Place {
        Place { file, at: At::File }
    }

    pub fn bytes(file: FileId, range: Range<usize>) -> Place {
        Place { file, at: At::Bytes(range.start, range.end) }
    }

    pub fn value(file: FileId, path: impl Into<String>) -> Place {
        Place { file, at: At::Value(path.into()) }
    }

    pub fn key(file: FileId, path: impl Into<String>) -> Place {
        Place { file, at: At::Key(path.into()) }
    }

    /// True where the other place is this value of a YAML file or lies in it: `[3]` holds `[3].id`.
    pub fn holds(&self, other: &Place) -> bool {
        let At::Value(this) = &self.at else { return false };
        let (At::Value(path) | At::Key(path)) = &other.at else { return false };
        let rest = path.strip_prefix(this.as_str());
        self.file == other.file && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    }
}

/// One entry of a YAML list (`claims[3]`, `[12]` in a registry) or a whole front matter (`list` and `index` empty):
/// the place from which an authored value's own place is made on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry {
    pub file: FileId,
    /// The key that holds the list; empty for a list at the top of its file.
    pub list: &'static str,
    /// `None`: the top of the file itself.
    pub index: Option<u32>,
}

impl Entry {
    pub fn top(file: FileId) -> Entry {
        Entry { file, list: "", index: None }
    }

    pub fn item(file: FileId, list: &'static str, index: usize) -> Entry {
        Entry { file, list, index: Some(index as u32) }
    }

    /// `claims[3]`, `[3]` or nothing.
    pub fn path(&self) -> String {
        match self.index {
            Some(i) => format!("{}[{i}]", self.list),
            None => String::new(),
        }
    }

    /// The place of the whole entry.
    pub fn place(&self) -> Place {
        Place::value(self.file, self.path())
    }

    /// The place of one of its fields: `field` may be a path of its own, such as `via[0]`.
    pub fn field(&self, field: &str) -> Place {
        Place::value(self.file, self.join(field))
    }

    /// The place of one of its keys.
    pub fn key(&self, field: &str) -> Place {
        Place::key(self.file, self.join(field))
    }

    fn join(&self, field: &str) -> String {
        match self.index {
            Some(_) => format!("{}.{field}", self.path()),
            None => field.to_owned(),
        }
    }
}

/// Line and column, both counted from 1, the column in characters: what editors and compilers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

/// The line and column of a byte offset. Offsets past the end count as the end; one inside a character counts as its
/// start.
pub fn line_column(text: &str, offset: usize) -> LineColumn {
    let before = &text[..floor(text, offset)];
    let line_start = before.rfind('\n').map_or(0, |i| i + 1);
    LineColumn { line: before.matches('\n').count() + 1, column: before[line_start..].chars().count() + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        assert_eq!(line_column("a\nÄ“x", 2 + 2 + 3), LineColumn { line: 2, column: 3 });
    }

    #[test]
    fn any_offset_is_a_place() {
        let text = "é\n";
        for offset in 0..10 {
            line_column(text, offset);
        }
    }
}
