//! Worked cases N1–N16 and T1–T11.

use crate::build::*;
use ::briefing::model::*;
use ::briefing::relate::{Operation, compare_quantities};

#[test]
fn pairs_of_claims() {
    let feb = "2021-02-17";
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("N1", troops("about 10000", ALL).at(2), troops("about 10000", ALL).at(4).by(NATO), "agree"),
        (
            "N6",
            troops("under 12000", ALL).on("2020-11-16"),
            troops("about 10000", ALL).at(4).on(feb),
            "differs-over-time not-forced",
        ),
        ("N7", troops("about 8000", US).on("2020-08"), troops("2500", US).at(0).on(feb), "differs-over-time forced"),
        ("N8", troops("100000", US).on("2011").said(feb), troops("2500", US).on(feb), "differs-over-time forced"),
        (
            "N10",
            number(SHARE, "at least 0.5").modality(Modality::Habitual),
            number(SHARE, "majority"),
            "not-comparable modality",
        ),
        ("N11", troops("about 10000", FOREIGN).at(1), troops("about 10000", ALL).at(2), "compatible part-of"),
        ("N13", number(IRAQ, "500"), number(IRAQ, "4000").modality(Modality::Planned), "not-comparable modality"),
        ("N14", number(MEMBERS, "30").at(0), number(MEMBERS, "30").at(3).on("2020-11-16"), "agree"),
        ("N15", number(KILLED, "2").event(0), number(KILLED, "at least 2").event(1), "not-comparable event"),
        ("T1", troops("nearly 10000", ALL), troops("about 10000", ALL).at(1), "agree"),
        ("T2", troops("9592", ALL), troops("about 10000", ALL).at(1), "agree"),
        ("T3a", troops("8600", ALL), troops("about 10000", ALL).at(1), "compatible"),
        ("T3b", troops("8000", ALL), troops("about 10000", ALL).at(1), "disagree"),
        ("T4", troops("over 10000", ALL), troops("nearly 10000", ALL).at(1), "disagree"),
        ("T5", troops("over 10000", ALL), troops("about 10000", ALL).at(1), "compatible bound-satisfied"),
        ("T6", troops("under 12000", ALL), troops("about 10000", ALL).at(1), "compatible bound-satisfied"),
        ("T7a", troops("under 12000", ALL), troops("12000", ALL).at(1), "compatible bound-satisfied"),
        ("T7b", troops("under 12000", ALL), troops("exactly 12000", ALL).at(1), "disagree"),
        (
            "T8a",
            number(KILLED, "at least 2").event(0),
            number(KILLED, "2").event(0).at(1),
            "compatible bound-satisfied",
        ),
        ("T8b", number(KILLED, "at least 2").event(0), number(KILLED, "1").event(0).at(1), "disagree"),
        ("T9", number(FIGHTERS, "200 to 500"), number(FIGHTERS, "under 200").at(1), "disagree"),
        ("T10", troops("2500", US), troops("3500", US).at(1).on("2021-02-19"), "disagree"),
        ("T11", troops("exactly 11800", ALL), troops("about 10000", FOREIGN).at(1), "disagree part>whole"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
}

#[test]
fn n1_intervals() {
    assert_eq!(shown(&amount("about 10000").soft), "[9000, 11000]");
}

#[test]
fn n2_a_sum_agrees_with_the_total() {
    let w = World::of(&[troops("2500", US), troops("about 7000", NON_US), troops("about 10000", ALL).at(2)]);
    let r = w.relate();
    let sum = &r.subjects[&TROOPS].derived[0];
    assert_eq!((sum.operation, sum.population), (Operation::Sum, Some(ALL)));
    assert_eq!((shown(&sum.quantity.soft), sum.quantity.point.to_string()), ("[8750, 10250]".into(), "9500".into()));
    assert_eq!(derived_pairs(&r, TROOPS), ["agree derived"]);
    assert!(r.disagreements.is_empty());
}

#[test]
fn n3_a_difference_agrees_with_the_part() {
    let w = World::of(&[troops("about 7000", NON_US), troops("about 10000", ALL).at(2), troops("2500", US).at(2)]);
    let r = w.relate();
    let rest = &r.subjects[&TROOPS].derived[0];
    assert_eq!((rest.operation, rest.population), (Operation::Difference, Some(NON_US)));
    assert_eq!(shown(&rest.quantity.soft), "[6450, 8550]");
    assert!(derived_pairs(&r, TROOPS).contains(&"agree derived".to_owned()));
    assert!(r.disagreements.is_empty());
}

#[test]
fn n4_an_open_population_shows_both_readings() {
    let only = between(troops("7000", ALL), troops("about 10000", ALL).at(2));
    assert_eq!(only, "disagree");
    let about = amount("about 7000");
    assert_eq!(shown(&about.hard), "[5950, 8050]");
    assert_eq!(shown(&amount("about 10000").hard), "[8500, 11500]");

    let vague = number(TROOPS, "about 7000").of(&[NON_US, ALL]);
    let r = World::of(&[vague, troops("2500", US), troops("about 10000", ALL).at(2)]).relate();
    let s = &r.subjects[&TROOPS];
    let shown = s.pairs.iter().find(|p| p.verdict.has(Reason::Reading)).expect("the vague claim and the total");
    assert_eq!(words(&shown.verdict), "not-comparable reading");
    let readings: Vec<_> = shown.verdict.readings.iter().map(|(i, v)| (*i, words(v))).collect();
    assert!(readings.contains(&(0, "agree derived".into())), "{readings:?}");
    assert!(readings.contains(&(1, "disagree".into())), "{readings:?}");
    assert!(r.disagreements.is_empty(), "an open reading is no dispute");
    assert!(s.derived.is_empty(), "what holds under one reading only is not shown as a figure of the number");
}

#[test]
fn n5_a_computed_share_satisfies_a_majority() {
    let r = World::of(&[
        troops("2500", US).at(2),
        troops("about 10000", ALL).at(2),
        number(SHARE, "majority").at(4).by(NATO),
    ])
    .relate();
    let share = &r.subjects[&SHARE].derived[0];
    assert_eq!(share.operation, Operation::Share);
    assert_eq!(shown(&share.quantity.soft), "[0.7167, 0.7773]");
    assert_eq!(derived_pairs(&r, SHARE), ["compatible bound-satisfied derived"]);
}

#[test]
fn n9_figures_of_two_dates_make_no_figure() {
    let us = troops("about 8000", US).at(3).time("2020-08").said("2020-11-16");
    let all = troops("under 12000", ALL).at(3).on("2020-11-16");
    let share = |at| number(SHARE, "majority").at(at).on("2020-11-16");
    let r = World::of(&[us.clone(), all.clone(), share(3)]).relate();
    assert!(r.subjects[&SHARE].derived.is_empty() && r.subjects[&TROOPS].derived.is_empty());
    // Nor do a count and a plan.
    let planned = us.clone().time("2020-11-16").modality(Modality::Planned);
    assert!(World::of(&[planned, all.clone(), share(3)]).relate().subjects[&SHARE].derived.is_empty());
    // Of one day they do, beside others' words only.
    let one_day = us.time("2020-11-16");
    let r = World::of(&[one_day.clone(), all.clone(), share(3)]).relate();
    assert_eq!((r.subjects[&SHARE].derived.len(), derived_pairs(&r, SHARE)), (1, vec![]));
    let r = World::of(&[one_day, all, share(2)]).relate();
    assert_eq!(derived_pairs(&r, SHARE), ["disagree derived"]);
}

#[test]
fn n12_figures_cannot_settle_eight_times() {
    let times = |values: &[&str]| {
        claim(IRAQ_FACTOR, Value::Quantities(values.iter().map(|v| amount(&format!("exactly {v}"))).collect())).at(2)
    };
    let figures = || [number(IRAQ, "500").at(1), number(IRAQ, "about 4000").modality(Modality::Planned).at(1)];
    let verdict = |values: &[&str]| {
        let [before, after] = figures();
        let r = World::of(&[before, after, times(values)]).relate();
        let d = &r.subjects[&IRAQ_FACTOR].derived[0];
        assert_eq!((d.operation, shown(&d.quantity.soft)), (Operation::Factor, "[6.8571, 9.2632]".into()));
        derived_pairs(&r, IRAQ_FACTOR)
    };
    assert_eq!(verdict(&["8"]), ["agree derived"]);
    assert_eq!(verdict(&["8", "9"]), ["agree derived"]);
    assert_eq!(verdict(&["10"]), ["disagree derived"]);
    assert_eq!(verdict(&["8", "10"]), ["not-comparable reading derived"]);
}

#[test]
fn n16_a_single_report_forms_no_pair() {
    let r = World::of(&[number(FIGHTERS, "200 to 500").at(4).by(UN_TEAM).origin("un-team 2021-02")]).relate();
    let s = &r.subjects[&FIGHTERS];
    assert!(s.pairs.is_empty() && s.verdict.is_none() && s.common_ground.is_empty());
    let voices = &s.evidence.voices;
    assert_eq!((voices.origins, voices.own_words, voices.articles), (1, 0, 1));
}

#[test]
fn not_transitive() {
    let v = |a, b| compare_quantities(&amount(a), &amount(b), true).kind;
    assert_eq!(v("about 9200", "about 10000"), VerdictKind::Agree);
    assert_eq!(v("about 10000", "about 10900"), VerdictKind::Agree);
    assert_eq!(v("about 9200", "about 10900"), VerdictKind::Compatible);
}

#[test]
fn rules_before_values() {
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("R0 draft", troops("1000", US).status(Status::Draft), troops("9000", US), "no pair"),
        ("R0 proposed", troops("1000", US).status(Status::Proposed), troops("9000", US), "no pair"),
        ("R0 deprecated", troops("1000", US).status(Status::Deprecated), troops("9000", US), "no pair"),
        ("R0 retracted", troops("1000", US).status(Status::Retracted), troops("9000", US), "no pair"),
        ("R1 measure", number(MEMBERS, "30"), number(FIGHTERS, "30"), "not-comparable measure unit"),
        ("R1 unit", troops("1000", US).foreign_unit("km"), troops("1000", US), "not-comparable unit"),
        ("R1 one foreign unit", troops("1000", US).foreign_unit("km"), troops("1000", US).foreign_unit("km"), "agree"),
        ("R1 kind", number(MEMBERS, "30"), stance(P1, Stance::Affirm, &[]), "not-comparable measure"),
        (
            "R2 before R3",
            number(KILLED, "2").event(0),
            number(KILLED, "2").event(1).modality(Modality::Forecast),
            "not-comparable modality",
        ),
        ("R3 one without event", number(KILLED, "2").event(0), number(KILLED, "2"), "not-comparable event"),
        (
            "R4 larger part, other time",
            troops("exactly 11800", ALL).on("2020-01"),
            troops("about 10000", FOREIGN),
            "differs-over-time forced",
        ),
        ("R5 part of a sum", troops("2500", US), troops("about 10000", ALL), "not-comparable population"),
        ("R5 siblings", troops("2500", US), troops("7000", NON_US), "not-comparable population"),
        ("R5 impossible part", troops("25000", US), troops("about 10000", ALL), "disagree part>whole"),
        ("R4 through a sum", troops("25000", US), troops("about 10000", FOREIGN), "disagree part>whole"),
        ("R6 unnamed", number(TROOPS, "2500"), number(TROOPS, "2500"), "not-comparable population"),
        ("R6 unnamed and named", number(TROOPS, "2500"), troops("2500", US), "not-comparable population"),
        (
            "R7 equal readings",
            number(TROOPS, "7000").of(&[US, ALL]),
            number(TROOPS, "7000").of(&[US, ALL]),
            "not-comparable reading",
        ),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b.at(1)), expected, "{id}");
    }
}

