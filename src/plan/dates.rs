//! Days and spans in words, with how they are known.

use super::views::{DateView, DayView};
use super::words::{Words, fill};
use crate::model::{Basis, Dated, Days, Event};
use jiff::civil::Date;

pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), day.month(), day.day())
}

/// "17 February 2021"
pub fn day(d: Date, w: &Words) -> String {
    fill(w.day, &[("day", &d.day().to_string()), ("month", w.month(d.month())), ("year", &d.year().to_string())])
}

/// "Wednesday 17 February 2021"
pub fn month(year: i16, month: i8, w: &Words) -> String {
    let first = Date::new(year, month, 1).ok();
    let of = Days { from: first, to: first.map(|d| d.last_of_month()), ..Days::OPEN };
    days(&of, w)
}

pub fn day_with_weekday(d: Date, w: &Words) -> String {
    fill(
        w.day_weekday,
        &[
            ("weekday", w.weekday(d)),
            ("day", &d.day().to_string()),
            ("month", w.month(d.month())),
            ("year", &d.year().to_string()),
        ],
    )
}

pub fn day_view(d: Date, w: &Words) -> DayView {
    DayView { iso: iso(d), text: day(d, w) }
}

/// A span as people say it: whole months and years by their names.
pub fn days(d: &Days, w: &Words) -> String {
    let text = match (d.from, d.to) {
        (None, None) => return w.unknown_date.to_owned(),
        (None, Some(to)) => fill(w.until, &[("a", &last(d, to, w))]),
        (Some(from), None) => fill(w.from, &[("a", &first(d, from, w))]),
        (Some(from), Some(to)) if cut_by_month(d, from, to) => {
            fill(w.span, &[("a", &first(d, from, w)), ("b", &last(d, to, w))])
        }
        (Some(from), Some(to)) => span(from, to, w),
    };
    if d.about { fill(w.about_date, &[("a", &text)]) } else { text }
}

/// A month at one end and a day at the other.
fn cut_by_month(d: &Days, from: Date, to: Date) -> bool {
    d.by_month && !(from.day() == 1 && to == to.last_of_month())
}

/// The end of a span as it is known: a month that was given as one is no day.
fn first(d: &Days, from: Date, w: &Words) -> String {
    if d.by_month && from.day() == 1 { month(from.year(), from.month(), w) } else { day(from, w) }
}

fn last(d: &Days, to: Date, w: &Words) -> String {
    if d.by_month && to == to.last_of_month() { month(to.year(), to.month(), w) } else { day(to, w) }
}

fn span(from: Date, to: Date, w: &Words) -> String {
    let month = |d: Date| fill(w.month_year, &[("month", w.month(d.month())), ("year", &d.year().to_string())]);
    let whole_months = from.day() == 1 && to == to.last_of_month();
    if from == to {
        return day(from, w);
    }
    if whole_months {
        if from.month() == 1 && to.month() == 12 {
            let (a, b) = (from.year().to_string(), to.year().to_string());
            return if a == b { a } else { fill(w.span, &[("a", &a), ("b", &b)]) };
        }
        if from.first_of_month() == to.first_of_month() {
            return month(from);
        }
        if from.year() == to.year() {
            return fill(w.span, &[("a", w.month(from.month())), ("b", &month(to))]);
        }
        return fill(w.span, &[("a", &month(from)), ("b", &month(to))]);
    }
    day_span(from, to, w)
}

fn day_span(from: Date, to: Date, w: &Words) -> String {
    if from == to {
        return day(from, w);
    }
    fill(w.span, &[("a", &first_day(from, to, w)), ("b", &day(to, w))])
}

/// The first day of a span, without what it shares with the last.
fn first_day(from: Date, to: Date, w: &Words) -> String {
    if from.first_of_month() == to.first_of_month() {
        from.day().to_string()
    } else if from.year() == to.year() {
        fill(w.day_month, &[("day", &from.day().to_string()), ("month", w.month(from.month()))])
    } else {
        day(from, w)
    }
}

/// Days on which a deadline may fall: two neighbours are alternatives, not a span.
pub fn due_days(d: &Days, w: &Words) -> String {
    if let (Some(from), Some(to)) = (d.from, d.to)
        && from.tomorrow().ok() == Some(to)
    {
        return fill(w.either, &[("a", &first_day(from, to, w)), ("b", &day(to, w))]);
    }
    match (d.from, d.to) {
        // A month's name would hide that single days are meant.
        (Some(from), Some(to)) => day_span(from, to, w),
        _ => days(d, w),
    }
}

