//! Hostile input through the first stages: no panic, every finding with a place inside its file, and never more work
//! than the input is long.

use briefing::finding::{Finding, human, machine};
use briefing::parse::{self, Draft, Spans};
use briefing::read::{FILE_LIMIT, decode};
use briefing::text::{At, File, Files, Place};
use proptest::prelude::*;

const PATHS: [&str; 6] = [
    "content/articles/a.md",
    "content/articles/a.claims.yaml",
    "content/actors.yaml",
    "content/site.yaml",
    "content/disagreements/x.md",
    "originals:a.txt",
];

/// Bytes under every kind of name.
fn everywhere(bytes: &[u8]) -> Files {
    Files::new(PATHS.iter().map(|path| decode((*path).to_owned(), bytes.to_vec())).collect())
}

fn one(path: &str, bytes: &[u8]) -> Files {
    let site = File::new("content/site.yaml", "title: A title\n");
    Files::new(vec![site, decode(path.to_owned(), bytes.to_vec())])
}

/// Parses, looks every place up and prints everything; what is found.
fn through(files: &Files) -> Vec<Finding> {
    let parsed = parse::parse(files);
    let spans = Spans::new(files);
    let inside = |place: &Place| {
        let range = spans.range(place);
        let text = &files.get(place.file).text;
        assert!(text.get(range.clone()).is_some(), "{place:?} gives {range:?} of {}", text.len());
        range
    };
    for finding in &parsed.findings {
        inside(&finding.place);
        for (place, _) in &finding.related {
            inside(place);
        }
        assert!(!finding.message.is_empty());
    }
    for (id, _) in files.iter() {
        for path in [
            "",
            "claims",
            "claims[0].quote",
            "[0]",
            "[7].id",
            "a.b[1].c",
            "[",
            "]",
            "[x]",
            "..",
            "claims[99999999999999999999]",
        ] {
            inside(&Place::value(id, path));
            inside(&Place::key(id, path));
        }
        inside(&Place { file: id, at: At::Bytes(3, usize::MAX) });
        inside(&Place { file: id, at: At::Bytes(9, 2) });
    }
    for color in [true, false] {
        let shown = human::print(files, &inside, &parsed.findings, color);
        assert!(!shown.contains(['\u{0}', '\u{7}', '\u{9b}', '\u{202e}', '\u{2066}']), "{shown:?}");
        assert!(color || !shown.contains('\u{1b}'), "{shown:?}");
        assert!(shown.lines().all(|line| line.chars().count() < 2_000), "{shown}");
    }
    for text in [machine::json(files, &inside, &parsed.findings), machine::sarif(files, &inside, &parsed.findings)] {
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(value.is_object());
    }
    let commands = machine::github(files, &inside, &parsed.findings);
    assert_eq!(commands.lines().count(), parsed.findings.len(), "{commands}");
    parsed.findings
}

fn codes(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().map(|f| f.rule.code()).collect()
}

#[test]
fn whatever_is_planted_is_a_finding_with_a_place() {
    let front = |yaml: &str| format!("---\n{yaml}\n---\n");
    let laughs = (1..30).fold("a0: &a0 [ha, ha]\n".to_owned(), |text, i| {
        let last = i - 1;
        text + &format!("a{i}: &a{i} [*a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}, *a{last}]\n")
    });
    let long = "title: x\n".to_owned() + &"# comment\n".repeat(7_000);
    let many = (0..200_000).map(|i| format!("k{i}: v\n")).collect::<String>();
    let merges = "base: &b {x: y}\nother:\n  <<: *b\n".to_owned();
    let article = "content/articles/a.md";
    let actors = "content/actors.yaml";
    let table: Vec<(&str, Vec<u8>, &str)> = vec![
        (article, front(&laughs).into(), "B0106"),
        (actors, laughs.clone().into(), "B0106"),
        (article, front(&merges).into(), "B0106"),
        (article, front(&long).into(), "B0103"),
        (article, front("title: [[[[[[[[").into(), "B0104"),
        (article, front(&("title: ".to_owned() + &"[".repeat(60_000))).into(), "B0111"),
        (actors, "[".repeat(200_000).into(), "B0111"),
        (actors, "{".repeat(200_000).into(), "B0111"),
        (actors, "{a: ".repeat(100_000).into(), "B0111"),
        (actors, "- ".repeat(200_000).into(), "B0111"),
        (actors, "? ".repeat(200_000).into(), "B0111"),
        (actors, (0..1_000).map(|i| " ".repeat(i) + "a:\n").collect::<String>().into(), "B0111"),
        (actors, many.into(), "B0111"),
        (actors, "- id: x\n".repeat(150_000).into(), "B0111"),
        (actors, (0..500).map(|i| format!("- k{i}: v\n")).collect::<String>().into(), "B0111"),
        (article, b"---\ntitle: a\0b\n---\n".to_vec(), "B0104"),
        (article, b"---\ntitle: a\x1b[31mb\n---\n".to_vec(), "B0104"),
        (article, front("title: \"\\ud800\"").into(), "B0104"),
        (article, front("title: \"\\U00110000\"").into(), "B0104"),
        (article, front("\ttitle: x").into(), "B0104"),
        (article, b"---\ntitle: caf\xe9\n---\n".to_vec(), "B0101"),
        (actors, b"- id: x\n  name: \xff\xfe\n".to_vec(), "B0101"),
        ("originals:a.txt", b"text \x80".to_vec(), "B0101"),
        (article, b"\xff\xfe-\0-\0-\0\n\0".to_vec(), "B0101"),
        (article, b"\xef\xbb\xbf---\r\ntitel: x\r\n---\r\n".to_vec(), "B0107"),
        (article, b"---\rtitle: x\r---\r".to_vec(), "B0102"),
        (article, front("title: 'open").into(), "B0104"),
        (article, front("\u{202e}eltit: x").into(), "B0107"),
        (article, front("x\u{85}y\u{2028}z: x").into(), "B0107"),
        (article, front("? [a]\n: b").into(), "B0105"),
        (article, front("title: x\n...\ntitle: y").into(), "B0104"),
        (article, front("%YAML 9.9").into(), "B0104"),
        (article, "---\ntitle: x".into(), "B0104"),
        (actors, "# x\n\0".into(), "B0104"),
    ];
    for (path, bytes, expected) in table {
        let files = one(path, &bytes);
        let findings = through(&files);
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(60)]).into_owned();
        assert!(codes(&findings).contains(&expected), "{start:?}: {:?}", codes(&findings));
        assert!(findings.len() <= 201, "{start:?}: {}", findings.len());
        let planted = files.by_path(path).unwrap();
        assert!(findings.iter().all(|f| f.place.file == planted), "{start:?}");
    }
}

