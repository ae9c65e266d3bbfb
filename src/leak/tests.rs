use super::*;
use proptest::prelude::*;

/// 34 words.
const TEXT: &str = "The harbour master of Wexmoor told councillors that the old ferry would keep sailing through winter \
because caf\u{e9} owners along both quays had promised extra money for coal, crew, paint and two example lanterns.";
const ARABIC: &str = "قال رئيس الميناء في البلدة الصغيرة إن العبارة القديمة ستواصل الإبحار طوال فصل الشتاء لأن أصحاب المقاهي \
على الضفتين وعدوا بدفع أموال إضافية للفحم والطاقم والطلاء ومصباحين جديدين قبل نهاية العام";
const HAN: &str = "港务长周一告诉镇议员旧渡轮将在整个冬季继续航行因为两岸咖啡馆的老板答应为煤炭船员油漆和两盏新灯笼支付额外费用直到春天来临为止";
const KANA: &str = "みなとのせきにんしゃはふるいフェリーがふゆのあいだもはしりつづけるとげつようびにはなしましたなぜならカフェのひとたちがおかねをだすからです";
const THAI: &str = "นายท่าเรือบอกสมาชิกสภาเมื่อวันจันทร์ว่าเรือข้ามฟากเก่าจะแล่นต่อไปตลอดฤดูหนาวเพราะเจ้าของร้านกาแฟสัญญาว่าจะจ่ายเงินเพิ่ม";

fn private(text: &str) -> Private<'_> {
    let whole = 0..text.len();
    Private { file: FileId(0), text, open: vec![whole], own: Vec::new(), quoted: Vec::new() }
}

fn found_of(private: Private, typed_text: &str) -> Vec<Typed> {
    typed(&[private], &[(FileId(1), "content/pages/a.md", typed_text)])
}

fn is_found(text: &str, typed_text: &str) -> bool {
    !found_of(private(text), typed_text).is_empty()
}

/// Puts something behind every letter, or behind every word.
fn after_each(text: &str, letter: &str, word: &str) -> String {
    let letters = |w: &str| w.chars().map(|c| format!("{c}{letter}")).collect::<String>();
    text.split_whitespace().map(letters).collect::<Vec<_>>().join(&format!("{word} "))
}

fn full_width(text: &str) -> String {
    let wide = |c: char| if c.is_ascii_graphic() { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c };
    text.chars().map(wide).collect()
}

/// The words of a text, numbered by `row`.
fn numbered(text: &str, row: impl Fn(usize, &str) -> String) -> String {
    text.split_whitespace().enumerate().map(|(i, w)| row(i + 1, w)).collect()
}

