//! Articles in other languages than English: the language is told from the words, nothing is drafted, figures are listed, and
//! one line says so.

mod importing;

use importing::{Site, code, said};

/// Tag, title, text, a figure of it.
const ARTICLES: [(&str, &str, &str, &str); 8] = [
    (
        "de",
        "Brücke in Wexmoor gesperrt",
        "Der Rat hat die Brücke für Wagen gesperrt. Nach Angaben des Rates gingen täglich rund 4.000 Menschen über die Brücke, und \
         bis zum 15. März soll eine neue fertig sein. Bürgermeisterin Tilda Marrow sagte: „Die Arbeiten kosten 2,5 Millionen Taler.“",
        "4.000",
    ),
    (
        "de",
        "Die Fähre fährt wieder",
        "Seit Montag fährt die Fähre wieder. Mehr als 300 Reisende standen am Morgen am Kai, wie der Hafenmeister Osman Quill mitteilte. \
         Der Verein der Fischer will trotzdem klagen, weil 40 Boote keinen Platz mehr haben.",
        "300",
    ),
    (
        "fr",
        "Le pont de Wexmoor est fermé",
        "Le conseil a fermé le pont aux voitures. Selon la mairie, environ 300 personnes passaient chaque jour sur le pont, et un nouveau \
         doit être prêt avant le 15 mars. La maire Tilda Marrow a déclaré que les travaux coûteraient 4,5 millions.",
        "300",
    ),
    (
        "fr",
        "La bibliothèque ouvre à l’aube",
        "La bibliothèque de Wexmoor ouvre désormais à l’aube. Plus de 120 lecteurs l’avaient demandé, a dit le conseil lundi, et la salle \
         du haut reste fermée jusqu’au printemps. Osman Quill, qui dirige la maison, s’en félicite.",
        "120",
    ),
    (
        "es",
        "El puente de Wexmoor está cerrado",
        "El consejo cerró el puente a los carros. Según el ayuntamiento, unas 300 personas cruzaban cada día, y uno nuevo debe estar listo \
         antes del 15 de marzo. La alcaldesa Tilda Marrow dijo que las obras costarán 4,5 millones de monedas.",
        "300",
    ),
    (
        "pl",
        "Most w Wexmoor zamknięty",
        "Rada miasta zamknęła most dla wozów. Według rady przez most przechodziło 300 osób dziennie, a do 15 stycznia ma być gotowy nowy. \
         Burmistrz Osman Quill powiedział, że naprawa będzie kosztować 4,5 tysiąca monet.",
        "300",
    ),
    (
        "ar",
        "إغلاق جسر المدينة",
        "أغلق مجلس المدينة الجسر أمام العربات. وقال المجلس إن نحو 300 شخص كانوا يعبرون الجسر كل يوم، ومن المقرر أن يكون الجسر الجديد جاهزا قبل \
         15 مارس. وقال رئيس البلدية إن الإصلاح سيكلف 4 ملايين قطعة.",
        "300",
    ),
    (
        "ar",
        "العبارة تعود إلى العمل",
        "عادت العبارة إلى العمل يوم الاثنين. وكان نحو 120 مسافرا ينتظرون على الرصيف في الصباح، بحسب مدير الميناء. ويريد اتحاد الصيادين اللجوء إلى \
         القضاء لأن 40 قاربا لا تجد مكانا.",
        "120",
    ),
];

/// Lines of the screen that say that nothing is drafted.
const SAYS: &str = "only English is drafted";

#[test]
fn nothing_is_drafted_of_another_language() {
    for page in [false, true] {
        for (tag, title, text, figure) in ARTICLES {
            let site = Site::new();
            let (name, bytes) = match page {
                false => ("article.txt", format!("{title}\n\n{text}\n")),
                // What the page says of its language is wrong.
                true => (
                    "article.html",
                    format!(
                        "<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{text}</p>\
                         </article></body></html>"
                    ),
                ),
            };
            let out = site.import(name, bytes.as_bytes());
            let told = said(&out);
            assert_eq!(code(&out), 0, "{told}");
            assert_eq!(told.matches(SAYS).count(), 1, "{title}: {told}");
            assert!(told.lines().any(|l| l.contains("line") && l.contains(figure)), "{title}: {told}");
            assert!(!told.contains("claim proposed") && !told.contains("claims proposed"), "{title}: {told}");
            let tree = site.tree("content");
            let article = tree.iter().find(|(path, text)| {
                path.starts_with("articles/") && text.windows(title.len()).any(|w| w == title.as_bytes())
            });
            let (path, article) = article.unwrap_or_else(|| panic!("{title}: {:?}", tree.keys()));
            let article = String::from_utf8_lossy(article);
            assert!(article.contains(&format!("language: {tag}\n")), "{title}: {article}");
            assert!(!article.contains("claims:") || article.contains("claims: []"), "{title}: {article}");
            assert!(!path.contains("unnamed"), "{path}");
            assert!(!tree.keys().any(|path| path.starts_with("proposed/")), "{title}: {:?}", tree.keys());
            assert_eq!(
                code(&site.run(&["check", "--drafts"], b"")),
                0,
                "{title}: {}",
                said(&site.run(&["check", "--drafts"], b""))
            );
        }
    }
}

#[test]
fn english_is_drafted_whatever_its_page_says() {
    let site = Site::new();
    let text = "The council has closed the bridge to cars. About 300 people crossed the bridge each day, the council said, and a new \
        one is to be ready by 15 March 2026. The mayor was glad of it, and said that the work would cost 4.5 million coins.";
    let html = format!(
        "<!doctype html><html lang=de><head><title>Bridge closed</title></head><body><article><h1>Bridge closed</h1><p>{text}</p></article></body></html>"
    );
    let out = site.import("bridge.html", html.as_bytes());
    let told = said(&out);
    assert!(
        told.contains("its text is in `en`") && !told.contains(SAYS) && told.contains("1 claim proposed"),
        "{told}"
    );
}
