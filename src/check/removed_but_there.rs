//! What `removed.yaml` lists is gone.

use crate::finding::{Finding, Rule};
use crate::model::Briefing;
use crate::relate::{Addresses, Relations};

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    if b.removed.is_empty() {
        return;
    }
    let now = Addresses::of(b, r);
    for removal in &b.removed {
        let (kind, id) = (removal.kind().word(), removal.id());
        let place = removal.entry.field("id");
        if now.is_live(&removal.address) {
            findings.push(
                Finding::new(Rule::RemovedButThere, place, format!("{kind} `{id}` is still there"))
                    .label("listed as removed")
                    .help("remove it where it is registered, or delete this entry"),
            );
        } else if let Some((_, heir)) = now.renamed(&removal.address) {
            findings.push(
                Finding::new(Rule::RemovedButThere, place, format!("{kind} `{id}` goes by another name now"))
                    .label(format!("listed as removed, and `{heir}` has it under `former_ids`"))
                    .help("keep one of the two"),
            );
        }
    }
}
