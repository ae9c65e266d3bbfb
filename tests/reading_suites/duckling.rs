//! Duckling's English corpora: one expression per case, read as a whole.

use super::tally::{Reason, Tally};
use super::{day, json, near, number, same_expression, text, value, why};
use briefing::model::Hedge;
use briefing::reading::{Amount, Anchor, Language, Unit, convert, dates, quantities, whole_quantity};
use jiff::civil::Date;
use serde_json::Value;

const SUITE: &str = "Duckling";

pub fn all() -> Vec<Tally> {
    let all = [numbers(), money(), durations(), measures(), times()];
    all.into_iter().flatten().collect()
}

/// Inputs of a file with their expectation, without the section that is ambiguous by design.
fn cases(file: &str) -> Vec<(String, Value)> {
    json(&format!("suites/duckling-en/{file}.json"))
        .into_iter()
        .filter(|c| text(c, "section") != "latentCorpus" && !c["expect"].is_null())
        .flat_map(|c| {
            let inputs: Vec<String> = c["inputs"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|i| i.as_str())
                .map(|i| i.replace("\\x20ac", "€").replace("\\x00a3", "£"))
                .collect();
            inputs.into_iter().map(move |i| (i, c.clone()))
        })
        .collect()
}

type Judge = fn(&str, &str, &Amount) -> bool;

fn score(model: &'static str, file: &str, reason: fn(&str) -> Option<Reason>, right: Judge) -> Option<Tally> {
    let mut tally = Tally::new(SUITE, model);
    let cases = cases(file);
    for (input, case) in &cases {
        let got = whole(input);
        let expect = text(case, "expect");
        tally.count(reason(input), got.as_ref().is_some_and(|a| right(input, expect, a)), || {
            format!("{input} = {expect}: {got:?}")
        });
    }
    (!cases.is_empty()).then_some(tally)
}

/// The one quantity of an expression; an article may stand before it.
fn whole(input: &str) -> Option<Amount> {
    whole_quantity(input).or_else(|| {
        let found = quantities(input, Language::ENGLISH);
        let [one] = found.as_slice() else { return None };
        let lead = input.get(..one.range.start)?.trim();
        let rest = input.get(one.range.end..)?.trim();
        (matches!(lead, "" | "a" | "the") && rest.is_empty()).then(|| one.value.clone())
    })
}

fn numbers() -> Option<Tally> {
    score("Numeral", "Numeral", why::number, |_, expect, a| {
        number(expect.trim_start_matches("NumeralValue ")).is_some_and(|wanted| near(value(a.value), wanted))
    })
}

/// Form, unit, value and upper bound of `simple U 3`, `between U (1, 2)`, `under U 3`, `above U 3`.
fn expectation(expect: &str) -> Option<(&str, String, f64, Option<f64>)> {
    let (form, rest) = expect.split_once(' ')?;
    let (unit, rest) = rest.split_once(' ')?;
    if form == "between" {
        let (a, b) = rest.split_once(')')?.0.trim_start_matches('(').split_once(',')?;
        return Some((form, unit.to_owned(), number(a)?, number(b)));
    }
    Some((form, unit.to_owned(), number(rest.split(' ').next()?)?, None))
}

fn same_form(form: &str, a: &Amount) -> bool {
    match form {
        "between" => a.hedge == Hedge::Range,
        "under" => matches!(a.hedge, Hedge::Under | Hedge::UpTo),
        "above" => matches!(a.hedge, Hedge::Over | Hedge::AtLeast),
        _ => true,
    }
}

fn currency(name: &str) -> &str {
    match name {
        "Dollar" | "USD" | "Unnamed" => "USD",
        "Pound" | "GBP" => "GBP",
        "Cent" => "cent",
        "Dinar" => "dinar",
        "Riyal" => "SAR",
        "Rial" => "IRR",
        other => other,
    }
}

fn money() -> Option<Tally> {
    score("AmountOfMoney", "AmountOfMoney", why::unit, |_, expect, a| {
        let Some((form, unit, low, high)) = expectation(expect) else { return false };
        let same = matches!(&a.unit, Some(Unit::Money(u)) if u == currency(&unit) || (u == "penny" && unit == "Cent"))
            || (unit == "Pound" && a.unit == Some(Unit::Measure("pound".to_owned())));
        // "7-9 lakh" is from seven lakh; the suite has seven.
        let low_right = near(value(a.value), low);
        same && same_form(form, a) && low_right && high.is_none_or(|h| a.upper.is_some_and(|u| near(value(u), h)))
    })
}

/// Size and kind of a unit of time or measure as the suite names it.
fn measure(name: &str) -> Option<(&'static str, f64)> {
    Some(match name.to_lowercase().as_str() {
        "second" => ("hour", 1.0 / 3600.0),
        "minute" => ("hour", 1.0 / 60.0),
        "hour" => ("hour", 1.0),
        "day" => ("hour", 24.0),
        "week" => ("hour", 168.0),
        "month" => ("year", 1.0 / 12.0),
        "quarter" => ("year", 0.25),
        "year" => ("year", 1.0),
        "gram" => ("kg", 0.001),
        "kilogram" => ("kg", 1.0),
        "pound" => ("kg", 0.45359237),
        "ounce" => ("kg", 0.028349523125),
        "cup" => ("litre", 0.2365882365),
        _ => return None,
    })
}

