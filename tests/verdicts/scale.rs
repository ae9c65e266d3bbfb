//! Subjects with thousands of claims: what is counted equals what pair-by-pair comparison gives, at a cost that grows
//! with the claims and not with their pairs. Cost is counted in comparisons, never in seconds.

use crate::build::*;
use ::briefing::model::*;
use ::briefing::relate::{Kinship, Report, SHOWN, Side, SubjectRelations, kinship, pair, report};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn day(n: i64) -> Days {
    Days::on(date(2011, 1, 1).saturating_add(n.days()))
}

fn at_day(new: New, n: i64) -> New {
    let mut new = new;
    new.claim.said_on.days = day(n);
    new.claim.as_of.days = day(n);
    new
}

/// What forming every pair of one time gives: counts without what cannot be compared, and the disputes.
#[derive(Debug, PartialEq)]
struct Plain {
    counts: BTreeMap<VerdictKind, usize>,
    disputes: Vec<Dispute>,
}

/// First and last day of conflict, and who takes part.
type Dispute = (Option<Date>, Option<Date>, BTreeSet<Holder>);

/// What is compared of two reports that disagree: the group (the whole of two), their times, when the later one was made
/// and by whom.
struct Conflict {
    group: Option<PopulationId>,
    times: [Days; 2],
    said: [Option<Date>; 2],
    holders: [Holder; 2],
}

/// Conflicts about one group whose times are chained within the window are one dispute.
fn disputes(b: &Briefing, subject: SubjectId, conflicts: &[Conflict]) -> Vec<Dispute> {
    let window = match subject {
        SubjectId::Number(n) if b.number(n).series == Series::Level => Some(i64::from(b.number(n).stable_for)),
        SubjectId::Question(q) if !b.question(q).fixed => Some(i64::from(b.question(q).stable_for)),
        _ => None,
    };
    let near = |x: &Conflict, y: &Conflict| {
        let gap = || x.times.iter().flat_map(|t| y.times.iter().map(move |u| t.gap(u))).min();
        x.group == y.group && window.is_none_or(|days| gap().is_some_and(|gap| gap <= days))
    };
    // Those of the same group and times belong together; without a window the times do not matter.
    let mut alike: BTreeMap<String, Vec<&Conflict>> = BTreeMap::new();
    for c in conflicts {
        let times = window.map(|_| c.times);
        alike.entry(format!("{:?} {times:?}", c.group)).or_default().push(c);
    }
    let alike: Vec<Vec<&Conflict>> = alike.into_values().collect();
    let mut seen = vec![false; alike.len()];
    let mut out = Vec::new();
    for first in 0..alike.len() {
        let (mut open, mut of) = (vec![first], Vec::<&Conflict>::new());
        while let Some(i) = open.pop() {
            if !std::mem::replace(&mut seen[i], true) {
                of.extend(&alike[i]);
                open.extend((0..alike.len()).filter(|&j| !seen[j] && near(alike[i][0], alike[j][0])));
            }
        }
        if !of.is_empty() {
            let later = |c: &&Conflict| c.said.iter().max().copied().flatten();
            let holders = of.iter().flat_map(|c| c.holders).collect();
            out.push((of.iter().map(later).min().flatten(), of.iter().map(later).max().flatten(), holders));
        }
    }
    out.sort();
    out
}

