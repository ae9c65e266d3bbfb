//! Verdicts in words: labels, shapes, reasons, evidence, overrides. Nothing is computed here.

use super::context::{At, Context};
use super::views::{Evidence, OverrideView, ReasonView, Verdict};
use super::words::{Words, capital, fill};
use crate::model::{Note, NoteStatus, SubjectId, Verdict as Computed, VerdictKind};
use crate::relate::{self, Pair, Side, Standing};

pub fn shape(kind: VerdictKind) -> &'static str {
    match kind {
        VerdictKind::Agree => "=",
        VerdictKind::Compatible => "≈",
        VerdictKind::DiffersOverTime => "→",
        VerdictKind::Disagree => "≠",
        VerdictKind::NotComparable => "∥",
    }
}

pub fn badge(kind: VerdictKind, w: &Words) -> Verdict {
    Verdict { kind: kind.word(), label: w.verdict(kind).to_owned(), shape: shape(kind), rule: "", reasons: Vec::new() }
}

fn plain(kind: &'static str, label: &str, shape: &'static str) -> Verdict {
    Verdict { kind, label: label.to_owned(), shape, rule: "", reasons: Vec::new() }
}

/// How all reports of a subject stand to each other.
pub fn standing(standing: Standing, w: &Words) -> Verdict {
    match standing {
        Standing::None => plain("none", w.verdict_none, "–"),
        Standing::Single => plain("single", w.verdict_single, "1"),
        Standing::OneHolder => plain("one-holder", w.verdict_one_holder, "1"),
        Standing::Apart => plain("apart", w.verdict_apart, "∥"),
        Standing::Is(kind) => badge(kind, w),
    }
}

pub fn computed(v: &Computed, w: &Words) -> Verdict {
    let reasons = v.reasons.iter().map(|r| ReasonView { code: r.code(), label: w.reason(*r).0.to_owned() });
    Verdict { rule: v.rule.code(), reasons: reasons.collect(), ..badge(v.kind, w) }
}

/// What the editor set by hand.
fn set(kind: VerdictKind, w: &Words) -> Verdict {
    let by_hand = ReasonView { code: "override", label: w.set_by_editor.to_owned() };
    Verdict { reasons: vec![by_hand], ..badge(kind, w) }
}

impl<'a> Context<'a> {
    /// Notes that are shown, on a subject or on its pairs.
    pub fn notes(&self, subject: SubjectId) -> impl Iterator<Item = &'a Note> + use<'a> {
        let drafts = self.b.with_drafts;
        self.b.notes.iter().filter(move |n| n.subject == subject && (!n.draft || drafts))
    }

    /// The subject's verdict as computed; for one report, or several that have nothing to do with each other, what to
    /// say instead.
    pub fn subject_computed(&self, subject: SubjectId) -> Verdict {
        standing(relate::standing(self.b, self.relations(subject)), self.w)
    }

    /// The verdict in force: the editor's, where one is set on the whole subject.
    pub fn subject_verdict(&self, subject: SubjectId) -> Verdict {
        self.subject_override(subject).map_or_else(|| self.subject_computed(subject), |o| o.set)
    }

    pub fn subject_override(&self, subject: SubjectId) -> Option<OverrideView> {
        let note = self.notes(subject).find(|n| n.pair.is_none() && n.override_.is_some())?;
        self.override_view(note, self.subject_computed(subject))
    }

    pub fn pair_override(&self, subject: SubjectId, pair: &Pair) -> Option<OverrideView> {
        let note = self.notes(subject).find(|n| n.override_.is_some() && is_about(n, pair))?;
        self.override_view(note, computed(&pair.verdict, self.w))
    }

    pub fn override_view(&self, note: &Note, computed: Verdict) -> Option<OverrideView> {
        let by_hand = note.override_.as_ref()?;
        let set = set(by_hand.verdict, self.w);
        let sentence = fill(
            self.w.override_sentence,
            &[("set", &set.label), ("computed", &computed.label), ("reason", &by_hand.reason)],
        );
        Some(OverrideView { computed, set, reason: by_hand.reason.clone(), sentence })
    }

