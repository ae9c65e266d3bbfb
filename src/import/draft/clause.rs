//! A proposed quotation that an editor can judge: with the whole phrase of its figure, and with the word that turns it round
//! or makes less of it. Where the longer words are too many, the word is given as context (`after:`).

use super::phrase::{Finder, MOST};
use super::proposal::{ProposedClaim, Subject};
use super::propose::Article;
use crate::reading::{Around, Language, cut_figure, governor, quantities, words};
use std::ops::Range;

/// `None` where the quotation would cut a phrase that cannot be quoted whole.
pub fn whole(article: &Article, around: &Around, finder: &Finder, claim: ProposedClaim) -> Option<ProposedClaim> {
    whole_in(article.text, article.language, around, finder, claim)
}

fn whole_in(
    text: &str,
    language: Language,
    around: &Around,
    finder: &Finder,
    mut claim: ProposedClaim,
) -> Option<ProposedClaim> {
    let sentence = around.sentence(&claim.quote.range);
    let at = |claim: &ProposedClaim| claim.quote.range.start - sentence.start..claim.quote.range.end - sentence.start;
    let prose = text.get(sentence.clone())?;
    let moved = |r: &Range<usize>| sentence.start + r.start..sentence.start + r.end;
    let counted = matches!(claim.subject, Subject::Number(_));
    if counted {
        let figures = around.figures(&sentence);
        let own = quantities(&claim.quote.text, language);
        let cut = own.iter().find_map(|own| cut_figure(prose, &figures, at(&claim), own, language));
        if let Some(cut) = cut {
            let quote = at(&claim);
            let longer = moved(&(cut.start.min(quote.start)..cut.end.max(quote.end)));
            if !widen(text, finder, &mut claim, longer) {
                return None;
            }
        }
    }
    let Some(found) = governor(prose, at(&claim), language, counted) else { return Some(claim) };
    let before = found.word.end <= at(&claim).start;
    let longer = moved(&found.whole);
    let same = !counted
        || quantities(text.get(longer.clone())?, language).len() == quantities(&claim.quote.text, language).len();
    if !(same && widen(text, finder, &mut claim, longer.clone())) && before {
        let lead = text.get(longer.start..claim.quote.range.start)?.trim_end();
        let near = words(lead).count() <= MOST && !lead.contains('\n');
        let more = claim.quote.before.as_ref().is_none_or(|b| b.len() < lead.len());
        if near && more {
            claim.quote.before = Some(lead.to_owned());
        }
    }
    Some(claim)
}

/// Quotes these bytes instead, where they are few words in one line that stand once.
fn widen(text: &str, finder: &Finder, claim: &mut ProposedClaim, range: Range<usize>) -> bool {
    let Some(longer) = text.get(range.clone()) else { return false };
    let fits = words(longer).count() <= MOST && !longer.contains(['\n', '\r']) && finder.times(longer) == 1;
    if fits {
        claim.quote.text = longer.to_owned();
        claim.quote.range = range;
        claim.quote.before = None;
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::draft::phrase::Quote;
    use crate::import::draft::propose::Voice;

    fn proposed(text: &str, quote: &str, subject: Subject) -> Option<(String, Option<String>)> {
        let at = text.find(quote).expect("it stands there");
        let quote = Quote { text: quote.to_owned(), before: None, range: at..at + quote.len() };
        let claim = ProposedClaim::new(subject, quote, Voice::default(), 50, String::new());
        whole_in(text, Language::ENGLISH, &Around::new(text, Language::ENGLISH), &Finder::new(text), claim)
            .map(|c| (c.quote.text, c.quote.before))
    }

    #[test]
    fn a_proposal_quotes_what_an_editor_can_judge() {
        let number = || Subject::Number("visitors".into());
        let question = || Subject::Question("lock".into());
        for (text, quote, subject, expected, context) in [
            ("The fair drew 500 visitors a day.", "500 visitors", number(), "500 visitors a day", None),
            ("The fair drew 500 visitors.", "500 visitors", number(), "500 visitors", None),
            (
                "The union denied that 50 boats had been sold.",
                "50 boats had been",
                number(),
                "denied that 50 boats had been",
                None,
            ),
            ("The council will not close the library.", "close the library", question(), "not close the library", None),
            (
                "The council never once in all its long years in the old town hall sold the ferry.",
                "sold the ferry",
                question(),
                "sold the ferry",
                Some("never once in all its long years in the old town hall"),
            ),
            (
                "The council refused in the old town to sell or lend the old green ferry.",
                "sell or lend the old green ferry",
                question(),
                "sell or lend the old green ferry",
                Some("refused in the old town to"),
            ),
        ] {
            let got = proposed(text, quote, subject).expect("a proposal");
            assert_eq!((got.0.as_str(), got.1.as_deref()), (expected, context), "{text}");
        }
    }
}
