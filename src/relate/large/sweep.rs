//! Pair by pair, where the pairs are few: reports of one time in one class, parts beside their wholes, and the few claims
//! that stand beside many.

use super::figure::{figure, within, without_derived_each};
use super::settle::{Counted, examples, settle, settle_across, told_differently, topic_of};
use super::shown::Shown;
use super::tally::several_voices;
use super::{SWEEP, Scene};
use crate::model::{NumberId, Reason, Series, VerdictKind};
use crate::relate::count::{Figure, Within, apart, at_one_time, fallen};
use crate::relate::dispute::topic;
use crate::relate::form::{Formed, is_formed};
use crate::relate::own_words::uncorrected;
use crate::relate::pair::pair;
use crate::relate::{SMALL, Side};

/// Every pair of one time, up to `budget` pairs, newest first. Gives the number of fallen totals among them.
pub(in crate::relate) fn sweep(
    s: &Scene,
    figures: &[Figure],
    w: Within,
    budget: usize,
    formed: &mut Formed,
    shown: &mut Shown,
) -> usize {
    let mut by_end: Vec<&Figure> = figures.iter().collect();
    by_end.sort_by_key(|f| (std::cmp::Reverse(f.time.1), f.at));
    let (mut active, mut falls, mut left): (Vec<&Figure>, usize, usize) = (Vec::new(), 0, budget);
    for f in by_end {
        // Everything later that begins too late for this report begins too late for all that follow.
        active.retain(|a| w.is_none_or(|days| a.time.0.saturating_sub(f.time.1) <= days));
        for a in active.iter().rev() {
            if left == 0 {
                return falls;
            }
            left -= 1;
            falls += usize::from(try_pair(s, a.at, f.at, true, formed, shown) == Some(true));
        }
        active.push(f);
    }
    falls
}

/// Forms one pair, counted if wanted. `Some(true)` for a total that fell and stays a disagreement.
pub(in crate::relate) fn try_pair(
    s: &Scene,
    i: usize,
    j: usize,
    counted: bool,
    formed: &mut Formed,
    shown: &mut Shown,
) -> Option<bool> {
    let (i, j) = (i.min(j), i.max(j));
    let (x, y) = (s.sides.get(i)?, s.sides.get(j)?);
    if !is_formed(s.derived, s.subject, (x.0, &x.1), (y.0, &y.1)) {
        return None;
    }
    formed.comparisons += 1;
    let verdict = pair(s.b, &x.1, &y.1)?;
    if counted {
        formed.count(s, i, j, &verdict);
    }
    let fell = verdict.kind == VerdictKind::Disagree && verdict.has(Reason::Fell);
    if counted || (verdict.co_temporal && verdict.kind != VerdictKind::NotComparable) {
        shown.add(s, i, j, verdict, counted);
    }
    Some(fell)
}

/// Totals that fell over any span of days: those of one time were swept already.
pub(in crate::relate) fn falls(s: &Scene, figures: &[Figure], swept: usize, formed: &mut Formed, shown: &mut Shown) {
    let conflicts = |f: &[Figure]| without_derived_each(f, |f| uncorrected(f, &fallen));
    formed.comparisons += figures.len();
    let each = conflicts(figures);
    let total = each.iter().sum::<usize>() / 2;
    if total <= swept {
        return;
    }
    let told = told_differently(figures, &conflicts);
    let Some(topic) = topic_of(s, figures) else { return };
    let counted = Counted { figures, each: &each, told: &told, more: total - swept };
    settle(s, &topic, counted, &conflicts, formed);
    examples(s, figures, &each, None, formed, shown);
}

