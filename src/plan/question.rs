//! The page of a contested question, and its row in lists.

use super::claim::SHOWN;
use super::context::At;
use super::dates;
use super::url::Folder;
use super::views::{AnswerView, Folded, Part, QuestionPage, QuestionRow, Stand, View};
use super::words::{fill, fill_parts};
use crate::model::{ClaimIx, Holder, Modality, QuestionId, Reason, Stance, SubjectId, Value, VerdictKind};
use crate::relate::Side;
use std::collections::{BTreeMap, BTreeSet};

/// How many holders a page shows at once.
const STANDS: usize = 24;
/// How many more it lists, folded.
const OTHERS: usize = 150;

impl<'a> At<'a> {
    pub fn question_page(&self, id: QuestionId) -> View {
        let w = self.cx.w;
        let q = self.cx.b.question(id);
        let subject = SubjectId::Question(id);
        let of = self.cx.relations(subject);
        let answer = self.question_answer(id, 8);
        let (pairs, more_pairs) = self.pairs(subject);
        let (claims, more_claims) = self.claims(&self.by_stance(&of.claims), SHOWN);
        let (bearing, more_bearing) = self.claims(&of.bearing, SHOWN / 2);
        let (now, earlier) = self.newest_by_holder(id);
        let (shown, others) = self.fair_holders(&now, STANDS);
        let part_of =
            self.cx.b.questions.iter().zip(0..).filter(|(o, _)| o.grounds.iter().any(|g| g.question == Some(id)));
        let part_of = part_of.map(|(_, i)| self.subject(SubjectId::Question(QuestionId(i))));
        let force_of = self.cx.b.deadlines.iter().zip(0..).filter(|(d, _)| d.force == Some(id));
        let force_of = force_of.map(|(_, i)| self.subject(SubjectId::Deadline(crate::model::DeadlineId(i))));
        View::Question(Box::new(QuestionPage {
            frame: self.frame("question", &q.text, self.subject_description(&q.text, &answer)),
            id: q.id.clone(),
            text: q.text.clone(),
            meaning: q.proposition.as_ref().map(|p| {
                let yes = self.stance_label(subject, Stance::Affirm);
                fill(w.to_affirm, &[("yes", yes), ("proposition", p)])
            }),
            answer,
            verdict: self.cx.subject_verdict(subject),
            evidence: self.evidence(subject),
            disagreements: self.disagreement_links(subject),
            stands: shown.iter().map(|ix| self.stand(*ix)).collect(),
            other_stands: others.iter().take(OTHERS).map(|ix| self.stand(*ix)).collect(),
            more_stands: (!others.is_empty()).then(|| self.more_holders(others.len())),
            positions: self.question_matrix(id, &now),
            earlier: earlier.iter().take(STANDS).map(|ix| self.stand(*ix)).collect(),
            answers: self.answers(id, &now),
            unheard: of.unheard.iter().map(|a| self.actor(*a)).collect(),
            talking_past: self.talking_past(id),
            matrix: self.matrix(subject),
            pairs,
            more_pairs,
            bearing,
            more_bearing,
            contrary: q.contrary_of.iter().map(|c| self.subject(SubjectId::Question(*c))).collect(),
            part_of: part_of.chain(force_of).collect(),
            claims,
            more_claims,
            struck: of.struck.iter().map(|ix| self.claim_view(*ix)).collect(),
            note: q.note.clone(),
            variants: self.wordings_of(subject),
            notes: self.notes(subject, |_| true),
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
        }))
    }

    /// Where two sides that disagree give different reasons: that they do; and where neither ever speaks of any that the other
    /// gives, that as well.
    fn talking_past(&self, id: QuestionId) -> Option<String> {
        let w = self.cx.w;
        let subject = SubjectId::Question(id);
        let of = self.cx.relations(subject);
        let mut apart = of
            .pairs
            .iter()
            .filter(|p| p.verdict.kind == VerdictKind::Disagree && p.verdict.has(Reason::DifferentGrounds));
        let (Side::Claim(a), Side::Claim(b)) = apart.next().map(|p| (p.a, p.b))? else { return None };
        let (a, b) = (self.cx.b.claim(a).holder, self.cx.b.claim(b).holder);
        let past = match (self.all_grounds(&of.claims, a), self.all_grounds(&of.claims, b)) {
            (Some(a), Some(b)) => a.is_disjoint(&b),
            _ => false,
        };
        let template = if past { w.talking_past } else { w.differ_in_reasons };
        Some(fill(template, &[("a", &self.holder(a).label), ("b", &self.holder(b).label)]))
    }

