//! Every entry of every language's file is read, and sentences as papers print them.

use super::super::language::Language;
use super::super::when::Anchor;
use super::words::files;
use super::{dates, doubts, dues, quantities};
use crate::model::Hedge;
use jiff::civil::date;

/// What was read of one entry or sentence; all that are wrong are told at once.
fn same<T: PartialEq + std::fmt::Debug>(wrong: &mut Vec<String>, tag: &str, text: &str, got: T, expected: T) {
    if got != expected {
        wrong.push(format!("{tag}: {text}: {got:?}, expected {expected:?}"));
    }
}

fn anchor() -> Anchor {
    Anchor { published: Some(date(2026, 3, 3)), counted_from: None }
}

fn amounts(tag: &str, text: &str) -> String {
    let found = quantities(text, Language::of(tag));
    let show = |f: &super::Found<super::Amount>| {
        let upper = f.value.upper.map_or(String::new(), |u| format!("-{u}"));
        let unit = match &f.value.unit {
            Some(super::super::quantity::Unit::Money(u) | super::super::quantity::Unit::Measure(u)) => format!(" {u}"),
            Some(super::super::quantity::Unit::Share) => " share".to_owned(),
            _ => String::new(),
        };
        format!("{} {}{upper}{unit}", f.value.hedge.word(), f.value.value)
    };
    found.iter().map(show).collect::<Vec<_>>().join(" | ")
}

fn due(tag: &str, text: &str) -> String {
    let found = dues(text, &anchor(), Language::of(tag));
    found.iter().map(|f| format!("{:?} {}", f.value.form, f.value.soft.to.unwrap())).collect::<Vec<_>>().join(" | ")
}

