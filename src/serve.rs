//! The preview: a site kept in memory, made again after each change, served to browsers on this machine.
//!
//! Each rebuild runs the stages that `build` runs, so the pages are the ones a build would write; nothing is ever written
//! to disk. When the content has no errors the pages that browsers show are made and shown first, then the whole site. Pages get one script on their way to the browser, which reloads them and shows findings: see [`inject`]. What
//! is served comes from a map of paths, never from the disk, so that no address can lead out of the site.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

mod answer;
mod events;
mod head;
pub mod inject;
mod kind;
mod listen;
mod live;
mod own;
mod rebuild;
mod remarks;
mod site;
mod watch;

use crate::pipeline::{Options, Run};
pub use live::Live;
pub use rebuild::{Change, Rebuilt};
pub use remarks::Remarks;

/// How many ports are tried after the one that was asked for.
const PORTS: u16 = 50;

/// Takes the port, or the next one that is free, on the loopback interface alone.
///
/// # Errors
/// No port could be had.
pub fn bind(port: u16) -> anyhow::Result<TcpListener> {
    let mut wanted: Vec<u16> = (port..=port.saturating_add(PORTS)).collect();
    // Any that the system gives.
    wanted.push(0);
    let mut last = None;
    for port in wanted {
        match TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(e) => last = Some(e),
        }
    }
    Err(anyhow::anyhow!("cannot listen on 127.0.0.1: {}", last.map_or_else(String::new, |e| e.to_string())))
}

/// Builds the site for the first time and answers browsers from then on, in threads of its own.
///
/// # Errors
/// The site could not be read at all.
pub fn start(options: Options, listener: TcpListener) -> anyhow::Result<Preview> {
    let port = listener.local_addr()?.port();
    let live = Arc::new(Live::new(port));
    let mut builder = rebuild::Builder::new(options);
    let first = builder.first(&live)?;
    let served = live.clone();
    std::thread::Builder::new().name("listen".to_owned()).spawn(move || listen::run(&listener, &served))?;
    Ok(Preview { live, builder, first: Some(first) })
}

/// A site that is being served.
pub struct Preview {
    live: Arc<Live>,
    builder: rebuild::Builder,
    first: Option<Rebuilt>,
}

impl Preview {
    /// Where the home page is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}{}", self.live.port(), self.live.base())
    }

    /// Rebuilds after every change, for ever; `tell` hears of the first build and of each that follows. The outputs of the
    /// last build without errors stay in place until the next one.
    ///
    /// # Errors
    /// The folders cannot be watched.
    pub fn run(mut self, mut tell: impl FnMut(&Rebuilt, Option<&Run>)) -> anyhow::Result<()> {
        let mut watcher = watch::Watcher::start(self.builder.folders())?;
        if let Some(first) = self.first.take() {
            tell(&first, self.builder.last());
        }
        // What changed between the first build and the watch.
        let mut wait = Some(Duration::ZERO);
        loop {
            wait = watcher.wait(wait)?.then_some(watch::LATER);
            if let Some(rebuilt) = self.builder.again(&self.live) {
                tell(&rebuilt, self.builder.last());
            }
            watcher.follow(self.builder.folders());
        }
    }
}
