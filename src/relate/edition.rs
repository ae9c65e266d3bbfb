//! Editions: what each article changed when it came, by replaying the arrivals in order.
//!
//! An article arrives on the day that the editor recorded (`added`), else on that of its publication; articles of one day
//! in the order of their ids. It is the record as it stands today that is replayed: a claim that was struck since was
//! never there. Only the subjects that an article touches are related anew, and for a subject with so many reports that
//! this would cost more than relating it a few times the history is kept for its newest articles only.

mod causes;

use super::change_of_mind::changes_of_mind;
use super::current::{Current, Standing, current, standing};
use super::rival::rivals;
use super::{Relations, SubjectRelations, Topic, compare_dues, relate_subject, report};
use crate::model::{
    ActorId, Briefing, ClaimIx, Dated, QuestionId, Relation, SourceId, SourceStatus, SubjectId, Value, VerdictKind,
};
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

pub use causes::Causes;

/// Comparisons spent on one subject's history, above which only its newest articles are replayed.
const COMPARISONS: usize = 3000;

/// All arrivals and what they changed.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Oldest first; those without a date before all others.
    pub arrivals: Vec<Arrival>,
    /// Subject → the arrivals that brought claims on it or changed it, newest first: index of the arrival, index of the
    /// change in it.
    pub of: BTreeMap<SubjectId, Vec<(usize, usize)>>,
    /// Subjects whose older arrivals were not replayed, with how many of the newest were.
    pub shortened: BTreeMap<SubjectId, usize>,
}

/// One article, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub source: SourceId,
    /// `None`: neither its arrival nor its publication is dated.
    pub day: Option<Date>,
    /// In the order of the subjects.
    pub changes: Vec<Change>,
}

/// What one article changed about one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub subject: SubjectId,
    /// Its own counting claims on it; none where only what bears on the subject has changed.
    pub claims: Vec<ClaimIx>,
    /// Nobody had spoken of it before.
    pub first: bool,
    /// How the reports stand to each other, and how they did before, where that is not the same and they had been compared.
    pub turned: Option<(Standing, Standing)>,
    /// What came out where reports that had been there before, or had nothing to do with each other, were now compared.
    pub compared: Option<Standing>,
    /// Of groups of comparable claims that were there before: what they come to, before and after, where that is not the
    /// same. One for a deadline.
    pub moved: Vec<(Current, Current)>,
    /// Disputes that are there from now on: their places in the log, if they still are.
    pub opened: Vec<Option<usize>>,
    /// Disputes that are none any longer.
    pub closed: Vec<Option<usize>>,
    /// Disputes that were there before, by their places in the log, in which it says what agrees with nobody there.
    pub joined: Vec<usize>,
    /// What a holder said before and after, where it has changed its mind.
    pub minds: Vec<(ClaimIx, ClaimIx)>,
    /// Parties that nobody had spoken for before.
    pub heard: Vec<ActorId>,
}

impl Change {
    /// How the reports stand to each other is another thing than before.
    pub fn verdict_changed(&self) -> bool {
        self.turned.is_some() || self.compared.is_some()
    }

    /// More than another report of the same.
    pub fn matters(&self) -> bool {
        let disputes = !self.opened.is_empty() || !self.closed.is_empty() || !self.joined.is_empty();
        disputes || !self.minds.is_empty() || self.verdict_changed() || !self.moved.is_empty() || !self.heard.is_empty()
    }
}

/// When an article came to this briefing: as the editor recorded it, else its publication.
pub fn arrival(b: &Briefing, id: SourceId) -> Option<&Dated> {
    let s = b.source(id);
    s.added.as_ref().or(s.published.get())
}

/// The day of that.
pub fn arrival_day(b: &Briefing, id: SourceId) -> Option<Date> {
    arrival(b, id)?.days.latest()
}

/// What is compared of a subject between two arrivals.
struct State {
    standing: Standing,
    current: Vec<Current>,
    disputes: Vec<Dispute>,
    unheard: Vec<ActorId>,
}

impl State {
    fn of(b: &Briefing, subject: SubjectId, r: &SubjectRelations, disputes: Vec<Dispute>) -> State {
        State { standing: standing(b, r), current: current(b, subject, r), disputes, unheard: r.unheard.clone() }
    }
}

