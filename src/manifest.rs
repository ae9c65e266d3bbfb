//! What the tool last wrote into an output folder: one line a file, its digest and its path.
//!
//! The list lies in the folder itself, as `checksums.txt`, so that it travels with the folder: a fresh clone of a repository
//! with a committed site knows as well as the machine that built it which files are the tool's own. It begins with a line
//! that nothing else writes. Behind that it has the format of `b3sum`: readers can check a copy of the site with
//! `tail -n +2 checksums.txt | b3sum --check`. It is no cache: it only says what may be replaced and removed. Reading and
//! comparing the files is what tells whether they changed.
//!
//! While files are being moved a path has several digests: of what lies there, and of what is about to.

use crate::render::Output;
use anyhow::Context;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Name of the list in the output folder.
pub const NAME: &str = "checksums.txt";

/// The first line of a list. The number changes with the format; a list of another one is nobody's we know.
pub const HEAD: &str = "# briefing checksums, format 1";

/// Path below the output folder → BLAKE3 digests, in hexadecimal, of what the tool may have written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    pub files: BTreeMap<String, BTreeSet<String>>,
}

/// What lies where the list is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listing {
    /// Nothing, or a file that a power cut has emptied.
    Missing,
    Ours(Manifest),
    /// A file that this tool did not write, such as the list of `b3sum` or `sha256sum` over somebody's own files.
    Foreign,
}

impl Manifest {
    /// The list that belongs to these files.
    pub fn of(outputs: &[Output]) -> Manifest {
        let mut list = Manifest::default();
        outputs.iter().for_each(|o| list.add(&o.path, &digest(&o.bytes)));
        list
    }

    pub fn add(&mut self, path: &str, digest: &str) {
        self.files.entry(path.to_owned()).or_default().insert(digest.to_owned());
    }

    /// Reads a list; `None` where it does not begin as ours do. Lines that are none of ours, such as the marks of an
    /// unfinished merge, are passed over: a file too few in the list is left alone, which is the safe mistake.
    pub fn parse(text: &str) -> Option<Manifest> {
        let mut lines = text.lines();
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut list = Manifest::default();
        for line in lines {
            if let Some((hash, path)) = line.split_once("  ")
                && hash.len() == 64
                && hash.bytes().all(|b| b.is_ascii_hexdigit())
                && is_safe(path)
            {
                list.add(path, &hash.to_ascii_lowercase());
            }
        }
        Some(list)
    }

    /// The list as it is written: sorted by path, so that equal sites have equal lists.
    pub fn text(&self) -> String {
        let mut text = format!("{HEAD}\n");
        for (path, digests) in &self.files {
            digests.iter().for_each(|digest| text.push_str(&format!("{digest}  {path}\n")));
        }
        text
    }

    /// What lies in an output folder in the place of the list.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn read(out: &Path) -> anyhow::Result<Listing> {
        let path = out.join(NAME);
        match path.symlink_metadata() {
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Listing::Missing),
            Ok(m) if !m.is_file() => return Ok(Listing::Foreign),
            _ => {}
        }
        let bytes = std::fs::read(&path).with_context(|| {
            format!(
                "cannot read {}: it lists what may be replaced; make it readable or delete {}",
                path.display(),
                out.display()
            )
        })?;
        if is_blank(&bytes) {
            return Ok(Listing::Missing);
        }
        Ok(Manifest::parse(&String::from_utf8_lossy(&bytes)).map_or(Listing::Foreign, Listing::Ours))
    }
}

/// The digest that the list records.
pub fn digest(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// True for what a power cut makes of a file: nothing, or zeros in its place.
pub fn is_blank(bytes: &[u8]) -> bool {
    bytes.iter().all(|b| *b == 0)
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
        let mut list = Manifest::of(&outputs);
        list.add("b.html", &digest(b"what lies there still"));
        assert_eq!(Manifest::parse(&list.text()), Some(list.clone()));
        assert_eq!(Manifest::parse(&list.text().replace('\n', "\r\n")), Some(list.clone()), "as git writes on Windows");
        let (head, lines) = list.text().split_once('\n').map(|(h, l)| (h.to_owned(), l.to_owned())).unwrap();
        let merged = format!("{head}\n<<<<<<< ours\n{lines}=======\nzz  up\n{}  ../up\n>>>>>>>\n", digest(b"anything"));
        assert_eq!(Manifest::parse(&merged), Some(list));
    }

    #[test]
    fn lists_that_others_made_are_not_ours() {
        let line = format!("{}  thesis.txt\n", digest(b"my thesis"));
        let others = [
            line.clone(),
            format!("# checksums\n{line}"),
            format!("{HEAD}2\n{line}"),
            format!(" {HEAD}\n{line}"),
            format!("\n{HEAD}\n{line}"),
            format!("{line}{HEAD}\n"),
            "a text".to_owned(),
        ];
        let dir = tempfile::tempdir().unwrap();
        for text in others {
            std::fs::write(dir.path().join(NAME), &text).unwrap();
            assert_eq!(Manifest::read(dir.path()).unwrap(), Listing::Foreign, "{text}");
        }
        std::fs::write(dir.path().join(NAME), "\0\0\0").unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), Listing::Missing);
        std::fs::remove_file(dir.path().join(NAME)).unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), Listing::Missing);
        std::fs::create_dir(dir.path().join(NAME)).unwrap();
        assert_eq!(Manifest::read(dir.path()).unwrap(), Listing::Foreign);
    }
}
