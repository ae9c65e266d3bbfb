//! Which questions `briefing import` proposes by itself: only where one article's speaker says yes and another's no. All
//! articles but the five reports are invented; half of the cases look like a contradiction and are none.

mod importing;

use importing::{Site, code, said};
use std::fs;

/// Sentences of one article each, and the questions that they raise.
const CASES: &[(&[&str], &[&str])] = &[
    (
        &[
            "\"North Line has violated the contract from the first day,\" union leader Paul Berg said on Tuesday.",
            "\"North Line has kept to the contract in every point,\" harbour minister Ada Vestby said on Tuesday.",
        ],
        &["Did North Line keep the contract?"],
    ),
    // Of three, the one who only asks for it doubts it.
    (
        &[
            "Rita Moe, who heads the harbour board, said North Line must honour the contract with the crews.",
            "\"North Line has fulfilled the contract,\" Ada Vestby said. \"North Line pays.\"",
        ],
        &["Did North Line keep the contract?"],
    ),
    (
        &[
            "\"The election was rigged,\" opposition leader Paul Berg told reporters in Moss on Tuesday.",
            "\"The vote was free and fair,\" said Ada Vestby, who heads the election commission.",
        ],
        &["Was the election fair?"],
    ),
    (
        &[
            "\"The dam is safe,\" engineer Rita Moe said on Tuesday. \"We look at the dam every day.\"",
            "\"The dam is not safe any more,\" said Paul Berg, the mayor of Moss.",
        ],
        &["Is the dam safe?"],
    ),
    (
        &[
            "\"The allegations are false,\" Paul Berg said in a statement on Tuesday.",
            "\"The allegations are true,\" Ada Vestby told the court.",
        ],
        &["Are the allegations true?"],
    ),
    (
        &[
            "\"The Harbour Party has broken with the Northern League,\" Paul Berg said on Tuesday.",
            "\"The Harbour Party still has close ties to the Northern League,\" Ada Vestby said.",
        ],
        &["Did the Harbour Party break with the Northern League?"],
    ),
    (
        &[
            "\"The talks have made progress,\" Ada Vestby said on Tuesday evening.",
            "\"The talks have stalled,\" Paul Berg said on Tuesday evening.",
        ],
        &["Did the talks make progress?"],
    ),
    // A date that stands, and whose force does not; the one side is the article's own, in the words of a contract.
    (
        &[
            "North Line is to sell the old ferry by 30 June 2021, as required by its contract with the town of Moss.",
            "\"The promise of North Line to sell the old ferry is conditional,\" Ada Vestby said. \"It says so in the contract.\"",
        ],
        &["Is this deadline binding: North Line is to sell the old ferry?"],
    ),
    (
        &[
            "\"The offer is inadequate,\" union leader Paul Berg said on Tuesday.",
            "\"The offer is enough, and there is no more money,\" said Ada Vestby, the head of North Line.",
        ],
        &["Is the offer enough?"],
    ),
    // Two who say the same.
    (
        &[
            "\"The dam is not safe,\" Paul Berg said on Tuesday.",
            "\"The dam is no longer safe,\" engineer Rita Moe said on Tuesday.",
        ],
        &[],
    ),
    // One and the same, in two articles.
    (
        &[
            "\"The dam is safe,\" engineer Rita Moe said on Monday.",
            "\"The dam is not safe any more,\" engineer Rita Moe said on Tuesday.",
        ],
        &[],
    ),
    // Of two different things, and of two different bodies.
    (
        &[
            "\"The dam is safe,\" engineer Rita Moe said on Tuesday.",
            "\"The bridge is not safe,\" Paul Berg said on Tuesday.",
        ],
        &[],
    ),
    (
        &[
            "\"North Line has kept to the contract in every point,\" Ada Vestby said on Tuesday.",
            "\"South Line has violated the contract from the first day,\" Paul Berg said on Tuesday.",
        ],
        &[],
    ),
    (
        &[
            "\"The Harbour Party has broken with the Northern League,\" Paul Berg said on Tuesday.",
            "\"The Harbour Party has close ties to the Fishers' Union,\" Ada Vestby said.",
        ],
        &[],
    ),
    // Supposed, hoped for, asked: nobody has said it.
    (
        &[
            "\"If the election was rigged, we will know,\" Paul Berg said on Tuesday.",
            "\"The vote was free and fair,\" said Ada Vestby, who heads the election commission.",
        ],
        &[],
    ),
    (
        &[
            "\"I hope that North Line keeps the contract,\" Paul Berg said on Tuesday.",
            "\"North Line has violated the contract,\" Ada Vestby said on Tuesday.",
        ],
        &[],
    ),
    // Nobody says it.
    (&["The election was rigged in Moss.", "\"The vote was free and fair,\" said Ada Vestby of the commission."], &[]),
];

const FILLER: &str = "The gulls had the quay to themselves in the morning and nobody could remember a quieter day at this time of year. ";

