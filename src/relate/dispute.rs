//! Which of a subject's disagreeing pairs are one dispute: those about the same people, event, mood and unit, and where
//! things change with time those of one time. A dispute is made of the reports that take part, so that it is the same
//! whether its pairs were formed or only counted.

use super::large::{Scene, number_of};
use super::population::{Kinship, kinship, sole};
use super::report::{Report, Said};
use crate::model::{Briefing, Days, EventId, Modality, PopulationId, Series, SubjectId};
use std::collections::BTreeMap;

/// What a dispute is about, beside its subject.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Topic {
    /// Of two groups the whole.
    pub population: Option<PopulationId>,
    pub event: Option<EventId>,
    pub modality: Modality,
    /// Where it is not the number's own.
    pub unit: Option<String>,
}

/// The topic of two reports that disagree on the subject, whichever comes first.
pub(super) fn topic(b: &Briefing, subject: SubjectId, x: &Report, y: &Report) -> Topic {
    let own = if x.subject == subject { x } else { y };
    // A factor may stand beside a count and beside a plan: what it stands beside decides.
    let modality = if x.crosses_modality { y.modality } else { x.modality };
    let unit = match own.said {
        Said::Quantities(q) => q.first().and_then(|q| q.foreign_unit.clone()),
        _ => None,
    };
    Topic { population: population(b, subject, x, y), event: own.event, modality, unit }
}

/// Neither a computed figure nor what another number's reports leave for this one.
pub(super) fn is_direct(subject: SubjectId, r: &Report) -> bool {
    !r.derived && (r.subject == subject || matches!(subject, SubjectId::Question(_)))
}

/// The group that two reports disagree on; of a vague phrase the first group by which they do.
fn population(b: &Briefing, subject: SubjectId, x: &Report, y: &Report) -> Option<PopulationId> {
    let SubjectId::Number(n) = subject else { return None };
    let number = b.number(n);
    let of = |r: &Report| -> Vec<Option<PopulationId>> {
        if r.subject != subject {
            // It bears on this number, and counts groups of its own.
            return vec![sole(number)];
        }
        let all: Vec<_> = r.populations.iter().copied().map(Some).collect();
        if all.is_empty() { vec![sole(number)] } else { all }
    };
    let (xs, ys) = (of(x), of(y));
    let whole = |p: Option<PopulationId>, q: Option<PopulationId>| match kinship(number, p, q) {
        Kinship::Same | Kinship::WholeOf | Kinship::SumOf => p,
        Kinship::PartOf | Kinship::SummandOf => q,
        Kinship::Siblings | Kinship::Unknown => None,
    };
    let found = xs.iter().flat_map(|p| ys.iter().filter_map(|q| whole(*p, *q)).collect::<Vec<_>>()).min();
    found.or_else(|| xs.iter().chain(&ys).flatten().min().copied())
}

/// Within how many days of each other reports belong to one dispute; `None` where time tells no disputes apart.
pub(super) fn window(b: &Briefing, subject: SubjectId) -> Option<i64> {
    match subject {
        SubjectId::Number(n) => {
            let n = b.number(n);
            n.window().filter(|_| n.series == Series::Level)
        }
        SubjectId::Deadline(_) => None,
        SubjectId::Question(q) => b.question(q).window(),
    }
}

/// Items in the order of their times, cut where the next begins more than so many days after all before it have ended.
pub(super) fn chained<T>(mut items: Vec<T>, days: Option<i64>, time: impl Fn(&T) -> (i64, i64)) -> Vec<Vec<T>> {
    items.sort_by_key(&time);
    let mut out: Vec<Vec<T>> = Vec::new();
    let mut end = i64::MIN;
    for item in items {
        let (from, to) = time(&item);
        match out.last_mut() {
            Some(chain) if days.is_none_or(|days| from.saturating_sub(end) <= days) => chain.push(item),
            _ => {
                out.push(vec![item]);
                end = to;
            }
        }
        end = end.max(to);
    }
    out
}

/// What is known of the conflicts that a report takes part in.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    /// When the first of them began, as far as that has been looked up for this report.
    opened: Option<Days>,
    how: How,
}

/// What is so of one of a report's conflicts at least.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct How {
    /// It is between two reports, neither of which is computed.
    pub direct: bool,
    /// It is with another holder.
    pub plain: bool,
    /// It is on what its own holder said: between those who report it.
    pub told: bool,
}

