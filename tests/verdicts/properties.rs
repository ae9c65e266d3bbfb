//! What must hold for any two claims, over generated hedges, values and times.

use crate::build::*;
use ::briefing::model::*;
use ::briefing::relate::{compare_dues, compare_quantities, compare_stances, contact};
use proptest::prelude::*;

const HEDGES: [&str; 11] =
    ["exactly", "bare", "about", "nearly", "over", "at least", "under", "up to", "range", "vague", "bounds"];

fn phrase(hedge: &str, value: u64) -> Quantity {
    let n = Exact::from_int(value as i64);
    let twice = Exact::from_int(2 * value as i64);
    let w = Widths::default();
    match hedge {
        "range" => Figure::counted(Hedge::Range, n, Some(twice)).denote("", &w).unwrap(),
        "vague" => Figure::counted(Hedge::Vague, n, Some(twice)).denote("", &w).unwrap(),
        // The source gives a lower bound of its own.
        "bounds" => q(Hedge::About, &value.to_string()).with_bounds(Exact::ratio(value as i128 * 96, 100), None),
        _ => amount(&format!("{hedge} {value}")),
    }
}

/// Values that meet often: round ones, their neighbours, and anything.
fn value() -> impl Strategy<Value = u64> {
    prop_oneof![
        prop::sample::select(vec![1, 2, 99, 100, 101, 2_500, 9_592, 10_000, 12_000]),
        (1..130u64).prop_map(|n| n * 100),
        1..30_000u64,
    ]
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (prop::sample::select(HEDGES.to_vec()), value()).prop_map(|(h, v)| phrase(h, v))
}

fn any_claim() -> impl Strategy<Value = New> {
    let subject = prop::sample::select(vec![TROOPS, KILLED, TOLL]);
    let time = prop::sample::select(vec!["2021-02-17", "2021-02-20", "2021-02", "2020-08", "2011"]);
    let details = (
        prop::sample::select(vec![vec![US], vec![ALL], vec![FOREIGN], vec![NON_US, ALL], vec![]]),
        prop::option::of(0..2u32),
        prop::sample::select(Modality::ALL[..2].to_vec()),
        0..3u32,
        any::<bool>(),
        prop::option::of(prop::sample::select(vec!["x", "y"])),
    );
    (subject, quantity(), time.clone(), time, details).prop_map(
        |(s, q, time, said, (of, event, mood, at, named, origin))| {
            let mut c = claim(s, Value::Quantity(q)).time(time).said(said).modality(mood).at(at);
            if s == TROOPS {
                c = c.of(&of);
            } else {
                c.claim.event = event.map(EventId);
            }
            c.claim.origin = origin.map(str::to_owned);
            c.claim.remark = c.claim.origin.clone();
            if named { c.by(at) } else { c }
        },
    )
}

