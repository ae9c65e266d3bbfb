//! Verdicts in words: labels, shapes, reasons, who stands behind a subject, overrides. Nothing is computed here.

use super::context::{At, Context};
use super::views::{Evidence, OverrideView, ReasonView, Verdict};
use super::words::{Words, capital, fill};
use crate::model::{Note, NoteStatus, Reason, SubjectId, Verdict as Computed, VerdictKind};
use crate::relate::{self, Disagreement, Pair, Standing, Voices, is_about};

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
    let gloss = match kind {
        VerdictKind::Compatible => w.gloss_compatible,
        VerdictKind::NotComparable => w.gloss_apart,
        _ => "",
    };
    Verdict { gloss: gloss.to_owned(), ..plain(kind.word(), w.verdict(kind), shape(kind)) }
}

fn plain(kind: &'static str, label: &str, shape: &'static str) -> Verdict {
    Verdict { kind, label: label.to_owned(), gloss: String::new(), shape, rule: "", reasons: Vec::new() }
}

/// Why there is nothing to compare: what all pairs have for a reason, or that they speak of different things.
fn why_apart(mut reasons: impl Iterator<Item = Option<Reason>>, w: &Words) -> &'static str {
    let first = reasons.next().flatten();
    first.filter(|f| reasons.all(|r| r == Some(*f))).map_or(w.gloss_apart, |r| w.reason(r).0)
}

/// The label with what it means, where one line has to hold both: a card, a title.
pub fn said(v: &Verdict, w: &Words) -> String {
    if v.gloss.is_empty() { v.label.clone() } else { fill(w.with_gloss, &[("label", &v.label), ("gloss", &v.gloss)]) }
}

/// How all reports of a subject stand to each other.
pub fn standing(standing: Standing, w: &Words) -> Verdict {
    match standing {
        Standing::None => plain("none", w.verdict_none, "–"),
        Standing::Single => plain("single", w.verdict_single, "1"),
        Standing::OneHolder => plain("one-holder", w.verdict_one_holder, "1"),
        Standing::Apart => Verdict { gloss: w.gloss_apart.to_owned(), ..plain("apart", w.verdict_apart, "∥") },
        Standing::Is(VerdictKind::Compatible) => {
            Verdict { gloss: w.gloss_compatible_all.to_owned(), ..badge(VerdictKind::Compatible, w) }
        }
        Standing::Is(kind) => badge(kind, w),
    }
}

pub fn computed(v: &Computed, w: &Words) -> Verdict {
    let reasons = v.reasons.iter().map(|r| ReasonView { code: r.code(), label: w.reason(*r).0.to_owned() });
    let mut verdict = Verdict { rule: v.rule.code(), reasons: reasons.collect(), ..badge(v.kind, w) };
    if v.kind == VerdictKind::NotComparable {
        verdict.gloss = why_apart([v.reasons.first().copied()].into_iter(), w).to_owned();
    }
    verdict
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
        let of = self.relations(subject);
        let mut verdict = standing(relate::standing(self.b, of), self.w);
        match verdict.kind {
            "apart" => {
                let reasons = of.pairs.iter().map(|p| p.verdict.reasons.first().copied());
                verdict.gloss = why_apart(reasons, self.w).to_owned();
            }
            "compatible" if of.claims.len() == 2 => verdict.gloss = self.w.gloss_compatible.to_owned(),
            _ => {}
        }
        verdict
    }

    /// The verdict in force of all reports: the editor's, where one is set on the whole subject.
    pub fn verdict_of_all(&self, subject: SubjectId) -> Verdict {
        self.subject_override(subject).map_or_else(|| self.subject_computed(subject), |o| o.set)
    }

    /// The same for the heads of pages and for lists: of a number that of the time of its figure.
    pub fn subject_verdict(&self, subject: SubjectId) -> Verdict {
        let now = || standing(relate::standing_now(self.b, self.relations(subject)), self.w);
        self.subject_override(subject).map_or_else(now, |o| o.set)
    }

    pub fn subject_override(&self, subject: SubjectId) -> Option<OverrideView> {
        let on_all = |n: &&Note| n.pair.is_none() && n.disagreement.is_none() && n.override_.is_some();
        let note = self.notes(subject).find(on_all)?;
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

    /// A disagreement is as its note says.
    pub fn log_status(&self, d: &Disagreement) -> NoteStatus {
        self.r.status(self.b, d)
    }

    /// The verdict that an editor set by hand on an entry of the log.
    pub fn entry_override(&self, d: &Disagreement) -> Option<OverrideView> {
        let named = |n: &&Note| n.pair.is_none() && n.override_.is_some() && self.r.explains(n, d, self.b);
        let note = self.notes(d.subject).find(named)?;
        self.override_view(note, self.subject_computed(d.subject))
    }

    pub fn note_status(&self, status: NoteStatus) -> &'static str {
        match status {
            NoteStatus::Open => self.w.note_open,
            NoteStatus::Explained => self.w.note_explained,
            NoteStatus::Settled => self.w.note_settled,
        }
    }
}

impl<'a> At<'a> {
    pub fn evidence(&self, subject: SubjectId) -> Evidence {
        let w = self.cx.w;
        let e = &self.cx.relations(subject).evidence;
        let sentence = match (e.disagree_newest, e.disagree_all) {
            _ if e.voices.all() < 2 => String::new(),
            (0, 0) => w.evidence_disagree_none.to_owned(),
            (0, n) => fill(w.evidence_disagree_old, &[("n", &w.count(n, w.pairs_of_reports))]),
            (n, _) => fill(w.evidence_disagree_newest, &[("n", &w.count(n, w.pairs_of_reports))]),
        };
        Evidence {
            sentence: capital(&sentence),
            basis: self.said_by(&e.voices),
            origins: e.voices.origins,
            own_words: e.voices.own_words,
            articles: e.voices.articles,
        }
    }

    /// The one who says so, or how many people and bodies do, with the agencies that no report names as speaking.
    fn voices_named(&self, voices: &Voices) -> String {
        let w = self.cx.w;
        let count = w.count(voices.origins, w.voices);
        if let Some(only) = voices.only {
            return self.cx.b.actor(only).name.clone();
        }
        let template = match voices.by_copy.len() {
            0 => return count,
            n if n == voices.origins => w.voices_by_copy,
            _ => w.voices_and_copy,
        };
        let names = voices.by_copy.iter().map(|a| self.cx.b.actor(*a).name.as_str()).collect::<Vec<_>>().join(w.comma);
        fill(template, &[("voices", &count), ("names", &names)])
    }

    /// "said by 5 people or bodies and 2 outlets in their own words, in 4 articles"
    pub fn said_by(&self, voices: &Voices) -> String {
        let w = self.cx.w;
        let template = match (voices.origins, voices.own_words) {
            (0, 0) => return w.count(0, w.reports),
            (_, 0) => w.said_by,
            (0, _) => w.said_in_own_words,
            _ => w.said_by_and_own,
        };
        let slots = [
            ("voices", self.voices_named(voices)),
            ("outlets", w.count(voices.own_words, w.own_words)),
            ("articles", w.count(voices.articles, w.in_articles)),
        ];
        fill(template, &slots.each_ref().map(|(k, v)| (*k, v.as_str())))
    }
}
