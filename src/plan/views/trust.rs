//! What a page says of its sources beyond the claims: shared remarks, grades, readings, sides, wordings, corrections.

use super::{Frame, Link, Part, SourceRef, StanceView, Verdict};
use serde::Serialize;

/// The line near a page's top that it was corrected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CorrectedView {
    /// "Corrected on 28 February 2021"; of several the newest, with their number.
    pub sentence: String,
    /// "see below"
    pub below: String,
    /// The page of corrections, where this one does not print its own; `null` where it does, under the id `corrections`.
    pub link: Option<Link>,
}

/// One axis of an editor's grade. The two axes stand apart and make no score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GradeView {
    /// `reliability` or `credibility`.
    pub axis: &'static str,
    /// "Reliability of the source"
    pub label: String,
    /// `A` to `F`, `1` to `6`.
    pub code: &'static str,
    /// "usually reliable"
    pub text: String,
    /// Why, by the editor.
    pub reason: String,
    /// Whose grade it is, where it was given to an outlet and not to this article; else `null`.
    pub of: Option<Link>,
}

/// One remark that an article shares with others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SharedRemark {
    /// "One remark in 3 articles (Reuters interview)"
    pub label: String,
    /// The claims in the other articles.
    pub links: Vec<Link>,
}

/// What a report can mean and what hangs on it.
#[derive(Clone, Debug, Serialize)]
pub struct ReadingsView {
    /// "“about 7,000” (Radio Free Europe/Radio Liberty) can be read in 2 ways; the editor reads it in the first."
    pub sentence: Vec<Part>,
    /// The editor's reading first.
    pub rows: Vec<ReadingRow>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ReadingRow {
    /// Whom it would count: "NATO troops other than US".
    pub label: String,
    /// The editor's reading, on which verdicts rest.
    pub chosen: bool,
    /// What the other reports of its time say to this reading; `null` where none can be held against it.
    pub verdict: Option<Verdict>,
    /// The other reports, worst first: "disagrees with about 10,000 troops (Voice of America)".
    pub against: Vec<AgainstView>,
    /// A figure that follows under this reading: "2,500 + about 7,000 = 9,500". May be empty.
    pub figure: Vec<Part>,
}

/// Reports to which one reading stands alike.
#[derive(Clone, Debug, Serialize)]
pub struct AgainstView {
    pub verdict: Verdict,
    pub reports: Vec<Part>,
}

/// All who say the same in a disagreement.
#[derive(Clone, Debug, Serialize)]
pub struct CampView {
    /// The stance, or the figure, date or answer.
    pub stance: StanceView,
    pub holders: Vec<Link>,
    /// "said by 2 people or bodies and one outlet in its own words, in 3 articles"
    pub basis: String,
    pub origins: usize,
    pub own_words: usize,
    /// What they rest it on; empty where nothing is named or the subject has no grounds.
    pub grounds: Vec<String>,
}

/// One remark or one fact in several wordings.
#[derive(Clone, Debug, Serialize)]
pub struct WordingView {
    /// Element id on the page of wordings and on the subject's page: starts with `wording-`.
    pub anchor: String,
    pub label: String,
    /// `remark` or `fact`.
    pub same: &'static str,
    /// "same remark, different words", "same fact, different words: not a verdict".
    pub same_label: String,
    pub subject: Option<Link>,
    /// Who made the remark.
    pub by: Option<Link>,
    pub transcript: Option<Link>,
    /// By the editor.
    pub note: Option<String>,
    pub passages: Vec<PassageView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct PassageView {
    /// The words, piece by piece. Of a fact's wordings there is one piece.
    pub words: Vec<WordPiece>,
    pub lang: String,
    /// The quotation's language is not the page's: set `lang` on it.
    pub foreign: bool,
    pub source: SourceRef,
    /// The claim on the same words; `null` where there is none.
    pub claim: Option<Link>,
    pub claim_id: Option<String>,
    /// The original at the passage, where its address is known. On another site.
    pub passage_href: Option<String>,
    /// "nearest to the transcript, in the editor's judgement", or empty.
    pub nearest: String,
}

/// `text`: words that all wordings have. `differs`: words that another one lacks. `missing`: nothing stands here, where
/// another has words; its `text` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordPiece {
    pub kind: &'static str,
    pub text: String,
}

/// `wordings.html`: all sets of wordings. Written where there is one.
#[derive(Clone, Debug, Serialize)]
pub struct WordingsPage {
    pub frame: Frame,
    /// What this is and that it is no verdict.
    pub sentence: String,
    /// One fact in different words.
    pub facts: Vec<WordingView>,
    /// One remark, quoted differently.
    pub remarks: Vec<WordingView>,
}
