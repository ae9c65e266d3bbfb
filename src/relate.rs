//! Verdicts, disagreements, origins and what refers to what: computed from a [`Briefing`](crate::model::Briefing), never authored.
//!
//! The rules and the tables they come from are in `src/relate/README.md`.

mod alternatives;
mod answer;
mod apart;
mod arithmetic;
mod change_of_mind;
mod common_ground;
mod count;
mod current;
mod derive;
mod disagreement;
mod dispute;
mod due;
mod edition;
mod entry;
mod evidence;
mod form;
mod headline;
mod large;
mod leading;
mod news;
mod note;
mod origin;
mod own_words;
mod pair;
mod permanent;
mod population;
mod position;
mod quantity;
mod report;
mod revision;
mod rival;
mod unheard;

pub use alternatives::ReadingOutcome;
pub use apart::Apart;
pub use current::{
    Current, Group, GroupKey, Standing, current, groups, is_late, newest_ground, standing, standing_now,
};
pub use derive::UnderReading;
pub use dispute::Topic;
pub use due::{compare_dues, keeps_to_former_date};
pub use edition::{Arrival, Causes, Change, History, arrival, arrival_day, history};
pub use headline::{SaidAlike, headline, plan, rivals, wordings};
pub use large::SHOWN;
pub use leading::leading;
pub use news::{News, Told, Turn, news};
pub use note::is_about;
pub use origin::{Voices, is_own_words, voices};
pub use pair::pair;
pub use permanent::{Addresses, Fate, Logged, former_anchors};
pub use population::{Kinship, kinship};
pub use position::compare_stances;
pub use quantity::{Contact, compare_quantities, compare_totals, contact};
pub use report::{Report, Said, Twice, needs_time, own_words, report};
pub use rival::{Joined, joined};
pub use unheard::bodies;

use crate::model::{
    ActorId, Briefing, ClaimIx, Days, DeadlineId, EventId, Holder, Interval, Modality, NumberId, PopulationId,
    Quantity, QuestionId, SourceId, SourceStatus, Status, SubjectId, Verdict, VerdictKind,
};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Everything computed, for all subjects.
#[derive(Clone, Debug, Default)]
pub struct Relations {
    /// Every subject has an entry, with or without claims.
    pub subjects: BTreeMap<SubjectId, SubjectRelations>,
    /// The log, ordered by opening day (newest first), then by subject.
    pub disagreements: Vec<Disagreement>,
    /// Remark → the claims that tell it. What outlets say in their own words is in none.
    pub remarks: BTreeMap<String, Vec<ClaimIx>>,
    /// Ids of entries that another has taken in, or that go by another name, each with the entry's id.
    pub forwards: BTreeMap<String, String>,
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

/// Who stands behind the newest cluster, and how its reports fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    pub voices: Voices,
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
    /// Figures that hold only under one reading of a vague claim. No pairs are formed from them: they stand behind the
    /// verdict of that reading.
    pub under_reading: Vec<UnderReading>,
    /// Claims whose phrase may count one of several groups, judged under each reading.
    pub readings: Vec<ReadingOutcome>,
    /// Worst first. Complete (every pair) up to [`SMALL`] claims; beyond that the co-temporal pairs, equal readings
    /// grouped.
    pub pairs: Vec<Pair>,
    /// How many pairs each verdict has, among the pairs formed (derived figures included). Exact also where not every
    /// pair is in `pairs`.
    pub counts: BTreeMap<VerdictKind, usize>,
    /// How many comparisons that took: what a test of the cost can hold on to.
    pub comparisons: usize,
    /// The worst verdict among co-temporal pairs; `None` where there is no such pair.
    pub verdict: Option<VerdictKind>,
    /// The same among the reports of the time that a number's figure is of; of other subjects the same.
    pub verdict_newest: Option<VerdictKind>,
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

/// An entry of the log: reports on one topic and of one time that exclude each other, or whose holders oppose each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// Permanent. The first of a subject is `<kind>-<subject id>`; others say behind that what tells them apart.
    pub id: String,
    pub subject: SubjectId,
    pub topic: Topic,
    /// By what it is told from the other entries of its subject; empty where there are none.
    pub apart: Vec<Apart>,
    /// Indexes into the subject's pairs, worst and newest first.
    pub pairs: Vec<usize>,
    /// Everybody on either side, in the order of first appearance.
    pub parties: Vec<Holder>,
    /// The day the second of the earliest two conflicting reports was made.
    pub opened: Option<Days>,
    /// The newest of the conflicting reports.
    pub latest: Option<Days>,
    /// Every claim that takes part, those that a computed figure is made of among them.
    pub claims: Vec<ClaimIx>,
    /// The briefing's day when it was first published; `None` where that was before it was listed.
    pub since: Option<jiff::civil::Date>,
    /// Disputes that follow from this one by arithmetic, and have no entry of their own.
    pub entails: Vec<Entailed>,
}

