//! The only way to standard output and standard error. Whatever is printed may hold titles, quotations and names of files that
//! somebody else has chosen, so a terminal is given no character that it would obey: they are spelt out.
//!
//! A reader that goes away, as `head` does, is no fault: the work goes on, and the exit code says how it ended.

use crate::text::{printable, printable_json};
use anyhow::Context;
use std::io::{ErrorKind, Write};

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
    written(anstream::stdout().lock(), text).context("cannot write to standard output; is the disk full?")
}

fn written(mut to: impl Write, text: &str) -> std::io::Result<()> {
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        done => done,
    }
}

/// Text for people, to standard error. Nothing depends on its being read.
pub fn tell(text: &str) {
    let _ = written(anstream::stderr().lock(), &printable(text));
}

/// The same with colours of our own, as [`print_coloured`]; for what must not get lost.
pub fn tell_coloured(text: &str) -> anyhow::Result<()> {
    written(anstream::stderr().lock(), text).context("cannot write to standard error; is the disk full?")
}

/// "error: …", to standard error; `word` says what it is.
pub fn complain(word: &str, why: &str) {
    let text = format!("\u{1b}[1m\u{1b}[31m{word}\u{1b}[0m: {}\n", printable(why));
    // Where this cannot be written there is nowhere left to say so.
    let _ = written(anstream::stderr().lock(), &text);
}
