//! A planned change made, and told: what was written, or what it would have broken.

use super::change::{self, Planned};
use super::desk::Desk;
use super::proposal::Proposal;
use crate::cli::terminal;
use crate::finding::human::{self, harmless};
use crate::parse::Spans;
use crate::parse::edit::Unusual;
use crate::reading::{needle, normalise};
use crate::resolve::coverage;
use crate::text::Place;

/// True where it was written.
///
/// # Errors
/// A file cannot be written, or nobody reads what is said.
pub fn make(desk: &mut Desk, planned: Result<Planned, Unusual>) -> anyhow::Result<bool> {
    let Planned { change, moved } = match planned {
        Ok(planned) => planned,
        Err(why) => {
            complain(&format!("{why}; change it by hand"));
            return Ok(false);
        }
    };
    if change.paths().is_empty() {
        crate::cli::print("  it is so already\n")?;
        return Ok(true);
    }
    if let Err(refused) = desk.make(&change)? {
        let spans = Spans::new(&refused.files);
        let range = |place: &Place| spans.range(place);
        terminal::tell_coloured(&human::print(&refused.files, &range, &refused.findings, true))?;
        complain("nothing was changed: the site would have these errors");
        return Ok(false);
    }
    let mut said = format!("  written: {}\n", change.paths().join(", "));
    for entry in moved {
        said.push_str(&format!("  moved: {} to content/{}\n", entry.name(), entry.registry));
    }
    crate::cli::print(&harmless_lines(&said))?;
    Ok(true)
}

/// Accepts a claim; one that cannot be read is not.
pub fn accept(desk: &mut Desk, p: &Proposal) -> anyhow::Result<bool> {
    if p.claim.is_none() {
        complain("it cannot be read: edit it, or ignore it");
        return Ok(false);
    }
    let planned = change::accepted(desk, p);
    make(desk, planned)
}

/// Ignores a claim; of one whose words do not stand in the article nothing is kept.
pub fn ignore(desk: &mut Desk, p: &Proposal, reason: &str) -> anyhow::Result<bool> {
    let quote = p.draft.quote.as_deref().unwrap_or("");
    if p.claim.is_none() && !stands(desk, p, quote) {
        crate::cli::print("  its words do not stand in the article: it is taken away and nothing is kept\n")?;
        let planned = change::dropped(desk, p);
        return make(desk, planned);
    }
    let planned = change::ignored(desk, p, reason);
    make(desk, planned)
}

fn stands(desk: &Desk, p: &Proposal, quote: &str) -> bool {
    let source = desk.run.briefing.sources.iter().find(|s| s.id == p.article);
    let text = source.and_then(|s| coverage::text(&desk.run.files, &desk.drafts, s));
    text.is_none_or(|t| !quote.trim().is_empty() && normalise(t.text).text.contains(needle(quote).as_str()))
}

fn harmless_lines(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", harmless(line))).collect()
}

pub fn complain(why: &str) {
    terminal::complain("  not done", &harmless(why));
}

/// What is left to do for an article of which nothing waits.
pub fn how_to_publish(article: &str) -> String {
    let article = harmless(article);
    format!(
        "\n  Nothing of this article waits any more, and it is a draft. To publish it take away its `status: draft`, or\n  \
         briefing review --publish {article}\n"
    )
}
