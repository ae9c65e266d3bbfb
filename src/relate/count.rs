//! Counting pairs without forming them: how many of many reports speak of one time, exclude each other or agree.
//!
//! Everything rests on one question, answered for many reports at once by sorting: how many points lie near this one in
//! time and within a range of ranks? Each answer costs about the logarithm of their number, so a subject with thousands
//! of distinct values stays near-linear, and the counts are exact.

use super::quantity::{Edge, contact};
use crate::model::{Exact, Holder, Quantity, SourceId};
use std::collections::BTreeMap;

/// A report reduced to what counting needs. Days are counted from a common origin; open ends are very far away.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'a> {
    /// Its place among the subject's sides.
    pub at: usize,
    /// Time it speaks of.
    pub time: (i64, i64),
    pub said: (i64, i64),
    pub holder: Option<Holder>,
    pub source: SourceId,
    /// The day it was said tells it from the holder's other statements; else only the days of publication do.
    pub stated: bool,
    pub published: (i64, i64),
    pub derived: bool,
    /// What it allows: two that share nothing exclude each other.
    pub low: Edge,
    pub high: Edge,
    /// What a careful reader takes it to mean.
    pub soft: (Edge, Edge),
    pub amount: Option<&'a Quantity>,
}

/// `None`: all reports speak of one time.
pub(super) type Within = Option<i64>;

/// A span of days and a rank.
pub(super) type Point = ((i64, i64), usize);
/// A span of days and a range of ranks, end excluded.
pub(super) type Query = ((i64, i64), usize, usize);

/// For each query the number of points near it in time whose rank lies in the range.
pub(super) fn near(points: &[Point], queries: &[Query], within: Within) -> Vec<usize> {
    let ranks = points.iter().map(|p| p.1 + 1).max().unwrap_or(0);
    let mut total = vec![0usize; ranks + 1];
    for p in points {
        total[p.1 + 1] += 1;
    }
    for i in 1..total.len() {
        total[i] += total[i - 1];
    }
    let clip = |r: usize| r.min(ranks);
    let mut counts: Vec<usize> = queries.iter().map(|q| total[clip(q.2).max(clip(q.1))] - total[clip(q.1)]).collect();
    let Some(days) = within else { return counts };
    // A point that is not near begins too late or ends too early, never both.
    let late = after(
        points.iter().map(|p| (p.0.0, p.1)),
        queries.iter().map(|q| (q.0.1.saturating_add(days), clip(q.1), clip(q.2))),
        ranks,
    );
    let early = after(
        points.iter().map(|p| (-p.0.1, p.1)),
        queries.iter().map(|q| (-q.0.0.saturating_sub(days), clip(q.1), clip(q.2))),
        ranks,
    );
    for (c, (l, e)) in counts.iter_mut().zip(late.iter().zip(&early)) {
        *c = c.saturating_sub(l + e);
    }
    counts
}

/// For each query the number of points with a later day and a rank in the range: days sorted, ranks in a binary indexed
/// tree.
fn after(
    points: impl Iterator<Item = (i64, usize)>,
    queries: impl Iterator<Item = (i64, usize, usize)>,
    ranks: usize,
) -> Vec<usize> {
    let mut points: Vec<_> = points.collect();
    points.sort_unstable_by_key(|p| std::cmp::Reverse(p.0));
    let mut queries: Vec<_> = queries.enumerate().collect();
    queries.sort_unstable_by_key(|q| std::cmp::Reverse(q.1.0));
    let mut tree = vec![0usize; ranks + 1];
    let mut counts = vec![0; queries.len()];
    let mut points = points.into_iter().peekable();
    for (i, (day, from, to)) in queries {
        while let Some((_, rank)) = points.next_if(|p| p.0 > day) {
            let mut k = rank + 1;
            while k <= ranks {
                tree[k] += 1;
                k += k & k.wrapping_neg();
            }
        }
        let below = |mut k: usize| {
            let mut sum = 0;
            while k > 0 {
                sum += tree[k];
                k &= k - 1;
            }
            sum
        };
        counts[i] = below(to.max(from)) - below(from);
    }
    counts
}

