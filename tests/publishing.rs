//! How a site is published: the rights of every workflow, and the steps of `init`'s, run as written in a clean clone with a
//! folder in the host's place.
//!
//! `curl`, `gh` and `cargo` are stand-ins that take from that folder and note what they were asked. What is not run
//! here: the actions (`uses:`), the proof itself (`gh attestation verify`), and every system but this one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Yaml = serde_yaml::Value;

const REPOSITORY: &str = "wexmoor/briefing";
const COMMIT: &str = "0123456789abcdef0123456789abcdef01234567";
const WORKFLOW: &str = ".github/workflows/pages.yml";

fn ours() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(".github/workflows")
}

/// Every workflow: ours, and the one that `init` writes.
fn workflows() -> Vec<(String, String)> {
    let dir = sample();
    let mut all: Vec<(String, String)> = fs::read_dir(ours())
        .unwrap()
        .map(|file| file.unwrap().path())
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    all.push(("init".to_owned(), fs::read_to_string(dir.path().join(WORKFLOW)).unwrap()));
    all.sort();
    all
}

fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_briefing")).arg("init").current_dir(&dir).output().unwrap();
    assert!(ran.status.success());
    dir
}

fn parsed(text: &str) -> Yaml {
    serde_yaml::from_str(text).unwrap()
}

fn jobs(flow: &Yaml) -> Vec<(&str, &Yaml)> {
    flow["jobs"].as_mapping().unwrap().iter().map(|(name, job)| (name.as_str().unwrap(), job)).collect()
}

/// `contents: read` and the like, in one line.
fn rights(of: &Yaml) -> String {
    let rights = of["permissions"].as_mapping().unwrap_or_else(|| panic!("no `permissions`: {of:?}"));
    let mut all: Vec<String> =
        rights.iter().map(|(k, v)| format!("{}: {}", k.as_str().unwrap(), v.as_str().unwrap())).collect();
    all.sort();
    all.join(", ")
}

fn uses(text: &str) -> Vec<&str> {
    text.lines().filter_map(|line| Some(line.split_once("uses: ")?.1)).collect()
}

#[test]
fn every_job_has_the_rights_that_it_needs_and_no_others() {
    let found: Vec<String> = workflows()
        .iter()
        .flat_map(|(name, text)| {
            let flow = parsed(text);
            assert_eq!(rights(&flow), "", "{name}: a job says itself what it may");
            jobs(&flow).into_iter().map(|(job, body)| format!("{name} {job}: {}", rights(body))).collect::<Vec<_>>()
        })
        .collect();
    let wanted = [
        "checks.yml checks: contents: read",
        "checks.yml tests: contents: read",
        "init build: contents: read, pages: read",
        "init deploy: id-token: write, pages: write",
        "pages.yml build: contents: read, pages: read",
        "pages.yml deploy: id-token: write, pages: write",
        "release.yml build: contents: read",
        "release.yml compare: ",
        "release.yml attest: attestations: write, id-token: write",
        "release.yml publish: contents: write",
    ];
    assert_eq!(found, wanted);
}

#[test]
fn a_job_that_may_write_is_not_for_pull_requests() {
    for (name, text) in workflows() {
        let flow = parsed(&text);
        let writing = jobs(&flow).into_iter().filter(|(_, job)| rights(job).contains("write"));
        for (job, body) in writing {
            let when = body["if"].as_str().unwrap_or_default();
            let apart = ["github.event_name != 'pull_request'", "github.event_name == 'push'"].contains(&when);
            assert!(apart, "{name} {job}: {when:?}");
        }
        assert!(!text.contains("pull_request_target"), "{name}");
    }
}

