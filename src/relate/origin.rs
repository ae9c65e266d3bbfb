//! Whose statements reports are. Independence is counted by holder: a person or body, or an agency whose copy several
//! outlets print, counts once, however many days, speakers and articles. A remark is something else: one utterance, which
//! several articles may tell.

use super::report::counts;
use crate::model::{ActorId, Briefing, Claim, ClaimIx, Holder, SourceId};
use std::collections::{BTreeMap, BTreeSet};

/// Remark → the counting claims that tell it, in the order of the briefing.
pub(super) fn remarks(b: &Briefing) -> BTreeMap<String, Vec<ClaimIx>> {
    let mut all: BTreeMap<String, Vec<ClaimIx>> = BTreeMap::new();
    for (ix, claim) in b.claims() {
        if let Some(remark) = &claim.remark
            && counts(b, claim)
        {
            all.entry(remark.clone()).or_default().push(ix);
        }
    }
    all
}

/// Who stands behind some claims, each counted once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voices {
    /// People and bodies that are said to say so, and agencies whose copy is printed.
    pub origins: usize,
    /// Outlets that say so in their own words and are named by nobody.
    pub own_words: usize,
    pub articles: usize,
    /// Of the origins the agencies whose copy is all that speaks for them: no report names them as its holder.
    pub by_copy: Vec<ActorId>,
    /// The one who says so, where nobody else does.
    pub only: Option<ActorId>,
}

impl Voices {
    pub fn all(&self) -> usize {
        self.origins + self.own_words
    }
}

/// What makes two claims one voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'b> {
    /// An actor's id, or a name that the editor gave.
    Name(&'b str),
    /// An article whose outlet is not known.
    Article(SourceId),
}

/// Counts the voices of some claims. A claim whose origin the editor names is one voice with all that share the name, and
/// with its own holder's other words.
pub fn voices(b: &Briefing, claims: impl IntoIterator<Item = ClaimIx>) -> Voices {
    let mut groups = Groups::default();
    let mut articles = BTreeSet::new();
    let mut named = BTreeSet::new();
    let mut copied: BTreeMap<ActorId, usize> = BTreeMap::new();
    let mut held = BTreeSet::new();
    let mut holders = BTreeSet::new();
    for ix in claims {
        let claim = b.claim(ix);
        holders.insert((claim.holder, is_own_words(b, claim)));
        articles.insert(claim.source());
        let holder = match claim.holder {
            Holder::Actor(a) => Key::Name(&b.actor(a).id),
            Holder::Source(s) => Key::Article(s),
        };
        let origin = claim.origin.as_deref().map(Key::Name);
        let at = groups.place(origin.unwrap_or(holder));
        if !is_own_words(b, claim) {
            let holder = groups.place(holder);
            groups.unite(at, holder);
            held.insert(at);
        } else if let Some(agency) = agency_of(b, claim) {
            copied.insert(agency, at);
        }
        if origin.is_some() || !is_own_words(b, claim) {
            named.insert(at);
        }
    }
    let named: BTreeSet<usize> = named.into_iter().map(|i| groups.root(i)).collect();
    let all: BTreeSet<usize> = (0..groups.parents.len()).map(|i| groups.root(i)).collect();
    let held: BTreeSet<usize> = held.into_iter().map(|i| groups.root(i)).collect();
    let by_copy = copied.into_iter().filter(|(_, at)| !held.contains(&groups.root(*at))).map(|(agency, _)| agency);
    let only = match holders.first() {
        Some((Holder::Actor(a), false)) if holders.len() == 1 => Some(*a),
        _ => None,
    };
    Voices {
        origins: named.len(),
        own_words: all.len() - named.len(),
        articles: articles.len(),
        by_copy: by_copy.collect(),
        only,
    }
}

/// The agency whose copy the claim is from, where it stands behind the claim.
fn agency_of(b: &Briefing, claim: &Claim) -> Option<ActorId> {
    let origin = claim.origin.as_deref()?;
    let mut agencies = claim.via.iter().chain(&b.source(claim.source()).agencies).copied();
    agencies.find(|a| b.actor(*a).id == origin)
}

/// The outlet, or an article whose outlet is not known, speaks in its own words.
pub fn is_own_words(b: &Briefing, claim: &Claim) -> bool {
    match claim.holder {
        Holder::Source(_) => true,
        Holder::Actor(a) => b.source(claim.source()).outlet.get() == Some(&a),
    }
}

/// Sets that grow together.
#[derive(Default)]
struct Groups<'b> {
    places: BTreeMap<Key<'b>, usize>,
    parents: Vec<usize>,
}

impl<'b> Groups<'b> {
    fn place(&mut self, key: Key<'b>) -> usize {
        let next = self.parents.len();
        let at = *self.places.entry(key).or_insert(next);
        if at == next {
            self.parents.push(at);
        }
        at
    }

    fn root(&self, mut i: usize) -> usize {
        while let Some(&parent) = self.parents.get(i)
            && parent != i
        {
            i = parent;
        }
        i
    }

    /// The lower root stays: chains are short, for a name joins few holders.
    fn unite(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }
}
