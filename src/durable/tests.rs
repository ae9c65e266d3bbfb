//! What one file looks like after a cut, whenever it comes.

use super::crash::{Recorder, Step, Tree, holds, states};
use super::*;

fn recorded(before: &Tree, act: impl Fn(&Recorder, &Path)) -> (Vec<Step>, Tree) {
    let dir = tempfile::tempdir().unwrap();
    before.make(dir.path());
    let disk = Recorder::new(dir.path());
    act(&disk, dir.path());
    (disk.steps(), Tree::read(dir.path()))
}

/// Name, what is there before, what is done.
type Case = (&'static str, &'static [(&'static str, &'static str)], fn(&Recorder, &Path));

const CASES: &[Case] = &[
    ("a new file", &[], |disk, root| write_on(disk, &root.join("new.md"), b"new text").unwrap()),
    ("a new file in new folders", &[("kept.md", "kept")], |disk, root| {
        write_on(disk, &root.join("a/b/new.md"), b"new text").unwrap();
    }),
    ("a file that was there", &[("a/old.md", "old text"), ("a/other.md", "other")], |disk, root| {
        write_on(disk, &root.join("a/old.md"), b"new text").unwrap();
    }),
    ("a file taken away", &[("a/old.md", "old text")], |disk, root| {
        remove_on(disk, &root.join("a/old.md")).unwrap();
    }),
];

/// Everything but what a cut may leave behind beside the file: a name that nobody reads.
fn seen(tree: &Tree) -> Tree {
    tree.without(|path| path.rsplit('/').next().is_some_and(|name| name.starts_with(".briefing-")))
}

fn files(tree: &Tree) -> Tree {
    seen(tree).files()
}

/// At any cut the files are the old ones or the new ones; after the last step the new ones.
fn fault(before: &Tree, after: &Tree, steps: &[Step]) -> Option<String> {
    for cut in 0..=steps.len() {
        for state in states(before, &steps[..cut]) {
            let (is_old, is_new) = (files(&state) == files(before), files(&state) == files(after));
            if !is_new && (!is_old || cut == steps.len()) {
                return Some(format!("after {cut} of {steps:#?}: {state:?}"));
            }
        }
    }
    None
}

#[test]
fn a_file_is_old_or_new_at_any_cut_and_new_when_all_is_done() {
    for (what, before, act) in CASES {
        let before = Tree::of(before);
        let (steps, after) = recorded(&before, act);
        assert_eq!(fault(&before, &after, &steps), None, "{what}");
    }
}

#[test]
fn without_any_one_flush_a_cut_does_harm() {
    for (what, before, act) in CASES {
        let before = Tree::of(before);
        let (steps, after) = recorded(&before, act);
        for missing in (0..steps.len()).filter(|i| matches!(steps[*i], Step::Flush { .. })) {
            let mut steps = steps.clone();
            steps.remove(missing);
            assert!(fault(&before, &after, &steps).is_some(), "{what}: step {missing} is not needed");
        }
    }
}

#[test]
fn the_recorded_steps_lead_to_what_is_there() {
    for (what, before, act) in CASES {
        let before = Tree::of(before);
        let (steps, after) = recorded(&before, act);
        assert!(holds(&before, &steps, &after), "{what}");
        assert_eq!(seen(&after), after, "{what}: nothing is left beside it");
    }
}

#[test]
fn what_cannot_be_written_leaves_the_file_and_nothing_beside_it() {
    let before = Tree::of(&[("a/old.md", "old text")]);
    for at in 0.. {
        let dir = tempfile::tempdir().unwrap();
        before.make(dir.path());
        let disk = Recorder::failing(dir.path(), at);
        let done = write_on(&disk, &dir.path().join("a/old.md"), b"new text");
        let after = Tree::read(dir.path());
        if done.is_ok() {
            assert!(at > 2, "some step fails");
            break;
        }
        let moved = disk.steps().iter().any(|s| matches!(s, Step::Rename { .. }));
        assert!(after == before || (moved && after == Tree::of(&[("a/old.md", "new text")])), "{at}: {after:?}");
    }
}

#[test]
fn create_keeps_what_is_there_and_write_keeps_rights_and_links() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("deep/a.md");
    assert!(create(&file, b"1").unwrap());
    assert!(!create(&file, b"2").unwrap());
    assert_eq!(fs::read(&file).unwrap(), b"1");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
        let link = dir.path().join("link.md");
        std::os::unix::fs::symlink(&file, &link).unwrap();
        write(&link, b"3").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read(&file).unwrap(), b"3");
    }
    remove(&file).unwrap();
    assert!(!file.exists());
}
