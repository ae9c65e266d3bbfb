//! What one row of each table holds. The comments here are the descriptions in the schemas and on the data page.
//!
//! Rows refer to each other by permanent ids. Days are `YYYY-MM-DD`; a span has its first and its last day, and an end that
//! is open is left out. A row leaves out what it has nothing to say of.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Number, Value};

type Texts = Option<Vec<String>>;

/// A claim: who says what of which subject, in which words, where and when.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Claim {
    /// Permanent: the article's id, a slash, the claim's own.
    pub id: String,
    /// Its place on this site, below the site's address.
    pub page: String,
    /// What kind of subject it is about.
    #[schemars(extend("enum" = ["number", "deadline", "question"]))]
    pub subject_kind: &'static str,
    /// The subject's id.
    pub subject: String,
    /// Whom the number counts; several where the words may mean any of them.
    pub populations: Texts,
    /// The value in words, as the site shows it.
    pub value_text: String,
    /// The source's own words for the value.
    pub wording: Option<String>,
    /// The figure as printed; the lower one of a range.
    pub value: Option<Number>,
    /// The upper figure of a range.
    pub value_upper: Option<Number>,
    /// How the figure is qualified.
    #[schemars(extend("enum" = ["exact", "bare", "about", "nearly", "over", "at_least", "under", "up_to", "range", "majority", "vague", null]))]
    pub hedge: Option<&'static str>,
    /// What one is: troops, share, million euro.
    pub unit: Option<String>,
    /// Lowest value of the usual reading.
    pub usual_low: Option<Number>,
    /// Highest value of the usual reading.
    pub usual_high: Option<Number>,
    /// The usual reading in mathematical notation: a round bracket leaves the end out.
    pub usual: Option<String>,
    /// The loosest reading, outside which the words are false, in the same notation.
    pub loosest: Option<String>,
    /// Where the words may mean several figures: each one's usual reading.
    pub alternatives: Texts,
    /// First day of a date's usual reading. Of "by" the readings are of the last permitted day.
    pub due_from: Option<String>,
    /// Last day of a date's usual reading; none where the words say only from when on ("not before 12 June").
    pub due_to: Option<String>,
    /// First day of a date's loosest reading.
    pub due_loosest_from: Option<String>,
    /// Last day of a date's loosest reading.
    pub due_loosest_to: Option<String>,
    /// What the holder says of the question's proposition.
    #[schemars(extend("enum" = ["affirm", "deny", "doubt", "conditional", "undecided", "declined", null]))]
    pub stance: Option<&'static str>,
    /// Ids of the grounds that the stance rests on.
    pub grounds: Texts,
    /// Id of the answer to a question that has answers.
    pub answer: Option<String>,
    /// In what mood it speaks.
    #[schemars(extend("enum" = ["actual", "planned", "required", "forecast", "habitual", "wished"]))]
    pub modality: &'static str,
    /// Id of the event it counts.
    pub event: Option<String>,
    /// Id of the actor whose claim it is; left out where that is the article itself.
    pub holder: Option<String>,
    /// Whose claim it is, in words.
    pub holder_name: String,
    /// Id of the actor who speaks; left out where the outlet reports in its own voice.
    pub speaker: Option<String>,
    /// Ids of those who carried it from the speaker to the outlet.
    pub via: Texts,
    /// First day on which it was said.
    pub said_from: Option<String>,
    /// Last day on which it was said.
    pub said_to: Option<String>,
    /// How that is known.
    #[schemars(extend("enum" = ["stated", "resolved", "inferred"]))]
    pub said_basis: &'static str,
    /// First day that it speaks of.
    pub as_of_from: Option<String>,
    /// Last day that it speaks of.
    pub as_of_to: Option<String>,
    /// How that is known.
    #[schemars(extend("enum" = ["stated", "resolved", "inferred"]))]
    pub as_of_basis: &'static str,
    /// As whose statement it counts: the editor's name for it, else the id of the one spoken for, of the speaker or of the agency.
    /// Nothing where an outlet speaks in its own words.
    pub origin: Option<String>,
    /// Whether it is relied on.
    #[schemars(extend("enum" = ["published", "proposed", "draft", "deprecated", "retracted"]))]
    pub status: &'static str,
    /// Why it is no longer relied on.
    pub reason: Option<String>,
    /// It takes part in verdicts.
    pub counts: bool,
    /// The quotation, letter by letter as the original prints it.
    pub quote: String,
    /// Context that stands before the words in the original and governs them; the site prints it with them.
    pub quote_lead: Option<String>,
    /// The same behind them.
    pub quote_tail: Option<String>,
    /// In whose words it is quoted, computed from the quotation marks of the original: the speaker's own, or the reporter's on
    /// what the speaker said. Empty for an article's own voice.
    #[schemars(extend("enum" = ["direct", "reported", null]))]
    pub speech: Option<&'static str>,
    /// The whole phrase of the value as its sentence has it, where that is longer than `wording`.
    pub phrase: Option<String>,
    /// BCP 47 tag of the quotation.
    pub language: String,
    /// The quotation has an error of the source's own.
    pub sic: bool,
    /// The editor said some of the value, because words of the quotation could not be read.
    pub read_by_editor: bool,
    /// The quotation in another language.
    pub translation: Option<String>,
    /// Who translated it.
    pub translator: Option<String>,
    /// Id of the article.
    pub article: String,
    /// Id of the outlet; left out where it is not known.
    pub outlet: Option<String>,
    /// The article's day of publication; the first one of a span.
    pub published_from: Option<String>,
    /// The last day of that span.
    pub published_to: Option<String>,
    /// The original, at the passage.
    pub passage_url: Option<String>,
    /// An archived copy of the original.
    pub archive_url: Option<String>,
    /// The day on which the quotation was compared with the original.
    pub verified_on: Option<String>,
    /// The editor's remark.
    pub note: Option<String>,
    /// For the parts of a long table; not a column.
    #[serde(skip)]
    #[schemars(skip)]
    pub year: String,
}

