//! Remarks on what git left in a file that two people changed. Nothing else is said of such a file: one side or the other
//! is its text, and the tool does not choose.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Mark, Place, conflicts};

/// One remark for each place where the two sides differ.
pub fn findings(file: FileId, text: &str, most: usize) -> Vec<Finding> {
    conflicts(text).iter().take(most).filter_map(|marks| finding(file, marks)).collect()
}

fn finding(file: FileId, marks: &[Mark]) -> Option<Finding> {
    let (first, rest) = marks.split_first()?;
    let place = |m: &Mark| Place::bytes(file, m.at.clone());
    let (message, help) = match rest.last() {
        None => (
            format!("line {} is a mark of an unfinished merge", first.line),
            "keep what belongs, and delete this line".to_owned(),
        ),
        Some(last) => {
            let before: Vec<String> = marks.iter().rev().skip(1).rev().map(|m| m.line.to_string()).collect();
            let lines = format!("lines {} and {}", before.join(", "), last.line);
            (
                format!("{lines} are marks of an unfinished merge"),
                format!("keep what belongs, and delete these {} lines", in_words(marks.len())),
            )
        }
    };
    let finding = Finding::new(Rule::ConflictMarks, place(first), message).label(meaning(first.of)).help(help);
    Some(rest.iter().fold(finding, |f, m| f.related(place(m), meaning(m.of))))
}

fn meaning(mark: char) -> &'static str {
    match mark {
        '<' => "one side begins here",
        '|' => "what both began with",
        '=' => "the other side begins here",
        _ => "and ends here",
    }
}

fn in_words(n: usize) -> String {
    match n {
        2 => "two".to_owned(),
        3 => "three".to_owned(),
        4 => "four".to_owned(),
        n => n.to_string(),
    }
}
