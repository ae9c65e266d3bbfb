//! Names of people, bodies, places and outlets in an article, each with the forms in which it is printed.
//!
//! Rules and word lists only. A name is a run of words in capitals ([`chunk`]), told apart by titles, heads and lists
//! ([`part`]), and joined with the other forms of the same name in the same article ([`join`]). Nothing is known of
//! other articles: whom a last name means there is not said here.

mod chunk;
mod evidence;
mod former;
mod join;
mod nominal;
mod part;
mod person;
mod role;
mod short;

use super::prose::Prose;
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

/// All names in a text, by first mention. Words of nationality, months, weekdays, words that only begin a sentence, and
/// headlines in capitals are none.
pub fn names(text: &str) -> Vec<Name> {
    let prose = Prose::new(text);
    let chunks = chunk::chunks(&prose);
    let evidence = evidence::Evidence::new(&prose, &chunks);
    let mut mentions = Vec::new();
    for chunk in &chunks {
        part::mentions(&prose, chunk, &evidence, &mut mentions);
    }
    let mut names = join::join(&prose, &mut mentions);
    short::shortened(&prose, &mut names);
    former::renamed(text, &mut names);
    nominal::nominals(&prose, &mut names);
    names
}

#[cfg(test)]
mod tests;
