//! What an editor typed, before anything is looked up: one struct per kind of file, every field as text.
//!
//! These structs are the content model's reference: their doc comments become the JSON Schemas of `briefing schema`.
//! They hold no spans: a value's place is its YAML path (see `crate::text::Place`).

use schemars::JsonSchema;
use serde::Deserialize;

/// `site.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SiteDraft {
    /// Name of the briefing.
    pub title: Option<String>,
    /// One or two sentences for the front page and for search engines.
    pub summary: Option<String>,
    /// Public address. Needed for canonical links, feeds, the sitemap and the 404 page only; the site works under any address.
    pub base_url: Option<String>,
    /// The date the briefing speaks from, `YYYY-MM-DD`. The clock is never read.
    pub as_of: Option<String>,
    /// Language of the interface and of your own words: a BCP 47 tag, for example `en`.
    pub language: Option<String>,
    /// Folder below `themes/` with templates and styles that replace the built-in ones.
    pub theme: Option<String>,
    /// Folder with the private original texts, where it is not `originals`.
    pub originals: Option<String>,
    /// Who publishes the briefing.
    pub publisher: Option<String>,
    /// A sentence of your own behind the computed summary of the sources on the front page.
    pub sources_note: Option<String>,
    /// How widely hedged figures are read, in per cent.
    pub tolerances: Option<TolerancesDraft>,
    /// Two reports of a level within so many days of each other speak of the same time. Default 14.
    pub stable_for: Option<u32>,
    /// How much may be quoted.
    pub limits: Option<LimitsDraft>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsDraft {
    /// Most words of one quotation. Default 15.
    pub words: Option<u32>,
    /// Most per cent of an article's words in all quotations together. Default 10.
    pub percent: Option<u32>,
}

/// Widths of the hedges, in per cent of the figure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TolerancesDraft {
    /// "about", the usual reading: ± per cent. Default 10.
    pub about_soft: Option<u32>,
    /// "about", the loosest reading: ± per cent. Default 15.
    pub about_hard: Option<u32>,
    /// "nearly", lowest usual value. Default 90.
    pub nearly_soft: Option<u32>,
    /// "nearly", lowest possible value. Default 85.
    pub nearly_hard: Option<u32>,
    /// "over" and "at least", highest usual value. Default 125.
    pub over_soft: Option<u32>,
    /// "under" and "up to", lowest usual value. Default 80.
    pub under_soft: Option<u32>,
    /// Bare figures: most that rounding may hide. Default 5.
    pub bare: Option<u32>,
}

/// One entry of `actors.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActorDraft {
    pub id: Option<String>,
    pub name: Option<String>,
    /// `person`, `body`, `state`, `place`, `outlet` or `agency`.
    pub kind: Option<String>,
    /// Other names and spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Ids it had before: they redirect.
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// Ids of actors easily taken for this one.
    #[serde(default)]
    pub never_merge: Vec<String>,
    #[serde(default)]
    pub roles: Vec<RoleDraft>,
    /// Id of the body or state it belongs to.
    pub part_of: Option<String>,
    /// How reliable an outlet or agency is: only `reliability` and `reason`.
    pub grade: Option<GradeDraft>,
    pub note: Option<String>,
}

/// Two separate judgements of a source, with the reason for them. They are never combined.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GradeDraft {
    /// Of the source: `A` (completely reliable) to `E` (unreliable), `F` (cannot be judged).
    pub reliability: Option<String>,
    /// Of this information: `1` (confirmed by others) to `5` (improbable), `6` (cannot be judged).
    pub credibility: Option<String>,
    /// Why. Needed: a grade without it is an error, and the page prints it.
    pub reason: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleDraft {
    pub role: Option<String>,
    /// Id of the body, state or outlet.
    pub of: Option<String>,
    /// When it was held: `2017/2021-01-20`, `2021-01/..`.
    pub during: Option<String>,
}

