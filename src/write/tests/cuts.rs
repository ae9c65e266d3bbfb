//! Builds that a power cut or an error ends: the steps of a build are recorded, cut at every point, and whatever may then be
//! on the disk is built again.

use super::*;
use crate::durable::crash::{Recorder, Step, Tree, Unflushed, holds, states};
use std::collections::BTreeSet;

type Pages = &'static [(&'static str, &'static str)];

/// What a build finds, and what it makes of it.
struct Scene {
    what: &'static str,
    old: Pages,
    new: Pages,
}

const SCENES: &[Scene] = &[
    Scene {
        what: "the first build",
        old: &[],
        new: &[("index.html", "home"), ("a/b/c.html", "page c"), ("a/d.html", "page d"), ("data.json", "{}")],
    },
    Scene {
        what: "pages change, come and go",
        old: &[("index.html", "home 1"), ("a/b/c.html", "page c"), ("a/d.html", "page d"), ("e.html", "page e")],
        new: &[("index.html", "home 2"), ("a/d.html", "page d 2"), ("f/g.html", "page g"), ("a/h.html", "page h")],
    },
    Scene {
        what: "one page goes",
        old: &[("index.html", "home"), ("a/only.html", "page a")],
        new: &[("index.html", "home")],
    },
];

/// The editor may have typed on before the next build.
const THIRD: Pages =
    &[("index.html", "home 3"), ("a/d.html", "page d 3"), ("f/g.html", "page g"), ("e.html", "page e 3")];

const THEIRS: &[(&str, &str)] = &[("CNAME", "example.org"), ("a/leaflet.pdf", "a leaflet")];

fn build(out: &Path, pages: Pages, disk: Arc<dyn Disk>) -> anyhow::Result<Report> {
    let writer = Writer::open_on(Options { out: out.to_owned(), ..Options::default() }, disk)?;
    for page in site(pages) {
        writer.put(&page, "")?;
    }
    writer.finish()
}

/// What lies below the root before a build: nothing at all, or a site among an editor's own files.
fn before(old: Pages) -> Tree {
    let root = tempfile::tempdir().unwrap();
    if !old.is_empty() {
        let out = root.path().join("public");
        build(&out, old, Arc::new(Unflushed)).unwrap();
        for (path, text) in THEIRS {
            fs::create_dir_all(out.join(path).parent().unwrap()).unwrap();
            fs::write(out.join(path), text).unwrap();
        }
    }
    Tree::read(root.path())
}

fn made(before: &Tree, pages: Pages, disk: impl FnOnce(&Path) -> Arc<dyn Disk>) -> (anyhow::Result<Report>, Tree) {
    let root = tempfile::tempdir().unwrap();
    before.make(root.path());
    let built = build(&root.path().join("public"), pages, disk(root.path()));
    (built, Tree::read(root.path()))
}

/// Beside each other, the trees after a build of the old, the new and a third site.
fn healed(scene: &Scene, before: &Tree) -> Vec<(Pages, Tree)> {
    let all = [scene.old, scene.new, THIRD].into_iter().filter(|pages| !pages.is_empty());
    all.map(|pages| (pages, made(before, pages, |_| Arc::new(Unflushed)).1)).collect()
}

fn recorded(before: &Tree, pages: Pages) -> (Vec<Step>, Tree) {
    let root = tempfile::tempdir().unwrap();
    before.make(root.path());
    let disk = Arc::new(Recorder::new(root.path()));
    build(&root.path().join("public"), pages, disk.clone()).unwrap();
    (disk.steps(), Tree::read(root.path()))
}

/// The steps of a build that ends before anything is moved, as after an error.
fn abandoned(before: &Tree, pages: Pages) -> (Vec<Step>, Tree) {
    let root = tempfile::tempdir().unwrap();
    before.make(root.path());
    let disk = Arc::new(Recorder::new(root.path()));
    let options = Options { out: root.path().join("public"), ..Options::default() };
    let writer = Writer::open_on(options, disk.clone()).unwrap();
    site(pages).iter().for_each(|page| assert!(writer.put(page, "").is_ok()));
    drop(writer);
    (disk.steps(), Tree::read(root.path()))
}

fn is_waiting(path: &str) -> bool {
    path.split('/').nth(1) == Some(waiting::NAME)
}

/// A page that is neither old nor new, or a file of the editor's that is not as it was.
fn torn(state: &Tree, before: &Tree, after: &Tree) -> Option<String> {
    let seen = state.without(is_waiting).files();
    let list = format!("public/{}", manifest::NAME);
    let odd = seen.paths().find(|p| **p != list && ![before, after].iter().any(|t| t.file(p) == state.file(p)));
    let lost = before
        .paths()
        .find(|p| before.file(p).is_some() && before.file(p) == after.file(p) && before.file(p) != state.file(p));
    odd.or(lost).map(str::to_owned)
}

