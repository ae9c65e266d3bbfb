//! Worked cases DL1–DL10.

use crate::build::*;
use ::briefing::model::*;
use jiff::civil::date;

fn due(form: DueForm, first: &str, last: &str) -> Value {
    let day = |t: &str| days(t).from.unwrap();
    Value::Due(Due::denote("", form, day(first), day(last)).unwrap())
}

fn by_end_of_april() -> New {
    claim(DOHA, due(DueForm::ByEndOf, "2021-04-30", "2021-04-30"))
}
fn by_may() -> New {
    claim(DOHA, due(DueForm::ByPeriod, "2021-05-01", "2021-05-31"))
}
fn by_1_may() -> New {
    claim(DOHA, due(DueForm::By, "2021-05-01", "2021-05-01"))
}
fn the_1_may_deadline() -> New {
    claim(DOHA, due(DueForm::Deadline, "2021-05-01", "2021-05-01"))
}
fn in_14_months() -> New {
    claim(DOHA, due(DueForm::Within, "2021-04-29", "2021-04-30"))
}
fn by_end_of_may() -> New {
    claim(DOHA, due(DueForm::ByEndOf, "2021-05-31", "2021-05-31"))
}
fn tweet() -> New {
    claim(TWEET, due(DueForm::By, "2020-12-25", "2020-12-25"))
}

#[test]
fn wordings() {
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("DL1", by_end_of_april(), by_may(), "agree"),
        ("DL2", by_end_of_april(), by_1_may(), "agree"),
        ("DL3", by_end_of_april(), the_1_may_deadline(), "agree boundary"),
        ("DL4a", by_may(), by_1_may(), "agree"),
        ("DL4b", by_may(), the_1_may_deadline(), "agree"),
        ("DL5a", in_14_months(), by_end_of_april(), "agree"),
        ("DL5b", in_14_months(), by_may(), "agree"),
        ("DL5c", in_14_months(), by_1_may(), "agree"),
        ("DL5d", in_14_months(), the_1_may_deadline(), "agree boundary"),
        ("DL6a", tweet(), by_may(), "not-comparable instrument"),
        ("DL6b", tweet(), the_1_may_deadline(), "not-comparable instrument"),
        ("DL7", by_end_of_may(), by_1_may(), "disagree"),
        ("DL8", by_end_of_may(), by_may(), "compatible"),
        ("far apart in time", by_end_of_may().on("2020-03-01"), by_1_may(), "disagree"),
        ("another mood", by_1_may(), by_1_may().modality(Modality::Required), "not-comparable modality"),
        ("revised", by_end_of_may().by(NATO).on("2021-02-01"), by_1_may().by(NATO), "differs-over-time revised"),
        ("one origin", by_1_may().origin("x"), by_1_may().origin("x"), "agree same-origin"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b.at(1)), expected, "{id}");
    }
}

#[test]
fn dl9_an_amendment_between_two_reports() {
    let replacement = || claim(DOHA, due(DueForm::By, "2021-09-11", "2021-09-11"));
    let verdict = |amended: &[&str], a: New, b: New| {
        let mut w = World::of(&[a, b]);
        w.b.deadlines[0].amended_by =
            amended.iter().map(|d| Amendment { on: days(d), from: None, to: None, note: String::new() }).collect();
        words(&w.verdict().unwrap())
    };
    let (old, new) = (by_1_may(), replacement().at(1).on("2021-04-15"));
    assert_eq!(verdict(&["2021-04-14"], old.clone(), new.clone()), "differs-over-time amended");
    assert_eq!(verdict(&["2021-04-15"], old.clone(), new.clone()), "differs-over-time amended", "reported that day");
    assert_eq!(verdict(&[], old.clone(), new.clone()), "disagree");
    assert_eq!(verdict(&["2020-04-14"], old.clone(), new.clone()), "disagree", "amended before both");
    assert_eq!(verdict(&["2021-05-14"], old.clone(), new), "disagree", "amended after both");
    assert_eq!(verdict(&["2021-04-14"], by_1_may(), by_end_of_april().at(1).on("2021-04-15")), "agree");
}