/// What makes a dispute the same as one at another time: its topic, and a claim in common.
type Dispute = (Topic, BTreeSet<ClaimIx>);

fn is_same(x: &Dispute, y: &Dispute) -> bool {
    x.0 == y.0 && !x.1.is_disjoint(&y.1)
}

/// The disputes of today, by subject: where each stands in the log. Those that follow from others are told with them.
#[derive(Default)]
struct Today(BTreeMap<SubjectId, Vec<(Dispute, Told)>>);

#[derive(Clone, Copy)]
enum Told {
    Itself(usize),
    WithAnother,
}

impl Today {
    fn of(r: &Relations) -> Today {
        let mut out = Today::default();
        let dispute = |topic: &Topic, claims: &[ClaimIx]| (topic.clone(), claims.iter().copied().collect());
        for (i, d) in r.disagreements.iter().enumerate() {
            out.0.entry(d.subject).or_default().push((dispute(&d.topic, &d.claims), Told::Itself(i)));
            for e in &d.entails {
                out.0.entry(e.subject).or_default().push((dispute(&e.topic, &e.claims), Told::WithAnother));
            }
        }
        out
    }

    fn on(&self, subject: SubjectId) -> &[(Dispute, Told)] {
        self.0.get(&subject).map_or(&[], Vec::as_slice)
    }

    /// Its place in the log; `None` for what is told with another.
    fn place(&self, subject: SubjectId, dispute: &Dispute) -> Option<Option<usize>> {
        let mut of = self.on(subject).iter().filter(|(d, _)| is_same(d, dispute)).map(|(_, told)| told);
        match of.clone().find_map(|t| if let Told::Itself(i) = t { Some(*i) } else { None }) {
            Some(i) => Some(Some(i)),
            None if of.next().is_some() => None,
            None => Some(None),
        }
    }
}

/// Counting claims of one subject in the order of arrival.
#[derive(Default)]
struct Shelf {
    /// Place in the order of arrival, for each of `claims`.
    ranks: Vec<usize>,
    claims: Vec<ClaimIx>,
}

impl Shelf {
    /// Those that had come when so many articles had.
    fn until(&self, articles: usize) -> &[ClaimIx] {
        let end = self.ranks.partition_point(|r| *r < articles);
        self.claims.get(..end).unwrap_or_default()
    }

    fn of(&self, article: usize) -> &[ClaimIx] {
        let (start, end) =
            (self.ranks.partition_point(|r| *r < article), self.ranks.partition_point(|r| *r <= article));
        self.claims.get(start..end).unwrap_or_default()
    }
}

/// Replays all arrivals, and what they changed about the subjects that are `wanted`. `r` is what they lead to.
pub fn history(b: &Briefing, r: &Relations, wanted: impl Fn(SubjectId) -> bool + Sync) -> History {
    let order = arrivals(b, |_| false);
    let shelves = shelves(b, &order);
    let today = Today::of(r);
    let replayed: Vec<(SubjectId, Replay)> = r
        .subjects
        .par_iter()
        .filter(|(subject, _)| wanted(**subject))
        .map(|(&subject, end)| (subject, replay(b, subject, end, &today, &shelves)))
        .collect();
    let mut history = History {
        arrivals: order
            .iter()
            .map(|id| Arrival { source: *id, day: arrival_day(b, *id), changes: Vec::new() })
            .collect(),
        ..History::default()
    };
    for (subject, replay) in replayed {
        history.shortened.extend(replay.kept.map(|n| (subject, n)));
        for (place, change) in replay.changes {
            let Some(arrival) = history.arrivals.get_mut(place) else { continue };
            history.of.entry(subject).or_default().push((place, arrival.changes.len()));
            arrival.changes.push(change);
        }
    }
    for of in history.of.values_mut() {
        of.reverse();
    }
    history
}

