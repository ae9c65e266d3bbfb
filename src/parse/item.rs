//! A list's entry with its place, and the text behind a head.

/// An entry of a list with its index in the file: entries that could not be read are missing from the list but keep
/// their index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item<T> {
    pub index: usize,
    pub value: T,
}

/// What stands after the front matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub text: String,
    /// Byte offset in the file.
    pub start: usize,
}