/// One entry of `numbers.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberDraft {
    pub id: Option<String>,
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// How much it weighs beside others, in every list and on the home page: the largest first. `0` where not given.
    pub weight: Option<i32>,
    pub label: Option<String>,
    /// What one of it is: `troops`, `euro`, `km`; `share` for a part of a whole, `times` for a factor.
    pub unit: Option<String>,
    /// `level` (default), `cumulative` or `fixed`.
    pub series: Option<String>,
    /// Id of a place or state.
    pub place: Option<String>,
    /// Whom it counts, where that is not always the same.
    #[serde(default)]
    pub populations: Vec<PopulationDraft>,
    /// This number is one population of another number divided by a second one.
    pub share: Option<ShareDraft>,
    /// This number is one number divided by another.
    pub factor: Option<FactorDraft>,
    /// Id of the share of which this one is the rest: `municipal` and `private` of one whole.
    pub complement_of: Option<String>,
    /// Two reports within so many days of each other speak of the same time: `14`.
    pub stable_for: Option<u32>,
    pub tolerances: Option<TolerancesDraft>,
    /// What is counted and what is not.
    pub note: Option<String>,
    /// Words by which drafting recognises it.
    #[serde(default)]
    pub r#match: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PopulationDraft {
    pub id: Option<String>,
    pub label: Option<String>,
    /// Ids of disjoint populations that make it up together.
    #[serde(default)]
    pub sum: Vec<String>,
    /// Ids of wider populations that contain it.
    #[serde(default)]
    pub part_of: Vec<String>,
    pub note: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareDraft {
    /// Id of the number that is divided.
    pub number: Option<String>,
    /// Id of the population above the line.
    pub part: Option<String>,
    /// Id of the population below the line.
    pub whole: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FactorDraft {
    /// Id of the number before.
    pub before: Option<String>,
    /// Id of the number after; may be the same one, where a later or planned figure is divided by an earlier one.
    pub after: Option<String>,
}

/// One entry of `deadlines.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeadlineDraft {
    pub id: Option<String>,
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// How much it weighs beside others, in every list and on the home page: the largest first. `0` where not given.
    pub weight: Option<i32>,
    pub label: Option<String>,
    /// The agreement, law or announcement that sets it.
    pub instrument: Option<String>,
    pub obligation: Option<String>,
    /// Ids of the actors it binds.
    #[serde(default)]
    pub obliged: Vec<String>,
    /// `open`, `met`, `missed`, `amended` or `void`.
    pub status: Option<String>,
    #[serde(default)]
    pub amended_by: Vec<AmendmentDraft>,
    /// Id of the question whether it binds.
    pub force: Option<String>,
    /// The day a term such as "within 14 months" counts from.
    pub counted_from: Option<String>,
    pub note: Option<String>,
    #[serde(default)]
    pub r#match: Vec<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AmendmentDraft {
    pub on: Option<String>,
    /// The date that it replaced.
    pub from: Option<String>,
    /// The new date.
    pub to: Option<String>,
    pub note: Option<String>,
}

/// One entry of `questions.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuestionDraft {
    pub id: Option<String>,
    #[serde(default)]
    pub former_ids: Vec<String>,
    /// How much it weighs beside others, in every list and on the home page: the largest first. `0` where not given.
    pub weight: Option<i32>,
    /// The question as readers see it.
    pub text: Option<String>,
    /// What to affirm is to say.
    pub proposition: Option<String>,
    /// What the answers are called, where yes and no do not fit: `{affirm: It binds, deny: It does not bind}`.
    pub words: Option<StanceWordsDraft>,
    /// What a stance can rest on.
    #[serde(default)]
    pub components: Vec<ComponentDraft>,
    /// Ids of actors with a stake.
    #[serde(default)]
    pub parties: Vec<String>,
    /// Ids of questions whose affirmation denies this one.
    #[serde(default)]
    pub contrary_of: Vec<String>,
    /// Answers to choose from, where it is not a matter of yes or no.
    #[serde(default)]
    pub answers: Vec<AnswerDraft>,
    /// Pairs of answers that can both be true.
    #[serde(default)]
    pub compatible_answers: Vec<CompatibleDraft>,
    /// What articles say in their own words speaks of the same time within so many days: `14`.
    pub stable_for: Option<u32>,
    /// `fixed` where it asks about something past.
    pub series: Option<String>,
    /// Days for which somebody's statement stands at most, where no later one ends it: `90`.
    pub lasts: Option<u32>,
    pub note: Option<String>,
    #[serde(default)]
    pub r#match: Vec<String>,
}