#[test]
fn a_file_too_long_to_read_is_named() {
    let file = File { too_long: Some(FILE_LIMIT + 1), ..File::new("content/articles/film.md", "") };
    let files = Files::new(vec![File::new("content/site.yaml", "title: x\n"), file]);
    assert_eq!(codes(&through(&files)), ["B0113"]);
}

#[test]
fn one_bad_file_takes_no_other_with_it() {
    let good = File::new("content/articles/good.md", "---\ntitle: x\nclaims:\n- quote: y\n---\n");
    let files = Files::new(vec![
        File::new("content/site.yaml", "title: x\n"),
        File::new("content/actors.yaml", "[".repeat(1_000)),
        File::new("content/articles/bad.md", "---\n\0\u{1}\u{2}\n"),
        good,
    ]);
    let drafts = parse::parse(&files).value;
    let kept = drafts.iter().find_map(|d| match d {
        Draft::Article { id, claims, .. } if id == "good" => Some(claims.len()),
        _ => None,
    });
    assert_eq!(kept, Some(1));
}

/// Pieces of content files, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---",
        "\n",
        "\r\n",
        "title: x",
        "title:",
        "claims:",
        "  - number: n",
        "    quote: q",
        "- id: a",
        "  name: é",
        "\t",
        " ",
        "  ",
        "- ",
        ": ",
        "? ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "'",
        "\"",
        "&a ",
        "*a",
        "!t ",
        "<<: ",
        "|",
        ">-",
        "#",
        "~",
        "null",
        "\0",
        "\u{feff}",
        "\u{85}",
        "\u{2028}",
        "\u{202e}",
        "\\",
        "\\u0041",
        "é",
        "𝒳",
        "%",
        "@",
        "`",
        "...",
        "012",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A good article with a few characters exchanged.
fn mutated() -> impl Strategy<Value = String> {
    const ARTICLE: &str = "---\ntitle: Ein Tïtel\noutlet: voa\npublished: 2021-02-17\ntags: [a, 'b', \"c\"]\nclaims:\n  - number: troops\n    of: us\n    quote: >-\n      about 10,000\n      troops\n    via: [sputnik]\n  - question: q\n    stance: affirm\n    quote: 'it''s “almost” flawless'\n---\nBody [[x]].\n";
    let count = ARTICLE.chars().count();
    let change =
        (0..count, prop::option::of(prop::sample::select("\n\t :-[]{}'\"&*!|>#~é\0".chars().collect::<Vec<_>>())));
    prop::collection::vec(change, 1..6).prop_map(|changes| {
        let mut text: Vec<String> = ARTICLE.chars().map(String::from).collect();
        for (at, with) in changes {
            text[at] = with.map(String::from).unwrap_or_default();
        }
        text.concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..120)) {
        through(&everywhere(&bytes));
    }

    #[test]
    fn any_pieces(text in pieces()) {
        through(&everywhere(text.as_bytes()));
        through(&everywhere(format!("---\n{text}\n---\n").as_bytes()));
    }

    #[test]
    fn any_change_of_a_good_file(text in mutated()) {
        through(&one("content/articles/a.md", text.as_bytes()));
    }
}
