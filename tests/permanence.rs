//! Links from elsewhere last: over a history of edits every permanent id of one build leads somewhere in the next, and one
//! that is dropped without a trace stops the build.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

const LOCK: &str = "content/published.lock";

const SITE: &[(&str, &str)] = &[
    (
        "content/site.yaml",
        "title: Harbour\nsummary: Boats.\nas_of: 2021-03-01\nbase_url: https://example.org/harbour/\n",
    ),
    (
        "content/actors.yaml",
        "- {id: gazette, name: The Gazette, kind: outlet}\n- {id: herald, name: The Herald, kind: outlet}\n\
         - {id: port, name: Port Office, kind: body}\n- {id: pilots, name: The Pilots, kind: body}\n",
    ),
    (
        "content/numbers.yaml",
        "- {id: boats, label: Boats in the harbour, unit: boats}\n- {id: ships, label: Ships in the harbour, unit: boats}\n\
         - {id: quays, label: Quays, unit: quays}\n",
    ),
    (
        "content/questions.yaml",
        "- {id: safe, text: Is the quay safe?, proposition: The quay is safe., parties: [port, pilots]}\n",
    ),
    ("content/pages/about.md", "---\ntitle: About\n---\nA harbour.\n"),
    (
        "content/articles/gazette-1.md",
        "---\ntitle: Full harbour\noutlet: gazette\npublished: 2021-02-17\nrights: own\nclaims:\n\
         - {number: boats, quote: \"1,000 boats\"}\n\
         - {number: ships, quote: \"1,200 ships\", id: ships-told}\n\
         - {number: quays, quote: \"4 quays\", id: four}\n\
         - {question: safe, stance: affirm, by: port, quote: \"perfectly safe\", id: is-safe}\n\
         ---\nThere are 1,000 boats, 1,200 ships and 4 quays. It is perfectly safe.\n",
    ),
];

const SECOND: &str = "---\ntitle: Other boats\noutlet: herald\npublished: 2021-02-18\nrights: own\nclaims:\n\
    - {number: boats, quote: \"1,500 boats\", id: more}\n\
    - {question: safe, stance: deny, by: pilots, quote: \"not safe\", id: not-safe}\n\
    ---\nThere are 1,500 boats, and it is not safe.\n";

struct Site(tempfile::TempDir);

/// Exit code, standard output, standard error.
struct Ran(i32, String, String);

impl Site {
    fn new() -> Site {
        let site = Site(tempfile::tempdir().expect("a folder"));
        SITE.iter().for_each(|(path, text)| site.write(path, text));
        site
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        std::fs::create_dir_all(self.path(path).parent().expect("a folder")).expect("folder");
        std::fs::write(self.path(path), text).expect(path);
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} is not what the test thinks: {text}");
        self.write(path, &text.replace(from, to));
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_briefing"));
        let out =
            command.args(["--color", "never"]).args(arguments).current_dir(self.0.path()).output().expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        Ran(out.status.code().unwrap_or(-1), text(&out.stdout), text(&out.stderr))
    }

    /// Builds; every id that was permanent before must lead somewhere after. Gives what the build said.
    fn build(&self, step: &str) -> String {
        let before = self.permanent();
        let Ran(code, out, err) = self.run(&["build"]);
        assert_eq!(code, 0, "{step}: {err}");
        for (kind, id) in &before {
            self.leads_somewhere(kind, id).unwrap_or_else(|why| panic!("{step}: {kind} {id}: {why}"));
        }
        let after = self.permanent();
        assert!(before.is_subset(&after), "{step}: forgotten: {:?}", before.difference(&after));
        let again = self.run(&["build"]);
        assert!(again.1.contains(": 0 files written"), "{step}: {}", again.1);
        assert!(!again.1.contains("What changed"), "{step}: nothing has changed since: {}", again.1);
        out
    }

    fn permanent(&self) -> BTreeSet<(String, String)> {
        let text = std::fs::read_to_string(self.path(LOCK)).unwrap_or_default();
        let lines: Vec<&str> = text.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.is_sorted(), "{text}");
        let words = |l: &str| -> Vec<String> { l.split(' ').map(str::to_owned).collect() };
        lines.into_iter().map(|l| (words(l)[0].clone(), words(l)[1].clone())).collect()
    }

    fn leads_somewhere(&self, kind: &str, id: &str) -> Result<(), String> {
        let (path, anchor) = match kind {
            "page" => (format!("{id}.html"), None),
            "claim" => {
                let (article, anchor) = id.split_once('/').ok_or("no claim's id")?;
                (format!("articles/{article}.html"), Some(anchor))
            }
            kind => (format!("{kind}s/{id}.html"), None),
        };
        let page = std::fs::read_to_string(self.path(&format!("public/{path}"))).map_err(|e| format!("{path}: {e}"))?;
        let moved = page.contains("http-equiv=\"refresh\"");
        if let Some(target) = page.split("content=\"0; url=").nth(1).and_then(|t| t.split('"').next()) {
            let folder = Path::new(&path).parent().expect("a folder");
            let target = self.path("public").join(folder).join(target);
            std::fs::read_to_string(&target).map_err(|e| format!("{path} leads to {}: {e}", target.display()))?;
        }
        match anchor {
            Some(anchor) if !moved && !page.contains(&format!("id=\"{anchor}\"")) => {
                Err(format!("no {anchor} on {path}"))
            }
            _ => Ok(()),
        }
    }
}

