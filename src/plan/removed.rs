//! What stands where something was: pages for what was removed on purpose, and for disagreements that are none any longer.

use super::context::{At, Context, correction_path};
use super::dates;
use super::url::{self, Folder};
use super::views::{Link, RemovedPage, RemovedView, View};
use super::words::fill;
use super::{Kind, Planned};
use crate::finding::{Finding, Rule};
use crate::model::{Permanent, Removal, SourceId, SubjectId};
use crate::relate::{Addresses, Fate};
use std::collections::BTreeSet;

/// Ended disagreements in the log.
const LISTED: usize = 120;

/// What is no longer there.
#[derive(Clone, Copy, Debug)]
pub enum Gone {
    /// Index into the briefing's removed entries.
    Removed(usize),
    /// A disagreement on this subject.
    Ended(SubjectId),
}

/// The pages of all that is gone. A disagreement goes with its subject, a claim has a place on its article's page.
pub fn planned(cx: &Context) -> Vec<Planned> {
    let b = cx.b;
    if b.removed.is_empty() && b.published.is_empty() {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, r) in b.removed.iter().enumerate() {
        let mut add = |path: String| {
            let (title, place) = (called(r).to_owned(), r.entry.field("id"));
            out.push(Planned { path, title, kind: Kind::Removed(Gone::Removed(i)), place });
        };
        match r.kind() {
            Permanent::Claim | Permanent::Disagreement => {}
            Permanent::Page => add(url::free_page(r.id())),
            Permanent::Actor => add(Folder::Actors.entry(r.id())),
            Permanent::Article => add(Folder::Articles.entry(r.id())),
            kind @ (Permanent::Number | Permanent::Deadline | Permanent::Question) => {
                add(folder(kind).entry(r.id()));
                if b.site.base_url.is_some() {
                    // In a frame on another site there is room for one sentence: that of the page.
                    let (path, target) = (url::embed_of(kind.word(), r.id()), folder(kind).entry(r.id()));
                    let (title, place) = (called(r).to_owned(), r.entry.field("id"));
                    out.push(Planned { path, title, kind: Kind::Redirect(target), place });
                }
            }
        }
    }
    let now = Addresses::of(b, cx.r);
    for p in b.published.iter().filter(|p| p.address.0 == Permanent::Disagreement) {
        let (gone, title, place) = match now.fate(&p.address) {
            Fate::Ended(subject) => (Gone::Ended(subject), b.subject_label(subject), p.place.clone()),
            Fate::Removed(i) => match b.removed.get(i) {
                Some(r) => (Gone::Removed(i), called(r), r.entry.field("id")),
                None => continue,
            },
            Fate::Live | Fate::Renamed(_) | Fate::Lost => continue,
        };
        let path = url::disagreement(&p.address.1);
        out.push(Planned { path, title: title.to_owned(), kind: Kind::Removed(gone), place });
    }
    out
}

fn folder(kind: Permanent) -> Folder {
    match kind {
        Permanent::Number => Folder::Numbers,
        Permanent::Deadline => Folder::Deadlines,
        _ => Folder::Questions,
    }
}

/// A removed entry sends readers to a page that is there.
pub fn see_nothing<'a>(cx: &'a Context) -> impl Iterator<Item = Finding> + 'a {
    cx.b.removed.iter().filter_map(|r| {
        let see = r.see.as_ref().filter(|see| !cx.titles.contains_key(&correction_path(see)))?;
        Some(
            Finding::new(Rule::BrokenLink, r.entry.field("see"), format!("there is no page `{see}`"))
                .label("`see` names a page of this site, such as `numbers/troops`"),
        )
    })
}

/// The page that says so.
fn path(r: &Removal) -> String {
    match r.kind() {
        Permanent::Page => url::free_page(r.id()),
        Permanent::Actor => Folder::Actors.entry(r.id()),
        Permanent::Article => Folder::Articles.entry(r.id()),
        kind => folder(kind).entry(r.id()),
    }
}

fn called(r: &Removal) -> &str {
    r.label.as_deref().unwrap_or(r.id())
}

