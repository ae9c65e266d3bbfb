//! Section 5: what two wordings of one due date are to each other.

use super::quantity::dated;
use super::report::Report;
use super::revision::by_one_holder;
use crate::model::{
    Amendment, Briefing, ClaimIx, Days, Deadline, Direction, Due, DueForm, Reason, RuleId, Value, Verdict, VerdictKind,
};
use jiff::civil::Date;

/// Wordings alone, however far apart the reports are. Of one direction: usual bounds within a day of each other agree, loosest
/// ones within a day are compatible, everything else excludes each other. Bounds of opposite directions, or a day and a bound
/// that it satisfies, can both hold without saying the same.
pub fn compare_dues(a: &Due, b: &Due) -> Verdict {
    let (kind, reason) = match (a.direction(), b.direction()) {
        (Direction::Exact, Direction::Exact) => (exact(a, b), None),
        (x, y) if x == y => beside(a, b),
        (Direction::Exact, Direction::Latest) => until(a, b),
        (Direction::Latest, Direction::Exact) => until(b, a),
        (Direction::Earliest, Direction::Latest) => opposite(a, b),
        (Direction::Latest, Direction::Earliest) => opposite(b, a),
        (Direction::Exact, _) => from(a, b),
        _ => from(b, a),
    };
    Verdict::new(kind, RuleId::R8Date, reason)
}

type Found = (VerdictKind, Option<Reason>);

/// Two days or periods in which it happens.
fn exact(a: &Due, b: &Due) -> VerdictKind {
    if a.soft.gap(&b.soft) == 0 { VerdictKind::Agree } else { VerdictKind::Disagree }
}

/// Two bounds of one direction, or a last day and the day itself.
fn beside(a: &Due, b: &Due) -> Found {
    let gap = a.bound.0.gap(&b.bound.0);
    if gap <= 1 {
        (VerdictKind::Agree, (gap == 1).then_some(Reason::Boundary))
    } else if a.bound.1.gap(&b.bound.1) <= 1 {
        (VerdictKind::Compatible, None)
    } else {
        (VerdictKind::Disagree, None)
    }
}

/// A day, and the last day permitted.
fn until(day: &Due, last: &Due) -> Found {
    match beside(day, last) {
        (VerdictKind::Disagree, _) if day.soft.before(&last.bound.0) => {
            (VerdictKind::Compatible, Some(Reason::BoundSatisfied))
        }
        found => found,
    }
}

/// A day, and the first day permitted.
fn from(day: &Due, first: &Due) -> Found {
    if day.soft.from >= first.bound.0.from {
        (VerdictKind::Compatible, Some(Reason::BoundSatisfied))
    } else if day.hard.gap(&first.hard) == 0 {
        (VerdictKind::Compatible, None)
    } else {
        (VerdictKind::Disagree, None)
    }
}

/// The first day permitted, and the last one.
fn opposite(first: &Due, last: &Due) -> Found {
    let both = matches!((first.hard.from, last.hard.to), (Some(f), Some(l)) if f <= l);
    (if both { VerdictKind::Compatible } else { VerdictKind::Disagree }, None)
}

/// Wordings in their time: reports of different versions of the date never conflict; where an amendment does not say from what
/// to what, a day of amendment between the two reports explains a difference; so does a holder's own later word.
pub(super) fn dues<'a>(d: &Deadline, x: &Report<'a>, a: &Due, y: &Report<'a>, b: &Due) -> Verdict {
    let v = compare_dues(a, b);
    let (p, q) = (versions(d, x, a), versions(d, y, b));
    let one = p.len() == 1 && q.len() == 1;
    if !p.is_empty() && !q.is_empty() && p != q && (v.kind != VerdictKind::Agree || !one) {
        return if p.iter().any(|i| q.contains(i)) {
            Verdict::new(VerdictKind::Compatible, RuleId::R8Date, None)
        } else {
            amended()
        };
    }
    if v.kind != VerdictKind::Disagree {
        return v;
    }
    if let Some((earlier, later)) = x.said_in_order(y)
        && d.amended_by.iter().any(|m| m.dates().is_none() && between(m, earlier, later))
    {
        return amended();
    }
    by_one_holder(x, y, v)
}

