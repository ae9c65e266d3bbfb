//! The same of every hedge, bound and leading word of every language's file, so that a new entry is tried by itself: every cut
//! of a phrase is refused or reads as the whole, and what follows the sentence changes nothing in it.

use super::super::*;
use crate::model::{Due, Hedge};
use crate::reading::{Around, local, quantities};
use jiff::civil::date;

/// Of each language: a sentence around the phrase, things that are counted, a day with its month and year.
const SENTENCES: [(&str, &str, &str, &str); 9] = [
    ("en", "The harbour saw {} in spring", "visitors", "12 June 2026"),
    ("ar", "شهد الميناء {} في الربيع", "زائر", "12 يونيو 2026"),
    ("de", "Der Hafen sah {} im Frühling", "Besucher", "12. Juni 2026"),
    ("es", "El puerto vio {} en primavera", "visitantes", "12 de junio de 2026"),
    ("fr", "Le port a vu {} au printemps", "visiteurs", "12 juin 2026"),
    ("it", "Il porto ha visto {} in primavera", "visitatori", "12 giugno 2026"),
    ("nl", "De haven zag {} in het voorjaar", "bezoekers", "12 juni 2026"),
    ("pl", "Port widział {} wiosną", "osób", "12 czerwca 2026"),
    ("pt", "O porto viu {} na primavera", "visitantes", "12 de junho de 2026"),
];

fn of(tag: &str) -> (Language, &'static str, &'static str, &'static str) {
    let (_, sentence, noun, day) = SENTENCES.iter().find(|s| s.0 == tag).expect("a sentence for each language");
    (Language::of(tag), sentence, noun, day)
}

/// Where words and parts of them begin and end.
fn edges(text: &str, around: Range<usize>) -> Vec<usize> {
    let all = text.match_indices([' ', '-', '–', '\'']).flat_map(|(i, m)| [i, i + m.len()]);
    all.filter(|i| around.contains(i)).collect()
}

fn amount(a: &Amount) -> (String, Hedge) {
    let hedge = if a.hedge == Hedge::Bare { Hedge::Exact } else { a.hedge };
    (format!("{} {:?}", a.value, a.upper), hedge)
}

