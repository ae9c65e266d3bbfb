//! Reports as figures that can be sorted and counted, and the keys by which equal readings are found.

use super::Scene;
use crate::model::day::days_from;
use crate::model::{Days, Direction, Exact, Hedge, Interval, Series, SourceId, Stance, SubjectId};
use crate::relate::count::{Figure, Within};
use crate::relate::due::versions;
use crate::relate::quantity::Edge;
use crate::relate::report::{Report, Said};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Equal readings have equal keys.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::relate) enum Key<'a> {
    Amount(&'a Hedge, Exact, (Edge, Edge), (Edge, Edge), bool),
    /// And how many amendments had been made by then, and which of the deadline's dates it gives.
    Due(Direction, Days, Days, usize, Vec<usize>),
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
        Said::Due(d) => {
            let given = match s.subject {
                SubjectId::Deadline(id) => versions(s.b.deadline(id), r, d),
                _ => Vec::new(),
            };
            Key::Due(d.direction(), d.bound.0, d.bound.1, segment(s, r), given)
        }
        Said::Stance(st, g) => Key::Stance(st, g),
        Said::Answer(a) => Key::Answer(a),
    })
}

/// Two reports have an amendment between them exactly where their segments differ: before, on and after each one.
pub(in crate::relate) fn segment(s: &Scene, r: &Report) -> usize {
    let SubjectId::Deadline(d) = s.subject else { return 0 };
    let amendments = &s.b.deadline(d).amended_by;
    if amendments.is_empty() {
        return 0;
    }
    // Of a report whose day is not known nobody can say on which side of an amendment it stands.
    let Some(said) = r.said_on.latest() else { return usize::MAX };
    amendments
        .iter()
        .filter(|m| m.dates().is_none())
        .filter_map(|m| m.on.latest())
        .map(|m| usize::from(said >= m) + usize::from(said > m))
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
        source: r.source,
        // Two days given for one event are no two statements; reports that are compared are of one event or of none.
        stated: r.said_stated && r.event.is_none(),
        published: span(r.published),
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
        SubjectId::Number(n) => s.b.number(n).window(),
        SubjectId::Deadline(_) => None,
        SubjectId::Question(q) => s.b.question(q).window(),
    }
}

pub(in crate::relate) fn cumulative(s: &Scene) -> bool {
    matches!(s.subject, SubjectId::Number(n) if s.b.number(n).series == Series::Cumulative)
}

/// Pairs with a derived figure on both sides are none, nor are those of a derived figure and a claim of its article, so
/// whatever is counted among all is counted among these as well and taken off.
pub(in crate::relate) fn without_derived(figures: &[Figure], mut count: impl FnMut(&[Figure]) -> usize) -> usize {
    let mut all = count(figures);
    let derived = of_kind(figures, |f| f.derived);
    if derived.is_empty() {
        return all;
    }
    all -= count(&derived);
    for article in articles(figures, &derived) {
        let (made, said) = (of_kind(&article, |f| f.derived), of_kind(&article, |f| !f.derived));
        all -= count(&article) - count(&made) - count(&said);
    }
    all
}

pub(in crate::relate) fn without_derived_each(
    figures: &[Figure],
    count: impl Fn(&[Figure]) -> Vec<usize>,
) -> Vec<usize> {
    let mut all: BTreeMap<usize, usize> = figures.iter().map(|f| f.at).zip(count(figures)).collect();
    let derived = of_kind(figures, |f| f.derived);
    let mut change = |list: &[Figure], more: bool| {
        for (f, n) in list.iter().zip(count(list)) {
            if let Some(known) = all.get_mut(&f.at) {
                *known = if more { *known + n } else { *known - n };
            }
        }
    };
    change(&derived, false);
    for article in articles(figures, &derived) {
        change(&of_kind(&article, |f| f.derived), true);
        change(&of_kind(&article, |f| !f.derived), true);
        change(&article, false);
    }
    figures.iter().map(|f| all.get(&f.at).copied().unwrap_or_default()).collect()
}

fn of_kind<'a>(figures: &[Figure<'a>], is: impl Fn(&Figure) -> bool) -> Vec<Figure<'a>> {
    figures.iter().filter(|f| is(f)).copied().collect()
}

/// The figures of each article that has a derived one.
fn articles<'a>(figures: &[Figure<'a>], derived: &[Figure]) -> Vec<Vec<Figure<'a>>> {
    let mut of: BTreeMap<SourceId, Vec<Figure>> = derived.iter().map(|f| (f.source, Vec::new())).collect();
    for f in figures {
        if let Some(list) = of.get_mut(&f.source) {
            list.push(*f);
        }
    }
    of.into_values().collect()
}

/// Wordings of due dates that leave different sides open have no common order by which they could be counted.
pub(in crate::relate) fn of_one_direction(s: &Scene, figures: &[Figure]) -> bool {
    let direction = |f: &Figure| match s.sides.get(f.at).map(|(_, r)| &r.said) {
        Some(Said::Due(d)) => Some(d.direction()),
        _ => None,
    };
    figures.windows(2).all(|two| matches!(two, [a, b] if direction(a) == direction(b)))
}
