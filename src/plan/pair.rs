//! Pairs, the matrix of a small subject, and the editor's notes.

use super::context::At;
use super::dates;
use super::rich;
use super::verdict;
use super::views::{
    Matrix, MatrixCell, MatrixHead, MatrixRow, NoteView, PairView, Reading, ReadingVerdict, SideView, Words,
};
use super::words::fill;
use crate::model::{Asks, Basis, ClaimIx, Dated, Holder, Modality, Note, Reason, SubjectId, Value, VerdictKind};
use crate::relate::{Derived, Operation, Pair, Side, SubjectRelations, is_about};
use std::collections::{BTreeMap, BTreeSet};

/// A matrix of more reports than this cannot be read.
const MATRIX: usize = 12;
/// Enough for every pair of the largest matrix.
pub const SHOWN: usize = 66;
/// Derived figures and common grounds on a page, besides those that its pairs speak of.
pub const DERIVED: usize = 24;

/// Which of a subject's derived figures its page shows: the first ones, and those that what it shows refers to.
pub fn derived_shown(of: &SubjectRelations) -> BTreeSet<usize> {
    let paired = of.pairs.iter().take(SHOWN).flat_map(|p| [p.a, p.b]);
    let grounds = of.common_ground.iter().take(DERIVED).flat_map(|g| g.sides.iter().copied());
    let named = paired.chain(grounds).filter_map(|s| match s {
        Side::Derived(i) => Some(i),
        Side::Claim(_) => None,
    });
    named.chain(0..of.derived.len().min(DERIVED)).collect()
}

impl<'a> At<'a> {
    /// A side's part of a pair's anchor. An id's slash becomes a dot, which ids cannot hold, so no two sides share one.
    fn side_key(&self, subject: SubjectId, side: Side) -> String {
        match side {
            Side::Claim(ix) => self.cx.b.claim(ix).id.replace('/', "."),
            Side::Derived(i) => {
                self.cx.relations(subject).derived.get(i).map(|d| self.derived_key(d)).unwrap_or_default()
            }
        }
    }

    /// From the inputs' ids, so that it stays when other claims come.
    pub fn derived_key(&self, d: &Derived) -> String {
        let operation = match d.operation {
            Operation::Sum => "sum",
            Operation::Difference => "difference",
            Operation::Share => "share",
            Operation::Factor => "factor",
        };
        let inputs: Vec<&str> = d.inputs.iter().map(|ix| self.cx.b.claim(*ix).anchor.as_str()).collect();
        format!("{}.{operation}.{}", self.cx.b.source(d.source).id, inputs.join("."))
    }

    pub fn pair_anchor(&self, subject: SubjectId, pair: &Pair) -> String {
        format!("pair-{}..{}", self.side_key(subject, pair.a), self.side_key(subject, pair.b))
    }

    pub fn side(&self, subject: SubjectId, side: Side) -> Option<SideView> {
        let w = self.cx.w;
        match side {
            Side::Claim(ix) => {
                let c = self.cx.b.claim(ix);
                Some(SideView {
                    title: self.side_title(ix),
                    from: self.side_from(ix),
                    claim: c.id.clone(),
                    href: self.claim(ix),
                    derived: false,
                    computed: String::new(),
                    holder: self.holder(c.holder),
                    source: self.source_link(c.source()),
                    value: self.value(c),
                    wording: self.wording(c),
                    quote: c.citation.passage.raw.clone(),
                    words: self.words_of(c),
                    population: self.of(c),
                    as_of: dates::dated(&c.as_of, w),
                    said_on: Some(dates::once(&c.said_on, w)),
                    reading: self.readings(c).into_iter().next(),
                })
            }
            Side::Derived(i) => {
                let d = self.cx.relations(subject).derived.get(i)?;
                let scale = self.scale(subject);
                let outlet = self.cx.b.source(d.source).outlet.get();
                Some(SideView {
                    title: scale.value(&d.quantity),
                    from: self.source_link(d.source).label,
                    claim: d.inputs.first().map(|ix| self.cx.b.claim(*ix).id.clone()).unwrap_or_default(),
                    href: self.derived_href(subject, i),
                    derived: true,
                    computed: fill(w.computed_from, &[("inputs", &super::part::plain(&self.inputs(d)))]),
                    holder: self.holder(outlet.map_or(Holder::Source(d.source), |a| Holder::Actor(*a))),
                    source: self.source_link(d.source),
                    value: scale.value(&d.quantity),
                    wording: String::new(),
                    quote: String::new(),
                    words: Words::default(),
                    population: self.derived_of(subject, d),
                    as_of: self.derived_as_of(d),
                    said_on: None,
                    reading: Some(scale.reading(&d.quantity)),
                })
            }
        }
    }

    /// "NATO doubted it"; a date in the words of the report; figures stand for themselves.
    fn side_title(&self, ix: ClaimIx) -> String {
        let c = self.cx.b.claim(ix);
        match &c.value {
            Value::Stance { .. } | Value::Answer(_) => {
                super::part::plain(&super::part::begun(self.holder_and_value(ix)))
            }
            Value::Due(d) if !d.verbatim.is_empty() => fill(self.cx.w.quoted, &[("phrase", &d.verbatim)]),
            _ => self.value(c),
        }
    }

