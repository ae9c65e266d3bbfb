//! Entering disagreements that were counted without being formed: how many, since when, between whom, and some of them to
//! show.

use super::shown::Shown;
use super::sweep::try_pair;
use super::{SHOWN, Scene};
use crate::model::VerdictKind;
use crate::relate::count::{Figure, Within, close};
use crate::relate::dispute::{How, Topic, chained, topic, window};
use crate::relate::form::Formed;
use crate::relate::own_words::{add_each, alone, grouped};

/// Enters disagreements that were counted without being formed: how many, who takes part, and when each dispute among
/// them began. All are on one topic.
pub(in crate::relate) fn settle(
    s: &Scene,
    topic: &Topic,
    counted: Counted,
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
    formed: &mut Formed,
) {
    *formed.counts.entry(VerdictKind::Disagree).or_default() += counted.more;
    formed.verdict = formed.verdict.max(Some(VerdictKind::Disagree));
    let new: Vec<Figure> = counted.figures.iter().filter(|f| s.newest.get(f.at) == Some(&true)).copied().collect();
    formed.disagree_newest += conflicts(&new).iter().sum::<usize>() / 2;
    let told = |i: usize| counted.told.get(i).copied().unwrap_or_default();
    let all = counted.figures.iter().zip(counted.each).enumerate().filter(|(_, (_, n))| **n > 0);
    let involved = all.map(|(i, (f, n))| (*f, How { direct: false, plain: *n > told(i), told: told(i) > 0 })).collect();
    for of_one_time in chained(involved, window(s.b, s.subject), |(f, _): &(Figure, How)| f.time) {
        let (of_one_time, how): (Vec<Figure>, Vec<How>) = of_one_time.into_iter().unzip();
        let reports: Vec<Figure> = of_one_time.iter().filter(|f| !f.derived).copied().collect();
        let direct = reports.len() == of_one_time.len() || conflicts(&reports).iter().any(|&n| n > 0);
        for (f, how) in of_one_time.iter().zip(how) {
            formed.conflicts.takes_part(topic, f.at, How { direct, ..how });
        }
        began(s, topic, of_one_time, conflicts, formed);
    }
}

/// Reports that may conflict: how often each of them does, how often on what its own holder said, and how many of these
/// conflicts were not entered before.
#[derive(Clone, Copy)]
pub(in crate::relate) struct Counted<'c, 'f> {
    pub figures: &'c [Figure<'f>],
    pub each: &'c [usize],
    pub told: &'c [usize],
    pub more: usize,
}

/// Finds the day on which the first conflict among these was there.
fn began(
    s: &Scene,
    topic: &Topic,
    mut by_day: Vec<Figure>,
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
    formed: &mut Formed,
) {
    // The first so many reports hold a conflict or they do not, and more of them never hold less: halving finds the
    // report with which it began.
    let day = |f: &Figure| s.sides.get(f.at).and_then(|(_, r)| r.said_on.latest());
    by_day.sort_by_key(|f| (day(f), f.at));
    // It takes two; where an older conflict is known already there is nothing to find.
    let earliest = by_day.get(1).map(day);
    let known = formed.conflicts.known(topic, by_day.iter().map(|f| f.at));
    if known.is_some_and(|o| earliest >= Some(o.latest())) {
        return;
    }
    let (mut low, mut high) = (0, by_day.len());
    while low < high {
        let mid = (low + high) / 2;
        let begun = by_day.get(..=mid).is_some_and(|first| conflicts(first).iter().any(|&n| n > 0));
        formed.comparisons += mid;
        (low, high) = if begun { (low, mid) } else { (mid + 1, high) };
    }
    if let Some((at, (_, r))) = by_day.get(low).and_then(|f| Some((f.at, s.sides.get(f.at)?))) {
        formed.conflicts.began(topic, at, r.said_on);
    }
}

/// How many of its conflicts each figure has with its own holder's other reports.
pub(in crate::relate) fn told_differently(
    figures: &[Figure],
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
) -> Vec<usize> {
    let mut counts = vec![0; figures.len()];
    for mine in grouped(figures, |f| f.holder).into_values().filter(|mine| mine.len() > 1) {
        add_each(&mut counts, &mine, conflicts(&alone(&mine)));
    }
    counts
}

/// As [`settle`], for conflicts counted from one side of two lists.
pub(in crate::relate) fn settle_across(
    s: &Scene,
    topic: &Topic,
    counted: Counted,
    conflicts: &dyn Fn(&[Figure]) -> Vec<usize>,
    formed: &mut Formed,
) {
    let doubled = |f: &[Figure]| -> Vec<usize> { conflicts(f).into_iter().map(|n| 2 * n).collect() };
    settle(s, topic, counted, &doubled, formed);
}

/// What a class of comparable reports is about: all pairs that are formed in it have one topic.
pub(in crate::relate) fn topic_of(s: &Scene, figures: &[Figure]) -> Option<Topic> {
    let plain = figures.iter().find(|f| !f.derived).or(figures.first())?;
    let (_, r) = s.sides.get(plain.at)?;
    Some(topic(s.b, s.subject, r, r))
}

/// Shows some of the disagreements that were counted, for the newest reports that take part.
pub(in crate::relate) fn examples(
    s: &Scene,
    figures: &[Figure],
    each: &[usize],
    w: Within,
    formed: &mut Formed,
    shown: &mut Shown,
) {
    let mut involved: Vec<(&Figure, usize)> =
        figures.iter().zip(each.iter().copied()).filter(|(_, n)| *n > 0).collect();
    involved.sort_by_key(|(f, _)| f.at);
    let mut lows: Vec<&Figure> = figures.iter().collect();
    let mut highs = lows.clone();
    lows.sort_by_key(|f| (f.high, f.at));
    highs.sort_by_key(|f| (std::cmp::Reverse(f.low), f.at));
    let mut looks = 4 * figures.len() + SHOWN;
    let before = shown.disagreeing();
    for (f, n) in involved {
        // The most distant ones first: from both ends of the sorted bounds.
        let below = lows.iter().take_while(|o| o.high < f.low);
        let above = highs.iter().take_while(|o| f.high < o.low);
        let mut wanted = n.min(8);
        for o in below.chain(above) {
            let found = shown.disagreeing() > before;
            if wanted == 0 || shown.disagreeing() >= SHOWN || (looks == 0 && found) {
                break;
            }
            looks = looks.saturating_sub(1);
            if close(f, o, w) {
                let was = shown.disagreeing();
                try_pair(s, f.at, o.at, false, formed, shown);
                wanted -= usize::from(shown.disagreeing() > was);
            }
        }
    }
}
