//! What a page says of itself: JSON-LD, then Open Graph and `article:`, then other `meta` names, then `time` and the classes
//! of by-lines, then its title.

use super::day::Stamps;
use super::jsonld;
use crate::import::{outlet, words::key};
use crate::text::one_line;
use dom_query::Document;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// As one text: "Jane Doe, John Roe".
    pub byline: Option<String>,
    /// Names, where the page lists them one by one.
    pub authors: Vec<String>,
    pub stamps: Stamps,
    pub url: Option<String>,
    pub language: Option<String>,
}

const TITLES: &[&str] = &[
    "dc:title",
    "dcterms:title",
    "dcterm:title",
    "og:title",
    "weibo:article:title",
    "weibo:webpage:title",
    "citation_title",
    "title",
    "twitter:title",
    "parsely-title",
    "headline",
];
const AUTHORS: &[&str] = &[
    "dc:creator",
    "dcterms:creator",
    "dcterm:creator",
    "author",
    "parsely-author",
    "article:author",
    "og:article:author",
    "citation_author",
    "byl",
    "sailthru:author",
    "cxenseparse:author",
    "article:author_name",
    "byline",
];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "article:published",
    "datepublished",
    "dc:date:issued",
    "dcterms:issued",
    "citation_publication_date",
    "citation_date",
    "sailthru:date",
    "cxenseparse:recs:publishtime",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "published_time",
    "published",
    "displaydate",
    "ptime",
    "originalpublicationdate",
    "article_date_original",
];
/// Days that may be of something else.
const LOOSE_DATES: &[&str] = &["dcterms:date", "dc:date", "dcterms:created", "dc:created", "datecreated", "date"];
const CHANGES: &[&str] = &[
    "article:modified_time",
    "og:article:modified_time",
    "og:updated_time",
    "article:modified",
    "datemodified",
    "dcterms:modified",
    "dc:date:modified",
    "lastmod",
    "last-modified",
    "last-updated",
    "revised",
    "updated_time",
];
const OUTLETS: &[&str] = &[
    "og:site_name",
    "article:publisher_name",
    "citation_journal_title",
    "dc:publisher",
    "dcterms:publisher",
    "application-name",
    "apple-mobile-web-app-title",
    "publisher",
];

/// Where by-lines stand, the surest first.
const BYLINES: &[&str] = &[
    "[rel~=author]",
    "[itemprop~=author] [itemprop=name]",
    "[itemprop~=author]",
    "[class~=byline]",
    "[class*=byline]",
    "[class*=Byline]",
    "[class~=author]",
    "[class*=author-name]",
    "[class*=p-author]",
    "[class*=writtenby]",
    "[id=byline]",
];

