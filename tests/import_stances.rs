//! Which statements `briefing import` puts to which questions, on topics of every kind. Everything is invented. A stance that
//! the words do not give is worse than none, so half of the sentences are ones that look like an answer and are not.

mod importing;

use importing::{Site, code, said};
use std::fs;

const ACTORS: &str = "
- {id: sailors-union, name: Sailors' Union, kind: body, aliases: [the union]}
- {id: ada-vestby, name: Ada Vestby, kind: person, roles: [{role: harbour minister, of: halden-government}]}
- {id: halden-government, name: government of Halden, kind: body, aliases: [the government]}
- {id: paul-berg, name: Paul Berg, kind: person, roles: [{role: head, of: sailors-union}]}
- {id: rita-moe, name: Rita Moe, kind: person}
- {id: north-line, name: North Line, kind: body}
";

const QUESTIONS: &str = "
- id: strike-ends
  text: Will the ferry strike end this week?
  proposition: The ferry strike will end this week.
  parties: [sailors-union, north-line]
- id: line-keeps-contract
  text: Does North Line keep the contract?
  proposition: North Line keeps the contract with the crews.
  parties: [sailors-union, north-line]
- id: dyke-safe
  text: Is the dyke at Moss safe?
  proposition: The dyke at Moss is safe.
  match: [dyke]
- id: money-enough
  text: Is the money enough for the schools?
  proposition: The money in the budget is enough for the schools.
  match: [schools]
- id: level-falls
  text: Is the water level falling?
  proposition: The level of the river is falling.
  match: [river]
- id: budget-passed
  text: Should the council approve the budget?
  proposition: The council should approve the budget.
";

/// A sentence, and the question and stance that it gives, if any.
const CASES: &[(&str, Option<(&str, &str)>)] = &[
    ("\"The ferry strike will not end before Christmas,\" Paul Berg said.", Some(("strike-ends", "deny"))),
    ("\"The strike will be over on Friday,\" Ada Vestby said.", Some(("strike-ends", "affirm"))),
    ("\"The strike will end only if the line pays,\" Paul Berg said.", Some(("strike-ends", "conditional"))),
    ("\"If the strike ends, we will all be glad,\" Ada Vestby said.", None),
    ("\"I hope that the strike will end,\" Ada Vestby said.", None),
    ("\"The march will end at the harbour,\" Paul Berg said.", None),
    (
        "\"North Line has violated the contract from the first day,\" Paul Berg said.",
        Some(("line-keeps-contract", "deny")),
    ),
    ("\"North Line must honour its contract,\" Paul Berg said.", Some(("line-keeps-contract", "doubt"))),
    (
        "\"North Line has kept to the contract in every point,\" Ada Vestby said.",
        Some(("line-keeps-contract", "affirm")),
    ),
    (
        "Ada Vestby said the government was reviewing whether North Line kept the contract.",
        Some(("line-keeps-contract", "undecided")),
    ),
    ("\"The government keeps its contract with North Line,\" Ada Vestby said.", None),
    ("\"North Line keeps its boats in Moss,\" Paul Berg said.", None),
    ("\"The dyke is safe,\" engineer Rita Moe said.", Some(("dyke-safe", "affirm"))),
    ("\"The dyke is not safe any more,\" engineer Rita Moe said.", Some(("dyke-safe", "deny"))),
    ("\"Nobody knows whether the dyke is safe,\" engineer Rita Moe said.", None),
    ("\"The road behind the market is safe,\" engineer Rita Moe said.", None),
    ("\"The money is insufficient for the schools,\" Rita Moe said.", Some(("money-enough", "deny"))),
    ("\"There is enough bread on the island,\" Rita Moe said.", None),
    ("\"The river is still rising,\" Rita Moe said.", Some(("level-falls", "deny"))),
    ("\"The level of the river has dropped by a metre,\" Rita Moe said.", Some(("level-falls", "affirm"))),
    ("\"The council must reject this budget,\" Paul Berg said.", Some(("budget-passed", "deny"))),
    ("\"The council should approve the budget on Monday,\" Ada Vestby said.", Some(("budget-passed", "affirm"))),
    ("\"The council has not met since May,\" Ada Vestby said.", None),
];

#[test]
fn statements_are_put_to_the_questions_that_they_answer() {
    let site = Site::new();
    fs::write(site.0.path().join("content/questions.yaml"), QUESTIONS).unwrap();
    let actors = site.read("content/actors.yaml") + ACTORS;
    fs::write(site.0.path().join("content/actors.yaml"), actors).unwrap();
    for name in ["gazette-opening", "courier-opening"] {
        let path = site.0.path().join(format!("content/articles/{name}.md"));
        let _ = fs::remove_file(path);
    }
    for entry in fs::read_dir(site.0.path().join("content/articles")).unwrap() {
        fs::remove_file(entry.unwrap().path()).unwrap();
    }
    for folder in ["disagreements", "pages"] {
        let _ = fs::remove_dir_all(site.0.path().join("content").join(folder));
    }
    for file in ["wordings.yaml", "editions.yaml", "corrections.yaml"] {
        let _ = fs::remove_file(site.0.path().join("content").join(file));
    }
    let mut wrong = Vec::new();
    for (i, (sentence, expected)) in CASES.iter().enumerate() {
        let filler = "The gulls had the quay to themselves in the morning and nobody could remember a quieter day at this time of year. ";
        let text = format!(
            "Notes from Moss {i}\n\nMOSS, 3 March 2021 - {}\n\n{sentence}\n\n{}\n",
            filler.repeat(3),
            filler.repeat(4)
        );
        let name = format!("notes-{i}.txt");
        let out = site.import(&name, text.as_bytes());
        assert_eq!(code(&out), 0, "{}", said(&out));
        let path = format!("content/articles/notes-from-moss-{i}.md");
        let article = site.read(&path);
        let claims: Vec<(String, String)> = article
            .split("  - question: ")
            .skip(1)
            .map(|c| {
                let field =
                    |key: &str| c.lines().find_map(|l| l.trim().strip_prefix(key)).unwrap_or("").trim().to_owned();
                (c.lines().next().unwrap_or("").to_owned(), field("stance:"))
            })
            .collect();
        let expected: Vec<(String, String)> = expected.iter().map(|(q, s)| (q.to_string(), s.to_string())).collect();
        if claims != expected {
            wrong.push(format!("{sentence}\n    expected {expected:?}, found {claims:?}"));
        }
        fs::remove_file(site.0.path().join(path)).unwrap();
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

/// One line a claim: subject, stance or answer, speaker, population.
fn claims(article: &str) -> Vec<String> {
    let field = |claim: &str, key: &str| {
        let found = claim.lines().map(str::trim).find_map(|l| l.strip_prefix(key)?.strip_prefix(": "));
        found.map(|v| format!(" {v}")).unwrap_or_default()
    };
    let claims = article.split("\n  # ").skip(1);
    claims
        .map(|c| {
            let subject = ["number", "deadline", "question"].map(|k| field(&c.replace("  - ", ""), k)).concat();
            let rest = ["stance", "answer", "by", "of"].map(|k| field(c, k)).concat();
            format!("{}{rest}", subject.trim())
        })
        .collect()
}

/// Beside the repository and no part of it; where they are absent the test says so and passes.
#[test]
fn the_last_report_into_the_briefing_of_the_other_four() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let reports = home.join("../shared/reports");
    if !reports.is_dir() {
        println!("absent, not measured: ../shared/reports");
        return;
    }
    let site = Site(tempfile::tempdir().unwrap());
    let to = |path: &str| site.0.path().join(path);
    fs::create_dir_all(to("originals")).unwrap();
    let own = "articles/unnamed-kabul-2021-02-18.md";
    // What explains disagreements that come with it, and what was recorded of the whole, is left out with it.
    let left = ["disagreements", "editions.yaml", ".lock", own];
    for entry in walkdir::WalkDir::new(home.join("content")).into_iter().filter_map(Result::ok) {
        let path = entry.path().strip_prefix(home).unwrap().display().to_string();
        if entry.file_type().is_file() && !left.iter().any(|l| path.contains(l)) {
            fs::create_dir_all(to(&path).parent().unwrap()).unwrap();
            fs::copy(entry.path(), to(&path)).unwrap();
        }
    }
    let mut files: Vec<_> = fs::read_dir(&reports).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let last = files.pop().unwrap();
    for file in files {
        fs::copy(&file, to("originals").join(file.file_name().unwrap())).unwrap();
    }
    let out = site.run(&["import", last.to_str().unwrap()], b"");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let name = "content/articles/stoltenberg-the-promise-to-leave-afghanistan-conditions.md";
    let found = claims(&site.read(name));
    for expected in [
        "troops-in-afghanistan jens-stoltenberg",
        "non-us-share jens-stoltenberg",
        "al-qaeda-fighters un-monitoring-team",
        "al-qaeda-provinces un-monitoring-team",
        "meeting-days",
        "withdrawal-under-doha jens-stoltenberg",
        "date-binds deny jens-stoltenberg",
        "stay-or-leave conditional jens-stoltenberg",
        "taliban-comply doubt jens-stoltenberg",
        "most-of-mission affirm jens-stoltenberg",
        "taliban-broke-with-al-qaeda affirm mike-pompeo",
        "taliban-broke-with-al-qaeda deny edmund-fitton-brown",
        "taliban-reduced-violence deny austin-scott-miller",
        "meeting-format virtual",
    ] {
        assert!(found.iter().any(|c| c == expected), "{expected}: {found:#?}");
    }
    // What it would change is said, and nothing else is at odds.
    let told = said(&out);
    let odds: Vec<&str> =
        told.lines().skip_while(|l| !l.contains("at odds (")).take_while(|l| !l.contains("echoes")).collect();
    assert_eq!(
        odds,
        [
            "  at odds (2):",
            "    Have the Taliban broken with al-Qaeda and other terrorist groups?",
            "    Does the date of 1 May bind?"
        ]
    );
}
