//! Feeds: what they hold. How it is written is in `atom` and `json`.
//!
//! Every entry's id is the permanent address of what it tells, and its date is a date of the data, so that a rebuild tells
//! readers nothing new. Feeds need absolute addresses: without a `base_url` there are none.

use super::context::{At, Context, correction_path};
use super::dates;
use super::part::{plain, straight};
use super::url::{self, Folder};
use super::views::FeedLink;
use super::words::fill;
use crate::model::{ActorId, ClaimIx, SubjectId};
use crate::relate::{Arrival, arrival_day};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

mod atom;
mod json;

/// Entries in one feed: the newest.
pub const ENTRIES: usize = 50;
/// Changes told in one entry of the feed of changes.
const LINES: usize = 20;

/// What a feed follows.
#[derive(Clone, Copy, Debug)]
pub enum Of {
    /// Articles as they arrive, and corrections.
    Site,
    /// What each day's articles changed.
    Changes,
    /// Disagreements.
    Log,
    Subject(SubjectId),
    Actor(ActorId),
}

struct Feed {
    /// The page that it belongs to.
    page: String,
    title: String,
    subtitle: String,
    author: String,
    language: String,
    /// Newest first. Never empty.
    entries: Vec<Entry>,
}

struct Entry {
    /// Permanent.
    id: String,
    url: String,
    title: String,
    text: String,
    published: Date,
    updated: Date,
}

impl Feed {
    fn updated(&self) -> Option<Date> {
        self.entries.iter().map(|e| e.updated).max()
    }
}

/// Feeds give a time; the data knows days.
fn midnight(day: Date) -> String {
    format!("{}T00:00:00Z", dates::iso(day))
}

/// Which pages have a feed of their own: those with something to tell.
pub fn pages(cx: &Context) -> BTreeMap<String, Of> {
    let b = cx.b;
    let mut out = BTreeMap::new();
    if b.site.base_url.is_none() {
        return out;
    }
    if b.sources.iter().any(|s| cx.shows_source(s)) || !b.corrections.is_empty() {
        out.insert(url::HOME.to_owned(), Of::Site);
    }
    if cx.editions.iter().any(|e| e.day.is_some()) {
        out.insert(Folder::Changes.index(), Of::Changes);
    }
    if !cx.r.disagreements.is_empty() {
        out.insert(Folder::Disagreements.index(), Of::Log);
    }
    for subject in cx.subjects().filter(|s| !cx.relations(*s).claims.is_empty()) {
        out.insert(url::subject(b, subject), Of::Subject(subject));
    }
    for (a, i) in cx.actors.iter().zip(0..) {
        if !(a.said.is_empty() && a.held.is_empty() && a.own_voice.is_empty()) {
            out.insert(url::actor(b, ActorId(i)), Of::Actor(ActorId(i)));
        }
    }
    out
}

impl<'a> At<'a> {
    /// The page's own feed, else the site's, in both formats.
    pub fn feed_links(&self) -> Vec<FeedLink> {
        let own = self.cx.feeds.get_key_value(self.path);
        let Some((page, of)) = own.or_else(|| self.cx.feeds.get_key_value(url::HOME)) else { return Vec::new() };
        let title = title(self.cx, *of);
        let link = |kind, label: &str, ending| FeedLink {
            kind,
            label: label.to_owned(),
            title: title.clone(),
            href: self.href(&url::feed(page, ending)),
        };
        vec![link("application/atom+xml", "Atom", "xml"), link("application/feed+json", "JSON Feed", "json")]
    }
}

fn title(cx: &Context, of: Of) -> String {
    let site = cx.b.site.title.as_str();
    let label = match of {
        Of::Site => return fill(cx.w.feed_site, &[("site", site)]),
        Of::Changes => cx.w.nav_changes,
        Of::Log => cx.w.nav_disagreements,
        Of::Subject(s) => cx.b.subject_label(s),
        Of::Actor(a) => &cx.b.actor(a).name,
    };
    fill(cx.w.feed_of, &[("label", label), ("site", site)])
}

