//! A hedged figure as it is printed, and the intervals that it denotes. Where it came from and in which unit is others' matter.

use super::{Bound, Exact, Hedge, Interval, Quantity, Widths};

/// A figure with its hedge, before it is said what it denotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Figure {
    pub hedge: Hedge,
    pub value: Exact,
    /// Needed for `Range` (included) and `Vague` (excluded).
    pub upper: Option<Exact>,
    pub precision: Precision,
    /// Whether the lower and the upper figure of a range are themselves left out: "over 500 but under 600".
    pub open: (bool, bool),
}

/// For how much a figure without a hedge stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Precision {
    /// Things counted: exact below 100, rounded to the last digit that is not a zero above.
    Counted,
    /// Measured, money, per cent: what rounds to it at its last digit that is not a zero, or at the given place, where the
    /// print shows a finer one ("3.0 km", "20 per cent").
    Measured(Option<Exact>),
    /// A word such as "half", "a dozen", "two decades" means about that; a range with "about" before it has both ends so.
    Coarse,
}

impl Figure {
    pub fn counted(hedge: Hedge, value: Exact, upper: Option<Exact>) -> Figure {
        Figure { hedge, value, upper, precision: Precision::Counted, open: (false, false) }
    }

    /// What it denotes. `None` where the figures leave the exact range or a range is upside down.
    pub fn denote(&self, verbatim: &str, w: &Widths) -> Option<Quantity> {
        use Bound::{Closed, Infinite, Open};
        let v = self.value;
        // Widths are parts of the figure's size, so that a temperature below zero is read like any other figure.
        let size = if v < Exact::ZERO { Exact::ZERO.checked_sub(v)? } else { v };
        let part = |per_cent: u32| size.checked_mul(Exact::ratio(per_cent.into(), 100)?);
        let below = |per_cent: u32| v.checked_sub(part(100 - per_cent.min(100))?);
        let above = |per_cent: u32| v.checked_add(part(per_cent.max(100) - 100)?);
        let around = |r: Exact| Some(Interval::closed(v.checked_sub(r)?, v.checked_add(r)?));
        let floor = if v < Exact::ZERO { Infinite } else { Closed(Exact::ZERO) };
        let span = |low, high| Interval { low, high };
        let few = self.precision == Precision::Counted && size < Exact::from_int(100) && v.is_integer();
        let hedge = if self.hedge == Hedge::Bare && (few || v == Exact::ZERO) { Hedge::Exact } else { self.hedge };
        let (point, soft, hard) = match hedge {
            Hedge::Exact => (v, Interval::point(v), Interval::point(v)),
            Hedge::Bare => {
                let i = around(self.round_off(size, w)?)?;
                (v, i, i)
            }
            Hedge::About => (v, around(part(w.about_soft)?)?, around(part(w.about_hard)?)?),
            Hedge::Nearly => {
                let s = span(Closed(below(w.nearly_soft)?), Open(v));
                let middle = below(w.nearly_soft)?.checked_add(v)?.checked_div(Exact::from_int(2))?;
                (middle, s, span(Closed(below(w.nearly_hard)?), Open(v)))
            }
            Hedge::Over => (v, span(Open(v), Closed(above(w.over_soft)?)), span(Open(v), Infinite)),
            Hedge::AtLeast => (v, span(Closed(v), Closed(above(w.over_soft)?)), span(Closed(v), Infinite)),
            Hedge::Under => (v, span(Closed(below(w.under_soft)?), Open(v)), span(floor, Open(v))),
            Hedge::UpTo => (v, span(Closed(below(w.under_soft)?), Closed(v)), span(floor, Closed(v))),
            Hedge::Range | Hedge::Vague => self.between(w)?,
            Hedge::Majority => {
                let half = Exact::ratio(1, 2)?;
                let i = span(Open(half), Closed(Exact::ONE));
                (half, i, i)
            }
        };
        // "Under zero" of something counted denotes nothing.
        soft.intersect(&hard)?;
        let (verbatim, upper) = (verbatim.to_owned(), self.upper);
        Some(Quantity { verbatim, hedge, value: v, upper, point, soft, hard, foreign_unit: None })
    }

    /// How far a figure without a hedge may be rounded.
    fn round_off(&self, size: Exact, w: &Widths) -> Option<Exact> {
        let part = |per_cent: u32| size.checked_mul(Exact::ratio(per_cent.into(), 100)?);
        let most = part(w.bare)?;
        let unit = match self.precision {
            Precision::Coarse => return part(w.about_soft),
            Precision::Measured(Some(place)) => Some(place),
            // "2⅓" has no last digit.
            Precision::Measured(None) | Precision::Counted => size.round_off_unit(),
        };
        Some(unit.and_then(|u| u.checked_div(Exact::from_int(2))).map_or(most, |half| half.min(most)))
    }

