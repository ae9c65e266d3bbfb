//! Whose the files in the output folder are: what a build leaves alone, as an editor meets it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");

fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let init = Command::new(PROGRAM).args(["init", "-q"]).current_dir(dir.path()).output().unwrap();
    assert!(init.status.success());
    dir
}

fn build(site: &Path, args: &[&str]) -> Output {
    Command::new(PROGRAM).arg("build").args(args).current_dir(site).output().unwrap()
}

/// Exit code, and all that was said.
fn result(output: &Output) -> (i32, String) {
    let said = [&output.stdout, &output.stderr].map(|b| String::from_utf8_lossy(b).into_owned()).concat();
    (output.status.code().unwrap_or(-1), said)
}

fn tree(dir: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().strip_prefix(dir).unwrap().display().to_string(), fs::read(e.path()).unwrap())).collect()
}

fn put(root: &Path, files: &[(&str, &str)]) {
    for (path, text) in files {
        let at = root.join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }
}

/// Lists that `b3sum` and `sha256sum` made over an editor's own files.
#[test]
fn a_list_of_somebody_elses_gives_nothing_away() {
    let site = sample();
    let mine = [("thesis.txt", "my thesis"), ("photos/harbour.jpg", "a photo"), ("index.html", "my own website")];
    type Line = fn(&str) -> String;
    let lists: [(&str, Line); 2] = [
        ("b3sum", |text| briefing::manifest::digest(text.as_bytes())),
        ("sha256sum", |text| {
            use sha2::Digest;
            sha2::Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
        }),
    ];
    for (program, digest) in lists {
        for files in [&mine[..], &mine[..2]] {
            let out = site.path().join(program).join(files.len().to_string());
            put(&out, files);
            let list: String = files.iter().map(|(path, text)| format!("{}  {path}\n", digest(text))).collect();
            put(&out, &[("checksums.txt", &list)]);
            let before = tree(&out);
            let (code, said) = result(&build(site.path(), &["--out", out.to_str().unwrap()]));
            assert_eq!(code, 2, "{said}");
            assert!(said.contains("checksums.txt") && said.contains("--overwrite"), "{said}");
            assert_eq!(tree(&out), before, "{program}");
        }
    }
}

#[test]
fn a_page_changed_by_hand_is_named_and_kept_until_overwrite_is_said() {
    let site = sample();
    let public = site.path().join("public");
    assert_eq!(result(&build(site.path(), &[])).0, 0);
    let good = tree(&public);
    put(&public, &[("about.html", "<p>Mine.</p>")]);
    let mine = tree(&public);
    let (code, said) = result(&build(site.path(), &[]));
    assert_eq!(code, 2, "{said}");
    assert!(said.contains("about.html was changed by hand") && said.contains("--overwrite"), "{said}");
    assert_eq!(tree(&public), mine);
    assert_eq!(result(&build(site.path(), &["--overwrite"])).0, 0);
    assert_eq!(tree(&public), good);

    // A page that is no longer part of the site.
    put(&public, &[("about.html", "<p>Mine.</p>")]);
    fs::remove_file(site.path().join("content/pages/about.md")).unwrap();
    let settings = site.path().join("content/site.yaml");
    let text = fs::read_to_string(&settings).unwrap();
    fs::write(settings, text.lines().filter(|l| !l.contains("about")).map(|l| format!("{l}\n")).collect::<String>())
        .unwrap();
    let (code, said) = result(&build(site.path(), &[]));
    assert!(code != 0 || said.contains("about.html is no longer part of the site, but was changed by hand"), "{said}");
    assert_eq!(fs::read_to_string(public.join("about.html")).unwrap(), "<p>Mine.</p>");
}

/// As a power cut leaves a site whose files nobody flushed.
#[test]
fn a_site_of_empty_files_is_built_again() {
    let site = sample();
    let public = site.path().join("public");
    assert_eq!(result(&build(site.path(), &[])).0, 0);
    let good = tree(&public);
    good.keys().for_each(|path| fs::write(public.join(path), "").unwrap());
    fs::remove_dir_all(site.path().join(".briefing")).unwrap();
    let (code, said) = result(&build(site.path(), &[]));
    assert_eq!(code, 0, "{said}");
    assert_eq!(tree(&public), good);
}

#[test]
fn a_folder_of_the_name_in_which_pages_wait_is_kept() {
    let site = sample();
    put(site.path(), &[("public/.briefing-new/draft.txt", "mine")]);
    let (code, said) = result(&build(site.path(), &["--overwrite"]));
    assert_eq!(code, 2, "{said}");
    assert!(said.contains(".briefing-new"), "{said}");
    assert_eq!(tree(&site.path().join("public")).len(), 1);
}

#[test]
fn an_output_folder_that_holds_something_else_is_refused() {
    let site = sample();
    put(site.path(), &[("themes/own/style.css", ""), (".git/HEAD", "ref: refs/heads/main\n")]);
    let before = tree(site.path());
    let home = tempfile::tempdir().unwrap();
    for out in
        [".", "..", "content", "content/new", "originals", "originals/new", "themes/own", ".git/new", "x/../content"]
            .into_iter()
            .chain(home.path().to_str())
    {
        let mut command = Command::new(PROGRAM);
        command.args(["build", "--overwrite", "--out", out]).current_dir(site.path());
        let (code, said) = result(&command.env("HOME", home.path()).env("USERPROFILE", home.path()).output().unwrap());
        assert_eq!(code, 2, "{out}: {said}");
        assert!(said.contains("the site cannot be written to"), "{out}: {said}");
        assert_eq!(tree(site.path()), before, "{out}");
    }
    assert_eq!(tree(home.path()).len(), 0);
    assert_eq!(result(&build(site.path(), &["--out", "public/../docs"])).0, 0);
}