#[test]
fn reasons_that_stand_beside_a_verdict() {
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("one origin", troops("2500", US).origin("x"), troops("2500", US).origin("x"), "agree same-origin"),
        ("garbled copy", troops("2500", US).origin("x"), troops("3500", US).origin("x"), "disagree same-origin"),
        ("unattributed twice", troops("2500", US), troops("2500", US), "agree"),
        ("inferred date", troops("2500", US).inferred(), troops("3500", US), "disagree date-inferred"),
        ("inferred, agreeing", troops("2500", US).inferred(), troops("2500", US), "agree"),
        (
            "fixed facts have no date",
            number(KILLED, "2").event(0).inferred(),
            number(KILLED, "3").event(0).on("2019"),
            "disagree",
        ),
        (
            "revised",
            troops("2500", US).by(US_DOD).on("2021-02-10"),
            troops("3500", US).by(US_DOD),
            "differs-over-time forced revised",
        ),
        ("one breath", troops("2500", US).by(US_DOD), troops("3500", US).by(US_DOD), "disagree reported-differently"),
        ("repeated", troops("2500", US).by(US_DOD).on("2021-02-10"), troops("2500", US).by(US_DOD), "agree"),
        (
            "both can hold",
            troops("under 12000", US).by(US_DOD).on("2021-02-10"),
            troops("about 10000", US).by(US_DOD),
            "compatible bound-satisfied",
        ),
        (
            "a year later",
            troops("2500", US).by(US_DOD).on("2020-02-10"),
            troops("3500", US).by(US_DOD),
            "differs-over-time forced",
        ),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b.at(1)), expected, "{id}");
    }
}

