//! How findings look: for people, and for the machines that read them.

use briefing::finding::{Finding, Rule, human, machine};
use briefing::text::{At, File, FileId, Files, Place};
use serde_json::Value;
use std::ops::Range;

fn files() -> Files {
    Files::new(vec![
        File::new("content/actors.yaml", "- id: ministry-of-finance\n  name: Ministry\n"),
        File::new(
            "content/articles/talks.md",
            "---\ntitle: Gespräche\nclaims:\n  - by: ministry-of-finanse\n    quote: >-\n      one\n      two\n---\n",
        ),
        File::new("originals:50% of, it.txt", "text\n"),
    ])
}

fn spans(place: &Place) -> Range<usize> {
    match place.at {
        At::Bytes(start, end) => start..end,
        _ => 0..0,
    }
}

fn place(files: &Files, path: &str, text: &str) -> Place {
    let id = files.by_path(path).unwrap();
    let at = files.get(id).text.find(text).unwrap();
    Place::bytes(id, at..at + text.len())
}

fn findings(files: &Files) -> Vec<Finding> {
    let article = "content/articles/talks.md";
    vec![
        Finding::new(
            Rule::OriginalMissing,
            Place::file(files.by_path("originals:50% of, it.txt").unwrap()),
            "50% lost,\nall: gone",
        )
        .help("look\nagain"),
        Finding::new(
            Rule::UnknownId,
            place(files, article, "ministry-of-finanse"),
            "unknown actor `ministry-of-finanse`",
        )
        .label("no such id")
        .related(place(files, "content/actors.yaml", "ministry-of-finance"), "near this one")
        .help("did you mean `ministry-of-finance`?")
        .replacement("ministry-of-finance"),
        Finding::new(Rule::DuplicateKey, place(files, article, "title"), "a second mark")
            .label("here")
            .related(place(files, article, "Gespräche"), "and here"),
    ]
}

#[test]
fn people_see_the_line_with_a_marker_and_what_to_do() {
    let files = files();
    let shown = human::print(&files, &spans, &findings(&files), false);
    let expected = "\
error[B0108]: a second mark
 --> content/articles/talks.md:2:1
  |
2 | title: Gespräche
  | ^^^^^  --------- and here
  | |
  | here

error[B0203]: unknown actor `ministry-of-finanse`
 --> content/articles/talks.md:4:9
  |
4 |   - by: ministry-of-finanse
  |         ^^^^^^^^^^^^^^^^^^^ no such id
  |
 ::: content/actors.yaml:1:7
  |
1 | - id: ministry-of-finance
  |       ------------------- near this one
  |
help: did you mean `ministry-of-finance`?
  |
4 -   - by: ministry-of-finanse
4 +   - by: ministry-of-finance
  |

warning[B0314]: 50% lost, all: gone
--> originals:50% of, it.txt
 = help: look again

2 errors, 1 warning
";
    let trimmed: String = shown.lines().map(|l| l.trim_end().to_owned() + "\n").collect();
    assert_eq!(trimmed, expected, "{trimmed}");
}

#[test]
fn nothing_found_is_nothing_printed() {
    assert_eq!(human::print(&files(), &spans, &[], false), "");
    assert_eq!(human::summary(&[]), "nothing found");
}

#[test]
fn long_lines_are_cut_and_keep_their_column() {
    let text = format!("a: {}BAD{}\n", "é ".repeat(5_000), " ü".repeat(5_000));
    let files = Files::new(vec![File::new("content/site.yaml", &*text)]);
    let finding = [Finding::new(Rule::YamlShape, place(&files, "content/site.yaml", "BAD"), "bad").label("here")];
    let shown = human::print(&files, &spans, &finding, false);
    assert!(
        shown.contains("content/site.yaml:1:10004") && shown.contains("BAD") && shown.contains("^^^ here"),
        "{shown}"
    );
    assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
}

#[test]
fn a_long_extent_is_shown_by_its_first_line() {
    let text = format!("a:\n{}", "- b\n".repeat(500));
    let files = Files::new(vec![File::new("content/site.yaml", &*text)]);
    let finding = [Finding::new(Rule::YamlShape, Place::bytes(FileId(0), 3..text.len()), "bad").replacement("x")];
    let shown = human::print(&files, &spans, &finding, false);
    assert!(shown.contains("site.yaml:2:1") && shown.lines().count() < 12, "{shown}");
}

