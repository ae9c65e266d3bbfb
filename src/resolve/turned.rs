//! What stands outside a quotation and turns it round, or makes less of it: the longer quotation is asked for, unless the
//! typed context holds the word.

use super::quote::needle;
use super::seen::Seen;
use super::sense::Sense;
use crate::finding::{Finding, Rule};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Governor, Governs};
use crate::text::{Entry, Place, floor, one_line};
use std::ops::Range;

/// Most words of an original that the lock keeps for an offer.
const LONGEST: usize = 12;
/// How far from the quotation the typed context may stand, in bytes.
const NEARBY: usize = 640;

/// Looks at what governs the quotation. `None`: it is turned round, which was reported. What the lock is to remember goes into
/// `seen`.
pub fn turned(
    d: &ClaimDraft,
    sense: &Sense,
    counted: bool,
    seen: &mut Seen,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let Some(governor) = governor(sense, counted) else { return Some(()) };
    if let Some((lead, tail)) = context(d, sense, &governor.word) {
        if counted && governor.kind == Governs::Negation && d.value.is_none() {
            findings.push(denied(sense, &governor, entry));
            return None;
        }
        (seen.lead, seen.tail) = (lead, tail);
        return Some(());
    }
    let text = |r: &Range<usize>| one_line(sense.text(r.clone()));
    let (word, whole) = (text(&governor.word), text(&governor.whole));
    match governor.kind {
        Governs::Negation => {
            let finding = Finding::new(
                Rule::TurnedRound,
                entry.field("quote"),
                format!("“{word}” stands outside the quotation and turns it round"),
            )
            .label("alone these words say the opposite");
            findings.push(offer(finding, sense, &governor, &word, &whole));
            None
        }
        Governs::Doubt => {
            // The lock is public: it keeps no long run of a private text.
            let words = whole.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).count();
            seen.doubt = Some((word, if words > LONGEST { String::new() } else { whole }));
            Some(())
        }
    }
}

/// The context says that the figure is denied.
fn denied(sense: &Sense, governor: &Governor, entry: &Entry) -> Finding {
    let word = one_line(sense.text(governor.word.clone()));
    Finding::new(
        Rule::FigureDenied,
        entry.field("quote"),
        format!("“{word}” makes a no of the figure: the source does not report it"),
    )
    .label("it would be read as reported")
    .help("quote words that report a figure, make it a claim on a question, or type the `value:` that is meant all the same")
}

fn governor(sense: &Sense, counted: bool) -> Option<Governor> {
    sense.original.as_ref()?;
    reading::governor(&sense.sentence, sense.quote.clone(), sense.language, counted)
}

/// A word that makes less of the quotation, where neither the claim nor its context says so. It comes from the text or from
/// the lock.
pub fn doubted(d: &ClaimDraft, seen: &Seen, entry: &Entry, findings: &mut Vec<Finding>) {
    let hedged = d.modality.as_deref().is_some_and(|m| m != "actual")
        || matches!(d.stance.as_deref(), Some("conditional" | "doubt" | "undecided" | "declined"));
    let Some((word, whole)) = seen.doubt.as_ref().filter(|_| !hedged) else { return };
    findings.push(
        Finding::new(
            Rule::LessThanSaid,
            entry.field("quote"),
            format!("“{word}” stands outside the quotation and makes less of it"),
        )
        .label("alone these words say more than was said")
        .help(match whole.as_str() {
            "" => format!("give the words from “{word}” to the quotation in `after:`, or those behind it in `before:`"),
            _ => format!("quote “{whole}”, or give “{word}” in `after:` (before the words) or `before:` (behind them)"),
        }),
    );
}

fn offer(finding: Finding, sense: &Sense, governor: &Governor, word: &str, whole: &str) -> Finding {
    let field = if governor.word.start < sense.quote.start { "after" } else { "before" };
    let finding = finding.help(format!(
        "quote “{whole}”, or give the words with “{word}” in `{field}:`: the page then prints them as well"
    ));
    match &sense.original {
        Some((start, original)) => {
            let at = original.start + start;
            finding.related(
                Place::bytes(original.file, at + governor.word.start..at + governor.word.end),
                "it stands here",
            )
        }
        None => finding,
    }
}

type Context = (Option<String>, Option<String>);

/// The typed context that holds the word, with all that stands between it and the quotation.
fn context(d: &ClaimDraft, sense: &Sense, word: &Range<usize>) -> Option<Context> {
    let (start, original) = sense.original.as_ref()?;
    let text = original.text;
    let (from, to) = (start + sense.quote.start, start + sense.quote.end);
    let (word_start, word_end) = (start + word.start, start + word.end);
    if word_end <= from {
        let begin = floor(text, from.saturating_sub(NEARBY));
        let pin = last(text.get(begin..from)?, d.after.as_deref()?)?;
        let lead = begin + pin.start;
        return (lead <= word_start && word_end <= begin + pin.end)
            .then(|| (text.get(lead..from).map(str::to_owned), None));
    }
    let end = floor(text, (to + NEARBY).min(text.len()));
    let pin = first(text.get(to..end)?, d.before.as_deref()?)?;
    let tail = to + pin.end;
    (to + pin.start <= word_start && word_end <= tail).then(|| (None, text.get(to..tail).map(str::to_owned)))
}

fn last(text: &str, words: &str) -> Option<Range<usize>> {
    let (text, words) = (reading::normalise(text), needle(words));
    let at = text.text.rfind(&words)?;
    Some(text.original_range(at..at + words.len()))
}

fn first(text: &str, words: &str) -> Option<Range<usize>> {
    let (text, words) = (reading::normalise(text), needle(words));
    let at = text.text.find(&words)?;
    Some(text.original_range(at..at + words.len()))
}
