//! Heads as people paste them: what each states, and nothing of what it does not.

use super::*;

/// What a head states; what is empty is unknown.
#[derive(Default, PartialEq, Eq, Debug)]
struct Stated<'a> {
    title: &'a str,
    outlet: &'a str,
    authors: &'a str,
    agencies: &'a str,
    day: &'a str,
    url: &'a str,
}

fn known() -> Known {
    let outlets = [("Wexmoor Courier", vec!["The Courier", "wexmoor-courier"]), ("WNN", vec!["Wexmoor News Network"])];
    let outlets = outlets.map(|(n, a)| (n.to_owned(), a.into_iter().map(str::to_owned).collect()));
    Known::new(outlets, jiff::civil::Date::new(2026, 11, 30).ok())
}

const EN: [&str; 3] = [
    "The library will open at dawn from now on, and close when the last reader leaves.",
    "About 300 readers had asked for it in the spring, the council said.",
    "The hall stays shut.",
];
const DE: [&str; 3] = [
    "Die Bibliothek öffnet von nun an bei Sonnenaufgang und schließt, wenn der letzte Leser geht.",
    "Rund 300 Leser hatten im Frühjahr darum gebeten, teilte der Rat mit.",
    "Der Saal bleibt geschlossen.",
];
const FR: [&str; 3] = [
    "La bibliothèque ouvrira désormais à l'aube et fermera quand le dernier lecteur sera parti.",
    "Environ 300 lecteurs l'avaient demandé au printemps, a dit le conseil de la ville.",
    "La salle reste fermée pour l'été.",
];
const ES: [&str; 3] = [
    "La biblioteca abrirá desde ahora al amanecer y cerrará cuando se vaya el último lector.",
    "Unos 300 lectores lo habían pedido en la primavera, dijo el consejo de la ciudad.",
    "La sala sigue cerrada por obras.",
];
const AR: [&str; 3] = [
    "ستفتح المكتبة أبوابها من الآن فصاعدا عند الفجر وتغلق عندما يغادر آخر قارئ في المساء.",
    "وقال المجلس إن نحو ثلاثمئة قارئ طلبوا ذلك في الربيع الماضي من العام.",
    "وستبقى القاعة مغلقة حتى إشعار آخر.",
];

fn read(head: &str, body: &[&str; 3]) -> Page {
    let (above, below) = head.split_once("\n<body>").unwrap_or((head, ""));
    let (above, lead) = above.rsplit_once("<lead>").unwrap_or((above, ""));
    let text = format!("{above}{}{lead}{}{below}\n", if lead.is_empty() { "\n\n" } else { "" }, body.join("\n\n"));
    clean("pasted.txt", text.as_bytes(), &known()).unwrap()
}

fn stated(page: &Page) -> [String; 6] {
    let text = |t: &Option<String>| t.clone().unwrap_or_default();
    let day = page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string()).unwrap_or_default();
    [text(&page.title), text(&page.outlet), page.authors.join("; "), page.agencies.join("; "), day, text(&page.url)]
}

