//! Forming the pairs of a subject with more claims than anybody looks at pair by pair.
//!
//! Claims that can be compared with each other (one population, mood and event) make a class. A class whose pairs of one
//! time are few is swept pair by pair; else equal readings are counted together (few distinct readings) or by sorted
//! bounds (many). Counts are exact either way; pairs are shown worst and newest first, up to [`SHOWN`].

mod figure;
mod settle;
mod shown;
mod sweep;
mod tally;

use super::count::{Figure, Within, pairs};
use super::form::Formed;
use super::population::{Kinship, kinship, sole};
use super::quantity::{Edge, contact};
use super::report::{Report, Said, of_unknown_time};
use super::{Derived, Side};
use crate::model::{Briefing, EventId, Modality, PopulationId, Stance, SubjectId};
use figure::{Key, cumulative, figure, key, of_one_direction, within};
pub(super) use figure::{number_of, span};
use shown::Shown;
use std::collections::{BTreeMap, HashMap};
use sweep::{beside, falls, newest_matrix, parts_of, sweep};
use tally::{by_bounds, by_reading};

/// Most pairs shown for a large subject.
pub const SHOWN: usize = 400;

/// A class is swept pair by pair up to so many pairs of one time for each claim.
const SWEEP: usize = 64;

/// Up to so many distinct readings are paired reading by reading.
const READINGS: usize = 64;

/// Whatever forming needs to look at.
pub(super) struct Scene<'a> {
    pub b: &'a Briefing,
    pub subject: SubjectId,
    pub sides: &'a [(Side, Report<'a>)],
    pub derived: &'a [Derived],
    pub newest: &'a [bool],
}

type Class = (Option<PopulationId>, Modality, Option<EventId>, Option<String>);

pub(super) fn form_large(s: &Scene, formed: &mut Formed) {
    let mut shown = Shown::default();
    let mut classes: BTreeMap<Class, Vec<usize>> = BTreeMap::new();
    let mut vague = Vec::new();
    let mut foreign = Vec::new();
    for (at, (_, r)) in s.sides.iter().enumerate() {
        if r.subject != s.subject {
            foreign.push(at);
        } else if r.is_vague() {
            vague.push(at);
        } else if !of_unknown_time(s.b, r, r) {
            for modality in moods(r) {
                classes.entry(class(s, r, modality)).or_default().push(at);
            }
        }
    }
    for members in classes.values() {
        one_class(s, members, formed, &mut shown);
    }
    if let SubjectId::Number(n) = s.subject {
        for (k, (part, parts)) in classes.iter().enumerate() {
            for (whole, wholes) in classes.iter().skip(k + 1) {
                if (part.1, part.2, &part.3) == (whole.1, whole.2, &whole.3) {
                    match kinship(s.b.number(n), part.0, whole.0) {
                        Kinship::PartOf => parts_of(s, n, parts, wholes, true, formed, &mut shown),
                        Kinship::WholeOf => parts_of(s, n, wholes, parts, true, formed, &mut shown),
                        Kinship::SummandOf => parts_of(s, n, parts, wholes, false, formed, &mut shown),
                        Kinship::SumOf => parts_of(s, n, wholes, parts, false, formed, &mut shown),
                        _ => {}
                    }
                }
            }
        }
    }
    let own: Vec<usize> = classes.into_values().flatten().collect();
    beside(s, &vague, &own, formed, &mut shown);
    beside(s, &foreign, &own, formed, &mut shown);
    newest_matrix(s, &mut shown, formed);
    formed.disputes = formed.conflicts.disputes(s);
    formed.pairs = shown.into_pairs(s, &formed.disputes, &mut formed.comparisons);
}

/// A factor may stand beside a count and beside a plan.
fn moods(r: &Report) -> Vec<Modality> {
    let both = [Modality::Actual, Modality::Planned];
    if r.crosses_modality && both.contains(&r.modality) { both.to_vec() } else { vec![r.modality] }
}

fn class(s: &Scene, r: &Report, modality: Modality) -> Class {
    let only = match s.subject {
        SubjectId::Number(n) => sole(s.b.number(n)),
        _ => None,
    };
    let unit = match r.said {
        Said::Quantities(q) => q.first().and_then(|q| q.foreign_unit.clone()),
        _ => None,
    };
    (r.populations.first().copied().or(only), modality, r.event, unit)
}

