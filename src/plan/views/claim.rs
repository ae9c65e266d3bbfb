//! A claim as a block on a page: its value, its words, who said so, and where it stands.

use super::{DateView, Link, Verdict};
use serde::Serialize;

/// One claim. Its home is its article's page, where it has the id `anchor`; elsewhere `href` leads there.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimView {
    /// Permanent: `<article id>/<claim id>`. Print as `data-claim`.
    pub id: String,
    /// The element id on the article's page.
    pub anchor: String,
    /// Element ids that it had there before; print them there too.
    pub former_anchors: Vec<String>,
    /// The claim on its article's page.
    pub href: String,
    /// `number`, `deadline`, `question`.
    pub kind: &'static str,
    pub subject: Link,
    /// Which of three classes the block is: `reported` (a figure or date as reported), `quotation` (a stance or answer in somebody's
    /// words), `judgement` (an editor's own value, where the quotation leaves it open).
    pub block: &'static str,
    /// The class in words; always show it: "as reported".
    pub block_label: String,
    /// Whom the number counts; several where the phrase may mean any of them.
    pub populations: Vec<String>,
    /// The value as normalised for readers: "about 10,000 troops", "30 April 2021", "Doubts it", "virtual".
    pub value: String,
    /// Value alone, without unit, for tables: "about 10,000". The same as `value` for other kinds.
    pub short: String,
    pub unit: String,
    /// The source's own words for the value: "roughly 10,000". May be empty (a stance).
    pub wording: String,
    /// The whole phrase as the sentence of the original has it, where that is longer than `wording`; else empty.
    pub phrase: String,
    /// How the value may be read. Empty for stances and answers. Several where the phrase is vague in itself.
    pub readings: Vec<Reading>,
    /// `affirm`, `deny`, `doubt`, `conditional`, `undecided`, `declined`; empty for other kinds.
    pub stance: &'static str,
    /// What the stance rests on.
    pub grounds: Vec<String>,
    /// The quotation, letter by letter as the original prints it.
    pub quote: String,
    /// What is printed with it, and in whose words it is.
    pub words: super::Words,
    /// The quotation has an error of the source's own: print "\[sic\]" after it, outside the quotation marks.
    pub sic: bool,
    /// The editor said some of the value, because words of the quotation could not be read: print `words.read_by_editor`.
    pub read_by_editor: bool,
    /// BCP 47 tag of the quotation.
    pub lang: String,
    /// The quotation's language is not the page's: set `lang` on it.
    pub foreign: bool,
    pub translation: Option<TranslationView>,
    /// The original at the passage, where its address is known. On another site.
    pub passage_href: Option<String>,
    /// An archived copy of the original.
    pub archive_href: Option<String>,
    /// The day of that copy, `2021-02-18`, where it is known.
    pub archive_date: Option<String>,
    pub source: SourceRef,
    /// Who speaks; `null` where the outlet reports in its own voice.
    pub speaker: Option<Link>,
    /// From the speaker to the outlet: speaker, carriers, outlet (or article, where the outlet is unknown).
    pub chain: Vec<Link>,
    /// Whose claim it is: the one spoken for, the speaker, the outlet, or the article.
    pub holder: Link,
    /// The speaker speaks for the holder: "for Russia". `null` where they are the same.
    pub on_behalf: Option<Link>,
    pub said_on: DateView,
    pub as_of: DateView,
    /// `actual`, `planned`, `required`, `forecast`, `habitual`, `wished`.
    pub modality: &'static str,
    /// Empty for `actual`; else "planned", "a forecast".
    pub modality_label: String,
    /// The registered event it counts; leads to its place on the timeline.
    pub event: Option<Link>,
    pub origin: OriginView,
    /// `published`, `proposed`, `draft`, `deprecated`, `retracted`.
    pub status: &'static str,
    /// Print the claim struck through, with the reason.
    pub struck: Option<Struck>,
    /// A draft or proposal, shown only because drafts were asked for.
    pub draft: bool,
    /// By the editor.
    pub note: Option<String>,
    /// Why the quotation may be longer than the limit.
    pub over_limit_reason: Option<String>,
    /// How to cite it: the source comes first.
    pub cite: String,
    /// "Compared with the original on 20 February 2021." `null` where nothing vouches for it.
    pub verified: Option<String>,
}

/// What the words may mean, in plain language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    /// What a careful reader takes the words to mean: "9,000 to 11,000".
    pub usual: String,
    /// Outside this the words are false: "8,500 to 11,500", "more than 12,000".
    pub loosest: String,
    /// The two are the same: print one.
    pub same: bool,
}

/// The article a claim stands in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceRef {
    pub id: String,
    /// Title and page of the article on this site.
    pub article: Link,
    /// Publisher, with its page; `null`: not identified.
    pub outlet: Option<Link>,
    /// The outlet's name, or "outlet not identified".
    pub outlet_label: String,
    pub published: Option<DateView>,
    /// "Voice of America, 17 February 2021": names the article in few words.
    pub short: String,
    /// The source has been withdrawn by its publisher.
    pub retracted: bool,
}

/// As whose statement a claim counts, and who else tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OriginView {
    /// A person, a body or an agency stands behind it.
    pub known: bool,
    /// Other articles that tell the same remark.
    pub others: usize,
    /// "One remark in 3 articles (Reuters interview)", "The outlet's own words: counted apart.", or empty.
    pub sentence: String,
    /// Those articles' claims, at most five.
    pub links: Vec<Link>,
}

/// Why a claim no longer counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Struck {
    /// "No longer relied on", "Withdrawn by its source".
    pub label: String,
    pub reason: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TranslationView {
    pub text: String,
    pub lang: String,
    /// "Translation by …"
    pub label: String,
}

/// Claims that can be compared with each other: one population, modality and event.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimGroup {
    /// "NATO troops, all", "planned", "Kabul attack, 13 November 2020"; empty where there is one group only.
    pub title: String,
    /// For a fragment: unique on the page, starts with `g-`.
    pub anchor: String,
    /// Newest first.
    pub claims: Vec<ClaimView>,
    pub more: Option<Folded>,
    /// What all reports of the newest time allow together; `null` where fewer than two can be compared. It also stands in
    /// the page's `common_ground`, where it has its `anchor`: that is empty here.
    pub common: Option<super::CommonGroundView>,
    /// The worst verdict among the pairs shown within this group; `null` where there is no pair.
    pub verdict: Option<Verdict>,
}

/// What a capped list leaves out. Every claim stays on its article's page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Folded {
    pub count: usize,
    /// "1,240 older reports from 2012 to 2020 stand on their articles' pages."
    pub sentence: String,
    /// Where to look further.
    pub links: Vec<Link>,
}
