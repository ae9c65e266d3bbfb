//! What pages say of their sources: who shares a remark, how an editor grades them, what hangs on a reading, how many
//! people and bodies stand on each side, when a page was corrected. Counts only; no verdict is made here.

use super::context::At;
use super::dates;
use super::url;
use super::verdict;
use super::views::{
    AgainstView, CampView, CorrectedView, GradeView, Link, Part, ReadingRow, ReadingsView, SharedRemark, StanceView,
};
use super::words::{fill, fill_parts};
use crate::model::{
    Claim, ClaimIx, Credibility, Grade, NumberId, Reliability, Source, SourceId, SubjectId, Value, VerdictKind,
};
use crate::relate::{self, Disagreement, ReadingOutcome, SMALL, Side};
use std::collections::{BTreeMap, BTreeSet};

/// Articles named beside a shared remark.
const LINKS: usize = 5;
/// Shared remarks on a source card.
const SHARED: usize = 8;
/// Reports named under one reading and verdict.
const AGAINST: usize = 4;
/// Holders named on one side of a disagreement.
const HOLDERS: usize = 12;

impl<'a> At<'a> {
    /// Where a remark comes from, as readers may call it: the editor's name for it, else who spoke, through whom, and when.
    /// Without a speaker, the agency whose copy it is.
    pub fn origin_name(&self, c: &Claim) -> String {
        let (b, w) = (self.cx.b, self.cx.w);
        let origin = c.origin.as_deref().unwrap_or_default();
        // An id is for machines, a name in words is what the editor wants to be read.
        if origin.contains(' ') {
            return origin.to_owned();
        }
        let Some(by) = c.by else {
            return b.actors.iter().find(|a| a.id == origin).map_or(origin, |a| a.name.as_str()).to_owned();
        };
        let speaker = &b.actor(by).name;
        match c.via.first() {
            Some(via) => fill(w.origin_via, &[("speaker", speaker), ("via", &b.actor(*via).name)]),
            None => fill(w.source_short, &[("outlet", speaker), ("date", &dates::some_day(&c.said_on.days, w))]),
        }
    }

    /// "One remark in 3 articles (Reuters interview)"
    pub fn shared_label(&self, articles: usize, c: &Claim) -> String {
        let w = self.cx.w;
        let articles = w.count(articles, w.in_articles);
        fill(w.origin_articles, &[("articles", &articles), ("origin", &self.origin_name(c))])
    }

    /// The remarks that an article shares with others, the most repeated first.
    pub fn shared_remarks(&self, id: SourceId) -> Vec<SharedRemark> {
        let own = self.cx.by_source.get(id.0 as usize).map_or(&[][..], Vec::as_slice);
        let keys: BTreeSet<&str> = own.iter().filter_map(|ix| self.cx.b.claim(*ix).remark.as_deref()).collect();
        let mut out: Vec<(usize, SharedRemark)> = Vec::new();
        for key in keys {
            let told = self.cx.r.remarks.get(key).map_or(&[][..], Vec::as_slice);
            let mut first: BTreeMap<SourceId, ClaimIx> = BTreeMap::new();
            for ix in told {
                first.entry(self.cx.b.claim(*ix).source()).or_insert(*ix);
            }
            let Some(mine) = first.remove(&id).filter(|_| !first.is_empty()) else { continue };
            let label = self.shared_label(first.len() + 1, self.cx.b.claim(mine));
            let links = first
                .iter()
                .take(LINKS)
                .map(|(s, ix)| Link { label: self.source_link(*s).label, href: self.claim(*ix) });
            out.push((first.len(), SharedRemark { label, links: links.collect() }));
        }
        out.sort_by(|(n, a), (m, b)| m.cmp(n).then_with(|| a.label.cmp(&b.label)));
        out.into_iter().take(SHARED).map(|(_, o)| o).collect()
    }

