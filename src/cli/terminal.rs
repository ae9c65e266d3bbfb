//! The only way to standard output and standard error. Whatever is printed may hold titles, quotations and names of files that
//! somebody else has chosen, so a terminal is given no character that it would obey: they are spelt out.

use crate::text::{printable, printable_json};
use std::io::Write;

/// Text for people, to standard output.
pub fn print(text: &str) -> anyhow::Result<()> {
    out(&printable(text))
}

/// A document for machines, to standard output.
pub fn print_json(document: &str) -> anyhow::Result<()> {
    out(&printable_json(document))
}

/// Text that has colours of our own in it, and in which everything foreign was made harmless before. The stream takes the
/// colours out where they are not wanted.
pub fn print_coloured(text: &str) -> anyhow::Result<()> {
    out(text)
}

fn out(text: &str) -> anyhow::Result<()> {
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}

/// Text for people, to standard error.
pub fn tell(text: &str) {
    anstream::eprint!("{}", printable(text));
}

/// The same with colours of our own, as [`print_coloured`].
pub fn tell_coloured(text: &str) {
    anstream::eprint!("{text}");
}

/// "error: …", to standard error; `word` says what it is.
pub fn complain(word: &str, why: &str) {
    anstream::eprintln!("\u{1b}[1m\u{1b}[31m{word}\u{1b}[0m: {}", printable(why));
}
