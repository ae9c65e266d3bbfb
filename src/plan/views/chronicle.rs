//! Pages over all articles: timeline, coverage, corrections.

use super::{DateView, Folded, Frame, Link, Pager, Part, RemovedView};
use serde::Serialize;

/// `timeline.html`: statements and events by the day they were made or happened, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct TimelinePage {
    pub frame: Frame,
    /// The whole timeline at a glance; on the newest page only, and only where there is more than one day.
    pub strip: Option<Strip>,
    pub periods: Vec<TimelinePeriod>,
    pub pager: Option<Pager>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TimelinePeriod {
    /// "February 2021"
    pub title: String,
    /// Element id: `t-2021-02`.
    pub anchor: String,
    pub entries: Vec<TimelineEntry>,
}

#[derive(Clone, Debug, Serialize)]
pub struct TimelineEntry {
    /// `statement` or `event`.
    pub kind: &'static str,
    /// Element id; only events have one (`event-<id>`), else empty.
    pub anchor: String,
    pub on: DateView,
    /// The first entry of its day on this page: an element id to give to its date.
    pub day: Option<DayMark>,
    /// The whole line, linked: "Do the Taliban keep the agreement? Zamir Kabulov said yes", "Attack in Kabul".
    pub line: Vec<Part>,
    /// What it is about; `null` for an event.
    pub subject: Option<Link>,
    pub quote: String,
    /// What is printed with it, and in whose words it is.
    pub words: super::Words,
    pub lang: String,
    pub source: Option<Link>,
    pub note: Option<String>,
    /// An event's claims.
    pub claims: Vec<Link>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DayMark {
    /// Element id: `d-2021-02-17`.
    pub anchor: String,
}

/// How much was said when: a list of at most 36 days, months, quarters, years or decades, each drawn as a column. The shortest
/// of these that hold four fifths of the entries; what is older comes together in a first column.
#[derive(Clone, Debug, Serialize)]
pub struct Strip {
    pub title: String,
    /// Oldest first; the times between are there also where they are empty.
    pub buckets: Vec<StripBucket>,
    /// Named events on it, newest first, at most eight.
    pub events: Vec<StripEvent>,
    /// "3 more events", and "5 entries without a date": what the drawing does not show.
    pub more: Vec<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct StripBucket {
    /// Under the column, in few letters: "17", "Feb", "Q1", "2021".
    pub label: String,
    /// What `label` belongs to, where a new one begins: "February 2021", "2021"; else empty.
    pub above: String,
    /// "17 February 2021: 14 statements, 1 event"
    pub sentence: String,
    /// Its newest entry; empty where there is none.
    pub href: String,
    /// 0 to 100 per cent of the tallest.
    pub height: u32,
    /// How many events it holds.
    pub events: usize,
}

#[derive(Clone, Debug, Serialize)]
pub struct StripEvent {
    pub on: DateView,
    pub event: Link,
}

/// `coverage.html`: which article says anything on which subject.
#[derive(Clone, Debug, Serialize)]
pub struct CoveragePage {
    pub frame: Frame,
    /// "5 articles, 14 subjects; 31 of 70 cells are filled."
    pub sentence: String,
    /// `null` where the grid would be too large: see `subjects`.
    pub grid: Option<CoverageGrid>,
    /// In place of a large grid: each subject with its counts. Empty where there is a grid.
    pub subjects: Vec<CoverageSubject>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageGrid {
    pub caption: String,
    /// Columns: articles, newest first.
    pub heads: Vec<CoverageHead>,
    pub rows: Vec<CoverageRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageHead {
    /// Outlet or article, in few words.
    pub label: String,
    /// The article's title in full.
    pub title: String,
    pub href: String,
    pub published: Option<DateView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageRow {
    pub subject: Link,
    pub kind: &'static str,
    /// One for each column.
    pub cells: Vec<CoverageCell>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageCell {
    /// The claims' values, each linked; empty: none recorded.
    pub claims: Vec<Part>,
    /// What is known of the silence, where there are none: "no claim recorded".
    pub silence: &'static str,
}

#[derive(Clone, Debug, Serialize)]
pub struct CoverageSubject {
    pub subject: Link,
    pub kind: &'static str,
    pub articles: usize,
    pub claims: usize,
    /// "12 of 1,000 articles, 14 claims"
    pub counts: String,
    /// The newest few claims.
    pub newest: Vec<Part>,
    pub more: Option<Folded>,
}

/// `corrections.html`
#[derive(Clone, Debug, Serialize)]
pub struct CorrectionsPage {
    pub frame: Frame,
    /// Newest first.
    pub corrections: Vec<CorrectionView>,
    /// What was removed on purpose, newest first.
    pub removed: Vec<RemovedView>,
    /// "No corrections so far." and how to report one; else `null`.
    pub empty: Option<String>,
}

/// What this briefing had wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectionView {
    pub on: DateView,
    /// The page that was wrong; its `href` is empty where the page is gone.
    pub page: Link,
    pub was: String,
    pub now: String,
    pub why: String,
}
