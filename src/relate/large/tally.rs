//! Classes too crowded for a sweep: by reading where there are few distinct ones, else by sorted bounds.

use super::Scene;
use super::figure::{segment, without_derived, without_derived_each};
use super::settle::{Counted, examples, settle, settle_across, told_differently, topic_of};
use super::shown::Shown;
use crate::model::VerdictKind;
use crate::relate::count::{Figure, Within, agreeing, exclusive, pairs};
use crate::relate::form::{Formed, is_formed};
use crate::relate::own_words::{Between, between, corrections, uncorrected};
use crate::relate::pair::pair;
use crate::relate::report::{Report, Said};
use std::collections::BTreeMap;

/// Few distinct readings: each pair of readings has one verdict, but for a holder's own corrections.
pub(in crate::relate) fn by_reading(
    s: &Scene,
    lists: &[Vec<Figure>],
    w: Within,
    formed: &mut Formed,
    shown: &mut Shown,
) {
    for (i, a) in lists.iter().enumerate() {
        for (j, c) in lists.iter().enumerate().skip(i) {
            formed.comparisons += 1;
            let (Some(x), Some(y)) = (a.first(), c.first()) else { continue };
            let Some(base) = base(s, x.at, y.at) else { continue };
            let halve = if i == j { 2 } else { 1 };
            let disagree = base.kind == VerdictKind::Disagree;
            let of = |from: &[Figure], to: &[Figure]| -> Between {
                let mut found = between(from, to, w, base.corrected, disagree);
                // Nobody is a pair with himself; of two statements of one holder that was left out already.
                for (n, f) in found.plain.iter_mut().zip(from) {
                    *n -= usize::from(i == j && !(disagree && f.holder.is_some()));
                }
                found
            };
            let found = of(a, c);
            let sum = |list: &[usize]| list.iter().sum::<usize>() / halve;
            let counted = [
                (base.kind, sum(&found.plain), &found.plain),
                (VerdictKind::DiffersOverTime, sum(&found.corrected), &found.corrected),
            ];
            for (kind, n, each) in counted {
                if n == 0 {
                    continue;
                }
                if kind == VerdictKind::Disagree {
                    let (mut figures, mut each, mut told) = (a.clone(), found.plain.clone(), found.told.clone());
                    if i != j {
                        let back = of(c, a);
                        figures.extend_from_slice(c);
                        each.extend(back.plain);
                        told.extend(back.told);
                    }
                    let conflicts = |first: &[Figure]| -> Vec<usize> {
                        let is_a = |f: &Figure| a.binary_search_by_key(&f.at, |g| g.at).is_ok();
                        let (l, r): (Vec<Figure>, Vec<Figure>) = first.iter().copied().partition(is_a);
                        of(&l, &r).plain
                    };
                    // One side's counts hold every pair once; `settle` halves where both sides are counted.
                    if let Some(topic) = topic_of(s, &figures) {
                        let counted = Counted { figures: &figures, each: &each, told: &told, more: n };
                        settle_across(s, &topic, counted, &conflicts, formed);
                    }
                } else {
                    *formed.counts.entry(kind).or_default() += n;
                    if base.co_temporal || kind != base.kind {
                        formed.judge(kind, several_voices(s, a.iter().chain(c)));
                    }
                    formed.changes_over_time |= kind == VerdictKind::DiffersOverTime;
                }
                show_reading(s, (a, c), kind, n, each, formed, shown);
            }
        }
    }
}

/// Whether anybody but one holder or one origin speaks among these. In a crowd that is as good as asking it of each pair.
pub(in crate::relate) fn several_voices<'f>(s: &Scene, figures: impl Iterator<Item = &'f Figure<'f>>) -> bool {
    let mut reports = figures.filter_map(|f| s.sides.get(f.at)).map(|(_, r)| r);
    let Some(first) = reports.next() else { return false };
    reports.any(|r| !first.one_voice(r))
}

