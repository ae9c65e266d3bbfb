//! An actor at a glance: what it holds, what binds it, whom it disputes.

use super::context::At;
use super::url::Folder;
use super::views::{ActorMap, Bound, Disputed, Held, Link, Part, StanceView};
use crate::model::{ActorId, ClaimIx, DeadlineId, Holder, QuestionId, SubjectId};
use crate::relate::Side;
use std::collections::{BTreeMap, BTreeSet};

/// Lines of one list.
const LINES: usize = 8;

impl<'a> At<'a> {
    pub fn actor_map(&self, id: ActorId) -> Option<ActorMap> {
        let w = self.cx.w;
        let (mut holds, mut binds, mut disputes) = (self.held_by(id), self.bound(id), self.disputed_by(id));
        if holds.is_empty() && binds.is_empty() && disputes.is_empty() {
            return None;
        }
        let more = |count: usize, label: &str, folder: Folder| {
            self.folded_list(count.saturating_sub(LINES), label, &folder.index())
        };
        let more_holds = more(holds.len(), w.nav_questions, Folder::Questions);
        let more_binds = more(binds.len(), w.nav_deadlines, Folder::Deadlines);
        let more_disputes = more(disputes.len(), w.nav_disagreements, Folder::Disagreements);
        holds.truncate(LINES);
        binds.truncate(LINES);
        disputes.truncate(LINES);
        Some(ActorMap { holds, more_holds, binds, more_binds, disputes, more_disputes })
    }

    /// Its newest position on each question, newest first; then where it is a party and silent.
    fn held_by(&self, id: ActorId) -> Vec<Held> {
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return Vec::new() };
        let mut claims: Vec<ClaimIx> = [&x.said, &x.held, &x.own_voice].into_iter().flatten().copied().collect();
        claims
            .sort_by_key(|ix| std::cmp::Reverse((self.cx.b.claim(*ix).said_on.days.latest(), std::cmp::Reverse(*ix))));
        let mut seen = BTreeSet::new();
        let mut out: Vec<Held> = Vec::new();
        for ix in claims {
            let c = self.cx.b.claim(ix);
            let SubjectId::Question(q) = c.subject else { continue };
            if c.holder == Holder::Actor(id) && seen.insert(q) {
                out.push(Held {
                    question: self.subject(c.subject),
                    stance: Some(self.stance_view(ix)),
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

    /// Those on the other side of its disagreements, most disputed first.
    fn disputed_by(&self, id: ActorId) -> Vec<Disputed> {
        let Some(x) = self.cx.actors.get(id.0 as usize) else { return Vec::new() };
        let mut over: BTreeMap<Holder, BTreeSet<usize>> = BTreeMap::new();
        for i in &x.disagreements {
            let Some(d) = self.cx.r.disagreements.get(*i) else { continue };
            let of = self.cx.relations(d.subject);
            for pair in d.pairs.iter().filter_map(|p| of.pairs.get(*p)) {
                let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) else { continue };
                let (a, b) = (self.cx.b.claim(a).holder, self.cx.b.claim(b).holder);
                let own = Holder::Actor(id);
                if a == own && b != own {
                    over.entry(b).or_default().insert(*i);
                } else if b == own && a != own {
                    over.entry(a).or_default().insert(*i);
                }
            }
        }
        let mut all: Vec<(Holder, BTreeSet<usize>)> = over.into_iter().collect();
        all.sort_by_key(|(holder, of)| (std::cmp::Reverse(of.len()), *holder));
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
}
