//! What a card image shows, and how a page names its card.

use super::Verdict;
use serde::Serialize;

/// `cards/card.svg`: a picture made of words. The template is a small SVG; `src/render/card/scene.rs` says which part of
/// SVG is drawn. Every string here stands on a page as well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardPage {
    /// Pixels.
    pub width: u32,
    pub height: u32,
    /// `ltr` or `rtl`. Put it on `<svg direction>`: the whole card is mirrored.
    pub dir: &'static str,
    pub site_title: String,
    /// "Number", "Question"; empty on the site's own card and those of lists.
    pub kind: String,
    pub title: String,
    /// The value or date now; `null` where the page's answer is a sentence.
    pub value: Option<String>,
    /// What the value counts and when, or the answer in a sentence. May be empty.
    pub sentence: String,
    /// `null` where there is nothing to compare.
    pub verdict: Option<Verdict>,
    /// "said by 2 people or bodies, in 3 articles"; may be empty.
    pub basis: String,
    /// "as of 19 February 2021"
    pub as_of: String,
}

/// For `og:image`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CardLink {
    /// Absolute.
    pub href: String,
    /// What the card says.
    pub alt: String,
    /// Pixels.
    pub width: u32,
    pub height: u32,
}