/// The newest pair of two readings with the verdict that was counted.
pub(in crate::relate) fn show_reading(
    s: &Scene,
    (a, c): (&[Figure], &[Figure]),
    kind: VerdictKind,
    count: usize,
    each: &[usize],
    formed: &mut Formed,
    shown: &mut Shown,
) {
    for (f, _) in a.iter().zip(each).filter(|(_, n)| **n > 0).take(2) {
        for o in c.iter().filter(|o| o.at != f.at) {
            let (Some((p, x)), Some((q, y))) = (s.sides.get(f.at), s.sides.get(o.at)) else { continue };
            if !is_formed(s.derived, s.subject, (*p, x), (*q, y)) {
                continue;
            }
            formed.comparisons += 1;
            let (x, y) = if f.at < o.at { (x, y) } else { (y, x) };
            if let Some(v) = pair(s.b, x, y).filter(|v| v.kind == kind) {
                shown.counted(s, f.at.min(o.at), f.at.max(o.at), v, count);
                return;
            }
        }
    }
}

pub(in crate::relate) struct Base {
    kind: VerdictKind,
    co_temporal: bool,
    /// A holder's own later word makes it a correction.
    corrected: bool,
}

/// What two readings are to each other where time and holder play no part.
pub(in crate::relate) fn base(s: &Scene, i: usize, j: usize) -> Option<Base> {
    let (x, y) = (&s.sides.get(i)?.1, &s.sides.get(j)?.1);
    if x.derived && y.derived {
        return None;
    }
    // The same two, as if said by different people at one time.
    let x = Report { holder: None, ..x.clone() };
    let v = pair(s.b, &x, &Report { holder: None, time: x.time, ..y.clone() })?;
    let stance = matches!(x.said, Said::Stance(..));
    let corrected = v.kind == VerdictKind::Disagree || (stance && v.kind == VerdictKind::Compatible);
    Some(Base { kind: v.kind, co_temporal: v.co_temporal, corrected })
}

/// Many distinct amounts or dates: counted by their sorted bounds.
pub(in crate::relate) fn by_bounds(s: &Scene, figures: &[Figure], w: Within, formed: &mut Formed, shown: &mut Shown) {
    // Reports with an amendment between them do not disagree, whatever they say.
    let mut segments: BTreeMap<usize, Vec<Figure>> = BTreeMap::new();
    for f in figures {
        let at = s.sides.get(f.at).map_or(0, |(_, r)| segment(s, r));
        segments.entry(at).or_default().push(*f);
    }
    let halves = |v: Vec<usize>| v.iter().sum::<usize>() / 2;
    let apart = |f: &[Figure], o: &[Figure]| exclusive(f, o, w);
    let total = without_derived(figures, |f| pairs(f, w));
    let all_exclusive = without_derived(figures, |f| halves(apart(f, f)));
    let same = without_derived(figures, |f| match f.first() {
        Some(g) if g.amount.is_none() => {
            let soft: Vec<Figure> = f.iter().map(|f| Figure { low: f.soft.0, high: f.soft.1, ..*f }).collect();
            pairs(f, w) - halves(apart(&soft, &soft))
        }
        _ => agreeing(f, w, &mut formed.comparisons),
    });
    formed.comparisons += 4 * figures.len();
    let (mut excluded, mut revised) = (0, 0);
    for members in segments.values() {
        let conflicts = |f: &[Figure]| without_derived_each(f, |f| uncorrected(f, &apart));
        let each = conflicts(members);
        let disagree = halves(each.clone());
        excluded += without_derived(members, |f| halves(apart(f, f)));
        revised += without_derived(members, |f| halves(corrections(f, &apart)));
        if let (1.., Some(topic)) = (disagree, topic_of(s, members)) {
            let told = told_differently(members, &conflicts);
            let counted = Counted { figures: members, each: &each, told: &told, more: disagree };
            settle(s, &topic, counted, &conflicts, formed);
            examples(s, members, &each, w, formed, shown);
        }
    }
    let over_time = revised + (all_exclusive - excluded);
    for (kind, n) in [
        (VerdictKind::Agree, same),
        (VerdictKind::Compatible, total - same - all_exclusive),
        (VerdictKind::DiffersOverTime, over_time),
    ] {
        if n > 0 {
            *formed.counts.entry(kind).or_default() += n;
            formed.judge(kind, several_voices(s, figures.iter()));
            formed.changes_over_time |= kind == VerdictKind::DiffersOverTime;
        }
    }
    // Across amendments equal readings have several verdicts; there each pair shown stands for itself.
    if segments.len() == 1 {
        shown.recount(s, figures, w);
    }
}
