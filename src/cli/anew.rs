//! Which quotations the lock vouches for that it did not vouch for in the last commit. The lock is no signature: whoever can
//! write it can make it vouch for anything, so a reviewer is shown what it takes to be verified.

use super::{git, show};
use crate::finding::{Finding, Rule};
use crate::pipeline::Run;
use crate::resolve::LOCK_PATH;
use crate::resolve::lock::{Lock, Locked, LockedQuote};
use crate::text::Place;
use std::collections::BTreeSet;
use std::path::Path;

/// Most quotations that are named.
const NAMED: usize = 20;

/// One entry of the lock, with its article.
struct Anew<'r> {
    article: &'r str,
    quote: &'r LockedQuote,
    /// The same words were vouched for before, at another place or in another text.
    changed: bool,
}

impl Anew<'_> {
    fn told(&self) -> String {
        let what = if self.changed { "changed" } else { "new" };
        format!("\u{201c}{}\u{201d} is {what} in originals.lock", self.quote.words)
    }
}

/// What differs from the last commit: one line a quotation.
pub fn since_last_commit(run: &Run, site: &Path) -> String {
    let anew = git::committed(site, "HEAD", LOCK_PATH).map(|before| differing(run, &before)).unwrap_or_default();
    if anew.is_empty() {
        return String::new();
    }
    let mut out =
        format!("{} new or changed in originals.lock since the last commit:\n", show::count(anew.len(), "quotation"));
    for a in anew.iter().take(NAMED) {
        out += &format!("  {}: {}\n", a.article, crate::finding::human::harmless(&a.told()));
    }
    if let Some(more) = anew.len().checked_sub(NAMED).filter(|more| *more > 0) {
        out += &format!("  and {more} more\n");
    }
    out
}

/// The same as remarks, for whoever reviews a change. Where nothing differs from the last commit, which is how a change
/// arrives that others have committed, that commit is compared with the one before it.
pub fn notes(run: &Run, site: &Path) -> Vec<Finding> {
    let since = |commit: &str| {
        let before = git::committed(site, commit, LOCK_PATH)?;
        Some(differing(run, &before)).filter(|anew| !anew.is_empty())
    };
    let anew = since("HEAD").or_else(|| since("HEAD^1")).unwrap_or_default();
    let mut out: Vec<Finding> = anew.iter().take(NAMED).filter_map(|a| note(run, a)).collect();
    let more = anew.len().checked_sub(NAMED).filter(|more| *more > 0);
    if let (Some(more), Some(last)) = (more, out.last()) {
        let message = format!("and {more} more quotations are new or changed in originals.lock");
        out.push(Finding::new(Rule::QuoteLockedAnew, last.place.clone(), message));
    }
    out
}

fn differing<'r>(run: &'r Run, before: &str) -> Vec<Anew<'r>> {
    let before = Lock::read(before).lock;
    let quotes = |l: &Locked| l.texts().flat_map(|t| t.quotations.clone()).collect::<BTreeSet<_>>();
    let mut out = Vec::new();
    for (article, locked) in &run.locked.articles {
        let known = before.articles.get(article).map(quotes).unwrap_or_default();
        let anew = locked.texts().flat_map(|t| &t.quotations).filter(|q| !known.contains(q));
        out.extend(anew.map(|quote| {
            let changed = known.iter().any(|k| k.words == quote.words);
            Anew { article, quote, changed }
        }));
    }
    out
}

fn note(run: &Run, anew: &Anew) -> Option<Finding> {
    let b = &run.briefing;
    let rests = |c: &&crate::model::Claim| {
        let passage = &c.citation.passage;
        b.source(c.source()).id == anew.article && (passage.start, &passage.raw) == (anew.quote.at, &anew.quote.words)
    };
    let file = || run.files.by_path(&format!("content/articles/{}.md", anew.article)).map(Place::file);
    let place = b.claims.iter().find(rests).map(|c| c.entry.field("quote")).or_else(file)?;
    let help = "compare it with its source: the lock is written by whoever changes the claim, and signs nothing";
    Some(Finding::new(Rule::QuoteLockedAnew, place, anew.told()).help(help))
}
