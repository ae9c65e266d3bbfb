//! Section 4: interval arithmetic on amounts. Knows quantities, not claims; who may be combined is decided in
//! `derive.rs`.

use crate::model::hedge::Direction;
use crate::model::{Bound, Exact, Hedge, Interval, Quantity};

/// `a + b`. `None` where the figures leave the exact range.
pub fn sum(a: &Quantity, b: &Quantity) -> Option<Quantity> {
    build(
        a.point.checked_add(b.point)?,
        a.soft.checked_add(&b.soft)?,
        a.hard.checked_add(&b.hard)?,
        Sides::of(a).and(Sides::of(b)),
        loose(&[a, b]),
    )
}

/// `a − b`, never below zero: these are counts. `None` where `b` is certainly larger or nothing is learnt.
pub fn difference(a: &Quantity, b: &Quantity) -> Option<Quantity> {
    let point = a.point.checked_sub(b.point)?;
    let floor = Interval { low: Bound::Closed(Exact::ZERO), high: Bound::Infinite };
    build(
        point.max(Exact::ZERO),
        a.soft.checked_sub(&b.soft)?.intersect(&floor)?,
        a.hard.checked_sub(&b.hard)?.intersect(&floor)?,
        Sides::of(a).and(Sides::of(b).flipped()),
        loose(&[a, b]),
    )
}

/// `part ÷ whole` within none and all. `None` where nothing is learnt or the part is certainly larger than the whole.
pub fn share(part: &Quantity, whole: &Quantity) -> Option<Quantity> {
    let all = Interval::closed(Exact::ZERO, Exact::ONE);
    let soft = quotient(&part.soft, &whole.soft)?.intersect(&all)?;
    let hard = quotient(&part.hard, &whole.hard)?.intersect(&all)?;
    let point = part.point.checked_div(whole.point)?.min(Exact::ONE);
    (hard != all).then_some(())?;
    build(point, soft, hard, Sides::of(part).and(Sides::of(whole).flipped()), loose(&[part, whole]))
}

/// `1 − share`.
pub fn complement(share: &Quantity) -> Option<Quantity> {
    let one = Interval::point(Exact::ONE);
    build(
        Exact::ONE.checked_sub(share.point)?,
        one.checked_sub(&share.soft)?,
        one.checked_sub(&share.hard)?,
        Sides::of(share).flipped(),
        share.hedge == Hedge::Range,
    )
}

/// `after ÷ before`.
pub fn factor(after: &Quantity, before: &Quantity) -> Option<Quantity> {
    build(
        after.point.checked_div(before.point)?,
        quotient(&after.soft, &before.soft)?,
        quotient(&after.hard, &before.hard)?,
        Sides::of(after).and(Sides::of(before).flipped()),
        loose(&[after, before]),
    )
}

/// The quotient of two sets of non-negative numbers. Where the divisor may be as small as one likes the quotient has no
/// upper end, but its lower end still says something.
fn quotient(a: &Interval, b: &Interval) -> Option<Interval> {
    let (a_low, b_low) = (a.low.value()?, b.low.value()?);
    if a_low < Exact::ZERO || b_low < Exact::ZERO {
        return None;
    }
    let open = |x: Bound, y: Bound| matches!(x, Bound::Open(_)) || matches!(y, Bound::Open(_));
    let bound = |v: Exact, open: bool| if open { Bound::Open(v) } else { Bound::Closed(v) };
    let low = match b.high {
        // Nothing divided by anything is nothing, whatever the divisor.
        _ if a_low == Exact::ZERO => bound(Exact::ZERO, open(a.low, a.low)),
        Bound::Infinite => Bound::Open(Exact::ZERO),
        high => bound(a_low.checked_div(high.value()?)?, open(a.low, high)),
    };
    let high = match (a.high, b_low > Exact::ZERO) {
        (Bound::Infinite, _) | (_, false) => Bound::Infinite,
        (high, true) => bound(high.value()?.checked_div(b_low)?, open(high, b.low)),
    };
    Some(Interval { low, high })
}

/// Into which directions an amount is open because some phrase only bounds it.
#[derive(Clone, Copy)]
struct Sides {
    up: bool,
    down: bool,
}