#[test]
fn every_permanent_id_of_one_build_leads_somewhere_in_the_next() {
    let site = Site::new();
    let numbers = "content/numbers.yaml";
    let (first, second) = ("content/articles/gazette-1.md", "content/articles/herald-1.md");
    let said = site.build("the first");
    assert!(!said.contains("What changed"), "everything is new: {said}");

    site.write(second, SECOND);
    let said = site.build("an article comes");
    for line in [
        "  new: 1 article, 2 claims\n",
        "  disagreement opened: Boats in the harbour, brought by herald-1\n",
        "  disagreement opened: Is the quay safe?, brought by herald-1\n",
        "  figure: Boats in the harbour, 1,000 → 1,500 against 1,000, brought by herald-1\n",
        "  heard for the first time: The Pilots on “Is the quay safe?”\n",
        "  compared for the first time: Boats in the harbour, disagree, brought by herald-1\n",
    ] {
        assert!(said.contains(line), "{line} is missing from {said}");
    }
    assert!(said.contains("wrote content/published.lock; commit it\n"), "{said}");

    site.edit(numbers, "id: boats,", "id: boats-here, former_ids: [boats],");
    for article in [first, second] {
        site.edit(article, "number: boats,", "number: boats-here,");
    }
    let said = site.build("a number is renamed");
    assert!(!said.contains("What changed"), "nothing but a name: {said}");
    assert!(site.read("public/numbers/boats.html").contains("boats-here.html"));

    std::fs::rename(site.path(second), site.path("content/articles/herald-boats.md")).expect("renamed");
    let second = "content/articles/herald-boats.md";
    site.edit(second, "rights: own", "rights: own\nformer_ids: [herald-1]");
    site.build("an article is renamed");

    site.edit(numbers, "- {id: ships, label: Ships in the harbour, unit: boats}\n", "");
    site.edit(numbers, "former_ids: [boats],", "former_ids: [boats, ships],");
    site.edit(first, "number: ships,", "number: boats-here,");
    site.build("two numbers are merged");

    let claim = "- {number: quays, quote: \"4 quays\", id: four}\n";
    site.edit(numbers, "- {id: quays, label: Quays, unit: quays}\n", "");
    site.edit(first, claim, "");
    site.write(
        "content/removed.yaml",
        "- {id: quays, kind: number, on: 2021-02-27, label: Quays, reason: \"Nobody <counts> them.\", see: numbers/boats-here}\n\
         - {id: gazette-1/four, kind: claim, on: 2021-02-27, reason: Nobody counts quays.}\n",
    );
    site.build("a number is removed");
    let stone = site.read("public/numbers/quays.html");
    for told in ["Removed: Quays", "27 February 2021", "Nobody &lt;counts&gt; them.", "boats-here.html", "noindex"] {
        assert!(stone.contains(told), "{told} is missing from {stone}");
    }
    assert!(!site.read("public/sitemap.xml").contains("quays"));
    let listed = walkdir::WalkDir::new(site.path("public/search")).into_iter().map(|e| e.expect("entry"));
    for file in listed.filter(|e| e.file_type().is_file()) {
        let text = std::fs::read_to_string(file.path()).expect("text");
        assert!(!text.contains("numbers/quays.html"), "{:?}", file.path());
    }
    assert!(site.read("public/corrections/index.html").contains("numbers/quays.html"), "it is linked from somewhere");

    site.edit(second, "id: not-safe}", "id: not-safe, status: deprecated, reason: Misread.}");
    let said = site.build("a disagreement ends");
    assert!(said.contains("  no longer in dispute: Is the quay safe?\n"), "{said}");
    assert!(site.read("public/disagreements/question-safe.html").contains("questions/safe.html"));
    assert!(site.read("public/disagreements/index.html").contains("question-safe.html"), "the log still names it");

    site.write("content/pages/method.md", "---\ntitle: Method\n---\nWe count.\n");
    site.build("a page comes");
    std::fs::remove_file(site.path("content/pages/method.md")).expect("removed");
    std::fs::remove_file(site.path(second)).expect("removed");
    let removed = site.read("content/removed.yaml");
    site.write(
        "content/removed.yaml",
        &format!(
            "{removed}- {{id: herald-boats, kind: article, on: 2021-02-28, reason: It was a dream.}}\n\
             - {{id: herald-1, kind: article, on: 2021-02-28, reason: It was a dream.}}\n\
             - {{id: method, kind: page, on: 2021-02-28, reason: Nobody read it., see: about}}\n"
        ),
    );
    site.build("an article and a page are removed");
}

