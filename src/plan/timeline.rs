//! The timeline: statements and events by the day they were made or happened.

use super::context::{At, Context};
use super::dates;
use super::frame::{Split, split};
use super::part::list;
use super::url::{self, Folder};
use super::views::{DayMark, Link, Part, TimelineEntry, TimelinePage, TimelinePeriod, View, Words};
use super::words::{fill, fill_parts};
use crate::model::{ClaimIx, Days, EventId, SubjectId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Entries on one page.
const SIZE: usize = 100;

/// One line.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Event(EventId),
    Claim(ClaimIx),
}

/// Newest first, the undated last; ties by kind, then as registered.
pub fn items(cx: &Context) -> Vec<(Option<Date>, Item)> {
    let claims = cx.by_source.iter().flatten().filter(|ix| !cx.is_struck(cx.b.claim(**ix)));
    let claims = claims.map(|ix| (cx.b.claim(*ix).said_on.days.latest(), Item::Claim(*ix)));
    let events = cx.b.events.iter().zip(0..).map(|(e, i)| (e.on.and_then(|d| d.latest()), Item::Event(EventId(i))));
    let mut all: Vec<(Option<Date>, Item)> = claims.chain(events).collect();
    all.sort_by_key(|(day, item)| (std::cmp::Reverse(*day), *item));
    all
}

pub fn splits(items: usize) -> Vec<Split> {
    split(items, SIZE)
}

pub fn path(split: &Split) -> String {
    if split.place == 0 { url::TIMELINE.to_owned() } else { Folder::Timeline.part(split.of - split.place) }
}

/// The first entry of a day.
pub fn day_anchor(day: Date) -> String {
    format!("d-{}", dates::iso(day))
}

/// Which page each event stands on.
pub fn event_pages(cx: &Context) -> BTreeMap<EventId, String> {
    let all = items(cx);
    let mut out = BTreeMap::new();
    for part in splits(all.len()) {
        for (_, item) in all.get(part.entries.clone()).unwrap_or_default() {
            if let Item::Event(e) = item {
                out.insert(*e, path(&part));
            }
        }
    }
    out
}

impl<'a> At<'a> {
    pub fn timeline_page(
        &self,
        all: &[(Option<Date>, Item)],
        part: &Split,
        of_event: &BTreeMap<EventId, Vec<ClaimIx>>,
    ) -> View {
        let w = self.cx.w;
        let mut periods: Vec<TimelinePeriod> = Vec::new();
        let mut marked = None;
        for (day, item) in all.get(part.entries.clone()).unwrap_or_default() {
            let (anchor, title) = match day {
                Some(d) => (
                    format!("t-{:04}-{:02}", d.year(), d.month()),
                    dates::days(&Days::between(d.first_of_month(), d.last_of_month()), w),
                ),
                None => ("t-undated".to_owned(), w.undated.to_owned()),
            };
            if periods.last().is_none_or(|p| p.anchor != anchor) {
                periods.push(TimelinePeriod { title, anchor, entries: Vec::new() });
            }
            let mut entry = match item {
                Item::Claim(ix) => self.statement(*ix),
                Item::Event(e) => self.event_entry(*e, of_event.get(e).map_or(&[][..], Vec::as_slice)),
            };
            if let Some(new) = day.filter(|d| marked != Some(*d)) {
                entry.day = Some(DayMark { anchor: day_anchor(new) });
                marked = Some(new);
            }
            if let Some(period) = periods.last_mut() {
                period.entries.push(entry);
            }
        }
        let description = fill(w.desc_timeline, &[("site", &self.cx.b.site.title)]);
        View::Timeline(Box::new(TimelinePage {
            frame: self.paged_frame("timeline", w.nav_timeline, description, part),
            strip: (part.place == 0).then(|| self.strip(all)).flatten(),
            periods,
            pager: self.pager(Folder::Timeline, part),
            empty: all.is_empty().then(|| w.empty_timeline.to_owned()),
        }))
    }

    fn statement(&self, ix: ClaimIx) -> TimelineEntry {
        let w = self.cx.w;
        let c = self.cx.b.claim(ix);
        let template = match c.subject {
            SubjectId::Number(_) => w.timeline_number,
            SubjectId::Deadline(_) => w.timeline_deadline,
            SubjectId::Question(_) => w.timeline_stance,
        };
        let subject = self.subject(c.subject);
        let line = fill_parts(
            template,
            &[
                ("holder", vec![Part::link(self.holder(c.holder))]),
                ("value", vec![self.value_part(ix)]),
                ("said", self.holder_and_value(ix)),
                ("subject", vec![Part::link(subject.clone())]),
            ],
        );
        TimelineEntry {
            kind: "statement",
            anchor: String::new(),
            on: dates::once(&c.said_on, w),
            day: None,
            line,
            subject: Some(subject),
            quote: c.citation.passage.raw.clone(),
            words: self.words_of(c),
            lang: self.cx.source(c).language.clone(),
            source: Some(self.source_link(c.source())),
            note: None,
            claims: Vec::new(),
        }
    }

    fn event_entry(&self, id: EventId, claims: &[ClaimIx]) -> TimelineEntry {
        let w = self.cx.w;
        let e = self.cx.b.event(id);
        let mut line = vec![vec![Part::text(&e.label)]];
        line.extend(e.place.map(|p| vec![Part::link(self.actor(p))]));
        TimelineEntry {
            kind: "event",
            anchor: url::event_anchor(self.cx.b, id),
            on: dates::of_event(e, w),
            day: None,
            line: if line.len() > 1 { super::part::separated(line, w.comma) } else { list(line, w) },
            subject: None,
            quote: String::new(),
            words: Words::default(),
            lang: String::new(),
            source: None,
            note: e.note.clone(),
            claims: claims
                .iter()
                .take(12)
                .map(|ix| Link { label: self.told(self.cx.b.claim(*ix)), href: self.claim(*ix) })
                .collect(),
        }
    }
}

/// The claims about each event, newest first.
pub fn claims_of_events(cx: &Context) -> BTreeMap<EventId, Vec<ClaimIx>> {
    let mut out: BTreeMap<EventId, Vec<ClaimIx>> = BTreeMap::new();
    for ix in cx.by_source.iter().flatten() {
        let c = cx.b.claim(*ix);
        if let Some(e) = c.event.filter(|_| !cx.is_struck(c)) {
            out.entry(e).or_default().push(*ix);
        }
    }
    out
}
