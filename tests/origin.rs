//! Which repository and commit a build says it is from: read from the checkout, never guessed.

#[path = "../build/checkout.rs"]
mod checkout;
#[path = "../build/remote.rs"]
mod remote;

use std::path::Path;
use std::process::Command;

fn git(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(args);
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn only_addresses_of_the_host_become_a_repository() {
    for (address, repository) in [
        ("https://github.com/wexmoor/briefing", Some("wexmoor/briefing")),
        ("https://github.com/wexmoor/briefing.git", Some("wexmoor/briefing")),
        ("https://github.com/wexmoor/briefing.git/", Some("wexmoor/briefing")),
        ("https://GitHub.com/Wex-Moor/brief.ing_2", Some("Wex-Moor/brief.ing_2")),
        ("https://someone:secret@github.com/wexmoor/briefing.git", Some("wexmoor/briefing")),
        ("https://se@cret@github.com/wexmoor/briefing", Some("wexmoor/briefing")),
        ("ssh://git@github.com/wexmoor/briefing.git", Some("wexmoor/briefing")),
        ("ssh://git@ssh.github.com:443/wexmoor/briefing.git", Some("wexmoor/briefing")),
        ("git@github.com:wexmoor/briefing.git", Some("wexmoor/briefing")),
        ("github.com:wexmoor/briefing", Some("wexmoor/briefing")),
        // Nobody answers for these.
        ("http://github.com/wexmoor/briefing", None),
        ("git://github.com/wexmoor/briefing", None),
        ("file:///srv/github.com/wexmoor/briefing", None),
        ("/srv/git/briefing.git", None),
        ("../briefing", None),
        ("C:\\briefing", None),
        ("https://example.org/wexmoor/briefing", None),
        ("https://github.com.example.org/wexmoor/briefing", None),
        ("https://github.com@example.org/wexmoor/briefing", None),
        ("https://github.com/wexmoor", None),
        ("https://github.com/wexmoor/briefing/tree/main", None),
        ("https://github.com/wexmoor/..", None),
        ("https://github.com/wexmoor/.git", None),
        ("https://github.com/wex\"moor/briefing", None),
        ("https://github.com/wexmoor/briefing?token=secret", None),
        ("git@github.com:wexmoor/brie\nfing", None),
        ("", None),
    ] {
        assert_eq!(remote::repository(address).as_deref(), repository, "{address}");
    }
}

#[test]
fn a_checkout_says_its_commit_and_its_remote() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    assert!(checkout::of(folder).is_none(), "no repository");
    git(folder, &["init", "--quiet", "--initial-branch", "main"]);
    let empty = checkout::of(folder).unwrap();
    assert_eq!((empty.commit, empty.remote), (None, None));
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", "One"]);
    let commit = git(folder, &["rev-parse", "HEAD"]);
    git(folder, &["remote", "add", "mine", "https://github.com/wexmoor/one.git"]);
    let one = checkout::of(folder).unwrap();
    assert_eq!(one.commit.as_deref(), Some(commit.as_str()));
    assert_eq!(one.remote.as_deref(), Some("https://github.com/wexmoor/one.git"), "the only remote");
    git(folder, &["remote", "add", "theirs", "https://github.com/wexmoor/two.git"]);
    assert_eq!(checkout::of(folder).unwrap().remote, None, "two, and none is the origin");
    git(folder, &["remote", "add", "origin", "git@github.com:wexmoor/three.git"]);
    assert_eq!(checkout::of(folder).unwrap().remote.as_deref(), Some("git@github.com:wexmoor/three.git"));
    // What is watched tells when it has to be asked again, with the branch packed or not.
    for packed in [false, true] {
        if packed {
            git(folder, &["pack-refs", "--all"]);
        }
        let before = contents(&checkout::of(folder).unwrap());
        git(folder, &["commit", "--quiet", "--allow-empty", "--message", "Again"]);
        assert_ne!(contents(&checkout::of(folder).unwrap()), before, "packed: {packed}");
        assert_ne!(
            before.keys().filter(|path| contents_of(path) != before[*path]).count(),
            0,
            "a commit changes a watched file; packed: {packed}"
        );
    }
}

#[test]
fn a_crate_in_anothers_repository_knows_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path();
    git(folder, &["init", "--quiet"]);
    git(folder, &["commit", "--quiet", "--allow-empty", "--message", "One"]);
    git(folder, &["remote", "add", "origin", "https://github.com/wexmoor/one.git"]);
    let vendored = folder.join("vendor/briefing");
    std::fs::create_dir_all(&vendored).unwrap();
    assert!(checkout::of(&vendored).is_none(), "inside somebody else's repository");
    std::fs::write(folder.join(".cargo_vcs_info.json"), "{}").unwrap();
    assert!(checkout::of(folder).is_none(), "packed by a registry");
}

#[test]
fn the_program_says_what_it_was_built_from() {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing")).arg("--version").output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let built = (env!("BRIEFING_BUILT_REPOSITORY"), env!("BRIEFING_BUILT_COMMIT"));
    let wanted = match built {
        ("", "") => format!("briefing {}\n", env!("CARGO_PKG_VERSION")),
        (repository, "") => format!("briefing {} ({repository})\n", env!("CARGO_PKG_VERSION")),
        ("", commit) => format!("briefing {} (commit {commit})\n", env!("CARGO_PKG_VERSION")),
        (repository, commit) => format!("briefing {} (commit {commit} of {repository})\n", env!("CARGO_PKG_VERSION")),
    };
    assert_eq!(said, wanted);
    let given = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if given("BRIEFING_COMMIT").is_none() && given("BRIEFING_REPOSITORY").is_none() {
        let found = checkout::of(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_or_default();
        let repository = found.remote.as_deref().and_then(remote::repository).unwrap_or_default();
        assert_eq!(built, (repository.as_str(), found.commit.unwrap_or_default().as_str()));
    }
    assert!(built.0.is_empty() || remote::is_repository(built.0));
    assert!(built.1.is_empty() || checkout::is_commit(built.1));
}

type Contents = std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>;

fn contents(found: &checkout::Checkout) -> Contents {
    found.watched.iter().map(|path| (path.clone(), contents_of(path))).collect()
}

fn contents_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}
