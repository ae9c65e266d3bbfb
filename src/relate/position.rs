//! Section 6: what two stances are to each other, and how long a stance is in force.

use super::quantity::dated;
use super::report::{Report, of_unknown_time, own_words};
use super::revision::{by_one_holder, revised, undated};
use crate::model::{
    Briefing, Claim, Days, Holder, Question, QuestionId, Reason, RuleId, Stance, SubjectId, Verdict, VerdictKind,
};
use jiff::civil::Date;

/// The table of section 6: two stances on one proposition at one time.
pub fn compare_stances(a: Stance, b: Stance) -> Verdict {
    use Stance::{Affirm, Declined, Deny, Doubt};
    let (kind, reason) = match (a, b) {
        // Whoever declines takes no stance, so there is nothing to agree on, not even with another who declines.
        (Declined, _) | (_, Declined) => (VerdictKind::NotComparable, Some(Reason::Declined)),
        _ if a == b => (VerdictKind::Agree, None),
        (Affirm, Deny) | (Deny, Affirm) => (VerdictKind::Disagree, None),
        (Affirm, Doubt) | (Doubt, Affirm) => (VerdictKind::Disagree, Some(Reason::Weak)),
        _ => (VerdictKind::Compatible, None),
    };
    Verdict::new(kind, RuleId::R8Position, reason)
}

/// Stances of two reports on one question. Different times never force a conclusion: two who differ a year apart may have
/// differed all along, or the world may have changed.
pub(super) fn positions(q: &Question, x: &Report, a: (Stance, &[usize]), y: &Report, b: (Stance, &[usize])) -> Verdict {
    let co = q.at_one_time(&x.time, &y.time);
    let mut v = dated(compare_stances(a.0, b.0), co);
    match v.kind {
        VerdictKind::Agree | VerdictKind::NotComparable => v,
        _ if x.same_holder(y) && x.said_twice(y).is_some() => revised(x, y, v, None),
        _ if !co => over_time(Reason::NotForced, co),
        VerdictKind::Disagree => {
            if !a.1.is_empty() && !b.1.is_empty() && !a.1.iter().any(|g| b.1.contains(g)) {
                v.reasons.push(Reason::DifferentGrounds);
            }
            by_one_holder(x, y, v)
        }
        _ => v,
    }
}

fn over_time(reason: Reason, co: bool) -> Verdict {
    dated(Verdict::new(VerdictKind::DiffersOverTime, RuleId::R8Position, [reason]), co)
}

/// Stances on two different questions: a component of one of them, contraries, or nothing to do with each other.
pub(super) fn across(
    b: &Briefing,
    x: (&Report, QuestionId, Stance),
    y: (&Report, QuestionId, Stance),
) -> Option<Verdict> {
    let co = [x.1, y.1].iter().all(|q| b.question(*q).at_one_time(&x.0.time, &y.0.time));
    let verdict =
        |kind, reasons: &[Reason]| Some(dated(Verdict::new(kind, RuleId::R8Position, reasons.iter().copied()), co));
    for (part, whole) in [(&x, &y), (&y, &x)] {
        if is_component(b.question(whole.1), part.1) {
            // Where the holder has spoken on the component itself, that statement is the one to compare.
            let recorded = whole.0.holder.is_some_and(|h| speaks_on(b, h, part.1));
            return if recorded { None } else { verdict(VerdictKind::Compatible, &[Reason::BearsOn]) };
        }
    }
    if !contrary(b, x.1, y.1) {
        return None;
    }
    // Contraries cannot both be true, but both can be false: only an affirmation says something of the other one.
    let (s, t) = match (x.2, y.2) {
        (Stance::Affirm, t) => (Stance::Deny, t),
        (s, Stance::Affirm) => (s, Stance::Deny),
        _ => return None,
    };
    let v = compare_stances(s, t);
    match v.kind {
        _ if of_unknown_time(b, x.0, y.0) => Some(undated(RuleId::R8Position)),
        VerdictKind::NotComparable => verdict(v.kind, &v.reasons),
        VerdictKind::Agree => verdict(v.kind, &[Reason::Contrary]),
        _ if x.0.same_holder(y.0) && x.0.said_twice(y.0).is_some() => {
            let v = verdict(v.kind, &[])?;
            Some(revised(x.0, y.0, v, Some(Reason::Contrary)))
        }
        _ if !co => verdict(VerdictKind::DiffersOverTime, &[Reason::Contrary, Reason::NotForced]),
        VerdictKind::Disagree => {
            let v = verdict(v.kind, &[Reason::Contrary])?;
            Some(by_one_holder(x.0, y.0, v))
        }
        kind => verdict(kind, &[Reason::Contrary]),
    }
}

pub(super) fn is_component(q: &Question, part: QuestionId) -> bool {
    q.grounds.iter().any(|g| g.question == Some(part))
}

/// Registered on either side.
pub(super) fn contrary(b: &Briefing, x: QuestionId, y: QuestionId) -> bool {
    b.question(x).contrary_of.contains(&y) || b.question(y).contrary_of.contains(&x)
}

fn speaks_on(b: &Briefing, holder: Holder, q: QuestionId) -> bool {
    b.claims.iter().any(|c| c.subject == SubjectId::Question(q) && c.holder == holder && super::report::counts(b, c))
}

/// The time of a stance or answer: what the source says of it; for an outlet's own words, the day they describe; else how
/// long it is in force: from the day it was stated until the holder's next statement on the question (`next`), the end of the
/// holder's last office, or what the question allows a statement to last.
pub(super) fn in_force(b: &Briefing, claim: &Claim, next: Option<Date>) -> Days {
    if !claim.as_of.is_inferred() || own_words(b, claim) {
        return claim.as_of.days;
    }
    let from = claim.said_on.days.from;
    let to = [next, end_of_office(b, claim.holder), worn_out(b, claim)]
        .into_iter()
        .flatten()
        .filter(|&d| from.is_none_or(|f| d >= f))
        .min();
    Days { from, to, ..Days::OPEN }
}

/// The last day on which the question lets the statement stand.
fn worn_out(b: &Briefing, claim: &Claim) -> Option<Date> {
    let SubjectId::Question(q) = claim.subject else { return None };
    let days = i64::from(b.question(q).lasts?);
    claim.said_on.days.latest()?.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// The last day of the last office, where every office has an end. A stance stated after it is not cut short: the
/// speaker holds it as a former officer.
fn end_of_office(b: &Briefing, holder: Holder) -> Option<Date> {
    let Holder::Actor(actor) = holder else { return None };
    let ends: Option<Vec<Date>> = b.actor(actor).roles.iter().map(|r| r.during.and_then(|d| d.to)).collect();
    ends?.into_iter().max()
}
