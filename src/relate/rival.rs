//! Rivals that join a dispute: reports in an entry of the log which agree with nobody who disagreed there before, so that
//! what was said of the entry was said of fewer sides.

use super::entry::claims_by_name;
use super::pair::pair;
use super::permanent::Logged;
use super::report::Report;
use super::{Disagreement, Relations};
use crate::model::{Briefing, ClaimIx, NoteStatus, Permanent, VerdictKind};
use std::collections::{BTreeMap, BTreeSet};

/// Entries that were listed when the site was last published, and who has joined them since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// Its place in the log.
    pub entry: usize,
    /// How it stood.
    pub was: NoteStatus,
    pub rivals: Vec<ClaimIx>,
}

/// Of some claims of a dispute those that agree with none of the earlier ones.
pub(super) fn rivals(b: &Briefing, new: &[ClaimIx], earlier: &BTreeSet<ClaimIx>) -> Vec<ClaimIx> {
    if new.is_empty() || earlier.is_empty() {
        return Vec::new();
    }
    // Until when a stance holds does not decide whether two agree.
    let report = |ix: ClaimIx| Report::of_claim(b, ix, None);
    let before: Vec<Report> = earlier.iter().map(|ix| report(*ix)).collect();
    let agrees = |ix: ClaimIx| {
        let x = report(ix);
        before.iter().any(|y| pair(b, &x, y).is_some_and(|v| v.kind == VerdictKind::Agree))
    };
    new.iter().copied().filter(|ix| !agrees(*ix)).collect()
}

/// Who has joined the entries of the log since the site was last published.
pub fn joined(b: &Briefing, r: &Relations) -> Vec<Joined> {
    let lines = b.published.iter().filter(|p| p.address.0 == Permanent::Disagreement);
    let listed: BTreeMap<&str, Logged> = lines.map(|p| (p.address.1.as_str(), Logged::read(&p.standing))).collect();
    if listed.is_empty() {
        return Vec::new();
    }
    let named = claims_by_name(b);
    let one = |(entry, d): (usize, &Disagreement)| {
        let was = listed.get(d.id.as_str())?;
        let status = NoteStatus::from_word(was.status)?;
        let earlier: BTreeSet<ClaimIx> = was.claims.iter().filter_map(|id| named.get(*id).copied()).collect();
        // Of a long dispute only the oldest claims are listed.
        let new: Vec<ClaimIx> = d.claims.iter().copied().filter(|ix| !earlier.contains(ix)).collect();
        let rivals = if was.is_whole() { rivals(b, &new, &earlier) } else { Vec::new() };
        (!rivals.is_empty()).then_some(Joined { entry, was: status, rivals })
    };
    r.disagreements.iter().enumerate().filter_map(one).collect()
}
