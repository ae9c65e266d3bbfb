//! The tokens that are read, and what may stand at one of them.

use super::super::super::Found;
use super::super::super::quantity::{Amount, Unit};
use super::super::super::token::Gap;
use super::super::lex::Token;
use super::super::words::{Phrases, Words};
use super::doubt::Doubt;
use crate::model::Exact;

pub(super) struct Reader<'a> {
    pub(super) w: &'a Words,
    pub(super) t: &'a [Token<'a>],
    pub(super) mask: &'a [bool],
    /// The language has words, not scales alone.
    pub(super) listed: bool,
}

impl Reader<'_> {
    pub(super) fn same(&self, i: usize) -> bool {
        self.t.get(i).is_some_and(|t| t.gap != Gap::Break)
    }

    pub(super) fn is_word(&self, i: usize) -> bool {
        self.t.get(i).is_some_and(|t| t.is_word && t.gap != Gap::Break)
    }

    pub(super) fn value(&self, t: Option<&Token>) -> Option<Exact> {
        t?.digits.as_ref()?.values.first().copied()
    }

    /// A list's phrase at a token; where the language writes small words to the next one, behind such a letter too.
    pub(super) fn prefixed<'w, T: Clone>(&self, list: &'w Phrases<T>, i: usize) -> Option<(&'w T, usize)> {
        list.at(self.t, i).or_else(|| {
            let key = &self.t.get(i)?.key;
            self.w.prefixes.iter().find_map(|p| list.with_first(key.strip_prefix(p.as_str())?, self.t, i))
        })
    }

    /// Words before a figure that may as well lead to a date.
    pub(super) fn leads(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.w.leads.at(self.t, i).is_some_and(|(_, next)| next == to))
    }

    /// "tra i 500 e i 600"
    pub(super) fn past_fill(&self, i: usize) -> usize {
        self.w.fill.at(self.t, i).filter(|_| self.same(i)).map_or(i, |(_, next)| next)
    }
}

/// A figure with its unit.
#[derive(Clone, Debug)]
pub(super) struct Core {
    pub(super) value: Exact,
    pub(super) upper: Option<Exact>,
    pub(super) unit: Option<Unit>,
    pub(super) scale: Exact,
    pub(super) money_first: bool,
    /// A collective: "une centaine" is about a hundred.
    pub(super) about: bool,
    pub(super) in_words: bool,
    pub(super) figure: (usize, usize),
    pub(super) end: usize,
}

/// What stands at a token.
pub(super) enum Seen {
    Nothing,
    Core(Core),
    /// Not for certain: the token after it.
    Doubt(Found<Doubt>, usize),
    /// No figure: step on to a token.
    Past(usize),
}

pub(super) enum Joined {
    No,
    /// The figure after this token is another one.
    Change(usize),
    Range(Box<Found<Amount>>, usize),
    /// Digits joined by a dash that make no range: a score, a number of something.
    Open(usize),
    /// Parts of a number that are not read, up to a token.
    Unread(usize),
}
