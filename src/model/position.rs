//! Stances on contested questions.

use super::QuestionId;

/// What a holder says of a proposition. Silence is not a stance: where there is no claim there is none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stance {
    Affirm,
    Deny,
    Doubt,
    Conditional,
    Undecided,
    /// Declined to comment.
    Declined,
}

impl Stance {
    pub const ALL: [Stance; 6] =
        [Stance::Affirm, Stance::Deny, Stance::Doubt, Stance::Conditional, Stance::Undecided, Stance::Declined];

    /// The word an editor writes.
    pub fn word(self) -> &'static str {
        match self {
            Stance::Affirm => "affirm",
            Stance::Deny => "deny",
            Stance::Doubt => "doubt",
            Stance::Conditional => "conditional",
            Stance::Undecided => "undecided",
            Stance::Declined => "declined",
        }
    }

    pub fn from_word(word: &str) -> Option<Stance> {
        Stance::ALL.into_iter().find(|s| s.word() == word)
    }
}

/// A component of a question: something a stance can rest on. It may be a question of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    pub id: String,
    pub label: String,
    pub question: Option<QuestionId>,
}
