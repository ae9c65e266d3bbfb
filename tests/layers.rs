//! Who may import whom: reads the paths in `src/` and fails on one that the table below does not allow.
//!
//! The table is the design's. A new module needs a row; if a change needs a new entry in a row, look at the design first.
//! Test code (`#[cfg(test)]`) is exempt: a rule's tests may start from text. So are `pipeline`, which strings the
//! stages together, and `cli`, which runs them.

use regex::Regex;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

/// Module → modules that it may name.
const TABLE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("durable", &[]),
    ("finding", &["text"]),
    ("model", &["text"]),
    ("reading", &["model", "text"]),
    ("read", &["text"]),
    ("parse", &["text", "finding"]),
    ("import", &["reading", "model", "finding", "text"]),
    ("resolve", &["parse", "reading", "model", "finding", "text"]),
    ("relate", &["model"]),
    ("leak", &["finding", "text"]),
    ("host", &["finding", "text"]),
    ("check", &["model", "relate", "finding", "text"]),
    ("plan", &["model", "relate", "finding", "text"]),
    ("leak", &["text", "finding"]),
    ("theme", &["text", "finding"]),
    ("render", &["plan", "theme", "finding"]),
    ("manifest", &["render"]),
    ("write", &["render", "manifest", "durable"]),
    ("serve", &["pipeline", "read", "parse", "render", "finding", "text"]),
];

/// May name anything.
const EXEMPT: &[&str] = &["lib", "main", "pipeline", "cli"];

/// May touch the disk, the network, the clock, the environment or other programs.
const OUTSIDE: &[&str] = &["durable", "read", "manifest", "write", "serve", "cli"];

/// What the others would need for that. Time zones and the time of day come from the clock as well.
const WORLD: &[&str] = &[
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::io::stdin",
    "SystemTime",
    "Instant::now",
    "Timestamp::now",
    "Zoned::now",
    "walkdir",
    "tempfile",
];

/// What changes files. Only `durable` may, so that nothing is written that a power cut can take away.
static WRITING: LazyLock<Regex> = LazyLock::new(|| {
    let ways =
        r"fs::(?:write|rename|copy|remove_\w+|create_dir\w*)|File::(?:create\w*|options)|OpenOptions|persist\w*\(";
    Regex::new(&format!(r"\b(?:{ways})")).unwrap()
});

/// The only module that changes files.
const WRITER: &str = "durable";

/// The module at the top that a file belongs to, and how deep it lies: `src/a.rs` 1, `src/a/b.rs` 2.
fn module(path: &str) -> (String, usize) {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let parts: Vec<&str> = inner.split('/').collect();
    (parts[0].to_owned(), parts.len())
}

/// The code that ships: without comments and without test modules.
fn shipped(code: &str) -> String {
    let mut out = String::new();
    let mut lines = code.lines().peekable();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(test)]" {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            for skipped in lines.by_ref() {
                if skipped == end
                    || (skipped.trim_end().ends_with(';') && !skipped.starts_with(&format!("{}  ", " ".repeat(indent))))
                {
                    break;
                }
            }
            continue;
        }
        let line = if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or("") };
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// First parts of all paths below `root::`, groups included: `crate::{a, b::{c}}` names `a` and `b`.
fn first_parts(code: &str, root: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let start = Regex::new(&format!(r"(?:^|[^\w:])\$?{root}\s*::\s*(\{{|\w+)")).unwrap();
    for hit in start.captures_iter(code) {
        let part = hit.get(1).unwrap();
        if part.as_str() != "{" {
            found.insert(part.as_str().to_owned());
            continue;
        }
        let (mut depth, mut expect) = (1, true);
        let mut word = String::new();
        for c in code[part.end()..].chars() {
            match c {
                _ if c.is_alphanumeric() || c == '_' => {
                    if expect && depth == 1 {
                        word.push(c);
                    }
                    continue;
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if !word.is_empty() {
                found.insert(std::mem::take(&mut word));
                expect = false;
            }
            if c == ',' && depth == 1 {
                expect = true;
            }
            if depth == 0 {
                break;
            }
        }
    }
    found
}

/// What a file writes by itself.
fn writing(path: &str, code: &str) -> Option<String> {
    let found = WRITING.find(code)?;
    Some(format!("{path}: `{}` changes a file; use `{WRITER}`", found.as_str()))
}

/// Everything that is wrong in one file.
fn violations(path: &str, code: &str, modules: &BTreeSet<String>) -> Vec<String> {
    let (own, depth) = module(path);
    let writes = if own == WRITER { None } else { writing(path, &shipped(code)) };
    if EXEMPT.contains(&own.as_str()) {
        return writes.into_iter().collect();
    }
    let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == own) else {
        return vec![format!("{path}: the module `{own}` has no row in the table of tests/layers.rs")];
    };
    let code = shipped(code);
    // Enough `super::` reach the crate's root as well.
    let up = format!(r"(?:super\s*::\s*){{{}}}super", depth - 1);
    let mut named = first_parts(&code, "crate");
    named.extend(first_parts(&code, &up));
    named.extend(first_parts(&code, "briefing"));
    let mut wrong: Vec<String> = named
        .iter()
        .filter(|n| modules.contains(*n) && **n != own && !allowed.contains(&n.as_str()))
        .map(|n| format!("{path}: `{own}` may not use `{n}`"))
        .collect();
    wrong.extend(writes);
    if named.contains("*") {
        wrong.push(format!("{path}: takes everything from the crate's root"));
    }
    if !OUTSIDE.contains(&own.as_str()) {
        let word = |w: &&&str| Regex::new(&format!(r"\b{w}\b")).unwrap().is_match(&code);
        wrong
            .extend(WORLD.iter().filter(word).map(|w| format!("{path}: `{own}` may not touch the outside world: {w}")));
    }
    wrong
}

fn sources() -> BTreeMap<String, String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    walkdir::WalkDir::new(root.join("src"))
        .into_iter()
        .map(|e| e.unwrap())
        .filter(|e| e.path().extension().is_some_and(|x| x == "rs"))
        .map(|e| {
            let path = e.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
            (path, std::fs::read_to_string(e.path()).unwrap())
        })
        .collect()
}

