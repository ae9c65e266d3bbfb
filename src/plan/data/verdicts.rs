//! Verdicts, derived figures and common ground as rows.

use super::claims::{ends, notation, number, populations};
use super::rows::{CommonGround, Derived, Verdict};
use crate::model::SubjectId;
use crate::plan::context::{At, Context};
use crate::relate::{self, Operation, Pair, Side};

/// Of all subjects, numbers first.
pub fn all(cx: &Context) -> (Vec<Verdict>, Vec<Derived>, Vec<CommonGround>) {
    let (mut verdicts, mut figures, mut grounds) = (Vec::new(), Vec::new(), Vec::new());
    for subject in cx.subjects() {
        let of = cx.relations(subject);
        verdicts.extend(of.pairs.iter().map(|p| verdict(cx, subject, p)));
        figures.extend(derived(cx, subject));
        grounds.extend(common_ground(cx, subject));
    }
    (verdicts, figures, grounds)
}

pub fn verdict(cx: &Context, subject: SubjectId, pair: &Pair) -> Verdict {
    let (subject_kind, id) = cx.b.subject_key(subject);
    let by_hand = cx.pair_override(subject, pair);
    let reasons: Vec<&'static str> = pair.verdict.reasons.iter().map(|r| r.code()).collect();
    Verdict {
        subject_kind,
        subject: id.to_owned(),
        a: side(cx, subject, pair.a),
        b: side(cx, subject, pair.b),
        verdict: pair.verdict.kind.word(),
        rule: pair.verdict.rule.code(),
        reasons: (!reasons.is_empty()).then_some(reasons),
        same_time: pair.verdict.co_temporal,
        pairs: pair.count,
        set_by_hand: by_hand.as_ref().map(|o| o.set.kind),
        set_because: by_hand.map(|o| o.reason),
    }
}

fn side(cx: &Context, subject: SubjectId, side: Side) -> String {
    let at = At { cx, path: "", root: "", cited: None };
    match side {
        Side::Claim(ix) => cx.b.claim(ix).id.clone(),
        Side::Derived(i) => cx.relations(subject).derived.get(i).map(|d| at.derived_key(d)).unwrap_or_default(),
    }
}

pub fn derived(cx: &Context, subject: SubjectId) -> Vec<Derived> {
    let at = At { cx, path: "", root: "", cited: None };
    let row = |d: &relate::Derived| {
        let as_of = ends(&d.as_of);
        Derived {
            id: at.derived_key(d),
            subject: cx.b.subject_key(subject).1.to_owned(),
            population: populations(cx, subject, d.population.into_iter()).and_then(|p| p.into_iter().next()),
            operation: match d.operation {
                Operation::Sum => "sum",
                Operation::Difference => "difference",
                Operation::Share => "share",
                Operation::Factor => "factor",
            },
            inputs: d.inputs.iter().map(|ix| cx.b.claim(*ix).id.clone()).collect(),
            value_text: at.scale(subject).value(&d.quantity),
            usual_low: d.quantity.soft.low.value().and_then(number),
            usual_high: d.quantity.soft.high.value().and_then(number),
            usual: notation(&d.quantity.soft),
            loosest: notation(&d.quantity.hard),
            as_of_from: as_of.0,
            as_of_to: as_of.1,
            article: cx.b.source(d.source).id.clone(),
        }
    };
    cx.relations(subject).derived.iter().map(row).collect()
}

pub fn common_ground(cx: &Context, subject: SubjectId) -> Vec<CommonGround> {
    let row = |g: &relate::CommonGround| {
        let as_of = ends(&g.days);
        CommonGround {
            subject: cx.b.subject_key(subject).1.to_owned(),
            population: populations(cx, subject, g.population.into_iter()).and_then(|p| p.into_iter().next()),
            modality: g.modality.word(),
            event: g.event.map(|e| cx.b.event(e).id.clone()),
            as_of_from: as_of.0,
            as_of_to: as_of.1,
            exists: g.soft.is_some(),
            low: g.soft.and_then(|i| number(i.low.value()?)),
            high: g.soft.and_then(|i| number(i.high.value()?)),
            interval: g.soft.as_ref().map(notation),
            reports: g.sides.iter().map(|s| side(cx, subject, *s)).collect(),
        }
    };
    cx.relations(subject).common_ground.iter().map(row).collect()
}
