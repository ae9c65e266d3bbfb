//! Builds after builds: whatever happened before, the site ends as a clean build makes it, nothing equal is written, and a
//! build that fails or is killed leaves whole files of one site or the other.
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");

fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let init = Command::new(PROGRAM).args(["init", "-q"]).current_dir(dir.path()).output().unwrap();
    assert!(init.status.success());
    dir
}

fn command(site: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("build").args(args).current_dir(site).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn build(site: &Path, args: &[&str]) -> Output {
    command(site, args).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|b| String::from_utf8_lossy(b).into_owned()).concat()
}

type Tree = BTreeMap<String, Vec<u8>>;

fn tree(dir: &Path) -> Tree {
    let files = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().strip_prefix(dir).unwrap().display().to_string(), fs::read(e.path()).unwrap())).collect()
}

/// The site that a build into an empty folder makes, without any memory of earlier ones.
fn clean(site: &Path) -> Tree {
    let copy = tempfile::tempdir().unwrap();
    let cp = Command::new("cp").arg("-r").arg(site.join(".")).arg(copy.path()).status().unwrap();
    assert!(cp.success());
    for folder in ["public", ".briefing"] {
        let _ = fs::remove_dir_all(copy.path().join(folder));
    }
    let built = build(copy.path(), &[]);
    assert_eq!(code(&built), 0, "{}", said(&built));
    tree(&copy.path().join("public"))
}

/// Names the files that differ: whole trees fill the screen.
#[track_caller]
fn assert_same(left: &Tree, right: &Tree, what: &str) {
    let paths = left.keys().chain(right.keys());
    let differ: Vec<&String> = paths.filter(|p| left.get(*p) != right.get(*p)).collect();
    assert!(differ.is_empty(), "{what}: {differ:?}");
}

fn plant(site: &Path, path: &str, old: &str, new: &str) {
    let path = site.join(path);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "{} holds no {old:?}", path.display());
    fs::write(&path, text.replace(old, new)).unwrap();
}

const ARTICLE: &str = "content/articles/courier-opening.md";

#[test]
fn after_any_edit_the_site_is_what_a_clean_build_makes() {
    let site = sample();
    let root = site.path();
    let content = fs::read_to_string(root.join(ARTICLE)).unwrap();
    type Edit<'a> = (&'a str, i32, Box<dyn Fn() + 'a>);
    let edit = |what: &'static str, code, act: Box<dyn Fn()>| -> Edit<'_> { (what, code, act) };
    let (a, b, c) = (root.to_owned(), root.to_owned(), root.to_owned());
    let [d, e, f, g, h, i, j] = [0; 7].map(|_| a.clone());
    let (text, text2) = (content.clone(), content);
    let edits = [
        edit("the first build", 0, Box::new(|| {})),
        edit(
            "a word of a page",
            0,
            Box::new(move || {
                let path = a.join("content/pages/about.md");
                let old = fs::read_to_string(&path).unwrap();
                fs::write(path, old + "\nOne more sentence.\n").unwrap();
            }),
        ),
        edit("an article is taken away", -1, Box::new(move || fs::remove_file(b.join(ARTICLE)).unwrap())),
        edit("and comes back", 0, Box::new(move || fs::write(c.join(ARTICLE), &text).unwrap())),
        edit("an article breaks", 1, Box::new(move || fs::write(d.join(ARTICLE), "---\ntitle: [\n---\n").unwrap())),
        edit("and is mended", 0, Box::new(move || fs::write(e.join(ARTICLE), &text2).unwrap())),
        edit(
            "a theme of its own",
            0,
            Box::new(move || {
                let site = f.join("content/site.yaml");
                let old = fs::read_to_string(&site).unwrap();
                fs::create_dir_all(f.join("themes/own")).unwrap();
                fs::write(f.join("themes/own/style.css"), "body { color: red }\n").unwrap();
                fs::write(site, old + "\ntheme: own\n").unwrap();
            }),
        ),
        edit(
            "the theme changes",
            0,
            Box::new(move || {
                fs::write(g.join("themes/own/style.css"), "body { color: blue }\n").unwrap();
            }),
        ),
        edit(
            "a page with code",
            0,
            Box::new(move || {
                fs::write(h.join("content/pages/code.md"), "---\ntitle: Code\n---\n\n```yaml\na: 1\n```\n").unwrap();
            }),
        ),
        edit("a page by hand", 2, Box::new(move || fs::write(i.join("public/index.html"), "mine").unwrap())),
        edit("and is deleted", 0, Box::new(move || fs::remove_file(j.join("public/index.html")).unwrap())),
        edit("nothing", 0, Box::new(|| {})),
    ];
    fs::create_dir(root.join("public")).unwrap();
    fs::write(root.join("public/CNAME"), "example.org").unwrap();
    for (what, wanted, act) in edits {
        act();
        let before = tree(&root.join("public"));
        let built = build(root, &[]);
        assert!(wanted == code(&built) || wanted == -1, "{what}: {}", said(&built));
        let mut after = tree(&root.join("public"));
        if code(&built) == 0 {
            assert_eq!(after.remove("CNAME").unwrap(), b"example.org", "{what}");
            assert_same(&after, &clean(root), what);
        } else {
            assert_same(&after, &before, what);
        }
    }
}

