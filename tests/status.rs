//! `briefing status`: what needs the editor, in words, as JSON and as an exit code.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");

/// Invented, as everything in it.
const TEXT: &str = "\
Share 99 times

Ferry strike in Westhaven

WESTHAVEN, 3 March 2031 - The strike of about 340 sailors ended on Tuesday after nine days, the union said. It had begun on 22 February.

Ferries carried 200 to 500 passengers a trip in 11 harbours before. They will sail again by the end of April, and 340 lorries wait.
";

const ARTICLE: &str = "\
---
title: Ferry strike in Westhaven
outlet: unknown
published: 2031-03-03
url: unknown
excluded: [\"1\"]
status: draft
claims:
  - number: sailors
    quote: about 340 sailors
  - number: sailors
    quote: 340 lorries
    status: proposed
ignored:
  - quote: nine days
    reason: Everybody says so.
---
";

struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        assert!(site.run(&["init", "-q"]).status.success());
        // Of the sample only the settings are of use.
        for path in ["articles", "disagreements"] {
            fs::remove_dir_all(site.0.path().join("content").join(path)).unwrap();
        }
        let numbers = "- id: sailors\n  label: Sailors on strike\n  unit: sailors\n";
        site.write("content/numbers.yaml", numbers);
        site
    }

    fn with_article() -> Site {
        let site = Site::new();
        site.write("content/articles/ferry.md", ARTICLE);
        site.write("originals/ferry.txt", TEXT);
        site
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::new(PROGRAM).args(args).current_dir(self.0.path()).output().unwrap()
    }

    fn json(&self) -> Value {
        let out = self.run(&["status", "--json"]);
        assert!(out.status.success(), "{}", said(&out));
        serde_json::from_slice(&out.stdout).unwrap()
    }

    fn strict(&self) -> i32 {
        self.run(&["status", "--strict"]).status.code().unwrap_or(-1)
    }
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|b| String::from_utf8_lossy(b).into_owned()).concat()
}

/// Words and lines of what nobody claims.
fn unclaimed(json: &Value) -> Vec<(String, u64)> {
    let list = json["articles"][0]["unclaimed"].as_array().unwrap();
    list.iter().map(|u| (u["words"].as_str().unwrap().to_owned(), u["line"].as_u64().unwrap())).collect()
}

#[test]
fn figures_and_dates_that_nobody_claims_are_listed_with_their_lines() {
    let site = Site::with_article();
    let json = site.json();
    let expected = [("Tuesday", 5), ("22 February", 5), ("200 to 500 passengers", 7), ("11 harbours", 7)];
    let found = unclaimed(&json);
    for (words, line) in expected {
        let hit = found.iter().any(|(w, l)| (words.contains(w.as_str()) || w.contains(words)) && *l == line);
        assert!(hit, "{words}: {found:?}");
    }
    // Claimed, proposed, ignored, furniture, the day of publication.
    for words in ["99", "340", "nine", "3 March"] {
        assert!(!found.iter().any(|(w, _)| w.contains(words)), "{words}: {found:?}");
    }
    let article = &json["articles"][0];
    for (key, value) in [("published", 1), ("proposed", 1), ("ignored", 1), ("struck", 0)] {
        assert_eq!(article[key], value, "{key}");
    }
    assert_eq!((article["status"].as_str(), article["original"].as_str()), (Some("draft"), Some("here")));
    assert_eq!(json["lock"], "stale");
    assert_eq!(json["waits"], true);
    let out = said(&site.run(&["status"]));
    for told in [
        "ferry, a draft: 1 claim accepted, 1 proposed, 1 ignored",
        "line 7: figure “11” is not claimed",
        "1 article (1 draft)",
        "originals.lock is not up to date",
        "briefing review",
    ] {
        assert!(out.contains(told), "{told}: {out}");
    }
}

#[test]
fn each_can_be_ignored_or_claimed_and_then_nothing_waits() {
    let site = Site::with_article();
    assert_eq!(site.strict(), 1);
    // The proposal first, then every figure and date that is left.
    let ids = said(&site.run(&["review", "--list"]));
    let id = ids.split("  ").next().unwrap();
    assert!(site.run(&["review", "--ignore", id, "--reason", "lorries are no sailors"]).status.success());
    while let Some((words, _)) = unclaimed(&site.json()).first() {
        let out = site.run(&["review", "--ignore", "ferry", "--quote", words, "--reason", "no news"]);
        assert!(out.status.success(), "{}", said(&out));
    }
    // What was verified anew is in no lock yet.
    assert_eq!(site.strict(), 1);
    assert!(site.run(&["check"]).status.success());
    assert_eq!(site.strict(), 0, "{}", said(&site.run(&["status"])));
    assert_eq!(site.json()["sum"]["ignored"], 7);
    // Ignored words are in the lock: where the texts are not, it vouches for them.
    fs::remove_dir_all(site.0.path().join("originals")).unwrap();
    let checked = site.run(&["check", "--locked"]);
    assert!(checked.status.success(), "{}", said(&checked));
    let json = site.json();
    assert_eq!((json["articles"][0]["original"].as_str(), json["waits"].as_bool()), (Some("missing"), Some(false)));
}

#[test]
fn notes_that_drafts_would_break_are_told() {
    let site = Site::with_article();
    let published = ARTICLE.replace("status: draft\n", "");
    let (proposal, _) = published.split_once("    quote: 340 lorries").unwrap();
    let proposal = format!("{proposal}    quote: 11 harbours\n    status: proposed\n---\n");
    site.write("content/articles/ferry.md", &proposal);
    site.write(
        "content/articles/second.md",
        &proposal.replace("  - number: sailors\n    quote: 11 harbours\n    status: proposed\n", ""),
    );
    site.write("originals/second.txt", TEXT);
    site.write("content/disagreements/sailors.md", "---\nnumber: sailors\nexpect: agree\n---\nAll the same.\n");
    let json = site.json();
    assert_eq!(json["errors"], 0, "{json}");
    assert_eq!(json["notes_broken_by_drafts"].as_array().map(Vec::len), Some(1), "{json}");
    assert!(said(&site.run(&["status"])).contains("a note no longer holds: content/disagreements/sailors.md"));
}

#[test]
fn the_report_of_the_design_is_covered_as_it_says() {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    let reports = fs::read_dir(reports).into_iter().flatten().filter_map(Result::ok).map(|e| e.path());
    // Where the reports are not, the article above stands for them.
    let Some(s4) = reports.into_iter().find(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("004_")))
    else {
        return;
    };
    let site = Site::new();
    site.write(
        "content/articles/s4.md",
        "---\ntitle: A report\noutlet: unknown\npublished: 2021-02-18\nurl: unknown\n---\n",
    );
    site.write("originals/s4.txt", &fs::read_to_string(s4).unwrap());
    let found = unclaimed(&site.json());
    for words in ["200 to 500", "11"] {
        assert!(found.iter().any(|(w, _)| w.ends_with(words)), "{words}: {found:?}");
    }
}
