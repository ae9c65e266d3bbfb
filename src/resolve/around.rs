//! What the sentence around a quotation says of it: the phrase of its value, what governs it, who speaks.

use super::cite::{Cited, Vouch, remember};
use super::claim::Article;
use super::quote::Pointer;
use super::sense::Sense;
use super::whole::{self, Whole};
use super::{Registries, speech, turned};
use crate::finding::Finding;
use crate::model::{SubjectId, Value};
use crate::parse::draft::ClaimDraft;
use crate::reading::{self, Language};
use crate::text::Entry;
use jiff::civil::Date;

/// What was read from a quotation alone.
pub struct Read<'a> {
    pub subject: SubjectId,
    pub value: &'a Value,
    /// The last day on which it may have been said.
    pub said: Option<Date>,
}

/// Reads the sentence around the quotation: the phrase of the value must be whole, nothing outside may turn the words round.
/// What the lock is to remember of it is put into `cited`. Comes back with the phrase as the sentence has it, where that is
/// longer.
pub fn around(
    article: &Article,
    d: &ClaimDraft,
    read: &Read,
    cited: &mut Cited,
    entry: &Entry,
    findings: &mut Vec<Finding>,
) -> Option<Option<String>> {
    let r = article.registries;
    let language = Language::of(&article.source.language);
    let (goes_on, governed) = look(article.vouch, cited, language);
    let direct = cited.passage.direct == Some(true) && d.by.is_some() && cited.at.is_some();
    if !(goes_on || governed || direct) {
        return Some(None);
    }
    let sense = Sense::of(article.vouch, cited, language);
    let whole = match (read.subject, read.value) {
        _ if !goes_on => Whole { phrase: None, stretch: sense.quote.clone() },
        (SubjectId::Number(_), _) => whole::figures(d, read.value, &sense, entry, findings)?,
        (SubjectId::Deadline(n), Value::Due(due)) => {
            whole::due(d, due, &r.deadlines[n.0 as usize], read.said, &sense, entry, findings)?
        }
        _ => Whole { phrase: None, stretch: sense.quote.clone() },
    };
    let phrase = whole.phrase.map(|p| sense.text(p).to_owned());
    let mut seen = cited.locked.seen.clone().unwrap_or_default();
    if !replaced(r, read) {
        turned::turned(d, &sense, matches!(read.subject, SubjectId::Number(_)), &mut seen, entry, findings)?;
    }
    if sense.original.is_some() {
        seen.phrase = (whole.stretch != sense.quote).then(|| sense.text(whole.stretch).to_owned());
        seen.speaker = d.by.as_ref().filter(|_| seen.direct).and_then(|_| speech::speaker(&sense, r));
    }
    let pointer =
        Pointer { quote: d.quote.as_deref().unwrap_or(""), after: d.after.as_deref(), before: d.before.as_deref() };
    remember(article.vouch, &pointer, seen, cited);
    Some(phrase)
}

/// The date that an amendment has replaced: "rather than by the 1 May deadline" tells it, and does not deny that it was one.
fn replaced(r: &Registries, read: &Read) -> bool {
    let (SubjectId::Deadline(n), Value::Due(due)) = (read.subject, read.value) else { return false };
    let amended = r.deadlines.get(n.0 as usize).map_or(&[][..], |d| &d.amended_by);
    amended.iter().filter_map(|a| a.from).any(|from| due.bound.1.gap(&from) == 0)
}

/// Whether anything around a quotation is worth reading: a phrase that may go on beyond it, a word that may govern it.
fn look(vouch: &Vouch, cited: &Cited, language: Language) -> (bool, bool) {
    match (vouch, &cited.at) {
        (Vouch::Text { original, .. }, Some(at)) => {
            (reading::may_go_on(original.text, at, language), reading::may_be_governed(original.text, at, language))
        }
        _ => (cited.locked.seen.as_ref().is_some_and(|s| s.phrase.is_some()), false),
    }
}
