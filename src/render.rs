//! One page and the theme to the bytes of one file. Pure: nothing here touches the disk.

/// A file of the site: where it belongs below the output folder and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Relative to the output folder, with `/` on every system: `numbers/troops.html`.
    pub path: String,
    pub bytes: Vec<u8>,
}
