//! `briefing review`: what an import has proposed, accepted, ignored or worded anew, as an editor meets it: every answer is
//! written at once, the site checks after each, and whatever a person typed into the files stays where it was.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing");

/// Invented, as everything in it.
const TEXT: &str = "\
Flood in Westhaven

WESTHAVEN, 3 March 2031 - At least 12 people were hurt and about 340 homes flooded in Westhaven after a storm on Tuesday.

The harbour master, Ada Brandt, said that about 90 boats were lost, and that 25 cranes had fallen. The council has promised \
7 million euros for repairs, which must be paid out by the end of April.

Some 600 visitors had come to the new library in Exampleton on its opening day, as its first readers remember.

The wind came up in the evening and turned against the coast after dark. Boats that lay in the outer harbour broke loose \
and were driven against the quay, and the road along the shore was under water before midnight. Neighbours carried \
sandbags until the morning, and the school took in families who could not go back. Trees lay across the railway, and \
the power was off in parts of the valley for the whole night. Helicopters brought blankets and bread to farms that no road \
led to any longer, and took the sick to hospital. By noon the rain had stopped, and the river was falling slowly. \
Engineers looked at the bridge and closed it to lorries. The harbour master thanked everybody who had come to help, and \
asked people to stay away from the quay until it had been made safe. The council meets again next week to speak about \
the dykes, which its members had called too low after the last storm. Then the school will be empty again, and the ferry \
will sail as it did before. Nobody had expected the water to rise so fast, or to stay so long in the old town.
";

/// As an import writes it, and then as editors leave it: comments and layouts of all kinds.
const ARTICLE: &str = "\
---
# The desk has the paper copy.
title: Flood in Westhaven
outlet: westhaven-mail   # by fax
published: 2031-03-03
url: unknown
language: en
status: draft
claims:
  # 30 % sure: no registered number counts this
  - number: people-hurt
    quote: At least 12 people
    status: proposed
  # keep-1: ask the hospital
  # 30 % sure: no registered number counts this
  - number: homes-flooded   # keep-2

    quote: >-
      about 340
      homes
    # keep-3: the council says more
    status: \"proposed\"
  - status: proposed
    number: boats-lost
    by: ada-brandt
    quote: about 90 boats

  - {number: cranes, quote: 25 cranes, by: ada-brandt, status: proposed}
  # 60 % sure: “visitors” stands beside it
  - number: visitors-on-opening-day
    quote: Some 600 visitors
    status: proposed
    # keep-4
  - deadline: repairs-paid
    quote: by the end of April
    status: proposed # keep-5
tags: [storm]   # keep-6
---

A digest of our own.
- not: a claim
";

const PROPOSED_ACTORS: &str = "\
# Proposed by `briefing import`: seen with --drafts only. Move what you accept to the registry of the same name.

- id: westhaven-mail
  name: Westhaven Mail
  kind: outlet

# keep-7: is she the master or the deputy?
- id: ada-brandt
  name: Ada Brandt
  kind: person
  never_merge: [eva-brandt]

- id: eva-brandt
  name: Eva Brandt
  kind: person
";

const PROPOSED_NUMBERS: &str = "\
# Proposed by `briefing import`: seen with --drafts only. Move what you accept to the registry of the same name.

- id: people-hurt
  label: People hurt
  unit: people
  match: [people]

- id: homes-flooded
  label: Homes flooded
  unit: homes   # keep-8

- id: boats-lost
  label: Boats lost
  unit: boats

- id: cranes
  label: Cranes that fell
  unit: cranes
";

const PROPOSED_DEADLINES: &str = "\
# Proposed by `briefing import`: seen with --drafts only. Move what you accept to the registry of the same name.

- id: repairs-paid
  label: Repairs paid out
";

const FLOOD: &str = "content/articles/flood.md";

struct Site(tempfile::TempDir);

impl Site {
    fn new() -> Site {
        Site::with("\n")
    }

