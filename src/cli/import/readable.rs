//! The last look before anything is written: whatever an import made of foreign pages has to be read again by `check` as it
//! was meant.

use super::site::Texts;
use crate::finding::Severity;
use crate::parse::{self, Spans};
use crate::pipeline::Run;
use crate::read::{FILE_LIMIT, decode};
use crate::text::{File, Files, line_column};
use std::fmt;

/// Why nothing of an article was written.
#[derive(Debug)]
pub struct Unreadable(String);

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; nothing was written", self.0)
    }
}

impl std::error::Error for Unreadable {}

/// Every text by itself, as it would be read from the disk.
///
/// # Errors
/// One of them would be refused, or read as another text.
pub fn all(run: &Run, texts: &Texts) -> Result<(), Unreadable> {
    let site = run.files.by_path("content/site.yaml").map(|file| run.files.get(file).clone());
    for (path, text) in texts {
        if text.len() as u64 > FILE_LIMIT {
            let most = FILE_LIMIT / (1024 * 1024);
            return Err(Unreadable(format!("`{}` would have more than {most} MiB: shorten the article", shown(path))));
        }
        let file = decode(path.clone(), text.clone().into_bytes());
        if file.text != *text {
            return Err(Unreadable(format!("`{}` would be read as another text", shown(path))));
        }
        let errors = |file: File| errors(site.clone(), file);
        let before = run.files.by_path(path).map(|f| errors(run.files.get(f).clone())).unwrap_or_default();
        if let Some((line, message)) = errors(file).into_iter().find(|new| before.iter().all(|old| old.1 != new.1)) {
            return Err(Unreadable(format!("`{}` could not be read again: line {line}: {message}", shown(path))));
        }
    }
    Ok(())
}

/// What would be an error of a new article, whole site considered.
///
/// # Errors
/// There is one.
pub fn article(after: &Run, path: &str) -> Result<(), Unreadable> {
    let Some(file) = after.files.by_path(path) else { return Ok(()) };
    let spans = Spans::new(&after.files);
    match after.findings.iter().find(|f| f.severity == Severity::Error && f.place.file == file) {
        None => Ok(()),
        Some(f) => {
            let line = line_column(&after.files.get(file).text, spans.range(&f.place).start).line;
            Err(Unreadable(format!("`{path}` would have an error: line {line}: {}", f.message)))
        }
    }
}

/// Lines and messages of the errors that a file shows by itself.
fn errors(site: Option<File>, file: File) -> Vec<(usize, String)> {
    let path = file.path.clone();
    let files = Files::new(site.into_iter().filter(|s| s.path != path).chain([file]).collect());
    let spans = Spans::new(&files);
    let own = files.by_path(&path);
    let found = parse::parse(&files).findings.into_iter();
    found
        .filter(|f| f.severity == Severity::Error && Some(f.place.file) == own)
        .map(|f| (line_column(&files.get(f.place.file).text, spans.range(&f.place).start).line, f.message))
        .collect()
}

/// A path as people know it.
fn shown(path: &str) -> String {
    path.replacen("originals:", "originals/", 1)
}
