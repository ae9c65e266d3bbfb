//! What a machine obeys and nobody sees: control characters and marks that turn the direction of text, typed, escaped, or in
//! the names of files. None reaches a page, a table, a feed or a terminal, in whatever form findings are printed.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = r#"---
title: "Ferries\e[31m of\u0007 Wexmoor\x9b2J \N"
outlet: mail
published: 2031-03-03
url: https://example.org/ferries
language: en
rights: own
claims:
  - number: ferries
    quote: "some 45 ferries"
    note: "bell\a and null\0"
---

The harbour keeps some 45 ferries.{ESC}[2J &#27;[1m{CSI}31m Done.{BIDI}
"#;

const FILES: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: \"The\\e]0;owned\\a Desk\"\nas_of: 2031-04-01\nbase_url: https://briefing.example/\n",
    ),
    ("content/actors.yaml", "- id: mail\n  name: \"=Wexmoor\\eMail\"\n  kind: outlet\n"),
    ("content/numbers.yaml", "- id: ferries\n  label: \"@Ferries\\x07 kept\"\n  unit: ferries\n"),
    ("content/pages/about.md", "---\ntitle: About\n---\n\nA note.{ESC}c <!-- ask Ada --> More.\n"),
];

fn typed(text: &str) -> String {
    text.replace("{ESC}", "\u{1b}").replace("{CSI}", "\u{9b}").replace("{BIDI}", "\u{202e}")
}

fn site() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in FILES.iter().chain(&[("content/articles/ferries.md", ARTICLE)]) {
        write(dir.path(), path, &typed(text));
    }
    dir
}