    /// The starter site with the article above, its lines ending so.
    fn with(newline: &str) -> Site {
        let site = Site(tempfile::tempdir().unwrap());
        assert_eq!(code(&site.run(&["init", "-q"], "")), 0);
        site.write("originals/flood.txt", TEXT);
        for (path, text) in [
            (FLOOD, ARTICLE),
            ("content/proposed/actors.yaml", PROPOSED_ACTORS),
            ("content/proposed/numbers.yaml", PROPOSED_NUMBERS),
            ("content/proposed/deadlines.yaml", PROPOSED_DEADLINES),
        ] {
            site.write(path, &text.replace('\n', newline));
        }
        for path in ["content/actors.yaml", "content/numbers.yaml", "content/deadlines.yaml"] {
            site.write(path, &site.read(path).replace('\n', newline));
        }
        let checked = site.run(&["check", "-q"], "");
        assert_eq!(code(&checked), 0, "{}", said(&checked));
        let checked = site.run(&["check", "-q", "--drafts"], "");
        assert_eq!(code(&checked), 0, "{}", said(&checked));
        site
    }

    fn run(&self, args: &[&str], input: &str) -> Output {
        self.run_with(args, input, "false")
    }

    fn run_with(&self, args: &[&str], input: &str, editor: &str) -> Output {
        let mut child = Command::new(PROGRAM)
            .args(args)
            .current_dir(self.0.path())
            .env("VISUAL", "")
            .env("EDITOR", editor)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    fn review(&self, input: &str) -> String {
        let out = self.run(&["review"], input);
        assert_eq!(code(&out), 0, "{}", said(&out));
        said(&out)
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.path("content"))
    }

    fn ids(&self) -> Vec<String> {
        let out = self.run(&["review", "--list"], "");
        assert_eq!(code(&out), 0, "{}", said(&out));
        let lines = String::from_utf8(out.stdout).unwrap();
        lines.lines().filter(|l| l.contains('“')).map(|l| l.split("  ").next().unwrap().to_owned()).collect()
    }

    fn id(&self, word: &str) -> String {
        self.ids().into_iter().find(|id| id.contains(word)).unwrap_or_else(|| panic!("{word}"))
    }
}