#[test]
fn a_text_is_found_in_every_spelling() {
    let nfd = TEXT.replace('é', "e\u{301}");
    let voweled = |c: char| format!("{c}{}", if c.is_alphabetic() { "\u{64e}" } else { "" });
    for (name, spelled) in [
        ("plain", TEXT.to_owned()),
        ("capitals", TEXT.to_uppercase()),
        ("soft hyphens", after_each(TEXT, "\u{ad}", "")),
        ("zero width spaces", after_each(TEXT, "\u{200b}", "")),
        ("word joiners", after_each(TEXT, "\u{2060}", "")),
        ("direction marks", after_each(TEXT, "\u{200e}\u{2067}\u{202a}", "")),
        ("references", after_each(TEXT, "&shy;", "")),
        ("references as text", after_each(TEXT, "&amp;shy;", "")),
        ("references by number", after_each(TEXT, "&#xAD;&#173;", "")),
        ("escapes", after_each(TEXT, "\\u00ad", "\\n")),
        ("lines", TEXT.replace("through", "thr-\nough").replace("lanterns", "lan-\r\n terns")),
        ("no accents", TEXT.replace('é', "e")),
        ("accent apart", nfd),
        ("accent by name", TEXT.replace('é', "&eacute;")),
        ("full width", full_width(TEXT)),
        ("notes in brackets", after_each(TEXT, "", "[12]")),
        ("raised notes", after_each(TEXT, "", "¹²")),
        ("notes in tags", after_each(TEXT, "", "<sup><a href=\"#n\">3</a></sup>")),
        ("figures", after_each(TEXT, "", " 12 ")),
        ("rows", numbered(TEXT, |i, w| format!("| {i} | {w} |\n"))),
        ("a list", numbered(TEXT, |i, w| format!("{i}. {w}\n"))),
        ("letters in brackets", numbered(TEXT, |i, w| format!("({}) {w} ", ["a", "ii", "XIV"][i % 3]))),
        ("a list of letters", numbered(TEXT, |i, w| format!("{}) {w}\n", ["a", "iii", "B"][i % 3]))),
        ("address", TEXT.replace(' ', "%20").replace('é', "%C3%A9")),
        ("address twice", TEXT.replace(' ', "%2520").replace('é', "%25C3%25A9")),
        ("slug", TEXT.to_lowercase().replace([' ', ','], "-").replace('é', "e")),
        ("mark-up", numbered(TEXT, |_, w| format!("<b class=\"x\">{w}</b> "))),
        ("mark-up as text", numbered(TEXT, |_, w| format!("&lt;b&gt;{w}&lt;/b&gt; "))),
        ("Markdown", numbered(TEXT, |_, w| format!("**{w}** "))),
        ("links", numbered(TEXT, |_, w| format!("[{w}](numbers/ferries#now) "))),
        ("comments", after_each(TEXT, "", "<!-- aside > note -->")),
        ("attribute", format!("<meta content=\"{TEXT}\">")),
    ] {
        assert!(is_found(TEXT, &format!("Before it.\n{spelled}\nBehind it.")), "{name}: {spelled}");
        // Words that hyphens hold together are one.
        assert!(name == "slug" || is_found(&spelled, TEXT), "{name} in the private text: {spelled}");
    }
    let arabic: String = ARABIC.chars().map(voweled).collect();
    for (plain, spelled) in
        [(ARABIC, ARABIC), (ARABIC, arabic.as_str()), (arabic.as_str(), ARABIC), (HAN, HAN), (KANA, KANA), (THAI, THAI)]
    {
        assert!(is_found(plain, spelled), "{spelled}");
        assert!(is_found(plain, &after_each(spelled, "\u{200b}", "")), "{spelled}");
    }
}

#[test]
fn fewer_words_are_no_leak() {
    let words: Vec<&str> = TEXT.split_whitespace().collect();
    assert_eq!(words.len(), 34);
    for n in 0..=words.len() {
        assert_eq!(is_found(TEXT, &words[3..(3 + n).min(34)].join(" ")), n >= RUN, "{n} words");
    }
    // Two characters are a word.
    for (text, per_word) in [(HAN, 2), (KANA, 2)] {
        for n in [RUN - 1, RUN, RUN + 1] {
            let run: String = text.chars().take(n * per_word).collect();
            assert_eq!(is_found(text, &run), n >= RUN, "{n} words: {run}");
        }
    }
    assert!(!is_found("", TEXT) && !is_found(TEXT, ""));
}

#[test]
fn what_an_article_publishes_of_itself_does_not_count() {
    let head = "Ferry of the small town will go on all winter long\nBy Jane Doe and John Roe\nThe Wexmoor Gazette\n3 May 2031\n";
    let text = format!("{head}{TEXT}");
    let with = |own: Range<usize>| Private { own: vec![own], ..private(&text) };
    assert_eq!(found_of(with(0..0), head).len(), 1);
    assert_eq!(found_of(with(0..head.len()), head).len(), 0);
    let more: Vec<&str> = text.split_whitespace().take(20 + RUN).collect();
    assert_eq!(found_of(with(0..head.len()), &more[..more.len() - 1].join(" ")).len(), 0);
    assert_eq!(found_of(with(0..head.len()), &text).len(), 1);
    // An address is one word.
    let address = "https://wexmoor.example/news/the-old-ferry-of-the-small-town-will-go-on-all-winter-long-says-the-harbour-master/";
    let saved = format!("{address}\n{TEXT}");
    assert_eq!(found_of(private(&saved), &format!("url: {address}")).len(), 0);
    assert_eq!(found_of(private(&saved), &saved).len(), 1);
}