fn write(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn run(root: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_briefing")).args(args).current_dir(root).output().unwrap()
}

fn harmful(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn assert_harmless(what: &str, bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|_| panic!("{what} is no text"));
    if let Some(line) = text.lines().find(|line| line.contains(harmful)) {
        panic!("{what}: {line:?}");
    }
}

#[test]
fn what_is_typed_reaches_no_page_table_or_feed() {
    let dir = site();
    let out = run(dir.path(), &["build"]);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    assert_harmless("standard error", &out.stderr);
    assert!(String::from_utf8_lossy(&out.stderr).contains("B0116"), "{}", String::from_utf8_lossy(&out.stderr));
    let mut seen = 0;
    for entry in walkdir::WalkDir::new(dir.path().join("public")).into_iter().filter_map(Result::ok) {
        let path = entry.path();
        if !entry.file_type().is_file() || path.extension().is_some_and(|e| e == "png") {
            continue;
        }
        let bytes = fs::read(path).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let odd = |c: char| c.is_control() && !matches!(c, '\n' | '\t' | '\r');
        let at = text
            .find(odd)
            .map(|i| text[..i].chars().rev().take(60).collect::<Vec<_>>().into_iter().rev().collect::<String>());
        assert_eq!(at, None, "{}", path.display());
        // Nor spelt out in data, from which scripts would make them again.
        for escape in ["\\u001b", "\\u0007", "\\u0000", "\\u009b"] {
            assert!(!text.contains(escape), "{escape} in {}", path.display());
        }
        assert!(!text.contains("ask Ada"), "a comment is published in {}", path.display());
        if path.extension().is_some_and(|e| e == "csv") {
            let mut reader = csv::Reader::from_path(path).unwrap();
            for record in reader.records() {
                let record = record.unwrap();
                let formula = |cell: &str| {
                    cell.starts_with(['=', '@', '+']) || cell.starts_with('-') && cell.parse::<f64>().is_err()
                };
                assert!(!record.iter().any(formula), "{record:?} in {}", path.display());
            }
        }
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn what_is_typed_or_named_reaches_no_terminal() {
    let dir = site();
    // A dead link, an unknown key, an id that is none, and names of files.
    write(
        dir.path(),
        "content/pages/more.md",
        &typed("---\ntitle: \"x\\e\"\n\"k{BIDI}y\\e\": 1\n---\n\n[[gone{ESC}[1m{BIDI}]]\n"),
    );
    if cfg!(unix) {
        write(dir.path(), "content/pages/\u{1b}[2J\n::error::owned%0A.md", "---\ntitle: x\n---\n");
        write(dir.path(), "content/notes\u{7}\u{202e}.txt", "x");
        write(
            dir.path(),
            "downloads/\u{1b}[31mFlood\u{9b}.txt",
            "Flood\u{1b}[2J in Wexmoor\n\nWEXMOOR, 3 March 2031 - Some 300 people were hurt\u{7} on Monday.\n",
        );
    }
    let commands: &[&[&str]] = &[
        &["check"],
        &["check", "--drafts"],
        &["check", "--format", "json"],
        &["check", "--format", "github"],
        &["check", "--format", "sarif"],
        &["build"],
        &["status"],
        &["status", "--json"],
        &["echoes"],
        &["explain", "ferries"],
        &["explain", "numbers/ferries\u{1b}[2J"],
        &["import", "--dry-run", "downloads"],
        &["import", "downloads"],
        &["review", "--list"],
        &["review", "--accept", "x/\u{1b}[2J"],
        &["theme", "list", "no\u{1b}[2J"],
    ];
    for args in commands {
        let out = run(dir.path(), args);
        assert_harmless(&format!("{args:?}, standard output"), &out.stdout);
        assert_harmless(&format!("{args:?}, standard error"), &out.stderr);
        if args.contains(&"json") || args.contains(&"--json") || args.contains(&"sarif") {
            serde_json::from_slice::<serde_json::Value>(&out.stdout).unwrap();
        }
        if args.contains(&"github") {
            let text = String::from_utf8(out.stdout).unwrap();
            assert!(
                text.lines().all(|l| l.starts_with("::error file=")
                    || l.starts_with("::warning file=")
                    || l.starts_with("::notice file=")),
                "{text}"
            );
            assert!(!text.lines().any(|l| l.starts_with("::error::owned")), "{text}");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_site_is_a_finding() {
    let dir = site();
    let elsewhere = tempfile::tempdir().unwrap();
    write(elsewhere.path(), "letter.md", "---\ntitle: Private\nurl: unknown\n---\n");
    write(elsewhere.path(), "theme/style.css", "body {}");
    let link = |to: &Path, at: &str| std::os::unix::fs::symlink(to, dir.path().join(at)).unwrap();
    link(&elsewhere.path().join("letter.md"), "content/articles/letter.md");
    link(&elsewhere.path().join("theme"), "content/disagreements");
    let out = run(dir.path(), &["check"]);
    assert_eq!(out.status.code(), Some(1));
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    for told in [
        "error[B0117]: `content/articles/letter.md` is a link that leads out of `content/`",
        "`content/disagreements` is a link",
    ] {
        assert!(said.contains(told), "{told}: {said}");
    }
    fs::remove_file(dir.path().join("content/articles/letter.md")).unwrap();
    fs::remove_file(dir.path().join("content/disagreements")).unwrap();
    // A theme that lies elsewhere would be published from there.
    fs::create_dir(dir.path().join("themes")).unwrap();
    link(&elsewhere.path().join("theme"), "themes/mine");
    write(dir.path(), "content/site.yaml", "title: Desk\nas_of: 2031-04-01\ntheme: mine\n");
    let out = run(dir.path(), &["check"]);
    assert!(String::from_utf8_lossy(&out.stderr).contains("`themes/mine` is a link that leads out of"), "{out:?}");
    assert_eq!(out.status.code(), Some(1));
    fs::remove_file(dir.path().join("themes/mine")).unwrap();
    // One that stays inside is followed.
    write(dir.path(), "content/site.yaml", "title: Desk\nas_of: 2031-04-01\n");
    link(&dir.path().join("content/pages/about.md"), "content/pages/again.md");
    let out = run(dir.path(), &["check"]);
    assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
}
