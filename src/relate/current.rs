//! What speaks for a subject now: the figures or the date that its page gives, and how its reports stand to each other as
//! a whole. One small value for each, so that two states of a subject can be compared. Nothing is put into words here.

use super::headline::{rivals, wordings};
use super::leading::leading;
use super::{CommonGround, Pair, SMALL, Side, SubjectRelations, voices};
use crate::model::{
    Briefing, Claim, ClaimIx, Days, EventId, Hedge, Modality, NumberId, PopulationId, Quantity, Reason, SubjectId,
    Value, VerdictKind,
};
use std::collections::BTreeMap;

/// Modality, event, populations: what makes a number's claims comparable. Also the order of the groups on a page.
pub type GroupKey = (Modality, Option<EventId>, Vec<PopulationId>);

/// A number's claims of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub key: GroupKey,
    /// Newest first.
    pub claims: Vec<ClaimIx>,
}

/// How all reports of a subject stand to each other, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No report.
    None,
    /// One report: nothing to compare.
    Single,
    /// Nobody but one holder speaks.
    OneHolder,
    /// Several reports that have nothing to do with each other.
    Apart,
    Is(VerdictKind),
}

impl Standing {
    /// Reports of several holders are there.
    pub fn compares(self) -> bool {
        matches!(self, Standing::Apart | Standing::Is(_))
    }

    /// The stable word of the data files.
    pub fn word(self) -> &'static str {
        match self {
            Standing::None => "none",
            Standing::Single => "single",
            Standing::OneHolder => "one-holder",
            Standing::Apart => "apart",
            Standing::Is(kind) => kind.word(),
        }
    }
}

/// What a group of a number's claims, or a deadline's, come to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    pub key: GroupKey,
    /// The report that stands for them, and those that it disagrees with, each of another wording. Never empty.
    pub figures: Vec<ClaimIx>,
}

impl Current {
    /// Readers see the same values of the same group, though perhaps from other reports.
    pub fn says_the_same(&self, b: &Briefing, o: &Current) -> bool {
        let in_other = |x: &ClaimIx, others: &[ClaimIx]| others.iter().any(|y| same_value(b.claim(*x), b.claim(*y)));
        self.key == o.key
            && self.figures.iter().all(|x| in_other(x, &o.figures))
            && o.figures.iter().all(|x| in_other(x, &self.figures))
    }
}

fn same_amount(x: &Quantity, y: &Quantity) -> bool {
    let words = |q: &Quantity| (q.hedge == Hedge::Vague).then(|| q.verbatim.clone());
    (x.hedge, x.value, x.upper, &x.foreign_unit, words(x)) == (y.hedge, y.value, y.upper, &y.foreign_unit, words(y))
}

fn same_value(x: &Claim, y: &Claim) -> bool {
    match (&x.value, &y.value) {
        (Value::Quantity(x), Value::Quantity(y)) => same_amount(x, y),
        (Value::Quantities(x), Value::Quantities(y)) => {
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same_amount(x, y))
        }
        (Value::Due(x), Value::Due(y)) => x.day() == y.day() && (x.day().is_some() || x.soft == y.soft),
        (x, y) => x == y,
    }
}

/// A number's claims by what makes them comparable. `claims` come newest first.
pub fn groups(b: &Briefing, claims: &[ClaimIx]) -> Vec<Group> {
    let mut by_key: BTreeMap<GroupKey, Vec<ClaimIx>> = BTreeMap::new();
    for ix in claims {
        let c = b.claim(*ix);
        by_key.entry((c.modality, c.event, c.populations.clone())).or_default().push(*ix);
    }
    by_key.into_iter().map(|(key, claims)| Group { key, claims }).collect()
}

/// Its newest report speaks of another time than the newest of all.
pub fn is_late(b: &Briefing, n: NumberId, group: &Group, groups: &[Group]) -> bool {
    let latest = |g: &Group| g.claims.first().map(|ix| b.claim(*ix).as_of.days);
    let newest = groups.iter().filter_map(|g| latest(g)?.latest()).max();
    match (latest(group), newest) {
        (Some(days), Some(newest)) => days.gap(&Days::on(newest)) > i64::from(b.number(n).stable_for),
        _ => true,
    }
}