/// What a question calls each stance, in place of "Yes", "No", "Doubts it", "It depends", "Undecided" and "Would not say".
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StanceWordsDraft {
    pub affirm: Option<String>,
    pub deny: Option<String>,
    pub doubt: Option<String>,
    pub conditional: Option<String>,
    pub undecided: Option<String>,
    pub declined: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ComponentDraft {
    pub id: Option<String>,
    pub label: Option<String>,
    /// Id of the question that asks about this component alone.
    pub question: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerDraft {
    pub id: Option<String>,
    pub label: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CompatibleDraft {
    /// Two ids of answers.
    #[serde(default)]
    pub pair: Vec<String>,
    pub reason: Option<String>,
}

/// One entry of `events.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EventDraft {
    pub id: Option<String>,
    pub label: Option<String>,
    /// The day on which it happened; of several (`2021-02-17/2021-02-18`) some day between.
    pub on: Option<String>,
    /// The first day of what lasted, with `until` in place of `on`.
    pub from: Option<String>,
    /// Its last day.
    pub until: Option<String>,
    /// Id of a place or state.
    pub place: Option<String>,
    pub note: Option<String>,
}

/// One entry of `wordings.yaml`: one remark or one fact in several wordings, side by side. Never a verdict.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordingDraft {
    pub id: Option<String>,
    /// What is worded, as a heading.
    pub label: Option<String>,
    /// `remark`: one utterance, quoted differently; `fact`: one fact, told in different words.
    pub same: Option<String>,
    /// The subject on whose page it also stands; at most one of the three.
    pub number: Option<String>,
    pub deadline: Option<String>,
    pub question: Option<String>,
    /// Who made the remark: id of an actor.
    pub by: Option<String>,
    /// Address of a transcript or recording of the remark.
    pub transcript: Option<String>,
    pub note: Option<String>,
    /// Two or more.
    #[serde(default)]
    pub passages: Vec<PassageDraft>,
}

/// One wording: a claim by its id, or an article with the words it prints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PassageDraft {
    /// `<article id>/<claim id>`, in place of `article` and `quote`.
    pub claim: Option<String>,
    /// Id of the article.
    pub article: Option<String>,
    /// Its words, exactly; verified like a claim's.
    pub quote: Option<String>,
    /// Words of the source shortly behind the quotation, where it stands more than once.
    pub before: Option<String>,
    /// Words of the source shortly before the quotation, where it stands more than once.
    pub after: Option<String>,
    /// The wording nearest to the transcript, in your judgement.
    pub nearest: Option<bool>,
}

/// One entry of `corrections.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CorrectionDraft {
    pub date: Option<String>,
    /// Page below the site: `numbers/troops-in-afghanistan`.
    pub page: Option<String>,
    pub was: Option<String>,
    pub now: Option<String>,
    pub why: Option<String>,
}

/// One entry of `editions.yaml`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionDraft {
    /// The day on which articles came, `YYYY-MM-DD`.
    pub date: Option<String>,
    /// A sentence on what they changed, in your own words.
    pub note: Option<String>,
}

/// One entry of `removed.yaml`: something that had an address and is gone. Its page says so from then on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemovedDraft {
    /// The id that it had; of a claim `<article id>/<claim id>`.
    pub id: Option<String>,
    /// `actor`, `article`, `claim`, `deadline`, `number`, `page` or `question`.
    pub kind: Option<String>,
    /// The day on which it was removed, `YYYY-MM-DD`.
    pub on: Option<String>,
    /// Why, in a sentence that readers see.
    pub reason: Option<String>,
    /// What it was called.
    pub label: Option<String>,
    /// Page below the site to read instead: `numbers/troops-in-afghanistan`.
    pub see: Option<String>,
}

/// Front matter of `articles/<id>.md`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArticleDraft {
    pub title: Option<String>,
    /// `true` where the article prints no title and the editor supplied one: it stands in square brackets everywhere.
    pub title_supplied: Option<bool>,
    /// Id of an outlet, or `unknown`, or `unknown (why)`.
    pub outlet: Option<String>,
    #[serde(default)]
    pub authors: Vec<String>,
    /// Ids of agencies whose copy it uses. One alone, of an article without an author: it is that agency's copy.
    #[serde(default)]
    pub agencies: Vec<String>,
    /// Day of publication, or `unknown`.
    pub published: Option<String>,
    /// From what the day was inferred, where the article does not print it.
    pub published_basis: Option<String>,
    /// Time as printed.
    pub time: Option<String>,
    pub retrieved: Option<String>,
    /// Address, or `unknown`.
    pub url: Option<String>,
    pub archive_url: Option<String>,
    /// Language of the article: a BCP 47 tag. Default: the site's.
    pub language: Option<String>,
    /// `quotation` (default), `public-domain`, `licensed` or `own`.
    pub rights: Option<String>,
    /// The body of this file is the text itself, to be published. Only where `rights` allow it.
    pub publish_full_text: Option<bool>,
    /// Lines of the original that are site furniture: `1-4`, `48-`, `12`.
    #[serde(default)]
    pub excluded: Vec<String>,
    /// File name of the original, where it is not `<id>.txt`.
    pub original: Option<String>,
    /// `published` (default), `draft` or `retracted`.
    pub status: Option<String>,
    /// Why it was retracted.
    pub reason: Option<String>,
    /// How reliable the source and how credible this article is, where you want to say so.
    pub grade: Option<GradeDraft>,
    /// The day it came to this briefing.
    pub added: Option<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub former_ids: Vec<String>,
    #[serde(default)]
    pub claims: Vec<ClaimDraft>,
    /// Figures, dates and statements that are no claims on purpose, each with the reason.
    #[serde(default)]
    pub ignored: Vec<IgnoredDraft>,
}