/// Number, time of change and length of every file and folder.
fn stats(dir: &Path) -> BTreeMap<String, (u64, i64, i64, u64)> {
    let all = walkdir::WalkDir::new(dir).into_iter().map(Result::unwrap);
    all.map(|e| {
        let m = e.metadata().unwrap();
        (e.path().display().to_string(), (m.ino(), m.mtime(), m.mtime_nsec(), m.len()))
    })
    .collect()
}

#[test]
fn where_nothing_changed_nothing_is_written() {
    let site = sample();
    let public = site.path().join("public");
    assert_eq!(code(&build(site.path(), &[])), 0);
    let first = stats(&public);
    for round in ["at once", "with a settled cache", "without the cache"] {
        if round == "without the cache" {
            fs::remove_dir_all(site.path().join(".briefing")).unwrap();
        }
        std::thread::sleep(Duration::from_millis(60));
        let built = build(site.path(), &[]);
        assert!(said(&built).contains(" 0 files written"), "{round}: {}", said(&built));
        assert_eq!(stats(&public), first, "{round}");
    }
}

/// The same content makes the same site again, whatever has happened to the folder meanwhile; what somebody typed into it
/// is replaced only when that is asked for.
#[test]
fn what_was_done_to_the_site_by_hand_is_mended() {
    let site = sample();
    let root = site.path();
    assert_eq!(code(&build(root, &[])), 0);
    let good = tree(&root.join("public"));
    let home = root.join("public/index.html");
    let harm: [(&str, bool, &dyn Fn()); 5] = [
        ("taken away", false, &|| fs::remove_file(&home).unwrap()),
        ("altered", true, &|| fs::write(&home, fs::read_to_string(&home).unwrap().replace("html", "HTML")).unwrap()),
        ("cut off", true, &|| fs::write(&home, "<!doctype html>").unwrap()),
        ("emptied", false, &|| fs::write(&home, "").unwrap()),
        ("a folder taken away", false, &|| fs::remove_dir_all(root.join("public/articles")).unwrap()),
    ];
    for (what, is_theirs, harm) in harm {
        for _ in 0..2 {
            assert_eq!(code(&build(root, &[])), 0, "{what}");
        }
        harm();
        let mut built = build(root, &[]);
        if is_theirs {
            assert_eq!(code(&built), 2, "{what}");
            assert!(said(&built).contains("index.html was changed by hand"), "{what}: {}", said(&built));
            built = build(root, &["--overwrite"]);
        }
        assert_eq!(code(&built), 0, "{what}: {}", said(&built));
        assert_same(&tree(&root.join("public")), &good, what);
    }
}

#[test]
fn one_edit_writes_only_what_it_changes() {
    let site = sample();
    let public = site.path().join("public");
    assert_eq!(code(&build(site.path(), &[])), 0);
    let (before, old) = (stats(&public), tree(&public));
    let about = site.path().join("content/pages/about.md");
    let text = fs::read_to_string(&about).unwrap();
    fs::write(&about, text + "\nOne more sentence.\n").unwrap();
    assert_eq!(code(&build(site.path(), &[])), 0);
    let (after, new) = (stats(&public), tree(&public));
    let mut changed = 0;
    for (path, bytes) in &new {
        let at = public.join(path).display().to_string();
        if old.get(path) == Some(bytes) {
            assert_eq!(before[&at], after[&at], "{path} has the same bytes");
        } else {
            changed += 1;
        }
    }
    assert!(changed > 0 && changed < new.len() / 2, "{changed} of {}", new.len());
}

