//! What a build means: how things stand now beside how they stood when the site was last published. Nothing is put into
//! words here.

use super::change_of_mind::changes_of_mind;
use super::edition::Causes;
use super::permanent::{Addresses, Fate, Logged, Stand, of_subject};
use super::{Disagreement, Relations, joined};
use crate::model::{Address, Briefing, ClaimIx, Permanent, Published, SourceId, SubjectId};
use std::collections::{BTreeMap, BTreeSet};

/// A subject's old state and its new one, in the words of the list of what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    pub about: Told,
    pub before: String,
    pub after: String,
}

/// What something is said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub subject: SubjectId,
    /// What tells an entry of the log from others on the subject: "At the dock", "2026-03".
    pub apart: String,
    /// The article that brought it, where one did.
    pub by: Option<SourceId>,
}

/// The difference between two states of a site. Everything in the order of the subjects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// How many new ids there are of each kind.
    pub new: BTreeMap<Permanent, usize>,
    pub opened: Vec<Told>,
    /// Disagreements that are none any longer.
    pub ended: Vec<Told>,
    /// Disagreements that were two, with the entry that stays.
    pub joined: Vec<(Told, String)>,
    /// Disagreements whose note says something else than before: `explained`, `settled`, `open`.
    pub noted: Vec<Turn>,
    /// Disagreements in which somebody says what agrees with nobody who disagreed there before.
    pub rivals: Vec<Told>,
    /// What a holder said before and after, where it has changed its mind.
    pub minds: Vec<(SubjectId, ClaimIx, ClaimIx)>,
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
/// Of subjects with reports that have nothing to do with each other.
const APART: [&str; 2] = ["apart", "not-comparable"];

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
    let causes = Causes::new(b, r);
    entries(b, r, now, &causes, &mut news);
    news.minds = minds(b, r, now);
    for subject in r.subjects.keys() {
        let address = of_subject(b, *subject);
        let before = former(b, *subject).into_iter().find_map(|a| old.get(&a).filter(|s| !s.is_empty()));
        let after = now.standing(&address);
        let Some(before) = before else { continue };
        let (before, after) = (Stand::read(before), Stand::read(after));
        let turn = |by: Option<SourceId>, x: &str, y: &str| Turn {
            about: Told { subject: *subject, apart: String::new(), by },
            before: x.to_owned(),
            after: y.to_owned(),
        };
        if before.verdict != after.verdict {
            let compared = NOTHING_TO_COMPARE.contains(&before.verdict);
            if !compared {
                news.turned.push(turn(causes.turned(*subject), before.verdict, after.verdict));
            } else if !NOTHING_TO_COMPARE.contains(&after.verdict) && !APART.contains(&after.verdict) {
                news.compared.push(turn(causes.turned(*subject), before.verdict, after.verdict));
            }
        }
        if is_moved(before.value, after.value) {
            news.moved.push(turn(causes.moved(*subject), before.value, after.value));
        }
        let heard: BTreeSet<&str> = before.unheard.difference(&after.unheard).copied().collect();
        let heard: Vec<String> = heard.into_iter().filter(|id| speaks(b, r, *subject, id)).map(str::to_owned).collect();
        if !heard.is_empty() {
            news.heard.push((*subject, heard));
        }
    }
    news
}

/// What the page says first is another value of the same group. Two rivals in another order are the same two, and another
/// group's figure does not say that this one's has changed.
fn is_moved(before: &str, after: &str) -> bool {
    let group = |value: &str| value.rsplit_once(" (").map(|(_, of)| of.to_owned());
    let rivals = |value: &str| {
        let figures = value.rsplit_once(" (").map_or(value, |(figures, _)| figures);
        figures.split(" against ").map(str::to_owned).collect::<BTreeSet<_>>()
    };
    !before.is_empty() && group(before) == group(after) && rivals(before) != rivals(after)
}

