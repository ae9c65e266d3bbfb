//! What all reports of one time allow together: the intersection of their usual readings. Never a mean.

use super::report::{Report, Said, hull, of_unknown_time};
use super::{CommonGround, Side};
use crate::model::{Briefing, EventId, Holder, Modality, Number, NumberId, PopulationId, Series, SubjectId};
use std::collections::BTreeMap;

type Key = (Option<PopulationId>, Modality, Option<EventId>);

/// One entry per population, mood, event and time with two or more reports; newest first.
///
/// The newest report gathers those within the series' `stable_for` of it, and so on with what is left, so a report stands
/// in one entry. Of one holder only the last word counts: a corrected figure does not narrow what can be said. Totals
/// that only grow are taken together only where they speak of the same days.
pub(super) fn common_ground(b: &Briefing, id: NumberId, sides: &[(Side, Report)]) -> Vec<CommonGround> {
    let number = b.number(id);
    let subject = SubjectId::Number(id);
    let mut groups: BTreeMap<Key, Vec<(Side, &Report)>> = BTreeMap::new();
    for (side, r) in sides {
        let foreign = matches!(r.said, Said::Quantities(q) if q.iter().any(|q| q.foreign_unit.is_some()));
        if r.counts && r.subject == subject && !r.is_vague() && !of_unknown_time(b, r, r) && !foreign {
            let population = r.populations.first().copied().or(super::population::sole(number));
            if population.is_some() || number.populations.is_empty() {
                groups.entry((population, r.modality, r.event)).or_default().push((*side, r));
            }
        }
    }
    let mut all = Vec::new();
    for ((population, modality, event), mut reports) in groups {
        reports.sort_by_key(|(side, r)| (std::cmp::Reverse((r.time.latest(), r.time.from)), *side));
        for cluster in clusters(number, &reports) {
            let cluster = last_words(cluster);
            let Some(days) = cluster.iter().map(|(_, r)| r.time).reduce(hull) else { continue };
            if cluster.len() < 2 {
                continue;
            }
            let mut softs = cluster.iter().filter_map(|(_, r)| match r.said {
                Said::Quantities(q) => q.first().map(|q| q.soft),
                _ => None,
            });
            let soft = softs.next().and_then(|first| softs.try_fold(first, |all, s| all.intersect(&s)));
            let sides = cluster.iter().map(|(s, _)| *s).collect();
            all.push(CommonGround { population, modality, event, days, soft, sides });
        }
    }
    // A stable sort keeps the order of populations within one time.
    all.sort_by_key(|g| std::cmp::Reverse(g.days.latest()));
    all
}

fn clusters<'a, 'b>(number: &Number, reports: &[(Side, &'a Report<'b>)]) -> Vec<Vec<(Side, &'a Report<'b>)>> {
    let near = match number.series {
        Series::Fixed => i64::MAX,
        Series::Level => i64::from(number.stable_for),
        Series::Cumulative => 0,
    };
    let mut clusters: Vec<Vec<(Side, &Report)>> = Vec::new();
    for &(side, r) in reports {
        // Reports come newest first, so whatever is too far from the current cluster's newest is too far from all
        // earlier ones, but for spans of days; those join the newest cluster that they reach.
        match clusters.last_mut() {
            Some(c) if c.first().is_some_and(|(_, newest)| newest.time.gap(&r.time) <= near) => c.push((side, r)),
            _ => clusters.push(vec![(side, r)]),
        }
    }
    clusters
}

fn last_words<'a, 'b>(cluster: Vec<(Side, &'a Report<'b>)>) -> Vec<(Side, &'a Report<'b>)> {
    let mut last: BTreeMap<Holder, &Report> = BTreeMap::new();
    for (_, r) in &cluster {
        if let Some(h) = r.holder {
            let kept = last.entry(h).or_insert(r);
            if kept.said_on.before(&r.said_on) {
                *kept = r;
            }
        }
    }
    cluster
        .into_iter()
        .filter(|(_, r)| r.holder.and_then(|h| last.get(&h)).is_none_or(|l| !r.said_on.before(&l.said_on)))
        .collect()
}
