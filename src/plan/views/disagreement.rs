//! A disagreement's page, and the log.

use super::{
    CampView, ClaimView, CorrectionView, DateView, Folded, Frame, Link, Mention, NoteView, OverrideView, Pager,
    PairGroup, Part, Verdict,
};
use serde::Serialize;

/// `disagreement.html`
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementPage {
    pub frame: Frame,
    /// Permanent: `number-troops`.
    pub id: String,
    pub subject: Link,
    /// `value`, `date`, `position`, `answer`.
    pub kind: &'static str,
    pub kind_label: String,
    /// What it is about, in one sentence with both figures or stances linked.
    pub answer: Vec<Part>,
    /// The verdict in force: the editor's, where there is an override.
    pub verdict: Verdict,
    pub by_hand: Option<OverrideView>,
    pub parties: Vec<Link>,
    /// "2 parties"
    pub parties_count: String,
    /// Who says the same, and how many people and bodies that are.
    pub camps: Vec<CampView>,
    pub opened: Option<DateView>,
    pub latest: Option<DateView>,
    /// `open`, `explained`, `settled`.
    pub status: &'static str,
    pub status_label: String,
    /// The worst and newest pair, side by side; `null` where a side is a derived figure: see `pairs` then.
    pub sides: Option<SidesView>,
    /// Every conflicting pair, worst and newest first.
    pub pairs: Vec<PairGroup>,
    pub more_pairs: Option<Folded>,
    /// What would settle it; `null` where no record could: what should be, or who is meant.
    pub settles: Option<String>,
    /// Subjects whose computed figures disagree for the same reason: they have no entry of their own for it.
    pub entails: Vec<Link>,
    /// Other entries on the same subject.
    pub others: Vec<Link>,
    pub notes: Vec<NoteView>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct SidesView {
    pub a: ClaimView,
    pub b: ClaimView,
}

/// `disagreements.html`: the log, grouped by status and kind.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementsPage {
    pub frame: Frame,
    /// "3 open disagreements: 1 on a value, 2 on a position."
    pub sentence: String,
    pub groups: Vec<LogGroup>,
    /// All rows in one list, newest first: the same rows as in `groups`.
    pub rows: Vec<DisagreementRow>,
    /// On the first page: disagreements that are none any longer.
    pub ended: Vec<Link>,
    /// All wordings side by side, which are no disagreements; `null` where there are none.
    pub wordings: Option<Link>,
    pub pager: Option<Pager>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LogGroup {
    /// Element id, starts with `log-`.
    pub anchor: String,
    /// "Open, positions"
    pub title: String,
    pub status: &'static str,
    pub kind: &'static str,
    /// Indexes into `rows`.
    pub rows: Vec<usize>,
}

/// Put `kind`, `status` and the verdict's kind on the row as data attributes.
#[derive(Clone, Debug, Serialize)]
pub struct DisagreementRow {
    pub id: String,
    /// The disagreement's page.
    pub link: Link,
    pub subject: Link,
    pub kind: &'static str,
    pub kind_label: String,
    pub verdict: Verdict,
    pub parties: Vec<Link>,
    /// "Russia said yes; NATO doubted it": the two sides in one line, each with its claim.
    pub sides: Vec<Part>,
    pub opened: Option<DateView>,
    pub latest: Option<DateView>,
    pub status: &'static str,
    pub status_label: String,
    pub pairs: usize,
    pub overridden: bool,
}