#[test]
fn the_grid() {
    let values = [1, 2, 99, 100, 2_500, 9_000, 9_592, 10_000, 12_000];
    let grid: Vec<(&str, Quantity)> = HEDGES.iter().flat_map(|h| values.iter().map(|v| (*h, phrase(h, *v)))).collect();
    for co in [true, false] {
        for (h, a) in &grid {
            assert_eq!(compare_quantities(a, a, co).kind, VerdictKind::Agree, "{a:?} does not agree with itself");
            for (_, b) in &grid {
                let v = compare_quantities(a, b, co);
                assert_eq!(v, compare_quantities(b, a, co), "{a:?} / {b:?}");
                assert!(
                    v.kind != VerdictKind::Agree || a.hard.touches(&b.hard),
                    "{a:?} / {b:?} agree without touching"
                );
                assert!(co || v.kind != VerdictKind::Disagree);
                if *h == "bare" {
                    let wider = Figure::counted(Hedge::About, a.value, None).denote("", &Widths::default()).unwrap();
                    let w = compare_quantities(&wider, b, co);
                    assert!(
                        w.kind != VerdictKind::Disagree || v.kind == VerdictKind::Disagree,
                        "widening {a:?} creates a disagreement with {b:?}"
                    );
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn amounts(a in quantity(), b in quantity(), co in any::<bool>()) {
        let v = compare_quantities(&a, &b, co);
        prop_assert_eq!(&v, &compare_quantities(&b, &a, co), "symmetric");
        prop_assert_eq!(compare_quantities(&a, &a, co).kind, VerdictKind::Agree, "reflexive");
        if v.kind == VerdictKind::Agree {
            prop_assert!(a.hard.touches(&b.hard), "agree implies touch");
        }
        let c = contact(&a, &b);
        if !c.one_sided && c.same {
            prop_assert!(a.hard.contains(b.point) || b.hard.contains(a.point) || a == b);
        }
    }

    #[test]
    fn widening_never_creates_a_disagreement(v in value(), b in quantity()) {
        let (bare, about) = (phrase("bare", v), phrase("about", v));
        let kind = |a: &Quantity| compare_quantities(a, &b, true).kind;
        prop_assert!(kind(&about) != VerdictKind::Disagree || kind(&bare) == VerdictKind::Disagree);
    }

    #[test]
    fn claims(a in any_claim(), b in any_claim()) {
        // `World::verdict` compares both orders.
        let v = World::of(&[a.clone(), b]).verdict().unwrap();
        prop_assert!(v.kind != VerdictKind::Disagree || v.co_temporal);
        prop_assert!(v.reasons.is_sorted());
        let itself = World::of(&[a.clone(), a.clone()]).verdict().unwrap();
        // A claim that names no group, or may mean several, is of the same group as nothing.
        let unnamed = a.claim.subject == TROOPS && a.claim.populations.len() != 1;
        prop_assert_eq!(itself.kind == VerdictKind::Agree, !unnamed, "{:?}", itself);
    }

    #[test]
    fn stances_and_dates(s in 0..6usize, t in 0..6usize, d in 1..28i8, e in 1..28i8, f in 0..9usize, g in 0..9usize) {
        let (s, t) = (Stance::ALL[s], Stance::ALL[t]);
        prop_assert_eq!(compare_stances(s, t), compare_stances(t, s));
        let forms = [
            DueForm::By,
            DueForm::Deadline,
            DueForm::Before,
            DueForm::ByEndOf,
            DueForm::ByPeriod,
            DueForm::Within,
            DueForm::On,
            DueForm::NotBefore,
            DueForm::After,
        ];
        let due = |form, d: i8| {
            let first = jiff::civil::date(2021, 5, d);
            let last = if form == DueForm::ByPeriod { first.last_of_month() } else { first };
            Due::denote("", form, first, last).unwrap()
        };
        let (a, b) = (due(forms[f], d), due(forms[g], e));
        prop_assert_eq!(compare_dues(&a, &b), compare_dues(&b, &a));
        prop_assert_eq!(compare_dues(&a, &a).kind, VerdictKind::Agree);
        let v = compare_dues(&a, &b);
        prop_assert!(v.kind != VerdictKind::Agree || a.hard.gap(&b.hard) <= 1, "agree implies touch");
        let opposite = [a.direction(), b.direction()].iter().all(|d| *d != Direction::Exact) && a.direction() != b.direction();
        prop_assert!(!opposite || (v.kind != VerdictKind::Agree && v.reasons.is_empty()), "opposite bounds say no one thing");
    }

    /// The order in which claims were typed decides nothing.
    #[test]
    fn order(list in prop::collection::vec(any_claim(), 0..9), seed in any::<prop::sample::Index>()) {
        let told = |list: &[New]| {
            let r = World::of(list).relate();
            r.subjects
                .iter()
                .map(|(s, r)| {
                    let mut pairs: Vec<_> = r.pairs.iter().map(|p| words(&p.verdict)).collect();
                    pairs.sort();
                    let ground: Vec<_> = r.common_ground.iter().map(|g| (g.population, g.soft, g.days)).collect();
                    (*s, r.verdict, r.counts.clone(), r.changes_over_time, r.evidence.clone(), ground, pairs)
                })
                .zip(std::iter::repeat(r.disagreements.iter().map(|d| (d.id.clone(), d.opened, d.latest)).collect::<Vec<_>>()))
                .collect::<Vec<_>>()
        };
        let mut other = list.clone();
        other.reverse();
        if !other.is_empty() {
            other.rotate_left(seed.index(list.len()));
        }
        prop_assert_eq!(told(&list), told(&other));
    }
}

fn opened(list: &[New], extra: Option<&New>) -> Vec<(String, usize)> {
    let mut w = World::of(list);
    if let Some(new) = extra {
        w.add(new.clone());
    }
    w.number(TROOPS).populations.push(Population {
        id: "unrelated".into(),
        label: String::new(),
        sum: vec![],
        part_of: vec![],
        note: None,
    });
    w.b.deadlines[0].amended_by = vec![Amendment {
        on: days("2021-02-15"),
        from: Some(days("2021-05-01")),
        to: Some(days("2021-09-11")),
        note: String::new(),
    }];
    let r = w.relate();
    let of = |s: SubjectId| r.subjects[&s].counts.get(&VerdictKind::Disagree).copied().unwrap_or(0);
    r.disagreements.iter().map(|d| (d.id.clone(), of(d.subject))).collect()
}

fn by(day: &str) -> New {
    let day = days(day).from.unwrap();
    claim(DOHA, Value::Due(Due::denote("", DueForm::By, day, day).unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is of another time, of a group that is registered as nothing of the others, or of another version of a date, opens
    /// nothing, and adds to no dispute.
    #[test]
    fn another_time_group_or_version_opens_nothing(
        list in prop::collection::vec(any_claim(), 0..6),
        words in prop::collection::vec((0..4usize, 1..28u8, any::<bool>()), 0..4),
        dates in prop::collection::vec((any::<bool>(), 1..28u8, any::<bool>()), 0..4),
        value in value(),
    ) {
        let mut list = list;
        // On one number a total of another time opens nothing unless it fell.
        list.extend(words.iter().map(|&(s, day, named)| {
            let c = stance(P1, Stance::ALL[s], &[]).at(u32::from(day)).published(&format!("2021-02-{day}"));
            if named { c.by(u32::from(day) % 4) } else { c }
        }));
        list.extend(dates.iter().map(|&(new, day, named)| {
            let c = by(if new { "2021-09-11" } else { "2021-05-01" }).at(u32::from(day)).on(&format!("2021-02-{day}"));
            if named { c.by(u32::from(day) % 4) } else { c }
        }));
        let before = opened(&list, None);
        let far = "1990-01-01";
        for (what, extra) in [
            ("a level of another time", troops(&format!("exactly {value}"), US).at(150).on(far)),
            ("a total that grew", number(TOLL, "exactly 1000000000").at(150).on("2031-01-01")),
            ("a level of unknown time", troops(&format!("exactly {value}"), US).at(150).undated()),
            ("a total of unknown time", number(TOLL, &format!("exactly {value}")).at(150).undated()),
            ("an outlet's own words of another time", stance(P1, Stance::Affirm, &[]).at(150).published(far)),
            ("a position of unknown time", stance(P1, Stance::Deny, &[]).by(7).at(150).undated()),
            ("another group", troops(&format!("exactly {value}"), PopulationId(4)).at(150)),
            ("the old date", by("2021-05-01").at(150).on("2021-02-20")),
            ("the new date", by("2021-09-11").at(150).on("2021-02-01")),
        ] {
            prop_assert_eq!(&opened(&list, Some(&extra)), &before, "{}", what);
        }
    }
}
