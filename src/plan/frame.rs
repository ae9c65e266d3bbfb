//! Head, navigation and foot of every page, and the splitting of long lists.

use super::context::At;
use super::dates;
use super::part::plain;
use super::url::{self, Folder};
use super::views::{CorrectionView, Crumb, Frame, Link, NavLink, Pager, Part};
use super::words::{Words, fill};

/// Kinds of page that print their corrections themselves.
const PRINT_CORRECTIONS: [&str; 7] = ["actor", "article", "deadline", "disagreement", "number", "page", "question"];

/// A description in a search result is cut after about so many characters.
const DESCRIPTION: usize = 300;

impl<'a> At<'a> {
    pub fn frame(&self, kind: &'static str, title: &str, description: String) -> Frame {
        let (cx, site) = (self.cx, &self.cx.b.site);
        let mut description = one_line(&description, DESCRIPTION);
        if cx.alike.contains(self.path) {
            description = format!("{description} ({})", self.path);
        }
        let whole = if self.path == url::HOME { site.title.clone() } else { format!("{title} – {}", site.title) };
        Frame {
            path: self.path.to_owned(),
            root: self.root.to_owned(),
            kind,
            lang: site.language.clone(),
            title: title.to_owned(),
            title_full: whole,
            description,
            canonical: site.base_url.as_deref().map(|base| url::absolute(base, self.path)),
            site_title: site.title.clone(),
            site_summary: site.summary.clone(),
            publisher: site.publisher.clone(),
            as_of: dates::day_view(site.as_of, cx.w),
            home_href: self.href(url::HOME),
            nav: self.nav(),
            search: NavLink {
                label: cx.w.nav_search.to_owned(),
                href: self.href(url::SEARCH),
                current: self.path == url::SEARCH,
                exact: self.path == url::SEARCH,
            },
            breadcrumbs: self.breadcrumbs(title),
            footer: self.footer(),
            noindex: false,
            corrected: self.corrected(PRINT_CORRECTIONS.contains(&kind)),
            with_drafts: cx.b.with_drafts,
            feeds: Vec::new(),
            citation: Vec::new(),
            json_ld: String::new(),
            changed: None,
            ways: None,
            card: None,
            roles: Vec::new(),
            published: None,
            modified: None,
        }
    }

    fn nav(&self) -> Vec<NavLink> {
        let folder = |path: &str| path.split_once('/').map(|(folder, _)| folder.to_owned());
        let here = folder(self.path);
        sections(self.cx.w)
            .into_iter()
            .map(|(label, path)| NavLink {
                label: label.to_owned(),
                current: here.is_some() && here == folder(&path),
                exact: path == self.path,
                href: self.href(&path),
            })
            .collect()
    }

    fn breadcrumbs(&self, title: &str) -> Vec<Crumb> {
        let w = self.cx.w;
        if self.path == url::HOME {
            return Vec::new();
        }
        let mut out = vec![Crumb { label: w.nav_home.to_owned(), href: Some(self.href(url::HOME)) }];
        if let Some((folder, name)) = self.path.split_once('/')
            && name != "index.html"
            && let Some((label, path)) = sections(w).into_iter().find(|(_, p)| p.starts_with(folder))
        {
            out.push(Crumb { label: label.to_owned(), href: Some(self.href(&path)) });
        }
        out.push(Crumb { label: title.to_owned(), href: None });
        out
    }

    fn footer(&self) -> Vec<Link> {
        let w = self.cx.w;
        let free = self.cx.b.pages.iter().filter(|p| p.id != "index" && (!p.draft || self.cx.b.with_drafts));
        let mut out: Vec<Link> = free.map(|p| self.link(&p.title, &url::free_page(&p.id))).collect();
        out.push(self.link(w.nav_corrections, url::CORRECTIONS));
        out.push(self.link(w.nav_changes, url::CHANGES));
        out.push(self.link(w.nav_data, url::DATA));
        out
    }

    /// "Troops in Afghanistan: Reports of 17 February 2021 …"
    pub fn subject_description(&self, label: &str, answer: &[Part]) -> String {
        fill(self.cx.w.desc_subject, &[("label", label), ("answer", &plain(answer))])
    }

