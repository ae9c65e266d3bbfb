//! Two people who work on one site, with git between them: what git joins needs no hand, what it cannot join is said
//! plainly, private texts stay out, and a reviewer sees what the lock takes to be verified. Needs git.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");

struct Site(tempfile::TempDir);

fn said(out: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr))
}

impl Site {
    /// The sample in a repository of its own.
    fn new() -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        site.git(&["init", "-q", "-b", "main"]);
        site.fine(&["init", "-q"]);
        let settings = site.read("content/site.yaml");
        site.write("content/site.yaml", &format!("{settings}\nlimits:\n  percent: 90\n"));
        site
    }

    /// The same repository with the same files at another place.
    fn copy(&self) -> Site {
        let copy = Site(tempfile::tempdir().unwrap());
        for entry in walkdir::WalkDir::new(self.0.path()).min_depth(1) {
            let entry = entry.unwrap();
            let to = copy.0.path().join(entry.path().strip_prefix(self.0.path()).unwrap());
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(&to).unwrap(),
                false => drop(fs::copy(entry.path(), &to).unwrap()),
            }
        }
        copy
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let at = self.path(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(PROGRAM).args(["--color", "never"]).args(arguments).current_dir(self.0.path()).output().unwrap()
    }

    fn fine(&self, arguments: &[&str]) -> String {
        let out = self.run(arguments);
        assert!(out.status.success(), "{arguments:?}: {}", said(&out));
        said(&out)
    }

    fn try_git(&self, arguments: &[&str]) -> Output {
        let home = self.0.path().join(".git");
        let mut command = Command::new("git");
        command.args(["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]).args(arguments);
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", home).current_dir(self.0.path());
        command.output().expect("git is there")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let out = self.try_git(arguments);
        assert!(out.status.success(), "git {arguments:?}: {}", said(&out));
        String::from_utf8(out.stdout).unwrap()
    }

    fn commit(&self) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-q", "-m", "x"]);
    }

    /// A private article with claims on these figures.
    fn article(&self, id: &str, figures: &[u32]) {
        let text: Vec<String> = (300..340).map(|n| format!("Somebody counted {n} visitors there.")).collect();
        self.write(&format!("originals/{id}.txt"), &text.join("\n"));
        let claim =
            |n: &u32| format!("  - id: of-{n}\n    number: visitors-on-opening-day\n    quote: counted {n} visitors\n");
        let claims: String = figures.iter().map(claim).collect();
        let head = "outlet: exampleton-gazette\npublished: 2026-03-04\nurl: unknown\n";
        self.write(
            &format!("content/articles/{id}.md"),
            &format!("---\ntitle: Report {id}\n{head}claims:\n{claims}---\nMade up.\n"),
        );
    }
}

fn staged(site: &Site) -> Vec<String> {
    site.git(&["ls-files"]).lines().map(str::to_owned).collect()
}