/// `<time datetime>` takes a day, a month or a year.
pub fn machine(d: &Days) -> Option<String> {
    let (from, to) = (d.from?, d.to?);
    if from == to {
        return Some(iso(from));
    }
    if from.day() != 1 || to != to.last_of_month() || from.year() != to.year() {
        return None;
    }
    if from.month() == to.month() {
        return Some(format!("{:04}-{:02}", from.year(), from.month()));
    }
    (from.month() == 1 && to.month() == 12).then(|| format!("{:04}", from.year()))
}

/// A time that something describes: a span lasts, but for an inferred one, which is some day of it.
pub fn dated(d: &Dated, w: &Words) -> DateView {
    let text = if d.is_inferred() { some_day(&d.days, w) } else { days(&d.days, w) };
    view(d, text, w)
}

/// When something was said or came out: one day, though it may not be known which.
pub fn once(d: &Dated, w: &Words) -> DateView {
    view(d, some_day(&d.days, w), w)
}

fn view(d: &Dated, text: String, w: &Words) -> DateView {
    let (basis, basis_text, short) = match &d.basis {
        Basis::Stated => ("stated", w.basis_stated.to_owned(), ""),
        Basis::Resolved(text) => ("resolved", resolved(text, w), ""),
        Basis::Inferred(text) => {
            let (text, short) = match text.as_str() {
                Basis::PUBLICATION => (w.basis_publication, w.basis_publication_short),
                Basis::SAID => (w.basis_said, w.basis_said_short),
                // The text says already that it is not known.
                Basis::NOTHING => (w.basis_nothing, ""),
                of_the_editor => (of_the_editor, w.basis_other_short),
            };
            ("inferred", fill(w.basis_inferred, &[("basis", text)]), short)
        }
    };
    DateView { text, iso: machine(&d.days), basis, basis_text, short: short.to_owned() }
}

/// One day of a span: "17 or 18 February 2021", "between 1 and 17 February 2021". A month or a year says as much by its name.
pub fn some_day(d: &Days, w: &Words) -> String {
    let (from, to) = match (d.from, d.to) {
        (Some(from), Some(to)) => (from, to),
        (None, Some(to)) => return about(d, fill(w.or_earlier, &[("a", &last(d, to, w))]), w),
        (Some(from), None) => return about(d, fill(w.or_later, &[("a", &first(d, from, w))]), w),
        (None, None) => return days(d, w),
    };
    if cut_by_month(d, from, to) {
        let slots = [("a", first(d, from, w)), ("b", last(d, to, w))];
        return about(d, fill(w.between, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))), w);
    }
    if machine(d).is_some() {
        return days(d, w);
    }
    if from.tomorrow().ok() == Some(to) {
        return about(d, due_days(&Days { about: false, ..*d }, w), w);
    }
    let whole_months = from.day() == 1 && to == to.last_of_month();
    let (a, b) = if whole_months {
        let named = |d: Date| month(d.year(), d.month(), w);
        (if from.year() == to.year() { w.month(from.month()).to_owned() } else { named(from) }, named(to))
    } else {
        (first_day(from, to, w), day(to, w))
    };
    about(d, fill(w.between, &[("a", &a), ("b", &b)]), w)
}

/// What lasted: "17 and 18 February 2021", "17 to 19 February 2021".
pub fn lasted(d: &Days, w: &Words) -> String {
    match (d.from, d.to) {
        (Some(from), Some(to)) if from.tomorrow().ok() == Some(to) => {
            about(d, fill(w.both_days, &[("a", &first_day(from, to, w)), ("b", &day(to, w))]), w)
        }
        _ => days(d, w),
    }
}

fn about(d: &Days, text: String, w: &Words) -> String {
    if d.about { fill(w.about_date, &[("a", &text)]) } else { text }
}

/// The source's own words, and from what they were resolved.
fn resolved(text: &str, w: &Words) -> String {
    // The longer ending first: the other is a part of it.
    let endings = [
        (Basis::YEAR_FROM_PUBLICATION, w.resolved_year),
        (Basis::FROM_PUBLICATION, w.resolved_publication),
        (Basis::FROM_DATE_BEFORE, w.resolved_before),
    ];
    let known = endings.iter().find_map(|(ending, template)| Some((text.strip_suffix(ending)?, template)));
    known.map_or_else(|| text.to_owned(), |(words, template)| fill(template, &[("words", words)]))
}

