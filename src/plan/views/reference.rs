//! What a page says of the claims that it links to: the evidence, on the page itself.

use super::Link;
use serde::Serialize;

/// A claim that a page links to. Where the claim's own block does not stand on the page, a reference at its end shows
/// this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReferenceView {
    /// The claim's permanent id: print as `data-claim`.
    pub claim: String,
    /// The claim's permanent place.
    pub href: String,
    pub value: String,
    /// The number, deadline or question that the claim is about: its page lists what else is said of it.
    pub subject: Link,
    /// The quotation, letter by letter.
    pub quote: String,
    /// What is printed with it, and in whose words it is.
    pub words: super::Words,
    /// BCP 47 tag of the quotation; set it where `foreign`.
    pub lang: String,
    pub foreign: bool,
    /// Who says so and who carried it, without the outlet; empty where the outlet speaks itself.
    pub who: Vec<String>,
    /// Outlet and date: "Voice of America, 17 February 2021".
    pub source: String,
    /// The original at the passage, where its address is known.
    pub passage_href: Option<String>,
    /// "No longer relied on", "Withdrawn by its source".
    pub struck: Option<String>,
}

/// What `references.html` sees: the references of one page, in the order of the text.
#[derive(Clone, Debug, Serialize)]
pub struct References<'a> {
    pub references: Vec<Cited<'a>>,
}

/// A reference with its number, and the places on the page that cite it.
#[derive(Clone, Debug, Serialize)]
pub struct Cited<'a> {
    /// From 1. The reference's element has the id `n<number>`.
    pub number: usize,
    pub of: &'a ReferenceView,
    /// Back to the places that cite it, by letters.
    pub places: Vec<Link>,
}

/// What `backs.html` sees: the places in the page's prose that cite a claim whose block stands on the same page.
#[derive(Clone, Debug, Serialize)]
pub struct Backs {
    pub places: Vec<Link>,
}
