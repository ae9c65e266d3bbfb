//! In which language a text is, as far as reading it goes.

/// The language of a text, from its BCP 47 tag: `en`, `de-CH`, `pt-BR`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Language {
    is_english: bool,
}

impl Language {
    pub const ENGLISH: Language = Language { is_english: true };

    pub fn of(tag: &str) -> Language {
        Language { is_english: tag.split('-').next().is_some_and(|p| p.eq_ignore_ascii_case("en")) }
    }

    pub fn is_english(self) -> bool {
        self.is_english
    }
}
