//! A deadline's page and the list of deadlines.

use super::{
    ClaimView, CorrectionView, DateView, DayView, Evidence, Folded, Frame, Link, Matrix, Mention, NoteView, PairGroup,
    Part, Reading, Stand, Tick, Verdict,
};
use serde::Serialize;

/// `deadline.html`
#[derive(Clone, Debug, Serialize)]
pub struct DeadlinePage {
    pub frame: Frame,
    pub id: String,
    pub label: String,
    /// The date in one sentence, its figures linked: "Most reports read it as Friday 30 April or Saturday 1 May 2021 …"
    pub answer: Vec<Part>,
    /// `null` where no report names a date.
    pub due: Option<DueDay>,
    /// Where reports say only from when on: that there is no last day, and so none in the calendar.
    pub no_last_day: Option<&'static str>,
    /// `open`, `met`, `missed`, `amended`, `void`: set by the editor.
    pub status: &'static str,
    pub status_label: String,
    pub instrument: Option<String>,
    pub obligation: Option<String>,
    pub obliged: Vec<Link>,
    /// When the obligation was made.
    pub counted_from: Option<DayView>,
    /// Whether it binds: the question of its own, and who stands where on it.
    pub force: Option<Link>,
    pub force_stances: Vec<Stand>,
    /// "Which is it?", answered from the verdicts: one sentence; `null` where there is one wording only.
    pub which: Option<String>,
    /// Each wording with how it is read; most used first, at most 16.
    pub wordings: Vec<WordingRow>,
    /// The others, at most 100, without a drawing: to be folded.
    pub other_wordings: Vec<WordingRow>,
    /// "34 more wordings", and where those stand that no list of this page holds.
    pub more_wordings: Option<Folded>,
    /// The days on which the drawings of `wordings` stand; `null` where no report names a day.
    pub axis: Option<DueAxis>,
    pub verdict: Verdict,
    pub evidence: Evidence,
    pub disagreements: Vec<Link>,
    pub matrix: Option<Matrix>,
    pub pairs: Vec<PairGroup>,
    pub more_pairs: Option<Folded>,
    pub amendments: Vec<AmendmentView>,
    /// Newest first.
    pub claims: Vec<ClaimView>,
    pub more_claims: Option<Folded>,
    pub struck: Vec<ClaimView>,
    /// By the editor, on what it is.
    pub note: Option<String>,
    /// Obliged actors of whom no claim is recorded.
    pub unheard: Vec<Link>,
    /// Wordings of it, side by side.
    pub variants: Vec<super::WordingView>,
    pub notes: Vec<NoteView>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

/// What stands for a deadline: the narrowest wording of the version in force.
#[derive(Clone, Debug, Serialize)]
pub struct DueDay {
    /// The last day, `2021-05-01`: for ordering. A span is never printed as its end.
    pub iso: String,
    /// For `<time datetime>`: `2021-05-01`, `2021-03`; `null` for other spans.
    pub datetime: Option<String>,
    /// All that is to be said: "Saturday 1 May 2021"; "March 2021, usually"; where reports disagree one against the other.
    pub text: String,
    /// The same without the mood.
    pub date: String,
    /// "planned", "usually": print it wherever the date stands. Empty for what is due.
    pub mood: String,
    /// Before the briefing's own date: decided by the data, never by a clock. The day itself has not passed.
    pub passed: bool,
    /// "73 days after the date of this briefing", "passed 31 days before the date of this briefing"; empty for a span that has
    /// not passed.
    pub distance: String,
    /// The same for lists: "in 73 days", "passed", "today".
    pub short: String,
    /// The claim it is read from.
    pub claim: String,
    pub href: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct WordingRow {
    /// "by the end of April"
    pub phrase: String,
    /// The dates it can mean.
    pub reading: Reading,
    /// Reports with this wording and reading, newest first, at most five.
    pub claims: Vec<Link>,
    /// Their ids, in the same order: for `data-claim`.
    pub claim_ids: Vec<String>,
    /// How many there are in all.
    pub count: usize,
    /// "2 more"; empty where `claims` holds them all.
    pub more: String,
    /// Its readings on the page's `axis`.
    pub bar: Option<DueBar>,
}

/// An axis of days. It holds all readings but a few that lie far out, and of the other days those that are near: a picture
/// from the signing to the due day would show nothing but the gap. What does not fit is said in `outside`. All `x` and
/// `width` are per cent of the drawing's width.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DueAxis {
    /// For the table's caption.
    pub title: String,
    pub ticks: Vec<Tick>,
    /// Days of note, earliest first.
    pub marks: Vec<DueMark>,
    /// "Before the axis begins: made on 29 February 2020."
    pub outside: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DueMark {
    /// `due`, `as-of`, `amended`, `made`.
    pub kind: &'static str,
    /// "Due: Saturday 1 May 2021"
    pub label: String,
    /// The middle of the day.
    pub x: f64,
}

/// A wording's readings by day: a day is a stretch of the axis, not a point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DueBar {
    /// The usual reading; `beyond`: no day of it is on the axis, only an arrow is drawn.
    pub x: f64,
    pub width: f64,
    pub beyond: bool,
    /// The loosest reading.
    pub loose_x: f64,
    pub loose_width: f64,
    /// It goes on beyond the axis on this side: draw an arrow.
    pub open_left: bool,
    pub open_right: bool,
}

#[derive(Clone, Debug, Serialize)]
pub struct AmendmentView {
    pub on: DateView,
    pub note: String,
}

/// `deadlines.html`: open ones by date, then passed ones, newest first.
#[derive(Clone, Debug, Serialize)]
pub struct DeadlinesPage {
    pub frame: Frame,
    pub open: Vec<DeadlineRow>,
    pub passed: Vec<DeadlineRow>,
    /// No report names a date.
    pub undated: Vec<DeadlineRow>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DeadlineRow {
    pub id: String,
    pub link: Link,
    pub due: Option<DueDay>,
    /// For ordering.
    pub weight: i32,
    pub status: &'static str,
    pub status_label: String,
    pub obliged: Vec<Link>,
    pub verdict: Verdict,
    pub claims: usize,
    /// Of the newest reports: "said by 5 people or bodies, in 4 articles".
    pub counts: String,
    pub disagreement: Option<Link>,
}
