//! What a build means: how things stand now beside how they stood when the site was last published. Nothing is put into
//! words here.

use super::Relations;
use super::permanent::{Addresses, Fate, Stand, of_subject};
use crate::model::{Address, Briefing, Permanent, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// A subject's old state and its new one, in the words of the list of what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub subject: SubjectId,
    pub before: String,
    pub after: String,
}

/// The difference between two states of a site. Everything in the order of the subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// How many new ids there are of each kind.
    pub new: BTreeMap<Permanent, usize>,
    pub opened: Vec<SubjectId>,
    /// Disagreements that are none any longer.
    pub ended: Vec<SubjectId>,
    /// Disagreements whose note says something else than before: `explained`, `settled`, `open`.
    pub noted: Vec<Turn>,
    /// Verdicts that turned.
    pub turned: Vec<Turn>,
    /// Subjects with nothing to compare before.
    pub compared: Vec<Turn>,
    /// What pages say first: figures and dates.
    pub moved: Vec<Turn>,
    /// Sides heard for the first time, by their ids.
    pub heard: Vec<(SubjectId, Vec<String>)>,
}

impl News {
    pub fn is_empty(&self) -> bool {
        *self == News::default()
    }
}

/// Standings of subjects whose reports could not be compared.
const NOTHING_TO_COMPARE: [&str; 4] = ["", "none", "single", "one-holder"];

pub fn news(b: &Briefing, r: &Relations, now: &Addresses) -> News {
    let old: BTreeMap<&Address, &str> = b.published.iter().map(|p| (&p.address, p.standing.as_str())).collect();
    let mut news = News::default();
    for (address, _) in now.live() {
        if !old.contains_key(address) {
            *news.new.entry(address.0).or_default() += 1;
        }
    }
    // What goes by another name is not new.
    let renamed = b.published.iter().filter_map(|p| match now.fate(&p.address) {
        Fate::Renamed(to) => Some(to).filter(|to| !old.contains_key(to)),
        _ => None,
    });
    for (kind, _) in renamed.collect::<BTreeSet<_>>() {
        if let Some(n) = news.new.get_mut(&kind) {
            *n = n.saturating_sub(1);
        }
    }
    news.new.retain(|_, n| *n > 0);
    if old.is_empty() {
        return news;
    }
    let disputed: BTreeMap<SubjectId, &str> = r.disagreements.iter().map(|d| (d.subject, d.id.as_str())).collect();
    for subject in r.subjects.keys() {
        let address = of_subject(b, *subject);
        let before = former(b, *subject).into_iter().find_map(|a| old.get(&a).filter(|s| !s.is_empty()));
        let after = now.standing(&address);
        let log = |id: &str| (Permanent::Disagreement, id.to_owned());
        let logged = former(b, *subject)
            .into_iter()
            .find_map(|(kind, id)| old.get(&log(&format!("{}-{id}", kind.word()))).filter(|s| !s.is_empty()));
        match (logged, disputed.get(subject)) {
            (None, Some(_)) => news.opened.push(*subject),
            (Some(_), None) => news.ended.push(*subject),
            (Some(before), Some(id)) if *before != now.standing(&log(id)) => news.noted.push(Turn {
                subject: *subject,
                before: (*before).to_owned(),
                after: now.standing(&log(id)).to_owned(),
            }),
            _ => {}
        }
        let Some(before) = before else { continue };
        let (before, after) = (Stand::read(before), Stand::read(after));
        let turn = |x: &str, y: &str| Turn { subject: *subject, before: x.to_owned(), after: y.to_owned() };
        if before.verdict != after.verdict {
            let compared = NOTHING_TO_COMPARE.contains(&before.verdict);
            if !compared {
                news.turned.push(turn(before.verdict, after.verdict));
            } else if !NOTHING_TO_COMPARE.contains(&after.verdict) {
                news.compared.push(turn(before.verdict, after.verdict));
            }
        }
        if before.value != after.value && !before.value.is_empty() {
            news.moved.push(turn(before.value, after.value));
        }
        let heard: BTreeSet<&str> = before.unheard.difference(&after.unheard).copied().collect();
        let heard: Vec<String> = heard.into_iter().filter(|id| speaks(b, r, *subject, id)).map(str::to_owned).collect();
        if !heard.is_empty() {
            news.heard.push((*subject, heard));
        }
    }
    news
}

/// The subject's address, and those that it had.
fn former(b: &Briefing, subject: SubjectId) -> Vec<Address> {
    let (kind, id) = of_subject(b, subject);
    let old = b.former_ids(subject).iter().map(|old| (kind, old.clone()));
    std::iter::once((kind, id)).chain(old).collect()
}

/// A party that is no party any longer was not heard.
fn speaks(b: &Briefing, r: &Relations, subject: SubjectId, id: &str) -> bool {
    let party = |a: &crate::model::ActorId| b.actor(*a).id == id;
    let is_party = match subject {
        SubjectId::Number(_) => false,
        SubjectId::Deadline(d) => b.deadline(d).obliged.iter().any(party),
        SubjectId::Question(q) => b.question(q).parties.iter().any(party),
    };
    is_party && r.subjects.get(&subject).is_some_and(|of| !of.unheard.iter().any(party))
}
