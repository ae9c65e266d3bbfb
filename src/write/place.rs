//! Where a page lies in the output folder.

use std::path::{Path, PathBuf};

pub(super) fn place(out: &Path, path: &str) -> PathBuf {
    let mut place = out.to_owned();
    place.extend(path.split('/'));
    place
}
