//! Where test material lies that is beside the repository and no part of it.

use std::path::PathBuf;

/// `None`, said aloud, where it is absent.
pub fn shared(path: &str) -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| ".".into());
    let at = PathBuf::from(home).join("../shared").join(path);
    if at.exists() {
        return Some(at);
    }
    println!("absent, not measured: ../shared/{path}");
    None
}
