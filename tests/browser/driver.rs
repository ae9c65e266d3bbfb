//! A browser to test in: Chromium through its own driver, spoken to over the loopback interface. Not a general WebDriver
//! client: what the tests need, and no crate for it.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A key by its name, as the driver takes it.
pub fn key(name: &str) -> &'static str {
    match name {
        "Tab" => "\u{e004}",
        "Enter" => "\u{e007}",
        "Escape" => "\u{e00c}",
        "ArrowUp" => "\u{e013}",
        "ArrowDown" => "\u{e015}",
        _ => panic!("no key {name}"),
    }
}

const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
const MISSING: &str = "Chromium and its driver are needed to test pages, and were not found.\n\
    Install them (Debian: apt-get install chromium chromium-driver), or set BRIEFING_NO_BROWSER=1 to leave these tests out.";

/// One window. Closed when dropped.
pub struct Browser {
    driver: Child,
    _said: BufReader<ChildStdout>,
    port: u16,
    session: String,
}

impl Browser {
    /// `None` where the tester asked for no browser; then it says so.
    pub fn start() -> Option<Browser> {
        if std::env::var_os("BRIEFING_NO_BROWSER").is_some_and(|v| v == "1") {
            eprintln!("\nNOT RUN: BRIEFING_NO_BROWSER is set, so pages were not tested in a browser\n");
            return None;
        }
        let runs = |program: &&str| {
            let quiet = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
            quiet.is_ok_and(|s| s.success())
        };
        let browser = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find(runs);
        let (Some(browser), true) = (browser, runs(&"chromedriver")) else { panic!("{MISSING}") };
        let driver = Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
        let mut driver = driver.expect(MISSING);
        // Kept open: a program whose output nobody takes is ended.
        let mut said = BufReader::new(driver.stdout.take().unwrap());
        let (mut port, mut line) = (0, String::new());
        while port == 0 && said.read_line(&mut line).unwrap() > 0 {
            // It first repeats the port that it was asked for, which is 0: any.
            port = line.split("on port ").nth(1).and_then(|p| p.trim().trim_end_matches('.').parse().ok()).unwrap_or(0);
            line.clear();
        }
        assert!(port != 0, "the driver did not say which port it listens on");
        let mut out = Browser { driver, _said: said, port, session: String::new() };
        let binary = which(browser);
        let args =
            ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];
        let wanted = json!({"browserName": "chrome", "goog:chromeOptions": {"binary": binary, "args": args}});
        let begun = out.post("/session", json!({"capabilities": {"alwaysMatch": wanted}}));
        out.session = format!("/session/{}", begun["sessionId"].as_str().expect("a session"));
        Some(out)
    }

    pub fn open(&self, url: &str) {
        self.command("/url", json!({"url": url}));
    }

    pub fn address(&self) -> String {
        self.get("/url").as_str().unwrap().to_owned()
    }

    /// What the body of a function returns.
    pub fn run(&self, script: &str, args: Value) -> Value {
        self.command("/execute/sync", json!({"script": script, "args": args}))
    }

    /// Types into whatever has the focus.
    pub fn keys(&self, text: &str) {
        let active = self.get("/element/active");
        let id = active[ELEMENT].as_str().expect("something has the focus").to_owned();
        self.command(&format!("/element/{id}/value"), json!({"text": text}));
    }

    /// Pages opened from here on run no script of their own.
    pub fn without_script(&self) {
        let off = json!({"cmd": "Emulation.setScriptExecutionDisabled", "params": {"value": true}});
        self.command("/goog/cdp/execute", off);
    }

    /// Until the script's condition holds.
    pub fn wait_for(&self, condition: &str) {
        let end = Instant::now() + Duration::from_secs(20);
        while self.run(&format!("return !!({condition})"), json!([])) != true {
            assert!(Instant::now() < end, "waited in vain at {} for {condition}", self.address());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn command(&self, path: &str, body: Value) -> Value {
        self.post(&format!("{}{path}", self.session), body)
    }

    fn post(&self, path: &str, body: Value) -> Value {
        self.request("POST", path, &body.to_string()).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn get(&self, path: &str) -> Value {
        self.request("GET", &format!("{}{path}", self.session), "").unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Result<Value, String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).map_err(|e| e.to_string())?;
        let length = body.len();
        let head = format!("{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
        let head = format!("{head}Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n");
        stream
            .write_all(head.as_bytes())
            .and_then(|()| stream.write_all(body.as_bytes()))
            .map_err(|e| e.to_string())?;
        let mut reader = BufReader::new(stream);
        let (mut length, mut line) = (0, String::new());
        while reader.read_line(&mut line).map_err(|e| e.to_string())? > 2 {
            if let Some((name, value)) = line.split_once(':')
                && name.eq_ignore_ascii_case("content-length")
            {
                length = value.trim().parse().map_err(|_| line.clone())?;
            }
            line.clear();
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes).map_err(|e| e.to_string())?;
        let answer: Value = serde_json::from_slice(&bytes).map_err(|e| e.to_string())?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", answer["value"]["message"])),
            None => Ok(answer["value"].clone()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            let _ = self.request("DELETE", &self.session, "");
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// The driver wants a path.
fn which(program: &str) -> String {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&folders).map(|f| f.join(program)).find(|p| p.is_file());
    found.map_or(program.to_owned(), |p| p.display().to_string())
}