/// A dispute in which only computed figures disagree, for a reason that has an entry of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entailed {
    pub subject: SubjectId,
    pub topic: Topic,
    /// Indexes into the pairs of that subject.
    pub pairs: Vec<usize>,
    pub claims: Vec<ClaimIx>,
}

/// All verdicts and what follows from them. Pure; subjects are computed in parallel and ordered afterwards.
pub fn relate(b: &Briefing) -> Relations {
    let mut by_subject: BTreeMap<SubjectId, (Vec<ClaimIx>, Vec<ClaimIx>)> = BTreeMap::new();
    for subject in subjects(b) {
        by_subject.entry(subject).or_default();
    }
    for (ix, claim) in b.claims() {
        let entry = by_subject.entry(claim.subject).or_default();
        if report::counts(b, claim) {
            entry.0.push(ix);
        } else if matches!(claim.status, Status::Deprecated | Status::Retracted)
            || b.source(claim.source()).status == SourceStatus::Retracted
        {
            entry.1.push(ix);
        }
    }
    let claims_on = |s: SubjectId| by_subject.get(&s).map_or(&[][..], |(claims, _)| claims.as_slice());
    let related: Vec<(SubjectId, SubjectRelations, Vec<disagreement::Found>)> = by_subject
        .par_iter()
        .map(|(&subject, (claims, struck))| {
            let (r, disputes) = relate_subject(b, subject, claims, struck, &claims_on);
            (subject, r, disputes)
        })
        .collect();
    let mut all = Relations { remarks: origin::remarks(b), ..Relations::default() };
    let mut disputes = Vec::new();
    for (subject, r, found) in related {
        disputes.extend(found);
        all.subjects.insert(subject, r);
    }
    (all.disagreements, all.forwards) = entry::log(b, disputes);
    all
}

fn subjects(b: &Briefing) -> impl Iterator<Item = SubjectId> {
    let ids = |n: usize| 0..n as u32;
    ids(b.numbers.len())
        .map(|i| SubjectId::Number(NumberId(i)))
        .chain(ids(b.deadlines.len()).map(|i| SubjectId::Deadline(DeadlineId(i))))
        .chain(ids(b.questions.len()).map(|i| SubjectId::Question(QuestionId(i))))
}