    pub fn corrections(&self) -> Vec<CorrectionView> {
        let of = self.cx.corrections.get(self.path).map_or(&[][..], Vec::as_slice);
        of.iter().filter_map(|i| self.correction(*i)).collect()
    }

    pub fn pager(&self, folder: Folder, split: &Split) -> Option<Pager> {
        let w = self.cx.w;
        if split.of == 1 {
            return None;
        }
        let number = |place: usize| split.of - place;
        let path = |place: usize| if place == 0 { folder.index() } else { folder.part(number(place)) };
        let label = |place: usize| match place {
            0 => w.pager_newest.to_owned(),
            _ => fill(w.pager_page, &[("n", &(place + 1).to_string())]),
        };
        let newer = split.place.checked_sub(1).map(|p| self.link(w.pager_newer, &path(p)));
        let older = (split.place + 1 < split.of).then(|| self.link(w.pager_older, &path(split.place + 1)));
        let pages = (0..split.of).map(|p| {
            let mut link = self.link(label(p), &path(p));
            if p == split.place {
                link.href = String::new();
            }
            link
        });
        let slots = [("n", (split.place + 1).to_string()), ("of", split.of.to_string())];
        let sentence = fill(w.pager, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        Some(Pager { sentence, newer, older, pages: pages.collect() })
    }
}

/// The navigation: names, and addresses below the site. It counts nothing: a page would change with every article.
fn sections(w: &'static Words) -> [(&'static str, String); 10] {
    [
        (w.nav_numbers, Folder::Numbers.index()),
        (w.nav_deadlines, Folder::Deadlines.index()),
        (w.nav_questions, Folder::Questions.index()),
        (w.nav_disagreements, Folder::Disagreements.index()),
        (w.nav_actors, Folder::Actors.index()),
        (w.nav_articles, Folder::Articles.index()),
        (w.nav_timeline, url::TIMELINE.to_owned()),
        (w.nav_coverage, url::COVERAGE.to_owned()),
        (w.nav_changes, url::CHANGES.to_owned()),
        (w.nav_corrections, url::CORRECTIONS.to_owned()),
    ]
}

/// One page of a list that is split.
pub struct Split {
    /// 0 is the newest, which is the list's index page.
    pub place: usize,
    pub of: usize,
    /// Which entries of the whole list, newest first.
    pub entries: std::ops::Range<usize>,
}

/// Splits a list that is sorted newest first. Pages are filled from the oldest entries on and numbered from there, so
/// that an arriving article changes the newest page only.
pub fn split(entries: usize, size: usize) -> Vec<Split> {
    let of = entries.div_ceil(size).max(1);
    let first = entries - (of - 1) * size.min(entries);
    (0..of)
        .map(|place| {
            let start = if place == 0 { 0 } else { first + (place - 1) * size };
            let end = if place == 0 { first } else { start + size };
            Split { place, of, entries: start..end }
        })
        .collect()
}

/// White space evened out, cut at a word where too long.
pub fn one_line(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() >= limit {
            if out.is_empty() {
                out.extend(word.chars().take(limit));
            }
            out.push('…');
            return out;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splitting_loses_nothing_and_old_pages_keep_their_entries() {
        for entries in 0..40 {
            let parts = split(entries, 7);
            let all: Vec<usize> = parts.iter().flat_map(|p| p.entries.clone()).collect();
            assert_eq!(all, (0..entries).collect::<Vec<_>>());
            // Counted from the oldest, an entry stays where it was when a newer one comes.
            let oldest_first = |n: usize, parts: &[Split]| -> Vec<(usize, usize)> {
                parts[1..].iter().flat_map(|p| p.entries.clone().map(|e| (p.of - p.place, n - e))).collect()
            };
            let more = split(entries + 1, 7);
            let (before, after) = (oldest_first(entries, &parts), oldest_first(entries + 1, &more));
            assert!(before.iter().all(|x| after.contains(x)), "{entries}: {before:?} {after:?}");
        }
    }
}
