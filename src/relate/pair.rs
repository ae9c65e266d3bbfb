//! Rules R0 to R8, tried in order: the first that applies decides what two reports are to each other.

use super::answer::answers;
use super::due::dues;
use super::population::{Kinship, kinship};
use super::position::{across, positions};
use super::quantity::{compare_mixed, compare_quantities, compare_totals, dated, wholly_below};
use super::report::{Report, Said};
use crate::model::{
    Briefing, Modality, Number, NumberId, PopulationId, Quantity, Reason, RuleId, Series, SubjectId, Verdict,
    VerdictKind,
};

/// What two reports are to each other; `None` where no pair is formed (rule R0, and two derived figures, whose inputs are
/// compared instead).
pub fn pair(b: &Briefing, x: &Report, y: &Report) -> Option<Verdict> {
    if !x.counts || !y.counts || (x.derived && y.derived) {
        return None;
    }
    let mut v = decide(b, x, y);
    mark(b, x, y, &mut v);
    Some(v)
}

fn decide(b: &Briefing, x: &Report, y: &Report) -> Verdict {
    let co = co_temporal(b, x, y);
    let unlike = |rule, reason| dated(Verdict::new(VerdictKind::NotComparable, rule, [reason]), co);
    if x.subject != y.subject {
        return other_subject(b, x, y, co);
    }
    match (x.said, y.said) {
        (Said::Quantities(p), Said::Quantities(q)) => {
            if p.first().map(|p| &p.foreign_unit) != q.first().map(|q| &q.foreign_unit) {
                return unlike(RuleId::R1, Reason::Unit);
            }
        }
        (Said::Due(_), Said::Due(_)) | (Said::Stance(..), Said::Stance(..)) | (Said::Answer(_), Said::Answer(_)) => {}
        _ => return unlike(RuleId::R1, Reason::Measure),
    }
    if !same_modality(x, y) {
        return unlike(RuleId::R2, Reason::Modality);
    }
    if x.event != y.event {
        return unlike(RuleId::R3, Reason::Event);
    }
    match (x.said, y.said, x.subject) {
        (Said::Quantities(p), Said::Quantities(q), SubjectId::Number(n)) => by_reading(b, n, x, p, y, q, co),
        (Said::Due(p), Said::Due(q), SubjectId::Deadline(d)) => dues(&b.deadline(d).amended_by, x, p, y, q),
        (Said::Stance(s, g), Said::Stance(t, h), SubjectId::Question(_)) => positions(x, (s, g), y, (t, h)),
        (Said::Answer(p), Said::Answer(q), SubjectId::Question(id)) => answers(b.question(id), x, p, y, q),
        _ => unlike(RuleId::R1, Reason::Measure),
    }
}

/// A factor leads from a count to a plan; beside it, a report in either mood can be judged.
fn same_modality(x: &Report, y: &Report) -> bool {
    let counted = |m| matches!(m, Modality::Actual | Modality::Planned);
    x.modality == y.modality
        || ((x.crosses_modality || y.crosses_modality) && counted(x.modality) && counted(y.modality))
}

/// Rule R1 across subjects: only contested questions can have anything to do with each other.
fn other_subject(b: &Briefing, x: &Report, y: &Report, co: bool) -> Verdict {
    let reasons = match (x.subject, y.subject) {
        (SubjectId::Number(p), SubjectId::Number(q)) => {
            let (p, q) = (b.number(p), b.number(q));
            let unit = (p.unit != q.unit).then_some(Reason::Unit);
            let place = (p.place != q.place).then_some(Reason::Place);
            [Some(Reason::Measure), unit, place].into_iter().flatten().collect()
        }
        (SubjectId::Deadline(_), SubjectId::Deadline(_)) => vec![Reason::Instrument],
        (SubjectId::Question(p), SubjectId::Question(q)) => {
            if let (Said::Stance(s, _), Said::Stance(t, _)) = (x.said, y.said)
                && same_modality(x, y)
                && let Some(v) = across(b, (x, p, s), (y, q, t))
            {
                return v;
            }
            vec![Reason::Proposition]
        }
        _ => vec![Reason::Measure],
    };
    dated(Verdict::new(VerdictKind::NotComparable, RuleId::R1, reasons), co)
}

/// Whether two reports speak of the same time, by the measure of either's subject. Due dates and answers do not drift, so
/// theirs always is.
pub(super) fn co_temporal(b: &Briefing, x: &Report, y: &Report) -> bool {
    let gap = x.time.gap(&y.time);
    let by = |r: &Report| match (r.subject, r.said) {
        (SubjectId::Number(n), _) => {
            let n = b.number(n);
            n.series == Series::Fixed || gap <= i64::from(n.stable_for)
        }
        (_, Said::Stance(..)) => gap <= super::position::STANCE_DAYS,
        _ => true,
    };
    !x.mixed_dates && !y.mixed_dates && by(x) && by(y)
}