/// What two reports on one subject are to each other.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Verdict {
    /// What kind of subject both are about.
    #[schemars(extend("enum" = ["number", "deadline", "question"]))]
    pub subject_kind: &'static str,
    /// The subject's id.
    pub subject: String,
    /// Id of the one claim, or of a derived figure.
    pub a: String,
    /// Id of the other.
    pub b: String,
    /// The verdict that was computed.
    #[schemars(extend("enum" = ["agree", "compatible", "differs-over-time", "disagree", "not-comparable"]))]
    pub verdict: &'static str,
    /// The rule that decided.
    pub rule: &'static str,
    /// Why, as codes.
    pub reasons: Option<Vec<&'static str>>,
    /// Both speak of the same time.
    pub same_time: bool,
    /// How many pairs of equal readings this one stands for.
    pub pairs: usize,
    /// The verdict that the editor set by hand.
    pub set_by_hand: Option<&'static str>,
    /// Why the editor did.
    pub set_because: Option<String>,
}

/// A figure computed from the claims of one article.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Derived {
    /// From its inputs: article, operation, claims.
    pub id: String,
    /// The number's id.
    pub subject: String,
    /// Id of the population.
    pub population: Option<String>,
    /// What was done.
    #[schemars(extend("enum" = ["sum", "difference", "share", "factor"]))]
    pub operation: &'static str,
    /// Ids of the claims, in the order of the operation.
    pub inputs: Vec<String>,
    /// The figure in words, as the site shows it.
    pub value_text: String,
    /// Lowest value of the usual reading.
    pub usual_low: Option<Number>,
    /// Highest value of the usual reading.
    pub usual_high: Option<Number>,
    /// The usual reading in mathematical notation.
    pub usual: String,
    /// The loosest reading, in the same notation.
    pub loosest: String,
    /// First day that it speaks of.
    pub as_of_from: Option<String>,
    /// Last day that it speaks of.
    pub as_of_to: Option<String>,
    /// Id of the article.
    pub article: String,
}

/// What all reports of one time allow together; never a mean.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct CommonGround {
    /// The number's id.
    pub subject: String,
    /// Id of the population.
    pub population: Option<String>,
    /// In what mood the reports speak.
    #[schemars(extend("enum" = ["actual", "planned", "required", "forecast", "habitual", "wished"]))]
    pub modality: &'static str,
    /// Id of the event they count.
    pub event: Option<String>,
    /// First day that they speak of.
    pub as_of_from: Option<String>,
    /// Last day that they speak of.
    pub as_of_to: Option<String>,
    /// Some value satisfies all of them.
    pub exists: bool,
    /// The lowest such value.
    pub low: Option<Number>,
    /// The highest such value.
    pub high: Option<Number>,
    /// Both in mathematical notation.
    pub interval: Option<String>,
    /// Ids of the reports: claims and derived figures.
    pub reports: Vec<String>,
}

