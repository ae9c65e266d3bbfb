//! What the readers of prose find in the files given, as JSON: names, quotations with speakers, quantities and dates with
//! their places in characters. For measuring them against what people found in the same files.
//!
//! `cargo run --example draft -- FILE[:FROM-TO[:PUBLISHED]]...`: read only these characters, published that day.

use briefing::reading::{self, Anchor};
use serde_json::{Value, json};

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
    let published = parts.next().and_then(|d| d.parse().ok());
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
    let quoted: Vec<Value> = quotations
        .iter()
        .map(|q| json!({ "start": at(q.range.start), "end": at(q.range.end), "scare": q.scare, "text": body.get(q.range.clone()) }))
        .collect();
    let quantities: Vec<Value> = reading::quantities(&body)
        .iter()
        .map(|f| json!({ "start": at(f.range.start), "end": at(f.range.end), "value": f.value.value.to_f64() }))
        .collect();
    let _ = anchor;
    Ok(json!({ "bundle": "reports", "id": id, "actors": actors, "quotations": quoted, "quantities": quantities }))
}
