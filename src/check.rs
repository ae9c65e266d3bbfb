//! Remarks that need the whole briefing and its verdicts: one rule a file.
//!
//! To add one: write `check/<rule>.rs` with a function of this type, name it in `RULES`, add its code to
//! `finding/rule.rs` and a case to `tests/cases`.

use crate::finding::Finding;
use crate::model::Briefing;
use crate::relate::Relations;
use rayon::prelude::*;

mod address_lost;
mod amendment;
mod date_inferred;
mod edition_unknown;
mod entry_linked;
mod entry_unknown;
mod event_missing;
mod far_day;
mod force_claim;
mod no_decision;
mod nobody_obliged;
mod note_outgrown;
mod one_holder;
mod prose;
mod removed_but_there;
mod rescinded;
mod same_address;
mod same_figure;
mod undated;
mod verdict_changed;
mod wider_population;

type Check = fn(&Briefing, &Relations, &mut Vec<Finding>);

const RULES: &[Check] = &[
    verdict_changed::check,
    date_inferred::check,
    amendment::check,
    wider_population::check,
    rescinded::check,
    prose::check,
    edition_unknown::check,
    entry_unknown::check,
    entry_linked::check,
    note_outgrown::check,
    address_lost::check,
    removed_but_there::check,
    far_day::check,
    same_address::check,
    event_missing::check,
    same_figure::check,
    undated::check,
    one_holder::check,
    no_decision::check,
    force_claim::check,
    nobody_obliged::check,
];

pub fn check(briefing: &Briefing, relations: &Relations) -> Vec<Finding> {
    let of_rule = |rule: &Check| {
        let mut findings = Vec::new();
        rule(briefing, relations, &mut findings);
        findings
    };
    RULES.par_iter().flat_map_iter(of_rule).collect()
}
