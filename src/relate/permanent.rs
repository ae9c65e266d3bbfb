//! What has become of every permanent id: whether it is still there, goes by another name, was removed on purpose, or is
//! lost. Also the lines of the list that a build keeps of them, which say how each subject stood in a few words, so that
//! the next build can tell what has changed since.

mod logged;

use super::current::{Current, current, groups, standing};
use super::headline::headline;
use super::{Relations, SubjectRelations};
use crate::model::{
    Address, Briefing, Claim, Direction, Exact, Hedge, Permanent, Quantity, SubjectId, Value, prefixes,
};
use std::collections::{BTreeMap, BTreeSet};

pub use logged::Logged;
pub(super) use logged::topic_words;
use logged::{logged, no_longer};

/// What has become of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is there.
    Live,
    /// What was there has this address now.
    Renamed(Address),
    /// Index into the briefing's removed entries. A claim goes with its article, a disagreement with its subject.
    Removed(usize),
    /// A disagreement: the subject is there, and its reports disagree no longer.
    Ended(SubjectId),
    Lost,
}

/// All permanent ids of a briefing.
#[derive(Clone, Debug, Default)]
pub struct Addresses {
    /// With how things stand.
    live: BTreeMap<Address, String>,
    /// Old ids of what is live.
    former: BTreeMap<Address, Address>,
    subjects: BTreeMap<Address, SubjectId>,
    removed: BTreeMap<Address, usize>,
}

/// The kind of a subject in an address.
pub fn of_subject(b: &Briefing, subject: SubjectId) -> Address {
    let kind = match subject {
        SubjectId::Number(_) => Permanent::Number,
        SubjectId::Deadline(_) => Permanent::Deadline,
        SubjectId::Question(_) => Permanent::Question,
    };
    (kind, b.subject_key(subject).1.to_owned())
}

impl Addresses {
    pub fn of(b: &Briefing, r: &Relations) -> Addresses {
        let mut out = Addresses::default();
        let mut add = |kind: Permanent, id: &str, former: &[String], standing: String| {
            let now = (kind, id.to_owned());
            out.former.extend(former.iter().map(|old| ((kind, old.clone()), now.clone())));
            out.live.insert(now, standing);
        };
        for a in &b.actors {
            add(Permanent::Actor, &a.id, &a.former_ids, String::new());
        }
        for s in &b.sources {
            add(Permanent::Article, &s.id, &s.former_ids, String::new());
        }
        for p in b.pages.iter().filter(|p| p.id != "index" && (!p.draft || b.with_drafts)) {
            add(Permanent::Page, &p.id, &[], String::new());
        }
        let mut subjects = BTreeMap::new();
        for (subject, of) in &r.subjects {
            let address = of_subject(b, *subject);
            add(address.0, &address.1, b.former_ids(*subject), standing_of(b, *subject, of));
            subjects.insert(address, *subject);
        }
        for d in &r.disagreements {
            add(Permanent::Disagreement, &d.id, &[], logged(b, d, r.status(b, d).word()));
        }
        for c in &b.claims {
            let words = c.words.as_ref().map_or_else(String::new, |w| format!("{} {}", w.quotation, w.ending));
            add(Permanent::Claim, &c.id, &[], words);
        }
        // An id that was not typed begins with that of its subject, so it changes when that is renamed.
        for c in &b.claims {
            let article = &b.source(c.source()).id;
            for anchor in former_anchors(b, c) {
                out.former
                    .entry((Permanent::Claim, format!("{article}/{anchor}")))
                    .or_insert((Permanent::Claim, c.id.clone()));
            }
        }
        let log = |id: &String| (Permanent::Disagreement, id.clone());
        out.former.extend(r.forwards.iter().map(|(old, now)| (log(old), log(now))));
        out.subjects = subjects;
        out.removed = b.removed.iter().enumerate().map(|(i, r)| (r.address.clone(), i)).collect();
        out
    }

    pub fn is_live(&self, address: &Address) -> bool {
        self.live.contains_key(address)
    }