fn compare(table: &[(&str, &[&str; 3], Stated)]) {
    let mut wrong = String::new();
    for (head, body, s) in table {
        let page = read(head, body);
        let (got, expected) = (stated(&page), [s.title, s.outlet, s.authors, s.agencies, s.day, s.url]);
        let names = ["title", "outlet", "authors", "agencies", "day", "url"];
        for ((name, got), expected) in names.iter().zip(&got).zip(expected) {
            if got != expected {
                wrong.push_str(&format!("{head:?}\n   {name}: {got:?}, expected {expected:?}\n"));
            }
        }
        let kept: Vec<&str> = page.paragraphs().collect();
        let whole = kept.len() == 3 && kept.iter().zip(body.iter()).all(|(k, b)| k.ends_with(b));
        if !whole {
            wrong.push_str(&format!("{head:?}\n   body: {kept:#?}\n"));
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

const T: &str = "Library hours change";
const D: &str = "2026-03-03";
const U: &str = "https://courier.example/2026/library-hours";

#[test]
fn what_heads_state() {
    let s = Stated::default;
    compare(&[
        // Bare lines.
        (
            "Library hours change\nWexmoor Courier\nMarch 3, 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        (
            "Library hours change\n\nNorhaven Gazette\n\n3 March 2026",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", day: D, ..s() },
        ),
        (
            "NORHAVEN GAZETTE\n\nLibrary hours change\n\n3 March 2026",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", day: D, ..s() },
        ),
        (
            "Library opens early\nThe Guardian\nTue 3 Mar 2026 10.05 GMT",
            &EN,
            Stated { title: "Library opens early", outlet: "The Guardian", day: D, ..s() },
        ),
        (
            "Dawn\nWexmoor Courier, March 3, 2026",
            &EN,
            Stated { title: "Dawn", outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        // Outlets that no list has, where only an outlet can stand.
        (
            "Library hours change\nBy Ann Tolliver\nHarbourlight · March 3, 2026, 6:30 a.m. ET",
            &EN,
            Stated { title: T, outlet: "Harbourlight", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver\n3 March 2026\nQuay Side\n<body>\n\n© 2026 Quay Side. All rights reserved.",
            &EN,
            Stated { title: T, outlet: "Quay Side", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change - Courier\n3 March 2026\n<body>\n\nhttps://courier.example/2026/library-hours 1/2",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, url: U, ..s() },
        ),
        (
            "Library hours change\n<body>\n\nTolliver, Ann. “Library hours change.” Quayside, March 3, 2026. https://courier.example/2026/library-hours.",
            &EN,
            Stated { title: T, outlet: "Quayside", day: D, url: U, ..s() },
        ),
        (
            "Why the hours change. Who decided it?\nSource: Quayside (https://courier.example/2026/library-hours)\nDate of article: 3 March 2026\nAccessed: 4 June 2026",
            &EN,
            Stated { title: "Why the hours change. Who decided it?", outlet: "Quayside", day: D, url: U, ..s() },
        ),
        (
            "Library hours change\nPublication title: Quayside; Norhaven\nPublication date: Mar 3, 2026\nDocument URL: https://courier.example/2026/library-hours\nFull text:",
            &EN,
            Stated { title: T, outlet: "Quayside", day: D, url: U, ..s() },
        ),
        (
            "Library hours change (Norhaven Gazette, March 3)",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", ..s() },
        ),
        // Titles that look like something else.
        ("www.quayside.example\n\nLibrary hours change\n\n3 March 2026", &EN, Stated { title: T, day: D, ..s() }),
        (
            "*Library hours change at the U.N.*\n3 March 2026",
            &EN,
            Stated { title: "Library hours change at the U.N.", day: D, ..s() },
        ),
        (
            "The only five letters your inbox needs\nBy Ann Tolliver\n3 March 2026",
            &EN,
            Stated { title: "The only five letters your inbox needs", authors: "Ann Tolliver", day: D, ..s() },
        ),
        // Outlet and day in one line.
        (
            "Library hours change\nWexmoor Courier, March 3, 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        (
            "Library hours change\nDW, 17 Feb 2021",
            &EN,
            Stated { title: T, outlet: "Deutsche Welle", day: "2021-02-17", ..s() },
        ),
        (
            "Library hours change\nThe Courier | Tuesday, 3 March 2026 | 10:05",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        (
            "Library hours change\n3 March 2026 – Norhaven Gazette",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", day: D, ..s() },
        ),
        (
            "Library hours change (Norhaven Gazette, 3 March 2026)",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", day: D, ..s() },
        ),
        // By-lines.
        (
            "Library hours change\nBy Ann Tolliver, Wexmoor Courier\nMarch 3, 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Smith, CNN\nUpdated 10:31 GMT, 3 March 2026",
            &EN,
            Stated { title: T, outlet: "CNN", authors: "Ann Smith", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver and Osman bin Harun | Norhaven Gazette | March 3, 2026 10:05 am",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", authors: "Ann Tolliver; Osman bin Harun", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver @anntolliver\nPublishDate: 2026-03-03",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver, Education correspondent\nPublished 3 March 2026",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver, New York\n3 March 2026",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver in Wexmoor\nTuesday 3 March 2026",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver (Wexmoor Courier)",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", authors: "Ann Tolliver", ..s() },
        ),
        (
            "Library hours change\nAnn Tolliver, Wexmoor Courier\n3 March 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\nTuesday March 3, 2026 10:05 am PDT by J. C.",
            &EN,
            Stated { title: T, authors: "J. C.", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Reuters Staff\nMarch 3, 2026 10:05 AM Updated a day ago",
            &EN,
            Stated { title: T, agencies: "Reuters", day: D, ..s() },
        ),
        (
            "Library hours change\nBy ANN TOLLIVER Associated Press\nMarch 3, 2026",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", agencies: "AP", day: D, ..s() },
        ),
        (
            "Library hours change\nBy Ann Tolliver for the Wexmoor Courier",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", authors: "Ann Tolliver", ..s() },
        ),
        (
            "Library hours change\nWexmoor Courier staff\nMarch 3, 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        // Leads.
        (
            "Library hours change\nMarch 3, 2026\n\n<lead>(WNN) — ",
            &EN,
            Stated { title: T, outlet: "WNN", day: D, ..s() },
        ),
        (
            "Library hours change\n\n<lead>WEXMOOR, March 3, 2026 (Reuters) - ",
            &EN,
            Stated { title: T, agencies: "Reuters", day: D, ..s() },
        ),
        ("Library hours change\n\n<lead>Wexmoor (CNN) — ", &EN, Stated { title: T, outlet: "CNN", ..s() }),
        (
            "Library hours change\n3/13/2026\n\n<lead>WEXMOOR (AP) -- ",
            &EN,
            Stated { title: T, agencies: "AP", day: "2026-03-13", ..s() },
        ),
        // Addresses.
        (
            "Library hours change\nhttps://courier.example/2026/library-hours\nMarch 3, 2026",
            &EN,
            Stated { title: T, day: D, url: U, ..s() },
        ),
        (
            "URL: https://courier.example/2026/library-hours\nTitle: Library hours change",
            &EN,
            Stated { title: T, url: U, ..s() },
        ),
        (
            "Library hours change\n<body>\n\nSource: https://courier.example/2026/library-hours",
            &EN,
            Stated { title: T, url: U, ..s() },
        ),
        (
            "Library hours change\n<body>\n\nRetrieved from https://courier.example/2026/library-hours on March 9, 2026",
            &EN,
            Stated { title: T, url: U, ..s() },
        ),
        (
            "Library hours change\n<body>\n\nWexmoor Courier, 3 March 2026\nLink: https://courier.example/2026/library-hours",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, url: U, ..s() },
        ),
        // The site's name behind the title.
        (
            "Library hours change - The Courier\nMarch 3, 2026",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, ..s() },
        ),
        ("Library hours change | BBC News\n3 March 2026", &EN, Stated { title: T, outlet: "BBC News", day: D, ..s() }),
        ("Library hours change – Norhaven Gazette", &EN, Stated { title: T, outlet: "Norhaven Gazette", ..s() }),
        // Messages, feeds, databases.
        (
            "From: Ann Tolliver <ann@list.example>\nTo: readers@list.example\nDate: Tue, 3 Mar 2026 10:05:00 +0000\nSubject: Fwd: Library hours change",
            &EN,
            Stated { title: T, day: D, ..s() },
        ),
        (
            "Title: Library hours change\nLink: https://courier.example/2026/library-hours\nPubDate: Tue, 03 Mar 2026 10:05:00 GMT\nSource: Wexmoor Courier",
            &EN,
            Stated { title: T, outlet: "Wexmoor Courier", day: D, url: U, ..s() },
        ),
        (
            "HD Library hours change\nBY Ann Tolliver\nWC 345 words\nPD 3 March 2026\nSN Norhaven Gazette\nSC NORGAZ\nLA English\nCY Copyright 2026 Norhaven Media Group",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Library hours change\n\nNorhaven Gazette\n\nMarch 3, 2026 Tuesday\n\nCopyright 2026 Harbour Media Ltd All Rights Reserved\n\nSection: NEWS; Pg. 3\nLength: 345 words\nByline: Ann Tolliver\n\nBody",
            &EN,
            Stated { title: T, outlet: "Norhaven Gazette", authors: "Ann Tolliver", day: D, ..s() },
        ),
        (
            "Headline: Library hours change\nPublication: Fathom\nDate: March 3, 2026\nAuthor: Ann Tolliver, staff writer",
            &EN,
            Stated { title: T, outlet: "Fathom", authors: "Ann Tolliver", day: D, ..s() },
        ),
        // Other languages.
        (
            "Bibliothek öffnet früher\nVon Anna Schmidt, Norhavener Zeitung\n3. März 2026, 10:05 Uhr",
            &DE,
            Stated {
                title: "Bibliothek öffnet früher",
                outlet: "Norhavener Zeitung",
                authors: "Anna Schmidt",
                day: D,
                ..s()
            },
        ),
        (
            "Bibliothek öffnet früher\nNorhavener Tageblatt, 03.03.2026",
            &DE,
            Stated { title: "Bibliothek öffnet früher", outlet: "Norhavener Tageblatt", day: D, ..s() },
        ),
        (
            "Titel: Bibliothek öffnet früher\nQuelle: https://courier.example/2026/library-hours\nStand: 3. März 2026",
            &DE,
            Stated { title: "Bibliothek öffnet früher", day: D, url: U, ..s() },
        ),
        (
            "La bibliothèque ouvre plus tôt\nPar Anne Dupont\nPublié le 3 mars 2026 à 10h05",
            &FR,
            Stated { title: "La bibliothèque ouvre plus tôt", authors: "Anne Dupont", day: D, ..s() },
        ),
        (
            "La bibliothèque ouvre plus tôt\nLe Courrier de Norhaven, mardi 3 mars 2026",
            &FR,
            Stated { title: "La bibliothèque ouvre plus tôt", outlet: "Le Courrier de Norhaven", day: D, ..s() },
        ),
        (
            "La bibliothèque ouvre plus tôt | Le Monde\n03/04/2026",
            &FR,
            Stated { title: "La bibliothèque ouvre plus tôt", outlet: "Le Monde", day: "2026-04-03", ..s() },
        ),
        (
            "La biblioteca abre antes\nPor Ana Pérez\n3 de marzo de 2026",
            &ES,
            Stated { title: "La biblioteca abre antes", authors: "Ana Pérez", day: D, ..s() },
        ),
        (
            "La biblioteca abre antes\nDiario de Norhaven\nActualizado el 3 de marzo de 2026\nFuente: EFE",
            &ES,
            Stated { title: "La biblioteca abre antes", outlet: "Diario de Norhaven", agencies: "EFE", day: D, ..s() },
        ),
        (
            "المكتبة تفتح مبكرا\nبقلم سامي حداد\n٣ مارس ٢٠٢٦",
            &AR,
            Stated { title: "المكتبة تفتح مبكرا", authors: "سامي حداد", day: D, ..s() },
        ),
        (
            "المكتبة تفتح مبكرا\nصحيفة نورهافن\nنشر في 3 مارس 2026\nالرابط: https://courier.example/2026/library-hours",
            &AR,
            Stated {
                title: "المكتبة تفتح مبكرا", outlet: "صحيفة نورهافن", day: D, url: U, ..s()
            },
        ),
    ]);
}

#[test]
fn what_heads_do_not_state_is_unknown() {
    let s = Stated::default;
    compare(&[
        ("Library hours change", &EN, Stated { title: T, ..s() }),
        ("", &EN, s()),
        // A place and a day, and no outlet.
        ("Library hours change\nWexmoor, March 3, 2026", &EN, Stated { title: T, day: D, ..s() }),
        ("Library hours change\nNew York, March 3, 2026", &EN, Stated { title: T, day: D, ..s() }),
        ("Library hours change\nWexmoor · March 3, 2026", &EN, Stated { title: T, day: D, ..s() }),
        (
            "Library hours change\nBy Ann Tolliver\n3 March 2026\n<body>\n\n© 2026 Harbour Media. All rights reserved.",
            &EN,
            Stated { title: T, authors: "Ann Tolliver", day: D, ..s() },
        ),
        // Parts of a site.
        ("World News\n\nLibrary hours change", &EN, Stated { title: T, ..s() }),
        ("Politics\nLibrary hours change\nShare\n3 min read", &EN, Stated { title: T, ..s() }),
        // Days that say nothing for sure.
        ("Library hours change\n03/04/2026", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nTuesday, March 3", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nMarch 2026", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nMarch 3, 1926", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nMarch 3, 2062", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nMarch 3, 2026\nMarch 4, 2026", &EN, Stated { title: T, ..s() }),
        // Agencies, bodies and senders are no outlets.
        ("Library hours change\nSource: AFP", &EN, Stated { title: T, agencies: "AFP", ..s() }),
        ("Library hours change\nSource: Ministry of Culture", &EN, Stated { title: T, ..s() }),
        ("From: Norhaven Gazette <news@list.example>\nSubject: Library hours change", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nCopyright: Harbour Media Ltd", &EN, Stated { title: T, ..s() }),
        ("Library hours change\nBy our correspondent", &EN, Stated { title: T, ..s() }),
        // A title that has an outlet's name in it.
        ("Wexmoor Courier to close its library", &EN, Stated { title: "Wexmoor Courier to close its library", ..s() }),
    ]);
}
