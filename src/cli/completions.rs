//! `briefing completions`: a script that lets a shell complete the commands and options.

use super::{Cli, Outcome};
use clap::CommandFactory;
use clap_complete::Shell;

#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  briefing completions bash > ~/.local/share/bash-completion/completions/briefing")]
pub struct Args {
    /// The shell it is for
    shell: Shell,
}

pub fn run(args: &Args) -> anyhow::Result<Outcome> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "briefing", &mut script);
    super::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Fine)
}
