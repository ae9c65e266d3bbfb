//! Days and spans of days, with how we know them.

use jiff::civil::Date;

/// A span of days, both ends included; an absent end is open (EDTF `..`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Days {
    pub from: Option<Date>,
    pub to: Option<Date>,
    /// EDTF `~`: about then. Printed, never used to widen a comparison.
    pub about: bool,
    /// Two ends, of which one at least was given as a month or a year: no day of it is known as its end.
    pub by_month: bool,
}

impl Days {
    /// Any day: nothing is known.
    pub const OPEN: Days = Days { from: None, to: None, about: false, by_month: false };

    pub fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none()
    }

    pub fn on(day: Date) -> Days {
        Days { from: Some(day), to: Some(day), ..Days::OPEN }
    }

    pub fn between(from: Date, to: Date) -> Days {
        Days { from: Some(from), to: Some(to), ..Days::OPEN }
    }

    /// The single day, where it is one.
    pub fn day(&self) -> Option<Date> {
        if self.from == self.to { self.from } else { None }
    }

    /// Days between the two spans: 0 where they share a day, 1 where they meet. Always finite, because two spans without a
    /// shared day have two facing ends.
    pub fn gap(&self, o: &Days) -> i64 {
        let after = |x: &Days, y: &Days| match (x.from, y.to) {
            (Some(f), Some(t)) => days_from(t, f),
            _ => 0,
        };
        after(self, o).max(after(o, self)).max(0)
    }

    /// True where the first span ends before the second begins.
    pub fn before(&self, o: &Days) -> bool {
        matches!((self.to, o.from), (Some(t), Some(f)) if t < f)
    }

    /// For ordering: the last day where there is one, else the first.
    pub fn latest(&self) -> Option<Date> {
        self.to.or(self.from)
    }
}

/// Whole days from `a` to `b`.
pub fn days_from(a: Date, b: Date) -> i64 {
    i64::from(a.until((jiff::Unit::Day, b)).map(|s| s.get_days()).unwrap_or(0))
}

/// How a date is known.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// The source prints it, or the editor took it from the source.
    Stated,
    /// A relative date of the source, resolved; the text says from what ("Wednesday, from the publication date").
    Resolved(String),
    /// Not in the source; the text says from what it was taken.
    Inferred(String),
}

/// What the tool itself infers from; an editor's own reasons are other texts.
impl Basis {
    /// Said on the day of publication.
    pub const PUBLICATION: &str = "the day of publication";
    /// Describes the day on which it was said.
    pub const SAID: &str = "the day it was said";
    /// There is no date to infer from.
    pub const NOTHING: &str = "no date is known";
    /// What follows the source's own words where they were resolved from the day of publication.
    pub const FROM_PUBLICATION: &str = ", from the publication date";
    /// The same for the year alone.
    pub const YEAR_FROM_PUBLICATION: &str = ", the year from the publication date";
    /// The same for a date that stands before them in the sentence.
    pub const FROM_DATE_BEFORE: &str = ", from the date named before";
}

/// Days with their basis.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Dated {
    pub days: Days,
    pub basis: Basis,
}

impl Dated {
    pub fn is_inferred(&self) -> bool {
        matches!(self.basis, Basis::Inferred(_))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn gaps() {
        let a = Days::between(date(2021, 1, 1), date(2021, 1, 31));
        assert_eq!(a.gap(&Days::on(date(2021, 1, 15))), 0);
        assert_eq!(a.gap(&Days::on(date(2021, 2, 1))), 1);
        assert_eq!(Days::on(date(2021, 2, 18)).gap(&Days::on(date(2020, 11, 16))), 94);
        assert_eq!(a.gap(&Days { from: None, to: Some(date(2020, 12, 1)), ..Days::OPEN }), 31);
        assert_eq!(a.gap(&Days::OPEN), 0);
    }
}
