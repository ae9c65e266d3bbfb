//! Origins: reports that trace to one utterance are one report told several times.

use super::report::counts;
use crate::model::{Briefing, ClaimIx};
use std::collections::BTreeMap;

/// Origin → its counting claims, in the order of the briefing.
pub(super) fn origins(b: &Briefing) -> BTreeMap<String, Vec<ClaimIx>> {
    let mut all: BTreeMap<String, Vec<ClaimIx>> = BTreeMap::new();
    for (ix, claim) in b.claims() {
        if let Some(origin) = &claim.origin
            && counts(b, claim)
        {
            all.entry(origin.clone()).or_default().push(ix);
        }
    }
    all
}