/// Words of an article that are looked at and not claimed: `briefing status` does not ask for them again, an import does not
/// propose them again, and no page shows them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IgnoredDraft {
    /// The words of the source, exactly; verified like a claim's.
    pub quote: Option<String>,
    /// Words of the source shortly behind the quotation, where it stands more than once.
    pub before: Option<String>,
    /// Words of the source shortly before the quotation, where it stands more than once.
    pub after: Option<String>,
    /// Why nothing is claimed. Needed.
    pub reason: Option<String>,
}

/// One claim: a subject and a quotation, and what the quotation cannot tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimDraft {
    /// Permanent name within the article, where the derived one is not wanted.
    pub id: Option<String>,
    /// Id of the number it is about.
    pub number: Option<String>,
    /// Id of the deadline it is about.
    pub deadline: Option<String>,
    /// Id of the question it is about.
    pub question: Option<String>,
    /// Id of the population, where the number has several.
    pub of: Option<String>,
    /// What a vague phrase may mean: ids of populations, or several values. Together with `of`: your reading among those that
    /// are possible; verdicts rest on yours, the page prints what the others would give.
    #[serde(default)]
    pub readings: Vec<String>,
    /// The words of the source, exactly.
    pub quote: Option<String>,
    /// Words of the source shortly behind the quotation: where it stands more than once, or where they hold a word that governs
    /// it ("if …"). Then the page prints them in the same marks.
    pub before: Option<String>,
    /// Words of the source shortly before the quotation: where it stands more than once, or where they hold a word that governs
    /// it ("not", "denied that"). Then the page prints them in the same marks.
    pub after: Option<String>,
    /// A number or a reader's phrase; must be readable in the quotation.
    pub value: Option<String>,
    /// Bounds that the source itself gives.
    pub low: Option<String>,
    pub high: Option<String>,
    /// `exact`, `bare`, `about`, `nearly`, `over`, `at_least`, `under`, `up_to`, `range`, `majority` or `vague`: checked against the quotation.
    pub hedge: Option<String>,
    /// Unit of the value, where it is not the number's: `km`, `million euro`.
    pub unit: Option<String>,
    /// `affirm`, `deny`, `doubt`, `conditional`, `undecided` or `declined`.
    pub stance: Option<String>,
    /// Ids of components of the question.
    #[serde(default)]
    pub grounds: Vec<String>,
    /// Id of an answer, where the question has answers.
    pub answer: Option<String>,
    /// Who says so: id of an actor. Default: the outlet.
    pub by: Option<String>,
    /// On whose behalf: id of an actor.
    pub r#for: Option<String>,
    /// Ids of those between the speaker and this article.
    #[serde(default)]
    pub via: Vec<String>,
    /// Said on: a date, or the source's own word ("Wednesday"). Default: the day of publication, marked inferred.
    pub on: Option<String>,
    /// What the figure describes, not when it was said. Default: said on, marked inferred.
    pub as_of: Option<String>,
    /// `actual` (default), `planned`, `required`, `forecast`, `habitual` or `wished`.
    pub modality: Option<String>,
    /// Id of the event it counts.
    pub event: Option<String>,
    /// Name of the common origin, where it cannot be derived from speaker, first carrier and day.
    pub origin: Option<String>,
    /// `published` (default), `proposed`, `draft`, `deprecated` or `retracted`.
    pub status: Option<String>,
    /// Why it is deprecated or retracted.
    pub reason: Option<String>,
    pub note: Option<String>,
    /// Your translation of the quotation.
    pub translation: Option<String>,
    /// Language of the translation; default: the site's.
    pub language: Option<String>,
    pub translator: Option<String>,
    /// The quotation has an error of the source's own.
    pub sic: Option<bool>,
    /// Why a quotation is longer than the limit.
    pub over_limit_reason: Option<String>,
}

/// `articles/<id>.claims.yaml`: a plain list of claims.
pub type ClaimsFileDraft = Vec<ClaimDraft>;

/// Front matter of `disagreements/*.md`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteDraft {
    /// The subject: exactly one of the three, unless `disagreement` says it.
    pub number: Option<String>,
    pub deadline: Option<String>,
    pub question: Option<String>,
    /// The disagreement that the note explains, by its id: `number-boats-2026-03`; default: the subject's first, `number-boats`.
    pub disagreement: Option<String>,
    /// Two claims, `<article id>/<claim id>`; default: the subject as a whole.
    #[serde(default)]
    pub pair: Vec<String>,
    /// `open` (default), `explained` or `settled`.
    pub status: Option<String>,
    /// The verdict this note explains: a build stops when it changes.
    pub expect: Option<String>,
    pub r#override: Option<OverrideDraft>,
    pub draft: Option<bool>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OverrideDraft {
    pub verdict: Option<String>,
    pub reason: Option<String>,
}

/// Front matter of `pages/*.md`
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageDraft {
    pub title: Option<String>,
    pub summary: Option<String>,
    pub draft: Option<bool>,
}