#[test]
fn what_two_editors_add_needs_no_hand() {
    type Added<'a> = &'a [(&'a str, &'a [u32])];
    let base: Added = &[("f", &[310, 311, 312, 313, 314]), ("m", &[310, 311, 312, 313, 314])];
    let cases: [(&str, Added, Added); 5] = [
        ("one article", &[("m", &[300, 310, 311, 312, 313, 314])], &[("m", &[310, 311, 312, 313, 314, 320])]),
        ("neighbours", &[("f", &[300, 310, 311, 312, 313, 314])], &[("m", &[310, 311, 312, 313, 314, 320])]),
        ("in the middle", &[("h", &[321])], &[("g", &[322])]),
        ("at the end", &[("x", &[321]), ("z", &[322])], &[("y", &[323])]),
        ("a new one beside a changed one", &[("n", &[321])], &[("m", &[310, 311, 312, 313, 314, 320])]),
    ];
    let add = |site: &Site, articles: Added| {
        articles.iter().for_each(|(id, figures)| site.article(id, figures));
        site.fine(&["build", "-q"]);
        site.commit();
    };
    let begun = Site::new();
    add(&begun, base);
    for (name, ours, theirs) in cases {
        let site = begun.copy();
        site.git(&["checkout", "-q", "-b", "theirs"]);
        add(&site, theirs);
        site.git(&["checkout", "-q", "main"]);
        add(&site, ours);
        let merged = site.try_git(&["merge", "-q", "--no-edit", "theirs"]);
        assert!(merged.status.success(), "{name}: {}", said(&merged));
        let lock = site.read("content/originals.lock");
        for (id, figures) in ours.iter().chain(theirs) {
            for n in *figures {
                let article = format!("\"article\":\"{id}\"");
                let holds = |l: &str| l.contains(&article) && l.contains(&format!("counted {n} visitors"));
                assert!(lock.lines().any(holds), "{name}: {id} {n}\n{lock}");
            }
        }
        // As the server has it, and as an editor has it.
        fs::rename(site.path("originals"), site.path("elsewhere")).unwrap();
        for arguments in
            [&["check", "--locked"][..], &["build", "--locked"], &["check", "--locked", "--originals", "elsewhere"]]
        {
            let said = site.fine(arguments);
            assert!(!said.contains("B0313") && !said.contains("B0607"), "{name}: {arguments:?}: {said}");
        }
        // Whoever writes the locks next puts them in order, and that is all.
        fs::rename(site.path("elsewhere"), site.path("originals")).unwrap();
        site.fine(&["build", "-q"]);
        let lines = |path: &str| site.read(path).lines().filter(|l| !l.starts_with('#')).count();
        let articles = staged(&site).iter().filter(|p| p.starts_with("content/articles/")).count();
        assert_eq!(lines("content/originals.lock"), articles - 2, "{name}: one line an article of the private ones");
        let article = |l: &str| l.split("\"text\"").next().unwrap().to_owned();
        let ids: Vec<String> = site.read("content/originals.lock").lines().skip(1).map(article).collect();
        assert!(ids.is_sorted(), "{name}: {ids:?}");
    }
}

#[test]
fn without_the_attributes_the_marks_of_git_are_read_past() {
    let site = Site::new();
    fs::remove_file(site.path(".gitattributes")).unwrap();
    site.article("m", &[310]);
    site.fine(&["build", "-q"]);
    site.commit();
    site.git(&["checkout", "-q", "-b", "theirs"]);
    site.article("x", &[320]);
    site.fine(&["build", "-q"]);
    site.commit();
    site.git(&["checkout", "-q", "main"]);
    site.article("y", &[321]);
    site.fine(&["build", "-q"]);
    site.commit();
    assert!(!site.try_git(&["merge", "-q", "--no-edit", "theirs"]).status.success());
    for lock in ["content/originals.lock", "content/published.lock"] {
        assert!(site.read(lock).contains("<<<<<<<"), "{lock}");
    }
    fs::rename(site.path("originals"), site.path("elsewhere")).unwrap();
    let said = site.fine(&["build", "--locked"]);
    assert!(!said.contains("warning"), "{said}");
    site.fine(&["build", "-q"]);
    for lock in ["content/originals.lock", "content/published.lock"] {
        assert!(!site.read(lock).contains("<<<<<<<"), "{lock}");
    }
}

#[test]
fn a_stale_list_of_addresses_fails_where_it_may_not_be_written() {
    let site = Site::new();
    site.article("m", &[310]);
    site.fine(&["build", "-q"]);
    site.commit();
    for arguments in [&["check", "--locked"][..], &["build", "--locked"]] {
        assert!(!site.fine(arguments).contains("B0607"));
    }
    let list = site.read("content/published.lock");
    site.write("content/published.lock", &list.replace("article m\n", ""));
    for arguments in [&["check", "--locked"][..], &["build", "--locked"]] {
        let out = site.run(arguments);
        assert_eq!(out.status.code(), Some(1), "{arguments:?}: {}", said(&out));
        assert!(said(&out).contains("error[B0607]: `content/published.lock` lacks 1 published id"), "{}", said(&out));
    }
    // How things stand is no address, and what two changes make together could be listed by neither.
    let gone = |kind: &str| {
        let kept: Vec<&str> = list.lines().filter(|l| !l.starts_with(kind)).collect();
        format!("{}\n", kept.join("\n"))
    };
    for (text, warned) in [(list.replace("disagree;", "agree;"), false), (gone("disagreement "), true)] {
        assert_ne!(text, list);
        site.write("content/published.lock", &text);
        let told = site.fine(&["build", "--locked"]);
        assert_eq!(told.contains("warning[B0607]"), warned, "{told}");
    }
}

