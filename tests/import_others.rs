//! What `briefing import` tells of an article beside the others: copied words, one remark in other wordings, one report told
//! twice. Everything in the articles is invented.

mod importing;

use importing::{Site, code, said};

const FIRST: &str = "\
Ferry crews walk out in Moss

MOSS, 9 March 2031 - Ferry crews in Moss walked out on Monday after talks on pay had failed, the union said.

\"We are left with hard choices and there is no easy way out for anybody in this valley,\" harbour minister Ada Vestby said on \
Sunday.

Paul Berg, the head of the sailors' union and of its strike committee in the valley since 2019, said about 600 sailors had \
stopped work. \"About 600 sailors are on strike and not one of them will go back for so little,\" Berg told \
reporters.

The crews last went on strike nine years ago, when the boats stood still for a week and the islands ran out of bread. The \
shipping line has asked people to stay away from the quay, and the council has hired buses for those who have to go round \
the fjord by road. Fishermen have offered to take over medicine and mail. The school on the outer island is closed until \
further notice, and the shop there sells no more than two loaves to a family.
";

const SECOND: &str = "\
No end in sight for ferry strike

MOSS, 10 March 2031 - The strike on the ferries of Moss went into its second day on Tuesday without new talks.

\"We are left with the hard choices and there is no easy way out for anybody in this valley,\" harbour minister Ada Vestby told \
reporters.

Paul Berg, the head of the sailors' union and of its strike committee in the valley since 2019, is not expected at the table \
this week. \"About 600 sailors are on strike and not one of them will go back for so little,\" Berg said.

The line has cancelled every sailing up to the weekend. Farmers on the islands poured away their milk in the morning, and \
the dairy asked for a boat of the navy. A spokesman for the ministry said that it would not take sides. Hotels in the town \
were half empty, and in the harbour the gulls had the quay to themselves. The weather is fine, and nobody can remember a \
quieter week at this time of the year. The council meets again on Thursday.
";

#[test]
fn copied_words_other_wordings_and_one_origin() {
    let site = Site::new();
    assert_eq!(code(&site.import("first.txt", FIRST.as_bytes())), 0);
    let second = site.import("second.txt", SECOND.as_bytes());
    assert_eq!(code(&second), 0, "{}", said(&second));
    let told = said(&second);
    let echoes: Vec<&str> = told.lines().filter(|l| l.contains("ferry-crews-walk-out-in-moss`,")).collect();
    let has = |parts: &[&str]| echoes.iter().any(|l| parts.iter().all(|p| l.contains(p)));
    assert!(
        has(&["not quoted", "line 7 here and line 7 there", "“Paul Berg, the head of the sailors' union"]),
        "{told}"
    );
    assert!(has(&["quoted in both", "hard choices and there is"]), "{told}");
    for line in &echoes {
        let shown = line.split('“').nth(1).unwrap_or("");
        assert!(shown.split_whitespace().count() <= 13, "no more than twelve words are shown: {line}");
    }
    assert!(told.contains("“the hard choices” here, “hard choices” in"), "{told}");

    let wordings = site.read("content/proposed/wordings.yaml");
    for line in
        ["- id: hard-choices", "same: remark", "by: ada-vestby", "quote: hard choices", "quote: the hard choices"]
    {
        assert!(wordings.contains(line), "{line}: {wordings}");
    }
    // One report, told on two days: not two that bear one another out.
    let article = site.read("content/articles/no-end-in-sight-for-ferry-strike.md");
    assert!(article.contains("origin: paul-berg"), "{article}");
    assert!(article.contains("are those of `ferry-crews-walk-out-in-moss`: one origin"), "{article}");

    let drafts = site.run(&["build", "--drafts", "--out", "preview"], b"");
    assert_eq!(code(&drafts), 0, "{}", said(&drafts));
    assert!(site.read("preview/wordings/index.html").contains("hard choices"));
    let plain = site.run(&["build"], b"");
    assert_eq!(code(&plain), 0, "{}", said(&plain));
    assert!(!site.read("public/index.html").contains("Vestby"));
}

#[test]
fn a_wording_that_is_registered_is_not_proposed_again() {
    let site = Site::new();
    for (name, text) in [("first.txt", FIRST), ("second.txt", SECOND)] {
        assert_eq!(code(&site.import(name, text.as_bytes())), 0);
    }
    let wordings = site.read("content/proposed/wordings.yaml");
    let third =
        SECOND.replace("No end in sight", "Third day").replace("10 March", "11 March").replace("Tuesday", "Wednesday");
    let told = said(&site.import("third.txt", third.replace("the hard", "these hard").as_bytes()));
    assert!(told.contains("`hard-choices` has one wording more"), "{told}");
    assert_eq!(site.read("content/proposed/wordings.yaml"), wordings);
}

#[test]
fn echoes_are_listed_at_any_time() {
    let site = Site::new();
    let out = site.run(&["echoes"], b"");
    assert_eq!((code(&out), said(&out).contains("private texts")), (0, true), "{}", said(&out));
    let run = "the harbour board has closed the old quay to everybody but the crews of the two ferries";
    let first = format!("Quay closed\n\nMOSS, 3 March 2021 - It was quiet. \"{run},\" Rita Moe said in the rain.\n");
    let second =
        format!("Ferries sail\n\nMOSS, 4 March 2021 - They sail, though {run} this week, and nobody knows why.\n");
    assert_eq!(code(&site.import("quay.txt", first.as_bytes())), 0);
    assert_eq!(code(&site.import("ferries.txt", second.as_bytes())), 0);
    let told = said(&site.run(&["echoes"], b""));
    assert!(
        told.contains("ferries-sail and quay-closed\n  17 words, quoted in one, line 3 and line 3: “the harbour board"),
        "{told}"
    );
    assert!(told.contains("to everybody but the …”"), "no more than a short phrase is printed: {told}");
    let json: serde_json::Value = serde_json::from_slice(&site.run(&["echoes", "--json"], b"").stdout).unwrap();
    let one = &json["echoes"][0];
    assert_eq!((one["words"].as_u64(), one["quoted"].as_str()), (Some(17), Some("one")), "{json}");
    assert_eq!(one["lines"], serde_json::json!([[3, 3], [3, 3]]));
}

/// The texts lie beside the repository and are no part of it; where they are absent the test says so and passes.
#[test]
fn the_five_reports_echo_each_other_in_five_pairs() {
    let home = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    if !home.join("../shared/reports").is_dir() {
        println!("absent, not measured: ../shared/reports");
        return;
    }
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_briefing"))
        .args(["echoes", "--originals", "../shared/reports"])
        .current_dir(home)
        .output()
        .unwrap();
    let told = said(&out);
    let mut pairs: Vec<&str> = told.lines().filter(|l| l.contains(" and ") && !l.starts_with("  ")).collect();
    pairs.sort_unstable();
    assert_eq!(
        pairs,
        [
            "independent-2020-11-16 and unnamed-2021-02-18",
            "rferl-2021-02-18 and unnamed-kabul-2021-02-18",
            "rferl-2021-02-18 and voa-2021-02-18",
            "unnamed-2021-02-18 and voa-2021-02-18",
            "unnamed-kabul-2021-02-18 and voa-2021-02-18",
        ]
    );
    assert!(told.contains("  17 words, not quoted, line 36 and line 7"), "{told}");
}
