//! Every command as a user runs it: what it prints where, how it ends, which files it leaves.

use snapbox::{assert_data_eq, str};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder, with nothing of the tester's terminal.
fn briefing(dir: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(args)
        .current_dir(dir)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder with the sample site in it.
fn sample() -> tempfile::TempDir {
    let dir = folder();
    assert_eq!(briefing(dir.path(), &["init", "-q"]).code, 0);
    dir
}

/// Every file below a folder, with its bytes and its time.
fn tree(dir: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .map(|e| e.unwrap())
        .filter(|e| e.file_type().is_file())
        .map(|e| {
            let time = e.metadata().unwrap().modified().unwrap();
            let path = e.path().strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
            (path, (std::fs::read(e.path()).unwrap(), time))
        })
        .collect()
}

#[test]
fn each_command_has_help_with_an_example() {
    let dir = folder();
    for command in ["init", "check", "explain", "schema", "completions"] {
        let ran = briefing(dir.path(), &[command, "--help"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains(&format!("Usage: briefing {command}")), "{}", ran.out);
        assert!(ran.out.contains("\nExample") && ran.out.contains(&format!("\n  briefing {command} ")), "{}", ran.out);
    }
}

#[test]
fn what_cannot_run_ends_with_2_and_says_what_to_do() {
    let dir = folder();
    std::fs::create_dir(dir.path().join("empty")).unwrap();
    for (args, said) in [
        (&["chekc"][..], "unrecognized subcommand 'chekc'"),
        (&["check", "nowhere"], "error: there is no folder nowhere"),
        (
            &["check", "empty"],
            "error: empty holds no folder `content`; `briefing init DIR` writes a site to start from",
        ),
        (&["explain", "B9999"], "error: there is no rule B9999"),
        (&["check", "--format", "xml"], "possible values: human, json, github, sarif"),
        (&[], "Usage: briefing"),
    ] {
        let ran = briefing(dir.path(), args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
}

#[test]
fn init_writes_a_site_and_says_what_is_next() {
    let dir = folder();
    let ran = briefing(dir.path(), &["init", "mine"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_data_eq!(
        ran.out,
        str![[r#"
Wrote a sample site of 13 files to mine.

Next:
  cd mine
  briefing build --open      build the sample and look at it
  content/articles/          put your own articles here; README.md says how

To publish on GitHub Pages, push to the branch main. One step is yours, once, before the first push:
  Settings → Pages → Build and deployment → Source: GitHub Actions

"#]]
    );
    let files = tree(&dir.path().join("mine"));
    for path in [".gitignore", ".github/workflows/pages.yml", "LICENSE.md", "README.md", "content/site.yaml"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(files.values().all(|(bytes, _)| !String::from_utf8_lossy(bytes).contains("@VERSION@")));
}

#[test]
fn the_workflow_of_init_has_what_the_host_asks_for() {
    let dir = sample();
    let text = std::fs::read_to_string(dir.path().join(".github/workflows/pages.yml")).unwrap();
    let flow: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    assert_eq!(flow["permissions"]["contents"], "read");
    assert_eq!(flow["permissions"]["pages"], "write");
    assert_eq!(flow["permissions"]["id-token"], "write");
    assert_eq!(flow["concurrency"]["group"], "pages");
    assert_eq!(flow["concurrency"]["cancel-in-progress"], false);
    assert_eq!(flow["jobs"]["deploy"]["environment"]["name"], "github-pages");
    assert_eq!(flow["jobs"]["deploy"]["needs"], "build");
    let steps = |job: &str| flow["jobs"][job]["steps"].as_sequence().unwrap().clone();
    let used: Vec<String> = [steps("build"), steps("deploy")]
        .concat()
        .iter()
        .filter_map(|s| s["uses"].as_str().map(str::to_owned))
        .collect();
    for action in ["checkout", "configure-pages", "upload-pages-artifact", "deploy-pages"] {
        assert!(used.iter().any(|u| u.starts_with(&format!("actions/{action}@"))), "{action}");
    }
    for action in used {
        let (_, pin) = action.split_once('@').unwrap();
        assert!(pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit()), "{action} is not pinned");
    }
}

#[test]
fn init_overwrites_nothing() {
    let dir = folder();
    std::fs::write(dir.path().join("README.md"), "mine").unwrap();
    let first = briefing(dir.path(), &["init"]);
    assert_eq!(first.code, 0);
    assert!(first.out.contains("Kept your README.md as it was."), "{}", first.out);
    assert_eq!(std::fs::read_to_string(dir.path().join("README.md")).unwrap(), "mine");
    let before = tree(dir.path());
    let second = briefing(dir.path(), &["init"]);
    assert_eq!((second.code, second.out.as_str()), (2, ""));
    assert!(second.err.contains("is already there: this folder holds a site"), "{}", second.err);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn explain_tells_of_rules_in_any_case() {
    let dir = folder();
    let ran = briefing(dir.path(), &["explain", "b0301"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("error[B0301]: a quotation that its source does not contain\n\n"), "{}", ran.out);
}

#[test]
fn schemas_are_written_with_their_wiring() {
    let dir = folder();
    let ran = briefing(dir.path(), &["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("# yaml-language-server: $schema=../schemas/actors.schema.json"), "{}", ran.out);
    assert!(ran.out.contains("# yaml-language-server: $schema=../../schemas/claims.schema.json"), "{}", ran.out);
    let files = tree(&dir.path().join("schemas"));
    assert_eq!(files.len(), 11);
    for (path, (bytes, _)) in &files {
        serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    let one = briefing(dir.path(), &["schema", "--kind", "article"]);
    assert_eq!(one.out.as_bytes(), files["article.schema.json"].0);
}

#[test]
fn completions_know_the_commands() {
    let dir = folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = briefing(dir.path(), &["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("explain") && ran.out.contains("--originals") || shell == "fish", "{shell}");
    }
}
