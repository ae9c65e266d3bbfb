//! What the pages of small sites say, and what they must not: a row of a table in `tests/saying/` is a site, a few lines long,
//! with the sentences, headlines and labels that stand on its pages, in its files, or nowhere there.
//!
//! Form of a row (all of it made up; `tests/saying/actors.yaml` holds who speaks in every row of a language):
//!
//! ```yaml
//! - is: what the row is about
//!   language: ar          # else en
//!   as_of: 2026-06-30     # as here, if not given
//!   numbers: [{id: guards, label: Guards at the harbour, unit: guards}]   # any registry, as in content/
//!   reports:              # `text` is published; with `digest` it is private and the digest stands in its place
//!     - {id: first, outlet: gazette, published: 2026-03-03, text: "500 guards.", claims: [{number: guards, quote: 500 guards}]}
//!   pages:                # any file of the site
//!     numbers/guards.html:
//!       says: [about 500 guards]        # in what a reader sees, `title`, description and the card's text among it
//!       never: ["450 to 550"]
//!       .answer a: 500 guards           # the whole text of the first element that the selector finds; null: there is none
//!       h1: {says: [Guards], never: []} # or what stands within all elements that it finds
//!     calendar.ics: null                # no such file
//! ```

use dom_query::Document;
use serde_yaml::{Mapping, Value};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

const REGISTRIES: [&str; 5] = ["numbers", "deadlines", "questions", "events", "wordings"];
/// Of a row's own; everything else it holds is misspelt.
const KEYS: [&str; 8] = ["is", "language", "as_of", "site", "actors", "reports", "files", "pages"];

fn text<'v>(of: &'v Value, key: &str) -> Option<&'v str> {
    of.get(key).and_then(Value::as_str)
}

fn write(site: &Path, path: &str, text: &str) {
    let at = site.join(path);
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    fs::write(at, text).unwrap();
}

fn list(of: Option<&Value>) -> Vec<Value> {
    of.and_then(Value::as_sequence).cloned().unwrap_or_default()
}

/// One article: `id`, `text`, perhaps `digest`; everything else is its front matter.
fn article(site: &Path, n: usize, report: &Value, language: &str) {
    let mut front = report.as_mapping().unwrap().clone();
    let mut take = |key: &str| front.remove(key).and_then(|v| v.as_str().map(str::to_owned));
    let id = take("id").unwrap_or_else(|| format!("r{}", n + 1));
    let body = take("text").expect("a report has a text");
    let digest = take("digest");
    let mut or = |key: &str, value: Value| {
        front.entry(key.into()).or_insert(value);
    };
    or("title", format!("Report {}", n + 1).into());
    or("outlet", "unknown (made up)".into());
    or("published", "unknown (made up)".into());
    or("url", "unknown (made up)".into());
    or("language", language.into());
    if digest.is_none() {
        or("rights", "own".into());
        or("publish_full_text", true.into());
    }
    let front = serde_yaml::to_string(&front).unwrap();
    let shown = digest.as_deref().unwrap_or(&body);
    write(site, &format!("content/articles/{id}.md"), &format!("---\n{front}---\n{shown}\n"));
    if digest.is_some() {
        write(site, &format!("originals/{id}.txt"), &body);
    }
}

fn put(site: &Path, row: &Value, actors: &Value) {
    let language = text(row, "language").unwrap_or("en");
    let mut head = Mapping::new();
    head.insert("title".into(), "The harbour of Wexmoor".into());
    head.insert("summary".into(), "Made up.".into());
    head.insert("language".into(), language.into());
    head.insert("as_of".into(), text(row, "as_of").unwrap_or("2026-06-30").into());
    head.insert("base_url".into(), "https://wexmoor.example/".into());
    head.insert("limits".into(), serde_yaml::from_str("{percent: 100, words: 100}").unwrap());
    for (key, value) in row.get("site").and_then(Value::as_mapping).into_iter().flatten() {
        head.insert(key.clone(), value.clone());
    }
    write(site, "content/site.yaml", &serde_yaml::to_string(&head).unwrap());
    let who: Vec<Value> = list(actors.get(language)).into_iter().chain(list(row.get("actors"))).collect();
    write(site, "content/actors.yaml", &serde_yaml::to_string(&who).unwrap());
    for name in REGISTRIES {
        if let Some(entries) = row.get(name) {
            write(site, &format!("content/{name}.yaml"), &serde_yaml::to_string(entries).unwrap());
        }
    }
    for (n, report) in list(row.get("reports")).iter().enumerate() {
        article(site, n, report, language);
    }
    for (path, text) in row.get("files").and_then(Value::as_mapping).into_iter().flatten() {
        write(site, path.as_str().unwrap(), text.as_str().unwrap());
    }
}

fn build(site: &Path) -> Result<(), String> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
    command.args(["--color", "never", "build"]).current_dir(site);
    if site.join("originals").exists() {
        command.args(["--originals", "originals"]);
    }
    let out = command.output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
    if out.status.success() { Ok(()) } else { Err(said) }
}

fn words(text: &str) -> String {
    // Marks that turn the direction of what follows are not seen, and a no-break space is read as a space.
    let seen = text.chars().filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}'));
    seen.map(|c| if c == '\u{a0}' { ' ' } else { c })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Blocks are told apart, so that the end of one and the beginning of the next are not one word.