/// The bound check of rule R4 between a part and a whole. Derived figures take part within their own population only.
pub(in crate::relate) fn parts_of(
    s: &Scene,
    n: NumberId,
    parts: &[usize],
    wholes: &[usize],
    declared: bool,
    formed: &mut Formed,
    shown: &mut Shown,
) {
    let list = |members: &[usize]| -> Vec<Figure> {
        members.iter().filter_map(|&at| figure(s, at)).filter(|f| !f.derived).collect()
    };
    let (parts, wholes) = (list(parts), list(wholes));
    let w = within(s);
    let total: usize = at_one_time(&parts, &wholes, w).iter().sum();
    // Whether a part that grew past an earlier whole is a conflict depends on the days, so totals are swept.
    if total <= SWEEP * (parts.len() + wholes.len()) || s.b.number(n).series == Series::Cumulative {
        let mut left = SWEEP * (parts.len() + wholes.len());
        let mut wholes = wholes;
        wholes.sort_by_key(|f| f.time);
        let longest = wholes.iter().map(|f| f.time.1.saturating_sub(f.time.0)).max().unwrap_or(0);
        for p in &parts {
            let from = w.map_or(0, |days| {
                let first = p.time.0.saturating_sub(days).saturating_sub(longest);
                wholes.partition_point(|f| f.time.0 < first)
            });
            for o in wholes.iter().skip(from) {
                if w.is_some_and(|days| o.time.0.saturating_sub(p.time.1) > days) || left == 0 {
                    break;
                }
                left -= 1;
                if w.is_none_or(|days| p.time.0.saturating_sub(o.time.1) <= days) {
                    let (Some((_, x)), Some((_, y))) = (s.sides.get(p.at), s.sides.get(o.at)) else { continue };
                    let comparable = pair(s.b, x, y).is_some_and(|v| v.kind != VerdictKind::NotComparable);
                    if comparable {
                        try_pair(s, p.at, o.at, true, formed, shown);
                    }
                }
            }
        }
        return;
    }
    let each: Vec<usize> = apart(&parts, &wholes, w).into_iter().map(|(below, _)| below).collect();
    let too_large: usize = each.iter().sum();
    formed.comparisons += parts.len() + wholes.len();
    if declared && total > too_large {
        *formed.counts.entry(VerdictKind::Compatible).or_default() += total - too_large;
        let independent = several_voices(s, parts.iter().chain(&wholes));
        formed.judge(VerdictKind::Compatible, independent);
    }
    if too_large > 0 {
        let ats: std::collections::BTreeSet<usize> = parts.iter().map(|f| f.at).collect();
        let conflicts = |f: &[Figure]| -> Vec<usize> {
            let (p, o): (Vec<Figure>, Vec<Figure>) = f.iter().copied().partition(|f| ats.contains(&f.at));
            apart(&p, &o, w).into_iter().map(|(below, _)| below).collect()
        };
        let above: Vec<usize> = apart(&wholes, &parts, w).into_iter().map(|(_, above)| above).collect();
        let figures: Vec<Figure> = parts.iter().chain(&wholes).copied().collect();
        let both: Vec<usize> = each.iter().copied().chain(above).collect();
        let sides = |f: &[Figure]| f.first().and_then(|f| s.sides.get(f.at)).map(|(_, r)| r);
        let (Some(x), Some(y)) = (sides(&parts), sides(&wholes)) else { return };
        let counted = Counted { figures: &figures, each: &both, told: &[], more: too_large };
        settle_across(s, &topic(s.b, s.subject, x, y), counted, &conflicts, formed);
        examples(s, &figures, &both, w, formed, shown);
    }
}

/// A few claims beside many: vague ones, and affirmations of contrary questions. The newest come first, up to the same
/// number of pairs for each claim as a sweep.
pub(in crate::relate) fn beside(s: &Scene, few: &[usize], many: &[usize], formed: &mut Formed, shown: &mut Shown) {
    let mut left = SWEEP * (few.len() + many.len());
    let w = within(s);
    let mut list: Vec<Figure> = many.iter().filter_map(|&at| figure(s, at)).collect();
    list.sort_by_key(|f| f.at);
    list.dedup_by_key(|f| f.at);
    for (k, x) in few.iter().filter_map(|&at| figure(s, at)).enumerate() {
        let others = few.iter().skip(k + 1).filter_map(|&at| figure(s, at));
        for y in list.iter().copied().chain(others) {
            if left == 0 {
                return;
            }
            left -= 1;
            let near =
                w.is_none_or(|days| x.time.0.saturating_sub(y.time.1).max(y.time.0.saturating_sub(x.time.1)) <= days);
            if near {
                try_pair(s, x.at, y.at, true, formed, shown);
            }
        }
    }
}

/// The newest claims are always shown pair by pair.
pub(in crate::relate) fn newest_matrix(s: &Scene, shown: &mut Shown, formed: &mut Formed) {
    let newest = || (0..s.sides.len().min(SMALL)).filter(|&i| matches!(s.sides.get(i), Some((Side::Claim(_), _))));
    for i in newest() {
        for j in newest().filter(|&j| j > i) {
            try_pair(s, i, j, false, formed, shown);
        }
    }
}
