//! Recognizers-Text, English: sentences with all that is to be found in them.

use super::tally::{Reason, Tally};
use super::{day, json, near, number, same_expression, text, value, why};
use briefing::model::{Days, Hedge};
use briefing::reading::{Amount, Anchor, DateRead, Found, Language, Unit, dates, quantities};
use jiff::civil::Date;
use serde_json::Value;

const SUITE: &str = "Recognizers-Text";

pub fn all() -> Vec<Tally> {
    let all = [number_model(), ranges(), percent(), currency(), dimension(), age(), date_model()];
    all.into_iter().flatten().collect()
}

struct Case {
    input: String,
    results: Vec<Value>,
    reference: Option<Date>,
    /// The reference library, for .NET, does not claim to read it.
    disclaimed: bool,
}

fn cases(path: &str) -> Vec<Case> {
    json(&format!("suites/recognizers-text-en/{path}.json"))
        .into_iter()
        .map(|c| Case {
            input: text(&c, "Input").to_owned(),
            results: c["Results"].as_array().cloned().unwrap_or_default(),
            reference: day(text(&c["Context"], "ReferenceDateTime")),
            disclaimed: text(&c, "NotSupported").to_lowercase().contains("dotnet"),
        })
        .collect()
}

/// Every expected result has one of ours with the same words and value, and there are no others.
fn all_right<T>(ours: &[T], wanted: &[Value], same: impl Fn(&T, &Value) -> bool) -> bool {
    ours.len() == wanted.len() && wanted.iter().all(|w| ours.iter().any(|o| same(o, w)))
}

fn same_words(a: &str, b: &str) -> bool {
    let plain = |s: &str| s.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    plain(a) == plain(b)
}

fn resolution(w: &Value) -> Option<f64> {
    number(text(&w["Resolution"], "value").trim_end_matches('%'))
}

/// A result without a value makes its case one; else the first kind that one of its results, or the sentence, is of.
fn unlike_news(wanted: &[Value], input: &str, kind: fn(&str) -> Option<Reason>) -> Option<Reason> {
    let null = |w: &Value| matches!(text(&w["Resolution"], "value"), "null");
    let missing = |w: &Value| w["Resolution"].get("value").is_some_and(Value::is_null);
    let power = |w: &Value| text(&w["Resolution"], "subtype") == "power";
    if wanted.iter().any(|w| null(w) || missing(w)) {
        return Some(why::UNRESOLVED);
    }
    if wanted.iter().any(power) {
        return Some(why::POWER);
    }
    wanted.iter().find_map(|w| kind(text(w, "Text"))).or_else(|| kind(input).filter(|r| why::SENTENCES.contains(r)))
}

type Same = fn(&str, &Found<Amount>, &Value) -> bool;

struct Model {
    name: &'static str,
    path: &'static str,
    /// Which of our quantities are of this model.
    keep: fn(&str, &Found<Amount>) -> bool,
    kind: fn(&str) -> Option<Reason>,
    same: Same,
}

fn quantity_model(model: &Model) -> Option<Tally> {
    let mut tally = Tally::new(SUITE, model.name);
    let cases = cases(model.path);
    tally.disclaimed = cases.iter().filter(|c| c.disclaimed).count();
    for Case { input, results: wanted, .. } in &cases {
        let mut ours = quantities(input, Language::ENGLISH);
        ours.retain(|f| (model.keep)(input, f));
        let right = all_right(&ours, wanted, |o, w| (model.same)(input, o, w));
        tally.count(unlike_news(wanted, input, model.kind), right, || {
            let wanted: Vec<_> = wanted.iter().map(|w| (text(w, "Text"), w["Resolution"].to_string())).collect();
            let ours: Vec<_> =
                ours.iter().map(|f| (&input[f.range.clone()], value(f.value.value), &f.value.unit)).collect();
            format!("{input}\n      wanted {wanted:?}\n      got {ours:?}")
        });
    }
    (!cases.is_empty()).then_some(tally)
}

