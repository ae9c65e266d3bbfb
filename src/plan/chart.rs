//! A number's reports as intervals on one axis: geometry only, so that a theme draws without arithmetic.
//!
//! A picture of hundreds of rows says nothing, so it draws [`ROWS`] reports in all, the newest of each group, and sums up
//! the older ones by month, quarter or year: one row each, with a mark for every figure. Nothing is left out silently.

use super::axis::{self, NARROWEST, rounded};
use super::context::At;
use super::dates;
use super::fair::shares;
use super::group::Group;
use super::period::{Unit, periods};
use super::views::{Bar, ChartGroup, Extent, Folded, IntervalChart, Part, PeriodBar, Tick};
use super::words::{Words, fill, fill_parts};
use crate::model::{ClaimIx, Days, Exact, Interval, NumberId, Quantity, SubjectId};
use crate::relate::Side;
use std::collections::{BTreeMap, BTreeSet};

/// Reports that are drawn one by one.
const ROWS: usize = 24;
/// Rows that sum up older reports.
const PERIODS: usize = 12;

/// One group's share of the picture.
struct Drawn<'g> {
    group: &'g Group,
    /// Newest first, derived figures after the claims.
    rows: Vec<(Side, &'g Quantity)>,
    /// Claims that are summed up, newest first.
    older: Vec<(ClaimIx, &'g Quantity)>,
}

/// What each side of a disagreement is opposed by.
type Rivals = BTreeMap<Side, Vec<Side>>;

impl<'a> At<'a> {
    pub fn chart(&self, n: NumberId, groups: &[Group]) -> Option<IntervalChart> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let drawn = self.drawn(n, groups);
        let older = drawn.iter().flat_map(|d| d.older.iter().map(|(_, q)| *q));
        let all: Vec<&Quantity> = drawn.iter().flat_map(|d| d.rows.iter().map(|(_, q)| *q)).chain(older).collect();
        let axis = Axis::around(near(all.iter().copied()).into_iter(), self.scale(subject).share)?;
        let rivals = self.opposed(subject);
        let headed = groups.len() > 1;
        let each = (PERIODS / drawn.iter().filter(|d| !d.older.is_empty()).count().max(1)).max(1);
        let views: Vec<ChartGroup> = drawn
            .iter()
            .map(|d| {
                let ground = self.newest_ground(n, d.group).filter(|g| g.sides.len() > 1);
                let common = ground.and_then(|g| Some((axis.span(g.soft.as_ref()?).0, &g.sides)));
                let bar = |(side, q): &(Side, &Quantity)| {
                    let common = common.as_ref().filter(|(_, sides)| sides.contains(side)).map(|(x, _)| *x);
                    self.bar(subject, *side, q, &axis, &rivals, common)
                };
                ChartGroup {
                    heading: if headed { self.group_label(n, &d.group.key) } else { String::new() },
                    href: format!("#{}", self.group_anchor(n, &d.group.key)),
                    bars: d.rows.iter().filter_map(bar).collect(),
                    periods: self.older(&d.older, each, &axis, &rivals),
                }
            })
            .collect();
        let unit = match self.scale(subject).unit {
            "" => String::new(),
            unit => fill(w.chart_unit, &[("unit", unit)]),
        };
        let left_out: usize = groups.iter().skip(drawn.len()).map(|g| g.claims.len()).sum();
        Some(IntervalChart {
            title: fill(w.chart_title, &[("label", &self.cx.b.number(n).label)]),
            description: fill(w.chart_desc, &[("n", &w.count(all.len(), w.reports)), ("unit", &unit)]),
            ticks: axis.ticks(self.scale(subject).share, w),
            has_common: views.iter().any(|g| g.bars.iter().any(|b| b.common.is_some())),
            has_conflict: views.iter().any(|g| g.bars.iter().any(|b| !b.conflict.is_empty())),
            has_periods: views.iter().any(|g| !g.periods.is_empty()),
            groups: views,
            more: (left_out > 0).then(|| Folded {
                count: left_out,
                sentence: fill(w.chart_more, &[("n", &w.count(left_out, w.reports))]),
                links: Vec::new(),
            }),
        })
    }

    /// Who opposes whom, as the log has it.
    fn opposed(&self, subject: SubjectId) -> Rivals {
        let mut out: Rivals = BTreeMap::new();
        let of = self.cx.relations(subject);
        let log = self.cx.disagreements(subject);
        let pairs = log.flat_map(|(_, d)| {
            let own = (d.subject == subject).then_some(&d.pairs);
            own.into_iter().chain(d.entails.iter().filter(|e| e.subject == subject).map(|e| &e.pairs)).flatten()
        });
        for pair in pairs.filter_map(|p| of.pairs.get(*p)) {
            out.entry(pair.a).or_default().push(pair.b);
            out.entry(pair.b).or_default().push(pair.a);
        }
        out
    }

    /// Newest first within each group, derived figures after the claims; as many of each group as fit.
    fn drawn<'g>(&'g self, n: NumberId, groups: &'g [Group]) -> Vec<Drawn<'g>> {
        let of = self.cx.relations(SubjectId::Number(n));
        let sorted = groups.iter().take(ROWS).map(|group| {
            // What is in another unit has no place on this axis.
            let own = |ix: &ClaimIx| self.cx.b.claim(*ix).quantity().filter(|q| q.foreign_unit.is_none());
            let claims: Vec<(ClaimIx, &Quantity)> =
                group.claims.iter().filter_map(|ix| Some((*ix, own(ix)?))).collect();
            let derived = of
                .derived
                .iter()
                .enumerate()
                .filter(|(_, d)| (d.modality, d.event, d.population.into_iter().collect()) == group.key);
            let derived: Vec<(Side, &Quantity)> = derived.map(|(i, d)| (Side::Derived(i), &d.quantity)).collect();
            (group, claims, derived)
        });
        let sorted: Vec<_> = sorted.collect();
        let sizes: Vec<usize> = sorted.iter().map(|(_, claims, derived)| claims.len() + derived.len()).collect();
        let shares = shares(&sizes, ROWS);
        let drawn = sorted.into_iter().zip(shares).map(|((group, mut claims, derived), share)| {
            // A few computed figures stay in sight; all of them stand in their own list on the page.
            let computed = derived.len().min(share.saturating_sub(claims.len()).max(share / 6));
            let older = claims.split_off((share - computed).min(claims.len()));
            let claims = claims.into_iter().map(|(ix, q)| (Side::Claim(ix), q));
            Drawn { group, rows: claims.chain(derived.into_iter().take(computed)).collect(), older }
        });
        drawn.filter(|d| !d.rows.is_empty()).collect()
    }

    fn bar(
        &self,
        subject: SubjectId,
        side: Side,
        q: &Quantity,
        axis: &Axis,
        rivals: &Rivals,
        common: Option<Extent>,
    ) -> Option<Bar> {
        let s = self.side(subject, side)?;
        let (usual, ..) = axis.span(&q.soft);
        let (loosest, open_left, open_right) = axis.span(&q.hard);
        Some(Bar {
            label: s.value,
            note: note(&s.source.label, &s.as_of.text, self.cx.w),
            href: s.href,
            claim: s.claim,
            derived: s.derived,
            x: usual.x,
            width: usual.width,
            loose_x: loosest.x,
            loose_width: loosest.width,
            point_x: axis.place(q.point.to_f64()),
            beyond: q.point.to_f64() > axis.high || q.point.to_f64() < axis.low,
            open_left,
            open_right,
            common,
            conflict: rivals.get(&side).map(|of| self.conflict_with(subject, of)).unwrap_or_default(),
        })
    }

    /// "disagrees with 1,300 boats and 2 more"
    fn conflict_with(&self, subject: SubjectId, rivals: &[Side]) -> Vec<Part> {
        let w = self.cx.w;
        let Some(first) = rivals.first().and_then(|s| self.side(subject, *s)) else { return Vec::new() };
        let kind = if first.derived { "derived" } else { "figure" };
        let value = Part { text: first.value, kind, href: Some(first.href), claim: Some(first.claim) };
        let others = rivals.len() - 1;
        let template = if others == 0 { w.chart_conflict } else { w.chart_conflict_more };
        fill_parts(template, &[("value", vec![value]), ("n", vec![Part::text(w.whole(others))])])
    }

    /// Reports that are not drawn one by one, by the time of which they speak.
    fn older(&self, of: &[(ClaimIx, &Quantity)], most: usize, axis: &Axis, rivals: &Rivals) -> Vec<PeriodBar> {
        let w = self.cx.w;
        let day = |ix: ClaimIx| self.cx.b.claim(ix).as_of.days.latest();
        let units = [Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];
        let dated = of.iter().map(|x| (day(x.0), *x)).collect();
        let out = periods(dated, &units, most).into_iter().filter_map(|(span, of)| {
            let low = of.iter().min_by_key(|(ix, q)| (q.point, *ix))?;
            let high = of.iter().max_by_key(|(ix, q)| (q.point, std::cmp::Reverse(*ix)))?;
            let ends = of.iter().map(|(_, q)| axis.span(&q.soft).0);
            let (left, right) = ends.fold((100.0f64, 0.0f64), |(l, r), e| (l.min(e.x), r.max(e.x + e.width)));
            let marks: BTreeSet<u32> = of.iter().map(|(_, q)| axis.place(q.point.to_f64()).round() as u32).collect();
            let opposed = of.iter().filter(|(ix, _)| rivals.contains_key(&Side::Claim(*ix))).count();
            let figure = |x: &(ClaimIx, &Quantity)| vec![self.figure(x.0, self.short(self.cx.b.claim(x.0)))];
            let count = vec![Part::text(w.count(of.len(), w.reports))];
            let slots = [("n", count), ("low", figure(low)), ("high", figure(high))];
            let same = self.short(self.cx.b.claim(low.0)) == self.short(self.cx.b.claim(high.0));
            Some(PeriodBar {
                title: span.map_or(w.undated.to_owned(), |d: Days| dates::days(&d, w)),
                sentence: fill_parts(if same { w.chart_period_one } else { w.chart_period }, &slots),
                conflict: if opposed == 0 { String::new() } else { w.count(opposed, w.in_conflict) },
                x: rounded(left),
                width: rounded((right - left).max(NARROWEST)),
                marks: marks.into_iter().collect(),
            })
        });
        out.collect()
    }
}

