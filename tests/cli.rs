//! Every command as a user runs it: what it prints where, how it ends, which files it leaves.

use snapbox::{assert_data_eq, str};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program in a folder, with nothing of the tester's terminal.
fn briefing(dir: &Path, args: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(args)
        .current_dir(dir)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A folder with the sample site in it.
fn sample() -> tempfile::TempDir {
    let dir = folder();
    assert_eq!(briefing(dir.path(), &["init", "-q"]).code, 0);
    dir
}

/// Puts something else where the sample has something.
fn plant(dir: &Path, path: &str, old: &str, new: &str) {
    let path = dir.join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(old), "the sample holds no {old:?}");
    std::fs::write(&path, text.replace(old, new)).unwrap();
}

/// Every file below a folder, with its bytes and its time.
fn tree(dir: &Path) -> BTreeMap<String, (Vec<u8>, SystemTime)> {
    walkdir::WalkDir::new(dir)
        .into_iter()
        .map(|e| e.unwrap())
        .filter(|e| e.file_type().is_file())
        .map(|e| {
            let time = e.metadata().unwrap().modified().unwrap();
            let path = e.path().strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
            (path, (std::fs::read(e.path()).unwrap(), time))
        })
        .collect()
}

const COURIER: &str = "content/articles/courier-opening.md";

