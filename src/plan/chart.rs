//! A number's reports as intervals on one axis: geometry only, so that a theme draws without arithmetic.
//!
//! Floating point is used for positions and nothing else.

use super::context::At;
use super::group::Group;
use super::part::plain;
use super::views::{Band, Bar, IntervalChart, Tick};
use super::words::{Words, fill};
use crate::model::{Exact, Interval, NumberId, Quantity, SubjectId};
use crate::relate::Side;

/// Rows of a picture that can still be read.
const ROWS: usize = 24;
const ROW: u32 = 28;
const BAR: u32 = 12;
const HEADING: u32 = 26;
const AXIS: u32 = 30;
/// Per cent of the picture's width.
const NARROWEST: f64 = 0.4;

struct Row<'g> {
    group: usize,
    first: bool,
    side: Side,
    quantity: &'g Quantity,
}

impl<'a> At<'a> {
    pub fn chart(&self, n: NumberId, groups: &[Group]) -> Option<IntervalChart> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let rows = self.rows(n, groups);
        if rows.is_empty() {
            return None;
        }
        let axis = Axis::around(near(rows.iter().map(|r| r.quantity)).into_iter(), self.scale(subject).share)?;
        let (mut bars, mut bands, mut y) = (Vec::new(), Vec::new(), 0u32);
        let headed = groups.len() > 1;
        let mut group_top = 0;
        for (i, row) in rows.iter().enumerate() {
            let heading =
                if row.first && headed { self.group_label(n, &groups.get(row.group)?.key) } else { String::new() };
            if row.first && headed {
                y += HEADING;
            }
            if row.first {
                group_top = y;
            }
            let side = self.side(subject, row.side)?;
            let (x, width, _, _) = axis.span(&row.quantity.soft);
            let (loose_x, loose_width, open_left, open_right) = axis.span(&row.quantity.hard);
            bars.push(Bar {
                label: side.value,
                note: note(&side.source.label, &side.as_of.text, self.cx.w.comma),
                heading_y: if heading.is_empty() { 0 } else { y - 8 },
                heading,
                href: side.href,
                claim: side.claim,
                derived: side.derived,
                top: y + (ROW - BAR) / 2,
                height: BAR,
                y: y + ROW / 2,
                x,
                width,
                loose_x,
                loose_width,
                point_x: axis.place(row.quantity.point.to_f64()),
                open_left,
                open_right,
            });
            y += ROW;
            if rows.get(i + 1).is_none_or(|next| next.first)
                && let Some(g) = groups.get(row.group).and_then(|g| self.newest_ground(n, g))
                && let Some(soft) = g.soft.as_ref().filter(|_| g.sides.len() > 1)
            {
                let (x, width, _, _) = axis.span(soft);
                let label = plain(&self.common_ground(n, g).sentence);
                bands.push(Band { label, x, width, top: group_top, height: y - group_top });
            }
        }
        let label = &self.cx.b.number(n).label;
        let unit = match self.scale(subject).unit {
            "" => String::new(),
            unit => fill(w.chart_unit, &[("unit", unit)]),
        };
        Some(IntervalChart {
            title: fill(w.chart_title, &[("label", label)]),
            description: fill(w.chart_desc, &[("n", &w.count(rows.len(), w.reports)), ("unit", &unit)]),
            height: y + AXIS,
            axis_y: y + 4,
            label_y: y + 22,
            ticks: axis.ticks(self.scale(subject).share, w),
            bars,
            bands,
        })
    }

    /// Newest first within each group, derived figures after the claims; as many of each group as fit.
    fn rows<'g>(&'g self, n: NumberId, groups: &[Group]) -> Vec<Row<'g>> {
        let subject = SubjectId::Number(n);
        let of = self.cx.relations(subject);
        let each = (ROWS / groups.len().max(1)).max(1);
        let mut rows = Vec::new();
        for (group, g) in groups.iter().enumerate().take(ROWS) {
            let claims = g.claims.iter().map(|ix| (Side::Claim(*ix), self.cx.b.claim(*ix).quantity()));
            let derived =
                of.derived.iter().enumerate().filter(|(_, d)| {
                    (d.modality, d.event, d.population.into_iter().collect()) == g.key && !d.mixed_dates
                });
            let derived = derived.map(|(i, d)| (Side::Derived(i), Some(&d.quantity)));
            let all = claims.chain(derived).filter_map(|(side, q)| Some((side, q?))).take(each);
            for (i, (side, quantity)) in all.enumerate() {
                rows.push(Row { group, first: i == 0, side, quantity });
            }
        }
        rows
    }
}

