//! Tiny briefings under `tests/cases/`, each named after the rule or bug that it shows.
//!
//! A case holds `content/` (and `originals/`, `themes/` where it needs them) and `expected.txt`: everything that
//! `briefing check` prints for it, and its exit code. To accept what is printed now: `UPDATE=1 cargo test --test cases`.

use std::path::{Path, PathBuf};
use std::process::Command;

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = std::fs::read_dir(root)
        .expect("tests/cases")
        .map(|e| e.expect("entry").path())
        .filter(|p| p.is_dir())
        .collect();
    cases.sort();
    cases
}

fn printed(case: &Path) -> String {
    // A copy, because `check` may write the lock.
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_tree(case, copy.path());
    let out = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["--color", "never", "check", "."])
        .current_dir(copy.path())
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    format!("exit {}\n{}{}", out.status.code().unwrap_or(-1), text(&out.stdout), text(&out.stderr))
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.expect("entry");
        let place = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&place).expect("folder");
        } else {
            std::fs::copy(entry.path(), &place).expect("file");
        }
    }
}

#[test]
fn every_case_prints_what_it_expects() {
    let update = std::env::var_os("UPDATE").is_some();
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 10, "the cases are gone");
    for case in cases {
        let name = case.file_name().expect("name").to_string_lossy().into_owned();
        let got = printed(&case);
        let file = case.join("expected.txt");
        if update {
            std::fs::write(&file, &got).expect("written");
            continue;
        }
        let expected = std::fs::read_to_string(&file).unwrap_or_default();
        if got != expected {
            wrong.push(format!("== {name}: expected\n{expected}-- got\n{got}"));
        }
        assert!(!got.contains("panicked"), "{name}: {got}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
