//! Phrases that a quotation cuts.

mod languages;

use super::*;
use crate::reading::quantities;
use jiff::civil::date;

/// The quotation stands between bars. For each figure in it, or each date where it has none, the whole phrase that it cuts.
fn cuts(marked: &str) -> Vec<Option<String>> {
    let from = marked.find('|').expect("a bar");
    let to = marked.rfind('|').expect("a bar") - 1;
    let text = marked.replace('|', "");
    let figures = quantities(&text, Language::ENGLISH);
    let anchor = Anchor { published: Some(date(2026, 3, 3)), counted_from: None };
    let quote = &text[from..to];
    let own = quantities(quote, Language::ENGLISH);
    let cuts: Vec<Option<Range<usize>>> = match own.as_slice() {
        [] => {
            let own = dues(quote, &anchor, Language::ENGLISH).into_iter();
            own.map(|own| cut_due(&text, from..to, &own, &anchor, Language::ENGLISH)).collect()
        }
        own => own.iter().map(|own| cut_figure(&text, &figures, from..to, own, Language::ENGLISH)).collect(),
    };
    cuts.into_iter().map(|c| c.map(|r| text[r].to_owned())).collect()
}

fn cut(marked: &str) -> String {
    let cuts = cuts(marked);
    assert!(!cuts.is_empty(), "nothing is read in {marked}");
    cuts.into_iter().flatten().next().unwrap_or_default()
}

#[test]
fn a_quotation_that_cuts_a_phrase_is_told_the_whole() {
    for (marked, whole) in [
        ("The fair drew not |more than 500 visitors| on Sunday.", "not more than 500"),
        ("The fair drew fewer than |320 visitors|.", "fewer than 320"),
        ("It drew |nearly 1| 500 visitors.", "nearly 1 500"),
        ("The town counted |12|'500 visitors.", "12'500"),
        ("The ferry carried 300–|500 visitors| away.", "300–500"),
        ("Only twenty-|five visitors| came.", "twenty-five"),
        ("It saw one hundred and |five visitors| in May.", "one hundred and five"),
        ("It moved |nearly 5| million tonnes.", "nearly 5 million tonnes"),
        ("It |can hold 500| or more visitors.", "500 or more"),
        ("It was not |500 visitors who came|, the clerk said.", "not 500"),
        ("It had no |fewer than 240 visitors|.", "no fewer than 240"),
        ("The depot |sent 5| dozen crates.", "5 dozen"),
        ("It brought |900 visitors| at most to town.", "900 visitors at most"),
        ("The fair drew |500 visitors| a day.", "500 visitors a day"),
        ("Fewer visitors than |500| came.", "Fewer visitors than 500"),
        ("The stairs will be ready not |before 14 June|.", "not before 14 June"),
        ("The ferry is to sail |by 12 June| 2028.", "by 12 June 2028"),
        ("The ferry is to sail by |12 June 2028|.", "by 12 June 2028"),
        ("The ferry is to sail on the eve of |12 June|.", "on the eve of 12 June"),
        ("The ferry is to sail two days |before 12 June|.", "two days before 12 June"),
        ("The ferry is to sail the day after |12 June|.", "the day after 12 June"),
        ("The hall will open in the second half of |May|.", "the second half of May"),
        ("The hall will open in the middle of |May|.", "the middle of May"),
        ("The hall will open in early |May|.", "early May"),
        ("The hall will open in the week of |12 June|.", "the week of 12 June"),
        ("The hall will shut in the last days of |May|.", "the last days of May"),
        ("The hall will shut on the night of 12 to |13 June|.", "12 to 13 June"),
        ("The stairs won't be ready |by 12 June|.", "won't be ready by 12 June"),
        ("It drew |500|-odd visitors.", "500-odd"),
        ("In excess of |500 visitors| came.", "In excess of 500"),
        ("A quarter of |a million bulbs| bloomed.", "A quarter of a million"),
        ("The mill employs two-thirds of |600 weavers|.", "two-thirds of 600"),
        ("The road was shut for all but |25 carts|.", "all but 25"),
        ("It drew |500|, or possibly 600, visitors.", "500, or possibly 600"),
        ("It held at −|5 degrees| all night.", "−5 degrees"),
        ("The fair drew nowhere near |500 visitors|.", "nowhere near 500"),
        ("It drew in the region of |7| million visitors.", "in the region of 7 million"),
        ("Tens of |thousands of people| came.", "Tens of thousands"),
        ("It drew hundreds of |thousands of people|.", "hundreds of thousands"),
        ("It cost hundreds of |millions of euros|.", "hundreds of millions"),
        ("It drew dozens of |hundreds of boats|.", "dozens of hundreds"),
        ("It drew approx. |500 visitors|.", "approx. 500"),
        ("It drew c. |500 visitors|.", "c. 500"),
        ("It can hold max. |500 visitors|.", "max. 500"),
        ("The ferry will not run until after |5 September|.", "until after 5 September"),
        ("The ferry will run around |9 May|.", "around 9 May"),
        ("The trip took two hours and |20 minutes|.", "two hours and 20 minutes"),
        ("The trip |took two hours| and 20 minutes.", "two hours and 20 minutes"),
        ("The wave was |6 ft| 7 in high.", "6 ft 7 in"),
        ("It opens between |9 May| and 20 June.", "between 9 May and 20 June"),
        ("It opens between 9 May and |20 June|.", "between 9 May and 20 June"),
        ("Perhaps |80 pupils| came.", "Perhaps 80"),
        ("Barely |80 pupils| came.", "Barely 80"),
        ("At the very least |80 pupils| came.", "At the very least 80"),
        ("At the very most |80 pupils enrolled|.", "At the very most 80"),
    ] {
        let got = cut(marked);
        assert!(got.starts_with(whole) || got.contains(whole), "{marked}: {got:?}");
        // What is offered is whole itself, or holds nothing that could be cut.
        let quote = marked.find('|').unwrap()..marked.rfind('|').unwrap() - 1;
        let text = marked.replace('|', "");
        let at = text.find(&got).unwrap();
        let (from, to) = (at.min(quote.start), (at + got.len()).max(quote.end));
        let again = format!("{}|{}|{}", &text[..from], &text[from..to], &text[to..]);
        assert_eq!(cuts(&again).into_iter().flatten().next(), None, "{again}");
    }
}

