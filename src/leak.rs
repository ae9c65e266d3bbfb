//! No long run of a private text may be published.
//!
//! Editors paste. A sentence of an original can reach a page through a digest, a note, a title, a label, an address. So all
//! that an editor typed is searched, and where something is found the finished output for just that: what reaches it is
//! refused. Letters are compared (see `text::letters`), words are counted in the private text; what an article publishes of
//! itself does not count, and registered quotations may stand. `plan` and templates add nothing of a private text but
//! registered quotations with a few words beside them, which a test holds.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};
use index::Index;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

mod counted;
mod index;
mod private;

pub use private::{Private, RUN};

/// A run of a private text that somebody typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    /// Into the private texts.
    pub of: usize,
    /// Bytes of the private text.
    pub run: Range<usize>,
    pub words: usize,
    /// Where it was typed, the first first.
    pub places: Vec<Place>,
}

/// Runs of private texts in what an editor typed: texts with their place in their file.
pub fn typed(private: &[Private], texts: &[(FileId, &str, &str)]) -> Vec<Typed> {
    let index = Index::new(private);
    if index.is_empty() {
        return Vec::new();
    }
    let hits = texts.par_iter().flat_map_iter(|(file, path, text)| {
        let name = index.search(private, path).into_iter().map(|hit| (hit, Place::file(*file)));
        let inside = index.search(private, text).into_iter().map(|hit| {
            let place = Place::bytes(*file, hit.here.clone());
            (hit, place)
        });
        name.chain(inside).collect::<Vec<_>>()
    });
    let mut hits: Vec<(index::Hit, Place)> = hits.collect();
    hits.sort_by(|(a, p), (b, q)| {
        (a.of, a.run.at.start, a.run.at.end, p).cmp(&(b.of, b.run.at.start, b.run.at.end, q))
    });
    let mut out: Vec<Typed> = Vec::new();
    for (hit, place) in hits {
        match out.last_mut().filter(|last| last.of == hit.of && hit.run.at.start < last.run.end) {
            Some(last) => {
                last.run.end = last.run.end.max(hit.run.at.end);
                last.words = last.words.max(hit.run.words);
                last.places.push(place);
            }
            None => {
                let index::Hit { of, run, .. } = hit;
                out.push(Typed { of, run: run.at, words: run.words, places: vec![place] });
            }
        }
    }
    for typed in &mut out {
        typed.places = apart(std::mem::take(&mut typed.places));
    }
    out
}

/// One place for several that overlap: the same text was read in several ways.
fn apart(mut places: Vec<Place>) -> Vec<Place> {
    use crate::text::At;
    places.sort();
    let mut out: Vec<Place> = Vec::new();
    for place in places {
        match (out.last_mut(), &place.at) {
            (Some(Place { file, at: At::Bytes(_, end) }), At::Bytes(from, to)) if *file == place.file && from < end => {
                *end = (*end).max(*to);
            }
            (Some(last), _) if *last == place => {}
            _ => out.push(place),
        }
    }
    out
}

/// Runs that were typed, made ready to be looked for in the output.
pub struct Leaks<'a> {
    private: &'a [Private<'a>],
    typed: Vec<Typed>,
    /// A private text of its own for each run.
    runs: Vec<Private<'a>>,
    index: Index,
    /// By run: the outputs that hold it.
    found: Mutex<BTreeMap<usize, Vec<String>>>,
}

impl<'a> Leaks<'a> {
    pub fn new(private: &'a [Private<'a>], typed: Vec<Typed>) -> Leaks<'a> {
        let run = |t: &Typed| Some(Private { open: vec![t.run.clone()], ..private.get(t.of)?.clone() });
        let runs: Vec<Private> = typed.iter().filter_map(run).collect();
        let index = Index::new(&runs);
        Leaks { private, typed, runs, index, found: Mutex::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.index.is_empty()
    }

    /// Remembers what of it stands in this output.
    pub fn look(&self, path: &str, bytes: &[u8]) {
        if self.is_empty() {
            return;
        }
        let Ok(text) = std::str::from_utf8(bytes) else { return };
        let hits = self.index.search(&self.runs, text).into_iter().chain(self.index.search(&self.runs, path));
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        for hit in hits {
            let paths = found.entry(hit.of).or_default();
            if paths.last().is_none_or(|last| last != path) {
                paths.push(path.to_owned());
            }
        }
    }

    /// One finding for every run that reached the output, at the place where it was typed.
    pub fn findings(self) -> Vec<Finding> {
        let found = self.found.into_inner().unwrap_or_else(PoisonError::into_inner);
        let finding = |(run, mut paths): (usize, Vec<String>)| {
            paths.sort();
            paths.dedup();
            let typed = self.typed.get(run)?;
            let (first, others) = typed.places.split_first()?;
            let message = format!("{} words of a private text in a row would be published {}", typed.words, on(&paths));
            let original = Place::bytes(self.private.get(typed.of)?.file, typed.run.clone());
            let finding = Finding::new(Rule::PrivateText, first.clone(), message)
                .label("they come in here")
                .help("say it in your own words, or quote it as a claim with an `over_limit_reason`");
            let finding = others.iter().take(OTHERS).fold(finding, |f, p| f.related(p.clone(), "and here"));
            Some(finding.related(original, "this run of the original"))
        };
        found.into_iter().filter_map(finding).collect()
    }
}

/// Further places that a finding shows.
const OTHERS: usize = 5;

/// `on 23 pages, the first ...`; where no page has it, files.
fn on(paths: &[String]) -> String {
    let pages: Vec<&String> = paths.iter().filter(|p| p.ends_with(".html")).collect();
    let (of, all, one, many) = match pages.is_empty() {
        true => ("in", paths.iter().collect(), "file", "files"),
        false => ("on", pages, "page", "pages"),
    };
    match all.as_slice() {
        [] => String::new(),
        [only] => format!("{of} 1 {one}, `{only}`"),
        [first, ..] => format!("{of} {} {many}, the first `{first}`", all.len()),
    }
}

#[cfg(test)]
mod tests;
