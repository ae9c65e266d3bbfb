//! What one holder says twice, counted: corrections where there were two statements, nothing where one article gives one
//! statement in two versions.

use super::count::{ALL, Figure, Point, Query, Ranks, Within, at_one_time, near};
use super::report::ONE_STATEMENT;
use crate::model::{Holder, SourceId};
use std::collections::BTreeMap;

/// Figures with their places in a list.
pub(super) type Placed<'a> = (usize, Figure<'a>);

/// For each figure the number of figures of the second list, of its time and by its holder, that are another statement.
fn own_words(figures: &[Figure], others: &[Figure], within: Within) -> Vec<usize> {
    let mut counts = vec![0; figures.len()];
    let theirs = grouped(others, |f| f.holder);
    for (holder, mine) in grouped(figures, |f| f.holder) {
        let Some(theirs) = theirs.get(&holder) else { continue };
        let (stated, unstated) = parted(&mine);
        let (their_stated, their_unstated) = parted(theirs);
        let mut add = |mine: &[Placed], theirs: &[Placed], day: Day, gap: i64| {
            add_each(&mut counts, mine, ordered(mine, theirs, day, gap, within));
        };
        add(&stated, &their_stated, |f| f.said, 0);
        add(&stated, &their_unstated, |f| f.published, ONE_STATEMENT);
        add(&unstated, theirs, |f| f.published, ONE_STATEMENT);
    }
    counts
}

type Day = fn(&Figure) -> (i64, i64);

/// For each figure the number of others of its time whose day is more than `gap` before or after its own.
fn ordered(mine: &[Placed], theirs: &[Placed], day: Day, gap: i64, within: Within) -> Vec<usize> {
    let from = Ranks::new(theirs.iter().map(|(_, f)| day(f).0));
    let to = Ranks::new(theirs.iter().map(|(_, f)| day(f).1));
    let points =
        |rank: &dyn Fn(&Figure) -> usize| -> Vec<Point> { theirs.iter().map(|(_, f)| (f.time, rank(f))).collect() };
    let queries = |range: &dyn Fn(&Figure) -> (usize, usize)| -> Vec<Query> {
        mine.iter().map(|(_, f)| (f.time, range(f).0, range(f).1)).collect()
    };
    let earlier = near(&points(&|f| to.at(day(f).1)), &queries(&|f| (0, to.at(day(f).0.saturating_sub(gap)))), within);
    let later =
        near(&points(&|f| from.at(day(f).0)), &queries(&|f| (from.past(day(f).1.saturating_add(gap)), ALL)), within);
    earlier.into_iter().zip(later).map(|(a, b)| a + b).collect()
}

/// For each figure the number of figures of the second list, of its time, that its own article gives as the same statement of
/// its holder. A figure that stands in both lists counts itself.
fn one_article_words(figures: &[Figure], others: &[Figure], within: Within) -> Vec<usize> {
    let mut counts = vec![0; figures.len()];
    let theirs = grouped(others, told);
    for (key, mine) in grouped(figures, told) {
        let Some(theirs) = theirs.get(&key) else { continue };
        let (f, o) = (alone(&mine), alone(theirs));
        let all = at_one_time(&f, &o, within);
        let once = all.into_iter().zip(own_words(&f, &o, within)).map(|(n, twice)| n - twice);
        add_each(&mut counts, &mine, once);
    }
    counts
}

/// What two lists of equal readings are to each other, for each figure of the first list.
pub(super) struct Between {
    /// Pairs with the verdict of the two readings.
    pub plain: Vec<usize>,
    /// Pairs that are two statements of one holder.
    pub corrected: Vec<usize>,
    /// Of the plain ones, those on what one holder is reported to have said.
    pub told: Vec<usize>,
}

/// Counts pairs of one time; where the lists are one, a figure that has a holder does not count itself. `corrected`: a holder's
/// other statement is a correction. `disagree`: the readings exclude each other.
pub(super) fn between(from: &[Figure], to: &[Figure], w: Within, corrected: bool, disagree: bool) -> Between {
    let mut all = every(from, to, w, corrected, disagree);
    let derived = |list: &[Figure]| list.first().is_some_and(|f| f.derived);
    if derived(from) == derived(to) {
        return all;
    }
    // A derived figure and the claims of its article are no pairs.
    let theirs = grouped(to, |f| Some(f.source));
    for (source, mine) in grouped(from, |f| Some(f.source)) {
        let Some(theirs) = theirs.get(&source) else { continue };
        let own = every(&alone(&mine), &alone(theirs), w, corrected, disagree);
        for (less, list) in
            [(own.plain, &mut all.plain), (own.corrected, &mut all.corrected), (own.told, &mut all.told)]
        {
            take_each(list, &mine, less);
        }
    }
    all
}

fn every(from: &[Figure], to: &[Figure], w: Within, corrected: bool, disagree: bool) -> Between {
    let none = || vec![0; from.len()];
    let mut plain = at_one_time(from, to, w);
    let corrected = if corrected { own_words(from, to, w) } else { none() };
    let one_article = if disagree { one_article_words(from, to, w) } else { none() };
    let mut told = if disagree { of_one_holder(from, to, w) } else { none() };
    for (i, less) in corrected.iter().zip(&one_article).map(|(a, b)| a + b).enumerate() {
        if let Some(c) = plain.get_mut(i) {
            *c -= less;
        }
        if let Some(c) = told.get_mut(i).filter(|_| disagree) {
            *c -= less;
        }
    }
    Between { plain, corrected, told }
}

