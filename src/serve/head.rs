//! The head of a request: read within limits, understood, and refused where a page of somebody else may be behind it.

use std::io::Read;
use std::time::{Duration, Instant};

/// Most bytes of a head.
const LIMIT: usize = 16 * 1024;
/// Most header lines.
const LINES: usize = 64;
/// A whole head has to arrive within.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `HEAD`: no body is wanted.
    pub head_only: bool,
    /// Decoded, beginning with `/`, without the query.
    pub path: String,
    /// What follows `?`, as it came.
    pub query: String,
    /// The host and port by which the browser knows this server.
    pub host: String,
}

/// Why a request is not answered: a status and a sentence.
pub type Refusal = (u16, &'static str);

/// Reads one request. `None` where nobody asked anything.
pub fn read(stream: &mut impl Read, port: u16) -> Option<Result<Request, Refusal>> {
    let begun = Instant::now();
    let mut bytes = Vec::with_capacity(1024);
    let mut part = [0; 1024];
    loop {
        let n = stream.read(&mut part).ok().filter(|n| *n > 0)?;
        bytes.extend_from_slice(part.get(..n)?);
        if let Some(done) = understand(&bytes, port) {
            return Some(done);
        }
        if bytes.len() > LIMIT {
            return Some(Err((431, "the head of this request is too long")));
        }
        if begun.elapsed() > PATIENCE {
            return None;
        }
    }
}

/// `None` while the head is not complete.
fn understand(bytes: &[u8], port: u16) -> Option<Result<Request, Refusal>> {
    let mut lines = [httparse::EMPTY_HEADER; LINES];
    let mut head = httparse::Request::new(&mut lines);
    match head.parse(bytes) {
        Ok(status) if status.is_complete() => {}
        Ok(_) => return None,
        Err(_) => return Some(Err((400, "this is not a request that can be read"))),
    }
    let head_only = match head.method {
        Some("GET") => false,
        Some("HEAD") => true,
        _ => return Some(Err((405, "only GET and HEAD are answered"))),
    };
    let mut hosts = head.headers.iter().filter(|h| h.name.eq_ignore_ascii_case("host"));
    let host = match (hosts.next().and_then(|h| std::str::from_utf8(h.value).ok()), hosts.next()) {
        (Some(host), None) if is_ours(host, port) => host.to_ascii_lowercase(),
        // A name that somebody else's server made to point here would let their pages read this site.
        _ => return Some(Err((421, "this preview answers to localhost and 127.0.0.1 only"))),
    };
    let target = head.path.unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok();
    let Some(path) = path.filter(|p| p.starts_with('/')) else {
        return Some(Err((400, "this address cannot be read")));
    };
    Some(Ok(Request { head_only, path: path.into_owned(), query: query.to_owned(), host }))
}

/// True for the names of this machine as seen from itself, with our port.
fn is_ours(host: &str, port: u16) -> bool {
    let name = match host.strip_suffix(&format!(":{port}")) {
        Some(name) => name,
        // Browsers leave out the port of the protocol.
        None if port == 80 => host,
        None => return false,
    };
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|n| name.eq_ignore_ascii_case(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(text: &str) -> Option<Result<Request, u16>> {
        understand(text.as_bytes(), 8000).map(|r| r.map_err(|(status, _)| status))
    }

    #[test]
    fn only_this_machine_is_answered() {
        for (host, status) in [
            ("127.0.0.1:8000", 200),
            ("localhost:8000", 200),
            ("LocalHost:8000", 200),
            ("[::1]:8000", 200),
            ("127.0.0.1", 421),
            ("127.0.0.1:8001", 421),
            ("localhost.evil.example:8000", 421),
            ("evil.example:8000", 421),
            ("evil.example", 421),
            ("127.0.0.1:8000@evil.example", 421),
            ("", 421),
        ] {
            let answer = ask(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n")).unwrap();
            assert_eq!(answer.err().unwrap_or(200), status, "{host}");
        }
        assert_eq!(ask("GET / HTTP/1.0\r\n\r\n"), Some(Err(421)));
        assert_eq!(ask("GET / HTTP/1.1\r\nHost: localhost:8000\r\nHost: evil.example\r\n\r\n"), Some(Err(421)));
    }

    #[test]
    fn an_address_is_decoded_once_and_only_reading_is_allowed() {
        let host = "Host: localhost:8000\r\n\r\n";
        let request = ask(&format!("HEAD /a%20b/%2e%2E/c.html?x=%20 HTTP/1.1\r\n{host}")).unwrap().unwrap();
        assert_eq!(
            (request.head_only, request.path.as_str(), request.query.as_str()),
            (true, "/a b/../c.html", "x=%20")
        );
        for (line, status) in [("POST / HTTP/1.1", 405), ("GET nowhere HTTP/1.1", 400), ("GET /%ff HTTP/1.1", 400)] {
            assert_eq!(ask(&format!("{line}\r\n{host}")), Some(Err(status)), "{line}");
        }
        assert_eq!(ask("GET / HTTP/1.1\r\nHost: local"), None);
        assert_eq!(ask("\u{1}\u{2}\r\n\r\n"), Some(Err(400)));
        let many = "x: y\r\n".repeat(LINES + 1);
        assert_eq!(ask(&format!("GET / HTTP/1.1\r\n{many}{host}")), Some(Err(400)));
        assert_eq!(read(&mut format!("GET /{}", "a".repeat(60_000)).as_bytes(), 8000).unwrap().unwrap_err().0, 431);
    }
}