fn in_unit(a: &Amount, unit: &str) -> Option<(f64, Option<f64>)> {
    match (convert(a, unit), &a.unit) {
        (seen, Some(Unit::Measure(_))) if seen.foreign.is_none() => {
            Some((value(seen.amount.value), seen.amount.upper.map(value)))
        }
        _ => None,
    }
}

fn durations() -> Option<Tally> {
    score("Duration", "Duration", why::length, |_, expect, a| {
        let parts: Vec<&str> = expect.split(' ').collect();
        let (Some(n), Some((unit, size))) = (number(parts[1]), measure(parts[2])) else { return false };
        in_unit(a, unit).is_some_and(|(v, _)| near(v, n * size))
    })
}

fn measures() -> Option<Tally> {
    score("Quantity", "Quantity", why::unit, |_, expect, a| {
        let Some((form, unit, low, high)) = expectation(expect) else { return false };
        let Some((unit, size)) = measure(&unit) else { return false };
        in_unit(a, unit).is_some_and(|(v, u)| {
            same_form(form, a) && near(v, low * size) && high.is_none_or(|h| u.is_some_and(|u| near(u, h * size)))
        })
    })
}

/// First day of the next grain.
fn after(date: Date, grain: &str) -> Option<Date> {
    let span = match grain {
        "day" => jiff::Span::new().days(1),
        "week" => jiff::Span::new().weeks(1),
        "month" => jiff::Span::new().months(1),
        "quarter" => jiff::Span::new().months(3),
        "year" => jiff::Span::new().years(1),
        _ => return None,
    };
    date.checked_add(span).ok()
}

/// Feasts of the calendar that a reader of English news dates without looking them up: fixed days, those that count from
/// Easter, those that are the nth weekday of a month.
const OURS: [&str; 18] = [
    "Black Friday",
    "Christmas",
    "Clean Monday",
    "Easter Monday",
    "Easter Sunday",
    "Halloween",
    "Martin Luther King's Day",
    "Maundy Thursday",
    "New Year's Day",
    "New Year's Eve",
    "Palm Sunday",
    "Pentecost",
    "Shrove Tuesday",
    "St Patrick's Day",
    "Thanksgiving Day",
    "Trinity Sunday",
    "Valentine's Day",
    "Whit Monday",
];

fn unlike_news(input: &str, case: &Value) -> Option<Reason> {
    let grain = text(case, "grain");
    if matches!(grain, "hour" | "minute" | "second") {
        return Some(why::CLOCK);
    }
    let feast = text(case, "expect").split('"').nth(1);
    if feast.is_some_and(|f| !OURS.contains(&f)) {
        return Some(why::FEAST);
    }
    let calendar = regex::Regex::new(r"^(next|last|past) (\d+|two|three) (week|month|year)").unwrap();
    if calendar.is_match(&input.to_lowercase()) {
        return Some(why::CALENDAR_COUNT);
    }
    why::date(input)
}

fn times() -> Option<Tally> {
    const FRAME: &str = "It will be ";
    let anchor = Anchor { published: "2013-02-12".parse().ok(), counted_from: None };
    let mut tally = Tally::new(SUITE, "Time");
    let cases = cases("Time");
    for (input, case) in &cases {
        let grain = text(case, "grain");
        let first = |v: &Value| day(v.as_str().unwrap_or(""));
        let (from, to) = match text(case, "kind") {
            "interval" => (first(&case["value"][0]), first(&case["value"][1])),
            _ => (first(&case["value"]), first(&case["value"]).and_then(|f| after(f, grain))),
        };
        let to = to.and_then(|t| t.yesterday().ok());
        let framed = format!("{FRAME}{input}");
        let got = dates(&framed, &anchor, Language::ENGLISH);
        let right = match got.as_slice() {
            [one] if from.is_some() => {
                let d = one.value.days;
                let exact = d.from == from && d.to == to;
                // The day of writing may be the first or the last of a counted stretch.
                let lapse =
                    (d.from == anchor.published && d.from.and_then(|f| f.tomorrow().ok()) == from && d.to == to)
                        || (d.to == anchor.published && d.to.and_then(|t| t.yesterday().ok()) == to && d.from == from);
                let counted = input.contains("ago") || input.contains("hence") || input.contains("from ");
                let within = counted && d.from <= from && to <= d.to;
                // "one day in that month", both months
                let around = counted && grain == "month" && from <= d.to && d.from <= to;
                (exact || lapse || within || around) && same_expression(input, &framed[one.range.clone()])
            }
            _ => false,
        };
        tally.count(unlike_news(input, case), right, || {
            let got: Vec<_> = got.iter().map(|g| (&framed[g.range.clone()], g.value.days)).collect();
            format!("{input} = {from:?}/{to:?}: {got:?}")
        });
    }
    (!cases.is_empty()).then_some(tally)
}
