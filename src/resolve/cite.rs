//! From a typed quotation to a passage: proved against the original where it is at hand, against the lock where not.

use super::lock::{Locked, LockedQuote, digest};
use super::original::Original;
use super::quote::{Pointer, Sought, nearest_passage, needle, neighbours, seek};
use super::seen::Seen;
use crate::finding::{Echo, Finding, Rule};
use crate::model::{Passage, Rights};
use crate::parse::draft::ClaimDraft;
use crate::reading;
use crate::text::{Entry, Place, without_controls};
use std::ops::Range;

/// What stands behind an article's quotations.
pub enum Vouch<'a> {
    /// The text itself, with its hash.
    Text {
        original: Box<Original<'a>>,
        hash: String,
    },
    /// What was recorded when the text was at hand.
    Lock(&'a Locked),
    Nothing,
}

/// A proved passage, and what the lock is to remember of it.
pub struct Cited {
    pub passage: Passage,
    pub locked: LockedQuote,
    /// Bytes of the original, where it is at hand.
    pub at: Option<Range<usize>>,
}

pub fn cite(vouch: &Vouch, claim: &ClaimDraft, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Cited> {
    let quote = super::field::required(&claim.quote, "quote", entry, findings)?;
    let pointer = Pointer { quote, after: claim.after.as_deref(), before: claim.before.as_deref() };
    let mut cited = prove(vouch, &pointer, entry, findings)?;
    cited.passage.over_limit_reason = claim.over_limit_reason.clone();
    Some(cited)
}

/// Finds the words of an entry that has a `quote`.
pub fn prove(vouch: &Vouch, pointer: &Pointer, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Cited> {
    match vouch {
        Vouch::Text { original, hash } => by_text(original, hash, pointer, entry, findings),
        Vouch::Lock(locked) => by_lock(locked, pointer, entry, findings),
        Vouch::Nothing => {
            findings.push(
                Finding::new(Rule::QuoteUnverified, entry.field("quote"), "nothing vouches for this quotation")
                    .label("no original text, and no entry in content/originals.lock")
                    .help("put the article's text into originals/ and run `briefing check`, or point --originals at it")
                    .echo_of(Echo::Unreadable(super::LOCK_PATH.to_owned())),
            );
            None
        }
    }
}

pub fn typed(p: &Pointer) -> [String; 3] {
    [needle(p.quote), p.after.map(needle).unwrap_or_default(), p.before.map(needle).unwrap_or_default()]
}

fn by_text(original: &Original, hash: &str, p: &Pointer, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Cited> {
    let place = || entry.field("quote");
    let spot = |r: &Range<usize>| Place::bytes(original.file, original.start + r.start..original.start + r.end);
    let finding = match seek(original, p) {
        Sought::Found { at, repeats } => return Some(found(original, hash, p, at, repeats)),
        Sought::Ambiguous(places) => places.iter().fold(
            Finding::new(Rule::QuoteAmbiguous, place(), format!("this quotation stands in {} places", places.len()))
                .label("which one is meant?")
                .help("add `after:` (words shortly before it) or `before:` (words shortly behind it)"),
            |f, r| f.related(spot(r), "here"),
        ),
        Sought::Excluded(r) => {
            Finding::new(Rule::QuoteExcluded, place(), "this quotation stands only in site furniture")
                .label("not part of the article")
                .related(spot(&r), "inside a range of `excluded`")
                .help("quote the article itself, or mend `excluded` if it takes in too much")
        }
        Sought::InsideWord(r) => {
            Finding::new(Rule::QuoteNotFound, place(), "this quotation cuts a word or figure in two")
                .label("begin and end at the edge of a word")
                .related(spot(&r), "found only inside this")
        }
        Sought::PinMissing(places) => {
            let pin = if p.after.is_some() { "after" } else { "before" };
            let message = match (p.after, p.before) {
                (Some(_), Some(_)) => "the quotation is not near the words of `after` and `before`".to_owned(),
                _ => format!("the quotation is not near the words of `{pin}`"),
            };
            places.iter().fold(
                Finding::new(Rule::QuoteNotFound, entry.field(pin), message)
                    .label("not within 160 characters of the quotation")
                    .help("`after` holds words shortly before the quotation, `before` words shortly behind it"),
                |f, r| f.related(spot(r), "the quotation stands here"),
            )
        }
        Sought::NotFound => {
            let f = Finding::new(Rule::QuoteNotFound, place(), "the source does not contain this quotation")
                .label("not found, letter by letter");
            match nearest_passage(original, p.quote) {
                Some(r) => {
                    let raw = &original.text[r.clone()];
                    f.related(spot(&r), "the nearest passage of the original")
                        .help(format!("did you mean \u{201c}{raw}\u{201d}?"))
                }
                None => f.help("nothing in the original is like it: is this the right article?"),
            }
        }
    };
    findings.push(finding);
    None
}

fn found(original: &Original, hash: &str, p: &Pointer, at: Range<usize>, repeats: bool) -> Cited {
    let raw = &original.text[at.clone()];
    let start = original.text[..at.start].chars().count() as u32;
    let (before, after) = if repeats { neighbours(original.text, &at) } else { (None, None) };
    let [q, a, b] = typed(p);
    let seen = Seen { direct: original.is_quoted(&at), ..Seen::default() };
    let locked = LockedQuote {
        at: start,
        words: raw.to_owned(),
        before: before.clone(),
        after: after.clone(),
        digest: digest(hash, start, raw, [&q, &a, &b], Some(&seen)),
        seen: Some(seen),
    };
    Cited { passage: passage(p.quote, &locked), locked, at: Some(at) }
}

/// What was read around a passage: the page shows of it what it is to, the lock remembers it.
pub fn remember(vouch: &Vouch, p: &Pointer, seen: Seen, cited: &mut Cited) {
    if let Vouch::Text { hash, .. } = vouch
        && cited.locked.seen.as_ref() != Some(&seen)
    {
        let [q, a, b] = typed(p);
        let locked = &mut cited.locked;
        locked.digest = digest(hash, locked.at, &locked.words, [&q, &a, &b], Some(&seen));
        (cited.passage.lead, cited.passage.tail) = (seen.lead.clone(), seen.tail.clone());
        locked.seen = Some(seen);
    }
}

fn passage(quote: &str, locked: &LockedQuote) -> Passage {
    Passage {
        quote: quote.to_owned(),
        // White space of the original may be a form feed.
        raw: without_controls(&locked.words).into_owned(),
        start: locked.at,
        before: locked.before.clone(),
        after: locked.after.clone(),
        direct: locked.seen.as_ref().map(|s| s.direct),
        lead: locked.seen.as_ref().and_then(|s| s.lead.clone()),
        tail: locked.seen.as_ref().and_then(|s| s.tail.clone()),
        over_limit_reason: None,
    }
}

fn by_lock(locked: &Locked, p: &Pointer, entry: &Entry, findings: &mut Vec<Finding>) -> Option<Cited> {
    let [q, a, b] = typed(p);
    let proves = |text: &str, l: &LockedQuote| {
        l.digest == digest(text, l.at, &l.words, [&q, &a, &b], l.seen.as_ref()) && needle(&l.words) == q
    };
    let of = |on: &'_ Locked| on.quotations.iter().find(|l| proves(&on.text, l)).cloned();
    if let Some(l) = locked.texts().find_map(of) {
        return Some(Cited { passage: passage(p.quote, &l), locked: l, at: None });
    }
    let finding =
        Finding::new(Rule::QuoteChanged, entry.field("quote"), "this quotation is not among the verified ones")
            .label("not in content/originals.lock");
    let nearest = locked
        .texts()
        .flat_map(|on| &on.quotations)
        .map(|l| (strsim::levenshtein(&needle(&l.words), &q), &l.words))
        .min()
        .filter(|(distance, _)| *distance <= q.chars().count() / 2);
    findings.push(match nearest {
        Some((0, _)) => finding.help("the same words are verified, but `after` or `before` changed: run `briefing check` where the originals are"),
        Some((_, words)) => finding.help(format!(
            "the nearest verified passage is \u{201c}{words}\u{201d}; a new quotation needs `briefing check` where the originals are"
        )),
        None => finding.help("run `briefing check` where the originals are"),
    });
    None
}

/// Words of an article that its passages quote together.
pub fn quoted(cited: &[(&Passage, Entry)]) -> u32 {
    quoted_words(cited.iter().map(|(passage, _)| span(passage)).collect())
}

/// From, to (characters of the original), words.
fn span(passage: &Passage) -> (u32, u32, u32) {
    // What is printed with the words is quoted too.
    let (lead, tail) = (passage.lead.as_deref().unwrap_or(""), passage.tail.as_deref().unwrap_or(""));
    let count = |text: &str| reading::words(text).count() as u32;
    let letters = |text: &str| text.chars().count() as u32;
    let words = count(lead) + count(&passage.quote) + count(tail);
    let end = passage.start + letters(&passage.raw) + letters(tail);
    (passage.start.saturating_sub(letters(lead)), end, words)
}

/// The limits on quoting, for one article. `cited` are its proved passages with their entries.
pub fn check_limits(
    rights: Rights,
    max_words: u32,
    max_percent: u32,
    article_words: Option<u32>,
    cited: &[(&Passage, Entry)],
    article: &Entry,
    findings: &mut Vec<Finding>,
) {
    if rights != Rights::Quotation {
        return;
    }
    let mut spans: Vec<(u32, u32, u32)> = Vec::new();
    for (passage, entry) in cited {
        let (from, to, words) = span(passage);
        spans.push((from, to, words));
        if words > max_words && passage.over_limit_reason.is_none() {
            findings.push(
                Finding::new(Rule::QuoteTooLong, entry.field("quote"), format!("this quotation has {words} words"))
                    .label(format!("at most {max_words} are quoted from this source"))
                    .help("shorten it, or say why not in `over_limit_reason`; the page prints the reason"),
            );
        }
    }
    let Some(total) = article_words.filter(|w| *w > 0) else { return };
    let quoted = quoted_words(spans);
    // Multiplied out, so that no rounding decides.
    if u64::from(quoted) * 100 > u64::from(total) * u64::from(max_percent) {
        findings.push(
            Finding::new(
                Rule::QuoteShare,
                article.key("claims"),
                format!("{quoted} of this article's {total} words are quoted"),
            )
            .label(format!("at most {max_percent}% may be"))
            .help("quote fewer words, or raise `limits.percent` in site.yaml if your rights allow it"),
        );
    }
}

/// Words of all passages together; where two overlap, their common words count once.
fn quoted_words(mut spans: Vec<(u32, u32, u32)>) -> u32 {
    spans.sort_unstable();
    let mut total = 0;
    let mut end = 0;
    for (from, to, words) in spans {
        if to <= end {
            continue;
        }
        let fresh = u64::from(to - from.max(end)) * u64::from(words) / u64::from((to - from).max(1));
        total += fresh as u32;
        end = to;
    }
    total
}

#[cfg(test)]
mod tests {
    use super::quoted_words;

    #[test]
    fn overlapping_passages_count_once() {
        assert_eq!(quoted_words(vec![(0, 10, 2), (0, 10, 2), (20, 30, 2)]), 4);
        assert_eq!(quoted_words(vec![(0, 10, 2), (5, 15, 2)]), 3);
        assert_eq!(quoted_words(vec![(0, 30, 6), (5, 15, 2)]), 6);
    }
}
