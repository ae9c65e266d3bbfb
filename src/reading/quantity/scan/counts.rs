//! Which figures count something: no years, names, pronouns, numbers of order.

use super::super::super::lexicon::{COUNTING, NOUN_WORDS};
use super::super::super::numeral::{Form, Numeral};
use super::super::super::token::{Gap, Token};
use super::super::{mask, noun, unit};
use super::reader::Reader;
use crate::model::Exact;

impl Reader<'_> {
    /// A figure that counts: no year, no name, no pronoun, no ordinal.
    pub(super) fn counts(&self, i: usize, n: &Numeral, hedged: bool) -> bool {
        let one = n.next == i + 1 && self.is(i, "one");
        let (before, after) = (self.lower_before(i, 1), self.word(n.next));
        if one {
            let lower_case = self.t.get(n.next).is_some_and(|w| !w.is_capital());
            let joined = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued());
            let named = !after.is_empty()
                && !NOUN_WORDS.not_one.contains(after)
                && lower_case
                && !NOUN_WORDS.one_after.contains(before);
            let united = joined && unit::after(self.t, n.next, false).is_some();
            // "one day's action"; "one day" alone is some day.
            let lasts = self.is(n.next + 1, "'s") && unit::after(self.t, n.next, false).is_some();
            return hedged || united || lasts || (named && !joined);
        }
        if n.form == Form::Fraction {
            return self.fraction_counts(i, n, hedged);
        }
        if n.form == Form::Digits {
            let bare = n.next == i + 1;
            let text = self.t.get(i).map_or("", |t| t.text);
            let year = bare
                && text.len() == 4
                && n.value >= Exact::from_int(1900)
                && n.value < Exact::from_int(2100)
                && n.value.is_integer();
            let united = unit::after(self.t, n.next, true).is_some();
            let counted = hedged && !self.until(i) && noun::after(self.t, n.next).is_some();
            if (year && !text.contains(',') && !counted && !united) || mask::is_name(self.t, i, n.next) {
                return false;
            }
            // "1. First point", "2) Second"
            // '91, 10^5
            let exponent = self.t.get(n.next).is_some_and(|m| m.is("^")) || before == "^";
            let clipped = self.t.get(i).is_some_and(Token::glued) && matches!(before, "'" | "×");
            if exponent || clipped {
                return false;
            }
            let starts = self.t.get(i).is_some_and(|t| t.gap == Gap::Break)
                || matches!(before, "•" | "(" | ":")
                || (i.checked_sub(1).and_then(|b| self.t.get(b)).is_some_and(Token::is_capital)
                    && self.t.get(n.next + 1).is_some_and(Token::is_capital));
            if bare && starts && (self.is(n.next, ".") || self.is(n.next, ")")) && self.t.get(n.next + 1).is_some() {
                return false;
            }
        }
        // "twenty-first", "the two-thousandth"
        let ordinal = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued())
            && COUNTING.ordinals.at(self.t, n.next + 1).is_some();
        !ordinal
    }

    /// "Until at least 2016" leads to a year.
    fn until(&self, i: usize) -> bool {
        (1..=4).any(|n| matches!(self.lower_before(i, n), "until" | "till" | "since" | "through"))
    }

    /// "half" and "a third" tell a share where the words around them do.
    fn fraction_counts(&self, i: usize, n: &Numeral, hedged: bool) -> bool {
        if self.part_of_percent(n).is_some() {
            return true;
        }
        let last = self.lower_before(n.next, 1).to_owned();
        let (before, after) = (self.lower_before(i, 1), self.word(n.next));
        let joined = self.t.get(n.next).is_some_and(|h| h.is_hyphen() && h.glued());
        if joined || self.mask.get(i).copied().unwrap_or(true) {
            return false;
        }
        if last == "half" {
            let led = matches!(
                after,
                "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all" | "these" | "those" | "that"
            );
            let part =
                matches!(before, "first" | "second" | "other" | "latter" | "and" | "final" | "last" | "in" | "opening");
            let by = before == "by" && after.is_empty();
            return !part && (hedged || led || by || self.fraction_of_unit(n)) && !matches!(after, "past" | "time");
        }
        let one = matches!(self.head(i), "a" | "an") && !(i == 0 && n.next == self.t.len());
        !one || hedged || after == "of" || self.fraction_of_unit(n)
    }
}