#[test]
fn git_stages_no_original() {
    for (theirs, before) in
        [(None, false), (Some("node_modules\n"), false), (Some("node_modules"), true), (Some(""), true)]
    {
        let site = Site(tempfile::tempdir().unwrap());
        site.git(&["init", "-q", "-b", "main"]);
        site.git(&["remote", "add", "origin", "https://example.org/site.git"]);
        if let Some(theirs) = theirs {
            site.write(".gitignore", theirs);
        }
        if before {
            site.write("originals/before.txt", "somebody else's words");
        }
        let told = site.fine(&["init"]);
        match theirs {
            Some(_) => assert!(told.contains("Added to your .gitignore:\n  /originals/\n"), "{told}"),
            None => assert!(!told.contains(".gitignore"), "{told}"),
        }
        site.article("m", &[310]);
        site.write("downloads/wire.txt", "A wire report\n\nThe agency put the crowd at about 320 visitors.\n");
        site.fine(&["import", "downloads/wire.txt", "-q"]);
        fs::remove_dir_all(site.path("downloads")).unwrap();
        site.git(&["add", "-A"]);
        let staged = staged(&site);
        assert!(staged.iter().any(|p| p == "content/articles/m.md"), "{staged:?}");
        assert!(!staged.iter().any(|p| p.contains("originals/")), "{theirs:?}: {staged:?}");
        if let Some(theirs) = theirs {
            assert!(site.read(".gitignore").starts_with(theirs));
            // The folder keeps itself out, too.
            site.write(".gitignore", theirs);
            site.git(&["add", "-A"]);
            let staged = self::staged(&site);
            assert!(!staged.iter().any(|p| p.contains("originals/")), "{theirs:?}: {staged:?}");
        }
    }
}

#[test]
fn the_folder_of_the_originals_ignores_itself_whoever_makes_it() {
    let site = Site::new();
    site.write("downloads/wire.txt", "A wire report\n\nThe agency put the crowd at about 320 visitors.\n");
    for (options, folder) in [(&[][..], "originals"), (&["--originals", "texts"], "texts")] {
        let _ = fs::remove_dir_all(site.path("originals"));
        let _ = fs::remove_dir_all(site.path("content/articles"));
        site.fine(&[&["import", "downloads/wire.txt", "-q"], options].concat());
        let ignore = site.read(&format!("{folder}/.gitignore"));
        assert!(ignore.lines().any(|l| l == "*"), "{folder}: {ignore}");
        assert!(fs::read_dir(site.path(folder)).unwrap().count() > 1, "{folder}");
    }
}

#[test]
fn a_folder_of_texts_that_was_there_is_given_its_list_where_git_could_take_it() {
    let site = Site::new();
    site.write("downloads/wire.txt", "A wire report\n\nThe agency put the crowd at about 320 visitors.\n");
    site.write("old/a.txt", "A text.\n");
    site.write("kept/.gitignore", "nothing\n");
    let elsewhere = tempfile::tempdir().unwrap();
    let outside = elsewhere.path().to_str().unwrap();
    for (folder, told) in [("old", true), ("old", false), ("kept", false), (outside, false), (".", false)] {
        let _ = fs::remove_dir_all(site.path("content/articles"));
        let _ = fs::remove_file(site.path(folder).join("wire.txt"));
        let said = site.fine(&["import", "downloads/wire.txt", "--originals", folder]);
        assert_eq!(said.contains(&format!("wrote {folder}/.gitignore")), told, "{folder}: {said}");
    }
    assert!(site.read("old/.gitignore").lines().any(|l| l == "*"));
    assert_eq!(site.read("kept/.gitignore"), "nothing\n");
    assert!(!elsewhere.path().join(".gitignore").exists());
}