impl<'a> At<'a> {
    pub fn removed_page(&self, gone: Gone) -> Option<View> {
        let (b, w) = (self.cx.b, self.cx.w);
        let page = match gone {
            Gone::Ended(subject) => {
                let title = fill(w.ended_title, &[("title", b.subject_label(subject))]);
                RemovedPage {
                    frame: self.frame("removed", &title, title.clone()),
                    sentence: w.ended_sentence.to_owned(),
                    reason: None,
                    see: Some(self.subject(subject)),
                    anchors: Vec::new(),
                    links: self.ways_out(),
                }
            }
            Gone::Removed(i) => {
                let r = b.removed.get(i)?;
                let title = fill(w.removed_title, &[("title", called(r))]);
                RemovedPage {
                    frame: self.frame("removed", &title, self.removed_sentence(r)),
                    sentence: self.removed_sentence(r),
                    reason: Some(r.reason.clone()),
                    see: self.see(r),
                    anchors: self.anchors_of(r),
                    links: self.ways_out(),
                }
            }
        };
        let mut page = page;
        page.frame.noindex = true;
        Some(View::Removed(Box::new(page)))
    }

    /// Title and sentence of what leads to the page of a removed entry.
    pub fn removed_at(&self, page: &str) -> Option<(String, String)> {
        let r = self.cx.b.removed.iter().filter(|r| r.kind() != Permanent::Claim).find(|r| path(r) == page)?;
        Some((fill(self.cx.w.removed_title, &[("title", called(r))]), self.removed_sentence(r)))
    }

    /// "Number “Ferries” stood here until it was removed on 5 May 2021."
    fn removed_sentence(&self, r: &Removal) -> String {
        let w = self.cx.w;
        let kind = match r.kind() {
            Permanent::Actor => w.search_actor,
            Permanent::Article => w.search_article,
            Permanent::Claim => w.search_claim,
            Permanent::Deadline => w.search_deadline,
            Permanent::Disagreement => w.search_disagreement,
            Permanent::Number => w.search_number,
            Permanent::Page => w.search_page,
            Permanent::Question => w.search_question,
        };
        fill(w.removed_sentence, &[("kind", kind), ("title", called(r)), ("date", &dates::day(r.on, w))])
    }

    fn see(&self, r: &Removal) -> Option<Link> {
        let path = correction_path(r.see.as_deref()?);
        Some(self.link(self.cx.titles.get(&path)?, &path))
    }

    /// Places of an article's claims: they went with it.
    fn anchors_of(&self, r: &Removal) -> Vec<String> {
        if r.kind() != Permanent::Article {
            return Vec::new();
        }
        let claims = self.cx.b.published.iter().filter(|p| p.address.0 == Permanent::Claim);
        let of = claims.filter_map(|p| p.address.1.split_once('/')).filter(|(article, _)| *article == r.id());
        of.map(|(_, anchor)| anchor.to_owned()).collect()
    }

    /// Pages of disagreements that are none any longer.
    pub fn ended(&self) -> Vec<Link> {
        let live: BTreeSet<String> = self.cx.r.disagreements.iter().map(|d| url::disagreement(&d.id)).collect();
        // Their names are ids with a kind before them; the pages of the log have none.
        let kinds =
            ["number-", "deadline-", "question-"].map(|kind| format!("{}/{kind}", Folder::Disagreements.name()));
        let all = self.cx.titles.iter().filter(|(path, _)| kinds.iter().any(|kind| path.starts_with(kind)));
        all.filter(|(path, _)| !live.contains(*path)).take(LISTED).map(|(path, title)| self.link(title, path)).collect()
    }

    /// Claims that stood on an article's page.
    pub fn removed_claims(&self, article: SourceId) -> Vec<RemovedView> {
        let s = self.cx.b.source(article);
        let claims = self.cx.b.removed.iter().filter(|r| r.kind() == Permanent::Claim);
        let own = claims.filter_map(|r| Some((r, r.id().split_once('/')?)));
        own.filter(|(_, (id, _))| *id == s.id || s.former_ids.iter().any(|old| old == id))
            .map(|(r, (_, anchor))| RemovedView {
                anchor: anchor.to_owned(),
                sentence: self.removed_sentence(r),
                reason: r.reason.clone(),
                see: self.see(r),
            })
            .collect()
    }

    /// Everything that was removed, newest first: the pages, each with what it says.
    pub fn removed_list(&self) -> Vec<RemovedView> {
        let mut all: Vec<&Removal> = self.cx.b.removed.iter().filter(|r| r.kind() != Permanent::Claim).collect();
        all.sort_by_key(|r| std::cmp::Reverse(r.on));
        all.iter()
            .map(|r| RemovedView {
                anchor: format!("removed-{}-{}", r.kind().word(), r.id()),
                sentence: self.removed_sentence(r),
                reason: r.reason.clone(),
                see: Some(self.link(called(r), &path(r))),
            })
            .collect()
    }
}
