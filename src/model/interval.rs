//! Intervals of exact numbers with open, closed or absent ends, and their arithmetic.

use super::Exact;

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    Closed(Exact),
    Open(Exact),
    /// No end on this side.
    Infinite,
}

impl Bound {
    pub fn value(self) -> Option<Exact> {
        match self {
            Bound::Closed(v) | Bound::Open(v) => Some(v),
            Bound::Infinite => None,
        }
    }

    fn is_closed(self) -> bool {
        matches!(self, Bound::Closed(_))
    }
}

/// A set of numbers without gaps. Never empty by construction in this crate; [`Interval::intersect`] gives `None` instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    pub low: Bound,
    pub high: Bound,
}

impl Interval {
    pub fn closed(low: Exact, high: Exact) -> Interval {
        Interval { low: Bound::Closed(low), high: Bound::Closed(high) }
    }

    pub fn point(v: Exact) -> Interval {
        Interval::closed(v, v)
    }

    pub fn contains(&self, v: Exact) -> bool {
        let above = match self.low {
            Bound::Closed(l) => l <= v,
            Bound::Open(l) => l < v,
            Bound::Infinite => true,
        };
        let below = match self.high {
            Bound::Closed(h) => v <= h,
            Bound::Open(h) => v < h,
            Bound::Infinite => true,
        };
        above && below
    }

    /// What both hold; `None` where they share nothing. Open ends are respected: (1, 2) and [2, 3] share nothing.
    pub fn intersect(&self, o: &Interval) -> Option<Interval> {
        let low = tighter(self.low, o.low, |a, b| a > b);
        let high = tighter(self.high, o.high, |a, b| a < b);
        if let (Some(l), Some(h)) = (low.value(), high.value())
            && (l > h || (l == h && !(low.is_closed() && high.is_closed())))
        {
            return None;
        }
        Some(Interval { low, high })
    }

    /// The whole numbers in it, from the first to the last. Where it holds none, the next one beyond its open end: "more than
    /// two people", read as up to 2.5, are three. `None` where it has no open end either.
    pub fn whole(&self) -> Option<Interval> {
        let low = match self.low {
            Bound::Closed(v) => Bound::Closed(v.ceil()),
            Bound::Open(v) => Bound::Closed(v.floor().checked_add(Exact::ONE)?),
            Bound::Infinite => Bound::Infinite,
        };
        let high = match self.high {
            Bound::Closed(v) => Bound::Closed(v.floor()),
            Bound::Open(v) => Bound::Closed(v.ceil().checked_sub(Exact::ONE)?),
            Bound::Infinite => Bound::Infinite,
        };
        let holds = low.value().zip(high.value()).is_none_or(|(l, h)| l <= h);
        match (self.low, self.high) {
            _ if holds => Some(Interval { low, high }),
            (Bound::Open(_), _) => Some(Interval::point(low.value()?)),
            (_, Bound::Open(_)) => Some(Interval::point(high.value()?)),
            _ => None,
        }
    }

    /// The value in it that lies nearest; an open end counts as in it.
    pub fn nearest(&self, v: Exact) -> Exact {
        match (self.low.value(), self.high.value()) {
            (Some(low), _) if v < low => low,
            (_, Some(high)) if v > high => high,
            _ => v,
        }
    }

    /// Both ends multiplied by a positive factor. `None` where they leave the exact range.
    pub fn scaled(&self, by: Exact) -> Option<Interval> {
        let end = |b: Bound| {
            Some(match b {
                Bound::Closed(v) => Bound::Closed(v.checked_mul(by)?),
                Bound::Open(v) => Bound::Open(v.checked_mul(by)?),
                Bound::Infinite => Bound::Infinite,
            })
        };
        Some(Interval { low: end(self.low)?, high: end(self.high)? })
    }

    pub fn touches(&self, o: &Interval) -> bool {
        self.intersect(o).is_some()
    }

    /// `None`: unbounded.
    pub fn width(&self) -> Option<Exact> {
        self.high.value()?.checked_sub(self.low.value()?)
    }