fn pair_by_pair(b: &Briefing, subject: SubjectId) -> Plain {
    let mut plain = Plain { counts: BTreeMap::new(), disputes: Vec::new() };
    let mut conflicts = Vec::new();
    let claims: Vec<(ClaimIx, Report)> =
        b.claims().filter(|(_, c)| c.subject == subject).map(|(ix, _)| (ix, report(b, ix))).collect();
    for (i, (p, x)) in claims.iter().enumerate() {
        for (q, y) in claims.iter().skip(i + 1) {
            let Some(v) = pair(b, x, y) else { continue };
            if v.kind == VerdictKind::NotComparable || !(v.co_temporal || v.has(Reason::Amended)) {
                continue;
            }
            *plain.counts.entry(v.kind).or_default() += 1;
            if v.kind == VerdictKind::Disagree {
                let (of, with) = (x.populations.first().copied(), y.populations.first().copied());
                let whole = match subject {
                    SubjectId::Number(n) => match kinship(b.number(n), of, with) {
                        Kinship::PartOf | Kinship::SummandOf => with,
                        _ => of,
                    },
                    _ => None,
                };
                // On what one holder said, the parties are those who tell it.
                let party = |ix: ClaimIx| match v.has(Reason::ReportedDifferently) {
                    true => teller(b, b.claim(ix).source()),
                    false => b.claim(ix).holder,
                };
                conflicts.push(Conflict {
                    group: whole,
                    times: [x.time, y.time],
                    said: [x.said_on.latest(), y.said_on.latest()],
                    holders: [party(*p), party(*q)],
                });
            }
        }
    }
    plain.disputes = disputes(b, subject, &conflicts);
    plain
}

fn teller(b: &Briefing, source: SourceId) -> Holder {
    b.source(source).outlet.get().map_or(Holder::Source(source), |a| Holder::Actor(*a))
}

/// Spreads claims over forty articles, some without outlet or day, so that outlets speak for themselves, holders are reported
/// twice by one article or by several, with and without the day they spoke, and some reports are of no known time.
fn newsroom(mut w: World) -> World {
    for (k, s) in w.b.sources.iter_mut().enumerate() {
        if k % 4 != 0 {
            s.published = Known::Is(Dated { days: day(k as i64 * 3), basis: Basis::Stated });
        }
        if k % 3 != 0 {
            s.outlet = Known::Is(ActorId(k as u32 % 5));
        }
    }
    let open = Days::OPEN;
    for (i, c) in w.b.claims.iter_mut().enumerate() {
        let source = SourceId((i as u32 * 7919) % 40);
        let article = &w.b.sources[source.0 as usize];
        c.citation.source = source;
        if i % 5 == 0 {
            c.by = None;
            c.holder = article.outlet.get().map_or(Holder::Source(source), |a| Holder::Actor(*a));
        }
        if i % 3 != 0 {
            let days = article.published.get().map_or(open, |p| p.days);
            c.said_on = Dated { days, basis: Basis::Inferred(Basis::PUBLICATION.into()) };
        }
        if i % 11 == 3 {
            c.as_of = Dated { days: open, basis: Basis::Inferred(Basis::NOTHING.into()) };
        } else if c.as_of.is_inferred() {
            c.as_of.days = c.said_on.days;
        }
    }
    w
}

fn as_related(w: &World, subject: SubjectId) -> (SubjectRelations, Plain) {
    let r = w.relate();
    let s = r.subjects[&subject].clone();
    let mut counts = s.counts.clone();
    counts.remove(&VerdictKind::NotComparable);
    counts.retain(|_, n| *n > 0);
    let day = |d: Option<Days>| d.and_then(|d| d.latest());
    let log = r.entries(subject);
    let mut disputes: Vec<Dispute> =
        log.map(|d| (day(d.opened), day(d.latest), d.parties.iter().copied().collect())).collect();
    disputes.sort();
    for d in r.entries(subject) {
        assert!(!d.pairs.is_empty(), "{} has nothing to show", d.id);
    }
    (s, Plain { counts, disputes })
}

