//! One side of a comparison in one shape, whether an article printed it or arithmetic yielded it.

use super::Derived;
use super::origin::is_own_words;
use super::position::in_force;
use crate::model::{
    Briefing, Claim, ClaimIx, Days, Due, EventId, Holder, Modality, PopulationId, Quantity, Series, SourceId,
    SourceStatus, Stance, Status, SubjectId, Value,
};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// What a report says.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// One amount, or several that one phrase may mean.
    Quantities(&'a [Quantity]),
    Due(&'a Due),
    Stance(Stance, &'a [usize]),
    Answer(usize),
}

/// What the rules need to know of one side.
#[derive(Clone, Debug)]
pub struct Report<'a> {
    pub subject: SubjectId,
    pub populations: &'a [PopulationId],
    pub said: Said<'a>,
    pub modality: Modality,
    pub event: Option<EventId>,
    /// `None` for a figure derived from claims of several holders.
    pub holder: Option<Holder>,
    pub said_on: Days,
    /// The day it was said is stated, or the day on which the article that says it came out.
    pub said_stated: bool,
    /// When its article came out; open where that is not known.
    pub published: Days,
    /// An outlet or article speaks in its own words.
    pub own_words: bool,
    /// The time it speaks of: the as-of, or for a stance the time it is in force.
    pub time: Days,
    /// That time was not stated.
    pub time_inferred: bool,
    /// Nothing tells what time it speaks of.
    pub undated: bool,
    pub origin: Option<&'a str>,
    pub remark: Option<&'a str>,
    pub source: SourceId,
    /// Takes part in verdicts (rule R0).
    pub counts: bool,
    pub derived: bool,
    /// A factor leads from a count to a plan, so rule R2 lets it stand beside either.
    pub crosses_modality: bool,
    /// For a claim with several populations: figures derived from it under one of them (index into `populations`).
    pub under: Vec<(usize, Derived)>,
}

impl<'a> Report<'a> {
    pub(super) fn of_claim(b: &'a Briefing, ix: ClaimIx, next: Option<Date>) -> Report<'a> {
        let claim = b.claim(ix);
        let unsaid = claim.as_of.is_inferred() && claim.said_on.is_inferred();
        let (said, time, time_inferred) = match &claim.value {
            Value::Quantity(q) => (Said::Quantities(std::slice::from_ref(q)), None, claim.as_of.is_inferred()),
            Value::Quantities(q) => (Said::Quantities(q), None, claim.as_of.is_inferred()),
            Value::Due(d) => (Said::Due(d), None, claim.as_of.is_inferred()),
            Value::Answer(a) => (Said::Answer(*a), Some(in_force(b, claim, next)), unsaid),
            Value::Stance { stance, grounds } => {
                (Said::Stance(*stance, grounds), Some(in_force(b, claim, next)), unsaid)
            }
        };
        let published = b.source(claim.source()).published.get().map(|p| p.days);
        let own_words = own_words(b, claim);
        Report {
            subject: claim.subject,
            populations: &claim.populations,
            said,
            modality: claim.modality,
            event: claim.event,
            holder: Some(claim.holder),
            said_on: claim.said_on.days,
            said_stated: !claim.said_on.is_inferred() || (own_words && published.is_some()),
            published: published.unwrap_or(Days::OPEN),
            own_words,
            time: time.unwrap_or(claim.as_of.days),
            time_inferred,
            undated: claim.as_of.days.is_open(),
            origin: claim.origin.as_deref(),
            remark: claim.remark.as_deref(),
            source: claim.source(),
            counts: counts(b, claim),
            derived: false,
            crosses_modality: false,
            under: Vec::new(),
        }
    }

    /// A derived figure is held and originates where all its inputs do.
    pub(super) fn of_derived(b: &'a Briefing, subject: SubjectId, d: &'a Derived) -> Report<'a> {
        let inputs = || d.inputs.iter().map(|&ix| b.claim(ix));
        let published = b.source(d.source).published.get().map(|p| p.days);
        Report {
            subject,
            populations: d.population.as_slice(),
            said: Said::Quantities(std::slice::from_ref(&d.quantity)),
            modality: d.modality,
            event: d.event,
            holder: common(inputs().map(|c| Some(c.holder))),
            said_on: inputs().map(|c| c.said_on.days).reduce(hull).unwrap_or(d.as_of),
            said_stated: inputs().all(|c| !c.said_on.is_inferred() || (own_words(b, c) && published.is_some())),
            published: published.unwrap_or(Days::OPEN),
            own_words: inputs().all(|c| own_words(b, c)),
            time: d.as_of,
            time_inferred: d.as_of_inferred,
            undated: d.as_of.is_open(),
            origin: common(inputs().map(|c| c.origin.as_deref())),
            remark: common(inputs().map(|c| c.remark.as_deref())),
            source: d.source,
            counts: true,
            derived: true,
            crosses_modality: d.operation == super::Operation::Factor,
            under: Vec::new(),
        }
    }

    pub fn same_holder(&self, o: &Report) -> bool {
        self.holder.is_some() && self.holder == o.holder
    }

    /// One holder, or one origin told twice: what the two share confirms nothing.
    pub fn one_voice(&self, o: &Report) -> bool {
        self.same_holder(o) || self.same_origin(o) || self.same_remark(o)
    }

    pub fn same_origin(&self, o: &Report) -> bool {
        self.origin.is_some() && self.origin == o.origin
    }

    pub fn same_remark(&self, o: &Report) -> bool {
        self.remark.is_some() && self.remark == o.remark
    }

    /// The one that was certainly said first, and the other; `None` where the days overlap.
    pub fn said_in_order<'r>(&'r self, o: &'r Report<'a>) -> Option<(&'r Report<'a>, &'r Report<'a>)> {
        if self.said_on.before(&o.said_on) {
            Some((self, o))
        } else if o.said_on.before(&self.said_on) {
            Some((o, self))
        } else {
            None
        }
    }

    /// Two statements of one holder: the days of both are stated and differ, or the articles came out so far apart that one
    /// statement cannot stand behind both. Two days given for one event are no two statements.
    pub fn said_twice(&self, o: &Report) -> Option<Twice> {
        let stated = self.said_stated && o.said_stated;
        if stated && (self.event.is_none() || self.event != o.event) {
            self.said_in_order(o).map(|_| Twice::Stated)
        } else {
            (self.published.gap(&o.published) > ONE_STATEMENT).then_some(Twice::Inferred)
        }
    }

    /// More than one reading: rule R7.
    pub fn is_vague(&self) -> bool {
        self.populations.len() > 1 || matches!(self.said, Said::Quantities(q) if q.len() > 1)
    }
}

