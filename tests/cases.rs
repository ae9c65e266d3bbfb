//! Tiny briefings under `tests/cases/`, each named after the rule or bug that it shows: what an editor sees for it, from
//! the files on disk to the printed lines and the exit code.
//!
//! A case holds `content/` (and `originals/`, `themes/` where it needs them) and `expected.txt`: the exit code, everything
//! printed, and the files that the run wrote. `command.txt` holds other arguments than `check`, one a line. A file
//! `x.gen` is written as `x`, so that long, binary or invisible text need not lie here as it is:
//!
//! - a line `@repeat 3 word-@` becomes three lines with `@` counted from 0;
//! - a line `key: @inline 3 ab` becomes `key: ababab`;
//! - `\xff` is a byte, `\u{202e}` a character.
//!
//! To accept what is printed now, after reading it as an editor would: `UPDATE=1 cargo test --test cases`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = std::fs::read_dir(root).expect("tests/cases").map(|e| e.expect("entry").path());
    let mut cases: Vec<PathBuf> = entries.filter(|p| p.is_dir()).collect();
    cases.sort();
    cases
}

/// Signs of life that a slow machine gets.
const LIFE: [&str; 2] = ["Checking the content", "Making the pages"];

/// Exit code, standard output, standard error, files written.
fn printed(case: &Path) -> String {
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_tree(case, copy.path());
    let before = files_below(copy.path());
    let arguments = std::fs::read_to_string(case.join("command.txt")).unwrap_or_else(|_| "check\n".to_owned());
    let out = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["--color", "never"])
        .args(arguments.lines())
        .current_dir(copy.path())
        .output()
        .expect("the program runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("what is printed is UTF-8");
    let mut all = format!("exit {}\n{}", out.status.code().unwrap_or(-1), text(&out.stdout));
    all.extend(text(&out.stderr).split_inclusive('\n').filter(|line| !LIFE.iter().any(|l| line.starts_with(l))));
    let after = files_below(copy.path());
    all.extend(after.difference(&before).map(|path| format!("written: {path}\n")));
    all
}

fn files_below(folder: &Path) -> BTreeSet<String> {
    let files =
        walkdir::WalkDir::new(folder).into_iter().map(|e| e.expect("entry")).filter(|e| e.file_type().is_file());
    files.map(|e| e.path().strip_prefix(folder).expect("below").to_string_lossy().into_owned()).collect()
}

fn copy_tree(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from).sort_by_file_name() {
        let entry = entry.expect("entry");
        let mut place = to.join(entry.path().strip_prefix(from).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(&place).expect("folder");
        } else if place.extension().is_some_and(|e| e == "gen") {
            place.set_extension("");
            let recipe = std::fs::read_to_string(entry.path()).expect("recipe");
            std::fs::write(&place, generated(&recipe)).expect("file");
        } else {
            std::fs::copy(entry.path(), &place).expect("file");
        }
    }
}

fn generated(recipe: &str) -> Vec<u8> {
    let mut out = Vec::new();
    for line in recipe.split_inclusive('\n') {
        if let Some((count, text)) = line.strip_prefix("@repeat ").and_then(|rest| rest.split_once(' ')) {
            for i in 0..count.parse().expect("a count") {
                out.extend(unescaped(&text.replace('@', &i32::to_string(&i))));
            }
        } else if let Some((before, rest)) = line.split_once("@inline ") {
            let (count, text) = rest.trim_end_matches('\n').split_once(' ').expect("a count and a text");
            out.extend(unescaped(&format!("{before}{}\n", text.repeat(count.parse().expect("a count")))));
        } else {
            out.extend(unescaped(line));
        }
    }
    out
}

fn unescaped(line: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find('\\') {
        out.extend(&rest.as_bytes()[..at]);
        rest = &rest[at..];
        if let Some((code, end)) = rest.strip_prefix("\\u{").and_then(|r| r.split_once('}')) {
            let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character");
            out.extend(c.to_string().as_bytes());
            rest = end;
        } else if let Some(end) = rest.strip_prefix("\\x") {
            out.push(u8::from_str_radix(&end[..2], 16).expect("a byte"));
            rest = &end[2..];
        } else {
            out.push(b'\\');
            rest = &rest[1..];
        }
    }
    out.extend(rest.as_bytes());
    out
}

#[test]
fn every_case_prints_what_it_expects() {
    let update = std::env::var_os("UPDATE").is_some();
    let cases = cases();
    assert!(cases.len() >= 60, "the cases are gone");
    let wrong = Mutex::new(Vec::new());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = case.file_name().expect("name").to_string_lossy().into_owned();
            let got = printed(case);
            let mut wrong = wrong.lock().expect("no other case panicked");
            if got.contains("panicked") || got.chars().any(|c| c.is_control() && c != '\n') {
                wrong.push(format!("== {name}: a panic or a control character\n{got}"));
            }
            let file = case.join("expected.txt");
            if update {
                std::fs::write(&file, &got).expect("written");
            } else if let expected = std::fs::read_to_string(&file).unwrap_or_default()
                && got != expected
            {
                wrong.push(format!("== {name}: expected\n{expected}-- got\n{got}"));
            }
        }
    };
    std::thread::scope(|s| {
        for _ in 0..4 {
            s.spawn(work);
        }
    });
    let wrong = wrong.into_inner().expect("no case panicked");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
