//! Which article brought a change, for what is told of a build and of a note that no longer holds.

use super::{Change, Shelf, Today, arrivals, replay, shelves};
use crate::model::{Briefing, Permanent, SourceId, SubjectId};
use crate::relate::Relations;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

/// Which article brought what has changed since the site was last published: the arrivals are replayed with those last
/// that are not listed there, whatever day they bear.
pub struct Causes<'a> {
    b: &'a Briefing,
    r: &'a Relations,
    /// Made when something is asked, and each subject's arrivals replayed once.
    arrived: OnceCell<Arrived>,
    replayed: RefCell<BTreeMap<SubjectId, Vec<(usize, Change)>>>,
}

struct Arrived {
    order: Vec<SourceId>,
    /// Before this place in the order all are listed.
    known: usize,
    shelves: BTreeMap<SubjectId, Shelf>,
    today: Today,
}

impl Arrived {
    fn of(b: &Briefing, r: &Relations) -> Arrived {
        let listed: BTreeSet<&str> =
            b.published.iter().filter(|p| p.address.0 == Permanent::Article).map(|p| p.address.1.as_str()).collect();
        let is_new = |id: SourceId| {
            let s = b.source(id);
            !listed.is_empty() && !std::iter::once(&s.id).chain(&s.former_ids).any(|id| listed.contains(id.as_str()))
        };
        let order = arrivals(b, is_new);
        let known = order.iter().position(|id| is_new(*id)).unwrap_or(order.len());
        Arrived { known, shelves: shelves(b, &order), order, today: Today::of(r) }
    }
}

impl<'a> Causes<'a> {
    pub fn new(b: &'a Briefing, r: &'a Relations) -> Causes<'a> {
        Causes { b, r, arrived: OnceCell::new(), replayed: RefCell::default() }
    }

    fn arrived(&self) -> &Arrived {
        self.arrived.get_or_init(|| Arrived::of(self.b, self.r))
    }

    /// The newest arrival that changed something about a subject which is as asked.
    fn last(&self, subject: SubjectId, from: usize, wanted: impl Fn(&Change) -> bool) -> Option<SourceId> {
        let end = self.r.subjects.get(&subject)?;
        let Arrived { order, shelves, today, .. } = self.arrived();
        let mut replayed = self.replayed.borrow_mut();
        let changes = replayed.entry(subject).or_insert_with(|| replay(self.b, subject, end, today, shelves).changes);
        let found = changes.iter().rev().find(|(place, c)| *place >= from && wanted(c));
        found.and_then(|(place, _)| order.get(*place).copied())
    }

    /// What is not listed yet, and turned the verdict.
    pub fn turned(&self, subject: SubjectId) -> Option<SourceId> {
        self.last(subject, self.arrived().known, |c| c.verdict_changed())
    }

    /// What is not listed yet, and opened an entry of the log.
    pub fn opened(&self, subject: SubjectId, entry: usize) -> Option<SourceId> {
        self.last(subject, self.arrived().known, |c| c.opened.contains(&Some(entry)))
    }

    /// What is not listed yet, and moved what the page says first.
    pub fn moved(&self, subject: SubjectId) -> Option<SourceId> {
        self.last(subject, self.arrived().known, |c| !c.moved.is_empty())
    }

    /// The arrival that turned the verdict into what it is, or into none, listed or not.
    pub fn made(&self, subject: SubjectId) -> Option<SourceId> {
        self.turned(subject).or_else(|| self.last(subject, 0, |c| c.verdict_changed()))
    }
}
