//! Where the front matter of a Markdown file stands.

use std::ops::Range;

/// Most bytes of front matter.
pub const FRONT_LIMIT: usize = 64 * 1024;

/// A Markdown file, split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Split {
    /// The first line is not `---`.
    Missing,
    /// There is no second `---`. The range is the first.
    Open(Range<usize>),
    TooLong {
        /// The opening `---`.
        fence: Range<usize>,
        length: usize,
    },
    Parts {
        yaml: Range<usize>,
        /// Byte at which the body begins.
        body: usize,
    },
}

/// Splits a file's text. A byte order mark before the first line is passed over.
pub fn split(text: &str) -> Split {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let rest = &text[start..];
    let first = rest.split_inclusive('\n').next().unwrap_or_default();
    if first.trim_end() != "---" {
        return Split::Missing;
    }
    let fence = start..start + 3;
    let yaml = start + first.len();
    let mut at = yaml;
    for line in text[yaml..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return match at - yaml {
                length if length > FRONT_LIMIT => Split::TooLong { fence, length },
                _ => Split::Parts { yaml: yaml..at, body: at + line.len() },
            };
        }
        at += line.len();
    }
    Split::Open(fence)
}

/// The YAML of any content file: the front matter of a Markdown file, the whole of another.
pub fn yaml_range(path: &str, text: &str) -> Range<usize> {
    if !path.ends_with(".md") {
        return 0..text.len();
    }
    match split(text) {
        Split::Parts { yaml, .. } => yaml,
        _ => 0..0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_of_a_file() {
        for (text, yaml, body) in [
            ("---\na: b\n---\nbody\n", "a: b\n", "body\n"),
            ("---\r\na: b\r\n---\r\nbody", "a: b\r\n", "body"),
            ("--- \n---\n", "", ""),
            ("---\na: b\n---", "a: b\n", ""),
            ("\u{feff}---\na: \u{e9}\n---\nx", "a: \u{e9}\n", "x"),
            ("---\na: |\n  ---\n---\nx\n---\ny", "a: |\n  ---\n", "x\n---\ny"),
        ] {
            match split(text) {
                Split::Parts { yaml: range, body: at } => assert_eq!((&text[range], &text[at..]), (yaml, body)),
                other => panic!("{text:?}: {other:?}"),
            }
        }
    }

    #[test]
    fn files_without_parts() {
        assert_eq!(split(""), Split::Missing);
        assert_eq!(split("title: x\n"), Split::Missing);
        assert_eq!(split(" ---\na: b\n---\n"), Split::Missing);
        assert_eq!(split("---\na: b\n"), Split::Open(0..3));
        let long = format!("---\n{}---\n", "a: b\n".repeat(FRONT_LIMIT / 5 + 1));
        assert!(matches!(split(&long), Split::TooLong { length, .. } if length > FRONT_LIMIT));
    }
}
