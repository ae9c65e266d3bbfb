//! A page's pairs in the order in which a reader wants them: conflicts first, the pairs of two holders together, and what
//! says little folded under its count. No pair is judged here, and none is left out but by the page's limit.

use super::context::At;
use super::pair::SHOWN;
use super::views::{Folded, PairGroup, PairRow, PairView};
use super::words::fill;
use crate::model::{Holder, Reason, SubjectId, VerdictKind};
use crate::relate::{Pair, Side};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// In the order of a page. What differs over time or cannot be compared explains itself by its count.
const KINDS: [VerdictKind; 5] = [
    VerdictKind::Disagree,
    VerdictKind::Compatible,
    VerdictKind::Agree,
    VerdictKind::DiffersOverTime,
    VerdictKind::NotComparable,
];

/// The holders of a pair, the lesser first; none of a computed figure.
type Two = (Option<Holder>, Option<Holder>);

impl<'a> At<'a> {
    /// The pairs that a subject's page shows: all, up to the limit; of a deadline one for each two wordings.
    pub fn shown_pairs(&self, subject: SubjectId) -> Vec<&'a Pair> {
        let pairs = self.cx.relations(subject).pairs.iter();
        match subject {
            SubjectId::Deadline(d) => {
                let first: BTreeSet<Side> = self.first_of_wordings(d).into_iter().map(Side::Claim).collect();
                pairs.filter(|p| first.contains(&p.a) && first.contains(&p.b)).take(SHOWN).collect()
            }
            _ => pairs.take(SHOWN).collect(),
        }
    }

    /// All of a subject's page, and a word on those left out.
    pub fn pairs(&self, subject: SubjectId) -> (Vec<PairGroup>, Option<Folded>) {
        let shown = self.shown_pairs(subject);
        let left_out = self.cx.relations(subject).pairs.len() - shown.len();
        let more = match subject {
            SubjectId::Deadline(_) => self.folded_pairs(left_out, self.cx.w.folded_wordings),
            _ => self.folded_pairs(left_out, self.cx.w.folded_pairs),
        };
        (self.grouped(subject, &shown), more)
    }

    /// A list of its own, such as a disagreement's.
    pub fn some_pairs(&self, subject: SubjectId, pairs: &[&'a Pair]) -> (Vec<PairGroup>, Option<Folded>) {
        let shown: Vec<&Pair> = pairs.iter().copied().take(SHOWN).collect();
        (self.grouped(subject, &shown), self.folded_pairs(pairs.len() - shown.len(), self.cx.w.folded_pairs))
    }

    fn folded_pairs(&self, count: usize, template: &str) -> Option<Folded> {
        let n = self.cx.w.count(count, self.cx.w.pairs);
        (count > 0).then(|| Folded { count, sentence: fill(template, &[("n", &n)]), links: Vec::new() })
    }

    fn grouped(&self, subject: SubjectId, pairs: &[&'a Pair]) -> Vec<PairGroup> {
        // Where all wordings of a date mean the same, one sentence says so already.
        let alike =
            matches!(subject, SubjectId::Deadline(_)) && pairs.iter().all(|p| p.verdict.kind == VerdictKind::Agree);
        let group = |kind: VerdictKind| {
            let of: Vec<&Pair> = pairs.iter().copied().filter(|p| p.verdict.kind == kind).collect();
            (!of.is_empty()).then(|| PairGroup {
                kind: kind.word(),
                folded: alike || matches!(kind, VerdictKind::DiffersOverTime | VerdictKind::NotComparable),
                summary: self.group_summary(kind, &of),
                rows: self.pair_rows(subject, of),
            })
        };
        KINDS.into_iter().filter_map(group).collect()
    }

    /// "31 pairs not compared: they do not count the same people or things"
    fn group_summary(&self, kind: VerdictKind, of: &[&Pair]) -> String {
        let w = self.cx.w;
        let beside = [Reason::SameOrigin, Reason::DateInferred, Reason::Derived];
        let reasons = of.iter().flat_map(|p| p.verdict.reasons.iter()).filter(|r| !beside.contains(r));
        let mut often: BTreeMap<Reason, usize> = BTreeMap::new();
        for r in reasons {
            *often.entry(*r).or_default() += 1;
        }
        let mut often: Vec<(Reason, usize)> = often.into_iter().collect();
        often.sort_by_key(|(r, n)| (Reverse(*n), *r));
        let why: Vec<&str> = often.iter().map(|(r, _)| w.reason(*r).0).collect();
        let count: usize = of.iter().map(|p| p.count.max(1)).sum();
        let n = w.count(count, w.pairs);
        let template = match kind {
            VerdictKind::NotComparable => w.pairs_not_compared,
            VerdictKind::DiffersOverTime => w.pairs_over_time,
            _ => w.pairs_of_kind,
        };
        fill(template, &[("n", &n), ("verdict", w.verdict(kind)), ("why", &why.join(w.semicolon))])
    }

    /// On positions and answers the pairs of the same two holders make one row, its newest pair first.
    fn pair_rows(&self, subject: SubjectId, pairs: Vec<&'a Pair>) -> Vec<PairRow> {
        let mut rows: Vec<(Two, Vec<&Pair>)> = Vec::new();
        for pair in pairs {
            let (a, b) = (self.holder_of(pair.a), self.holder_of(pair.b));
            let key = if a <= b { (a, b) } else { (b, a) };
            let together = matches!(subject, SubjectId::Question(_));
            match rows.iter_mut().find(|(k, _)| together && *k == key) {
                Some((_, row)) => row.push(pair),
                None => rows.push((key, vec![pair])),
            }
        }
        rows.into_iter().filter_map(|(_, row)| self.pair_row(subject, row)).collect()
    }

    fn pair_row(&self, subject: SubjectId, mut row: Vec<&Pair>) -> Option<PairRow> {
        let w = self.cx.w;
        row.sort_by_key(|p| Reverse(self.newest(subject, p)));
        let mut views: Vec<PairView> = row.iter().filter_map(|p| self.pair_view(subject, p)).collect();
        if views.is_empty() {
            return None;
        }
        let newest = views.remove(0);
        let alone = newest.a.holder == newest.b.holder;
        let template = if alone { w.holder_repeated } else { w.holders_pair };
        let label = fill(template, &[("a", &newest.a.holder.label), ("b", &newest.b.holder.label)]);
        let count = w.count(views.len() + 1, w.pairs);
        let slots = [("holders", label.as_str()), ("verdict", newest.verdict.label.as_str()), ("n", &count)];
        let behind = if views.is_empty() { String::new() } else { fill(w.pairs_earlier, &slots) };
        Some(PairRow { behind, newest, rest: views })
    }

    fn holder_of(&self, side: Side) -> Option<Holder> {
        match side {
            Side::Claim(ix) => Some(self.cx.b.claim(ix).holder),
            Side::Derived(_) => None,
        }
    }
}