#[test]
fn dl10_dates_agree_while_their_force_is_disputed() {
    let mut w = World::of(&[
        by_1_may().at(2),
        the_1_may_deadline().at(4),
        stance(FORCE, Stance::Affirm, &[]).at(2),
        stance(FORCE, Stance::Deny, &[]).at(4).by(NATO),
    ]);
    w.b.deadlines[0].obliged = vec![ActorId(US_STATE), ActorId(NATO)];
    let r = w.relate();
    assert_eq!(r.subjects[&DOHA].verdict, Some(VerdictKind::Agree));
    assert_eq!(r.subjects[&FORCE].verdict, Some(VerdictKind::Disagree));
    let ids: Vec<_> = r.disagreements.iter().map(|d| d.id.as_str()).collect();
    assert_eq!(ids, ["question-binds"]);
    assert_eq!(r.subjects[&DOHA].unheard, [ActorId(US_STATE)], "NATO speaks on whether the date binds");
}

#[test]
fn the_five_wordings_open_no_dispute() {
    let all = [
        by_end_of_april(),
        by_may(),
        by_1_may().at(1),
        the_1_may_deadline().at(4),
        in_14_months().at(2),
        tweet().at(3),
    ];
    let r = World::of(&all).relate();
    assert_eq!(r.subjects[&DOHA].pairs.len(), 10);
    assert_eq!(r.subjects[&DOHA].verdict, Some(VerdictKind::Agree));
    assert!(r.disagreements.is_empty());
}

#[test]
fn readings_of_wordings() {
    let d = |n: New| match n.claim.value {
        Value::Due(d) => d,
        _ => unreachable!(),
    };
    let may = d(by_may());
    assert_eq!((may.soft.from, may.soft.to), (Some(date(2021, 4, 30)), Some(date(2021, 5, 1))));
    assert_eq!((may.hard.from, may.hard.to), (Some(date(2021, 4, 30)), Some(date(2021, 5, 31))));
}

#[test]
fn bounds_of_opposite_directions_and_days() {
    use DueForm::*;
    let one = |form, day: &str| match due(form, day, day) {
        Value::Due(d) => d,
        _ => unreachable!("a due date"),
    };
    for (a, b, expected) in [
        ((NotBefore, "2026-06-12"), (By, "2026-06-30"), "compatible "),
        ((NotBefore, "2026-06-12"), (By, "2026-06-12"), "compatible "),
        ((NotBefore, "2026-06-12"), (Before, "2026-06-12"), "disagree "),
        ((After, "2026-06-12"), (By, "2026-06-12"), "disagree "),
        ((NotBefore, "2026-06-12"), (On, "2026-06-30"), "compatible bound-satisfied"),
        ((NotBefore, "2026-06-12"), (On, "2026-06-11"), "disagree "),
        ((After, "2026-06-12"), (On, "2026-06-12"), "disagree "),
        ((By, "2026-06-30"), (On, "2026-06-12"), "compatible bound-satisfied"),
        ((By, "2026-06-12"), (On, "2026-06-12"), "agree "),
        ((By, "2026-06-12"), (On, "2026-06-30"), "disagree "),
        ((On, "2026-06-12"), (On, "2026-06-13"), "disagree "),
        ((On, "2026-06-12"), (On, "2026-06-12"), "agree "),
        ((NotBefore, "2026-06-12"), (After, "2026-06-11"), "agree "),
        ((NotBefore, "2026-06-12"), (After, "2026-06-12"), "agree boundary"),
        ((NotBefore, "2026-06-12"), (NotBefore, "2026-06-30"), "disagree "),
    ] {
        let v = ::briefing::relate::compare_dues(&one(a.0, a.1), &one(b.0, b.1));
        let reasons: Vec<&str> = v.reasons.iter().map(|r| r.code()).collect();
        assert_eq!(format!("{} {}", v.kind.word(), reasons.join(" ")), expected, "{a:?} {b:?}");
    }
}
