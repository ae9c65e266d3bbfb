//! The tokens that are read, and a figure with its unit before hedges and ranges.

use super::super::super::Found;
use super::super::super::token::{Gap, Token};
use super::super::amount::{Amount, Print, Unit};
use crate::model::{Exact, Hedge};

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) t: &'a [Token<'a>],
    pub(super) mask: &'a [bool],
    pub(super) whole: bool,
    /// The text prints a pound sign; it prints a dollar sign.
    pub(super) signs: (bool, bool),
}

impl Reader<'_> {
    pub(super) fn word(&self, i: usize) -> &str {
        self.t.get(i).filter(|t| t.is_word() && t.gap != Gap::Break).map_or("", |t| t.lower.as_str())
    }

    /// The same where a sentence may start.
    pub(super) fn head(&self, i: usize) -> &str {
        self.t.get(i).filter(|t| t.is_word()).map_or("", |t| t.lower.as_str())
    }

    pub(super) fn is(&self, i: usize, lower: &str) -> bool {
        self.t.get(i).is_some_and(|t| t.is(lower))
    }

    pub(super) fn lower_before(&self, i: usize, n: usize) -> &str {
        i.checked_sub(n).and_then(|b| self.t.get(b)).map_or("", |t| t.lower.as_str())
    }
}

/// A figure with its unit, before hedges and ranges.
#[derive(Clone, Debug)]
pub(super) struct Core {
    pub(super) value: Exact,
    pub(super) upper: Option<Exact>,
    /// A hedge that is in the figure's own words: "dozens", "most of".
    pub(super) hedge: Option<Hedge>,
    pub(super) unit: Option<Unit>,
    /// By what the unit multiplies the figure.
    pub(super) factor: Exact,
    pub(super) figure: (usize, usize),
    pub(super) end: usize,
    pub(super) coefficient: Exact,
    pub(super) scale: Exact,
    pub(super) money_first: bool,
    pub(super) plain: bool,
    /// The figure is a part of one.
    pub(super) part: bool,
    /// The unit stands before the figure: "aged 12".
    pub(super) led: bool,
    pub(super) print: Print,
}

impl Core {
    pub(super) fn new(value: Exact, figure: (usize, usize)) -> Core {
        Core {
            value,
            upper: None,
            hedge: None,
            unit: None,
            factor: Exact::ONE,
            figure,
            end: figure.1,
            coefficient: value,
            scale: Exact::ONE,
            money_first: false,
            plain: false,
            part: false,
            led: false,
            print: Print::default(),
        }
    }
}

pub(super) type Read = Option<(Vec<Found<Amount>>, usize)>;
