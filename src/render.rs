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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::views::{DayView, EditorPage, Frame, RichView};
    use crate::plan::words::Words;
    use crate::text::Files;
    use crate::theme;

    const HOSTILE: &str = "</title><script>alert(1)</script>\" onload=\"x' <img src=x onerror=y>";

    fn editor(path: &str, title: &str, html: &str) -> Page {
        let frame = Frame {
            path: path.to_owned(),
            root: String::new(),
            kind: "page",
            lang: "en".to_owned(),
            title: title.to_owned(),
            title_full: title.to_owned(),
            description: title.to_owned(),
            canonical: None,
            site_title: title.to_owned(),
            site_summary: String::new(),
            publisher: Some(title.to_owned()),
            as_of: DayView { iso: "2021-02-20".to_owned(), text: "20 February 2021".to_owned() },
            home_href: "index.html".to_owned(),
            nav: Vec::new(),
            breadcrumbs: Vec::new(),
            footer: Vec::new(),
            has_code: html.contains("<pre>"),
            noindex: false,
            with_drafts: false,
            feeds: Vec::new(),
            citation: Vec::new(),
            json_ld: String::new(),
            ways: None,
        };
        let body = RichView { html: html.to_owned(), contents: Vec::new() };
        let view = EditorPage {
            frame,
            id: "about".to_owned(),
            title: title.to_owned(),
            summary: Some(title.to_owned()),
            body,
            draft: false,
            corrections: Vec::new(),
        };
        Page { path: path.to_owned(), template: "page.html", view: View::Editor(Box::new(view)) }
    }

    fn built_in() -> Theme {
        theme::load(&Files::default(), None, Words::of("en")).value
    }

    fn paths(outputs: &[Output]) -> Vec<&str> {
        outputs.iter().map(|o| o.path.as_str()).collect()
    }

    #[test]
    fn hostile_text_stays_text() {
        let out = render(&[editor("a.html", HOSTILE, "<p>safe</p>")], &built_in());
        assert_eq!(out.findings, []);
        let html = String::from_utf8(out.value[0].bytes.clone()).unwrap();
        for bad in ["<script", "<img", "style=", "\" onload="] {
            assert!(!html.contains(bad), "{bad}: {html}");
        }
        assert!(html.contains("<p>safe</p>") && html.contains("default-src 'none'"));
    }

    #[test]
    fn pages_keep_their_order_and_only_code_brings_its_sheet() {
        let plain: Vec<Page> = (0..40).map(|i| editor(&format!("{i}.html"), "T", "<p>x</p>")).collect();
        let out = render(&plain, &built_in()).value;
        let wanted: Vec<String> = (0..40).map(|i| format!("{i}.html")).collect();
        assert_eq!(paths(&out)[..40], wanted.iter().map(String::as_str).collect::<Vec<_>>());
        assert_eq!(
            paths(&out)[40..],
            ["assets/favicon.svg", "assets/search.css", "assets/search.js", "assets/style.css"]
        );

        let code = editor("b.html", "T", "<pre><code class=\"language-yaml\">a: 1\n</code></pre>");
        let out = render(&[code], &built_in()).value;
        assert!(paths(&out).contains(&"assets/code.css"));
        let html = String::from_utf8(out[0].bytes.clone()).unwrap();
        assert!(html.contains("<span class=\"z-") && html.contains("href=\"assets/code.css\""), "{html}");
    }

    #[test]
    fn a_key_follows_the_view_and_the_theme() {
        let (a, b) = (editor("a.html", "A", ""), editor("a.html", "B", ""));
        let theme = built_in();
        assert_eq!(key(&a, &theme), key(&a.clone(), &built_in()));
        assert_ne!(key(&a, &theme), key(&b, &theme));
        let own = Files::new(vec![crate::text::File::new("themes/own/style.css", "a{}")]);
        assert_ne!(key(&a, &theme), key(&a, &theme::load(&own, Some("own"), Words::of("en")).value));
    }
}