fn relate_subject<'c>(
    b: &Briefing,
    subject: SubjectId,
    counting: &[ClaimIx],
    struck: &[ClaimIx],
    claims_on: &(impl Fn(SubjectId) -> &'c [ClaimIx] + Sync),
) -> (SubjectRelations, Vec<disagreement::Found>) {
    let mut claims = counting.to_vec();
    claims.sort_by_key(|&ix| {
        let c = b.claim(ix);
        (std::cmp::Reverse((c.as_of.days.latest(), c.said_on.days.latest())), ix)
    });
    let (derived, under_reading) = match subject {
        SubjectId::Number(n) => derive::derive(b, n, |n| claims_on(SubjectId::Number(n))),
        _ => Default::default(),
    };

    let next = report::next_statements(b, &claims);
    let mut sides: Vec<(Side, Report)> =
        claims.iter().map(|&ix| (Side::Claim(ix), Report::of_claim(b, ix, next.get(&ix).copied()))).collect();
    let mut place: BTreeMap<ClaimIx, usize> = claims.iter().enumerate().map(|(i, &ix)| (ix, i)).collect();
    for u in &under_reading {
        if let Some((_, r)) = place.get(&u.claim).and_then(|&i| sides.get_mut(i)) {
            r.under.push((u.reading, u.derived.clone()));
        }
    }
    place.clear();
    sides.extend(derived.iter().enumerate().map(|(i, d)| (Side::Derived(i), Report::of_derived(b, subject, d))));
    let lead = match subject {
        SubjectId::Number(n) => headline::lead(b, n, &claims),
        _ => None,
    };
    let mut newest = evidence::newest_cluster(b, &sides, lead);
    let others = from_other_subjects(b, subject, claims_on);
    let next = report::next_statements(b, &others);
    sides.extend(others.iter().map(|&ix| (Side::Claim(ix), Report::of_claim(b, ix, next.get(&ix).copied()))));

    newest.resize(sides.len(), false);
    let formed = form::form(b, subject, &sides, &derived, &newest, claims.len());
    let mut evidence = evidence::evidence(b, &sides, &newest);
    evidence.disagree_newest = formed.disagree_newest;
    evidence.disagree_all = formed.counts.get(&VerdictKind::Disagree).copied().unwrap_or(0);
    let verdict_newest = match subject {
        SubjectId::Number(_) => form::newest_verdict(&formed, &sides, &newest),
        _ => formed.verdict,
    };
    // What is said of a share's rest is disputed there where the share is.
    let is_rest = matches!(subject, SubjectId::Number(n) if b.number(n).complement_of.is_some());
    let disputes = if is_rest { Vec::new() } else { disagreement::of(b, subject, &sides, &derived, &formed) };
    let common_ground = match subject {
        SubjectId::Number(n) => common_ground::common_ground(b, n, &sides),
        _ => Vec::new(),
    };
    let on = |s| claims_on(s).to_vec();
    let bearing = match subject {
        SubjectId::Question(q) => unheard::bearing(b, q, &on),
        _ => Vec::new(),
    };
    let unheard = unheard::unheard(b, subject, &claims, on);
    let readings = match subject {
        SubjectId::Number(_) => alternatives::alternatives(b, subject, &sides, &derived, &under_reading),
        _ => Vec::new(),
    };
    drop(sides);
    let r = SubjectRelations {
        claims,
        struck: struck.to_vec(),
        derived,
        under_reading,
        readings,
        pairs: formed.pairs,
        counts: formed.counts,
        comparisons: formed.comparisons,
        verdict: formed.verdict,
        verdict_newest,
        changes_over_time: formed.changes_over_time,
        common_ground,
        evidence,
        unheard,
        bearing,
    };
    (r, disputes)
}

/// What is said of another subject and stands beside a subject's own claims: affirmations of a question's contraries, which deny
/// it, and shares that say what is left of the whole.
fn from_other_subjects<'c>(
    b: &Briefing,
    subject: SubjectId,
    claims_on: &impl Fn(SubjectId) -> &'c [ClaimIx],
) -> Vec<ClaimIx> {
    let q = match subject {
        SubjectId::Question(q) => q,
        SubjectId::Deadline(_) => return Vec::new(),
        SubjectId::Number(n) => {
            let rests = (0..b.numbers.len() as u32).map(NumberId).filter(|&o| b.number(o).complement_of == Some(n));
            return rests.flat_map(|o| claims_on(SubjectId::Number(o)).iter().copied()).collect();
        }
    };
    (0..b.questions.len() as u32)
        .map(QuestionId)
        .filter(|&o| o != q && position::contrary(b, q, o))
        .flat_map(|o| claims_on(SubjectId::Question(o)).iter().copied())
        .filter(|&ix| unheard::affirms(b.claim(ix)))
        .collect()
}