/// Whatever is wrong with what may be there after a cut of these steps, behind the first few.
fn fault(scene: &Scene, before: &Tree, after: &Tree, steps: &[Step], first: usize) -> Option<String> {
    let wanted = healed(scene, before);
    let mut known = BTreeSet::new();
    for cut in first..=steps.len() {
        for state in states(before, &steps[..cut]) {
            if cut == steps.len() && state.without(is_waiting) != *after {
                return Some(format!("{}: the build is done, and this is there: {state:?}", scene.what));
            }
            if known.contains(&state) {
                continue;
            }
            if let Some(path) = torn(&state, before, after) {
                return Some(format!("{}, after {cut} of {steps:#?}: {path} in {state:?}", scene.what));
            }
            for (pages, wanted) in &wanted {
                let (built, there) = made(&state, pages, |_| Arc::new(Unflushed));
                if built.is_err() || there != *wanted {
                    return Some(format!(
                        "{}, after {cut} of {steps:#?}: {built:?}, {state:?} → {there:?}",
                        scene.what
                    ));
                }
            }
            known.insert(state);
        }
    }
    None
}

#[test]
fn at_any_cut_there_is_one_site_or_the_other_or_the_next_build_heals_it() {
    for scene in SCENES {
        let before = before(scene.old);
        let (steps, after) = recorded(&before, scene.new);
        assert!(holds(&before, &steps, &after), "{}: the model is as the disk", scene.what);
        assert_eq!(after.without(is_waiting), after, "{}: nothing waits any more", scene.what);
        assert_eq!(fault(scene, &before, &after, &steps, 0), None);
    }
}

#[test]
fn without_any_one_flush_a_cut_does_harm() {
    let scene = &SCENES[1];
    let before = before(scene.old);
    let left = abandoned(&before, scene.new);
    assert_eq!(fault(scene, &before, &left.1, &left.0, 0), None);
    for (steps, after) in [recorded(&before, scene.new), left] {
        for missing in (0..steps.len()).filter(|i| matches!(steps[*i], Step::Flush { .. })) {
            let mut less = steps.clone();
            less.remove(missing);
            assert!(fault(scene, &before, &after, &less, missing).is_some(), "step {missing} is needless: {steps:#?}");
        }
    }
}

/// A build that was killed leaves what is not yet on the disk; the next one must bring it there, though it finds it in its
/// place.
#[test]
fn after_a_kill_the_next_build_brings_to_the_disk_what_it_finds() {
    let scene = &SCENES[1];
    let before = before(scene.old);
    let (steps, after) = recorded(&before, scene.new);
    for cut in 0..steps.len() {
        let root = tempfile::tempdir().unwrap();
        before.make(root.path());
        let disk = Arc::new(Recorder::new(root.path()));
        disk.replay(&steps[..cut]);
        build(&root.path().join("public"), scene.new, disk.clone()).unwrap();
        let steps = disk.steps();
        // The list alone may say more than there is: the next build shortens it.
        let pages = |tree: &Tree| tree.without(|path| is_waiting(path) || path == "public/checksums.txt");
        for state in states(&before, &steps) {
            assert_eq!(pages(&state), pages(&after), "killed after {cut}: {steps:#?}");
            let (built, there) = made(&state, scene.new, |_| Arc::new(Unflushed));
            assert!(built.is_ok() && there == after, "killed after {cut}: {built:?}");
        }
    }
}

#[test]
fn whatever_step_fails_the_message_says_what_is_there_and_the_next_build_heals_it() {
    for scene in SCENES {
        let before = before(scene.old);
        for at in 0..recorded(&before, scene.new).0.len() {
            let root = tempfile::tempdir().unwrap();
            before.make(root.path());
            let disk = Arc::new(Recorder::failing(root.path(), at));
            let built = build(&root.path().join("public"), scene.new, disk.clone());
            let there = Tree::read(root.path());
            for (pages, wanted) in healed(scene, &before) {
                let (built, there) = made(&there, pages, |_| Arc::new(Unflushed));
                assert!(built.is_ok() && there.files() == wanted.files(), "{}: {at}: {built:?}", scene.what);
            }
            // Folders that cannot be cleared away are left to the next build.
            let Err(error) = built else { continue };
            let said = format!("{error:#}");
            let moves = |s: &Step| matches!(s, Step::Rename { to, .. } if !to.ends_with(manifest::NAME));
            let moved = disk.steps().iter().any(moves);
            if moved {
                assert!(said.contains("partly the new site") && said.contains("the next build mends it"), "{said}");
            } else if !said.contains("partly") {
                let list = |path: &str| path == "public" || path == "public/checksums.txt";
                assert_eq!(there.without(|p| is_waiting(p) || list(p)), before.without(list), "{at}: {said}");
            }
        }
    }
}
