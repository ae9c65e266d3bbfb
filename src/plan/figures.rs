//! Numbers, intervals and hedged amounts as readers see them. Exact arithmetic throughout; rounding is for print only.

use super::views::Reading;
use super::words::{Words, fill, group};
use crate::model::{Bound, Exact, Hedge, Interval, Number, Quantity};

/// How a number's values are printed.
#[derive(Clone, Copy)]
pub struct Scale<'a> {
    pub words: &'static Words,
    /// Fractions of one are printed as per cent.
    pub share: bool,
    /// What one is; empty for a share.
    pub unit: &'a str,
}

impl<'a> Scale<'a> {
    pub fn of(words: &'static Words, number: &'a Number) -> Scale<'a> {
        let share = number.is_share();
        Scale { words, share, unit: if share { "" } else { &number.unit } }
    }

    /// How one amount is printed: in the unit that it was read in, where that is not the number's.
    pub fn seen<'q>(&self, q: &'q Quantity) -> Scale<'q>
    where
        'a: 'q,
    {
        match &q.foreign_unit {
            Some(unit) => Scale { words: self.words, share: false, unit },
            None => *self,
        }
    }

    /// A figure that a source prints: all its digits (at most four decimals).
    pub fn figure(&self, v: Exact) -> String {
        self.shown(v, 4)
    }

    /// A computed figure: two decimals, more below one.
    fn bound(&self, v: Exact) -> String {
        self.shown(v, if v < Exact::ONE && !self.share { 4 } else { 2 })
    }

    fn shown(&self, v: Exact, places: u32) -> String {
        if self.share {
            let hundred = v.checked_mul(Exact::from_int(100)).unwrap_or(v);
            return fill(self.words.per_cent, &[("v", &decimal(hundred, places.min(1), self.words))]);
        }
        decimal(v, places, self.words)
    }

    /// What an interval admits, in words. A share's outermost bounds go without saying.
    pub fn interval(&self, i: &Interval) -> String {
        let w = self.words;
        let top = |v: Exact| self.share && v == Exact::ONE;
        match (i.low, i.high) {
            (Bound::Closed(a), Bound::Closed(b)) if a == b => self.bound(a),
            (Bound::Open(a), Bound::Closed(b) | Bound::Open(b)) if top(b) => self.one(w.interval_more, a),
            (Bound::Closed(a), Bound::Closed(b)) if top(b) && a > Exact::ZERO => self.one(w.interval_or_more, a),
            (Bound::Closed(a) | Bound::Open(a), Bound::Open(b)) if a <= Exact::ZERO => self.one(w.interval_less, b),
            (Bound::Closed(a) | Bound::Open(a), Bound::Closed(b)) if a <= Exact::ZERO => {
                self.one(w.interval_at_most, b)
            }
            (Bound::Closed(a), Bound::Closed(b)) => self.two(w.interval, a, b),
            (Bound::Open(a), Bound::Closed(b)) => self.two(w.interval_open_low, a, b),
            (Bound::Closed(a), Bound::Open(b)) => self.two(w.interval_open_high, a, b),
            (Bound::Open(a), Bound::Open(b)) => self.two(w.interval_open, a, b),
            (Bound::Open(a), Bound::Infinite) => self.one(w.interval_more, a),
            (Bound::Closed(a), Bound::Infinite) => self.one(w.interval_or_more, a),
            (Bound::Infinite, Bound::Open(b)) => self.one(w.interval_less, b),
            (Bound::Infinite, Bound::Closed(b)) => self.one(w.interval_at_most, b),
            (Bound::Infinite, Bound::Infinite) => w.interval_any.to_owned(),
        }
    }

    fn one(&self, template: &str, v: Exact) -> String {
        fill(template, &[("v", &self.bound(v)), ("u", &self.bound(v))])
    }

    fn two(&self, template: &str, v: Exact, u: Exact) -> String {
        fill(template, &[("v", &self.bound(v)), ("u", &self.bound(u))])
    }

    /// "about 10,000": the hedge in the words of this site, the figure with separators. A vague count keeps the source's
    /// own words.
    pub fn amount(&self, q: &Quantity) -> String {
        self.seen(q).own_amount(q)
    }

    fn own_amount(&self, q: &Quantity) -> String {
        if q.hedge == Hedge::Vague && !q.verbatim.trim().is_empty() {
            return q.verbatim.clone();
        }
        if q.verbatim.is_empty() {
            // A computed figure whose reference point lies outside its own usual reading would only mislead.
            return if q.soft.contains(q.point) { self.bound(q.point) } else { self.interval(&q.soft) };
        }
        let upper = q.upper.map(|u| self.figure(u)).unwrap_or_default();
        fill(self.words.hedge(q.hedge), &[("v", &self.reported(q)), ("u", &upper)])
    }

    /// Half of a whole that the source does not print in digits is no percentage.
    fn reported(&self, q: &Quantity) -> String {
        let half = self.share && Exact::ratio(1, 2) == Some(q.value) && q.upper.is_none();
        if half && !q.verbatim.chars().any(char::is_numeric) {
            self.words.half.to_owned()
        } else {
            self.figure(q.value)
        }
    }

    /// "about 10,000 troops"
    pub fn value(&self, q: &Quantity) -> String {
        let unit = self.seen(q).unit;
        // A vague count in the source's own words may hold its unit already.
        let has_unit = unit.is_empty() || (q.hedge == Hedge::Vague && q.verbatim.contains(unit));
        if has_unit {
            return self.amount(q);
        }
        let template = if q.hedge == Hedge::Vague { self.words.vague_of_unit } else { self.words.with_unit };
        fill(template, &[("value", &self.amount(q)), ("unit", unit)])
    }

    /// "9,000 to 10,250 troops"
    pub fn with_unit(&self, text: &str) -> String {
        if self.unit.is_empty() {
            return text.to_owned();
        }
        fill(self.words.with_unit, &[("value", text), ("unit", self.unit)])
    }

    pub fn reading(&self, q: &Quantity) -> Reading {
        let scale = self.seen(q);
        Reading { usual: scale.interval(&q.soft), loosest: scale.interval(&q.hard), same: q.soft == q.hard }
    }
}

