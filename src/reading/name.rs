//! Names of people, bodies, places and outlets in an article, each with the forms in which it is printed.
//!
//! Rules and word lists only. A name is a run of words in capitals ([`chunk`]), told apart by titles, heads and lists
//! ([`part`]), and joined with the other forms of the same name in the same article ([`join`]). Nothing is known of
//! other articles: whom a last name means there is not said here.

mod chunk;
mod evidence;
mod former;
mod join;
mod kind;
mod nominal;
mod part;
mod person;
mod role;
mod short;

use super::prose::Prose;
pub use kind::{Name, NameKind};

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
