//! What was made of texts before, by a digest of all that it was made from: between the runs of a preview most texts are
//! what they were. Not a cache on disk, and it decides nothing: what is kept is what would be made again.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Results of the last run and of this one.
#[derive(Debug)]
pub struct Kept<T> {
    before: HashMap<blake3::Hash, Arc<T>>,
    now: Mutex<HashMap<blake3::Hash, Arc<T>>>,
}

impl<T> Default for Kept<T> {
    fn default() -> Kept<T> {
        Kept { before: HashMap::new(), now: Mutex::default() }
    }
}

impl<T: Clone> Kept<T> {
    /// What was made of the same before, else what `make` makes of it now. `key` has to follow everything that `make`
    /// looks at.
    pub fn of(&self, key: blake3::Hash, make: impl FnOnce() -> T) -> T {
        let kept = self.before.get(&key).cloned().unwrap_or_else(|| Arc::new(make()));
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(key, kept.clone());
        T::clone(&kept)
    }

    /// Ends a run: what it did not ask for is forgotten.
    pub fn turn(&mut self) {
        self.before = std::mem::take(self.now.get_mut().unwrap_or_else(PoisonError::into_inner));
    }
}

/// What is made each time where nothing is kept.
pub fn kept_or<T: Clone>(kept: Option<&Kept<T>>, key: impl FnOnce() -> blake3::Hash, make: impl FnOnce() -> T) -> T {
    match kept {
        Some(kept) => kept.of(key(), make),
        None => make(),
    }
}

/// A digest of parts that does not depend on where one ends.
pub fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&(part.len() as u64).to_le_bytes()).update(part);
    }
    hasher.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_run_did_not_ask_for_is_made_anew() {
        let mut kept = Kept::default();
        let key = |text: &str| digest([text.as_bytes()]);
        assert_eq!((kept.of(key("a"), || 1), kept.of(key("b"), || 2)), (1, 2));
        kept.turn();
        assert_eq!(kept.of(key("a"), || 3), 1);
        kept.turn();
        assert_eq!((kept.of(key("a"), || 4), kept.of(key("b"), || 5)), (1, 5));
        assert_ne!(digest([&b"ab"[..], b"c"]), digest([&b"a"[..], b"bc"]));
    }
}