#[test]
fn every_cut_of_a_hedged_figure_is_refused_or_reads_as_the_whole() {
    let mut wrong = Vec::new();
    for (tag, sections) in local::files().chain([local::english()]) {
        let (language, sentence, noun, _) = of(tag);
        let scale = sections["scales"].iter().filter_map(|l| l.split_once(" = ")).find(|(_, v)| *v == "1000000");
        let figures = ["640".to_owned(), format!("7 {}", scale.expect("a million").0), "640-700".to_owned()];
        let hedges = |name: &str| {
            let all = Hedge::ALL.into_iter().flat_map(|h| sections.get(format!("{name}{}", h.word()).as_str()));
            all.flatten().copied().collect::<Vec<_>>()
        };
        let before = hedges("").into_iter().chain(sections["not read"].iter().copied()).map(|h| (h, ""));
        let after = hedges("after ").into_iter().map(|h| ("", h));
        let units = [noun, "km", "EUR"];
        let hedges: Vec<(&str, &str)> = before.chain(after).collect();
        let product = hedges.iter().flat_map(|h| figures.iter().flat_map(move |f| units.map(|u| (*h, f, u))));
        for ((lead, late), figure, unit) in product {
            // "plus d'" stands before a vowel.
            let figure = if lead.ends_with("d'") { "un million" } else { figure.as_str() };
            let space = if lead.is_empty() || lead.ends_with('\'') { "" } else { " " };
            let phrase = format!("{lead}{space}{figure} {unit} {late}");
            let text = sentence.replace("{}", phrase.trim_end());
            let at = text.find(phrase.trim_end()).unwrap_or(0);
            let all = quantities(&text, language);
            let edges = edges(&text, at.saturating_sub(1)..at + phrase.len() + 2);
            for (from, to) in edges.iter().flat_map(|a| edges.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b) {
                for own in quantities(&text[from..to], language) {
                    let same = all.iter().any(|f| amount(&f.value) == amount(&own.value));
                    if !same && cut_figure(&text, &all, from..to, &own, language).is_none() {
                        let whole = all.iter().map(|f| amount(&f.value)).collect::<Vec<_>>();
                        wrong.push(format!(
                            "{tag}: “{}” of “{text}”: {:?} of {whole:?}",
                            &text[from..to],
                            amount(&own.value)
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

/// Hedges that are written short, in the sentence that the text is cut into.
#[test]
fn a_point_behind_a_hedge_ends_no_sentence() {
    let mut wrong = Vec::new();
    for (tag, text, whole) in [
        ("de", "Es kamen ca. |500 Besucher|. Es regnete.", "about 500"),
        ("de", "Der Saal fasst max. |500 Besucher|.", "up_to 500"),
        ("de", "Es kamen mind. |500 Besucher|.", "at_least 500"),
        ("de", "Es kostete ca. |EUR 500|.", "about 500"),
        ("en", "It drew approx. |500 visitors|. It rained.", "about 500"),
        ("en", "It drew c. |500 visitors|.", "about 500"),
        ("en", "It holds max. |500 visitors|.", "up_to 500"),
        ("en", "It cost approx. |$500|.", "about 500"),
        ("fr", "Il y avait env. |500 visiteurs|.", "about 500"),
        ("es", "Vinieron aprox. |500 visitantes|.", "about 500"),
        ("it", "Sono venuti ca. |500 visitatori|.", "about 500"),
        ("nl", "Er kwamen ca. |500 bezoekers|.", "about 500"),
        ("pl", "Przyszło ok. |500 osób|.", "about 500"),
        ("pt", "Vieram aprox. |500 visitantes|.", "about 500"),
    ] {
        let language = Language::of(tag);
        let (from, to) = (text.find('|').unwrap(), text.rfind('|').unwrap() - 1);
        let text = text.replace('|', "");
        let around = Around::new(&text, language);
        let at = around.sentence(&(from..to));
        let all = around.figures(&at);
        let read: Vec<String> = all.iter().map(|f| format!("{} {}", f.value.hedge.word(), f.value.value)).collect();
        let own = quantities(&text[from..to], language);
        let cut = own
            .first()
            .and_then(|own| cut_figure(&text[at.clone()], &all, from - at.start..to - at.start, own, language));
        if read != [whole] || cut.is_none() || !crate::reading::may_go_on(&text, &(from..to), language) {
            wrong.push(format!("{tag}: {text}: {read:?}, {cut:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_cut_of_a_due_date_is_refused_or_reads_as_the_whole() {
    let anchor = Anchor { published: Some(date(2026, 3, 3)), counted_from: None };
    let due = |d: &Due| (d.form, d.soft, d.hard);
    let mut wrong = Vec::new();
    for (tag, sections) in local::files().chain([local::english()]) {
        let (language, sentence, _, day) = of(tag);
        let names = ["due by", "due before", "due on", "due not before", "due after", "due about", "not due"];
        for lead in names.into_iter().flat_map(|n| sections.get(n)).flatten() {
            let space = if lead.ends_with('\'') { "" } else { " " };
            let phrase = format!("{lead}{space}{day}");
            let text = sentence.replace("{}", &phrase);
            let at = text.find(&phrase).unwrap_or(0);
            let all = dues(&text, &anchor, language);
            let edges = edges(&text, at.saturating_sub(1)..at + phrase.len() + 2);
            for (from, to) in edges.iter().flat_map(|a| edges.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b) {
                for own in dues(&text[from..to], &anchor, language) {
                    let same = all.iter().any(|f| due(&f.value) == due(&own.value));
                    if !same && cut_due(&text, from..to, &own, &anchor, language).is_none() {
                        wrong.push(format!(
                            "{tag}: “{}” of “{text}”: {:?} of {all:?}",
                            &text[from..to],
                            due(&own.value)
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

#[test]
fn what_follows_the_sentence_changes_nothing_in_it() {
    let anchor = Anchor { published: Some(date(2026, 3, 3)), counted_from: None };
    let mut wrong = Vec::new();
    for (tag, sections) in local::files().chain([local::english()]) {
        let (language, sentence, noun, day) = of(tag);
        let hedges = Hedge::ALL.into_iter().filter_map(|h| sections.get(h.word())).flatten();
        let tails: Vec<String> = Hedge::ALL
            .into_iter()
            .filter_map(|h| sections.get(format!("after {}", h.word()).as_str()))
            .flatten()
            .copied()
            .chain(sections["scales"].iter().filter_map(|l| l.split(" = ").next()))
            .map(capital)
            .chain(["700 Oldbury.".to_owned()])
            .collect();
        for (n, hedge) in hedges.filter(|h| !h.ends_with('\'')).enumerate() {
            let first = sentence.replace("{}", &format!("{hedge} 640 {noun}")) + &format!(", {day}.");
            let counted = sentence.replace("{}", "Oldbury") + &format!(" {hedge} 640.");
            for text in [first, counted] {
                let alone = (quantities(&text, language), dues(&text, &anchor, language));
                for tail in tails.iter().skip(n % 3).step_by(3) {
                    let long = format!("{text} {tail}");
                    let here = Around::new(&long, language).sentence(&(0..text.len()));
                    let sentence = long.get(here).unwrap_or("");
                    let got = (quantities(sentence, language), dues(sentence, &anchor, language));
                    if got != alone {
                        wrong.push(format!("{tag}: {long}"));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} {wrong:#?}", wrong.len());
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
}
