//! A number's page, its picture, and the list of numbers.

use super::{
    ClaimGroup, ClaimView, CorrectionView, DateView, Evidence, Folded, Frame, Link, Matrix, Mention, NoteView,
    PairGroup, Part, Reading, ReadingsView, Verdict, WordingView,
};
use serde::Serialize;

/// `number.html`. Order of the page: answer, what is being counted, picture, claims, comparison, arithmetic, history,
/// notes, mentions.
#[derive(Clone, Debug, Serialize)]
pub struct NumberPage {
    pub frame: Frame,
    pub id: String,
    pub label: String,
    pub unit: String,
    /// `level`, `cumulative`, `fixed`.
    pub series: &'static str,
    /// "Goes up and down: reports within 14 days of each other are compared."
    pub series_sentence: String,
    pub place: Option<Link>,
    /// What can be said, in one sentence; each figure carries its claim or is labelled derived.
    pub answer: Vec<Part>,
    /// `null` where there is no report.
    pub current: Option<Current>,
    /// A sentence where the newest report is older than the series stays stable; `null` where it is fresh.
    pub stale: Option<String>,
    pub evidence: Evidence,
    /// The subject's verdict: its worst pair of one time.
    pub verdict: Verdict,
    /// Whether readings at different times differ.
    pub changes_over_time: bool,
    pub disagreements: Vec<Link>,
    pub counted: Counted,
    /// Unclear phrases, judged under each of their readings.
    pub readings: Vec<ReadingsView>,
    /// Wordings of it, side by side.
    pub variants: Vec<WordingView>,
    pub chart: Option<IntervalChart>,
    /// Newest first. Titles are empty where there is one group only.
    pub groups: Vec<ClaimGroup>,
    pub matrix: Option<Matrix>,
    /// Worst first.
    pub pairs: Vec<PairGroup>,
    pub more_pairs: Option<Folded>,
    pub derived: Vec<DerivedView>,
    pub common_ground: Vec<CommonGroundView>,
    /// Changes over time, newest first.
    pub changes: Vec<ChangeRow>,
    /// By the date that the figure describes, newest first.
    pub history: Vec<HistoryRow>,
    pub more_history: Option<Folded>,
    /// Kept but no longer counted: print struck.
    pub struck: Vec<ClaimView>,
    pub notes: Vec<NoteView>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

/// The value now, in words that somebody reported: the wording that most voices of the newest time use. Never what reports
/// allow together.
#[derive(Clone, Debug, Serialize)]
pub struct Current {
    /// "about 2,500 troops", "500 → about 4,000 personnel, planned", "500 against 700 guards": all that is to be said.
    pub value: String,
    /// The same without the mood, so that the unit ends it.
    pub figure: String,
    /// "planned", "usually": print it wherever the figure stands. Empty for what is.
    pub mood: String,
    pub unit: String,
    /// Which population or event; empty where the number has none.
    pub of: String,
    /// The claim that stands for it.
    pub href: String,
    pub claim: String,
    /// The time that the reports with this wording speak of.
    pub as_of: DateView,
    /// Of the reports of that time.
    pub verdict: Verdict,
}

/// "What is being counted".
#[derive(Clone, Debug, Serialize)]
pub struct Counted {
    /// By the editor.
    pub note: Option<String>,
    pub populations: Vec<PopulationView>,
    /// How this number follows from another: "share of … in …", with links. Empty where it does not.
    pub relation: Vec<Part>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PopulationView {
    pub id: String,
    pub label: String,
    /// What it includes and leaves out, by the editor.
    pub note: Option<String>,
    /// "Is US troops and other NATO troops together." "Is part of all foreign troops." Empty where it stands alone.
    pub sentence: String,
    pub claims: usize,
    /// "4 reports"
    pub counts: String,
    /// The group of its claims on this page: a fragment; empty where it has none.
    pub href: String,
}

/// Reports as intervals on one axis: a table whose rows hold their drawing. All `x` and `width` are per cent of the drawing's
/// width, `low` on the left; no arithmetic is needed. At most 24 reports are drawn one by one, the newest of each group,
/// every group in turn; older ones are summed up in `periods`. The history table says the same in words.
#[derive(Clone, Debug, Serialize)]
pub struct IntervalChart {
    /// The drawing's name, and what it holds: for the table's caption.
    pub title: String,
    pub description: String,
    pub ticks: Vec<Tick>,
    /// Reports that can be compared stand together.
    pub groups: Vec<ChartGroup>,
    /// Something of this kind is drawn, so the legend needs its entry.
    pub has_common: bool,
    pub has_conflict: bool,
    pub has_periods: bool,
    /// Reports of groups that found no room.
    pub more: Option<Folded>,
}

/// A place on an axis with its label, where that has room.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tick {
    pub x: f64,
    pub label: String,
    /// The label fits on wide pages.
    pub wide: bool,
    /// It fits on phones too.
    pub phone: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct ChartGroup {
    /// Population, modality or event; empty where the number has one group only.
    pub heading: String,
    /// Its claims on this page.
    pub href: String,
    /// Newest first, figures computed from reports last.
    pub bars: Vec<Bar>,
    /// What is not drawn one by one, newest first.
    pub periods: Vec<PeriodBar>,
}

/// A stretch of an axis.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Extent {
    pub x: f64,
    pub width: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// "about 10,000", with source and date in `note`.
    pub label: String,
    pub note: String,
    pub href: String,
    pub claim: String,
    pub derived: bool,
    /// The usual reading.
    pub x: f64,
    pub width: f64,
    /// The loosest reading.
    pub loose_x: f64,
    pub loose_width: f64,
    /// The figure itself; `beyond`: it is off the axis and only the arrow is drawn.
    pub point_x: f64,
    pub beyond: bool,
    /// The loosest reading goes on beyond the picture on this side: draw an arrow.
    pub open_left: bool,
    pub open_right: bool,
    /// What this report and all others of its time allow together.
    pub common: Option<Extent>,
    /// "disagrees with 1,300 boats and 2 more"; empty where nothing opposes it.
    pub conflict: Vec<Part>,
}

/// Reports of one time, summed up in a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PeriodBar {
    /// "June 2020"
    pub title: String,
    /// "14 reports: 2,500 to about 10,000": lowest and highest lead to their claims.
    pub sentence: Vec<Part>,
    /// "2 of them in a disagreement", or empty.
    pub conflict: String,
    /// From the lowest to the highest usual reading.
    pub x: f64,
    pub width: f64,
    /// Where figures stand, in whole per cent; each once.
    pub marks: Vec<u32>,
}