fn is_equal_to_pair_by_pair(w: &World, subject: SubjectId) -> SubjectRelations {
    let (s, counted) = as_related(w, subject);
    assert_eq!(counted, pair_by_pair(&w.b, subject));
    // What is shown stands for what was counted, as far as it is shown at all.
    for kind in VerdictKind::ALL {
        let shown: usize = s.pairs.iter().filter(|p| p.verdict.kind == kind).map(|p| p.count).sum();
        assert!(shown <= s.counts.get(&kind).copied().unwrap_or(0), "{kind:?}: {shown} shown of {:?}", s.counts);
        if s.pairs.len() < SHOWN && kind == VerdictKind::Disagree {
            assert_eq!(shown > 0, s.counts.get(&kind).is_some_and(|n| *n > 0), "{kind:?}");
        }
    }
    for p in &s.pairs {
        let (Side::Claim(a), Side::Claim(b)) = (p.a, p.b) else { continue };
        assert_eq!(pair(&w.b, &report(&w.b, a), &report(&w.b, b)).as_ref(), Some(&p.verdict));
    }
    s
}

const HEDGES: [&str; 8] = ["exactly", "bare", "about", "nearly", "over", "at least", "under", "up to"];

fn figures(values: u32, holders: u32, last_day: i64) -> impl Strategy<Value = Vec<(usize, u32, u32, i64, i64)>> {
    prop::collection::vec((0..8usize, 0..values, 0..holders, 0..=last_day, 0..3i64), 150..220)
}

