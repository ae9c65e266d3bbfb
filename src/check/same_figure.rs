//! One exact figure for a group and for a wider one: of the two words one was probably used loosely.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Claim, ClaimIx, Exact, Hedge, Number, Quantity, SubjectId};
use crate::relate::{Kinship, Relations, kinship};
use std::collections::{BTreeMap, BTreeSet};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    for (subject, relations) in &r.subjects {
        let SubjectId::Number(id) = subject else { continue };
        let number = b.number(*id);
        // Alike in all but whom they count.
        let mut alike: BTreeMap<_, Vec<(ClaimIx, &Claim)>> = BTreeMap::new();
        for ix in &relations.claims {
            let claim = b.claim(*ix);
            if let Some(figure) = claim.quantity().and_then(exact)
                && claim.populations.len() == 1
            {
                alike.entry((figure, claim.event, claim.modality)).or_default().push((*ix, claim));
            }
        }
        let mut told = BTreeSet::new();
        for claims in alike.values() {
            for (i, (x, part)) in claims.iter().enumerate() {
                for (y, whole) in claims.iter().skip(i + 1) {
                    let kin = kinship(number, part.populations.first().copied(), whole.populations.first().copied());
                    let (x, part, y, whole) = match kin {
                        Kinship::PartOf | Kinship::SummandOf => (x, part, y, whole),
                        Kinship::WholeOf | Kinship::SumOf => (y, whole, x, part),
                        _ => continue,
                    };
                    // A note on either claim is the editor's answer.
                    if !number.at_one_time(&part.as_of.days, &whole.as_of.days)
                        || part.note.is_some()
                        || whole.note.is_some()
                    {
                        continue;
                    }
                    if told.insert(*x) {
                        findings.push(finding(number, part, whole));
                    }
                    if told.insert(*y) {
                        findings.push(finding(number, whole, part));
                    }
                }
            }
        }
    }
}

fn finding(number: &Number, claim: &Claim, other: &Claim) -> Finding {
    let label = |c: &Claim| {
        let population = c.populations.first().and_then(|p| number.populations.get(p.0 as usize));
        population.map_or("", |p| p.label.as_str()).to_owned()
    };
    Finding::new(
        Rule::SameFigure,
        claim.entry.field("quote"),
        format!("the very same figure for \u{201c}{}\u{201d} and for \u{201c}{}\u{201d}", label(claim), label(other)),
    )
    .label(format!("here it counts \u{201c}{}\u{201d}", label(claim)))
    .related(other.entry.field("quote"), format!("here \u{201c}{}\u{201d}", label(other)))
    .help("mend `of:` where a report means the other group; if both are right, a `note:` on one of the claims says so")
}

/// The one amount that it names, with no word that makes it less sure. None and one are often the same for a group and a
/// wider one.
pub(super) fn exact(q: &Quantity) -> Option<Exact> {
    let plain = matches!(q.hedge, Hedge::Exact | Hedge::Bare) && q.foreign_unit.is_none();
    (plain && q.value > Exact::ONE).then_some(q.value)
}