/// A figure computed from claims of one article.
#[derive(Clone, Debug, Serialize)]
pub struct DerivedView {
    /// Element id, starts with `derived-`.
    pub anchor: String,
    /// Always "derived".
    pub label: String,
    /// "9,500 troops"
    pub value: String,
    pub of: String,
    /// "2,500 + about 7,000 = 9,500 (usual reading 8,750 to 10,250)": each input carries its claim.
    pub arithmetic: Vec<Part>,
    /// `sum`, `difference`, `share`, `factor`.
    pub operation: &'static str,
    pub reading: Reading,
    pub source: Link,
    pub as_of: DateView,
}

/// What all reports of one time allow together. Never a mean.
#[derive(Clone, Debug, Serialize)]
pub struct CommonGroundView {
    /// Element id, starts with `common-`.
    pub anchor: String,
    /// Always "derived".
    pub label: String,
    /// Population, modality, event; may be empty.
    pub of: String,
    /// "9,000 to 10,250"; `null` where no value satisfies all reports.
    pub value: Option<String>,
    /// The whole statement, with `of` and the date: "3 reports of 17 to 18 February 2021 together allow 9,000 to 10,250 troops
    /// (NATO troops, US included)."
    pub sentence: Vec<Part>,
    pub as_of: DateView,
    pub reports: Vec<Link>,
}

/// One report after another that differs over time.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeRow {
    pub of: String,
    pub before: Part,
    pub before_as_of: DateView,
    pub after: Part,
    pub after_as_of: DateView,
    /// "The two exclude each other, so the figure has changed."
    pub sentence: String,
    /// The pair's explanation on this page; empty where it is not shown.
    pub href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct HistoryRow {
    pub as_of: DateView,
    pub value: Part,
    pub of: String,
    pub reading: Reading,
    pub holder: Link,
    pub source: Link,
}

/// `numbers.html`
#[derive(Clone, Debug, Serialize)]
pub struct NumbersPage {
    pub frame: Frame,
    pub rows: Vec<NumberRow>,
    /// What to do where there is none; else `null`.
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct NumberRow {
    pub id: String,
    pub link: Link,
    pub unit: String,
    pub current: Option<Current>,
    pub verdict: Verdict,
    pub stale: bool,
    pub claims: usize,
    pub origins: usize,
    /// Of the newest reports: "said by 2 people or bodies, in 4 articles".
    pub counts: String,
    pub disagreement: Option<Link>,
}
