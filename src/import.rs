//! A raw article (a saved web page, Markdown, or text with the furniture of its site around it) to its parts: what it is
//! called, who published it when, and which of its lines are the article. Nothing here knows a site's registries or the
//! disk; what the body says is read by `reading`, and linked and written elsewhere.
//!
//! All of it takes time and memory linear in its input, whatever the bytes are; what is too large or no text is refused.

mod appeared;
mod byline;
mod decode;
mod describe;
pub mod draft;
pub mod echo;
mod ending;
mod extent;
mod head;
mod heads;
mod html;
mod inference;
mod known;
mod language;
mod lead;
mod limits;
mod line;
mod markdown;
mod outlet;
mod plain;
mod printed;
mod reference;
mod said;
mod tagged;
mod together;
mod words;

pub use appeared::Pending;
pub use known::Known;
pub use limits::{address, harmless_line};
pub use together::date_together;

use crate::model::Days;
use std::fmt;
use std::ops::{Range, RangeInclusive};

/// The largest input that is looked at, in bytes.
pub const LARGEST: usize = 50 * 1024 * 1024;

/// The longest article that is read, in bytes of its paragraphs: some 170,000 words. A page may be larger, for pictures and
/// programs are in it; what is longer is a book or no article.
pub const LONGEST: usize = 1024 * 1024;

/// An article without what was around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub title: Option<String>,
    /// The line under the title, where the article has one; it repeats the article and is not part of `body`.
    pub standfirst: Option<String>,
    /// Who published it, as named: "RFE/RL", "The Independent".
    pub outlet: Option<String>,
    /// As printed after "By" or "Via", or as the page's own data has it.
    pub byline: Option<String>,
    /// The people of the by-line.
    pub authors: Vec<String>,
    /// News agencies that are credited, by their usual short names.
    pub agencies: Vec<String>,
    pub published: Option<Published>,
    /// A day that is printed and could not be taken as it is.
    pub pending: Option<Pending>,
    /// The time of day of publication as printed.
    pub time: Option<String>,
    pub url: Option<String>,
    /// BCP 47 tag, where the page says or the words show it.
    pub language: Option<String>,
    /// What is kept as the original. Of a plain text: the input with normalised line ends, so that places in it are places
    /// in the file. Of a web page: title, by-line and body, a paragraph a line.
    pub text: String,
    /// Lines of `text`, counted from 1, that are not the article. Title, standfirst, by-line and date are neither these nor `body`.
    pub furniture: Vec<RangeInclusive<usize>>,
    /// Bytes of `text`, one range a paragraph of the article, in order.
    pub body: Vec<Range<usize>>,
    /// Bytes of `text`: headings inside the body.
    pub headings: Vec<Range<usize>>,
    /// What of the page's own data was shortened or left out.
    pub remarks: Vec<String>,
}

impl Page {
    /// The paragraphs of the article, without the rest.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.body.iter().filter_map(|r| self.text.get(r.clone()))
    }
}

/// When it was published, and how we know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub days: Days,
    pub basis: PublishedBasis,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublishedBasis {
    /// Printed in the article's head or foot.
    Printed,
    /// In the page's data or the front matter.
    Metadata,
    /// The editor says so.
    Given,
    /// From the words named in the reason: an editor should look.
    Inferred(String),
}

/// Why an input is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Bytes that it has.
    TooLarge(usize),
    /// Bytes of its paragraphs.
    TooLong(usize),
    /// What it is instead.
    NotText(&'static str),
    Empty,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::TooLarge(bytes) => {
                let mb = |n: usize| n.div_ceil(1024 * 1024);
                write!(f, "it has {} MB; an article has at most {} MB", mb(*bytes), mb(LARGEST))
            }
            Refusal::TooLong(bytes) => {
                let kb = |n: usize| n.div_ceil(1024);
                let most = kb(LONGEST);
                write!(
                    f,
                    "its text has {} KB; an article has at most {most} KB: split it, or keep the part that matters",
                    kb(*bytes)
                )
            }
            Refusal::NotText(what) => write!(f, "it is no text but {what}; save the article as text, Markdown or HTML"),
            Refusal::Empty => write!(f, "it holds no text"),
        }
    }
}

impl std::error::Error for Refusal {}

/// Cleans one article. `name` is that of its file, or anything where it has none: its ending tells Markdown from text, and
/// a date in it is the last resort for the day of publication. `known`: what the site's registry has, which is asked first.
///
/// # Errors
/// The input is empty, larger than [`LARGEST`], an article longer than [`LONGEST`], or bytes of something else than text.
pub fn clean(name: &str, bytes: &[u8], known: &Known) -> Result<Page, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge(bytes.len()));
    }
    let text = decode::decode(bytes)?;
    let mut page = if html::is_html(&text) {
        html::clean(&text, known)
    } else if markdown::is_markdown(name, &text) {
        markdown::clean(text, known)
    } else {
        plain::clean(text, known)
    };
    if page.text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    let long = page.body.iter().map(|r| r.len()).sum();
    if long > LONGEST {
        return Err(Refusal::TooLong(long));
    }
    inference::complete(&mut page, name, known.today);
    limits::apply(&mut page);
    heads::exclude(&mut page);
    language::settle(&mut page);
    Ok(page)
}

#[cfg(test)]
mod heads_tests;
/// The one day that a few words name in full, and nothing else.
pub fn day(words: &str) -> Option<Days> {
    let words = words.trim();
    let iso = words.parse::<jiff::civil::Date>().ok().filter(|_| words.len() == 10).map(Days::on);
    iso.or_else(|| Some(printed::day(words).filter(|_| printed::is_date_line(words))?.0))
}

#[cfg(test)]
mod tests;
