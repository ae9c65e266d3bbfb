//! A contested question's page and the list of questions.

use super::{
    ClaimView, CorrectionView, DateView, Evidence, Folded, Frame, Link, Matrix, Mention, NoteView, PairGroup, Part,
    Verdict,
};
use serde::Serialize;

/// `question.html`. Where `answers` is not empty the question is categorical: holders give one of the answers.
#[derive(Clone, Debug, Serialize)]
pub struct QuestionPage {
    pub frame: Frame,
    pub id: String,
    /// "Do the Taliban keep the agreement?"
    pub text: String,
    /// What a yes means: "“Yes” means: The Taliban keep the agreement."
    pub meaning: Option<String>,
    /// Where it stands, in one sentence; each stance carries its claim.
    pub answer: Vec<Part>,
    pub verdict: Verdict,
    pub evidence: Evidence,
    pub disagreements: Vec<Link>,
    /// Who stands where now: each holder's newest statement, grouped by stance in the order of `affirm` to `declined`; at most
    /// 24, of every stance in turn.
    pub stands: Vec<Stand>,
    /// The other holders, at most 150, in the same order: to be folded.
    pub other_stands: Vec<Stand>,
    /// "476 more holders", and where those stand that no list of this page holds.
    pub more_stands: Option<Folded>,
    /// Holder by component; for a question without components, holder by time. `null` where that would be one column.
    pub positions: Option<StanceMatrix>,
    /// Earlier statements of holders who have spoken again.
    pub earlier: Vec<Stand>,
    pub answers: Vec<AnswerView>,
    /// Parties of whom no claim is recorded. Silence is not an answer.
    pub unheard: Vec<Link>,
    /// A sentence where two sides that disagree give different reasons; else `null`.
    pub talking_past: Option<String>,
    pub matrix: Option<Matrix>,
    pub pairs: Vec<PairGroup>,
    pub more_pairs: Option<Folded>,
    /// Claims on other subjects that bear on this question.
    pub bearing: Vec<ClaimView>,
    pub more_bearing: Option<Folded>,
    pub contrary: Vec<Link>,
    /// Questions that this one is a component of, and deadlines whose force it is.
    pub part_of: Vec<Link>,
    /// All claims, newest first.
    pub claims: Vec<ClaimView>,
    pub more_claims: Option<Folded>,
    pub struck: Vec<ClaimView>,
    pub note: Option<String>,
    /// Wordings of it, side by side.
    pub variants: Vec<super::WordingView>,
    pub notes: Vec<NoteView>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

/// A holder's stance or answer at one time.
#[derive(Clone, Debug, Serialize)]
pub struct Stand {
    pub holder: Link,
    pub stance: StanceView,
    pub said_on: DateView,
    /// What it rests on; empty: none given.
    pub grounds: Vec<String>,
    pub quote: String,
    /// What is printed with it, and in whose words it is.
    pub words: super::Words,
    pub lang: String,
    /// The claim's id and home.
    pub claim: String,
    pub href: String,
    /// "said by Zamir Kabulov"; `null` where the holder speaks for itself.
    pub speaker: Option<Link>,
    pub source: Link,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StanceView {
    /// `affirm`, `deny`, `doubt`, `conditional`, `undecided`, `declined`; for a categorical question `answer`.
    pub code: &'static str,
    /// "Yes", "Doubts it", the question's own word for it, or the answer's label.
    pub label: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct AnswerView {
    pub id: String,
    pub label: String,
    /// Who says so now.
    pub holders: Vec<Stand>,
    /// Answers that can hold together with this one, each with the editor's reason.
    pub compatible: Vec<String>,
}

/// Who stands where, as a table: words and shapes in its cells, so that it is picture and text in one.
#[derive(Clone, Debug, Serialize)]
pub struct StanceMatrix {
    pub title: String,
    /// What rows and columns are: for the caption.
    pub caption: String,
    pub columns: Vec<StanceColumn>,
    /// Holders in the order of their stances; those without a statement last. At most 24.
    pub rows: Vec<StanceRow>,
    /// How many holders or questions found no room, and where they stand.
    pub more: Option<Folded>,
}

#[derive(Clone, Debug, Serialize)]
pub struct StanceColumn {
    /// Element id, starts with `ground-`; empty for other columns.
    pub anchor: String,
    pub label: String,
    /// The question's page, where the column is another question; else empty.
    pub href: String,
    /// "No claim recorded", or empty.
    pub silence: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct StanceRow {
    pub holder: Link,
    /// One for each column.
    pub cells: Vec<StanceCell>,
}

/// Nobody's statement is a stance: an empty cell says so in `silence`.
#[derive(Clone, Debug, Serialize)]
pub struct StanceCell {
    pub stances: Vec<CellStance>,
    /// "no claim recorded", where `stances` is empty.
    pub silence: &'static str,
}

/// A holder's stance in one cell, once, however often it was taken.
#[derive(Clone, Debug, Serialize)]
pub struct CellStance {
    pub stance: StanceView,
    /// `true`: taken on the component as a question of its own, not on the whole because of it.
    pub itself: bool,
    /// Newest first, at most five. One: link the stance. Several: number them.
    pub claims: Vec<CellClaim>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellClaim {
    /// Article and day, for a title.
    pub label: String,
    pub claim: String,
    pub href: String,
}

/// `questions.html`
#[derive(Clone, Debug, Serialize)]
pub struct QuestionsPage {
    pub frame: Frame,
    pub rows: Vec<QuestionRow>,
    /// Actor by question, for the actors and questions with most positions; `null` where that would be one column.
    pub positions: Option<StanceMatrix>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct QuestionRow {
    pub id: String,
    pub link: Link,
    /// Where it stands, in one line.
    pub standing: Vec<Part>,
    pub verdict: Verdict,
    pub claims: usize,
    /// Of the newest statements: "said by 5 people or bodies, in 4 articles".
    pub counts: String,
    /// Of how many parties no claim is recorded.
    pub unheard: usize,
    /// The same in words; empty for none.
    pub silent: String,
    pub disagreement: Option<Link>,
}