#[test]
fn what_belongs_to_something_else_is_no_cut() {
    for marked in [
        "The fair drew |about 300 visitors| on Sunday.",
        "In 2024, |350 visitors| came.",
        "Some 45 boats left, |20 of them empty|.",
        "It carried |between 300 and 500 visitors| away.",
        "The ferry is to sail |by 12 June 2028| at last.",
        "Twenty came, |five of them children|.",
        "Under the old roof |300 visitors waited|.",
        "More than once |300 visitors came| in an hour.",
        "One of |the five halls| stood open.",
        "The crowd will grow |from 500 visitors| to around 4,000.",
        "The crowd will grow from 500 visitors |to around 4,000|.",
        "Some 300 visitors and |40 boats| came.",
        "Not only |500 visitors| came.",
        "Week after week |2,600 people| came.",
        "Day by day |40 boats| left the quay.",
        "Year after year |300 pupils| leave.",
        "Month by month |300 pupils| left.",
        "The deadline of |12 June| stands.",
        "The hall will open on the morning of |12 June|.",
        "The quay took |40 tonnes| of salt.",
        "The count says |70 per cent| come by ferry.",
        "The hall has 12 rooms. |640 visitors came| on Monday.",
        "The wave was |6 ft 7 in| high.",
        "It cost |$3 million| plus $400,000 in fees.",
        "The state gave |$3 million| or more than twice that.",
        "It sold |700 tickets|, or so its owner says.",
    ] {
        assert_eq!(cut(marked), "", "{marked}");
    }
}

/// What two readings share: value, upper value, hedge.
fn read(text: &str) -> Vec<String> {
    quantities(text, Language::ENGLISH)
        .into_iter()
        .map(|f| format!("{} {:?} {}", f.value.value, f.value.upper, f.value.hedge.word()))
        .collect()
}

/// Every quotation of whole words that holds the last digit of the figure, in every sentence that hedges, figures and units make.
#[test]
fn every_cut_of_a_phrase_is_refused_or_reads_as_the_whole() {
    let before = [
        "",
        "about ",
        "nearly ",
        "more than ",
        "fewer than ",
        "not more than ",
        "no fewer than ",
        "up to ",
        "at least ",
    ];
    let figures = ["320", "1,500", "twenty-five", "5 million", "300 to 500", "300–500", "one hundred and five"];
    let units = ["visitors", "tonnes of salt", "per cent of voters", "euros"];
    let behind = ["", " or more", " a day", " at most"];
    for (n, (hedge, figure)) in before.iter().flat_map(|h| figures.iter().map(move |f| (h, f))).enumerate() {
        for (m, late) in behind.iter().enumerate() {
            let unit = units[(n + m) % units.len()];
            let text = format!("The port saw {hedge}{figure} {unit}{late} in spring.");
            let all = quantities(&text, Language::ENGLISH);
            let whole = read(&text);
            let edges: Vec<usize> = text.match_indices([' ', '-', '–']).flat_map(|(i, m)| [i, i + m.len()]).collect();
            for from in edges.iter().copied() {
                for to in edges.iter().copied().filter(|to| *to > from) {
                    let quote = &text[from..to];
                    for own in quantities(quote, Language::ENGLISH) {
                        let is = format!("{} {:?} {}", own.value.value, own.value.upper, own.value.hedge.word());
                        let same = whole.contains(&is)
                            || (own.value.hedge.word() == "bare" && whole.contains(&is.replace("bare", "exact")));
                        let refused = cut_figure(&text, &all, from..to, &own, Language::ENGLISH).is_some();
                        assert!(same || refused, "“{quote}” of “{text}” reads as {is}, the whole as {whole:?}");
                    }
                }
            }
        }
    }
}
