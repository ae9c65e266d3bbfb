//! Forming the pairs of a subject with more claims than anybody looks at pair by pair.
//!
//! Claims that can be compared with each other (one population, mood and event) make a class. A class whose pairs of one
//! time are few is swept pair by pair; else equal readings are counted together (few distinct readings) or by sorted
//! bounds (many). Counts are exact either way; pairs are shown worst and newest first, up to [`SHOWN`].

use super::count::{
    Figure, Within, agreeing, apart, at_one_time, close, corrections, exclusive, fallen, own_words, pairs,
};
use super::form::{Formed, is_formed};
use super::pair::pair;
use super::population::{Kinship, kinship, sole};
use super::position::STANCE_DAYS;
use super::quantity::{Edge, contact};
use super::report::{Report, Said};
use super::{Derived, Pair, SMALL, Side};
use crate::model::day::days_from;
use crate::model::{
    Briefing, Days, EventId, Exact, Modality, NumberId, PopulationId, Reason, Series, Stance, SubjectId, VerdictKind,
};
use jiff::civil::Date;
use std::collections::{BTreeMap, HashMap};

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
        } else if !r.mixed_dates {
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
    formed.pairs = shown.into_pairs(s);
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

/// Equal readings have equal keys.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key<'a> {
    Amount(&'a crate::model::Hedge, Exact, (Edge, Edge), (Edge, Edge), bool),
    /// And how many amendments had been made by then.
    Due(Days, Days, usize),
    Stance(Stance, &'a [usize]),
    Answer(usize),
}

fn key<'a>(s: &'a Scene, at: usize) -> Option<Key<'a>> {
    let (_, r) = s.sides.get(at)?;
    Some(match r.said {
        Said::Quantities(q) => {
            let q = q.first()?;
            let edges = |i: &crate::model::Interval| (Edge::low(i.low), Edge::high(i.high));
            Key::Amount(&q.hedge, q.point, edges(&q.soft), edges(&q.hard), r.derived)
        }
        Said::Due(d) => Key::Due(d.soft, d.hard, segment(s, r)),
        Said::Stance(st, g) => Key::Stance(st, g),
        Said::Answer(a) => Key::Answer(a),
    })
}

/// Two reports have an amendment between them exactly where their segments differ: before, on and after each one.
fn segment(s: &Scene, r: &Report) -> usize {
    let SubjectId::Deadline(d) = s.subject else { return 0 };
    let said = r.said_on.latest();
    s.b.deadline(d)
        .amended_by
        .iter()
        .filter_map(|m| m.on.latest())
        .map(|m| usize::from(said >= Some(m)) + usize::from(said > Some(m)))
        .sum()
}

const FAR: i64 = i64::MAX / 8;

fn number_of(day: Date) -> i64 {
    days_from(Date::constant(2000, 1, 1), day)
}

fn span(d: Days) -> (i64, i64) {
    (d.from.map_or(-FAR, number_of), d.to.map_or(FAR, number_of))
}

fn figure<'a>(s: &'a Scene, at: usize) -> Option<Figure<'a>> {
    let (_, r) = s.sides.get(at)?;
    let mut f = Figure {
        at,
        time: span(r.time),
        said: span(r.said_on),
        holder: r.holder,
        derived: r.derived,
        low: Edge::Bottom,
        high: Edge::Top,
        soft: (Edge::Bottom, Edge::Top),
        amount: None,
    };
    match r.said {
        Said::Quantities(q) => {
            let q = q.first()?;
            f.amount = Some(q);
            (f.low, f.high) = (Edge::low(q.hard.low), Edge::high(q.hard.high));
            f.soft = (Edge::low(q.soft.low), Edge::high(q.soft.high));
        }
        Said::Due(d) => {
            // Readings that meet do not exclude each other, so each reaches one day further.
            let day = |d: i64| Edge::At(Exact::from_int(d), 0);
            let reach = |d: Days| (day(span(d).0), day(span(d).1.saturating_add(1)));
            ((f.low, f.high), f.soft) = (reach(d.hard), reach(d.soft));
        }
        Said::Stance(..) | Said::Answer(_) => {}
    }
    Some(f)
}

fn within(s: &Scene) -> Within {
    match s.subject {
        SubjectId::Number(n) => {
            let n = s.b.number(n);
            (n.series != Series::Fixed).then_some(i64::from(n.stable_for))
        }
        SubjectId::Deadline(_) => None,
        SubjectId::Question(q) => s.b.question(q).answers.is_empty().then_some(STANCE_DAYS),
    }
}