/// The common ground of the group's newest time.
pub fn newest_ground<'r>(of: &'r SubjectRelations, group: &Group) -> Option<&'r CommonGround> {
    let newest = Side::Claim(*group.claims.first()?);
    of.common_ground.iter().find(|g| is_of(g, &group.key) && g.sides.contains(&newest))
}

/// A number with one population only may leave it unsaid.
fn is_of(g: &CommonGround, key: &GroupKey) -> bool {
    let populations: Vec<PopulationId> = g.population.into_iter().collect();
    (g.modality, g.event) == (key.0, key.1) && (populations == key.2 || key.2.is_empty())
}

/// What the subject's page says now, for each group of comparable claims; questions say who stands where.
pub fn current(b: &Briefing, subject: SubjectId, of: &SubjectRelations) -> Vec<Current> {
    match subject {
        SubjectId::Number(n) => groups(b, &of.claims).iter().filter_map(|g| of_group(b, n, of, g)).collect(),
        SubjectId::Deadline(_) => {
            let figures = leading(b, of);
            let key = (Modality::Actual, None, Vec::new());
            (!figures.is_empty()).then_some(Current { key, figures }).into_iter().collect()
        }
        SubjectId::Question(_) => Vec::new(),
    }
}

fn of_group(b: &Briefing, n: NumberId, of: &SubjectRelations, group: &Group) -> Option<Current> {
    let all = wordings(b, n, group);
    let first = all.first()?.first()?;
    let rivals: Vec<ClaimIx> = rivals(b, of, &all).iter().filter_map(|r| r.first()).collect();
    Some(Current { key: group.key.clone(), figures: std::iter::once(first).chain(rivals).collect() })
}

/// How a number's reports of the time that its figure is of stand to each other; of other subjects how all do.
pub fn standing_now(b: &Briefing, of: &SubjectRelations) -> Standing {
    match (of.verdict, of.verdict_newest) {
        (_, Some(VerdictKind::NotComparable)) => Standing::Apart,
        (_, Some(kind)) => Standing::Is(kind),
        // Older reports have a verdict, those of the time of the figure have none.
        (Some(_), None) if is_one_voice(b, of) => Standing::OneHolder,
        (Some(_), None) if of.changes_over_time => Standing::Is(VerdictKind::DiffersOverTime),
        (Some(_), None) => Standing::Apart,
        (None, None) => standing(b, of),
    }
}

/// How all of a subject's reports stand to each other: the worst of one time; for one report, or several that have nothing
/// to do with each other, what to say instead.
pub fn standing(b: &Briefing, of: &SubjectRelations) -> Standing {
    match of.verdict {
        Some(VerdictKind::NotComparable) => Standing::Apart,
        Some(kind) => Standing::Is(kind),
        None if of.claims.is_empty() => Standing::None,
        None if of.claims.len() == 1 => Standing::Single,
        None if is_one_voice(b, of) => Standing::OneHolder,
        None if of.changes_over_time => Standing::Is(VerdictKind::DiffersOverTime),
        None => {
            // No two reports speak of one time: the gravest of what the others are to each other.
            let seen = [VerdictKind::DiffersOverTime, VerdictKind::Compatible, VerdictKind::Agree];
            let between = |k: &VerdictKind| {
                let shown = of.pairs.iter().any(|p| p.verdict.kind == *k && !is_of_one_voice(b, p));
                shown || (of.claims.len() > SMALL && of.counts.get(k).is_some_and(|n| *n > 0))
            };
            seen.into_iter().find(between).map_or(Standing::Apart, Standing::Is)
        }
    }
}

fn is_of_one_voice(b: &Briefing, pair: &Pair) -> bool {
    let holder = |s: Side| match s {
        Side::Claim(ix) => Some(b.claim(ix).holder),
        Side::Derived(_) => None,
    };
    pair.verdict.has(Reason::SameOrigin) || holder(pair.a).is_some_and(|h| Some(h) == holder(pair.b))
}

/// Nobody but one holder, or one agency in several outlets, speaks, and says the same.
fn is_one_voice(b: &Briefing, of: &SubjectRelations) -> bool {
    voices(b, of.claims.iter().copied()).all() == 1 && !of.changes_over_time
}