fn tree(dir: &Path) -> BTreeMap<String, String> {
    let files = walkdir::WalkDir::new(dir).into_iter().filter_map(Result::ok).filter(|e| e.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(dir).unwrap().display().to_string();
    // What `check` writes is not an editor's.
    files
        .filter(|e| e.path().extension().is_none_or(|x| x != "lock"))
        .map(|e| (name(e.path()), fs::read_to_string(e.path()).unwrap()))
        .collect()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn said(output: &Output) -> String {
    [&output.stdout, &output.stderr].map(|b| String::from_utf8_lossy(b).into_owned()).concat()
}

#[test]
fn a_proposal_is_shown_with_all_that_an_answer_needs() {
    let site = Site::new();
    let shown = site.review("s\ns\ns\ns\nq\n");
    for told in [
        "1 of 6",
        "«At least 12 people» were hurt",
        "line 3 of flood.txt",
        "People hurt (people-hurt), new",
        "at_least 12",
        "30 %: no registered number counts this",
        "actor ada-brandt “Ada Brandt”",
        "actor eva-brandt",
        "Visitors on the opening day (visitors-on-opening-day)",
        "60 %: “visitors” stands beside it",
        "Exampleton Gazette",
        "6 proposals wait",
    ] {
        assert!(shown.contains(told), "{told}: {shown}");
    }
    assert!(!shown.contains('\u{1b}'), "no colours in a pipe");
    let coloured = site.run(&["--color", "always", "review"], "q\n");
    assert!(said(&coloured).contains("\u{1b}[1m«At least 12 people»\u{1b}[0m"), "{}", said(&coloured));
    assert_eq!(site.read(FLOOD), ARTICLE);
}

#[test]
fn accepting_takes_away_two_lines_and_moves_what_is_needed() {
    let site = Site::new();
    let numbers = site.read("content/numbers.yaml");
    let actors = site.read("content/actors.yaml");
    let out = site.review("a\nq\n");
    assert!(out.contains("1 claim accepted"), "{out}");
    let expected = ARTICLE.replacen("  # 30 % sure: no registered number counts this\n", "", 1).replacen(
        "    quote: At least 12 people\n    status: proposed\n",
        "    quote: At least 12 people\n",
        1,
    );
    assert_eq!(site.read(FLOOD), expected);
    let entry = "- id: people-hurt\n  label: People hurt\n  unit: people\n  match: [people]\n";
    assert_eq!(site.read("content/numbers.yaml"), format!("{numbers}{entry}"));
    assert_eq!(site.read("content/proposed/numbers.yaml"), PROPOSED_NUMBERS.replace(&format!("{entry}\n"), ""));

    // Whom she must not be taken for comes with her, and so does the remark.
    let boats = site.id("boats");
    let out = site.run(&["review", "--accept", &boats], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let brandt = "# keep-7: is she the master or the deputy?\n- id: ada-brandt\n  name: Ada Brandt\n  kind: person\n  \
                  never_merge: [eva-brandt]\n- id: eva-brandt\n  name: Eva Brandt\n  kind: person\n";
    assert_eq!(site.read("content/actors.yaml"), format!("{actors}{brandt}"));
    // There the key cannot be cut out by lines.
    assert!(site.read(FLOOD).contains("  - status: published\n    number: boats-lost\n"), "{}", site.read(FLOOD));
    let checked = site.run(&["check"], "");
    assert_eq!(code(&checked), 0, "{}", said(&checked));
}

#[test]
fn ignoring_keeps_the_words_with_the_reason_and_every_comment() {
    let site = Site::new();
    let out = site.review("s\ni\n\ni counted with the barns\nq\n");
    assert!(out.contains("without a reason nothing is ignored"), "{out}");
    let article = site.read(FLOOD);
    let ignored = "ignored:\n  # keep-1: ask the hospital\n  # keep-2\n  # keep-3: the council says more\n  - quote: about 340 homes\n    \
                   reason: counted with the barns\n---\n";
    assert!(article.contains(ignored), "{article}");
    assert!(!article.contains("homes-flooded"), "{article}");
    // A remark of an editor's keeps the entry.
    assert!(site.read("content/proposed/numbers.yaml").contains("keep-8"));
    let cranes = site.id("cranes");
    let out = site.run(&["review", "--ignore", &cranes, "--reason", "no news: \"cranes\" fall"], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(site.read(FLOOD).contains("- quote: \"25 cranes\"\n    reason: \"no news: \\\"cranes\\\" fall\"\n"));
    assert!(!site.read("content/proposed/numbers.yaml").contains("cranes"), "nothing needs it any more");
    for args in [&["check"][..], &["check", "--drafts"]] {
        let checked = site.run(args, "");
        assert_eq!(code(&checked), 0, "{}", said(&checked));
    }
    // Words that nobody has proposed.
    let out = site.run(&["review", "--ignore", "flood", "--quote", "7 million euros", "--reason", "a promise"], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let before = site.tree();
    let out = site.run(&["review", "--ignore", "flood", "--quote", "8 million euros", "--reason", "a promise"], "");
    assert_eq!(code(&out), 1, "{}", said(&out));
    assert!(said(&out).contains("B0301") && said(&out).contains("7 million euros"), "{}", said(&out));
    assert_eq!(site.tree(), before);
}

#[test]
fn ignored_words_are_checked() {
    let site = Site::new();
    let broken = ARTICLE.replace("tags:", "ignored:\n  - quote: 99 cranes\n    reason: x\n  - quote: 25 cranes\ntags:");
    site.write(FLOOD, &broken);
    let out = site.run(&["check"], "");
    assert_eq!(code(&out), 1);
    for told in ["B0301", "B0413", "ignored without a `reason`", "flood.md:40"] {
        assert!(said(&out).contains(told), "{told}: {}", said(&out));
    }
}

#[test]
fn what_would_break_the_site_is_refused_and_nothing_is_changed() {
    let site = Site::new();
    let article = |title: &str, said: &str, status: &str| {
        format!(
            "---\ntitle: {title}\noutlet: unknown\npublished: 2026-03-04\nrights: own\npublish_full_text: true\nclaims:\n  - \
             number: chairs\n    quote: {said} chairs\n{status}---\nOn Wednesday {said} chairs stood in the reading room.\n"
        )
    };
    let numbers =
        site.read("content/numbers.yaml") + "- id: chairs\n  label: Chairs in the reading room\n  unit: chairs\n";
    site.write("content/numbers.yaml", &numbers);
    site.write("content/articles/first.md", &article("First", "about 300", ""));
    site.write("content/articles/second.md", &article("Second", "about 310", ""));
    let mail = article("Mail", "exactly 900", "    status: proposed\n");
    site.write("content/articles/mail.md", &mail);
    let note = |expected: &str| format!("---\nnumber: chairs\nexpect: {expected}\n---\nThey counted on one day.\n");
    site.write("content/disagreements/chairs.md", &note("agree"));
    let checked = site.run(&["check"], "");
    assert_eq!(code(&checked), 0, "{}", said(&checked));
    let before = site.tree();
    let out = site.run(&["review", "mail"], "a\nq\n");
    for told in ["breaks", "B0503", "chairs.md", "nothing was changed", "0 claims accepted", "“about 310 chairs”"] {
        assert!(said(&out).contains(told), "{told}: {}", said(&out));
    }
    let out = site.run(&["review", "--accept", &site.id("mail/")], "");
    assert_eq!(code(&out), 1, "{}", said(&out));
    assert_eq!(site.tree(), before);
    // The editor mends the note, and then it is taken.
    site.write("content/disagreements/chairs.md", &note("disagree"));
    let out = site.run(&["review", "--accept", &site.id("mail/")], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert_eq!(site.read("content/articles/mail.md"), mail.replace("    status: proposed\n", ""));
}

#[test]
fn an_editor_s_program_words_a_claim_anew() {
    let site = Site::new();
    // Read again, shown again, and accepted with its new words.
    let args = &["review"][..];
    let out = site.run_with(args, "e\na\nq\n", "sed -i 's/At least 12 people/At least 12 people were hurt/'");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(said(&out).contains("«At least 12 people were hurt»"), "{}", said(&out));
    let expected = ARTICLE.replacen("  # 30 % sure: no registered number counts this\n", "", 1).replacen(
        "12 people\n    status: proposed\n",
        "12 people were hurt\n",
        1,
    );
    assert_eq!(site.read(FLOOD), expected);

    // What cannot be is shown with the finding, and asked again; nothing is written.
    let before = site.tree();
    let out = site.run_with(args, "e\nq\n", "sed -i 's/about 340/about 350/'");
    assert!(said(&out).contains("B0301") && said(&out).contains("nothing was changed"), "{}", said(&out));
    let questions = said(&out).matches("[a]ccept").count();
    assert_eq!(questions, 2, "{}", said(&out));
    let out = site.run_with(args, "e\ne\nq\n", "sed -i '1i - number: x\n'");
    assert!(said(&out).contains("not done"), "{}", said(&out));
    assert_eq!(site.tree(), before);
    let out = site.run_with(args, "e\nq\n", "false");
    assert!(said(&out).contains("not done"), "{}", said(&out));
    assert_eq!(site.tree(), before);
    // Taking the status away there is accepting.
    let out = site.run_with(args, "e\nq\n", "sed -i '/status:/d'");
    assert!(said(&out).contains("1 claim accepted"), "{}", said(&out));
    assert!(site.read("content/numbers.yaml").contains("- id: homes-flooded\n"));
    assert_eq!(site.read(FLOOD), before["articles/flood.md"].replacen("    status: \"proposed\"\n", "", 1));
}

#[test]
fn a_file_that_is_not_read_as_it_stands_is_not_written_back() {
    let site = Site::new();
    let path = site.path("content/numbers.yaml");
    let id = site.id("people-hurt");
    let mut bytes = fs::read(&path).unwrap();
    bytes.extend(b"# caf\xe9\n");
    fs::write(&path, &bytes).unwrap();
    let article = site.read(FLOOD);
    for args in [&["review", "--accept", &id][..], &["review"]] {
        let out = site.run(args, "a\nq\n");
        assert_eq!(code(&out), 2, "{}", said(&out));
        assert!(said(&out).contains("content/numbers.yaml is not UTF-8"), "{}", said(&out));
        assert_eq!((fs::read(&path).unwrap(), site.read(FLOOD)), (bytes.clone(), article.clone()));
    }
}

#[test]
#[cfg(unix)]
fn files_keep_their_rights_and_links_stay_links() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    let (article, numbers) = (site.path(FLOOD), site.path("content/numbers.yaml"));
    fs::set_permissions(&article, fs::Permissions::from_mode(0o640)).unwrap();
    fs::rename(&numbers, site.path("content/shared.yaml")).unwrap();
    std::os::unix::fs::symlink(site.path("content/shared.yaml"), &numbers).unwrap();
    let out = site.run(&["review", "--accept", &site.id("people-hurt")], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert_eq!(fs::metadata(&article).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&numbers).unwrap().is_symlink());
    assert!(site.read("content/shared.yaml").contains("people-hurt"));
    // What lies elsewhere is not read, and so it is not written either.
    let id = site.id("homes-flooded");
    fs::rename(site.path("content/shared.yaml"), site.path("shared.yaml")).unwrap();
    fs::remove_file(&numbers).unwrap();
    std::os::unix::fs::symlink(site.path("shared.yaml"), &numbers).unwrap();
    let before = site.read("shared.yaml");
    let out = site.run(&["review", "--accept", &id], "");
    assert_ne!(code(&out), 0, "{}", said(&out));
    assert_eq!(site.read("shared.yaml"), before);
}

#[test]
fn a_byte_order_mark_stays() {
    let site = Site::with("\r\n");
    let paths = [FLOOD, "content/numbers.yaml", "content/proposed/numbers.yaml"];
    for path in paths {
        site.write(path, &format!("\u{feff}{}", site.read(path)));
    }
    let out = site.run(&["review", "--accept", &site.id("homes-flooded")], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    for path in paths {
        let text = site.read(path);
        assert!(text.starts_with('\u{feff}') && text.matches('\u{feff}').count() == 1, "{path}: {text}");
    }
    assert!(site.read("content/numbers.yaml").contains("homes-flooded"));
}

#[test]
fn a_new_entry_can_be_named_before_it_is_accepted() {
    let site = Site::new();
    let args = &["review"][..];
    // With another id its claims follow, comments and all, and the review goes on with them.
    let before = site.tree();
    let out = site.run_with(args, "n\nn\nq\n", "sed -i 's/id: people-hurt/id: hurt/'");
    assert!(said(&out).contains("(hurt), new"), "{}", said(&out));
    let after = site.tree();
    assert_eq!(before.len(), after.len());
    for (path, text) in &before {
        let expected =
            text.replace("number: people-hurt\n", "number: hurt\n").replace("- id: people-hurt\n", "- id: hurt\n");
        assert_eq!(after[path], expected, "{path}");
    }
    assert_ne!(before, after);
    let out = site.run_with(args, "n\nq\n", "sed -i 's/id: hurt/id: people-hurt/'");
    assert!(said(&out).contains("(people-hurt), new"), "{}", said(&out));
    assert_eq!(site.tree(), before);
    // One that there is already is refused.
    let out = site.run_with(args, "n\nq\n", "sed -i 's/id: people-hurt/id: boats-lost/'");
    assert!(said(&out).contains("nothing was changed"), "{}", said(&out));
    assert_eq!(site.tree(), before);
    let out = site.run_with(args, "n\na\nq\n", "sed -i 's/label: .*/label: Injured people/'");
    assert!(said(&out).contains("Injured people (people-hurt), new"), "{}", said(&out));
    let entry = "- id: people-hurt\n  label: Injured people\n  unit: people\n  match: [people]\n";
    assert!(site.read("content/numbers.yaml").ends_with(entry), "{}", site.read("content/numbers.yaml"));
    let out = site.review("s\ns\ns\nn\nq\n");
    assert!(out.contains("this number is not new: change it in content/numbers.yaml"), "{out}");
}

#[test]
fn after_the_last_proposal_the_article_can_be_published() {
    let site = Site::new();
    let out = site.review("a\na\na\na\na\na\nn\n");
    assert!(out.contains("briefing review --publish flood"), "{out}");
    assert!(site.read(FLOOD).contains("\nstatus: draft\n"));
    assert!(!site.path("content/proposed/numbers.yaml").exists(), "nothing is proposed any more");
    let nothing = site.review("");
    assert!(nothing.contains("nothing is proposed") && nothing.contains("flood"), "{nothing}");
    let before = site.read(FLOOD);
    let out = site.run(&["review", "--publish", "flood"], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert_eq!(site.read(FLOOD), before.replace("status: draft\n", ""));
    assert!(site.read("content/actors.yaml").contains("- id: westhaven-mail\n"), "its outlet comes with it");
    let built = site.run(&["build", "-q"], "");
    assert_eq!(code(&built), 0, "{}", said(&built));
    assert!(site.path("public/articles/flood.html").exists() || site.path("public/articles/flood/index.html").exists());
    assert!(!site.path("content/proposed/actors.yaml").exists());

    let site = Site::new();
    let out = site.review("a\na\na\na\na\na\ny\n");
    assert!(!site.read(FLOOD).contains("status: draft"), "{out}");
}

#[test]
fn without_anybody_to_answer_it_says_what_to_do() {
    let site = Site::new();
    let out = site.run(&["review"], "");
    assert_eq!(code(&out), 2, "{}", said(&out));
    assert!(said(&out).contains("--list") && said(&out).contains("--accept ID"), "{}", said(&out));
    for (args, told) in [
        (&["review", "--accept", "flood/people-hurt-000000"][..], "did you mean `flood/people-hurt-"),
        (&["review", "--accept", "zzz"], "--list"),
        (&["review", "flod"], "did you mean `flood`?"),
        (&["review", "--ignore", "x"], "--reason"),
        (&["review", "--publish", "gazette-opening"], "published already"),
        (&["review", "--site", "nowhere"], "briefing init"),
    ] {
        let out = site.run(args, "");
        assert_eq!(code(&out), 2, "{args:?}: {}", said(&out));
        assert!(said(&out).contains(told), "{told}: {}", said(&out));
    }
    let out = site.review("?\nnonsense\nb\nq\n");
    for told in ["e  edit:", "“nonsense” is no answer", "nothing before this waits"] {
        assert!(out.contains(told), "{told}: {out}");
    }
    let out = site.review("s\nb\nq\n");
    assert_eq!(out.matches("1 of 6").count(), 2, "{out}");
}

#[test]
fn what_a_killed_run_left_behind_is_put_in_order() {
    let site = Site::new();
    // The registry was written, the rest was not.
    let entry = "- id: people-hurt\n  label: People hurt\n  unit: people\n  match: [people]\n";
    site.write("content/numbers.yaml", &(site.read("content/numbers.yaml") + entry));
    assert_eq!(code(&site.run(&["check"], "")), 0);
    let out = site.review("a\nq\n");
    assert!(out.contains("1 claim accepted"), "{out}");
    assert!(!site.read("content/proposed/numbers.yaml").contains("people-hurt"));
    assert_eq!(site.read("content/numbers.yaml").matches("people-hurt").count(), 1);
    assert_eq!(code(&site.run(&["check", "--drafts"], "")), 0);
}

#[test]
fn wherever_a_run_is_cut_off_the_site_checks_and_the_answer_can_be_given_again() {
    for (word, answer) in [("boats", &["--accept"][..]), ("homes", &["--accept"]), ("cranes", &["--ignore"])] {
        let args = |id: &str| -> Vec<String> {
            let reason: &[&str] = if answer[0] == "--ignore" { &["--reason", "no news"] } else { &[] };
            ["review"].iter().chain(answer).chain([&id]).chain(reason).map(|a| (*a).to_owned()).collect()
        };
        let run = |site: &Site, args: &[String]| site.run(&args.iter().map(String::as_str).collect::<Vec<_>>(), "");
        let site = Site::new();
        claims_apart(&site);
        let args = args(&site.id(word));
        let out = run(&site, &args);
        assert_eq!(code(&out), 0, "{}", said(&out));
        let after = site.tree();
        let said_so = said(&out);
        let written = said_so.lines().find_map(|l| l.trim().strip_prefix("written: ")).unwrap().to_owned();
        let written: Vec<&str> = written.split(", ").collect();
        for cut in 0..written.len() {
            let site = Site::new();
            claims_apart(&site);
            for path in &written[..cut] {
                match after.get(path.trim_start_matches("content/")) {
                    Some(text) => site.write(path, text),
                    None => fs::remove_file(site.path(path)).unwrap(),
                }
            }
            for drafts in [&["check"][..], &["check", "--drafts"]] {
                let checked = site.run(drafts, "");
                assert_eq!(code(&checked), 0, "{word} {cut}: {}", said(&checked));
            }
            // Once more, unless the claim is accepted already and only leftovers remain.
            let out = run(&site, &args);
            let out = if code(&out) == 2 { site.run(&["review"], "q\n") } else { out };
            assert_eq!(code(&out), 0, "{word} {cut}: {}", said(&out));
            let now = site.tree();
            assert_eq!(now.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{word} {cut}");
            for (path, text) in &now {
                // An entry that nobody needs may be left.
                let leftover = answer[0] == "--ignore" && path.starts_with("proposed/");
                assert!(leftover || text == &after[path], "{word} {cut} {path}: {text}");
            }
        }
    }
}

#[test]
fn what_cannot_be_read_is_shown_with_the_reason_and_can_be_taken_away() {
    let site = Site::new();
    site.write(FLOOD, &ARTICLE.replace("quote: At least 12 people", "quote: At least 13 people"));
    let out = site.review("a\ni gone\nq\n");
    for told in ["the source does not contain this quotation", "did you mean", "it cannot be read", "nothing is kept"] {
        assert!(out.contains(told), "{told}: {out}");
    }
    assert!(!site.read(FLOOD).contains("13 people"), "{}", site.read(FLOOD));
    assert_eq!(code(&site.run(&["check", "--drafts"], "")), 0);
}

#[test]
fn sets_of_wordings_and_entries_wait_for_an_answer_too() {
    let site = Site::new();
    let set = "- id: cranes-fell\n  label: Cranes\n  same: remark\n  by: ada-brandt\n  passages:\n    - article: flood\n      \
               quote: 25 cranes had fallen\n    - article: gazette-opening\n      quote: about 300 visitors\n";
    site.write("content/proposed/wordings.yaml", set);
    // Its article is a draft.
    assert!(!said(&site.run(&["review", "--list"], "")).contains("wordings/"));
    site.review("a\na\na\na\na\na\ny\n");
    let listed = said(&site.run(&["review", "--list"], ""));
    assert!(listed.contains("wordings/cranes-fell  “25 cranes had fallen” / “about 300 visitors”"), "{listed}");
    let out = site.review("a\n");
    assert!(out.contains("One remark in several wordings: Cranes"), "{out}");
    assert_eq!(site.read("content/wordings.yaml"), set);
    assert!(!site.path("content/proposed/wordings.yaml").exists());
    let built = site.run(&["build", "-q"], "");
    assert_eq!(code(&built), 0, "{}", said(&built));

    let site = Site::new();
    let out = site.run(&["review", "--accept", "actors/ada-brandt", "actors/eva-brandt"], "");
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(site.read("content/actors.yaml").contains("- id: eva-brandt\n"));
    let out = site.run(&["review", "--ignore", "deadlines/repairs-paid", "--reason", "x"], "");
    assert_eq!(code(&out), 1, "a claim needs it: {}", said(&out));
}

/// Numbers that look random and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % below
    }
}

/// True where the first lines are among the second, in order.
fn within(few: &str, many: &str) -> bool {
    let mut many = many.split_inclusive('\n');
    few.split_inclusive('\n').all(|line| many.any(|m| m == line))
}

#[test]
fn whatever_is_answered_the_site_checks_and_nothing_else_changes() {
    for seed in 0..9 {
        let newline = if seed % 2 == 0 { "\n" } else { "\r\n" };
        let site = Site::with(newline);
        if seed % 3 == 2 {
            claims_apart(&site);
        }
        let mut dice = Dice(seed);
        while !site.ids().is_empty() {
            let before = site.tree();
            let ids = site.ids();
            let chosen = dice.roll(ids.len());
            let kind = dice.roll(4);
            let input = match kind {
                0 => format!("{}i no use {seed}\nn\n", "s\n".repeat(chosen)),
                1 => format!("{}a\nn\n", "s\n".repeat(chosen)),
                _ => String::new(),
            };
            let out = match kind {
                0 | 1 => site.run(&["review"], &input),
                2 => site.run(&["review", "--ignore", &ids[chosen], "--reason", "no use"], ""),
                _ => site.run(&["review", "--accept", &ids[chosen]], ""),
            };
            assert_eq!(code(&out), 0, "{seed}: {}", said(&out));
            let after = site.tree();
            assert_eq!(site.ids().len(), ids.len() - 1, "{seed}");
            for args in [&["check", "-q"][..], &["check", "-q", "--drafts"]] {
                let checked = site.run(args, "");
                assert_eq!(code(&checked), 0, "{seed}: {}", said(&checked));
            }
            let accepted = kind % 2 == 1;
            for (path, text) in &before {
                let now = after.get(path).map_or("", String::as_str);
                let good = match path.split('/').next() {
                    Some("proposed") => within(now, text),
                    // Of a claim that was accepted only its status and the import's remark go, or its status changes.
                    Some("articles") if accepted => within(&without_status(now), &without_status(text)),
                    Some("articles") => lines_kept(text, now),
                    _ => within(text, now),
                };
                assert!(good, "{seed} {path}: {}\n{text}\n-----\n{now}", said(&out));
                assert!(
                    newline == "\n" || now.matches('\n').count() == now.matches("\r\n").count() || !text.contains('\r')
                );
            }
            let all: String = after.values().cloned().collect();
            for n in 1..=8 {
                assert_eq!(all.matches(&format!("keep-{n}")).count(), 1, "{seed} keep-{n}: {}\n{all}", said(&out));
            }
        }
        let out = site.run(&["review", "--publish", "flood"], "");
        assert_eq!(code(&out), 0, "{seed}: {}", said(&out));
        assert_eq!(code(&site.run(&["build", "-q"], "")), 0, "{seed}");
    }
}

fn without_status(text: &str) -> String {
    text.replace("status: published", "status: proposed").replace("status: proposed #", "#")
}

/// The claims in a file of their own.
fn claims_apart(site: &Site) {
    let text = site.read(FLOOD);
    let nl = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let (head, rest) = text.split_once(&format!("claims:{nl}")).unwrap();
    let (claims, rest) = rest.split_once("tags:").unwrap();
    site.write(FLOOD, &format!("{head}tags:{rest}"));
    let claims: String = claims.split_inclusive('\n').map(|l| l.strip_prefix("  ").unwrap_or(l)).collect();
    site.write("content/articles/flood.claims.yaml", &format!("# Claims of their own.{nl}{nl}{claims}"));
    let checked = site.run(&["check", "--drafts"], "");
    assert_eq!(code(&checked), 0, "{}", said(&checked));
}

/// Nothing but the lines of one claim may be missing, all of which stand together.
fn lines_kept(before: &str, after: &str) -> bool {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split_inclusive('\n').collect(), after.split_inclusive('\n').collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest: String = new[same..].concat();
    // Behind the gap every line is there again.
    (same..=old.len()).any(|from| within(&old[from..].concat(), &rest) && old[same..from].len() <= 9)
}
