//! The line that stays open: it tells one page of one browser what changed for it, as server-sent events.

use super::answer;
use super::head::Request;
use super::inject::Seen;
use super::live::{Live, Now};
use serde_json::json;
use std::io::Write;
use std::time::Duration;

/// So often a sign of life is sent; it also shows when nobody is there any more.
const PULSE: Duration = Duration::from_secs(15);

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\nretry: 500\n\n";

/// Tells until the browser goes away.
pub fn run(stream: &mut impl Write, request: &Request, live: &Live) -> std::io::Result<()> {
    let fields: Vec<(String, String)> = url::form_urlencoded::parse(request.query.as_bytes()).into_owned().collect();
    let field = |name: &str| fields.iter().find(|(n, _)| n == name).map_or_else(String::new, |(_, v)| v.clone());
    let address = field("at");
    let mut shown = Seen { page: field("page"), sheets: field("sheets"), parts: field("parts") };
    let _shown = live.show(&address);
    stream.write_all(HEAD.as_bytes())?;
    let mut now = live.now();
    loop {
        stream.write_all(message(&now, &address, &mut shown).as_bytes())?;
        stream.flush()?;
        now = loop {
            match live.after(now.round, PULSE) {
                Some(next) => break next,
                None => {
                    stream.write_all(b": still here\n\n")?;
                    stream.flush()?;
                }
            }
        };
    }
}

/// What one page has to do now, and the findings. What it is told to do counts as done.
fn message(now: &Now, address: &str, shown: &mut Seen) -> String {
    let is = answer::seen(now, address);
    let reload = is.page != shown.page || is.parts != shown.parts;
    let styles = !reload && is.sheets != shown.sheets;
    *shown = is;
    let data = json!({"round": now.round, "reload": reload, "styles": styles, "findings": &*now.remarks});
    format!("data: {data}\n\n")
}
