//! What the list of published ids says of a dispute: how it stands, and what it is known by when its reports change.

use crate::model::{Address, Briefing, Claim, Days, Permanent, SubjectId};
use crate::relate::dispute::Topic;
use crate::relate::{Disagreement, apart};

/// Claims that are listed with a dispute: enough to know it again.
const KNOWN_BY: usize = 40;

const ENDED: &str = "ended";
const SINCE: &str = "since: ";
const OF: &str = "of: ";
const EVENT: &str = "event: ";
const MOOD: &str = "mood: ";
const MONTH: &str = "opened: ";
const CLAIMS: &str = "claims: ";

/// How a dispute stands, and what it is known by: `open; since: 2021-03-01; of: dock; opened: 2021-02; claims: a/b c/d`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Logged<'t> {
    /// What its note says; empty for a dispute that is none.
    pub status: &'t str,
    /// The briefing's day when it was first listed.
    pub since: Option<jiff::civil::Date>,
    pub of: &'t str,
    pub event: &'t str,
    pub mood: &'t str,
    /// Year and month in which it opened.
    pub month: &'t str,
    pub claims: Vec<&'t str>,
}

impl<'t> Logged<'t> {
    /// All its claims are listed.
    pub fn is_whole(&self) -> bool {
        self.claims.len() < KNOWN_BY
    }

    pub fn read(text: &'t str) -> Logged<'t> {
        let mut parts = text.split("; ");
        let status = parts.next().filter(|s| *s != ENDED).unwrap_or_default();
        let mut out = Logged { status, ..Logged::default() };
        for part in parts {
            let fields = [(OF, &mut out.of), (EVENT, &mut out.event), (MOOD, &mut out.mood), (MONTH, &mut out.month)];
            for (name, field) in fields {
                if let Some(value) = part.strip_prefix(name) {
                    *field = value;
                }
            }
            if let Some(day) = part.strip_prefix(SINCE) {
                out.since = day.parse().ok();
            }
            if let Some(claims) = part.strip_prefix(CLAIMS) {
                out.claims = claims.split(' ').filter(|id| !id.is_empty()).collect();
            }
        }
        out
    }
}

/// Group, event, mood and month of a dispute, as they are listed; empty where there is nothing to say.
pub(in crate::relate) fn topic_words(
    b: &Briefing,
    subject: SubjectId,
    topic: &Topic,
    opened: Option<Days>,
) -> [String; 4] {
    let words = apart::words(topic, opened);
    words.map(|w| w.map_or_else(String::new, |w| w.word(b, subject)))
}

pub(super) fn logged(b: &Briefing, d: &Disagreement, status: &str) -> String {
    let mut parts = vec![status.to_owned()];
    parts.extend(d.since.map(|day| format!("{SINCE}{day}")));
    let words = topic_words(b, d.subject, &d.topic, d.opened);
    for (name, word) in [OF, EVENT, MOOD, MONTH].iter().zip(words).filter(|(_, word)| !word.is_empty()) {
        parts.push(format!("{name}{word}"));
    }
    // The oldest: they stay the same when more is said.
    let mut claims: Vec<&Claim> = d.claims.iter().map(|ix| b.claim(*ix)).collect();
    claims.sort_by_key(|c| (c.said_on.days.latest(), &c.id));
    let ids: Vec<&str> = claims.iter().take(KNOWN_BY).map(|c| c.id.as_str()).collect();
    parts.push(format!("{CLAIMS}{}", ids.join(" ")));
    parts.join("; ")
}

/// What is kept of something that is not there: of a dispute what it would be known by, if it opened again.
pub(super) fn no_longer(address: &Address, standing: &str) -> String {
    match (address.0, standing.split_once("; ")) {
        (Permanent::Disagreement, Some((_, known_by))) => format!("{ENDED}; {known_by}"),
        _ => String::new(),
    }
}
