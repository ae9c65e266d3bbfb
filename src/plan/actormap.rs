//! An actor at a glance: what it says, which figures it gives, by when it is to act, whom it contradicts.

use super::context::At;
use super::dates;
use super::url::Folder;
use super::views::{ActorMap, Bound, Disputed, Given, Held, Link, Part, StanceView};
use crate::model::{ActorId, Claim, ClaimIx, DeadlineId, Holder, QuestionId, SubjectId};
use crate::relate::Side;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of one list.
const LINES: usize = 8;

impl<'a> At<'a> {
    pub fn actor_map(&self, id: ActorId) -> Option<ActorMap> {
        let w = self.cx.w;
        let (mut holds, mut figures) = (self.held_by(id), self.given_by(id));
        let (mut binds, mut disputes) = (self.bound(id), self.disputed_by(id));
        if holds.is_empty() && figures.is_empty() && binds.is_empty() && disputes.is_empty() {
            return None;
        }
        let more = |count: usize, label: &str, folder: Folder| {
            self.folded_list(count.saturating_sub(LINES), label, &folder.index())
        };
        let more_holds = more(holds.len(), w.nav_questions, Folder::Questions);
        let more_figures = more(figures.len(), w.nav_numbers, Folder::Numbers);
        let more_binds = more(binds.len(), w.nav_deadlines, Folder::Deadlines);
        let more_disputes = more(disputes.len(), w.nav_disagreements, Folder::Disagreements);
        holds.truncate(LINES);
        figures.truncate(LINES);
        binds.truncate(LINES);
        disputes.truncate(LINES);
        Some(ActorMap { holds, more_holds, figures, more_figures, binds, more_binds, disputes, more_disputes })
    }

