//! Axes of pictures: which labels fit under them, and days as places. Positions only; what they mean stands elsewhere.
//!
//! Floating point is used for positions and nothing else. A position is per cent of the picture's width.

use super::views::{Extent, Tick};
use super::words::{Words, fill};
use crate::model::{Days, day::days_from};
use jiff::civil::Date;

/// The narrowest picture on a phone and on a wide page, in pixels.
const PHONE: f64 = 168.0;
const WIDE: f64 = 420.0;
/// Width of a letter of a label, in pixels: figures of the label's size, with room to spare.
const LETTER: f64 = 6.6;
/// Between two labels.
const BETWEEN: f64 = 6.0;
/// A mark narrower than this cannot be seen.
pub const NARROWEST: f64 = 0.4;

/// Two decimals are finer than any screen.
pub fn rounded(x: f64) -> f64 {
    (x * 100.0).round() / 100.0
}

/// Ticks with as many labels as fit without touching, on wide pages and on phones.
pub fn thinned(ticks: Vec<(f64, String)>) -> Vec<Tick> {
    let longest = ticks.iter().map(|(_, label)| label.chars().count()).max().unwrap_or(0) as f64;
    let apart = ticks.windows(2).filter_map(|two| Some(two.get(1)?.0 - two.first()?.0)).fold(100.0, f64::min);
    // A label at the picture's end stands beside its tick instead of under it, so it needs half as much again.
    let room = 1.5 * longest * LETTER + BETWEEN;
    let every = |width: f64| ((room / (apart * width / 100.0).max(0.01)).ceil().max(1.0) as usize).min(1000);
    let wide = every(WIDE);
    let phone = every(PHONE).div_ceil(wide) * wide;
    let tick = |(i, (x, label)): (usize, (f64, String))| Tick {
        x,
        label,
        wide: i.is_multiple_of(wide),
        phone: i.is_multiple_of(phone),
    };
    ticks.into_iter().enumerate().map(tick).collect()
}

/// A stretch of days, both ends included.
#[derive(Clone, Copy)]
pub struct DayAxis {
    from: Date,
    to: Date,
}

impl DayAxis {
    pub fn between(from: Date, to: Date) -> DayAxis {
        DayAxis { from, to }
    }

    fn length(&self) -> f64 {
        (days_from(self.from, self.to) + 1).max(1) as f64
    }

    pub fn holds(&self, day: Date) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The middle of a day.
    pub fn middle(&self, day: Date) -> f64 {
        self.at(days_from(self.from, day) as f64 + 0.5)
    }

    fn at(&self, days: f64) -> f64 {
        rounded((days / self.length() * 100.0).clamp(0.0, 100.0))
    }

    /// A span from its first morning to its last night, and whether it goes on to the left and to the right of the axis.
    pub fn extent(&self, span: &Days) -> (Extent, bool, bool) {
        let left = span.from.map_or(0.0, |d| self.at(days_from(self.from, d) as f64)).min(100.0 - NARROWEST);
        let right = span.to.map_or(100.0, |d| self.at(days_from(self.from, d) as f64 + 1.0));
        let open_left = span.from.is_none_or(|d| d < self.from);
        let open_right = span.to.is_none_or(|d| d > self.to);
        (Extent { x: left, width: rounded((right - left).max(NARROWEST)) }, open_left, open_right)
    }

    /// True where no day of the span is on the axis.
    pub fn misses(&self, span: &Days) -> bool {
        span.from.is_some_and(|d| d > self.to) || span.to.is_some_and(|d| d < self.from)
    }

    /// Starts of days, weeks, months or years: the finest that gives at most eight.
    pub fn ticks(&self, w: &Words) -> Vec<Tick> {
        const MOST: usize = 8;
        let steps = [Step::Days(1), Step::Days(2), Step::Days(7), Step::Months(1), Step::Months(3), Step::Months(12)];
        let long = [2i16, 5, 10, 20, 50, 100, 1000].map(Step::Years);
        let all = steps.into_iter().chain(long).map(|step| self.starts(step, MOST));
        let starts = all.into_iter().find(|s| (1..=MOST).contains(&s.len())).unwrap_or_default();
        let months = starts.iter().all(|d| d.day() == 1) && starts.len() > 1;
        let years = months && starts.iter().all(|d| d.month() == 1);
        let label = |d: &Date| match (years, months) {
            (true, _) => d.year().to_string(),
            (_, true) => fill(w.axis_month, &[("month", w.short_month(d.month())), ("year", &d.year().to_string())]),
            _ => fill(w.day_month, &[("day", &d.day().to_string()), ("month", w.short_month(d.month()))]),
        };
        let at = |d: &Date| self.at(days_from(self.from, *d) as f64);
        thinned(starts.iter().map(|d| (at(d), label(d))).collect())
    }