fn cumulative(s: &Scene) -> bool {
    matches!(s.subject, SubjectId::Number(n) if s.b.number(n).series == Series::Cumulative)
}

/// Pairs with a derived figure on both sides are none, so whatever is counted among all is counted among the derived
/// ones as well and taken off.
fn without_derived(figures: &[Figure], mut count: impl FnMut(&[Figure]) -> usize) -> usize {
    let derived: Vec<Figure> = figures.iter().filter(|f| f.derived).copied().collect();
    count(figures) - if derived.is_empty() { 0 } else { count(&derived) }
}

fn without_derived_each(figures: &[Figure], count: impl Fn(&[Figure]) -> Vec<usize>) -> Vec<usize> {
    let mut all = count(figures);
    let derived: Vec<Figure> = figures.iter().filter(|f| f.derived).copied().collect();
    let among = count(&derived);
    for ((n, _), less) in all.iter_mut().zip(figures).filter(|(_, f)| f.derived).zip(among) {
        *n -= less;
    }
    all
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
    if keys.len() <= READINGS || !plain {
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

fn differ(s: &Scene, i: usize, j: usize) -> bool {
    let (Some((_, x)), Some((_, y))) = (s.sides.get(i), s.sides.get(j)) else { return false };
    match (x.said, y.said) {
        (Said::Quantities([p, ..]), Said::Quantities([q, ..])) => !contact(p, q).same,
        (Said::Stance(p, _), Said::Stance(q, _)) => p != q && p != Stance::Declined && q != Stance::Declined,
        _ => false,
    }
}

/// Every pair of one time, up to `budget` pairs, newest first. Gives the number of fallen totals among them.
fn sweep(s: &Scene, figures: &[Figure], w: Within, budget: usize, formed: &mut Formed, shown: &mut Shown) -> usize {
    let mut by_end: Vec<&Figure> = figures.iter().collect();
    by_end.sort_by_key(|f| (std::cmp::Reverse(f.time.1), f.at));
    let (mut active, mut falls, mut left): (Vec<&Figure>, usize, usize) = (Vec::new(), 0, budget);
    for f in by_end {
        // Everything later that begins too late for this report begins too late for all that follow.
        active.retain(|a| w.is_none_or(|days| a.time.0.saturating_sub(f.time.1) <= days));
        for a in active.iter().rev() {
            if left == 0 {
                return falls;
            }
            left -= 1;
            falls += usize::from(try_pair(s, a.at, f.at, true, formed, shown) == Some(true));
        }
        active.push(f);
    }
    falls
}

/// Forms one pair, counted if wanted. `Some(true)` for a total that fell and stays a disagreement.
fn try_pair(s: &Scene, i: usize, j: usize, counted: bool, formed: &mut Formed, shown: &mut Shown) -> Option<bool> {
    let (i, j) = (i.min(j), i.max(j));
    let (x, y) = (s.sides.get(i)?, s.sides.get(j)?);
    if !is_formed(s.derived, s.subject, (x.0, &x.1), (y.0, &y.1)) {
        return None;
    }
    formed.comparisons += 1;
    let verdict = pair(s.b, &x.1, &y.1)?;
    if counted {
        formed.count(s.sides, s.newest, i, j, verdict.kind, verdict.co_temporal);
    }
    let fell = verdict.kind == VerdictKind::Disagree && verdict.has(Reason::Fell);
    if counted || (verdict.co_temporal && verdict.kind != VerdictKind::NotComparable) {
        shown.add(s, i, j, verdict, counted);
    }
    Some(fell)
}

/// How many others each figure excludes, but for what its own holder corrected.
fn uncorrected(f: &[Figure], exclude: &dyn Fn(&[Figure], &[Figure]) -> Vec<usize>) -> Vec<usize> {
    exclude(f, f).iter().zip(corrections(f, exclude)).map(|(n, own)| n - own).collect()
}

/// Totals that fell over any span of days: those of one time were swept already.
fn falls(s: &Scene, figures: &[Figure], swept: usize, formed: &mut Formed, shown: &mut Shown) {
    let conflicts = |f: &[Figure]| without_derived_each(f, |f| uncorrected(f, &fallen));
    formed.comparisons += figures.len();
    let each = conflicts(figures);
    let total = each.iter().sum::<usize>() / 2;
    if total <= swept {
        return;
    }
    settle(s, figures, &each, total - swept, &conflicts, formed);
    examples(s, figures, &each, None, formed, shown);
}

/// Enters disagreements that were counted without being formed: how many, who takes part, and when it began.
fn settle(
    s: &Scene,
    figures: &[Figure],
    each: &[usize],
    more: usize,
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
    formed: &mut Formed,
) {
    *formed.counts.entry(VerdictKind::Disagree).or_default() += more;
    formed.verdict = formed.verdict.max(Some(VerdictKind::Disagree));
    for (f, _) in figures.iter().zip(each).filter(|(_, n)| **n > 0) {
        if let Some(c) = formed.in_conflict.get_mut(f.at) {
            *c = true;
        }
        if let Some((_, r)) = s.sides.get(f.at) {
            formed.conflict_until(r.said_on);
        }
    }
    let new: Vec<Figure> = figures.iter().filter(|f| s.newest.get(f.at) == Some(&true)).copied().collect();
    formed.disagree_newest += conflicts(&new).iter().sum::<usize>() / 2;
    // The first so many reports hold a conflict or they do not, and more of them never hold less: halving finds the
    // report with which it began.
    let mut by_day: Vec<Figure> = figures.iter().zip(each).filter(|(_, n)| **n > 0).map(|(f, _)| *f).collect();
    by_day.sort_by_key(|f| (f.said.1, f.at));
    // It takes two; where an older conflict is known already there is nothing to find.
    let earliest = by_day.get(1).map(|f| f.said.1);
    if formed.opened.is_some_and(|o| earliest >= o.latest().map(number_of)) {
        return;
    }
    let (mut low, mut high) = (0, by_day.len());
    while low < high {
        let mid = (low + high) / 2;
        let begun = by_day.get(..=mid).is_some_and(|first| conflicts(first).iter().any(|&n| n > 0));
        formed.comparisons += mid;
        (low, high) = if begun { (low, mid) } else { (mid + 1, high) };
    }
    if let Some((_, r)) = by_day.get(low).and_then(|f| s.sides.get(f.at)) {
        formed.conflict_from(r.said_on);
    }
}

/// Shows some of the disagreements that were counted, for the newest reports that take part.
fn examples(s: &Scene, figures: &[Figure], each: &[usize], w: Within, formed: &mut Formed, shown: &mut Shown) {
    let mut involved: Vec<(&Figure, usize)> =
        figures.iter().zip(each.iter().copied()).filter(|(_, n)| *n > 0).collect();
    involved.sort_by_key(|(f, _)| f.at);
    let mut lows: Vec<&Figure> = figures.iter().collect();
    let mut highs = lows.clone();
    lows.sort_by_key(|f| (f.high, f.at));
    highs.sort_by_key(|f| (std::cmp::Reverse(f.low), f.at));
    let mut looks = 4 * figures.len() + SHOWN;
    let before = shown.disagreeing();
    for (f, n) in involved {
        // The most distant ones first: from both ends of the sorted bounds.
        let below = lows.iter().take_while(|o| o.high < f.low);
        let above = highs.iter().take_while(|o| f.high < o.low);
        let mut wanted = n.min(8);
        for o in below.chain(above) {
            let found = shown.disagreeing() > before;
            if wanted == 0 || shown.disagreeing() >= SHOWN || (looks == 0 && found) {
                break;
            }
            looks = looks.saturating_sub(1);
            if close(f, o, w) {
                let was = shown.disagreeing();
                try_pair(s, f.at, o.at, false, formed, shown);
                wanted -= usize::from(shown.disagreeing() > was);
            }
        }
    }
}

/// Few distinct readings: each pair of readings has one verdict, but for a holder's own corrections.
fn by_reading(s: &Scene, lists: &[Vec<Figure>], w: Within, formed: &mut Formed, shown: &mut Shown) {
    for (i, a) in lists.iter().enumerate() {
        for (j, c) in lists.iter().enumerate().skip(i) {
            formed.comparisons += 1;
            let (Some(x), Some(y)) = (a.first(), c.first()) else { continue };
            let Some(base) = base(s, x.at, y.at) else { continue };
            let halve = if i == j { 2 } else { 1 };
            let itself = usize::from(i == j);
            let own_count = base.corrected;
            let of = |from: &[Figure], to: &[Figure]| -> (Vec<usize>, Vec<usize>) {
                let mut near = at_one_time(from, to, w);
                let corrected = if own_count { own_words(from, to, w) } else { vec![0; from.len()] };
                for (n, own) in near.iter_mut().zip(&corrected) {
                    *n -= own + itself;
                }
                (near, corrected)
            };
            let (theirs, own) = of(a, c);
            let (count, revised) = (theirs.iter().sum::<usize>() / halve, own.iter().sum::<usize>() / halve);
            let back = || if i == j { theirs.clone() } else { of(c, a).0 };
            for (kind, n, each) in [(base.kind, count, &theirs), (VerdictKind::DiffersOverTime, revised, &own)] {
                if n == 0 {
                    continue;
                }
                if kind == VerdictKind::Disagree {
                    let (figures, each): (Vec<Figure>, Vec<usize>) = if i == j {
                        (a.clone(), each.clone())
                    } else {
                        (a.iter().chain(c).copied().collect(), each.iter().copied().chain(back()).collect())
                    };
                    let conflicts = |first: &[Figure]| -> Vec<usize> {
                        let is_a = |f: &Figure| a.binary_search_by_key(&f.at, |g| g.at).is_ok();
                        let (l, r): (Vec<Figure>, Vec<Figure>) = first.iter().copied().partition(is_a);
                        of(&l, &r).0
                    };
                    // One side's counts hold every pair once; `settle` halves where both sides are counted.
                    settle_across(s, &figures, &each, n, &conflicts, formed);
                } else {
                    *formed.counts.entry(kind).or_default() += n;
                    if base.co_temporal || kind != base.kind {
                        formed.verdict = formed.verdict.max(Some(kind));
                    }
                    formed.changes_over_time |= kind == VerdictKind::DiffersOverTime;
                }
                show_reading(s, (a, c), kind, n, each, formed, shown);
            }
        }
    }
}

/// As [`settle`], for conflicts counted from one side of two lists.
fn settle_across(
    s: &Scene,
    figures: &[Figure],
    each: &[usize],
    n: usize,
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
    formed: &mut Formed,
) {
    let doubled = |f: &[Figure]| -> Vec<usize> { conflicts(f).into_iter().map(|n| 2 * n).collect() };
    settle(s, figures, each, n, &doubled, formed);
}

/// The newest pair of two readings with the verdict that was counted.
fn show_reading(
    s: &Scene,
    (a, c): (&[Figure], &[Figure]),
    kind: VerdictKind,
    count: usize,
    each: &[usize],
    formed: &mut Formed,
    shown: &mut Shown,
) {
    for (f, _) in a.iter().zip(each).filter(|(_, n)| **n > 0).take(2) {
        for o in c.iter().filter(|o| o.at != f.at) {
            let (Some((_, x)), Some((_, y))) = (s.sides.get(f.at), s.sides.get(o.at)) else { continue };
            formed.comparisons += 1;
            let (x, y) = if f.at < o.at { (x, y) } else { (y, x) };
            if let Some(v) = pair(s.b, x, y).filter(|v| v.kind == kind) {
                shown.counted(s, f.at.min(o.at), f.at.max(o.at), v, count);
                return;
            }
        }
    }
}

struct Base {
    kind: VerdictKind,
    co_temporal: bool,
    /// A holder's own later word makes it a correction.
    corrected: bool,
}

/// What two readings are to each other where time and holder play no part.
fn base(s: &Scene, i: usize, j: usize) -> Option<Base> {
    let (x, y) = (&s.sides.get(i)?.1, &s.sides.get(j)?.1);
    if x.derived && y.derived {
        return None;
    }
    // The same two, as if said by different people at one time.
    let x = Report { holder: None, ..x.clone() };
    let v = pair(s.b, &x, &Report { holder: None, time: x.time, ..y.clone() })?;
    let stance = matches!(x.said, Said::Stance(..));
    let corrected = v.kind == VerdictKind::Disagree || (stance && v.kind == VerdictKind::Compatible);
    Some(Base { kind: v.kind, co_temporal: v.co_temporal, corrected })
}

/// Many distinct amounts or dates: counted by their sorted bounds.
fn by_bounds(s: &Scene, figures: &[Figure], w: Within, formed: &mut Formed, shown: &mut Shown) {
    // Reports with an amendment between them do not disagree, whatever they say.
    let mut segments: BTreeMap<usize, Vec<Figure>> = BTreeMap::new();
    for f in figures {
        let at = s.sides.get(f.at).map_or(0, |(_, r)| segment(s, r));
        segments.entry(at).or_default().push(*f);
    }
    let halves = |v: Vec<usize>| v.iter().sum::<usize>() / 2;
    let apart = |f: &[Figure], o: &[Figure]| exclusive(f, o, w);
    let total = without_derived(figures, |f| pairs(f, w));
    let all_exclusive = without_derived(figures, |f| halves(apart(f, f)));
    let same = without_derived(figures, |f| match f.first() {
        Some(g) if g.amount.is_none() => {
            let soft: Vec<Figure> = f.iter().map(|f| Figure { low: f.soft.0, high: f.soft.1, ..*f }).collect();
            pairs(f, w) - halves(apart(&soft, &soft))
        }
        _ => agreeing(f, w, &mut formed.comparisons),
    });
    formed.comparisons += 4 * figures.len();
    let (mut excluded, mut revised) = (0, 0);
    for members in segments.values() {
        let conflicts = |f: &[Figure]| without_derived_each(f, |f| uncorrected(f, &apart));
        let each = conflicts(members);
        let disagree = halves(each.clone());
        excluded += without_derived(members, |f| halves(apart(f, f)));
        revised += without_derived(members, |f| halves(corrections(f, &apart)));
        if disagree > 0 {
            settle(s, members, &each, disagree, &conflicts, formed);
            examples(s, members, &each, w, formed, shown);
        }
    }
    let over_time = revised + (all_exclusive - excluded);
    for (kind, n) in [
        (VerdictKind::Agree, same),
        (VerdictKind::Compatible, total - same - all_exclusive),
        (VerdictKind::DiffersOverTime, over_time),
    ] {
        if n > 0 {
            *formed.counts.entry(kind).or_default() += n;
            formed.verdict = formed.verdict.max(Some(kind));
            formed.changes_over_time |= kind == VerdictKind::DiffersOverTime;
        }
    }
}

/// The bound check of rule R4 between a part and a whole. Derived figures take part within their own population only.
fn parts_of(
    s: &Scene,
    n: NumberId,
    parts: &[usize],
    wholes: &[usize],
    declared: bool,
    formed: &mut Formed,
    shown: &mut Shown,
) {
    let list = |members: &[usize]| -> Vec<Figure> {
        members.iter().filter_map(|&at| figure(s, at)).filter(|f| !f.derived).collect()
    };
    let (parts, wholes) = (list(parts), list(wholes));
    let w = within(s);
    let total: usize = at_one_time(&parts, &wholes, w).iter().sum();
    // Whether a part that grew past an earlier whole is a conflict depends on the days, so totals are swept.
    if total <= SWEEP * (parts.len() + wholes.len()) || s.b.number(n).series == Series::Cumulative {
        let mut left = SWEEP * (parts.len() + wholes.len());
        let mut wholes = wholes;
        wholes.sort_by_key(|f| f.time);
        let longest = wholes.iter().map(|f| f.time.1.saturating_sub(f.time.0)).max().unwrap_or(0);
        for p in &parts {
            let from = w.map_or(0, |days| {
                let first = p.time.0.saturating_sub(days).saturating_sub(longest);
                wholes.partition_point(|f| f.time.0 < first)
            });
            for o in wholes.iter().skip(from) {
                if w.is_some_and(|days| o.time.0.saturating_sub(p.time.1) > days) || left == 0 {
                    break;
                }
                left -= 1;
                if w.is_none_or(|days| p.time.0.saturating_sub(o.time.1) <= days) {
                    let (Some((_, x)), Some((_, y))) = (s.sides.get(p.at), s.sides.get(o.at)) else { continue };
                    let comparable = pair(s.b, x, y).is_some_and(|v| v.kind != VerdictKind::NotComparable);
                    if comparable {
                        try_pair(s, p.at, o.at, true, formed, shown);
                    }
                }
            }
        }
        return;
    }
    let each: Vec<usize> = apart(&parts, &wholes, w).into_iter().map(|(below, _)| below).collect();
    let too_large: usize = each.iter().sum();
    formed.comparisons += parts.len() + wholes.len();
    if declared && total > too_large {
        *formed.counts.entry(VerdictKind::Compatible).or_default() += total - too_large;
        formed.verdict = formed.verdict.max(Some(VerdictKind::Compatible));
    }
    if too_large > 0 {
        let ats: std::collections::BTreeSet<usize> = parts.iter().map(|f| f.at).collect();
        let conflicts = |f: &[Figure]| -> Vec<usize> {
            let (p, o): (Vec<Figure>, Vec<Figure>) = f.iter().copied().partition(|f| ats.contains(&f.at));
            apart(&p, &o, w).into_iter().map(|(below, _)| below).collect()
        };
        let above: Vec<usize> = apart(&wholes, &parts, w).into_iter().map(|(_, above)| above).collect();
        let figures: Vec<Figure> = parts.iter().chain(&wholes).copied().collect();
        let both: Vec<usize> = each.iter().copied().chain(above).collect();
        settle_across(s, &figures, &both, too_large, &conflicts, formed);
        examples(s, &figures, &both, w, formed, shown);
    }
}

/// A few claims beside many: vague ones, and affirmations of contrary questions. The newest come first, up to the same
/// number of pairs for each claim as a sweep.
fn beside(s: &Scene, few: &[usize], many: &[usize], formed: &mut Formed, shown: &mut Shown) {
    let mut left = SWEEP * (few.len() + many.len());
    let w = within(s);
    let mut list: Vec<Figure> = many.iter().filter_map(|&at| figure(s, at)).collect();
    list.sort_by_key(|f| f.at);
    list.dedup_by_key(|f| f.at);
    for (k, x) in few.iter().filter_map(|&at| figure(s, at)).enumerate() {
        let others = few.iter().skip(k + 1).filter_map(|&at| figure(s, at));
        for y in list.iter().copied().chain(others) {
            if left == 0 {
                return;
            }
            left -= 1;
            let near =
                w.is_none_or(|days| x.time.0.saturating_sub(y.time.1).max(y.time.0.saturating_sub(x.time.1)) <= days);
            if near {
                try_pair(s, x.at, y.at, true, formed, shown);
            }
        }
    }
}

/// The newest claims are always shown pair by pair.
fn newest_matrix(s: &Scene, shown: &mut Shown, formed: &mut Formed) {
    let newest = || (0..s.sides.len().min(SMALL)).filter(|&i| matches!(s.sides.get(i), Some((Side::Claim(_), _))));
    for i in newest() {
        for j in newest().filter(|&j| j > i) {
            try_pair(s, i, j, false, formed, shown);
        }
    }
}

/// Pairs to be shown: one for each pair of readings and verdict, the newest.
#[derive(Default)]
struct Shown {
    groups: BTreeMap<(usize, usize, VerdictKind), (usize, usize, Pair)>,
    readings: HashMap<String, usize>,
    of: HashMap<usize, usize>,
    disagreeing: usize,
}

impl Shown {
    fn disagreeing(&self) -> usize {
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
            Said::Due(d) => format!("{:?}{:?}", d.soft, d.hard),
            Said::Stance(st, g) => format!("{st:?}{g:?}"),
            Said::Answer(a) => format!("{a}"),
        };
        let name = format!("{:?}{:?}{:?}{}{what}", r.populations, r.modality, r.event, r.derived);
        let next = self.readings.len();
        let id = *self.readings.entry(name).or_insert(next);
        self.of.insert(at, id);
        id
    }

    fn add(&mut self, s: &Scene, i: usize, j: usize, verdict: crate::model::Verdict, counted: bool) {
        self.insert(s, i, j, verdict, usize::from(counted), false);
    }

    /// A pair that stands for `count`, all of its readings.
    fn counted(&mut self, s: &Scene, i: usize, j: usize, verdict: crate::model::Verdict, count: usize) {
        self.insert(s, i, j, verdict, count, true);
    }

    fn insert(&mut self, s: &Scene, i: usize, j: usize, verdict: crate::model::Verdict, n: usize, all: bool) {
        let (Some((a, _)), Some((b, _))) = (s.sides.get(i), s.sides.get(j)) else { return };
        let (p, q) = (self.reading(s, i), self.reading(s, j));
        let kind = verdict.kind;
        let pair = Pair { a: *a, b: *b, verdict, count: n };
        match self.groups.entry((p.min(q), p.max(q), kind)) {
            std::collections::btree_map::Entry::Vacant(e) => {
                e.insert((i, j, pair));
                self.disagreeing += usize::from(kind == VerdictKind::Disagree);
            }
            std::collections::btree_map::Entry::Occupied(mut e) => {
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

    fn into_pairs(self, s: &Scene) -> Vec<Pair> {
        let mut pairs: Vec<Pair> =
            self.groups.into_values().map(|(_, _, p)| Pair { count: p.count.max(1), ..p }).collect();
        super::form::worst_first(s.sides, &mut pairs);
        pairs.truncate(SHOWN);
        pairs
    }
}
