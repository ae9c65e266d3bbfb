//! How figures are written: the marks between thousands and before decimals, by language, and what digits with such marks
//! may mean. Digits of every script are read.

use crate::model::Exact;
use std::collections::HashMap;
use std::sync::LazyLock;

const SEPARATORS: &str = include_str!("../words/separators.txt");

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::reading) struct Style {
    pub decimal: char,
    pub group: char,
}

impl Style {
    pub const ENGLISH: Style = Style { decimal: '.', group: ',' };
}

static STYLES: LazyLock<HashMap<&'static str, Style>> = LazyLock::new(|| {
    let sign = |name: &str| match name {
        "space" => Some(' '),
        "apostrophe" => Some('\''),
        other => other.chars().next(),
    };
    let mut all = HashMap::new();
    for line in SEPARATORS.lines().filter(|l| !l.starts_with('#')) {
        let parts: Vec<&str> = line.split(" | ").collect();
        if let [decimal, group, tags] = parts.as_slice()
            && let (Some(decimal), Some(group)) = (sign(decimal), sign(group))
        {
            all.extend(tags.split(' ').map(|tag| (tag, Style { decimal, group })));
        }
    }
    all
});

pub(in crate::reading) fn of(primary: &str, region: Option<&str>) -> Style {
    let regional = region.map(|r| format!("{primary}-{}", r.to_ascii_uppercase()));
    let found = regional.and_then(|tag| STYLES.get(tag.as_str())).or_else(|| STYLES.get(primary));
    found.copied().unwrap_or(Style::ENGLISH)
}

/// Digits with the marks between them, as they stand in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::reading) struct Digits {
    pub length: usize,
    /// What they may mean; several where a mark is used against the language's convention. None where they are no figure:
    /// a date, a version, a number out of range.
    pub values: Vec<Exact>,
    /// They mean the one value for certain.
    pub sure: bool,
    /// ASCII digits alone, without any mark.
    pub plain: Option<String>,
}

/// Value of a decimal digit of any script.
fn digit(c: char) -> Option<char> {
    if c.is_ascii_digit() {
        return Some(c);
    }
    let first = *ZEROS.get(ZEROS.partition_point(|z| *z <= c as u32).checked_sub(1)?)?;
    char::from_digit((c as u32).checked_sub(first).filter(|d| *d < 10)?, 10)
}

/// Codes of the digit nought of each script, ascending (Unicode category Nd); the nine others follow it.
const ZEROS: [u32; 65] = [
    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0DE6, 0x0E50,
    0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80, 0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50,
    0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0, 0xFF10, 0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136,
    0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0,
    0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0,
];

pub(in crate::reading) fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// A mark that may stand between digits, in one form.
fn mark(c: char) -> Option<char> {
    Some(match c {
        '.' | '．' => '.',
        ',' | '，' => ',',
        '٫' => '٫',
        '٬' => '٬',
        '\'' | '’' | 'ʼ' | '＇' => '\'',
        ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' => ' ',
        _ => return None,
    })
}

/// The digits at the start of a text.
pub(in crate::reading) fn digits(rest: &str, style: Style) -> Option<Digits> {
    let (first, mut length) = run(rest);
    if length == 0 {
        return None;
    }
    let (mut parts, mut marks) = (vec![first], Vec::new());
    while let Some(c) = rest.get(length..).and_then(|r| r.chars().next())
        && let Some(sign) = mark(c)
        && parts.len() < LONGEST
    {
        let after = rest.get(length + c.len_utf8()..).unwrap_or("");
        let (part, more) = run(after);
        // A space joins groups of three alone; what comes after it is another figure else.
        let spaced = sign != ' ' || (part.len() == 3 && is_group_start(&parts, &marks));
        if more == 0 || !spaced {
            break;
        }
        parts.push(part);
        marks.push(sign);
        length += c.len_utf8() + more;
    }
    let (values, sure) = meant(&parts, &marks, style);
    let plain = parts.first().filter(|_| marks.is_empty()).cloned();
    Some(Digits { length, values, sure, plain })
}

const LONGEST: usize = 12;

fn run(text: &str) -> (String, usize) {
    let mut out = String::new();
    let mut length = 0;
    for c in text.chars() {
        let Some(d) = digit(c) else { break };
        out.push(d);
        length += c.len_utf8();
    }
    (out, length)
}

fn is_group_start(parts: &[String], marks: &[char]) -> bool {
    marks.iter().all(|m| *m == ' ') && parts.first().is_some_and(|p| (1..=3).contains(&p.len()) && !p.starts_with('0'))
}

/// Groups of three after one to three digits, or of two as in India.
fn grouped(parts: &[String], sign: char) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let starts = (1..=3).contains(&first.len()) && !first.starts_with('0') && last.len() == 3;
    let threes = middle.iter().all(|p| p.len() == 3);
    let twos = sign == ',' && first.len() <= 2 && !middle.is_empty() && middle.iter().all(|p| p.len() == 2);
    starts && (threes || twos)
}