#[test]
fn without_list_or_cache_nothing_of_others_is_replaced_and_the_next_build_heals() {
    for (lost, refused) in [(&["public/checksums.txt"][..], false), (&["public/checksums.txt", ".briefing"], true)] {
        let site = sample();
        let root = site.path();
        assert_eq!(code(&build(root, &[])), 0);
        for path in lost {
            let path = root.join(path);
            if path.is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
        }
        // What is as we would write it is ours.
        let about = root.join("content/pages/about.md");
        let text = fs::read_to_string(&about).unwrap();
        fs::write(&about, text + "\nOne more sentence.\n").unwrap();
        let before = tree(&root.join("public"));
        let built = build(root, &[]);
        if refused {
            assert_eq!(code(&built), 2);
            assert!(said(&built).contains("about") && said(&built).contains("--overwrite"), "{}", said(&built));
            assert_same(&tree(&root.join("public")), &before, "refused");
            assert_eq!(code(&build(root, &["--overwrite"])), 0);
        } else {
            assert_eq!(code(&built), 0, "{}", said(&built));
        }
        assert_same(&tree(&root.join("public")), &clean(root), "healed");
    }
}

/// Numbers that look random and are the same each time (SplitMix64).
fn random(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *seed;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[test]
fn a_killed_build_leaves_whole_files_and_the_next_one_heals() {
    let site = sample();
    let root = site.path();
    let public = root.join("public");
    let settings = fs::read_to_string(root.join("content/site.yaml")).unwrap();
    let title = settings.lines().find(|l| l.starts_with("title:")).unwrap();
    let state = |n: usize| settings.replace(title, &format!("title: Edition {}", n % 2));
    let sites = [0, 1].map(|n| {
        fs::write(root.join("content/site.yaml"), state(n)).unwrap();
        clean(root)
    });
    let start = Instant::now();
    assert_eq!(code(&build(root, &[])), 0);
    let whole = start.elapsed();
    let (mut seed, mut killed) = (20_210_220, 0);
    for n in 0..50 {
        fs::write(root.join("content/site.yaml"), state(n)).unwrap();
        let mut child = command(root, &[]).spawn().unwrap();
        std::thread::sleep(whole.mul_f64((random(&mut seed) % 1000) as f64 / 1000.0));
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        let there = tree(&public);
        for (path, bytes) in there.iter().filter(|(p, _)| !p.starts_with(".briefing-new/") && *p != "checksums.txt") {
            let whole = sites.iter().any(|s| s.get(path) == Some(bytes));
            assert!(whole, "kill {n}: {path} is neither old nor new");
        }
        let lost = sites[0].keys().find(|p| sites[1].contains_key(*p) && !there.contains_key(*p));
        assert_eq!(lost, None, "kill {n}");
        if n % 10 == 9 {
            assert_eq!(code(&build(root, &[])), 0, "kill {n}");
            assert_same(&tree(&public), &sites[n % 2], "healed");
        }
    }
    assert!(killed > 10, "only {killed} builds were killed");
}

/// Asked to end, a build leaves the whole old site or the whole new one, and nothing else.
#[test]
fn an_interrupted_build_leaves_one_site_or_the_other() {
    let site = sample();
    let root = site.path();
    let public = root.join("public");
    let settings = fs::read_to_string(root.join("content/site.yaml")).unwrap();
    let title = settings.lines().find(|l| l.starts_with("title:")).unwrap();
    let state =
        |n: usize| fs::write(root.join("content/site.yaml"), settings.replace(title, &format!("title: E{}", n % 2)));
    let sites = [0, 1].map(|n| {
        state(n).unwrap();
        clean(root)
    });
    let start = Instant::now();
    assert_eq!(code(&build(root, &[])), 0);
    let whole = start.elapsed();
    let (mut seed, mut stopped, mut now) = (7, 0, 1);
    for n in 0..30 {
        state(n).unwrap();
        let child = command(root, &[]).spawn().unwrap();
        std::thread::sleep(whole.mul_f64((random(&mut seed) % 1000) as f64 / 1000.0));
        let told = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let ended = child.wait_with_output().unwrap();
        match ended.status.code() {
            Some(0) => now = n % 2,
            Some(2) => {
                assert!(told.success() && said(&ended).contains("left as it was"), "{}", said(&ended));
                stopped += 1;
            }
            // Before there was anything to keep whole.
            None => {}
            Some(other) => panic!("exit code {other}: {}", said(&ended)),
        }
        assert_same(&tree(&public), &sites[now], "interrupted");
    }
    assert!(stopped > 0, "no build was stopped while it made pages");
}

#[test]
fn a_full_disk_leaves_the_last_good_site() {
    let site = sample();
    let root = site.path();
    // No file may grow beyond a few kilobytes: the disk refuses as a full one does.
    let full = || {
        let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" build";
        Command::new("sh").args(["-c", script, PROGRAM]).current_dir(root).output().unwrap()
    };
    let first = full();
    assert_eq!(code(&first), 2, "{}", said(&first));
    assert!(said(&first).contains("full"), "{}", said(&first));
    assert!(!root.join("public").exists(), "nothing is left of a site that could not be written");
    assert_eq!(code(&build(root, &[])), 0);
    let good = tree(&root.join("public"));
    plant(root, "content/site.yaml", "title:", "title: New");
    assert_eq!(code(&full()), 2);
    assert_same(&tree(&root.join("public")), &good, "the last good site");
    assert_eq!(code(&build(root, &[])), 0);
    assert_same(&tree(&root.join("public")), &clean(root), "healed");
}

#[test]
fn a_read_only_folder_is_said_and_left() {
    let site = sample();
    let root = site.path();
    assert_eq!(code(&build(root, &["--locked"])), 0, "the sample's lock is up to date or not needed");
    let public = root.join("public");
    let good = tree(&public);
    plant(root, "content/site.yaml", "title:", "title: New");
    let mode = |m| fs::set_permissions(&public, fs::Permissions::from_mode(m)).unwrap();
    mode(0o555);
    // Who may do everything needs somebody else to try it.
    let almighty = fs::write(public.join("probe"), "").is_ok();
    let _ = fs::remove_file(public.join("probe"));
    let copy = root.join("program");
    fs::copy(PROGRAM, &copy).unwrap();
    fs::set_permissions(root, fs::Permissions::from_mode(0o755)).unwrap();
    let mut command = Command::new(&copy);
    command.args(["build", "--locked"]).current_dir(root);
    if almighty {
        command.uid(65534).gid(65534);
    }
    let built = command.output().unwrap();
    assert_eq!(code(&built), 2, "{}", said(&built));
    assert!(said(&built).contains("read-only") && said(&built).contains("public"), "{}", said(&built));
    assert_same(&tree(&public), &good, "the last good site");
    mode(0o755);
    assert_eq!(code(&build(root, &[])), 0);
}

#[test]
fn two_builds_at_once_do_not_mix() {
    let site = sample();
    let root = site.path();
    let public = root.join("public");
    assert_eq!(code(&build(root, &[])), 0);
    plant(root, "content/site.yaml", "title:", "title: New");
    let good = tree(&public);

    let held = fs::File::open(&public).unwrap();
    held.lock().unwrap();
    let second = build(root, &[]);
    assert_eq!(code(&second), 2);
    assert!(said(&second).contains("another build is writing to public"), "{}", said(&second));
    assert_same(&tree(&public), &good, "held");
    drop(held);

    let both = [command(root, &[]).spawn().unwrap(), command(root, &[]).spawn().unwrap()];
    let ended = both.map(|child| child.wait_with_output().unwrap());
    assert!(ended.iter().any(|o| code(o) == 0), "one of them builds");
    for o in &ended {
        assert!(code(o) == 0 || (code(o) == 2 && said(o).contains("another build")), "{}", said(o));
    }
    assert_same(&tree(&public), &clean(root), "both");
}
