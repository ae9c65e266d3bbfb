//! What tells the disputes of one subject apart, in as few words as will do: the group, the event, the mood, or the month
//! in which it opened.

use super::dispute::Topic;
use crate::model::{Briefing, Days, EventId, Modality, PopulationId, SubjectId};

/// One thing by which a dispute is told from the others of its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Apart {
    Population(PopulationId),
    Event(EventId),
    Modality(Modality),
    /// Year and month in which it opened.
    Month(i16, i8),
}

impl Apart {
    /// As in the id of the dispute.
    pub fn word(self, b: &Briefing, subject: SubjectId) -> String {
        match (self, subject) {
            (Apart::Population(p), SubjectId::Number(n)) => {
                b.number(n).populations.get(p.0 as usize).map_or_else(String::new, |p| p.id.clone())
            }
            (Apart::Population(_), _) => String::new(),
            (Apart::Event(e), _) => b.event(e).id.clone(),
            (Apart::Modality(m), _) => m.word().replace('_', "-"),
            (Apart::Month(year, month), _) => format!("{year:04}-{month:02}"),
        }
    }
}

impl Apart {
    /// As readers know it.
    pub fn label(self, b: &Briefing, subject: SubjectId) -> String {
        match (self, subject) {
            (Apart::Population(p), SubjectId::Number(n)) => {
                b.number(n).populations.get(p.0 as usize).map_or_else(String::new, |p| p.label.clone())
            }
            (Apart::Event(e), _) => b.event(e).label.clone(),
            _ => self.word(b, subject),
        }
    }
}

pub(super) type Words = [Option<Apart>; 4];

pub(super) fn words(topic: &Topic, opened: Option<Days>) -> Words {
    let day = opened.and_then(|o| o.latest());
    [
        topic.population.map(Apart::Population),
        topic.event.map(Apart::Event),
        (topic.modality != Modality::Actual).then_some(Apart::Modality(topic.modality)),
        day.map(|d| Apart::Month(d.year(), d.month())),
    ]
}

/// Which of the four are said, one bit each: fewest first.
fn choices() -> Vec<u8> {
    let mut all: Vec<u8> = (1..16).collect();
    all.sort_by_key(|choice| choice.count_ones());
    all
}

/// Everything that tells one of these disputes from all others, fewest words first. All of it is said where nothing does.
pub(super) fn ways(all: &[(&Topic, Option<Days>)], of: usize) -> Vec<Vec<Apart>> {
    let every: Vec<Words> = all.iter().map(|(topic, opened)| words(topic, *opened)).collect();
    let Some(own) = every.get(of) else { return Vec::new() };
    let said = |w: &Words, choice: u8| -> Words {
        let mut out = *w;
        for (n, word) in out.iter_mut().enumerate() {
            *word = word.filter(|_| choice & (1 << n) != 0);
        }
        out
    };
    let mut ways: Vec<Vec<Apart>> = Vec::new();
    for choice in choices() {
        let mine = said(own, choice);
        let tells = every.iter().enumerate().all(|(i, w)| i == of || said(w, choice) != mine);
        let way: Vec<Apart> = mine.into_iter().flatten().collect();
        if tells && !way.is_empty() && !ways.contains(&way) {
            ways.push(way);
        }
    }
    if ways.is_empty() {
        ways.push(own.iter().flatten().copied().collect());
    }
    ways
}