#[test]
fn every_action_is_the_hosts_own_and_pinned() {
    for (name, text) in workflows() {
        for action in uses(&text) {
            let (path, pin) = action.split_once('@').unwrap();
            assert!(path.starts_with("actions/"), "{name}: {action}");
            let (pin, version) = pin.split_once(" # v").unwrap_or_else(|| panic!("{name}: {action}"));
            assert!(pin.len() == 40 && pin.bytes().all(|b| b.is_ascii_hexdigit()), "{name}: {action}");
            assert_eq!(version.split('.').count(), 3, "{name}: {action}");
        }
    }
}

#[test]
fn both_sites_are_published_in_the_same_way() {
    let ours = fs::read_to_string(ours().join("pages.yml")).unwrap();
    let theirs = workflows().into_iter().find(|(name, _)| name == "init").unwrap().1;
    let used = |text: &str| -> Vec<String> {
        uses(text).into_iter().filter(|action| !action.starts_with("actions/cache")).map(str::to_owned).collect()
    };
    assert_eq!(used(&ours), used(&theirs));
    for text in [&ours, &theirs] {
        let flow = parsed(text);
        // Waiting pull requests must not push a waiting deployment out.
        let group = flow["concurrency"]["group"].as_str().unwrap();
        assert!(group.starts_with("pages${{ github.event_name == 'pull_request' && ") && group.ends_with("|| '' }}"));
        assert_eq!(flow["concurrency"]["cancel-in-progress"], false);
        assert_eq!(flow["jobs"]["deploy"]["environment"]["name"], "github-pages");
        assert_eq!(flow["jobs"]["deploy"]["needs"], "build");
    }
}

#[test]
fn a_release_keeps_nothing_between_runs_and_publishes_only_a_tag() {
    let text = fs::read_to_string(ours().join("release.yml")).unwrap();
    assert!(!text.contains("actions/cache"));
    let flow = parsed(&text);
    assert_eq!(flow["on"]["push"]["tags"][0], "v*");
    assert!(flow["on"].as_mapping().unwrap().contains_key("workflow_dispatch"));
    let needs: Vec<_> = ["compare", "attest", "publish"].map(|job| flow["jobs"][job]["needs"].as_str().unwrap()).into();
    assert_eq!(needs, ["build", "compare", "attest"], "nothing is published before it is compared and attested");
}

/// A clean clone of a site in which the line on the repository is filled in, and a runner with stand-ins.
#[cfg(unix)]
struct Runner {
    dir: tempfile::TempDir,
    env: BTreeMap<String, String>,
}

#[cfg(unix)]
struct Ran {
    good: bool,
    said: String,
    outputs: String,
}