fn world(subject: SubjectId, of: &[PopulationId], list: &[(usize, u32, u32, i64, i64)]) -> World {
    let claims: Vec<New> = list
        .iter()
        .map(|&(hedge, value, holder, n, late)| {
            let mut c = at_day(number(subject, &format!("{} {}", HEDGES[hedge], 900 + 7 * value)), n).of(of);
            c.claim.said_on.days = day(n + late);
            c.by(holder % 9).at(holder)
        })
        .collect();
    World::of(&claims)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn fixed_facts_many_values(list in figures(400, 9, 3000)) {
        is_equal_to_pair_by_pair(&world(KILLED, &[], &list), KILLED);
        is_equal_to_pair_by_pair(&newsroom(world(KILLED, &[], &list)), KILLED);
    }

    #[test]
    fn fixed_facts_few_values(list in figures(6, 4, 3000)) {
        is_equal_to_pair_by_pair(&world(KILLED, &[], &list), KILLED);
        is_equal_to_pair_by_pair(&newsroom(world(KILLED, &[], &list)), KILLED);
    }

    #[test]
    fn levels_in_a_crowded_month(list in figures(400, 5, 30)) {
        is_equal_to_pair_by_pair(&world(TROOPS, &[US], &list), TROOPS);
        is_equal_to_pair_by_pair(&newsroom(world(TROOPS, &[US], &list)), TROOPS);
    }

    #[test]
    fn levels_in_a_crowded_month_few_values(list in figures(5, 5, 30)) {
        is_equal_to_pair_by_pair(&world(TROOPS, &[US], &list), TROOPS);
        is_equal_to_pair_by_pair(&newsroom(world(TROOPS, &[US], &list)), TROOPS);
    }

    #[test]
    fn levels_over_years(list in figures(300, 5, 2000)) {
        is_equal_to_pair_by_pair(&world(TROOPS, &[US], &list), TROOPS);
        is_equal_to_pair_by_pair(&newsroom(world(TROOPS, &[US], &list)), TROOPS);
    }

    #[test]
    fn levels_now_and_then(list in prop::collection::vec((0..8usize, 0..5u32, 0..5u32, 0..6i64, 0..4i64), 150..220)) {
        let bursts: Vec<_> = list.iter().map(|&(h, v, who, burst, n)| (h, v, who, 90 * burst + n, n % 3)).collect();
        is_equal_to_pair_by_pair(&world(TROOPS, &[US], &bursts), TROOPS);
    }

    #[test]
    fn positions(list in prop::collection::vec((0..6usize, 0..4usize, 0..9u32, 0..1500i64, any::<bool>()), 150..220)) {
        let claims: Vec<New> = list
            .iter()
            .map(|&(s, ground, holder, n, stated)| {
                let c = at_day(stance(P1, Stance::ALL[s], &[ground]), n).by(holder).at(holder);
                if stated { c } else { c.inferred() }
            })
            .collect();
        is_equal_to_pair_by_pair(&World::of(&claims), P1);
        is_equal_to_pair_by_pair(&newsroom(World::of(&claims)), P1);
    }

    #[test]
    fn due_dates(list in prop::collection::vec((0..200i64, 0..6u32, 0..400i64, any::<bool>()), 150..220), many in any::<bool>(), amended in any::<bool>()) {
        let claims: Vec<New> = list
            .iter()
            .map(|&(d, holder, n, by)| {
                let d = if many { d } else { d % 12 };
                let due = day(d).from.unwrap();
                let form = if by { DueForm::By } else { DueForm::Deadline };
                at_day(claim(DOHA, Value::Due(Due::denote("", form, due, due).unwrap())), n).by(holder).at(holder)
            })
            .collect();
        let mut w = World::of(&claims);
        if amended {
            w.b.deadlines[0].amended_by =
                [100, 250].iter().map(|&n| Amendment { on: day(n), from: None, to: None, note: String::new() }).collect();
        }
        is_equal_to_pair_by_pair(&w, DOHA);
        let mut w = newsroom(w);
        is_equal_to_pair_by_pair(&w, DOHA);
        for (m, (from, to)) in w.b.deadlines[0].amended_by.iter_mut().zip([(3, 9), (9, 100)]) {
            (m.from, m.to) = (Some(day(from)), Some(day(to)));
        }
        is_equal_to_pair_by_pair(&w, DOHA);
    }

    #[test]
    fn answers(list in prop::collection::vec((0..3usize, 0..5u32, 0..300i64), 150..220)) {
        let claims: Vec<New> =
            list.iter().map(|&(a, h, n)| at_day(claim(FORMAT, Value::Answer(a)), n).by(h).at(h)).collect();
        let mut w = World::of(&claims);
        w.question(FORMAT).compatible_answers = vec![(0, 2, "hybrid".into())];
        is_equal_to_pair_by_pair(&w, FORMAT);
        let mut w = newsroom(w);
        is_equal_to_pair_by_pair(&w, FORMAT);
        w.question(FORMAT).fixed = true;
        is_equal_to_pair_by_pair(&w, FORMAT);
    }

    #[test]
    fn parts_and_wholes(list in figures(60, 9, 60)) {
        let mut w = world(TROOPS, &[US], &list);
        for (i, c) in w.b.claims.iter_mut().enumerate() {
            c.populations = vec![[US, ALL, FOREIGN][i % 3]];
        }
        is_equal_to_pair_by_pair(&w, TROOPS);
        is_equal_to_pair_by_pair(&newsroom(w), TROOPS);
    }

    #[test]
    fn totals_over_years(list in figures(100, 60, 2500)) {
        is_equal_to_pair_by_pair(&world(TOLL, &[], &list), TOLL);
        is_equal_to_pair_by_pair(&newsroom(world(TOLL, &[], &list)), TOLL);
    }
}

/// Comparisons allowed for so many claims: some for each claim, and room for what is shown.
fn near_linear(claims: usize) -> usize {
    64 * claims + 4 * SHOWN
}

fn cost(claims: Vec<New>, subject: SubjectId) -> SubjectRelations {
    let n = claims.len();
    let s = World::of(&claims).relate().subjects[&subject].clone();
    assert!(s.comparisons <= near_linear(n), "{} comparisons for {n} claims", s.comparisons);
    assert!(s.pairs.len() <= SHOWN);
    s
}

const MANY: i64 = 3000;
const TEN_YEARS: i64 = 3652;

#[test]
fn three_thousand_values_over_ten_years() {
    let claims = (0..MANY)
        .map(|i| {
            at_day(troops(&format!("exactly {}", 10_000 + (i * 7919) % 5003), US), i * TEN_YEARS / MANY)
                .at((i % 60) as u32)
        })
        .collect();
    let s = cost(claims, TROOPS);
    assert!(s.changes_over_time && s.verdict == Some(VerdictKind::Disagree));
}

