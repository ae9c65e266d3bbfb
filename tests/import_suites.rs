//! How well raw articles are cleaned: five hand-read reports, and web pages with what a well-known reader view makes of
//! them. Both lie beside the repository and are not part of it; where they are absent the test says so and passes. Floors
//! are a little under what was measured, so that a change that cleans worse fails.
//!
//! Set `MISSES` in the environment to see what is missed.

use briefing::import::{Page, PublishedBasis, clean, date_together};
use serde_json::Value;
use std::collections::HashMap;
use std::path::PathBuf;

fn shared(path: &str) -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
    let at = PathBuf::from(home).join("../shared").join(path);
    if at.exists() {
        return Some(at);
    }
    println!("absent, not measured: ../shared/{path}");
    None
}

fn misses() -> bool {
    std::env::var_os("MISSES").is_some()
}

fn plain(text: &str) -> String {
    let straight: String = text
        .chars()
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            c => c,
        })
        .collect();
    straight.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Characters of the text before a byte.
fn chars(text: &str, byte: usize) -> u64 {
    text[..byte].chars().count() as u64
}

#[test]
fn reports() {
    let Some(gold) = shared("gold/reports.yaml") else { return };
    let gold: Value = serde_yaml::from_str(&std::fs::read_to_string(gold).unwrap()).unwrap();
    let articles = gold["articles"].as_array().unwrap();
    let folder = shared("reports").unwrap();
    let mut pages: Vec<Page> = articles
        .iter()
        .map(|a| {
            let file = a["file"].as_str().unwrap();
            clean(file, &std::fs::read(folder.join(file)).unwrap()).unwrap()
        })
        .collect();
    date_together(&mut pages);
    let mut right: HashMap<&str, usize> = HashMap::new();
    let (mut kept, mut lost, mut all, mut traps) = (0, 0, 0, 0);
    for (a, page) in articles.iter().zip(&pages) {
        let id = a["id"].as_str().unwrap();
        let published = page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string());
        for (field, ours) in [
            ("title", &page.title),
            ("publisher", &page.outlet),
            ("byline", &page.byline),
            ("published", &published),
        ] {
            let accept: Vec<&str> =
                a[format!("{field}_acceptable")].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let ok = match (a[field].as_str(), ours) {
                (None, None) => true,
                (want, Some(ours)) => {
                    want.is_some_and(|w| plain(w) == plain(ours)) || accept.contains(&ours.as_str())
                }
                _ => false,
            };
            *right.entry(field).or_default() += usize::from(ok);
            if !ok || misses() {
                println!("{id} {field}: {ours:?} for {}", a[field]);
            }
        }
        if misses() {
            println!("{id} {:?} {:?} {:?}", page.agencies, page.standfirst, page.published);
        }
        // By line, weighted by its characters; titles, standfirsts and headings count neither way.
        let neutral: Vec<String> = ["title", "standfirst", "subtitle"]
            .iter()
            .filter_map(|f| a[*f].as_str())
            .chain(a["subheads"].as_array().into_iter().flatten().filter_map(Value::as_str))
            .map(plain)
            .collect();
        let (from, to) = (a["body"]["start"].as_u64().unwrap(), a["body"]["end"].as_u64().unwrap());
        let mut at = 0;
        for line in page.text.split('\n') {
            let range = at..at + line.len();
            at = range.end + 1;
            let (start, end) = (chars(&page.text, range.start), chars(&page.text, range.end));
            if line.trim().is_empty() || neutral.contains(&plain(line)) {
                continue;
            }
            let dropped = a["boilerplate_lines"].as_array().into_iter().flatten().any(|b| {
                start < b["end"].as_u64().unwrap() && b["start"].as_u64().unwrap() < end
            });
            let want = start < to && from < end && !dropped;
            let ours = page.body.iter().any(|b| b.start < range.end && range.start < b.end);
            let n = line.trim().chars().count();
            all += usize::from(want) * n;
            if want != ours {
                *(if want { &mut lost } else { &mut kept }) += n;
                println!("{id} {}: {line}", if want { "lost" } else { "kept" });
            }
        }
        for trap in a["traps"].as_array().into_iter().flatten() {
            let words = trap["text"].as_str().unwrap();
            // A name of the article that only looks like a date is no furniture.
            let foreign = a["boilerplate_lines"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|b| plain(b["text"].as_str().unwrap()).contains(words));
            let taken = foreign && page.paragraphs().any(|p| plain(p).contains(words));
            traps += usize::from(taken);
        }
    }
    println!("reports: title {}/5, publisher {}/5, by-line {}/5, published {}/5", right["title"], right["publisher"], right["byline"], right["published"]);
    println!("reports: {all} characters of body, {lost} lost, {kept} of furniture kept, {traps} traps");
    assert_eq!((right["title"], right["publisher"], right["byline"], right["published"]), (5, 5, 5, 5));
    assert!(kept * 100 < all && lost * 100 < all && traps == 0);
    let printed = |p: &&Page| p.published.as_ref().is_some_and(|p| p.basis == PublishedBasis::Printed);
    assert_eq!(pages.iter().filter(printed).count(), 2);
}
