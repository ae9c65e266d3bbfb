//! Private text is refused wherever it is typed and however it is spelled; `check` refuses what `build` does.

use briefing::finding::{Rule, any_error};
use briefing::leak::{self, Private};
use briefing::pipeline::{self, Options, Run};
use briefing::text::{File, FileId, Files};
use std::collections::BTreeSet;

/// 34 words.
const TEXT: &str = "The harbour master of Wexmoor told councillors that the old ferry would keep sailing through winter \
because café owners along both quays had promised extra money for coal, crew, paint and two example lanterns.";
const ARABIC: &str = "قال رئيس الميناء في البلدة الصغيرة إن العبارة القديمة ستواصل الإبحار طوال فصل الشتاء لأن أصحاب المقاهي \
على الضفتين وعدوا بدفع أموال إضافية للفحم والطاقم والطلاء ومصباحين جديدين قبل نهاية العام";
const HAN: &str = "港务长周一告诉镇议员旧渡轮将在整个冬季继续航行因为两岸咖啡馆的老板答应为煤炭船员油漆和两盏新灯笼支付额外费用直到春天来临为止";
const KANA: &str = "みなとのせきにんしゃはふるいフェリーがふゆのあいだもはしりつづけるとげつようびにはなしましたなぜならカフェのひとたちがおかねをだすからです";
const THAI: &str = "นายท่าเรือบอกสมาชิกสภาเมื่อวันจันทร์ว่าเรือข้ามฟากเก่าจะแล่นต่อไปตลอดฤดูหนาวเพราะเจ้าของร้านกาแฟสัญญาว่าจะจ่ายเงินเพิ่ม";

/// A small site: path and text of its files. `{}` is where something is typed.
const SITE: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Wexmoor ferry\nas_of: 2031-05-10\nlanguage: en\nsummary: >\n  Made up.\n  {site}\n"),
    (
        "content/actors.yaml",
        "- id: gazette\n  name: The Wexmoor Gazette\n  kind: outlet\n- id: council\n  name: Wexmoor Council\n  kind: body\n",
    ),
    (
        "content/numbers.yaml",
        "- id: ferries\n  label: Ferries\n  unit: ferries\n  series: fixed\n  note: >\n    Boats that sail.\n    {number}\n",
    ),
    (
        "content/articles/own.md",
        "---\ntitle: Two counts\noutlet: gazette\npublished: 2031-05-02\nurl: unknown\nrights: own\npublish_full_text: true\nclaims:\n  - number: ferries\n    quote: about 300 ferries\n---\nThe Gazette counted about 300 ferries.\n",
    ),
    (
        "content/articles/wire.md",
        "---\ntitle: A report\noutlet: gazette\nauthors: [Jane Doe]\npublished: 2031-05-03\nurl: {url}\nclaims: []\n---\nA digest.\n\n{digest}\n",
    ),
    ("content/disagreements/ferries.md", "---\nnumber: ferries\nstatus: open\n---\nA note. {note}\n"),
    (
        "content/pages/about.md",
        "---\ntitle: About\nsummary: >\n  What this is.\n  {summary}\n---\nA page. {page}\n\n| a |\n|---|\n| {cell} |\n\n[this](<https://wexmoor.example/{address}>)\n",
    ),
];
const PLACES: [&str; 9] = ["site", "number", "url", "digest", "note", "summary", "page", "cell", "address"];

/// The site with this text at one place, and these other files.
fn site(place: &str, typed: &str, others: &[(&str, &str)]) -> Run {
    let fill = |text: &str| {
        let text = text.replace("{url}", if place == "url" { "https://wexmoor.example/{url}" } else { "unknown" });
        PLACES.iter().fold(text, |text, p| text.replace(&format!("{{{p}}}"), if *p == place { typed } else { "" }))
    };
    let own = SITE.iter().filter(|(path, _)| others.iter().all(|(other, _)| other != path));
    let files = own.map(|(path, text)| File::new(*path, fill(text)));
    let files = files.chain(others.iter().map(|(path, text)| File::new(*path, *text))).collect();
    pipeline::check_files(Files::new(files), &Options::default())
}

/// The rules by which `check` refuses a site, and by which `build` does.
fn refusals(run: &Run) -> [BTreeSet<Rule>; 2] {
    let errors = |more: Vec<briefing::finding::Finding>| {
        let all = run.findings.iter().chain(&more);
        all.filter(|f| any_error(std::slice::from_ref(*f))).map(|f| f.rule).collect::<BTreeSet<_>>()
    };
    let built = if run.has_errors() { Vec::new() } else { pipeline::build(run).findings };
    [errors(pipeline::refused(run).unwrap()), errors(built)]
}