/// Source and the day that the figure describes, said once where they are the same.
fn note(source: &str, as_of: &str, w: &Words) -> String {
    // How the day is known may stand behind it.
    let (_, behind) = w.date_inferred.split_once("{date}").unwrap_or_default();
    let opened = behind.split('{').next().filter(|text| !text.trim().is_empty());
    let day = opened.and_then(|mark| Some(source.rsplit_once(mark)?.0)).unwrap_or(source);
    let ends = |text: &&str| text.strip_suffix(as_of).is_some_and(|rest| !rest.ends_with(char::is_numeric));
    if [source, day].iter().any(ends) { source.to_owned() } else { format!("{source}{}{as_of}", w.comma) }
}

/// The figures that the axis is made for. A few that are many times larger than all others would press those into one
/// spot: they are drawn as arrows at the edge instead.
fn near<'q>(quantities: impl Iterator<Item = &'q Quantity>) -> Vec<&'q Quantity> {
    let mut all: Vec<&Quantity> = quantities.collect();
    all.sort_by_key(|q| q.point);
    let far = (1..=all.len() / 4)
        .filter(|far| {
            let at = all.len() - far;
            all[at].point.to_f64() > 4.0 * all[at - 1].point.to_f64()
        })
        .max();
    all.truncate(all.len() - far.unwrap_or(0));
    all
}

