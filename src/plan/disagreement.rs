//! The page of a disagreement, and the log.

use super::context::At;
use super::dates;
use super::frame::Split;
use super::part::plain;
use super::url::{self, Folder};
use super::verdict::badge;
use super::views::{DisagreementPage, DisagreementRow, DisagreementsPage, Link, LogGroup, Part, SidesView, View};
use super::words::{capital, fill, fill_parts};
use crate::model::{Holder, NoteStatus, Reason, SubjectId, VerdictKind};
use crate::relate::{Disagreement, Pair, Side};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Which pair of a disagreement stands for it: the least.
type Rank = (bool, bool, Reverse<(usize, usize)>, bool, Reverse<Option<Date>>);

impl<'a> At<'a> {
    pub fn disagreement_page(&self, index: usize) -> Option<View> {
        let w = self.cx.w;
        let d = self.cx.r.disagreements.get(index)?;
        let row = self.disagreement_row(index)?;
        let of = self.cx.relations(d.subject);
        let mut conflicts: Vec<&Pair> = d.pairs.iter().filter_map(|p| of.pairs.get(*p)).collect();
        conflicts.sort_by_cached_key(|p| self.headline_rank(d.subject, p));
        let told: Vec<bool> = conflicts.iter().map(|p| p.verdict.has(Reason::ReportedDifferently)).collect();
        let actual = conflicts.iter().all(|p| self.is_actual(p));
        let (pairs, more_pairs) = self.some_pairs(d.subject, &conflicts);
        let label = &self.cx.disagreement_label(d);
        let description = fill(w.desc_disagreement, &[("subject", label), ("sides", &plain(&row.sides))]);
        let sides = self.headline_pair(index, d).and_then(|p| match (p.a, p.b) {
            (Side::Claim(a), Side::Claim(b)) => Some(SidesView { a: self.claim_view(a), b: self.claim_view(b) }),
            _ => None,
        });
        let mut frame = self.frame("disagreement", label, description);
        // The subject's own page has the same heading; no two pages share a title.
        frame.title_full = format!("{}: {}", w.nav_disagreements, frame.title_full);
        Some(View::Disagreement(Box::new(DisagreementPage {
            frame,
            id: row.id,
            subject: row.subject,
            kind: row.kind,
            kind_label: row.kind_label,
            answer: row.sides,
            verdict: row.verdict,
            by_hand: self.cx.entry_override(d),
            parties_count: w.count(row.parties.len(), w.parties_n),
            parties: row.parties,
            camps: self.camps(d),
            opened: row.opened,
            latest: row.latest,
            status: row.status,
            status_label: row.status_label,
            sides,
            pairs,
            more_pairs,
            settles: self.settles(d.subject, !told.is_empty() && told.into_iter().all(|told| told), actual),
            notes: self.notes(d.subject, |n| self.cx.r.explains(n, d, self.cx.b)),
            entails: self.entailed(d),
            others: self.beside(d),
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
        })))
    }

    pub fn disagreement_row(&self, index: usize) -> Option<DisagreementRow> {
        let w = self.cx.w;
        let d = self.cx.r.disagreements.get(index)?;
        let (kind, kind_label) = self.disagreement_kind(d.subject);
        let status = self.cx.log_status(d);
        let by_hand = self.cx.entry_override(d);
        let worst = self.headline_pair(index, d);
        let sides = worst.map(|p| self.two_sides(d.subject, p)).unwrap_or_default();
        // The reasons of the pair shown say what kind of conflict it is.
        let computed = worst.map(|p| super::verdict::computed(&p.verdict, w));
        let verdict = computed.unwrap_or_else(|| badge(VerdictKind::Disagree, w));
        Some(DisagreementRow {
            id: d.id.clone(),
            link: self.link(self.cx.disagreement_label(d), &url::disagreement(&d.id)),
            subject: self.subject(d.subject),
            kind,
            kind_label: kind_label.to_owned(),
            overridden: by_hand.is_some(),
            verdict: by_hand.map_or(verdict, |o| o.set),
            parties: self.holders(&d.parties),
            sides,
            opened: d.opened.as_ref().map(|x| dates::stated_once(x, w)),
            latest: d.latest.as_ref().map(|x| dates::stated_once(x, w)),
            status: status.word(),
            status_label: self.cx.note_status(status).to_owned(),
            pairs: d.pairs.len(),
        })
    }

    /// Subjects whose computed figures disagree for the reason that this entry gives.
    fn entailed(&self, d: &Disagreement) -> Vec<Link> {
        let subjects: BTreeSet<SubjectId> = d.entails.iter().map(|e| e.subject).collect();
        subjects.into_iter().map(|s| self.subject(s)).collect()
    }

    /// The other entries on its subject.
    fn beside(&self, d: &Disagreement) -> Vec<Link> {
        let others = self.cx.disagreements(d.subject).filter(|(_, o)| o.id != d.id);
        others.map(|(_, o)| self.link(self.cx.disagreement_label(o), &url::disagreement(&o.id))).collect()
    }

