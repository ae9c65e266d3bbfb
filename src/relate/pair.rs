//! Rules R0 to R8, tried in order: the first that applies decides what two reports are to each other.

use super::answer::answers;
use super::arithmetic;
use super::due::dues;
use super::population::{Kinship, kinship};
use super::position::{across, positions};
use super::quantity::{compare_quantities, compare_totals, dated, wholly_below};
use super::report::{Report, Said, of_unknown_time};
use super::revision::{by_one_holder, undated};
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
    if apart_by_event(x, y) {
        return unlike(RuleId::R3, Reason::Event);
    }
    if of_unknown_time(b, x, y) {
        return undated(rule_of(x));
    }
    match (x.said, y.said, x.subject) {
        (Said::Quantities(p), Said::Quantities(q), SubjectId::Number(n)) => by_reading(b, n, x, p, y, q, co),
        (Said::Due(p), Said::Due(q), SubjectId::Deadline(d)) => dues(b.deadline(d), x, p, y, q),
        (Said::Stance(s, g), Said::Stance(t, h), SubjectId::Question(id)) => {
            positions(b.question(id), x, (s, g), y, (t, h))
        }
        (Said::Answer(p), Said::Answer(q), SubjectId::Question(id)) => answers(b.question(id), x, p, y, q),
        _ => unlike(RuleId::R1, Reason::Measure),
    }
}

/// Figures and dates of an occurrence are held against those of the same one. A question asks one thing of all times: an answer
/// given of an occurrence stands beside one that names none.
fn apart_by_event(x: &Report, y: &Report) -> bool {
    match (x.said, x.event, y.event) {
        (Said::Stance(..) | Said::Answer(_), Some(e), Some(f)) => e != f,
        (Said::Stance(..) | Said::Answer(_), ..) => false,
        (_, e, f) => e != f,
    }
}

/// The part of rule R8 that would have decided.
fn rule_of(x: &Report) -> RuleId {
    match x.said {
        Said::Quantities(_) => RuleId::R8Number,
        Said::Due(_) => RuleId::R8Date,
        Said::Stance(..) => RuleId::R8Position,
        Said::Answer(_) => RuleId::R8Answer,
    }
}

/// A factor leads from a count to a plan; beside it, a report in either mood can be judged.
fn same_modality(x: &Report, y: &Report) -> bool {
    let counted = |m| matches!(m, Modality::Actual | Modality::Planned);
    x.modality == y.modality
        || ((x.crosses_modality || y.crosses_modality) && counted(x.modality) && counted(y.modality))
}

