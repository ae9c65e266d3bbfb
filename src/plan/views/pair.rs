//! Pairs of reports and their verdicts, the matrix of a small subject, and the editor's notes on them.

use super::{DateView, Link, Reading, RichView, Verdict};
use serde::Serialize;

/// Pairs of one verdict.
#[derive(Clone, Debug, Serialize)]
pub struct PairGroup {
    /// The verdict by the rules.
    pub kind: &'static str,
    /// Say little beyond their count: show the summary and fold the rows.
    pub folded: bool,
    /// "31 pairs not compared: they do not count the same people or things".
    pub summary: String,
    /// Worst first.
    pub rows: Vec<PairRow>,
}

/// One pair; on positions and answers all pairs of the same two holders.
#[derive(Clone, Debug, Serialize)]
pub struct PairRow {
    pub newest: PairView,
    /// "NATO / Russia: disagree, 3 pairs; the newest is shown"; empty for one pair only.
    pub behind: String,
    /// Newest first.
    pub rest: Vec<PairView>,
}

/// Two reports and what they are to each other.
#[derive(Clone, Debug, Serialize)]
pub struct PairView {
    /// Element id, starts with `pair-`; permanent as long as both claims are.
    pub anchor: String,
    pub a: SideView,
    pub b: SideView,
    /// The verdict in force: the editor's, where there is an override.
    pub verdict: Verdict,
    /// Plain sentences: both phrases, both readings, the rule, the reasons, the time between them.
    pub explanation: Vec<String>,
    /// Where a phrase is vague: each reading with its own verdict.
    pub readings: Vec<ReadingVerdict>,
    /// "One day apart", "93 days apart", "the same day".
    pub gap: String,
    /// So many pairs of equal readings stand behind this one; 1 for itself only.
    pub count: usize,
    /// `null`, or "12 pairs of reports read the same; the newest is shown."
    pub count_sentence: Option<String>,
    pub by_hand: Option<OverrideView>,
    /// Would settle it, one sentence; `null` unless it disagrees.
    pub settles: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadingVerdict {
    /// "Read as “NATO, without US troops”".
    pub label: String,
    pub verdict: Verdict,
}

/// One of the two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SideView {
    /// "NATO doubts"; of a figure or a date the value: "about 10,000 troops".
    pub title: String,
    /// Who or where, and when, without what `title` says: "Voice of America, 18 February 2021".
    pub from: String,
    /// The claim's id; for a derived figure, the first claim it was computed from.
    pub claim: String,
    /// The claim's home, or the derived figure's place on this page.
    pub href: String,
    /// Computed from claims, by arithmetic that the page shows.
    pub derived: bool,
    /// What it was computed from: "computed from 2,500 + about 7,000"; empty for reports.
    pub computed: String,
    /// Whose: "Jens Stoltenberg".
    pub holder: Link,
    /// Where: "Voice of America, 17 February 2021".
    pub source: Link,
    /// "about 10,000 troops"
    pub value: String,
    /// In the source's own words; empty for derived figures and where the words are the quotation.
    pub wording: String,
    pub quote: String,
    /// What is printed with it, and in whose words it is.
    pub words: super::Words,
    pub population: String,
    pub as_of: DateView,
    pub said_on: Option<DateView>,
    pub reading: Option<Reading>,
}

/// All pairs of a small subject. `null` in place of it where there are fewer than two reports or too many.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    /// For `<caption>`.
    pub caption: String,
    /// Column heads, in the order of the cells.
    pub heads: Vec<MatrixHead>,
    pub rows: Vec<MatrixRow>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MatrixHead {
    /// Short letter: `A`, `B`, … `Z`.
    pub letter: String,
    /// "about 10,000, Voice of America, 17 February 2021".
    pub label: String,
    pub href: String,
    pub claim: String,
    pub derived: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct MatrixRow {
    pub head: MatrixHead,
    /// One for each column.
    pub cells: Vec<MatrixCell>,
}

#[derive(Clone, Debug, Serialize)]
pub struct MatrixCell {
    /// `null` on the diagonal, and where no pair was formed.
    pub verdict: Option<Verdict>,
    /// The pair's explanation on this page; empty where there is no verdict.
    pub href: String,
    /// The row and the column are the same report.
    pub diagonal: bool,
}

/// What the editor says about a subject or a pair.
#[derive(Clone, Debug, Serialize)]
pub struct NoteView {
    /// Element id, starts with `note-`.
    pub anchor: String,
    /// Always "editor's judgement".
    pub block_label: String,
    /// `open`, `explained`, `settled`.
    pub status: &'static str,
    pub status_label: String,
    pub body: RichView,
    /// The pair it is about; `null`: the whole subject.
    pub pair: Option<Link>,
    pub by_hand: Option<OverrideView>,
}

/// A verdict set by hand: both are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OverrideView {
    pub computed: Verdict,
    pub set: Verdict,
    pub reason: String,
    /// "The editor sets “compatible”; by rule it is “disagree”."
    pub sentence: String,
}
