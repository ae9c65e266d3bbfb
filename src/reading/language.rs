//! In which language a text is, as far as reading it goes: whose words are read, and how its figures are written. What a
//! language's words mean is the matter of `local`.

mod style;

pub(super) use style::{Digits, Style, digits, is_digit};

use super::local::{listed, scaled};

/// The language of a text, from its BCP 47 tag: `en`, `de-CH`, `pt-BR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    words: Words,
    style: Style,
}

/// Whose words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Words {
    English,
    /// Those of a file in `words/`.
    Listed(usize),
    /// Scale words at most.
    Unlisted(Option<usize>),
}

impl Language {
    pub const ENGLISH: Language = Language { words: Words::English, style: Style::ENGLISH };

    pub fn of(tag: &str) -> Language {
        let mut parts = tag.split('-');
        let primary = parts.next().unwrap_or("").to_ascii_lowercase();
        let is_region = |p: &&str| p.len() == 2 || (p.len() == 3 && p.bytes().all(|b| b.is_ascii_digit()));
        let region = parts.take_while(|p| p.len() > 1).find(is_region);
        let style = style::of(&primary, region);
        let words = match primary.as_str() {
            "en" => Words::English,
            other => match listed(other) {
                Some(n) => Words::Listed(n),
                None => Words::Unlisted(scaled(other)),
            },
        };
        Language { words, style }
    }

    pub fn is_english(self) -> bool {
        self.words == Words::English
    }

    /// Hedges, bounds and dates are read, not digits alone.
    pub fn reads_words(self) -> bool {
        !matches!(self.words, Words::Unlisted(_))
    }

    pub(super) fn words(self) -> Words {
        self.words
    }

    pub(super) fn style(self) -> Style {
        self.style
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_with_script_region_and_in_capitals() {
        for (tag, decimal, group) in [
            ("en", '.', ','),
            ("de", ',', '.'),
            ("de-CH", '.', '\''),
            ("DE-ch", '.', '\''),
            ("en-ZA", ',', ' '),
            ("en-Latn-ZA", ',', ' '),
            ("es-MX", '.', ','),
            ("es-419", '.', ','),
            ("es-u-nu-mx", ',', '.'),
            ("pt-PT", ',', ' '),
            ("pt-BR", ',', '.'),
            ("fr-CH", ',', '\''),
            ("fa", '.', ','),
            ("sv", ',', ' '),
            ("x", '.', ','),
            ("", '.', ','),
        ] {
            let style = Language::of(tag).style();
            assert_eq!((style.decimal, style.group), (decimal, group), "{tag}");
        }
    }
}
