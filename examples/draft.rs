//! What the readers of prose find in the files given, as JSON: names, quotations with speakers, quantities and dates with
//! their places in characters. For measuring them against what people found in the same files.
//!
//! `cargo run --example draft -- FILE[:FROM-TO[:PUBLISHED]]...`: read only these characters, published that day.

use briefing::model::{Due, DueForm, Hedge, Widths};
use briefing::reading::{self, Anchor, Found, Language, Speaker, Speech, Unit, written};
use serde_json::{Value, json};
use std::ops::Range;

fn main() -> anyhow::Result<()> {
    let articles: Vec<Value> = std::env::args().skip(1).map(|a| article(&a)).collect::<anyhow::Result<_>>()?;
    println!("{}", serde_json::to_string_pretty(&json!({ "articles": articles }))?);
    Ok(())
}

fn article(argument: &str) -> anyhow::Result<Value> {
    let mut parts = argument.splitn(3, ':');
    let path = parts.next().unwrap_or("");
    let raw = std::fs::read_to_string(path)?;
    let bounds =
        parts.next().and_then(|b| b.split_once('-')).and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
    let (from, to): (usize, usize) = bounds.unwrap_or((0, raw.chars().count()));
    let published: Option<jiff::civil::Date> = parts.next().and_then(|d| d.parse().ok());
    let body: String = raw.chars().skip(from).take(to.saturating_sub(from)).collect();
    let at = |byte: usize| from + body.get(..byte).map_or(0, |b| b.chars().count());
    let file = std::path::Path::new(path).file_stem().and_then(|s| s.to_str()).unwrap_or("");
    let id = file.split('_').next().unwrap_or("");
    let anchor = Anchor { published, ..Anchor::default() };

    let names = reading::names(&body);
    let actors: Vec<Value> = names
        .iter()
        .map(|n| {
            let kind = match n.kind {
                reading::NameKind::Person => "person",
                reading::NameKind::Place => "place",
                reading::NameKind::Body | reading::NameKind::Outlet => "org",
            };
            json!({ "name": n.name, "type": kind, "aliases": n.aliases, "nominals": n.nominals, "role": n.role, "mentions": n.mentions.len() })
        })
        .collect();
    let quotations = reading::quotations(&body);
    let speeches = reading::speakers(&body, &names, &quotations);
    let who = |s: &Speech| match &s.speaker {
        Speaker::Name(n) => names.get(*n).map(|n| n.name.clone()),
        Speaker::Words(range) => match reading::spoken_for(&body, &names, range).and_then(|n| names.get(n)) {
            Some(name) => Some(name.name.clone()),
            None => body.get(range.clone()).map(str::to_owned),
        },
    };
    let words = |range: &Option<std::ops::Range<usize>>| range.clone().and_then(|r| body.get(r)).map(str::to_owned);
    let told = |s: &Speech| {
        let via = s.via.and_then(|n| names.get(n)).map(|n| n.name.clone());
        json!({ "speaker": who(s), "basis": format!("{:?}", s.basis), "verb": words(&s.verb), "via": via, "day": words(&s.day) })
    };
    let quoted: Vec<Value> = quotations
        .iter()
        .enumerate()
        .map(|(n, q)| {
            let speech = speeches.iter().find(|s| s.quotation == Some(n));
            let mut value = speech.map_or_else(|| json!({}), told);
            value["start"] = json!(at(q.range.start));
            value["end"] = json!(at(q.range.end));
            value["text"] = json!(body.get(q.range.clone()));
            value["scare"] = json!(q.scare);
            value
        })
        .collect();
    let indirect: Vec<Value> = speeches
        .iter()
        .filter(|s| s.quotation.is_none())
        .map(|s| {
            let mut value = told(s);
            value["text"] = json!(body.get(s.range.clone()));
            value
        })
        .collect();
    let widths = Widths::default();
    let found = reading::quantities(&body, Language::ENGLISH);
    let all_dates = reading::dates(&body, &anchor, Language::ENGLISH);
    let dues = reading::dues(&body, &anchor, Language::ENGLISH);
    let figures: Vec<Range<usize>> = found.iter().map(|f| f.range.clone()).collect();
    let held = reading::as_of(&body, &figures, &all_dates, &dues, &anchor);
    // A figure of which no day is stated holds as of the day on which it was said, as in a claim without `as_of`.
    let said_on = |speech: Option<&Speech>| {
        let day = speech.and_then(|s| s.day.as_ref());
        let read = day.and_then(|day| all_dates.iter().find(|d| d.range.start < day.end && day.start < d.range.end));
        read.and_then(|d| written(&d.value.days)).or_else(|| published.map(|p| p.to_string()))
    };
    let quantities: Vec<Value> = found
        .iter()
        .zip(held)
        .map(|(f, held)| {
            let speech = reading::attribution(&speeches, f.range.clone());
            let stated = held.and_then(|d| all_dates.get(d)).and_then(|d| written(&d.value.days));
            let (unit, scale) = unit(f.value.unit.as_ref(), body.get(f.range.clone()).unwrap_or(""));
            let number = |e: briefing::model::Exact| e.to_f64() * scale;
            let value = match f.value.upper {
                Some(upper) => json!([number(f.value.value), number(upper)]),
                None => json!(number(f.value.value)),
            };
            json!({
                "start": at(f.range.start), "end": at(f.range.end), "value": value, "unit": unit,
                "counted": f.value.noun, "hedge": hedge(f.value.hedge, body.get(f.range.clone()).unwrap_or("")),
                "as_of": stated.clone().or_else(|| said_on(speech)),
                "as_of_stated": stated.is_some(),
                "attributed_to": speech.and_then(who),
                "denotes": f.value.denote(body.get(f.range.clone()).unwrap_or(""), true, &widths).is_some(),
            })
        })
        .collect();
    let dates: Vec<Value> = all_dates
        .iter()
        .map(|f| {
            let here = dues.iter().filter(|d| d.range.start < f.range.end && f.range.start < d.range.end);
            // A day that no word marks as a deadline is due only where it is still to come.
            let marked = |d: &&Found<Due>| {
                let bare = matches!(d.value.form, DueForm::Deadline | DueForm::On);
                !bare || body.get(d.range.clone()).is_some_and(|w| w.contains("deadline"))
            };
            let due = here.into_iter().any(|d| marked(&d) || f.value.days.to > published);
            json!({ "start": at(f.range.start), "end": at(f.range.end), "value": written(&f.value.days), "deadline": due })
        })
        .collect();
    Ok(json!({
        "bundle": "reports", "id": id, "actors": actors, "quotations": quoted, "indirect": indirect,
        "quantities": quantities, "dates": dates,
    }))
}

/// The measure's word for a unit, and what the value is multiplied with.
fn unit<'a>(unit: Option<&'a Unit>, printed: &str) -> (&'a str, f64) {
    match unit {
        Some(Unit::Share) if printed.contains('%') || ["per", "pct"].iter().any(|w| printed.contains(w)) => {
            ("percent", 100.0)
        }
        Some(Unit::Share) => ("fraction", 1.0),
        Some(Unit::Times) => ("times", 1.0),
        Some(Unit::Money(word) | Unit::Measure(word)) => (word, 1.0),
        Some(Unit::Count) | None => ("count", 1.0),
    }
}

/// The measure's word for a hedge; it tells estimates from other figures that are about right.
fn hedge(hedge: Hedge, printed: &str) -> Option<&'static str> {
    match hedge {
        Hedge::About if printed.contains("estimated") => Some("estimated"),
        Hedge::Over | Hedge::Majority => Some("more_than"),
        Hedge::Bare | Hedge::Exact | Hedge::Range | Hedge::Vague => None,
        other => Some(other.word()),
    }
}
