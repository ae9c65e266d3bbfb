//! An article's page and the list of articles.

use super::{
    ClaimView, CorrectionView, DateView, DisagreementRow, Folded, Frame, GradeView, Link, Mention, Pager, Part,
    RemovedView, RichView, SharedRemark, Verdict,
};
use serde::Serialize;

/// `article.html`: the home of every claim of this article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlePage {
    pub frame: Frame,
    pub id: String,
    pub card: SourceCard,
    /// What this page holds, in one sentence.
    pub sentence: String,
    /// The editor's digest, or the text itself.
    pub body: Option<RichView>,
    /// `true`: `body` is the article's own text, published with its rights; `false`: the editor's digest.
    pub body_is_text: bool,
    /// "editor's digest" or "the text itself": the label of the block.
    pub body_label: String,
    /// All its claims, grouped by what they are about. Nothing is left out here.
    pub subjects: Vec<SubjectClaims>,
    /// Kept but no longer counted.
    pub struck: Vec<ClaimView>,
    /// Claims that were taken out.
    pub removed: Vec<RemovedView>,
    /// "12 quotations, all compared with the original on 20 February 2021."
    pub verified: String,
    pub disagreements: Vec<DisagreementRow>,
    /// Actors who speak in it, or carry it.
    pub actors: Vec<Link>,
    /// Sentences elsewhere that mention it, newest article first.
    pub mentions: Vec<Mention>,
    pub more_mentions: Option<Folded>,
    pub corrections: Vec<CorrectionView>,
}

/// What this article says on one subject, and what others say on it.
#[derive(Clone, Debug, Serialize)]
pub struct SubjectClaims {
    pub subject: Link,
    /// `number`, `deadline`, `question`.
    pub kind: &'static str,
    /// The subject's verdict over all articles.
    pub verdict: Verdict,
    pub claims: Vec<ClaimView>,
    /// What other articles say that disagrees with it, at most five: value, holder and date.
    pub rivals: Vec<Part>,
    /// "2 reports disagree with this article." or empty.
    pub rivals_sentence: String,
    pub disagreement: Option<Link>,
}

/// What is known of the source. Unknown things are printed as unknown, with the reason where there is one.
#[derive(Clone, Debug, Serialize)]
pub struct SourceCard {
    pub title: String,
    pub outlet: UnknownOr,
    /// Empty: no author named.
    pub authors: Vec<String>,
    pub agencies: Vec<Link>,
    pub published: Option<DateView>,
    /// What to print where the date is not known.
    pub published_unknown: String,
    /// Time as printed.
    pub time: Option<String>,
    pub retrieved: Option<DateView>,
    /// When it came to this briefing.
    pub added: Option<DateView>,
    /// The original, on another site.
    pub url: UnknownOr,
    pub archive: Option<Link>,
    pub lang: String,
    /// "English", or the tag itself where no name is known.
    pub language: String,
    /// `quotation`, `public-domain`, `licensed`, `own`.
    pub rights: &'static str,
    pub rights_label: String,
    /// `published`, `draft`, `retracted`.
    pub status: &'static str,
    /// A sentence with the reason, where it was withdrawn; else `null`.
    pub retracted: Option<String>,
    pub words: Option<String>,
    /// "84 words in 21 quotations, 9.8% of the article"; `null` where its length is not known.
    pub quoted: Option<String>,
    /// Remarks that other articles tell too, the most repeated first.
    pub shared: Vec<SharedRemark>,
    /// The editor's grades, each axis for itself; mostly empty.
    pub grades: Vec<GradeView>,
    pub tags: Vec<String>,
}

/// A known thing with a link, or why it is not known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnknownOr {
    pub known: bool,
    /// The name or address; where unknown: "not identified in the text".
    pub label: String,
    /// `null` where unknown.
    pub href: Option<String>,
}

/// `articles.html`: newest first. Long lists are split, see `pager`.
#[derive(Clone, Debug, Serialize)]
pub struct ArticlesPage {
    pub frame: Frame,
    pub rows: Vec<ArticleRow>,
    pub pager: Option<Pager>,
    pub empty: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ArticleRow {
    pub id: String,
    pub link: Link,
    pub outlet: Option<Link>,
    pub outlet_label: String,
    pub published: Option<DateView>,
    pub claims: usize,
    /// How many of them stand on a side of a disagreement.
    pub disputed: usize,
    /// "9 claims, 2 of them disputed"
    pub counts: String,
    pub disagreements: usize,
    pub retracted: bool,
    pub draft: bool,
}