fn number_model() -> Option<Tally> {
    quantity_model(&Model {
        name: "Number",
        path: "Number/NumberModel",
        // The suite's numbers cling to no letters: "180ml" is of another model.
        keep: |input, f| {
            let clings = input[f.value.figure.end..].starts_with(char::is_alphabetic);
            f.value.hedge != Hedge::Vague && !clings
        },
        kind: why::number,
        same: |input, o, w| {
            let figure = input[o.value.figure.clone()].trim_start_matches(['$', '€', '£', ' ']);
            let ratio = if o.value.unit == Some(Unit::Share) && !figure.is_empty() { 100.0 } else { 1.0 };
            let v = value(o.value.value);
            same_words(figure, text(w, "Text")) && resolution(w).is_some_and(|r| near(v, r) || near(v * ratio, r))
        },
    })
}

fn ranges() -> Option<Tally> {
    quantity_model(&Model {
        name: "NumberRange",
        path: "Number/NumberRangeModel",
        keep: |_, f| !matches!(f.value.hedge, Hedge::Bare | Hedge::Exact | Hedge::About),
        kind: why::number,
        same: |_, o, w| {
            let a = &o.value;
            let v = value(a.value);
            let ours = match a.hedge {
                // Of a range the suite leaves the upper end out, of "at least 20 and at most 100" not.
                Hedge::Range => {
                    let wanted = text(&w["Resolution"], "value");
                    let closed = !a.print.open.1 && wanted.ends_with(']');
                    let (low, high) = (if a.print.open.0 { '(' } else { '[' }, if closed { ']' } else { ')' });
                    format!("{low}{v},{}{high}", a.upper.map_or(v, value))
                }
                Hedge::Over | Hedge::Majority => format!("({v},)"),
                Hedge::AtLeast => format!("[{v},)"),
                Hedge::Under => format!("(,{v})"),
                Hedge::UpTo => format!("(,{v}]"),
                _ => String::new(),
            };
            ours == text(&w["Resolution"], "value")
        },
    })
}

fn percent() -> Option<Tally> {
    quantity_model(&Model {
        name: "Percent",
        path: "Number/PercentModel",
        keep: |_, f| f.value.unit == Some(Unit::Share),
        kind: why::number,
        same: |input, o, w| {
            same_words(&input[o.value.figure.start..o.range.end], text(w, "Text"))
                && resolution(w).is_some_and(|r| near(value(o.value.value) * 100.0, r))
        },
    })
}

fn same_span_and_value(input: &str, o: &Found<Amount>, w: &Value) -> bool {
    let wanted = text(w, "Text");
    let words = &input[o.value.figure.start..o.range.end];
    // "$98 a share": the suite leaves out of what the rate is.
    let rate = o.value.per.is_some() && words.to_lowercase().starts_with(&wanted.to_lowercase());
    let single = rate || same_words(words, wanted);
    // "8 to 10 feet": the suite finds the last figure with its unit, a reader of news the range.
    let last = o.value.upper.is_some() && input[o.range.clone()].to_lowercase().ends_with(&wanted.to_lowercase());
    let is = |v: f64| resolution(w).is_some_and(|r| near(v, r));
    (single && is(value(o.value.value))) || (last && o.value.upper.is_some_and(|u| is(value(u))))
}

fn currency() -> Option<Tally> {
    quantity_model(&Model {
        name: "Currency",
        path: "NumberWithUnit/CurrencyModel",
        keep: |_, f| matches!(f.value.unit, Some(Unit::Money(_))),
        kind: why::unit,
        same: |input, o, w| {
            let iso = w["Resolution"]["isoCurrency"].as_str();
            let code = iso.is_none_or(|i| matches!(&o.value.unit, Some(Unit::Money(c)) if c == i));
            code && same_span_and_value(input, o, w)
        },
    })
}

const AGES: [&str; 4] = ["day", "week", "month", "year"];

fn dimension() -> Option<Tally> {
    quantity_model(&Model {
        name: "Dimension",
        path: "NumberWithUnit/DimensionModel",
        // The suite keeps time, points and temperature apart.
        keep: |_, f| {
            let apart = ["hour", "minute", "second", "percentage point", "basis point", "degree", "°C", "°F"];
            matches!(&f.value.unit, Some(Unit::Measure(m)) if !AGES.contains(&m.as_str()) && !apart.contains(&m.as_str()))
        },
        kind: why::unit,
        same: same_span_and_value,
    })
}

fn age() -> Option<Tally> {
    quantity_model(&Model {
        name: "Age",
        path: "NumberWithUnit/AgeModel",
        keep: |_, f| matches!(&f.value.unit, Some(Unit::Measure(m)) if AGES.contains(&m.as_str())),
        kind: why::unit,
        same: same_span_and_value,
    })
}

