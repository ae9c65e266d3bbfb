//! This repository's own briefing as browsers get it: from a folder, and from a server on the loopback interface.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// This repository's briefing, built once.
pub static SITE: LazyLock<PathBuf> = LazyLock::new(|| {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(concat!(env!("CARGO_CRATE_NAME"), "-site"));
    let built = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["build", "--quiet", "--out"])
        .arg(&out)
        .arg(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    out
});

pub fn file(path: &str) -> String {
    format!("file://{}/{path}", SITE.display())
}

/// Serves the site under a path of its own on the loopback interface; the address, with a slash at its end.
pub fn serve() -> String {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = format!("http://{}/a/b/", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let length = stream.read(&mut head).unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..length]).into_owned();
            let path = head.split(' ').nth(1).and_then(|p| p.strip_prefix("/a/b/")).unwrap_or("none");
            let path = path.split('?').next().unwrap_or_default();
            let kind = match path.rsplit('.').next() {
                Some("html") => "text/html",
                Some("css") => "text/css",
                Some("js") => "text/javascript",
                _ => "image/svg+xml",
            };
            let (status, bytes) = match std::fs::read(SITE.join(path)) {
                Ok(bytes) => ("200 OK", bytes),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                bytes.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&bytes));
        }
    });
    address
}