fn meant(parts: &[String], marks: &[char], style: Style) -> (Vec<Exact>, bool) {
    let none = (Vec::new(), false);
    let value = |text: String| if text.len() > 30 { None } else { Exact::parse(&text) };
    let whole = || value(parts.concat());
    let sure = |v: Option<Exact>| v.map_or((Vec::new(), false), |v| (vec![v], true));
    let Some((last, before)) = marks.split_last() else { return sure(whole()) };
    let decimal = || {
        let (part, whole) = parts.split_last()?;
        value(format!("{}.{part}", whole.concat()))
    };
    let same = before.iter().all(|m| m == last);
    if same && (!before.is_empty() || matches!(last, ' ' | '\'' | '٬')) {
        return if grouped(parts, *last) { sure(whole()) } else { none };
    }
    if !before.is_empty() {
        // `1.234,5`: the mark that comes last and once is the decimal one.
        let groups = parts.get(..before.len() + 1).unwrap_or(&[]);
        let one = before.first().filter(|g| before.iter().all(|m| m == *g) && **g != '٫');
        let apart = one.is_some_and(|g| grouped(groups, *g)) && matches!(last, '.' | ',' | '٫');
        return if apart { sure(decimal()) } else { none };
    }
    let by_convention = *last == style.decimal || *last == '٫';
    let [first, after] = parts else { return none };
    let may_group = after.len() == 3 && first.len() <= 3 && !first.starts_with('0');
    match (may_group && *last != '٫', by_convention) {
        // "4.000" where thousands are so marked
        (true, false) if *last == style.group => sure(whole()),
        (true, _) => (whole().into_iter().chain(decimal()).collect(), false),
        (false, convention) => (decimal().into_iter().collect(), convention),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Language;
    use super::*;

    fn read(tag: &str, text: &str) -> String {
        let Some(d) = digits(text, Language::of(tag).style()) else { return "no digits".into() };
        let values: Vec<String> = d.values.iter().map(Exact::to_string).collect();
        let rest = text.get(d.length..).unwrap_or("");
        format!("{}{}{}", values.join(" or "), if d.sure { "" } else { "?" }, rest)
    }

    #[test]
    fn marks_by_language() {
        for (tag, text, expected) in [
            ("de", "4.000", "4000"),
            ("de", "4,000", "4000 or 4?"),
            ("de", "4,5", "4.5"),
            ("de", "4.5", "4.5?"),
            ("de", "1.234,5", "1234.5"),
            ("de", "1,234.5", "1234.5"),
            ("de", "1.234.567", "1234567"),
            ("de", "4 000 Leute", "4000 Leute"),
            ("de", "4\u{202f}000", "4000"),
            ("de", "15.03.2026", "?"),
            ("de", "0,125", "0.125"),
            ("de-CH", "4'000", "4000"),
            ("de-CH", "4’000’000.5", "4000000.5"),
            ("de-CH", "4.000", "4000 or 4?"),
            ("fr", "5\u{a0}500", "5500"),
            ("fr", "5 500,25", "5500.25"),
            ("fr", "5.500", "5500 or 5.5?"),
            ("fr", "12 50", "12 50"),
            ("fr", "2026 500", "2026 500"),
            ("es", "3.200", "3200"),
            ("es-MX", "3.200", "3200 or 3.2?"),
            ("es-MX", "3,200", "3200"),
            ("en", "3,200", "3200"),
            ("en", "3.200", "3200 or 3.2?"),
            ("en", "3.25", "3.25"),
            ("en-ZA", "3 200,5", "3200.5"),
            ("hi", "12,34,567", "1234567"),
            ("ar", "٥٠٠", "500"),
            ("ar", "٥٬٠٠٠٫٥", "5000.5"),
            ("fa", "۲۵۰۰", "2500"),
            ("hi", "१२,३४५", "12345"),
            ("bn", "১২", "12"),
            ("th", "๑๒", "12"),
            ("zh", "１２，３４５", "12345"),
            ("tr", "12.345", "12345"),
            ("sv", "12.345", "12345 or 12.345?"),
            ("de", "1.2.3", "?"),
            ("de", "x", "no digits"),
        ] {
            assert_eq!(read(tag, text), expected, "{tag} {text}");
        }
    }

    #[test]
    fn every_digit_of_unicode_is_one() {
        let all = (0u32..0x11_0000).filter_map(char::from_u32).filter(|c| digit(*c).is_some());
        assert!(all.clone().all(char::is_numeric), "{:?}", all.clone().filter(|c| !c.is_numeric()).collect::<Vec<_>>());
        assert!(ZEROS.is_sorted());
    }

    #[test]
    fn endless_digits_end() {
        for piece in ["9", "9,", "9.", "9 999", "٩٬", "9'"] {
            digits(&piece.repeat(4000), Style::ENGLISH);
        }
    }
}
