//! The words that bind a date, and the verbs that say whether it is over.

use super::{Phrases, section};
use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

const DUE: &str = include_str!("../words/due.txt");

/// What the words beside a date say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) enum Lead {
    /// That day or earlier.
    By,
    Before,
    /// That day or later.
    From,
    /// The same, in words that also date what goes on.
    Starting,
    After,
}

pub(in crate::reading) struct DueWords {
    pub leads: Phrases<Lead>,
    pub behind: Phrases<Lead>,
    pub not: HashSet<&'static str>,
    pub clause: HashSet<&'static str>,
    pub told: HashSet<&'static str>,
    pub asked: HashSet<&'static str>,
    pub done: HashSet<&'static str>,
    pub reported: HashSet<&'static str>,
}

pub(in crate::reading) static DUE_WORDS: LazyLock<DueWords> = LazyLock::new(|| {
    let of = |name: &'static str, lead: Lead| section(DUE, name).map(move |w| (w.to_owned(), lead));
    let set = |name: &'static str| section(DUE, name).collect::<HashSet<_>>();
    DueWords {
        leads: Phrases::new(
            of("by", Lead::By)
                .chain(of("before", Lead::Before))
                .chain(of("from", Lead::From))
                .chain(of("starting", Lead::Starting))
                .chain(of("after", Lead::After)),
        ),
        behind: Phrases::new(of("behind by", Lead::By).chain(of("behind from", Lead::From))),
        not: set("not"),
        clause: set("clause"),
        told: set("told"),
        asked: set("asked"),
        done: set("done"),
        reported: set("reported"),
    }
});