struct Axis {
    low: f64,
    high: f64,
    step: f64,
}

impl Axis {
    /// Wide enough for every usual reading, from round figure to round figure; from zero where that costs little room.
    fn around<'q>(quantities: impl Iterator<Item = &'q Quantity>, share: bool) -> Option<Axis> {
        let ends = |q: &Quantity| [q.soft.low.value(), q.soft.high.value(), Some(q.point)];
        let exact: Vec<Exact> = quantities.flat_map(ends).flatten().collect();
        // A tick between two whole numbers of things counted marks nothing.
        let finest = if exact.iter().all(|v| v.is_integer()) { 1.0 } else { 0.0 };
        let all: Vec<f64> = exact.into_iter().map(Exact::to_f64).collect();
        let (mut low, mut high) = (all.iter().copied().reduce(f64::min)?, all.iter().copied().reduce(f64::max)?);
        if share {
            (low, high) = (0.0, 1.0);
        }
        if low >= 0.0 && low < high * 0.4 {
            low = 0.0;
        }
        if high <= low {
            let margin = if high == 0.0 { 1.0 } else { high.abs() * 0.2 };
            (low, high) = (low - margin, high + margin);
        }
        let step = round_step((high - low) / 5.0).max(finest);
        Some(Axis { low: (low / step).floor() * step, high: (high / step).ceil() * step, step })
    }

    fn place(&self, v: f64) -> f64 {
        rounded(((v - self.low) / (self.high - self.low) * 100.0).clamp(0.0, 100.0))
    }

    /// Where an interval stands, and whether it goes on beyond the picture to the left and to the right.
    fn span(&self, i: &Interval) -> (Extent, bool, bool) {
        let (low, high) = (i.low.value().map(Exact::to_f64), i.high.value().map(Exact::to_f64));
        // A reading too narrow for the scale, or a single point, stays visible.
        let left = low.map_or(0.0, |v| self.place(v)).min(100.0 - NARROWEST);
        let right = high.map_or(100.0, |v| self.place(v));
        let extent = Extent { x: left, width: rounded((right - left).max(NARROWEST)) };
        (extent, low.is_none_or(|v| v < self.low), high.is_none_or(|v| v > self.high))
    }

    fn ticks(&self, share: bool, w: &Words) -> Vec<Tick> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        let ticks = (0..=count.min(20)).map(|i| {
            let v = self.low + self.step * i as f64;
            (self.place(v), tick(if share { v * 100.0 } else { v }, share, w))
        });
        axis::thinned(ticks.collect())
    }
}

