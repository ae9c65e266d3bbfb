//! What is said of a whole subject: its worst verdict, common ground, evidence, the log, who is not heard.

use crate::build::*;
use ::briefing::model::*;

/// The reports of February 2021 and November 2020 on troops in Afghanistan.
fn five_reports() -> Vec<New> {
    vec![
        troops("2500", US).at(0).on("2021-02-18"),
        troops("about 7000", NON_US).at(0).on("2021-02-18"),
        troops("about 10000", FOREIGN).at(1).on("2021-02-18"),
        troops("about 10000", ALL).at(2).on("2021-02-18"),
        troops("2500", US).at(2).on("2021-02-18"),
        troops("100000", US).at(2).said("2021-02-18").time("2011"),
        troops("under 12000", ALL).at(3).on("2020-11-16"),
        troops("about 8000", US).at(3).said("2020-11-16").time("2020-08"),
        troops("about 10000", ALL).at(4).by(NATO).on("2021-02-17").origin("stoltenberg 2021-02-17"),
    ]
}

#[test]
fn common_ground_is_what_all_allow_and_never_a_mean() {
    let r = World::of(&five_reports()).relate();
    let ground = &r.subjects[&TROOPS].common_ground;
    let total = ground.iter().find(|g| g.population == Some(ALL)).expect("three reports of the total");
    assert_eq!(shown(&total.soft.unwrap()), "[9000, 10250]");
    assert_eq!(total.sides.len(), 3, "two reports and one sum");
    assert_eq!((total.days.from, total.days.to), (days("2021-02-17").from, days("2021-02-18").to));
    let none = World::of(&[troops("2500", US), troops("3500", US).at(1)]).relate();
    assert_eq!(none.subjects[&TROOPS].common_ground[0].soft, None, "nothing satisfies both, and that is said");
}

#[test]
fn a_corrected_figure_does_not_narrow_the_common_ground() {
    let r = World::of(&[
        troops("3500", US).by(US_DOD).on("2021-02-10"),
        troops("2500", US).by(US_DOD).on("2021-02-12"),
        troops("2500", US).at(1).on("2021-02-13"),
    ])
    .relate();
    let s = &r.subjects[&TROOPS];
    assert_eq!(shown(&s.common_ground[0].soft.unwrap()), "[2450, 2550]");
    assert_eq!(s.counts.get(&VerdictKind::Disagree), Some(&1), "others may still repeat the old figure");
}

#[test]
fn time_is_never_conflict() {
    let r = World::of(&five_reports()).relate();
    let s = &r.subjects[&TROOPS];
    assert!(r.disagreements.is_empty(), "{:?}", r.disagreements);
    assert_eq!(s.verdict, Some(VerdictKind::Compatible), "the worst of one time: all foreign troops contain NATO's");
    assert!(s.changes_over_time);
    let total: Vec<_> = s
        .pairs
        .iter()
        .filter(|p| p.verdict.kind == VerdictKind::DiffersOverTime && p.verdict.has(Reason::NotForced))
        .collect();
    assert!(!total.is_empty(), "under 12,000 in November beside about 10,000 in February");
    assert!(s.pairs.iter().all(|p| p.verdict.kind != VerdictKind::Disagree));
}