#[cfg(unix)]
impl Runner {
    fn new(repository: &str) -> Runner {
        let dir = tempfile::tempdir().unwrap();
        let at = |path: &str| dir.path().join(path);
        for folder in ["temp", "host", "bin"] {
            fs::create_dir(at(folder)).unwrap();
        }
        let site = sample();
        let workflow = site.path().join(WORKFLOW);
        let text: Vec<String> = fs::read_to_string(&workflow)
            .unwrap()
            .lines()
            .map(|line| match line.trim_start().split_once(": ") {
                Some(("BRIEFING_REPOSITORY", _)) => format!("  BRIEFING_REPOSITORY: \"{repository}\""),
                Some(("BRIEFING_COMMIT", _)) => format!("  BRIEFING_COMMIT: \"{COMMIT}\""),
                _ => line.to_owned(),
            })
            .collect();
        fs::write(&workflow, text.join("\n") + "\n").unwrap();
        let git = |folder: &Path, args: &[&str]| {
            let mut command = Command::new("git");
            command.current_dir(folder).args(["-c", "user.name=A", "-c", "user.email=a@example.org"]).args(args);
            let output = command.output().unwrap();
            assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
        };
        // The editor's own build writes the locks, which are committed with the rest.
        let built =
            Command::new(env!("CARGO_BIN_EXE_briefing")).arg("build").current_dir(site.path()).output().unwrap();
        assert!(built.status.success());
        git(site.path(), &["init", "--quiet"]);
        git(site.path(), &["add", "--all"]);
        git(site.path(), &["commit", "--quiet", "--message", "One"]);
        git(dir.path(), &["clone", "--quiet", site.path().to_str().unwrap(), "clone"]);
        stand_in(&at("bin/curl"), CURL);
        stand_in(&at("bin/gh"), GH);
        stand_in(&at("bin/cargo"), CARGO);
        stand_in(&at("bin/readelf"), "");
        let text = |path: PathBuf| path.to_str().unwrap().to_owned();
        let mut env = BTreeMap::from([
            ("RUNNER_TEMP".to_owned(), text(at("temp"))),
            ("GITHUB_OUTPUT".to_owned(), text(at("outputs"))),
            ("HOST".to_owned(), text(at("host"))),
            ("ASKED".to_owned(), text(at("asked"))),
            ("PROGRAM".to_owned(), env!("CARGO_BIN_EXE_briefing").to_owned()),
            ("PATH".to_owned(), format!("{}:{}", at("bin").display(), std::env::var("PATH").unwrap())),
        ]);
        let flow = parsed(&fs::read_to_string(at("clone").join(WORKFLOW)).unwrap());
        for (name, value) in flow["env"].as_mapping().unwrap() {
            env.insert(name.as_str().unwrap().to_owned(), value.as_str().unwrap().to_owned());
        }
        Runner { dir, env }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Runs a step as the host would.
    fn step(&self, workflow: &Path, job: &str, name: &str, more: &[(&str, &str)]) -> Ran {
        let flow = parsed(&fs::read_to_string(workflow).unwrap());
        let steps = flow["jobs"][job]["steps"].as_sequence().unwrap();
        let step = steps.iter().find(|step| step["name"] == name).unwrap_or_else(|| panic!("no step {name}"));
        fs::write(self.at("outputs"), "").unwrap();
        fs::write(self.at("script"), step["run"].as_str().unwrap()).unwrap();
        let output = Command::new("bash")
            .args(["--noprofile", "--norc", "-eo", "pipefail"])
            .arg(self.at("script"))
            .current_dir(self.at("clone"))
            .envs(&self.env)
            .envs(more.iter().copied())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        Ran { good: output.status.success(), said, outputs: fs::read_to_string(self.at("outputs")).unwrap() }
    }

    fn pages(&self, name: &str) -> Ran {
        self.step(&self.at("clone").join(WORKFLOW), "build", name, &[])
    }

    /// What the stand-ins were asked.
    fn asked(&self) -> String {
        fs::read_to_string(self.at("asked")).unwrap_or_default()
    }

    /// Packs this very program as the release workflow does, and puts it where releases are.
    fn release(&self) -> PathBuf {
        let version = env!("CARGO_PKG_VERSION");
        let target = "x86_64-unknown-linux-musl";
        let release = ours().join("release.yml");
        for file in ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "themes/default/fonts/LICENSE.txt"] {
            let to = self.at("clone").join(file);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join(file), to).unwrap();
        }
        let program = self.at("clone/target").join(target).join("release/briefing");
        fs::create_dir_all(program.parent().unwrap()).unwrap();
        fs::copy(env!("CARGO_BIN_EXE_briefing"), program).unwrap();
        let packed =
            self.step(&release, "build", "Pack", &[("TARGET", target), ("RUNNER_OS", "Linux"), ("VERSION", version)]);
        assert!(packed.good, "{}", packed.said);
        let folder = self.at("host").join(format!("{REPOSITORY}/releases/download/v{version}"));
        fs::create_dir_all(&folder).unwrap();
        let name = format!("briefing-{version}-{target}.tar.gz");
        fs::rename(self.at("clone/parts").join(&name), folder.join(&name)).unwrap();
        fs::remove_dir_all(self.at("clone/target")).unwrap();
        folder.join(name)
    }
}

