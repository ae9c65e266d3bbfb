//! Who stands where, as tables: holders by grounds, by time, and actors by questions.

use super::context::At;
use super::dates;
use super::fair::shares;
use super::period::{Unit, periods};
use super::url::Folder;
use super::views::{CellClaim, CellStance, Folded, StanceCell, StanceColumn, StanceMatrix, StanceRow};
use super::words::fill;
use crate::model::{ClaimIx, Holder, QuestionId, SubjectId, Value};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Rows of a table that can still be read.
const ROWS: usize = 24;
/// Times in the columns.
const TIMES: usize = 6;
/// Questions in the columns of the overview.
const QUESTIONS: usize = 10;
/// Claims linked from one cell's stance.
const CLAIMS: usize = 5;

/// What stands in one cell: claims, and whether each speaks to the column itself.
type Cell = Vec<(ClaimIx, bool)>;

impl<'a> At<'a> {
    /// So many of a question's holders as a page shows at once: of every stance in turn, in their order; and the others.
    pub fn fair_holders(&self, now: &[ClaimIx], room: usize) -> (Vec<ClaimIx>, Vec<ClaimIx>) {
        let mut groups: Vec<(String, Vec<ClaimIx>)> = Vec::new();
        for ix in now {
            let label = self.stance_view(*ix).label;
            match groups.iter_mut().find(|(l, _)| *l == label) {
                Some((_, of)) => of.push(*ix),
                None => groups.push((label, vec![*ix])),
            }
        }
        let shares = shares(&groups.iter().map(|(_, of)| of.len()).collect::<Vec<_>>(), room);
        let (mut shown, mut others) = (Vec::new(), Vec::new());
        for ((_, of), share) in groups.iter().zip(shares) {
            let (first, rest) = of.split_at(share.min(of.len()));
            shown.extend(first);
            others.extend(rest);
        }
        (shown, others)
    }

    /// Of one question: holders by its components, else by time. `None` where that would be a single column.
    pub fn question_matrix(&self, id: QuestionId, now: &[ClaimIx]) -> Option<StanceMatrix> {
        let q = self.cx.b.question(id);
        if q.grounds.is_empty() { self.by_time(id, now) } else { self.by_component(id, now) }
    }

    fn by_component(&self, id: QuestionId, now: &[ClaimIx]) -> Option<StanceMatrix> {
        let w = self.cx.w;
        let q = self.cx.b.question(id);
        let of = self.cx.relations(SubjectId::Question(id));
        let mut cells: BTreeMap<(Holder, usize), Cell> = BTreeMap::new();
        let mut add = |ix: ClaimIx, column: usize, itself: bool| {
            cells.entry((self.cx.b.claim(ix).holder, column)).or_default().push((ix, itself));
        };
        for ix in &of.claims {
            add(*ix, 0, false);
            if let Value::Stance { grounds, .. } = &self.cx.b.claim(*ix).value {
                grounds.iter().for_each(|g| add(*ix, g + 1, false));
            }
        }
        for ix in &of.bearing {
            let on = |g: &crate::model::Ground| {
                g.question.is_some_and(|q| self.cx.b.claim(*ix).subject == SubjectId::Question(q))
            };
            for (i, _) in q.grounds.iter().enumerate().filter(|(_, g)| on(g)) {
                add(*ix, i + 1, true);
            }
        }
        let silent = |i: usize| !cells.keys().any(|(_, column)| *column == i + 1);
        let mut columns = vec![StanceColumn {
            anchor: String::new(),
            label: w.question_itself.to_owned(),
            href: String::new(),
            silence: String::new(),
        }];
        columns.extend(q.grounds.iter().enumerate().map(|(i, g)| StanceColumn {
            anchor: format!("ground-{}", g.id),
            label: g.label.clone(),
            href: g.question.map(|q| self.subject(SubjectId::Question(q)).href).unwrap_or_default(),
            silence: if silent(i) { w.component_silent.to_owned() } else { String::new() },
        }));
        let (shown, _) = self.fair_holders(now, ROWS);
        let mut holders: Vec<Holder> = shown.iter().map(|ix| self.cx.b.claim(*ix).holder).collect();
        let all = now.iter().map(|ix| self.cx.b.claim(*ix).holder);
        let on_grounds: BTreeSet<Holder> = cells.keys().map(|(holder, _)| *holder).collect();
        let parties = of.unheard.iter().map(|a| Holder::Actor(*a));
        let everybody: BTreeSet<Holder> = all.chain(on_grounds.iter().copied()).chain(parties.clone()).collect();
        let known: BTreeSet<Holder> = now.iter().map(|ix| self.cx.b.claim(*ix).holder).collect();
        let extra = on_grounds.iter().copied().filter(|h| !known.contains(h));
        let extra: Vec<Holder> = extra.chain(parties.filter(|h| !on_grounds.contains(h))).collect();
        holders.extend(extra);
        holders.truncate(ROWS);
        let caption = fill(w.positions_components, &[("question", &q.text)]);
        let left_out = everybody.len().saturating_sub(holders.len());
        Some(StanceMatrix {
            title: w.positions_title.to_owned(),
            caption,
            rows: self.matrix_rows(&holders, columns.len(), &cells),
            columns,
            more: self.holders_left_out(left_out),
        })
    }