#[test]
fn three_rival_values_over_ten_years() {
    let claims = (0..MANY)
        .map(|i| {
            at_day(troops(["exactly 8000", "10000", "about 12500"][i as usize % 3], US), i * TEN_YEARS / MANY)
                .at((i % 60) as u32)
        })
        .collect();
    let s = cost(claims, TROOPS);
    let disagreeing: Vec<_> = s.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree).collect();
    assert_eq!(disagreeing.len(), 3, "equal readings are one row each");
    assert_eq!(disagreeing.iter().map(|p| p.count).sum::<usize>(), s.counts[&VerdictKind::Disagree]);
}

#[test]
fn three_thousand_reports_of_one_fact() {
    for values in [3, MANY] {
        let claims = (0..MANY)
            .map(|i| {
                at_day(number(KILLED, &format!("exactly {}", 1_000 + i % values)).event(0), i * TEN_YEARS / MANY)
                    .at((i % 60) as u32)
            })
            .collect();
        let s = cost(claims, KILLED);
        // Sixty articles give fifty versions each, of which none is held against another of its article.
        let of_one_article = if values == MANY { 60 * 50 * 49 / 2 } else { 0 };
        assert_eq!(s.counts.values().sum::<usize>(), (MANY * (MANY - 1) / 2 - of_one_article) as usize);
    }
}

#[test]
fn three_thousand_reports_in_one_month() {
    let claims = (0..MANY)
        .map(|i| at_day(troops(&format!("about {}", 10_000 + 3 * i), US), i % 30).at((i % 60) as u32))
        .collect();
    cost(claims, TROOPS);
}

#[test]
fn three_thousand_statements() {
    for holders in [9, 60] {
        let claims = (0..MANY)
            .map(|i| {
                let c =
                    at_day(stance(P1, Stance::ALL[(i * 7 % 5) as usize], &[(i % 4) as usize]), i * TEN_YEARS / MANY);
                if holders == 9 { c.by((i % 9) as u32).inferred() } else { c.at((i % 60) as u32).inferred() }
            })
            .collect();
        cost(claims, P1);
    }
}

#[test]
fn three_thousand_wordings_of_a_date() {
    let claims = (0..MANY)
        .map(|i| {
            let due = day(4000 + i * 31 % 997).from.unwrap();
            at_day(claim(DOHA, Value::Due(Due::denote("", DueForm::By, due, due).unwrap())), i).at((i % 60) as u32)
        })
        .collect();
    cost(claims, DOHA);
}

#[test]
fn three_thousand_counts_of_a_toll() {
    let claims = (0..MANY)
        .map(|i| at_day(number(TOLL, &format!("{}", 100 + i - i % 50 * 3)), i * TEN_YEARS / MANY).at((i % 60) as u32))
        .collect();
    cost(claims, TOLL);
}

/// Two derived figures are never held against each other, also where nothing is formed pair by pair.
#[test]
fn derived_figures_among_many() {
    let n = 150;
    for distinct in [false, true] {
        let claims: Vec<New> = (0..n)
            .flat_map(|i| {
                let all = 20_000 + if distinct { i } else { 0 };
                [
                    troops("exactly 2500", US).at(i),
                    troops("exactly 7000", NON_US).at(i),
                    troops(&format!("exactly {all}"), ALL).at(i),
                ]
            })
            .collect();
        let s = World::of(&claims).relate().subjects[&TROOPS].clone();
        let n = n as usize;
        assert_eq!(s.derived.len(), n, "one sum for each article");
        let among_claims = if distinct { n * (n - 1) / 2 } else { 0 };
        assert_eq!(s.counts[&VerdictKind::Disagree], n * (n - 1) + among_claims, "not beside its own article's total");
        assert!(s.pairs.iter().any(|p| matches!(p.b, Side::Derived(_))));
    }
}
