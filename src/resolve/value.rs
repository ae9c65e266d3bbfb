//! What a claim on a number says, read from its own quotation; a typed value must be readable there.

use crate::finding::{Finding, Rule};
use crate::model::{Exact, Number, Quantity, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Converted, Found, Language, Print};
use crate::text::{Entry, Place};

mod denied;
mod due;
mod typed;

pub use denied::difference;
pub use due::{Told, due};

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
    let read: Vec<Read> = found.iter().map(|f| Read::of(f, unit, quote)).collect();
    let words = typed::Words { claim, unit, quote, language, entry };
    let (read, by_editor) = match claim.value.as_deref() {
        Some(text) => {
            // A side of a vote is a value once the editor has said which.
            let sides = reading::tallies(quote);
            let read: Vec<Read> = read.into_iter().chain(sides.iter().map(|f| Read::of(f, unit, quote))).collect();
            typed::value(&words, text, &read, findings)?
        }
        None => {
            let doubts = reading::doubts(quote, language);
            let open = |figure: &std::ops::Range<usize>| {
                doubts
                    .iter()
                    .any(|d| d.value.values.len() > 1 && d.range.start < figure.end && figure.start < d.range.end)
            };
            let sure = found.iter().zip(&read).filter(|(f, _)| !open(&f.value.figure)).map(|(_, r)| r.clone());
            let sure: Vec<Read> = sure.collect();
            let one = only_one(&sure, &words, findings)?;
            denied::figure(&words, &one, findings)?;
            (one, false)
        }
    };
    let (printed, by_editor) = typed::hedged(&words, read.printed.clone(), read.words, by_editor, findings);
    let read = Read { printed, ..read };
    let bounds = (
        bound(&claim.low, "low", (quote, language), entry, findings),
        bound(&claim.high, "high", (quote, language), entry, findings),
    );
    let build = |printed: &Amount, seen: &Converted| denoted(printed, seen, bounds, read.words, unit, number);
    let unreadable = |place: Place, text: &str| {
        Finding::new(Rule::BadValue, place, format!("`{text}` is not a value that can be compared"))
            .label("too large, or upside down")
    };
    if claim.readings.is_empty() || !number.populations.is_empty() {
        let q = build(&read.printed, &read.seen);
        if q.is_none() {
            findings.push(unreadable(entry.field("quote"), read.words));
        }
        if let (Some(unit), None) = (q.as_ref().and_then(|q| q.foreign_unit.as_ref()), &claim.unit) {
            findings.push(
                Finding::new(Rule::OtherUnit, entry.field("quote"), format!("the figure is in another unit: {unit}"))
                    .label(format!("`{}` is kept in {}; the figure is compared with none of its figures", number.id, number.unit))
                    .help("name the number that is meant, or quote the figure in its unit; `unit:` says that another is meant"),
            );
        }
        return q.map(|q| (Value::Quantity(q), by_editor));
    }
    let mut all = Vec::new();
    for (i, text) in claim.readings.iter().enumerate() {
        let q = reading::whole_quantity(text).and_then(|a| build(&a, &reading::convert(&a, unit)));
        match q {
            Some(q) => all.push(q),
            None => findings.push(unreadable(entry.field(&format!("readings[{i}]")), text)),
        }
    }
    if all.is_empty() { None } else { Some((Value::Quantities(all), by_editor)) }
}

/// What the amount denotes. The intervals are made of the figure as it is printed; then their ends are converted. The
/// source's own bounds are printed in the unit of its figure.
fn denoted(
    printed: &Amount,
    seen: &Converted,
    (low, high): (Option<Exact>, Option<Exact>),
    words: &str,
    unit: &str,
    number: &Number,
) -> Option<Quantity> {
    let seen = from_unit(seen, unit, &number.unit);
    // A figure without a unit is of the kind that the number is.
    let thing = seen.amount.unit == Some(reading::Unit::Count) && !number.is_mean();
    let printed = match (&printed.unit, number.is_mean()) {
        (None | Some(reading::Unit::Count), true) => {
            Amount { print: Print { mean: true, ..printed.print }, ..printed.clone() }
        }
        _ => printed.clone(),
    };
    let mut q = printed.denote(words, thing, &number.widths)?.with_bounds(low, high).scaled(seen.by)?;
    q.foreign_unit = seen.foreign;
    Some(if number.is_share() && q.foreign_unit.is_none() { q.clamp_share() } else { q })
}

/// An amount in the unit that the claim names, as one in the number's own unit.
fn from_unit(seen: &Converted, unit: &str, wanted: &str) -> Converted {
    if unit == wanted || seen.foreign.is_some() {
        return seen.clone();
    }
    let foreign = || Converted { foreign: Some(unit.to_owned()), ..seen.clone() };
    let Some(one) = reading::whole_quantity(&format!("1 {unit}")) else { return foreign() };
    // Things counted under two names are not said to be the same: the editor named another unit.
    if matches!(one.unit, None | Some(reading::Unit::Count)) && one.value == Exact::ONE {
        return foreign();
    }
    let times = |v: Exact| v.checked_mul(one.value);
    let (Some(value), upper) = (times(seen.amount.value), seen.amount.upper.map(times)) else { return foreign() };
    let amount = &seen.amount;
    let (unit, per, noun) = (one.unit.clone(), one.per.clone(), one.noun.clone());
    let there = reading::convert(&Amount { value, upper: upper.flatten(), unit, per, noun, ..amount.clone() }, wanted);
    match times(seen.by).and_then(|by| by.checked_mul(there.by)) {
        Some(by) if there.foreign.is_none() => Converted { by, ..there },
        _ => foreign(),
    }
}

/// A figure of the quotation: as it is printed, as it is seen in the claim's unit, and in the source's words.
#[derive(Clone)]
struct Read<'a> {
    printed: Amount,
    seen: Converted,
    words: &'a str,
}

impl<'a> Read<'a> {
    fn of(found: &Found<Amount>, unit: &str, quote: &'a str) -> Read<'a> {
        let words = quote.get(found.range.clone()).unwrap_or("");
        Read { printed: found.value.clone(), seen: reading::convert(&found.value, unit), words }
    }
}

/// The one figure of the quotation; of several, the one whose unit fits where only one does.
fn only_one<'a>(read: &[Read<'a>], words: &typed::Words<'a>, findings: &mut Vec<Finding>) -> Option<Read<'a>> {
    let (quote, entry) = (words.quote, words.entry);
    let fitting: Vec<&Read> = read.iter().filter(|r| r.seen.foreign.is_none() && !r.printed.print.base).collect();
    match (read, fitting.as_slice()) {
        ([one], _) if !one.printed.print.base => Some(one.clone()),
        ([one], _) => {
            findings.push(denied::base(words, one));
            None
        }
        (_, [one]) => Some((*one).clone()),
        ([], _) => {
            findings.push(typed::unread(words));
            None
        }
        _ => {
            let figures: Vec<String> = read.iter().map(|r| format!("`{}`", r.words)).collect();
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
    read.first().map_or(quote, |r| r.words)
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
