//! Reports as figures that can be sorted and counted, and the keys by which equal readings are found.

use super::Scene;
use crate::model::day::days_from;
use crate::model::{Days, Direction, Exact, Hedge, Interval, Series, Stance, SubjectId};
use crate::relate::count::{Figure, Within};
use crate::relate::position::STANCE_DAYS;
use crate::relate::quantity::Edge;
use crate::relate::report::{Report, Said};
use jiff::civil::Date;

/// Equal readings have equal keys.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::relate) enum Key<'a> {
    Amount(&'a Hedge, Exact, (Edge, Edge), (Edge, Edge), bool),
    /// And how many amendments had been made by then.
    Due(Direction, Days, Days, usize),
    Stance(Stance, &'a [usize]),
    Answer(usize),
}

pub(in crate::relate) fn key<'a>(s: &'a Scene, at: usize) -> Option<Key<'a>> {
    let (_, r) = s.sides.get(at)?;
    Some(match r.said {
        Said::Quantities(q) => {
            let q = q.first()?;
            let edges = |i: &Interval| (Edge::low(i.low), Edge::high(i.high));
            Key::Amount(&q.hedge, q.point, edges(&q.soft), edges(&q.hard), r.derived)
        }
        Said::Due(d) => Key::Due(d.direction(), d.bound.0, d.bound.1, segment(s, r)),
        Said::Stance(st, g) => Key::Stance(st, g),
        Said::Answer(a) => Key::Answer(a),
    })
}

/// Two reports have an amendment between them exactly where their segments differ: before, on and after each one.
pub(in crate::relate) fn segment(s: &Scene, r: &Report) -> usize {
    let SubjectId::Deadline(d) = s.subject else { return 0 };
    let said = r.said_on.latest();
    s.b.deadline(d)
        .amended_by
        .iter()
        .filter_map(|m| m.on.latest())
        .map(|m| usize::from(said >= Some(m)) + usize::from(said > Some(m)))
        .sum()
}

pub(in crate::relate) const FAR: i64 = i64::MAX / 8;

pub(in crate::relate) fn number_of(day: Date) -> i64 {
    days_from(Date::constant(2000, 1, 1), day)
}

pub(in crate::relate) fn span(d: Days) -> (i64, i64) {
    let (from, to) = (d.from.map_or(-FAR, number_of), d.to.map_or(FAR, number_of));
    // Counting relies on a span that does not end before it begins.
    (from.min(to), from.max(to))
}

pub(in crate::relate) fn figure<'a>(s: &'a Scene, at: usize) -> Option<Figure<'a>> {
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
            // Bounds that meet do not exclude each other, so each reaches one day further; days that meet do.
            let further = i64::from(d.direction() != Direction::Exact);
            let day = |d: i64| Edge::At(Exact::from_int(d), 0);
            let reach = |d: Days| (day(span(d).0), day(span(d).1.saturating_add(further)));
            ((f.low, f.high), f.soft) = (reach(d.bound.1), reach(d.bound.0));
        }
        Said::Stance(..) | Said::Answer(_) => {}
    }
    Some(f)
}

pub(in crate::relate) fn within(s: &Scene) -> Within {
    match s.subject {
        SubjectId::Number(n) => {
            let n = s.b.number(n);
            (n.series != Series::Fixed).then_some(i64::from(n.stable_for))
        }
        SubjectId::Deadline(_) => None,
        SubjectId::Question(q) => s.b.question(q).answers.is_empty().then_some(STANCE_DAYS),
    }
}

pub(in crate::relate) fn cumulative(s: &Scene) -> bool {
    matches!(s.subject, SubjectId::Number(n) if s.b.number(n).series == Series::Cumulative)
}

/// Pairs with a derived figure on both sides are none, so whatever is counted among all is counted among the derived
/// ones as well and taken off.
pub(in crate::relate) fn without_derived(figures: &[Figure], mut count: impl FnMut(&[Figure]) -> usize) -> usize {
    let derived: Vec<Figure> = figures.iter().filter(|f| f.derived).copied().collect();
    count(figures) - if derived.is_empty() { 0 } else { count(&derived) }
}

pub(in crate::relate) fn without_derived_each(
    figures: &[Figure],
    count: impl Fn(&[Figure]) -> Vec<usize>,
) -> Vec<usize> {
    let mut all = count(figures);
    let derived: Vec<Figure> = figures.iter().filter(|f| f.derived).copied().collect();
    let among = count(&derived);
    for ((n, _), less) in all.iter_mut().zip(figures).filter(|(_, f)| f.derived).zip(among) {
        *n -= less;
    }
    all
}

/// Wordings of due dates that leave different sides open have no common order by which they could be counted.
pub(in crate::relate) fn of_one_direction(s: &Scene, figures: &[Figure]) -> bool {
    let direction = |f: &Figure| match s.sides.get(f.at).map(|(_, r)| &r.said) {
        Some(Said::Due(d)) => Some(d.direction()),
        _ => None,
    };
    figures.windows(2).all(|two| matches!(two, [a, b] if direction(a) == direction(b)))
}
