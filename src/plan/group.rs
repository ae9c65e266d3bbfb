//! A number's claims, grouped by what makes them comparable: whom they count, in what mood, of which event.

use super::context::At;
use super::dates;
use super::views::{ClaimGroup, CommonGroundView, Link, Part};
use super::words::{fill, fill_parts};
use crate::model::{NumberId, SubjectId};
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
        relate::headline(self.cx.b, n, groups)
    }

    pub fn is_late(&self, n: NumberId, group: &Group, groups: &[Group]) -> bool {
        relate::is_late(self.cx.b, n, group, groups)
    }

    /// The common ground of the group's newest time.
    pub fn newest_ground(&self, n: NumberId, group: &Group) -> Option<&'a CommonGround> {
        relate::newest_ground(self.cx.relations(SubjectId::Number(n)), group)
    }

    pub fn group_label(&self, n: NumberId, key: &Key) -> String {
        self.key_label(self.populations_label(n, key), key.0, key.1)
    }

    pub fn populations_label(&self, n: NumberId, key: &Key) -> String {
        let all = &self.cx.b.number(n).populations;
        let labels = key.2.iter().filter_map(|p| all.get(p.0 as usize)).map(|p| p.label.clone());
        labels.reduce(|a, b| fill(self.cx.w.either, &[("a", &a), ("b", &b)])).unwrap_or_default()
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

    pub fn of_part(&self, of: &str) -> Vec<Part> {
        if of.is_empty() { Vec::new() } else { vec![Part::text(fill(self.cx.w.of_group, &[("of", of)]))] }
    }
}