/// What has become of the entries of the log.
fn entries(b: &Briefing, r: &Relations, now: &Addresses, causes: &Causes, news: &mut News) {
    // Each entry with how it stood, under its present id.
    let mut before: BTreeMap<&str, &str> = BTreeMap::new();
    let lines = b.published.iter().filter(|p| p.address.0 == Permanent::Disagreement);
    let open = lines.map(|p| (p, Logged::read(&p.standing).status)).filter(|(_, status)| !status.is_empty());
    let open: Vec<(&Published, &str)> = open.collect();
    let is_listed = |id: &str| open.iter().any(|(p, _)| p.address.1 == id);
    for (p, status) in &open {
        let id = p.address.1.as_str();
        match now.fate(&p.address) {
            Fate::Live => _ = before.insert(id, status),
            Fate::Renamed((_, to)) if is_listed(&to) => {
                let subject = r.disagreements.iter().find(|d| d.id == to).map(|d| d.subject);
                news.joined.extend(subject.map(|subject| (told(b, r, subject, id, None), to)));
            }
            Fate::Renamed((_, to)) => {
                let d = r.disagreements.iter().find(|d| d.id == to);
                before.extend(d.map(|d| (d.id.as_str(), *status)));
            }
            Fate::Ended(subject) => news.ended.push(told(b, r, subject, id, None)),
            Fate::Removed(_) | Fate::Lost => {}
        }
    }
    let mut log: Vec<(usize, &Disagreement)> = r.disagreements.iter().enumerate().collect();
    log.sort_by_key(|(_, d)| d.subject);
    for (place, d) in log {
        let after = r.status(b, d).word();
        match before.get(d.id.as_str()) {
            None => news.opened.push(told(b, r, d.subject, &d.id, causes.opened(d.subject, place))),
            Some(before) if *before != after => news.noted.push(Turn {
                about: told(b, r, d.subject, &d.id, None),
                before: (*before).to_owned(),
                after: after.to_owned(),
            }),
            Some(_) => {}
        }
    }
    for j in joined(b, r) {
        let by = j.rivals.iter().map(|ix| b.claim(*ix).source()).max();
        news.rivals.extend(r.disagreements.get(j.entry).map(|d| told(b, r, d.subject, &d.id, by)));
    }
}

/// Who has changed its mind, by what claims say that are not listed yet.
fn minds(b: &Briefing, r: &Relations, now: &Addresses) -> Vec<(SubjectId, ClaimIx, ClaimIx)> {
    let mut listed: BTreeSet<String> = BTreeSet::new();
    for p in b.published.iter().filter(|p| p.address.0 == Permanent::Claim) {
        listed.extend(match now.fate(&p.address) {
            Fate::Renamed((_, to)) => Some(to),
            _ => Some(p.address.1.clone()),
        });
    }
    if listed.is_empty() {
        return Vec::new();
    }
    let of = |(subject, of): (&SubjectId, &super::SubjectRelations)| {
        let new: Vec<ClaimIx> = of.claims.iter().copied().filter(|ix| !listed.contains(&b.claim(*ix).id)).collect();
        let changes = changes_of_mind(b, &new, &of.claims);
        changes.into_iter().map(|(was, is)| (*subject, was, is)).collect::<Vec<_>>()
    };
    r.subjects.iter().flat_map(of).collect()
}

fn told(b: &Briefing, r: &Relations, subject: SubjectId, id: &str, by: Option<SourceId>) -> Told {
    let (kind, now) = b.subject_key(subject);
    let names = std::iter::once(now).chain(b.former_ids(subject).iter().map(String::as_str));
    let rest = names.filter_map(|name| id.strip_prefix(&format!("{kind}-{name}"))).min_by_key(|rest| rest.len());
    let rest = rest.unwrap_or_default().trim_start_matches('-');
    Told { subject, apart: name(b, r, subject, id, rest), by }
}

/// What tells an entry from others on its subject, as readers know it. Of an entry that is none any longer its id is left.
fn name(b: &Briefing, r: &Relations, subject: SubjectId, id: &str, rest: &str) -> String {
    let of_number = match subject {
        SubjectId::Number(n) => b.number(n).populations.iter().find(|p| p.id == rest).map(|p| &p.label),
        _ => None,
    };
    let label = of_number.or_else(|| b.events.iter().find(|e| e.id == rest).map(|e| &e.label));
    let there = r.disagreements.iter().find(|d| d.id == id).filter(|d| !d.apart.is_empty() && !rest.is_empty());
    match (label, there) {
        (Some(label), _) => label.clone(),
        (None, Some(d)) => d.apart.iter().map(|a| a.label(b, subject)).collect::<Vec<_>>().join(", "),
        (None, None) => rest.to_owned(),
    }
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