    /// "84 words in 21 quotations, 9.8% of the article"
    pub fn quoted(&self, s: &Source, quotations: usize) -> Option<String> {
        let w = self.cx.w;
        let total = s.words.filter(|n| *n > 0)?;
        // Passages of sets of wordings that are no claims are quoted too.
        let quotations = quotations
            + self
                .cx
                .b
                .wordings
                .iter()
                .flat_map(|x| &x.passages)
                .filter(|p| p.claim.is_none() && self.cx.b.source(p.citation.source).id == s.id)
                .count();
        let tenths = u64::from(s.quoted) * 1000 / u64::from(total);
        let share = format!("{}{}{}", tenths / 10, w.decimal, tenths % 10);
        let slots = [
            ("words", w.count(s.quoted as usize, w.words_n)),
            ("quotations", w.count(quotations, w.quotations)),
            ("share", fill(w.per_cent, &[("v", &share)])),
        ];
        Some(fill(w.card_quoted, &slots.each_ref().map(|(k, v)| (*k, v.as_str()))))
    }

    /// The article's own grade, and its outlet's where it has none of that axis.
    pub fn grades(&self, s: &Source) -> Vec<GradeView> {
        let mut out: Vec<GradeView> = s.grade.iter().flat_map(|g| self.grade(g, None)).collect();
        if let Some(outlet) = s.outlet.get()
            && !out.iter().any(|g| g.axis == "reliability")
        {
            let of = self.actor(*outlet);
            out.splice(0..0, self.cx.b.actor(*outlet).grade.iter().flat_map(|g| self.grade(g, Some(&of))));
        }
        out
    }

    pub fn grade(&self, g: &Grade, of: Option<&Link>) -> Vec<GradeView> {
        let w = self.cx.w;
        let view = |axis, label: &str, code, text: Option<&&str>| GradeView {
            axis,
            label: label.to_owned(),
            code,
            text: text.copied().unwrap_or_default().to_owned(),
            reason: g.reason.clone(),
            of: of.cloned(),
        };
        let place = |found: Option<usize>| found.unwrap_or(usize::MAX);
        let reliability = g.reliability.map(|x| {
            let i = place(Reliability::ALL.iter().position(|y| *y == x));
            view("reliability", w.grade_reliability, x.word(), w.reliability.get(i))
        });
        let credibility = g.credibility.map(|x| {
            let i = place(Credibility::ALL.iter().position(|y| *y == x));
            view("credibility", w.grade_credibility, x.word(), w.credibility.get(i))
        });
        reliability.into_iter().chain(credibility).collect()
    }

    /// The line near the top of a page that was corrected. `below`: the page prints its corrections itself.
    pub fn corrected(&self, below: bool) -> Option<CorrectedView> {
        let w = self.cx.w;
        let of = self.corrections();
        let newest = of.first()?;
        let sentence = match of.len() {
            1 => fill(w.corrected_on, &[("date", &newest.on.text)]),
            n => fill(w.corrected_several, &[("n", &w.count(n, w.times)), ("date", &newest.on.text)]),
        };
        let link = (!below).then(|| self.link(w.nav_corrections, url::CORRECTIONS));
        Some(CorrectedView { sentence, below: w.corrected_below.to_owned(), link })
    }

    /// What hangs on the reading of unclear phrases.
    pub fn readings_of(&self, n: NumberId) -> Vec<ReadingsView> {
        let outcomes = &self.cx.relations(SubjectId::Number(n)).readings;
        let mut out = Vec::new();
        for group in outcomes.chunk_by(|a, b| a.claim == b.claim) {
            let Some(first) = group.first() else { continue };
            let w = self.cx.w;
            let c = self.cx.b.claim(first.claim);
            let words = self.figure(first.claim, fill(w.quoted, &[("phrase", &self.wording(c))]));
            let template = if group.iter().any(|o| o.chosen) { w.readings_chosen } else { w.readings_open };
            let slots = [
                ("words", vec![words]),
                ("source", vec![Part::link(self.source_link(c.source()))]),
                ("n", vec![Part::text(w.whole(group.len()))]),
            ];
            let rows = group.iter().map(|o| self.reading_row(n, o)).collect();
            out.push(ReadingsView { sentence: fill_parts(template, &slots), rows });
        }
        out
    }