    /// The starts on the axis; more than `most` are not counted out.
    fn starts(&self, step: Step, most: usize) -> Vec<Date> {
        let mut out = Vec::new();
        let mut next = match step {
            Step::Days(_) => Some(self.from),
            Step::Months(n) => {
                let first = self.from.first_of_month();
                let month = (first.month() - 1) / n * n + 1;
                Date::new(first.year(), month, 1).ok()
            }
            Step::Years(n) => Date::new(self.from.year().div_euclid(n) * n, 1, 1).ok(),
        };
        while let Some(day) = next.filter(|d| *d <= self.to && out.len() <= most) {
            if self.holds(day) {
                out.push(day);
            }
            let span = match step {
                Step::Days(n) => jiff::Span::new().try_days(n),
                Step::Months(n) => jiff::Span::new().try_months(n),
                Step::Years(n) => jiff::Span::new().try_years(n),
            };
            next = span.ok().and_then(|s| day.checked_add(s).ok());
        }
        out
    }
}

#[derive(Clone, Copy)]
enum Step {
    Days(i8),
    Months(i8),
    Years(i16),
}

/// The ends of an axis for these days: all of them, but for a few that lie so far out that the others would be pressed
/// into one spot.
pub fn core(mut days: Vec<Date>) -> Option<(Date, Date)> {
    days.sort();
    let many = days.len() / 4;
    for _ in 0..2 {
        let (first, last) = (*days.first()?, *days.last()?);
        let whole = days_from(first, last);
        let gap = |i: usize| Some(days_from(*days.get(i)?, *days.get(i + 1)?));
        let widest = (0..days.len().saturating_sub(1)).max_by_key(|i| gap(*i));
        match widest.map(|i| (i + 1, gap(i).unwrap_or(0))) {
            Some((n, gap)) if whole > 365 && gap * 10 > whole * 6 && n <= many => drop(days.drain(..n)),
            Some((n, gap)) if whole > 365 && gap * 10 > whole * 6 && days.len() - n <= many => days.truncate(n),
            _ => break,
        }
    }
    Some((*days.first()?, *days.last()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_axis_of_any_length_has_a_few_labels_inside_the_picture() {
        let w = Words::of("en");
        let from = date(2021, 2, 17);
        for days in [0, 1, 3, 9, 20, 45, 100, 300, 500, 2000, 8000, 40_000, 400_000] {
            let to = from.checked_add(jiff::Span::new().days(days)).unwrap();
            let ticks = DayAxis::between(from, to).ticks(w);
            assert!((1..=8).contains(&ticks.len()), "{days} days: {ticks:?}");
            assert!(ticks.iter().all(|t| (0.0..=100.0).contains(&t.x)), "{days} days: {ticks:?}");
            assert!(ticks.iter().any(|t| t.phone), "{days} days: {ticks:?}");
        }
    }

    #[test]
    fn spans_stay_inside_and_say_where_they_go_on() {
        let axis = DayAxis::between(date(2021, 4, 1), date(2021, 4, 10));
        let (all, left, right) = axis.extent(&Days::between(date(2021, 4, 1), date(2021, 4, 10)));
        assert_eq!((all.x, all.width, left, right), (0.0, 100.0, false, false));
        let (far, left, right) = axis.extent(&Days::between(date(2020, 1, 1), date(2022, 1, 1)));
        assert_eq!((far.x, far.width, left, right), (0.0, 100.0, true, true));
        let later = Days::on(date(2021, 5, 1));
        let (out, _, right) = axis.extent(&later);
        assert!(out.x + out.width <= 100.01 && right && axis.misses(&later));
    }

    #[test]
    fn one_far_day_does_not_stretch_the_axis() {
        let mut days = vec![date(2021, 4, 30); 6];
        days.extend([date(2021, 5, 1), date(2031, 1, 1)]);
        assert_eq!(core(days), Some((date(2021, 4, 30), date(2021, 5, 1))));
        assert_eq!(core(vec![date(2021, 1, 1), date(2031, 1, 1)]), Some((date(2021, 1, 1), date(2031, 1, 1))));
        assert_eq!(core(Vec::new()), None);
    }
}
