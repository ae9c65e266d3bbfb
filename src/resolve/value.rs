//! What a claim says, read from its own quotation; a typed value must be readable there.

use crate::finding::{Finding, Rule};
use crate::model::{Deadline, Due, Exact, Hedge, Number, Quantity, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Amount, Anchor, Converted, Language};
use crate::text::{Entry, Place};

/// A claim on a number: the quantity, or what a vague phrase may mean.
pub fn quantity(
    claim: &ClaimDraft,
    number: &Number,
    quote: &str,
    language: Language,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Value> {
    let unit = claim.unit.as_deref().unwrap_or(&number.unit);
    let found = reading::quantities(quote, language);
    let read: Vec<Read> = found
        .iter()
        .map(|f| {
            let (amount, foreign) = converted(&f.value, unit);
            (amount, foreign, &quote[f.range.clone()])
        })
        .collect();
    let (amount, foreign, verbatim) = match claim.value.as_deref() {
        Some(typed) => typed_value(typed, unit, claim, &read, entry, findings)?,
        None => only_one(&read, quote, entry, findings)?,
    };
    hedge_matches(claim, &amount, entry, findings);
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
        return q.map(Value::Quantity);
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
    if all.is_empty() { None } else { Some(Value::Quantities(all)) }
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
fn only_one<'a>(read: &[Read<'a>], quote: &str, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Read<'a>> {
    let fitting: Vec<&Read> = read.iter().filter(|r| r.1.is_none()).collect();
    match (read, fitting.as_slice()) {
        ([one], _) => Some(one.clone()),
        (_, [one]) => Some((*one).clone()),
        ([], _) => {
            findings.push(
                Finding::new(Rule::NothingToRead, entry.field("quote"), "no figure can be read in this quotation")
                    .label("a claim on a number needs one")
                    .help("quote the words that hold the figure"),
            );
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

fn typed_value<'a>(
    typed: &str,
    unit: &str,
    claim: &ClaimDraft,
    read: &[Read<'a>],
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Read<'a>> {
    let Some(wanted) = reading::whole_quantity(typed) else {
        findings.push(
            Finding::new(Rule::BadValue, entry.field("value"), format!("`{typed}` cannot be read as a value"))
                .label("a number, or a phrase such as `about 7,000`"),
        );
        return None;
    };
    let converted = converted(&wanted, unit).0;
    let equal = |r: &&Read| {
        (r.0.value == converted.value && r.0.upper == converted.upper)
            || (r.0.value == wanted.value && r.0.upper == wanted.upper)
    };
    let Some(found) = read.iter().find(equal) else {
        let label = match read {
            [] => "no figure can be read in the quotation".to_owned(),
            some => format!(
                "the quotation holds {}",
                some.iter().map(|r| format!("`{}`", r.2)).collect::<Vec<_>>().join(", ")
            ),
        };
        findings.push(
            Finding::new(Rule::ValueNotInQuote, entry.field("value"), format!("the quotation does not hold `{typed}`"))
                .label(label)
                .related(entry.field("quote"), "the quotation")
                .help("quote the words that hold the figure, or leave `value` out and let it be read"),
        );
        return None;
    };
    // A plain number says nothing of the hedge; a phrase does.
    let plain = matches!(wanted.hedge, Hedge::Bare | Hedge::Exact);
    if !plain && wanted.hedge != found.0.hedge && claim.hedge.is_none() {
        mismatch(wanted.hedge, found.0.hedge, entry.field("value"), entry, findings);
    }
    Some(found.clone())
}

fn hedge_matches(claim: &ClaimDraft, amount: &Amount, entry: &Entry, findings: &mut Vec<Finding>) {
    let Some(word) = claim.hedge.as_deref() else { return };
    let known = Hedge::ALL.map(Hedge::word);
    let typed = super::field::setting(word, "hedge", &known, Hedge::from_word, || entry.field("hedge"), findings);
    // Bare and exact differ only by the size of the figure.
    let class = |h: Hedge| if h == Hedge::Bare { Hedge::Exact } else { h };
    if let Some(typed) = typed.filter(|t| class(*t) != class(amount.hedge)) {
        mismatch(typed, amount.hedge, entry.field("hedge"), entry, findings);
    }
}

fn mismatch(typed: Hedge, read: Hedge, place: Place, entry: &Entry, findings: &mut Vec<Finding>) {
    findings.push(
        Finding::new(
            Rule::HedgeMismatch,
            place,
            format!("the claim says `{}`, its quotation says `{}`", typed.word(), read.word()),
        )
        .label("the quotation wins")
        .help("leave the hedge out: it is read from the quotation")
        .related(entry.field("quote"), "the quotation"),
    );
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

/// A claim on a deadline: the date in the source's wording. `said`: the day from which "tomorrow" and a date without a
/// year are read.
pub fn due(
    claim: &ClaimDraft,
    deadline: &Deadline,
    quote: &str,
    language: Language,
    said: Option<jiff::civil::Date>,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Value> {
    let typed = match claim.value.as_deref() {
        Some(text) => match reading::days(text) {
            Ok(days) => Some((text, days)),
            Err(why) => {
                let forms = "write the day itself, as YYYY-MM-DD";
                findings.push(super::field::bad_date(text, entry.field("value"), why, forms));
                return None;
            }
        },
        None => None,
    };
    let counted_from = deadline.counted_from;
    let mut found = reading::dues(quote, &Anchor { published: said, counted_from }, language);
    let fits = |due: &Due| typed.as_ref().is_none_or(|(_, days)| days.gap(&due.hard) == 0);
    // "in September" said in February names no year: a typed day settles which one is meant.
    if let Some((_, days)) = typed.as_ref().filter(|_| !found.iter().any(|f| fits(&f.value))) {
        let then = reading::dues(quote, &Anchor { published: days.from, counted_from }, language);
        if then.iter().any(|f| fits(&f.value)) {
            found = then;
        }
    }
    let fitting: Vec<&Due> = found.iter().map(|f| &f.value).filter(|d| fits(d)).collect();
    match (found.as_slice(), fitting.as_slice(), &typed) {
        (_, [one], _) => return Some(Value::Due((*one).clone())),
        ([], _, _) => {
            let f = Finding::new(Rule::NothingToRead, entry.field("quote"), "no date can be read in this quotation")
                .label("a claim on a deadline needs one");
            // Any day will do to see whether it is a term.
            let is_term = counted_from.is_none()
                && !reading::dues(quote, &Anchor { published: said, counted_from: said }, language).is_empty();
            findings.push(match is_term {
                true => f.help(format!(
                    "a term counts from a day: give `{}` a `counted_from:` in content/deadlines.yaml",
                    deadline.id
                )),
                false => f.help("quote the words that hold the date"),
            });
        }
        (_, [], Some((text, _))) => findings.push(
            Finding::new(Rule::ValueNotInQuote, entry.field("value"), format!("the quotation does not hold `{text}`"))
                .label(format!(
                    "it holds {}",
                    found.iter().map(|f| format!("`{}`", f.value.verbatim)).collect::<Vec<_>>().join(", ")
                ))
                .related(entry.field("quote"), "the quotation"),
        ),
        _ => findings.push(
            Finding::new(
                Rule::SeveralToRead,
                entry.field("quote"),
                format!("{} dates can be read in this quotation", found.len()),
            )
            .label(found.iter().map(|f| format!("`{}`", f.value.verbatim)).collect::<Vec<_>>().join(", "))
            .help("say which is meant with `value: YYYY-MM-DD`, or quote fewer words"),
        ),
    }
    None
}
