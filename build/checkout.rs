//! What git knows of the folder that is built. Nothing where git, its history or this folder's own repository is missing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[derive(Debug, Default)]
pub struct Checkout {
    pub commit: Option<String>,
    /// The address of `origin`, or of the only remote.
    pub remote: Option<String>,
    /// Files that change when the commit or the remote does.
    pub watched: Vec<PathBuf>,
}

/// A crate unpacked inside somebody else's repository is not a checkout of ours, nor is one that a registry packed.
pub fn of(folder: &Path) -> Option<Checkout> {
    if folder.join(".cargo_vcs_info.json").exists() {
        return None;
    }
    let top = git(folder, &["rev-parse", "--show-toplevel"])?;
    if fs::canonicalize(top).ok()? != fs::canonicalize(folder).ok()? {
        return None;
    }
    Some(Checkout {
        commit: git(folder, &["rev-parse", "--verify", "HEAD"]).filter(|commit| is_commit(commit)),
        remote: remote(folder),
        watched: watched(folder),
    })
}

/// A full object name, of SHA-1 or SHA-256.
pub fn is_commit(text: &str) -> bool {
    matches!(text.len(), 40 | 64) && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

fn remote(folder: &Path) -> Option<String> {
    let names = git(folder, &["remote"])?;
    let mut names = names.lines();
    let name = match (names.clone().find(|name| *name == "origin"), names.next(), names.next()) {
        (Some(origin), _, _) => origin,
        (None, Some(only), None) => only,
        _ => return None,
    };
    git(folder, &["remote", "get-url", name])
}

/// A file that is missing would make every build ask again, so only those that are there.
fn watched(folder: &Path) -> Vec<PathBuf> {
    let branch = git(folder, &["symbolic-ref", "--quiet", "HEAD"]);
    ["HEAD", "logs/HEAD", "packed-refs", "config"]
        .into_iter()
        .chain(branch.as_deref())
        .filter_map(|name| git(folder, &["rev-parse", "--git-path", name]))
        .map(|path| folder.join(path))
        .filter(|path| path.exists())
        .collect()
}

fn git(folder: &Path, args: &[&str]) -> Option<String> {
    let mut command = Command::new("git");
    command.current_dir(folder).args(args);
    // Set where a hook starts the build: they name another repository, perhaps.
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    let output = command.output().ok().filter(|output| output.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    Some(text.trim_end().to_owned()).filter(|text| !text.is_empty())
}
