//! What a question asks for, by its first words: whether something is so, whether it should be, or who, what and when.

use crate::model::Asks;

/// Words that ask for more than yes or no, words that may stand before them, and words that ask what should be.
struct Asking {
    which: &'static [&'static str],
    before: &'static [&'static str],
    whether: &'static [&'static str],
    should: &'static [&'static str],
}

const ENGLISH: Asking = Asking {
    which: &["who", "whom", "whose", "what", "which", "when", "where", "why", "how"],
    before: &[
        "about", "after", "against", "and", "at", "before", "but", "by", "during", "for", "from", "in", "into", "of",
        "on", "over", "since", "so", "through", "to", "towards", "under", "until", "with", "within",
    ],
    whether: &[
        "am", "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must", "need",
        "ought", "shall", "should", "was", "were", "will", "would",
    ],
    should: &["should", "ought", "must", "shall", "may", "right", "wrong", "justified", "better", "fair"],
};

const ARABIC: Asking = Asking {
    which: &["من", "ما", "ماذا", "متى", "كيف", "كم", "أي", "أين", "لماذا", "بكم", "بم", "لمن", "بأي", "لأي", "في أي"],
    before: &["في", "إلى", "على", "عن", "منذ", "حتى", "مع", "و"],
    whether: &["هل", "أ"],
    should: &["ينبغي", "يجب", "يجوز", "يحق", "الأفضل", "الصواب", "العدل"],
};

/// `language` is the first part of a tag. A question in another language is taken to ask whether something is so.
pub fn asks(question: &str, language: &str) -> Asks {
    let known = match language {
        "en" => &ENGLISH,
        "ar" => &ARABIC,
        _ => return Asks::WhatIs,
    };
    let lower = question.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').collect();
    let words: Vec<&str> = words.into_iter().filter(|w| !w.is_empty()).map(bare).collect();
    if asks_which(&lower, &words, known) {
        return Asks::Which;
    }
    if words.iter().any(|w| known.should.contains(w)) { Asks::WhatShouldBe } else { Asks::WhatIs }
}

/// "what's", "who’ll"
fn bare(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

fn asks_which(question: &str, words: &[&str], known: &Asking) -> bool {
    let Some(at) = words.iter().position(|w| !known.before.contains(w)) else { return false };
    if !words.get(at).is_some_and(|w| known.which.contains(w)) {
        return false;
    }
    // "When the ferry stops, does the bus run?"
    let behind = question.split_once([',', '،']).map(|(_, rest)| rest.trim_start());
    let first = behind.and_then(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
    !first.is_some_and(|w| known.whether.contains(&w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_ask_whether_or_which() {
        for (text, language, asked) in [
            ("Do the guards who signed stay?", "en", Asks::WhatIs),
            ("Is the quay safe?", "en", Asks::WhatIs),
            ("Did the council say when it will decide?", "en", Asks::WhatIs),
            ("When the ferry stops, does the bus run?", "en", Asks::WhatIs),
            ("Should the ferries stay?", "en", Asks::WhatShouldBe),
            ("Is it right to close the quay?", "en", Asks::WhatShouldBe),
            ("Who pays for the pier?", "en", Asks::Which),
            ("By when must the crews leave?", "en", Asks::Which),
            ("On which quay do the boats land?", "en", Asks::Which),
            ("What’s the harbour for?", "en", Asks::Which),
            ("How did the board meet?", "en", Asks::Which),
            ("هل الرصيف آمن؟", "ar", Asks::WhatIs),
            ("هل ينبغي أن تبقى العبّارات؟", "ar", Asks::WhatShouldBe),
            ("من يدفع ثمن الرصيف؟", "ar", Asks::Which),
            ("متى تبدأ الأعمال؟", "ar", Asks::Which),
            ("في أي يوم يجتمع المجلس؟", "ar", Asks::Which),
            ("Was ist der Preis?", "de", Asks::WhatIs),
        ] {
            assert_eq!(asks(text, language), asked, "{text}");
        }
    }
}
