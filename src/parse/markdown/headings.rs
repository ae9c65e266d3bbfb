//! Ids of headings, known before anything is written: a link may stand before the heading it leads to.

use super::footnotes::{Events, plain_until_end};
use super::prose::PREFIX;
use pulldown_cmark::{Event, Tag};
use std::collections::HashMap;

/// The ids of all headings in the order of the text.
pub fn ids<'a>(texts: impl Iterator<Item = &'a Events<'a>>) -> Vec<String> {
    // How often each slug was taken.
    let mut taken: HashMap<String, usize> = HashMap::new();
    let mut ids = Vec::new();
    for events in texts {
        for (at, (event, _)) in events.iter().enumerate() {
            let Event::Start(Tag::Heading { id: typed, .. }) = event else { continue };
            let slug = slug(typed.as_deref().unwrap_or(&plain_until_end(&events[at..]).0));
            let mut id = slug.clone();
            // `a`, `a`, `a-2` must not give `a-2` twice.
            while let Some(count) = taken.get_mut(&id) {
                *count += 1;
                id = format!("{slug}-{count}");
            }
            taken.insert(id.clone(), 1);
            ids.push(format!("{PREFIX}{id}"));
        }
    }
    ids
}

/// Small letters and digits of any script, hyphens between.
fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().flat_map(char::to_lowercase).take(80) {
        match c.is_alphanumeric() {
            true => out.push(c),
            false if !out.is_empty() && !out.ends_with('-') => out.push('-'),
            false => {}
        }
    }
    let slug = out.trim_end_matches('-');
    if slug.is_empty() { "section".to_owned() } else { slug.to_owned() }
}
