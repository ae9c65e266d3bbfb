//! What heads a number: the wording that stands for it, its rivals beside it, what is planned behind it; and the one sentence
//! that says who says so. Only what somebody reported.

use super::context::At;
use super::dates;
use super::group::Group;
use super::part::{plain, separated};
use super::views::{Current, Part};
use super::words::{capital, fill, fill_parts};
use crate::model::{Basis, ClaimIx, Dated, Days, Modality, NumberId, SubjectId};
use crate::relate::{self, SaidAlike};

/// Wordings named in a sentence, and holders named behind one.
const WORDINGS: usize = 5;
const HOLDERS: usize = 5;
/// Rivals that stand beside each other.
const RIVALS: usize = 3;

impl<'a> At<'a> {
    /// The value now.
    pub fn current(&self, n: NumberId) -> Option<Current> {
        let groups = self.groups(n);
        let group = self.headline(n, &groups)?;
        self.current_of(n, group, &groups)
    }

    pub fn current_of(&self, n: NumberId, group: &Group, groups: &[Group]) -> Option<Current> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let all = relate::wordings(self.cx.b, n, group);
        let heads = self.heads(subject, &all);
        let first = heads.first()?.first()?;
        let level = self.one_against_another(subject, &heads);
        let plan = relate::plan(self.cx.b, n, group, groups);
        let planned = plan.map(|p| {
            let all = relate::wordings(self.cx.b, n, p);
            (self.one_against_another(subject, &self.heads(subject, &all)), w.modality(p.key.0))
        });
        let (figure, mood) = match planned {
            Some((plan, mood)) => {
                let level = self.without_unit(subject, &level);
                (fill(w.current_plan, &[("level", &level), ("plan", &plan)]), mood)
            }
            None => (level, w.modality(group.key.0)),
        };
        Some(Current {
            value: self.with_mood(&figure, mood),
            figure,
            mood: mood.to_owned(),
            unit: self.scale(subject).unit.to_owned(),
            of: self.key_label(self.populations_label(n, &group.key), Modality::Actual, group.key.1),
            href: self.claim(first),
            claim: self.cx.b.claim(first).id.clone(),
            as_of: dates::dated(&self.time_of_all(heads.iter())?, w),
            verdict: self.cx.subject_verdict(subject),
        })
    }

    /// "around 4,000 personnel, planned"
    pub fn with_mood(&self, value: &str, mood: &str) -> String {
        if mood.is_empty() {
            return value.to_owned();
        }
        fill(self.cx.w.with_mood, &[("value", value), ("mood", mood)])
    }

    /// The first wording, and those that it disagrees with.
    fn heads(&self, subject: SubjectId, all: &[SaidAlike]) -> Vec<SaidAlike> {
        let rivals = relate::rivals(self.cx.b, self.cx.relations(subject), all);
        all.first().cloned().into_iter().chain(rivals.into_iter().take(RIVALS - 1)).collect()
    }

    /// "500 against about 700 guards"
    fn one_against_another(&self, subject: SubjectId, heads: &[SaidAlike]) -> String {
        let values = heads.iter().filter_map(|h| Some(self.value(self.cx.b.claim(h.first()?))));
        let values: Vec<String> = values.collect();
        let last = values.len().saturating_sub(1);
        let shown = values.iter().enumerate().map(|(i, v)| match i == last {
            true => v.clone(),
            false => self.without_unit(subject, v),
        });
        shown.reduce(|a, b| fill(self.cx.w.current_rivals, &[("a", &a), ("b", &b)])).unwrap_or_default()
    }

    /// The unit stands behind the last of several values only.
    fn without_unit(&self, subject: SubjectId, value: &str) -> String {
        let unit = self.scale(subject).unit;
        let bare = value.strip_suffix(unit).filter(|_| !unit.is_empty()).map(str::trim_end);
        bare.filter(|v| v.chars().any(|c| c.is_numeric())).unwrap_or(value).to_owned()
    }

    /// The time that the reports speak of: what they state, where one states it.
    fn time_of_all<'s>(&self, all: impl Iterator<Item = &'s SaidAlike>) -> Option<Dated> {
        let claims: Vec<&Dated> = all.flat_map(|a| &a.claims).map(|ix| &self.cx.b.claim(*ix).as_of).collect();
        let stated = || claims.iter().filter(|d| !d.is_inferred());
        let hull = |x: Days, y: Days| Days {
            from: x.from.zip(y.from).map(|(a, b)| a.min(b)),
            to: x.to.zip(y.to).map(|(a, b)| a.max(b)),
            about: x.about || y.about,
            by_month: x.by_month || y.by_month,
        };
        match stated().map(|d| d.days).reduce(hull) {
            Some(days) => Some(Dated { days, basis: Basis::Stated }),
            None => {
                let days = claims.iter().map(|d| d.days).reduce(hull)?;
                Some(Dated { days, basis: claims.first()?.basis.clone() })
            }
        }
    }

    /// "about 10,000 troops (Voice of America and NATO)"
    fn wording_and_holders(&self, said: &SaidAlike) -> Vec<Part> {
        let Some(first) = said.first() else { return Vec::new() };
        let slots = [("value", vec![self.value_part(first)]), ("holder", self.list(self.holders_of(&said.claims)))];
        fill_parts(self.cx.w.value_holder, &slots)
    }

    /// Each once, with a claim of theirs.
    fn holders_of(&self, claims: &[ClaimIx]) -> Vec<Vec<Part>> {
        let mut names: Vec<(String, ClaimIx)> = Vec::new();
        for ix in claims {
            let label = self.holder(self.cx.b.claim(*ix).holder).label;
            if !names.iter().any(|(known, _)| *known == label) {
                names.push((label, *ix));
            }
        }
        names.into_iter().take(HOLDERS).map(|(label, ix)| vec![self.figure(ix, label)]).collect()
    }

    /// "What can be said": one sentence on the headline group, and the others' current values.
    pub fn number_answer(&self, n: NumberId) -> Vec<Part> {
        let w = self.cx.w;
        let subject = SubjectId::Number(n);
        let groups = self.groups(n);
        let Some(head) = self.headline(n, &groups) else { return self.undated_answer(subject) };
        let all = relate::wordings(self.cx.b, n, head);
        let heads = self.heads(subject, &all);
        let (Some(first), Some(time)) =
            (heads.first().and_then(|h| h.first()), self.time_of_all(all.iter().take(WORDINGS)))
        else {
            return vec![Part::text(w.number_none)];
        };
        let of = self.of_part(&self.group_label(n, &head.key));
        let said: Vec<Vec<Part>> = match heads.len() {
            1 => all.iter().take(WORDINGS).map(|a| self.wording_and_holders(a)).collect(),
            _ => heads.iter().map(|a| self.wording_and_holders(a)).collect(),
        };
        let holders = all.first().map(|a| self.holders_of(&a.claims)).unwrap_or_default();
        let alone = self.cx.relations(subject).claims.len() == 1;
        let people = heads.iter().all(|h| h.claims.iter().all(|ix| self.is_quoted(*ix)));
        let template = match (heads.len(), all.len(), holders.len()) {
            (2.., ..) if people => w.number_people_differ,
            (2.., ..) => w.number_disagree,
            (_, 2.., _) => w.number_common,
            (_, _, 2..) => w.number_same,
            _ if alone => w.number_single,
            _ => w.number_newest,
        };
        let slots = [
            ("date", vec![Part::text(dates::dated(&time, w).told(w))]),
            ("value", vec![self.value_part(first)]),
            ("of", of),
            ("values", self.list(said)),
            ("holder", vec![Part::link(self.holder(self.cx.b.claim(first).holder))]),
            ("holders", self.list(holders)),
        ];
        let mut out = fill_parts(template, &slots);
        if let Some(plan) = relate::plan(self.cx.b, n, head, &groups) {
            let all = relate::wordings(self.cx.b, n, plan);
            let said = all.iter().take(WORDINGS).map(|a| self.wording_and_holders(a)).collect();
            let mood = vec![Part::text(capital(w.modality(plan.key.0)))];
            out.extend(fill_parts(w.number_plan, &[("mood", mood), ("values", self.list(said))]));
        }
        out.extend(self.also_counted(n, head, &groups));
        out
    }

    /// No report says of what time its figure is: none heads the number, all are named.
    fn undated_answer(&self, subject: SubjectId) -> Vec<Part> {
        let w = self.cx.w;
        let claims = &self.cx.relations(subject).claims;
        if claims.is_empty() {
            return vec![Part::text(w.number_none)];
        }
        let values = claims.iter().take(WORDINGS).map(|ix| self.value_and_holder(*ix)).collect();
        fill_parts(w.number_undated, &[("values", self.list(values))])
    }

    fn also_counted(&self, n: NumberId, head: &Group, groups: &[Group]) -> Vec<Part> {
        let w = self.cx.w;
        let others = groups.iter().filter(|g| g.key != head.key && g.key.0 == Modality::Actual);
        let others = others.filter(|g| g.key.1.is_some() || !self.is_late(n, g, groups)).take(4);
        let items: Vec<Vec<Part>> = others
            .filter_map(|g| {
                let current = self.current_of(n, g, groups)?;
                let (href, claim) = (Some(current.href), Some(current.claim));
                let value = Part { text: current.value, kind: "figure", href, claim };
                let item = fill_parts(w.also_item, &[("of", vec![Part::text(current.of)]), ("value", vec![value])]);
                (!plain(&item).is_empty()).then_some(item)
            })
            .collect();
        match items.is_empty() {
            true => Vec::new(),
            false => fill_parts(w.number_also, &[("list", separated(items, w.also_list))]),
        }
    }
}