/// The kind of a case of dates: by the types of its results, by what they resolve to, by their words.
fn undated(wanted: &[Value], input: &str) -> Option<Reason> {
    for w in wanted {
        let reason = match text(w, "TypeName").trim_start_matches("datetimeV2.") {
            "date" | "daterange" => None,
            "set" => Some(why::RECURRING),
            "duration" => Some(why::LENGTH),
            _ => Some(why::CLOCK),
        };
        if reason.is_some() {
            return reason;
        }
    }
    for w in wanted {
        let values = w["Resolution"]["values"].as_array().cloned().unwrap_or_default();
        let open = values.iter().any(|v| text(v, "value") == "not resolved" || text(v, "Mod") == "ref_undef");
        if open {
            return Some(why::UNRESOLVED);
        }
    }
    wanted.iter().find_map(|w| why::date(text(w, "Text"))).or_else(|| why::date(input).filter(|r| *r == why::COMPUTER))
}

fn same_days(days: Days, v: &Value, published: Option<Date>, words: &str) -> bool {
    let (from, to) = (days.from, days.to);
    let end = day(text(v, "end"));
    let start = day(text(v, "start"));
    let eve = end.and_then(|d| d.yesterday().ok());
    if let Some(d) = day(text(v, "value")) {
        // A count of months or years names a month or a year here.
        let counted = (words.contains("month") || words.contains("year")) && from <= Some(d) && Some(d) <= to;
        return (from == Some(d) && to == Some(d)) || counted;
    }
    match (start, end) {
        // Of "since A" and "before B" the suite gives the open interval: A ends where it starts, or is its start.
        (Some(s), None) => from == Some(s) || to.and_then(|t| t.tomorrow().ok()) == Some(s) || to == Some(s),
        (None, Some(e)) => from == Some(e) || to == Some(e) || to == eve,
        (Some(s), Some(e)) => {
            // The day of writing may be the first or the last of a counted stretch.
            let first = from == Some(s) || (from == published && from.and_then(|f| f.tomorrow().ok()) == Some(s));
            // Of "from A to B" the suite leaves B out, be it a day, a month, a quarter or a year.
            let after = to.and_then(|t| t.tomorrow().ok());
            let whole = |months: i64| e.checked_add(jiff::Span::new().months(months)).ok() == after;
            let last = to == eve || to == Some(e) || (e.day() == 1 && [1, 3, 12].into_iter().any(whole));
            first && last
        }
        (None, None) => false,
    }
}

fn date_model() -> Option<Tally> {
    let mut tally = Tally::new(SUITE, "DateTime");
    let cases = cases("DateTime/DateTimeModel");
    tally.disclaimed = cases.iter().filter(|c| c.disclaimed).count();
    for Case { input, results: wanted, reference, .. } in &cases {
        let anchor = Anchor { published: *reference, counted_from: None };
        let got = dates(input, &anchor, Language::ENGLISH);
        let same = |o: &Found<DateRead>, w: &Value| {
            let values = w["Resolution"]["values"].as_array().cloned().unwrap_or_default();
            let words = text(w, "Text");
            values.iter().any(|v| same_days(o.value.days, v, *reference, words))
                && same_expression(words, &input[o.range.clone()])
        };
        tally.count(undated(wanted, input), all_right(&got, wanted, same), || {
            let wanted: Vec<_> = wanted
                .iter()
                .map(|w| {
                    let values = w["Resolution"]["values"].as_array().cloned().unwrap_or_default();
                    let show = |v: &Value| format!("{}{}/{}", text(v, "value"), text(v, "start"), text(v, "end"));
                    (text(w, "Text"), values.iter().map(show).collect::<Vec<_>>().join(" | "))
                })
                .collect();
            let got: Vec<_> = got
                .iter()
                .map(|g| {
                    let show = |d: Option<Date>| d.map_or(String::new(), |d| d.to_string());
                    (&input[g.range.clone()], format!("{}/{}", show(g.value.days.from), show(g.value.days.to)))
                })
                .collect();
            format!(
                "{} {input}\n      wanted {wanted:?}\n      got {got:?}",
                reference.map_or(String::new(), |r| r.to_string())
            )
        });
    }
    (!cases.is_empty()).then_some(tally)
}
