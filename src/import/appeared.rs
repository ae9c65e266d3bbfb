//! The day of publication among all the days that a head prints: the one that a label says, then those by the title, then
//! those above it. Where they differ, or day and month may be exchanged, it is asked for and not chosen.

use super::inference::Named;
use super::printed::{self, Day};
use super::said::Said;
use super::{Page, Published, PublishedBasis};
use crate::model::Days;
use jiff::civil::Date;

/// How near to the article a day stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Lead,
    Far,
    Near,
    Labelled,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Appeared {
    published: Vec<(Rank, Day)>,
    updated: Vec<Day>,
    /// Of a place where the month is written first.
    american: bool,
}

/// A day that is printed and cannot be taken: nothing else may be guessed against it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pending {
    /// Only a person can say.
    Asked,
    /// Month and day, without the year.
    WithoutYear { month: i8, day: i8, weekday: Option<jiff::civil::Weekday> },
}

impl Appeared {
    pub fn line(&mut self, said: &Said, near: bool) {
        let rank = match (said.labelled, near) {
            (true, _) => Rank::Labelled,
            (false, true) => Rank::Near,
            (false, false) => Rank::Far,
        };
        self.published.extend(said.published.iter().map(|d| (rank, d.clone())));
        self.updated.extend(said.updated.iter().cloned());
        let zone = said.time.as_deref().and_then(|t| t.split(' ').next_back());
        let zones = ["EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "ET", "PT"];
        self.american |= zone.is_some_and(|z| zones.contains(&z));
    }

    pub fn bare(&mut self, text: &str, late: bool) {
        let Some((day, _)) = printed::first(text) else { return };
        match late {
            true => self.updated.push(day),
            false => self.published.push((Rank::Far, day)),
        }
    }

    pub fn lead(&mut self, day: Option<Day>) {
        self.published.extend(day.map(|d| (Rank::Lead, d)));
    }

    /// Writes the day, or why there is none.
    pub fn tell(mut self, language: Option<&str>, page: &mut Page) {
        // Outside English nobody writes the month first; in English both are usual.
        let day_first = match language {
            _ if self.american => Some(false),
            Some("en") | None => None,
            Some(_) => Some(true),
        };
        let sure: Vec<Days> = self.published.iter().filter_map(|(_, d)| on(d)).collect();
        let all = self.published.iter_mut().map(|(_, d)| d).chain(&mut self.updated);
        all.for_each(|d| settle(d, day_first, &sure));
        let with_year = |d: &&(Rank, Day)| !matches!(d.1, Day::WithoutYear(_));
        let rank = self.published.iter().filter(with_year).map(|(r, _)| *r).max();
        let first: Vec<&Day> = self.published.iter().filter(|(r, _)| Some(*r) == rank).map(|(_, d)| d).collect();
        if let Some(found) = agreed(&first, page) {
            page.published = Some(Published { days: found, basis: PublishedBasis::Printed });
        } else if page.pending.is_none() && rank.is_none() {
            self.updated_or_without_year(page);
        }
    }

    fn updated_or_without_year(&self, page: &mut Page) {
        let updated: Vec<&Day> = self.updated.iter().collect();
        if let Some(days) = agreed(&updated, page) {
            let why = "printed as the day of its last change".to_owned();
            page.published = Some(Published { days, basis: PublishedBasis::Inferred(why) });
            return;
        }
        let named = |d: &Day| match d {
            Day::WithoutYear(Named { month, day, weekday, .. }) => {
                Some(Pending::WithoutYear { month: *month, day: *day, weekday: *weekday })
            }
            _ => None,
        };
        let days = self.published.iter().map(|(_, d)| d).chain(&self.updated);
        page.pending = page.pending.take().or_else(|| days.filter_map(named).next());
    }
}

fn on(day: &Day) -> Option<Days> {
    match day {
        Day::On(days) => Some(*days),
        _ => None,
    }
}

/// Day and month in their order, where something shows it.
fn settle(day: &mut Day, day_first: Option<bool>, sure: &[Days]) {
    let Day::Either { day_first: a, month_first: b } = *day else { return };
    let said = |d: Date| sure.contains(&Days::on(d));
    let found = match (said(a), said(b), day_first) {
        (true, false, _) => Some(a),
        (false, true, _) => Some(b),
        (_, _, Some(true)) => Some(a),
        (_, _, Some(false)) => Some(b),
        _ => None,
    };
    if let Some(found) = found {
        *day = Day::On(Days::on(found));
    }
}

/// The one day that they all are; what they are else is told.
fn agreed(days: &[&Day], page: &mut Page) -> Option<Days> {
    let with_year: Vec<&&Day> = days.iter().filter(|d| !matches!(d, Day::WithoutYear(_))).collect();
    let first = with_year.first()?;
    if let Day::Either { day_first, month_first } = first {
        page.remarks.push(format!("the day of publication may be {day_first} or {month_first}: it is left unknown"));
        page.pending = Some(Pending::Asked);
        return None;
    }
    if with_year.iter().any(|d| d != first) {
        let list: Vec<String> = with_year.iter().filter_map(|d| on(d)?.day()).map(|d| d.to_string()).collect();
        page.remarks
            .push(format!("several days are printed ({}): the day of publication is left unknown", list.join(", ")));
        page.pending = Some(Pending::Asked);
        return None;
    }
    on(first)
}
