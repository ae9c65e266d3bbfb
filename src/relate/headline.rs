//! Which reported wording stands for a number now: the one that most voices of the newest time use. What reports allow
//! together, or arithmetic yields, never does.

use super::current::{Group, is_late};
use super::origin::is_own_words;
use super::report::{hull, needs_time};
use super::{Kinship, Side, SubjectRelations, kinship, voices};
use crate::model::{
    Briefing, Claim, ClaimIx, Days, Exact, Hedge, Holder, Modality, NumberId, Quantity, Series, SubjectId, Value,
    VerdictKind,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Reports of one time that say the same: who is named before who is not, the newest first. Never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SaidAlike {
    pub claims: Vec<ClaimIx>,
}

impl SaidAlike {
    /// The report to link to.
    pub fn first(&self) -> Option<ClaimIx> {
        self.claims.first().copied()
    }

    /// The time that the reports speak of.
    pub fn days(&self, b: &Briefing) -> Option<Days> {
        self.claims.iter().map(|ix| b.claim(*ix).as_of.days).reduce(hull)
    }
}

/// An amount as it is worded: hedge, figures, unit where it is not the number's, words where they hold no figure.
type Amount<'b> = (&'static str, Exact, Option<Exact>, Option<&'b str>, Option<&'b str>);

fn amount(q: &Quantity) -> Amount<'_> {
    let words = (q.hedge == Hedge::Vague).then_some(q.verbatim.as_str());
    (q.hedge.word(), q.value, q.upper, q.foreign_unit.as_deref(), words)
}

fn amounts(c: &Claim) -> Vec<Amount<'_>> {
    match &c.value {
        Value::Quantity(q) => vec![amount(q)],
        Value::Quantities(all) => all.iter().map(amount).collect(),
        _ => Vec::new(),
    }
}

/// What the group's reports of its newest time say, the wording that stands for them first. Of one holder only the last word
/// counts. Empty where nothing tells of what time they speak.
pub fn wordings(b: &Briefing, n: NumberId, group: &Group) -> Vec<SaidAlike> {
    let newest = newest_time(b, n, group);
    let mut last: BTreeMap<Holder, Days> = BTreeMap::new();
    for ix in &newest {
        let c = b.claim(*ix);
        let said = last.entry(c.holder).or_insert(c.said_on.days);
        if said.before(&c.said_on.days) {
            *said = c.said_on.days;
        }
    }
    let is_last = |c: &Claim| last.get(&c.holder).is_none_or(|said| !c.said_on.days.before(said));
    let mut alike: BTreeMap<Vec<Amount>, Vec<ClaimIx>> = BTreeMap::new();
    for ix in newest {
        let c = b.claim(ix);
        if is_last(c) {
            alike.entry(amounts(c)).or_default().push(ix);
        }
    }
    let time = |ix: &ClaimIx| (b.claim(*ix).as_of.days.latest(), b.claim(*ix).said_on.days.latest());
    let named = |ix: &ClaimIx| !is_own_words(b, b.claim(*ix));
    let mut all: Vec<SaidAlike> = alike
        .into_values()
        .map(|mut claims| {
            claims.sort_by_key(|ix| (Reverse((named(ix), time(ix))), *ix));
            SaidAlike { claims }
        })
        .collect();
    all.sort_by_cached_key(|w| {
        let newest = w.claims.iter().map(time).max();
        let width = w.first().and_then(|ix| b.claim(ix).quantity()).and_then(|q| q.soft.width());
        let heard = voices(b, w.claims.iter().copied()).all();
        let rank = (heard, w.first().is_some_and(|ix| named(&ix)), newest);
        (Reverse(rank), width.is_none(), width, w.first())
    });
    all
}

/// The group's reports that speak of the same time as its newest. What only grows is of one day.
fn newest_time(b: &Briefing, n: NumberId, group: &Group) -> Vec<ClaimIx> {
    let number = b.number(n);
    let dated: Vec<ClaimIx> = group.claims.iter().copied().filter(|ix| is_dated(b, n, *ix)).collect();
    let Some(newest) = dated.first().map(|ix| b.claim(*ix).as_of.days) else { return Vec::new() };
    let near = |days: &Days| match number.series {
        Series::Cumulative => newest.gap(days) == 0,
        _ => number.at_one_time(&newest, days),
    };
    dated.into_iter().filter(|ix| near(&b.claim(*ix).as_of.days)).collect()
}

/// A report of unknown time heads nothing that has a time.
fn is_dated(b: &Briefing, n: NumberId, ix: ClaimIx) -> bool {
    let c = b.claim(ix);
    !c.as_of.days.is_open() || !needs_time(b, SubjectId::Number(n), c.event)
}

