//! A feed as Atom 1.0 (RFC 4287).

use super::{Feed, midnight};
use crate::plan::url;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io;

/// `path` is where the feed itself stands below the site.
pub fn write(feed: &Feed, base: &str, path: &str) -> String {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    // Writing to memory does not fail.
    let _ = document(&mut out, feed, base, path);
    let mut text = String::from_utf8(out.into_inner()).unwrap_or_default();
    text.push('\n');
    text
}

fn document(out: &mut Writer<Vec<u8>>, feed: &Feed, base: &str, path: &str) -> io::Result<()> {
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let page = url::absolute(base, &feed.page);
    out.create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", feed.language.as_str()))
        .write_inner_content(|out| {
            text(out, "id", &page)?;
            text(out, "title", &feed.title)?;
            text(out, "subtitle", &feed.subtitle)?;
            text(out, "updated", &feed.updated().map(midnight).unwrap_or_default())?;
            link(out, "self", "application/atom+xml", &url::absolute(base, path))?;
            link(out, "alternate", "text/html", &page)?;
            out.create_element("author").write_inner_content(|out| text(out, "name", &feed.author))?;
            for e in &feed.entries {
                out.create_element("entry").write_inner_content(|out| {
                    text(out, "id", &e.id)?;
                    text(out, "title", &e.title)?;
                    link(out, "alternate", "text/html", &e.url)?;
                    text(out, "published", &midnight(e.published))?;
                    text(out, "updated", &midnight(e.updated))?;
                    text(out, "content", &e.text)
                })?;
            }
            Ok(())
        })?;
    Ok(())
}

fn link(out: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    out.create_element("link")
        .with_attribute(("rel", rel))
        .with_attribute(("type", kind))
        .with_attribute(("href", href))
        .write_empty()?;
    Ok(())
}

fn text(out: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    // What XML cannot hold at all, not even as a reference.
    let allowed = |c: &char| !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}') || matches!(c, '\t' | '\n');
    let clean: String = text.chars().filter(allowed).collect();
    out.create_element(name).write_text_content(BytesText::new(&clean))?;
    Ok(())
}
