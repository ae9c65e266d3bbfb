//! The preview as an editor meets it: the real program on a copy of a site, asked over the wire and looked at in a browser.

#[allow(dead_code)]
mod browser {
    pub mod driver;
}

use briefing::pipeline::{self, Options};
use briefing::serve::inject::{self, Seen};
use browser::driver::Browser;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(60);
const COURIER: &str = "content/articles/courier-opening.md";
const ABOUT: &str = "content/pages/about.md";

/// A running preview; ended when dropped.
struct Preview {
    child: Child,
    port: u16,
    /// Where the home page is.
    address: String,
    lines: Receiver<String>,
}

impl Preview {
    fn start(site: &Path, args: &[&str]) -> Preview {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.arg("serve").arg(site).args(args).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            BufReader::new(out).lines().map_while(Result::ok).take_while(|l| sender.send(l.clone()).is_ok()).count()
        });
        let mut preview = Preview { child, port: 0, address: String::new(), lines };
        let line = preview.line("serving http://127.0.0.1:");
        preview.address = line.split_whitespace().nth(1).unwrap().to_owned();
        let after = preview.address.trim_start_matches("http://127.0.0.1:");
        preview.port = after.split('/').next().unwrap().parse().unwrap();
        preview
    }

    /// The next line that holds the words.
    fn line(&self, words: &str) -> String {
        let end = Instant::now() + PATIENCE;
        let mut said = Vec::new();
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => said.push(line),
                Err(_) => panic!("waited in vain for {words:?}; it said {said:#?}"),
            }
        }
    }

    fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    fn raw(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Answer {
        let mut bytes = Vec::new();
        self.raw(&format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n\r\n")).read_to_end(&mut bytes).unwrap();
        let at = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a whole head");
        let head = String::from_utf8(bytes[..at].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let fields = lines.filter_map(|l| l.split_once(": ")).map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()));
        Answer { status, fields: fields.collect(), body: bytes[at + 4..].to_vec() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &self.host())
    }

    /// What a page that opens its line now is told first.
    fn findings(&self) -> Value {
        let request = format!("GET /.briefing/events?at=/ HTTP/1.1\r\nHost: {}\r\n\r\n", self.host());
        let lines = BufReader::new(self.raw(&request)).lines();
        let data = lines.map(Result::unwrap).find_map(|l| l.strip_prefix("data: ").map(str::to_owned)).unwrap();
        serde_json::from_str::<Value>(&data).unwrap()["findings"].clone()
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    fields: BTreeMap<String, String>,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A copy of the sample site.
fn sample() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let made = Command::new(env!("CARGO_BIN_EXE_briefing")).args(["init", "-q"]).arg(dir.path()).status().unwrap();
    assert!(made.success());
    dir
}

fn read(dir: &Path, path: &str) -> String {
    std::fs::read_to_string(dir.join(path)).unwrap()
}

/// Saves a file as many editors do: beside its place, and then moved there.
fn save(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let beside = path.with_extension("new~");
    std::fs::write(&beside, text).unwrap();
    std::fs::rename(beside, path).unwrap();
}

/// What a clean build makes of the site, `None` where it has errors. In this process, so that no file is written.
fn clean(dir: &Path) -> Option<BTreeMap<String, Vec<u8>>> {
    let run = pipeline::check(&Options { root: dir.to_owned(), ..Options::default() }).ok()?;
    if run.has_errors() {
        return None;
    }
    let built = pipeline::build(&run);
    let fine = !briefing::finding::any_error(&built.findings);
    fine.then(|| built.value.into_iter().map(|o| (o.path, o.bytes)).collect())
}

/// Everything that is served otherwise than a clean build has it.
fn differences(preview: &Preview, wanted: &BTreeMap<String, Vec<u8>>, ever: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, bytes) in wanted {
        let answer = preview.get(&format!("/{path}"));
        let expected = match path.ends_with(".html") {
            true => inject::page(bytes, &preview.host(), &seen(&answer.text())),
            false => bytes.clone(),
        };
        if answer.status != 200 || answer.body != expected {
            wrong.push(format!("{path}: {}, {} bytes for {}", answer.status, answer.body.len(), expected.len()));
        }
    }
    let gone = ever.iter().filter(|path| !wanted.contains_key(*path));
    wrong.extend(gone.filter(|path| preview.get(&format!("/{path}")).status != 404).map(|p| format!("{p} is there")));
    wrong
}

