//! The editor's own pages, the page for wrong addresses, redirects, and the files that machines read.

use super::context::At;
use super::rich;
use super::url;
use super::views::{EditorPage, NotFoundPage, RedirectPage, View};
use super::words::fill;
use crate::model::FreePage;

impl<'a> At<'a> {
    pub fn free_page(&self, page: &FreePage) -> View {
        let w = self.cx.w;
        let body = rich::body(self, &page.body);
        let description = page
            .summary
            .clone()
            .unwrap_or_else(|| fill(w.desc_page, &[("title", &page.title), ("site", &self.cx.b.site.title)]));
        let mut frame = self.frame("page", &page.title, description);
        frame.noindex = page.draft;
        View::Editor(Box::new(EditorPage {
            frame,
            id: page.id.clone(),
            title: page.title.clone(),
            summary: page.summary.clone(),
            body,
            draft: page.draft,
            corrections: self.corrections(),
        }))
    }

    pub fn not_found(&self) -> View {
        let w = self.cx.w;
        let description = fill(w.desc_404, &[("site", &self.cx.b.site.title)]);
        let mut frame = self.frame("404", w.title_404, description);
        frame.noindex = true;
        // The address that was asked for is another one.
        frame.canonical = None;
        View::NotFound(Box::new(NotFoundPage {
            frame,
            sentence: w.not_found_sentence.to_owned(),
            links: self.ways_out(),
        }))
    }

    pub fn redirect(&self, title: &str, target: &str) -> View {
        let w = self.cx.w;
        let moved = || {
            let (title, description) =
                (fill(w.redirect_title, &[("title", title)]), fill(w.desc_redirect, &[("title", title)]));
            (title, description, w.redirect_sentence.to_owned())
        };
        let gone = self.removed_at(target).map(|(title, sentence)| (title, sentence.clone(), sentence));
        let (heading, description, sentence) = gone.unwrap_or_else(moved);
        let mut frame = self.frame("redirect", &heading, description);
        frame.noindex = true;
        frame.canonical = self.cx.b.site.base_url.as_deref().map(|base| url::absolute(base, target));
        View::Redirect(Box::new(RedirectPage { frame, target: self.link(title, target), sentence }))
    }
}

/// Addresses of all pages that search engines may list.
pub fn sitemap<'p>(base_url: &str, paths: impl Iterator<Item = &'p str>) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    for path in paths {
        let address = url::absolute(base_url, path).replace('&', "&amp;").replace('<', "&lt;").replace('\'', "&apos;");
        out.push_str(&format!("  <url><loc>{address}</loc></url>\n"));
    }
    out.push_str("</urlset>\n");
    out
}

/// Everything may be read. Crawlers look for it at a host's top only; under a sub-path it says the same to people.
pub fn robots(base_url: Option<&str>) -> String {
    let mut out = String::from("User-agent: *\nAllow: /\n");
    if let Some(base) = base_url {
        out.push_str(&format!("\nSitemap: {}\n", url::absolute(base, url::SITEMAP)));
    }
    out
}
