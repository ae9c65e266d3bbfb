//! Which report's day stands for a deadline: the narrowest wording of the version in force.

use super::current::Standing;
use super::due::{compare_dues, gives_date_in_force};
use super::origin::is_own_words;
use super::{Side, SubjectRelations, standing, voices};
use crate::model::{Briefing, ClaimIx, Due, Modality, SubjectId, Value, VerdictKind, day::days_from};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Days named beside each other at most.
const RIVALS: usize = 3;

/// The report whose day stands for a deadline, and those that it disagrees with. Of what a recorded amendment has set; else,
/// where all reports agree, of all; else of what was said last and what agrees with it, because a date moves when somebody says
/// so, not when it is described.
pub fn leading(b: &Briefing, of: &SubjectRelations) -> Vec<ClaimIx> {
    let dues: Vec<(ClaimIx, &Due)> = of.claims.iter().filter_map(|ix| Some((*ix, due(b, *ix)?))).collect();
    let Some((newest, last)) = dues.iter().copied().max_by_key(|(ix, _)| (said(b, *ix), Reverse(*ix))) else {
        return Vec::new();
    };
    let settled = || matches!(standing(b, of), Standing::Is(VerdictKind::Agree | VerdictKind::Compatible));
    let in_force: Vec<(ClaimIx, &Due)> = dues.iter().copied().filter(|(ix, _)| is_in_force(b, *ix)).collect();
    let candidates = match in_force.is_empty() {
        false => in_force,
        true if settled() => dues,
        true => dues.into_iter().filter(|(ix, d)| *ix == newest || agree(d, last)).collect(),
    };
    let Some(head) = narrowest(b, &candidates) else { return Vec::new() };
    let against = against(b, of, &candidates.iter().map(|(ix, _)| *ix).collect());
    let mut out = vec![head];
    while let Some(next) = narrowest(b, &apart(b, &against, &out)).filter(|_| out.len() < RIVALS) {
        out.push(next);
    }
    out
}

fn due(b: &Briefing, ix: ClaimIx) -> Option<&Due> {
    match &b.claim(ix).value {
        Value::Due(due) => Some(due),
        _ => None,
    }
}

fn said(b: &Briefing, ix: ClaimIx) -> Option<Date> {
    b.claim(ix).said_on.days.latest()
}

fn agree(x: &Due, y: &Due) -> bool {
    compare_dues(x, y).kind == VerdictKind::Agree
}

fn is_in_force(b: &Briefing, ix: ClaimIx) -> bool {
    match (due(b, ix), b.claim(ix).subject) {
        (Some(due), SubjectId::Deadline(d)) => gives_date_in_force(b.deadline(d), due),
        _ => false,
    }
}

/// What is due before what is only usual or expected; then the narrowest span, for which a day and its eve are one; then the
/// day that most give, a named holder's word, the last one.
fn narrowest(b: &Briefing, of: &[(ClaimIx, &Due)]) -> Option<ClaimIx> {
    let mut by_day: BTreeMap<Option<Date>, Vec<ClaimIx>> = BTreeMap::new();
    for (ix, due) in of {
        by_day.entry(due.day()).or_default().push(*ix);
    }
    let heard: BTreeMap<Option<Date>, usize> =
        by_day.into_iter().map(|(day, claims)| (day, voices(b, claims).all())).collect();
    let rank = |(ix, due): &(ClaimIx, &Due)| {
        let c = b.claim(*ix);
        let loose = matches!(c.modality, Modality::Forecast | Modality::Habitual | Modality::Wished);
        let width = due.soft.from.zip(due.soft.to).map_or(i64::MAX, |(from, to)| days_from(from, to).max(1));
        let heard = heard.get(&due.day()).copied().unwrap_or_default();
        (loose, due.day().is_none(), width, Reverse((heard, !is_own_words(b, c), said(b, *ix))), *ix)
    };
    of.iter().min_by_key(|x| rank(x)).map(|(ix, _)| *ix)
}

/// The reports that disagree with one of those.
fn against(b: &Briefing, of: &SubjectRelations, with: &BTreeSet<ClaimIx>) -> Vec<ClaimIx> {
    let conflicts = of.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree && p.verdict.co_temporal);
    let sides = conflicts.filter_map(|p| match (p.a, p.b) {
        (Side::Claim(x), Side::Claim(y)) => Some((x, y)),
        _ => None,
    });
    let others = sides.filter_map(|(x, y)| match (with.contains(&x), with.contains(&y)) {
        (true, false) => Some(y),
        (false, true) => Some(x),
        _ => None,
    });
    let others: BTreeSet<ClaimIx> = others.filter(|ix| due(b, *ix).is_some()).collect();
    others.into_iter().collect()
}

/// Those that agree with none of the others.
fn apart<'b>(b: &'b Briefing, of: &[ClaimIx], with: &[ClaimIx]) -> Vec<(ClaimIx, &'b Due)> {
    let dues = of.iter().filter_map(|ix| Some((*ix, due(b, *ix)?)));
    let known: Vec<&Due> = with.iter().filter_map(|ix| due(b, *ix)).collect();
    dues.filter(|(_, d)| known.iter().all(|k| compare_dues(d, k).kind == VerdictKind::Disagree)).collect()
}
