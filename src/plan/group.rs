//! A number's claims, grouped by what makes them comparable: whom they count, in what mood, of which event.

use super::context::At;
use super::dates;
use super::views::{ClaimGroup, CommonGroundView, Current, Link, Part};
use super::words::{fill, fill_parts};
use crate::model::{Basis, Dated, Modality, NumberId, SubjectId};
use crate::relate::{self, CommonGround, Pair, Side};
use std::collections::BTreeSet;

pub use crate::relate::Group;
use crate::relate::GroupKey as Key;

fn ground_key(g: &CommonGround) -> Key {
    (g.modality, g.event, g.population.into_iter().collect())
}

/// How many claims a page shows in full over all its groups.
const SHOWN_IN_ALL: usize = 48;
/// How many of one group.
const SHOWN_OF_ONE: usize = 16;

impl<'a> At<'a> {
    pub fn groups(&self, n: NumberId) -> Vec<Group> {
        relate::groups(self.cx.b, &self.cx.relations(SubjectId::Number(n)).claims)
    }

    /// The group that speaks for the number.
    pub fn headline<'g>(&self, n: NumberId, groups: &'g [Group]) -> Option<&'g Group> {
        relate::headline(self.cx.b, n, self.cx.relations(SubjectId::Number(n)), groups)
    }

    fn is_late(&self, n: NumberId, group: &Group, groups: &[Group]) -> bool {
        relate::is_late(self.cx.b, n, group, groups)
    }

    /// The common ground of the group's newest time.
    pub fn newest_ground(&self, n: NumberId, group: &Group) -> Option<&'a CommonGround> {
        relate::newest_ground(self.cx.relations(SubjectId::Number(n)), group)
    }

    /// The group's worst conflict that its newest report is part of.
    fn conflict(&self, n: NumberId, group: &Group) -> Option<&'a Pair> {
        relate::conflict(self.cx.relations(SubjectId::Number(n)), group)
    }

    pub fn group_label(&self, n: NumberId, key: &Key) -> String {
        let (modality, event, populations) = key;
        let all = &self.cx.b.number(n).populations;
        let labels = populations.iter().filter_map(|p| all.get(p.0 as usize)).map(|p| p.label.clone());
        let population = labels.reduce(|a, b| fill(self.cx.w.either, &[("a", &a), ("b", &b)])).unwrap_or_default();
        self.key_label(population, *modality, *event)
    }

    pub fn group_anchor(&self, n: NumberId, key: &Key) -> String {
        let (modality, event, populations) = key;
        let all = &self.cx.b.number(n).populations;
        let mut words: Vec<&str> =
            populations.iter().filter_map(|p| all.get(p.0 as usize)).map(|p| p.id.as_str()).collect();
        words.extend(event.map(|e| self.cx.b.event(e).id.as_str()));
        words.push(modality.word());
        // Ids hold no dot, so different groups have different anchors.
        format!("g-{}", words.join("."))
    }

    pub fn claim_groups(&self, n: NumberId) -> Vec<ClaimGroup> {
        let groups = self.groups(n);
        let alone = groups.len() == 1;
        let each = (SHOWN_IN_ALL / groups.len().max(1)).clamp(2, SHOWN_OF_ONE);
        let subject = SubjectId::Number(n);
        let worst = |group: &Group| {
            let inside: BTreeSet<Side> = group.claims.iter().map(|ix| Side::Claim(*ix)).collect();
            let pairs = &self.cx.relations(subject).pairs;
            let within = |p: &&Pair| p.verdict.co_temporal && inside.contains(&p.a) && inside.contains(&p.b);
            pairs.iter().find(within).map(|p| p.verdict.kind)
        };
        groups
            .iter()
            .map(|g| {
                let (claims, more) = self.claims(&g.claims, each);
                let title = self.group_label(n, &g.key);
                ClaimGroup {
                    title: if alone && g.key.2.is_empty() { String::new() } else { title },
                    anchor: self.group_anchor(n, &g.key),
                    claims,
                    more,
                    common: self.newest_ground(n, g).map(|c| {
                        // Its place on the page is the list of all common grounds.
                        CommonGroundView { anchor: String::new(), ..self.common_ground(n, c) }
                    }),
                    verdict: worst(g).map(|k| super::verdict::badge(k, self.cx.w)),
                }
            })
            .collect()
    }

    /// A common ground's element id: its group's and its days, which no other ground of the group shares.
    pub fn ground_anchor(&self, n: NumberId, g: &CommonGround) -> String {
        let day = [g.days.from, g.days.to].into_iter().flatten().map(dates::iso).collect::<Vec<_>>().join("-");
        let group = self.group_anchor(n, &ground_key(g));
        format!("common-{}.{day}", group.strip_prefix("g-").unwrap_or(&group))
    }

    fn side_part(&self, subject: SubjectId, side: Side) -> Vec<Part> {
        match side {
            Side::Claim(ix) => self.value_and_holder(ix),
            Side::Derived(_) => {
                let Some(s) = self.side(subject, side) else { return Vec::new() };
                let value = Part { text: s.value, kind: "derived", href: Some(s.href), claim: Some(s.claim) };
                fill_parts(self.cx.w.value_holder, &[("value", vec![value]), ("holder", vec![Part::link(s.source)])])
            }
        }
    }

    pub fn common_ground(&self, n: NumberId, g: &CommonGround) -> CommonGroundView {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let of = self.group_label(n, &ground_key(g));
        let scale = self.scale(subject);
        let same = self.same_value(g);
        let value = same.clone().or_else(|| g.soft.as_ref().map(|i| scale.with_unit(&scale.interval(i))));
        let date = self.date_text(&g.days);
        let count = w.count(g.sides.len(), w.reports);
        let claim = g.sides.iter().find_map(|s| match s {
            Side::Claim(ix) => Some(self.cx.b.claim(*ix).id.clone()),
            Side::Derived(_) => None,
        });
        let range = Part { text: value.clone().unwrap_or_default(), kind: "derived", href: None, claim };
        let template = match (&same, &value) {
            (Some(_), _) => w.common_same,
            (None, Some(_)) => w.common_all,
            (None, None) => w.common_none,
        };
        let sentence = fill_parts(
            template,
            &[
                ("n", vec![Part::text(count)]),
                ("date", vec![Part::text(date)]),
                ("range", vec![range]),
                ("of", self.of_part(&of)),
            ],
        );
        let reports = g.sides.iter().filter_map(|s| self.side(subject, *s)).take(super::claim::SHOWN);
        CommonGroundView {
            anchor: self.ground_anchor(n, g),
            label: w.derived.to_owned(),
            of,
            value,
            sentence,
            as_of: dates::stated(&g.days, w),
            reports: reports
                .map(|s| Link { label: format!("{} ({})", s.value, s.holder.label), href: s.href })
                .collect(),
        }
    }

    /// The value that all reports of a common ground give, where they all give the same.
    fn same_value(&self, g: &CommonGround) -> Option<String> {
        let mut values = g.sides.iter().map(|s| match s {
            Side::Claim(ix) => Some(self.value(self.cx.b.claim(*ix))),
            Side::Derived(_) => None,
        });
        let first = values.next()??;
        values.all(|v| v.as_ref() == Some(&first)).then_some(first)
    }

    fn of_part(&self, of: &str) -> Vec<Part> {
        if of.is_empty() { Vec::new() } else { vec![Part::text(fill(self.cx.w.of_group, &[("of", of)]))] }
    }

    /// The value now.
    pub fn current(&self, n: NumberId) -> Option<Current> {
        let groups = self.groups(n);
        let group = self.headline(n, &groups)?;
        self.current_of(n, group)
    }

    pub fn current_of(&self, n: NumberId, group: &Group) -> Option<Current> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let scale = self.scale(subject);
        let newest = *group.claims.first()?;
        let c = self.cx.b.claim(newest);
        let verdict = self.cx.subject_verdict(subject);
        let ground = self.newest_ground(n, group).filter(|g| g.sides.len() > 1);
        let page = super::url::subject(self.cx.b, subject);
        let (value, derived, href) = if let Some(pair) = self.conflict(n, group) {
            let (a, b) = (self.side(subject, pair.a)?, self.side(subject, pair.b)?);
            let anchor = self.pair_anchor(subject, pair);
            let href = if self.pair_is_shown(subject, pair) { format!("{page}#{anchor}") } else { page };
            (fill(w.current_rivals, &[("a", &a.value), ("b", &b.value)]), true, self.href(&href))
        } else if let Some((g, soft)) = ground.and_then(|g| Some((g, g.soft.as_ref()?)))
            && self.same_value(g).is_none()
        {
            let shown = self.cx.relations(subject).common_ground.iter().take(super::pair::DERIVED).any(|x| x == g);
            let href = if shown { format!("{page}#{}", self.ground_anchor(n, g)) } else { page };
            (scale.with_unit(&scale.interval(soft)), true, self.href(&href))
        } else {
            (self.value(c), false, self.claim(newest))
        };
        let as_of = match ground {
            Some(g) if derived => {
                let basis = if c.as_of.is_inferred() { c.as_of.basis.clone() } else { Basis::Stated };
                dates::dated(&Dated { days: g.days, basis }, w)
            }
            _ => dates::dated(&c.as_of, w),
        };
        Some(Current {
            value,
            unit: scale.unit.to_owned(),
            of: self.group_label(n, &group.key),
            derived,
            href,
            claim: c.id.clone(),
            as_of,
            verdict,
        })
    }

    /// "What can be said": one sentence on the headline group, and the others' current values.
    pub fn number_answer(&self, n: NumberId) -> Vec<Part> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let groups = self.groups(n);
        let Some(head) = self.headline(n, &groups) else { return vec![Part::text(w.number_none)] };
        let Some(newest) = head.claims.first().copied() else { return vec![Part::text(w.number_none)] };
        let c = self.cx.b.claim(newest);
        let of = self.of_part(&self.group_label(n, &head.key));
        let ground = self.newest_ground(n, head).filter(|g| g.sides.len() > 1);
        let mut out = if let Some(pair) = self.conflict(n, head) {
            let values = vec![self.side_part(subject, pair.a), self.side_part(subject, pair.b)];
            let days = self.newest(subject, pair).map(|d| dates::day(d, w)).unwrap_or_default();
            let slots = [("date", vec![Part::text(days)]), ("of", of), ("values", self.list(values))];
            fill_parts(w.number_disagree, &slots)
        } else if let Some(g) = ground.filter(|g| self.same_value(g).is_some()) {
            let holder = |s: &Side| match s {
                Side::Claim(ix) => vec![self.figure(*ix, self.holder(self.cx.b.claim(*ix).holder).label)],
                Side::Derived(_) => Vec::new(),
            };
            let slots = [
                ("date", vec![Part::text(self.date_text(&g.days))]),
                ("value", vec![self.value_part(newest)]),
                ("of", of),
                ("holders", self.list(g.sides.iter().take(8).map(holder).collect())),
            ];
            fill_parts(w.number_same, &slots)
        } else if let Some((g, current)) = ground.filter(|g| g.soft.is_some()).zip(self.current_of(n, head)) {
            let values = g.sides.iter().take(5).map(|s| self.side_part(subject, *s)).collect();
            let range =
                Part { text: current.value, kind: "derived", href: Some(current.href), claim: Some(current.claim) };
            let slots = [
                ("date", vec![Part::text(self.date_text(&g.days))]),
                ("range", vec![range]),
                ("of", of),
                ("values", self.list(values)),
            ];
            fill_parts(w.number_common, &slots)
        } else {
            let alone = self.cx.relations(subject).claims.len() == 1;
            let slots = [
                ("value", vec![self.value_part(newest)]),
                ("of", of),
                ("date", vec![Part::text(self.date_text(&c.as_of.days))]),
                ("holder", vec![Part::link(self.holder(c.holder))]),
            ];
            fill_parts(if alone { w.number_single } else { w.number_newest }, &slots)
        };
        let others: Vec<Vec<Part>> = groups
            .iter()
            .filter(|g| g.key != head.key && g.key.0 == Modality::Actual)
            .filter(|g| g.key.1.is_some() || !self.is_late(n, g, &groups))
            .take(4)
            .filter_map(|g| {
                let current = self.current_of(n, g)?;
                let value = Part {
                    text: current.value,
                    kind: if current.derived { "derived" } else { "figure" },
                    href: Some(current.href),
                    claim: Some(current.claim),
                };
                Some(fill_parts(w.also_item, &[("of", vec![Part::text(current.of)]), ("value", vec![value])]))
            })
            .collect();
        if !others.is_empty() {
            out.extend(fill_parts(w.number_also, &[("list", super::part::separated(others, w.also_list))]));
        }
        out
    }
}
