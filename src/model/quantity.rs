//! Hedged amounts: what a phrase such as "about 7,000" denotes.
//!
//! A phrase has a reference point, a soft interval (what a careful reader takes it to mean) and a hard interval (outside
//! it the phrase is false); soft lies in hard. The widths are stipulated defaults: the literature supports only that
//! rounder figures are meant more loosely. They stand in [`Widths`], a site or a number may set others, and every
//! verdict prints them.

use super::{Bound, Exact, Interval};

/// How a figure is qualified. The rules are those of the table in `src/relate/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hedge {
    /// "exactly 12", or a bare figure below 100.
    Exact,
    /// A bare figure of 100 or more: rounded to the place of its last non-zero digit.
    Bare,
    About,
    Nearly,
    /// "more than": the figure itself is excluded.
    Over,
    AtLeast,
    /// "fewer than": the figure itself is excluded.
    Under,
    UpTo,
    /// "200 to 500".
    Range,
    /// "most", "more than half": a share above one half.
    Majority,
    /// "dozens", "tens of thousands".
    Vague,
}

impl Hedge {
    /// The word an editor writes in `hedge:` and the data files carry.
    pub fn word(self) -> &'static str {
        match self {
            Hedge::Exact => "exact",
            Hedge::Bare => "bare",
            Hedge::About => "about",
            Hedge::Nearly => "nearly",
            Hedge::Over => "over",
            Hedge::AtLeast => "at_least",
            Hedge::Under => "under",
            Hedge::UpTo => "up_to",
            Hedge::Range => "range",
            Hedge::Majority => "majority",
            Hedge::Vague => "vague",
        }
    }

    pub const ALL: [Hedge; 11] = [
        Hedge::Exact,
        Hedge::Bare,
        Hedge::About,
        Hedge::Nearly,
        Hedge::Over,
        Hedge::AtLeast,
        Hedge::Under,
        Hedge::UpTo,
        Hedge::Range,
        Hedge::Majority,
        Hedge::Vague,
    ];

    pub fn from_word(word: &str) -> Option<Hedge> {
        Hedge::ALL.into_iter().find(|h| h.word() == word)
    }

    /// `Some` for a phrase that bounds its figure on one side only: the direction and whether the figure is excluded.
    pub fn one_sided(self) -> Option<(Direction, bool)> {
        match self {
            Hedge::Over | Hedge::Majority => Some((Direction::Up, true)),
            Hedge::AtLeast => Some((Direction::Up, false)),
            Hedge::Under => Some((Direction::Down, true)),
            Hedge::UpTo => Some((Direction::Down, false)),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    Up,
    Down,
}

/// How wide the intervals are, in per cent of the figure.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Widths {
    /// "about": soft interval, ± per cent.
    pub about_soft: u32,
    /// "about": hard interval, ± per cent.
    pub about_hard: u32,
    /// "nearly": lowest soft value, per cent of the figure.
    pub nearly_soft: u32,
    /// "nearly": lowest hard value, per cent of the figure.
    pub nearly_hard: u32,
    /// "over", "at least": highest soft value, per cent of the figure.
    pub over_soft: u32,
    /// "under", "up to": lowest soft value, per cent of the figure.
    pub under_soft: u32,
    /// Bare figures: largest round-off, per cent of the figure.
    pub bare: u32,
}