#[test]
fn each_command_has_help_with_an_example() {
    let dir = folder();
    for command in ["init", "check", "build", "serve", "explain", "theme", "schema", "completions"] {
        let ran = briefing(dir.path(), &[command, "--help"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{command}");
        assert!(ran.out.contains(&format!("Usage: briefing {command}")), "{}", ran.out);
        assert!(ran.out.contains("\nExample") && ran.out.contains(&format!("\n  briefing {command} ")), "{}", ran.out);
    }
}

#[test]
fn what_cannot_run_ends_with_2_and_says_what_to_do() {
    let dir = folder();
    std::fs::create_dir(dir.path().join("empty")).unwrap();
    for (args, said) in [
        (&["chekc"][..], "unrecognized subcommand 'chekc'"),
        (&["check", "nowhere"], "error: there is no folder nowhere"),
        (
            &["build", "empty"],
            "error: empty holds no folder `content`; `briefing init DIR` writes a site to start from",
        ),
        (&["explain", "B9999"], "error: there is no rule B9999"),
        (&["check", "--format", "xml"], "possible values: human, json, github, sarif"),
        (&[], "Usage: briefing"),
    ] {
        let ran = briefing(dir.path(), args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.contains(said), "{args:?}: {}", ran.err);
        assert_eq!(ran.out, "", "{args:?}");
    }
}

#[test]
fn init_writes_a_site_and_says_what_is_next() {
    let dir = folder();
    let ran = briefing(dir.path(), &["init", "mine"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    // What follows where the program knows no repository is in `publishing.rs`.
    let said = ran.out.split("This program does not know").next().unwrap().to_owned();
    assert_data_eq!(
        said,
        str![[r#"
Wrote a sample site of 14 files to mine.

Next:
  cd mine
  briefing serve --open      look at the sample, and see every change at once
  content/articles/          put your own articles here; README.md says how

To publish on GitHub Pages, push to the branch main. One step is yours, once, before the first push:
  Settings → Pages → Build and deployment → Source: GitHub Actions

"#]]
    );
    let files = tree(&dir.path().join("mine"));
    for path in [".gitignore", ".github/workflows/pages.yml", "LICENSE.md", "README.md", "content/site.yaml"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(files.values().all(|(bytes, _)| !String::from_utf8_lossy(bytes).contains("@VERSION@")));
}

#[test]
fn init_overwrites_nothing() {
    let dir = folder();
    std::fs::write(dir.path().join("README.md"), "mine").unwrap();
    let first = briefing(dir.path(), &["init"]);
    assert_eq!(first.code, 0);
    assert!(first.out.contains("Kept your README.md as it was."), "{}", first.out);
    assert_eq!(std::fs::read_to_string(dir.path().join("README.md")).unwrap(), "mine");
    let before = tree(dir.path());
    let second = briefing(dir.path(), &["init"]);
    assert_eq!((second.code, second.out.as_str()), (2, ""));
    assert!(second.err.contains("is already there: this folder holds a site"), "{}", second.err);
    assert_eq!(tree(dir.path()), before);
}

#[test]
fn the_sample_is_checked_and_built() {
    let dir = sample();
    let checked = briefing(dir.path(), &["check"]);
    assert_eq!((checked.code, checked.err.as_str()), (0, ""));
    assert_data_eq!(
        checked.out,
        str![[r#"
verified 5 quotations in 2 originals; 1 disagreement

"#]]
    );
    let built = briefing(dir.path(), &["build", "--open"]);
    assert_eq!((built.code, built.err.as_str()), (0, ""));
    assert_data_eq!(
        built.out,
        str![[r#"
verified 5 quotations in 2 originals; 1 disagreement
public: [..] files written, 0 unchanged, 0 removed; [..] KiB in all
wrote content/published.lock; commit it
open file://[..]/public/index.html

"#]]
    );
    let files = tree(&dir.path().join("public"));
    for path in ["index.html", "404.html", ".nojekyll", "checksums.txt", "disagreements/index.html"] {
        assert!(files.contains_key(path), "{path}");
    }
    assert!(files.contains_key("disagreements/number-visitors-on-opening-day.html"));
}

#[test]
fn a_second_build_writes_nothing() {
    let dir = sample();
    assert_eq!(briefing(dir.path(), &["build"]).code, 0);
    // What the tool remembers for itself may be brought up to date.
    let site = || {
        let mut files = tree(dir.path());
        files.retain(|path, _| !path.starts_with(".briefing/"));
        files
    };
    let before = site();
    let again = briefing(dir.path(), &["build"]);
    assert!(again.out.contains("public: 0 files written, "), "{}", again.out);
    let after = site();
    let changed: Vec<&String> =
        after.iter().filter(|(path, file)| before.get(*path) != Some(file)).map(|f| f.0).collect();
    assert_eq!((changed, after.len()), (Vec::<&String>::new(), before.len()));
}

#[test]
fn a_build_goes_where_it_is_told() {
    let dir = sample();
    assert_eq!(briefing(dir.path(), &["build", "--out", "here/and/there"]).code, 0);
    assert!(dir.path().join("here/and/there/index.html").exists());
    assert!(!dir.path().join("public").exists());
    let other = folder();
    let site = dir.path().to_str().unwrap();
    assert_eq!(briefing(other.path(), &["build", site]).code, 0);
    assert!(dir.path().join("public/index.html").exists());
}

#[test]
fn errors_are_all_reported_and_leave_the_last_good_site() {
    let dir = sample();
    assert_eq!(briefing(dir.path(), &["build"]).code, 0);
    let before = tree(&dir.path().join("public"));
    plant(dir.path(), COURIER, "quote: nearly 500 visitors", "quote: nearly 600 visitors");
    plant(dir.path(), "content/actors.yaml", "kind: body", "knid: body");
    plant(dir.path(), "content/deadlines.yaml", "[town-council]", "[town-counsil]");
    for command in ["check", "build"] {
        let ran = briefing(dir.path(), &[command]);
        assert_eq!(ran.code, 1, "{command}");
        for (place, said) in [
            ("content/articles/courier-opening.md:12:12", "error[B0301]"),
            ("content/actors.yaml:13:3", "error[B0107]"),
            ("content/deadlines.yaml:6:13", "error[B0203]"),
        ] {
            assert!(ran.err.contains(place) && ran.err.contains(said), "{command} {place}: {}", ran.err);
        }
    }
    assert!(briefing(dir.path(), &["build"]).out.contains("public is left as it was"));
    assert_eq!(tree(&dir.path().join("public")), before);
}

#[test]
fn documents_for_machines_have_standard_output_to_themselves() {
    let dir = sample();
    for command in ["check", "build"] {
        let fine = briefing(dir.path(), &[command, "--format", "json"]);
        assert_eq!(fine.code, 0);
        serde_json::from_str::<serde_json::Value>(&fine.out).unwrap();
        assert!(fine.err.contains("verified 5 quotations"), "{}", fine.err);
    }
    plant(dir.path(), COURIER, "quote: nearly 500 visitors", "quote: nearly 600 visitors");
    let json = briefing(dir.path(), &["check", "--format", "json"]);
    assert_eq!(json.code, 1);
    let document: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert!(document.to_string().contains("B0301"), "{document}");
    let sarif = briefing(dir.path(), &["check", "--format", "sarif"]);
    let document: serde_json::Value = serde_json::from_str(&sarif.out).unwrap();
    assert_eq!(document["version"], "2.1.0");
    assert_eq!(document["runs"][0]["results"][0]["ruleId"], "B0301");
    let github = briefing(dir.path(), &["check", "--format", "github"]);
    assert!(github.out.starts_with("::error file=content/articles/courier-opening.md,line=12"), "{}", github.out);
}

#[test]
fn colour_comes_only_where_it_is_asked_for() {
    let dir = sample();
    plant(dir.path(), COURIER, "quote: nearly 500 visitors", "quote: nearly 600 visitors");
    let plain = briefing(dir.path(), &["check"]);
    assert!(!plain.err.contains('\u{1b}') && plain.err.contains("error[B0301]"));
    let never = briefing(dir.path(), &["check", "--color", "never"]);
    assert_eq!(never.err, plain.err);
    assert!(briefing(dir.path(), &["check", "--color", "always"]).err.contains("\u{1b}["));
}

#[test]
fn quiet_says_only_what_is_wrong() {
    let dir = sample();
    for command in ["check", "build"] {
        let ran = briefing(dir.path(), &[command, "--quiet"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""), "{command}");
    }
    plant(dir.path(), COURIER, "quote: nearly 500 visitors", "quote: nearly 600 visitors");
    let ran = briefing(dir.path(), &["check", "--quiet"]);
    assert!(ran.out.is_empty() && ran.err.contains("error[B0301]"));
}

/// The sample with one article whose text is private.
fn with_private_text() -> tempfile::TempDir {
    let dir = sample();
    std::fs::create_dir_all(dir.path().join("originals")).unwrap();
    std::fs::write(dir.path().join("originals/wire.txt"), "The agency put the crowd at about 320 visitors.\n").unwrap();
    let article = "---\ntitle: A wire report\noutlet: exampleton-gazette\npublished: 2026-03-04\nurl: unknown\nclaims:\n  \
                   - number: visitors-on-opening-day\n    quote: about 320 visitors\n---\nA made-up report.\n";
    std::fs::write(dir.path().join("content/articles/wire.md"), article).unwrap();
    // Two words of eight are more than a tenth.
    plant(dir.path(), "content/site.yaml", "language: en\n", "language: en\nlimits:\n  percent: 50\n");
    dir
}

#[test]
fn a_long_title_is_no_private_text_and_a_paragraph_is_no_title() {
    let dir = with_private_text();
    let title =
        "Crowds at the new library in Exampleton outnumber the chairs on its first day, and nobody minds, says agency";
    let paragraph = "The agency said so, and more. ".repeat(8);
    for (title, code) in [(title, 0), (paragraph.trim(), 1)] {
        let original = format!("{title}\nBy a reporter\n\nThe agency put the crowd at about 320 visitors.\n");
        std::fs::write(dir.path().join("originals/wire.txt"), original).unwrap();
        let article = std::fs::read_to_string(dir.path().join("content/articles/wire.md")).unwrap();
        let from = article.find("title: ").unwrap();
        let to = from + article[from..].find('\n').unwrap();
        let article = format!("{}title: {title}{}", &article[..from], &article[to..]);
        std::fs::write(dir.path().join("content/articles/wire.md"), article).unwrap();
        let built = briefing(dir.path(), &["build", "-q"]);
        assert_eq!((built.code, built.err.contains("error[B0312]")), (code, code == 1), "{}", built.err);
    }
}

#[test]
fn the_lock_vouches_where_the_texts_are_not() {
    let dir = with_private_text();
    let refused = briefing(dir.path(), &["check", "--locked"]);
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("error[B0313]") && !dir.path().join("content/originals.lock").exists());

    let first = briefing(dir.path(), &["check"]);
    assert_eq!(first.code, 0, "{}", first.err);
    assert!(first.out.contains("wrote content/originals.lock; commit it"), "{}", first.out);
    let lock = std::fs::read(dir.path().join("content/originals.lock")).unwrap();
    let second = briefing(dir.path(), &["check", "--locked"]);
    assert_eq!((second.code, second.out.contains("wrote")), (0, false));

    std::fs::rename(dir.path().join("originals"), dir.path().join("elsewhere")).unwrap();
    let alone = briefing(dir.path(), &["check"]);
    assert_eq!(alone.code, 0, "{}", alone.err);
    assert!(alone.out.contains("1 quotation of 1 article vouched for by the lock"), "{}", alone.out);
    for (originals, said) in [(&[][..], 1), (&["--originals", "elsewhere"], 0)] {
        let built = briefing(dir.path(), &[&["build"], originals].concat());
        assert_eq!(built.out.matches("not searched for private text").count(), said, "{}", built.out);
    }
    let with = briefing(dir.path(), &["check", "--originals", "elsewhere"]);
    assert!(with.out.contains("verified 6 quotations in 3 originals;"), "{}", with.out);
    assert_eq!(std::fs::read(dir.path().join("content/originals.lock")).unwrap(), lock);

    plant(dir.path(), "content/articles/wire.md", "about 320", "about 330");
    for args in [&["check"][..], &["check", "--originals", "elsewhere"]] {
        let changed = briefing(dir.path(), args);
        assert_eq!(changed.code, 1, "{args:?}");
        assert!(changed.err.contains("content/articles/wire.md:8:12"), "{}", changed.err);
    }
    assert_eq!(
        std::fs::read(dir.path().join("content/originals.lock")).unwrap(),
        lock,
        "errors do not change the lock"
    );
}

#[test]
fn explain_tells_of_rules_in_any_case() {
    let dir = folder();
    let ran = briefing(dir.path(), &["explain", "b0301"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("error[B0301]: a quotation that its source does not contain\n\n"), "{}", ran.out);
}

#[test]
fn explain_tells_where_a_verdict_comes_from() {
    let dir = sample();
    for id in ["visitors-on-opening-day", "number-visitors-on-opening-day"] {
        let ran = briefing(dir.path(), &["explain", id]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        for said in [
            "content/numbers.yaml:2",
            "content/articles/gazette-opening.md:14",
            "content/articles/courier-opening.md:11",
            "\"nearly 500 visitors\"",
            "read as about 300: usually [270, 330], at the loosest [255, 345]",
            "verdict: disagree",
            "disagreement number-visitors-on-opening-day",
        ] {
            assert!(ran.out.contains(said), "{said}: {}", ran.out);
        }
    }
    let wrong = briefing(dir.path(), &["explain", "visitors-on-openning-day"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean visitors-on-opening-day?"), "{}", wrong.err);
}

#[test]
fn explain_tells_where_a_claim_stands() {
    let dir = sample();
    let subject = briefing(dir.path(), &["explain", "upper-floor"]);
    let claim = subject.out.lines().map(str::trim).find(|l| l.starts_with("gazette-opening/")).unwrap();
    let ran = briefing(dir.path(), &["explain", claim]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in ["content/articles/gazette-opening.md:17", "by 1 June 2026", "Exampleton Town Council", "agree"] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn schemas_are_written_with_their_wiring() {
    let dir = folder();
    let ran = briefing(dir.path(), &["schema"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("# yaml-language-server: $schema=../schemas/actors.schema.json"), "{}", ran.out);
    assert!(ran.out.contains("# yaml-language-server: $schema=../../schemas/claims.schema.json"), "{}", ran.out);
    let files = tree(&dir.path().join("schemas"));
    assert_eq!(files.len(), 14);
    for (path, (bytes, _)) in &files {
        serde_json::from_slice::<serde_json::Value>(bytes).unwrap_or_else(|e| panic!("{path}: {e}"));
    }
    let one = briefing(dir.path(), &["schema", "--kind", "article"]);
    assert_eq!(one.out.as_bytes(), files["article.schema.json"].0);
}

#[test]
fn completions_know_the_commands() {
    let dir = folder();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = briefing(dir.path(), &["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("explain") && ran.out.contains("--originals") || shell == "fish", "{shell}");
    }
}

#[test]
fn a_file_of_the_theme_is_copied_once_and_its_original_is_watched() {
    let dir = sample();
    let dir = dir.path();
    let list = briefing(dir, &["theme", "list"]);
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    for file in ["article.html", "style.css", "variables.css", "parts/claim.html"] {
        assert!(list.out.lines().any(|l| l == file), "{file}: {}", list.out);
    }
    let wrong = briefing(dir, &["theme", "eject", "variable.css"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("did you mean `variables.css`?") && wrong.err.contains("theme list"), "{}", wrong.err);
    assert!(!dir.join("themes").exists());
    assert_eq!(briefing(dir, &["theme", "eject", "../site.yaml"]).code, 2);

    // Without a theme it says how to have one.
    let ran = briefing(dir, &["theme", "eject", "variables.css"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("themes/own/variables.css") && ran.out.contains("\n  theme: own\n"), "{}", ran.out);
    let site = std::fs::read_to_string(dir.join("content/site.yaml")).unwrap();
    std::fs::write(dir.join("content/site.yaml"), format!("{site}\ntheme: own\n")).unwrap();
    let ran = briefing(dir, &["theme", "eject", "parts/claim.html"]);
    assert_eq!(ran.code, 0);
    assert!(!ran.out.contains("theme: own"), "{}", ran.out);

    // Never over a file of the editor's.
    let own = dir.join("themes/own/variables.css");
    std::fs::write(&own, ":root { --paper: pink }\n").unwrap();
    let ran = briefing(dir, &["theme", "eject", "variables.css"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("already there"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(&own).unwrap(), ":root { --paper: pink }\n");

    // A copy that nobody changed leaves the site as it is; a changed one shows in it.
    let ran = briefing(dir, &["build"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains("theme diff"), "{}", ran.out);
    assert!(
        std::fs::read_to_string(dir.join("public/assets/style.css")).unwrap().starts_with(":root { --paper: pink }")
    );
    assert!(!dir.join("public/assets/.originals").exists());
    let ran = briefing(dir, &["theme", "diff"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "no original of the files in themes/own has changed\n"));

    // As if an older version had made the copy.
    let old = dir.join("themes/own/.originals/variables.css");
    let now = std::fs::read_to_string(&old).unwrap();
    std::fs::write(&old, now.replacen("--gap: 1.5rem", "--gap: 9rem", 1)).unwrap();
    assert!(
        briefing(dir, &["theme", "list"]).out.contains("variables.css  replaced; the original has changed since\n")
    );
    assert!(briefing(dir, &["build"]).out.contains("the originals of 1 file of your theme have changed"));
    let ran = briefing(dir, &["theme", "diff"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("\n-  --gap: 9rem;\n+  --gap: 1.5rem;\n"), "{}", ran.out);
    assert!(!ran.out.contains("claim.html"), "{}", ran.out);
    assert_eq!(briefing(dir, &["theme", "diff", "--seen"]).code, 0);
    assert_eq!(briefing(dir, &["theme", "diff"]).code, 0);
    assert_eq!(std::fs::read_to_string(&own).unwrap(), ":root { --paper: pink }\n");
}

#[test]
fn an_address_given_to_a_command_is_checked_as_the_one_in_the_file() {
    let dir = sample();
    for wrong in ["example.org", "ftp://example.org/", "https://", "javascript:alert(1)", "https://example.org/a b"] {
        let ran = briefing(dir.path(), &["build", "--base-url", wrong]);
        assert_eq!(ran.code, 1, "{wrong}");
        let said = format!("error[B0207]: `{wrong}` is not a web address");
        assert!(ran.err.contains(&said) && ran.err.contains("must begin with http:// or https://"), "{}", ran.err);
        assert!(ran.err.contains("it was given with --base-url"), "{}", ran.err);
        assert!(!dir.path().join("public").exists(), "{wrong}");
        plant(dir.path(), "content/site.yaml", "# base_url: ", &format!("base_url: {wrong:?} # "));
        let in_file = briefing(dir.path(), &["check"]);
        assert!(in_file.code == 1 && in_file.err.contains(&said), "{}", in_file.err);
        plant(dir.path(), "content/site.yaml", &format!("base_url: {wrong:?} # "), "# base_url: ");
    }
    // The addresses of pages are added to it.
    for wrong in ["https://e.org/?a", "https://e.org/a?", "https://e.org/#a", "https://u:p@e.org/", "https://u@e.org"] {
        let ran = briefing(dir.path(), &["build", "--base-url", wrong]);
        let said = format!("error[B0207]: `{wrong}` cannot be the address of a site");
        assert!(ran.code == 1 && ran.err.contains(&said), "{wrong}: {}", ran.err);
        plant(dir.path(), "content/site.yaml", "# base_url: ", &format!("base_url: {wrong:?} # "));
        let in_file = briefing(dir.path(), &["check"]);
        assert!(in_file.code == 1 && in_file.err.contains(&said), "{}", in_file.err);
        plant(dir.path(), "content/site.yaml", &format!("base_url: {wrong:?} # "), "# base_url: ");
    }
    assert_eq!(briefing(dir.path(), &["build", "--base-url", "https://example.org/town/@us"]).code, 0);
}

/// `build | true`, `check 2>&1 | head -1`: whoever reads goes away at once.
#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_changes_nothing() {
    use std::process::Stdio;
    let closed = || Stdio::from(std::io::pipe().unwrap().1);
    let run = |dir: &Path, args: &[&str], out: Stdio, err: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(args).current_dir(dir).stdout(out).stderr(err).status().unwrap().code()
    };
    let dir = sample();
    assert_eq!(run(dir.path(), &["build"], closed(), closed()), Some(0));
    assert!(dir.path().join("public/index.html").is_file());
    assert_eq!(run(dir.path(), &["build", "--format", "json", "--out", "other"], closed(), closed()), Some(0));
    assert!(dir.path().join("other/index.html").is_file());
    plant(dir.path(), "content/site.yaml", "title: ", "titel: ");
    for args in [&["check"][..], &["build"], &["check", "--format", "json"], &["check", "--format", "github"]] {
        assert_eq!(run(dir.path(), args, closed(), closed()), Some(1), "{args:?}");
    }
    assert_eq!(run(dir.path(), &["check", "nowhere"], closed(), closed()), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_device_is_told() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let dir = sample();
    let run = |args: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        command.args(args).current_dir(dir.path());
        command
    };
    for args in [&["check"][..], &["build"], &["explain", "B0301"], &["check", "--format", "json"]] {
        let output = run(args).stdout(full()).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(
            output.status.code() == Some(2) && said.contains("cannot write to standard output"),
            "{args:?}: {said}"
        );
    }
    plant(dir.path(), "content/site.yaml", "title: ", "titel: ");
    assert_eq!(run(&["check"]).stderr(full()).output().unwrap().status.code(), Some(2));
}
