//! `numbers.yaml`: what is counted, of whom, and how the counts hang together.

use super::field::{required, setting};
use super::names::{ActorNames, Ids, check_id};
use super::site::{Defaults, widths};
use crate::finding::{Finding, Rule};
use crate::model::{Number, NumberId, Population, PopulationId, Relation, Series};
use crate::parse::Item;
use crate::parse::draft::{NumberDraft, PopulationDraft};
use crate::text::{Entry, FileId, Place};

pub fn numbers(
    list: &[(FileId, &Item<NumberDraft>)],
    actors: &ActorNames,
    defaults: &Defaults,
    findings: &mut Vec<Finding>,
) -> (Vec<Number>, Ids) {
    let mut kept: Vec<(&NumberDraft, Entry)> = Vec::new();
    let mut numbers = Vec::new();
    for (file, item) in list {
        let (d, entry) = (&item.value, Entry::item(*file, "", item.index));
        let (id, label) = (required(&d.id, "id", &entry, findings), required(&d.label, "label", &entry, findings));
        let unit = required(&d.unit, "unit", &entry, findings);
        let series = match d.series.as_deref() {
            None => Some(Series::Level),
            Some(word) => setting(
                word,
                "series",
                &["level", "cumulative", "fixed"],
                |w| match w {
                    "level" => Some(Series::Level),
                    "cumulative" => Some(Series::Cumulative),
                    "fixed" => Some(Series::Fixed),
                    _ => None,
                },
                || entry.field("series"),
                findings,
            ),
        };
        let Some(id) = id else { continue };
        // Reported already; left out, every claim on it would be reported too.
        let label = label.unwrap_or(id);
        kept.push((d, entry));
        numbers.push(Number {
            id: id.to_owned(),
            former_ids: d.former_ids.clone(),
            weight: d.weight.unwrap_or_default(),
            label: label.to_owned(),
            unit: unit.unwrap_or("units").to_owned(),
            series: series.unwrap_or(Series::Level),
            place: d.place.as_deref().and_then(|p| actors.look_up(p, || entry.field("place"), findings)),
            populations: populations(&d.populations, &entry, findings),
            relation: None,
            complement_of: None,
            stable_for: d.stable_for.unwrap_or(defaults.stable_for),
            widths: widths(d.tolerances.as_ref(), &defaults.widths, &entry, findings),
            note: d.note.clone(),
            match_words: d.r#match.clone(),
            entry,
        });
    }
    let ids = Ids::new(
        "a number",
        "content/numbers.yaml",
        numbers.iter().map(|n| (n.id.as_str(), n.former_ids.as_slice(), n.entry)),
        findings,
    );
    for i in 0..numbers.len() {
        let (d, entry) = kept[i];
        numbers[i].relation = relation(d, &entry, &ids, &numbers, findings);
        numbers[i].complement_of = complement(i, d, &entry, &ids, &numbers, findings);
    }
    (numbers, ids)
}

/// The share of which this one is the rest: another number, counted as a share too, and no rest itself.
fn complement(
    i: usize,
    d: &NumberDraft,
    entry: &Entry,
    ids: &Ids,
    numbers: &[Number],
    findings: &mut Vec<Finding>,
) -> Option<NumberId> {
    let of = ids.look_up(d.complement_of.as_deref()?, || entry.field("complement_of"), findings)?;
    let other = numbers.get(of as usize)?;
    let wrong = if of as usize == i {
        "a share is not the rest of itself"
    } else if !numbers[i].is_share() || !other.is_share() {
        "only numbers with `unit: share` leave a rest"
    } else if other.complement_of.is_some() {
        "that share is registered as the rest of another itself"
    } else {
        return Some(NumberId(of));
    };
    findings.push(
        Finding::new(Rule::BadValue, entry.field("complement_of"), wrong)
            .label("needs the id of the share that this one leaves over"),
    );
    None
}

