//! The page of a number, and its row in lists.

use super::context::At;
use super::dates;
use super::group::Group;
use super::part::separated;
use super::url;
use super::views::{
    ChangeRow, Counted, DerivedView, Folded, HistoryRow, Link, NumberPage, NumberRow, Part, PopulationView, View,
};
use super::words::{fill, fill_parts};
use crate::model::{Number, NumberId, PopulationId, Reason, Relation, Series, SubjectId, VerdictKind, day};
use crate::relate::{Derived, Operation, Pair, Side};
use std::collections::{BTreeMap, BTreeSet};

const HISTORY: usize = 40;
const CHANGES: usize = 12;

impl<'a> At<'a> {
    pub fn number_page(&self, n: NumberId) -> View {
        let number = self.cx.b.number(n);
        let subject = SubjectId::Number(n);
        let of = self.cx.relations(subject);
        let groups = self.groups(n);
        let answer = self.number_answer(n);
        let (pairs, more_pairs) = self.pairs(subject);
        let description = self.subject_description(&number.label, &answer);
        let newest: Vec<_> = of.claims.iter().take(HISTORY).collect();
        let current = self.current(n);
        View::Number(Box::new(NumberPage {
            frame: self.frame("number", &number.label, description),
            id: number.id.clone(),
            label: number.label.clone(),
            unit: number.unit.clone(),
            series: match number.series {
                Series::Level => "level",
                Series::Cumulative => "cumulative",
                Series::Fixed => "fixed",
            },
            series_sentence: self.series_sentence(number),
            place: number.place.map(|a| self.actor(a)),
            answer,
            stale: self.stale(n, &groups),
            current,
            evidence: self.evidence(subject),
            verdict: self.cx.subject_verdict(subject),
            changes_over_time: of.changes_over_time,
            disagreements: self.disagreement_links(subject),
            counted: self.counted(n, &groups),
            readings: self.readings_of(n),
            variants: self.wordings_of(subject),
            chart: self.chart(n, &groups),
            matrix: self.matrix(subject),
            pairs,
            more_pairs,
            derived: self
                .cx
                .derived_shown
                .get(&subject)
                .into_iter()
                .flatten()
                .filter_map(|i| of.derived.get(*i))
                .map(|d| self.derived(n, d))
                .collect(),
            common_ground: of
                .common_ground
                .iter()
                .take(super::pair::DERIVED)
                .map(|g| self.common_ground(n, g))
                .collect(),
            changes: self.changes(n),
            history: newest
                .iter()
                .map(|ix| {
                    let c = self.cx.b.claim(**ix);
                    HistoryRow {
                        as_of: dates::dated(&c.as_of, self.cx.w),
                        value: self.value_part(**ix),
                        of: self.of(c),
                        reading: self.side_reading(subject, Side::Claim(**ix)),
                        holder: self.holder(c.holder),
                        source: self.source_link(c.source()),
                    }
                })
                .collect(),
            more_history: self.folded(of.claims.get(HISTORY..).unwrap_or_default()),
            groups: self.claim_groups(n),
            struck: of.struck.iter().map(|ix| self.claim_view(*ix)).collect(),
            notes: self.notes(subject, |_| true),
            mentions: self.mentions().0,
            more_mentions: self.mentions().1,
            corrections: self.corrections(),
        }))
    }

    fn series_sentence(&self, number: &Number) -> String {
        let w = self.cx.w;
        match number.series {
            Series::Level => fill(w.series_level, &[("days", &w.count(number.stable_for as usize, w.days))]),
            Series::Cumulative => w.series_cumulative.to_owned(),
            Series::Fixed => w.series_fixed.to_owned(),
        }
    }