#[test]
fn furniture_is_not_private() {
    let menu = "Home News Sport Weather Ferries Markets Letters Shop Archive Jobs Homes Cars Births Deaths Puzzles Crosswords Help\n";
    let text = format!("{menu}{TEXT}");
    let article = menu.len()..text.len();
    let open = vec![article];
    assert_eq!(found_of(private(&text), menu).len(), 1);
    assert_eq!(found_of(Private { open: open.clone(), ..private(&text) }, menu).len(), 0);
    assert_eq!(found_of(Private { open, ..private(&text) }, &text).len(), 1);
}

#[test]
fn a_registered_quotation_may_stand_and_a_word_behind_it_by_chance() {
    let end = |n: usize| TEXT.match_indices(' ').nth(n - 1).map_or(TEXT.len(), |(i, _)| i);
    let quotation = 0..end(20);
    let quoted = vec![quotation];
    for (n, leaks) in [(20, false), (21, false), (22, true), (34, true)] {
        let of = Private { quoted: quoted.clone(), ..private(TEXT) };
        assert_eq!(!found_of(of, &TEXT[..end(n)]).is_empty(), leaks, "{n} words");
    }
}

#[test]
fn one_finding_for_a_leak_names_its_pages() {
    let all = [private(TEXT)];
    let typed = typed(&all, &[(FileId(1), "a", &format!("x\n{TEXT}")), (FileId(2), "b", TEXT)]);
    assert_eq!((typed.len(), typed[0].words, typed[0].places.len()), (1, 34, 2));
    assert_eq!(typed[0].places[0], Place::bytes(FileId(1), 2..2 + TEXT.len() - 1));
    let leaks = Leaks::new(&all, typed);
    for path in ["b.html", "a.html", "feed.xml"] {
        leaks.look(path, format!("<p>{TEXT}</p>").as_bytes());
    }
    leaks.look("c.html", b"Nothing of it.");
    let findings = leaks.findings();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].message.contains("34 words") && findings[0].message.contains("on 2 pages, the first `a.html`"));
    assert_eq!((findings[0].place.file, findings[0].related.len()), (FileId(1), 2));
    // What was typed and reaches no output is no leak.
    let unused = Leaks::new(&all, super::typed(&all, &[(FileId(1), "a", TEXT)]));
    unused.look("a.html", b"Nothing of it.");
    assert!(unused.findings().is_empty());
}

#[test]
fn a_name_of_a_file_is_searched() {
    let path = format!("content/pages/{}.md", TEXT.to_lowercase().replace([' ', ','], "-").replace('é', "e"));
    assert_eq!(typed(&[private(TEXT)], &[(FileId(1), &path, "")])[0].places, [Place::file(FileId(1))]);
}

#[test]
fn one_word_a_hundred_thousand_times_is_searched() {
    for word in ["a", "ferry ", "12 ", "<b>", "&amp;", "[x](", "%25", "\\"] {
        let text = word.repeat(100_000);
        found_of(private(&text), &text);
    }
}

proptest! {
    #[test]
    fn a_run_is_found_wherever_it_stands(from in 0usize..18, before in "[a-z ]{0,60}", behind in "[a-z ]{0,60}") {
        let words: Vec<&str> = TEXT.split_whitespace().collect();
        let run = words[from..from + RUN].join(" ");
        let typed_text = format!("{before}. {run}. {behind}");
        prop_assert!(is_found(TEXT, &typed_text));
    }

    #[test]
    fn any_texts_are_searched(a in any::<String>(), b in any::<String>(), shared in any::<String>()) {
        let (a, b) = (format!("{a}{shared}"), format!("{shared}{b}"));
        found_of(private(&a), &b);
    }
}

#[test]
fn words_without_end_and_words_repeated_are_searched() {
    let texts = ["x".repeat(20_000), "Storm ".repeat(4_000), "1 ".repeat(4_000), "x1".repeat(4_000)];
    for text in &texts {
        for typed in ["x".repeat(300), "x".repeat(30_000), "Storm ".repeat(15), "1 ".repeat(300), "x1".repeat(300)] {
            let found = found_of(private(text), &typed);
            assert!(found.is_empty() || text.contains(typed.trim()) || typed.contains(text.trim()), "{found:?}");
        }
    }
}