impl How {
    fn or(self, o: How) -> How {
        How { direct: self.direct | o.direct, plain: self.plain | o.plain, told: self.told | o.told }
    }
}

/// The reports that take part in conflicts, by place, for each topic.
#[derive(Clone, Debug, Default)]
pub(super) struct Conflicts(BTreeMap<Topic, BTreeMap<usize, Part>>);

impl Conflicts {
    fn part(&mut self, topic: &Topic, at: usize) -> &mut Part {
        self.0.entry(topic.clone()).or_default().entry(at).or_default()
    }

    /// Two reports exclude each other; the later one was made on this day.
    pub fn pair(&mut self, topic: &Topic, places: [usize; 2], said: Days, how: How) {
        for at in places {
            self.takes_part(topic, at, how);
            self.began(topic, at, said);
        }
    }

    /// A report takes part.
    pub fn takes_part(&mut self, topic: &Topic, at: usize, how: How) {
        let part = self.part(topic, at);
        part.how = part.how.or(how);
    }

    /// The first conflict of those that a report takes part in or is chained to began on this day.
    pub fn began(&mut self, topic: &Topic, at: usize, said: Days) {
        let part = self.part(topic, at);
        part.opened = Some(part.opened.map_or(said, |o| earlier(o, said)));
    }

    /// The first day known for any of these.
    pub fn known(&self, topic: &Topic, places: impl Iterator<Item = usize>) -> Option<Days> {
        let of = self.0.get(topic)?;
        places.filter_map(|at| of.get(&at)?.opened).reduce(earlier)
    }

    /// All disputes, oldest first.
    pub fn disputes(&self, s: &Scene) -> Vec<Dispute> {
        let window = window(s.b, s.subject);
        let mut out = Vec::new();
        for (topic, parts) in &self.0 {
            let reports: Vec<(usize, &Part, &Report)> =
                parts.iter().filter_map(|(at, part)| Some((*at, part, &s.sides.get(*at)?.1))).collect();
            for chain in chained(reports, window, |(_, _, r)| super::large::span(r.time)) {
                let mut places: Vec<(usize, How)> = chain.iter().map(|(at, part, _)| (*at, part.how)).collect();
                places.sort_unstable_by_key(|(at, _)| *at);
                out.push(Dispute {
                    topic: topic.clone(),
                    places: places.iter().map(|(at, _)| *at).collect(),
                    how: places.iter().map(|(_, how)| *how).collect(),
                    from: chain.iter().map(|(_, _, r)| super::large::span(r.time).0).min().unwrap_or_default(),
                    opened: chain.iter().filter_map(|(_, part, _)| part.opened).reduce(earlier),
                    latest: chain.iter().map(|(_, _, r)| r.said_on).reduce(later),
                    direct: chain.iter().any(|(_, part, _)| part.how.direct),
                });
            }
        }
        out.sort_by(|a, b| a.age().cmp(&b.age()));
        out
    }
}

/// Reports that exclude each other, on one topic and of one time.
#[derive(Clone, Debug)]
pub(super) struct Dispute {
    pub topic: Topic,
    /// Those that take part, by their places.
    pub places: Vec<usize>,
    /// What is so of the conflicts of each.
    how: Vec<How>,
    /// The first day that they speak of.
    from: i64,
    pub opened: Option<Days>,
    pub latest: Option<Days>,
    /// Two reports disagree; else one side of each pair is computed.
    pub direct: bool,
}

impl Dispute {
    fn age(&self) -> (bool, Option<i64>, &Topic, i64) {
        let opened = self.opened.and_then(|o| o.latest()).map(number_of);
        (opened.is_none(), opened, &self.topic, self.from)
    }

    /// Those that take part, and whether in a conflict on what their own holder said: some in both kinds.
    pub fn parts(&self) -> impl Iterator<Item = (usize, bool)> {
        let each = self.places.iter().copied().zip(&self.how);
        each.flat_map(|(at, how)| {
            [how.plain.then_some((at, false)), how.told.then_some((at, true))].into_iter().flatten()
        })
    }

    pub fn holds(&self, topic: &Topic, place: usize) -> bool {
        self.places.binary_search(&place).is_ok() && self.topic == *topic
    }
}

pub(super) fn later(a: Days, b: Days) -> Days {
    if (b.latest(), b.from) > (a.latest(), a.from) { b } else { a }
}

fn earlier(a: Days, b: Days) -> Days {
    if (b.latest(), b.from) < (a.latest(), a.from) { b } else { a }
}
