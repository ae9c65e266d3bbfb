//! Figures that a quotation holds and does not report: denied, emptied, or told as a difference. A typed value settles all three.

use super::{Read, typed};
use crate::finding::{Finding, Rule};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Governor, Governs, Language};
use crate::text::Entry;
use std::ops::Range;

/// Looks at what the quotation's own words make of its figure. `None`: a no of it, which was reported.
pub(super) fn figure(words: &typed::Words, read: &Read, findings: &mut Vec<Finding>) -> Option<()> {
    let range = words.quote.find(read.words).map_or(0..0, |at| at..at + read.words.len());
    let found = reading::denied_figure(words.quote, range, words.language);
    if let Some(governor) = found {
        let word = words.quote.get(governor.word.clone()).unwrap_or("");
        findings.push(denied(&governor, word, read.words, words.entry));
        if governor.kind == Governs::Negation {
            return None;
        }
    }
    if read.printed.print.difference {
        findings.push(difference(&read.printed, read.words, words.entry));
    }
    Some(())
}

/// The figure says how many more or fewer there are.
pub fn difference(amount: &Amount, words: &str, entry: &Entry) -> Finding {
    Finding::new(
        Rule::DifferenceRead,
        entry.field("quote"),
        format!("“{words}” says how many more or fewer, not how many"),
    )
    .label("it is read as how many there are")
    .help(format!("quote the words that tell how many; if the difference is meant, say so: `value: {}`", amount.value))
}

/// The only date of a quotation, where its words deny that it is one.
pub fn date(
    claim: &ClaimDraft,
    quote: &str,
    range: Range<usize>,
    language: Language,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let found = reading::denied_date(quote, range.clone(), language).filter(|_| claim.value.is_none());
    let Some(governor) = found else { return Some(()) };
    let word = quote.get(governor.word.clone()).unwrap_or("");
    findings.push(denied(&governor, word, quote.get(range).unwrap_or(""), entry));
    None
}

fn denied(governor: &Governor, word: &str, figure: &str, entry: &Entry) -> Finding {
    match governor.kind {
        Governs::Negation => Finding::new(
            Rule::FigureDenied,
            entry.field("quote"),
            format!("“{word}” makes a no of “{figure}”: the source does not report it"),
        )
        .label("it would be read as reported")
        .help("quote words that report a figure, make it a claim on a question, or type the `value:` that is meant all the same"),
        Governs::Doubt => Finding::new(
            Rule::FigureDoubted,
            entry.field("quote"),
            format!("“{word}” may make a no of “{figure}”"),
        )
        .label("it is read as reported")
        .help("read the sentence; if the figure is meant, type it as `value:`"),
    }
}

/// The only figure of a quotation is what none or not all are meant of.
pub(super) fn base(words: &typed::Words, read: &Read) -> Finding {
    let value = read.printed.value;
    Finding::new(
        Rule::FigureUnsure,
        words.entry.field("quote"),
        format!("`{}` is what others are counted of, not what is counted", read.words),
    )
    .label("“none of”, “not all”, “all but” and the like mean another figure")
    .help(format!("if the number counts all of them, say so: `value: {value}`"))
}