fn amended() -> Verdict {
    dated(Verdict::new(VerdictKind::DiffersOverTime, RuleId::R8Date, [Reason::Amended]), false)
}

/// The dates that a deadline has had, in the order of its amendments, and from which day each was in force.
fn history(d: &Deadline) -> (Vec<Days>, Vec<(Option<Date>, usize)>) {
    let mut amendments: Vec<&Amendment> = d.amended_by.iter().collect();
    amendments.sort_by_key(|m| m.on.latest());
    let (mut all, mut since): (Vec<Days>, Vec<(Option<Date>, usize)>) = (Vec::new(), Vec::new());
    for m in amendments {
        let Some((from, to)) = m.dates() else { continue };
        let mut place = |day: Days| {
            all.iter().position(|known| *known == day).unwrap_or_else(|| {
                all.push(day);
                all.len() - 1
            })
        };
        let (from, to) = (place(from), place(to));
        if since.is_empty() {
            since.push((None, from));
        }
        since.push((m.on.latest(), to));
    }
    (all, since)
}

/// The report gives the date that the last recorded amendment has set.
pub fn gives_date_in_force(d: &Deadline, due: &Due) -> bool {
    let (all, since) = history(d);
    since.last().and_then(|(_, i)| all.get(*i)).is_some_and(|day| gives(due, day))
}

/// A report made after an amendment that gives a date which is not in force any more, and not the one that is.
pub fn keeps_to_former_date(b: &Briefing, d: &Deadline, ix: ClaimIx) -> bool {
    let claim = b.claim(ix);
    let (Value::Due(due), Some(said)) = (&claim.value, claim.said_on.days.from) else { return false };
    let (all, since) = history(d);
    let given = given(&all, due);
    // On the day of the amendment itself the former date may be told as such.
    let in_force = since.iter().rev().find(|(from, _)| from.is_none_or(|f| f < said)).map(|(_, i)| *i);
    let gone = since.iter().position(|(_, k)| Some(*k) == in_force).unwrap_or_default();
    let before = |i: &usize| since.iter().take(gone).any(|(_, k)| k == i);
    !given.is_empty() && given.iter().all(|i| Some(*i) != in_force && before(i))
}

fn given(all: &[Days], due: &Due) -> Vec<usize> {
    (0..all.len()).filter(|i| all.get(*i).is_some_and(|day| gives(due, day))).collect()
}

/// Which of a deadline's dates a report gives: those that agree with its wording; else the one in force on the day it was said.
/// Empty where no amendment says from what to what, and where the day is not known.
pub(super) fn versions(d: &Deadline, r: &Report, due: &Due) -> Vec<usize> {
    let (all, since) = history(d);
    let given = given(&all, due);
    if !given.is_empty() {
        return given;
    }
    let Some(said) = r.said_on.latest() else { return Vec::new() };
    since.iter().rev().find(|(from, _)| from.is_none_or(|f| f <= said)).map(|(_, i)| *i).into_iter().collect()
}

fn gives(due: &Due, day: &Days) -> bool {
    let form = match due.direction() {
        Direction::Latest => DueForm::Deadline,
        Direction::Exact => DueForm::On,
        Direction::Earliest => DueForm::NotBefore,
    };
    let (Some(first), Some(last)) = (day.from, day.to) else { return false };
    Due::denote("", form, first, last).is_some_and(|v| compare_dues(due, &v).kind == VerdictKind::Agree)
}

/// The day of the amendment counts as between for the report made on it: that report may speak from either side.
fn between(m: &Amendment, earlier: &Report, later: &Report) -> bool {
    match (m.on.latest(), earlier.said_on.from, later.said_on.latest()) {
        (Some(m), Some(e), Some(l)) => e <= m && m <= l,
        _ => false,
    }
}