/// Rule R7 where either side has several readings: each is evaluated by the rules that follow.
fn by_reading(b: &Briefing, n: NumberId, x: &Report, p: &[Quantity], y: &Report, q: &[Quantity], co: bool) -> Verdict {
    let number = b.number(n);
    if !x.is_vague() && !y.is_vague() {
        return match (p.first(), q.first()) {
            (Some(p), Some(q)) => {
                numbers(number, x, x.populations.first().copied(), p, y, y.populations.first().copied(), q)
            }
            _ => Verdict::new(VerdictKind::NotComparable, RuleId::R1, [Reason::Measure]),
        };
    }
    // Two claims that leave the same readings open are read alike: the first reading of one beside the first of the
    // other, and so on.
    let alike = x.populations == y.populations && p.len() == q.len();
    let (vague, one, other) = if x.is_vague() { (x, p, q) } else { (y, q, p) };
    let plain = if x.is_vague() { y } else { x };
    let by_population = vague.populations.len() > 1;
    let count = if by_population { vague.populations.len() } else { one.len() };
    let readings: Vec<(usize, Verdict)> = (0..count)
        .map(|i| {
            let pick = |r: &Report, values: &'_ [Quantity]| -> (Vec<PopulationId>, Vec<Quantity>) {
                if by_population {
                    (r.populations.get(i).copied().into_iter().collect(), values.to_vec())
                } else {
                    (r.populations.to_vec(), values.get(i).cloned().into_iter().collect())
                }
            };
            let (populations, values) = pick(vague, one);
            let narrowed = Report { populations: &populations, said: Said::Quantities(&values), ..vague.clone() };
            let (pop, val);
            let against = if alike {
                (pop, val) = pick(plain, other);
                Report { populations: &pop, said: Said::Quantities(&val), ..plain.clone() }
            } else {
                plain.clone()
            };
            let under = || vague.under.iter().filter(|(r, _)| by_population && *r == i && !alike);
            (i, reading(b, n, &narrowed, &against, under().map(|(_, d)| d), co))
        })
        .collect();
    summed_up(readings, co)
}

/// One reading. Where it is a part of what the other side counts as a whole, the figures derived from it under this
/// reading are what can be compared.
fn reading<'d>(
    b: &Briefing,
    n: NumberId,
    x: &Report,
    y: &Report,
    under: impl Iterator<Item = &'d super::Derived>,
    co: bool,
) -> Verdict {
    if let ([_], [to]) = (x.populations, y.populations) {
        let through = under
            .filter(|d| d.population == Some(*to) && d.modality == y.modality && d.event == y.event)
            .map(|d| {
                let side = Report {
                    holder: x.holder,
                    said_on: x.said_on,
                    origin: x.origin,
                    remark: x.remark,
                    ..derived_side(x, d)
                };
                let mut v = decide(b, &side, y);
                mark(b, &side, y, &mut v);
                v
            })
            .max_by_key(|v| v.kind);
        if let Some(v) = through {
            return v;
        }
    }
    let (Said::Quantities(p), Said::Quantities(q)) = (x.said, y.said) else {
        return dated(Verdict::new(VerdictKind::NotComparable, RuleId::R1, [Reason::Measure]), co);
    };
    let mut v = by_reading(b, n, x, p, y, q, co);
    mark(b, x, y, &mut v);
    v
}

fn derived_side<'a>(x: &Report<'a>, d: &'a super::Derived) -> Report<'a> {
    Report {
        populations: d.population.as_slice(),
        said: Said::Quantities(std::slice::from_ref(&d.quantity)),
        time: d.as_of,
        time_inferred: d.as_of_inferred,
        derived: true,
        mixed_dates: d.mixed_dates,
        under: Vec::new(),
        ..x.clone()
    }
}

fn summed_up(readings: Vec<(usize, Verdict)>, co: bool) -> Verdict {
    let kinds = || readings.iter().map(|(_, v)| v.kind);
    let mut v = match kinds().next() {
        Some(kind) if kinds().all(|k| k == kind) => {
            let shared = |r: &Reason| readings.iter().all(|(_, v)| v.has(*r));
            let reasons: Vec<Reason> =
                readings.iter().flat_map(|(_, v)| v.reasons.iter().copied()).filter(shared).collect();
            let open = kind == VerdictKind::NotComparable && reasons.is_empty();
            Verdict::new(kind, RuleId::R7, reasons.into_iter().chain(open.then_some(Reason::Reading)))
        }
        _ => Verdict::new(VerdictKind::NotComparable, RuleId::R7, [Reason::Reading]),
    };
    v.co_temporal = co || v.kind == VerdictKind::Disagree;
    v.readings = readings;
    v
}