/// How it is known that a holder spoke twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Twice {
    Stated,
    /// From the days on which the articles came out.
    Inferred,
}

/// Articles that came out within so many days of each other may tell of one statement.
pub(super) const ONE_STATEMENT: i64 = 7;

/// An outlet, or an article whose outlet is not known, reports in its own words: nobody is said to say so.
pub fn own_words(b: &Briefing, claim: &Claim) -> bool {
    claim.by.is_none() && is_own_words(b, claim)
}

/// Whether a report has to be of some time: what changes has one; a fact that never changes, what a registered event came
/// to and a due date have none.
pub fn needs_time(b: &Briefing, subject: SubjectId, event: Option<EventId>) -> bool {
    match subject {
        SubjectId::Number(n) => b.number(n).series != Series::Fixed && event.is_none(),
        SubjectId::Deadline(_) => false,
        SubjectId::Question(q) => !b.question(q).fixed,
    }
}

/// One of the two has no time although it needs one.
pub(super) fn of_unknown_time(b: &Briefing, x: &Report, y: &Report) -> bool {
    [x, y].iter().any(|r| r.undated && needs_time(b, r.subject, r.event))
}

fn common<T: PartialEq>(mut values: impl Iterator<Item = Option<T>>) -> Option<T> {
    let first = values.next()??;
    values.all(|v| v.as_ref() == Some(&first)).then_some(first)
}

/// The span of days that holds both.
pub(super) fn hull(a: Days, b: Days) -> Days {
    Days {
        from: a.from.zip(b.from).map(|(x, y)| x.min(y)),
        to: a.to.zip(b.to).map(|(x, y)| x.max(y)),
        about: a.about || b.about,
        by_month: a.by_month || b.by_month,
    }
}

/// Rule R0: published claims of sources that stand by them; drafts and proposals in a drafts build only.
pub(super) fn counts(b: &Briefing, claim: &Claim) -> bool {
    let accepted = |drafty: bool| !drafty || b.with_drafts;
    let by_claim = match claim.status {
        Status::Published => true,
        Status::Draft | Status::Proposed => accepted(true),
        Status::Deprecated | Status::Retracted => false,
    };
    by_claim
        && match b.source(claim.source()).status {
            SourceStatus::Published => true,
            SourceStatus::Draft => accepted(true),
            SourceStatus::Retracted => false,
        }
}

/// The claim as one side of a comparison.
pub fn report(b: &Briefing, ix: ClaimIx) -> Report<'_> {
    let claim = b.claim(ix);
    let same: Vec<ClaimIx> = b
        .claims()
        .filter(|(_, c)| c.subject == claim.subject && c.holder == claim.holder && counts(b, c))
        .map(|(i, _)| i)
        .collect();
    let next = next_statements(b, &same);
    Report::of_claim(b, ix, next.get(&ix).copied())
}

/// For each claim the first day of its holder's next statement in the same mood, among the given claims of one subject.
pub(super) fn next_statements(b: &Briefing, claims: &[ClaimIx]) -> BTreeMap<ClaimIx, Date> {
    let mut by_holder: BTreeMap<(Holder, Modality), Vec<(Date, ClaimIx)>> = BTreeMap::new();
    for &ix in claims {
        let c = b.claim(ix);
        if let (Value::Stance { .. } | Value::Answer(_), Some(day)) = (&c.value, c.said_on.days.from) {
            by_holder.entry((c.holder, c.modality)).or_default().push((day, ix));
        }
    }
    let mut next = BTreeMap::new();
    for statements in by_holder.values_mut() {
        statements.sort();
        let mut later: Option<Date> = None;
        for group in statements.chunk_by(|a, b| a.0 == b.0).rev() {
            for &(_, ix) in group {
                if let Some(day) = later {
                    next.insert(ix, day);
                }
            }
            later = group.first().map(|&(day, _)| day);
        }
    }
    next
}
