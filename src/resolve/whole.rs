//! A quotation must not cut the phrase of a figure or a date that it stands in.

use super::sense::Sense;
use super::value;
use crate::finding::{Finding, Rule};
use crate::model::{Deadline, Due, Exact, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Anchor, Found};
use crate::text::{Entry, Place, one_line};
use std::ops::Range;

/// Phrases of the sentence that reach beyond the quotation.
#[derive(Default)]
pub struct Whole {
    /// Bytes of the sentence: the phrase of the claim's own value, where it is longer than the words it was read from.
    pub phrase: Option<Range<usize>>,
    /// Bytes of the sentence: the quotation and every phrase that reaches beyond it.
    pub stretch: Range<usize>,
}

/// The figures of a claim on a number: its value and its bounds. A cut is an error, and nothing comes back.
pub fn figures(
    d: &ClaimDraft,
    value: &Value,
    sense: &Sense,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Whole> {
    let words = sense.text(sense.quote.clone());
    let read = reading::quantities(words, sense.language);
    let verbatim = match value {
        Value::Quantity(q) => Some(q.verbatim.as_str()),
        Value::Quantities(all) => all.first().map(|q| q.verbatim.as_str()),
        _ => None,
    };
    let cut = |own: &&Found<Amount>| {
        reading::cut_figure(&sense.sentence, sense.figures(), sense.quote.clone(), own, sense.language)
    };
    let is_value = |f: &&Found<Amount>| words.get(f.range.clone()) == verbatim;
    let bounds = [(&d.low, "low"), (&d.high, "high")].into_iter().filter_map(|(typed, field)| {
        let bound = Exact::parse(typed.as_deref()?)?;
        let own = read.iter().find(|f| f.value.value == bound || f.value.upper == Some(bound))?;
        Some((own, field))
    });
    let own = read.iter().find(is_value).map(|own| (own, "quote"));
    for (own, field) in own.into_iter().chain(bounds) {
        if let Some(whole) = cut(&own) {
            findings.push(finding(sense, whole, words.get(own.range.clone()).unwrap_or(""), field, entry));
            return None;
        }
    }
    if let Some((own, _)) = own.filter(|(own, _)| d.value.is_none() && !own.value.print.difference)
        && let Some(more) = sense
            .figures()
            .iter()
            .find(|f| f.value.print.difference && f.value.figure.start == sense.quote.start + own.value.figure.start)
    {
        findings.push(value::difference(&more.value, words.get(own.range.clone()).unwrap_or(""), entry));
    }
    let shift = |r: &Range<usize>| sense.quote.start + r.start..sense.quote.start + r.end;
    let seen = own.and_then(|(own, _)| {
        let figure = shift(&own.value.figure);
        let at =
            sense.figures().iter().find(|f| f.value.figure.start < figure.end && figure.start < f.value.figure.end)?;
        (at.range != shift(&own.range)).then(|| at.range.clone())
    });
    let beyond = sense.figures().iter().filter(|f| f.range.start < sense.quote.end && sense.quote.start < f.range.end);
    Some(Whole { phrase: seen, stretch: stretch(sense, beyond.map(|f| f.range.clone())) })
}

/// The date of a claim on a deadline.
pub fn due(
    d: &ClaimDraft,
    due: &Due,
    deadline: &Deadline,
    said: Option<jiff::civil::Date>,
    sense: &Sense,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Whole> {
    let words = sense.text(sense.quote.clone());
    let typed = d.value.as_deref().and_then(|text| reading::days(text).ok()).and_then(|days| days.from);
    let read = |published, is: &dyn Fn(&Due) -> bool| {
        let anchor = Anchor { published, counted_from: deadline.counted_from };
        let own = reading::dues(words, &anchor, sense.language).into_iter().find(|f| is(&f.value));
        own.map(|own| (own, anchor))
    };
    let same = |d: &Due| d == due;
    // Of a day of publication that is not exact the value is that of several days together.
    let words_alone = |d: &Due| d.verbatim == due.verbatim;
    let any = [said, typed].into_iter();
    let Some((own, anchor)) =
        any.clone().find_map(|day| read(day, &same)).or_else(|| any.clone().find_map(|day| read(day, &words_alone)))
    else {
        return Some(Whole { phrase: None, stretch: sense.quote.clone() });
    };
    let quote = sense.quote.clone();
    match reading::cut_due(&sense.sentence, quote, &own, &anchor, sense.language) {
        Some(whole) => {
            findings.push(finding(sense, whole, words.get(own.range).unwrap_or(""), "quote", entry));
            None
        }
        None => {
            let all = reading::dues(&sense.sentence, &anchor, sense.language);
            let same_words = |f: &&Found<Due>| f.range.start == own.range.start + sense.quote.start;
            if let Some(there) = all.iter().find(same_words).filter(|_| typed.is_none() && own.value == *due)
                && let Some(finding) = other_year(&own.value, &there.value, entry)
            {
                findings.push(finding);
                return None;
            }
            let beyond = all.iter().filter(|f| f.range.start < sense.quote.end && sense.quote.start < f.range.end);
            Some(Whole { phrase: None, stretch: stretch(sense, beyond.map(|f| f.range.clone())) })
        }
    }
}

/// The words around the quotation tell of another year than the quotation alone would give.
fn other_year(own: &Due, there: &Due, entry: &Entry) -> Option<Finding> {
    let (a, b) = (own.bound.0.latest()?, there.bound.0.latest()?);
    let words = &own.verbatim;
    ((a.month(), a.day()) == (b.month(), b.day()) && a.year() != b.year()).then(|| {
        Finding::new(Rule::DayInexact, entry.field("quote"), format!("“{words}” prints no year"))
            .label(format!("alone it would be {a}, in its sentence it is {b}"))
            .help(format!("quote the words that tell the year, or say which day is meant: `value: {b}`"))
    })
}

fn stretch(sense: &Sense, beyond: impl Iterator<Item = Range<usize>>) -> Range<usize> {
    beyond.fold(sense.quote.clone(), |all, r| all.start.min(r.start)..all.end.max(r.end))
}

fn finding(sense: &Sense, whole: Range<usize>, own: &str, field: &str, entry: &Entry) -> Finding {
    let phrase = one_line(sense.text(whole.clone()));
    let longer = one_line(sense.text(whole.start.min(sense.quote.start)..whole.end.max(sense.quote.end)));
    let finding = Finding::new(
        Rule::PhraseCut,
        entry.field(field),
        format!("the source says “{phrase}”, the quotation only “{}”", one_line(own)),
    )
    .label("the whole phrase reads as another value")
    .help(format!("quote the whole phrase: “{longer}”"));
    match &sense.original {
        Some((start, original)) => {
            let at = original.start + start;
            finding.related(Place::bytes(original.file, at + whole.start..at + whole.end), "the whole phrase")
        }
        None => finding,
    }
}
