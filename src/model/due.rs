//! Due dates as sources word them: the days that the words allow, as the usual and as the loosest honest reading.

use super::Days;
use jiff::civil::Date;

/// The wording of a due date; each has its own pair of readings (see the table in `src/relate/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueForm {
    /// "by 1 May"
    By,
    /// "the May 1st deadline"
    Deadline,
    /// "before 1 May"
    Before,
    /// "by the end of April"
    ByEndOf,
    /// "by May"
    ByPeriod,
    /// "within 14 months of 29 February 2020"
    Within,
    /// "on 1 May", "in May"
    On,
    /// "not before 1 May", "from 1 May on"
    NotBefore,
    /// "after 1 May"
    After,
}

/// Which side of a day the words leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// That day or earlier; the readings are of the last permitted day.
    Latest,
    /// That day and no other.
    Exact,
    /// That day or later; the readings have no end.
    Earliest,
}

impl DueForm {
    pub fn direction(self) -> Direction {
        match self {
            DueForm::On => Direction::Exact,
            DueForm::NotBefore | DueForm::After => Direction::Earliest,
            _ => Direction::Latest,
        }
    }
}

/// A due date with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    pub verbatim: String,
    pub form: DueForm,
    /// The usual reading: of the last permitted day, of the day itself, or of all days from the first permitted one on.
    pub soft: Days,
    /// The loosest honest reading.
    pub hard: Days,
    /// The day that bounds, usually and at the loosest: what wordings of one direction are compared by.
    pub bound: (Days, Days),
}

impl Due {
    /// Readings of a wording about a period (`first` = `last` for a single day). `None` past the calendar's end.
    pub fn denote(verbatim: &str, form: DueForm, first: Date, last: Date) -> Option<Due> {
        let eve = first.yesterday().ok()?;
        let (soft, hard) = match form {
            DueForm::By => (Days::between(eve, last), Days::between(eve, last)),
            DueForm::Deadline => (Days::between(first, last), Days::between(eve, last)),
            DueForm::Before => (Days::on(eve), Days::on(eve)),
            DueForm::ByEndOf => (Days::on(last), Days::on(last)),
            DueForm::ByPeriod => (Days::between(eve, first), Days::between(eve, last)),
            DueForm::Within | DueForm::On => (Days::between(first, last), Days::between(first, last)),
            // "Not before June" is from its first day on; somebody else may name another day of it.
            DueForm::NotBefore => (Days::on(first), Days::between(first, last)),
            DueForm::After => (Days::on(last.tomorrow().ok()?), Days::on(last.tomorrow().ok()?)),
        };
        let verbatim = verbatim.to_owned();
        let bound = (soft, hard);
        Some(match form.direction() {
            Direction::Earliest => {
                let open = Days { to: None, ..soft };
                Due { verbatim, form, soft: open, hard: open, bound }
            }
            _ => Due { verbatim, form, soft, hard, bound },
        })
    }

    pub fn direction(&self) -> Direction {
        self.form.direction()
    }

    /// The day a calendar shows: the last day of the usual reading. `None` where the words say only from when on.
    pub fn day(&self) -> Option<Date> {
        self.soft.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_lower_bound_has_no_last_day() {
        let due = |form| Due::denote("", form, date(2026, 6, 12), date(2026, 6, 12)).unwrap();
        for (form, from) in [(DueForm::NotBefore, date(2026, 6, 12)), (DueForm::After, date(2026, 6, 13))] {
            let d = due(form);
            assert_eq!((d.soft.from, d.soft.to, d.hard.to, d.day()), (Some(from), None, None, None), "{form:?}");
            assert_eq!(d.bound.0, Days::on(from), "{form:?}");
        }
        assert_eq!(due(DueForm::On).day(), Some(date(2026, 6, 12)));
    }
}
