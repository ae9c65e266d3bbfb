//! Which pairs of a large subject are shown: one for each pair of readings and verdict, the newest.

use super::{SHOWN, Scene};
use crate::model::{Verdict, VerdictKind};
use crate::relate::count::{Figure, Within};
use crate::relate::dispute::{Dispute, topic};
use crate::relate::form::{is_formed, worst_first};
use crate::relate::own_words::between;
use crate::relate::pair::pair;
use crate::relate::report::Said;
use crate::relate::{Pair, Side};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Pairs to be shown: one for each pair of readings and verdict, the newest.
#[derive(Default)]
pub(in crate::relate) struct Shown {
    groups: BTreeMap<(usize, usize, VerdictKind), (usize, usize, Pair)>,
    readings: HashMap<String, usize>,
    of: HashMap<usize, usize>,
    disagreeing: usize,
}

impl Shown {
    pub(super) fn disagreeing(&self) -> usize {
        self.disagreeing
    }

    /// A number for each distinct reading of a class.
    fn reading(&mut self, s: &Scene, at: usize) -> usize {
        if let Some(&r) = self.of.get(&at) {
            return r;
        }
        let Some((side, r)) = s.sides.get(at) else { return usize::MAX };
        let what = match r.said {
            Said::Quantities(q) if q.len() == 1 => {
                format!("{:?}", q.iter().map(|q| (q.hedge, q.point, q.soft, q.hard)).collect::<Vec<_>>())
            }
            Said::Quantities(_) => format!("{side:?}"),
            Said::Due(d) => format!("{:?}{:?}", d.direction(), d.bound),
            Said::Stance(st, g) => format!("{st:?}{g:?}"),
            Said::Answer(a) => format!("{a}"),
        };
        let name = format!("{:?}{:?}{:?}{}{what}", r.populations, r.modality, r.event, r.derived);
        let next = self.readings.len();
        let id = *self.readings.entry(name).or_insert(next);
        self.of.insert(at, id);
        id
    }

    pub(super) fn add(&mut self, s: &Scene, i: usize, j: usize, verdict: Verdict, counted: bool) {
        self.insert(s, i, j, verdict, usize::from(counted), false);
    }

    /// A pair that stands for `count`, all of its readings.
    pub(super) fn counted(&mut self, s: &Scene, i: usize, j: usize, verdict: Verdict, count: usize) {
        self.insert(s, i, j, verdict, count, true);
    }

    fn insert(&mut self, s: &Scene, i: usize, j: usize, verdict: Verdict, n: usize, all: bool) {
        let (Some((a, _)), Some((b, _))) = (s.sides.get(i), s.sides.get(j)) else { return };
        let (p, q) = (self.reading(s, i), self.reading(s, j));
        let kind = verdict.kind;
        let pair = Pair { a: *a, b: *b, verdict, count: n };
        match self.groups.entry((p.min(q), p.max(q), kind)) {
            Entry::Vacant(e) => {
                e.insert((i, j, pair));
                self.disagreeing += usize::from(kind == VerdictKind::Disagree);
            }
            Entry::Occupied(mut e) => {
                let (k, l, old) = e.get_mut();
                let count = if all { n } else { old.count + n };
                // Sides are ordered newest first, so the smaller places are the newer pair.
                if (i + j, i, j) < (*k + *l, *k, *l) {
                    (*k, *l, *old) = (i, j, pair);
                }
                old.count = count;
            }
        }
    }

    /// Sets how many pairs stand behind each of a class that was counted and not formed.
    pub(super) fn recount(&mut self, s: &Scene, figures: &[Figure], w: Within) {
        let mut lists: HashMap<usize, Vec<Figure>> = HashMap::new();
        for f in figures {
            lists.entry(self.reading(s, f.at)).or_default().push(*f);
        }
        for (&(p, q, kind), (_, _, pair)) in &mut self.groups {
            let (Some(a), Some(b)) = (lists.get(&p), lists.get(&q)) else { continue };
            let (corrected, disagree) = match kind {
                VerdictKind::Disagree => (true, true),
                kind => (kind == VerdictKind::DiffersOverTime, false),
            };
            let found = between(a, b, w, corrected, disagree);
            let n = match kind {
                VerdictKind::DiffersOverTime => found.corrected.iter().sum::<usize>(),
                VerdictKind::Disagree => found.plain.iter().sum(),
                _ => found.plain.iter().sum::<usize>() - if p == q { a.len() } else { 0 },
            };
            pair.count = if p == q { n / 2 } else { n };
        }
    }

