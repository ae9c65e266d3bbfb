//! What git says of the site's folder. Nothing is changed, and where there is no git or no repository nothing is known.

use std::io::Read as _;
use std::path::Path;
use std::process::{Command, Stdio};

/// Most bytes taken of one answer.
const LIMIT: u64 = 16 * 1024 * 1024;

/// A hook sets these for its own repository; here the folder says which one is meant.
const OF_A_HOOK: [&str; 5] = ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"];

/// What git prints when it is asked in a folder; nothing where it fails.
fn ask(folder: &Path, arguments: &[&str]) -> Option<Vec<u8>> {
    let mut command = Command::new("git");
    // Asking must run no program that a foreign repository names, wait for nobody and fetch nothing.
    command.args(["-c", "core.fsmonitor=false"]).args(arguments).current_dir(folder);
    command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0").env("GIT_NO_LAZY_FETCH", "1");
    for name in OF_A_HOOK {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().ok()?;
    let mut answer = Vec::new();
    let read = child.stdout.take()?.take(LIMIT).read_to_end(&mut answer);
    if answer.len() as u64 == LIMIT {
        // It has more to say than anybody wants to know.
        let _ = child.kill();
        let _ = child.wait();
        return read.ok().map(|_| answer);
    }
    let is_fine = child.wait().ok()?.success();
    (is_fine && read.is_ok()).then_some(answer)
}

/// The files below a folder that the repository of the site tracks, by their paths below that folder. None where the folder
/// lies in no repository or in another one: somebody may well keep private texts in a private repository.
pub fn tracked(site: &Path, folder: &Path) -> Vec<String> {
    if is_in_repository(folder) && top(folder) == top(site) { listed(folder) } else { Vec::new() }
}

/// The top folder of the repository.
fn top(folder: &Path) -> Option<Vec<u8>> {
    ask(folder, &["rev-parse", "--show-toplevel"])
}

pub fn is_in_repository(folder: &Path) -> bool {
    top(folder).is_some()
}

/// True where another repository than the site's tracks files in this folder.
pub fn is_kept_elsewhere(site: &Path, folder: &Path) -> bool {
    top(folder) != top(site) && !listed(folder).is_empty()
}

/// The folder's path below the top of its repository.
pub fn path_in_repository(folder: &Path) -> String {
    let prefix = ask(folder, &["rev-parse", "--show-prefix"]).unwrap_or_default();
    let prefix = String::from_utf8_lossy(&prefix).trim_end_matches('\n').trim_end_matches('/').to_owned();
    if prefix.is_empty() { ".".to_owned() } else { prefix }
}

fn listed(folder: &Path) -> Vec<String> {
    let listed = ask(folder, &["ls-files", "-z", "--", "."]).unwrap_or_default();
    let paths = listed.split(|byte| *byte == 0).filter(|path| !path.is_empty());
    let mut paths: Vec<String> = paths.map(|path| String::from_utf8_lossy(path).into_owned()).collect();
    // A file in conflict is listed once for each side.
    paths.dedup();
    paths
}

/// The text of a file of the site as a commit has it, empty where that has none. `None` where there is no such commit.
pub fn committed(site: &Path, commit: &str, path: &str) -> Option<String> {
    ask(site, &["rev-parse", "--verify", "--quiet", &format!("{commit}^{{commit}}")])?;
    let text = ask(site, &["show", "--no-ext-diff", "--no-textconv", &format!("{commit}:./{path}")]);
    Some(text.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default())
}