/// Some of the feeds of [`pages`], each as Atom and as JSON Feed: path and text.
pub fn files(cx: &Context, page: &str, of: Of) -> Vec<(String, String)> {
    let Some(base) = cx.b.site.base_url.as_deref() else { return Vec::new() };
    let feed = feed(cx, base, page, of);
    let (xml, json) = (url::feed(page, "xml"), url::feed(page, "json"));
    vec![(xml.clone(), atom::write(&feed, base, &xml)), (json.clone(), json::write(&feed, base, &json))]
}

fn feed(cx: &Context, base: &str, page: &str, of: Of) -> Feed {
    // Links in sentences are dropped, so where they are seen from does not matter.
    let at = At { cx, path: "", root: "", cited: None };
    let site = &cx.b.site;
    let mut entries = match of {
        Of::Site => news(&at, base),
        Of::Changes => changes(&at, base),
        Of::Log => log(&at, base),
        Of::Subject(s) => claims(&at, base, cx.relations(s).claims.iter().copied()),
        Of::Actor(a) => match cx.actors.get(a.0 as usize) {
            Some(x) => {
                let all: BTreeSet<ClaimIx> = x.said.iter().chain(&x.held).chain(&x.own_voice).copied().collect();
                claims(&at, base, all.into_iter())
            }
            None => Vec::new(),
        },
    };
    entries.sort_by(|a, b| (Reverse(a.updated), &a.id).cmp(&(Reverse(b.updated), &b.id)));
    entries.truncate(ENTRIES);
    for e in &mut entries {
        (e.title, e.text) = (straight(&e.title), straight(&e.text));
    }
    Feed {
        page: page.to_owned(),
        title: title(cx, of),
        subtitle: subtitle(&at, of),
        author: site.publisher.clone().unwrap_or_else(|| site.title.clone()),
        language: site.language.clone(),
        entries,
    }
}

/// Of an actor: who that is, and what it says on what weighs most, before what every feed says of itself.
fn subtitle(at: &At, of: Of) -> String {
    let arrives = fill(at.cx.w.feed_subtitle, &[("date", &dates::day(at.cx.b.site.as_of, at.cx.w))]);
    match of {
        Of::Actor(a) => format!("{} {arrives}", at.actor_sentence(a)),
        _ => arrives,
    }
}

fn claims(at: &At, base: &str, all: impl Iterator<Item = ClaimIx>) -> Vec<Entry> {
    let (b, w) = (at.cx.b, at.cx.w);
    let mut newest: Vec<(Date, ClaimIx)> = all.map(|ix| (came(at.cx, ix), ix)).collect();
    newest.sort_by_key(|(day, ix)| (Reverse(*day), &b.claim(*ix).id));
    newest.truncate(ENTRIES);
    let entry = |(day, ix): (Date, ClaimIx)| {
        let c = b.claim(ix);
        let address = url::absolute(base, &url::claim(b, ix));
        let (value, holder, source) = (at.told(c), at.holder(c.holder).label, at.cx.name(c.source()).full.clone());
        let slots = [("subject", b.subject_label(c.subject)), ("value", &value), ("holder", &holder)];
        let words = at.quoted_words(c);
        let text = [("quote", words.as_str()), ("source", &source)];
        Entry {
            id: address.clone(),
            url: address,
            title: fill(w.feed_claim, &slots),
            text: fill(w.feed_text, &text),
            published: day,
            updated: day,
        }
    };
    newest.into_iter().map(entry).collect()
}

/// The day a claim came to this briefing. Where its article has no date: the day it was said, or speaks of.
fn came(cx: &Context, ix: ClaimIx) -> Date {
    let c = cx.b.claim(ix);
    let article = arrival_day(cx.b, c.source());
    article.or(c.said_on.days.latest()).or(c.as_of.days.latest()).unwrap_or(cx.b.site.as_of)
}

