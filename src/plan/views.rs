//! The contract with themes: what each template sees, one documented struct per kind of page.
//!
//! A template gets the fields of one page struct as its top-level variables (`frame`, `answer`, `claims`, …) and nothing
//! else. Every field is always there: an absent value is `null` (which is false in a condition), a list without entries
//! is `[]`. Nothing in a view has to be looked up, computed or translated further:
//!
//! - **`href`** is final: relative to the page it stands on, or absolute for other sites. Print it as it is. Files of the
//!   theme itself are reached with `{{ frame.root }}`.
//! - **`text`, `label`, `sentence`, `title`** and the like are plain text, escaped by the template engine. Only a field
//!   called **`html`** holds markup (made by the Markdown stage, safe) and is printed with `| safe`.
//! - **`kind`, `code`, `shape`, `block`** are small words from a fixed list, given with the field; use them as class
//!   names or attributes, show the `label` beside them.
//! - a **sentence with figures** is a list of [`Part`]s, so that each figure links to its claim.
//!
//! | template | view | written for |
//! |---|---|---|
//! | `home.html` | [`HomePage`] | `index.html` |
//! | `actors.html`, `actor.html` | [`ActorsPage`], [`ActorPage`] | `actors/…` |
//! | `numbers.html`, `number.html` | [`NumbersPage`], [`NumberPage`] | `numbers/…` |
//! | `deadlines.html`, `deadline.html` | [`DeadlinesPage`], [`DeadlinePage`] | `deadlines/…` |
//! | `questions.html`, `question.html` | [`QuestionsPage`], [`QuestionPage`] | `questions/…` |
//! | `articles.html`, `article.html` | [`ArticlesPage`], [`ArticlePage`] | `articles/…` |
//! | `disagreements.html`, `disagreement.html` | [`DisagreementsPage`], [`DisagreementPage`] | `disagreements/…` |
//! | `timeline.html` | [`TimelinePage`] | `timeline/…` |
//! | `coverage.html` | [`CoveragePage`] | `coverage/index.html` |
//! | `changes.html` | [`ChangesPage`] | `changes/…` |
//! | `corrections.html` | [`CorrectionsPage`] | `corrections/index.html` |
//! | `data.html` | [`DataPage`] | `data/index.html` |
//! | `search.html` | [`SearchPage`] | `search/index.html` |
//! | `wordings.html` | [`WordingsPage`] | `wordings/…` |
//! | `page.html` | [`EditorPage`] | `about.html` and the editor's other pages |
//! | `embed.html` | [`EmbedPage`] | `embed/…`: for frames on other sites |
//! | `cards/card.svg` | [`CardPage`] | `cards/…`: drawn as PNG |
//! | `404.html` | [`NotFoundPage`] | `404.html` |
//! | `redirect.html` | [`RedirectPage`] | the addresses of renamed things |
//! | `removed.html` | [`RemovedPage`] | the addresses of what is gone |
//! | `references.html`, `backs.html` | [`References`], [`Backs`] | parts of pages, see below |
//!
//! A link with `data-claim` that leads to the claim's place becomes a **reference**: it gets a number and leads to an entry
//! of the list that `references.html` makes, which stands where the page has `<!--references-->`. Where the claim's own
//! block stands on the page (any other element with `data-claim`), the link leads there; `<!--back ID-->` in the block is
//! where `backs.html` stands, which leads back to the prose that cites the claim.

use serde::Serialize;

mod actor;
mod article;
mod card;
mod chronicle;
mod claim;
mod data;
mod deadline;
mod disagreement;
mod edition;
mod embed;
mod frame;
mod free;
mod home;
mod number;
mod pair;
mod part;
mod question;
mod reference;
mod search;
mod trust;
mod ways;
mod words;

pub use actor::{ActorMap, ActorPage, ActorRow, ActorsPage, Bound, Disputed, Given, Held, RoleView, SaidOn};
pub use article::{ArticlePage, ArticleRow, ArticlesPage, SourceCard, SubjectClaims, UnknownOr};
pub use card::{CardLink, CardPage};
pub use chronicle::{
    CorrectionView, CorrectionsPage, CoverageCell, CoverageGrid, CoverageHead, CoveragePage, CoverageRow,
    CoverageSubject, DayMark, Strip, StripBucket, StripEvent, TimelineEntry, TimelinePage, TimelinePeriod,
};
pub use claim::{ClaimGroup, ClaimView, Folded, OriginView, Reading, SourceRef, Struck, TranslationView};
pub use data::{DataFile, DataPage, DataTable};
pub use deadline::{
    AmendmentView, DeadlinePage, DeadlineRow, DeadlinesPage, DueAxis, DueBar, DueDay, DueMark, WordingRow,
};
pub use disagreement::{DisagreementPage, DisagreementRow, DisagreementsPage, LogGroup, SidesView};
pub use edition::{ArticleChange, ChangeLine, ChangedRow, ChangedView, ChangesPage, EditionView};
pub use embed::{EmbedPage, EmbedSource, EmbedView};
pub use frame::{Crumb, Frame, NavLink, Pager, RoleBehind};
pub use free::{EditorPage, NotFoundPage, RedirectPage, RemovedPage, RemovedView};
pub use home::{HomePage, HomeSource};
pub use number::{
    Bar, ChangeRow, ChartGroup, CommonGroundView, Counted, Current, DerivedView, Extent, HistoryRow, IntervalChart,
    NumberPage, NumberRow, NumbersPage, PeriodBar, PopulationView, Tick,
};
pub use pair::{
    Matrix, MatrixCell, MatrixHead, MatrixRow, NoteView, OverrideView, PairGroup, PairRow, PairView, ReadingVerdict,
    SideView,
};
pub use part::{DateView, DayView, Evidence, Link, Mention, Part, ReasonView, RichView, Verdict};
pub use question::{
    AnswerView, CellClaim, CellStance, QuestionPage, QuestionRow, QuestionsPage, StanceCell, StanceColumn,
    StanceMatrix, StanceRow, StanceView, Stand,
};
pub use reference::{Backs, Cited, ReferenceView, References};
pub use search::{SearchFilter, SearchForm, SearchList, SearchOption, SearchPage};
pub use trust::{
    AgainstView, CampView, CorrectedView, GradeView, PassageView, ReadingRow, ReadingsView, SharedRemark, WordPiece,
    WordingView, WordingsPage,
};
pub use ways::{CiteView, FeedLink, MetaView, WaysView};
pub use words::Words;

