//! What every page carries around its content.

use super::{CardLink, ChangedView, CorrectedView, DayView, FeedLink, Link, MetaView, WaysView};
use serde::Serialize;

/// Head, navigation and foot of a page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// Address below the site: `numbers/troops.html`.
    pub path: String,
    /// From this page to the site's top: `""` or `"../"`; on `404.html` the path of the site (`/briefing/`), where known.
    /// Put it before the theme's own files: `{{ frame.root }}assets/style.css`.
    pub root: String,
    /// Kind of page: `home`, `numbers`, `number`, … (the template's name without `.html`). For a class on `body`.
    pub kind: &'static str,
    /// BCP 47 tag for `<html lang>`.
    pub lang: String,
    /// The page's own title, for the heading.
    pub title: String,
    /// For `<title>`: the page's title and the site's.
    pub title_full: String,
    /// One sentence made from the page's data, for `<meta name="description">`. No two pages share one.
    pub description: String,
    /// Absolute address, where the site's is known.
    pub canonical: Option<String>,
    pub site_title: String,
    /// The editor's one line on what the site is about.
    pub site_summary: String,
    /// Who publishes the briefing.
    pub publisher: Option<String>,
    /// The date the whole briefing speaks from.
    pub as_of: DayView,
    /// The site's home, as seen from here.
    pub home_href: String,
    pub nav: Vec<NavLink>,
    /// The search page: it stands apart from the navigation, where a thumb finds it on the first screen.
    pub search: NavLink,
    /// From the home page down to this page, which comes last without a link. Empty on the home page.
    pub breadcrumbs: Vec<Crumb>,
    /// About, method, corrections, changes: those that exist.
    pub footer: Vec<Link>,
    /// Keep out of search engines (`404.html`, redirects, drafts).
    pub noindex: bool,
    /// The page was corrected: say so near its top, with a link to how; else `null`.
    pub corrected: Option<CorrectedView>,
    /// This run shows drafts: say so on the page.
    pub with_drafts: bool,
    /// The feeds to announce: the page's own, else the site's. Empty where the site's address is not known.
    pub feeds: Vec<FeedLink>,
    /// `citation_…` tags, by which reference managers know a page. Empty on pages that are not cited.
    pub citation: Vec<MetaView>,
    /// What the page says to search engines: the text of `<script type="application/ld+json">`, safe as it is, so print it
    /// with `| safe`. Empty on `404.html` and redirects.
    pub json_ld: String,
    /// When and why the page last changed: of numbers, deadlines, questions, disagreements and actors; else `null`.
    pub changed: Option<ChangedView>,
    /// Citation, feeds, data and calendar of the page; `null` where it has none.
    pub ways: Option<WaysView>,
    /// The picture shown where the page's address is shared. `null` where the site's address is not known.
    pub card: Option<CardLink>,
    /// Who the people are whom the page links to: stands behind the first link of each name, put there when the page is done.
    pub roles: Vec<RoleBehind>,
    /// Days for `article:published_time` and `article:modified_time`, on pages about one thing; `null` where not known.
    pub published: Option<String>,
    pub modified: Option<String>,
}

/// One entry of the main navigation.
#[derive(Clone, Debug, Serialize)]
pub struct NavLink {
    pub label: String,
    pub href: String,
    /// This page, or a page below this entry: `aria-current`.
    pub current: bool,
    /// This page itself: `aria-current="page"`; otherwise, where `current`, `aria-current="true"`.
    pub exact: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct Crumb {
    pub label: String,
    /// `null` for the page itself.
    pub href: Option<String>,
}

/// A long list split over several pages. `null` in place of it where everything fits on one.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// "Page 3 of 12", in words for readers.
    pub sentence: String,
    /// Towards newer entries.
    pub newer: Option<Link>,
    /// Towards older entries.
    pub older: Option<Link>,
    /// All pages, newest first; the current one has an empty `href`.
    pub pages: Vec<Link>,
}

/// Who somebody is, for behind the name.
#[derive(Clone, Debug, Serialize)]
pub struct RoleBehind {
    pub name: String,
    /// " (special envoy, Russia)"
    pub behind: String,
    /// The same where brackets stand around the name already.
    pub in_brackets: String,
}
