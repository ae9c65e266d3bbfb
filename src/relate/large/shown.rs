//! Which pairs of a large subject are shown: one for each pair of readings and verdict, the newest.

use super::{SHOWN, Scene};
use crate::model::{Verdict, VerdictKind};
use crate::relate::Pair;
use crate::relate::count::{Figure, Within};
use crate::relate::form::worst_first;
use crate::relate::own_words::between;
use crate::relate::report::Said;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashMap};

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

    pub(super) fn into_pairs(self, s: &Scene) -> Vec<Pair> {
        let mut pairs: Vec<Pair> =
            self.groups.into_values().map(|(_, _, p)| Pair { count: p.count.max(1), ..p }).collect();
        worst_first(s.sides, &mut pairs);
        pairs.truncate(SHOWN);
        pairs
    }
}
