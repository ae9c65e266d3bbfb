//! Articles come one by one, thirty of them: after each, the log, the newest edition and what the terminal says are as the
//! table in `tests/arrivals/history.yaml` has them.

use serde_yaml::{Mapping, Value};
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

/// The log as the data have it: `id opened status`.
fn log(site: &Path) -> Vec<String> {
    let rows: Value = serde_yaml::from_str(&fs::read_to_string(site.join("public/data/disagreements.json")).unwrap())
        .expect("JSON is YAML");
    let rows = rows.get("disagreements").unwrap_or(&rows).as_sequence().unwrap();
    let mut out: Vec<String> =
        rows.iter().map(|r| format!("{} {} {}", text(r, "id"), text(r, "opened_on"), text(r, "status"))).collect();
    out.sort();
    out
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

#[test]
fn after_each_arrival_the_log_and_the_terminal_say_what_the_table_has() {
    let history: Value = serde_yaml::from_str(HISTORY).unwrap();
    let site = tempfile::tempdir().unwrap();
    let site = site.path();
    files(site, &history["registries"]);
    let mut wrong = Vec::new();
    for row in history["arrivals"].as_sequence().unwrap() {
        if let Some(more) = row.get("files") {
            files(site, more);
        }
        article(site, row);
        run(site, &["check", "--originals", "originals"]);
        let said = run(site, &["build"]);
        let (mut expected, got) = (list(row, "log"), log(site));
        expected.sort();
        let (says, says_now) = (list(row, "says"), changes(&said));
        if expected != got || says != says_now {
            wrong.push(format!(
                "- {}\n    log: {got:?}\n    not: {expected:?}\n    says: {says_now:#?}\n    not: {says:#?}\n",
                text(row, "is")
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}
