use super::super::change::{self, Planned};
use super::super::{proposal, registry};
use super::*;

/// Invented. Entries point to entries of other registries, and claims in two files rest on one of them.
const FILES: &[(&str, &str)] = &[
    ("content/site.yaml", "title: Desk\nas_of: 2031-04-01\nlimits: {percent: 50}\n"),
    ("content/actors.yaml", "- id: mail\n  name: Wexmoor Mail\n  kind: outlet\n"),
    (
        "content/proposed/actors.yaml",
        "- id: council\n  name: The council\n  kind: body\n\n- id: ada\n  name: Ada Brandt\n  kind: person\n",
    ),
    ("content/proposed/numbers.yaml", "- id: boats\n  label: Boats lost\n  unit: boats\n"),
    (
        "content/proposed/questions.yaml",
        "- id: binding\n  text: Is it binding?\n  proposition: It is binding.\n  parties: [council]\n",
    ),
    (
        "content/proposed/deadlines.yaml",
        "- id: repairs\n  label: Repairs done\n  obliged: [council]\n  force: binding\n",
    ),
    (
        "content/articles/flood.md",
        "---\ntitle: Flood\noutlet: mail\npublished: 2031-03-03\nurl: unknown\nlanguage: en\nclaims:\n  - number: boats\n    \
         by: ada\n    quote: some 90 boats\n    status: proposed\n  - deadline: repairs\n    quote: by the end of April\n    status: proposed\n---\n",
    ),
    (
        "content/articles/later.md",
        "---\ntitle: Later\noutlet: mail\npublished: 2031-03-09\nurl: unknown\nlanguage: en\n---\n",
    ),
    ("content/articles/later.claims.yaml", "- number: boats\n  quote: 95 boats\n  status: proposed\n"),
    ("originals/flood.txt", FLOOD),
    ("originals/later.txt", LATER),
];

/// Long enough to be quoted from.
const FLOOD: &str = "Ada Brandt said that some 90 boats were lost in the harbour. The quay is to be mended by the end of April, the council \
                     said, and until then nobody may walk on it after dark, for the stones are loose and the water is deep there.\n";
const LATER: &str = "In all 95 boats were lost in the harbour, as the harbour master has found out by counting the berths once more, one by \
                     one, with a list in her hand and two boys who held the lantern for her in the long night.\n";

fn desk() -> (tempfile::TempDir, Desk) {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in FILES {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let desk = Desk::open(Options { root: dir.path().to_owned(), ..Options::default() }).unwrap();
    (dir, desk)
}

fn errors(run: &Run) -> Vec<String> {
    run.findings.iter().filter(|f| f.severity == Severity::Error).map(|f| f.message.clone()).collect()
}

fn claim(desk: &Desk, word: &str) -> proposal::Proposal {
    let all = proposal::all(desk, Some("flood"));
    all.into_iter().find(|p| p.draft.quote.as_deref().is_some_and(|q| q.contains(word))).unwrap()
}

#[test]
fn the_site_checks_after_every_text_that_is_written() {
    type Plan = fn(&Desk) -> Planned;
    let plans: &[(&str, Plan)] = &[
        ("a claim with its number and speaker", |d| change::accepted(d, &claim(d, "boats")).unwrap()),
        ("a claim whose deadline names a question", |d| change::accepted(d, &claim(d, "April")).unwrap()),
        ("ignored", |d| change::ignored(d, &claim(d, "April"), "of last year").unwrap()),
        ("an entry", |d| {
            change::entry_accepted(d, &registry::named(&d.run.files, "deadlines/repairs").unwrap()).unwrap()
        }),
        ("an entry with another id", |d| {
            let entry = registry::named(&d.run.files, "numbers/boats").unwrap();
            change::entry_edited(d, &entry, "- id: boats-lost\n  label: Boats lost\n  unit: boats\n").unwrap()
        }),
    ];
    for (name, plan) in plans {
        let (_dir, mut desk) = desk();
        assert_eq!((errors(&desk.run), errors(&desk.plain)), (Vec::new(), Vec::new()));
        let change = plan(&desk).change;
        assert!(change.0.len() > 1, "{name}");
        for written in 1..=change.0.len() {
            let (with_drafts, plain) = desk.checked(change.after(&desk.run.files, written));
            assert_eq!((errors(&with_drafts), errors(&plain)), (Vec::new(), Vec::new()), "{name}: {written}");
        }
        assert!(desk.make(&change).unwrap().is_ok(), "{name}");
        assert!(desk.run.files.by_path("content/proposed/numbers.yaml").is_none() || !name.contains("its number"));
    }
}
