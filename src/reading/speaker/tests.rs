//! Speakers in short invented paragraphs: nobody in them exists.

use super::super::name::names;
use super::super::quotation::quotations;
use super::*;

fn read(text: &str) -> (Vec<String>, Vec<String>) {
    let names = names(text);
    let quotations = quotations(text);
    let speeches = speakers(text, &names, &quotations);
    let who = |s: &Speech| {
        let mut line = match &s.speaker {
            Speaker::Name(n) => names[*n].name.clone(),
            Speaker::Words(range) => format!("'{}'", &text[range.clone()]),
        };
        if let Some(via) = s.via {
            line += &format!(" via {}", names[via].name);
        }
        if let Some(day) = &s.day {
            line += &format!(" on {}", &text[day.clone()]);
        }
        line
    };
    let quoted = quotations
        .iter()
        .enumerate()
        .map(|(q, _)| speeches.iter().find(|s| s.quotation == Some(q)).map_or("nobody".to_owned(), who))
        .collect();
    let indirect = speeches
        .iter()
        .filter(|s| s.quotation.is_none())
        .map(|s| format!("{}: {}", who(s), &text[s.range.clone()]))
        .collect();
    (quoted, indirect)
}

#[test]
fn quotations_have_speakers() {
    let cases: [(&str, &[&str]); 22] = [
        ("The Vale finance minister, Ann Lindqvist MSP, said: \"We have to pay for all of it.\"", &["Ann Lindqvist"]),
        (
            "The council's leader, Liberal Democrat Paul Amsel, said it was \"a gross breach of trust\".",
            &["Paul Amsel"],
        ),
        (
            "Tom Harrigan said: \"We ask them to talk.\" \"The ballot was for one day.\" The Vale Assembly said: \"It is no matter \
             of ours.\"",
            &["Tom Harrigan", "Tom Harrigan", "Vale Assembly"],
        ),
        (
            "Veldspar, which gave the figures, warned the town. \"We will struggle to keep them open,\" a Veldspar spokesman \
             said.",
            &["'a Veldspar spokesman'"],
        ),
        // A price says nothing; whoever speaks in the first person has spoken before.
        (
            "\"I was shocked,\" said Tom Harrigan of Veldspar Motors. The price, which was seen at shops in the region last week, \
             is \"as low as I have ever seen.\"",
            &["Tom Harrigan", "Tom Harrigan"],
        ),
        (
            "The first shops in the region opened last week with a banner that promised \"lower prices for everybody who comes\" \
             until Friday.",
            &["nobody"],
        ),
        ("\"The dam will hold,\" said Ilse Okonjo, the mayor of Tarvesh, on Tuesday.", &["Ilse Okonjo"]),
        (
            "Mayor Ilse Okonjo met rescuers. \"We lost everything,\" she told the Halden Gazette. \"But we are alive.\"",
            &["Ilse Okonjo via Halden Gazette", "Ilse Okonjo"],
        ),
        (
            "Union leader Tom Harrigan and Veldspar Motors chief executive Ruth Amsel met. \"It is an insult,\" Harrigan said. \
             Amsel replied: \"It is all we can pay.\"",
            &["Tom Harrigan", "Ruth Amsel"],
        ),
        (
            "Tom Harrigan, a lawyer for Ruth Amsel, said his client was \"deeply disappointed\" by the ruling.",
            &["Tom Harrigan"],
        ),
        (
            "Finance Minister Aino Lindqvist presented the budget. The minister said it was \"a budget for everyone\". The \
             opposition called it \"a fraud on the poor\".",
            &["Aino Lindqvist", "'The opposition'"],
        ),
        (
            "\"Roads are cut and the bridge is gone,\" a spokesman for the rescue service said on Friday.",
            &["'a spokesman for the rescue service' on Friday"],
        ),
        ("According to Priya Nandakumar, June was \"the wettest on record\".", &["Priya Nandakumar"]),
        ("The Met Office, which runs the network, said the storm was \"far from over\".", &["Met Office"]),
        (
            "Senator Maria Castellane won Ohio. Reuters quoted her as saying: \"It was close.\"",
            &["Maria Castellane via Reuters"],
        ),
        ("“We lost the roof.\n\n“We lost the barn,” farmer Jonas Brandt said.", &["Jonas Brandt"]),
        ("Jonas Brandt said he would rebuild.\n\n\"There is no other way.\"", &["Jonas Brandt"]),
        ("\"Will they come back?\" Brandt asked. \"Nobody knows.\"", &["Brandt", "Brandt"]),
        (
            "The company, Veldspar Motors, called the strike \"unlawful and reckless\", adding that it would \"go to court at once\".",
            &["Veldspar Motors", "Veldspar Motors"],
        ),
        (
            "Police said two men were held. \"They acted alone and without a plan,\" prosecutor Camille Berthot told AFP on March 3.",
            &["Camille Berthot via Agence France-Presse on March 3"],
        ),
        ("The film \"The Long Way Down\" opened on Monday in Oslo.", &["nobody"]),
        (
            "Opponents of the \"bedroom tax\" marched. President Ada Holt's office said the law \"will stay as it is\".",
            &["nobody", "'President Ada Holt's office'"],
        ),
    ];
    let mut wrong = String::new();
    for (text, expected) in cases {
        let got = read(text).0;
        if got != expected {
            wrong += &format!("{text}\n  got  {got:?}\n  want {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn indirect_speech_has_speakers() {
    let cases: [(&str, &[&str]); 12] = [
        ("According to the Amsel-Lindow agreement of last year, all 90 boats have to leave by 1 May.", &[]),
        (
            "According to Amsel, all 90 boats have to leave under the law.",
            &["Amsel: According to Amsel, all 90 boats have to leave under the law."],
        ),
        (
            "At least 31 people died, the Disaster Relief Agency said on Tuesday.",
            &["Disaster Relief Agency on Tuesday: At least 31 people died"],
        ),
        ("Mayor Ilse Okonjo said 400 homes were lost.", &["Ilse Okonjo: 400 homes were lost."]),
        ("Prices rose by 4% in May, officials said.", &["'officials': Prices rose by 4% in May"]),
        (
            "Tom Harrigan told Reuters on Monday that 2,000 workers had walked out.",
            &["Tom Harrigan via Reuters on Monday: that 2,000 workers had walked out."],
        ),
        (
            "About 300 people are missing, according to the Red Cross.",
            &["Red Cross: About 300 people are missing, according to the Red Cross."],
        ),
        (
            "According to a report by the Chamber of Engineers, 90 homes are unsafe.",
            &["Chamber of Engineers: According to a report by the Chamber of Engineers, 90 homes are unsafe."],
        ),
        ("The army killed 12 rebels and left.", &[]),
        ("Ministers are expected to say on Monday that 30 schools will close.", &[]),
        ("Amsel's demands were met. The state reports its claims every year.", &[]),
        (
            "Growth will reach 2%, Finance Minister Aino Lindqvist said, adding that 400 jobs would follow.",
            &["Aino Lindqvist: Growth will reach 2%", "Aino Lindqvist: that 400 jobs would follow."],
        ),
    ];
    let mut wrong = String::new();
    for (text, expected) in cases {
        let got = read(text).1;
        if got != expected {
            wrong += &format!("{text}\n  got  {got:?}\n  want {expected:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn everything(text: &str) {
    let names = names(text);
    let quotations = quotations(text);
    for name in &names {
        assert!(!name.mentions.is_empty() && name.mentions.iter().all(|m| text.get(m.clone()).is_some()), "{name:?}");
    }
    let speeches = speakers(text, &names, &quotations);
    for speech in &speeches {
        assert!(text.get(speech.range.clone()).is_some_and(|s| !s.is_empty()), "{speech:?}");
        assert!(
            matches!(&speech.speaker, Speaker::Name(n) if *n < names.len())
                || matches!(speech.speaker, Speaker::Words(_))
        );
    }
    attribution(&speeches, text.len() / 2..text.len() / 2);
}

#[test]
fn hostile_repetition_is_read_like_any_other_text() {
    for piece in [
        "“",
        "\"",
        "'a ",
        "‘a ",
        "„",
        "« ",
        "A ",
        "A-",
        "Al-",
        "Ab of ",
        "Ab and Cd ",
        "Ab, ",
        "(AB) ",
        "Ab Cd (AC) ",
        "Gen. ",
        "President ",
        "said ",
        "he said, ",
        "\"a,\" he said. ",
        "Ann Lee, ",
        "Lee said ",
        "the head of ",
        "according to ",
        "U.S. ",
        "the ",
        "Ministry of ",
        "A. ",
        "de ",
        "told Reuters ",
        "Ann Lee, the head of B, ",
        "“a\n\n",
        "’s",
        "Ab’s ",
        "Xaaaaa Yaaaaa. Xaaaab Yaaaab. ",
        "quoted ",
        ":",
        "— ",
    ] {
        everything(&piece.repeat(12_000 / piece.len()));
    }
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in proptest::prelude::any::<String>()) {
        everything(&text);
    }

    #[test]
    fn any_order_of_known_words_is_read_without_panic(
        words in proptest::collection::vec(proptest::sample::select(vec![
            "Ann", "Lee", "Gen.", "the", "Ministry", "of", "and", "Health", "said", "\"", "“", "”", ",", ".", "told", "Reuters",
            "he", "she", "who", "U.S.", "NATO", "'s", "-led", "Monday", "May", "7", "quoted", "him", "as", "saying", "according",
            "to", "a", "statement", "by", "mayor", "Al", "-", "Qaeda", "(", "AB", ")", "that", "\n\n", ":", "former", "president",
        ]), 0..24)
    ) {
        everything(&words.join(" "));
        everything(&words.concat());
    }
}

#[test]
fn figures_are_somebodys_word() {
    let text = "The quake killed 31 people. Mayor Ilse Okonjo said 400 homes were lost. \"About 90 are missing,\" said Tom Harrigan.";
    let names = names(text);
    let speeches = speakers(text, &names, &quotations(text));
    for (figure, expected) in [("31", None), ("400", Some("Ilse Okonjo")), ("90", Some("Tom Harrigan"))] {
        let at = text.find(figure).unwrap();
        let who = attribution(&speeches, at..at + figure.len()).and_then(|s| match s.speaker {
            Speaker::Name(n) => Some(names[n].name.as_str()),
            Speaker::Words(_) => None,
        });
        assert_eq!(who, expected, "{figure}");
    }
}
