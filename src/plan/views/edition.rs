//! Editions: what the articles of one day changed, and what changed on one page.

use super::{DateView, DayView, Folded, Frame, Link, Pager, Part};
use serde::Serialize;

/// `changes.html`: what each day's articles changed, newest arrival first.
#[derive(Clone, Debug, Serialize)]
pub struct ChangesPage {
    pub frame: Frame,
    /// "Made by replaying the articles …": how the page came to be.
    pub basis: String,
    pub editions: Vec<EditionView>,
    pub pager: Option<Pager>,
    pub empty: Option<String>,
}

/// The articles of one day.
#[derive(Clone, Debug, Serialize)]
pub struct EditionView {
    /// Permanent; also the element id: `edition-2021-02-18`.
    pub anchor: String,
    /// "18 February 2021", or that no date is known.
    pub title: String,
    /// `null` where neither arrival nor publication is dated.
    pub on: Option<DayView>,
    /// "4 articles brought 81 claims on 20 subjects; 3 verdicts turned."
    pub sentence: String,
    /// The editor's own sentence.
    pub note: Option<String>,
    /// In the order of arrival.
    pub articles: Vec<ArticleChange>,
    /// A word on the articles left out.
    pub more: Option<Folded>,
}

/// What one article changed when it came.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleChange {
    /// The day it came; `null` where neither that nor its publication date is known.
    pub on: Option<DateView>,
    pub article: Link,
    /// "Brought 9 claims on 6 subjects."
    pub sentence: String,
    /// Its claims, at most twelve: value and subject, linked.
    pub claims: Vec<Part>,
    pub more: Option<Folded>,
    /// Subjects of which this article was the first to speak.
    pub first_on: Vec<Link>,
    /// What it changed, gravest first.
    pub changes: Vec<ChangeLine>,
}

/// One thing that an article changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangeLine {
    /// `opened`, `closed`, `joined`: a disagreement. `minds`: a holder says something else than before. `turned`: a verdict.
    /// `moved`: a figure or date. `heard`: a side. `compared`: a subject with nothing to compare before.
    pub kind: &'static str,
    /// "Disagreement", "Change of mind", "Verdict", "Figure", "Date", "New voice"
    pub label: String,
    pub line: Vec<Part>,
}

/// When and why a page last changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedView {
    /// "What changed here"
    pub title: String,
    /// "18 February 2021"; `null` where the article is not dated.
    pub on: Option<DayView>,
    /// "last on 18 February 2021, by ‹outlet›: verdict from agree to compatible"
    pub sentence: Vec<Part>,
    /// Every change, newest first, the last one too.
    pub rows: Vec<ChangedRow>,
    /// A word on changes that are not listed.
    pub more: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ChangedRow {
    pub on: Option<DayView>,
    /// Where the list of changes tells it: the edition.
    pub edition: Link,
    pub article: Link,
    /// "1 more report; verdict from agree to compatible"
    pub what: Vec<Part>,
}
