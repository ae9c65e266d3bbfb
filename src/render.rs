//! Pages and the theme to the bytes of files. Pure: nothing here touches the disk, and a page's bytes depend on its view,
//! its template and the theme alone.

use crate::finding::Finding;
use crate::plan::Page;
use crate::plan::views::{Backs, ReferenceView, References, View};
use crate::theme::Theme;
use std::collections::BTreeMap;

mod references;
mod roles;

pub mod card;

/// A file of the site: where it belongs below the output folder and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Relative to the output folder, with `/` on every system: `numbers/troops.html`.
    pub path: String,
    pub bytes: Vec<u8>,
    /// What can be read in it, where the bytes do not say so themselves: the text of a card.
    pub words: Option<String>,
}

impl Output {
    pub fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Output {
        Output { path: path.into(), bytes: bytes.into(), words: None }
    }

    /// What a search for words has to look at.
    pub fn text(&self) -> &[u8] {
        self.words.as_ref().map_or(self.bytes.as_slice(), String::as_bytes)
    }
}

/// Where the theme's own files go.
const ASSETS: &str = "assets/";
/// Templates of parts of pages.
const LIST: &str = "references.html";
const BACKS: &str = "backs.html";

/// Where files go as soon as they are rendered.
pub trait Sink: Sync {
    /// True where the file at this path is there and was made by this key: it need not be rendered again.
    fn keeps(&self, path: &str, key: &str) -> bool;
    /// Takes a file. `key` is empty for what has no template. True where these very bytes were published before.
    ///
    /// # Errors
    /// Of the disk.
    fn put(&self, file: &Output, key: &str) -> anyhow::Result<bool>;
}

/// Renders a page and hands it on, unless the sink has it already. `look` is shown every file that is new.
///
/// # Errors
/// Of the sink. A page whose template cannot be rendered is left out and named in the findings.
pub fn into_sink(
    page: Page,
    theme: &Theme,
    sink: &dyn Sink,
    look: &(dyn Fn(&Output) + Sync),
) -> anyhow::Result<Vec<Finding>> {
    let key = match page.view {
        View::Raw(_) => String::new(),
        _ => key(&page, theme),
    };
    if !key.is_empty() && sink.keeps(&page.path, &key) {
        return Ok(Vec::new());
    }
    let file = match self::page(page, theme) {
        Ok(file) => file,
        Err(findings) => return Ok(findings),
    };
    if !sink.put(&file, &key)? {
        look(&file);
    }
    Ok(Vec::new())
}

/// A fault in a template shows on every page that uses it: once is enough.
pub fn tidy(findings: &mut Vec<Finding>) {
    findings.sort_by(|a, b| (&a.place, &a.message).cmp(&(&b.place, &b.message)));
    findings.dedup();
}

/// The files of the theme.
pub fn assets(theme: &Theme) -> impl Iterator<Item = Output> {
    theme.assets().map(|(path, text)| Output::new(format!("{ASSETS}{path}"), text))
}

/// One page, without the theme's files.
///
/// # Errors
/// What the template names and the view does not hold.
pub fn page(page: Page, theme: &Theme) -> Result<Output, Vec<Finding>> {
    let text = match page.view {
        View::Raw(text) => return Ok(Output::new(page.path, text)),
        ref view => {
            let html = theme.page(page.template, view)?;
            let people = view.frame().map_or(&[][..], |f| &f.roles);
            with_references(roles::behind_names(html, people), &page.references, theme)?
        }
    };
    if !matches!(page.view, View::Card(_)) {
        return Ok(Output::new(page.path, text));
    }
    let bytes = card::draw(&text, theme.fonts()).map_err(|e| vec![theme.refused(page.template, &e)])?;
    Ok(Output { path: page.path, bytes, words: Some(text) })
}

fn with_references(html: String, all: &[ReferenceView], theme: &Theme) -> Result<String, Vec<Finding>> {
    let mut linked = references::link(&html, all);
    let list = match linked.list.is_empty() {
        true => String::new(),
        false => theme.page(LIST, &References { references: std::mem::take(&mut linked.list) })?,
    };
    let mut backs = BTreeMap::new();
    for (claim, places) in linked.backs {
        backs.insert(claim, theme.page(BACKS, &Backs { places })?);
    }
    Ok(references::place(&linked.html, &list, |claim| backs.remove(claim).unwrap_or_default()))
}

/// Bytes that hold most views.
const VIEW: usize = 128 * 1024;

/// Everything that a page's bytes depend on, as one hash: where it is equal, so are the bytes.
pub fn key(page: &Page, theme: &Theme) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [env!("CARGO_PKG_VERSION"), theme.digest(), page.template] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    // A view holds strings, numbers and lists only, which always serialise; a half of one would only cost a rebuild.
    // Hashed in one piece: many small ones take several times as long.
    let mut value = Vec::with_capacity(VIEW);
    let _ = serde_json::to_writer(&mut value, &(&page.view, &page.references));
    hasher.update(&value);
    hasher.finalize().to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::views::{DayView, EditorPage, Frame, NavLink, RichView};
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
            search: NavLink {
                label: "Search".to_owned(),
                href: "search/index.html".to_owned(),
                current: false,
                exact: false,
            },
            breadcrumbs: Vec::new(),
            footer: Vec::new(),
            noindex: false,
            corrected: None,
            with_drafts: false,
            feeds: Vec::new(),
            citation: Vec::new(),
            json_ld: String::new(),
            changed: None,
            ways: None,
            card: None,
            roles: Vec::new(),
            published: None,
            modified: None,
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
        Page {
            path: path.to_owned(),
            template: "page.html",
            view: View::Editor(Box::new(view)),
            references: Vec::new(),
        }
    }

    fn built_in() -> Theme {
        theme::load(&Files::default(), None, Words::of("en")).value
    }

    #[test]
    fn hostile_text_stays_text() {
        let out = page(editor("a.html", HOSTILE, "<p>safe</p>"), &built_in()).unwrap();
        let html = String::from_utf8(out.bytes).unwrap();
        for bad in ["<script>alert", "<img", "style=", "\" onload="] {
            assert!(!html.contains(bad), "{bad}: {html}");
        }
        assert!(html.contains("<p>safe</p>") && html.contains("default-src 'none'"));
    }

    #[test]
    fn code_is_marked() {
        let code = editor("b.html", "T", "<pre><code class=\"language-yaml\">a: 1\n</code></pre>");
        let html = String::from_utf8(page(code, &built_in()).unwrap().bytes).unwrap();
        assert!(html.contains("<span class=\"z-"), "{html}");
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
