//! The words around a date that tell whether it dates a figure beside it.

use super::section;
use rustc_hash::FxHashSet as HashSet;
use std::sync::LazyLock;

const AS_OF: &str = include_str!("../words/as_of.txt");

pub(in crate::reading) struct Around {
    pub leads: HashSet<&'static str>,
    pub bars: HashSet<&'static str>,
    pub between: HashSet<&'static str>,
    pub determiners: HashSet<&'static str>,
    pub contrast: HashSet<&'static str>,
    pub clauses: HashSet<&'static str>,
    pub auxiliaries: HashSet<&'static str>,
    /// Things that are reckoned by the year.
    pub of_a_period: HashSet<&'static str>,
}

fn set(name: &str) -> HashSet<&'static str> {
    section(AS_OF, name).flat_map(|l| l.split(", ")).map(str::trim).filter(|w| !w.is_empty()).collect()
}

pub(in crate::reading) static AROUND: LazyLock<Around> = LazyLock::new(|| Around {
    leads: set("leads"),
    bars: set("bars"),
    between: set("between"),
    determiners: set("determiners"),
    contrast: set("contrast"),
    clauses: set("clauses"),
    auxiliaries: set("auxiliaries"),
    of_a_period: set("of a period"),
});
