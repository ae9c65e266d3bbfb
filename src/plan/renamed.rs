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

/// Adds those of a part's files that are followed under old names.
pub fn repeat(old: &BTreeMap<String, Vec<String>>, part: &mut Vec<Page>) {
    if old.is_empty() {
        return;
    }
    let again = |p: &Page| {
        let paths = old.get(&p.path).map_or(&[][..], Vec::as_slice);
        paths.iter().map(|path| Page { path: path.clone(), ..p.clone() }).collect::<Vec<_>>()
    };
    let repeated: Vec<Page> = part.iter().flat_map(again).collect();
    part.extend(repeated);
}
