//! Escapes of YAML that stand for control characters: `"\e"`, `"\x07"`. Nobody means them, terminals obey them, and no page
//! may hold them. Each is read as a space and remarked on.

use super::tree;
use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place, is_control};
use std::ops::Range;

/// An escape, in bytes of the YAML, and the character that it stands for.
pub type Escape = (Range<usize>, char);

/// All of them, in order. Escapes are read between double quotes only.
pub fn of_controls(yaml: &str) -> Vec<Escape> {
    let starts = ['0', 'a', 'b', 'v', 'f', 'e', 'N', 'x', 'u', 'U'];
    if !yaml.match_indices('\\').any(|(i, _)| yaml.get(i + 1..).is_some_and(|rest| rest.starts_with(starts))) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for quoted in tree::double_quoted(yaml) {
        let text = yaml.get(quoted.clone()).unwrap_or("");
        let mut at = 0;
        while let Some(i) = text.get(at..).and_then(|rest| rest.find('\\')) {
            let start = at + i;
            let (length, character) = escape(text.get(start + 1..).unwrap_or(""));
            at = start + 1 + length;
            if let Some(c) = character.filter(|c| is_control(*c)) {
                out.push((quoted.start + start..quoted.start + at, c));
            }
        }
    }
    out
}

/// Bytes behind the backslash, and what they stand for where that may be a control character.
fn escape(behind: &str) -> (usize, Option<char>) {
    let digits = |n: usize| {
        let code = behind.get(1..1 + n).and_then(|hex| u32::from_str_radix(hex, 16).ok());
        (if code.is_some() { 1 + n } else { 1 }, code.and_then(char::from_u32))
    };
    match behind.chars().next() {
        Some('0') => (1, Some('\0')),
        Some('a') => (1, Some('\u{7}')),
        Some('b') => (1, Some('\u{8}')),
        Some('v') => (1, Some('\u{b}')),
        Some('f') => (1, Some('\u{c}')),
        Some('e') => (1, Some('\u{1b}')),
        Some('N') => (1, Some('\u{85}')),
        Some('x') => digits(2),
        Some('u') => digits(4),
        Some('U') => digits(8),
        Some(c) => (c.len_utf8(), None),
        None => (0, None),
    }
}

/// The YAML with an escape of a space in the place of each, of the same length, so that everything keeps its place.
pub fn as_spaces(yaml: &str, escapes: &[Escape]) -> String {
    let mut out = String::with_capacity(yaml.len());
    let mut at = 0;
    for (range, _) in escapes {
        out.push_str(yaml.get(at..range.start).unwrap_or(""));
        out.push_str(match range.len() {
            2 => "\\ ",
            4 => "\\x20",
            6 => "\\u0020",
            _ => "\\U00000020",
        });
        at = range.end;
    }
    out.push_str(yaml.get(at..).unwrap_or(""));
    out
}

/// The remark on one of them.
pub fn finding(file: FileId, offset: usize, (range, character): &Escape) -> Finding {
    let place = Place::bytes(file, offset + range.start..offset + range.end);
    let message = format!("this stands for a control character, U+{:04X}", u32::from(*character));
    Finding::new(Rule::ControlCharacter, place, message).label("read as a space").help("delete it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_escapes_of_control_characters_between_double_quotes_are_changed() {
        for (yaml, expected, changed) in [
            ("a: \"x\\ey\"\n", "a: \"x\\ y\"\n", 1),
            ("a: \"\\x1b[31m\\u0007\\U0000009b\\0\"\n", "a: \"\\x20[31m\\u0020\\U00000020\\ \"\n", 4),
            ("- \"é\\N\"\n- 'é\\N'\n- é\\e\n", "- \"é\\ \"\n- 'é\\N'\n- é\\e\n", 1),
            ("a: \"\\\\e \\n\\t\\r\\x41\\u00e9 \\L\"\n", "a: \"\\\\e \\n\\t\\r\\x41\\u00e9 \\L\"\n", 0),
            ("\"k\\a\": {b: [\"\\x7f\"]}\n", "\"k\\ \": {b: [\"\\x20\"]}\n", 2),
            ("# \"\\e\"\na: b\n", "# \"\\e\"\na: b\n", 0),
            ("a: \"\\x1", "a: \"\\x1", 0),
        ] {
            let found = of_controls(yaml);
            assert_eq!((as_spaces(yaml, &found).as_str(), found.len()), (expected, changed), "{yaml:?}");
            assert_eq!(as_spaces(yaml, &found).len(), yaml.len());
        }
    }
}