/// Places on a line, sorted, so that an edge has a rank among them.
pub(super) struct Ranks<T>(Vec<T>);

impl<T: Ord + Copy> Ranks<T> {
    pub(super) fn new(values: impl Iterator<Item = T>) -> Ranks<T> {
        let mut v: Vec<T> = values.collect();
        v.sort_unstable();
        v.dedup();
        Ranks(v)
    }
    /// The rank of the first place that is not below `t`: also the number of places below it.
    pub(super) fn at(&self, t: T) -> usize {
        self.0.partition_point(|x| *x < t)
    }
    /// The rank after the last place that is not above `t`.
    pub(super) fn past(&self, t: T) -> usize {
        self.0.partition_point(|x| *x <= t)
    }
}

pub(super) const ALL: usize = usize::MAX;

/// For each figure the number of figures of the second list that speak of its time.
pub(super) fn at_one_time(figures: &[Figure], others: &[Figure], within: Within) -> Vec<usize> {
    let points: Vec<Point> = others.iter().map(|f| (f.time, 0)).collect();
    near(&points, &figures.iter().map(|f| (f.time, 0, ALL)).collect::<Vec<_>>(), within)
}

/// For each figure the number of figures of the second list, of its time, that lie wholly below it and wholly above it.
pub(super) fn apart(figures: &[Figure], others: &[Figure], within: Within) -> Vec<(usize, usize)> {
    let highs = Ranks::new(others.iter().map(|f| f.high));
    let lows = Ranks::new(others.iter().map(|f| f.low));
    let points: Vec<Point> = others.iter().map(|f| (f.time, highs.at(f.high))).collect();
    let queries: Vec<Query> = figures.iter().map(|f| (f.time, 0, highs.at(f.low))).collect();
    let below = near(&points, &queries, within);
    let points: Vec<Point> = others.iter().map(|f| (f.time, lows.at(f.low))).collect();
    let queries: Vec<Query> = figures.iter().map(|f| (f.time, lows.past(f.high), ALL)).collect();
    below.into_iter().zip(near(&points, &queries, within)).collect()
}

/// Figures of one time that share nothing.
pub(super) fn exclusive(figures: &[Figure], others: &[Figure], within: Within) -> Vec<usize> {
    apart(figures, others, within).into_iter().map(|(below, above)| below + above).collect()
}

pub(super) fn close(x: &Figure, y: &Figure, within: Within) -> bool {
    within.is_none_or(|days| (x.time.0.saturating_sub(y.time.1)).max(y.time.0.saturating_sub(x.time.1)) <= days)
}

/// Splits a sorted list in two again and again, never inside a run of equal keys, and shows each split.
pub(super) fn split_by<T, K: PartialEq>(list: &[T], key: &dyn Fn(&T) -> K, see: &mut dyn FnMut(&[T], &[T])) {
    let mid = list.len() / 2;
    let boundary =
        |i: usize| matches!((list.get(i.wrapping_sub(1)), list.get(i)), (Some(a), Some(b)) if key(a) != key(b));
    let at = (0..=mid).find_map(|d| [mid - d, mid + d].into_iter().find(|&i| i > 0 && boundary(i)));
    let Some((left, right)) = at.and_then(|i| list.split_at_checked(i)) else { return };
    see(left, right);
    split_by(left, key, see);
    split_by(right, key, see);
}