/// For each figure the number of figures of the second list that are of its time and its holder.
fn of_one_holder(figures: &[Figure], others: &[Figure], within: Within) -> Vec<usize> {
    let mut counts = vec![0; figures.len()];
    let theirs = grouped(others, |f| f.holder);
    for (holder, mine) in grouped(figures, |f| f.holder) {
        let Some(theirs) = theirs.get(&holder) else { continue };
        add_each(&mut counts, &mine, at_one_time(&alone(&mine), &alone(theirs), within));
    }
    counts
}

/// How many of the second list each figure of the first excludes.
pub(super) type Exclude<'e> = &'e dyn Fn(&[Figure], &[Figure]) -> Vec<usize>;

/// For each figure how many others that it excludes are another statement of its own holder: corrections, not
/// disagreements.
pub(super) fn corrections(figures: &[Figure], exclude: Exclude) -> Vec<usize> {
    let mut counts = vec![0; figures.len()];
    let mut add = |left: &[Placed], right: &[Placed]| {
        if left.is_empty() || right.is_empty() {
            return;
        }
        let (l, r) = (alone(left), alone(right));
        add_each(&mut counts, left, exclude(&l, &r));
        add_each(&mut counts, right, exclude(&r, &l));
    };
    for mine in grouped(figures, |f| f.holder).into_values().filter(|m| m.len() > 1) {
        let (stated, _) = parted(&mine);
        apart_in_days(&stated, |f| f.said, 0, &mut add);
        apart_in_days(&mine, |f| f.published, ONE_STATEMENT, &mut |l, r| {
            // Where both days are stated, they decide.
            let ((l_stated, l_rest), (_, r_rest)) = (parted(l), parted(r));
            add(&l_rest, r);
            add(&l_stated, &r_rest);
        });
    }
    counts
}

/// How many others each figure excludes, but for what its own holder corrected or one article tells in two versions.
pub(super) fn uncorrected(figures: &[Figure], exclude: Exclude) -> Vec<usize> {
    let mut left = exclude(figures, figures);
    for (n, own) in left.iter_mut().zip(corrections(figures, exclude)) {
        *n -= own;
    }
    for mine in grouped(figures, told).into_values().filter(|m| m.len() > 1) {
        let list = alone(&mine);
        let told = exclude(&list, &list).into_iter().zip(corrections(&list, exclude)).map(|(n, own)| n - own);
        take_each(&mut left, &mine, told);
    }
    left
}

fn told(f: &Figure) -> Option<(Holder, SourceId)> {
    f.holder.map(|h| (h, f.source))
}

/// Adds to the count of each figure, at its place.
pub(super) fn add_each(counts: &mut [usize], figures: &[Placed], more: impl IntoIterator<Item = usize>) {
    for ((i, _), n) in figures.iter().zip(more) {
        if let Some(c) = counts.get_mut(*i) {
            *c += n;
        }
    }
}

fn take_each(counts: &mut [usize], figures: &[Placed], less: impl IntoIterator<Item = usize>) {
    for ((i, _), n) in figures.iter().zip(less) {
        if let Some(c) = counts.get_mut(*i) {
            *c -= n;
        }
    }
}

pub(super) fn grouped<'a, K: Ord>(
    figures: &[Figure<'a>],
    key: impl Fn(&Figure) -> Option<K>,
) -> BTreeMap<K, Vec<Placed<'a>>> {
    let mut all: BTreeMap<K, Vec<Placed>> = BTreeMap::new();
    for (i, f) in figures.iter().enumerate() {
        if let Some(k) = key(f) {
            all.entry(k).or_default().push((i, *f));
        }
    }
    all
}

/// Those whose day of speaking is stated, and the rest.
fn parted<'a>(list: &[Placed<'a>]) -> (Vec<Placed<'a>>, Vec<Placed<'a>>) {
    list.iter().partition(|(_, f)| f.stated)
}

pub(super) fn alone<'a>(list: &[Placed<'a>]) -> Vec<Figure<'a>> {
    list.iter().map(|(_, f)| *f).collect()
}

/// Shows every pair of a list whose days lie more than `gap` apart, once, as pairs of lists.
fn apart_in_days<'a>(list: &[Placed<'a>], day: Day, gap: i64, see: &mut dyn FnMut(&[Placed<'a>], &[Placed<'a>])) {
    // Spans of days do not sort into before and after; they are few, and compared one by one.
    let (mut days, spans): (Vec<Placed>, Vec<Placed>) = list.iter().partition(|(_, f)| day(f).0 == day(f).1);
    for (k, x) in spans.iter().enumerate() {
        for y in days.iter().chain(spans.iter().skip(k + 1)) {
            let ((a, b), (c, d)) = (day(&x.1), day(&y.1));
            if c.saturating_sub(b) > gap || a.saturating_sub(d) > gap {
                see(std::slice::from_ref(x), std::slice::from_ref(y));
            }
        }
    }
    days.sort_by_key(|(_, f)| day(f));
    super::count::split_by(&days, &|f: &Placed| day(&f.1).0, &mut |left, right| {
        let Some(first) = right.first().map(|f| day(&f.1).0) else { return };
        let safe = left.partition_point(|f| first.saturating_sub(day(&f.1).0) > gap);
        if let Some((early, late)) = left.split_at_checked(safe) {
            see(early, right);
            for one_day in late.chunk_by(|a, b| day(&a.1).0 == day(&b.1).0) {
                let of = one_day.first().map_or(first, |f| day(&f.1).0);
                let from = right.partition_point(|f| day(&f.1).0.saturating_sub(of) <= gap);
                see(one_day, right.get(from..).unwrap_or_default());
            }
        }
    });
}