/// One page's complete value. Serialises as the page struct itself.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum View {
    Home(Box<HomePage>),
    Actors(Box<ActorsPage>),
    Actor(Box<ActorPage>),
    Numbers(Box<NumbersPage>),
    Number(Box<NumberPage>),
    Deadlines(Box<DeadlinesPage>),
    Deadline(Box<DeadlinePage>),
    Questions(Box<QuestionsPage>),
    Question(Box<QuestionPage>),
    Articles(Box<ArticlesPage>),
    Article(Box<ArticlePage>),
    Disagreements(Box<DisagreementsPage>),
    Disagreement(Box<DisagreementPage>),
    Timeline(Box<TimelinePage>),
    Coverage(Box<CoveragePage>),
    Changes(Box<ChangesPage>),
    Corrections(Box<CorrectionsPage>),
    Data(Box<DataPage>),
    Search(Box<SearchPage>),
    Wordings(Box<WordingsPage>),
    Editor(Box<EditorPage>),
    NotFound(Box<NotFoundPage>),
    Redirect(Box<RedirectPage>),
    Removed(Box<RemovedPage>),
    Embed(Box<EmbedPage>),
    /// Drawn; what the template makes is an SVG.
    Card(Box<CardPage>),
    /// Bytes without a template: `sitemap.xml`, feeds, calendars, citations, data files, search data. The page's `template` is
    /// empty.
    Raw(String),
}

impl View {
    /// `None` for raw files and cards.
    pub fn frame(&self) -> Option<&Frame> {
        Some(match self {
            View::Home(p) => &p.frame,
            View::Actors(p) => &p.frame,
            View::Actor(p) => &p.frame,
            View::Numbers(p) => &p.frame,
            View::Number(p) => &p.frame,
            View::Deadlines(p) => &p.frame,
            View::Deadline(p) => &p.frame,
            View::Questions(p) => &p.frame,
            View::Question(p) => &p.frame,
            View::Articles(p) => &p.frame,
            View::Article(p) => &p.frame,
            View::Disagreements(p) => &p.frame,
            View::Disagreement(p) => &p.frame,
            View::Timeline(p) => &p.frame,
            View::Coverage(p) => &p.frame,
            View::Changes(p) => &p.frame,
            View::Corrections(p) => &p.frame,
            View::Data(p) => &p.frame,
            View::Search(p) => &p.frame,
            View::Wordings(p) => &p.frame,
            View::Editor(p) => &p.frame,
            View::NotFound(p) => &p.frame,
            View::Redirect(p) => &p.frame,
            View::Removed(p) => &p.frame,
            View::Embed(p) => &p.frame,
            View::Card(_) | View::Raw(_) => return None,
        })
    }

    pub(super) fn frame_mut(&mut self) -> Option<&mut Frame> {
        Some(match self {
            View::Home(p) => &mut p.frame,
            View::Actors(p) => &mut p.frame,
            View::Actor(p) => &mut p.frame,
            View::Numbers(p) => &mut p.frame,
            View::Number(p) => &mut p.frame,
            View::Deadlines(p) => &mut p.frame,
            View::Deadline(p) => &mut p.frame,
            View::Questions(p) => &mut p.frame,
            View::Question(p) => &mut p.frame,
            View::Articles(p) => &mut p.frame,
            View::Article(p) => &mut p.frame,
            View::Disagreements(p) => &mut p.frame,
            View::Disagreement(p) => &mut p.frame,
            View::Timeline(p) => &mut p.frame,
            View::Coverage(p) => &mut p.frame,
            View::Changes(p) => &mut p.frame,
            View::Corrections(p) => &mut p.frame,
            View::Data(p) => &mut p.frame,
            View::Search(p) => &mut p.frame,
            View::Wordings(p) => &mut p.frame,
            View::Editor(p) => &mut p.frame,
            View::NotFound(p) => &mut p.frame,
            View::Redirect(p) => &mut p.frame,
            View::Removed(p) => &mut p.frame,
            View::Embed(p) => &mut p.frame,
            View::Card(_) | View::Raw(_) => return None,
        })
    }
}