    /// A disagreement is as its note says: the note on the whole subject, else the one on its worst pair, else open.
    pub fn log_status(&self, subject: SubjectId) -> NoteStatus {
        let of = self.relations(subject);
        let worst = self.disagreement(subject).and_then(|d| d.pairs.first()).and_then(|p| of.pairs.get(*p));
        let on_all = self.notes(subject).find(|n| n.pair.is_none());
        let on_worst = || worst.and_then(|pair| self.notes(subject).find(|n| is_about(n, pair)));
        on_all.or_else(on_worst).map_or(NoteStatus::Open, |n| n.status)
    }

    pub fn note_status(&self, status: NoteStatus) -> &'static str {
        match status {
            NoteStatus::Open => self.w.note_open,
            NoteStatus::Explained => self.w.note_explained,
            NoteStatus::Settled => self.w.note_settled,
        }
    }
}

/// A note on two claims is about their pair whichever way round.
pub fn is_about(note: &Note, pair: &Pair) -> bool {
    let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) else { return false };
    note.pair.is_some_and(|(x, y)| (x, y) == (a, b) || (x, y) == (b, a))
}

impl<'a> At<'a> {
    pub fn evidence(&self, subject: SubjectId) -> Evidence {
        let w = self.cx.w;
        let of = self.cx.relations(subject);
        let e = &of.evidence;
        let reports = e.origins + e.unattributed;
        let (evidence, evidence_word) = match (e.origins, reports) {
            (_, 0) => ("none", w.evidence_none),
            (0 | 1, _) => ("limited", w.evidence_limited),
            (2 | 3, _) => ("medium", w.evidence_medium),
            _ => ("robust", w.evidence_robust),
        };
        let (agreement, agreement_word) = match (reports, e.disagree_newest, e.disagree_all) {
            (0 | 1, _, _) => ("none", ""),
            (_, 1.., _) => ("low", w.agreement_low),
            (_, _, 1..) => ("medium", w.agreement_medium),
            _ => ("high", w.agreement_high),
        };
        let template = match (evidence, agreement) {
            ("none", _) => w.evidence_label_none,
            (_, "none") => w.evidence_label_alone,
            _ => w.evidence_label,
        };
        let disagree = match (e.disagree_newest, e.disagree_all) {
            _ if reports < 2 => String::new(),
            (0, 0) => w.evidence_disagree_none.to_owned(),
            (0, n) => fill(w.evidence_disagree_old, &[("n", &w.count(n, w.pairs_of_reports))]),
            (n, _) => fill(w.evidence_disagree_newest, &[("n", &w.count(n, w.pairs_of_reports))]),
        };
        let unattributed = match e.unattributed {
            0 => String::new(),
            n => fill(w.evidence_unattributed, &[("n", &w.count(n, w.unattributed))]),
        };
        let slots = [("evidence", evidence_word), ("agreement", agreement_word)];
        Evidence {
            evidence,
            agreement,
            label: capital(&fill(template, &slots)),
            sentence: if reports == 0 {
                String::new()
            } else {
                capital(&fill(
                    w.evidence_sentence,
                    &[
                        ("origins", &w.count(e.origins, w.origins)),
                        ("unattributed", &unattributed),
                        ("articles", &w.count(e.articles, w.articles_n)),
                        ("disagree", &disagree),
                    ],
                ))
            },
            basis: match e.origins {
                0 if e.unattributed == 0 => w.count(0, w.reports),
                0 => self.attributed(&w.count(e.unattributed, w.reports), 0),
                n => fill(w.evidence_basis, &[("origins", &w.count(n, w.origins)), ("unattributed", &unattributed)]),
            },
            origins: e.origins,
            unattributed: e.unattributed,
            articles: e.articles,
        }
    }
}