/// An article on boats that brings no more than figures, said on its day.
fn boats(site: &Site, id: &str, outlet: &str, day: &str, counts: &[(&str, &str)]) {
    let claims: String = counts
        .iter()
        .map(|(of, n)| format!("- {{number: berths, of: {of}, quote: \"{n} berths\", id: {of}-{n}}}\n"))
        .collect();
    let text: String = counts.iter().map(|(of, n)| format!("The {of} side has {n} berths. ")).collect();
    site.write(
        &format!("content/articles/{id}.md"),
        &format!(
            "---\ntitle: Berths {id}\noutlet: {outlet}\npublished: {day}\nrights: own\nclaims:\n{claims}---\n{text}\n"
        ),
    );
}

#[test]
fn disputes_open_beside_each_other_join_split_and_end_and_every_address_leads_somewhere() {
    let site = Site::new();
    site.edit("content/site.yaml", "as_of: 2021-03-01", "as_of: 2021-06-30");
    let numbers = site.read("content/numbers.yaml");
    let berths = "- {id: berths, label: Berths, unit: berths, series: level, populations: [{id: north, label: North side}, \
                  {id: south, label: South side}]}\n";
    site.write("content/numbers.yaml", &format!("{numbers}{berths}"));
    let note = "content/disagreements/berths.md";
    let base = "number-berths";
    let page = |id: &str| site.read(&format!("public/disagreements/{id}.html"));
    let rows = || {
        let data: String = site.read("public/data/disagreements.json");
        let mut ids: Vec<String> =
            data.split("\"id\":\"").skip(1).filter_map(|t| t.split('"').next().map(str::to_owned)).collect();
        ids.sort();
        ids
    };

    boats(&site, "g-1", "gazette", "2021-03-02", &[("north", "300"), ("south", "70")]);
    site.build("one article");
    boats(&site, "h-1", "herald", "2021-03-04", &[("north", "400")]);
    let said = site.build("a dispute opens");
    assert!(said.contains("  disagreement opened: Berths, brought by h-1\n"), "{said}");
    site.write(note, "---\nnumber: berths\nstatus: explained\nexpect: disagree\n---\nThey count differently.\n");
    let said = site.build("it is explained");
    assert!(said.contains("  disagreement explained: Berths\n"), "{said}");

    boats(&site, "h-2", "herald", "2021-03-08", &[("south", "95")]);
    let said = site.build("one on other people opens");
    assert!(said.contains("  disagreement opened: Berths (South side), brought by h-2\n"), "{said}");
    boats(&site, "g-2", "gazette", "2021-05-10", &[("north", "250")]);
    boats(&site, "h-3", "herald", "2021-05-12", &[("north", "350")]);
    let said = site.build("one of another time opens");
    assert!(said.contains("  disagreement opened: Berths (2021-05), brought by h-3\n"), "{said}");
    assert_eq!(rows(), [base, "number-berths-2021-05", "number-berths-south"]);
    assert!(page(base).contains("They count differently.") && page(base).contains("number-berths-south.html"));
    assert!(!page("number-berths-2021-05").contains("They count differently."), "the note is about another");
    let subject = site.read("public/numbers/berths.html");
    for id in rows() {
        assert!(subject.contains(&format!("disagreements/{id}.html")), "{id} is missing from the subject's page");
    }
    let feed = site.read("public/disagreements/feed.xml");
    assert!(feed.contains("number-berths-2021-05.html") && feed.contains("Berths (South side)"), "{feed}");

    for (i, day) in ["2021-03-17", "2021-03-30", "2021-04-12", "2021-04-25", "2021-05-06"].iter().enumerate() {
        boats(&site, &format!("g-between-{i}"), "gazette", day, &[("north", "300")]);
        boats(&site, &format!("h-between-{i}"), "herald", day, &[("north", "500")]);
    }
    let said = site.build("two grow together");
    assert!(said.contains("  one dispute now: Berths (2021-05) is part of number-berths\n"), "{said}");
    assert_eq!(rows(), [base, "number-berths-south"]);
    assert!(page("number-berths-2021-05").contains("number-berths.html"), "{}", page("number-berths-2021-05"));

    site.edit("content/numbers.yaml", "{id: berths,", "{id: moorings, former_ids: [berths],");
    for file in std::fs::read_dir(site.path("content/articles")).expect("articles") {
        let path = file.expect("entry").path();
        let text = std::fs::read_to_string(&path).expect("text");
        std::fs::write(&path, text.replace("number: berths", "number: moorings")).expect("written");
    }
    site.edit(note, "number: berths", "number: moorings");
    let said = site.build("the number is renamed");
    assert!(!said.contains("opened") && !said.contains("no longer"), "nothing but a name: {said}");
    assert_eq!(rows(), ["number-moorings", "number-moorings-south"]);
    assert!(page("number-berths-south").contains("number-moorings-south.html"));

    for i in 0..5 {
        for outlet in ["g", "h"] {
            site.edit(
                &format!("content/articles/{outlet}-between-{i}.md"),
                "id: north",
                "status: deprecated, reason: Misread., id: north",
            );
        }
    }
    site.build("they are two again");
    assert_eq!(rows(), ["number-moorings", "number-moorings-2021-05", "number-moorings-south"]);
    site.edit("content/articles/h-2.md", "id: south", "status: deprecated, reason: Misread., id: south");
    let said = site.build("one ends");
    assert!(said.contains("  no longer in dispute: Berths (South side)\n"), "{said}");
    assert!(page("number-moorings-south").contains("numbers/moorings.html"));

    // A note that names what is not there stops the build, and is told what is.
    site.edit(note, "number: moorings", "disagreement: number-moorings-south");
    let Ran(code, _, err) = site.run(&["check"]);
    assert!(code == 1 && err.contains("error[B0530]"), "{err}");
    assert!(err.contains("`number-moorings-2021-05`") && err.contains(&format!("{note}:2:")), "{err}");
    site.edit(note, "number-moorings-south", "number-moorings-2021-05");
    site.build("it names another");
    assert!(page("number-moorings-2021-05").contains("They count differently."));
}

