//! Prose to values: hedged quantities, dates and deadlines as news prints them, an editor's strict dates, and the
//! white-space-and-quotes form in which quotations are compared.
//!
//! One library for claims, for `value:` fields and for drafting. Nothing here knows a claim, a file or a verdict; what a
//! reading denotes is the model's matter. English has a grammar of its own, other languages a smaller one (`local`); word lists
//! are data, in `words/`. All readers take time linear in their input, whatever it holds.

mod around;
mod as_of;
mod asks;
mod by_language;
mod edtf;
mod language;
mod lexicon;
mod local;
mod name;
mod normalise;
mod numeral;
mod prose;
mod quantity;
mod quotation;
mod speaker;
mod token;
mod tongue;
mod when;

pub use crate::text::words;
pub use around::{
    Around, Figures, Governor, Governs, cut_due, cut_figure, denied_date, denied_figure, governor, may_be_governed,
    may_go_on,
};
pub use as_of::as_of;
pub use asks::asks;
pub use by_language::{dates, doubts, dues, printed_numbers, quantities};
pub use edtf::{days, said_on, written};
pub use language::Language;
pub use lexicon::is_calendar;
pub use local::{Doubt, has_unread_word, is_unspaced};
pub use name::{Name, NameKind, names};
pub use normalise::{Normalised, needle, normalise};
pub use prose::sentences;
pub use quantity::noun::plural as is_plural;
pub use quantity::{Amount, Converted, Print, Unit, convert, tallies, whole_quantity};
pub use quotation::{Quotation, quotations};
pub use speaker::{Basis, Speaker, Speech, attribution, speakers, spoken_for};
pub use tongue::{are_apart, is_foreign, language_told, other_language};
pub use when::{Anchor, DateRead};

use std::ops::Range;

/// Something read from prose, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found<T> {
    pub value: T,
    /// Bytes of the text that was read: the hedge, the figure and the words of its unit.
    pub range: Range<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn anchor() -> Anchor {
        Anchor { published: Some(date(2021, 2, 18)), counted_from: Some(date(2020, 2, 29)) }
    }

    fn read_everything(text: &str) {
        let ranges: [Vec<Range<usize>>; 3] = [
            quantities(text, Language::ENGLISH).into_iter().map(|f| f.range).collect(),
            dates(text, &anchor(), Language::ENGLISH).into_iter().map(|f| f.range).collect(),
            dues(text, &anchor(), Language::ENGLISH).into_iter().map(|f| f.range).collect(),
        ];
        for list in ranges {
            let mut last = 0;
            for range in list {
                assert!(range.start >= last && range.end > range.start, "{range:?} in {text:?}");
                assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
                last = range.end;
            }
        }
        for found in quantities(text, Language::ENGLISH) {
            assert!(text.get(found.value.figure.clone()).is_some(), "{found:?} in {text:?}");
            found.value.denote("", true, &crate::model::Widths::default());
            for unit in ["share", "million euro", "km", "troops", "years"] {
                convert(&found.value, unit);
            }
        }
        if let Some(amount) = whole_quantity(text) {
            assert!(text.get(amount.figure).is_some());
        }
        let _ = (days(text), said_on(text, &anchor()), words(text).count());
    }

    #[test]
    fn hostile_repetition_is_read_like_any_other_text() {
        for piece in [
            "9",
            "9,",
            "9 ",
            "9-",
            "9.",
            "about ",
            "from 9 to ",
            "between ",
            "9 or ",
            "one and a ",
            "half a ",
            "hundred ",
            "a hundred ",
            "May ",
            "May 9 - ",
            "17 and ",
            "the end of ",
            "last ",
            "within ",
            "two in ",
            "-",
            "$",
            "$9",
            "U.",
            "U.S.-",
            "‑",
            "’s",
            "9/",
            "U",
            "not a ",
            "two million and ",
            "three and a quarter ",
            "13 dollars and ",
            "a year and a half ",
            "the first three ",
            "from May to ",
            "Jan-",
            "1/2/",
            "1/2/2010-",
            "2010-",
            "week of ",
            "next week on ",
            "12,34,",
            "one in ",
            "aged ",
            "\n\n9",
        ] {
            read_everything(&piece.repeat(8_000 / piece.len()));
        }
    }

    fn prose() -> impl Strategy<Value = String> {
        let word = prop::sample::select(vec![
            "about",
            "from",
            "to",
            "between",
            "and",
            "or",
            "two",
            "half",
            "a",
            "the",
            "of",
            "million",
            "hundred",
            "10,000",
            "7",
            "2021",
            "May",
            "1st",
            "Friday",
            "last",
            "year",
            "by",
            "end",
            "%",
            "$",
            "€",
            "-",
            "–",
            "km",
            "troops",
            "U.S.",
            "more",
            "than",
            "ago",
            "decade",
            "within",
            "months",
            ".",
            ",",
            "'s",
            "½",
            "9999999999999999999",
            "per",
            "cent",
            "third",
            "in",
        ]);
        prop::collection::vec((word, prop::sample::select(vec!["", " ", "\u{a0}", "\n\n"])), 0..14)
            .prop_map(|words| words.into_iter().map(|(w, gap)| format!("{w}{gap}")).collect())
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            read_everything(&text);
        }

        #[test]
        fn any_order_of_known_words_is_read_without_panic(text in prose()) {
            read_everything(&text);
        }
    }
}
