//! Proposed sets of wordings: one remark as several articles print it. They are asked about once their articles are
//! published.

use super::desk::Desk;
use super::registry::{self, Listed};
use super::walk::answer;
use super::{change, finish, proposal};
use crate::finding::human::harmless;
use crate::parse::Draft;
use crate::parse::draft::WordingDraft;
use std::io::BufRead;

/// The sets that can be published.
pub fn ready(desk: &Desk) -> Vec<(Listed, WordingDraft)> {
    let sets = desk.drafts.iter().filter_map(|d| match d {
        Draft::Wordings { file, list } if desk.run.files.get(*file).path.starts_with(registry::FOLDER) => Some(list),
        _ => None,
    });
    let published = |d: &WordingDraft| {
        let mut articles = d.passages.iter().filter_map(|p| p.article.as_deref());
        articles.all(|a| !proposal::is_draft(desk, a))
    };
    let entry = |d: &WordingDraft| registry::named(&desk.run.files, &format!("wordings/{}", d.id.as_deref()?));
    sets.flatten()
        .filter(|item| published(&item.value))
        .filter_map(|item| Some((entry(&item.value)?, item.value.clone())))
        .collect()
}

/// `wordings/ID  “one” / “another”`
pub fn line(entry: &Listed, set: &WordingDraft) -> String {
    let quotes = set.passages.iter().filter_map(|p| p.quote.as_deref()).map(|q| format!("“{q}”"));
    let quotes = quotes.collect::<Vec<_>>().join(" / ");
    format!("{}\n", harmless(&format!("wordings/{}  {quotes}", entry.id)))
}

pub fn walk(desk: &mut Desk, input: &mut dyn BufRead) -> anyhow::Result<()> {
    for (entry, set) in ready(desk) {
        let mut shown = format!("\nOne remark in several wordings: {}\n", harmless(&entry.label));
        for p in &set.passages {
            let (quote, article) = (p.quote.as_deref().unwrap_or(""), p.article.as_deref().unwrap_or(""));
            shown.push_str(&format!("  “{}”, in {}\n", harmless(quote), harmless(article)));
        }
        crate::cli::print(&shown)?;
        let Some(said) = answer(input, "[a]ccept [i]gnore [s]kip [q]uit ")? else { return Ok(()) };
        let planned = match said.to_lowercase().as_str() {
            "a" | "accept" => change::entry_accepted(desk, &entry),
            "i" | "ignore" => change::entry_dropped(desk, &entry),
            "q" | "quit" => return Ok(()),
            _ => continue,
        };
        finish::make(desk, planned)?;
    }
    Ok(())
}