#[test]
fn what_is_dropped_without_a_trace_stops_the_build_and_says_how_to_settle_it() {
    let site = Site::new();
    site.build("the first");
    let good = site.read("public/index.html");
    let first = "content/articles/gazette-1.md";
    let text = site.read(first);
    for (path, from, to, told) in [
        (
            "content/numbers.yaml",
            "- {id: quays, label: Quays, unit: quays}\n",
            "",
            &["number `quays` was published", "former_ids: [quays]", "content/removed.yaml"][..],
        ),
        (
            "content/actors.yaml",
            "id: pilots",
            "id: helmsmen",
            &["actor `pilots`", "add `former_ids: [pilots]` to `helmsmen`"],
        ),
        (
            first,
            "\"1,000 boats\"",
            "\"are 1,000 boats\"",
            &["claim `gazette-1/boats-", "with `id: boats-", "status: deprecated"],
        ),
    ] {
        let before = site.read(path);
        site.edit(path, from, to);
        if path.ends_with("numbers.yaml") {
            site.edit(first, "- {number: quays, quote: \"4 quays\", id: four}\n", "");
        }
        if path.ends_with("actors.yaml") {
            site.edit("content/questions.yaml", "pilots", "helmsmen");
        }
        for command in ["check", "build"] {
            let Ran(code, _, err) = site.run(&[command]);
            assert_eq!(code, 1, "{path}: {err}");
            assert!(err.contains("error[B0605]") && err.contains("--> content/published.lock:"), "{path}: {err}");
            for word in told {
                assert!(err.contains(word), "{word} is missing from {err}");
            }
        }
        assert_eq!(site.read("public/index.html"), good);
        site.write(path, &before);
        site.write(first, &text);
        site.write("content/questions.yaml", SITE[3].1);
    }
    // A whole article is one remark, not one for each of its claims.
    std::fs::remove_file(site.path(first)).expect("removed");
    let Ran(code, _, err) = site.run(&["check"]);
    assert_eq!((code, err.matches("error[").count()), (1, 1), "{err}");
}

