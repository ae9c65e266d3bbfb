//! Exact numbers. Verdicts never rest on floating point: 0.1 + 0.2 must equal 0.3 in front of a reader.

use num_rational::Ratio;
use std::fmt;

/// A rational number. Authored values are limited to 18 digits (see [`Exact::parse`]), so that sums, shares and ratios of
/// them stay far inside 128 bits; arithmetic that would leave that range yields `None`, never a wrong number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Exact(Ratio<i128>);

/// Numerators and denominators beyond this are refused, so that any two values can be multiplied without overflow.
const LIMIT: i128 = 1 << 62;

impl Exact {
    pub const ZERO: Exact = Exact(Ratio::new_raw(0, 1));
    pub const ONE: Exact = Exact(Ratio::new_raw(1, 1));

    pub fn from_int(n: i64) -> Exact {
        Exact(Ratio::from_integer(n as i128))
    }

    /// `n / d`; `None` where `d` is 0 or either is out of range.
    pub fn ratio(n: i128, d: i128) -> Option<Exact> {
        if d == 0 || n.abs() > LIMIT || d.abs() > LIMIT {
            return None;
        }
        Exact::guard(Ratio::new(n, d))
    }

    fn guard(r: Ratio<i128>) -> Option<Exact> {
        (r.numer().abs() <= LIMIT && *r.denom() <= LIMIT).then_some(Exact(r))
    }

    /// Reads `10000`, `10,000`, `2.5`, `0.75`; at most 18 digits. Signs and exponents are not read here.
    pub fn parse(text: &str) -> Option<Exact> {
        let text = text.trim();
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        if text.ends_with('.') || whole.is_empty() {
            return None;
        }
        let grouped = whole.contains(',');
        let groups: Vec<&str> = whole.split(',').collect();
        if grouped && (groups[0].is_empty() || groups[0].len() > 3 || groups[1..].iter().any(|g| g.len() != 3)) {
            return None;
        }
        let digits: String = groups.concat();
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(&digits) || !all_digits(fraction) || digits.len() + fraction.len() > 18 {
            return None;
        }
        let scale = 10i128.pow(fraction.len() as u32);
        let n = digits.parse::<i128>().ok()? * scale
            + if fraction.is_empty() { 0 } else { fraction.parse::<i128>().ok()? };
        Exact::ratio(n, scale)
    }

    pub fn numer(self) -> i128 {
        *self.0.numer()
    }

    pub fn denom(self) -> i128 {
        *self.0.denom()
    }

    pub fn is_integer(self) -> bool {
        self.0.is_integer()
    }

    /// The largest whole number that is not above it.
    pub fn floor(self) -> Exact {
        Exact(self.0.floor())
    }

    /// The smallest whole number that is not below it.
    pub fn ceil(self) -> Exact {
        Exact(self.0.ceil())
    }

    pub fn checked_add(self, o: Exact) -> Option<Exact> {
        Exact::guard(self.0 + o.0)
    }

    pub fn checked_sub(self, o: Exact) -> Option<Exact> {
        Exact::guard(self.0 - o.0)
    }

    pub fn checked_mul(self, o: Exact) -> Option<Exact> {
        Exact::guard(self.0 * o.0)
    }

    /// `None` where `o` is zero.
    pub fn checked_div(self, o: Exact) -> Option<Exact> {
        if *o.0.numer() == 0 { None } else { Exact::guard(self.0 / o.0) }
    }

    /// The largest power of ten that divides a whole number: 10,000 → 10,000; 2,500 → 100; 7 → 1. For a decimal, the
    /// place of its last digit: 2.5 → 1/10. Fractions without a finite decimal form, and zero, give `None`.
    pub fn round_off_unit(self) -> Option<Exact> {
        if self == Exact::ZERO {
            return None;
        }
        let (mut n, mut d) = (self.numer().abs(), self.denom());
        let mut scale: i128 = 1;
        while d != 1 {
            n = n.checked_mul(10)?;
            scale = scale.checked_mul(10)?;
            let g = Ratio::new(n, d);
            (n, d) = (*g.numer(), *g.denom());
            if scale > LIMIT {
                return None;
            }
        }
        let mut unit: i128 = 1;
        while n % (unit * 10) == 0 {
            unit *= 10;
        }
        Exact::ratio(unit, scale)
    }

    /// For pictures only: positions on an axis. Never compared.
    pub fn to_f64(self) -> f64 {
        self.numer() as f64 / self.denom() as f64
    }
}

/// Plain decimal form without separators, at most four places, rounded half up: `10000`, `2.5`, `0.7143`.
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (n, d) = (self.numer(), self.denom());
        let sign = if n < 0 { "-" } else { "" };
        let scaled = (n.abs() * 10_000 * 2 + d) / (2 * d);
        let (whole, mut part) = (scaled / 10_000, scaled % 10_000);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let mut width = 4;
        while part % 10 == 0 {
            part /= 10;
            width -= 1;
        }
        write!(f, "{sign}{whole}.{part:0width$}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_write_and_nothing_else() {
        for (text, shown) in [("10,000", "10000"), ("2.50", "2.5"), ("0.75", "0.75"), ("7", "7")] {
            assert_eq!(Exact::parse(text).unwrap().to_string(), shown);
        }
        for text in ["", "1,00", ",5", "1.", "1e9", "-4", "1234567890123456789", "1.2.3", "ten"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }

    #[test]
    fn round_off_units() {
        for (text, unit) in [("10000", "10000"), ("2500", "100"), ("9592", "1"), ("2.5", "0.1"), ("120", "10")] {
            assert_eq!(Exact::parse(text).unwrap().round_off_unit().unwrap().to_string(), unit);
        }
    }

    #[test]
    fn nothing_overflows() {
        let big = Exact::parse("999999999999999999").unwrap();
        assert_eq!(big.checked_mul(big), None);
        assert!(Exact::ONE.checked_div(big).is_some());
        assert_eq!(Exact::ONE.checked_div(Exact::ZERO), None);
    }
}
