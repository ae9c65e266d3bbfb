//! What the lock remembers of the sentence around a quotation, so that without the originals the same is known of it.

use crate::finding::{Finding, Rule};
use crate::text::{FileId, Place};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The words stand inside quotation marks.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub direct: bool,
    /// The stretch of the sentence that holds the whole phrase of every figure and date of the quotation, where it is longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phrase: Option<String>,
    /// Who speaks inside the marks, by the name that is registered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<String>,
    /// A word outside that makes less of the quotation, and the words from it to the quotation's end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub doubt: Option<(String, String)>,
    /// Context that is printed with the words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lead: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tail: Option<String>,
}

/// One note for all articles whose quotations were recorded by an earlier version.
pub fn is_old(file: FileId, articles: usize) -> Finding {
    let what = if articles == 1 { "1 article was".to_owned() } else { format!("{articles} articles were") };
    Finding::new(Rule::LockOld, Place::file(file), format!("{what} recorded by an earlier version of this tool"))
        .label("the lock does not say whose words are quoted, nor what stands around them")
        .help("run `briefing check` where the originals are, which reads them again, and commit the lock")
}