impl Default for Widths {
    fn default() -> Widths {
        Widths {
            about_soft: 10,
            about_hard: 15,
            nearly_soft: 90,
            nearly_hard: 85,
            over_soft: 125,
            under_soft: 80,
            bare: 5,
        }
    }
}

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
    /// What a phrase denotes. `upper` is needed for `Range` (inclusive) and `Vague` (exclusive). `None` where the figures
    /// leave the exact range or a range is upside down.
    pub fn denote(verbatim: &str, hedge: Hedge, v: Exact, upper: Option<Exact>, w: &Widths) -> Option<Quantity> {
        use Bound::{Closed, Infinite, Open};
        // Widths are parts of the figure's size, so that a temperature below zero is read like any other figure.
        let size = if v < Exact::ZERO { Exact::ZERO.checked_sub(v)? } else { v };
        let part = |per_cent: u32| size.checked_mul(Exact::ratio(per_cent.into(), 100)?);
        let below = |per_cent: u32| v.checked_sub(part(100 - per_cent.min(100))?);
        let above = |per_cent: u32| v.checked_add(part(per_cent.max(100) - 100)?);
        let floor = if v < Exact::ZERO { Infinite } else { Closed(Exact::ZERO) };
        let span = |low, high| Interval { low, high };
        let hedge = match hedge {
            Hedge::Bare if size < Exact::from_int(100) => Hedge::Exact,
            h => h,
        };
        let (point, soft, hard) = match hedge {
            Hedge::Exact => (v, Interval::point(v), Interval::point(v)),
            Hedge::Bare => {
                let half = v.round_off_unit()?.checked_div(Exact::from_int(2))?;
                let r = half.min(part(w.bare)?);
                let i = Interval::closed(v.checked_sub(r)?, v.checked_add(r)?);
                (v, i, i)
            }
            Hedge::About => {
                let (s, h) = (part(w.about_soft)?, part(w.about_hard)?);
                (
                    v,
                    Interval::closed(v.checked_sub(s)?, v.checked_add(s)?),
                    Interval::closed(v.checked_sub(h)?, v.checked_add(h)?),
                )
            }
            Hedge::Nearly => {
                let s = span(Closed(below(w.nearly_soft)?), Open(v));
                let middle = below(w.nearly_soft)?.checked_add(v)?.checked_div(Exact::from_int(2))?;
                (middle, s, span(Closed(below(w.nearly_hard)?), Open(v)))
            }
            Hedge::Over => (v, span(Open(v), Closed(above(w.over_soft)?)), span(Open(v), Infinite)),
            Hedge::AtLeast => (v, span(Closed(v), Closed(above(w.over_soft)?)), span(Closed(v), Infinite)),
            Hedge::Under => (v, span(Closed(below(w.under_soft)?), Open(v)), span(floor, Open(v))),
            Hedge::UpTo => (v, span(Closed(below(w.under_soft)?), Closed(v)), span(floor, Closed(v))),
            Hedge::Range | Hedge::Vague => {
                let top = upper?;
                if top < v {
                    return None;
                }
                let end = if hedge == Hedge::Range { Closed(top) } else { Open(top) };
                let i = span(Closed(v), end);
                (v.checked_add(top)?.checked_div(Exact::from_int(2))?, i, i)
            }
            Hedge::Majority => {
                let half = Exact::ratio(1, 2)?;
                let i = span(Open(half), Closed(Exact::ONE));
                (half, i, i)
            }
        };
        // "Under zero" of something counted denotes nothing.
        soft.intersect(&hard)?;
        Some(Quantity { verbatim: verbatim.to_owned(), hedge, value: v, upper, point, soft, hard, foreign_unit: None })
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
            let q = Quantity::denote("", hedge, v, upper, &Widths::default()).unwrap();
            let got = format!("{} {} {}", q.point, shown(&q.soft), shown(&q.hard));
            assert_eq!(got, expected, "{hedge:?} {figure}");
        }
    }

    fn shown(i: &Interval) -> String {
        let low = match i.low {
            Bound::Closed(v) => format!("[{v}"),
            Bound::Open(v) => format!("({v}"),
            Bound::Infinite => "(-∞".into(),
        };
        let high = match i.high {
            Bound::Closed(v) => format!("{v}]"),
            Bound::Open(v) => format!("{v})"),
            Bound::Infinite => "∞)".into(),
        };
        format!("{low},{high}")
    }

    #[test]
    fn soft_lies_in_hard_on_both_sides_of_zero() {
        let below = Exact::ZERO.checked_sub(Exact::from_int(400)).unwrap();
        for v in [below, Exact::ZERO, Exact::from_int(7), Exact::from_int(400)] {
            for hedge in Hedge::ALL {
                let upper = v.checked_add(Exact::from_int(10));
                let Some(q) = Quantity::denote("", hedge, v, upper, &Widths::default()) else { continue };
                assert_eq!(q.soft.intersect(&q.hard), Some(q.soft), "{hedge:?} {v}");
                assert!(q.soft.low.value() <= q.soft.high.value(), "{hedge:?} {v}");
            }
        }
    }

    #[test]
    fn a_range_upside_down_denotes_nothing() {
        let n = Exact::from_int;
        assert_eq!(Quantity::denote("", Hedge::Range, n(5), Some(n(2)), &Widths::default()), None);
        assert_eq!(Quantity::denote("", Hedge::Range, n(5), None, &Widths::default()), None);
    }
}
