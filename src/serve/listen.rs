//! Connections: one thread and one request each, so many at a time and no more.

use super::answer::{self, Response};
use super::live::Live;
use super::own::OWN;
use super::{events, head};
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Connections at a time; a browser opens six and keeps one of them for events.
const AT_ONCE: usize = 128;
/// A browser that takes or says nothing for so long is left alone.
const PATIENCE: Duration = Duration::from_secs(10);

/// Answers for ever.
pub fn run(listener: &TcpListener, live: &Arc<Live>) {
    let open = Arc::new(AtomicUsize::new(0));
    for stream in listener.incoming() {
        let Ok(stream) = stream else {
            // Out of handles: some will be free again soon.
            std::thread::sleep(Duration::from_millis(20));
            continue;
        };
        let place = Place::take(&open);
        if open.load(Ordering::SeqCst) > AT_ONCE {
            continue;
        }
        let live = live.clone();
        let answering = std::thread::Builder::new().name("answer".to_owned()).spawn(move || {
            let _place = place;
            // Whoever asked may have gone away: nobody is there to tell.
            let _ = one(stream, &live);
        });
        drop(answering);
    }
}

/// Counts as open until it is dropped.
struct Place(Arc<AtomicUsize>);

impl Place {
    fn take(open: &Arc<AtomicUsize>) -> Place {
        open.fetch_add(1, Ordering::SeqCst);
        Place(open.clone())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn one(mut stream: TcpStream, live: &Live) -> std::io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let request = match head::read(&mut stream, live.port()) {
        None => return Ok(()),
        Some(Err((status, said))) => {
            let body = format!("{said}\n").into_bytes().into();
            let refused = Response { status, kind: "text/plain; charset=utf-8", body, location: None };
            return send(&mut stream, &refused, false);
        }
        Some(Ok(request)) => request,
    };
    if request.path.strip_prefix(OWN) == Some("events") && !request.head_only {
        return events::run(&mut stream, &request, live);
    }
    let now = live.now();
    send(&mut stream, &answer::to(&request, &now), request.head_only)
}

fn send(stream: &mut TcpStream, response: &Response, head_only: bool) -> std::io::Result<()> {
    let location = response.location.as_ref().map_or_else(String::new, |to| format!("Location: {to}\r\n"));
    // Other sites' pages must not load parts of this one: it may hold drafts.
    let head = format!(
        "HTTP/1.1 {} {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n{location}Cache-Control: no-store\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        reason(response.status),
        response.kind,
        response.body.len(),
    );
    let mut bytes = head.into_bytes();
    if !head_only {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Internal Server Error",
    }
}
