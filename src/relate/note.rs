//! Which entry of the log a note explains, and how each entry stands.

use super::{Disagreement, Pair, Relations, Side};
use crate::model::{Briefing, Note, NoteStatus, SubjectId};

impl Relations {
    /// A subject's entries, newest first.
    pub fn entries(&self, subject: SubjectId) -> impl Iterator<Item = &Disagreement> {
        self.disagreements.iter().filter(move |d| d.subject == subject)
    }

    /// As the note says that explains it, else open: the note that names it, else the one on its worst pair.
    pub fn status(&self, b: &Briefing, d: &Disagreement) -> NoteStatus {
        let notes = || b.notes.iter().filter(|n| !n.draft || b.with_drafts).filter(|n| self.explains(n, d, b));
        let named = notes().find(|n| n.pair.is_none());
        let worst = self.subjects.get(&d.subject).and_then(|of| of.pairs.get(*d.pairs.first()?));
        named.or_else(|| notes().find(|n| worst.is_some_and(|p| is_about(n, p)))).map_or(NoteStatus::Open, |n| n.status)
    }

    /// A note is about the entry that it names, or that its pair is part of; one on a subject is about its first entry.
    pub fn explains(&self, n: &Note, d: &Disagreement, b: &Briefing) -> bool {
        if n.subject != d.subject {
            return false;
        }
        match (&n.disagreement, n.pair) {
            (None, Some(_)) => {
                let of = self.subjects.get(&d.subject);
                d.pairs.iter().filter_map(|p| of?.pairs.get(*p)).any(|p| is_about(n, p))
            }
            _ => b.entry_of(n) == d.id,
        }
    }
}

/// A note on two claims is about their pair whichever way round.
pub fn is_about(note: &Note, pair: &Pair) -> bool {
    let (Side::Claim(a), Side::Claim(b)) = (pair.a, pair.b) else { return false };
    note.pair.is_some_and(|(x, y)| (x, y) == (a, b) || (x, y) == (b, a))
}