fn one_class(s: &Scene, members: &[usize], formed: &mut Formed, shown: &mut Shown) {
    let w = within(s);
    let figures: Vec<Figure> = members.iter().filter_map(|&at| figure(s, at)).collect();
    changes(s, &figures, w, formed);
    formed.comparisons += figures.len();
    let few = pairs(&figures, w) <= SWEEP * figures.len();
    if few || cumulative(s) {
        let near_falls = sweep(s, &figures, w, SWEEP * figures.len(), formed, shown);
        if cumulative(s) {
            falls(s, &figures, near_falls, formed, shown);
        }
        return;
    }
    let mut keys: HashMap<Key, Vec<Figure>> = HashMap::new();
    for f in &figures {
        if let Some(k) = key(s, f.at) {
            keys.entry(k).or_default().push(*f);
        }
    }
    let stances =
        figures.iter().any(|f| matches!(s.sides.get(f.at), Some((_, r)) if matches!(r.said, Said::Stance(..))));
    if keys.len() > READINGS && stances {
        // Grounds do not change what kind of verdict two stances have.
        let mut coarse: HashMap<Key, Vec<Figure>> = HashMap::new();
        for (k, list) in keys {
            let Key::Stance(stance, _) = k else { continue };
            coarse.entry(Key::Stance(stance, &[])).or_default().extend(list);
        }
        keys = coarse;
    }
    let plain =
        matches!(figures.first(), Some(f) if f.low != Edge::Bottom || f.high != Edge::Top || f.amount.is_some());
    if keys.len() <= READINGS || !plain || !of_one_direction(s, &figures) || has_versions(s, &figures) {
        // Hash order must not reach the result: by each reading's newest report.
        let mut lists: Vec<Vec<Figure>> = keys.into_values().collect();
        for list in &mut lists {
            list.sort_by_key(|f| f.at);
        }
        lists.sort_by_key(|l| l.first().map(|f| f.at));
        by_reading(s, &lists, w, formed, shown);
    } else {
        by_bounds(s, &figures, w, formed, shown);
    }
}

/// Whether readings of different times differ. Of many distinct amounts, each is held against the smallest and the
/// largest.
fn changes(s: &Scene, figures: &[Figure], w: Within, formed: &mut Formed) {
    let Some(days) = w else { return };
    // For each reading: its report, the first end and the last beginning of its times.
    let mut extent: HashMap<Key, (usize, i64, i64)> = HashMap::new();
    for f in figures {
        if let Some(k) = key(s, f.at) {
            let e = extent.entry(k).or_insert((f.at, f.time.1, f.time.0));
            *e = (e.0.min(f.at), e.1.min(f.time.1), e.2.max(f.time.0));
        }
    }
    let mut all: Vec<(usize, i64, i64)> = extent.into_values().collect();
    all.sort_unstable();
    let point = |at: usize| {
        s.sides.get(at).and_then(|(_, r)| match r.said {
            Said::Quantities(q) => q.first().map(|q| q.point),
            _ => None,
        })
    };
    let probes: Vec<(usize, i64, i64)> = if all.len() <= READINGS {
        all.clone()
    } else {
        let least = all.iter().min_by_key(|e| (point(e.0), e.0));
        let most = all.iter().max_by_key(|e| (point(e.0), e.0));
        least.into_iter().chain(most).copied().collect()
    };
    for p in &probes {
        for e in &all {
            let apart = (p.2.saturating_sub(e.1)).max(e.2.saturating_sub(p.1)) > days;
            if apart && !formed.changes_over_time && differ(s, p.0, e.0) {
                formed.comparisons += 1;
                formed.changes_over_time = true;
            }
        }
    }
}

/// What was amended decides before what the words exclude, so bounds alone cannot be counted: where reports are told apart by the
/// date they give, or where one has no day by which it could be told apart.
fn has_versions(s: &Scene, figures: &[Figure]) -> bool {
    let SubjectId::Deadline(d) = s.subject else { return false };
    let amendments = &s.b.deadline(d).amended_by;
    let unknown = |f: &Figure| s.sides.get(f.at).is_some_and(|(_, r)| r.said_on.latest().is_none());
    amendments.iter().any(|m| m.dates().is_some()) || (!amendments.is_empty() && figures.iter().any(unknown))
}

fn differ(s: &Scene, i: usize, j: usize) -> bool {
    let (Some((_, x)), Some((_, y))) = (s.sides.get(i), s.sides.get(j)) else { return false };
    match (x.said, y.said) {
        (Said::Quantities([p, ..]), Said::Quantities([q, ..])) => !contact(p, q).same,
        (Said::Stance(p, _), Said::Stance(q, _)) => p != q && p != Stance::Declined && q != Stance::Declined,
        (Said::Answer(p), Said::Answer(q)) => p != q,
        _ => false,
    }
}
