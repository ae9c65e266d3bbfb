//! Claims as rows.

use super::rows::Claim as Row;
use crate::model::{Basis, Bound, Claim, ClaimIx, Days, Exact, Holder, Interval, Quantity, Speech, SubjectId, Value};
use crate::plan::context::{At, Context};
use crate::plan::{dates, url};
use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::Number;

/// Every claim that the site shows, struck ones too, in the order of the articles.
pub fn all(cx: &Context) -> Vec<Row> {
    let shown: Vec<ClaimIx> = cx.by_source.iter().flatten().copied().collect();
    shown.par_iter().map(|ix| row(cx, *ix)).collect()
}

pub fn row(cx: &Context, ix: ClaimIx) -> Row {
    let b = cx.b;
    let at = At { cx, path: "", root: "", cited: None };
    let c = b.claim(ix);
    let s = cx.source(c);
    let passage = &c.citation.passage;
    let (subject_kind, subject) = b.subject_key(c.subject);
    let quantity = match &c.value {
        Value::Quantity(q) => Some(q),
        _ => None,
    };
    let due = match &c.value {
        Value::Due(d) => Some(d),
        _ => None,
    };
    let actor = |id: crate::model::ActorId| b.actor(id).id.clone();
    let (stance, grounds, answer) = position(cx, c);
    let wording = at.wording(c);
    let said = ends(&c.said_on.days);
    let as_of = ends(&c.as_of.days);
    let published = s.published.get().map(|d| ends(&d.days)).unwrap_or_default();
    let dated = s.published.get().and_then(|d| d.days.latest()).or(c.said_on.days.latest());
    Row {
        id: c.id.clone(),
        page: url::claim(b, ix),
        subject_kind,
        subject: subject.to_owned(),
        populations: populations(cx, c.subject, c.populations.iter().copied()),
        value_text: at.value(c),
        wording: (!wording.is_empty()).then_some(wording),
        value: quantity.and_then(|q| number(q.value)),
        value_upper: quantity.and_then(|q| number(q.upper?)),
        hedge: quantity.map(|q| q.hedge.word()),
        unit: unit(cx, c),
        usual_low: quantity.and_then(|q| number(q.soft.low.value()?)),
        usual_high: quantity.and_then(|q| number(q.soft.high.value()?)),
        usual: quantity.map(|q| notation(&q.soft)),
        loosest: quantity.map(|q| notation(&q.hard)),
        alternatives: match &c.value {
            Value::Quantities(all) => texts(all.iter().map(|q| notation(&q.soft))),
            _ => None,
        },
        due_from: due.and_then(|d| d.soft.from).map(dates::iso),
        due_to: due.and_then(|d| d.soft.to).map(dates::iso),
        due_loosest_from: due.and_then(|d| d.hard.from).map(dates::iso),
        due_loosest_to: due.and_then(|d| d.hard.to).map(dates::iso),
        stance,
        grounds,
        answer,
        modality: c.modality.word(),
        event: c.event.map(|e| b.event(e).id.clone()),
        holder: match c.holder {
            Holder::Actor(a) => Some(actor(a)),
            Holder::Source(_) => None,
        },
        holder_name: at.holder(c.holder).label,
        speaker: c.by.map(actor),
        via: texts(c.via.iter().map(|a| actor(*a))),
        said_from: said.0,
        said_to: said.1,
        said_basis: basis(&c.said_on.basis),
        as_of_from: as_of.0,
        as_of_to: as_of.1,
        as_of_basis: basis(&c.as_of.basis),
        origin: c.origin.clone(),
        status: c.status.word(),
        reason: c.reason.clone(),
        counts: !cx.is_struck(c),
        quote: passage.raw.clone(),
        quote_lead: passage.lead.clone(),
        quote_tail: passage.tail.clone(),
        speech: c.speech.map(Speech::word),
        phrase: c.phrase.clone(),
        language: s.language.clone(),
        sic: c.sic,
        read_by_editor: c.read_by_editor,
        translation: c.translation.as_ref().map(|t| t.text.clone()),
        translator: c.translation.as_ref().map(|t| t.translator.clone()),
        article: s.id.clone(),
        outlet: s.outlet.get().map(|a| actor(*a)),
        published_from: published.0,
        published_to: published.1,
        passage_url: s.url.get().map(|u| url::passage(u, passage)),
        archive_url: s.archive_url.clone(),
        verified_on: s.verified.map(dates::iso),
        note: c.note.clone(),
        year: dated.map_or_else(|| "undated".to_owned(), |d: Date| format!("{:04}", d.year())),
    }
}

fn position(cx: &Context, c: &Claim) -> (Option<&'static str>, Option<Vec<String>>, Option<String>) {
    let SubjectId::Question(q) = c.subject else { return (None, None, None) };
    let q = cx.b.question(q);
    match &c.value {
        Value::Stance { stance, grounds } => {
            let ids = grounds.iter().filter_map(|g| q.grounds.get(*g)).map(|g| g.id.clone());
            (Some(stance.word()), texts(ids), None)
        }
        Value::Answer(i) => (None, None, q.answers.get(*i).map(|(id, _)| id.clone())),
        _ => (None, None, None),
    }
}

fn unit(cx: &Context, c: &Claim) -> Option<String> {
    let SubjectId::Number(n) = c.subject else { return None };
    let own = c.quantity().and_then(|q: &Quantity| q.foreign_unit.clone());
    Some(own.unwrap_or_else(|| cx.b.number(n).unit.clone()))
}

pub fn populations(
    cx: &Context,
    subject: SubjectId,
    ids: impl Iterator<Item = crate::model::PopulationId>,
) -> Option<Vec<String>> {
    let SubjectId::Number(n) = subject else { return None };
    let all = &cx.b.number(n).populations;
    texts(ids.filter_map(|p| all.get(p.0 as usize)).map(|p| p.id.clone()))
}

/// `None` for an empty list: a row leaves out what it has nothing to say of.
pub fn texts(list: impl Iterator<Item = String>) -> Option<Vec<String>> {
    let list: Vec<String> = list.collect();
    (!list.is_empty()).then_some(list)
}

pub fn ends(d: &Days) -> (Option<String>, Option<String>) {
    (d.from.map(dates::iso), d.to.map(dates::iso))
}

fn basis(basis: &Basis) -> &'static str {
    match basis {
        Basis::Stated => "stated",
        Basis::Resolved(_) => "resolved",
        Basis::Inferred(_) => "inferred",
    }
}

/// Whole numbers exactly; others as near as programs hold them.
#[expect(clippy::cast_precision_loss, reason = "for export only: no verdict rests on it")]
pub fn number(v: Exact) -> Option<Number> {
    match i64::try_from(v.numer()) {
        Ok(whole) if v.is_integer() => Some(Number::from(whole)),
        _ => Number::from_f64(v.numer() as f64 / v.denom() as f64),
    }
}

/// `[9000, 11000)`: a round bracket leaves the end out.
pub fn notation(i: &Interval) -> String {
    let end = |b: Bound| b.value().and_then(number).map_or_else(String::new, |n| n.to_string());
    let low = match i.low {
        Bound::Closed(_) => format!("[{}", end(i.low)),
        Bound::Open(_) => format!("({}", end(i.low)),
        Bound::Infinite => "(-∞".to_owned(),
    };
    let high = match i.high {
        Bound::Closed(_) => format!("{}]", end(i.high)),
        Bound::Open(_) => format!("{})", end(i.high)),
        Bound::Infinite => "∞)".to_owned(),
    };
    format!("{low}, {high}")
}
