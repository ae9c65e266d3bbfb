//! A deadline's wordings on an axis of days: which days the axis holds, and where the readings stand on it.

use super::axis::{self, DayAxis};
use super::context::At;
use super::dates;
use super::views::{DueAxis, DueBar, DueMark};
use super::words::fill;
use crate::model::{DeadlineId, Due, day::days_from};
use jiff::civil::Date;

/// So many times as long as the readings may the axis become for the sake of other days; readings of less than a month
/// count as a month.
const REACH: i64 = 6;
const MONTH: i64 = 30;

impl<'a> At<'a> {
    /// The axis for these readings, and what is marked on it. `None` where they name no day.
    pub fn due_axis(&self, id: DeadlineId, due: &[&Due]) -> Option<(DueAxis, DayAxis)> {
        let w = self.cx.w;
        let d = self.cx.b.deadline(id);
        let ends = |x: &&Due| [x.soft.from, x.soft.to, x.hard.from, x.hard.to];
        let (mut from, mut to) = axis::core(due.iter().flat_map(ends).flatten().collect())?;
        let reach = days_from(from, to).max(MONTH).saturating_mul(REACH);
        let leading = self.leading_due(id).and_then(|(_, due)| due.day());
        let amended = d.amended_by.iter().filter_map(|a| a.on.latest());
        let mut noted: Vec<(&'static str, &'static str, Date)> = leading
            .map(|day| ("due", w.mark_due, day))
            .into_iter()
            .chain([("as-of", w.mark_as_of, self.cx.b.site.as_of)])
            .chain(amended.map(|day| ("amended", w.mark_amended, day)))
            .chain(d.counted_from.map(|day| ("made", w.mark_made, day)))
            .collect();
        for (_, _, day) in &noted {
            let (first, last) = (from.min(*day), to.max(*day));
            if days_from(first, last) <= reach {
                (from, to) = (first, last);
            }
        }
        // Nothing stands on the very edge.
        let room = jiff::Span::new().try_days((days_from(from, to) / 24).max(1)).ok()?;
        let axis = DayAxis::between(from.checked_sub(room).unwrap_or(from), to.checked_add(room).unwrap_or(to));
        noted.sort_by_key(|(_, _, day)| *day);
        let (mut marks, mut outside) = (Vec::new(), Vec::new());
        for (kind, template, day) in noted {
            let text = if kind == "due" { dates::day_with_weekday(day, w) } else { dates::day(day, w) };
            let label = fill(template, &[("date", &text)]);
            if axis.holds(day) {
                marks.push(DueMark { kind, label, x: axis.middle(day) });
            } else {
                let side = if day < from { w.axis_before } else { w.axis_after };
                outside.push(fill(side, &[("what", &label)]));
            }
        }
        let title = fill(w.due_title, &[("label", &d.label)]);
        Some((DueAxis { title, ticks: axis.ticks(w), marks, outside }, axis))
    }
}

/// A wording's readings on the axis.
pub fn bar(due: &Due, axis: &DayAxis) -> DueBar {
    let (usual, ..) = axis.extent(&due.soft);
    let (loosest, open_left, open_right) = axis.extent(&due.hard);
    DueBar {
        x: usual.x,
        width: usual.width,
        beyond: axis.misses(&due.soft),
        loose_x: loosest.x,
        loose_width: loosest.width,
        open_left,
        open_right,
    }
}
