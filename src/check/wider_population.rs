//! One report counts a wider population than all others of the same time: its writer may have used the wider word loosely.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, Reason, SubjectId, VerdictKind};
use crate::relate::{Relations, Side};
use std::collections::BTreeSet;

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    let mut asked = BTreeSet::new();
    for (subject, relations) in &r.subjects {
        let SubjectId::Number(id) = subject else { continue };
        let number = b.number(*id);
        for pair in &relations.pairs {
            if pair.verdict.kind != VerdictKind::Compatible || !pair.verdict.has(Reason::PartOf) {
                continue;
            }
            let (Side::Claim(x), Side::Claim(y)) = (pair.a, pair.b) else { continue };
            let (cx, cy) = (b.claim(x), b.claim(y));
            // The same figure for a part and for its whole is what makes the wider word doubtful.
            let same_figure = cx.quantity().map(|q| q.value) == cy.quantity().map(|q| q.value);
            let ([px], [py]) = (cx.populations.as_slice(), cy.populations.as_slice()) else { continue };
            // An exact figure for both is told at both: see `same_figure`.
            let exact = cx.quantity().is_some_and(|q| super::same_figure::exact(q).is_some());
            if !same_figure || exact || px == py {
                continue;
            }
            let wider_is_x = number.populations[py.0 as usize].part_of.contains(px);
            let (wide, ix, narrow) = if wider_is_x { (cx, x, py) } else { (cy, y, px) };
            // A note on the claim is the editor's answer.
            if wide.note.is_some() {
                continue;
            }
            let alone = relations.claims.iter().filter(|c| b.claim(**c).populations == wide.populations).count() == 1;
            if alone && asked.insert(ix) {
                let label = |p: u32| number.populations[p as usize].label.as_str();
                findings.push(
                    Finding::new(
                        Rule::WiderPopulation,
                        wide.entry.field("of"),
                        format!("only this report counts \u{201c}{}\u{201d}", label(wide.populations[0].0)),
                    )
                    .label(format!("others give the same figure for \u{201c}{}\u{201d}", label(narrow.0)))
                    .help("keep it if the source means the wider group; a `note:` can say that the word may be loose"),
                );
            }
        }
    }
}
