//! What the tool last wrote into an output folder: one line a file, its digest and its path.
//!
//! The list lies in the folder itself, as `checksums.txt` in the format of `b3sum`, so that it travels with the folder:
//! a fresh clone of a repository with a committed site knows as well as the machine that built it which files are the
//! tool's own. Readers can check a copy of the site with `b3sum --check checksums.txt`. It is no cache: it only says what
//! may be replaced and removed. Reading and comparing the files is what tells whether they changed.

use crate::render::Output;
use anyhow::Context;
use std::collections::BTreeMap;
use std::path::Path;

/// Name of the list in the output folder.
pub const NAME: &str = "checksums.txt";

/// Path below the output folder → BLAKE3 digest, in hexadecimal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The list that belongs to these files.
    pub fn of(outputs: &[Output]) -> Manifest {
        Manifest { files: outputs.iter().map(|o| (o.path.clone(), digest(&o.bytes))).collect() }
    }

    /// Reads a list. Lines that are none of ours, such as the marks of an unfinished merge, are passed over: a file too
    /// few in the list is left alone, which is the safe mistake.
    pub fn parse(text: &str) -> Manifest {
        let mut files = BTreeMap::new();
        for line in text.lines() {
            if let Some((hash, path)) = line.split_once("  ")
                && hash.len() == 64
                && hash.bytes().all(|b| b.is_ascii_hexdigit())
                && is_safe(path)
            {
                files.insert(path.to_owned(), hash.to_ascii_lowercase());
            }
        }
        Manifest { files }
    }

    /// The list as it is written: sorted by path, so that equal sites have equal lists.
    pub fn text(&self) -> String {
        self.files.iter().map(|(path, hash)| format!("{hash}  {path}\n")).collect()
    }

    /// The list in an output folder; empty where there is none.
    pub fn read(out: &Path) -> anyhow::Result<Manifest> {
        let path = out.join(NAME);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Manifest::parse(&String::from_utf8_lossy(&bytes))),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(Manifest::default()),
            Err(e) => Err(e).with_context(|| {
                format!(
                    "cannot read {}: it lists what may be replaced; make it readable or delete {}",
                    path.display(),
                    out.display()
                )
            }),
        }
    }
}

/// The digest that the list records.
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// True for a path that stays below the output folder on every system: relative, `/` between its parts, no empty part,
/// no `.` or `..`, no drive, no control character.
pub fn is_safe(path: &str) -> bool {
    !path.is_empty()
        && !path.contains(|c: char| c == '\\' || c == ':' || c.is_control())
        && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_folder_are_refused() {
        for path in ["index.html", ".nojekyll", "numbers/troops.html", "a/b/c.json", "..a", "a b"] {
            assert!(is_safe(path), "{path}");
        }
        for path in ["", "/etc/passwd", "../up", "a/../../up", "a//b", "a/", "./a", "a\\b", "C:/x", "a\nb", "a\0"] {
            assert!(!is_safe(path), "{path}");
        }
    }

    #[test]
    fn a_list_survives_writing_and_reading_and_an_unfinished_merge() {
        let outputs = [("b.html", "b"), ("a/c.html", "")].map(|(p, b)| Output::new(p, b));
        let list = Manifest::of(&outputs);
        assert_eq!(Manifest::parse(&list.text()), list);
        let merged = format!("<<<<<<< ours\n{}=======\nzz  up\n{}  ../up\n>>>>>>>\n", list.text(), digest(b"anything"));
        assert_eq!(Manifest::parse(&merged), list);
    }
}
