//! What speaks for a subject now: the figures or the date that its page gives, and how its reports stand to each other as
//! a whole. One small value for each, so that two states of a subject can be compared. Nothing is put into words here.

use super::{CommonGround, Pair, SMALL, Side, SubjectRelations, voices};
use crate::model::{
    Briefing, Claim, ClaimIx, Days, Due, EventId, Hedge, Interval, Modality, NumberId, PopulationId, Quantity, Reason,
    SubjectId, Value, VerdictKind,
};
use std::cmp::Reverse;
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

/// A figure that a page gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    Report(ClaimIx),
    Computed(Box<Quantity>),
}

/// What a group of a number's claims, or a deadline's, come to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// The newest report; of a deadline the one whose day stands for it.
    Report,
    /// What all reports of the newest time allow together.
    Range(Interval),
    /// The newest report and the one that it disagrees with.
    Rivals(Figure, Figure),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    pub key: GroupKey,
    /// The report to link to: the newest of the group.
    pub claim: ClaimIx,
    pub lead: Lead,
}

impl Current {
    /// Readers see the same value of the same group, though perhaps from another report.
    pub fn says_the_same(&self, b: &Briefing, o: &Current) -> bool {
        let figure = |x: &Figure, y: &Figure| match (x, y) {
            (Figure::Report(x), Figure::Report(y)) => same_value(b.claim(*x), b.claim(*y)),
            (Figure::Computed(x), Figure::Computed(y)) => same_amount(x, y),
            _ => false,
        };
        self.key == o.key
            && match (&self.lead, &o.lead) {
                (Lead::Report, Lead::Report) => same_value(b.claim(self.claim), b.claim(o.claim)),
                (Lead::Range(x), Lead::Range(y)) => x == y,
                (Lead::Rivals(x, y), Lead::Rivals(u, v)) => {
                    (figure(x, u) && figure(y, v)) || (figure(x, v) && figure(y, u))
                }
                _ => false,
            }
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

/// The group that speaks for the number: of those that are up to date with the newest, the one on which most reports
/// of one time can be taken together; counts of the present before plans and events.
pub fn headline<'g>(b: &Briefing, n: NumberId, of: &SubjectRelations, groups: &'g [Group]) -> Option<&'g Group> {
    let together = |g: &Group| newest_ground(of, g).map_or(1, |ground| ground.sides.len());
    let rank = |g: &Group| {
        let (modality, event, populations) = &g.key;
        let aside = (*modality != Modality::Actual, event.is_some(), populations.len() > 1);
        (aside, is_late(b, n, g, groups), Reverse((together(g), g.claims.len())))
    };
    groups.iter().enumerate().min_by_key(|(i, g)| (rank(g), *i)).map(|(_, g)| g)
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

/// The group's worst conflict that its newest report is part of.
pub fn conflict<'r>(of: &'r SubjectRelations, group: &Group) -> Option<&'r Pair> {
    let newest = Side::Claim(*group.claims.first()?);
    of.pairs
        .iter()
        .find(|p| p.verdict.kind == VerdictKind::Disagree && p.verdict.co_temporal && (p.a == newest || p.b == newest))
}

/// What the subject's page says now, for each group of comparable claims; questions say who stands where.
pub fn current(b: &Briefing, subject: SubjectId, of: &SubjectRelations) -> Vec<Current> {
    match subject {
        SubjectId::Number(_) => groups(b, &of.claims).iter().filter_map(|g| of_group(b, of, g)).collect(),
        SubjectId::Deadline(_) => {
            let settled = matches!(standing(b, of), Standing::Is(VerdictKind::Agree | VerdictKind::Compatible));
            let claim = leading_due(b, &of.claims, settled);
            let key = (Modality::Actual, None, Vec::new());
            claim.map(|claim| Current { key, claim, lead: Lead::Report }).into_iter().collect()
        }
        SubjectId::Question(_) => Vec::new(),
    }
}

fn of_group(b: &Briefing, of: &SubjectRelations, group: &Group) -> Option<Current> {
    let claim = *group.claims.first()?;
    let figure = |side: Side| match side {
        Side::Claim(ix) => Some(Figure::Report(ix)),
        Side::Derived(i) => of.derived.get(i).map(|d| Figure::Computed(Box::new(d.quantity.clone()))),
    };
    let range = || {
        let ground = newest_ground(of, group).filter(|g| g.sides.len() > 1)?;
        let alike =
            ground.sides.iter().all(|s| matches!(s, Side::Claim(ix) if same_value(b.claim(*ix), b.claim(claim))));
        if alike { None } else { ground.soft.map(Lead::Range) }
    };
    let lead = match conflict(of, group) {
        Some(pair) => Lead::Rivals(figure(pair.a)?, figure(pair.b)?),
        None => range().unwrap_or(Lead::Report),
    };
    Some(Current { key: group.key.clone(), claim, lead })
}

/// The report whose day stands for a deadline: one of those with the date that a recorded amendment has set; else where all
/// agree (`settled`), one with the day that most give; else the one said last, because a date moves when somebody says so, not
/// when it is described.
pub fn leading_due(b: &Briefing, claims: &[ClaimIx], settled: bool) -> Option<ClaimIx> {
    let in_force: Vec<ClaimIx> = claims.iter().copied().filter(|ix| is_in_force(b, *ix)).collect();
    let (claims, settled) = if in_force.is_empty() { (claims, settled) } else { (&in_force[..], true) };
    let due = |ix: &ClaimIx| -> Option<(ClaimIx, &Due)> {
        match &b.claim(*ix).value {
            Value::Due(d) => Some((*ix, d)),
            _ => None,
        }
    };
    let said_last = |(ix, _): &(ClaimIx, &Due)| (b.claim(*ix).said_on.days.latest(), Reverse(*ix));
    let newest = claims.iter().filter_map(due).max_by_key(said_last)?;
    if !settled {
        return Some(newest.0);
    }
    let mut by_day: BTreeMap<_, Vec<ClaimIx>> = BTreeMap::new();
    for (ix, due) in claims.iter().filter_map(due) {
        by_day.entry(due.day()).or_default().push(ix);
    }
    let most = by_day.into_iter().max_by_key(|(day, of)| (day.is_some(), of.len(), *day)).map(|(_, of)| of);
    most.and_then(|of| of.into_iter().next()).or(Some(newest.0))
}

fn is_in_force(b: &Briefing, ix: ClaimIx) -> bool {
    let claim = b.claim(ix);
    match (&claim.value, claim.subject) {
        (Value::Due(due), SubjectId::Deadline(d)) => super::due::gives_date_in_force(b.deadline(d), due),
        _ => false,
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