/// Answers with the file of that address below the folder, or with what the file `answer` beside it says.
#[cfg(unix)]
const CURL: &str = r#"
while [ $# -gt 0 ]; do
  case "$1" in
    --output) file="$2"; shift ;;
    --write-out | --proto | --retry) shift ;;
    --silent | --show-error | --location) ;;
    https://github.com/*) address="${1#https://github.com/}" ;;
    *) echo "curl was not expected to be given $1" >&2; exit 2 ;;
  esac
  shift
done
echo "curl $address" >> "$ASKED"
if [ -e "$HOST/answer" ]; then cat "$HOST/answer"; exit; fi
if cp "$HOST/$address" "$file" 2>/dev/null; then printf 200; else printf 404; fi
"#;

/// Takes every proof but where the folder says no.
#[cfg(unix)]
const GH: &str = r#"
echo "gh $*" >> "$ASKED"
[ ! -e "$HOST/no-proof" ]
"#;

/// "Builds" this very program.
#[cfg(unix)]
const CARGO: &str = r#"
echo "cargo $*" >> "$ASKED"
while [ $# -gt 0 ]; do
  if [ "$1" = --root ]; then root="$2"; fi
  shift
done
mkdir -p "$root/bin" && cp "$PROGRAM" "$root/bin/briefing"
"#;

#[cfg(unix)]
fn stand_in(path: &Path, script: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, format!("#!/bin/sh\n{script}")).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

const DOWNLOAD: &str = "Download briefing";
#[cfg(unix)]
const PROVE: &str = "Prove where it comes from";

#[cfg(unix)]
#[test]
fn a_release_is_downloaded_proved_and_builds_the_site() {
    let runner = Runner::new(REPOSITORY);
    runner.release();
    let ran = runner.pages(DOWNLOAD);
    assert!(ran.good, "{}", ran.said);
    assert_eq!(ran.outputs, "found=true\n");
    let ran = runner.pages(PROVE);
    assert!(ran.good, "{}", ran.said);
    let version = env!("CARGO_PKG_VERSION");
    let asked = runner.asked();
    let proof: Vec<&str> = asked.lines().filter(|line| line.starts_with("gh ")).collect();
    assert_eq!(
        proof,
        [format!(
            "gh attestation verify {}/briefing.tar.gz --repo {REPOSITORY} --signer-workflow \
             {REPOSITORY}/.github/workflows/release.yml --source-ref refs/tags/v{version} --deny-self-hosted-runners",
            runner.env["RUNNER_TEMP"]
        )]
    );
    assert!(!asked.contains("cargo"), "{asked}");
    let ran = runner.step(
        &runner.at("clone").join(WORKFLOW),
        "build",
        "Build",
        &[("BASE_URL", "https://wexmoor.example/library")],
    );
    assert!(ran.good, "{}", ran.said);
    let home = fs::read_to_string(runner.at("clone/public/index.html")).unwrap();
    assert!(home.contains("https://wexmoor.example/library/"), "the host's address is the site's");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_not_the_release_ends_the_job() {
    let runner = Runner::new(REPOSITORY);
    let file = runner.release();
    assert!(runner.pages(DOWNLOAD).good);
    let sum = |path: &Path| {
        let output = Command::new("sha256sum").arg(path).output().unwrap();
        String::from_utf8(output.stdout).unwrap().split(' ').next().unwrap().to_owned()
    };
    let workflow = runner.at("clone").join(WORKFLOW);
    let prove = |sum: &str| {
        let _ = fs::remove_dir_all(runner.at("temp/briefing"));
        let ran = runner.step(&workflow, "build", PROVE, &[("BRIEFING_SHA256", sum)]);
        assert_eq!(ran.good, runner.at("temp/briefing/bin/briefing").exists(), "{}", ran.said);
        ran.good
    };
    assert!(prove(&sum(&file)));
    assert!(!prove(&"0".repeat(64)));
    assert!(!prove("not a sum"));
    fs::write(runner.at("host/no-proof"), "").unwrap();
    assert!(!prove(""));
    assert!(!prove(&sum(&file)), "a sum is no proof");
}

#[cfg(unix)]
#[test]
fn only_a_missing_release_is_built_and_then_exactly_its_commit() {
    let runner = Runner::new(REPOSITORY);
    let ran = runner.pages(DOWNLOAD);
    assert!(ran.good, "{}", ran.said);
    assert_eq!(ran.outputs, "found=false\n");
    assert!(ran.said.contains(COMMIT), "{}", ran.said);
    let ran = runner.pages("Build the commit");
    assert!(ran.good, "{}", ran.said);
    let built = format!(
        "cargo install --locked --git https://github.com/{REPOSITORY} --rev {COMMIT} --root {}/briefing briefing",
        runner.env["RUNNER_TEMP"]
    );
    assert_eq!(runner.asked().lines().filter(|line| line.starts_with("cargo ")).collect::<Vec<_>>(), [built]);
    let ran = runner.pages("Build");
    assert!(ran.good, "{}", ran.said);
    assert!(runner.at("clone/public/index.html").exists());
    // A host that fails, and a release whose commit nobody knows, are no reasons to build something.
    for (answer, wanted) in [("500", "was answered with 500"), ("403", "was answered with 403"), ("000", "with 000")] {
        fs::write(runner.at("host/answer"), answer).unwrap();
        let ran = runner.pages(DOWNLOAD);
        assert!(!ran.good && ran.said.contains(wanted) && ran.outputs.is_empty(), "{answer}: {}", ran.said);
    }
    fs::remove_file(runner.at("host/answer")).unwrap();
    let ran = runner.step(&runner.at("clone").join(WORKFLOW), "build", DOWNLOAD, &[("BRIEFING_COMMIT", "")]);
    assert!(!ran.good && ran.said.contains("fill in BRIEFING_VERSION or BRIEFING_COMMIT"), "{}", ran.said);
}

#[cfg(unix)]
#[test]
fn a_workflow_that_knows_no_repository_says_what_to_fill_in() {
    let runner = Runner::new("");
    let ran = runner.pages(DOWNLOAD);
    assert!(!ran.good);
    assert_eq!(runner.asked(), "", "nobody is asked for a program of that name");
    let sentence = ran.said.trim().rsplit_once("::").unwrap().1;
    assert!(
        sentence.starts_with("Fill in BRIEFING_REPOSITORY at the top of .github/workflows/pages.yml"),
        "{sentence}"
    );
    // `init` has said the same, where it knew none.
    let dir = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_briefing")).arg("init").current_dir(&dir).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    let text = fs::read_to_string(dir.path().join(WORKFLOW)).unwrap();
    assert_eq!(said.contains(sentence), text.contains("BRIEFING_REPOSITORY: \"\""), "{said}");
}

#[test]
fn what_init_writes_is_what_the_program_knows() {
    let text = workflows().into_iter().find(|(name, _)| name == "init").unwrap().1;
    let flow = parsed(&text);
    assert_eq!(flow["env"]["BRIEFING_REPOSITORY"], env!("BRIEFING_BUILT_REPOSITORY"));
    assert_eq!(flow["env"]["BRIEFING_COMMIT"], env!("BRIEFING_BUILT_COMMIT"));
    assert_eq!(flow["env"]["BRIEFING_VERSION"], env!("CARGO_PKG_VERSION"));
    assert_eq!(flow["jobs"]["build"]["steps"][0]["name"], DOWNLOAD, "it fails at once");
    // A name alone is never installed.
    for line in text.lines().filter(|line| line.contains("cargo install")) {
        assert!(line.contains("--git ") && line.contains("--rev "), "{line}");
    }
    assert!(!text.contains('@') || text.lines().filter(|line| line.contains('@')).all(|line| line.contains("uses: ")));
}
