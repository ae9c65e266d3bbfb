//! What hangs on a reading: a claim whose phrase may count one of several groups, judged under each.
//!
//! Where the editor has chosen, verdicts rest on the choice; this says what the others would have given. Under one reading
//! the claim stands beside the other reports, and so does every figure that its article's other claims yield with it.

use super::derive::UnderReading;
use super::report::Report;
use super::{Derived, Side, pair};
use crate::model::{Briefing, ClaimIx, PopulationId, SubjectId, Verdict, VerdictKind};

/// One claim under one reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingOutcome {
    pub claim: ClaimIx,
    pub population: PopulationId,
    /// The editor's reading, on which verdicts rest. None is, where the editor left it open.
    pub chosen: bool,
    /// Disagree where any report of the same time excludes it; else agree where one says the same; else compatible.
    pub verdict: Option<VerdictKind>,
    /// Other claims of the same time, each with its verdict and the figure that was held against it where that is not the
    /// claim's own.
    pub against: Vec<(ClaimIx, Verdict, Option<Derived>)>,
}

/// Most claims judged on one subject, newest first.
const MOST: usize = 12;

pub(super) fn alternatives(
    b: &Briefing,
    subject: SubjectId,
    sides: &[(Side, Report)],
    derived: &[Derived],
    under: &[UnderReading],
) -> Vec<ReadingOutcome> {
    let mut out = Vec::new();
    let open = sides.iter().filter_map(|(s, r)| match s {
        Side::Claim(ix) if r.subject == subject => {
            let c = b.claim(*ix);
            (c.populations.len() > 1 || !c.alternatives.is_empty()).then_some((*ix, r))
        }
        _ => None,
    });
    for (ix, r) in open.take(MOST) {
        let claim = b.claim(ix);
        let chosen = claim.populations.len() == 1;
        for (i, p) in claim.populations.iter().chain(&claim.alternatives).enumerate() {
            let under_it = under.iter().filter(|u| u.claim == ix && u.reading == i).map(|u| &u.derived);
            let own = derived.iter().filter(|d| i == 0 && chosen && d.inputs.contains(&ix));
            let figures: Vec<&Derived> = under_it.chain(own).collect();
            let outcome = one(b, subject, (ix, r), *p, sides, &figures);
            out.push(ReadingOutcome { claim: ix, population: *p, chosen: chosen && i == 0, ..outcome });
        }
    }
    out
}

fn one(
    b: &Briefing,
    subject: SubjectId,
    (ix, r): (ClaimIx, &Report),
    population: PopulationId,
    sides: &[(Side, Report)],
    figures: &[&Derived],
) -> ReadingOutcome {
    let groups = [population];
    let alone = Report { populations: &groups, under: Vec::new(), ..r.clone() };
    let mut against: Vec<(ClaimIx, Verdict, Option<Derived>)> = Vec::new();
    for (side, other) in sides {
        let Side::Claim(other_ix) = side else { continue };
        // Its own article's figures are what the sums are made of.
        if other.subject != subject || other.source == r.source {
            continue;
        }
        let direct = pair(b, &alone, other).map(|v| (v, None));
        let by_sum = figures.iter().filter_map(|d| {
            let v = pair(b, &Report::of_derived(b, subject, d), other)?;
            Some((v, Some((*d).clone())))
        });
        let judged = direct.into_iter().chain(by_sum).filter(|(v, _)| v.co_temporal);
        let worst = judged.filter(|(v, _)| v.kind > VerdictKind::DiffersOverTime).max_by_key(|(v, _)| v.kind);
        if let Some((v, d)) = worst {
            against.push((*other_ix, v, d));
        }
    }
    let seen = |k: VerdictKind| against.iter().any(|(_, v, _)| v.kind == k);
    let order = [VerdictKind::Disagree, VerdictKind::Agree, VerdictKind::Compatible];
    let verdict = order.into_iter().find(|k| seen(*k));
    ReadingOutcome { claim: ix, population, chosen: false, verdict, against }
}
