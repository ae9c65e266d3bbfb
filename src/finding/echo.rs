//! One mistake, one report: takes out findings that are only the echo of another.
//!
//! A mistyped `qoute:` is an unknown key, and then the claim has no quotation; a registry that cannot be read has none of
//! its ids. The stage that finds the second cannot know of the first, so it says what it would be an echo of.

use super::{Finding, Rule, Severity};
use crate::text::{At, FileId, Files, Place};
use std::collections::BTreeMap;
use std::ops::Range;

/// What another finding may be about that would have caused this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Echo {
    /// A key that is missing, by the place where it would stand: it may be there under a mistyped name, or with a value
    /// that could not be read.
    Key(Place),
    /// An id that is missing, by the path of the file that would hold it: the file may be unreadable.
    Unreadable(String),
    /// Something made of the entries of a file, which may have been left out because of any mistake in it.
    Mistake(String),
    /// Something computed from everything: any mistake in the claims or registries may have changed it.
    Anything,
}

/// Rules that leave a file, or the rest of it, unread.
const UNREADABLE: [Rule; 9] = [
    Rule::ConflictMarks,
    Rule::Encoding,
    Rule::FrontMatterMissing,
    Rule::FrontMatterTooLong,
    Rule::YamlSyntax,
    Rule::YamlAlias,
    Rule::YamlTooMany,
    Rule::FileTooLong,
    Rule::LockStale,
];

/// The findings that stand by themselves, in their order. `span` gives the bytes of a place, `stands` whether the key at
/// a place is written in its file.
pub fn without_echoes(
    files: &Files,
    span: &dyn Fn(&Place) -> Range<usize>,
    stands: &dyn Fn(&Place) -> bool,
    findings: Vec<Finding>,
) -> Vec<Finding> {
    let mut by_file: BTreeMap<FileId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|f| f.severity == Severity::Error && f.echo_of.is_empty()) {
        by_file.entry(finding.place.file).or_default().push(finding);
    }
    let of = |file: FileId| by_file.get(&file).map_or(&[][..], Vec::as_slice);
    let unreadable = |f: &&&Finding| UNREADABLE.contains(&f.rule);
    let of_path = |path: &str| files.by_path(path).map_or(&[][..], of);
    let is_echo = |cause: &Echo| match cause {
        Echo::Key(place) => {
            let cut_short = |f: &&&Finding| unreadable(f) && f.rule != Rule::Encoding;
            stands(place) && !of(place.file).is_empty()
                || of(place.file).iter().any(|f| cut_short(&f) || is_mistyped(f, place, span))
        }
        Echo::Unreadable(path) => of_path(path).iter().any(|f| unreadable(&f)),
        Echo::Mistake(path) => of_path(path).iter().any(|f| is_in_yaml(f)),
        Echo::Anything => by_file.values().flatten().any(|f| f.rule.code() < Rule::NoteSubject.code()),
    };
    // What was read of a broken value is not what stands there.
    let holds_broken = |finding: &Finding| {
        let broken = |f: &&&Finding| f.rule == Rule::YamlSyntax;
        let mut broken = of(finding.place.file).iter().filter(broken).map(|f| span(&f.place)).peekable();
        if broken.peek().is_none() || !matches!(finding.place.at, At::Value(_)) {
            return false;
        }
        let value = span(&finding.place);
        broken.any(|b| value.start <= b.start && b.end <= value.end)
    };
    let echoes: Vec<bool> = findings.iter().map(|f| f.echo_of.iter().any(is_echo) || holds_broken(f)).collect();
    findings.into_iter().zip(echoes).filter(|(_, echo)| !echo).map(|(f, _)| f).collect()
}

/// False for what stands in prose, such as a dead link, which takes nothing away.
fn is_in_yaml(finding: &Finding) -> bool {
    !matches!(finding.place.at, At::Bytes(..)) || finding.rule.code() < Rule::BadId.code()
}

/// True where the finding is an unknown key in the same entry that was probably meant to be this one.
fn is_mistyped(finding: &Finding, key: &Place, span: &dyn Fn(&Place) -> Range<usize>) -> bool {
    let At::Key(path) = &key.at else { return false };
    let name = path.rsplit('.').next().unwrap_or(path);
    if finding.rule != Rule::UnknownKey || finding.replacement.as_deref() != Some(name) {
        return false;
    }
    // The key does not stand there, so its place is the entry.
    let (entry, typed) = (span(key), span(&finding.place));
    entry.start <= typed.start && typed.end <= entry.end
}
