//! Pages: for every one its address, its template and the complete value that the template sees.
//!
//! Pure, and the last stage that knows the briefing: a template fetches nothing, so a page's value is all it depends on.
//! No verdict is computed here; see `relate`.

use views::View;

pub mod url;
pub mod views;

/// One file to be written.
#[derive(Clone, Debug)]
pub struct Page {
    /// Below the output folder, with `/`: `numbers/troops.html`.
    pub path: String,
    /// Name of the template; empty for [`View::Raw`].
    pub template: &'static str,
    pub view: View,
}
