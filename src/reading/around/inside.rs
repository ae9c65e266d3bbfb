//! A quotation that holds the word which turns its own figure or date round: "denied that 50 boats had been sold" is no report
//! of 50.

use super::{Governor, Governs, governor};
use crate::reading::Language;
use crate::reading::lexicon::turns::turns;
use std::ops::Range;

/// The negation in a quotation that governs its figure. `figure`: bytes of it, with its hedge.
pub fn denied_figure(quote: &str, figure: Range<usize>, language: Language) -> Option<Governor> {
    if !may_deny(quote, language) {
        return None;
    }
    governor(quote, figure, language, true).filter(|g| g.kind == Governs::Negation || turns(language).is_none())
}

/// The same of a date; a negation that is no verb of saying belongs to its bound: "will not open by 9 May".
pub fn denied_date(quote: &str, date: Range<usize>, language: Language) -> Option<Governor> {
    turns(language).filter(|_| may_deny(quote, language))?;
    let found = governor(quote, date.clone(), language, true).filter(|g| g.kind == Governs::Negation)?;
    let between = quote.get(found.word.end..date.start)?;
    let that = |words: &str| words.split_whitespace().any(|w| matches!(w, "that" | "whether"));
    (that(between) || quote.get(found.word.clone()).is_some_and(that)).then_some(found)
}

/// A first look, without reading: a word of the lists stands there.
fn may_deny(quote: &str, language: Language) -> bool {
    let Some(words) = turns(language) else { return language.reads_words() };
    quote.split(|c: char| !c.is_alphanumeric()).any(|w| words.triggers.contains(&*w.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::quantities;

    fn denied(tag: &str, quote: &str) -> String {
        let language = Language::of(tag);
        let found = quantities(quote, language);
        let figure = found.first().map(|f| f.range.clone()).unwrap_or_default();
        let word = denied_figure(quote, figure, language).map(|g| g.word);
        word.and_then(|w| quote.get(w)).unwrap_or_default().to_owned()
    }

    #[test]
    fn a_figure_that_its_own_quotation_denies() {
        let mut wrong = Vec::new();
        for (tag, quote, word) in [
            ("en", "denied that 50 boats had been sold", "denied"),
            ("en", "did not say that 50 boats had been sold", "not"),
            ("en", "rejected claims that 50 boats sank", "rejected"),
            ("en", "does not believe that 50 boats sank", "not"),
            ("en", "nobody has seen 50 boats", "nobody"),
            ("en", "has not sold 50 boats", "not"),
            ("en", "dismissed 140 people", ""),
            ("en", "rejected another 50 bids", ""),
            ("en", "refused to sell 50 boats", "refused to"),
            ("en", "sold not more than 50 boats", ""),
            ("en", "no fewer than 50 boats", ""),
            ("en", "not only 50 boats", ""),
            ("en", "did not deny that 50 boats sank", ""),
            ("en", "did not expect the 50 boats", ""),
            ("en", "50 boats, not one of them sold", ""),
            ("en", "the 50 boats that were not sold", ""),
            ("en", "in a town with no harbour 50 boats were built", ""),
            ("de", "bestritt, dass 50 Boote verkauft wurden", "bestritt"),
            ("fr", "a nié que 50 bateaux aient coulé", "a nié"),
            ("es", "negó que se hundieran 50 barcos", "negó"),
            ("it", "ha negato che 50 barche fossero vendute", "ha negato"),
            ("pt", "negou que 50 barcos tenham afundado", "negou"),
            ("nl", "ontkende dat 50 boten zijn gezonken", "ontkende"),
            ("pl", "zaprzeczył, że 50 łodzi zatonęło", "zaprzeczył"),
            ("ar", "نفى أن 50 قاربا غرقت", "نفى"),
            ("de", "nicht mehr als 50 Boote", ""),
            ("de", "50 Boote verkauft", ""),
            ("fr", "pas moins de 50 bateaux", ""),
        ] {
            let got = denied(tag, quote);
            if got != word {
                wrong.push(format!("{tag}: {quote}: {got:?}, expected {word:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }
}
