//! What a preview keeps between two runs decides nothing: after any edit of a registry, of the settings or of an article a
//! run that remembers the one before comes to what a run without memory comes to, findings and their places included.

use briefing::pipeline::{Memory, Options, Run, check, check_again};
use std::fs;
use std::path::Path;

/// Everything that a run came to, as text.
fn told(run: &Run) -> String {
    format!("{:#?}\n{:#?}\n{:#?}", run.findings, run.briefing, run.relations)
}

fn copy(from: &Path, to: &Path) {
    for entry in walkdir::WalkDir::new(from) {
        let entry = entry.unwrap();
        let at = to.join(entry.path().strip_prefix(from).unwrap());
        match entry.file_type().is_dir() {
            true => fs::create_dir_all(at).unwrap(),
            false => drop(fs::copy(entry.path(), at).unwrap()),
        }
    }
}

/// What an editor might do at one place of a file: three kinds of edit in turn, and one that breaks it now and then.
fn edited(lines: &[&str], at: usize) -> Vec<String> {
    let mut out: Vec<String> = lines.iter().map(|l| (*l).to_owned()).collect();
    match at % 4 {
        0 => drop(out.remove(at)),
        1 => out[at].push_str(" x"),
        2 => out.insert(at, String::new()),
        _ => {
            let turned: String = lines[at].chars().map(|c| if c == 'a' { 'e' } else { c }).collect();
            out[at] = turned;
        }
    }
    out
}

#[test]
fn a_run_that_remembers_comes_to_what_a_fresh_one_does() {
    let dir = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("content"), &dir.path().join("content"));
    let options = Options { root: dir.path().to_owned(), ..Options::default() };
    let mut memory = Memory::default();
    let mut compare = |what: &str| {
        let (remembers, fresh) = (check_again(&options, &mut memory).unwrap(), check(&options).unwrap());
        assert!(told(&remembers) == told(&fresh), "another result after {what}");
        fresh.has_errors()
    };
    assert!(!compare("nothing"));
    let mut files = vec!["articles/voa-2021-02-18.md".to_owned()];
    files.extend(
        fs::read_dir(dir.path().join("content")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()),
    );
    files.retain(|name| [".yaml", ".lock", ".md"].iter().any(|end| name.ends_with(end)));
    files.sort();
    let (mut edits, mut broken) = (0, 0);
    for name in files {
        let path = dir.path().join("content").join(&name);
        let text = fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        // Odd, so that every kind of edit comes to every part of a file.
        let step = (lines.len() / 24) | 1;
        for at in (0..lines.len()).step_by(step) {
            fs::write(&path, edited(&lines, at).join("\n")).unwrap();
            edits += 1;
            broken += usize::from(compare(&format!("an edit in line {} of {name}", at + 1)));
        }
        fs::write(&path, &text).unwrap();
        assert!(!compare(&format!("{name} was mended")), "{name}");
    }
    println!("{edits} edits, {broken} of them broke the site");
    assert!(edits > 150 && broken > 10 && broken < edits, "{broken} of {edits}");
}
