//! What stands outside a quotation and governs it: a negation, or a word that makes it less than said.
//!
//! A walk over the words of the sentence from the quotation outwards, as far as its clause goes and into the clause whose
//! complement it is ("denied that …"). It knows no grammar beyond that: what it does not see, it does not say.

mod apart;
mod doubt;
mod here;
mod inverted;
mod negation;
mod negator;
mod scope;
mod subject;

pub use here::{Governor, Governs};

use crate::reading::Language;
use crate::reading::lexicon::turns::turns;
use crate::reading::local;
use crate::reading::token::tokens;
use here::Here;
use std::ops::Range;

/// What governs the words at `quote` in a sentence. `counted`: the claim is about a figure, which a definite article keeps out
/// of the clause's negation ("did not expect the 300 visitors").
pub fn governor(sentence: &str, quote: Range<usize>, language: Language, counted: bool) -> Option<Governor> {
    let Some(words) = turns(language) else {
        // Of another grammar no more is known than that the word stands in the clause.
        let word = local::negation(sentence, quote.clone(), counted, language)?;
        let whole = word.start.min(quote.start)..word.end.max(quote.end);
        return Some(Governor { kind: Governs::Doubt, word, whole });
    };
    let t = tokens(sentence);
    let first = t.partition_point(|k| k.range.end <= quote.start);
    let end = t.partition_point(|k| k.range.start < quote.end);
    let here = Here { t: &t, words, first, end };
    let (kind, at) = here.negation(counted).map(|at| (Governs::Negation, at)).or_else(|| {
        let doubt = here.doubt(counted).or_else(|| here.condition());
        doubt.map(|at| (Governs::Doubt, at))
    })?;
    let word = t.get(at.0)?.range.start..t.get(at.1.checked_sub(1)?)?.range.end;
    let whole = word.start.min(quote.start)..word.end.max(quote.end);
    Some(Governor { kind, word, whole })
}

#[cfg(test)]
mod tests;