/// An entry of the log: reports on one topic and of one time that exclude each other, or holders who oppose each other.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Disagreement {
    /// Permanent: the subject's kind, a hyphen, its id; further ones of a subject say behind that what tells them apart.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// What kind of subject it is.
    #[schemars(extend("enum" = ["number", "deadline", "question"]))]
    pub subject_kind: &'static str,
    /// The subject's id.
    pub subject: String,
    /// The verdict in force: the editor's, where one is set by hand.
    pub verdict: &'static str,
    /// Where it stands, by the editor.
    #[schemars(extend("enum" = ["open", "explained", "settled"]))]
    pub status: &'static str,
    /// Who is on either side, in words.
    pub parties: Vec<String>,
    /// The day of the second of the two earliest conflicting reports.
    pub opened_on: Option<String>,
    /// The day of the newest conflicting report.
    pub latest_on: Option<String>,
    /// How many pairs of reports conflict.
    pub pairs: usize,
}

/// Something that is counted or measured.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct NumberRow {
    /// Permanent.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// What readers call it.
    pub label: String,
    /// What one is.
    pub unit: String,
    /// How it behaves in time.
    #[schemars(extend("enum" = ["level", "cumulative", "fixed"]))]
    pub series: &'static str,
    /// Id of the place.
    pub place: Option<String>,
    /// Ids of whom it counts.
    pub populations: Texts,
    /// The same in words, in the same order.
    pub population_labels: Texts,
    /// Two reports within so many days speak of the same time.
    pub stable_for_days: u32,
    /// What heads its page, in words that somebody reported; absent where no report says of what time its figure is.
    pub headline: Option<String>,
    /// Which population or event that is.
    pub headline_of: Option<String>,
    /// The time that it speaks of, in words.
    pub headline_as_of: Option<String>,
    /// Id of the claim that stands for it.
    pub headline_claim: Option<String>,
    /// What the reports of that time are to each other.
    pub headline_verdict: &'static str,
    /// What all its reports are to each other.
    pub verdict: &'static str,
    /// How many claims count.
    pub claims: usize,
    /// People and bodies behind the newest reports, each counted once, and agencies whose copy is printed.
    pub origins: usize,
    /// Outlets that speak in their own words in the newest reports.
    pub own_words: usize,
    /// The editor's remark on what is counted.
    pub note: Option<String>,
    /// Ids it had before.
    pub former_ids: Texts,
}

/// A date by which somebody is to have done something.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct DeadlineRow {
    /// Permanent.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// What readers call it.
    pub label: String,
    /// The day, or the month or year where no more is known.
    pub due_on: Option<String>,
    /// What heads its page, in words.
    pub headline: Option<String>,
    /// The agreement, law or announcement that sets it.
    pub instrument: Option<String>,
    /// What is to be done.
    pub obligation: Option<String>,
    /// Ids of those who are bound.
    pub obliged: Texts,
    /// Where it stands, by the editor.
    #[schemars(extend("enum" = ["open", "met", "missed", "amended", "void"]))]
    pub status: &'static str,
    /// Id of the question whether it binds.
    pub force: Option<String>,
    /// The changes of the date: the day, and what changed.
    pub amendments: Texts,
    /// What all its reports are to each other.
    pub verdict: &'static str,
    /// How many claims count.
    pub claims: usize,
    /// People and bodies behind the newest reports, each counted once, and agencies whose copy is printed.
    pub origins: usize,
    /// Outlets that speak in their own words in the newest reports.
    pub own_words: usize,
    /// The editor's remark.
    pub note: Option<String>,
    /// Ids it had before.
    pub former_ids: Texts,
}

/// A contested question.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct QuestionRow {
    /// Permanent.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// The question.
    pub text: String,
    /// What to affirm is to say.
    pub proposition: Option<String>,
    /// Ids of what a stance can rest on.
    pub grounds: Texts,
    /// The same in words, in the same order.
    pub ground_labels: Texts,
    /// Ids of the answers, where it has answers.
    pub answers: Texts,
    /// The same in words, in the same order.
    pub answer_labels: Texts,
    /// Ids of those with a stake.
    pub parties: Texts,
    /// Ids of those of them without a claim.
    pub unheard: Texts,
    /// Ids of the questions that exclude it.
    pub contrary_of: Texts,
    /// What all its reports are to each other.
    pub verdict: &'static str,
    /// How many claims count.
    pub claims: usize,
    /// People and bodies behind the newest reports, each counted once, and agencies whose copy is printed.
    pub origins: usize,
    /// Outlets that speak in their own words in the newest reports.
    pub own_words: usize,
    /// The editor's remark.
    pub note: Option<String>,
    /// Ids it had before.
    pub former_ids: Texts,
}

