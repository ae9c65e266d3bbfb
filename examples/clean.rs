//! What an import makes of raw articles, as JSON lines: metadata, the paragraphs of the body, and all that was taken from
//! the page. For measuring it; `benches/extraction.py` runs it.
//!
//! `cargo run --example clean -- FILE...`

use briefing::import::{Known, clean};
use serde_json::json;

fn main() -> anyhow::Result<()> {
    for path in std::env::args().skip(1) {
        let found = match clean(&path, &std::fs::read(&path)?, &Known::default()) {
            Ok(page) => {
                let day = page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string());
                let body: Vec<&str> = page.paragraphs().collect();
                // The lines that were taken from the page, without the head that is put before them.
                let from = page.text.find("\n\n").map_or(0, |n| n + 2);
                json!({
                    "title": page.title, "byline": page.byline, "siteName": page.outlet, "publishedTime": day,
                    "body": body.join("\n"), "all": page.text.get(from..),
                })
            }
            Err(why) => json!({ "error": why.to_string() }),
        };
        println!("{found}");
    }
    Ok(())
}
