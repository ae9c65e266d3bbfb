//! The page of the data files.

use super::{Frame, Link};
use serde::Serialize;

/// `data.html`
#[derive(Clone, Debug, Serialize)]
pub struct DataPage {
    pub frame: Frame,
    /// How much there is and in which forms.
    pub sentence: String,
    /// Whose the quotations are, and how cells are written.
    pub rights: String,
    /// The description for machines.
    pub package: Link,
    /// The schema of the JSON files beside pages.
    pub page_schema: Link,
    pub tables: Vec<DataTable>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DataTable {
    /// As in the names of its files.
    pub name: String,
    /// Starts with `table-`.
    pub anchor: String,
    pub title: String,
    pub description: String,
    /// "142 rows"
    pub rows: String,
    /// JSON and CSV of each part.
    pub files: Vec<DataFile>,
    pub schema: Link,
    /// Name, kind (`string`, `number`, `integer`, `boolean`, `array`) and meaning of each column.
    pub columns: Vec<(String, String, String)>,
}

#[derive(Clone, Debug, Serialize)]
pub struct DataFile {
    /// "JSON", "2021 CSV"
    pub link: Link,
    pub rows: String,
}
