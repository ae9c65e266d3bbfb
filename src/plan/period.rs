//! Days, months, quarters, years and decades as buckets: what is too much to show one by one is shown by these.

use crate::model::Days;
use jiff::civil::Date;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Day,
    Month,
    Quarter,
    Year,
    Decade,
}

impl Unit {
    /// The bucket that a day falls into.
    pub fn around(self, day: Date) -> Days {
        let months = |first: i8, last: i8| {
            let from = Date::new(day.year(), first, 1).unwrap_or(day);
            let to = Date::new(day.year(), last, 1).unwrap_or(day).last_of_month();
            Days::between(from, to)
        };
        match self {
            Unit::Day => Days::on(day),
            Unit::Month => months(day.month(), day.month()),
            Unit::Quarter => {
                let first = (day.month() - 1) / 3 * 3 + 1;
                months(first, first + 2)
            }
            Unit::Year => months(1, 12),
            Unit::Decade => {
                let first = day.year().div_euclid(10) * 10;
                let from = Date::new(first, 1, 1).unwrap_or(day);
                let to = Date::new(first + 9, 12, 31).unwrap_or(Date::MAX);
                Days::between(from, to)
            }
        }
    }
}

/// Things with their day, newest first: by the finest of the units that needs at most `most` buckets. Where even the
/// coarsest needs more, the oldest come together. The undated are a bucket of their own, the last, which is not counted.
pub fn periods<T: Copy>(all: Vec<(Option<Date>, T)>, units: &[Unit], most: usize) -> Vec<(Option<Days>, Vec<T>)> {
    let mut out: Vec<(Option<Days>, Vec<T>)> = Vec::new();
    for unit in units {
        let mut buckets: BTreeMap<Option<Date>, (Option<Days>, Vec<T>)> = BTreeMap::new();
        for (day, thing) in &all {
            let span = day.map(|d| unit.around(d));
            let key = span.and_then(|s| s.from);
            buckets.entry(key).or_insert((span, Vec::new())).1.push(*thing);
        }
        let enough = buckets.keys().flatten().count() <= most;
        out = buckets.into_values().rev().collect();
        if enough {
            return out;
        }
    }
    let undated = out.pop_if(|(span, _)| span.is_none());
    while out.len() > most.max(1) {
        let Some((oldest, things)) = out.pop() else { break };
        let Some((span, rest)) = out.last_mut() else { break };
        rest.extend(things);
        if let (Some(span), Some(oldest)) = (span.as_mut(), oldest) {
            span.from = oldest.from;
        }
    }
    out.extend(undated);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ALL: [Unit; 5] = [Unit::Day, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];

    #[test]
    fn nothing_is_lost_and_the_newest_stand_first() {
        let days: Vec<Option<Date>> =
            (0..400).map(|i| (i % 50 != 0).then(|| date(1800 + (i * 7 % 300) as i16, (i % 12 + 1) as i8, 3))).collect();
        for most in [1, 2, 6, 40] {
            let got = periods(days.iter().copied().zip(0..).collect(), &ALL, most);
            let mut all: Vec<i32> = got.iter().flat_map(|(_, of)| of.iter().copied()).collect();
            all.sort();
            assert_eq!(all, (0..400).collect::<Vec<_>>());
            let dated: Vec<Days> = got.iter().filter_map(|(span, _)| *span).collect();
            assert!(dated.len() <= most, "{} buckets of {most}", dated.len());
            assert!(dated.windows(2).all(|two| two[1].before(&two[0])));
            assert!(got.last().unwrap().0.is_none(), "the undated come last");
        }
    }

    #[test]
    fn buckets_around_a_day() {
        for (unit, first, last) in [
            (Unit::Day, date(2021, 2, 17), date(2021, 2, 17)),
            (Unit::Month, date(2021, 2, 1), date(2021, 2, 28)),
            (Unit::Quarter, date(2021, 1, 1), date(2021, 3, 31)),
            (Unit::Year, date(2021, 1, 1), date(2021, 12, 31)),
            (Unit::Decade, date(2020, 1, 1), date(2029, 12, 31)),
        ] {
            assert_eq!(unit.around(date(2021, 2, 17)), Days::between(first, last), "{unit:?}");
        }
    }
}