    /// What took the place of something, where that says so.
    pub fn renamed(&self, address: &Address) -> Option<&Address> {
        self.former.get(address)
    }

    /// How it stands; empty for what is not there.
    pub fn standing(&self, address: &Address) -> &str {
        self.live.get(address).map_or("", String::as_str)
    }

    pub fn live(&self) -> impl Iterator<Item = (&Address, &str)> {
        self.live.iter().map(|(a, s)| (a, s.as_str()))
    }

    pub fn fate(&self, address: &Address) -> Fate {
        if self.live.contains_key(address) {
            return Fate::Live;
        }
        if let Some(now) = self.former.get(address) {
            return Fate::Renamed(now.clone());
        }
        if let Some(removed) = self.removed.get(address) {
            return Fate::Removed(*removed);
        }
        match address.0 {
            Permanent::Claim => self.claim(&address.1),
            Permanent::Disagreement => self.disagreement(&address.1),
            _ => Fate::Lost,
        }
    }

    fn claim(&self, id: &str) -> Fate {
        let Some((article, anchor)) = id.split_once('/') else { return Fate::Lost };
        match self.fate(&(Permanent::Article, article.to_owned())) {
            Fate::Removed(i) => Fate::Removed(i),
            Fate::Renamed((_, now)) => match self.fate(&(Permanent::Claim, format!("{now}/{anchor}"))) {
                Fate::Live => Fate::Renamed((Permanent::Claim, format!("{now}/{anchor}"))),
                fate => fate,
            },
            _ => Fate::Lost,
        }
    }

    /// Of no dispute: its subject is there, or has gone. Whatever stands behind the subject's id told it from others.
    fn disagreement(&self, id: &str) -> Fate {
        for name in prefixes(id) {
            let Some((kind, subject)) = name.split_once('-') else { continue };
            let Some(kind) = Permanent::from_word(kind) else { continue };
            let subject = match self.fate(&(kind, subject.to_owned())) {
                Fate::Live => (kind, subject.to_owned()),
                Fate::Renamed(now) => now,
                Fate::Removed(i) => return Fate::Removed(i),
                Fate::Ended(_) | Fate::Lost => continue,
            };
            return self.subjects.get(&subject).map_or(Fate::Lost, |s| Fate::Ended(*s));
        }
        Fate::Lost
    }

    /// The text of the list as it has to be: all that was ever published, and all that is there now.
    pub fn list(&self, b: &Briefing) -> String {
        let mut lines: BTreeMap<&Address, String> = BTreeMap::new();
        for (address, standing) in self.live() {
            lines.insert(address, standing.to_owned());
        }
        for p in b.published.iter().filter(|p| !self.is_live(&p.address)) {
            lines.insert(&p.address, no_longer(&p.address, &p.standing));
        }
        // A dispute is listed when it has been published, and not under names that it never had.
        let computed = [Permanent::Claim, Permanent::Disagreement];
        for old in self.former.keys().filter(|(kind, _)| !computed.contains(kind)) {
            lines.entry(old).or_default();
        }
        let mut out = String::from(
            "# Written by `briefing build`: every permanent id that was ever published, and how things stood. Commit it.\n",
        );
        for ((kind, id), standing) in lines {
            out.push_str(format!("{} {id} {standing}", kind.word()).trim_end());
            out.push('\n');
        }
        out
    }
}

/// Ids that a claim had under older names of its subject, where its own is not typed.
pub fn former_anchors(b: &Briefing, c: &Claim) -> Vec<String> {
    let now = b.subject_key(c.subject).1;
    let rest = c.anchor.strip_prefix(now).filter(|rest| rest.starts_with('-'));
    let Some(rest) = rest else { return Vec::new() };
    b.former_ids(c.subject).iter().map(|old| format!("{old}{rest}")).collect()
}

/// How a subject stands: `disagree; 9,000 to 10,250; not heard: nato`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand<'t> {
    pub verdict: &'t str,
    pub value: &'t str,
    pub unheard: BTreeSet<&'t str>,
}

const UNHEARD: &str = "not heard: ";

