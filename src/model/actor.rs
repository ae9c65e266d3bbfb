//! People, bodies, states, places and outlets: whoever holds, says, carries or is bound by something.

use super::{ActorId, Days};
use crate::text::Entry;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ActorKind {
    Person,
    /// An organisation, government, office, armed group or alliance.
    Body,
    State,
    Place,
    /// Publishes articles.
    Outlet,
    /// Carries reports to outlets.
    Agency,
}

impl ActorKind {
    pub const ALL: [ActorKind; 6] =
        [ActorKind::Person, ActorKind::Body, ActorKind::State, ActorKind::Place, ActorKind::Outlet, ActorKind::Agency];

    pub fn word(self) -> &'static str {
        match self {
            ActorKind::Person => "person",
            ActorKind::Body => "body",
            ActorKind::State => "state",
            ActorKind::Place => "place",
            ActorKind::Outlet => "outlet",
            ActorKind::Agency => "agency",
        }
    }

    pub fn from_word(word: &str) -> Option<ActorKind> {
        ActorKind::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// An office somebody holds or held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    pub role: String,
    pub of: Option<ActorId>,
    pub during: Option<Days>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Permanent, `[a-z0-9-]+`.
    pub id: String,
    pub name: String,
    pub kind: ActorKind,
    /// Other names and spellings, and former ids.
    pub aliases: Vec<String>,
    /// Former ids only: they redirect.
    pub former_ids: Vec<String>,
    /// People easily taken for this one.
    pub never_merge: Vec<ActorId>,
    pub roles: Vec<Role>,
    pub part_of: Option<ActorId>,
    /// An outlet's or agency's reliability.
    pub grade: Option<super::Grade>,
    /// One sentence by the editor.
    pub note: Option<String>,
    pub entry: Entry,
}
