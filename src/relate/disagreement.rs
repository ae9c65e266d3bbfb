//! What takes part in each dispute, and which disputes only follow from another by arithmetic.

use super::dispute::{Topic, topic};
use super::form::Formed;
use super::report::Report;
use super::{Derived, Side};
use crate::model::{Briefing, ClaimIx, Days, Holder, Reason, SubjectId, VerdictKind};
use std::collections::{BTreeMap, BTreeSet};

/// A dispute before it has an entry in the log.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub subject: SubjectId,
    pub topic: Topic,
    /// Indexes into the subject's pairs, worst and newest first.
    pub pairs: Vec<usize>,
    pub parties: Vec<Holder>,
    pub opened: Option<Days>,
    pub latest: Option<Days>,
    /// Every claim that takes part, those that a computed figure is made of among them.
    pub claims: BTreeSet<ClaimIx>,
    /// Claims that disagree themselves.
    said: BTreeSet<ClaimIx>,
    /// What each computed figure that takes part is made of.
    computed: Vec<Vec<ClaimIx>>,
    /// Two claims disagree.
    direct: bool,
}

/// A subject's disputes, oldest first.
pub(super) fn of(
    b: &Briefing,
    subject: SubjectId,
    sides: &[(Side, Report)],
    derived: &[Derived],
    formed: &Formed,
) -> Vec<Found> {
    if formed.disputes.is_empty() {
        return Vec::new();
    }
    let place: BTreeMap<Side, usize> = sides.iter().enumerate().map(|(i, (s, _))| (*s, i)).collect();
    let mut pairs: Vec<Vec<usize>> = vec![Vec::new(); formed.disputes.len()];
    for (at, p) in formed.pairs.iter().enumerate().filter(|(_, p)| p.verdict.kind == VerdictKind::Disagree) {
        let (Some(&i), Some(&j)) = (place.get(&p.a), place.get(&p.b)) else { continue };
        let (Some((_, x)), Some((_, y))) = (sides.get(i), sides.get(j)) else { continue };
        let topic = topic(b, subject, x, y);
        let of = formed.disputes.iter().position(|d| d.holds(&topic, i));
        if let Some(list) = of.and_then(|of| pairs.get_mut(of)) {
            list.push(at);
        }
    }
    let all = formed.disputes.iter().zip(pairs).map(|(d, pairs)| {
        let shown = pairs.iter().filter_map(|p| formed.pairs.get(*p)).flat_map(|p| {
            let told = p.verdict.has(Reason::ReportedDifferently);
            [(p.a, told), (p.b, told)]
        });
        let part = |(at, told): (usize, bool)| sides.get(at).map(|(s, _)| (*s, told));
        let plain = d.parts().filter(|(_, told)| !told).filter_map(part);
        let sides: Vec<(Side, bool)> =
            shown.chain(plain).chain(d.parts().filter(|(_, told)| *told).filter_map(part)).collect();
        let mut found = Found {
            subject,
            topic: d.topic.clone(),
            parties: Vec::new(),
            opened: d.opened,
            latest: d.latest,
            claims: sides.iter().flat_map(|(s, _)| made_of(derived, *s)).collect(),
            said: BTreeSet::new(),
            computed: Vec::new(),
            direct: d.direct,
            pairs,
        };
        let mut seen = BTreeSet::new();
        for (side, told) in sides {
            let claims = made_of(derived, side);
            found.parties.extend(parties(b, derived, side, told).into_iter().filter(|h| seen.insert(*h)));
            match side {
                Side::Claim(ix) if b.claim(ix).subject == subject || matches!(subject, SubjectId::Question(_)) => {
                    found.said.insert(ix);
                }
                _ if !found.computed.contains(&claims) => found.computed.push(claims),
                _ => {}
            }
        }
        found
    });
    all.collect()
}

/// Who disagrees on this side: whoever holds it, or where it is on what one holder said (`told`), those who report that.
fn parties(b: &Briefing, derived: &[Derived], side: Side, told: bool) -> Vec<Holder> {
    if !told {
        return made_of(derived, side).iter().map(|ix| b.claim(*ix).holder).collect();
    }
    let source = match side {
        Side::Claim(ix) => Some(b.claim(ix).source()),
        Side::Derived(i) => derived.get(i).map(|d| d.source),
    };
    let outlet = |s| b.source(s).outlet.get().map_or(Holder::Source(s), |a| Holder::Actor(*a));
    source.map(outlet).into_iter().collect()
}

fn made_of(derived: &[Derived], side: Side) -> Vec<ClaimIx> {
    match side {
        Side::Claim(ix) => vec![ix],
        Side::Derived(i) => derived.get(i).map(|d| d.inputs.clone()).unwrap_or_default(),
    }
}

/// For each dispute the one in whose entry it stands: its own, or where every disagreement is with a computed figure of
/// which a part is disputed elsewhere, that other one's. Of two that follow from each other the first in order stays.
pub(super) fn entries(all: &[Found]) -> Vec<usize> {
    let mut disputed: BTreeMap<ClaimIx, Vec<usize>> = BTreeMap::new();
    for (i, found) in all.iter().enumerate() {
        for ix in &found.said {
            disputed.entry(*ix).or_default().push(i);
        }
    }
    let mut entry: Vec<Option<usize>> = all.iter().enumerate().map(|(i, d)| d.direct.then_some(i)).collect();
    loop {
        let open = || all.iter().enumerate().filter(|(i, _)| entry.get(*i) == Some(&None));
        let followed = open().find_map(|(i, found)| Some((i, followed(i, found, &disputed, &entry)?)));
        // Where nothing follows from what stands already, the first one stands for itself.
        let Some((i, of)) = followed.or_else(|| open().next().map(|(i, _)| (i, i))) else { break };
        if let Some(e) = entry.get_mut(i) {
            *e = Some(of);
        }
    }
    entry.into_iter().enumerate().map(|(i, e)| e.unwrap_or(i)).collect()
}

/// The entry that disputes most of what the computed figures are made of, if it is something of each.
fn followed(
    i: usize,
    found: &Found,
    disputed: &BTreeMap<ClaimIx, Vec<usize>>,
    entry: &[Option<usize>],
) -> Option<usize> {
    let mut hits: BTreeMap<usize, usize> = BTreeMap::new();
    for inputs in &found.computed {
        let by = inputs.iter().filter_map(|ix| disputed.get(ix)).flatten().filter(|d| **d != i);
        let by: BTreeSet<usize> = by.filter_map(|d| entry.get(*d).copied().flatten()).filter(|e| *e != i).collect();
        if by.is_empty() {
            return None;
        }
        for e in by {
            *hits.entry(e).or_default() += 1;
        }
    }
    let most = hits.values().max().copied()?;
    hits.into_iter().find(|(_, n)| *n == most).map(|(e, _)| e)
}
