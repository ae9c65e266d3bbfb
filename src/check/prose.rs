//! How the editor's own words speak of evidence: how sure one is and how likely something is are two sentences, and one
//! origin is not "sources". Looks at notes, digests and pages in English; never at an article's own text.

use crate::finding::{Finding, Rule};
use crate::model::{Briefing, ClaimIx, Rich, Sentence, SubjectId, Target};
use crate::relate::{Relations, voices};
use crate::text::{FileId, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::LazyLock;

static WORDS: LazyLock<BTreeMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let mut lists: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut list = "";
    for line in include_str!("words/estimate.txt").lines().map(str::trim).filter(|l| !l.is_empty()) {
        match line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            Some(name) => list = name,
            None if line.starts_with('#') => {}
            None => lists.entry(list).or_default().push(line),
        }
    }
    lists
});

pub fn check(b: &Briefing, r: &Relations, findings: &mut Vec<Finding>) {
    if b.site.language.split('-').next() != Some("en") {
        return;
    }
    let sources = b.sources.iter().filter(|s| !s.body_is_text).map(|s| (s.entry.file, &s.body));
    let notes = b.notes.iter().map(|n| (n.entry.file, &n.body));
    let pages = b.pages.iter().map(|p| (p.entry.file, &p.body));
    for (file, body) in sources.chain(notes).chain(pages) {
        text(b, r, file, body, findings);
    }
    for (note, place) in typed_notes(b) {
        if let Some((confidence, likely)) = mixed(note) {
            findings.push(estimate(place, &note[confidence], &note[likely]));
        }
    }
}

fn text(b: &Briefing, r: &Relations, file: FileId, body: &Rich, findings: &mut Vec<Finding>) {
    for s in &body.sentences {
        let at = |range: &Range<usize>| Place::bytes(file, s.start + range.start..s.start + range.end);
        if let Some((confidence, likely)) = mixed(&s.text) {
            let f = estimate(at(&likely), &s.text[confidence.clone()], &s.text[likely]);
            findings.push(f.related(at(&confidence), "here"));
        }
        if let Some(plural) = word_of("plural", &s.text)
            && let Some(origin) = one_origin(b, r, s)
        {
            findings.push(
                Finding::new(Rule::PluralSources, at(&plural), "what this sentence cites goes back to one origin")
                    .label(format!("one: {origin}"))
                    .help("name the one; or say how many articles repeat it"),
            );
        }
    }
}

fn estimate(place: Place, confidence: &str, likely: &str) -> Finding {
    Finding::new(Rule::EstimateMixed, place, "this sentence speaks of confidence and of likelihood")
        .label(format!("\u{201c}{likely}\u{201d} beside \u{201c}{confidence}\u{201d}"))
        .help("make two sentences: what is likely, and then how sure you are and why")
}

/// Notes that are typed as single values, each with its place.
fn typed_notes(b: &Briefing) -> Vec<(&str, Place)> {
    let mut out: Vec<(&str, Place)> = vec![(&b.site.summary, b.site.entry.field("summary"))];
    let site = b.site.sources_note.iter().map(|n| (n.as_str(), b.site.entry.field("sources_note")));
    out.extend(site);
    macro_rules! notes {
        ($($list:expr),*) => {
            $(out.extend($list.iter().filter_map(|x| Some((x.note.as_deref()?, x.entry.field("note")))));)*
        };
    }
    notes!(b.actors, b.numbers, b.deadlines, b.questions, b.events, b.claims, b.wordings);
    out
}

/// Both kinds of word, where one sentence of the text has both.
fn mixed(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut from = 0;
    for end in text.match_indices(['.', '!', '?', ';']).map(|(i, _)| i + 1).chain([text.len()]) {
        let sentence = text.get(from..end).unwrap_or_default();
        if let (Some(c), Some(l)) = (word_of("confidence", sentence), word_of("likelihood", sentence)) {
            return Some((from + c.start..from + c.end, from + l.start..from + l.end));
        }
        from = end;
    }
    None
}

/// The first word of a list in the text. What stands inside quotation marks are somebody else's words, and what stands in
/// a link's target is no word.
fn word_of(list: &str, text: &str) -> Option<Range<usize>> {
    let words = WORDS.get(list).map_or(&[][..], Vec::as_slice);
    let mut quoted = false;
    let mut start = None;
    let mut target = false;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c.is_alphanumeric() {
            start.get_or_insert(i);
            continue;
        }
        if let Some(from) = start.take() {
            let word = text.get(from..i).unwrap_or_default().to_lowercase();
            if !quoted && !target && words.contains(&word.as_str()) {
                return Some(from..i);
            }
        }
        match c {
            '\u{201c}' => quoted = true,
            '\u{201d}' => quoted = false,
            '"' => quoted = !quoted,
            // `[[target|words]]`, `[words](target)`
            '[' if text.get(..i).is_some_and(|t| t.ends_with('[')) => target = true,
            '(' if text.get(..i).is_some_and(|t| t.ends_with(']')) => target = true,
            '|' | ']' | ')' => target = false,
            _ => {}
        }
    }
    None
}

/// The origin behind everything that a sentence links to, where there is just one.
fn one_origin<'b>(b: &'b Briefing, r: &Relations, s: &Sentence) -> Option<&'b str> {
    let on = |subject: &SubjectId| r.subjects.get(subject).map_or(&[][..], |of| of.claims.as_slice());
    let claims = s.targets.iter().flat_map(|t| match t {
        Target::Claim(ix) => vec![*ix],
        Target::Subject(subject) | Target::Disagreement(subject, _) => on(subject).to_vec(),
        _ => Vec::new(),
    });
    let claims: BTreeSet<ClaimIx> = claims.collect();
    let first = b.claim(*claims.first()?);
    let one = voices(b, claims.iter().copied()).all() == 1;
    one.then(|| first.origin.as_deref().unwrap_or(b.source(first.source()).id.as_str()))
}

#[cfg(test)]
mod tests {
    use super::{mixed, word_of};

    #[test]
    fn confidence_and_likelihood_meet_in_one_sentence_only() {
        for (text, found) in [
            ("We have high confidence that it is likely.", true),
            ("It is Unlikely, we say with confidence.", true),
            ("It is likely. We have high confidence in that.", false),
            ("It is likely; our confidence is low.", false),
            ("He said \u{201c}highly likely\u{201d}, and we have confidence in the record.", false),
            ("Confidence-building is [[questions/likely|foreseen]].", false),
            ("A likely story.", false),
        ] {
            assert_eq!(mixed(text).is_some(), found, "{text}");
        }
    }

    #[test]
    fn whole_words_are_meant() {
        assert_eq!(word_of("plural", "His resources and Sources"), Some(18..25));
        assert_eq!(word_of("plural", "one source"), None);
        assert_eq!(word_of("likelihood", "an é unlikely end"), Some(6..14));
    }
}