    /// The pairs to show, worst first. Each dispute has at least one, also where the newest of equal readings belong to
    /// another.
    pub(super) fn into_pairs(mut self, s: &Scene, disputes: &[Dispute], comparisons: &mut usize) -> Vec<Pair> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let conflicts = self.groups.values().filter(|(_, _, p)| p.verdict.kind == VerdictKind::Disagree);
        seen.extend(conflicts.filter_map(|(i, j, _)| place_of(s, disputes, *i, *j)));
        let unseen = disputes.iter().enumerate().filter(|(at, _)| !seen.contains(at));
        let found: Vec<_> = unseen.filter_map(|(_, d)| example(s, d, comparisons)).collect();
        let mut examples: Vec<Pair> = Vec::new();
        for (i, j, verdict) in found {
            let (p, q) = (self.reading(s, i), self.reading(s, j));
            // It was counted with the newest of its kind.
            if let Some((_, _, newest)) = self.groups.get_mut(&(p.min(q), p.max(q), verdict.kind)) {
                newest.count = newest.count.saturating_sub(1);
            }
            if let (Some((a, _)), Some((b, _))) = (s.sides.get(i), s.sides.get(j)) {
                examples.push(Pair { a: *a, b: *b, verdict, count: 1 });
            }
        }
        let mut rest: Vec<(Option<usize>, Pair)> = Vec::new();
        for (i, j, p) in self.groups.into_values() {
            let of = if p.verdict.kind == VerdictKind::Disagree { place_of(s, disputes, i, j) } else { None };
            rest.push((of, Pair { count: p.count.max(1), ..p }));
        }
        let of: BTreeMap<(Side, Side), usize> =
            rest.iter().filter_map(|(of, p)| of.map(|of| ((p.a, p.b), of))).collect();
        let mut rest: Vec<Pair> = rest.into_iter().map(|(_, p)| p).collect();
        worst_first(s.sides, &mut rest);
        let mut first: BTreeSet<usize> = BTreeSet::new();
        let mut left = SHOWN.saturating_sub(examples.len());
        // The worst ones, and of each dispute the worst of its own.
        rest.retain(|p| {
            let own = of.get(&(p.a, p.b)).is_some_and(|d| first.insert(*d));
            let room = left > 0;
            left = left.saturating_sub(1);
            own || room
        });
        examples.extend(rest);
        worst_first(s.sides, &mut examples);
        examples
    }
}

/// The dispute that a disagreeing pair is part of.
fn place_of(s: &Scene, disputes: &[Dispute], i: usize, j: usize) -> Option<usize> {
    let (Some((_, x)), Some((_, y))) = (s.sides.get(i), s.sides.get(j)) else { return None };
    let topic = topic(s.b, s.subject, x, y);
    disputes.iter().position(|d| d.holds(&topic, i))
}

/// The newest report of a dispute, and the newest one that it disagrees with.
fn example(s: &Scene, d: &Dispute, comparisons: &mut usize) -> Option<(usize, usize, Verdict)> {
    let conflict = |i: usize, j: usize| {
        let (x, y) = (s.sides.get(i)?, s.sides.get(j)?);
        let formed = is_formed(s.derived, s.subject, (x.0, &x.1), (y.0, &y.1));
        let found = formed && topic(s.b, s.subject, &x.1, &y.1) == d.topic;
        found.then(|| pair(s.b, &x.1, &y.1)).flatten().filter(|v| v.kind == VerdictKind::Disagree)
    };
    d.places.iter().find_map(|&i| {
        d.places.iter().filter(|j| **j != i).find_map(|&j| {
            *comparisons += 1;
            conflict(i.min(j), i.max(j)).map(|v| (i.min(j), i.max(j), v))
        })
    })
}