fn leaks(run: &Run) -> usize {
    assert!(!run.has_errors(), "{:?}", run.findings);
    let found = pipeline::refused(run).unwrap();
    assert!(found.iter().all(|f| f.rule == Rule::PrivateText), "{found:?}");
    found.len()
}

fn after_each(text: &str, letter: &str, word: &str) -> String {
    let letters = |w: &str| w.chars().map(|c| format!("{c}{letter}")).collect::<String>();
    text.split_whitespace().map(letters).collect::<Vec<_>>().join(&format!("{word} "))
}

#[test]
fn no_spelling_and_no_place_lets_private_text_through() {
    let wide = |c: char| if c.is_ascii_alphabetic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c };
    let voweled = |c: char| format!("{c}{}", if c.is_alphabetic() { "\u{64e}" } else { "" });
    let rows = TEXT.split_whitespace().enumerate().map(|(i, w)| format!("{i}. {w}")).collect::<Vec<_>>().join(" ");
    let percent = TEXT.replace(' ', "%20").replace('é', "%C3%A9");
    let spellings: Vec<(&str, &str, String)> = vec![
        ("plain", TEXT, TEXT.to_owned()),
        ("soft hyphen", TEXT, after_each(TEXT, "\u{ad}", "")),
        ("zero width space", TEXT, after_each(TEXT, "\u{200b}", "")),
        ("word joiner", TEXT, after_each(TEXT, "\u{2060}", "")),
        ("reference", TEXT, after_each(TEXT, "&shy;", "")),
        ("accent apart", TEXT, TEXT.replace('é', "e\u{301}")),
        ("full width", TEXT, TEXT.chars().map(wide).collect()),
        ("footnotes", TEXT, after_each(TEXT, "", "[12]")),
        ("raised footnotes", TEXT, after_each(TEXT, "", "¹²")),
        ("numbered rows", TEXT, rows),
        ("percent", TEXT, percent.clone()),
        ("Arabic vowels", ARABIC, ARABIC.chars().map(voweled).collect()),
        ("Han", HAN, HAN.to_owned()),
        ("Kana", KANA, KANA.to_owned()),
        ("Thai", THAI, THAI.to_owned()),
    ];
    for (i, (name, original, typed)) in spellings.iter().enumerate() {
        // Each spelling in some places, each place with some spellings; the plain one in all.
        let (first, step) = if i == 0 { (0, 1) } else { (i % 3, 3) };
        for place in PLACES.into_iter().skip(first).step_by(step) {
            // An address holds no spaces.
            let typed = if place == "url" { typed.replace([' ', '[', ']'], "%20") } else { typed.clone() };
            let run = site(place, &typed, &[("originals:wire.txt", original)]);
            assert_eq!(leaks(&run), 1, "{name} in {place}");
        }
    }
    let broken =
        TEXT.replace("councillors", "council-\nlors").replace("winter", "win-\nter").replace("example", "exam-\nple");
    assert_eq!(leaks(&site("page", &broken, &[("originals:wire.txt", TEXT)])), 1, "hyphen at a line's end");
    assert_eq!(leaks(&site("page", TEXT, &[("originals:wire.txt", &broken)])), 1, "and in the original");
    assert_eq!(
        leaks(&site("page", TEXT, &[("originals:letters/wire.html", &broken)])),
        1,
        "whatever the file's ending"
    );
    let apart = TEXT.replace(' ', " <!-- x --> ");
    assert_eq!(
        leaks(&site(
            "none",
            "",
            &[("originals:wire.txt", TEXT), ("content/pages/x.md", &format!("---\ntitle: X\n---\n{apart}\n"))]
        )),
        usize::from(!apart.is_empty()),
        "comments between"
    );
}

