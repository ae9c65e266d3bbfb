//! The marks that git leaves in a file that two people changed.

use std::ops::Range;

/// What such a line is made of: seven of a kind, and nothing but a name behind.
const MARKS: [char; 4] = ['<', '|', '=', '>'];

/// Most marks that are kept of one conflict.
const KEPT: usize = 8;

/// One line that git wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// `<`, `|`, `=` or `>`.
    pub of: char,
    /// Counted from 1.
    pub line: usize,
    /// Bytes of the line, without its end.
    pub at: Range<usize>,
}

/// True for a line that git wrote between the two sides of a conflict. A file whose lines each stand for themselves is read
/// past it.
pub fn is_conflict_mark(line: &str) -> bool {
    mark_of(line).is_some()
}

/// The marks of each conflict in a text. `=======` and `|||||||` are marks between the others alone: a heading may be
/// underlined so, and a table may begin so. What is left of marks that were half deleted counts.
pub fn conflicts(text: &str) -> Vec<Vec<Mark>> {
    let mut found: Vec<Vec<Mark>> = Vec::new();
    if !text.contains("<<<<<<<") && !text.contains(">>>>>>>") {
        return found;
    }
    let (mut start, mut is_open) = (0, false);
    for (i, whole) in text.split_inclusive('\n').enumerate() {
        let line = whole.trim_end();
        let at = start..start + line.len();
        start += whole.len();
        let Some(of) = mark_of(line) else { continue };
        let mark = Mark { of, line: i + 1, at };
        match found.last_mut().filter(|_| is_open && of != '<') {
            Some(open) if open.len() < KEPT || of == '>' => open.push(mark),
            Some(_) => {}
            None if of == '<' || of == '>' => found.push(vec![mark]),
            None => {}
        }
        is_open = of == '<' || is_open && of != '>';
    }
    found
}

fn mark_of(line: &str) -> Option<char> {
    let line = line.trim_end();
    let of = line.chars().next().filter(|c| MARKS.contains(c))?;
    let rest = line.trim_start_matches(of);
    (line.len() - rest.len() == 7 && (rest.is_empty() || rest.starts_with(' '))).then_some(of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_told_from_headings_and_quotes() {
        for (text, expected) in [
            ("", vec![]),
            ("Title\n=======\ntext\n", vec![]),
            ("a\n|||||||\n=======\n", vec![]),
            ("a <<<<<<< b\n <<<<<<< HEAD\n<<<<<<<< x\n<<<<<<<x\n>>>>>>\n", vec![]),
            ("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> theirs\n", vec!["<1 =3 >5"]),
            ("x\r\n<<<<<<<\r\n|||||||\r\n=======\r\n>>>>>>>", vec!["<2 |3 =4 >5"]),
            ("<<<<<<< HEAD\na\n", vec!["<1"]),
            ("a\n=======\nb\n>>>>>>> theirs\n", vec![">4"]),
            ("<<<<<<< a\n<<<<<<< b\n=======\n>>>>>>> b\nA\n=======\n", vec!["<1", "<2 =3 >4"]),
        ] {
            let told = |marks: &Vec<Mark>| {
                let each: Vec<String> = marks.iter().map(|m| format!("{}{}", m.of, m.line)).collect();
                each.join(" ")
            };
            let found = conflicts(text);
            assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected, "{text:?}");
            for mark in found.iter().flatten() {
                assert!(is_conflict_mark(&text[mark.at.clone()]), "{text:?}");
            }
        }
    }

    #[test]
    fn a_text_of_nothing_but_marks_is_kept_short() {
        let text = format!("<<<<<<<\n{}>>>>>>>\n", "=======\n".repeat(100_000));
        assert_eq!(conflicts(&text).iter().map(Vec::len).collect::<Vec<_>>(), [KEPT + 1]);
    }
}
