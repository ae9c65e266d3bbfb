//! Parts of a unit: "half a mile", "a quarter of a per cent".

use super::super::super::numeral::{Form, Numeral};
use super::super::amount::Unit;
use super::super::unit;
use super::reader::Reader;

impl Reader<'_> {
    /// "half an hour", "1/4 mile", "a quarter of an hour": a part of a unit, not a share.
    pub(super) fn fraction_of_unit(&self, n: &Numeral) -> bool {
        self.unit_of_fraction(n.next).is_some_and(|u| u.unit != Unit::Share && u.unit != Unit::Times)
    }

    pub(super) fn part_of_percent(&self, n: &Numeral) -> Option<unit::After> {
        let of = n.next + usize::from(self.word(n.next) == "of");
        let led = matches!(self.word(of), "a" | "an" | "one") || self.t.get(of).is_some_and(|o| o.text == "1");
        let u = unit::after(self.t, of + usize::from(led), true).filter(|_| n.form == Form::Fraction)?;
        let points = matches!(&u.unit, Unit::Measure(name) if name == "percentage point");
        (u.unit == Unit::Share || points).then_some(u).filter(|_| led || self.word(of) != "per")
    }

    pub(super) fn unit_of_fraction(&self, next: usize) -> Option<unit::After> {
        let of = usize::from(self.word(next) == "of" && matches!(self.word(next + 1), "a" | "an"));
        let at = next + of + usize::from(matches!(self.word(next + of), "a" | "an"));
        unit::after(self.t, at, true)
    }
}