#[test]
fn totals_that_only_grow() {
    let rows: Vec<(&str, New, New, &str)> = vec![
        (
            "grew in a week",
            number(TOLL, "exactly 100"),
            number(TOLL, "exactly 140").on("2021-02-20"),
            "differs-over-time forced grew",
        ),
        (
            "grew in a year",
            number(TOLL, "exactly 100"),
            number(TOLL, "exactly 140").on("2022-02-20"),
            "differs-over-time forced grew",
        ),
        (
            "grew, perhaps",
            number(TOLL, "about 100"),
            number(TOLL, "about 115").on("2021-02-20"),
            "differs-over-time not-forced grew",
        ),
        ("equal", number(TOLL, "exactly 100"), number(TOLL, "exactly 100").on("2021-02-20"), "agree"),
        ("fell in a week", number(TOLL, "exactly 140"), number(TOLL, "exactly 100").on("2021-02-20"), "disagree fell"),
        ("fell in a year", number(TOLL, "exactly 140"), number(TOLL, "exactly 100").on("2022-02-20"), "disagree fell"),
        ("lower, perhaps", number(TOLL, "about 115"), number(TOLL, "about 100").on("2021-02-20"), "compatible"),
        ("one day", number(TOLL, "exactly 100"), number(TOLL, "exactly 140"), "disagree"),
        (
            "corrected",
            number(TOLL, "exactly 140").by(US_DOD),
            number(TOLL, "exactly 100").by(US_DOD).on("2021-02-20"),
            "differs-over-time forced fell revised",
        ),
    ];
    for (id, a, b, expected) in rows {
        let w = World::of(&[a, b.at(1)]);
        let v = w.verdict().expect("a pair");
        assert_eq!(words(&v), expected, "{id}");
        assert!(v.kind != VerdictKind::Disagree || v.co_temporal, "{id}");
    }
}