/// The number of pairs of one time that agree (section 3).
pub(super) fn agreeing(figures: &[Figure], within: Within, comparisons: &mut usize) -> usize {
    let mut bounds: BTreeMap<(bool, bool, Exact), Vec<Figure>> = BTreeMap::new();
    let mut plain: Vec<Figure> = Vec::new();
    for f in figures {
        let Some(q) = f.amount else { continue };
        match q.hedge.one_sided() {
            Some((d, strict)) => {
                let up = d == crate::model::hedge::Direction::Up;
                bounds.entry((up, strict, q.point)).or_default().push(*f);
            }
            None => plain.push(*f),
        }
    }
    let equal: usize = bounds.values().map(|b| pairs(b, within)).sum();

    // The point of the narrower must lie in the wider: sorted by width, each wider half asks each narrower half.
    let width = |f: &Figure| f.amount.map(super::quantity::width);
    plain.sort_by_key(width);
    let mut agree = equal;
    split_by(&plain, &width, &mut |narrow, wide| {
        let points = Ranks::new(narrow.iter().map(point));
        let list: Vec<Point> = narrow.iter().map(|f| (f.time, points.at(point(f)))).collect();
        let queries: Vec<Query> = wide.iter().map(|f| (f.time, points.at(f.soft.0), points.past(f.soft.1))).collect();
        agree += near(&list, &queries, within).iter().sum::<usize>();
    });
    for ties in plain.chunk_by(|a, b| width(a) == width(b)) {
        agree += equally_wide(ties, within, comparisons);
    }
    agree
}

/// Of two equally wide figures either point may lie in the other. For intervals around their own points, closed below,
/// that is the same as lying within half a width, ends included; others are compared one by one.
fn equally_wide(ties: &[Figure], within: Within, comparisons: &mut usize) -> usize {
    let regular = |f: &&Figure| {
        let (Some(q), Edge::At(low, 0), Edge::At(high, _)) = (f.amount, f.soft.0, f.soft.1) else { return false };
        q.point.checked_sub(low) == high.checked_sub(q.point) && low <= q.point
    };
    let (even, odd): (Vec<&Figure>, Vec<&Figure>) = ties.iter().partition(regular);
    let points = Ranks::new(even.iter().map(|f| point(f)));
    let list: Vec<Point> = even.iter().map(|f| (f.time, points.at(point(f)))).collect();
    let closed = |e: Edge| if let Edge::At(v, _) = e { Edge::At(v, 0) } else { e };
    let queries: Vec<Query> =
        even.iter().map(|f| (f.time, points.at(closed(f.soft.0)), points.past(closed(f.soft.1)))).collect();
    let mut agree = (near(&list, &queries, within).iter().sum::<usize>() - even.len()) / 2;
    for (k, x) in odd.iter().enumerate() {
        for y in even.iter().chain(odd.iter().skip(k + 1)) {
            *comparisons += 1;
            if let (Some(a), Some(b)) = (x.amount, y.amount)
                && close(x, y, within)
                && contact(a, b).same
            {
                agree += 1;
            }
        }
    }
    agree
}

fn point(f: &Figure) -> Edge {
    f.amount.map_or(Edge::Bottom, |q| Edge::At(q.point, 0))
}

/// The number of pairs of one time.
pub(super) fn pairs(figures: &[Figure], within: Within) -> usize {
    at_one_time(figures, figures, within).iter().sum::<usize>().saturating_sub(figures.len()) / 2
}

/// In a total that only grows: for each figure how many of the second list are larger though earlier, or smaller though
/// later.
pub(super) fn fallen(figures: &[Figure], others: &[Figure]) -> Vec<usize> {
    let highs = Ranks::new(others.iter().map(|f| f.high));
    let lows = Ranks::new(others.iter().map(|f| f.low));
    let smaller_later = after(
        others.iter().map(|f| (f.time.0, highs.at(f.high))),
        figures.iter().map(|f| (f.time.1, 0, highs.at(f.low))),
        highs.0.len(),
    );
    let larger_earlier = after(
        others.iter().map(|f| (-f.time.1, lows.at(f.low))),
        figures.iter().map(|f| (-f.time.0, lows.past(f.high), lows.0.len())),
        lows.0.len(),
    );
    smaller_later.into_iter().zip(larger_earlier).map(|(a, b)| a + b).collect()
}
