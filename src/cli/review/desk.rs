//! A site on an editor's desk: as it stands on disk, what it would be after a change, and the change written where that is
//! still good. Nothing that brings a new error is ever written.

use crate::cli::site::{as_it_stands, write_whole};
use crate::durable;
use crate::finding::{Finding, Rule, Severity};
use crate::parse::{self, Draft};
use crate::pipeline::{self, Memory, Options, Run};
use crate::text::{File, Files};
use anyhow::Context;
use std::collections::BTreeMap;

/// New texts of files by their paths, in the order in which they are written; `None` takes the file away. The site checks
/// after every one of them, so whatever is cut off leaves a good one. A file may be written twice on the way.
#[derive(Clone, Debug, Default)]
pub struct Change(Vec<(String, Option<String>)>);

impl Change {
    /// The text that a file would have; `None` where it would not be there.
    pub fn text<'a>(&'a self, files: &'a Files, path: &str) -> Option<&'a str> {
        match self.0.iter().rfind(|(p, _)| p == path) {
            Some((_, text)) => text.as_deref(),
            None => files.by_path(path).map(|f| files.get(f).text.as_str()),
        }
    }

    /// A later text of the same file takes the place of the earlier one.
    pub fn put(&mut self, path: &str, text: Option<String>) {
        match self.0.iter_mut().rfind(|(p, _)| p == path) {
            Some(known) => known.1 = text,
            None => self.put_last(path, text),
        }
    }

    /// Written after all that is there by now, the same file's earlier text included.
    pub fn put_last(&mut self, path: &str, text: Option<String>) {
        self.0.push((path.to_owned(), text));
    }

    pub fn into_texts(self) -> Vec<(String, Option<String>)> {
        self.0
    }

    /// The files, in the order of writing.
    pub fn paths(&self) -> Vec<&str> {
        let mut out: Vec<&str> = Vec::new();
        for (path, _) in &self.0 {
            if !out.contains(&path.as_str()) {
                out.push(path);
            }
        }
        out
    }

    fn over(&self, files: &Files) -> Files {
        self.after(files, self.0.len())
    }

    /// The files when so many of the texts are written.
    fn after(&self, files: &Files, written: usize) -> Files {
        let last: BTreeMap<&str, &Option<String>> =
            self.0.iter().take(written).map(|(p, text)| (p.as_str(), text)).collect();
        let kept = files.iter().map(|(_, file)| file).filter(|f| !last.contains_key(f.path.as_str())).cloned();
        let new = last.iter().filter_map(|(path, text)| Some(File::new(*path, text.as_deref()?)));
        Files::new(kept.chain(new).collect())
    }
}

pub struct Desk {
    options: Options,
    drafts_memory: Memory,
    plain_memory: Memory,
    /// With drafts and proposals.
    pub run: Run,
    /// As it is published.
    pub plain: Run,
    /// What was typed.
    pub drafts: Vec<Draft>,
}

/// A change that was not made, with what it would have broken.
pub struct Refused {
    pub files: Files,
    pub findings: Vec<Finding>,
}

impl Desk {
    pub fn open(options: Options) -> anyhow::Result<Desk> {
        let (mut drafts_memory, mut plain_memory) = (Memory::default(), Memory::default());
        let files = pipeline::read_site(&options)?;
        let with = Options { drafts: true, ..options.clone() };
        let run = pipeline::check_files_again(files.clone(), &with, &mut drafts_memory);
        let plain = pipeline::check_files_again(files, &options, &mut plain_memory);
        let drafts = parse::parse(&run.files).value;
        Ok(Desk { options, drafts_memory, plain_memory, run, plain, drafts })
    }

    /// Looks at the disk again: an editor may have written meanwhile.
    pub fn refresh(&mut self) -> anyhow::Result<()> {
        let files = pipeline::read_site(&self.options)?;
        let parts = |(_, file): (_, &File)| (file.path.clone(), file.text.clone());
        if self.run.files.iter().map(parts).eq(files.iter().map(parts)) {
            return Ok(());
        }
        (self.run, self.plain) = self.checked(files);
        self.drafts = parse::parse(&self.run.files).value;
        Ok(())
    }

    fn checked(&mut self, files: Files) -> (Run, Run) {
        let with = Options { drafts: true, ..self.options.clone() };
        let run = pipeline::check_files_again(files.clone(), &with, &mut self.drafts_memory);
        (run, pipeline::check_files_again(files, &self.options, &mut self.plain_memory))
    }

    /// Writes a change, file by file and each of them whole, or says what it would break and writes nothing.
    ///
    /// # Errors
    /// A file cannot be written, or was not read as it stands.
    pub fn make(&mut self, change: &Change) -> anyhow::Result<Result<(), Refused>> {
        as_it_stands(&self.run.files, change.paths().into_iter())?;
        let (run, plain) = self.checked(change.over(&self.run.files));
        let mut findings = news(&self.plain, &plain);
        if findings.is_empty() {
            // Whatever notes say of proposals is told, and decided when they are published.
            findings = news(&self.run, &run).into_iter().filter(|f| f.rule != Rule::VerdictChanged).collect();
        }
        if !findings.is_empty() {
            return Ok(Err(Refused { files: run.files, findings }));
        }
        for (path, text) in &change.0 {
            self.write(path, text.as_deref()).context("not all is written; the site is good as it is, run it again")?;
        }
        (self.run, self.plain) = (run, plain);
        self.drafts = parse::parse(&self.run.files).value;
        Ok(Ok(()))
    }

    fn write(&self, path: &str, text: Option<&str>) -> anyhow::Result<()> {
        let at = self.options.root.join(path);
        let done = match text {
            Some(text) => write_whole(&at, text),
            None => durable::remove(&at),
        };
        done.with_context(|| format!("cannot write {}; is the disk full, or the folder read-only?", at.display()))
    }
}

/// Errors that were not there before. Where they stand may have moved.
fn news(before: &Run, after: &Run) -> Vec<Finding> {
    let errors = |run: &Run| -> Vec<Finding> {
        run.findings.iter().filter(|f| f.severity == Severity::Error).cloned().collect()
    };
    let key = |run: &Run, f: &Finding| (f.rule, run.files.get(f.place.file).path.clone(), f.message.clone());
    let mut known: BTreeMap<_, usize> = BTreeMap::new();
    for finding in errors(before) {
        *known.entry(key(before, &finding)).or_default() += 1;
    }
    let mut out = errors(after);
    out.retain(|f| match known.get_mut(&key(after, f)) {
        Some(n) if *n > 0 => {
            *n -= 1;
            false
        }
        _ => true,
    });
    out
}

#[cfg(test)]
mod tests;