#[test]
fn every_hedge_is_its_kind() {
    let mut wrong = Vec::new();
    for (tag, sections) in files() {
        for hedge in Hedge::ALL {
            for phrase in sections.get(hedge.word()).into_iter().flatten() {
                // "plus d'" stands before a vowel.
                let (figure, n) = if phrase.ends_with("d'") { ("un million", "1000000") } else { (" 640", "640") };
                let text = format!("{phrase}{figure}");
                same(&mut wrong, tag, &text, amounts(tag, &text), format!("{} {n}", hedge.word()));
            }
            for phrase in sections.get(format!("after {}", hedge.word()).as_str()).into_iter().flatten() {
                let text = format!("640 {phrase}");
                same(&mut wrong, tag, &text, amounts(tag, &text), format!("{} 640", hedge.word()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_scale_unit_and_number_is_its_value() {
    let mut wrong = Vec::new();
    for (tag, sections) in files() {
        let pairs = |name: &str| {
            let lines = sections.get(name).into_iter().flatten();
            lines.filter_map(|l| l.split_once(" = ")).collect::<Vec<_>>()
        };
        for (word, value) in pairs("scales") {
            let text = format!("7 {word}");
            let value =
                crate::model::Exact::parse(value).unwrap().checked_mul(crate::model::Exact::from_int(7)).unwrap();
            // A dozen is about twelve.
            let hedge = if value == crate::model::Exact::from_int(84) { "about" } else { "bare" };
            same(&mut wrong, tag, &text, amounts(tag, &text), format!("{hedge} {value}"));
        }
        for (word, value) in pairs("numbers").into_iter().chain(pairs("fixed")) {
            same(&mut wrong, tag, word, amounts(tag, word), format!("bare {value}"));
        }
        for (word, value) in pairs("collectives") {
            same(&mut wrong, tag, word, amounts(tag, word), format!("about {value}"));
        }
        for (word, unit) in pairs("units").into_iter().chain(pairs("money")) {
            let text = format!("7 {word}");
            let expected = if unit == "%" { "bare 0.07 share".to_owned() } else { format!("bare 7 {unit}") };
            same(&mut wrong, tag, &text, amounts(tag, &text), expected);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_month_is_its_month() {
    let mut wrong = Vec::new();
    for (tag, sections) in files() {
        for (word, n) in sections["months"].iter().filter_map(|l| l.split_once(" = ")) {
            let point = if matches!(tag, "de") { "." } else { "" };
            let text = format!("12{point} {word} 2026");
            let found = dates(&text, &anchor(), Language::of(tag));
            let day = found.first().and_then(|f| f.value.days.day()).map(|d| d.to_string());
            same(&mut wrong, tag, &text, day, Some(format!("2026-{:02}-12", n.parse::<u8>().unwrap())));
        }
        for (word, n) in sections["weekdays"].iter().filter_map(|l| l.split_once(" = ")) {
            let found = dates(word, &anchor(), Language::of(tag));
            let day = found.first().and_then(|f| f.value.days.day()).map(|d| d.weekday().to_monday_one_offset());
            same(&mut wrong, tag, word, day, n.parse().ok());
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn figures_of_news() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("de", "Der Turm zog rund 4.000 Besucher an.", "about 4000"),
        ("de", "Die Schleuse kostet 2,5 Millionen Euro.", "bare 2500000 EUR"),
        ("de", "zwischen 200 und 500 Besucher", "range 200-500"),
        ("de", "von 200 bis 500 Besuchern", "range 200-500"),
        ("de", "stieg von 200 auf 500 Besucher", "bare 200 | bare 500"),
        ("de", "nicht mehr als 500 Besucher", "up_to 500"),
        ("de", "2 bis 3 Millionen Euro", "range 2000000-3000000 EUR"),
        ("de", "vierundzwanzigtausend Besucher", "bare 24000"),
        ("de", "eine halbe Million Besucher", "bare 500000"),
        ("de", "Im Jahr 2025 kamen am 3. Tag 640 Besucher.", "bare 640"),
        ("de", "um 14 Uhr, um 14.30 Uhr, Linie 7, A4", ""),
        ("de", "500 oder mehr Besucher", "at_least 500"),
        ("de-CH", "1'500 Besucher", "bare 1500"),
        ("de", "12 Prozent der Schüler", "bare 0.12 share"),
        ("fr", "moins de 40 visiteurs", "under 40"),
        ("fr", "presque 5 500 visiteurs", "nearly 5500"),
        ("fr", "deux millions de visiteurs", "bare 2000000"),
        ("fr", "3,2 milliards d’euros", "bare 3200000000 EUR"),
        ("fr", "passer de 200 à 500 visiteurs", "bare 200 | bare 500"),
        ("fr", "de 200 à 500 visiteurs", "range 200-500"),
        ("fr", "quatre-vingt-dix-sept visiteurs", "bare 97"),
        ("fr", "vingt et un visiteurs", "bare 21"),
        ("fr", "jusqu’à 300 visiteurs", "up_to 300"),
        ("fr", "deux millions et demi d'habitants", "bare 2500000"),
        ("es", "3.200 millones de euros", "bare 3200000000 EUR"),
        ("es", "tres mil millones de euros", "bare 3000000000 EUR"),
        ("es", "treinta y cinco personas", "bare 35"),
        ("es", "más de 500 personas", "over 500"),
        ("es-MX", "3,200 pesos", "bare 3200 peso"),
        ("it", "12,5 per cento dei passeggeri", "bare 0.125 share"),
        ("it", "duecentomila passeggeri", "bare 200000"),
        ("it", "almeno 12.500 passeggeri", "at_least 12500"),
        ("nl", "De veerboot vervoerde 12.500 reizigers.", "bare 12500"),
        ("nl", "vierentwintig reizigers", "bare 24"),
        ("pl", "4,5 tysiąca czytelników", "bare 4500"),
        ("pl", "ponad 12 tys. osób", "over 12000"),
        ("pl", "wzrosła z 200 do 500 osób", "bare 200 | bare 500"),
        ("pt", "dois milhões e meio de euros", "bare 2500000 EUR"),
        ("pt", "quase 300 alunos", "nearly 300"),
        ("ar", "زار المكتبة نحو ٥٠٠ زائر.", "about 500"),
        ("ar", "أكثر من 3 آلاف شخص", "over 3000"),
        ("ar", "ما لا يقل عن ٢٠٠ شخص", "at_least 200"),
        ("ar", "بين ٢٠٠ و٥٠٠ شخص", "range 200-500"),
        ("ar", "خمسة وعشرون شخصا", "bare 25"),
        ("ar", "٢٫٥ مليون دولار", "bare 2500000 USD"),
        ("sv", "4,5 miljoner besökare", "bare 4500000"),
        ("ru", "640 посетителей", "bare 640"),
        ("fa", "۲۵۰۰ بازدیدکننده", "bare 2500"),
        ("ja", "5万人", ""),
        ("ha", "mutane 640", ""),
        ("de", "4,000 Besucher", ""),
        ("de", "2½ Millionen Besucher", ""),
        ("de", "10–15.000 Besucher", ""),
        ("de", "minus 5 Grad", ""),
        ("de", "Covid-19, -5 Grad, 5-jährige Kinder", ""),
        ("fr", "au moins 300 visiteurs", "at_least 300"),
        ("es", "al menos 300 personas", "at_least 300"),
        ("fr", "des milliers de visiteurs", ""),
        ("es", "ciento veinte mil personas", "bare 120000"),
        ("it", "milleduecento visitatori", "bare 1200"),
        ("pt", "mil e quinhentos alunos", "bare 1500"),
        ("pl", "sto dwadzieścia tysięcy osób", "bare 120000"),
        ("pl", "dwa i pół miliona osób", "bare 2500000"),
        ("ar", "ثلاثة ملايين ونصف مليون شخص", "bare 3500000"),
        ("ar", "مئة وخمسون ألف شخص", "bare 150000"),
        ("fr", "4.000 visiteurs", ""),
    ] {
        same(&mut wrong, tag, text, amounts(tag, text), expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn due_dates_of_news() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("de", "soll bis zum 15. März fertig sein", "By 2026-03-15"),
        ("de", "Die Fähre fährt bis zum 30. April.", "By 2026-04-30"),
        ("de", "bis Ende April", "ByEndOf 2026-04-30"),
        ("de", "vor dem 1. Mai 2027", "Before 2027-04-30"),
        ("de", "bis Freitag, den 13. März", "By 2026-03-13"),
        ("de", "Die Halle soll 2026-06-30 fertig sein.", "On 2026-06-30"),
        ("fr", "le 3 mai", "On 2026-05-03"),
        ("fr", "avant le 1er mai 2026", "Before 2026-04-30"),
        ("fr", "d’ici fin avril", "ByEndOf 2026-04-30"),
        ("es", "el 12 de junio", "On 2026-06-12"),
        ("es", "antes del 12 de junio de 2026", "Before 2026-06-11"),
        ("pt", "A obra termina até 12 de junho.", "By 2026-06-12"),
        ("it", "entro il 12 giugno", "By 2026-06-12"),
        ("nl", "tot 12 juni", "By 2026-06-12"),
        ("nl", "uiterlijk op 12 juni 2026", "By 2026-06-12"),
        ("pl", "do 12 czerwca 2026 r.", "By 2026-06-12"),
        ("ar", "بحلول 12 يونيو", "By 2026-06-12"),
        ("ar", "قبل ١٢ حزيران/يونيو ٢٠٢٦", "Before 2026-06-11"),
        ("sv", "klart 2026-06-30", "On 2026-06-30"),
        ("de", "am 30.06.2026", "On 2026-06-30"),
    ] {
        same(&mut wrong, tag, text, due(tag, text), expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn parts_of_a_number_and_vague_figures_are_not_read() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        // A part of a compound is no figure.
        ("de", "zwei- bis dreitausend Besucher", "range 2000-3000"),
        ("de", "zwei- bis dreihundert Besucher", ""),
        ("de", "ein- bis zweitausend Besucher", ""),
        ("de", "zwei- oder dreimal", ""),
        ("de", "10- bis 15-jährige Kinder", ""),
        ("de", "zwei-, drei- und viertausend Besucher", ""),
        ("nl", "vijf- tot zesduizend bezoekers", "range 5000-6000"),
        ("it", "due o tremila visitatori", "range 2000-3000"),
        ("it", "uno o duemila visitatori", ""),
        ("fr", "deux ou trois mille visiteurs", "range 2000-3000"),
        ("de", "zwei oder dreißig Boote", "bare 2 | bare 30"),
        ("de", "500 Besucher - bis zu 30 am Tag", "bare 500 | up_to 30"),
        // Several hundred, a good hundred: how many, nobody said.
        ("de", "ein paar hundert Besucher", ""),
        ("de", "einige tausend Besucher", ""),
        ("de", "mehrere Hundert, genau 412 Besucher", "exact 412"),
        ("de", "mehr als ein paar hundert Besucher", ""),
        ("nl", "een paar duizend bezoekers", ""),
        ("nl", "een dikke honderd bezoekers", ""),
        ("pt", "alguns mil visitantes", ""),
        ("de", "ein paar Boote, 40 Besucher", "bare 40"),
        // Denied.
        ("de", "alles andere als 500 Besucher", ""),
        ("de", "nicht 500, sondern 600 Besucher", "bare 600"),
        ("de", "nicht weniger als 500 Besucher", "at_least 500"),
        ("it", "tutt'altro che 500 visitatori", ""),
        ("es", "no más de 500 personas", "up_to 500"),
        // Before an elided word, behind the figure, with articles.
        ("fr", "Plus d’un millier de visiteurs", "over 1000"),
        ("fr", "moins d'une dizaine de bateaux", "under 10"),
        ("fr", "Près d'une centaine de bateaux", "nearly 100"),
        ("fr", "Plus d'un million de bateaux", "over 1000000"),
        ("fr", "Une centaine de bateaux", "about 100"),
        ("it", "una ventina di barche", "about 20"),
        ("de", "500 Besucher, wenn nicht mehr", "at_least 500"),
        ("de", "500 Besucher, mindestens 300 davon Kinder", "bare 500 | at_least 300"),
        ("pt", "500 visitantes, pelo menos", "at_least 500"),
        ("it", "tra i 500 e i 600 visitatori", "range 500-600"),
        ("es", "entre los 500 y los 600 visitantes", "range 500-600"),
    ] {
        same(&mut wrong, tag, text, amounts(tag, text), expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn lower_bounds_of_dates() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("de", "frühestens am 3. August 2026", "NotBefore 2026-08-03"),
        ("de", "Das Tor wird nicht vollständig vor dem 3. August 2026 fertig.", "NotBefore 2026-08-03"),
        ("de", "Das Tor wird wohl nie bis zum 3. August 2026 fertig.", "NotBefore 2026-08-03"),
        ("de", "Das Geld fehlt nicht, bis zum 3. August 2026 steht das Tor.", "By 2026-08-03"),
        ("de", "nicht später als am 3. August 2026", "By 2026-08-03"),
        ("de", "erst nach dem 3. August 2026", "After 2026-08-04"),
        ("fr", "La porte ne sera pas finie avant le 3 août 2026.", "NotBefore 2026-08-03"),
        ("es", "La puerta no abrirá antes del 3 de agosto de 2026.", "NotBefore 2026-08-03"),
        ("it", "La porta non aprirà prima del 3 agosto 2026.", "NotBefore 2026-08-03"),
        ("pt", "A porta não abrirá antes de 3 de agosto de 2026.", "NotBefore 2026-08-03"),
        ("nl", "De poort gaat niet open voor 3 augustus 2026.", "NotBefore 2026-08-03"),
        ("pl", "Brama nie będzie gotowa przed 3 sierpnia 2026 r.", "NotBefore 2026-08-03"),
        ("ar", "لن يفتح الباب قبل 3 أغسطس 2026.", "NotBefore 2026-08-03"),
    ] {
        let found = dues(text, &anchor(), Language::of(tag));
        let got = found.first().map_or(String::new(), |f| {
            format!(
                "{:?} {}",
                f.value.form,
                f.value.soft.to.or(f.value.soft.from).map_or(String::new(), |d| d.to_string())
            )
        });
        same(&mut wrong, tag, text, got, expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The quotation stands between bars.
#[test]
fn negations_around_a_quotation() {
    let mut wrong = Vec::new();
    for (tag, marked, expected) in [
        ("de", "Der Steg ist keine |Gefahr für Badende|, sagte sie.", "keine"),
        ("de", "Sie wies Berichte zurück, |der Steg sei eine Gefahr|.", "zurück,"),
        ("de", "Der Rat bestreitet, dass |der Steg eine Gefahr ist|.", "bestreitet"),
        ("de", "Der Rat bestreitet nicht, dass |der Steg eine Gefahr ist|.", ""),
        ("de", "|Der Rat verkauft die Fähre| nicht.", "nicht"),
        ("de", "Der Rat, der nicht tagte, |verkauft die Fähre|.", ""),
        ("de", "Es regnete nicht, |der Rat verkauft die Fähre|.", ""),
        ("de", "Nicht nur |der Rat verkauft die Fähre|.", ""),
        ("de", "Es kamen nicht weniger als |500 Besucher|.", ""),
        ("de", "|Der Steg ist sicher|, nicht aber die Fähre.", ""),
        ("fr", "Le quai ne sert que |les pêcheurs|.", ""),
        ("fr", "Le maire n'a vendu |que le port|.", ""),
        ("fr", "Le maire n'a pas seulement vendu |le port|.", ""),
        ("fr", "Le maire ne dit pas que |le port est vendu|.", "ne dit pas"),
        ("it", "Il porto non ha che |due barche|.", ""),
        ("it", "Il sindaco non fa altro che |parlare del porto|.", ""),
        ("es", "El pueblo no tiene más que |dos barcos|.", ""),
        ("pl", "Nikt nie sprzedał |portu|.", "Nikt nie"),
        ("ar", "لم يبع إلا |قاربين|.", ""),
        ("fr", "Le quai n'est pas |un danger pour les baigneurs|.", "n'est pas"),
        ("fr", "La mairie dément que |le quai soit fermé|.", "dément"),
        ("fr", "Il ne pleut pas, |le quai est ouvert|.", ""),
        ("es", "El alcalde negó que |el muelle sea un peligro|.", "negó"),
        ("es", "El muelle no |es un peligro para nadie|.", "no"),
        ("it", "Il molo non |è un pericolo|.", "non"),
        ("pt", "O cais nunca |foi um perigo|.", "nunca"),
        ("nl", "De pier is geen |gevaar voor zwemmers|.", "geen"),
        ("nl", "De raad |verkoopt de veerboot| niet.", "niet"),
        ("pl", "Molo nie |jest groźne|.", "nie"),
        ("pl", "Rada zaprzecza, że |molo jest groźne|.", "zaprzecza"),
        ("ar", "قالت إن الرصيف لا |يشكل خطرا|.", "لا"),
        ("ar", "نفى المجلس أن |الرصيف خطر|.", "نفى"),
        ("sv", "Bryggan är inte |farlig|.", ""),
    ] {
        let (from, to) = (marked.find('|').unwrap(), marked.rfind('|').unwrap() - 1);
        let text = marked.replace('|', "");
        let word = super::negation(&text, from..to, false, Language::of(tag)).map_or("", |r| &text[r]);
        same(&mut wrong, tag, marked, word, expected);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn endless_text_ends() {
    for piece in [
        "neun",
        "neun ",
        "und ",
        "9 ",
        "9.000 ",
        "bis 9 ",
        "zwischen 9 und ",
        "9. bis ",
        "Millionen ",
        "hundert",
        "9-",
        "و",
        "١",
    ] {
        let text = piece.repeat(6_000 / piece.len());
        for tag in ["de", "fr", "ar", "it", "pl", "ja"] {
            let language = Language::of(tag);
            let all = quantities(&text, language);
            assert!(all.iter().all(|f| text.get(f.range.clone()).is_some()));
            let _ = (doubts(&text, language), dates(&text, &anchor(), language), dues(&text, &anchor(), language));
        }
    }
}

#[test]
fn a_bound_that_begins_a_range_is_none() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("pl", "od 300 do 400 gości", "range 300-400"),
        ("pl", "Przyszło od 300 do 400 gości.", "range 300-400"),
        ("pl", "od około 300 do około 400 gości", "range 300-400"),
        ("pl", "od 300 gości", "at_least 300"),
        ("pl", "do 400 gości", "up_to 400"),
        ("de", "zwischen 300 und 400 Gäste", "range 300-400"),
    ] {
        same(&mut wrong, tag, text, amounts(tag, text), expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_due_date_that_is_just_over_keeps_its_year() {
    for (tag, text) in [
        ("de", "Die Brücke sollte bis zum 9. Mai fertig sein"),
        ("fr", "Le pont devait ouvrir avant le 9 mai"),
        ("es", "El puente debía abrir antes del 9 de mayo"),
    ] {
        let anchor = Anchor { published: "2026-06-20".parse().ok(), counted_from: None };
        let found = dues(text, &anchor, Language::of(tag));
        let to = found.first().and_then(|d| d.value.soft.to);
        assert_eq!(to.map(|d| (d.year(), d.month())), Some((2026, 5)), "{text}");
    }
}

#[test]
fn shares_in_two_figures() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("fr", "Un habitant sur cinq a voté.", "bare 0.2 share"),
        ("fr", "Trois habitants sur dix ont voté.", "bare 0.3 share"),
        ("fr", "près d'un habitant sur cinq", "nearly 0.2 share"),
        ("es", "Uno de cada cinco vecinos votó.", "bare 0.2 share"),
        ("pt", "Um em cada cinco moradores votou.", "bare 0.2 share"),
        ("it", "Un residente su cinque ha votato.", "bare 0.2 share"),
        ("it", "Tre residenti su 10 hanno votato.", "bare 0.3 share"),
        ("de", "Einer von fünf Bürgern stimmte ab.", "bare 0.2 share"),
        ("de", "Drei von zehn Bürgern stimmten ab.", "bare 0.3 share"),
        ("nl", "Een op de vijf inwoners stemde.", "bare 0.2 share"),
        ("nl", "Drie op de tien inwoners stemden.", "bare 0.3 share"),
        ("pl", "Jeden na pięciu mieszkańców głosował.", "bare 0.2 share"),
        ("ar", "واحد من كل خمسة سكان صوت", "bare 0.2 share"),
        // Two figures of their own.
        ("de", "drei von fünf Booten", "bare 3 | bare 5"),
        ("it", "tre barche su cinque chilometri", "bare 3 | bare 5 km"),
        ("fr", "une route sur cinq kilomètres", "bare 5 km"),
        ("nl", "drie boten op vijf plaatsen", "bare 3 | bare 5"),
        ("de", "von 200 auf 500 gestiegen", "bare 200 | bare 500"),
    ] {
        // A number word is meant exactly, as digits are where nothing else is said.
        let got = amounts(tag, text).replace("exact", "bare");
        same(&mut wrong, tag, text, got, expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn dozens_words_of_doubt_and_what_is_no_unit() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("de", "Ein Dutzend Menschen kam.", "about 12"),
        ("de", "zwei Dutzend Boote", "about 24"),
        ("es", "Una docena de personas vino.", "about 12"),
        ("es", "Dos docenas de personas", "about 24"),
        ("it", "Una dozzina di persone", "about 12"),
        ("pt", "Uma dúzia de pessoas", "about 12"),
        ("nl", "Een dozijn mensen", "about 12"),
        ("fr", "trois douzaines de personnes", "about 36"),
        ("pl", "tuzin osób", "about 12"),
        ("de", "Kaum 80 Schüler kamen.", "about 80"),
        ("de", "kaum mehr als 80 Schüler", "over 80"),
        ("fr", "Peut-être 80 élèves sont venus.", "about 80"),
        ("es", "Quizás 80 alumnos vinieron.", "about 80"),
        ("it", "Forse 80 alunni sono venuti.", "about 80"),
        ("pt", "Talvez 80 alunos vieram.", "about 80"),
        ("nl", "Misschien 80 leerlingen kwamen.", "about 80"),
        ("pl", "Być może 80 uczniów przyszło.", "about 80"),
        ("ar", "ربما 80 تلميذا حضروا", "about 80"),
        ("it", "Dei sei consiglieri cinque ha votato.", "bare 6 | bare 5"),
        ("it", "Il campo misura 5 ha.", "bare 5 hectare"),
        ("fr", "Le groupe Blink 182 a joué.", ""),
        ("es", "El grupo Blink 182 ha tocado.", ""),
        ("nl", "De groep Blink 182 is gekomen.", ""),
        ("fr", "À Lisle, 182 visiteurs sont venus.", "bare 182"),
        ("fr", "Le maire de Lisle a reçu 182 visiteurs.", "bare 182"),
    ] {
        same(&mut wrong, tag, text, amounts(tag, text), expected.to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_difference_is_told_in_every_language() {
    for (tag, text, expected) in [
        ("de", "12 Schüler weniger", true),
        ("fr", "12 élèves de moins", true),
        ("es", "12 alumnos menos", true),
        ("it", "12 alunni in meno", true),
        ("pt", "12 alunos a menos", true),
        ("nl", "12 leerlingen minder", true),
        ("pl", "12 uczniów mniej", true),
        ("de", "12 Schüler", false),
        ("de", "weniger als 12 Schüler", false),
        ("fr", "moins de 12 élèves", false),
    ] {
        let found = quantities(text, Language::of(tag));
        assert_eq!(found.iter().map(|f| f.value.print.difference).collect::<Vec<_>>(), [expected], "{text}");
    }
}

#[test]
fn about_a_day_is_some_days_around_it() {
    let mut wrong = Vec::new();
    for (tag, text) in [
        ("de", "öffnet um den 9. Mai"),
        ("fr", "ouvrira vers le 9 mai"),
        ("es", "abrirá hacia el 9 de mayo"),
        ("it", "aprirà intorno al 9 maggio"),
        ("pt", "abrirá por volta de 9 de maio"),
        ("nl", "gaat omstreeks 9 mei open"),
        ("pl", "otworzą około 9 maja"),
        ("ar", "يفتح حوالي 9 مايو"),
    ] {
        same(&mut wrong, tag, text, due(tag, text), "On 2026-05-12".to_owned());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn two_dates_make_a_period() {
    let mut wrong = Vec::new();
    for (tag, text, expected) in [
        ("de", "öffnet zwischen dem 9. Mai und dem 20. Juni", "On 2026-06-20"),
        ("fr", "ouvrira entre le 9 mai et le 20 juin", "On 2026-06-20"),
        ("es", "abrirá entre el 9 de mayo y el 20 de junio", "On 2026-06-20"),
        ("it", "aprirà tra il 9 maggio e il 20 giugno", "On 2026-06-20"),
        ("pt", "abrirá entre 9 de maio e 20 de junho", "On 2026-06-20"),
        ("nl", "gaat tussen 9 mei en 20 juni open", "On 2026-06-20"),
        ("pl", "otworzą między 9 maja a 20 czerwca", "On 2026-06-20"),
        ("ar", "يفتح بين 9 مايو و 20 يونيو", "On 2026-06-20"),
        ("de", "zwischen dem 9. Mai und dem 20. Juni 2027", "On 2027-06-20"),
        ("de", "zwischen dem 20. Juni und dem 9. Mai", ""),
        ("de", "öffnet am 9. Mai und am 20. Juni", "On 2026-05-09 | On 2026-06-20"),
    ] {
        same(&mut wrong, tag, text, due(tag, text), expected.to_owned());
        let from = dues(text, &anchor(), Language::of(tag)).first().and_then(|f| f.value.soft.from);
        same(&mut wrong, tag, text, from.is_none_or(|d| d.month() == 5), true);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