fn populations(list: &[PopulationDraft], entry: &Entry, findings: &mut Vec<Finding>) -> Vec<Population> {
    let mut out: Vec<Population> = Vec::new();
    let mut kept = Vec::new();
    for (i, d) in list.iter().enumerate() {
        let path = format!("populations[{i}]");
        let Some(id) = d.id.as_deref().filter(|id| !id.is_empty()) else {
            findings.push(
                Finding::new(Rule::MissingField, entry.field(&path), "`id` is missing")
                    .label("a population needs `id:`"),
            );
            continue;
        };
        check_id(id, entry.field(&format!("{path}.id")), findings);
        if out.iter().any(|p| p.id == id) {
            findings.push(
                Finding::new(Rule::DuplicateId, entry.field(&format!("{path}.id")), format!("`{id}` is there already"))
                    .label("used again here"),
            );
            continue;
        }
        kept.push((i, d));
        out.push(Population {
            id: id.to_owned(),
            label: d.label.clone().unwrap_or_else(|| id.replace('-', " ")),
            sum: Vec::new(),
            part_of: Vec::new(),
            note: d.note.clone(),
        });
    }
    for (k, (i, d)) in kept.iter().enumerate() {
        let look =
            |names: &[String], field: &str, out: &[Population], findings: &mut Vec<Finding>| -> Vec<PopulationId> {
                let mut found = Vec::new();
                for (j, name) in names.iter().enumerate() {
                    let place = entry.field(&format!("populations[{i}].{field}[{j}]"));
                    found.extend(population(name, out, place, findings));
                }
                found
            };
        let (sum, part_of) = (look(&d.sum, "sum", &out, findings), look(&d.part_of, "part_of", &out, findings));
        (out[k].sum, out[k].part_of) = (sum, part_of);
    }
    for (k, (i, _)) in kept.iter().enumerate() {
        if contains_itself(k, &out) {
            findings.push(
                Finding::new(
                    Rule::Cycle,
                    entry.field(&format!("populations[{i}]")),
                    format!("`{}` is part of itself", out[k].id),
                )
                .label("through `sum` or `part_of`"),
            );
            out[k].sum.clear();
            out[k].part_of.clear();
        }
    }
    out
}

/// Follows `part_of` upwards and `sum` from part to whole.
fn contains_itself(start: usize, all: &[Population]) -> bool {
    let mut open = vec![start];
    let mut seen = vec![false; all.len()];
    while let Some(i) = open.pop() {
        let wholes = all.iter().enumerate().filter(|(_, p)| p.sum.contains(&PopulationId(i as u32))).map(|(w, _)| w);
        for up in all[i].part_of.iter().map(|p| p.0 as usize).chain(wholes) {
            if up == start {
                return true;
            }
            if !std::mem::replace(&mut seen[up], true) {
                open.push(up);
            }
        }
    }
    false
}

/// A population of one number, by id.
pub fn population(name: &str, all: &[Population], place: Place, findings: &mut Vec<Finding>) -> Option<PopulationId> {
    if let Some(i) = all.iter().position(|p| p.id == name) {
        return Some(PopulationId(i as u32));
    }
    let finding = Finding::new(Rule::UnknownId, place, format!("`{name}` is not a population of this number"));
    let ids: Vec<&str> = all.iter().map(|p| p.id.as_str()).collect();
    let finding = finding.label(match ids.as_slice() {
        [] => "it has no populations".to_owned(),
        some => format!("it has {}", some.join(", ")),
    });
    findings.push(finding.offer(name, ids));
    None
}

fn relation(
    d: &NumberDraft,
    entry: &Entry,
    ids: &Ids,
    numbers: &[Number],
    findings: &mut Vec<Finding>,
) -> Option<Relation> {
    let mut number = |name: &Option<String>, path: &str| -> Option<NumberId> {
        match name {
            Some(name) => ids.look_up(name, || entry.field(path), findings).map(NumberId),
            None => {
                let key = path.split('.').next().unwrap_or(path);
                findings.push(
                    Finding::new(Rule::MissingField, entry.field(key), format!("`{path}` is missing"))
                        .label("needs the id of a number"),
                );
                None
            }
        }
    };
    match (&d.share, &d.factor) {
        (Some(share), None) => {
            let of = number(&share.number, "share.number")?;
            let all = &numbers[of.0 as usize].populations;
            let part = population(share.part.as_deref()?, all, entry.field("share.part"), findings);
            let whole = population(share.whole.as_deref()?, all, entry.field("share.whole"), findings);
            Some(Relation::Share { number: of, part: part?, whole: whole? })
        }
        (None, Some(factor)) => {
            let (before, after) = (number(&factor.before, "factor.before"), number(&factor.after, "factor.after"));
            Some(Relation::Factor { before: before?, after: after? })
        }
        (Some(_), Some(_)) => {
            findings.push(
                Finding::new(Rule::ClaimField, entry.key("factor"), "a number has one relation only")
                    .label("this one has `share` already"),
            );
            None
        }
        (None, None) => None,
    }
}
