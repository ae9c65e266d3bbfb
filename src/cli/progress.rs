//! A sign of life on standard error while something takes more than a second: a spinner on a terminal, plain lines
//! elsewhere, nothing with `--quiet`. What is done sooner shows nothing at all.

use super::{Talk, terminal};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::IsTerminal;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// Shown until it is dropped.
pub struct Progress {
    stop: Option<Sender<()>>,
    shown: Option<JoinHandle<()>>,
}

/// So long nothing is shown.
const PATIENCE: Duration = Duration::from_secs(1);
/// Plain lines come no more often.
const AGAIN: Duration = Duration::from_secs(10);
const FRAME: Duration = Duration::from_millis(100);

impl Progress {
    /// `what` is a present participle: "Checking the content".
    pub fn start(talk: Talk, what: &'static str) -> Progress {
        if talk.quiet {
            return Progress { stop: None, shown: None };
        }
        let (stop, stopped) = channel();
        Progress { stop: Some(stop), shown: Some(std::thread::spawn(move || show(what, &stopped))) }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(shown) = self.shown.take() {
            // The thread only draws; whatever went wrong there is no reason to fail.
            let _ = shown.join();
        }
    }
}

fn show(what: &str, stopped: &Receiver<()>) {
    let begun = Instant::now();
    let runs_on = |wait| stopped.recv_timeout(wait) == Err(RecvTimeoutError::Timeout);
    if !runs_on(PATIENCE) {
        return;
    }
    if std::io::stderr().is_terminal() {
        let bar = ProgressBar::new_spinner().with_message(what.to_owned()).with_elapsed(begun.elapsed());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {elapsed:.dim}") {
            bar.set_style(style);
        }
        while runs_on(FRAME) {
            bar.tick();
        }
        bar.finish_and_clear();
    } else {
        terminal::tell(&format!("{what} ...\n"));
        while runs_on(AGAIN) {
            terminal::tell(&format!("{what}, {} s\n", begun.elapsed().as_secs()));
        }
    }
}