/// Source and the day that the figure describes, said once where they are the same.
fn note(source: &str, as_of: &str, comma: &str) -> String {
    if source.ends_with(as_of) { source.to_owned() } else { format!("{source}{comma}{as_of}") }
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
        let all: Vec<f64> = quantities.flat_map(ends).flatten().map(Exact::to_f64).collect();
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
        let step = round_step((high - low) / 5.0);
        Some(Axis { low: (low / step).floor() * step, high: (high / step).ceil() * step, step })
    }

    fn place(&self, v: f64) -> f64 {
        let x = (v - self.low) / (self.high - self.low) * 100.0;
        (x.clamp(0.0, 100.0) * 100.0).round() / 100.0
    }

    /// Left end, width, and whether the interval goes on beyond the picture.
    fn span(&self, i: &Interval) -> (f64, f64, bool, bool) {
        let (low, high) = (i.low.value().map(Exact::to_f64), i.high.value().map(Exact::to_f64));
        let left = low.map_or(0.0, |v| self.place(v));
        let right = high.map_or(100.0, |v| self.place(v));
        // A reading too narrow for the scale, or a single point, stays visible.
        let left = left.min(100.0 - NARROWEST);
        let width = (((right - left).max(NARROWEST)) * 100.0).round() / 100.0;
        (left, width, low.is_none_or(|v| v < self.low), high.is_none_or(|v| v > self.high))
    }

    fn ticks(&self, share: bool, w: &Words) -> Vec<Tick> {
        let count = ((self.high - self.low) / self.step).round() as usize;
        (0..=count.min(20))
            .map(|i| {
                let v = self.low + self.step * i as f64;
                Tick { x: self.place(v), label: tick(if share { v * 100.0 } else { v }, share, w) }
            })
            .collect()
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
    use crate::model::{Hedge, Widths};

    fn about(v: i64) -> Quantity {
        Quantity::denote("x", Hedge::About, Exact::from_int(v), None, &Widths::default()).unwrap()
    }

    #[test]
    fn the_axis_holds_every_usual_reading_and_round_ticks() {
        for values in [vec![10_000], vec![10_000, 2_500], vec![3, 100_000], vec![9_592, 10_000]] {
            let quantities: Vec<Quantity> = values.into_iter().map(about).collect();
            let axis = Axis::around(quantities.iter(), false).unwrap();
            for q in &quantities {
                let (x, width, open_left, open_right) = axis.span(&q.soft);
                assert!(x >= 0.0 && x + width <= 100.01 && width > 0.0 && !open_left && !open_right);
            }
            let ticks = axis.ticks(false, Words::of("en"));
            assert!((2..=12).contains(&ticks.len()), "{ticks:?}");
        }
        let axis = Axis::around([about(10_000)].iter(), false).unwrap();
        assert_eq!(axis.ticks(false, Words::of("en"))[0].label, "9,000");
    }

    #[test]
    fn a_lone_giant_does_not_press_the_others_into_one_spot() {
        let all = [about(2_500), about(7_000), about(10_000), about(10_500), about(100_000)];
        let axis = Axis::around(near(all.iter()).into_iter(), false).unwrap();
        assert!(axis.high < 20_000.0, "{}", axis.high);
        assert!(axis.span(&all[4].hard).3, "the giant is marked as beyond the axis");
        // Half of the figures are no exception: all of them are shown.
        assert_eq!(near([about(10), about(100_000)].iter()).len(), 2);
    }

    #[test]
    fn a_reading_without_end_reaches_the_edge() {
        let over = Quantity::denote("over 5", Hedge::Over, Exact::from_int(5), None, &Widths::default()).unwrap();
        let axis = Axis::around([over.clone(), about(10)].iter(), false).unwrap();
        let (x, width, _, open_right) = axis.span(&over.hard);
        assert!(open_right && (x + width - 100.0).abs() < 0.01);
    }
}
