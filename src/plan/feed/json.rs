//! A feed as JSON Feed 1.1.

use super::{Feed, midnight};
use crate::plan::url;
use serde_json::{Value, json};

/// `path` is where the feed itself stands below the site.
pub fn write(feed: &Feed, base: &str, path: &str) -> String {
    let items: Vec<Value> = feed
        .entries
        .iter()
        .map(|e| {
            json!({
                "id": e.id,
                "url": e.url,
                "title": e.title,
                "content_text": e.text,
                "date_published": midnight(e.published),
                "date_modified": midnight(e.updated),
            })
        })
        .collect();
    let feed = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": url::absolute(base, &feed.page),
        "feed_url": url::absolute(base, path),
        "description": feed.subtitle,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": items,
    });
    format!("{feed:#}\n")
}
