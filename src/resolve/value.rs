//! What a claim on a number says, read from its own quotation; a typed value must be readable there.

use crate::finding::{Finding, Rule};
use crate::model::{Exact, Number, Quantity, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Converted, Language};
use crate::text::{Entry, Place};

mod due;
mod typed;

pub use due::due;

/// A value, and whether the editor said some of it, because its words could not be read.
pub type Said = (Value, bool);

/// A claim on a number: the quantity, or what a vague phrase may mean.
pub fn quantity(
    claim: &ClaimDraft,
    number: &Number,
    quote: &str,
    language: Language,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Said> {
    let unit = claim.unit.as_deref().unwrap_or(&number.unit);
    let found = reading::quantities(quote, language);
    let read: Vec<Read> = found
        .iter()
        .map(|f| {
            let (amount, foreign) = converted(&f.value, unit);
            (amount, foreign, &quote[f.range.clone()])
        })
        .collect();
    let words = typed::Words { claim, unit, quote, language, entry };
    let (amount, foreign, verbatim, by_editor) = match claim.value.as_deref() {
        Some(text) => typed::value(&words, text, &read, findings)?,
        None => {
            let doubts = reading::doubts(quote, language);
            let open = |figure: &std::ops::Range<usize>| {
                doubts
                    .iter()
                    .any(|d| d.value.values.len() > 1 && d.range.start < figure.end && figure.start < d.range.end)
            };
            let sure = found.iter().zip(&read).filter(|(f, _)| !open(&f.value.figure)).map(|(_, r)| r.clone());
            let sure: Vec<Read> = sure.collect();
            let (amount, foreign, verbatim) = only_one(&sure, &words, findings)?;
            (amount, foreign, verbatim, false)
        }
    };
    let (amount, by_editor) = typed::hedged(&words, amount, verbatim, by_editor, findings);
    let of_number = |amount: &Amount| match foreign {
        None => from_unit(amount, unit, &number.unit),
        Some(_) => (amount.clone(), foreign.clone()),
    };
    // A bound is printed in the unit of its figure.
    let raw = found.iter().find(|f| quote.get(f.range.clone()) == Some(verbatim)).map_or(&amount, |f| &f.value);
    let mut bound = |typed: &Option<String>, name: &str| {
        let value = bound(typed, name, (quote, language), entry, findings)?;
        let alone = Amount { value, upper: None, ..raw.clone() };
        Some(of_number(&converted(&alone, unit).0).0.value)
    };
    let bounds = (bound(&claim.low, "low"), bound(&claim.high, "high"));
    let (amount, foreign) = of_number(&amount);
    let build = |amount: &Amount| -> Option<Quantity> {
        let mut q = amount.denote(verbatim, &number.widths)?.with_bounds(bounds.0, bounds.1);
        q.foreign_unit = foreign.clone();
        Some(if number.is_share() { q.clamp_share() } else { q })
    };
    let unreadable = |place: Place, text: &str| {
        Finding::new(Rule::BadValue, place, format!("`{text}` is not a value that can be compared"))
            .label("too large, or upside down")
    };
    if claim.readings.is_empty() || !number.populations.is_empty() {
        let q = build(&amount);
        if q.is_none() {
            findings.push(unreadable(entry.field("quote"), verbatim));
        }
        return q.map(|q| (Value::Quantity(q), by_editor));
    }
    let mut all = Vec::new();
    for (i, text) in claim.readings.iter().enumerate() {
        let place = || entry.field(&format!("readings[{i}]"));
        let q =
            reading::whole_quantity(text).and_then(|a| build(&from_unit(&converted(&a, unit).0, unit, &number.unit).0));
        match q {
            Some(q) => all.push(q),
            None => findings.push(unreadable(place(), text)),
        }
    }
    if all.is_empty() { None } else { Some((Value::Quantities(all), by_editor)) }
}

/// An amount in a unit; or as it was printed, with the unit that cannot be converted.
fn converted(amount: &Amount, unit: &str) -> (Amount, Option<String>) {
    match reading::convert(amount, unit) {
        Converted::Same(amount) => (amount, None),
        Converted::Foreign(other) => (amount.clone(), Some(other)),
    }
}

/// An amount in the unit that the claim names, as one in the number's own unit.
fn from_unit(amount: &Amount, unit: &str, wanted: &str) -> (Amount, Option<String>) {
    if unit == wanted {
        return (amount.clone(), None);
    }
    let foreign = || (amount.clone(), Some(unit.to_owned()));
    let Some(one) = reading::whole_quantity(&format!("1 {unit}")) else { return foreign() };
    let times = |v: Exact| v.checked_mul(one.value);
    let (Some(value), upper) = (times(amount.value), amount.upper.map(times)) else { return foreign() };
    let printed = Amount { value, upper: upper.flatten(), unit: one.unit.clone(), noun: one.noun, ..amount.clone() };
    match reading::convert(&printed, wanted) {
        // Things counted under two names are not said to be the same: the editor named another unit.
        Converted::Same(amount)
            if !matches!(one.unit, None | Some(reading::Unit::Count)) || one.value != Exact::ONE =>
        {
            (amount, None)
        }
        _ => foreign(),
    }
}

type Read<'a> = (Amount, Option<String>, &'a str);

/// The one figure of the quotation; of several, the one whose unit fits where only one does.
fn only_one<'a>(read: &[Read<'a>], words: &typed::Words<'a>, findings: &mut Vec<Finding>) -> Option<Read<'a>> {
    let (quote, entry) = (words.quote, words.entry);
    let fitting: Vec<&Read> = read.iter().filter(|r| r.1.is_none()).collect();
    match (read, fitting.as_slice()) {
        ([one], _) => Some(one.clone()),
        (_, [one]) => Some((*one).clone()),
        ([], _) => {
            findings.push(typed::unread(words));
            None
        }
        _ => {
            let figures: Vec<String> = read.iter().map(|r| format!("`{}`", r.2)).collect();
            findings.push(
                Finding::new(
                    Rule::SeveralToRead,
                    entry.field("quote"),
                    format!("{} figures can be read in this quotation", read.len()),
                )
                .label(figures.join(", "))
                .help(format!(
                    "say which is meant, for example `value: {}`, or quote fewer words",
                    quote_first(read, quote)
                )),
            );
            None
        }
    }
}

fn quote_first<'a>(read: &[Read<'a>], quote: &'a str) -> &'a str {
    read.first().map_or(quote, |r| r.2)
}

/// `low` and `high` are the source's own bounds, so the quotation must print them.
fn bound(
    typed: &Option<String>,
    name: &str,
    (quote, language): (&str, Language),
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Exact> {
    let text = typed.as_deref()?;
    let value = Exact::parse(text);
    let printed = |v: Exact| {
        reading::quantities(quote, language).iter().any(|f| f.value.value == v || f.value.upper == Some(v))
            || super::quote::needle(quote).contains(text.trim())
    };
    match value {
        None => findings.push(
            Finding::new(Rule::BadValue, entry.field(name), format!("`{text}` is not a number"))
                .label("a plain number"),
        ),
        Some(v) if !printed(v) => {
            findings.push(
                Finding::new(Rule::ValueNotInQuote, entry.field(name), format!("the quotation does not hold `{text}`"))
                    .label("a bound must be the source's own")
                    .related(entry.field("quote"), "the quotation"),
            );
            return None;
        }
        Some(_) => {}
    }
    value
}
