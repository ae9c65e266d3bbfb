//! Prose as HTML and mentions, before it is known what they name.

use std::ops::Range;

/// A text before its links are looked up. Ranges are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    pub parts: Vec<ProsePart>,
    pub headings: Vec<ProseHeading>,
    /// In the order of the text.
    pub mentions: Vec<ProseMention>,
}

/// A piece of the text. Markup is well-formed only together with the pieces around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProsePart {
    Html(String),
    /// `html` is empty where the author typed no label: the target's own name is to stand there. A target that begins
    /// with `#` is a heading that this text does not have.
    Link {
        target: String,
        /// The typed target, without what is around it.
        range: Range<usize>,
        html: String,
    },
    Code {
        language: Option<String>,
        code: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseHeading {
    /// 2 to 6: the page's title is its only heading of level 1.
    pub level: u8,
    /// Unique within the text; begins with [`PREFIX`], so that no heading takes the id of another part of a page.
    pub id: String,
    /// Plain text, with [`UNNAMED`] for a link without a label.
    pub text: String,
}

/// A link within the site and the sentence that it stands in, as plain text on one line. Where the link has no label
/// `sentence` holds [`UNNAMED`] in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProseMention {
    pub target: String,
    pub sentence: String,
}

/// Stands for the name of a link's target, which parsing does not know. Taken out of what authors type.
pub const UNNAMED: char = '\u{e002}';

/// What every id begins with.
pub const PREFIX: &str = "s-";
