//! Amounts of languages other than English: hedges, a figure or a range of two, its unit and the thing counted. What is not
//! read for certain is kept apart, so that an editor may say what it is.

mod doubt;
mod figure;
mod finish;
mod pair;
mod range;
mod reader;
mod share;

pub use doubt::Doubt;

use super::super::Found;
use super::super::quantity::Amount;
use super::lex::Token;
use super::words::Words;
use crate::model::Exact;
use reader::{Joined, Reader, Seen};

/// What a text holds.
#[derive(Default)]
pub(super) struct Reading {
    pub amounts: Vec<Found<Amount>>,
    pub doubts: Vec<Found<Doubt>>,
}

/// Reads a text whose tokens of dates are masked.
pub(super) fn read(w: &Words, t: &[Token], mask: &[bool], listed: bool) -> Reading {
    let reader = Reader { w, t, mask, listed };
    let mut out = Reading::default();
    let mut i = 0;
    while i < t.len() {
        i = reader.at(i, &mut out).max(i + 1);
    }
    out
}

impl Reader<'_> {
    /// Reads what starts at a token; the token to go on from.
    fn at(&self, i: usize, out: &mut Reading) -> usize {
        if self.mask.get(i).copied().unwrap_or(true) {
            return i + 1;
        }
        let (hedge, start) = self.hedges(i);
        if let Some((found, next)) = self.one_in(hedge, i, start) {
            out.amounts.push(found);
            return next;
        }
        if let Some((found, next)) = self.between(hedge, i, start) {
            out.amounts.push(found);
            return next;
        }
        let first = match self.core(start, hedge.is_some() && !self.leads(i, start)) {
            Seen::Nothing => return self.one_of_more(start).unwrap_or(i + 1),
            Seen::Past(next) => return next,
            Seen::Doubt(doubt, next) => {
                out.doubts.push(doubt);
                return next;
            }
            Seen::Core(core) => core,
        };
        match self.range(&first, hedge, i) {
            Joined::Range(found, next) => {
                out.amounts.push(*found);
                next
            }
            Joined::Open(next) => {
                for at in first.figure.0..next {
                    out.doubts.extend(self.doubt(at, false));
                }
                next
            }
            Joined::Unread(next) => next,
            joined @ (Joined::No | Joined::Change(_)) => {
                let scaled = first.scale > Exact::ONE || first.unit.is_some();
                let odd = !self.listed || !first.value.is_integer();
                let Some((found, next)) = self.finish(hedge, first, i) else { return i + 1 };
                // The word taken for the thing counted may be a scale word that is in no list.
                if odd && !scaled && found.value.noun.is_some() {
                    let value = Doubt { values: vec![found.value.value], scalable: true };
                    out.doubts.push(Found { value, range: found.value.figure.clone() });
                }
                out.amounts.push(found);
                if let Joined::Change(second) = joined { second } else { next }
            }
        }
    }
}
