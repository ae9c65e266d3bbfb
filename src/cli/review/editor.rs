//! An editor's own program for a few lines of text.

use anyhow::{Context, bail};
use std::io::{IsTerminal, Write};
use std::process::{Command, Stdio};

/// The text after the program named in VISUAL or EDITOR has been over it.
///
/// # Errors
/// No program is named, or it fails.
pub fn edit(text: &str) -> anyhow::Result<String> {
    let named = ["VISUAL", "EDITOR"].into_iter().filter_map(|name| std::env::var(name).ok());
    let Some(program) = named.map(|p| p.trim().to_owned()).find(|p| !p.is_empty()) else {
        bail!("set VISUAL or EDITOR to the program that you edit with, for example `export EDITOR=nano`");
    };
    let mut file = tempfile::Builder::new().prefix("claim-").suffix(".yaml").tempfile()?;
    file.write_all(text.as_bytes())?;
    file.flush()?;
    let mut command = started(&program, file.path());
    // Answers that are piped in are not for the program to read.
    if !std::io::stdin().is_terminal() {
        command.stdin(Stdio::null());
    }
    let status = command.status().with_context(|| format!("cannot start `{program}`"))?;
    if !status.success() {
        bail!("`{program}` ended with {status}");
    }
    std::fs::read_to_string(file.path()).context("what it wrote cannot be read")
}

/// `code --wait` is a program and its argument, as everywhere where EDITOR is used.
#[cfg(unix)]
fn started(program: &str, path: &std::path::Path) -> Command {
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{program} \"$1\"")).arg(program).arg(path);
    command
}

#[cfg(not(unix))]
fn started(program: &str, path: &std::path::Path) -> Command {
    let mut parts = program.split_whitespace();
    let mut command = Command::new(parts.next().unwrap_or(program));
    command.args(parts).arg(path);
    command
}
