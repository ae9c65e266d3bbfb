//! The language that a text is evidently in: only where a longer text is of one language from its beginning to its end.

use whatlang::{Info, detect};

/// Shorter texts are of no language for certain.
const SHORTEST: usize = 500;
/// No more is looked at.
const LONGEST: usize = 3_000;

/// Languages that can be told, by the tag of `language:` and by the code of ISO 639-3.
const TAGS: [(&str, &str); 66] = [
    ("af", "afr"),
    ("am", "amh"),
    ("ar", "ara"),
    ("az", "aze"),
    ("be", "bel"),
    ("bg", "bul"),
    ("bn", "ben"),
    ("ca", "cat"),
    ("cs", "ces"),
    ("da", "dan"),
    ("de", "deu"),
    ("el", "ell"),
    ("en", "eng"),
    ("eo", "epo"),
    ("es", "spa"),
    ("et", "est"),
    ("fa", "pes"),
    ("fi", "fin"),
    ("fr", "fra"),
    ("gu", "guj"),
    ("he", "heb"),
    ("hi", "hin"),
    ("hr", "hrv"),
    ("hu", "hun"),
    ("hy", "hye"),
    ("id", "ind"),
    ("it", "ita"),
    ("ja", "jpn"),
    ("jv", "jav"),
    ("ka", "kat"),
    ("km", "khm"),
    ("kn", "kan"),
    ("ko", "kor"),
    ("la", "lat"),
    ("lt", "lit"),
    ("lv", "lav"),
    ("mk", "mkd"),
    ("ml", "mal"),
    ("mr", "mar"),
    ("my", "mya"),
    ("nb", "nob"),
    ("ne", "nep"),
    ("nl", "nld"),
    ("no", "nob"),
    ("or", "ori"),
    ("pa", "pan"),
    ("pl", "pol"),
    ("pt", "por"),
    ("ro", "ron"),
    ("ru", "rus"),
    ("si", "sin"),
    ("sk", "slk"),
    ("sl", "slv"),
    ("sn", "sna"),
    ("sr", "srp"),
    ("sv", "swe"),
    ("ta", "tam"),
    ("te", "tel"),
    ("th", "tha"),
    ("tk", "tuk"),
    ("tl", "tgl"),
    ("tr", "tur"),
    ("uk", "ukr"),
    ("ur", "urd"),
    ("vi", "vie"),
    ("zh", "cmn"),
];

/// Languages so near to each other that nothing is said of one taken for the other.
const NEAR: [&[&str]; 7] = [
    &["nb", "no", "da", "sv"],
    &["hr", "sr", "sl"],
    &["id", "jv"],
    &["cs", "sk"],
    &["af", "nl"],
    &["hi", "mr", "ne"],
    &["ru", "uk", "be", "bg", "mk"],
];

/// The tag of the language that a text is evidently in, where that is not the one it is said to be in.
pub fn other_language(text: &str, tag: &str) -> Option<&'static str> {
    let primary = tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    // Of a language that cannot be told, nothing is said.
    TAGS.iter().find(|(t, _)| *t == primary)?;
    // Most texts are in the language that they are said to be in: their beginning tells.
    let (last, _) = text.char_indices().nth(SHORTEST - 1)?;
    let start = text.get(..last)?;
    if primary == "en" && is_plainly_english(start) || language_of(start).is_none_or(|found| found == primary) {
        return None;
    }
    let found = evident(&text.chars().take(LONGEST).collect::<Vec<_>>())?;
    let near = |list: &&&[&str]| list.contains(&found) && list.contains(&primary.as_str());
    (found != primary && !NEAR.iter().any(|list| near(&list))).then_some(found)
}

/// The one language of a text and of each third of it.
fn evident(text: &[char]) -> Option<&'static str> {
    let whole = detect(&text.iter().collect::<String>()).filter(Info::is_reliable)?.lang().code();
    let found = TAGS.iter().find(|(_, code)| *code == whole).map(|(tag, _)| *tag)?;
    text.chunks(text.len().div_ceil(3))
        .all(|part| language_of(&part.iter().collect::<String>()) == Some(found))
        .then_some(found)
}

/// No other language has these words, and in English few sentences are without one: to count them costs a hundredth of
/// telling one language from all others.
fn is_plainly_english(text: &str) -> bool {
    text.split_ascii_whitespace().filter(|w| matches!(*w, "the" | "and" | "that")).nth(ENGLISH - 1).is_some()
}

/// Words of English in so short a text.
const ENGLISH: usize = 4;

fn language_of(text: &str) -> Option<&'static str> {
    let code = detect(text)?.lang().code();
    TAGS.iter().find(|(_, c)| *c == code).map(|(tag, _)| *tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Die Stadt Wexmoor hat am Montag beschlossen, die alte Brücke über den Fluss zu erneuern. Der Rat stimmte \
        nach einer langen Sitzung für den Plan, obwohl viele Bürger vor den Kosten gewarnt hatten. Die Arbeiten sollen \
        im Frühjahr beginnen und etwa zwei Jahre dauern. Während dieser Zeit wird eine Fähre die Menschen auf die andere \
        Seite bringen. Die Bürgermeisterin sagte, die Brücke sei seit langem nicht mehr sicher gewesen, und niemand dürfe \
        darauf warten, dass etwas geschieht. Der Hafenverein will gegen den Beschluss klagen.";
    const ENGLISH: &str = "The town of Wexmoor decided on Monday to renew the old bridge over the river. The council voted for the \
        plan after a long session, although many residents had warned of the cost. The work is to begin in spring and \
        will take about two years. During this time a ferry will carry people to the other side. The mayor said that the \
        bridge had not been safe for a long time, and that nobody should wait until something happens there. The harbour \
        society wants to go to court against the decision of the council.";

    #[test]
    fn only_what_is_evident_is_said() {
        let mixed = format!("{}\n\n{}", &ENGLISH[..280], &GERMAN.chars().take(300).collect::<String>());
        for (text, tag, expected) in [
            (GERMAN, "en", Some("de")),
            (GERMAN, "de", None),
            (GERMAN, "de-AT", None),
            (ENGLISH, "de", Some("en")),
            (ENGLISH, "en-GB", None),
            (ENGLISH, "gd", None),
            ("Die Fähre fährt bis zum 30. April.", "en", None),
            (mixed.as_str(), "en", None),
            (mixed.as_str(), "de", None),
            ("", "en", None),
        ] {
            assert_eq!(other_language(text, tag), expected, "{tag}: {text}");
        }
    }
}
