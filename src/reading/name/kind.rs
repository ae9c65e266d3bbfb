//! A name of a text, and what it is the name of.

use std::ops::Range;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    Person,
    /// An organisation, office, armed group or alliance.
    Body,
    /// A state, region, town, river or building.
    Place,
    /// Publishes or carries reports.
    Outlet,
}

/// One person, body, place or outlet of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The fullest form, without titles. Well-known names by their usual form: `United States` for `U.S.`.
    pub name: String,
    pub kind: NameKind,
    /// The other forms printed, without titles, in order.
    pub aliases: Vec<String>,
    /// Descriptions that stand for it in this article: `the alliance`, `the general`.
    pub nominals: Vec<String>,
    /// What a person is, as first printed beside the name: `NATO Secretary-General`.
    pub role: Option<String>,
    /// Bytes of each place where it is named, titles apart, in order.
    pub mentions: Vec<Range<usize>>,
    /// A man's (`Some(false)`) or a woman's (`Some(true)`) title or given name; unknown otherwise and for all but people.
    pub woman: Option<bool>,
}