    /// The pair that stands for the disagreement.
    fn headline_pair(&self, index: usize, d: &Disagreement) -> Option<&'a Pair> {
        let of = self.cx.relations(d.subject);
        let find = || {
            let pairs = d.pairs.iter().filter_map(|p| Some((*p, of.pairs.get(*p)?)));
            pairs.min_by_key(|(_, pair)| self.headline_rank(d.subject, pair)).map(|(p, _)| p)
        };
        let found = self.cx.headlines.get(index).map_or_else(find, |known| *known.get_or_init(find));
        found.and_then(|p| of.pairs.get(p))
    }

    /// A plain conflict before one of doubt, the parties that speak most before others, one whose sides argue from different
    /// grounds before others, then the newest. A computed figure stands only where no two reports do.
    fn headline_rank(&self, subject: SubjectId, pair: &Pair) -> Rank {
        let derived = [pair.a, pair.b].iter().any(|s| matches!(s, Side::Derived(_)));
        let (weak, alike) = (pair.verdict.has(Reason::Weak), !pair.verdict.has(Reason::DifferentGrounds));
        let spoken = [pair.a, pair.b].into_iter().map(|s| self.spoken(s));
        // Of a chatty party and a chance remark the remark decides.
        let (least, all) = spoken.fold((usize::MAX, 0), |(least, all), n| (least.min(n), all + n));
        (derived, weak, Reverse((least, all)), alike, Reverse(self.newest(subject, pair)))
    }

    /// How many statements the briefing has of who is behind a side.
    fn spoken(&self, side: Side) -> usize {
        let Side::Claim(ix) = side else { return 0 };
        let Holder::Actor(a) = self.cx.b.claim(ix).holder else { return 1 };
        self.cx.actors.get(a.0 as usize).map_or(0, |of| of.said.len() + of.held.len() + of.own_voice.len())
    }

    /// "Russia said yes; NATO doubted it": both sides with their claims.
    fn two_sides(&self, subject: SubjectId, pair: &Pair) -> Vec<Part> {
        let side = |s: Side| match s {
            Side::Claim(ix) => self.holder_and_value(ix),
            Side::Derived(_) => match self.side(subject, s) {
                Some(v) => fill_parts(
                    self.cx.w.holder_value,
                    &[
                        ("holder", vec![Part::link(v.source)]),
                        (
                            "value",
                            vec![Part { text: v.value, kind: "derived", href: Some(v.href), claim: Some(v.claim) }],
                        ),
                    ],
                ),
                None => Vec::new(),
            },
        };
        let w = self.cx.w;
        let grounds = pair.verdict.has(Reason::DifferentGrounds);
        let template = if grounds { w.disagree_grounds } else { w.disagree_sentence };
        // One holder stands on both sides, so the sides are those who tell it.
        if let (Side::Claim(a), Side::Claim(b), true) = (pair.a, pair.b, pair.verdict.has(Reason::ReportedDifferently))
        {
            let holder = vec![Part::link(self.holder(self.cx.b.claim(a).holder))];
            let slots = [("holder", holder), ("a", self.teller_and_value(a)), ("b", self.teller_and_value(b))];
            return super::part::begun(fill_parts(w.disagree_told, &slots));
        }
        super::part::begun(fill_parts(template, &[("a", side(pair.a)), ("b", side(pair.b))]))
    }

    pub fn disagreements_page(&self, split: &Split) -> View {
        let (b, w) = (self.cx.b, self.cx.w);
        let all = self.cx.r.disagreements.len();
        let rows: Vec<DisagreementRow> = split.entries.clone().filter_map(|i| self.disagreement_row(i)).collect();
        let mut groups: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
        for (i, row) in rows.iter().enumerate() {
            groups.entry((row.status, row.kind)).or_default().push(i);
        }
        let groups = NoteStatus::ALL.into_iter().flat_map(|status| {
            let kinds = ["position", "value", "date", "answer"].into_iter();
            kinds.map(move |kind| (status, kind))
        });
        let groups = groups.filter_map(|(status, kind)| {
            let of: Vec<usize> = (0..rows.len())
                .filter(|i| rows.get(*i).is_some_and(|r| r.status == status.word() && r.kind == kind))
                .collect();
            let label = rows.get(*of.first()?)?.kind_label.clone();
            let slots = [("status", self.cx.note_status(status)), ("kind", label.as_str())];
            Some(LogGroup {
                anchor: format!("log-{}-{kind}", status.word()),
                title: capital(&fill(w.log_title, &slots)),
                status: status.word(),
                kind,
                rows: of,
            })
        });
        let slots = [("n", w.count(all, w.disagreements_n)), ("site", b.site.title.clone())];
        let description = fill(w.desc_disagreements, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
        View::Disagreements(Box::new(DisagreementsPage {
            frame: self.paged_frame("disagreements", w.nav_disagreements, description, split),
            sentence: if all == 0 { w.log_none.to_owned() } else { format!("{}.", self.log_counts()) },
            groups: groups.collect(),
            ended: if split.place == 0 { self.ended() } else { Vec::new() },
            rows,
            wordings: (!b.wordings.is_empty()).then(|| self.link(w.variants_all, url::WORDINGS)),
            pager: self.pager(Folder::Disagreements, split),
            empty: (all == 0).then(|| w.empty_disagreements.to_owned()),
        }))
    }
}
