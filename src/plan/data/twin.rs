//! The JSON twin of an entry's page. It is bounded as the page is: the rest stands in the tables.

use super::rows::Twin;
use super::{claims, object, verdicts};
use crate::model::{ClaimIx, SubjectId};
use crate::plan::context::{At, Context};
use crate::plan::part::plain;
use crate::plan::{Kind, Planned, cite, dates, url};
use crate::relate::Side;
use serde_json::Value;
use std::collections::BTreeSet;

/// Claims, and pairs, in one twin.
const LISTED: usize = 200;
/// Derived figures and common grounds in one twin.
const COMPUTED: usize = 60;

/// `None` for a page that is no entry.
pub fn write(cx: &Context, page: &Planned) -> Option<String> {
    let b = cx.b;
    let at = At { cx, path: "", root: "", cited: None };
    let base = b.site.base_url.as_deref();
    let (kind, id, subject) = match &page.kind {
        Kind::Number(n) => ("number", b.number(*n).id.as_str(), Some(SubjectId::Number(*n))),
        Kind::Deadline(d) => ("deadline", b.deadline(*d).id.as_str(), Some(SubjectId::Deadline(*d))),
        Kind::Question(q) => ("question", b.question(*q).id.as_str(), Some(SubjectId::Question(*q))),
        Kind::Actor(a) => ("actor", b.actor(*a).id.as_str(), None),
        Kind::Article(s) => ("article", b.source(*s).id.as_str(), None),
        Kind::Disagreement(i) => {
            let d = cx.r.disagreements.get(*i)?;
            ("disagreement", d.id.as_str(), Some(d.subject))
        }
        _ => return None,
    };
    let answer = match &page.kind {
        Kind::Number(n) => Some(plain(&at.number_answer(*n))),
        Kind::Deadline(d) => Some(plain(&at.deadline_answer(*d))),
        Kind::Question(q) => Some(plain(&at.question_answer(*q, 8))),
        Kind::Actor(a) => Some(at.actor_sentence(*a)),
        Kind::Disagreement(i) => at.disagreement_row(*i).map(|row| plain(&row.sides)),
        _ => None,
    };
    let of = subject.map(|s| cx.relations(s));
    let in_dispute = match &page.kind {
        Kind::Disagreement(i) => cx.r.disagreements.get(*i),
        _ => None,
    };
    let pairs: Vec<_> = match (of, in_dispute) {
        (Some(of), Some(d)) => d.pairs.iter().filter_map(|p| of.pairs.get(*p)).collect(),
        (Some(of), None) => of.pairs.iter().collect(),
        _ => Vec::new(),
    };
    let listed: Vec<ClaimIx> = match &page.kind {
        Kind::Article(s) => cx.by_source.get(s.0 as usize).cloned().unwrap_or_default(),
        Kind::Actor(a) => cx.actors.get(a.0 as usize).map(spoken).unwrap_or_default(),
        Kind::Disagreement(_) => {
            let sides = pairs.iter().flat_map(|p| [p.a, p.b]).filter_map(|s| match s {
                Side::Claim(ix) => Some(ix),
                Side::Derived(_) => None,
            });
            sides.collect::<BTreeSet<_>>().into_iter().collect()
        }
        _ => of.map(|of| of.claims.iter().chain(&of.struck).copied().collect()).unwrap_or_default(),
    };
    let whole = subject.filter(|_| in_dispute.is_none());
    let twin = Twin {
        schema: format!("{}{}", url::root(&page.path), url::schema("page")),
        kind,
        id: id.to_owned(),
        title: page.title.clone(),
        page: page.path.clone(),
        url: base.map(|base| url::absolute(base, &page.path)),
        as_of: dates::iso(b.site.as_of),
        answer,
        verdict: subject.map(|s| cx.subject_verdict(s).kind),
        cite: cite::as_text(cx, page),
        csl: cite::as_csl(cx, page),
        unheard: of.and_then(|of| claims::texts(of.unheard.iter().map(|a| b.actor(*a).id.clone()))),
        claims_in_all: listed.len(),
        claims: listed.iter().take(LISTED).map(|ix| claims::row(cx, *ix)).collect(),
        verdicts_in_all: pairs.len(),
        verdicts: match subject {
            Some(s) => pairs.iter().take(LISTED).map(|p| verdicts::verdict(cx, s, p)).collect(),
            None => Vec::new(),
        },
        derived: whole.map(|s| verdicts::derived(cx, s)).unwrap_or_default().into_iter().take(COMPUTED).collect(),
        common_ground: whole
            .map(|s| verdicts::common_ground(cx, s))
            .unwrap_or_default()
            .into_iter()
            .take(COMPUTED)
            .collect(),
    };
    let mut twin = Value::Object(object(&twin));
    for list in ["claims", "verdicts", "derived", "common_ground"] {
        for row in twin.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(row) = row.as_object_mut() {
                row.retain(|_, v| !v.is_null());
            }
        }
    }
    Some(format!("{}\n", serde_json::to_string(&twin).unwrap_or_default()))
}

/// What it said, what was said for it, and what it reports in its own voice.
fn spoken(x: &crate::plan::context::Appearances) -> Vec<ClaimIx> {
    let mut seen = BTreeSet::new();
    x.said.iter().chain(&x.held).chain(&x.own_voice).copied().filter(|ix| seen.insert(*ix)).collect()
}