/// Articles in the order in which they came; the last ones apart.
fn arrivals(b: &Briefing, is_last: impl Fn(SourceId) -> bool) -> Vec<SourceId> {
    let mut order: Vec<SourceId> = (0..b.sources.len() as u32).map(SourceId).collect();
    order.retain(|id| b.source(*id).status != SourceStatus::Draft || b.with_drafts);
    order.sort_by_cached_key(|id| (is_last(*id), arrival_day(b, *id), &b.source(*id).id));
    order
}

/// Counting claims by subject, in the order of arrival.
fn shelves(b: &Briefing, order: &[SourceId]) -> BTreeMap<SubjectId, Shelf> {
    let mut rank = vec![0; b.sources.len()];
    for (place, id) in order.iter().enumerate() {
        if let Some(rank) = rank.get_mut(id.0 as usize) {
            *rank = place;
        }
    }
    let mut shelves: BTreeMap<SubjectId, Shelf> = BTreeMap::new();
    let mut counting: Vec<(usize, ClaimIx)> = b
        .claims()
        .filter(|(_, c)| report::counts(b, c))
        .filter_map(|(ix, c)| Some((*rank.get(c.source().0 as usize)?, ix)))
        .collect();
    counting.sort();
    for (place, ix) in counting {
        let shelf = shelves.entry(b.claim(ix).subject).or_default();
        shelf.ranks.push(place);
        shelf.claims.push(ix);
    }
    shelves
}

struct Replay {
    /// By arrival, oldest first.
    changes: Vec<(usize, Change)>,
    /// How many of the newest arrivals were replayed, where not all were.
    kept: Option<usize>,
}

fn replay(
    b: &Briefing,
    subject: SubjectId,
    end: &SubjectRelations,
    today: &Today,
    shelves: &BTreeMap<SubjectId, Shelf>,
) -> Replay {
    let feeds = feeding(b, subject);
    let ranks = feeds.iter().chain([&subject]).filter_map(|s| shelves.get(s)).flat_map(|s| s.ranks.iter().copied());
    let steps: Vec<usize> = ranks.collect::<BTreeSet<_>>().into_iter().collect();
    // Relating a subject anew costs its comparisons, or where they are few its claims.
    let once = end.comparisons.max(end.claims.len()).max(1);
    let kept = (COMPARISONS / once).max(1);
    // Of a small subject each step is cheaper than the last: all steps together cost a third of that.
    let all = end.claims.len() <= super::SMALL || steps.len() <= kept;
    let first_kept = if all { 0 } else { steps.len() - kept };

    let own = shelves.get(&subject);
    let state_after = |articles: usize| {
        let claims_on = |s: SubjectId| shelves.get(&s).map_or(&[][..], |shelf| shelf.until(articles));
        let (r, found) = relate_subject(b, subject, claims_on(subject), &[], &claims_on);
        State::of(b, subject, &r, found.into_iter().map(|f| (f.topic, f.claims)).collect())
    };
    let mut before = match steps.get(first_kept) {
        Some(_) if first_kept == 0 => {
            State { standing: Standing::None, current: Vec::new(), disputes: Vec::new(), unheard: parties(b, subject) }
        }
        Some(place) => state_after(*place),
        None => return Replay { changes: Vec::new(), kept: None },
    };
    // Of a history that is told from the middle on, reports that stand apart may have been compared before.
    let mut compared = before.standing.compares();
    let mut changes = Vec::new();
    for (i, &place) in steps.iter().enumerate() {
        let claims = own.map_or(&[][..], |o| o.of(place)).to_vec();
        let mut change = Change {
            subject,
            first: !claims.is_empty() && own.is_some_and(|o| o.until(place).is_empty()),
            claims,
            turned: None,
            compared: None,
            moved: Vec::new(),
            opened: Vec::new(),
            closed: Vec::new(),
            joined: Vec::new(),
            minds: Vec::new(),
            heard: Vec::new(),
        };
        if i >= first_kept {
            let last = i + 1 == steps.len();
            let now = || today.on(subject).iter().map(|(d, _)| d.clone()).collect();
            let after = if last { State::of(b, subject, end, now()) } else { state_after(place + 1) };
            compare(b, &before, &after, today, &mut change);
            if let Some(own) = own {
                change.minds = changes_of_mind(b, &change.claims, own.until(place + 1));
            }
            (change.turned, change.compared) = turn(before.standing, after.standing, compared);
            compared |= matches!(after.standing, Standing::Is(_));
            before = after;
        }
        if !change.claims.is_empty() || change.matters() {
            changes.push((place, change));
        }
    }
    Replay { changes, kept: (!all).then_some(kept) }
}

