//! The lock among the files: reads it, and remarks on what of it does not vouch for anything.

use super::LOCK_PATH;
use super::lock::{Lock, Reading, Unread};
use crate::finding::{Finding, Rule, Severity};
use crate::text::{FileId, Files, Place};

/// Most lines that are named one by one.
const LINES: usize = 20;

const MEND: &str =
    "run `briefing check` where the originals are, which writes it anew, or restore the last committed one";

pub fn read(files: &Files, findings: &mut Vec<Finding>) -> Reading {
    let Some(file) = files.by_path(LOCK_PATH) else { return Reading::default() };
    let alone = files.under("originals:").next().is_none();
    let reading = Lock::read(&files.get(file).text);
    findings.extend(reading.unread.iter().take(LINES).map(|u| unread(file, u, reading.old_form, alone)));
    if let Some(more) = reading.unread.len().checked_sub(LINES).filter(|more| *more > 0) {
        let message = format!("{more} more lines of the lock cannot be read");
        findings.push(severe(Finding::new(Rule::LockStale, Place::file(file), message).help(MEND), alone));
    }
    if reading.old_form && reading.unread.is_empty() && alone {
        findings.push(
            Finding::new(Rule::LockStale, Place::bytes(file, 0..1), "the lock is in the form of an earlier version")
                .label("it vouches as before, but two people cannot change it at once")
                .help("run `briefing check` where the originals are, and commit the lock"),
        );
    }
    reading
}

fn unread(file: FileId, u: &Unread, old_form: bool, alone: bool) -> Finding {
    let message = if old_form { "the lock cannot be read" } else { "this line of the lock cannot be read" };
    let finding = Finding::new(Rule::LockStale, Place::bytes(file, u.at.clone()), message).label(&u.why);
    match u.newer {
        // To write the lock now would take away what the line says.
        true => severe(finding.help("use the newer `briefing`, or restore the last committed lock"), true),
        false => severe(finding.help(MEND), alone),
    }
}

/// Where no text is at hand, nothing but the lock vouches for a quotation.
fn severe(mut finding: Finding, is: bool) -> Finding {
    if is {
        finding.severity = Severity::Error;
    }
    finding
}

/// Remarks on the articles whose quotations were verified against different texts: each stands in one of them, and nothing
/// says which of them is the article.
pub fn several_texts(files: &Files, lock: &Lock, findings: &mut Vec<Finding>) {
    let Some(file) = files.by_path(LOCK_PATH) else { return };
    for (article, _) in lock.articles.iter().filter(|(_, locked)| !locked.others.is_empty()) {
        let message = format!("the lock knows `{article}` in different texts");
        findings.push(
            Finding::new(Rule::LockStale, Place::file(file), message)
                .label("two people verified it against texts that are not the same")
                .help("run `briefing check` where the originals are, with the text that is right, and commit the lock"),
        );
    }
}