#[test]
fn what_is_listed_as_removed_is_gone_and_sends_readers_to_a_page_that_is_there() {
    let site = Site::new();
    for (entry, told) in [
        ("{id: boats, kind: number, on: 2021-02-27, reason: x}", "B0606"),
        ("{id: gone, kind: number, on: 2021-02-27, reason: x, see: numbers/boots}", "B0601"),
        ("{id: gone, kind: number, on: 2021-02, reason: x}", "B0205"),
        ("{id: gone, kind: nombre, on: 2021-02-27, reason: x}", "B0204"),
        ("{id: ../gone, kind: number, on: 2021-02-27, reason: x}", "B0201"),
        ("{id: gone, kind: number, on: 2021-02-27}", "B0109"),
    ] {
        site.write("content/removed.yaml", &format!("- {entry}\n"));
        let Ran(code, _, err) = site.run(&["build"]);
        assert_eq!(code, 1, "{entry}: {err}");
        assert!(err.contains(told) && err.contains("content/removed.yaml:1:"), "{entry}: {err}");
    }
}

#[test]
fn the_list_is_written_only_by_what_publishes_and_survives_a_merge() {
    let site = Site::new();
    for arguments in [&["check"][..], &["build", "--drafts"], &["build", "--locked"]] {
        let Ran(code, _, err) = site.run(arguments);
        assert_eq!(code, 0, "{err}");
        assert!(!site.path(LOCK).exists(), "{arguments:?}");
        assert_eq!(err.contains("warning[B0607]"), arguments.contains(&"--locked"), "{arguments:?}: {err}");
    }
    let Ran(_, out, _) = site.run(&["build", "--quiet"]);
    assert_eq!(out, "");
    let good = site.read(LOCK);
    assert!(!site.run(&["build", "--locked"]).2.contains("warning"));

    // Two editors, and git between them.
    let merged = good.replace(
        "actor port\n",
        "<<<<<<< ours\nactor port\n=======\nactor harbour-master\nactor port\n>>>>>>> theirs\n",
    );
    site.write(LOCK, &merged);
    let Ran(code, _, err) = site.run(&["check"]);
    assert!(code == 1 && err.contains("`harbour-master`"), "both sides count: {err}");
    site.edit(LOCK, "actor harbour-master\n", "");
    assert_eq!(site.run(&["build"]).0, 0);
    assert_eq!(site.read(LOCK), good);

    site.write(LOCK, &good.replace("actor port\n", "harbour\n"));
    let Ran(code, _, err) = site.run(&["build"]);
    assert!(code == 1 && err.contains("error[B0607]"), "{err}");
}