impl<'t> Stand<'t> {
    pub fn read(text: &'t str) -> Stand<'t> {
        let mut parts = text.split("; ");
        let mut out = Stand { verdict: parts.next().unwrap_or_default(), ..Stand::default() };
        for part in parts {
            match part.strip_prefix(UNHEARD) {
                Some(names) => out.unheard = names.split(", ").collect(),
                None => out.value = part,
            }
        }
        out
    }
}

fn standing_of(b: &Briefing, subject: SubjectId, of: &SubjectRelations) -> String {
    let mut parts = vec![standing(b, of).word().to_owned()];
    parts.extend(value_of(b, subject, of));
    if !of.unheard.is_empty() {
        let names: Vec<&str> = of.unheard.iter().map(|a| b.actor(*a).id.as_str()).collect();
        parts.push(format!("{UNHEARD}{}", names.join(", ")));
    }
    parts.join("; ")
}

/// What the subject's page says first, in the same words whatever the language of the site.
fn value_of(b: &Briefing, subject: SubjectId, of: &SubjectRelations) -> Option<String> {
    let all = current(b, subject, of);
    let leading = match subject {
        SubjectId::Number(n) => {
            let groups = groups(b, &of.claims);
            let key = &headline(b, n, &groups)?.key;
            all.iter().find(|c| c.key == *key)?
        }
        _ => all.first()?,
    };
    let share = matches!(subject, SubjectId::Number(n) if b.number(n).is_share());
    let mut text = in_words(b, leading, share);
    // Another figure of the same people is news, the same figure of others is not.
    if let (SubjectId::Number(n), false) = (subject, leading.key.2.is_empty()) {
        let all = &b.number(n).populations;
        let of: Vec<&str> = leading.key.2.iter().filter_map(|p| Some(all.get(p.0 as usize)?.id.as_str())).collect();
        text = format!("{text} ({})", of.join(", "));
    }
    // Nothing of the text may look like another part of the line.
    let text = text.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

fn in_words(b: &Briefing, c: &Current, share: bool) -> String {
    c.figures.iter().map(|ix| value(&b.claim(*ix).value, share)).collect::<Vec<_>>().join(" against ")
}

fn value(v: &Value, share: bool) -> String {
    match v {
        Value::Quantity(q) => amount(q, share),
        Value::Quantities(all) => all.iter().map(|q| amount(q, share)).collect::<Vec<_>>().join(" or "),
        // Some day of a month is not its last.
        Value::Due(due) => match due.day() {
            Some(day) if due.direction() == Direction::Latest || due.soft.day().is_some() => day.to_string(),
            _ => due.verbatim.clone(),
        },
        _ => String::new(),
    }
}

fn amount(q: &Quantity, share: bool) -> String {
    let figure = |v: Exact| figure(v, share);
    let v = figure(q.value);
    match q.hedge {
        Hedge::Exact | Hedge::Bare => v,
        Hedge::Majority => "more than half".to_owned(),
        Hedge::Vague => q.verbatim.clone(),
        Hedge::Range => q.upper.map_or_else(|| v.clone(), |upper| format!("{v} to {}", figure(upper))),
        hedge => format!("{} {v}", hedge.word().replace('_', " ")),
    }
}

/// With commas between thousands; a share in per cent.
fn figure(v: Exact, share: bool) -> String {
    let (mut text, mut unit) = (v.to_string(), "");
    if let Some(per_mille) = v.checked_mul(Exact::from_int(1000)).filter(|_| share) {
        let rounded = (per_mille.numer() * 2 + per_mille.denom()).div_euclid(per_mille.denom() * 2);
        unit = "%";
        text = match rounded % 10 {
            0 => (rounded / 10).to_string(),
            tenth => format!("{}.{}", rounded / 10, tenth.abs()),
        };
    }
    let (whole, part) = text.split_once('.').map_or((text.as_str(), None), |(w, p)| (w, Some(p)));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |d| ("-", d));
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(part) = part {
        out.push('.');
        out.push_str(part);
    }
    out + unit
}
