//! What other sites can show of a subject in a frame.

use super::{Evidence, Frame, Link, Verdict};
use serde::Serialize;

/// `embed.html`: one subject without the site around it. No script, kept out of search engines; the canonical address is
/// the subject's own page. Links leave the frame: `target="_top"`.
#[derive(Clone, Debug, Serialize)]
pub struct EmbedPage {
    pub frame: Frame,
    /// `number`, `deadline`, `question`.
    pub kind: &'static str,
    pub label: String,
    /// The value or date now; `null` where the answer is a sentence.
    pub value: Option<String>,
    /// What the value counts and when; may be empty.
    pub of: String,
    /// "Usual reading: 9,000 to 11,000"; `null` where the value says it all.
    pub range: Option<String>,
    /// The answer in one sentence.
    pub sentence: String,
    pub verdict: Verdict,
    pub evidence: Evidence,
    /// The newest first, at most six.
    pub sources: Vec<EmbedSource>,
    /// "2 more"; empty where all are listed.
    pub more: String,
    /// The subject's page.
    pub page: Link,
    pub home: Link,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmbedSource {
    /// Outlet and date, to the article's page on this site.
    pub link: Link,
    pub title: String,
}

/// How to embed a page, for the page itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EmbedView {
    /// "Embed"
    pub label: String,
    pub sentence: String,
    pub look: Link,
    /// "HTML to copy"
    pub code_label: String,
    /// HTML to copy, as text.
    pub code: String,
}