/// The versions that a served page was given.
fn seen(page: &str) -> Seen {
    let query = page.split("reload.js?").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
    let field = |name: &str| {
        let parts = query.split("&amp;").find_map(|f| f.strip_prefix(name)?.strip_prefix('='));
        parts.unwrap_or_default().to_owned()
    };
    Seen { page: field("page"), sheets: field("sheets"), parts: field("parts") }
}

fn files_of(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(dir).into_iter().map(Result::unwrap).filter(|e| e.file_type().is_file());
    files.map(|e| (e.path().to_owned(), std::fs::read(e.path()).unwrap())).collect()
}

#[test]
fn the_preview_serves_what_a_build_writes_and_writes_nothing() {
    let dir = sample();
    std::fs::create_dir(dir.path().join("public")).unwrap();
    std::fs::write(dir.path().join("public/CNAME"), "example.org").unwrap();
    let before = files_of(dir.path());
    let preview = Preview::start(dir.path(), &["--port", "0", "--base-url", "https://example.org/town/news"]);
    assert!(preview.address.ends_with("/town/news/"), "{}", preview.address);
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/town/news/", 200, "text/html; charset=utf-8"),
        ("/town/news/actors/", 200, "text/html; charset=utf-8"),
        ("/town/news/index.html?x=1", 200, "text/html; charset=utf-8"),
        ("/assets/style.css", 200, "text/css; charset=utf-8"),
        ("/assets/favicon.svg", 200, "image/svg+xml"),
        ("/town/news/nowhere/at/all.html", 404, "text/html; charset=utf-8"),
        ("/CNAME", 404, "text/html; charset=utf-8"),
        ("/../content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/%2e%2e/content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/content/site.yaml", 404, "text/html; charset=utf-8"),
        ("/.briefing/reload.js", 200, "text/javascript; charset=utf-8"),
        ("/.briefing/other", 404, "text/plain; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.fields["content-type"].as_str()), (status, kind), "{path}");
        assert_eq!(answer.fields["cross-origin-resource-policy"], "same-origin", "{path}");
        let head = preview.ask("HEAD", path, &preview.host());
        assert_eq!((head.status, head.body.len()), (status, 0), "{path}");
        assert_eq!(head.fields["content-length"], answer.body.len().to_string(), "{path}");
    }
    assert!(preview.get("/nowhere").text().contains("reload.js"));
    for (from, to) in
        [("/actors", "/actors/"), ("/town/news", "/town/news/"), ("/town/news/actors", "/town/news/actors/")]
    {
        let answer = preview.get(from);
        assert_eq!((answer.status, answer.fields["location"].as_str()), (301, to));
    }
    assert_eq!(files_of(dir.path()), before);
}

#[test]
fn only_pages_of_this_machine_are_answered_and_a_taken_port_is_no_obstacle() {
    let dir = sample();
    let first = Preview::start(dir.path(), &["--port", "0"]);
    let port = first.port;
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        (format!("evil.example:{port}"), 421),
        ("127.0.0.1".to_owned(), 421),
        (String::new(), 421),
    ] {
        let answer = first.ask("GET", "/", &host);
        assert_eq!(answer.status, status, "{host}");
        assert_eq!(answer.text().contains("<html"), status == 200, "{host}");
    }
    assert_eq!(first.ask("POST", "/", &first.host()).status, 405);
    let second = Preview::start(dir.path(), &["--port", &port.to_string()]);
    assert_ne!(second.port, port);
    assert_eq!((first.get("/").status, second.get("/").status), (200, 200));
    assert!(second.get("/").text().contains(&format!("connect-src http://127.0.0.1:{}/.briefing/events", second.port)));
}