#[test]
fn one_voice_makes_no_verdict() {
    use Stance::{Affirm, Deny, Doubt};
    let nato = |s| stance(P1, s, &[]).by(NATO);
    let usually = stance(P1, Deny, &[]).by(RUSSIA).at(2).modality(Modality::Habitual);
    let told = |at: u32| stance(P1, Affirm, &[]).by(NATO + at).at(at).origin("letter");
    for (claims, verdict) in [
        (vec![nato(Affirm), nato(Affirm).at(1)], None),
        (vec![nato(Affirm), nato(Affirm).at(1), usually], Some(VerdictKind::NotComparable)),
        (vec![told(0), told(1)], None),
        (vec![nato(Affirm), nato(Affirm).at(1), stance(P1, Affirm, &[]).by(RUSSIA).at(2)], Some(VerdictKind::Agree)),
        (vec![nato(Affirm), nato(Affirm).at(1), stance(P1, Doubt, &[]).by(RUSSIA).at(2)], Some(VerdictKind::Disagree)),
    ] {
        let said: Vec<_> = claims.iter().map(|c| (c.claim.holder, c.claim.value.clone())).collect();
        let r = World::of(&claims).relate();
        assert_eq!(r.subjects[&P1].verdict, verdict, "{said:?}");
    }
    // However often one holder says it, also where nobody counts pair by pair.
    let often = |other: Option<u32>| {
        let mut claims: Vec<New> = (0..200).map(|i| nato(Affirm).at(i % 5)).collect();
        claims.extend(other.map(|o| stance(P1, Affirm, &[]).by(o)));
        World::of(&claims).relate().subjects[&P1].verdict
    };
    assert_eq!((often(None), often(Some(RUSSIA))), (None, Some(VerdictKind::Agree)));
}

#[test]
fn every_pair_is_shown_worst_first() {
    let claims: Vec<New> =
        ["2500", "about 2500", "3500", "2600"].iter().enumerate().map(|(i, v)| troops(v, US).at(i as u32)).collect();
    let r = World::of(&claims).relate();
    let s = &r.subjects[&TROOPS];
    assert_eq!(s.pairs.len(), 6);
    assert_eq!(s.counts.values().sum::<usize>(), 6);
    assert!(s.pairs.is_sorted_by(|a, b| a.verdict.kind >= b.verdict.kind));
    assert_eq!(s.verdict, Some(VerdictKind::Disagree));
    assert_eq!(s.counts[&VerdictKind::Disagree], 3, "3,500 with each");
    assert_eq!((s.evidence.disagree_newest, s.evidence.disagree_all), (3, 3));
}

#[test]
fn the_log() {
    let r = World::of(&[
        troops("2500", US).by(US_DOD).on("2021-02-12"),
        troops("3500", US).by(US_STATE).at(1).on("2021-02-15"),
        troops("3500", US).by(NATO).at(2).on("2021-02-17"),
        stance(P1, Stance::Affirm, &[0]).by(RUSSIA).on("2021-02-16"),
        stance(P1, Stance::Doubt, &[1]).by(NATO).on("2021-02-18"),
    ])
    .relate();
    let log: Vec<_> = r.disagreements.iter().map(|d| (d.id.as_str(), d.opened, d.latest)).collect();
    assert_eq!(
        log,
        [
            ("question-taliban-comply", Some(days("2021-02-18")), Some(days("2021-02-18"))),
            ("number-troops-in-afghanistan", Some(days("2021-02-15")), Some(days("2021-02-17"))),
        ]
    );
    let troops = &r.disagreements[1];
    assert_eq!(troops.pairs, [0, 1]);
    assert_eq!(troops.parties.len(), 3);
}

#[test]
fn a_derived_figure_opens_a_dispute_with_a_report_but_not_with_another_one() {
    let sum = |at| [troops("2500", US).at(at), troops("7000", NON_US).at(at)];
    let [a, b] = sum(0);
    let r = World::of(&[a.clone(), b.clone(), troops("20000", ALL).at(2)]).relate();
    assert_eq!(r.disagreements.len(), 1);
    let [c, d] = [troops("5000", US).at(1), troops("about 9000", NON_US).at(1)];
    let r = World::of(&[a, b, c, d]).relate();
    let total = r.subjects[&TROOPS].derived.iter().filter(|d| d.population == Some(ALL)).count();
    assert_eq!(total, 2);
    assert!(derived_pairs(&r, TROOPS).iter().all(|v| v.contains("population")), "only parts lie beside the two sums");
}

