//! What a page says of itself: JSON-LD, then Open Graph and `article:`, then other `meta` names, then `time` and the classes
//! of by-lines, then its title.

use super::jsonld;
use crate::import::{outlet, printed, words::key};
use crate::model::Days;
use crate::text::one_line;
use dom_query::{Document, NodeRef};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Data {
    pub title: Option<String>,
    pub outlet: Option<String>,
    /// As one text: "Jane Doe, John Roe".
    pub byline: Option<String>,
    /// Names, where the page lists them one by one.
    pub authors: Vec<String>,
    /// The day, and as the page has it.
    pub published: Option<(Days, String)>,
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
    "dcterms:date",
    "dc:date",
    "dcterms:created",
    "dc:created",
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
    "date",
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
    "copyright",
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
    let said = jsonld::read(&scripts);
    let meta = metas(document);
    let first = |names: &[&str]| names.iter().find_map(|n| meta.get(*n)).cloned();
    let shown = short(&document.select("title").first().text());
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
        data.outlet = first(OUTLETS).filter(|o| o.len() < 80);
    }
    let own = meta.get("og:site_name").cloned();
    if let Some(own) = own.filter(|o| !o.starts_with("http")) {
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
        [] => first(AUTHORS).filter(|a| !a.contains("://")),
        names => Some(names.join(", ")),
    };
    data.byline = data.byline.map(|b| without_by(&b).to_owned()).filter(|b| !b.is_empty());
    let dates =
        said.published.into_iter().chain(DATES.iter().filter_map(|n| meta.get(*n).cloned())).chain(times(document));
    data.published = dates.take(40).find_map(|d| Some((day(&d)?, d)));
    let link = document.select("link[rel=canonical]").attr("href").map(|h| h.to_string());
    data.url = link.into_iter().chain(meta.get("og:url").cloned()).chain(said.url).find(|u| u.starts_with("http"));
    data
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
        for node in document.select("meta[content]").nodes().iter().take(2_000) {
            let value = short(&node.attr_or("content", ""));
            for name in node.attr_or(attribute, "").split_whitespace().filter(|_| !value.is_empty()) {
                out.entry(name.to_ascii_lowercase().replace('.', ":")).or_insert_with(|| value.clone());
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

/// Times that the page marks up, those of publication before others.
fn times(document: &Document) -> Vec<String> {
    let value =
        |n: &NodeRef| n.attr("datetime").or_else(|| n.attr("content")).map(|d| d.to_string()).filter(|d| !d.is_empty());
    let mut out: Vec<String> = Vec::new();
    for selector in ["[itemprop=datePublished]", "time[pubdate]", "time[class*=publish]", "article time", "time"] {
        for s in document.select(selector).nodes().iter().take(5) {
            out.extend(value(s).or_else(|| Some(short(&s.text())).filter(|t| !t.is_empty() && t.len() < 60)));
        }
    }
    out
}

/// The day of a date in the page's data: ISO with or without a time, eight figures, seconds since 1970, or words.
fn day(value: &str) -> Option<Days> {
    let digits = value.len() >= 8 && value.bytes().all(|b| b.is_ascii_digit());
    let date = |y: &str, m: &str, d: &str| {
        let year = y.parse().ok().filter(|y| (1900..2200).contains(y))?;
        jiff::civil::Date::new(year, m.parse().ok()?, d.parse().ok()?).ok()
    };
    if digits {
        let seconds = match value.len() {
            10 => value.parse::<i64>().ok(),
            13 => value.parse::<i64>().ok().map(|ms| ms / 1000),
            _ => None,
        };
        if let Some(days) = seconds.and_then(|s| i32::try_from(s / 86_400).ok()) {
            let epoch = jiff::civil::Date::new(1970, 1, 1).ok()?;
            return epoch.checked_add(jiff::Span::new().days(days)).ok().map(Days::on);
        }
        return date(value.get(..4)?, value.get(4..6)?, value.get(6..8)?).map(Days::on);
    }
    let iso = value.get(..10).filter(|d| d.as_bytes().get(4) == Some(&b'-') && d.as_bytes().get(7) == Some(&b'-'));
    match iso {
        Some(d) => date(d.get(..4)?, d.get(5..7)?, d.get(8..)?).map(Days::on),
        None => printed::day(value).map(|(d, _)| d),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_metadata() {
        for (value, expected) in [
            ("2021-02-18T23:30:00-05:00", Some("2021-02-18")),
            ("2017-11-03 03:01:00.000000", Some("2017-11-03")),
            ("20180405", Some("2018-04-05")),
            ("1613606400", Some("2021-02-18")),
            ("1613606400000", Some("2021-02-18")),
            ("Thu, 18 Feb 2021 10:00:00 GMT", Some("2021-02-18")),
            ("soon", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(day(value).and_then(|d| d.day()).map(|d| d.to_string()).as_deref(), expected, "{value}");
        }
    }
}
