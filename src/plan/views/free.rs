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

/// `removed.html`: stands at the address of what was removed, or of a disagreement that is none any longer.
#[derive(Clone, Debug, Serialize)]
pub struct RemovedPage {
    pub frame: Frame,
    /// What stood here, and until when.
    pub sentence: String,
    /// The editor's reason.
    pub reason: Option<String>,
    /// Where to look instead.
    pub see: Option<Link>,
    /// Element ids of what stood on the page, so that links to them still find it.
    pub anchors: Vec<String>,
    pub links: Vec<Link>,
}

/// Something removed, in a list or on the page that it was part of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RemovedView {
    /// Element id.
    pub anchor: String,
    pub sentence: String,
    pub reason: String,
    pub see: Option<Link>,
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