    /// From one figure to the other: the middle, and what a careful and the loosest reader allow.
    fn between(&self, w: &Widths) -> Option<(Exact, Interval, Interval)> {
        let (v, top) = (self.value, self.upper?);
        if top < v {
            return None;
        }
        let end = |v: Exact, open: bool| if open { Bound::Open(v) } else { Bound::Closed(v) };
        let wider = |per_cent: u32| {
            let by = Exact::ratio(per_cent.into(), 100)?;
            let (low, high) = (v.checked_sub(v.checked_mul(by)?)?, top.checked_add(top.checked_mul(by)?)?);
            Some(Interval::closed(low, high))
        };
        let middle = v.checked_add(top)?.checked_div(Exact::from_int(2))?;
        if self.hedge == Hedge::Range && self.precision == Precision::Coarse && v >= Exact::ZERO {
            return Some((middle, wider(w.about_soft)?, wider(w.about_hard)?));
        }
        let (below, above) = self.open;
        let i = Interval { low: end(v, below), high: end(top, above || self.hedge == Hedge::Vague) };
        Some((middle, i, i))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::interval::shown;

    /// What a figure without a hedge stands for, as it is printed: value, place of the last digit if the print shows it.
    #[test]
    fn measured_figures_stand_for_what_rounds_to_them() {
        for (figure, place, expected) in [
            ("300", "", "[285,315]"),
            ("90", "", "[85.5,94.5]"),
            ("91", "", "[90.5,91.5]"),
            ("5", "", "[4.75,5.25]"),
            ("2.5", "0.1", "[2.45,2.55]"),
            ("3.0", "0.1", "[2.95,3.05]"),
            ("0.2", "0.01", "[0.195,0.205]"),
            ("0.03", "0.01", "[0.0285,0.0315]"),
            ("0", "", "[0,0]"),
        ] {
            let place = Exact::parse(place);
            let value = Exact::parse(figure).unwrap();
            let precision = Precision::Measured(place);
            let f = Figure { precision, ..Figure::counted(Hedge::Bare, value, None) };
            let q = f.denote("", &Widths::default()).unwrap();
            assert_eq!((shown(&q.soft).as_str(), q.soft), (expected, q.hard), "{figure}");
        }
        let decades =
            Figure { precision: Precision::Coarse, ..Figure::counted(Hedge::Bare, Exact::from_int(20), None) };
        assert_eq!(shown(&decades.denote("", &Widths::default()).unwrap().hard), "[18,22]");
    }

    #[test]
    fn ranges_may_be_open_or_loose() {
        let (low, high) = (Exact::from_int(500), Exact::from_int(600));
        let plain = Figure::counted(Hedge::Range, low, Some(high));
        let loose = Figure { precision: Precision::Coarse, ..plain };
        let open = Figure { open: (true, true), ..plain };
        for (figure, soft, hard) in
            [(plain, "[500,600]", "[500,600]"), (loose, "[450,660]", "[425,690]"), (open, "(500,600)", "(500,600)")]
        {
            let q = figure.denote("", &Widths::default()).unwrap();
            assert_eq!((shown(&q.soft).as_str(), shown(&q.hard).as_str()), (soft, hard));
        }
        let whole = open.denote("", &Widths::default()).unwrap().whole();
        assert_eq!(shown(&whole.hard), "[501,599]");
    }

    #[test]
    fn counts_are_whole_numbers() {
        for (hedge, v, soft, hard) in [
            (Hedge::AtLeast, 2, "[2,2]", "[2,∞)"),
            (Hedge::Over, 2, "[3,3]", "[3,∞)"),
            (Hedge::Under, 2, "[1,1]", "[0,1]"),
            (Hedge::UpTo, 9, "[8,9]", "[0,9]"),
            (Hedge::Nearly, 2, "[1,1]", "[1,1]"),
            (Hedge::About, 5, "[5,5]", "[5,5]"),
            (Hedge::About, 12, "[11,13]", "[11,13]"),
            (Hedge::Bare, 9592, "[9592,9592]", "[9592,9592]"),
        ] {
            let q = Figure::counted(hedge, Exact::from_int(v), None).denote("", &Widths::default()).unwrap().whole();
            assert_eq!((shown(&q.soft).as_str(), shown(&q.hard).as_str()), (soft, hard), "{hedge:?} {v}");
            assert!(hedge.one_sided().is_some() || q.soft.contains(q.point), "{hedge:?} {v}");
        }
    }

    #[test]
    fn ends_are_converted_after_the_interval_is_made() {
        let mile = Exact::parse("1.609344").unwrap();
        let miles =
            Figure { precision: Precision::Measured(None), ..Figure::counted(Hedge::Bare, Exact::from_int(300), None) };
        let km = miles.denote("", &Widths::default()).unwrap().scaled(mile).unwrap();
        assert_eq!(shown(&km.soft), "[458.663,506.9434]");
        assert!(km.soft.contains(Exact::from_int(480)));
    }
}