    /// Judged by the briefing's own date, never by a clock. A fact about something past does not age.
    pub fn stale(&self, n: NumberId, groups: &[Group]) -> Option<String> {
        let w = self.cx.w;
        let number = self.cx.b.number(n);
        let newest = self.cx.b.claim(*self.headline(n, groups)?.claims.first()?).as_of.days.latest()?;
        let age = day::days_from(newest, self.cx.b.site.as_of);
        if number.series == Series::Fixed || age <= i64::from(number.stable_for) {
            return None;
        }
        let slots = [
            ("date", dates::day(newest, w)),
            ("days", w.count(usize::try_from(age).unwrap_or(0), w.days)),
            ("stable", w.count(number.stable_for as usize, w.days)),
        ];
        Some(fill(w.stale, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))))
    }

    fn counted(&self, n: NumberId, groups: &[Group]) -> Counted {
        let number = self.cx.b.number(n);
        let w = self.cx.w;
        let name = |number: &Number, p: PopulationId| {
            number.populations.get(p.0 as usize).map(|p| p.label.clone()).unwrap_or_default()
        };
        let names = |of: &[PopulationId]| w.list(&of.iter().map(|p| name(number, *p)).collect::<Vec<_>>());
        let populations = number.populations.iter().zip(0..).map(|(p, i)| {
            let mut sentences = Vec::new();
            if !p.sum.is_empty() {
                sentences.push(fill(w.population_sum, &[("list", &names(&p.sum))]));
            }
            if !p.part_of.is_empty() {
                sentences.push(fill(w.population_part, &[("list", &names(&p.part_of))]));
            }
            let id = PopulationId(i);
            let group = groups.iter().find(|g| g.key.2.first() == Some(&id));
            let claims = groups.iter().filter(|g| g.key.2.contains(&id)).map(|g| g.claims.len()).sum();
            PopulationView {
                id: p.id.clone(),
                label: p.label.clone(),
                note: p.note.clone(),
                sentence: sentences.join(" "),
                claims,
                counts: w.count(claims, w.reports),
                href: group.map(|g| format!("#{}", self.group_anchor(n, &g.key))).unwrap_or_default(),
            }
        });
        let link = |id: NumberId| vec![Part::link(self.subject(SubjectId::Number(id)))];
        let relation = match &number.relation {
            None => Vec::new(),
            Some(Relation::Share { number: of, part, whole }) => {
                let other = self.cx.b.number(*of);
                let (part, whole) = (Part::text(name(other, *part)), Part::text(name(other, *whole)));
                let slots = [("part", vec![part]), ("whole", vec![whole]), ("number", link(*of))];
                fill_parts(w.relation_share, &slots)
            }
            Some(Relation::Factor { before, after }) if before == after => {
                fill_parts(w.relation_growth, &[("number", link(*after))])
            }
            Some(Relation::Factor { before, after }) => {
                fill_parts(w.relation_factor, &[("before", link(*before)), ("after", link(*after))])
            }
        };
        Counted { note: number.note.clone(), populations: populations.collect(), relation }
    }

    pub fn derived(&self, n: NumberId, d: &Derived) -> DerivedView {
        let w = self.cx.w;
        let scale = self.scale(SubjectId::Number(n));
        let reading = scale.reading(&d.quantity);
        let value = scale.value(&d.quantity);
        let claim = d.inputs.first().map(|ix| self.cx.b.claim(*ix).id.clone());
        let result = Part { text: value.clone(), kind: "derived", href: None, claim };
        DerivedView {
            anchor: format!("derived-{}", self.derived_key(d)),
            label: w.derived.to_owned(),
            of: self.derived_of(SubjectId::Number(n), d),
            arithmetic: fill_parts(
                if d.quantity.soft.contains(d.quantity.point) { w.sum } else { w.sum_range },
                &[
                    ("inputs", self.inputs(d)),
                    ("value", vec![result.clone()]),
                    ("range", vec![Part { text: reading.usual.clone(), ..result }]),
                ],
            ),
            value,
            operation: match d.operation {
                Operation::Sum => "sum",
                Operation::Difference => "difference",
                Operation::Share => "share",
                Operation::Factor => "factor",
            },
            reading,
            source: self.source_link(d.source),
            as_of: self.derived_as_of(d),
        }
    }

    /// For each later report the nearest earlier one that it differs from over time, newest first; changes that must
    /// have happened before those that may have.
    fn changes(&self, n: NumberId) -> Vec<ChangeRow> {
        let subject = SubjectId::Number(n);
        let of = self.cx.relations(subject);
        let time = |s: Side| self.time_of(subject, s).and_then(|d| d.latest());
        let mut nearest: BTreeMap<Side, (&Pair, Side, Side)> = BTreeMap::new();
        let over_time = |p: &&Pair| p.verdict.kind == VerdictKind::DiffersOverTime;
        for pair in of.pairs.iter().filter(over_time) {
            let (before, after) = if time(pair.a) <= time(pair.b) { (pair.a, pair.b) } else { (pair.b, pair.a) };
            let entry = nearest.entry(after).or_insert((pair, before, after));
            if time(before) > time(entry.1) {
                *entry = (pair, before, after);
            }
        }
        let mut rows: Vec<(&Pair, Side, Side)> = nearest.into_values().collect();
        rows.sort_by_key(|(p, _, after)| (p.verdict.has(Reason::NotForced), std::cmp::Reverse(time(*after))));
        let rows = rows.into_iter().filter_map(|(p, before, after)| self.change(n, p, before, after));
        let mut seen = BTreeSet::new();
        let same = |r: &ChangeRow| (r.of.clone(), r.before.text.clone(), r.after.text.clone());
        rows.filter(|r| seen.insert(same(r))).take(CHANGES).collect()
    }

    fn change(&self, n: NumberId, pair: &Pair, before: Side, after: Side) -> Option<ChangeRow> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let (a, b) = (self.side(subject, before)?, self.side(subject, after)?);
        if a.population != b.population {
            return None;
        }
        let part = |s: &super::views::SideView| Part {
            text: s.value.clone(),
            kind: if s.derived { "derived" } else { "figure" },
            href: Some(s.href.clone()),
            claim: Some(s.claim.clone()),
        };
        let v = &pair.verdict;
        let sentence = match () {
            () if v.has(Reason::Revised) => w.change_revised,
            () if v.has(Reason::Grew) => w.change_grew,
            () if v.has(Reason::Forced) => w.change_forced,
            () => w.change_not_forced,
        };
        let shown = self.pair_is_shown(subject, pair);
        Some(ChangeRow {
            of: b.population.clone(),
            before: part(&a),
            before_as_of: a.as_of.clone(),
            after: part(&b),
            after_as_of: b.as_of.clone(),
            sentence: sentence.to_owned(),
            href: if shown { format!("#{}", self.pair_anchor(subject, pair)) } else { String::new() },
        })
    }

    /// Its entries of the log, newest first.
    pub fn disagreement_links(&self, subject: SubjectId) -> Vec<Link> {
        let all = self.cx.disagreements(subject);
        all.map(|(_, d)| self.link(self.cx.disagreement_label(d), &url::disagreement(&d.id))).collect()
    }

    pub fn disagreement_link(&self, subject: SubjectId) -> Option<Link> {
        self.disagreement_links(subject).into_iter().next()
    }

    pub fn number_row(&self, n: NumberId) -> NumberRow {
        let number = self.cx.b.number(n);
        let subject = SubjectId::Number(n);
        let of = self.cx.relations(subject);
        NumberRow {
            id: number.id.clone(),
            link: self.link(&number.label, &url::subject(self.cx.b, subject)),
            unit: number.unit.clone(),
            current: self.current(n),
            verdict: self.cx.subject_verdict(subject),
            stale: self.stale(n, &self.groups(n)).is_some(),
            claims: of.claims.len(),
            origins: of.evidence.voices.origins,
            counts: self.said_by(&of.evidence.voices),
            disagreement: self.disagreement_link(subject),
        }
    }

    /// A word on what a list of the home page leaves out.
    pub fn folded_list(&self, left_out: usize, label: &str, path: &str) -> Option<Folded> {
        let w = self.cx.w;
        (left_out > 0).then(|| Folded {
            count: left_out,
            sentence: fill(w.folded_list, &[("n", &w.whole(left_out))]),
            links: vec![self.link(label, path)],
        })
    }

    /// Items with a separator that is not a comma.
    pub fn semicolons(&self, items: Vec<Vec<Part>>) -> Vec<Part> {
        separated(items, self.cx.w.also_list)
    }
}
