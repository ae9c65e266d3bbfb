//! The readers of figures and dates for a text of any language: English by its own grammar, others by `local`.

use super::language::{Language, Style, digits, is_digit};
use super::local::{self, Doubt};
use super::quantity::Amount;
use super::when::{Anchor, DateRead};
use super::{Found, quantity, when};
use crate::model::{Due, Exact};
use std::borrow::Cow;

/// All quantities in a stretch of prose of a language, in order, not overlapping. Dates, years, clock times, ordinals,
/// figures in names and "one" as a pronoun are none; nor are digits that may mean two things ([`doubts`]).
pub fn quantities(text: &str, language: Language) -> Vec<Found<Amount>> {
    if !language.is_english() {
        return local::quantities(text, language);
    }
    let style = language.style();
    let mut found = quantity::quantities(&in_english(text, style));
    // "4.800" alone is a decimal; of visitors it may be thousands.
    found.retain(|f| {
        let figure = text.get(f.value.figure.clone()).unwrap_or("");
        f.value.unit.is_none() || figures(figure, style).iter().all(|(_, values, sure)| *sure || values.len() < 2)
    });
    found
}

/// Figures in digits that were not read, for what they mean is not certain: an editor may say it.
pub fn doubts(text: &str, language: Language) -> Vec<Found<Doubt>> {
    if !language.is_english() {
        return local::doubts(text, language);
    }
    let unsure = figures(text, language.style())
        .into_iter()
        .filter(|(range, values, sure)| !values.is_empty() && (!sure || may_be_a_year(text, range)));
    unsure
        .map(|(range, values, _)| {
            let after = text.get(range.end..).unwrap_or("");
            let scalable = after.trim_start_matches([' ', '-']).starts_with(char::is_alphabetic);
            Found { value: Doubt { values, scalable }, range }
        })
        .collect()
}

/// "2000 visitors", "the 2008 elections": four digits before a noun count it, or say a year.
fn may_be_a_year(text: &str, range: &std::ops::Range<usize>) -> bool {
    let figure = text.get(range.clone()).unwrap_or("");
    let year = figure.len() == 4 && figure.parse::<u32>().is_ok_and(|y| (1600..2200).contains(&y));
    year && text.get(range.end..).and_then(|t| t.strip_prefix(' ')).is_some_and(|t| t.starts_with(char::is_lowercase))
}

/// All dates in a stretch of prose of a language, in order, not overlapping.
pub fn dates(text: &str, anchor: &Anchor, language: Language) -> Vec<Found<DateRead>> {
    match language.is_english() {
        true => when::dates(text, anchor),
        false => local::dates(text, anchor, language),
    }
}

/// All due dates in a stretch of prose of a language, in order, not overlapping.
pub fn dues(text: &str, anchor: &Anchor, language: Language) -> Vec<Found<Due>> {
    match language.is_english() {
        true => when::dues(text, anchor),
        false => local::dues(text, anchor, language),
    }
}

/// Whole numbers that a text prints in digits, of any script, marks between them aside.
pub fn printed_numbers(text: &str) -> Vec<u32> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = text.get(at..).and_then(|r| r.chars().next()) {
        let ascii = |c: char| digits(c.encode_utf8(&mut [0; 4]), Style::ENGLISH).and_then(|d| d.plain);
        let run: String = text.get(at..).unwrap_or("").chars().take_while(|c| is_digit(*c)).collect();
        if run.is_empty() {
            at += c.len_utf8();
            continue;
        }
        out.extend(run.chars().filter_map(ascii).collect::<String>().parse::<u32>());
        at += run.len();
    }
    out
}

/// One figure in digits: where, what it may mean, and whether that is certain.
type Figure = (std::ops::Range<usize>, Vec<Exact>, bool);

fn figures(text: &str, style: Style) -> Vec<Figure> {
    let mut out = Vec::new();
    let (mut at, mut before) = (0, ' ');
    while let Some(c) = text.get(at..).and_then(|r| r.chars().next()) {
        let found = digits(text.get(at..).unwrap_or(""), style).filter(|_| !before.is_alphanumeric() && before != '.');
        match found {
            Some(d) => {
                out.push((at..at + d.length, d.values, d.sure));
                at += d.length;
                before = '0';
            }
            None => {
                at += c.len_utf8();
                before = c;
            }
        }
    }
    out
}

/// The text with its figures written as the English grammar reads them, byte by byte in the same place: `4,5` of South
/// Africa is `4.5`.
fn in_english(text: &str, style: Style) -> Cow<'_, str> {
    if style == Style::ENGLISH {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for (range, _, sure) in figures(text, style).into_iter().filter(|(_, _, sure)| *sure) {
        let figure = text.get(range.clone()).unwrap_or("");
        let decimals = figure.rfind(['.', ',']).filter(|at| {
            let marks = figure.matches(figure.get(*at..at + 1).unwrap_or("")).count();
            let group = style.group == '.' || style.group == ',';
            marks == 1 && !(group && figure.get(*at..at + 1) == Some(style.group.encode_utf8(&mut [0; 4])))
        });
        out.push_str(text.get(last..range.start).unwrap_or(""));
        for (i, c) in figure.char_indices() {
            out.push(match c {
                '.' | ',' if Some(i) == decimals && sure => '.',
                '.' | ',' => ',',
                c => c,
            });
        }
        last = range.end;
    }
    out.push_str(text.get(last..).unwrap_or(""));
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tag: &str, text: &str) -> String {
        let found = quantities(text, Language::of(tag));
        found.iter().map(|f| format!("{} {}", f.value.hedge.word(), f.value.value)).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn figures_of_english_in_other_countries() {
        for (tag, text, expected) in [
            ("en", "about 7,000 visitors", "about 7000"),
            ("en", "3.25 tonnes of salt", "bare 3.25"),
            ("en", "3.250 tonnes of salt", ""),
            ("en", "3.250 visitors", ""),
            ("en", "3.250", "bare 3.25"),
            ("en-ZA", "about 7 000 visitors", "about 7000"),
            ("en-ZA", "4,5 million rand", "bare 4500000"),
            ("en-ZA", "4,500 visitors", ""),
            ("en-DE", "about 7.000 visitors and 2,5 km", "about 7000 | bare 2.5"),
            ("en-IN", "12,34,567 rupees", "bare 1234567"),
        ] {
            assert_eq!(read(tag, text), expected, "{tag} {text}");
        }
    }

    #[test]
    fn digits_that_may_mean_two_things_are_doubted() {
        for (tag, text, expected) in
            [("en", "3.250 tonnes", 2), ("en-ZA", "4,500 visitors", 2), ("en", "3,250 tonnes", 0)]
        {
            let doubts = doubts(text, Language::of(tag));
            assert_eq!(doubts.first().map_or(0, |d| d.value.values.len()), expected, "{tag} {text}");
        }
        assert_eq!(printed_numbers("до 12 июня ۲۰۲۶, 3"), [12, 2026, 3]);
    }
}