    /// The grounds that a holder ever names; `None` where some claim of the holder's names none.
    fn all_grounds(&self, claims: &[ClaimIx], holder: Holder) -> Option<BTreeSet<usize>> {
        let mut all = BTreeSet::new();
        for c in claims.iter().map(|ix| self.cx.b.claim(*ix)).filter(|c| c.holder == holder) {
            match &c.value {
                Value::Stance { grounds, .. } if !grounds.is_empty() => all.extend(grounds.iter().copied()),
                _ => return None,
            }
        }
        Some(all)
    }

    fn said(&self, ix: ClaimIx) -> (Option<jiff::civil::Date>, std::cmp::Reverse<ClaimIx>) {
        (self.cx.b.claim(ix).said_on.days.latest(), std::cmp::Reverse(ix))
    }

    /// Each holder's newest statement, in the order of the stances; and the statements those replace, newest first.
    pub fn newest_by_holder(&self, id: QuestionId) -> (Vec<ClaimIx>, Vec<ClaimIx>) {
        let mut all = self.cx.relations(SubjectId::Question(id)).claims.clone();
        all.sort_by_key(|ix| std::cmp::Reverse(self.said(*ix)));
        let mut seen = BTreeSet::new();
        let (mut now, earlier): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|ix| seen.insert(self.cx.b.claim(*ix).holder));
        now.sort_by_key(|ix| match &self.cx.b.claim(*ix).value {
            Value::Stance { stance, .. } => (*stance as usize, 0, self.cx.b.claim(*ix).modality),
            Value::Answer(a) => (0, *a, self.cx.b.claim(*ix).modality),
            _ => (usize::MAX, 0, Modality::Actual),
        });
        (now, earlier)
    }

    /// By stance, then by holder, each newest first.
    fn by_stance(&self, claims: &[ClaimIx]) -> Vec<ClaimIx> {
        let mut all = claims.to_vec();
        all.sort_by_cached_key(|ix| {
            let c = self.cx.b.claim(*ix);
            let stance = match &c.value {
                Value::Stance { stance, .. } => *stance as usize,
                Value::Answer(a) => *a,
                _ => usize::MAX,
            };
            (stance, c.modality, self.holder(c.holder).label, std::cmp::Reverse(self.said(*ix)))
        });
        all
    }

    pub fn stands_now(&self, id: QuestionId) -> Vec<Stand> {
        let (shown, _) = self.fair_holders(&self.newest_by_holder(id).0, STANDS);
        shown.into_iter().map(|ix| self.stand(ix)).collect()
    }

    /// A word on the holders that are folded, and on those that are not even that.
    fn more_holders(&self, count: usize) -> Folded {
        let w = self.cx.w;
        let mut sentence = fill(w.more_holders, &[("n", &w.count(count, w.holders))]);
        let mut links = Vec::new();
        if count > OTHERS {
            sentence = format!("{sentence}. {}", fill(w.elsewhere, &[("n", &w.whole(count - OTHERS))]));
            links.push(self.link(w.nav_articles, &Folder::Articles.index()));
        }
        Folded { count, sentence, links }
    }

    fn stand(&self, ix: ClaimIx) -> Stand {
        let c = self.cx.b.claim(ix);
        Stand {
            holder: self.holder(c.holder),
            stance: self.stance_view(ix),
            said_on: dates::once(&c.said_on, self.cx.w),
            grounds: self.ground_labels(c),
            quote: c.citation.passage.raw.clone(),
            words: self.words_of(c),
            lang: self.cx.source(c).language.clone(),
            claim: c.id.clone(),
            href: self.claim(ix),
            speaker: c.by.filter(|by| c.holder != Holder::Actor(*by)).map(|a| self.actor(a)),
            source: self.source_link(c.source()),
        }
    }

    fn answers(&self, id: QuestionId, now: &[ClaimIx]) -> Vec<AnswerView> {
        let q = self.cx.b.question(id);
        let holders = |i: usize| {
            let of = now.iter().filter(move |ix| self.cx.b.claim(**ix).value == Value::Answer(i));
            of.take(STANDS).map(|ix| self.stand(*ix)).collect()
        };
        let compatible = |i: usize| {
            let with = q.compatible_answers.iter().filter_map(move |(a, b, reason)| match (*a == i, *b == i) {
                (true, _) => Some((*b, reason)),
                (_, true) => Some((*a, reason)),
                _ => None,
            });
            with.map(|(other, reason)| {
                let answer = self.answer_label(SubjectId::Question(id), other);
                fill(self.cx.w.answer_compatible, &[("answer", &answer), ("reason", reason)])
            })
            .collect()
        };
        q.answers
            .iter()
            .enumerate()
            .map(|(i, (id, label))| AnswerView {
                id: id.clone(),
                label: label.clone(),
                holders: holders(i),
                compatible: compatible(i),
            })
            .collect()
    }

    /// Where it stands: "Russia said yes; NATO and the US inspector general doubted it", answer by answer.
    pub fn question_answer(&self, id: QuestionId, limit: usize) -> Vec<Part> {
        let w = self.cx.w;
        let (now, _) = self.newest_by_holder(id);
        if now.is_empty() {
            return vec![Part::text(w.question_none)];
        }
        let mut by_stance: BTreeMap<(Option<Stance>, usize, Modality), Vec<ClaimIx>> = BTreeMap::new();
        for ix in &now {
            let c = self.cx.b.claim(*ix);
            // What is expected or planned is another answer than what is.
            let key = match &c.value {
                Value::Stance { stance, .. } => (Some(*stance), 0, c.modality),
                Value::Answer(a) => (None, *a, c.modality),
                _ => continue,
            };
            by_stance.entry(key).or_default().push(*ix);
        }
        let groups = by_stance.into_values().map(|of| {
            let alone = of.len() == 1;
            // One holder's name leads to the holder and the stance to the claim; of several, each name leads to its claim.
            let name = |ix: &ClaimIx| match self.holder(self.cx.b.claim(*ix).holder) {
                link if alone => Part::link(link),
                link => self.figure(*ix, link.label),
            };
            let mut holders: Vec<Vec<Part>> = of.iter().take(limit).map(|ix| vec![name(ix)]).collect();
            if of.len() > limit {
                holders.push(vec![Part::text(fill(w.more, &[("n", &w.whole(of.len() - limit))]))]);
            }
            let Some(first) = of.first() else { return Vec::new() };
            let (template, text) = self.predicate(*first, of.len());
            let stance = vec![if alone { self.figure(*first, text) } else { Part::text(text) }];
            fill_parts(template, &[("holder", self.list(holders)), ("stance", stance.clone()), ("value", stance)])
        });
        let stands = self.semicolons(groups.collect());
        let template = if now.len() == 1 { w.question_single } else { w.question_stands };
        super::part::begun(fill_parts(template, &[("stands", stands)]))
    }

    pub fn question_row(&self, id: QuestionId) -> QuestionRow {
        let w = self.cx.w;
        let subject = SubjectId::Question(id);
        let of = self.cx.relations(subject);
        QuestionRow {
            id: self.cx.b.question(id).id.clone(),
            link: self.subject(subject),
            standing: self.question_answer(id, 3),
            verdict: self.cx.subject_verdict(subject),
            claims: of.claims.len(),
            counts: self.said_by(&of.evidence.voices),
            unheard: of.unheard.len(),
            silent: if of.unheard.is_empty() { String::new() } else { w.count(of.unheard.len(), w.silent) },
            disagreement: self.disagreement_link(subject),
        }
    }
}
