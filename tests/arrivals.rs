//! Articles come one by one, thirty of them: after each, the log, the newest edition and what the terminal says are as the
//! table in `tests/arrivals/history.yaml` has them.

use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

const HISTORY: &str = include_str!("arrivals/history.yaml");

fn write(site: &Path, path: &str, text: &str) {
    let at = site.join(path);
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    fs::write(at, text).unwrap();
}

fn files(site: &Path, files: &Value) {
    for (path, text) in files.as_mapping().unwrap() {
        write(site, path.as_str().unwrap(), text.as_str().unwrap());
    }
}

fn text<'v>(row: &'v Value, key: &str) -> &'v str {
    row.get(key).and_then(Value::as_str).unwrap_or_else(|| panic!("{key} is missing in {row:?}"))
}

fn run(site: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    let out = command.args(["--color", "never"]).args(arguments).current_dir(site).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    assert!(out.status.success(), "briefing {arguments:?}:\n{said}");
    said
}

fn article(site: &Path, row: &Value) {
    let mut front = Mapping::new();
    let title = format!("Report {}", text(row, "id"));
    front.insert("title".into(), title.into());
    for key in ["outlet", "published", "added", "claims"] {
        if let Some(value) = row.get(key) {
            front.insert(key.into(), value.clone());
        }
    }
    front.insert("language".into(), "en".into());
    let front = serde_yaml::to_string(&front).unwrap();
    write(site, &format!("content/articles/{}.md", text(row, "id")), &format!("---\n{front}---\n"));
    write(site, &format!("originals/{}.txt", text(row, "id")), text(row, "text"));
}

/// The log as the data have it: by id, when it opened and its status.
fn log(site: &Path) -> BTreeMap<String, String> {
    let rows: Value = serde_yaml::from_str(&fs::read_to_string(site.join("public/data/disagreements.json")).unwrap())
        .expect("JSON is YAML");
    let rows = rows.get("disagreements").unwrap_or(&rows).as_sequence().unwrap();
    let stands = |r: &Value| format!("{} {}", text(r, "opened_on"), text(r, "status"));
    rows.iter().map(|r| (text(r, "id").to_owned(), stands(r))).collect()
}

/// What the terminal says has changed, but for the line that counts what is new.
fn changes(said: &str) -> Vec<String> {
    let behind = said.split_once("What changed:\n").map_or("", |(_, behind)| behind);
    let lines = behind.lines().take_while(|l| l.starts_with("  ")).map(|l| l.trim().to_owned());
    lines.filter(|l| !l.starts_with("new: ")).collect()
}

fn list(row: &Value, key: &str) -> Vec<String> {
    let rows = row.get(key).and_then(Value::as_sequence);
    rows.map(|r| r.iter().map(|v| v.as_str().unwrap().to_owned()).collect()).unwrap_or_default()
}

/// The entries that the newest edition says were opened, as its page links to them.
fn opened_by_edition(site: &Path) -> Vec<String> {
    let page = fs::read_to_string(site.join("public/changes/index.html")).unwrap();
    let newest = page.split("id=\"edition-").nth(1).expect("an edition");
    let links = newest.split("href=\"../disagreements/").skip(1).filter_map(|l| l.split(".html").next());
    links.map(str::to_owned).collect()
}

#[test]
fn after_each_arrival_the_log_and_the_terminal_say_what_the_table_has() {
    let history: Value = serde_yaml::from_str(HISTORY).unwrap();
    let site = tempfile::tempdir().unwrap();
    let site = site.path();
    files(site, &history["registries"]);
    let arrivals = history["arrivals"].as_sequence().unwrap();
    assert_eq!(arrivals.len(), 30);
    let mut expected: BTreeMap<String, String> = BTreeMap::new();
    let mut wrong = Vec::new();
    for row in arrivals {
        if let Some(more) = row.get("files") {
            files(site, more);
        }
        article(site, row);
        run(site, &["check", "--originals", "originals"]);
        let said = run(site, &["build"]);
        let entry = row.get("log").map(|_| text(row, "log").split_once(' ').expect("an id and more"));
        expected.extend(entry.map(|(id, rest)| (id.to_owned(), rest.to_owned())));
        let (says, says_now, log) = (list(row, "says"), changes(&said), log(site));
        if expected != log || says != says_now {
            wrong.push(format!("- {}\n    log: {log:?}\n    says: {says_now:#?}\n", text(row, "id")));
        }
        // The newest edition is that of the day on which the last article came.
        let opens = entry.filter(|(_, rest)| rest.ends_with("open")).map(|(id, _)| id);
        if opens.is_some_and(|id| !opened_by_edition(site).iter().any(|e| e == id)) {
            wrong.push(format!("- {}: its edition does not tell of {opens:?}\n", text(row, "id")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