#[test]
fn a_terminal_does_not_obey_what_a_file_holds() {
    let files = Files::new(vec![File::new("content/\u{1b}]0;x\u{7}.yaml", "a: \u{1b}[31m\u{202e}x\u{9b}2Jy\u{85}\n")]);
    let finding = [Finding::new(Rule::YamlShape, Place::bytes(FileId(0), 3..4), "m\u{1b}[2J\u{202e}")
        .label("l\u{1b}[2J")
        .help("h\u{7}")
        .replacement("r\u{1b}")];
    let shown = human::print(&files, &spans, &finding, false);
    assert!(!shown.contains(|c: char| c.is_control() && c != '\n' || c == '\u{202e}'), "{shown:?}");
    assert!(shown.contains("m\\u{1b}[2J\\u{202e}"), "{shown}");
}

#[test]
fn the_json_document() {
    let files = files();
    let json: Value = serde_json::from_str(&machine::json(&files, &spans, &findings(&files))).unwrap();
    assert_eq!(json["version"], 1);
    assert_eq!(json["summary"], serde_json::json!({ "errors": 2, "warnings": 1, "notes": 0 }));
    let unknown = &json["findings"][1];
    for (key, expected) in [
        ("code", "B0203"),
        ("severity", "error"),
        ("file", "content/articles/talks.md"),
        ("label", "no such id"),
        ("help", "did you mean `ministry-of-finance`?"),
        ("replacement", "ministry-of-finance"),
    ] {
        assert_eq!(unknown[key], expected, "{key}");
    }
    let numbers = ["line", "column", "end_line", "end_column"].map(|key| unknown[key].as_u64().unwrap());
    assert_eq!(numbers, [4, 9, 4, 28]);
    assert_eq!(unknown["related"][0]["file"], "content/actors.yaml");
    assert_eq!(unknown["related"][0]["column"], 7);
    assert_eq!(json["findings"][2]["help"], "look\nagain");
    assert_eq!(json["findings"][0]["help"], Value::Null);
}

#[test]
fn workflow_commands_stay_on_one_line_each() {
    let files = files();
    let commands = machine::github(&files, &spans, &findings(&files));
    let lines: Vec<&str> = commands.lines().collect();
    assert_eq!(
        lines[1],
        "::error file=content/articles/talks.md,line=4,endLine=4,col=9,endColumn=28,title=B0203 an id that nothing has::unknown actor `ministry-of-finanse`%0Adid you mean `ministry-of-finance`?"
    );
    assert_eq!(
        lines[2],
        "::warning file=originals%3A50%25 of%2C it.txt,line=1,endLine=1,col=1,endColumn=1,title=B0314 an original that is not there::50%25 lost,%0Aall: gone%0Alook%0Aagain"
    );
    assert_eq!(lines.len(), 3);
}

#[test]
fn the_sarif_log_names_every_rule_and_points_at_it() {
    let files = files();
    let log: Value = serde_json::from_str(&machine::sarif(&files, &spans, &findings(&files))).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), Rule::ALL.len());
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert!(region["startLine"].as_u64().unwrap() >= 1 && region["startColumn"].as_u64().unwrap() >= 1);
        assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    let uri = &run["results"][2]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
    assert_eq!(uri, "originals%3A50%25%20of,%20it.txt");
    assert_eq!(run["results"][1]["relatedLocations"][0]["message"]["text"], "near this one");
}

#[test]
fn errors_do_not_drown_in_notes() {
    let files = Files::new(vec![File::new("content/site.yaml", "a: b\n")]);
    let note = |rule| Finding::new(rule, Place::bytes(FileId(0), 3..4), "is it so?");
    let mut findings = vec![note(Rule::DateInferred); 50];
    findings.push(note(Rule::YamlShape));
    let shown = human::print(&files, &spans, &findings, false);
    assert!(shown.contains("error[B0105]") && shown.contains("44 more of this kind"), "{shown}");
    assert!(shown.ends_with("1 error, 50 notes\n") && shown.lines().count() < 60, "{shown}");
}