    pub fn checked_add(&self, o: &Interval) -> Option<Interval> {
        Some(Interval {
            low: combine(self.low, o.low, Exact::checked_add)?,
            high: combine(self.high, o.high, Exact::checked_add)?,
        })
    }

    pub fn checked_sub(&self, o: &Interval) -> Option<Interval> {
        Some(Interval {
            low: combine(self.low, o.high, Exact::checked_sub)?,
            high: combine(self.high, o.low, Exact::checked_sub)?,
        })
    }

    /// The quotient of two non-negative intervals. `None` where the divisor can be zero and the result would say
    /// nothing.
    pub fn checked_div(&self, o: &Interval) -> Option<Interval> {
        let divisor_low = o.low.value()?;
        if divisor_low <= Exact::ZERO || self.low.value()? < Exact::ZERO {
            return None;
        }
        let low = match o.high {
            Bound::Infinite => Bound::Open(Exact::ZERO),
            _ => combine(self.low, o.high, |a, b| a.checked_div(b))?,
        };
        Some(Interval { low, high: combine(self.high, o.low, |a, b| a.checked_div(b))? })
    }
}

/// The bound that admits less; at equal values an open end admits less than a closed one.
fn tighter(a: Bound, b: Bound, wins: impl Fn(Exact, Exact) -> bool) -> Bound {
    match (a.value(), b.value()) {
        (None, _) => b,
        (_, None) => a,
        (Some(x), Some(y)) if wins(x, y) => a,
        (Some(x), Some(y)) if wins(y, x) => b,
        _ if a.is_closed() => b,
        _ => a,
    }
}

/// Either end infinite gives an infinite end; either end open gives an open one. `None` on overflow.
fn combine(a: Bound, b: Bound, f: impl Fn(Exact, Exact) -> Option<Exact>) -> Option<Bound> {
    let (Some(x), Some(y)) = (a.value(), b.value()) else { return Some(Bound::Infinite) };
    let v = f(x, y)?;
    Some(if a.is_closed() && b.is_closed() { Bound::Closed(v) } else { Bound::Open(v) })
}

/// An interval as tests write it: `[285,315]`, `(0.5,1]`, `[2,∞)`.
#[cfg(test)]
pub(super) fn shown(i: &Interval) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn n(v: i64) -> Exact {
        Exact::from_int(v)
    }

    #[test]
    fn open_ends_are_respected() {
        let under = Interval { low: Bound::Closed(n(0)), high: Bound::Open(n(12)) };
        assert!(!under.touches(&Interval::point(n(12))));
        assert!(under.touches(&Interval::point(n(11))));
        let over = Interval { low: Bound::Open(n(12)), high: Bound::Infinite };
        assert!(!under.touches(&over));
    }

    #[test]
    fn whole_numbers_in_an_interval() {
        use Bound::{Closed, Infinite, Open};
        let half = |v: i64| Exact::ratio(i128::from(v), 2).unwrap();
        for (low, high, expected) in [
            (Closed(half(5)), Closed(half(9)), Some((Some(3), Some(4)))),
            (Closed(half(4)), Open(half(8)), Some((Some(2), Some(3)))),
            (Open(half(4)), Infinite, Some((Some(3), None))),
            // "More than two", read as up to 2.5; "fewer than two", read as from 1.6.
            (Open(half(4)), Closed(half(5)), Some((Some(3), Some(3)))),
            (Closed(half(3)), Open(half(4)), Some((Some(1), Some(1)))),
            (Closed(half(-5)), Closed(half(-1)), Some((Some(-2), Some(-1)))),
            (Closed(half(5)), Closed(half(5)), None),
        ] {
            let got = Interval { low, high }.whole().map(|i| (i.low.value(), i.high.value()));
            assert_eq!(got, expected.map(|(l, h)| (l.map(n), h.map(n))), "{low:?} {high:?}");
        }
    }

    #[test]
    fn quotients_cross_the_ends() {
        let q = Interval::closed(n(3400), n(4600)).checked_div(&Interval::closed(n(475), n(525))).unwrap();
        assert_eq!(q.low.value().unwrap().to_string(), "6.4762");
    }
}