/// Rules R4 to R6 and section 3 for one reading of either side.
fn numbers(
    number: &Number,
    x: &Report,
    xp: Option<PopulationId>,
    a: &Quantity,
    y: &Report,
    yp: Option<PopulationId>,
    b: &Quantity,
) -> Verdict {
    let co = !x.mixed_dates
        && !y.mixed_dates
        && (number.series == Series::Fixed || x.time.gap(&y.time) <= i64::from(number.stable_for));
    let unlike = |rule| dated(Verdict::new(VerdictKind::NotComparable, rule, [Reason::Population]), co);
    match kinship(number, xp, yp) {
        Kinship::Same => amounts(number, x, a, y, b, co),
        Kinship::PartOf => part(number, (x, a), (y, b), co).unwrap_or_else(|| part_fits(co)),
        Kinship::WholeOf => part(number, (y, b), (x, a), co).unwrap_or_else(|| part_fits(co)),
        // No direct verdict (the arithmetic speaks), but a part that outgrows its whole is a contradiction all the same.
        Kinship::SummandOf => part(number, (x, a), (y, b), co).unwrap_or_else(|| unlike(RuleId::R5)),
        Kinship::SumOf => part(number, (y, b), (x, a), co).unwrap_or_else(|| unlike(RuleId::R5)),
        Kinship::Siblings => unlike(RuleId::R5),
        Kinship::Unknown => unlike(RuleId::R6),
    }
}

fn part_fits(co: bool) -> Verdict {
    dated(Verdict::new(VerdictKind::Compatible, RuleId::R4, [Reason::PartOf]), co)
}

/// The bound check of rule R4: `None` where the part may fit into the whole. A part that is larger than the whole was at
/// another time is a change, not a conflict.
fn part(number: &Number, part: (&Report, &Quantity), whole: (&Report, &Quantity), co: bool) -> Option<Verdict> {
    if !wholly_below(whole.1, part.1) {
        return None;
    }
    let mixed = part.0.mixed_dates || whole.0.mixed_dates;
    let over_time =
        |reason| Some(dated(Verdict::new(VerdictKind::DiffersOverTime, RuleId::R4, [reason, Reason::Forced]), co));
    match number.series {
        _ if mixed => over_time(Reason::Forced),
        // A total may have grown past what the whole was before; it cannot have been larger than the whole became.
        Series::Cumulative if whole.0.time.before(&part.0.time) => over_time(Reason::Grew),
        Series::Level if !co => over_time(Reason::Forced),
        _ => Some(Verdict::new(VerdictKind::Disagree, RuleId::R4, [Reason::PartAboveWhole])),
    }
}

/// Section 3, with the kind of series and the holder's own corrections.
fn amounts(number: &Number, x: &Report, a: &Quantity, y: &Report, b: &Quantity, co: bool) -> Verdict {
    if x.mixed_dates || y.mixed_dates {
        return compare_mixed(a, b);
    }
    let cumulative = number.series == Series::Cumulative;
    let v = if cumulative && x.time.before(&y.time) {
        compare_totals(a, b, co)
    } else if cumulative && y.time.before(&x.time) {
        compare_totals(b, a, co)
    } else {
        compare_quantities(a, b, co)
    };
    if v.kind == VerdictKind::Disagree && x.same_holder(y) && x.said_in_order(y).is_some() {
        let fell = v.has(Reason::Fell).then_some(Reason::Fell);
        return dated(
            Verdict::new(
                VerdictKind::DiffersOverTime,
                RuleId::R8Number,
                [Reason::Revised, Reason::Forced].into_iter().chain(fell),
            ),
            co,
        );
    }
    v
}

/// Reasons that stand beside any verdict.
fn mark(b: &Briefing, x: &Report, y: &Report, v: &mut Verdict) {
    if v.kind != VerdictKind::NotComparable {
        // What one holder says twice on different days is no copy of itself.
        if x.same_remark(y) || (x.same_origin(y) && !x.same_holder(y)) {
            v.reasons.push(Reason::SameOrigin);
        }
        if v.kind == VerdictKind::Disagree && (x.time_inferred || y.time_inferred) && rests_on_time(b, x) {
            v.reasons.push(Reason::DateInferred);
        }
    }
    if x.derived || y.derived {
        v.reasons.push(Reason::Derived);
    }
    v.reasons.sort();
    v.reasons.dedup();
}

/// Facts that never change, due dates and answers disagree whatever the day.
fn rests_on_time(b: &Briefing, x: &Report) -> bool {
    match (x.subject, x.said) {
        (SubjectId::Number(n), _) => b.number(n).series != Series::Fixed,
        (_, Said::Stance(..)) => true,
        _ => false,
    }
}
