//! A site in Arabic, built from `tests/arabic/`: its pages run from right to left and hold no English of ours. Its English
//! article stays English, and says so.

use briefing::pipeline::{self, Options};
use briefing::plan::words::Words;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

static PAGES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arabic");
    let run = pipeline::check(&Options { root, ..Options::default() }).expect("the test site is a site");
    assert_eq!(run.findings, vec![]);
    let built = pipeline::build(&run);
    assert_eq!(built.findings, vec![]);
    built.value.into_iter().filter_map(|o| Some((o.path, String::from_utf8(o.bytes).ok()?))).collect()
});

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGES.iter().filter(|(path, _)| path.ends_with(".html")).map(|(path, text)| (path.as_str(), text.as_str()))
}

/// What a reader sees and hears, without tags; entities of quotes are the characters that they stand for.
fn read_out(html: &str) -> String {
    let body = html.split_once("<body").map_or(html, |(_, body)| body);
    let mut read = String::new();
    for (i, piece) in body.split("<script>").enumerate() {
        read.push_str(if i == 0 { piece } else { piece.split_once("</script>").map_or("", |(_, after)| after) });
    }
    let body = own(&read);
    let mut out = String::new();
    for piece in body.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        for name in ["aria-label=\"", "title=\"", "alt=\""] {
            out.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(|t| format!("{t}\n")));
        }
        out.push_str(text);
        out.push('\n');
    }
    out.replace("&#x27;", "'").replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The page without what says of itself that it is English: quotations of an English article, descriptions of columns.
fn own(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" lang=\"en\"") {
        let open = rest[..at].rfind('<').expect("an attribute stands in a tag");
        out.push_str(&rest[..open]);
        let close = format!("</{}>", &rest[open + 1..at].split(' ').next().expect("a name"));
        rest = rest[at..].split_once(&close).expect("the element ends").1;
    }
    out + rest
}

#[test]
fn every_page_says_its_language_and_direction() {
    assert!(pages().count() > 20);
    for (path, html) in pages() {
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
    }
}

/// Pieces of the English table between its slots, of two words and more.
fn english_phrases() -> Vec<String> {
    fn texts(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.push(text.clone()),
            Value::Array(list) => list.iter().for_each(|v| texts(v, out)),
            _ => {}
        }
    }
    let table = serde_json::to_value(Words::of("en")).expect("a table");
    let mut all = Vec::new();
    table.as_object().expect("entries").values().for_each(|v| texts(v, &mut all));
    let pieces = all.iter().flat_map(|t| t.split(['{', '}']).step_by(2)).map(str::trim);
    let words = |t: &str| t.split(' ').filter(|w| w.chars().filter(|c| c.is_ascii_alphabetic()).count() > 1).count();
    pieces.filter(|t| words(t) >= 2).map(str::to_owned).collect()
}

#[test]
fn no_english_sentence_is_left() {
    let phrases = english_phrases();
    assert!(phrases.len() > 300);
    for (path, html) in pages() {
        let read = read_out(html);
        let left: Vec<&String> = phrases.iter().filter(|p| read.contains(p.as_str())).collect();
        assert_eq!(left, [] as [&String; 0], "{path}");
    }
}

/// Words alone are sought as whole texts, since a quotation may hold them.
#[test]
fn no_english_label_is_left() {
    let table = serde_json::to_value(Words::of("en")).expect("a table");
    let labels: Vec<&str> = table.as_object().expect("entries").values().filter_map(Value::as_str).collect();
    for (path, html) in pages() {
        let read = read_out(html);
        for line in read.lines().map(|l| l.trim_matches([' ', '·', ':', '.', ','])) {
            let is_word = line.chars().filter(|c| c.is_ascii_alphabetic()).count() > 1;
            assert!(!(is_word && labels.contains(&line)), "{path}: {line}");
        }
    }
}

#[test]
fn foreign_quotations_say_their_language_and_find_their_direction() {
    let page = &PAGES["articles/courier-1.html"];
    assert!(page.contains("<blockquote class=\"quote\" lang=\"en\" dir=\"auto\"><p>about 300 visitors"), "{page}");
    let own = &PAGES["articles/barid-1.html"];
    assert!(own.contains("<blockquote class=\"quote\"><p>500 زائر"), "{own}");
}

#[test]
fn sentences_are_arabic() {
    for (path, text) in [
        ("numbers/visitors.html", "بتاريخ <b><time datetime=\"2031-03-10\">10 مارس 2031</time></b>"),
        ("numbers/visitors.html", "تعارض"),
        ("articles/barid-1.html", "وسيلة الإعلام"),
        ("index.html", "3 أرقام"),
        ("index.html", "4 مقالات"),
        ("index.html", "سؤالان"),
        ("index.html", "موعد واحد"),
        ("deadlines/lights.html", "30 يونيو 2031"),
        ("questions/wide-enough.html", "نفي"),
        ("search/index.html", "عمّ تبحث؟"),
        ("data/index.html", "الأقوال"),
    ] {
        let page = PAGES.get(path).unwrap_or_else(|| panic!("{path} is missing"));
        assert!(page.contains(text), "{path}: {text}");
    }
}

#[test]
fn feeds_and_linked_data_say_their_language() {
    assert!(PAGES["feed.xml"].contains("xml:lang=\"ar\""));
    let feed: Value = serde_json::from_str(&PAGES["feed.json"]).expect("JSON");
    assert_eq!(feed["language"], "ar");
    assert!(PAGES["index.html"].contains("\"inLanguage\":\"ar\""));
}
