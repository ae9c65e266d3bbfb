//! The history of one entry of the log: what brought its own claims, and nothing else that was said on the subject.

use super::{At, Change, ChangedView, HISTORY};
use crate::model::{ClaimIx, Holder};
use crate::relate::Disagreement;
use std::collections::BTreeMap;

impl At<'_> {
    pub(super) fn entry_changed(&self, index: usize) -> Option<ChangedView> {
        let d = self.cx.r.disagreements.get(index)?;
        let mut rows: BTreeMap<usize, Vec<ClaimIx>> = BTreeMap::new();
        for ix in &d.claims {
            let place = self.cx.rank.get(self.cx.b.claim(*ix).source().0 as usize).copied().flatten();
            if let Some(place) = place {
                rows.entry(place).or_default().push(*ix);
            }
        }
        let first = rows.keys().next().copied();
        let history = &self.cx.history;
        let of = history.of.get(&d.subject).map_or(&[][..], Vec::as_slice);
        let changes: BTreeMap<usize, &Change> =
            of.iter().filter_map(|(place, i)| Some((*place, history.arrivals.get(*place)?.changes.get(*i)?))).collect();
        // A retracted or re-dated report may open what others said.
        for (place, _) in changes.iter().filter(|(_, c)| c.opened.contains(&Some(index))) {
            rows.entry(*place).or_default();
        }
        let all = rows.len();
        let shown = rows.into_iter().rev().take(HISTORY).map(|(place, claims)| {
            let change = changes.get(&place).copied();
            let is_first = Some(place) == first;
            (place, self.what(&self.of_entry(index, d, change, claims, is_first)))
        });
        self.changed_view(shown.collect(), self.untold(d.subject, all))
    }

    /// What of an article's change is about the entry. The verdict is that of the whole subject: an entry has but one.
    fn of_entry(
        &self,
        index: usize,
        d: &Disagreement,
        change: Option<&Change>,
        claims: Vec<ClaimIx>,
        first: bool,
    ) -> Change {
        let holds = |a| claims.iter().any(|ix| self.cx.b.claim(*ix).holder == Holder::Actor(a));
        let moved = change.map_or(&[][..], |c| &c.moved).iter();
        let heard = change.map_or(&[][..], |c| &c.heard).iter().copied();
        let minds = change.map_or(&[][..], |c| &c.minds).iter().copied();
        Change {
            subject: d.subject,
            first,
            turned: None,
            compared: None,
            moved: moved.filter(|(_, now)| now.figures.iter().any(|ix| claims.contains(ix))).cloned().collect(),
            opened: change.filter(|c| c.opened.contains(&Some(index))).map(|_| Some(index)).into_iter().collect(),
            closed: Vec::new(),
            joined: change.filter(|c| c.joined.contains(&index)).map(|_| index).into_iter().collect(),
            minds: minds.filter(|(was, is)| claims.contains(was) || claims.contains(is)).collect(),
            heard: heard.filter(|a| holds(*a)).collect(),
            claims,
        }
    }
}
