//! What a page says of itself: JSON-LD, then Open Graph and `article:`, then other `meta` names, then `time` and the classes
//! of by-lines, then its title.

use super::day::Stamps;
use super::jsonld;
use super::lines::Line;
use super::site::{Headings, Parted, Site};
use crate::import::{Known, words::key};
use crate::text::one_line;
use dom_query::Document;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub title: Option<String>,
    /// Who published it, by what the page says of itself.
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
/// Headings of a rank that are looked at.
const HEADINGS: usize = 40;

const OUTLETS: &[&str] = &[
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

pub(super) fn read(document: &Document, lines: &[Line], known: &Known) -> Data {
    let scripts: Vec<String> =
        document.select("script[type='application/ld+json']").iter().take(50).map(|s| s.text().to_string()).collect();
    let meta = metas(document);
    let all = |names: &[&str]| names.iter().filter_map(|n| meta.get(*n)).cloned().collect::<Vec<_>>();
    let shown = short(&document.select("title").first().text());
    let link = document.select("link[rel=canonical]").attr("href").map(|h| h.to_string());
    let address = [link, meta.get("og:url").cloned()].into_iter().flatten().find(|u| is_article(u));
    let headings = headings(document);
    let called: Vec<String> =
        std::iter::once(&shown).chain(headings.all().take(1)).chain(meta.get("og:title")).cloned().collect();
    let said = jsonld::read(&scripts, &called, address.as_deref());
    let url = address.or_else(|| said.url.clone().filter(|u| is_article(u)));
    // JSON-LD names the company, Open Graph what readers know.
    let stated: Vec<String> =
        meta.get("og:site_name").cloned().into_iter().chain(said.outlet.clone()).chain(all(OUTLETS)).collect();
    let site = Site::new(&stated, url.as_deref(), &called, known);
    let title = title(&shown, &headings, &said.titles, &all(TITLES), &site);
    let outlet = site.outlet(title.name, document, lines, url.as_deref());
    let authors = said.authors;
    let byline = match authors.as_slice() {
        [] => AUTHORS.iter().filter_map(|n| meta.get(*n)).find(|a| !a.contains("://") && !a.starts_with('@')).cloned(),
        names => Some(names.join(", ")),
    };
    let byline = byline.map(|b| without_by(&b).to_owned()).filter(|b| !b.is_empty() && !site.is_own(b));
    let tag = document.select("html").attr("lang").map(|l| l.to_string());
    Data {
        title: Some(title.title).filter(|t| !t.is_empty()),
        outlet,
        byline,
        authors,
        stamps: Stamps {
            published: said.published.into_iter().chain(all(DATES)).collect(),
            loose: said.created.into_iter().chain(all(LOOSE_DATES)).collect(),
            changed: said.changed.into_iter().chain(all(CHANGES)).collect(),
        },
        url,
        language: tag.filter(|l| is_tag(l)).or(said.language.filter(|l| is_tag(l))),
    }
}

/// What the page is called: the heading that its title has whole, or that its data says too; else what the data says.
fn title(shown: &str, headings: &Headings, said: &[String], meta: &[String], site: &Site) -> Parted {
    if let Some(parted) = site.headed(shown, headings) {
        return parted;
    }
    let of_shown = site.without(shown);
    let data: Vec<String> = said.iter().chain(meta).map(|t| site.without(t).title).filter(|t| !t.is_empty()).collect();
    let keys: Vec<String> = data.iter().map(|t| key(t)).collect();
    let both = headings.all().find(|h| keys.contains(&key(h)) && !site.is_own(h)).cloned();
    // Where JSON-LD has two, the one that the page shows.
    let by_data = || said.iter().find(|t| key(shown).contains(&key(t))).cloned().or_else(|| data.first().cloned());
    // The page shows one title, and gives another to those who link to it.
    let same = |h: &&String| data.iter().take(1).chain([&of_shown.title]).any(|t| shares_most(h, t)) && !site.is_own(h);
    let near = || headings.all().take(1).find(same).cloned();
    let found = both.or_else(near).or_else(by_data).unwrap_or_else(|| of_shown.title.clone());
    Parted { title: found, name: of_shown.name }
}

/// Says the same in other words.
fn shares_most(heading: &str, title: &str) -> bool {
    let (heading, title) = (key(heading), key(title));
    let words: Vec<&str> = title.split(' ').filter(|w| w.chars().count() > 2).collect();
    let shared = words.iter().filter(|w| heading.split(' ').any(|h| h == **w)).count();
    heading.split(' ').count() >= 4 && words.len() >= 3 && shared * 2 >= words.len()
}

fn headings(document: &Document) -> Headings {
    let texts = |selector: &str| {
        let all = document.select(selector);
        all.iter().take(HEADINGS).map(|h| short(&h.text())).filter(|t| !t.is_empty()).collect::<Vec<_>>()
    };
    Headings { first: texts("h1"), others: texts("h2, h3") }
}

/// A web address, and not that of a site's first page.
fn is_article(address: &str) -> bool {
    let Ok(url) = url::Url::parse(address) else { return false };
    matches!(url.scheme(), "http" | "https") && (url.path().len() > 1 || url.query().is_some())
}

/// The largest heading, where nothing else has the title.
pub(super) fn heading(document: &Document) -> Option<String> {
    Some(short(&document.select("h1").first().text())).filter(|t| !t.is_empty())
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
        for node in document.select("meta[content], meta[value]").nodes().iter().take(2_000) {
            // Some programs keep a page with its values renamed.
            let value = node.attr("content").or_else(|| node.attr("value")).map(|v| short(&v)).unwrap_or_default();
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
