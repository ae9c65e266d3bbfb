//! What happens to an output folder, tried on real folders.

use super::*;
use std::fs;

fn site(files: &[(&str, &str)]) -> Vec<Output> {
    files.iter().map(|(p, b)| Output::new(*p, *b)).collect()
}

/// Every file below the folder, with its text.
fn tree(out: &Path) -> BTreeMap<String, String> {
    walkdir::WalkDir::new(out)
        .into_iter()
        .map(|e| e.unwrap())
        .filter(|e| !e.file_type().is_dir())
        .map(|e| {
            let path = e.path().strip_prefix(out).unwrap().to_str().unwrap().replace('\\', "/");
            (path, fs::read_to_string(e.path()).unwrap())
        })
        .collect()
}

#[test]
fn a_second_build_writes_nothing_and_keeps_the_times() {
    let dir = tempfile::tempdir().unwrap();
    let pages = site(&[("index.html", "home"), ("a/b.html", "b"), (".nojekyll", "")]);
    let first = write(dir.path(), &pages).unwrap();
    assert_eq!((first.written, first.unchanged, first.removed, first.bytes), (3, 0, 0, 5));
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_000_000);
    for path in tree(dir.path()).keys() {
        fs::File::options().write(true).open(dir.path().join(path)).unwrap().set_modified(old).unwrap();
    }
    let second = write(dir.path(), &pages).unwrap();
    assert_eq!((second.written, second.unchanged, second.removed), (0, 3, 0));
    for path in tree(dir.path()).keys() {
        assert_eq!(fs::metadata(dir.path().join(path)).unwrap().modified().unwrap(), old, "{path}");
    }
}

#[test]
fn any_change_ends_in_what_a_clean_build_gives() {
    let steps = [
        site(&[("index.html", "1"), ("a/b/c.html", "c"), ("a/d.html", "d")]),
        site(&[("index.html", "2"), ("a/d.html", "d")]),
        site(&[("index.html", "2"), ("a", "now a file")]),
        site(&[("index.html", "2")]),
        site(&[]),
    ];
    let dir = tempfile::tempdir().unwrap();
    for (i, step) in steps.iter().enumerate() {
        if i == 2 {
            // A file where a folder of ours still stands: nothing is written, the site before stays whole.
            assert!(write(dir.path(), step).unwrap_err().to_string().contains("is already there"));
            assert!(dir.path().join("a/d.html").exists());
            continue;
        }
        write(dir.path(), step).unwrap();
        let clean = tempfile::tempdir().unwrap();
        write(clean.path(), step).unwrap();
        assert_eq!(tree(dir.path()), tree(clean.path()), "step {i}");
    }
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "emptied folders go, the list stays");
}

#[test]
fn files_of_others_are_never_touched() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &site(&[("index.html", "1"), ("a/old.html", "old")])).unwrap();
    fs::write(dir.path().join("CNAME"), "example.org").unwrap();
    fs::write(dir.path().join("a/leaflet.pdf"), "pdf").unwrap();
    let report = write(dir.path(), &site(&[("index.html", "2")])).unwrap();
    assert_eq!((report.written, report.removed), (1, 1));
    let after = tree(dir.path());
    assert_eq!(after["CNAME"], "example.org");
    assert_eq!(after["a/leaflet.pdf"], "pdf");
    assert!(!after.contains_key("a/old.html"));
}

#[test]
fn a_page_does_not_replace_a_file_of_somebody_else() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("index.html"), "my own website").unwrap();
    let error = write(dir.path(), &site(&[("index.html", "1"), ("a.html", "a")])).unwrap_err().to_string();
    assert!(error.contains("index.html") && error.contains("--out"), "{error}");
    assert_eq!(tree(dir.path()).len(), 1, "nothing was written");
}

#[test]
fn a_removed_page_that_was_edited_since_is_left_and_named() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &site(&[("index.html", "1"), ("a.html", "a")])).unwrap();
    fs::write(dir.path().join("a.html"), "edited by hand").unwrap();
    let report = write(dir.path(), &site(&[("index.html", "1")])).unwrap();
    assert_eq!((report.removed, report.left), (0, vec!["a.html".to_owned()]));
    assert_eq!(tree(dir.path())["a.html"], "edited by hand");
}

#[test]
fn an_edited_page_is_mended_by_the_next_build() {
    let dir = tempfile::tempdir().unwrap();
    let pages = site(&[("index.html", "1")]);
    write(dir.path(), &pages).unwrap();
    fs::write(dir.path().join("index.html"), "2").unwrap();
    assert_eq!(write(dir.path(), &pages).unwrap().written, 1);
    assert_eq!(tree(dir.path())["index.html"], "1");
}

#[test]
fn paths_out_of_the_folder_and_doubles_are_refused() {
    for bad in [&[("../up.html", "")][..], &[("/abs", "")], &[("a", "1"), ("a", "2")], &[("checksums.txt", "")]] {
        let dir = tempfile::tempdir().unwrap();
        assert!(write(dir.path(), &site(bad)).is_err(), "{bad:?}");
        assert!(tree(dir.path()).is_empty());
    }
}

#[test]
#[cfg(unix)]
fn links_are_not_followed_out_of_the_folder() {
    let dir = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(elsewhere.path(), dir.path().join("a")).unwrap();
    assert!(write(dir.path(), &site(&[("a/b.html", "b")])).is_err());
    assert!(tree(elsewhere.path()).is_empty());
}

#[test]
#[cfg(unix)]
fn pages_are_readable_by_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &site(&[("index.html", "1")])).unwrap();
    let beside = dir.path().join("beside");
    fs::write(&beside, "").unwrap();
    let mode = |p: &Path| fs::metadata(p).unwrap().permissions().mode();
    assert_eq!(mode(&dir.path().join("index.html")), mode(&beside));
}