/// A person, body, state, place, outlet or agency.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Actor {
    /// Permanent.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// The name.
    pub name: String,
    /// What it is.
    #[schemars(extend("enum" = ["person", "body", "state", "place", "outlet", "agency"]))]
    pub kind: &'static str,
    /// Other names and spellings.
    pub aliases: Texts,
    /// Offices held, in words.
    pub roles: Texts,
    /// Id of what it belongs to.
    pub part_of: Option<String>,
    /// Ids of those it is easily taken for.
    pub never_merge: Texts,
    /// One sentence by the editor.
    pub note: Option<String>,
    /// Ids it had before.
    pub former_ids: Texts,
}

/// A source.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Article {
    /// Permanent.
    pub id: String,
    /// Its page on this site.
    pub page: String,
    /// Its own title.
    pub title: String,
    /// Id of the outlet; left out where it is not known.
    pub outlet: Option<String>,
    /// Who signed it.
    pub authors: Texts,
    /// Ids of the agencies whose copy it prints.
    pub agencies: Texts,
    /// Day of publication; the first one of a span; left out where it is not known.
    pub published_from: Option<String>,
    /// The last day of that span.
    pub published_to: Option<String>,
    /// The day on which it was read.
    pub retrieved_on: Option<String>,
    /// The day on which it came to this briefing.
    pub added_on: Option<String>,
    /// The original.
    pub url: Option<String>,
    /// An archived copy.
    pub archive_url: Option<String>,
    /// BCP 47 tag of the original.
    pub language: String,
    /// What may be done with its text.
    #[schemars(extend("enum" = ["quotation", "public-domain", "licensed", "own"]))]
    pub rights: &'static str,
    /// Whether it is relied on.
    #[schemars(extend("enum" = ["published", "draft", "retracted"]))]
    pub status: &'static str,
    /// Why it is not.
    pub status_reason: Option<String>,
    /// Its length.
    pub words: Option<u32>,
    /// How many claims it holds, struck ones included.
    pub claims: usize,
    /// The day on which its quotations were compared with the original.
    pub verified_on: Option<String>,
    /// The editor's tags.
    pub tags: Texts,
    /// Ids it had before.
    pub former_ids: Texts,
}

/// Something that happened once.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Event {
    /// Permanent.
    pub id: String,
    /// Its place on this site.
    pub page: String,
    /// What readers call it.
    pub label: String,
    /// First day.
    pub day_from: Option<String>,
    /// Last day.
    pub day_to: Option<String>,
    /// Id of the place.
    pub place: Option<String>,
    /// The editor's remark.
    pub note: Option<String>,
}

/// The JSON twin of a page: what the page says, for programs.
#[derive(Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Twin {
    /// Where this form is described, as seen from this file.
    pub schema: String,
    /// What the page is about.
    #[schemars(extend("enum" = ["actor", "number", "deadline", "question", "article", "disagreement"]))]
    pub kind: &'static str,
    /// Permanent.
    pub id: String,
    /// The page's title.
    pub title: String,
    /// The page, below the site's address.
    pub page: String,
    /// The page's absolute address, where the site's is known.
    pub url: Option<String>,
    /// The day that the briefing speaks from.
    pub as_of: String,
    /// The answer in one sentence.
    pub answer: Option<String>,
    /// What all reports are to each other.
    pub verdict: Option<&'static str>,
    /// How to cite the page.
    pub cite: Option<String>,
    /// The same as CSL-JSON.
    pub csl: Option<Value>,
    /// Ids of parties that have not been heard.
    pub unheard: Texts,
    /// How many claims there are; the newest are listed.
    pub claims_in_all: usize,
    /// Newest first; of an article in the order of its file.
    pub claims: Vec<Claim>,
    /// How many pairs there are; the gravest are listed.
    pub verdicts_in_all: usize,
    /// Gravest first.
    pub verdicts: Vec<Verdict>,
    /// Figures computed from the claims.
    pub derived: Vec<Derived>,
    /// What all reports of one time allow together.
    pub common_ground: Vec<CommonGround>,
}
