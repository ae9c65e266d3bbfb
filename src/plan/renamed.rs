//! Files that programs fetch, again under a page's old name: a feed reader or a calendar is not told of redirects, which
//! are pages for browsers.

use super::{Kind, Page, Planned, url};
use std::collections::BTreeMap;

/// Endings of the files beside a page that somebody may follow for years.
const FOLLOWED: [&str; 4] = ["feed.xml", "feed.json", "json", "ics"];

/// Files of renamed pages, each with the paths that it had.
pub fn followed(planned: &[Planned]) -> BTreeMap<String, Vec<String>> {
    let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for old in planned {
        if let Kind::Redirect(target) = &old.kind {
            for ending in FOLLOWED {
                out.entry(url::beside(target, ending)).or_default().push(url::beside(&old.path, ending));
            }
        }
    }
    out
}

/// A file that is followed under old names, once more for each.
pub fn again(old: &BTreeMap<String, Vec<String>>, page: &Page) -> Vec<Page> {
    let paths = old.get(&page.path).map_or(&[][..], Vec::as_slice);
    paths.iter().map(|path| Page { path: path.clone(), ..page.clone() }).collect()
}