#[cfg(unix)]
#[test]
fn control_c_ends_it_in_peace() {
    let dir = sample();
    let mut preview = Preview::start(dir.path(), &["--port", "0"]);
    let sent = Command::new("kill").args(["-INT", &preview.child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    assert_eq!(preview.child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_site_that_cannot_be_built_at_first_is_a_page_with_its_findings() {
    let dir = sample();
    let good = read(dir.path(), COURIER);
    save(dir.path(), COURIER, &good.replacen("quote: ", "quote: <b>not there</b> ", 1));
    let preview = Preview::start(dir.path(), &["--port", "0"]);
    let page = preview.get("/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("error[B0301]") && page.text().contains("&lt;b&gt;not there"), "{}", page.text());
    preview.line("error");
    save(dir.path(), COURIER, &good);
    preview.line("courier-opening.md changed: ");
    assert_eq!(preview.get("/").status, 200);
    assert_eq!(preview.findings()["error_count"], 0);
}

#[test]
fn many_files_at_once_are_one_rebuild() {
    let dir = sample();
    let preview = Preview::start(dir.path(), &["--port", "0"]);
    preview.line("built: ");
    // Into a folder that nobody watches yet, and then in place with one move: the fastest that a disk can be.
    for i in 0..1000 {
        save(dir.path(), &format!("elsewhere/page-{i}.md"), &format!("---\ntitle: Page {i}\n---\nText.\n"));
    }
    std::fs::rename(dir.path().join(ABOUT), dir.path().join("elsewhere/about.md")).unwrap();
    std::fs::remove_dir_all(dir.path().join("content/pages")).unwrap();
    std::fs::rename(dir.path().join("elsewhere"), dir.path().join("content/pages")).unwrap();
    preview.line("other file");
    assert_eq!(preview.get("/page-999.html").status, 200);
    // A folder that came by a move is watched like any other.
    save(dir.path(), "content/pages/page-7.md", "---\ntitle: Page 7\n---\nOther words.\n");
    preview.line("content/pages/page-7.md changed: ");
    assert!(preview.get("/page-7.html").text().contains("Other words."));
}

/// Numbers that look random and are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % below
    }
}

#[test]
fn after_any_edit_the_preview_is_a_clean_build() {
    let dir = sample();
    let dir = dir.path();
    let preview = Preview::start(dir, &["--port", "0"]);
    // Pages that browsers show are made apart from the rest; nobody reads what they are told.
    let shown = ["/about.html", "/articles/courier-opening.html", "/numbers/visitors-on-opening-day.html", "/search/"];
    let _lines = shown.map(|at| {
        assert_eq!(preview.get(at).status, 200, "{at}");
        preview.raw(&format!("GET /.briefing/events?at={at} HTTP/1.1\r\nHost: {}\r\n\r\n", preview.host()))
    });
    let mut dice = Dice(20210219);
    let mut ever = BTreeSet::new();
    let mut last_good = clean(dir).unwrap();
    let mut own: Vec<String> = Vec::new();
    let mut broken: Option<(String, String)> = None;
    for step in 0..50 {
        let edit = dice.roll(10);
        match edit {
            0 => save(dir, ABOUT, &format!("{}\nStep {step}.\n", read(dir, ABOUT))),
            1 | 2 => {
                let name = format!("content/articles/letter-{step}.md");
                let text = format!(
                    "---\ntitle: Letter {step}\noutlet: exampleton-courier\npublished: 2026-03-05\nurl: unknown\nrights: own\n\
                     publish_full_text: true\nclaims:\n  - number: visitors-on-opening-day\n    quote: about {} visitors\n---\n\
                     *Made up.* There were about {} visitors on opening day.\n",
                    300 + step,
                    300 + step
                );
                // In two steps, as a slow disk would have it.
                std::fs::write(dir.join(&name), &text[..text.len() / 2]).unwrap();
                std::fs::write(dir.join(&name), &text).unwrap();
                own.push(name);
            }
            3 if !own.is_empty() => {
                let name = own.swap_remove(dice.roll(own.len()));
                let new = name.replace("letter", "note");
                std::fs::rename(dir.join(&name), dir.join(&new)).unwrap();
                own.push(new);
            }
            4 if !own.is_empty() => std::fs::remove_file(dir.join(own.swap_remove(dice.roll(own.len())))).unwrap(),
            5 if broken.is_none() => {
                let good = read(dir, COURIER);
                save(dir, COURIER, &good.replacen("quote: ", "quote: not there ", 1));
                broken = Some((COURIER.to_owned(), good));
            }
            6 if broken.is_none() => {
                save(dir, "themes/own/about.html", "");
                save(dir, "themes/own/page.html", "{% block nowhere %}");
                let good = "{% extends \"default/page.html\" %}".to_owned();
                broken = Some(("themes/own/page.html".to_owned(), good));
            }
            5 | 6 => {
                let (path, good) = broken.take().unwrap();
                save(dir, &path, &good);
            }
            7 => {
                let site = read(dir, "content/site.yaml");
                if !site.contains("\ntheme: own") {
                    save(dir, "content/site.yaml", &format!("{site}\ntheme: own\n"));
                }
                save(dir, "themes/own/variables.css", &format!(":root {{ --ink: #0000{step:02} }}\n"));
            }
            8 => {
                let (away, back) = (dir.join("content/elsewhere"), dir.join("content/articles"));
                std::fs::rename(&back, &away).unwrap();
                std::thread::sleep(Duration::from_millis(dice.roll(120) as u64));
                std::fs::rename(&away, &back).unwrap();
                save(dir, ABOUT, &format!("{}\nBack at {step}.\n", read(dir, ABOUT)));
            }
            _ => {
                for i in 0..30 {
                    let path = format!("content/pages/crowd-{i}.md");
                    match dir.join(&path).is_file() {
                        true => std::fs::remove_file(dir.join(&path)).unwrap(),
                        false => save(dir, &path, &format!("---\ntitle: Crowd {i}\n---\nFrom {step}.\n")),
                    }
                }
            }
        }
        let now = clean(dir);
        let is_good = now.is_some();
        ever.extend(last_good.keys().cloned());
        last_good = now.unwrap_or(last_good);
        let end = Instant::now() + PATIENCE;
        loop {
            let wrong = differences(&preview, &last_good, &ever);
            let errors = preview.findings()["error_count"].as_u64().unwrap();
            if wrong.is_empty() && (errors == 0) == is_good {
                break;
            }
            assert!(Instant::now() < end, "step {step}, edit {edit}: {errors} errors, good: {is_good}, {wrong:#?}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

#[test]
fn the_browser_follows_every_save() {
    let Some(b) = Browser::start() else { return };
    let dir = sample();
    let dir = dir.path();
    let site = read(dir, "content/site.yaml");
    save(dir, "content/site.yaml", &format!("{site}\ntheme: own\n"));
    save(dir, "themes/own/variables.css", ":root { --paper: rgb(1, 2, 3); --ink: white }\n");
    let about = read(dir, ABOUT) + &"\nA long page.\n".repeat(200);
    save(dir, ABOUT, &about);
    let preview = Preview::start(dir, &["--port", "0"]);
    b.open(&format!("{}about.html", preview.address));
    b.wait_for("getComputedStyle(document.body).backgroundColor === 'rgb(1, 2, 3)'");

    // A save reloads the page and keeps the place on it.
    b.run("window.old = true; scrollTo({top: 700, behavior: 'instant'})", json!([]));
    save(dir, ABOUT, &format!("{about}\nSaved once.\n"));
    b.wait_for("!window.old && document.body.textContent.includes('Saved once.')");
    b.wait_for("scrollY === 700");

    // A style sheet is exchanged under the reader's eyes.
    b.run("window.old = true", json!([]));
    let sheets = "return document.querySelectorAll('link[rel=stylesheet]').length";
    let before = b.run(sheets, json!([]));
    for paper in ["rgb(4, 5, 6)", "rgb(7, 8, 9)"] {
        save(dir, "themes/own/variables.css", &format!(":root {{ --paper: {paper}; --ink: white }}\n"));
        b.wait_for(&format!("getComputedStyle(document.body).backgroundColor === '{paper}'"));
    }
    b.wait_for("window.old && scrollY === 700");
    b.wait_for(&format!("document.querySelectorAll('link[rel=stylesheet]').length === {before}"));

    // A mistake lies over the page, and goes with it.
    let overlay = "document.getElementById('briefing-preview')?.shadowRoot";
    assert_eq!(b.run(&format!("return !!({overlay})"), json!([])), false);
    let good = read(dir, COURIER);
    save(dir, COURIER, &good.replacen("quote: ", "quote: <img src=x> not there ", 1));
    b.wait_for(&format!("{overlay}?.textContent.includes('error[B0301]')"));
    assert_eq!(b.run(&format!("return {overlay}.querySelectorAll('img').length"), json!([])), 0);
    assert_eq!(b.run(&format!("return getComputedStyle({overlay}.firstChild).position"), json!([])), "fixed");
    assert_eq!(b.run("return window.old", json!([])), true);
    save(dir, COURIER, &good);
    b.wait_for("!document.getElementById('briefing-preview')");

    // Warnings are folded.
    save(dir, "content/stray.txt", "x");
    b.wait_for(&format!("{overlay}?.querySelector('details:not([open]) summary')?.textContent === '1 warning'"));
    std::fs::remove_file(dir.join("content/stray.txt")).unwrap();
    b.wait_for("!document.getElementById('briefing-preview')");
    assert_eq!(b.run("return window.old", json!([])), true);

    // A page whose file was renamed is gone, and comes back.
    std::fs::rename(dir.join(ABOUT), dir.join("content/pages/who-we-are.md")).unwrap();
    b.wait_for("document.body.className === 'page-404'");
    std::fs::rename(dir.join("content/pages/who-we-are.md"), dir.join(ABOUT)).unwrap();
    b.wait_for("document.body.textContent.includes('Saved once.')");
}

/// The text of a file with these words in it.
type Saved<'a> = Box<dyn Fn(&str) -> String + 'a>;

/// Not a test but a measurement, on a copy of the site that BRIEFING_LATENCY names: from a save to the reloaded page, in a
/// browser, in turns for an article, an editor's note and an entry of a registry, each with its page open. It prints and
/// asserts nothing. See "Speed" in DEVELOPERS.md.
#[test]
fn latency() {
    let Some(from) = std::env::var_os("BRIEFING_LATENCY") else { return };
    let dir = tempfile::tempdir().unwrap();
    for (path, bytes) in files_of(Path::new(&from)) {
        let to = dir.path().join(path.strip_prefix(&from).unwrap());
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
    std::fs::create_dir_all(dir.path().join("content/disagreements")).unwrap();
    let Some(b) = Browser::start() else { return };
    let preview = Preview::start(dir.path(), &["--port", "0"]);
    println!("{}", preview.line("built: "));
    let articles = walkdir::WalkDir::new(dir.path().join("content/articles")).sort_by_file_name().into_iter();
    let article = articles.map(Result::unwrap).find(|e| e.path().extension().is_some_and(|x| x == "md")).unwrap();
    let name = article.path().file_stem().unwrap().to_str().unwrap();
    let numbers = read(dir.path(), "content/numbers.yaml");
    let ids = numbers.lines().filter_map(|l| l.trim_start_matches(['-', ' ']).strip_prefix("id: "));
    let disputed = |id: &&str| preview.get(&format!("/disagreements/number-{id}.html")).status == 200;
    let number = ids.map(|id| id.trim_matches('"')).find(disputed).expect("a number that is disputed");
    let note = format!("content/disagreements/number-{number}.md");
    let note_text = std::fs::read_to_string(dir.path().join(&note));
    let note_text = note_text.unwrap_or_else(|_| format!("---\nnumber: {number}\n---\nA note.\n"));
    let (entry, rest) = numbers.split_at(numbers.find(number).unwrap());
    let (label, rest) = rest.split_at(rest.find("label:").unwrap());
    let label_end = rest.find('\n').unwrap();
    let article_path = format!("content/articles/{name}.md");
    let article_text = read(dir.path(), &article_path);
    let kinds: [(&str, String, &str, Saved); 3] = [
        ("article", format!("articles/{name}.html"), &article_path, Box::new(|w| format!("{article_text}\n\n{w}\n"))),
        ("note", format!("disagreements/number-{number}.html"), &note, Box::new(|w| format!("{note_text}\n\n{w}\n"))),
        (
            "registry",
            format!("numbers/{number}.html"),
            "content/numbers.yaml",
            Box::new(|w| format!("{entry}{label}label: {w}{}", &rest[label_end..])),
        ),
    ];
    let mut all: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for i in 0..33 {
        let (kind, page, path, text) = &kinds[i % kinds.len()];
        b.open(&format!("{}{page}", preview.address));
        b.wait_for("document.readyState === 'complete'");
        std::thread::sleep(Duration::from_millis(400));
        let words = format!("Measured {i}.");
        let begun = Instant::now();
        std::fs::write(dir.path().join(path), text(&words)).unwrap();
        let script =
            format!("return document.body?.textContent.includes('{words}') && document.readyState === 'complete'");
        while b.run(&script, json!([])) != true {
            std::thread::sleep(Duration::from_millis(2));
        }
        let took = begun.elapsed();
        println!("{kind}: {took:?}  {}", preview.line(" files new, "));
        // The first of each kind is not counted: it makes the file, or fills memories.
        if i >= kinds.len() {
            all.entry(kind).or_default().push(took);
            all.entry("all").or_default().push(took);
        }
    }
    println!("load: {}", std::fs::read_to_string("/proc/loadavg").unwrap_or_default().trim());
    for (kind, mut of) in all {
        of.sort();
        println!(
            "{kind}, {} saves: median {:?}, from {:?} to {:?}",
            of.len(),
            of[of.len() / 2],
            of[0],
            of[of.len() - 1]
        );
    }
}
