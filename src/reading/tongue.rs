//! The language that a text is in. [`language_told`] says it as far as the words tell; [`other_language`] contradicts an
//! editor, and only where a longer text is of one language from its beginning to its end.

use whatlang::{Info, Script, detect, detect_script};

/// Nobody is contradicted for a shorter text.
const SHORTEST: usize = 240;
/// A text so long is of one language where each third of it is; of a shorter one each half.
const THIRDS: usize = 500;
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
    are_apart(&primary, found).then_some(found)
}

/// The one language of a text and of each third of it.
fn evident(text: &[char]) -> Option<&'static str> {
    let whole = detect(&text.iter().collect::<String>()).filter(Info::is_reliable)?.lang().code();
    let found = tag_of(whole)?;
    let parts = if text.len() < THIRDS { 2 } else { 3 };
    text.chunks(text.len().div_ceil(parts))
        .all(|part| language_of(&part.iter().collect::<String>()) == Some(found))
        .then_some(found)
}

/// No other language has these words, and in English few sentences are without one: to count them costs a hundredth of
/// telling one language from all others.
fn is_plainly_english(text: &str) -> bool {
    text.split_ascii_whitespace().filter(|w| matches!(*w, "the" | "and" | "that")).nth(ENGLISH - 1).is_some()
}

/// Words of English in so short a text.
const ENGLISH: usize = 3;

/// Words that stand in every English text, and seldom in another.
const OF_ENGLISH: [&str; 14] =
    ["the", "and", "of", "that", "with", "from", "said", "have", "which", "were", "their", "would", "been", "this"];

/// Letters from which on trigrams tell a language written in Latin letters; another script tells sooner.
const LATIN: usize = 100;
const OTHER_SCRIPT: usize = 20;
/// Words of a text of no known language, from which on it is said not to be English; one word of English may be among twice as
/// many.
const FOREIGN: usize = 30;

/// The tag of the language that a text is in, as far as its words tell.
pub fn language_told(text: &str) -> Option<&'static str> {
    let start: String = text.chars().take(LONGEST).collect();
    let (english, words) = english_words(&start);
    if english >= 2 && english * 100 >= words * 6 {
        return Some("en");
    }
    let letters = start.chars().filter(|c| c.is_alphabetic()).count();
    let latin = detect_script(&start) == Some(Script::Latin);
    if letters < if latin { LATIN } else { OTHER_SCRIPT } {
        return None;
    }
    let by_letters = detect(&start)?;
    let tag = tag_of(by_letters.lang().code())?;
    let sure = by_letters.is_reliable() || by_small_words(&start) == Some(tag) || both_halves_are(&start, tag);
    (sure && (tag == "en" || english * 100 < words * 3)).then_some(tag)
}

fn both_halves_are(text: &str, tag: &str) -> bool {
    let all: Vec<char> = text.chars().collect();
    all.chunks(all.len().div_ceil(2).max(1)).all(|half| language_of(&half.iter().collect::<String>()) == Some(tag))
}

/// The most frequent small words of languages whose letters are much the same.
const SMALL: [(&str, &str); 11] = [
    ("cs", "že na se je v do za který po ale jako jsou bylo podle aby"),
    ("da", "og at det en er til som på de af for ikke med den har"),
    ("de", "der die das und in den von zu mit ist nicht auf für ein eine dem"),
    ("es", "el la los las de y que en un una por con para del se su"),
    ("fr", "le la les et des en un une du que est pour dans qui sur au"),
    ("it", "il la che di e per un una del della con non sono gli nel dei"),
    ("nl", "de het een en van in is dat op te zijn met voor niet aan door"),
    ("pl", "w na się że nie do jest przez od po dla jak oraz który rada ma"),
    ("pt", "o os as que e do da em um uma para com não dos por no"),
    ("sv", "och att det en är till som på de av för inte med den har"),
    ("tr", "ve bir bu için ile de da olarak daha çok gibi olan en kadar sonra"),
];

