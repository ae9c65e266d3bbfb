//! Small pieces that all pages share: links, parts of sentences, dates, verdicts, prose.

use serde::Serialize;

/// A link to a page of this site, or to another site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Link {
    pub label: String,
    pub href: String,
}

/// A piece of a sentence. Print the parts one after the other without spaces between.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    pub text: String,
    /// `text`: plain words. `figure`: a figure, date or stance of a claim: link it with `data-claim`. `derived`: computed
    /// from claims: link it (where it has an `href`) and label it as derived. `link`: a name with a page.
    pub kind: &'static str,
    /// `null` for `text`.
    pub href: Option<String>,
    /// The claim's id, for `figure` (and for `derived`, the first claim it was computed from): print as `data-claim`.
    pub claim: Option<String>,
}

/// A single day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DayView {
    /// `2021-02-17`, for `<time datetime>`.
    pub iso: String,
    /// `17 February 2021`.
    pub text: String,
}

/// A day, month, year or span, with how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DateView {
    /// `17 February 2021`, `February 2021`, `1 to 17 February 2021`, `until March 2021`.
    pub text: String,
    /// For `<time datetime>`: a day, month or year; `null` for other spans.
    pub iso: Option<String>,
    /// `stated`: the source prints it. `resolved`: the source has a relative date ("Wednesday"). `inferred`: not in the
    /// source.
    pub basis: &'static str,
    /// `stated`, `Wednesday, from the publication date`, `inferred from the publication date`.
    pub basis_text: String,
    /// The same in a word or two, to stand behind an inferred date everywhere: "day of publication". Empty for other dates.
    pub short: String,
}

impl DateView {
    /// In a sentence: "18 February 2021 (day of publication)".
    pub fn told(&self, w: &crate::plan::words::Words) -> String {
        if self.short.is_empty() {
            return self.text.clone();
        }
        crate::plan::words::fill(w.date_inferred, &[("date", &self.text), ("how", &self.short)])
    }
}

/// What two reports, or all reports of a subject, are to each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// `agree`, `compatible`, `differs-over-time`, `disagree`, `not-comparable`; for a subject also `one-holder`, `single` (one report:
    /// nothing to compare), `apart` (several reports, none of them comparable) and `none` (no report).
    pub kind: &'static str,
    /// The word for readers, never colour alone: `disagree`, `differs over time`.
    pub label: String,
    /// What the label means, in plain words: "both can hold"; empty where the label says so itself.
    pub gloss: String,
    /// One character that shows the kind without colour: `=`, `≈`, `→`, `≠`, `∥`, `1`, `–`.
    pub shape: &'static str,
    /// The rule that decided, for example `R8-number`; empty for a subject.
    pub rule: &'static str,
    /// Why, each in a few words.
    pub reasons: Vec<ReasonView>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReasonView {
    /// Stable, as in the data files: `different-grounds`.
    pub code: &'static str,
    /// `for different reasons`.
    pub label: String,
}

/// Who stands behind a subject's newest reports, and how these fit together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Evidence {
    /// "No two reports of one time disagree." Empty where fewer than two speak.
    pub sentence: String,
    /// "said by 5 people or bodies and 2 outlets in their own words, in 4 articles"
    pub basis: String,
    /// People and bodies, each counted once, and agencies whose copy is printed.
    pub origins: usize,
    /// Outlets that speak in their own words: counted apart.
    pub own_words: usize,
    pub articles: usize,
}

/// Prose of the editor's, or of a text that may be published.
#[derive(Clone, Debug, Serialize)]
pub struct RichView {
    /// Safe markup; print with `| safe`. Its headings start at level 2 and its ids start with `s-`. Links within the site
    /// that lead to a claim carry `data-claim`. A block of code is `<pre><code class="language-…">`: print with
    /// `| highlight | safe` to mark its syntax with classes that start with `z-`.
    pub html: String,
    /// Headings for a table of contents: `href` is a fragment of this page. Empty for short texts.
    pub contents: Vec<Link>,
}

/// A sentence elsewhere that mentions this page's subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// The page, and the place on it, where the sentence stands.
    pub page: Link,
    /// What kind of text it is: `digest`, `text`, `note`, `page`.
    pub kind: &'static str,
    pub kind_label: String,
    /// The sentence, as plain text.
    pub sentence: String,
}
