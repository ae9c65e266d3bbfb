//! Findings as a page shows them: the very text of the terminal, without its colours.

use crate::finding::{Finding, Severity, human};
use crate::parse::Spans;
use crate::text::{Files, Place};
use serde::Serialize;

/// So many of each kind are sent; the rest is counted.
const LIMIT: usize = 40;

/// What the last build had to say, without its notes: a page cannot do anything about those.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remarks {
    /// Each as it is drawn on the terminal.
    pub errors: Vec<String>,
    pub warnings: Vec<String>,
    /// How many there are.
    pub error_count: usize,
    pub warning_count: usize,
}

impl Remarks {
    pub fn new(files: &Files, findings: &[Finding]) -> Remarks {
        let spans = Spans::new(files);
        let span = |place: &Place| spans.range(place);
        let drawn = |severity: Severity| {
            let of_kind = findings.iter().filter(|f| f.severity == severity);
            let texts: Vec<String> = of_kind
                .clone()
                .take(LIMIT)
                .map(|f| {
                    let text = human::print(files, &span, std::slice::from_ref(f), false);
                    // The last line counts the findings: one.
                    text.trim_end().rsplit_once('\n').map_or(text.as_str(), |(text, _)| text).trim_end().to_owned()
                })
                .collect();
            (texts, of_kind.count())
        };
        let (errors, error_count) = drawn(Severity::Error);
        let (warnings, warning_count) = drawn(Severity::Warning);
        Remarks { errors, warnings, error_count, warning_count }
    }

    /// One error that stands in no file.
    pub fn trouble(text: &str) -> Remarks {
        Remarks { errors: vec![format!("error: {text}")], error_count: 1, ..Remarks::default() }
    }
}