    /// Who and where, each said once: "NATO, 17 February 2021", "Voice of America, 18 February 2021".
    fn side_from(&self, ix: ClaimIx) -> String {
        let w = self.cx.w;
        let c = self.cx.b.claim(ix);
        let source = self.cx.source(c);
        let outlet = source.outlet.get().map(|a| Holder::Actor(*a));
        let said = || dates::once(&c.said_on, w).told(w);
        let named = matches!(c.value, Value::Stance { .. } | Value::Answer(_));
        match outlet {
            // The holder stands before this line already, or is the outlet itself.
            Some(o) if named && o == c.holder => said(),
            Some(o) if named || o == c.holder => self.cx.name(c.source()).full.clone(),
            None if named => said(),
            None if matches!(c.holder, Holder::Source(_)) => self.cx.name(c.source()).full.clone(),
            _ => fill(w.source_short, &[("outlet", &self.holder(c.holder).label), ("date", &said())]),
        }
    }

    /// A derived figure's place on its number's page; the page itself where it is one of too many to show.
    fn derived_href(&self, subject: SubjectId, index: usize) -> String {
        let page = super::url::subject(self.cx.b, subject);
        let shown = self.cx.derived_shown.get(&subject).is_some_and(|shown| shown.contains(&index));
        match self.cx.relations(subject).derived.get(index).filter(|_| shown) {
            Some(d) => self.href(&format!("{page}#derived-{}", self.derived_key(d))),
            None => self.href(&page),
        }
    }

    pub fn derived_of(&self, subject: SubjectId, d: &Derived) -> String {
        let population = match (subject, d.population) {
            (SubjectId::Number(n), Some(p)) => {
                self.cx.b.number(n).populations.get(p.0 as usize).map(|p| p.label.clone()).unwrap_or_default()
            }
            _ => String::new(),
        };
        self.key_label(population, d.modality, d.event)
    }

    pub fn derived_as_of(&self, d: &Derived) -> super::views::DateView {
        let inferred = d.inputs.iter().map(|ix| &self.cx.b.claim(*ix).as_of.basis);
        let basis = match inferred.clone().find(|b| matches!(b, Basis::Inferred(_))) {
            Some(basis) if d.as_of_inferred => basis.clone(),
            _ => Basis::Stated,
        };
        dates::dated(&Dated { days: d.as_of, basis }, self.cx.w)
    }

    pub fn pair_view(&self, subject: SubjectId, pair: &Pair) -> Option<PairView> {
        let w = self.cx.w;
        let by_hand = self.cx.pair_override(subject, pair);
        let computed = verdict::computed(&pair.verdict, w);
        let readings = pair.verdict.readings.iter().map(|(i, v)| ReadingVerdict {
            label: fill(w.read_as, &[("reading", &self.reading_label(subject, pair, *i))]),
            verdict: verdict::computed(v, w),
        });
        let disagrees = pair.verdict.kind == VerdictKind::Disagree;
        Some(PairView {
            anchor: self.pair_anchor(subject, pair),
            a: self.side(subject, pair.a)?,
            b: self.side(subject, pair.b)?,
            verdict: by_hand.as_ref().map_or(computed, |o| o.set.clone()),
            explanation: self.explain(subject, pair),
            readings: readings.collect(),
            gap: self.gap(subject, pair),
            count: pair.count,
            count_sentence: (pair.count > 1).then(|| fill(w.pair_count, &[("n", &w.count(pair.count, w.pairs))])),
            by_hand,
            settles: disagrees
                .then(|| self.settles(subject, pair.verdict.has(Reason::ReportedDifferently), self.is_actual(pair)))
                .flatten(),
        })
    }

    /// Both sides speak of what is, not of what is planned, expected, usual or wished for.
    pub fn is_actual(&self, pair: &Pair) -> bool {
        [pair.a, pair.b].into_iter().all(|side| match side {
            Side::Claim(ix) => self.cx.b.claim(ix).modality == Modality::Actual,
            Side::Derived(_) => true,
        })
    }

    /// `told`: what is disputed is what one holder said. Of a question only where it asks, yes or no, what is the case, and
    /// `actual`: nothing but time settles what is expected.
    pub fn settles(&self, subject: SubjectId, told: bool, actual: bool) -> Option<String> {
        let w = self.cx.w;
        let sentence = match subject {
            _ if told => w.settles_told,
            SubjectId::Number(_) => w.settles_value,
            SubjectId::Deadline(_) => w.settles_date,
            SubjectId::Question(q) => {
                let q = self.cx.b.question(q);
                (actual && q.answers.is_empty() && q.asks == Asks::WhatIs).then_some(w.settles_position)?
            }
        };
        Some(sentence.to_owned())
    }

