//! Hedged amounts: what a phrase such as "about 7,000" denotes.
//!
//! A phrase has a reference point, a soft interval (what a careful reader takes it to mean) and a hard interval (outside
//! it the phrase is false); soft lies in hard. The widths are stipulated defaults: the literature supports only that
//! rounder figures are meant more loosely. They stand in [`Widths`], a site or a number may set others, and every
//! verdict prints them.

use super::{Bound, Exact, Hedge, Interval, Widths};

/// A hedged amount, with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    /// The source's own words for it; empty for a derived quantity.
    pub verbatim: String,
    pub hedge: Hedge,
    /// The figure as printed (the lower one of a range).
    pub value: Exact,
    /// The upper figure of a range or a vague count.
    pub upper: Option<Exact>,
    /// Reference point.
    pub point: Exact,
    pub soft: Interval,
    pub hard: Interval,
    /// The unit that was read, where it is not the number's own and could not be converted to it.
    pub foreign_unit: Option<String>,
}

impl Quantity {
    /// Meant more loosely than its figures are rounded: a word such as "half", or a range with "about" before it.
    pub fn is_coarse(&self, w: &Widths) -> bool {
        let most = Exact::ratio(w.bare.into(), 100).and_then(|share| self.point.checked_mul(share));
        match (self.hedge, self.soft.width(), most) {
            (Hedge::Bare, Some(width), Some(most)) => {
                width.checked_div(Exact::from_int(2)).is_some_and(|half| half > most)
            }
            (Hedge::Range, ..) => !self.verbatim.is_empty() && self.soft != self.hard,
            _ => false,
        }
    }

    /// A count allows whole numbers only.
    pub fn whole(mut self) -> Quantity {
        self.hard = self.hard.whole().unwrap_or(self.hard);
        self.soft = self.soft.whole().unwrap_or(self.soft);
        // The reference point of a bound is the bound.
        if self.hedge.one_sided().is_none() {
            self.point = self.soft.nearest(self.point);
        }
        self
    }

    /// The same amount in another unit: all of its figures multiplied. `None` where they leave the exact range.
    pub fn scaled(mut self, by: Exact) -> Option<Quantity> {
        if by == Exact::ONE {
            return Some(self);
        }
        self.value = self.value.checked_mul(by)?;
        self.upper = match self.upper {
            Some(upper) => Some(upper.checked_mul(by)?),
            None => None,
        };
        self.point = self.point.checked_mul(by)?;
        (self.soft, self.hard) = (self.soft.scaled(by)?, self.hard.scaled(by)?);
        Some(self)
    }

    /// Bounds that the source itself gives replace the table's; a missing side keeps the table's.
    pub fn with_bounds(mut self, low: Option<Exact>, high: Option<Exact>) -> Quantity {
        if let Some(low) = low {
            self.soft.low = Bound::Closed(low);
            self.hard.low = Bound::Closed(low);
        }
        if let Some(high) = high {
            self.soft.high = Bound::Closed(high);
            self.hard.high = Bound::Closed(high);
        }
        self
    }

    /// A share lies between none and all, whatever its hedge.
    pub fn clamp_share(mut self) -> Quantity {
        let whole = Interval::closed(Exact::ZERO, Exact::ONE);
        self.soft = self.soft.intersect(&whole).unwrap_or(self.soft);
        self.hard = self.hard.intersect(&whole).unwrap_or(self.hard);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;
    use crate::model::interval::shown;

    /// Hedge, figure, upper figure → point, soft and hard interval: the table of section 2, row by row.
    #[test]
    fn phrases_denote_what_the_table_says() {
        for (hedge, figure, upper, expected) in [
            (Hedge::Exact, "12", "", "12 [12,12] [12,12]"),
            (Hedge::Bare, "30", "", "30 [30,30] [30,30]"),
            (Hedge::Bare, "2500", "", "2500 [2450,2550] [2450,2550]"),
            (Hedge::Bare, "10000", "", "10000 [9500,10500] [9500,10500]"),
            (Hedge::Bare, "9592", "", "9592 [9591.5,9592.5] [9591.5,9592.5]"),
            (Hedge::About, "10000", "", "10000 [9000,11000] [8500,11500]"),
            (Hedge::Nearly, "10000", "", "9500 [9000,10000) [8500,10000)"),
            (Hedge::Over, "10000", "", "10000 (10000,12500] (10000,∞)"),
            (Hedge::AtLeast, "2", "", "2 [2,2.5] [2,∞)"),
            (Hedge::Under, "12000", "", "12000 [9600,12000) [0,12000)"),
            (Hedge::UpTo, "500", "", "500 [400,500] [0,500]"),
            (Hedge::Range, "200", "500", "350 [200,500] [200,500]"),
            (Hedge::Vague, "24", "100", "62 [24,100) [24,100)"),
            (Hedge::Majority, "0.5", "", "0.5 (0.5,1] (0.5,1]"),
        ] {
            let (v, upper) = (Exact::parse(figure).unwrap(), Exact::parse(upper));
            let q = Figure::counted(hedge, v, upper).denote("", &Widths::default()).unwrap();
            let got = format!("{} {} {}", q.point, shown(&q.soft), shown(&q.hard));
            assert_eq!(got, expected, "{hedge:?} {figure}");
        }
    }

    #[test]
    fn soft_lies_in_hard_on_both_sides_of_zero() {
        let below = Exact::ZERO.checked_sub(Exact::from_int(400)).unwrap();
        for v in [below, Exact::ZERO, Exact::from_int(7), Exact::from_int(400)] {
            for hedge in Hedge::ALL {
                let upper = v.checked_add(Exact::from_int(10));
                let Some(q) = Figure::counted(hedge, v, upper).denote("", &Widths::default()) else { continue };
                for q in [q.clone(), q.clone().whole(), q.clone().scaled(Exact::ratio(1, 3).unwrap()).unwrap()] {
                    assert_eq!(q.soft.intersect(&q.hard), Some(q.soft), "{hedge:?} {v}");
                }
                assert!(q.soft.low.value() <= q.soft.high.value(), "{hedge:?} {v}");
            }
        }
    }

    #[test]
    fn a_range_upside_down_denotes_nothing() {
        let n = Exact::from_int;
        assert_eq!(Figure::counted(Hedge::Range, n(5), Some(n(2))).denote("", &Widths::default()), None);
        assert_eq!(Figure::counted(Hedge::Range, n(5), None).denote("", &Widths::default()), None);
    }
}
