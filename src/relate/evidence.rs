//! Evidence: which reports are the newest, and who stands behind them. The unit is who says it, not the outlet or the day.

use super::pair::co_temporal;
use super::report::Report;
use super::{Evidence, Side, origin};
use crate::model::{Briefing, ClaimIx, Modality, Series, SubjectId};
use std::cmp::Reverse;

/// The newest cluster: the claims that speak of the same time as the newest one, in its mood and of its event. Counts come
/// before plans and forecasts, which would otherwise always be the newest. It holds all populations of a number, and the
/// derived figures of that time. Members are flagged by their place in `sides`.
/// `lead` is the claim whose time it is, where one is known.
pub(super) fn newest_cluster(b: &Briefing, sides: &[(Side, Report)], lead: Option<ClaimIx>) -> Vec<bool> {
    let claims = || sides.iter().filter(|(s, r)| matches!(s, Side::Claim(_)) && r.counts);
    let mood = |r: &Report| r.modality != Modality::Actual;
    // Ties are broken by what the claims say of themselves, never by the order in which they were typed.
    let newest = claims().min_by_key(|(side, r)| {
        let newest_first = Reverse((r.time.latest(), r.said_on.latest(), r.time.from));
        let leads = lead.is_some_and(|ix| *side == Side::Claim(ix));
        (!leads, mood(r), newest_first, r.event, r.modality)
    });
    let Some((_, newest)) = newest else { return vec![false; sides.len()] };
    let fixed = matches!(newest.subject, SubjectId::Number(n) if b.number(n).series == Series::Fixed);
    sides
        .iter()
        .map(|(_, r)| {
            r.counts
                && r.subject == newest.subject
                && r.modality == newest.modality
                && r.event == newest.event
                && (fixed || co_temporal(b, newest, r) || (newest.undated && r.undated))
        })
        .collect()
}

/// Who stands behind the newest cluster; the disagreements are counted with the pairs.
pub(super) fn evidence(b: &Briefing, sides: &[(Side, Report)], newest: &[bool]) -> Evidence {
    let members = sides.iter().zip(newest).filter(|(_, n)| **n).filter_map(|((side, _), _)| match side {
        Side::Claim(ix) => Some(*ix),
        Side::Derived(_) => None,
    });
    Evidence { voices: origin::voices(b, members), disagree_newest: 0, disagree_all: 0 }
}
