//! The days around a day.

use jiff::civil::Date;

/// "Around 9 May": some days before and after it.
pub(in crate::reading) fn around(first: Date, last: Date) -> Option<(Date, Date)> {
    const DAYS: i64 = 3;
    let away = |day: Date, n: i64| day.checked_add(jiff::Span::new().days(n)).ok();
    Some((away(first, -DAYS)?, away(last, DAYS)?))
}
