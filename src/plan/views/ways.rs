//! What a page offers besides itself.

use super::{EmbedView, Link};
use serde::Serialize;

/// For `<link rel="alternate">`, and for readers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FeedLink {
    /// `application/atom+xml`, `application/feed+json`: the link's `type`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// "Atom", "JSON Feed"
    pub label: String,
    /// What the feed follows: "Troops in Afghanistan – NATO and Afghanistan".
    pub title: String,
    pub href: String,
}

/// `<meta name content>`
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MetaView {
    pub name: &'static str,
    pub content: String,
}

/// Citation, feeds, data and calendar of a page, for its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WaysView {
    /// `null` where the page is not one to be cited.
    pub cite: Option<CiteView>,
    /// The page's own feed, or the site's.
    pub feeds: Vec<FeedLink>,
    /// What the page says, as JSON.
    pub data: Option<Link>,
    /// The deadline, or all of them, for calendars.
    pub calendar: Option<Link>,
    /// How other sites show it; `null` where they cannot.
    pub embed: Option<EmbedView>,
}

/// How to cite a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CiteView {
    /// Plain text; of an article the original comes first.
    pub text: String,
    /// Files for reference managers.
    pub links: Vec<Link>,
}