#[test]
fn a_private_text_that_git_tracks_is_an_error() {
    for (folder, options) in [("originals", &[][..]), ("texts", &["--originals", "texts"])] {
        let site = Site::new();
        site.article("m", &[310]);
        if folder != "originals" {
            fs::rename(site.path("originals"), site.path(folder)).unwrap();
        }
        site.fine(&[&["build", "-q"], options].concat());
        site.commit();
        site.git(&["add", "-f", &format!("{folder}/m.txt"), &format!("{folder}/.gitignore")]);
        for command in ["check", "build"] {
            let out = site.run(&[&[command], options].concat());
            assert_eq!(out.status.code(), Some(1), "{folder}: {}", said(&out));
            let told = said(&out);
            assert!(told.contains("error[B0315]: git tracks private texts: `m.txt`"), "{told}");
            assert!(told.contains(&format!("git rm -r -q --cached {folder}")), "{told}");
        }
        // A hook's own variables do not hide it.
        let mut hook = Command::new(PROGRAM);
        hook.arg("check")
            .args(options)
            .current_dir(site.0.path())
            .env("GIT_DIR", ".git")
            .env("GIT_INDEX_FILE", ".git/index");
        assert_eq!(hook.output().unwrap().status.code(), Some(1));
        // What it says to do is enough.
        site.git(&["rm", "-r", "-q", "--cached", folder]);
        site.fine(&[&["check"], options].concat());
        assert!(site.path(folder).join("m.txt").is_file());
        // Without a repository nothing can be tracked.
        fs::remove_dir_all(site.path(".git")).unwrap();
        site.fine(&[&["check"], options].concat());
    }
}

#[test]
fn private_texts_in_a_repository_of_their_own_are_their_owners_business() {
    let site = Site::new();
    site.article("m", &[310]);
    fs::rename(site.path("originals"), site.path("texts")).unwrap();
    fs::remove_file(site.path("texts/.gitignore")).unwrap();
    let own = |arguments: &[&str]| {
        let folder = site.path("texts");
        assert!(Command::new("git").args(arguments).current_dir(folder).output().unwrap().status.success());
    };
    own(&["init", "-q"]);
    own(&["add", "-A"]);
    site.fine(&["check", "--originals", "texts"]);
}

#[test]
fn a_reviewer_sees_what_the_lock_vouches_for_anew() {
    let site = Site::new();
    site.article("m", &[310, 311]);
    // Nothing is compared before there is a commit.
    assert!(!site.fine(&["build"]).contains("since the last commit"));
    site.commit();
    assert!(!site.fine(&["build"]).contains("since the last commit"));
    assert!(!site.fine(&["check", "--format", "github"]).contains("B0316"));

    site.article("m", &[310, 311, 312]);
    let notices = |told: &str| told.lines().filter(|l| l.contains("B0316")).map(str::to_owned).collect::<Vec<_>>();
    let told = site.fine(&["check", "--format", "github"]);
    let [notice] = &notices(&told)[..] else { panic!("{told}") };
    assert!(notice.starts_with("::notice file=content/articles/m.md,line=15,"), "{notice}");
    assert!(notice.contains("“counted 312 visitors” is new in originals.lock"), "{notice}");
    let told = site.fine(&["build"]);
    let list = "1 quotation new or changed in originals.lock since the last commit:\n  m: “counted 312 visitors” is new in originals.lock\n";
    assert!(told.contains(list), "{told}");

    // Committed by somebody else, as it comes to a server.
    site.commit();
    assert!(!site.fine(&["build"]).contains("since the last commit"));
    assert_eq!(notices(&site.fine(&["build", "--locked", "--format", "github"])).len(), 1);

    // Another text: every entry is another, and of many only the first are named.
    let figures: Vec<u32> = (300..330).collect();
    site.article("m", &figures);
    let text = site.read("originals/m.txt");
    site.write("originals/m.txt", &format!("A correction.\n{text}"));
    let told = site.fine(&["build"]);
    assert!(told.contains("30 quotations new or changed"), "{told}");
    assert!(told.contains("  m: “counted 310 visitors” is changed in originals.lock\n"), "{told}");
    assert!(told.contains("  and 10 more\n") && told.matches(" in originals.lock\n").count() == 20, "{told}");
    let told = site.fine(&["check", "--format", "github"]);
    assert_eq!(notices(&told).len(), 21, "{told}");
    assert!(told.contains("and 10 more quotations"), "{told}");
}

#[test]
fn the_attributes_of_git_are_completed() {
    let site = Site(tempfile::tempdir().unwrap());
    site.write(".gitattributes", "*.png binary");
    let told = site.fine(&["init"]);
    let lines = site.read(".gitattributes");
    assert!(lines.starts_with("*.png binary\n"), "{lines}");
    for lock in ["originals", "published"] {
        let line = format!("/content/{lock}.lock text eol=lf merge=union");
        assert!(lines.lines().any(|l| l == line) && told.contains(&line), "{told}");
    }
    let ours: &Path = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(
        fs::read_to_string(ours.join(".gitattributes"))
            .unwrap()
            .contains("/content/originals.lock text eol=lf merge=union")
    );
}