fn seen(html: &str) -> String {
    let ends =
        ["</p>", "</li>", "</dd>", "</dt>", "</td>", "</th>", "</h1>", "</h2>", "</h3>", "<br>", "</small>", "</div>"];
    let spaced = ends.iter().fold(html.to_owned(), |text, end| text.replace(end, &format!("{end} ")));
    let page = Document::from(spaced.as_str());
    page.select("script, style").remove();
    words(&page.text())
}

/// What a reader of the file sees: of a page its text, its title and what is shown where its address is shared.
fn reading(path: &str, bytes: &str) -> String {
    if !path.ends_with(".html") {
        return words(&bytes.replace("\r\n ", ""));
    }
    let page = Document::from(bytes);
    let meta = ["meta[name=description]", "meta[property='og:image:alt']"];
    let shared = meta.iter().filter_map(|m| page.select(m).attr("content")).map(|c| c.to_string());
    [seen(bytes)].into_iter().chain(shared.map(|s| words(&s))).collect::<Vec<_>>().join(" ¶ ")
}

/// What the text lacks, and what it should not have.
fn held_against(text: &str, wanted: &Value) -> Vec<String> {
    let lines = |key: &str| list(wanted.get(key)).into_iter().map(|v| words(v.as_str().expect("a text")));
    let lacks = lines("says").filter(|s| !text.contains(s.as_str())).map(|s| format!("does not say “{s}”"));
    let has = lines("never").filter(|s| text.contains(s.as_str())).map(|s| format!("says “{s}”"));
    lacks.chain(has).collect()
}

fn page(site: &Path, path: &str, wanted: &Value) -> Vec<String> {
    let bytes = match (fs::read_to_string(site.join("public").join(path)), wanted.is_null()) {
        (Ok(_), true) => return vec!["is there".to_owned()],
        (Err(_), true) => return Vec::new(),
        (Err(e), false) => return vec![e.to_string()],
        (Ok(bytes), false) => bytes,
    };
    let mut wrong = held_against(&reading(path, &bytes), wanted);
    let document = Document::from(bytes.as_str());
    for (selector, wanted) in wanted.as_mapping().expect("says, never or selectors") {
        let selector = selector.as_str().unwrap();
        if ["says", "never"].contains(&selector) {
            continue;
        }
        let found = document.select(selector);
        let all: Vec<String> = found.iter().map(|e| seen(&e.html())).collect();
        let faults = match (wanted, all.first()) {
            (Value::Null, None) => Vec::new(),
            (Value::Null, Some(text)) => vec![format!("is “{text}”")],
            (_, None) => vec!["is not there".to_owned()],
            (Value::String(one), Some(text)) if words(one) == *text => Vec::new(),
            (Value::String(one), Some(text)) => vec![format!("is “{text}”, not “{one}”")],
            (wanted, Some(_)) => held_against(&all.join(" ¶ "), wanted),
        };
        wrong.extend(faults.into_iter().map(|f| format!("{selector} {f}")));
    }
    wrong
}

fn row(row: &Value, actors: &Value) -> Vec<String> {
    for key in row.as_mapping().unwrap().keys().filter_map(Value::as_str) {
        assert!(KEYS.contains(&key) || REGISTRIES.contains(&key), "{key}? {row:?}");
    }
    let site = tempfile::tempdir().unwrap();
    put(site.path(), row, actors);
    if let Err(said) = build(site.path()) {
        return vec![format!("is not built:\n{said}")];
    }
    let pages = row.get("pages").and_then(Value::as_mapping).expect("pages");
    let each = pages.iter().map(|(path, wanted)| (path.as_str().unwrap(), wanted));
    each.flat_map(|(path, wanted)| page(site.path(), path, wanted).into_iter().map(move |f| format!("{path} {f}")))
        .collect()
}

fn tables() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saying");
    let mut all: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    all.retain(|p| p.extension().is_some_and(|e| e == "yaml") && !p.ends_with("actors.yaml"));
    all.sort();
    all
}

/// `SAYING=weight cargo test --test saying` runs the rows whose table or name holds that.
#[test]
fn pages_say_what_the_tables_have_and_nothing_that_they_forbid() {
    let read = |path: &Path| -> Value {
        serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let actors = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/saying/actors.yaml"));
    let only = std::env::var("SAYING").unwrap_or_default();
    let mut rows = Vec::new();
    for table in tables() {
        let name = table.file_stem().unwrap().to_string_lossy().into_owned();
        for row in list(Some(&read(&table))) {
            let named = format!("{name}: {}", text(&row, "is").expect("each row says what it `is`"));
            rows.push((named, row));
        }
    }
    rows.retain(|(name, _)| name.contains(&only));
    assert!(!rows.is_empty(), "no row of {only}");
    let (next, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    std::thread::scope(|s| {
        for _ in 0..2 {
            s.spawn(|| {
                while let Some((name, of)) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let faults = row(of, &actors).iter().map(|f| format!("  {f}\n")).collect::<String>();
                    if !faults.is_empty() {
                        wrong.lock().unwrap().push(format!("{name}\n{faults}"));
                    }
                }
            });
        }
    });
    let mut wrong = wrong.into_inner().unwrap();
    wrong.sort();
    assert!(wrong.is_empty(), "{} of {} rows are wrong:\n{}", wrong.len(), rows.len(), wrong.concat());
}
