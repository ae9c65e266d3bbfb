//! What is being served at this moment, and the bell that rings when it changes.

use super::remarks::Remarks;
use super::site::{Found, Site};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Shared by the thread that builds and those that answer.
pub struct Live {
    port: u16,
    now: Mutex<Now>,
    changed: Condvar,
    /// Addresses of the pages that browsers show, with how many do.
    shown: Mutex<BTreeMap<String, usize>>,
}

/// One state of the preview.
#[derive(Clone, Default)]
pub struct Now {
    /// Counts the states.
    pub round: u64,
    /// The last build without errors; `None` before there was one.
    pub site: Option<Arc<Site>>,
    /// Of the last build, with errors or without.
    pub remarks: Arc<Remarks>,
}

impl Live {
    pub fn new(port: u16) -> Live {
        Live { port, now: Mutex::default(), changed: Condvar::new(), shown: Mutex::default() }
    }

    pub fn port(&self) -> u16 {
        self.port
    }

    /// Path of the home page.
    pub fn base(&self) -> String {
        self.now().site.map_or_else(|| "/".to_owned(), |site| site.base().to_owned())
    }

    pub fn now(&self) -> Now {
        self.lock().clone()
    }

    /// A new state. Without a site the last one stays.
    pub fn put(&self, site: Option<Arc<Site>>, remarks: Remarks) {
        let mut now = self.lock();
        now.round += 1;
        now.site = site.or_else(|| now.site.take());
        now.remarks = Arc::new(remarks);
        drop(now);
        self.changed.notify_all();
    }

    /// The state after `round`, as soon as there is one; `None` when the time is over before that.
    pub fn after(&self, round: u64, patience: Duration) -> Option<Now> {
        let (now, _) = self
            .changed
            .wait_timeout_while(self.lock(), patience, |now| now.round <= round)
            .unwrap_or_else(PoisonError::into_inner);
        (now.round > round).then(|| now.clone())
    }

    /// Notes that a browser shows the page at this address, for as long as the answer lives.
    pub fn show(&self, address: &str) -> Shown<'_> {
        *self.addresses().entry(address.to_owned()).or_default() += 1;
        Shown { live: self, address: address.to_owned() }
    }

    /// Paths of the pages that browsers show.
    pub fn shown(&self, site: &Site) -> BTreeSet<String> {
        let path = |address: &String| match site.find(address) {
            Found::File { path, .. } => Some(path.to_owned()),
            _ => None,
        };
        self.addresses().keys().filter_map(path).collect()
    }

    fn addresses(&self) -> MutexGuard<'_, BTreeMap<String, usize>> {
        self.shown.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A browser shows a page until this is dropped.
pub struct Shown<'a> {
    live: &'a Live,
    address: String,
}

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        let mut all = self.live.addresses();
        if let Some(n) = all.get_mut(&self.address) {
            *n = n.saturating_sub(1);
            if *n == 0 {
                all.remove(&self.address);
            }
        }
    }
}