/// How the verdict turned, or which was the first. That there is still nothing to compare is neither.
fn turn(before: Standing, after: Standing, compared: bool) -> (Option<(Standing, Standing)>, Option<Standing>) {
    let told = before != Standing::None && before != after;
    let first = told && !compared && matches!(after, Standing::Is(_));
    ((told && compared).then_some((before, after)), first.then_some(after))
}

fn compare(b: &Briefing, before: &State, after: &State, today: &Today, change: &mut Change) {
    for y in &after.current {
        let x = before.current.iter().find(|x| x.key == y.key);
        let moved = x.filter(|x| !x.says_the_same(b, y) && !is_one_date(b, x, y));
        change.moved.extend(moved.map(|x| (x.clone(), y.clone())));
    }
    let only = |of: &[Dispute], other: &[Dispute]| -> Vec<Option<usize>> {
        let new = of.iter().filter(|d| !other.iter().any(|o| is_same(d, o)));
        new.filter_map(|d| today.place(change.subject, d)).collect()
    };
    let (opened, closed) = (only(&after.disputes, &before.disputes), only(&before.disputes, &after.disputes));
    (change.opened, change.closed) = (opened, closed);
    change.joined = after.disputes.iter().filter_map(|d| joins(b, before, d, today, change)).collect();
    change.heard = before.unheard.iter().filter(|a| !after.unheard.contains(a)).copied().collect();
}

/// The place in the log of a dispute that was there before, where the article takes a side in it that nobody took.
fn joins(b: &Briefing, before: &State, now: &Dispute, today: &Today, change: &Change) -> Option<usize> {
    let was: Vec<&Dispute> = before.disputes.iter().filter(|d| is_same(d, now)).collect();
    let earlier: BTreeSet<ClaimIx> = was.iter().flat_map(|d| d.1.iter().copied()).collect();
    let new: Vec<ClaimIx> = change.claims.iter().copied().filter(|ix| now.1.contains(ix)).collect();
    if was.is_empty() || rivals(b, &new, &earlier).is_empty() {
        return None;
    }
    today.place(change.subject, now).flatten()
}

/// Two wordings of one due date.
fn is_one_date(b: &Briefing, x: &Current, y: &Current) -> bool {
    let ([x], [y]) = (x.figures.as_slice(), y.figures.as_slice()) else { return false };
    match (&b.claim(*x).value, &b.claim(*y).value) {
        (Value::Due(x), Value::Due(y)) => compare_dues(x, y).kind == VerdictKind::Agree,
        _ => false,
    }
}

/// Who has a stake in the subject.
fn parties(b: &Briefing, subject: SubjectId) -> Vec<ActorId> {
    match subject {
        SubjectId::Number(_) => Vec::new(),
        SubjectId::Deadline(d) => b.deadline(d).obliged.clone(),
        SubjectId::Question(q) => b.question(q).parties.clone(),
    }
}

/// Other subjects whose claims take part in this one's relations.
fn feeding(b: &Briefing, subject: SubjectId) -> Vec<SubjectId> {
    let questions = |q: QuestionId| {
        let all = (0..b.questions.len() as u32).map(QuestionId);
        all.filter(move |&o| {
            o != q && (super::position::is_component(b.question(q), o) || super::position::contrary(b, q, o))
        })
        .map(SubjectId::Question)
    };
    match subject {
        SubjectId::Number(n) => match b.number(n).relation {
            Some(Relation::Share { number, .. }) => vec![SubjectId::Number(number)],
            Some(Relation::Factor { before, after }) => vec![SubjectId::Number(before), SubjectId::Number(after)],
            None => Vec::new(),
        },
        SubjectId::Deadline(d) => b.deadline(d).force.map(SubjectId::Question).into_iter().collect(),
        SubjectId::Question(q) => questions(q).collect(),
    }
}
