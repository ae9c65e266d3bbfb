//! Verdicts, disagreements, origins and what refers to what: computed from a [`Briefing`](crate::model::Briefing), never authored.
//!
//! The rules and the tables they come from are in `src/relate/README.md`.

use crate::model::{
    ActorId, ClaimIx, Days, EventId, Holder, Interval, Modality, PopulationId, Quantity, SourceId, SubjectId, Verdict,
    VerdictKind,
};
use std::collections::BTreeMap;

/// Everything computed, for all subjects.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Every subject has an entry, with or without claims.
    pub subjects: BTreeMap<SubjectId, SubjectRelations>,
    /// The log, ordered by opening day (newest first), then by subject.
    pub disagreements: Vec<Disagreement>,
    /// Origin → its claims. Unattributed claims are in none.
    pub origins: BTreeMap<String, Vec<ClaimIx>>,
}

/// One side of a pair: a claim, or a figure derived from claims by registered arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    Claim(ClaimIx),
    /// Index into [`SubjectRelations::derived`].
    Derived(usize),
}

/// A figure computed from claims of one article by a registered relation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Derived {
    pub quantity: Quantity,
    pub population: Option<PopulationId>,
    pub modality: Modality,
    pub event: Option<EventId>,
    /// The article whose claims it combines: nobody's figures are mixed with another's.
    pub source: SourceId,
    /// Spans all inputs.
    pub as_of: Days,
    pub as_of_inferred: bool,
    /// The inputs speak of different times, so it can only differ over time.
    pub mixed_dates: bool,
    pub operation: Operation,
    /// In the order of the operation: a + b, a − b, a ÷ b.
    pub inputs: Vec<ClaimIx>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {
    Sum,
    Difference,
    Share,
    Factor,
}

/// Two reports and what they are to each other. `count` pairs of equal readings stand behind it; the one shown is the
/// newest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    pub a: Side,
    pub b: Side,
    pub verdict: Verdict,
    pub count: usize,
}

/// What all co-temporal sources of one population allow together; never a mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonGround {
    pub population: Option<PopulationId>,
    pub modality: Modality,
    pub event: Option<EventId>,
    /// The time the reports speak of.
    pub days: Days,
    /// `None`: no value satisfies all reports.
    pub soft: Option<Interval>,
    pub sides: Vec<Side>,
}

/// How many independent origins stand behind the newest cluster, and how they fit: "limited evidence, high agreement".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Identified independent origins.
    pub origins: usize,
    /// Reports without attribution: counted apart.
    pub unattributed: usize,
    pub articles: usize,
    /// Pairs that disagree among the newest cluster, and among all co-temporal pairs.
    pub disagree_newest: usize,
    pub disagree_all: usize,
}

/// All that is computed about one subject.
#[derive(Clone, Debug, Default)]
pub struct SubjectRelations {
    /// Counting claims (published; drafts only in a drafts build), newest as-of first.
    pub claims: Vec<ClaimIx>,
    /// Claims that are kept but do not count: deprecated and retracted.
    pub struck: Vec<ClaimIx>,
    pub derived: Vec<Derived>,
    /// Worst first. Complete (every pair) up to [`SMALL`] claims; beyond that the co-temporal pairs, equal readings
    /// grouped.
    pub pairs: Vec<Pair>,
    /// How many claim pairs each verdict has, among the pairs formed.
    pub counts: BTreeMap<VerdictKind, usize>,
    /// The worst verdict among co-temporal pairs; `None` where there is no such pair.
    pub verdict: Option<VerdictKind>,
    /// Some readings at different times exclude or differ from each other.
    pub changes_over_time: bool,
    /// One per population, modality and event with two or more co-temporal reports; newest first.
    pub common_ground: Vec<CommonGround>,
    pub evidence: Evidence,
    /// Parties of a question, or obliged by a deadline, without a claim.
    pub unheard: Vec<ActorId>,
    /// Claims on other subjects that bear on this one (a component of the question).
    pub bearing: Vec<ClaimIx>,
}

/// Subjects with up to so many counting claims show every pair.
pub const SMALL: usize = 24;

/// A subject whose co-temporal reports exclude each other, or whose holders oppose each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Permanent: `<kind>-<subject id>`.
    pub id: String,
    pub subject: SubjectId,
    /// Indexes into the subject's pairs, worst and newest first.
    pub pairs: Vec<usize>,
    /// Everybody on either side, in the order of first appearance.
    pub parties: Vec<Holder>,
    /// The day the second of the earliest two conflicting reports was made.
    pub opened: Option<Days>,
    /// The newest of the conflicting reports.
    pub latest: Option<Days>,
}