    /// What a disagreement on this subject is about: `value`, `date`, `position`, `answer`, with its word.
    pub fn disagreement_kind(&self, subject: SubjectId) -> (&'static str, &'static str) {
        let w = self.cx.w;
        match subject {
            SubjectId::Number(_) => ("value", w.kind_value),
            SubjectId::Deadline(_) => ("date", w.kind_date),
            SubjectId::Question(q) if !self.cx.b.question(q).answers.is_empty() => ("answer", w.kind_answer),
            SubjectId::Question(_) => ("position", w.kind_position),
        }
    }

    /// True where a pair's explanation stands on its subject's page.
    pub fn pair_is_shown(&self, subject: SubjectId, pair: &Pair) -> bool {
        self.shown_pairs(subject).iter().any(|p| (p.a, p.b) == (pair.a, pair.b))
    }

    pub fn matrix(&self, subject: SubjectId) -> Option<Matrix> {
        let of = self.cx.relations(subject);
        // Of a deadline one report for each wording: the others read the same.
        let claims = match subject {
            SubjectId::Deadline(d) => self.first_of_wordings(d),
            _ => of.claims.clone(),
        };
        let mut sides: Vec<Side> = claims.into_iter().map(Side::Claim).collect();
        let derived =
            (0..of.derived.len()).map(Side::Derived).filter(|s| of.pairs.iter().any(|p| p.a == *s || p.b == *s));
        sides.extend(derived);
        if sides.len() > MATRIX {
            sides.retain(|s| matches!(s, Side::Claim(_)));
        }
        if !(2..=MATRIX).contains(&sides.len()) {
            return None;
        }
        let shown: BTreeMap<(Side, Side), &Pair> =
            self.shown_pairs(subject).into_iter().flat_map(|p| [((p.a, p.b), p), ((p.b, p.a), p)]).collect();
        let heads: Vec<MatrixHead> = sides.iter().zip('A'..).filter_map(|(s, l)| self.head(subject, *s, l)).collect();
        let rows = sides.iter().zip(&heads).map(|(row, head)| MatrixRow {
            head: head.clone(),
            cells: sides.iter().map(|column| self.cell(subject, *row, *column, &shown)).collect(),
        });
        Some(Matrix { caption: self.cx.b.subject_label(subject).to_owned(), rows: rows.collect(), heads })
    }

    fn head(&self, subject: SubjectId, side: Side, letter: char) -> Option<MatrixHead> {
        let s = self.side(subject, side)?;
        let label = match s.population.as_str() {
            "" => format!("{}{}{}", s.title, self.cx.w.comma, s.from),
            of => format!("{} ({of}){}{}", s.title, self.cx.w.comma, s.from),
        };
        Some(MatrixHead { letter: letter.to_string(), label, href: s.href, claim: s.claim, derived: s.derived })
    }

    fn cell(&self, subject: SubjectId, row: Side, column: Side, shown: &BTreeMap<(Side, Side), &Pair>) -> MatrixCell {
        let w = self.cx.w;
        let pair = shown.get(&(row, column));
        MatrixCell {
            verdict: pair.map(|p| {
                let by_hand = self.cx.pair_override(subject, p).map(|o| o.set);
                // Reasons stand with the explanation; in a cell they would only weigh.
                let short = verdict::badge(p.verdict.kind, w);
                by_hand.unwrap_or(short)
            }),
            href: pair.map(|p| format!("#{}", self.pair_anchor(subject, p))).unwrap_or_default(),
            diagonal: row == column,
        }
    }

    pub fn notes(&self, subject: SubjectId, wanted: impl Fn(&Note) -> bool) -> Vec<NoteView> {
        let of = self.cx.relations(subject);
        self.cx
            .notes(subject)
            .filter(|n| wanted(n))
            .map(|n| {
                let pair = of.pairs.iter().find(|p| is_about(n, p));
                let by_hand = match (n.pair, pair) {
                    (None, _) => self.cx.override_view(n, self.cx.subject_computed(subject)),
                    (Some(_), Some(p)) => self.cx.override_view(n, verdict::computed(&p.verdict, self.cx.w)),
                    (Some(_), None) => None,
                };
                NoteView {
                    anchor: format!("note-{}", n.id),
                    block_label: self.cx.w.judgement.to_owned(),
                    status: n.status.word(),
                    status_label: self.cx.note_status(n.status).to_owned(),
                    body: rich::note(self, n),
                    pair: pair.filter(|p| self.pair_is_shown(subject, p)).and_then(|p| {
                        let (a, b) = (self.side(subject, p.a)?, self.side(subject, p.b)?);
                        let label = fill(self.cx.w.current_rivals, &[("a", &a.value), ("b", &b.value)]);
                        let page = super::url::subject(self.cx.b, subject);
                        Some(self.link(label, &format!("{page}#{}", self.pair_anchor(subject, p))))
                    }),
                    by_hand,
                }
            })
            .collect()
    }

    /// The usual reading of a side, for tables.
    pub fn side_reading(&self, subject: SubjectId, side: Side) -> Reading {
        self.reading_of_side(subject, side).unwrap_or(Reading {
            usual: String::new(),
            loosest: String::new(),
            same: true,
        })
    }
}