fn news(at: &At, base: &str) -> Vec<Entry> {
    let (b, w) = (at.cx.b, at.cx.w);
    let article = |a: &Arrival| {
        let s = b.source(a.source);
        let address = url::absolute(base, &url::article(b, a.source));
        let brought = at.change_of(a);
        let day = a.day.unwrap_or(b.site.as_of);
        Entry {
            id: address.clone(),
            url: address,
            title: format!("{} ({})", s.title, at.cx.name(a.source).full),
            text: format!("{} {}", brought.sentence, plain(&brought.claims)).trim().to_owned(),
            published: day,
            updated: day,
        }
    };
    let correction = |c: &crate::model::Correction| {
        let path = correction_path(&c.page);
        let page = at.cx.titles.get(&path).map_or(c.page.as_str(), String::as_str);
        let told = blake3::hash(format!("{}\n{}\n{}", c.page, c.was, c.now).as_bytes()).to_hex();
        let day = c.date.latest().unwrap_or(b.site.as_of);
        // Corrections have no ids of their own: what was corrected tells them apart.
        let id = format!("{}#{}", url::absolute(base, url::CORRECTIONS), told.get(..12).unwrap_or_default());
        let told = |text: &'_ str| text.trim_end().trim_end_matches(['.', '。', '।', '۔']).to_owned();
        let (was, now) = (told(&c.was), told(&c.now));
        let slots = [("was", was.as_str()), ("now", &now), ("why", &c.why)];
        Entry {
            id,
            url: url::absolute(base, if at.cx.titles.contains_key(&path) { &path } else { url::CORRECTIONS }),
            title: fill(w.feed_correction, &[("page", page)]),
            text: fill(w.feed_correction_text, &slots),
            published: day,
            updated: day,
        }
    };
    at.cx.history.arrivals.iter().rev().take(ENTRIES).map(article).chain(b.corrections.iter().map(correction)).collect()
}

/// One entry for each day on which articles came. Its id names the day; its address is where that day stands today.
fn changes(at: &At, base: &str) -> Vec<Entry> {
    let (cx, w) = (at.cx, at.cx.w);
    let entry = |e: &super::edition::Edition| {
        let day = e.day?;
        let all = cx.history.arrivals.get(e.arrivals.clone()).unwrap_or_default();
        let mut text: Vec<String> = at.edition_note(e).map(str::to_owned).into_iter().collect();
        text.push(at.edition_sentence(all));
        let told = all.iter().flat_map(|a| at.change_of(a).changes);
        text.extend(told.take(LINES).map(|l| format!("{}: {}.", l.label, plain(&l.line))));
        Some(Entry {
            id: format!("{}#{}", url::absolute(base, url::CHANGES), e.anchor()),
            url: url::absolute(base, &e.path()),
            title: fill(w.edition_title, &[("date", &dates::day(day, w))]),
            text: text.join(" "),
            published: day,
            updated: day,
        })
    };
    cx.editions.iter().filter_map(entry).take(ENTRIES).collect()
}

fn log(at: &At, base: &str) -> Vec<Entry> {
    let w = at.cx.w;
    let entry = |(i, d): (usize, &crate::relate::Disagreement)| {
        let row = at.disagreement_row(i)?;
        let address = url::absolute(base, &url::disagreement(&d.id));
        let opened = d.opened.and_then(|x| x.latest()).unwrap_or(at.cx.b.site.as_of);
        let reasons: Vec<String> = row.verdict.reasons.iter().map(|r| r.label.clone()).collect();
        let why = if reasons.is_empty() { String::new() } else { format!(" ({})", w.list(&reasons)) };
        Some(Entry {
            id: address.clone(),
            url: address,
            title: format!("{}: {}", row.link.label, row.verdict.label),
            text: format!("{}{why}", plain(&row.sides)),
            published: opened,
            updated: d.latest.and_then(|x| x.latest()).unwrap_or(opened),
        })
    };
    at.cx.r.disagreements.iter().enumerate().filter_map(entry).collect()
}