#[test]
fn struck_claims_and_withdrawn_sources() {
    let mut w = World::of(&[
        troops("2500", US),
        troops("3500", US).at(1),
        troops("4500", US).at(2).status(Status::Deprecated),
        troops("5500", US).at(3).status(Status::Draft),
    ]);
    let s = |w: &World| w.relate().subjects[&TROOPS].clone();
    assert_eq!((s(&w).claims.len(), s(&w).struck.len(), s(&w).pairs.len()), (2, 1, 1));
    w.b.with_drafts = true;
    assert_eq!((s(&w).claims.len(), s(&w).struck.len(), s(&w).pairs.len()), (3, 1, 3));
    w.b.with_drafts = false;
    w.b.sources[1].status = SourceStatus::Retracted;
    assert_eq!((s(&w).claims.len(), s(&w).struck.len(), s(&w).pairs.len()), (1, 2, 0));
    assert!(w.relate().disagreements.is_empty());
}

#[test]
fn origins_and_evidence() {
    let miller = |at| stance(C3, Stance::Deny, &[]).at(at).by(US_DOD).origin("miller 2021-02-17");
    let r = World::of(&[miller(0), miller(2), miller(4), stance(C3, Stance::Deny, &[]).at(1)]).relate();
    assert_eq!(r.remarks["miller 2021-02-17"].len(), 3);
    let e = &r.subjects[&C3].evidence;
    let voices = &e.voices;
    assert_eq!((voices.origins, voices.own_words, voices.articles), (1, 1, 4));
    assert_eq!(r.subjects[&C3].pairs.iter().filter(|p| p.verdict.has(Reason::SameOrigin)).count(), 3);
}

#[test]
fn only_the_newest_reports_count_as_evidence() {
    let r = World::of(&[
        troops("2500", US).origin("a"),
        troops("2500", US).at(1).origin("b"),
        troops("9000", US).at(2).origin("c").on("2020-01-01"),
        troops("9900", US).at(3).origin("d").on("2020-01-01"),
        troops("1000", US).at(4).origin("e").on("2021-05-01").modality(Modality::Planned),
    ])
    .relate();
    let e = &r.subjects[&TROOPS].evidence;
    assert_eq!((e.voices.all(), e.voices.articles, e.disagree_newest, e.disagree_all), (2, 2, 0, 1));
}

#[test]
fn unheard_until_somebody_speaks_for_them() {
    let mut w = World::of(&[stance(P1, Stance::Affirm, &[]).by(TALIBAN)]);
    w.question(P1).parties = vec![ActorId(TALIBAN), ActorId(AFGHAN_GOVERNMENT)];
    w.b.actors[SEDIQQI as usize].roles = vec![Role {
        role: "deputy minister".into(),
        of: Some(ActorId(AFGHAN_GOVERNMENT)),
        during: Some(days("2020/..")),
    }];
    let unheard = |w: &World| w.relate().subjects[&P1].unheard.clone();
    assert_eq!(unheard(&w), [ActorId(AFGHAN_GOVERNMENT)]);
    w.add(stance(DECISION, Stance::Affirm, &[]).by(SEDIQQI).at(2));
    assert_eq!(unheard(&w), [ActorId(AFGHAN_GOVERNMENT)], "a remark on something else is no statement on this");
    w.add(stance(P1, Stance::Deny, &[]).by(SEDIQQI).at(2).status(Status::Proposed));
    assert_eq!(unheard(&w), [ActorId(AFGHAN_GOVERNMENT)]);
    w.b.claims.pop();
    w.add(stance(P1, Stance::Deny, &[]).by(SEDIQQI).at(2));
    assert_eq!(unheard(&w), []);
    assert!(w.relate().subjects[&P1].claims.len() == 2, "silence is no stance: only what was said is listed");
}

#[test]
fn every_subject_has_an_entry() {
    let w = World::new();
    let r = w.relate();
    assert_eq!(r.subjects.len(), w.b.numbers.len() + w.b.deadlines.len() + w.b.questions.len());
    assert!(r.subjects.values().all(|s| s.verdict.is_none() && s.pairs.is_empty()));
}
