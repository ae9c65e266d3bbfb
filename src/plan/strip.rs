//! The timeline at a glance: how much was said when, and which events stand between.

use super::context::At;
use super::dates;
use super::period::{Unit, periods};
use super::timeline::{Item, day_anchor, path, splits};
use super::views::{Strip, StripBucket, StripEvent};
use super::words::{capital, fill};
use crate::model::{Days, EventId};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Columns that can be told apart and hit with a finger.
const BUCKETS: usize = 36;
const EVENTS: usize = 8;
/// Per cent of the entries that the columns of one length have to hold.
const ENOUGH: usize = 80;
const UNITS: [Unit; 5] = [Unit::Day, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];

impl<'a> At<'a> {
    /// All of the timeline, newest first as it comes. `None` where it is one day or less.
    pub fn strip(&self, all: &[(Option<Date>, Item)]) -> Option<Strip> {
        let w = self.cx.w;
        let days: Vec<Date> = all.iter().filter_map(|(day, _)| *day).collect();
        let (newest, oldest) = (*days.first()?, *days.last()?);
        if newest == oldest {
            return None;
        }
        // A few entries of long ago would press all others into one column: they make a column of their own.
        let within = |start: Option<Date>| days.iter().filter(|d| start.is_none_or(|s| **d >= s)).count();
        let enough = |unit: &Unit| {
            let start = newest_spans(*unit, oldest, newest).first().and_then(|s| s.from);
            within(start) * 100 >= days.len() * ENOUGH
        };
        let unit = *UNITS.iter().find(|u| enough(u)).unwrap_or(&Unit::Decade);
        let mut spans = newest_spans(unit, oldest, newest);
        let start = spans.first().and_then(|s| s.from);
        let first = days.iter().rev().find(|d| start.is_none_or(|s| **d >= s)).copied();
        spans.retain(|s| s.to >= first);
        let mut filled: BTreeMap<Option<Date>, Vec<usize>> = BTreeMap::new();
        let numbered = all.iter().enumerate().map(|(i, (day, _))| (*day, i)).collect();
        for (span, of) in periods(numbered, &[unit], usize::MAX) {
            filled.insert(span.and_then(|s| s.from), of);
        }
        let undated = filled.remove(&None).map_or(0, |of| of.len());
        let most = filled.values().map(Vec::len).max().unwrap_or(1).max(1);
        let mut above = String::new();
        let drawn = spans.iter().map(|span| {
            let of = filled.get(&span.from).map_or(&[][..], Vec::as_slice);
            let next = head(unit, span, w);
            let new = if next == above { String::new() } else { next.clone() };
            above = next;
            self.bucket(all, of, span, unit, new, most)
        });
        let mut buckets: Vec<StripBucket> = drawn.collect();
        let start = spans.first().and_then(|s| s.from);
        let earlier: Vec<usize> = filled.range(..start).flat_map(|(_, of)| of.iter().copied()).collect();
        if let Some(last) = start.and_then(|d| d.yesterday().ok()).filter(|_| !earlier.is_empty()) {
            let span = Days { from: None, to: Some(last), ..Days::OPEN };
            let newest_first: Vec<usize> = {
                let mut all = earlier;
                all.sort();
                all
            };
            let most = most.max(newest_first.len());
            buckets.insert(0, self.bucket(all, &newest_first, &span, unit, String::new(), most));
        }
        let dated = |(day, item): &(Option<Date>, Item)| match item {
            Item::Event(e) if day.is_some() => Some(*e),
            _ => None,
        };
        let events: Vec<EventId> = all.iter().filter_map(dated).collect();
        let mut more = Vec::new();
        if events.len() > EVENTS {
            more.push(capital(&w.count(events.len() - EVENTS, w.strip_more_events)));
        }
        if undated > 0 {
            more.push(w.count(undated, w.strip_undated));
        }
        let event = |e: &EventId| StripEvent { on: dates::of_event(self.cx.b.event(*e), w), event: self.event(*e) };
        Some(Strip {
            title: w.strip_title.to_owned(),
            buckets,
            events: events.iter().take(EVENTS).map(event).collect(),
            more,
        })
    }

    fn bucket(
        &self,
        all: &[(Option<Date>, Item)],
        of: &[usize],
        span: &Days,
        unit: Unit,
        above: String,
        most: usize,
    ) -> StripBucket {
        let w = self.cx.w;
        let events = of.iter().filter(|i| matches!(all.get(**i), Some((_, Item::Event(_))))).count();
        let statements = of.len() - events;
        let mut counts = Vec::new();
        if statements > 0 {
            counts.push(w.count(statements, w.statements));
        }
        if events > 0 {
            counts.push(w.count(events, w.events_n));
        }
        if counts.is_empty() {
            counts.push(w.nothing.to_owned());
        }
        let first = of.first().and_then(|i| Some((*i, all.get(*i)?.0?)));
        let href = first.map(|(i, day)| {
            let page = splits(all.len()).into_iter().find(|s| s.entries.contains(&i)).map(|s| path(&s));
            self.href(&format!("{}#{}", page.unwrap_or_default(), day_anchor(day)))
        });
        // Something is never drawn as nothing.
        let height = (of.len() * 100).div_ceil(most).min(100) as u32;
        StripBucket {
            label: foot(unit, span, w),
            above,
            sentence: format!("{}: {}", dates::days(span, w), counts.join(", ")),
            href: href.unwrap_or_default(),
            height: if of.is_empty() { 0 } else { height.max(4) },
            events,
        }
    }
}

/// The newest buckets, oldest first, the empty ones too; none before the oldest day.
fn newest_spans(unit: Unit, oldest: Date, newest: Date) -> Vec<Days> {
    let mut out = Vec::new();
    let mut next = Some(unit.around(newest));
    while let Some(span) = next.filter(|s| out.len() < BUCKETS && s.to.is_some_and(|d| d >= oldest)) {
        out.push(span);
        next = span.from.and_then(|d| d.yesterday().ok()).map(|d| unit.around(d));
    }
    out.reverse();
    out
}

fn foot(unit: Unit, span: &Days, w: &super::words::Words) -> String {
    let Some(day) = span.from else { return "…".to_owned() };
    match unit {
        Unit::Day => day.day().to_string(),
        Unit::Month => w.short_month(day.month()).to_owned(),
        Unit::Quarter => fill(w.quarter, &[("n", &((day.month() - 1) / 3 + 1).to_string())]),
        Unit::Year | Unit::Decade => day.year().to_string(),
    }
}

/// What several columns belong to.
fn head(unit: Unit, span: &Days, w: &super::words::Words) -> String {
    let Some(day) = span.from else { return String::new() };
    match unit {
        Unit::Day => fill(w.month_year, &[("month", w.month(day.month())), ("year", &day.year().to_string())]),
        Unit::Month | Unit::Quarter => day.year().to_string(),
        Unit::Year | Unit::Decade => String::new(),
    }
}
