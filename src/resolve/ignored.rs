//! What of an article is no claim on purpose: each entry's words stand in its text, and it says why.
//!
//! It is the editor's own list: no page shows it, and its words are not counted as quoted.

use super::cite::{Vouch, prove};
use super::field::required;
use super::lock::LockedQuote;
use super::quote::Pointer;
use crate::finding::{Echo, Finding, Rule};
use crate::model;
use crate::parse::draft::ArticleDraft;
use crate::text::{Entry, FileId};

/// Words that stand, and what the lock remembers of them.
pub struct Ignored {
    pub ignored: model::Ignored,
    pub locked: LockedQuote,
}

pub fn ignored(vouch: &Vouch, front: &ArticleDraft, file: FileId, findings: &mut Vec<Finding>) -> Vec<Ignored> {
    let mut out = Vec::new();
    for (i, d) in front.ignored.iter().enumerate() {
        let entry = Entry::item(file, "ignored", i);
        let reason = d.reason.as_deref().map(str::trim).unwrap_or("");
        if reason.is_empty() {
            findings.push(
                Finding::new(Rule::IgnoredReason, entry.place(), "ignored without a `reason`")
                    .label("why is nothing claimed here?")
                    .help("add `reason:` with a few words for whoever reads the article next")
                    .echo_of(Echo::Key(entry.key("reason"))),
            );
        }
        let Some(quote) = required(&d.quote, "quote", &entry, findings) else { continue };
        let pointer = Pointer { quote, after: d.after.as_deref(), before: d.before.as_deref() };
        if let Some(cited) = prove(vouch, &pointer, &entry, findings) {
            let ignored = model::Ignored { passage: cited.passage, reason: reason.to_owned(), entry };
            out.push(Ignored { ignored, locked: cited.locked });
        }
    }
    out
}