/// What an editor adds to a claim that stands, in turns: each build's ids are those of the first.
#[test]
fn an_edit_of_a_claim_keeps_its_id() {
    let site = Site::new();
    let article = "content/articles/gazette-1.md";
    let numbers = "content/numbers.yaml";
    site.edit(
        numbers,
        "label: Boats in the harbour, unit: boats}",
        "label: Boats in the harbour, unit: boats, populations: [{id: big}, {id: small}]}",
    );
    site.write("content/events.yaml", "- {id: storm, label: The storm, on: 2021-02-16}\n");
    site.edit(article, "{number: boats, quote: \"1,000 boats\"}", "{number: boats, of: big, quote: \"1,000 boats\"}");
    // Two claims on one quotation: they differ by what may be edited.
    site.edit(
        article,
        "- {number: ships,",
        "- {number: boats, of: small, by: pilots, quote: \"1,000 boats\"}\n- {number: ships,",
    );
    site.build("the first");
    let ids = || -> Vec<String> {
        let claims = site.permanent().into_iter().filter(|(kind, id)| kind == "claim" && id.contains("boats-"));
        claims.map(|(_, id)| id).collect()
    };
    let first = ids();
    assert_eq!(first.len(), 2, "{first:?}");
    let page = |id: &str| {
        let anchor = id.split_once('/').expect("a claim").1.to_owned();
        let page = site.read("public/articles/gazette-1.html");
        assert!(page.contains(&format!("id=\"{anchor}\"")), "{id}");
    };
    // The list as it was before it told the quotations.
    let lock = site.read(LOCK);
    let old = lock.lines().map(|l| {
        if l.starts_with("claim ") { l.split(' ').take(2).collect::<Vec<_>>().join(" ") } else { l.to_owned() }
    });
    site.write(LOCK, &(old.collect::<Vec<_>>().join("\n") + "\n"));
    for (from, to) in [
        ("of: big, quote", "of: big, by: port, quote"),
        ("of: big, by: port, quote", "of: big, modality: actual, quote"),
        ("of: big, modality: actual, quote", "of: big, by: port, quote"),
        ("by: port, quote: \"1,000", "by: pilots, quote: \"1,000"),
        ("of: small, by: pilots, quote", "of: small, by: port, quote"),
        ("of: big, by: pilots", "of: big, event: storm, by: pilots"),
        ("of: big, event: storm, by: pilots", "of: big, by: pilots, modality: planned"),
        ("modality: planned, quote", "quote"),
    ] {
        site.edit(article, from, to);
        site.build(to);
        assert_eq!(ids(), first, "{to}");
        first.iter().for_each(|id| page(id));
    }
    // Other words are another claim, and the old one is gone.
    site.edit(
        article,
        "of: small, by: port, quote: \"1,000 boats\"",
        "of: small, by: port, quote: \"There are 1,000 boats\"",
    );
    let Ran(code, _, err) = site.run(&["check"]);
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("B0605"), "{err}");
}