    fn by_time(&self, id: QuestionId, now: &[ClaimIx]) -> Option<StanceMatrix> {
        let w = self.cx.w;
        let claims = &self.cx.relations(SubjectId::Question(id)).claims;
        let day = |ix: &ClaimIx| -> Option<Date> { self.cx.b.claim(*ix).said_on.days.latest() };
        let dated: Vec<(Option<Date>, ClaimIx)> = claims.iter().map(|ix| (day(ix), *ix)).collect();
        let units = [Unit::Day, Unit::Month, Unit::Quarter, Unit::Year, Unit::Decade];
        let mut times = periods(dated, &units, TIMES);
        times.reverse();
        if times.len() < 2 {
            return None;
        }
        let mut cells: BTreeMap<(Holder, usize), Cell> = BTreeMap::new();
        for (column, (_, of)) in times.iter().enumerate() {
            for ix in of {
                cells.entry((self.cx.b.claim(*ix).holder, column)).or_default().push((*ix, false));
            }
        }
        let columns: Vec<StanceColumn> = times
            .iter()
            .map(|(span, _)| StanceColumn {
                anchor: String::new(),
                label: span.map_or(w.undated.to_owned(), |d| dates::days(&d, w)),
                href: String::new(),
                silence: String::new(),
            })
            .collect();
        let (shown, others) = self.fair_holders(now, ROWS);
        let holders: Vec<Holder> = shown.iter().map(|ix| self.cx.b.claim(*ix).holder).collect();
        Some(StanceMatrix {
            title: w.positions_over_time.to_owned(),
            caption: fill(w.positions_dates, &[("question", &self.cx.b.question(id).text)]),
            rows: self.matrix_rows(&holders, columns.len(), &cells),
            columns,
            more: self.holders_left_out(others.len()),
        })
    }

    fn holders_left_out(&self, count: usize) -> Option<Folded> {
        let w = self.cx.w;
        (count > 0).then(|| Folded {
            count,
            sentence: fill(w.more_holders, &[("n", &w.count(count, w.holders))]),
            links: vec![self.link(w.nav_actors, &Folder::Actors.index())],
        })
    }

