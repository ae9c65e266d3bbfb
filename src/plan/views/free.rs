//! Pages of the editor's own, the page for wrong addresses, and redirects.

use super::{CorrectionView, Frame, Link, RichView};
use serde::Serialize;

/// `page.html`: about, method.
#[derive(Clone, Debug, Serialize)]
pub struct EditorPage {
    pub frame: Frame,
    pub id: String,
    pub title: String,
    pub summary: Option<String>,
    pub body: RichView,
    pub draft: bool,
    pub corrections: Vec<CorrectionView>,
}

/// `404.html`: served at any depth, so its links are absolute paths where the site's address is known.
#[derive(Clone, Debug, Serialize)]
pub struct NotFoundPage {
    pub frame: Frame,
    pub sentence: String,
    /// Where to go instead.
    pub links: Vec<Link>,
}

/// `redirect.html`: stands at the old address of a renamed thing. Needs a `meta refresh` to `target.href`, the canonical
/// link of the frame, and a visible link.
#[derive(Clone, Debug, Serialize)]
pub struct RedirectPage {
    pub frame: Frame,
    /// The new place, relative to this page.
    pub target: Link,
    pub sentence: String,
}
