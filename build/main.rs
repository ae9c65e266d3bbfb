//! Tells the program which repository and commit it is built from, for `briefing --version` and the workflow of `briefing init`.
//!
//! Whoever builds says so in the environment, as the release workflow does; else the checkout says it. Nothing is guessed:
//! a crate from a registry knows neither. No page of a site holds either of them.

use std::env;
use std::path::PathBuf;

mod checkout;
mod remote;

const REPOSITORY: &str = "BRIEFING_REPOSITORY";
const COMMIT: &str = "BRIEFING_COMMIT";

fn main() {
    println!("cargo::rerun-if-changed=build");
    let folder = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let found = checkout::of(&folder).unwrap_or_default();
    for path in &found.watched {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    let repository = given(REPOSITORY, "OWNER/NAME on github.com", remote::is_repository)
        .or_else(|| found.remote.as_deref().and_then(remote::repository))
        .unwrap_or_default();
    let commit = given(COMMIT, "the 40 digits of a commit", checkout::is_commit).or(found.commit).unwrap_or_default();
    println!("cargo::rustc-env=BRIEFING_BUILT_REPOSITORY={repository}");
    println!("cargo::rustc-env=BRIEFING_BUILT_COMMIT={commit}");
    println!("cargo::rustc-env=BRIEFING_BUILT_VERSION={}", version(&repository, &commit));
}

/// What the environment says. Something else than was asked for ends the build.
fn given(name: &str, wanted: &str, is_good: impl Fn(&str) -> bool) -> Option<String> {
    println!("cargo::rerun-if-env-changed={name}");
    let value = env::var(name).ok().filter(|value| !value.is_empty())?;
    if !is_good(&value) {
        println!("cargo::error=the variable {name} must hold {wanted}; unset it to build without");
    }
    Some(value)
}

/// What `briefing --version` prints behind the name.
fn version(repository: &str, commit: &str) -> String {
    let version = env::var("CARGO_PKG_VERSION").unwrap_or_default();
    match (repository, commit) {
        ("", "") => version,
        (repository, "") => format!("{version} ({repository})"),
        ("", commit) => format!("{version} (commit {commit})"),
        (repository, commit) => format!("{version} (commit {commit} of {repository})"),
    }
}