/// Of an original the pages show the registered quotations, and nothing that an editor did not type.
#[test]
fn a_build_adds_nothing_of_an_original() {
    let original = format!("{TEXT} It keeps about 300 ferries. {TEXT} It keeps about 300 ferries, he said. {TEXT}");
    let article = "---\ntitle: A report\noutlet: gazette\npublished: 2031-05-03\nurl: https://wexmoor.example/a\nclaims:\n  \
                   - number: ferries\n    quote: keeps about 300 ferries\n    before: he said\n---\nA digest.\n";
    let run = site("none", "", &[("originals:wire.txt", &original), ("content/articles/wire.md", article)]);
    let built = pipeline::build(&run);
    assert!(!run.has_errors() && built.findings.is_empty(), "{:?} {:?}", run.findings, built.findings);
    let whole = 0..original.len();
    let private = Private { file: FileId(0), text: &original, open: vec![whole], own: Vec::new(), quoted: Vec::new() };
    let texts: Vec<(FileId, &str, &str)> = built
        .value
        .iter()
        .filter_map(|o| Some((FileId(0), o.path.as_str(), std::str::from_utf8(o.text()).ok()?)))
        .collect();
    assert!(texts.iter().any(|(.., text)| text.contains("keeps about 300 ferries")));
    assert_eq!(leak::typed(&[private], &texts), []);
}

#[test]
fn what_reaches_no_page_is_no_leak() {
    let text = format!(
        "# {TEXT}\n- id: council\n  name: Wexmoor Council\n  kind: body\n- id: gazette\n  name: Gazette\n  kind: outlet\n"
    );
    assert_eq!(leaks(&site("none", "", &[("originals:wire.txt", TEXT), ("content/actors.yaml", &text)])), 0);
}

/// Saved with its head: title, address, by-line and day are the article's to publish.
#[test]
fn an_article_may_say_what_it_is() {
    let title =
        "Crowds at the old ferry of Wexmoor outnumber the seats on its first day, and nobody minds, says agency";
    let url = "https://wexmoor.example/2031/05/crowds-at-the-old-ferry-of-wexmoor-outnumber-the-seats-on-its-first-day-and-nobody-minds";
    let original =
        format!("{title}\n{url}\nBy Jane Doe\nThe Wexmoor Gazette\n3 May 2031, 10:15\n\nMenu Home Sport\n\n{TEXT}\n");
    let article = format!(
        "---\ntitle: {title}\noutlet: gazette\nauthors: [Jane Doe]\npublished: 2031-05-03\nurl: {url}\nexcluded: [7]\nclaims: []\n---\n\
         {title} {url} by Jane Doe, The Wexmoor Gazette, 3 May 2031\n"
    );
    let files = [("originals:wire.txt", original.as_str()), ("content/articles/wire.md", article.as_str())];
    let run = site("none", "", &files);
    assert_eq!(refusals(&run), [BTreeSet::new(), BTreeSet::new()], "{:?}", run.findings);
    assert_eq!(leaks(&site("note", &original.replace('\n', " "), &files)), 1);
}

#[test]
fn check_refuses_what_build_refuses() {
    let original = ("originals:wire.txt", TEXT);
    let theme = "title: Wexmoor ferry\nas_of: 2031-05-10\ntheme: plain\n";
    let page = "---\ntitle: Not here\n---\nGone.\n";
    let half: String = TEXT.split_inclusive(' ').take(15).collect();
    for (name, run, refused) in [
        ("nothing", site("none", "", &[]), None),
        ("a leak", site("note", TEXT, &[original]), Some(Rule::PrivateText)),
        ("half a leak", site("note", &half, &[original]), None),
        ("a theme that is not there", site("none", "", &[("content/site.yaml", theme)]), Some(Rule::UnknownId)),
        ("an address that is taken", site("none", "", &[("content/pages/404.md", page)]), Some(Rule::OutputClash)),
        (
            "a template that names nothing",
            site("none", "", &[("content/site.yaml", theme), ("themes/plain/page.html", "{{ nothing.here }}")]),
            Some(Rule::Template),
        ),
        (
            "a leak in a theme",
            site("none", "", &[original, ("content/site.yaml", theme), ("themes/plain/404.html", TEXT)]),
            Some(Rule::PrivateText),
        ),
        (
            "a correction of nothing",
            site(
                "none",
                "",
                &[(
                    "content/corrections.yaml",
                    "- date: 2031-05-04\n  page: numbers/none\n  was: 200\n  now: 300\n  why: A slip.\n",
                )],
            ),
            Some(Rule::BrokenLink),
        ),
    ] {
        let [check, build] = refusals(&run);
        assert_eq!(check, build, "{name}");
        match refused {
            Some(rule) => assert!(check.contains(&rule), "{name}: {check:?} {:?}", run.findings),
            None => assert!(check.is_empty(), "{name}: {check:?} {:?}", run.findings),
        }
    }
}