    /// The newest claim on each subject that it makes or holds, the weightiest subject first.
    pub fn newest_of(&self, id: ActorId) -> Vec<ClaimIx> {
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return Vec::new() };
        let mut claims: Vec<ClaimIx> = [&x.said, &x.held, &x.own_voice].into_iter().flatten().copied().collect();
        claims.sort_by_key(|ix| Reverse((self.cx.b.claim(*ix).said_on.days.latest(), Reverse(*ix))));
        let mut seen = BTreeSet::new();
        claims.retain(|ix| seen.insert(self.cx.b.claim(*ix).subject));
        claims.sort_by_key(|ix| self.heaviest_first(*ix));
        claims
    }

    /// By subject: the weightiest first, then as registered.
    pub fn heaviest_first(&self, ix: ClaimIx) -> (Reverse<i32>, SubjectId) {
        let subject = self.cx.b.claim(ix).subject;
        (Reverse(self.cx.b.weight(subject)), subject)
    }

    fn given_by(&self, id: ActorId) -> Vec<Given> {
        let figures = self.newest_of(id).into_iter();
        let figures = figures.filter(|ix| !matches!(self.cx.b.claim(*ix).subject, SubjectId::Question(_)));
        let given = |ix: ClaimIx| {
            let c = self.cx.b.claim(ix);
            Given {
                subject: self.subject(c.subject),
                value: vec![self.figure(ix, self.stated_value(ix))],
                of: self.group_of(c),
                said_on: dates::once(&c.said_on, self.cx.w),
            }
        };
        figures.map(given).collect()
    }

    /// Its newest answer to each question; then where it is a party and no claim is recorded.
    fn held_by(&self, id: ActorId) -> Vec<Held> {
        let mut out: Vec<Held> = Vec::new();
        for ix in self.newest_of(id) {
            let c = self.cx.b.claim(ix);
            if matches!(c.subject, SubjectId::Question(_)) {
                out.push(Held {
                    question: self.subject(c.subject),
                    stance: Some(self.stance_view(ix)),
                    said_on: Some(dates::once(&c.said_on, self.cx.w)),
                    claim: c.id.clone(),
                    href: self.claim(ix),
                });
            }
        }
        let silent = self.cx.b.questions.iter().zip(0..).map(|(_, i)| QuestionId(i));
        let silent = silent.filter(|q| self.cx.relations(SubjectId::Question(*q)).unheard.contains(&id));
        out.extend(silent.map(|q| Held {
            question: self.subject(SubjectId::Question(q)),
            stance: None,
            said_on: None,
            claim: String::new(),
            href: String::new(),
        }));
        out
    }

    /// A claim's stance, or its answer, as it is shown.
    pub fn stance_view(&self, ix: ClaimIx) -> StanceView {
        let c = self.cx.b.claim(ix);
        let code = match &c.value {
            crate::model::Value::Stance { stance, .. } => stance.word(),
            _ => "answer",
        };
        StanceView { code, label: self.short(c) }
    }

    fn bound(&self, id: ActorId) -> Vec<Bound> {
        let of = self.cx.b.deadlines.iter().zip(0..).filter(|(d, _)| d.obliged.contains(&id));
        let mut all: Vec<_> = of.map(|(d, i)| (d, DeadlineId(i), self.due_day(DeadlineId(i)))).collect();
        all.sort_by_key(|(_, id, due)| {
            (due.as_ref().is_none_or(|d| d.passed), due.as_ref().map(|d| d.iso.clone()), *id)
        });
        let line = |(d, id, due): &(&crate::model::Deadline, DeadlineId, Option<super::views::DueDay>)| {
            let part = due.as_ref().map(|x| Part {
                text: x.text.clone(),
                kind: "figure",
                href: Some(x.href.clone()),
                claim: Some(x.claim.clone()),
            });
            let open = matches!(d.status, crate::model::DeadlineStatus::Open);
            Bound {
                deadline: self.subject(SubjectId::Deadline(*id)),
                due: part.into_iter().collect(),
                short: match due {
                    Some(x) if open => x.short.clone(),
                    _ => self.deadline_status(d.status).to_owned(),
                },
            }
        };
        all.iter().map(line).collect()
    }

    /// Those on the other side of its disagreements, or of those that it speaks in for somebody, most disputed first.
    fn disputed_by(&self, id: ActorId) -> Vec<Disputed> {
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return Vec::new() };
        let mut over: BTreeMap<Holder, BTreeSet<usize>> = BTreeMap::new();
        for i in &x.disagreements {
            let Some(d) = self.cx.r.disagreements.get(*i) else { continue };
            let of = self.cx.relations(d.subject);
            for pair in d.pairs.iter().filter_map(|p| of.pairs.get(*p)) {
                let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) else { continue };
                for rival in [self.rival(id, a, b), self.rival(id, b, a)].into_iter().flatten() {
                    over.entry(rival).or_default().insert(*i);
                }
            }
        }
        let mut all: Vec<(Holder, BTreeSet<usize>)> = over.into_iter().collect();
        all.sort_by_key(|(holder, of)| (Reverse(of.len()), *holder));
        let log = |i: &usize| -> Option<Link> {
            let d = self.cx.r.disagreements.get(*i)?;
            Some(self.link(self.cx.disagreement_label(d), &super::url::disagreement(&d.id)))
        };
        let line = |(holder, of): &(Holder, BTreeSet<usize>)| Disputed {
            rival: self.holder(*holder),
            over: of.iter().take(3).filter_map(log).collect(),
        };
        all.iter().map(line).collect()
    }

    /// Whom a claim of this actor's contradicts: the holder of the other, or its speaker where both speak for one.
    fn rival(&self, id: ActorId, own: ClaimIx, other: ClaimIx) -> Option<Holder> {
        let (own, other) = (self.cx.b.claim(own), self.cx.b.claim(other));
        let is = |c: &Claim| c.by == Some(id) || c.holder == Holder::Actor(id);
        let speaker = other.by.map_or(other.holder, Holder::Actor);
        (is(own) && !is(other)).then_some(if own.holder == other.holder { speaker } else { other.holder })
    }
}
