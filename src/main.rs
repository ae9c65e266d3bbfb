//! The `briefing` program. Everything is in the library: see `src/cli.rs`.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::cli::main()
}