/// Rule R1 across subjects: only contested questions, and a share and what it leaves of the whole, can have anything to do with
/// each other.
fn other_subject(b: &Briefing, x: &Report, y: &Report, co: bool) -> Verdict {
    let reasons = match (x.subject, y.subject) {
        (SubjectId::Number(p), SubjectId::Number(q)) => {
            if let Some(v) = complements(b, (x, p), (y, q)) {
                return v;
            }
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

/// A share beside the share that it leaves over: what the one says is held against the rest of what the other says.
fn complements(b: &Briefing, x: (&Report, NumberId), y: (&Report, NumberId)) -> Option<Verdict> {
    let rest = if b.number(x.1).complement_of == Some(y.1) {
        x
    } else if b.number(y.1).complement_of == Some(x.1) {
        y
    } else {
        return None;
    };
    let Said::Quantities(said) = rest.0.said else { return None };
    let said: Option<Vec<Quantity>> =
        said.iter().map(|q| q.foreign_unit.is_none().then(|| arithmetic::complement(q)).flatten()).collect();
    let said = said?;
    let subject = SubjectId::Number(if rest.1 == x.1 { y.1 } else { x.1 });
    let left = Report { said: Said::Quantities(&said), ..under_subject(rest.0, subject) };
    let mut v = if rest.1 == x.1 {
        decide(b, &left, &under_subject(y.0, subject))
    } else {
        decide(b, &under_subject(x.0, subject), &left)
    };
    if v.kind != VerdictKind::NotComparable {
        v.reasons.push(Reason::Complement);
    }
    Some(v)
}

fn under_subject<'a>(r: &Report<'a>, subject: SubjectId) -> Report<'a> {
    Report { subject, populations: &[], ..r.clone() }
}

/// Whether two reports speak of the same time, by the measure of either's subject. Due dates do not drift, so theirs always
/// is.
pub(super) fn co_temporal(b: &Briefing, x: &Report, y: &Report) -> bool {
    let by = |r: &Report| match r.subject {
        SubjectId::Number(n) => b.number(n).at_one_time(&x.time, &y.time),
        SubjectId::Question(q) => b.question(q).at_one_time(&x.time, &y.time),
        SubjectId::Deadline(_) => true,
    };
    by(x) && by(y) && !of_unknown_time(b, x, y)
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
    let both = x.is_vague() && y.is_vague();
    let readings =
        each_reading(x, p).into_iter().flat_map(|r| each_reading(y, q).into_iter().map(move |o| (r.clone(), o)));
    let judged = readings.map(|(r, o)| {
        let at = if x.is_vague() { r.at } else { o.at };
        (at, reading(b, n, (x, &r), (y, &o), co))
    });
    let mut v = summed_up(judged.collect(), co);
    // Which reading of which side each stands for could not be said.
    if both {
        v.readings.clear();
    }
    v
}

/// One way to read a claim.
#[derive(Clone)]
struct Read {
    at: usize,
    populations: Vec<PopulationId>,
    values: Vec<Quantity>,
}

impl Read {
    fn of<'r>(&'r self, r: &Report<'r>) -> Report<'r> {
        Report { populations: &self.populations, said: Said::Quantities(&self.values), under: Vec::new(), ..r.clone() }
    }
}

fn each_reading(r: &Report, values: &[Quantity]) -> Vec<Read> {
    if r.populations.len() > 1 {
        let read = |(at, p): (usize, &PopulationId)| Read { at, populations: vec![*p], values: values.to_vec() };
        return r.populations.iter().enumerate().map(read).collect();
    }
    let read = |(at, q): (usize, &Quantity)| Read { at, populations: r.populations.to_vec(), values: vec![q.clone()] };
    values.iter().enumerate().map(read).collect()
}

/// One reading of either side. Where one is a part of what the other counts as a whole, the figures derived from it under
/// this reading are what can be compared.
fn reading(b: &Briefing, n: NumberId, x: (&Report, &Read), y: (&Report, &Read), co: bool) -> Verdict {
    let (left, right) = (x.1.of(x.0), y.1.of(y.0));
    let through = through(b, x, &right).into_iter().chain(through(b, y, &left));
    if let Some(v) = through.max_by_key(|v| (v.kind, v.reasons.clone())) {
        return v;
    }
    let (Said::Quantities(p), Said::Quantities(q)) = (left.said, right.said) else {
        return dated(Verdict::new(VerdictKind::NotComparable, RuleId::R1, [Reason::Measure]), co);
    };
    let mut v = by_reading(b, n, &left, p, &right, q, co);
    mark(b, &left, &right, &mut v);
    v
}

/// What the figures that hold under a reading say to the other side.
fn through(b: &Briefing, (r, read): (&Report, &Read), other: &Report) -> Vec<Verdict> {
    let ([_], [to]) = (read.populations.as_slice(), other.populations) else { return Vec::new() };
    if r.populations.len() < 2 || r.source == other.source {
        return Vec::new();
    }
    r.under
        .iter()
        .filter(|(at, d)| {
            *at == read.at && d.population == Some(*to) && d.modality == other.modality && d.event == other.event
        })
        .map(|(_, d)| {
            let side = derived_side(r, d);
            let mut v = decide(b, &side, other);
            mark(b, &side, other, &mut v);
            v
        })
        .collect()
}

fn derived_side<'a>(x: &Report<'a>, d: &'a super::Derived) -> Report<'a> {
    Report {
        populations: d.population.as_slice(),
        said: Said::Quantities(std::slice::from_ref(&d.quantity)),
        time: d.as_of,
        time_inferred: d.as_of_inferred,
        derived: true,
        undated: d.as_of.is_open(),
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
    let co = number.at_one_time(&x.time, &y.time);
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
    let over_time =
        |reason| Some(dated(Verdict::new(VerdictKind::DiffersOverTime, RuleId::R4, [reason, Reason::Forced]), co));
    match number.series {
        // A total may have grown past what the whole was before; it cannot have been larger than the whole became.
        Series::Cumulative if whole.0.time.before(&part.0.time) => over_time(Reason::Grew),
        Series::Level if !co => over_time(Reason::Forced),
        _ => Some(Verdict::new(VerdictKind::Disagree, RuleId::R4, [Reason::PartAboveWhole])),
    }
}

/// Section 3, with the kind of series and the holder's own corrections.
fn amounts(number: &Number, x: &Report, a: &Quantity, y: &Report, b: &Quantity, co: bool) -> Verdict {
    let cumulative = number.series == Series::Cumulative;
    let v = if cumulative && x.time.before(&y.time) {
        compare_totals(a, b, co)
    } else if cumulative && y.time.before(&x.time) {
        compare_totals(b, a, co)
    } else {
        compare_quantities(a, b, co)
    };
    let v = by_one_holder(x, y, v);
    // A total that fell disagrees whatever the days; one that its holder corrected does not.
    if v.kind == VerdictKind::Disagree { v } else { dated(v, co) }
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

/// Facts that never change and due dates disagree whatever the day.
fn rests_on_time(b: &Briefing, x: &Report) -> bool {
    match x.subject {
        SubjectId::Number(n) => b.number(n).series != Series::Fixed,
        SubjectId::Question(q) => !b.question(q).fixed,
        SubjectId::Deadline(_) => false,
    }
}
