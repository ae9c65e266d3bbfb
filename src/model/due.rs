//! Deadlines as sources word them: the last permitted day, as the usual and as the loosest honest reading.

use super::Days;
use jiff::civil::Date;

/// The wording of a due date; each has its own pair of readings (see the table in `src/relate/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueForm {
    /// "by 1 May"
    By,
    /// "the May 1st deadline", "on 1 May"
    Deadline,
    /// "before 1 May"
    Before,
    /// "by the end of April"
    ByEndOf,
    /// "by May"
    ByPeriod,
    /// "within 14 months of 29 February 2020"
    Within,
}

/// A due date with the words it was read from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Due {
    pub verbatim: String,
    pub form: DueForm,
    /// The usual reading of the last permitted day.
    pub soft: Days,
    /// The loosest honest reading.
    pub hard: Days,
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
            DueForm::Within => (Days::between(first, last), Days::between(first, last)),
        };
        Some(Due { verbatim: verbatim.to_owned(), form, soft, hard })
    }

    /// The day a calendar shows: the last day of the usual reading.
    pub fn day(&self) -> Option<Date> {
        self.soft.to
    }
}
