//! What the wording of a date says; which days it means is another matter.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::when) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading::when) enum Part {
    Start,
    Early,
    Mid,
    Late,
    End,
    /// "earlier this week": from its start to the publication date.
    Earlier,
    /// "later this week": from the publication date to its end.
    Later,
    /// "the rest of the year": the same, or all of a year to come.
    Rest,
}

/// What a date says. Years are those printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading::when) enum Phrase {
    Day {
        year: Option<i16>,
        month: i8,
        day: i8,
    },
    /// Day and month in figures that could be exchanged.
    Unsure {
        year: i16,
        first: i8,
        second: i8,
    },
    /// First and last day of one month.
    Days {
        year: Option<i16>,
        month: i8,
        first: i8,
        last: i8,
    },
    /// `which`: "last March" is -1, "next March" 1.
    Month {
        year: Option<i16>,
        month: i8,
        which: Option<i64>,
    },
    /// First and last year.
    Years(i16, i16),
    Quarter {
        year: Option<i16>,
        quarter: i8,
    },
    /// First and last month; `which`: "last summer" is -1, "this summer" 0.
    Season {
        year: Option<i16>,
        months: (i8, i8),
        which: Option<i64>,
    },
    /// A year that stands before a noun and has no word that says it is one: "cut 1986 exports".
    Of(i16),
    /// "the first three months of", "the last ten days of" (negative) a period; half a year is six months of it.
    Stretch(i64, Unit, Box<Phrase>),
    /// "last Easter", "this Thanksgiving", "next Halloween".
    Feast(i64, Box<Phrase>),
    /// "March last year", "on 5 May this year".
    InYear(Box<Phrase>, i64),
    /// "Friday, July 18": the year may be told by the weekday.
    OnWeekday(i8, Box<Phrase>),
    /// "the week of April 10".
    WeekOf(Box<Phrase>),
    /// "the week ending 5 April": the seven days up to it.
    WeekTo(Box<Phrase>),
    Part(Part, Box<Phrase>),
    Weekday {
        day: i8,
        which: Option<i64>,
    },
    /// Days from the publication date.
    Near(i64),
    /// Units from the date named before.
    Follow(i64, Unit),
    /// "that month": the one of the date named before.
    That(Unit),
    /// "will be paid within 90 days": the last of them, from the publication date.
    Within(i64, Unit),
    Period {
        unit: Unit,
        which: i64,
    },
    /// "ago" is negative; `about`: a hedge stands before it.
    Shift {
        n: i64,
        unit: Unit,
        about: bool,
    },
    /// A moving feast: month, weekday, which one, days after it.
    Moving {
        year: Option<i16>,
        month: i8,
        weekday: i8,
        nth: i8,
        plus: i64,
    },
    /// Days from Easter Sunday, of the eastern churches or the western.
    Easter {
        year: Option<i16>,
        offset: i64,
        eastern: bool,
    },
    /// "the 18th": of the month of the publication date, or one beside it.
    DayOnly(i8),
    /// "the first Monday of October", "the last Friday in March 2014": weekday (0 any day, 8 seven days), which one, the month.
    Nth {
        weekday: i8,
        nth: i8,
        of: Box<Phrase>,
    },
    /// "14 months after 29 February 2020"; negative before it.
    From(i64, Unit, Box<Phrase>),
    /// "Wednesday of next week".
    WeekdayOf(i8, i64),
    /// "the past three months" (negative), "the next two weeks": up to, or from, the publication date.
    Lapse(i64, Unit),
    Span(Box<Phrase>, Box<Phrase>),
}

/// Which weekday: "this coming Friday", the first after today.
pub(in crate::reading::when) const COMING: i64 = 3;

/// "this past Friday", the last before today.
pub(in crate::reading::when) const PAST: i64 = -3;

pub(super) type Found = Option<(Phrase, usize)>;

impl Phrase {
    /// Names days by themselves, not by their distance from others: it may begin or end a span.
    pub(super) fn places(&self) -> bool {
        !matches!(
            self,
            Phrase::Lapse(..)
                | Phrase::Shift { .. }
                | Phrase::Follow(..)
                | Phrase::That(_)
                | Phrase::Within(..)
                | Phrase::From(..)
                | Phrase::Span(..)
                | Phrase::Days { .. }
        )
    }

    /// A date whose year is not printed.
    pub(super) fn lacks_year(&self) -> bool {
        matches!(
            self,
            Phrase::Day { year: None, .. } | Phrase::Moving { year: None, .. } | Phrase::Easter { year: None, .. }
        )
    }

    /// A year, a month or a day by its name.
    pub(super) fn names_its_days(&self) -> bool {
        matches!(self, Phrase::Day { .. } | Phrase::Month { .. } | Phrase::Years(..) | Phrase::Quarter { .. })
    }

    /// A day that is the same on whatever day its text is read, but for its year.
    pub(in crate::reading::when) fn names_its_day(&self) -> bool {
        matches!(self, Phrase::Day { .. } | Phrase::OnWeekday(..) | Phrase::Moving { .. } | Phrase::Easter { .. })
    }

    /// Names one day, from which others can be counted.
    pub(super) fn is_day(&self) -> bool {
        matches!(
            self,
            Phrase::Day { .. }
                | Phrase::OnWeekday(..)
                | Phrase::Moving { .. }
                | Phrase::Easter { .. }
                | Phrase::Near(_)
                | Phrase::Weekday { .. }
                | Phrase::Feast(..)
                | Phrase::DayOnly(_)
        )
    }
}