/// Rounded half up to so many places, without trailing zeros, with separators.
fn decimal(v: Exact, places: u32, w: &Words) -> String {
    let scale = 10i128.pow(places);
    let sign = if v < Exact::ZERO { "−" } else { "" };
    // Numerators stay below 2^62, so the product stays far inside 128 bits.
    let scaled = (v.numer().abs() * scale * 2 + v.denom()) / (2 * v.denom());
    let (whole, part) = (scaled / scale, scaled % scale);
    let whole = group(&whole.to_string(), w.thousands);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let digits = format!("{part:0width$}", width = places as usize);
    format!("{sign}{whole}{}{}", w.decimal, digits.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Figure;
    use crate::model::Widths;

    fn scale(unit: &'static str) -> Scale<'static> {
        Scale { words: Words::of("en"), share: unit == "share", unit: if unit == "share" { "" } else { unit } }
    }

    fn quantity(verbatim: &str, hedge: Hedge, v: &str, upper: Option<&str>) -> Quantity {
        let parse = |t: &str| Exact::parse(t).unwrap();
        Figure::counted(hedge, parse(v), upper.map(parse)).denote(verbatim, &Widths::default()).unwrap()
    }

    #[test]
    fn amounts_and_their_readings_in_words() {
        let troops = scale("troops");
        for (q, value, usual, loosest) in [
            (
                quantity("roughly 10,000", Hedge::About, "10000", None),
                "about 10,000 troops",
                "9,000 to 11,000",
                "8,500 to 11,500",
            ),
            (
                quantity("under 12,000", Hedge::Under, "12000", None),
                "under 12,000 troops",
                "9,600 to just under 12,000",
                "less than 12,000",
            ),
            (
                quantity("over 500", Hedge::Over, "500", None),
                "more than 500 troops",
                "more than 500, up to 625",
                "more than 500",
            ),
            (quantity("at least two", Hedge::AtLeast, "2", None), "at least 2 troops", "2 to 2.5", "2 or more"),
            (quantity("12", Hedge::Exact, "12", None), "12 troops", "12", "12"),
            (quantity("200 to 500", Hedge::Range, "200", Some("500")), "200 to 500 troops", "200 to 500", "200 to 500"),
            (
                quantity("dozens", Hedge::Vague, "24", Some("100")),
                "dozens of troops",
                "24 to just under 100",
                "24 to just under 100",
            ),
            (quantity("up to 40", Hedge::UpTo, "40", None), "up to 40 troops", "32 to 40", "40 at most"),
        ] {
            assert_eq!(troops.value(&q), value);
            let reading = troops.reading(&q);
            assert_eq!((reading.usual.as_str(), reading.loosest.as_str()), (usual, loosest), "{value}");
        }
    }

    #[test]
    fn another_unit_is_named_as_it_is() {
        let mut points = quantity("3 percentage points", Hedge::Exact, "3", None);
        points.foreign_unit = Some("percentage points".to_owned());
        for scale in [scale("share"), scale("dollars")] {
            assert_eq!(scale.value(&points), "3 percentage points");
            assert_eq!(scale.reading(&points).usual, "3");
            assert_eq!(scale.seen(&points).with_unit("3"), "3 percentage points");
        }
    }

    #[test]
    fn shares_are_per_cent() {
        let share = scale("share");
        let q = quantity("75%", Hedge::Bare, "0.75", None);
        assert_eq!(share.value(&q), "75%");
        let half = quantity("at least half", Hedge::AtLeast, "0.5", None);
        assert_eq!((share.value(&half), share.reading(&half).usual), ("at least half".into(), "50% to 62.5%".into()));
        let digits = quantity("at least 50 percent", Hedge::AtLeast, "0.5", None);
        assert_eq!(share.value(&digits), "at least 50%");
        let most = quantity("a majority", Hedge::Majority, "0.5", None);
        assert_eq!((share.value(&most), share.reading(&most).usual), ("more than half".into(), "more than 50%".into()));
        let third = Interval::closed(Exact::ratio(1, 3).unwrap(), Exact::ratio(2, 3).unwrap());
        assert_eq!(share.interval(&third), "33.3% to 66.7%");
    }
}
