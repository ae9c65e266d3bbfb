//! Worked cases PO1–PO10.

use crate::build::*;
use ::briefing::model::*;
use ::briefing::relate::compare_stances;
use Stance::*;

fn kabulov() -> New {
    stance(P1, Affirm, &[0]).at(2).by(RUSSIA)
}
fn baradar() -> New {
    stance(P1, Affirm, &[]).at(2).by(TALIBAN)
}
fn stoltenberg() -> New {
    stance(P1, Doubt, &[1, 2, 3]).at(4).by(NATO).on("2021-02-18")
}
fn odonnell() -> New {
    stance(P1, Doubt, &[1, 3]).at(2).by(US_DOD)
}
fn reviewing() -> New {
    stance(P1, Undecided, &[]).by(US_STATE)
}
fn pompeo() -> New {
    stance(C3, Affirm, &[]).by(POMPEO).on("2020-07")
}
fn un_team() -> New {
    stance(C3, Deny, &[]).at(4).by(UN_TEAM).said("2021-02-04").time("2020-02/2021-02")
}

#[test]
fn worked_cases() {
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("PO1", kabulov(), stoltenberg(), "disagree weak different-grounds"),
        ("PO2", kabulov(), baradar(), "agree"),
        ("PO3", stoltenberg(), odonnell(), "agree"),
        ("PO4", kabulov(), reviewing(), "compatible"),
        ("PO5", pompeo(), un_team(), "disagree"),
        ("PO6", pompeo(), un_team().time("2021-01"), "differs-over-time not-forced"),
        ("PO7", un_team(), kabulov(), "compatible bears-on"),
        ("PO8a", stance(DECISION, Deny, &[]).at(1), stance(DECISION, Deny, &[]).at(2), "agree"),
        (
            "PO8b",
            stance(DECISION, Deny, &[]).at(1),
            stance(DECISION, Deny, &[]).modality(Modality::Forecast),
            "not-comparable modality",
        ),
        ("PO9", claim(FORMAT, Value::Answer(2)).at(1), claim(FORMAT, Value::Answer(0)).at(2), "disagree"),
        ("PO10", stance(DECISION, Affirm, &[]).by(SEDIQQI), kabulov(), "not-comparable proposition"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
}

#[test]
fn po7_not_where_the_holder_has_spoken_on_the_component() {
    let w = World::of(&[un_team(), kabulov(), stance(C3, Affirm, &[]).at(2).by(RUSSIA)]);
    assert_eq!(words(&w.verdict().unwrap()), "not-comparable proposition");
    let s = &w.relate().subjects[&P1];
    assert_eq!(s.bearing, [ClaimIx(0), ClaimIx(2)], "both bear on P1");
}

#[test]
fn po9_answers_that_can_both_hold() {
    let mut w = World::of(&[claim(FORMAT, Value::Answer(2)).at(1), claim(FORMAT, Value::Answer(0)).at(2)]);
    w.question(FORMAT).compatible_answers = vec![(0, 2, "a hybrid meeting is partly virtual".into())];
    assert_eq!(words(&w.verdict().unwrap()), "compatible compatible-answers");
    assert!(w.relate().disagreements.is_empty());
}

#[test]
fn the_table_of_stances() {
    let rows = [
        (Affirm, ["agree", "disagree", "disagree weak", "compatible", "compatible", "not-comparable declined"]),
        (Deny, ["disagree", "agree", "compatible", "compatible", "compatible", "not-comparable declined"]),
        (Doubt, ["disagree weak", "compatible", "agree", "compatible", "compatible", "not-comparable declined"]),
        (Conditional, ["compatible", "compatible", "compatible", "agree", "compatible", "not-comparable declined"]),
        (Undecided, ["compatible", "compatible", "compatible", "compatible", "agree", "not-comparable declined"]),
        (Declined, ["not-comparable declined"; 6]),
    ];
    for (a, row) in rows {
        for (b, expected) in Stance::ALL.into_iter().zip(row) {
            assert_eq!(words(&compare_stances(a, b)), expected, "{} / {}", a.word(), b.word());
        }
    }
}

#[test]
fn stances_in_time() {
    let nato = |s, day: &str| stance(P1, s, &[]).at(4).by(NATO).on(day).inferred();
    let russia = |s, day: &str| stance(P1, s, &[]).at(2).by(RUSSIA).on(day).inferred();
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("in force until further word", russia(Affirm, "2020-03-01"), nato(Deny, "2021-02-17"), "disagree"),
        ("a change of mind", nato(Affirm, "2020-03-01"), nato(Doubt, "2021-02-17"), "differs-over-time revised"),
        ("a day later", nato(Affirm, "2021-02-16"), nato(Deny, "2021-02-17"), "differs-over-time revised"),
        ("two stances at once", nato(Affirm, "2021-02-17"), nato(Deny, "2021-02-17"), "not-comparable one-article"),
        (
            "two stances at once in two articles",
            nato(Affirm, "2021-02-17"),
            nato(Deny, "2021-02-17").at(1),
            "disagree reported-differently",
        ),
        ("then declined", nato(Affirm, "2021-02-16"), nato(Declined, "2021-02-17"), "not-comparable declined"),
        ("repeated", nato(Affirm, "2020-03-01"), nato(Affirm, "2021-02-17"), "agree"),
        (
            "one origin",
            nato(Affirm, "2021-02-17").origin("x"),
            russia(Deny, "2021-02-17").origin("x"),
            "disagree same-origin",
        ),
        ("common ground", stance(P1, Affirm, &[0, 1]).by(RUSSIA), stance(P1, Deny, &[1]).by(NATO), "disagree"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
    // What is no longer held when the other speaks is no dispute, and neither is what nobody holds office for.
    let mut w = World::of(&[russia(Affirm, "2020-03-01"), nato(Deny, "2021-02-17"), russia(Deny, "2020-12-01")]);
    assert_eq!(words(&w.verdict().unwrap()), "differs-over-time not-forced");
    assert!(w.relate().disagreements.is_empty());
    w.b.claims.pop();
    w.b.actors[RUSSIA as usize].roles =
        vec![Role { role: "envoy".into(), of: None, during: Some(days("2018/2020-06")) }];
    assert_eq!(words(&w.verdict().unwrap()), "differs-over-time not-forced");
    // Somebody who speaks after leaving office does hold what is said.
    w.b.actors[RUSSIA as usize].roles[0].during = Some(days("2018/2020-01"));
    assert_eq!(words(&w.verdict().unwrap()), "disagree");
}

#[test]
fn inferred_times_of_stances() {
    let mut a = stance(P1, Affirm, &[]).at(2).by(RUSSIA).inferred();
    let b = stance(P1, Deny, &[]).at(4).by(NATO);
    assert_eq!(between(a.clone(), b.clone()), "disagree", "the day it was said is stated, and that is enough");
    a.claim.said_on.basis = Basis::Inferred("publication date".into());
    assert_eq!(between(a, b), "disagree date-inferred");
}

#[test]
fn contraries() {
    let keeps = |s| stance(P1, s, &[]).at(2).by(RUSSIA);
    let breaks = |s| stance(BREACH, s, &[]).at(4).by(NATO);
    let rows = [
        (Affirm, Affirm, "disagree contrary"),
        (Deny, Affirm, "agree contrary"),
        (Affirm, Deny, "agree contrary"),
        (Doubt, Affirm, "compatible contrary"),
        (Deny, Deny, "not-comparable proposition"),
        (Affirm, Declined, "not-comparable declined"),
    ];
    for (p, q, expected) in rows {
        assert_eq!(between(keeps(p), breaks(q)), expected, "{} / {}", p.word(), q.word());
    }
    let r = World::of(&[keeps(Affirm), breaks(Affirm)]).relate();
    let ids: Vec<_> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["question-taliban-comply", "question-taliban-break-agreement"]);
}