/// Files that only tests compile: `#[cfg(test)] mod tests;`.
fn test_files(sources: &BTreeMap<String, String>) -> BTreeSet<String> {
    let declared = Regex::new(r"#\[cfg\(test\)\]\s*(?:pub(?:\([a-z]+\))? )?mod (\w+);").unwrap();
    let mut files = BTreeSet::new();
    for (path, code) in sources {
        let folder = match path.as_str() {
            "src/lib.rs" | "src/main.rs" => "src/",
            _ => &format!("{}/", path.trim_end_matches(".rs")),
        };
        files.extend(declared.captures_iter(code).map(|c| format!("{folder}{}.rs", &c[1])));
    }
    files
}

fn modules(sources: &BTreeMap<String, String>) -> BTreeSet<String> {
    sources.keys().map(|path| module(path).0).collect()
}

#[test]
fn every_import_is_in_the_table() {
    let sources = sources();
    let tests = test_files(&sources);
    let modules = modules(&sources);
    let wrong: Vec<String> = sources
        .iter()
        .filter(|(path, _)| {
            !tests.iter().any(|t| *path == t || path.starts_with(&format!("{}/", t.trim_end_matches(".rs"))))
        })
        .flat_map(|(path, code)| violations(path, code, &modules))
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// What is printed may hold what strangers have written: one file makes it harmless, and nothing prints past it.
#[test]
fn one_file_prints() {
    let sources = sources();
    let tests = test_files(&sources);
    let printing = Regex::new(r"\b(?:e?print(?:ln)?!|(?:io::|anstream::)std(?:out|err)\(\)\.lock)").unwrap();
    let prints = |path: &str, code: &str| path != "src/cli/terminal.rs" && printing.is_match(&shipped(code));
    let wrong: Vec<&String> = sources
        .iter()
        .filter(|(path, code)| !tests.contains(*path) && prints(path, code))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(wrong, Vec::<&String>::new(), "print with src/cli/terminal.rs");
    assert!(prints("src/cli/x.rs", "eprintln!(\"x\");") && prints("src/x.rs", "std::io::stdout().lock();"));
}

#[test]
fn the_checker_sees_planted_imports() {
    let modules: BTreeSet<String> = TABLE.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (path, code) in [
        ("src/model.rs", "use crate::parse::Draft;"),
        ("src/model/claim.rs", "pub use crate::parse;"),
        ("src/relate.rs", "use crate::{model::Claim, text::Span};"),
        ("src/relate.rs", "use crate::{\n    model::{Claim, Days},\n    finding,\n};"),
        ("src/text.rs", "fn f() { crate::read::all(); }"),
        ("src/text.rs", "use super::read::all;"),
        ("src/model/claim.rs", "use super::super::parse::draft;"),
        ("src/render/page.rs", "use super::super::{theme, model::Claim};"),
        ("src/plan.rs", "let t = std::fs::read(\"x\");"),
        ("src/plan.rs", "let d = jiff::Zoned::now();"),
        ("src/nowhere.rs", ""),
        ("src/cli/import.rs", "use crate::durable;\nlet done = std::fs::write(&path, text);"),
        ("src/write.rs", "File::create(&at)?;"),
        ("src/cli/theme.rs", "fs::remove_file(&old)"),
        ("src/plan.rs", "#[cfg(test)]\nmod tests {\n    use crate::parse;\n}\n\nuse crate::resolve;"),
    ] {
        let mut modules = modules.clone();
        modules.insert(module(path).0);
        assert_eq!(violations(path, code, &modules).len(), 1, "{path}: {code}");
    }
}

#[test]
fn the_checker_allows_what_the_table_allows() {
    let modules: BTreeSet<String> = TABLE.iter().map(|(name, _)| (*name).to_owned()).collect();
    for (path, code) in [
        ("src/resolve.rs", "use crate::{parse::draft::*, model::{self, Claim}, text};"),
        ("src/model/claim.rs", "use super::{ActorId, text};\nuse crate::text::Entry;"),
        ("src/relate.rs", "//! Made from [`crate::parse`].\n// crate::parse"),
        ("src/model.rs", "#[cfg(test)]\nmod tests {\n    use crate::parse;\n}\n"),
        ("src/model.rs", "#[cfg(test)]\nmod tests;\n\nuse crate::text;"),
        ("src/cli/build.rs", "use crate::{resolve, write};\nuse std::fs;"),
        ("src/write.rs", "use crate::manifest::Manifest;\nuse std::fs;"),
    ] {
        assert_eq!(violations(path, code, &modules), Vec::<String>::new(), "{path}: {code}");
    }
}