/// 1, 2 or 5 times a power of ten.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    match rough / power {
        r if r <= 1.0 => power,
        r if r <= 2.0 => 2.0 * power,
        r if r <= 5.0 => 5.0 * power,
        _ => 10.0 * power,
    }
}

fn tick(v: f64, share: bool, w: &Words) -> String {
    let text = format!("{:.6}", v.abs());
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part = part.trim_end_matches('0');
    let sign = if v < 0.0 { "−" } else { "" };
    let mut out = format!("{sign}{}", super::words::group(whole, w.thousands));
    if !part.is_empty() {
        out.push_str(w.decimal);
        out.push_str(part);
    }
    if share { fill(w.per_cent, &[("v", &out)]) } else { out }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;
    use crate::model::{Hedge, Widths};

    fn about(v: i64) -> Quantity {
        Figure::counted(Hedge::About, Exact::from_int(v), None).denote("x", &Widths::default()).unwrap()
    }

    #[test]
    fn the_axis_holds_every_usual_reading_and_round_ticks() {
        for values in [vec![10_000], vec![10_000, 2_500], vec![3, 100_000], vec![9_592, 10_000]] {
            let quantities: Vec<Quantity> = values.into_iter().map(about).collect();
            let axis = Axis::around(quantities.iter(), false).unwrap();
            for q in &quantities {
                let (at, open_left, open_right) = axis.span(&q.soft);
                assert!(at.x >= 0.0 && at.x + at.width <= 100.01 && at.width > 0.0 && !open_left && !open_right);
            }
            let ticks = axis.ticks(false, Words::of("en"));
            assert!((2..=12).contains(&ticks.len()), "{ticks:?}");
        }
        let axis = Axis::around([about(10_000)].iter(), false).unwrap();
        assert_eq!(axis.ticks(false, Words::of("en"))[0].label, "9,000");
    }

    #[test]
    fn an_axis_of_counts_has_whole_ticks() {
        let counts =
            [2, 3].map(|v| Figure::counted(Hedge::Exact, Exact::from_int(v), None).denote("x", &Widths::default()));
        let axis = Axis::around(counts.iter().flatten(), false).unwrap();
        assert!(axis.ticks(false, Words::of("en")).iter().all(|t| !t.label.contains('.')));
    }

    #[test]
    fn a_lone_giant_does_not_press_the_others_into_one_spot() {
        let all = [about(2_500), about(7_000), about(10_000), about(10_500), about(100_000)];
        let axis = Axis::around(near(all.iter()).into_iter(), false).unwrap();
        assert!(axis.high < 20_000.0, "{}", axis.high);
        assert!(axis.span(&all[4].hard).2, "the giant is marked as beyond the axis");
        // Half of the figures are no exception: all of them are shown.
        assert_eq!(near([about(10), about(100_000)].iter()).len(), 2);
    }

    #[test]
    fn a_reading_without_end_reaches_the_edge() {
        let over = Figure::counted(Hedge::Over, Exact::from_int(5), None).denote("over 5", &Widths::default()).unwrap();
        let axis = Axis::around([over.clone(), about(10)].iter(), false).unwrap();
        let (at, _, open_right) = axis.span(&over.hard);
        assert!(open_right && (at.x + at.width - 100.0).abs() < 0.01);
    }
}
