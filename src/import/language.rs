//! The language of an article: what its words tell, beside what its page says. The words decide.

use super::Page;
use crate::reading::{are_apart, is_foreign, language_told};

/// Letters of the article that are looked at.
const LOOKED_AT: usize = 4_000;
/// A page is not contradicted for a shorter text.
const LONG: usize = 120;

/// Of a text in a language that cannot be told, and is not English.
const UNDETERMINED: &str = "und";

/// Settles the language of a page, and says where that is not the one that it gives.
pub(super) fn settle(page: &mut Page) {
    let (language, remark) = of(page.language.as_deref(), page.paragraphs());
    page.language = language;
    page.remarks.extend(remark);
}

/// The language of some paragraphs, of which a page says that they are in `said`; and what an editor should know of it.
pub(super) fn of<'t>(
    said: Option<&str>,
    paragraphs: impl Iterator<Item = &'t str>,
) -> (Option<String>, Option<String>) {
    let mut sample = String::new();
    for p in paragraphs {
        if sample.len() > LOOKED_AT {
            break;
        }
        sample.extend(p.chars().take(LOOKED_AT).chain(['\n']));
    }
    let told = language_told(&sample);
    let long = sample.chars().filter(|c| c.is_alphabetic()).count() >= LONG;
    let is_english = |tag: &str| tag == "en" || tag.starts_with("en-");
    match (said, told) {
        (Some(said), Some(told)) if long && are_apart(said, told) => {
            (Some(told.to_owned()), Some(format!("the page says that it is in `{said}`; its text is in `{told}`")))
        }
        (None, Some(told)) => (Some(told.to_owned()), None),
        (said, None) if said.is_none_or(is_english) && is_foreign(&sample) => {
            let remark = "the text is not in English, and its language cannot be told: write it as `language:`";
            (Some(UNDETERMINED.to_owned()), Some(remark.to_owned()))
        }
        (said, _) => (said.map(str::to_owned), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Rat hat die Brücke für Wagen gesperrt. Nach Angaben des Rates gingen täglich viele Menschen über die \
        Brücke, und bis zum Frühjahr soll eine neue fertig sein. Die Einwohner warten seit vielen Jahren auf eine Entscheidung, \
        und niemand weiß, wer am Ende bezahlt.";

    #[test]
    fn the_words_decide() {
        for (said, text, expected, remarks) in [
            (None, GERMAN, Some("de"), 0),
            (Some("de-AT"), GERMAN, Some("de-AT"), 0),
            (Some("en-US"), GERMAN, Some("de"), 1),
            (Some("gd"), GERMAN, Some("gd"), 0),
            (Some("en"), "Die Brücke bleibt zu.", Some("en"), 0),
            (None, "Die Brücke bleibt zu.", None, 0),
        ] {
            let (language, remark) = of(said, [text].into_iter());
            assert_eq!((language.as_deref(), remark.iter().count()), (expected, remarks), "{said:?}: {text}");
        }
    }
}