/// The group that speaks for the number: what is before what is planned or expected, the number itself before one event's, of
/// those that are up to date the whole before its parts, then the one with most voices. Reports of unknown time speak for none.
pub fn headline<'g>(b: &Briefing, n: NumberId, groups: &'g [Group]) -> Option<&'g Group> {
    let dated: Vec<&Group> = groups.iter().filter(|g| g.claims.iter().any(|ix| is_dated(b, n, *ix))).collect();
    let late: Vec<bool> = dated.iter().map(|g| is_late(b, n, g, groups)).collect();
    let heard = |g: &Group| voices(b, newest_time(b, n, g)).all();
    let part = |g: &Group| {
        let mut wholes = dated.iter().zip(&late).filter(|(_, late)| !**late).map(|(w, _)| *w);
        wholes.any(|w| (w.key.0, w.key.1) == (g.key.0, g.key.1) && is_part(b, n, g, w))
    };
    let rank = |(i, g): (usize, &&Group)| {
        let (modality, event, populations) = &g.key;
        let aside = (*modality, event.is_some(), populations.len() > 1);
        (aside, late.get(i).copied(), part(g), Reverse((heard(g), g.claims.len())), i)
    };
    let best = dated.iter().enumerate().min_by_key(|(i, g)| rank((*i, *g)))?;
    Some(*best.1)
}

fn is_part(b: &Briefing, n: NumberId, part: &Group, whole: &Group) -> bool {
    let ([p], [w]) = (part.key.2.as_slice(), whole.key.2.as_slice()) else { return false };
    matches!(kinship(b.number(n), Some(*p), Some(*w)), Kinship::PartOf | Kinship::SummandOf)
}

/// What is planned of the same people, where that was said when the level was, or later: the two are one piece of news.
pub fn plan<'g>(b: &Briefing, n: NumberId, level: &Group, groups: &'g [Group]) -> Option<&'g Group> {
    if level.key.0 != Modality::Actual {
        return None;
    }
    let said = |g: &Group| -> Option<_> { b.claim(wordings(b, n, g).first()?.first()?).said_on.days.latest() };
    let of_level = said(level)?;
    let plans = groups.iter().filter(|g| matches!(g.key.0, Modality::Planned | Modality::Required));
    let mut alike = plans.filter(|g| (g.key.1, &g.key.2) == (level.key.1, &level.key.2));
    alike.find(|g| said(g).is_some_and(|day| day >= of_level))
}

/// The wordings that the first one disagrees with: of its own time in their order, then older ones that it cannot hold beside, as
/// a total that only grows cannot fall.
pub fn rivals(b: &Briefing, of: &SubjectRelations, all: &[SaidAlike]) -> Vec<SaidAlike> {
    let Some((head, rest)) = all.split_first() else { return Vec::new() };
    let Some(first) = head.first().map(|ix| b.claim(ix)) else { return Vec::new() };
    let heads: BTreeSet<ClaimIx> = head.claims.iter().copied().collect();
    let alike = |c: &Claim| {
        (c.subject, c.modality, c.event, &c.populations)
            == (first.subject, first.modality, first.event, &first.populations)
    };
    let apart = of.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree && p.verdict.co_temporal);
    let against = apart.filter_map(|p| match (p.a, p.b) {
        (Side::Claim(x), Side::Claim(y)) if heads.contains(&x) => Some(y),
        (Side::Claim(x), Side::Claim(y)) if heads.contains(&y) => Some(x),
        _ => None,
    });
    let against: BTreeSet<ClaimIx> = against.filter(|ix| !heads.contains(ix) && alike(b.claim(*ix))).collect();
    let mut out: Vec<SaidAlike> =
        rest.iter().filter(|w| w.claims.iter().any(|ix| against.contains(ix))).cloned().collect();
    let mut known: BTreeSet<Vec<Amount>> =
        all.iter().filter_map(|w| w.first()).map(|ix| amounts(b.claim(ix))).collect();
    let mut older: Vec<ClaimIx> = against.into_iter().collect();
    older.sort_by_key(|ix| (Reverse(b.claim(*ix).as_of.days.latest()), *ix));
    for ix in older {
        if known.insert(amounts(b.claim(ix))) {
            out.push(SaidAlike { claims: vec![ix] });
        }
    }
    out
}

/// The report that stands for the number.
pub(super) fn lead(b: &Briefing, n: NumberId, claims: &[ClaimIx]) -> Option<ClaimIx> {
    let groups = super::groups(b, claims);
    wordings(b, n, headline(b, n, &groups)?).first()?.first()
}