pub fn stated(d: &Days, w: &Words) -> DateView {
    dated(&Dated { days: *d, basis: Basis::Stated }, w)
}

/// A day on which something happened once, though it may not be known which.
pub fn stated_once(d: &Days, w: &Words) -> DateView {
    once(&Dated { days: *d, basis: Basis::Stated }, w)
}

/// When an event was: from one day to another where it lasted, else on some day.
pub fn of_event(e: &Event, w: &Words) -> DateView {
    let on = e.on.unwrap_or(Days::OPEN);
    let view = stated_once(&on, w);
    if e.lasted { DateView { text: lasted(&on, w), ..view } } else { view }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn spans_in_words() {
        let w = Words::of("en");
        let between = |a, b| Days::between(a, b);
        for (span, text, machine_text) in [
            (Days::on(date(2021, 2, 17)), "17 February 2021", Some("2021-02-17")),
            (between(date(2021, 2, 1), date(2021, 2, 28)), "February 2021", Some("2021-02")),
            (between(date(2021, 1, 1), date(2021, 12, 31)), "2021", Some("2021")),
            (between(date(2021, 1, 1), date(2021, 2, 28)), "January to February 2021", None),
            (between(date(2020, 12, 1), date(2021, 2, 28)), "December 2020 to February 2021", None),
            (between(date(2021, 2, 1), date(2021, 2, 17)), "1 to 17 February 2021", None),
            (between(date(2021, 1, 30), date(2021, 2, 2)), "30 January to 2 February 2021", None),
            (between(date(2020, 12, 30), date(2021, 1, 2)), "30 December 2020 to 2 January 2021", None),
            (Days { from: None, to: Some(date(2021, 3, 1)), ..Days::OPEN }, "until 1 March 2021", None),
            (Days::OPEN, "date unknown", None),
        ] {
            assert_eq!(days(&span, w), text);
            assert_eq!(machine(&span).as_deref(), machine_text, "{text}");
        }
        assert_eq!(days(&Days { about: true, ..Days::on(date(2021, 2, 17)) }, w), "about 17 February 2021");
    }

    #[test]
    fn a_month_at_an_end_is_no_day() {
        let w = Words::of("en");
        let d = |y, m, d| Some(date(y, m, d));
        for (from, to, by_month, lasted, some_day_of_it) in [
            (
                d(2020, 2, 1),
                d(2021, 1, 15),
                true,
                "February 2020 to 15 January 2021",
                "between February 2020 and 15 January 2021",
            ),
            (
                d(2020, 2, 3),
                d(2021, 12, 31),
                true,
                "3 February 2020 to December 2021",
                "between 3 February 2020 and December 2021",
            ),
            (d(2020, 2, 1), None, true, "from February 2020", "February 2020 or later"),
            (d(2020, 2, 1), None, false, "from 1 February 2020", "1 February 2020 or later"),
            (None, d(2020, 2, 29), true, "until February 2020", "February 2020 or earlier"),
            (None, d(2020, 2, 29), false, "until 29 February 2020", "29 February 2020 or earlier"),
            (d(2020, 2, 1), d(2020, 4, 30), true, "February to April 2020", "between February and April 2020"),
            (
                d(2020, 2, 1),
                d(2020, 4, 15),
                false,
                "1 February to 15 April 2020",
                "between 1 February and 15 April 2020",
            ),
        ] {
            let span = Days { from, to, by_month, ..Days::OPEN };
            assert_eq!((days(&span, w).as_str(), some_day(&span, w).as_str()), (lasted, some_day_of_it));
        }
    }

    #[test]
    fn due_days_are_alternatives() {
        let w = Words::of("en");
        for (a, b, text) in [
            (date(2021, 4, 30), date(2021, 5, 1), "30 April or 1 May 2021"),
            (date(2021, 4, 30), date(2021, 4, 30), "30 April 2021"),
            (date(2021, 4, 17), date(2021, 4, 18), "17 or 18 April 2021"),
            (date(2021, 5, 1), date(2021, 5, 31), "1 to 31 May 2021"),
        ] {
            assert_eq!(due_days(&Days::between(a, b), w), text);
        }
        assert_eq!(day_with_weekday(date(2021, 5, 1), w), "Saturday 1 May 2021");
    }
}