    /// Actors by questions: those with most positions, each with its newest.
    pub fn positions(&self) -> Option<StanceMatrix> {
        let w = self.cx.w;
        let mut by_question: Vec<(QuestionId, BTreeMap<Holder, ClaimIx>)> = Vec::new();
        for i in 0..self.cx.b.questions.len() as u32 {
            let newest = self.newest_by_holder(QuestionId(i)).0;
            let of_actors = newest.into_iter().map(|ix| (self.cx.b.claim(ix).holder, ix));
            let of_actors: BTreeMap<_, _> = of_actors.filter(|(h, _)| matches!(h, Holder::Actor(_))).collect();
            if !of_actors.is_empty() {
                by_question.push((QuestionId(i), of_actors));
            }
        }
        let mut count: BTreeMap<Holder, usize> = BTreeMap::new();
        by_question.iter().flat_map(|(_, of)| of.keys()).for_each(|h| *count.entry(*h).or_default() += 1);
        let questions = by_question.len();
        by_question.sort_by_key(|(q, of)| (std::cmp::Reverse(of.len()), *q));
        by_question.truncate(QUESTIONS);
        let mut cells: BTreeMap<(Holder, usize), Cell> = BTreeMap::new();
        for (column, (_, of)) in by_question.iter().enumerate() {
            for (holder, ix) in of {
                cells.entry((*holder, column)).or_default().push((*ix, false));
            }
        }
        let shown: BTreeSet<Holder> = cells.keys().map(|(h, _)| *h).collect();
        let mut holders: Vec<Holder> = shown.into_iter().collect();
        holders.sort_by_key(|h| (std::cmp::Reverse(count.get(h).copied().unwrap_or(0)), *h));
        holders.truncate(ROWS);
        if by_question.len() < 2 || holders.len() < 2 {
            return None;
        }
        let columns: Vec<StanceColumn> = by_question
            .iter()
            .map(|(q, _)| {
                let link = self.subject(SubjectId::Question(*q));
                StanceColumn { anchor: String::new(), label: link.label, href: link.href, silence: String::new() }
            })
            .collect();
        let left = (count.len() - holders.len(), questions - columns.len());
        let slots = [("n", w.count(left.0, w.actors_n)), ("questions", w.count(left.1, w.questions_n))];
        Some(StanceMatrix {
            title: w.positions_title_all.to_owned(),
            caption: w.positions_questions.to_owned(),
            rows: self.matrix_rows(&holders, columns.len(), &cells),
            columns,
            more: (left != (0, 0)).then(|| Folded {
                count: left.0 + left.1,
                sentence: fill(w.positions_left_out, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))),
                links: vec![self.link(w.nav_actors, &Folder::Actors.index())],
            }),
        })
    }

    fn matrix_rows(
        &self,
        holders: &[Holder],
        columns: usize,
        cells: &BTreeMap<(Holder, usize), Cell>,
    ) -> Vec<StanceRow> {
        let row = |holder: &Holder| StanceRow {
            holder: self.holder(*holder),
            cells: (0..columns)
                .map(|column| self.stance_cell(cells.get(&(*holder, column)).map_or(&[][..], Vec::as_slice)))
                .collect(),
        };
        holders.iter().map(row).collect()
    }

    /// Each stance once, with its claims; newest stance first.
    fn stance_cell(&self, of: &[(ClaimIx, bool)]) -> StanceCell {
        let mut of = of.to_vec();
        of.sort_by_key(|(ix, _)| {
            std::cmp::Reverse((self.cx.b.claim(*ix).said_on.days.latest(), std::cmp::Reverse(*ix)))
        });
        let mut stances: Vec<CellStance> = Vec::new();
        for (ix, itself) in of {
            let c = self.cx.b.claim(ix);
            let stance = self.stance_view(ix);
            let label = self.source_link(c.source()).label;
            let claim = CellClaim { label, claim: c.id.clone(), href: self.claim(ix) };
            match stances.iter_mut().find(|s| s.stance == stance && s.itself == itself) {
                Some(s) if s.claims.len() < CLAIMS => s.claims.push(claim),
                Some(_) => {}
                None => stances.push(CellStance { stance, itself, claims: vec![claim] }),
            }
        }
        let silence = if stances.is_empty() { self.cx.w.no_claim } else { "" };
        StanceCell { stances, silence }
    }
}
