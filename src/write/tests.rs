//! What happens to an output folder, tried on real folders.

use super::*;
use std::fs;

mod cuts;

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

fn overwriting(out: &Path, pages: &[Output]) -> anyhow::Result<Report> {
    let writer = Writer::open(Options { out: out.to_owned(), overwrite: true, ..Options::default() })?;
    pages.iter().try_for_each(|page| writer.put(page, "").map(|_| ()))?;
    writer.finish()
}

#[test]
fn a_page_that_was_edited_is_named_and_left_until_overwrite_is_said() {
    let dir = tempfile::tempdir().unwrap();
    let pages = site(&[("index.html", "1"), ("a/b.html", "b")]);
    write(dir.path(), &pages).unwrap();
    fs::write(dir.path().join("index.html"), "mine").unwrap();
    let edited = tree(dir.path());
    // Whether the page changes or not.
    for next in [pages, site(&[("index.html", "2"), ("a/b.html", "2")])] {
        let error = write(dir.path(), &next).unwrap_err().to_string();
        assert!(error.contains("index.html was changed by hand") && error.contains("--overwrite"), "{error}");
        assert_eq!(tree(dir.path()), edited);
    }
    overwriting(dir.path(), &site(&[("index.html", "2"), ("a/b.html", "2")])).unwrap();
    assert_eq!(tree(dir.path())["index.html"], "2");
}

#[test]
fn a_removed_page_that_was_edited_goes_where_overwrite_is_said() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &site(&[("index.html", "1"), ("a.html", "a")])).unwrap();
    fs::write(dir.path().join("a.html"), "edited by hand").unwrap();
    let report = overwriting(dir.path(), &site(&[("index.html", "1")])).unwrap();
    assert_eq!((report.removed, report.left), (1, Vec::new()));
    assert!(!dir.path().join("a.html").exists());
}

/// Lists that other programs and earlier versions make say nothing of whose the files are.
#[test]
fn a_folder_with_somebody_elses_list_is_left_whole() {
    let mine = [("index.html", "my own website"), ("thesis.txt", "my thesis"), ("photos/a.jpg", "a photo")];
    for head in ["", "# my files\n"] {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("photos")).unwrap();
        mine.iter().for_each(|(path, text)| fs::write(dir.path().join(path), text).unwrap());
        let lines: String = mine.iter().map(|(p, t)| format!("{}  {p}\n", manifest::digest(t.as_bytes()))).collect();
        fs::write(dir.path().join(manifest::NAME), format!("{head}{lines}")).unwrap();
        let before = tree(dir.path());
        for pages in [site(&[("index.html", "1")]), site(&[("a.html", "1")]), site(&[])] {
            let error = write(dir.path(), &pages).unwrap_err().to_string();
            assert!(error.contains("checksums.txt") && error.contains("--overwrite"), "{error}");
            assert_eq!(tree(dir.path()), before);
        }
        // What is asked for replaces the list and the page, and removes nothing.
        overwriting(dir.path(), &site(&[("index.html", "1")])).unwrap();
        write(dir.path(), &site(&[("index.html", "2")])).unwrap();
        let mut wanted = before;
        wanted.insert("index.html".into(), "2".into());
        wanted.insert(manifest::NAME.into(), Manifest::of(&site(&[("index.html", "2")])).text());
        assert_eq!(tree(dir.path()), wanted);
    }
}

/// What a power cut leaves of files that nobody flushed.
#[test]
fn empty_files_at_the_addresses_of_pages_are_ours() {
    for (blank, list) in [("", ""), ("\0\0\0", ""), ("", "\0\0")] {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("a")).unwrap();
        for (path, text) in [("index.html", blank), ("a/b.html", blank), (manifest::NAME, list), ("mine.txt", "")] {
            fs::write(dir.path().join(path), text).unwrap();
        }
        let pages = site(&[("index.html", "1"), ("a/b.html", "b")]);
        write(dir.path(), &pages).unwrap();
        let clean = tempfile::tempdir().unwrap();
        write(clean.path(), &pages).unwrap();
        let mut after = tree(dir.path());
        assert_eq!(after.remove("mine.txt").as_deref(), Some(""), "at no page's address");
        assert_eq!(after, tree(clean.path()));
    }
}

#[test]
fn a_folder_of_the_editors_is_no_place_to_wait_in() {
    let pages = site(&[("index.html", "1")]);
    let theirs: [&dyn Fn(&Path); 4] = [
        &|at| fs::write(at, "a file").unwrap(),
        &|at| {
            fs::create_dir(at).unwrap();
            fs::write(at.join("draft.txt"), "a draft").unwrap();
        },
        &|at| {
            fs::create_dir_all(at.join("deep/er")).unwrap();
            fs::write(at.join("deep/er/draft.txt"), "").unwrap();
        },
        &|at| {
            fs::create_dir(at).unwrap();
            fs::write(at.join(waiting::NAME), "a note of mine").unwrap();
        },
    ];
    for make in theirs {
        let dir = tempfile::tempdir().unwrap();
        make(&dir.path().join(waiting::NAME));
        let before = tree(dir.path());
        for build in [write, overwriting] {
            let error = build(dir.path(), &pages).unwrap_err().to_string();
            assert!(error.contains(waiting::NAME) && error.contains("move it away"), "{error}");
            assert_eq!(tree(dir.path()), before);
        }
    }
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join(waiting::NAME).join("empty")).unwrap();
    write(dir.path(), &pages).unwrap();
    assert_eq!(tree(dir.path()).len(), 2, "nothing was lost in a folder without files");
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
