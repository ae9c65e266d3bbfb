//! The `briefing` program. Everything is in the library: see `src/cli.rs`.

use std::process::ExitCode;

/// Views, template values, texts: at 10,000 articles two fifths of a build's time went into the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    briefing::cli::main()
}
