//! Pages and the theme to the bytes of files. Pure: nothing here touches the disk, and a page's bytes depend on its view,
//! its template and the theme alone.

use crate::finding::{Checked, Finding};
use crate::plan::Page;
use crate::plan::views::View;
use crate::theme::Theme;
use crate::theme::highlight::style_sheet;
use rayon::prelude::*;

/// A file of the site: where it belongs below the output folder and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Relative to the output folder, with `/` on every system: `numbers/troops.html`.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// Where the theme's own files go.
const ASSETS: &str = "assets/";
/// Written only where a page loads it.
const CODE: &str = "assets/code.css";

/// Renders all pages, in their order, and after them the files of the theme. A page whose template cannot be rendered is
/// left out and named in the findings.
pub fn render(pages: &[Page], theme: &Theme) -> Checked<Vec<Output>> {
    let rendered: Vec<Result<Output, Vec<Finding>>> = pages.par_iter().map(|p| page(p, theme)).collect();
    let mut out = Checked::new(Vec::with_capacity(pages.len()));
    for one in rendered {
        match one {
            Ok(output) => out.value.push(output),
            Err(findings) => out.findings.extend(findings),
        }
    }
    // A fault in a template shows on every page that uses it: once is enough.
    out.findings.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    out.findings.dedup();
    let with_code = out.value.iter().any(|o| o.path.ends_with(".html") && holds(&o.bytes, CODE.as_bytes()));
    let mut has_sheet = false;
    for (path, text) in theme.assets() {
        let path = format!("{ASSETS}{path}");
        has_sheet |= path == CODE;
        if path != CODE || with_code {
            out.value.push(Output { path, bytes: text.as_bytes().to_vec() });
        }
    }
    if with_code && !has_sheet {
        out.value.push(Output { path: CODE.to_owned(), bytes: style_sheet().into_bytes() });
    }
    out
}

/// One page, without the theme's files.
///
/// # Errors
/// What the template names and the view does not hold.
pub fn page(page: &Page, theme: &Theme) -> Result<Output, Vec<Finding>> {
    let text = match &page.view {
        View::Raw(text) => text.clone(),
        view => theme.page(page.template, view)?,
    };
    Ok(Output { path: page.path.clone(), bytes: text.into_bytes() })
}

/// Everything that a page's bytes depend on, as one hash: where it is equal, so are the bytes.
pub fn key(page: &Page, theme: &Theme) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [env!("CARGO_PKG_VERSION"), theme.digest(), page.template] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    // A view holds strings, numbers and lists only, which always serialise; a half of one would only cost a rebuild.
    let _ = serde_json::to_writer(&mut hasher, &page.view);
    hasher.finalize().to_hex().to_string()
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|w| w == wanted)
}