pub(super) fn read(document: &Document) -> Data {
    let scripts: Vec<String> =
        document.select("script[type='application/ld+json']").iter().take(50).map(|s| s.text().to_string()).collect();
    let meta = metas(document);
    let first = |names: &[&str]| names.iter().find_map(|n| meta.get(*n)).cloned();
    let shown = short(&document.select("title").first().text());
    let link = document.select("link[rel=canonical]").attr("href").map(|h| h.to_string());
    let address = link.or_else(|| meta.get("og:url").cloned()).filter(|u| u.starts_with("http"));
    let titles = [Some(shown.clone()), heading(document), meta.get("og:title").cloned()].into_iter().flatten();
    let said = jsonld::read(&scripts, &titles.collect::<Vec<_>>(), address.as_deref());
    let mut data = Data {
        outlet: said.outlet,
        language: document
            .select("html")
            .attr("lang")
            .map(|l| l.to_string())
            .filter(|l| is_tag(l))
            .or(said.language.filter(|l| is_tag(l))),
        ..Data::default()
    };
    if data.outlet.is_none() {
        data.outlet = OUTLETS.iter().filter_map(|n| meta.get(*n)).find(|o| is_name(o)).cloned();
    }
    let own = meta.get("og:site_name").cloned();
    if let Some(own) = own.filter(|o| is_name(o)) {
        // JSON-LD names the company, Open Graph what readers know.
        data.outlet = Some(own);
    }
    let (title, suffix) = outlet::without(&shown, data.outlet.as_deref());
    if data.outlet.is_none() {
        data.outlet = suffix;
    }
    // Where JSON-LD has two, the one that the page shows.
    let said_title = said.titles.iter().find(|t| key(&shown).contains(&key(t))).or(said.titles.first()).cloned();
    let named = said_title.or_else(|| first(TITLES)).map(|t| outlet::without(&t, data.outlet.as_deref()).0);
    data.title = named.filter(|t| !t.is_empty()).or_else(|| Some(title).filter(|t| !t.is_empty()));
    data.authors = said.authors;
    data.byline = match data.authors.as_slice() {
        [] => AUTHORS.iter().filter_map(|n| meta.get(*n)).find(|a| !a.contains("://") && !a.starts_with('@')).cloned(),
        names => Some(names.join(", ")),
    };
    let outlet = data.outlet.as_deref().map(key);
    data.byline = data.byline.map(|b| without_by(&b).to_owned()).filter(|b| !b.is_empty() && Some(key(b)) != outlet);
    let all = |names: &[&str]| names.iter().filter_map(|n| meta.get(*n)).cloned().collect::<Vec<_>>();
    data.stamps.published = said.published.into_iter().chain(all(DATES)).collect();
    data.stamps.loose = said.created.into_iter().chain(all(LOOSE_DATES)).collect();
    data.stamps.changed = said.changed.into_iter().chain(all(CHANGES)).collect();
    data.url = address.into_iter().chain(meta.get("og:url").cloned()).chain(said.url).find(|u| u.starts_with("http"));
    data
}

/// The largest heading, where nothing else has the title.
pub(super) fn heading(document: &Document) -> Option<String> {
    Some(short(&document.select("h1").first().text())).filter(|t| !t.is_empty())
}

/// An outlet's name, no address and no account.
fn is_name(text: &str) -> bool {
    outlet::is_name(text) && !text.starts_with("http")
}

fn short(text: &str) -> String {
    one_line(&text.chars().take(2_000).collect::<String>())
}

fn is_tag(language: &str) -> bool {
    (2..=12).contains(&language.len()) && language.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

/// All `meta` by their names in small letters with colons; the first of a name wins.
fn metas(document: &Document) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    // What a page says of itself to others comes before what it says to search engines of old.
    for attribute in ["property", "name", "itemprop"] {
        for node in document.select("meta[content]").nodes().iter().take(2_000) {
            let value = short(&node.attr_or("content", ""));
            let names = node.attr_or(attribute, "").to_ascii_lowercase();
            for name in names.split_whitespace().filter(|_| !value.is_empty()) {
                // In the body, a comment has one as well.
                if attribute == "itemprop"
                    && name.starts_with("date")
                    && node.ancestors_it(None).any(|a| a.has_name("body"))
                {
                    continue;
                }
                out.entry(name.replace('.', ":")).or_insert_with(|| value.clone());
            }
        }
    }
    out
}

/// The text of the first element that looks like a by-line and is short enough.
pub(super) fn byline(document: &Document) -> Option<String> {
    BYLINES.iter().find_map(|selector| {
        document.select(selector).iter().take(5).find_map(|s| {
            let text = short(&s.text());
            let named = text.chars().filter(|c| c.is_alphabetic()).count() >= 4;
            (named && text.chars().count() < 100).then_some(text)
        })
    })
}

pub(super) fn without_by(byline: &str) -> &str {
    let start = byline.get(..3).filter(|s| s.eq_ignore_ascii_case("by ") || s.eq_ignore_ascii_case("by:"));
    byline.get(start.map_or(0, str::len)..).unwrap_or("").trim()
}
