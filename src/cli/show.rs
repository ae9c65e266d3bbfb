//! Findings and the closing line, to the right stream: findings for people go to standard error, the closing line to
//! standard output; a document for machines has standard output to itself.

use super::{Format, Talk, terminal};
use crate::finding::human::Shown;
use crate::finding::{Finding, human, machine};
use crate::parse::Spans;
use crate::pipeline::Summary;
use crate::text::{Files, Place};

/// For machines always all of them; `shown` is how much people see.
pub fn findings(files: &Files, findings: &[Finding], format: Format, shown: Shown) -> anyhow::Result<()> {
    let spans = Spans::new(files);
    let span = |place: &Place| spans.range(place);
    match format {
        // Always drawn in colour: the stream takes the colours out where they are not wanted.
        Format::Human => terminal::tell_coloured(&human::draw(files, &span, findings, true, shown))?,
        Format::Json => terminal::print_json(&machine::json(files, &span, findings))?,
        Format::Github => super::print(&machine::github(files, &span, findings))?,
        Format::Sarif => terminal::print_json(&machine::sarif(files, &span, findings))?,
    }
    Ok(())
}

/// A line of the command's own, not a finding: beside a document for machines it goes to standard error.
pub fn line(text: &str, format: Format, talk: Talk) -> anyhow::Result<()> {
    match (talk.quiet, format) {
        (true, _) => Ok(()),
        (false, Format::Human) => super::print(text),
        (false, _) => {
            terminal::tell(text);
            Ok(())
        }
    }
}

/// "verified 93 quotations in 5 originals; 3 disagreements"
pub fn summary(s: &Summary) -> String {
    let verified = &s.verified;
    let mut parts = Vec::new();
    if verified.by_text > 0 || verified.by_lock == 0 {
        parts.push(format!(
            "verified {} in {}",
            count(verified.by_text, "quotation"),
            count(verified.texts, "original")
        ));
    }
    if verified.by_lock > 0 {
        parts.push(format!(
            "{} of {} vouched for by the lock",
            count(verified.by_lock, "quotation"),
            count(verified.locked_articles, "article")
        ));
    }
    parts.push(count(s.disagreements, "disagreement"));
    parts.join("; ") + "\n"
}

/// "1 page", "2 pages"
pub fn count(n: usize, word: &str) -> String {
    format!("{n} {word}{}", if n == 1 { "" } else { "s" })
}