    fn reading_row(&self, n: NumberId, o: &ReadingOutcome) -> ReadingRow {
        let w = self.cx.w;
        let label = self.cx.b.number(n).populations.get(o.population.0 as usize).map(|p| p.label.clone());
        let kinds = [VerdictKind::Disagree, VerdictKind::Agree, VerdictKind::Compatible];
        let against = kinds.into_iter().filter_map(|kind| {
            let of: Vec<ClaimIx> = o.against.iter().filter(|(_, v, _)| v.kind == kind).map(|(ix, ..)| *ix).collect();
            let mut reports: Vec<Vec<Part>> = of.iter().take(AGAINST).map(|ix| self.value_and_holder(*ix)).collect();
            if of.len() > AGAINST {
                reports.push(vec![Part::text(fill(w.more, &[("n", &w.whole(of.len() - AGAINST))]))]);
            }
            let verdict = verdict::badge(kind, w);
            (!of.is_empty()).then(|| AgainstView { verdict, reports: self.list(reports) })
        });
        let figure = o.against.iter().find_map(|(_, _, d)| d.as_ref());
        ReadingRow {
            label: label.unwrap_or_default(),
            chosen: o.chosen,
            verdict: o.verdict.map(|k| verdict::badge(k, w)),
            against: against.collect(),
            figure: figure.map(|d| self.derived(n, d).arithmetic).unwrap_or_default(),
        }
    }

    /// Who says the same in a disagreement, and how many people and bodies that are.
    pub fn camps(&self, d: &Disagreement) -> Vec<CampView> {
        let (b, w) = (self.cx.b, self.cx.w);
        let of = self.cx.relations(d.subject);
        let mut camps: Vec<(StanceView, BTreeSet<ClaimIx>)> = Vec::new();
        let mut add = |stance: StanceView, claims: Vec<ClaimIx>| match camps.iter_mut().find(|(s, _)| *s == stance) {
            Some((_, of)) => of.extend(claims),
            None => camps.push((stance, claims.into_iter().collect())),
        };
        for side in d.pairs.iter().filter_map(|p| of.pairs.get(*p)).flat_map(|p| [p.a, p.b]) {
            match side {
                Side::Claim(ix) => add(self.camp_of(ix), vec![ix]),
                Side::Derived(i) => {
                    if let Some(x) = of.derived.get(i) {
                        let label = self.scale(d.subject).value(&x.quantity);
                        add(StanceView { code: "derived", label }, x.inputs.clone());
                    }
                }
            }
        }
        // Of many reports only the newest of those that read alike are paired: the others stand with them.
        if of.claims.len() > SMALL {
            for ix in &of.claims {
                let stance = self.camp_of(*ix);
                if let Some((_, claims)) = camps.iter_mut().find(|(s, _)| *s == stance) {
                    claims.insert(*ix);
                }
            }
        }
        camps
            .into_iter()
            .map(|(stance, claims)| {
                let holders: BTreeSet<_> = claims.iter().map(|ix| b.claim(*ix).holder).collect();
                let voices = relate::voices(b, claims.iter().copied());
                let grounds: BTreeSet<String> = claims.iter().flat_map(|ix| self.ground_labels(b.claim(*ix))).collect();
                let mut links: Vec<Link> = holders.iter().take(HOLDERS).map(|h| self.holder(*h)).collect();
                if holders.len() > HOLDERS {
                    let label = fill(w.more, &[("n", &w.whole(holders.len() - HOLDERS))]);
                    links.push(Link { label, href: String::new() });
                }
                CampView {
                    basis: self.said_by(&voices),
                    stance,
                    holders: links,
                    origins: voices.origins,
                    own_words: voices.own_words,
                    grounds: grounds.into_iter().collect(),
                }
            })
            .collect()
    }

    fn camp_of(&self, ix: ClaimIx) -> StanceView {
        let c = self.cx.b.claim(ix);
        let code = match &c.value {
            Value::Stance { stance, .. } => stance.word(),
            _ => "",
        };
        StanceView { code, label: self.value(c) }
    }
}
