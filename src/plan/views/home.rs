//! The home page: the brief on one page.

use super::{
    ArticleRow, DeadlineRow, DisagreementRow, Folded, Frame, Link, NumberRow, QuestionRow, RichView, SearchForm,
};
use serde::Serialize;

/// `home.html`. Prints on two sheets.
#[derive(Clone, Debug, Serialize)]
pub struct HomePage {
    pub frame: Frame,
    /// The editor's summary.
    pub summary: String,
    pub search: SearchForm,
    /// The editor's introduction: the free page with the id `index`, where there is one.
    pub introduction: Option<RichView>,
    /// "5 articles"
    pub basis: String,
    /// "4 numbers, 2 deadlines and 6 questions from 5 articles; 4 disagreements: 1 open, 3 explained."
    pub sentence: String,
    /// The weightiest first, at most twelve.
    pub numbers: Vec<NumberRow>,
    pub more_numbers: Option<Folded>,
    /// Still to come by the briefing's date, nearest first, then passed ones, newest first; at most eight.
    pub deadlines: Vec<DeadlineRow>,
    /// The first of them is still to come.
    pub next: bool,
    pub more_deadlines: Option<Folded>,
    /// At most twelve, the weightiest first, then disputed ones.
    pub questions: Vec<QuestionRow>,
    pub more_questions: Option<Folded>,
    /// The log, the weightiest first, then open ones, each status newest first; at most twelve.
    pub disagreements: Vec<DisagreementRow>,
    pub more_disagreements: Option<Folded>,
    /// The newest articles, at most eight.
    pub articles: Vec<ArticleRow>,
    pub more_articles: Option<Folded>,
    pub source: HomeSource,
    /// What to do where there is nothing yet; else `null`.
    pub empty: Option<String>,
}

/// On what the briefing rests: computed.
#[derive(Clone, Debug, Serialize)]
pub struct HomeSource {
    /// "5 articles; 3 outlets identified; 1 wire copy; 1 remark shared by 3."
    pub sentence: String,
    /// The editor's own sentence behind it.
    pub note: Option<String>,
    pub articles: usize,
    pub outlets: usize,
    /// Articles that name an agency whose copy they carry or use.
    pub wire: usize,
    /// Remarks that several articles tell: "Gen. Austin Scott Miller, told by 3 articles".
    pub shared: Vec<Link>,
}
