//! A planned change made, and told: what was written, or what it would have broken.

use super::change::Planned;
use super::desk::Desk;
use crate::finding::human::{self, harmless};
use crate::parse::Spans;
use crate::parse::edit::Unusual;
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
    if let Err(refused) = desk.make(&change)? {
        let spans = Spans::new(&refused.files);
        let range = |place: &Place| spans.range(place);
        anstream::eprint!("{}", human::print(&refused.files, &range, &refused.findings, true));
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

fn harmless_lines(text: &str) -> String {
    text.lines().map(|line| format!("{}\n", harmless(line))).collect()
}

pub fn complain(why: &str) {
    anstream::eprintln!("  \u{1b}[1m\u{1b}[31mnot done\u{1b}[0m: {}", harmless(why));
}

/// What is left to do for an article of which nothing waits.
pub fn how_to_publish(article: &str) -> String {
    let article = harmless(article);
    format!(
        "\n  nothing of `{article}` waits any more. It is a draft: `briefing review --publish {article}` publishes it, as does \
         taking away `status: draft` in content/articles/{article}.md\n"
    )
}