fn text(case: usize, nth: usize, sentence: &str) -> String {
    let name = ["one", "two", "three"][nth];
    format!(
        "Notes from Moss, number {name} of {case}\n\nMOSS, 3 March 2021 - {}\n\n{sentence}\n\n{}\n",
        FILLER.repeat(3),
        FILLER.repeat(4)
    )
}

/// Whatever the starter site holds would take part.
fn empty() -> Site {
    let site = Site::new();
    let content = site.0.path().join("content");
    for folder in ["articles", "disagreements", "pages"] {
        let _ = fs::remove_dir_all(content.join(folder));
    }
    for file in ["actors", "numbers", "deadlines", "questions", "events", "wordings", "editions", "corrections"] {
        let _ = fs::remove_file(content.join(file).with_extension("yaml"));
    }
    let _ = fs::remove_dir_all(site.0.path().join("originals"));
    site
}

fn questions(site: &Site) -> Vec<String> {
    let text = fs::read_to_string(site.0.path().join("content/proposed/questions.yaml")).unwrap_or_default();
    text.lines().filter_map(|l| l.strip_prefix("  text: ")).map(|t| t.trim_matches('"').to_owned()).collect()
}

#[test]
fn a_question_is_proposed_where_two_say_the_opposite() {
    let mut wrong = Vec::new();
    for (case, (sentences, expected)) in CASES.iter().enumerate() {
        let site = empty();
        let mut args = vec!["import".to_owned()];
        for (nth, sentence) in sentences.iter().enumerate() {
            let name = format!("notes-{nth}.txt");
            fs::write(site.0.path().join(&name), text(case, nth, sentence)).unwrap();
            args.push(name);
        }
        let out = site.run(&args.iter().map(String::as_str).collect::<Vec<_>>(), b"");
        assert_eq!(code(&out), 0, "{}", said(&out));
        let found = questions(&site);
        if found != *expected {
            wrong.push(format!("{sentences:#?}\n    expected {expected:?}, found {found:?}"));
        }
        // What is proposed passes every check, and is at odds on a page of its own.
        let built = site.run(&["build", "--drafts"], b"");
        assert_eq!(code(&built), 0, "{}", said(&built));
        let log = site.read("public/disagreements/index.html");
        for question in found.iter().filter(|q| !log.contains(q.as_str())) {
            wrong.push(format!("{sentences:#?}\n    “{question}” is not in the log"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// The second side may come with a later import; what an editor has ignored does not come back.
#[test]
fn a_question_comes_when_its_second_side_does_and_not_again_once_ignored() {
    let site = empty();
    let (sentences, expected) = CASES[0];
    assert_eq!(code(&site.import("notes-0.txt", text(0, 0, sentences[0]).as_bytes())), 0);
    assert!(questions(&site).is_empty());
    let before = site.tree(".");
    fs::write(site.0.path().join("notes-1.txt"), text(0, 1, sentences[1])).unwrap();
    let out = site.run(&["import", "--dry-run", "notes-1.txt"], b"");
    assert!(
        said(&out).contains(&format!("proposed question `north-line-contract-keep`: {}", expected[0])),
        "{}",
        said(&out)
    );
    fs::remove_file(site.0.path().join("notes-1.txt")).unwrap();
    assert_eq!(site.tree("."), before, "a dry run wrote something");
    let out = site.import("notes-1.txt", text(0, 1, sentences[1]).as_bytes());
    assert!(said(&out).contains("Paul Berg: deny, “"), "{}", said(&out));
    assert!(said(&out).contains("Ada Vestby: affirm, “"), "{}", said(&out));
    assert_eq!(questions(&site), expected);

    // The first article's file got its claim by lines, and the registry has its entry once.
    let listed = said(&site.run(&["review", "--list"], b""));
    let first = listed.lines().find(|l| l.contains("north-line-contract-keep") && l.contains("number-one")).unwrap();
    let name = first.split_whitespace().next().unwrap().to_owned();
    let out = site.run(&["review", "--ignore", &name, "--reason", "said in jest"], b"");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let again = text(0, 2, "\"North Line has honoured the contract,\" mayor Rita Moe said on Tuesday.");
    let out = site.import("notes-2.txt", again.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(!said(&out).contains("proposed question"), "{}", said(&out));
    assert_eq!(questions(&site), expected);
}

/// Beside the repository and no part of it; where they are absent the test says so and passes.
#[test]
fn the_five_reports_into_an_empty_registry() {
    let reports = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/reports");
    if !reports.is_dir() {
        println!("absent, not measured: ../shared/reports");
        return;
    }
    let site = Site::new();
    let mut files: Vec<_> = fs::read_dir(&reports).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let mut args = vec!["import"];
    args.extend(files.iter().map(|f| f.to_str().unwrap()));
    let out = site.run(&args, b"");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let mut found = questions(&site);
    found.sort();
    assert_eq!(
        found,
        [
            "Did the Taliban break with Al-Qaeda?",
            "Did the Taliban keep the agreement?",
            "Is this deadline binding: withdraw international forces from Afghanistan?",
        ]
    );
}
