//! Two figures that make one range.

use super::super::super::Found;
use super::super::super::quantity::{Amount, Unit};
use super::reader::{Core, Reader};
use crate::model::{Exact, Hedge};

impl Reader<'_> {
    pub(super) fn pair(
        &self,
        hedge: Option<Hedge>,
        first: Core,
        second: Core,
        start: usize,
    ) -> Option<(Found<Amount>, usize)> {
        let mut core = first;
        // "2 bis 3 Millionen"
        if is_shared(&core, &second) {
            core.value = core.value.checked_mul(second.scale)?;
        }
        match (&core.unit, &second.unit) {
            (None, Some(Unit::Share)) if !core.in_words => {
                core.value = core.value.checked_div(Exact::from_int(100))?;
                core.unit = Some(Unit::Share);
            }
            (None, Some(_)) => core.unit = second.unit.clone(),
            (Some(a), Some(b)) if a != b => return None,
            (Some(_), None) if !core.money_first => return None,
            _ => {}
        }
        if core.value >= second.value {
            return None;
        }
        core.figure.1 = second.figure.1;
        core.end = second.end;
        let hedge = match hedge {
            Some(Hedge::Over | Hedge::AtLeast) => hedge,
            Some(Hedge::Under | Hedge::UpTo) => {
                core.value = second.value;
                hedge
            }
            _ => {
                core.upper = Some(second.value);
                Some(Hedge::Range)
            }
        };
        self.finish(hedge, core, start)
    }
}

/// The scale word of the second belongs to the first as well.
pub(super) fn is_shared(first: &Core, second: &Core) -> bool {
    let coefficient = second.value.checked_div(second.scale);
    first.scale == Exact::ONE && second.scale > Exact::ONE && coefficient.is_some_and(|c| first.value < c)
}