/// The language of which a text has the most small words, where no other has nearly as many.
fn by_small_words(text: &str) -> Option<&'static str> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty()).collect();
    let count = |list: &str| words.iter().filter(|w| list.split(' ').any(|s| s == **w)).count();
    let mut counts: Vec<(usize, &str)> = SMALL.iter().map(|(tag, list)| (count(list), *tag)).collect();
    counts.sort();
    let [.., (second, _), (first, tag)] = counts.as_slice() else { return None };
    (*first >= 4 && first * 10 >= words.len() && first * 4 >= second * 5).then_some(*tag)
}

/// True where a text is long enough and lacks the words that every English one has.
pub fn is_foreign(text: &str) -> bool {
    let start: String = text.chars().take(LONGEST).collect();
    let (english, words) = english_words(&start);
    let few = if words < 2 * FOREIGN { english == 0 } else { english * 100 < words * 3 };
    words >= FOREIGN && few && language_of(&start) != Some("en")
}

/// True where the tag of a language and another name languages that are not mistaken for one another.
pub fn are_apart(said: &str, told: &str) -> bool {
    let primary = said.split('-').next().unwrap_or("").to_ascii_lowercase();
    // Of a language that cannot be told, others may be seen in its texts; English is not.
    let known = TAGS.iter().any(|(t, _)| *t == primary);
    let near = NEAR.iter().any(|list| list.contains(&primary.as_str()) && list.contains(&told));
    primary != told && !near && (known || told == "en")
}

fn english_words(text: &str) -> (usize, usize) {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|w| !w.is_empty());
    words.fold((0, 0), |(english, all), w| {
        let is = w.is_ascii() && OF_ENGLISH.contains(&w.to_ascii_lowercase().as_str());
        (english + usize::from(is), all + 1)
    })
}

fn tag_of(code: &str) -> Option<&'static str> {
    TAGS.iter().find(|(_, c)| *c == code).map(|(tag, _)| *tag)
}

fn language_of(text: &str) -> Option<&'static str> {
    tag_of(detect(text)?.lang().code())
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
    fn the_language_is_told_from_the_words() {
        for (text, expected) in [
            (GERMAN, Some("de")),
            (ENGLISH, Some("en")),
            ("The fair closed on Sunday. About 300 visitors came to the fair. The stalls were taken down.", Some("en")),
            (
                "Most w Wexmoor jest zamknięty. Rada miasta zamknęła most dla wozów, a do stycznia ma być gotowy nowy, powiedział burmistrz.",
                Some("pl"),
            ),
            (
                "Le conseil de Wexmoor a fermé le pont aux voitures. Selon la mairie, 300 personnes le passaient chaque jour, et un nouveau pont doit être prêt au printemps.",
                Some("fr"),
            ),
            (
                "El puente de Wexmoor está cerrado. Según el consejo, unas 300 personas lo cruzaban cada día, y uno nuevo debe estar listo en la primavera.",
                Some("es"),
            ),
            ("أغلق مجلس المدينة الجسر أمام العربات، وقال رئيس البلدية إن الإصلاح سيستمر عامين.", Some("ar")),
            ("市議会は橋を閉鎖した。修理には二年かかると市長は述べた。", Some("ja")),
            ("Talks open Monday. Nobody expects a deal.", None),
            ("Wexmoor 3, Norhaven 1", None),
            ("", None),
        ] {
            assert_eq!(language_told(text), expected, "{text}");
        }
        let swahili = "Daraja la mji limefungwa kwa magari tangu Jumatatu na baraza la mji. Watu wengi walikuwa wakipita kila siku \
            kwenda sokoni, na sasa wanatumia mashua ndogo. Meya alisema kazi itaanza mwezi ujao na itachukua miaka miwili. \
            Wavuvi wanasema hawakuulizwa na mtu yeyote kabla ya uamuzi huo kufanywa na baraza, na wanataka kusikilizwa sasa. \
            Daraja jipya litajengwa karibu na bandari ya zamani.";
        assert!(is_foreign(swahili) && !is_foreign(ENGLISH) && !is_foreign("Daraja limefungwa."));
    }

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