impl Sides {
    fn of(q: &Quantity) -> Sides {
        let d = q.hedge.one_sided().map(|(d, _)| d);
        Sides { up: d == Some(Direction::Up), down: d == Some(Direction::Down) }
    }

    fn and(self, o: Sides) -> Sides {
        Sides { up: self.up || o.up, down: self.down || o.down }
    }

    fn flipped(self) -> Sides {
        Sides { up: self.down, down: self.up }
    }
}

/// Some input is a range or a vague count: the result is shown as a range as well.
fn loose(inputs: &[&Quantity]) -> bool {
    inputs.iter().any(|q| matches!(q.hedge, Hedge::Range | Hedge::Vague))
}

/// The amount with the hedge that words it: a bound where an input was a bound, else the point with its interval.
/// `None` where every number is allowed.
fn build(point: Exact, soft: Interval, hard: Interval, sides: Sides, loose: bool) -> Option<Quantity> {
    let everything = hard.high == Bound::Infinite && hard.low.value().is_none_or(|l| l <= Exact::ZERO);
    (!everything).then_some(())?;
    let (hedge, value, upper, point) = if sides.up || sides.down {
        let up = hard.high == Bound::Infinite || !sides.down;
        match if up { hard.low } else { hard.high } {
            Bound::Open(v) => (if up { Hedge::Over } else { Hedge::Under }, v, None, v),
            Bound::Closed(v) => (if up { Hedge::AtLeast } else { Hedge::UpTo }, v, None, v),
            Bound::Infinite => return None,
        }
    } else if soft.low == soft.high {
        (Hedge::Exact, point, None, point)
    } else if loose {
        (Hedge::Range, soft.low.value()?, Some(soft.high.value()?), point)
    } else {
        (Hedge::About, point, None, point)
    };
    // Soft lies in hard also where only one of them met a limit such as zero.
    let soft = soft.intersect(&hard)?;
    Some(Quantity { verbatim: String::new(), hedge, value, upper, point, soft, hard, foreign_unit: None })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;
    use crate::model::Widths;

    fn q(hedge: Hedge, v: i64) -> Quantity {
        Figure::counted(hedge, Exact::from_int(v), None).denote("", &Widths::default()).unwrap()
    }

    fn shown(i: Interval) -> String {
        let end = |b: Bound| b.value().map_or("∞".to_owned(), |v| v.to_string());
        let open = |b: Bound| matches!(b, Bound::Open(_) | Bound::Infinite);
        format!(
            "{}{}, {}{}",
            if open(i.low) { '(' } else { '[' },
            end(i.low),
            end(i.high),
            if open(i.high) { ')' } else { ']' }
        )
    }

    #[test]
    fn bounds_stay_bounds_through_arithmetic() {
        use Hedge::*;
        for (what, got, hedge, hard) in [
            ("over + about", sum(&q(Over, 1000), &q(About, 500)), Over, "(1425, ∞)"),
            ("over + under", sum(&q(Over, 1000), &q(Under, 500)), Over, "(1000, ∞)"),
            ("under − bare", difference(&q(Under, 12_000), &q(Bare, 2_500)), Under, "[0, 9550)"),
            ("about − under", difference(&q(About, 10_000), &q(Under, 4_000)), Over, "(4500, 11500]"),
            ("under − under", difference(&q(Under, 12_000), &q(Under, 5_000)), Under, "[0, 12000)"),
            ("bare ÷ under", share(&q(Bare, 6_000), &q(Under, 12_000)), Over, "(0.475, 1]"),
            ("over ÷ about", factor(&q(Over, 1_000), &q(About, 100)), Over, "(8.6957, ∞)"),
        ] {
            let got = got.expect(what);
            assert_eq!((got.hedge, shown(got.hard).as_str()), (hedge, hard), "{what}");
        }
    }

    #[test]
    fn nothing_learnt_is_nothing_formed() {
        use Hedge::*;
        assert_eq!(difference(&q(Over, 1000), &q(Over, 500)), None);
        assert_eq!(share(&q(Under, 1000), &q(Under, 2000)), None);
        assert_eq!(difference(&q(Exact, 10), &q(Exact, 20)), None);
        assert_eq!(factor(&q(Exact, 10), &q(Exact, 0)), None);
    }
}
