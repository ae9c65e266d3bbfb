//! The command line: what it takes, and which command does it. One file per command below `src/cli/`.
//!
//! Exit codes: 0 fine (warnings are fine), 1 the content has errors, 2 the command could not run.

use clap::{Parser, Subcommand, ValueEnum};
use std::process::ExitCode;
use terminal::print;

mod anew;
mod build;
mod check;
mod completions;
mod echoes;
mod explain;
mod git;
mod import;
mod init;
mod news;
mod open;
mod origin;
mod originals;
mod out;
mod progress;
mod review;
mod schema;
mod serve;
mod show;
mod site;
mod status;
mod terminal;
mod theme;

/// Turns news articles and a little YAML into a briefing site: verified quotations, computed disagreement.
#[derive(Debug, Parser)]
#[command(name = "briefing", version = origin::VERSION, max_term_width = 100, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to colour what is printed; `auto` heeds NO_COLOR and CLICOLOR
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,

    /// Print no progress and no summary: only findings and errors
    #[arg(long, short, global = true)]
    quiet: bool,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write a small working site to start from
    Init(init::Args),
    /// Check the content and report every mistake at once
    Check(check::Args),
    /// Check the content and write the site
    Build(build::Args),
    /// Draft articles with proposed claims from raw texts and web pages
    Import(import::Args),
    /// Accept or ignore what an import has proposed, one claim after the other
    Review(review::Args),
    /// List what needs the editor: proposals, unclaimed figures, notes at risk
    Status(status::Args),
    /// List long runs of the same words in the private texts of two articles
    Echoes(echoes::Args),
    /// Show the site in the browser, and again after every change
    Serve(serve::Args),
    /// Explain a rule, a claim, a subject or a disagreement
    Explain(explain::Args),
    /// List, copy and compare the files of the built-in theme
    Theme(theme::Args),
    /// Write JSON Schemas of the content files, for completion in editors
    Schema(schema::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people, with the lines that they are about
    Human,
    /// One JSON document
    Json,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
}

/// How a command ended, where nothing kept it from running.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// The content has errors.
    Findings,
}

/// What every command is told.
#[derive(Clone, Copy, Debug)]
struct Talk {
    quiet: bool,
}

/// Runs the program on the arguments of this process.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match cli.color {
        Color::Auto => {}
        Color::Always => anstream::ColorChoice::Always.write_global(),
        Color::Never => anstream::ColorChoice::Never.write_global(),
    }
    let talk = Talk { quiet: cli.quiet };
    let outcome = match cli.command {
        Command::Init(args) => init::run(&args, talk),
        Command::Check(args) => check::run(&args, talk),
        Command::Build(args) => build::run(&args, talk),
        Command::Import(args) => import::run(&args, talk),
        Command::Review(args) => review::run(&args, talk),
        Command::Status(args) => status::run(&args, talk),
        Command::Echoes(args) => echoes::run(&args, talk),
        Command::Serve(args) => serve::run(&args, talk),
        Command::Explain(args) => explain::run(&args, talk),
        Command::Theme(args) => theme::run(&args, talk),
        Command::Schema(args) => schema::run(&args, talk),
        Command::Completions(args) => completions::run(&args),
    };
    match outcome {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::Findings) => ExitCode::from(1),
        Err(e) => {
            terminal::complain("error", &format!("{e:#}"));
            ExitCode::from(2)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
