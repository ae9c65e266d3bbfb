//! From a request to a response: a file of the site, the site's own page for what is not there, or ours where there is no
//! site yet.

use super::head::Request;
use super::inject::{self, Seen};
use super::kind;
use super::live::Now;
use super::own::OWN;
use super::remarks::Remarks;
use super::site::{Found, Site, short};
use std::borrow::Cow;

/// What is sent.
pub struct Response<'a> {
    pub status: u16,
    pub kind: &'static str,
    pub body: Cow<'a, [u8]>,
    /// Where to go instead.
    pub location: Option<String>,
}

const SCRIPT: &str = include_str!("reload.js");

/// Bytes of the page at an address, before the script is put in, and the status.
fn page_at<'a>(now: &'a Now, address: &str) -> Result<(u16, &'a str, Cow<'a, [u8]>), String> {
    let Some(site) = &now.site else {
        return Ok((500, "findings.html", Cow::Owned(no_site(&now.remarks).into_bytes())));
    };
    match site.find(address) {
        Found::File { path, bytes } => Ok((200, path, Cow::Borrowed(bytes))),
        Found::Elsewhere(to) => Err(to),
        Found::Nothing => {
            let page = site.get("404.html").unwrap_or(b"There is nothing at this address.");
            Ok((404, "404.html", Cow::Borrowed(page)))
        }
    }
}

/// The versions that a browser gets at an address now.
pub fn seen(now: &Now, address: &str) -> Seen {
    match page_at(now, address) {
        Ok((_, _, bytes)) => versions(now.site.as_deref(), &bytes),
        Err(_) => Seen::default(),
    }
}

fn versions(site: Option<&Site>, bytes: &[u8]) -> Seen {
    let of = |f: fn(&Site) -> &str| site.map_or_else(String::new, |s| f(s).to_owned());
    Seen { page: short(blake3::hash(bytes)), sheets: of(Site::sheets), parts: of(Site::parts) }
}

/// The answer to everything but the line for events.
pub fn to<'a>(request: &Request, now: &'a Now) -> Response<'a> {
    if request.path.starts_with(OWN) {
        return match request.path.strip_prefix(OWN) {
            Some("reload.js") => ok(200, kind::of("reload.js"), SCRIPT.as_bytes()),
            _ => ok(404, kind::of("a.txt"), b"the preview has nothing at this address\n"),
        };
    }
    match page_at(now, &request.path) {
        Ok((status, path, bytes)) => {
            let kind = kind::of(path);
            let is_page = kind.starts_with("text/html");
            let body = match is_page {
                true => Cow::Owned(inject::page(&bytes, &request.host, &versions(now.site.as_deref(), &bytes))),
                false => bytes,
            };
            Response { status, kind, body, location: None }
        }
        Err(to) => {
            let query = if request.query.is_empty() { String::new() } else { format!("?{}", request.query) };
            let location = Some(format!("{}{query}", encoded(&to)));
            Response { status: 301, kind: kind::of("a.txt"), body: Cow::Borrowed(b""), location }
        }
    }
}

fn ok<'a>(status: u16, kind: &'static str, body: &'a [u8]) -> Response<'a> {
    Response { status, kind, body: Cow::Borrowed(body), location: None }
}

/// A path as it stands in a header: nothing in it ends the line.
fn encoded(path: &str) -> String {
    const KEPT: percent_encoding::AsciiSet =
        percent_encoding::NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');
    percent_encoding::utf8_percent_encode(path, &KEPT).to_string()
}

/// In place of the site before its first build without errors.
fn no_site(remarks: &Remarks) -> String {
    let mut text = String::from(
        "<!doctype html>\n<html lang=\"en\" data-findings>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>No site yet</title>\n</head>\n<body>\n\
         <h1>The site cannot be built yet</h1>\n<p>This page goes away when these are mended:</p>\n",
    );
    for remark in &remarks.errors {
        text.push_str("<pre>");
        for c in remark.chars() {
            match c {
                '<' => text.push_str("&lt;"),
                '>' => text.push_str("&gt;"),
                '&' => text.push_str("&amp;"),
                c => text.push(c),
            }
        }
        text.push_str("</pre>\n");
    }
    let more = remarks.error_count.saturating_sub(remarks.errors.len());
    if more > 0 {
        text.push_str(&format!("<p>And {more} more: see the terminal.</p>\n"));
    }
    text.push_str("</body>\n</html>\n");
    text
}
