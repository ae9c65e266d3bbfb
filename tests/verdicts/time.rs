//! What is of unknown time, how long a statement stands, who spoke twice, and which version of a date a report gives.

use crate::build::*;
use ::briefing::model::*;
use Stance::{Affirm, Deny, Undecided};

fn words_of(w: &World) -> String {
    w.verdict().map_or("no pair".into(), |v| words(&v))
}

#[test]
fn an_unknown_time_is_not_every_time() {
    let own = |s| stance(P1, s, &[]).at(1).on("2026-03-03");
    let due = |at, day: &str| {
        let day = days(day).from.unwrap();
        claim(DOHA, Value::Due(Due::denote("", DueForm::By, day, day).unwrap())).at(at)
    };
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("level", troops("100000", US).undated(), troops("2500", US).at(1), "not-comparable undated"),
        ("level, equal", troops("2500", US).undated(), troops("2500", US).at(1), "not-comparable undated"),
        ("both", troops("100000", US).undated(), troops("2500", US).at(1).undated(), "not-comparable undated"),
        ("of a stated time", troops("9000", US).undated().time("2021-02-17"), troops("2500", US).at(1), "disagree"),
        ("total", number(TOLL, "exactly 140").undated(), number(TOLL, "exactly 100").at(1), "not-comparable undated"),
        (
            "part",
            troops("exactly 11800", ALL).undated(),
            troops("about 10000", FOREIGN).at(1),
            "not-comparable undated",
        ),
        ("stance", stance(P1, Deny, &[]).by(NATO).undated(), own(Affirm), "not-comparable undated"),
        (
            "answer",
            claim(FORMAT, Value::Answer(0)).undated(),
            claim(FORMAT, Value::Answer(1)).at(1),
            "not-comparable undated",
        ),
        ("contrary", stance(BREACH, Affirm, &[]).undated(), own(Affirm), "not-comparable undated"),
        ("fixed", number(KILLED, "2").undated(), number(KILLED, "3").at(1), "disagree"),
        (
            "of an event",
            number(TOLL, "2").event(0).undated(),
            number(TOLL, "3").event(0).at(1),
            "disagree date-inferred",
        ),
        ("due", due(0, "2026-05-01").undated(), due(1, "2026-06-01"), "disagree"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
    let r = World::of(&[troops("100000", US).undated(), troops("2500", US).at(1), troops("2600", US).at(2)]).relate();
    assert_eq!(r.subjects[&TROOPS].common_ground[0].sides.len(), 2, "nor does it narrow what all allow");
}

#[test]
fn a_stance_ends() {
    let own = |s, at, day: &str| stance(P1, s, &[]).at(at).published(day);
    let said = |s, by: u32, at, day: &str| stance(P1, s, &[]).by(by).at(at).said(day).time(day).inferred();
    let answer = |a, at, day: &str| claim(FORMAT, Value::Answer(a)).at(at).published(day);
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("own words of one week", own(Affirm, 0, "2026-01-10"), own(Deny, 1, "2026-01-17"), "disagree date-inferred"),
        (
            "own words of two months",
            own(Affirm, 0, "2026-01-10"),
            own(Deny, 1, "2026-05-02"),
            "differs-over-time not-forced",
        ),
        (
            "own words after a holder's",
            said(Affirm, NATO, 0, "2026-01-10"),
            own(Deny, 1, "2026-05-02"),
            "disagree date-inferred",
        ),
        (
            "own words before a holder's",
            own(Affirm, 0, "2026-01-10"),
            said(Deny, NATO, 1, "2026-05-02"),
            "differs-over-time not-forced",
        ),
        (
            "of a stated time",
            own(Affirm, 0, "2026-01-10").time("2026-05-01"),
            own(Deny, 1, "2026-05-02"),
            "disagree date-inferred",
        ),
        ("holders", said(Affirm, NATO, 0, "2026-01-10"), said(Deny, RUSSIA, 1, "2026-05-02"), "disagree"),
        ("answers", answer(0, 0, "2026-01-10"), answer(1, 1, "2026-05-02"), "differs-over-time not-forced"),
        ("answers of one week", answer(0, 0, "2026-01-10"), answer(1, 1, "2026-01-12"), "disagree date-inferred"),
        ("equal answers", answer(0, 0, "2026-01-10"), answer(0, 1, "2026-05-02"), "agree"),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
    let mut w = World::of(&[said(Affirm, NATO, 0, "2026-01-10"), said(Deny, RUSSIA, 1, "2026-05-02")]);
    w.question(P1).lasts = Some(30);
    assert_eq!(words_of(&w), "differs-over-time not-forced", "no statement outlasts what the question allows");
    w.question(P1).lasts = Some(100);
    assert_eq!(words_of(&w), "disagree");
    let mut w = World::of(&[own(Affirm, 0, "2026-01-10"), own(Deny, 1, "2026-05-02")]);
    w.question(P1).stable_for = 200;
    assert_eq!(words_of(&w), "disagree date-inferred");
    w.question(P1).stable_for = 14;
    w.question(P1).fixed = true;
    assert_eq!(words_of(&w), "disagree", "what is past does not change");
    let mut w = World::of(&[own(Affirm, 0, "2026-01-10").undated(), own(Deny, 1, "2026-05-02")]);
    w.question(P1).fixed = true;
    assert_eq!(words_of(&w), "disagree");
}

#[test]
fn one_statement_told_in_two_ways() {
    let told = |value: &str, at, day: &str| number(KILLED, value).by(US_DOD).at(at).published(day);
    let said = |value: &str, at, day: &str, on: &str| told(value, at, day).said(on);
    let rows: Vec<(&str, New, New, &str)> = vec![
        ("a day apart", told("30", 0, "2026-03-07"), told("50", 1, "2026-03-08"), "disagree reported-differently"),
        ("a week apart", told("30", 0, "2026-03-01"), told("50", 1, "2026-03-08"), "disagree reported-differently"),
        (
            "eight days apart",
            told("30", 0, "2026-03-01"),
            told("50", 1, "2026-03-09"),
            "differs-over-time forced revised date-inferred",
        ),
        (
            "both days stated",
            said("30", 0, "2026-03-07", "2026-03-06"),
            said("50", 1, "2026-03-08", "2026-03-07"),
            "differs-over-time forced revised",
        ),
        (
            "one day, told twice",
            said("30", 0, "2026-03-07", "2026-03-06"),
            said("50", 1, "2026-03-20", "2026-03-06"),
            "disagree reported-differently",
        ),
        (
            "one day stated",
            said("30", 0, "2026-03-07", "2026-03-06"),
            told("50", 1, "2026-03-08"),
            "disagree reported-differently",
        ),
        (
            "two days of one event",
            said("30", 0, "2026-03-07", "2026-03-05").event(0),
            said("50", 1, "2026-03-08", "2026-03-06").event(0),
            "disagree reported-differently",
        ),
        ("one article", told("30", 0, "2026-03-07"), told("50", 0, "2026-03-07"), "not-comparable one-article"),
        (
            "one article, two days",
            said("30", 0, "2026-03-07", "2026-03-02"),
            said("50", 0, "2026-03-07", "2026-03-06"),
            "differs-over-time forced revised",
        ),
        (
            "one article, two voices",
            told("30", 0, "2026-03-07"),
            number(KILLED, "50").by(NATO).at(0).published("2026-03-07"),
            "disagree",
        ),
        (
            "day unknown",
            told("30", 0, "2026-03-07").undated(),
            told("50", 1, "2026-03-08"),
            "disagree reported-differently",
        ),
    ];
    for (id, a, b, expected) in rows {
        assert_eq!(between(a, b), expected, "{id}");
    }
    let r = World::of(&[told("30", 3, "2026-03-07"), told("50", 4, "2026-03-08")]).relate();
    assert_eq!(r.disagreements[0].parties, [Holder::Source(SourceId(4)), Holder::Source(SourceId(3))]);
    // An outlet's own words of another day are its own correction, and nobody reports them.
    let mut w =
        World::of(&[number(KILLED, "30").published("2026-03-07"), number(KILLED, "50").at(1).published("2026-03-08")]);
    for (s, c) in w.b.sources.iter_mut().zip(&mut w.b.claims) {
        s.outlet = Known::Is(ActorId(NATO));
        c.holder = actor(NATO);
    }
    assert_eq!(words_of(&w), "differs-over-time forced revised");
    // For stances and answers as for amounts.
    let stands = |s, at, day: &str| stance(P1, s, &[]).by(NATO).at(at).published(day);
    let answers = |a, at, day: &str| claim(FORMAT, Value::Answer(a)).by(NATO).at(at).published(day);
    for (a, b, expected) in [
        (stands(Affirm, 0, "2026-03-07"), stands(Deny, 1, "2026-03-08"), "disagree reported-differently date-inferred"),
        (stands(Affirm, 0, "2026-03-07"), stands(Deny, 1, "2026-05-08"), "differs-over-time revised date-inferred"),
        (stands(Affirm, 0, "2026-03-07"), stands(Undecided, 1, "2026-03-08"), "compatible"),
        (answers(0, 0, "2026-03-07"), answers(1, 1, "2026-03-08"), "disagree reported-differently date-inferred"),
        (answers(0, 0, "2026-03-07"), answers(1, 1, "2026-05-08"), "differs-over-time revised date-inferred"),
    ] {
        assert_eq!(between(a, b), expected);
    }
}

#[test]
fn versions_of_a_date() {
    let due = |form, day: &str| {
        let day = days(day);
        Value::Due(Due::denote("", form, day.from.unwrap(), day.to.unwrap()).unwrap())
    };
    let by = |day: &str| claim(DOHA, due(DueForm::By, day)).at(0).on("2026-03-01");
    let other = |day: &str| claim(DOHA, due(DueForm::By, day)).at(1).on("2026-04-20");
    let amended = |a: New, b: New| {
        let mut w = World::of(&[a, b]);
        w.b.deadlines[0].amended_by =
            [("2026-04-13", "2026-05-01", "2026-09-11"), ("2026-08-01", "2026-09-11", "2026-12-31")]
                .map(|(on, from, to)| Amendment {
                    on: days(on),
                    from: Some(days(from)),
                    to: Some(days(to)),
                    note: String::new(),
                })
                .to_vec();
        words_of(&w)
    };
    for (id, a, b, expected) in [
        ("old and new", by("2026-05-01"), other("2026-09-11"), "differs-over-time amended"),
        (
            "on one day",
            by("2026-05-01").on("2026-04-13"),
            other("2026-09-11").on("2026-04-13"),
            "differs-over-time amended",
        ),
        ("the old one told later", by("2026-09-11"), other("2026-05-01"), "differs-over-time amended"),
        ("first and third", by("2026-05-01"), other("2026-12-31"), "differs-over-time amended"),
        ("in other words", by("2026-05-01"), other("2026-04-30"), "agree"),
        ("of one holder", by("2026-05-01").by(NATO), other("2026-09-11").by(NATO), "differs-over-time amended"),
        ("fits both", claim(DOHA, due(DueForm::On, "2026")).at(0).on("2026-03-01"), other("2026-09-11"), "compatible"),
        ("neither, in time", by("2026-06-01"), by("2026-05-01").at(1), "disagree"),
        ("neither, before the amendment", by("2026-06-01"), other("2026-09-11"), "differs-over-time amended"),
        ("neither, after it", by("2026-09-11"), other("2026-10-01"), "disagree"),
        ("neither, after it, and the old", by("2026-05-01"), other("2026-10-01"), "differs-over-time amended"),
        ("no day known", by("2026-06-01").undated(), other("2026-09-11"), "disagree"),
    ] {
        assert_eq!(amended(a, b), expected, "{id}");
    }
}

#[test]
fn what_a_share_leaves_over_is_no_second_dispute() {
    let rest = FIGHTERS;
    let world = |claims: &[New]| {
        let mut w = World::of(claims);
        (w.number(SHARE).relation, w.number(rest).complement_of) = (None, Some(NumberId(1)));
        w
    };
    let (share, left) = (|v: &str| number(SHARE, v), |v: &str| number(rest, v).at(1));
    for (a, b, expected) in [
        (share("0.7"), left("0.6"), "disagree complement"),
        (share("0.7"), left("0.3"), "agree complement"),
        (share("over 0.7"), left("under 0.3"), "agree complement"),
        (share("0.7"), left("0.6").on("2020-01-01"), "differs-over-time forced complement"),
        (share("0.7"), left("0.6").modality(Modality::Planned), "not-comparable modality"),
        (share("0.7"), left("0.6").undated(), "not-comparable undated"),
    ] {
        assert_eq!(words_of(&world(&[a, b])), expected);
    }
    let log = |claims: &[New]| {
        world(claims).relate().disagreements.iter().map(|d| (d.id.clone(), d.parties.len())).collect::<Vec<_>>()
    };
    let one = |n| vec![("number-non-us-share".to_owned(), n)];
    assert_eq!(log(&[share("0.7"), left("0.6")]), one(2));
    assert_eq!(log(&[left("0.3"), left("0.6").at(2)]), one(2), "the whole dispute, whichever share is named");
    assert_eq!(log(&[share("0.7"), share("0.4").at(2), left("0.3").at(3), left("0.6")]), one(4));
    let w = world(&[share("0.7"), share("0.7").at(2), left("0.3").at(3)]);
    let s = &w.relate().subjects[&SHARE];
    assert_eq!((s.common_ground[0].sides.len(), s.claims.len()), (2, 2), "the rest is no figure of the share");
}
