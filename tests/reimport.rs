//! An article that is imported again: the same text changes nothing; of a changed one only what it did not say before is
//! proposed, and what an editor has accepted or ignored stays.

mod importing;

use importing::{Site, code, said};

/// Invented, as everything in it.
const STRIKE: &str = "\
News | Sport | Weather

Ferry strike ends in Westhaven

WESTHAVEN, 3 March 2031 - The strike of about 600 sailors ended on Tuesday, the union said.

At least 45 ferries had stayed in harbour, and 12 captains were dismissed. The company will pay 3 million euros by the end \
of April.

The talks had gone on through the night in a hotel above the quay, where both sides sat in rooms of their own and messengers \
went to and fro. Lorries stood along the road as far as the old customs house. Bakers on the islands ran out of flour, and \
the school kitchen cooked what the fishermen brought. When the news came, people rang the bells of the small church, and the \
first boat left with its lights on and its horn sounding. Nobody on board paid for the crossing. The union thanked the \
islanders for their patience and said that the sailors had never wanted to stay on land for so long. The company spoke of \
a good day for everybody. The minister, who had offered to come, stayed at home. In the evening the harbour was as loud as \
it had been before, and the cranes worked until dark. What the agreement says of the winter timetable is not known yet, and \
neither side would speak of it at the door. The older sailors went home and slept, and the younger ones went to the inn, where the \
landlord had put a barrel on the counter.

Share this article
";

/// About two hundred words, and no figure, date or duty among them.
const MORE: &str = "\
On the islands the long wait had changed small things. Neighbours who had not spoken for years shared a boat to the market, \
and the postman rowed. Children learned to mend nets from their grandparents, and the teacher took the class down to the \
shore to watch the empty sea. Some said that they would miss the silence. The doctor went from farm to farm on a borrowed \
horse and was given eggs and cheese for it. An old pilot drew the channels from memory for those who wanted to cross by \
themselves, and the lighthouse keeper left his lamp burning by day. In the inn people told stories of earlier winters, when \
the ice had closed the harbour and the mail came over it on sledges. The priest wrote a letter to the company, which the \
company framed. Now the nets lie in the sheds again, the horse is back on its meadow, and the children sit in the classroom \
and look out of the window. The neighbours still speak to each other, at least on market days. Whether that will last \
nobody can say, but the postman has kept his boat, and he has painted it blue, like the ferries.
";

const ARTICLE: &str = "content/articles/ferry-strike-ends-in-westhaven.md";

/// The article taken in, one claim accepted and one ignored, and a remark by hand.
fn reviewed() -> Site {
    let site = Site::new();
    let first = site.import("strike.txt", STRIKE.as_bytes());
    assert_eq!(code(&first), 0, "{}", said(&first));
    let added = site.read(ARTICLE).lines().find_map(|l| l.strip_prefix("added: ").map(str::to_owned));
    let day = added.and_then(|day| day.parse::<jiff::civil::Date>().ok()).expect("the day of the import");
    let today = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date();
    assert!([today, today.yesterday().unwrap()].contains(&day), "{day}");
    let ids = list(&site);
    assert!(ids.len() >= 4, "{ids:?}");
    let of = |word: &str| ids.iter().find(|id| id.contains(word)).unwrap_or_else(|| panic!("{word}: {ids:?}")).clone();
    let out = site.run(&["review", "--accept", &of("sailors")], b"");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let out = site.run(&["review", "--ignore", &of("ferries"), "--reason", "of the company's own counting"], b"");
    assert_eq!(code(&out), 0, "{}", said(&out));
    let text = site.read(ARTICLE).replace("claims:\n", "# a remark by hand\nclaims:\n");
    std::fs::write(site.0.path().join(ARTICLE), text).unwrap();
    site
}

fn list(site: &Site) -> Vec<String> {
    let out = site.run(&["review", "--list"], b"");
    let lines = String::from_utf8(out.stdout).unwrap();
    lines.lines().filter(|l| l.contains('“')).map(|l| l.split("  ").next().unwrap().to_owned()).collect()
}

fn checks(site: &Site) {
    for args in [&["check"][..], &["check", "--drafts"]] {
        let out = site.run(args, b"");
        assert_eq!(code(&out), 0, "{}", said(&out));
    }
}

/// Without the lines that follow the lines of the text.
fn without_furniture(article: &str) -> String {
    article.lines().filter(|l| !l.starts_with("excluded:")).map(|l| format!("{l}\n")).collect()
}

#[test]
fn the_same_text_changes_nothing() {
    let site = reviewed();
    let before = site.tree("content");
    let out = site.import("strike.txt", STRIKE.as_bytes());
    assert!(said(&out).contains("already, word for word"), "{}", said(&out));
    assert_eq!(site.tree("content"), before);
}

#[test]
fn more_words_without_figures_propose_nothing() {
    assert!((150..=250).contains(&MORE.split_whitespace().count()), "{}", MORE.split_whitespace().count());
    let site = reviewed();
    let (before, proposed) = (site.read(ARTICLE), list(&site));
    let longer = STRIKE.replace("\nShare this", &format!("\n{MORE}\nShare this"));
    let out = site.import("strike.txt", longer.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(said(&out).contains("a new state of the article") && said(&out).contains("0 proposed"), "{}", said(&out));
    assert!(said(&out).contains("sentences that are new"), "{}", said(&out));
    assert_eq!(without_furniture(&site.read(ARTICLE)), without_furniture(&before));
    assert_eq!(list(&site), proposed);
    assert_eq!(site.read("originals/ferry-strike-ends-in-westhaven.txt"), longer);
    // The furniture is where it is now.
    let share = longer.lines().position(|l| l.starts_with("Share")).unwrap() + 1;
    assert!(site.read(ARTICLE).contains(&format!("\"{share}\"]")), "{}", site.read(ARTICLE));
    checks(&site);
}

#[test]
fn one_figure_more_proposes_one_claim() {
    let site = reviewed();
    let (before, proposed) = (site.read(ARTICLE), list(&site));
    let more = MORE.replace("The doctor went", "In all, 87 islanders were flown to the mainland. The doctor went");
    let longer = STRIKE.replace("\nShare this", &format!("\n{more}\nShare this"));
    let out = site.import("strike.txt", longer.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(said(&out).contains("1 proposed") && said(&out).contains("87 islanders"), "{}", said(&out));
    let now = list(&site);
    assert_eq!(now.len(), proposed.len() + 1, "{now:?}");
    assert!(proposed.iter().all(|id| now.contains(id)));
    // Every line that was there is there, in order, and the new claim stands behind the others.
    let after = site.read(ARTICLE);
    let (old, new) = (without_furniture(&before), without_furniture(&after));
    let mut lines = new.lines();
    assert!(old.lines().all(|line| lines.any(|l| l == line)), "{before}\n---\n{after}");
    assert!(after.contains("# a remark by hand\n") && after.contains("87 islanders"));
    checks(&site);
    let again = site.import("strike.txt", longer.as_bytes());
    assert!(said(&again).contains("already"), "{}", said(&again));
    assert_eq!(site.read(ARTICLE), after);
}

#[test]
fn what_no_longer_stands_is_told_and_only_proposals_are_taken_away() {
    let site = reviewed();
    // A proposal, the ignored words and the accepted claim, one after the other.
    let changed = STRIKE.replace("12 captains were", "14 captains were");
    let out = site.import("strike.txt", changed.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    for told in ["no longer in the text, and taken away (1)", "“12 captains", "proposed (1)", "“14 captains"] {
        assert!(said(&out).contains(told), "{told}: {}", said(&out));
    }
    assert!(!site.read(ARTICLE).contains("12 captains"));
    checks(&site);
    let changed = changed.replace("At least 45 ferries", "All ferries");
    let out = site.import("strike.txt", changed.as_bytes());
    assert!(said(&out).contains("taken away (1)"), "{}", said(&out));
    assert!(!site.read(ARTICLE).contains("ignored:"), "{}", site.read(ARTICLE));
    checks(&site);
    let accepted = changed.replace("about 600 sailors", "more than 900 sailors");
    let out = site.import("strike.txt", accepted.as_bytes());
    assert!(said(&out).contains("quotations that no longer stand (1)"), "{}", said(&out));
    assert!(site.read(ARTICLE).contains("quote: about 600 sailors"), "an accepted claim is the editor's");
    assert!(site.read(ARTICLE).contains("quote: more than 900 sailors"), "{}", site.read(ARTICLE));
}

#[test]
fn an_ignored_proposal_is_not_proposed_again() {
    let site = reviewed();
    // Its sentence is another one now, but the words that were ignored stand in it.
    let changed = STRIKE.replace("had stayed in harbour, and", "had stayed in harbour all week, and");
    let out = site.import("strike.txt", changed.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(!list(&site).iter().any(|id| id.contains("ferries")), "{:?}", list(&site));
    assert!(site.read(ARTICLE).contains("of the company's own counting"));
    checks(&site);
}

#[test]
fn what_was_too_much_to_quote_does_not_come_back_with_a_longer_text() {
    let site = Site::new();
    let (head, rest) = STRIKE.split_once("The talks had gone on").unwrap();
    let short = format!("{head}The talks had gone on{}\n", &rest[..300].rsplit_once('.').unwrap().0);
    let out = site.import("strike.txt", short.as_bytes());
    let proposed = list(&site);
    assert!((1..4).contains(&proposed.len()), "only some may be quoted: {proposed:?} {}", said(&out));
    let out = site.import("strike.txt", format!("{short}\n{MORE}").as_bytes());
    assert!(said(&out).contains("0 proposed"), "{}", said(&out));
    assert_eq!(list(&site), proposed);
}

#[test]
fn claims_in_a_file_of_their_own_are_added_to_there() {
    let site = reviewed();
    let text = site.read(ARTICLE);
    let (head, rest) = text.split_once("claims:\n").unwrap();
    let (claims, rest) = rest.split_once("ignored:").unwrap();
    let claims: String = claims.lines().map(|l| format!("{}\r\n", l.strip_prefix("  ").unwrap())).collect();
    std::fs::write(site.0.path().join(ARTICLE), format!("{head}ignored:{rest}")).unwrap();
    let path = ARTICLE.replace(".md", ".claims.yaml");
    std::fs::write(site.0.path().join(&path), &claims).unwrap();
    checks(&site);
    let changed = STRIKE.replace("Nobody on board", "On board were 88 passengers. Nobody on board");
    let out = site.import("strike.txt", changed.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    let after = site.read(&path);
    assert!(
        after.starts_with(&claims) && after.ends_with("quote: \"88 passengers\"\r\n  status: proposed\r\n"),
        "{after}"
    );
    checks(&site);
}

#[test]
fn another_article_of_the_same_title_is_another_article() {
    let site = reviewed();
    let other = "Ferry strike ends in Westhaven\n\nWESTHAVEN, 9 May 2033 - A new walkout of 70 stewards was over on Monday, and \
                 the boats that had been tied up for so long went out again into a calm sea.\n\nThe stewards had asked for longer \
                 breaks, and got them after a vote in which nearly everybody took part.\n";
    let out = site.import("other.txt", other.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert!(said(&out).contains("ferry-strike-ends-in-westhaven-2"), "{}", said(&out));
}

/// Everything below `content/` and `originals/`, by path.
fn files(site: &Site) -> std::collections::BTreeMap<String, String> {
    let of = |folder: &'static str| {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        site.tree(folder).into_iter().map(move |(path, bytes)| (format!("{folder}/{path}"), text(bytes)))
    };
    // The lock is written by whoever checks.
    of("content").chain(of("originals")).filter(|(path, _)| path != "content/originals.lock").collect()
}

#[test]
fn wherever_an_import_fails_the_site_checks_and_importing_again_completes_it() {
    let clean = Site::new();
    let before = files(&clean);
    assert_eq!(code(&clean.import("strike.txt", STRIKE.as_bytes())), 0);
    let after = files(&clean);
    let written: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert!(written.len() >= 3, "{written:?}");
    for path in written {
        let site = Site::new();
        // A folder of that name stands in the way.
        let obstacle = site.0.path().join(path);
        std::fs::create_dir_all(obstacle.join("x")).unwrap();
        let out = site.import("strike.txt", STRIKE.as_bytes());
        assert_eq!(code(&out), 2, "{path}: {}", said(&out));
        assert!(said(&out).contains("run it again"), "{path}: {}", said(&out));
        std::fs::remove_dir_all(&obstacle).unwrap();
        checks(&site);
        let out = site.import("strike.txt", STRIKE.as_bytes());
        assert_eq!(code(&out), 0, "{path}: {}", said(&out));
        checks(&site);
        let now = files(&site);
        assert_eq!(now.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{path}");
        let claims =
            |text: &str| text.lines().filter(|l| !l.trim().starts_with('#')).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(claims(&now[ARTICLE]), claims(&after[ARTICLE]), "{path}");
        let again = site.import("strike.txt", STRIKE.as_bytes());
        assert!(said(&again).contains("nothing is changed"), "{path}: {}", said(&again));
    }
}

#[test]
fn what_is_missing_of_a_known_article_is_added() {
    let clean = Site::new();
    assert_eq!(code(&clean.import("strike.txt", STRIKE.as_bytes())), 0);
    let after = files(&clean);
    let gone: Vec<&String> = after
        .keys()
        .filter(|p| p.starts_with("content/proposed/") || p.contains("/ferry-strike-ends-in-westhaven.txt"))
        .collect();
    assert!(gone.len() >= 2, "{gone:?}");
    for path in gone {
        let site = Site::new();
        assert_eq!(code(&site.import("strike.txt", STRIKE.as_bytes())), 0);
        std::fs::remove_file(site.0.path().join(path)).unwrap();
        let out = site.import("strike.txt", STRIKE.as_bytes());
        assert_eq!(code(&out), 0, "{path}: {}", said(&out));
        assert!(said(&out).contains("what was missing is added"), "{path}: {}", said(&out));
        checks(&site);
        assert_eq!(files(&site).keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>(), "{path}");
        assert_eq!(files(&site)[ARTICLE], after[ARTICLE], "{path}");
    }
}

#[test]
fn the_text_of_another_article_is_never_written_over() {
    let site = Site::new();
    std::fs::create_dir_all(site.0.path().join("originals")).unwrap();
    std::fs::write(site.0.path().join("originals/ferry-strike-ends-in-westhaven.txt"), "Another text.\n").unwrap();
    let out = site.import("strike.txt", STRIKE.as_bytes());
    assert_eq!(code(&out), 0, "{}", said(&out));
    assert_eq!(site.read("originals/ferry-strike-ends-in-westhaven.txt"), "Another text.\n");
    assert_eq!(site.read("originals/ferry-strike-ends-in-westhaven-2.txt"), STRIKE);
}

#[test]
fn an_original_is_known_by_its_name_however_that_is_written() {
    for line in
        ["original: strike-1.txt   # the desk's copy\n", "original: 'strike-1.txt'\n", "\"original\": strike-1.txt\n"]
    {
        let site = Site::new();
        assert_eq!(code(&site.import("strike.txt", STRIKE.as_bytes())), 0);
        let old = site.0.path().join("originals/ferry-strike-ends-in-westhaven.txt");
        std::fs::rename(old, site.0.path().join("originals/strike-1.txt")).unwrap();
        let text = site.read(ARTICLE).replacen("---\n", &format!("---\n{line}"), 1);
        std::fs::write(site.0.path().join(ARTICLE), format!("\u{feff}{text}")).unwrap();
        checks(&site);
        let out = site.import("strike.txt", STRIKE.as_bytes());
        assert!(said(&out).contains("nothing is changed"), "{line}: {}", said(&out));
        let changed = STRIKE.replace("Nobody on board", "On board were 88 passengers. Nobody on board");
        let out = site.import("strike.txt", changed.as_bytes());
        assert!(said(&out).contains("a new state of the article"), "{line}: {}", said(&out));
        assert_eq!(site.read("originals/strike-1.txt"), changed, "{line}");
        assert!(!site.0.path().join("originals/ferry-strike-ends-in-westhaven.txt").exists());
        let text = site.read(ARTICLE);
        assert!(text.starts_with('\u{feff}') && text.contains("88 passengers"), "{text}");
        checks(&site);
    }
}

#[test]
fn a_headline_without_end_is_cut_and_told() {
    let page = |headline: &str, outlet: &str| {
        let data = serde_json::json!({
            "@context": "https://schema.org", "@type": "NewsArticle", "headline": headline, "datePublished": "2031-03-03",
            "publisher": {"@type": "Organization", "name": outlet},
        });
        let body: String = STRIKE.lines().filter(|l| l.len() > 60).map(|l| format!("<p>{l}</p>\n")).collect();
        format!(
            "<!doctype html><html lang=\"en\"><head><script type=\"application/ld+json\">{data}</script></head><body><article><h1>Ferries</h1>{body}</article></body></html>"
        )
    };
    for (headline, outlet) in [
        ("Storm ".repeat(17_000), "Wexmoor Mail".to_owned()),
        ("x".repeat(100_000), "Wexmoor Mail".to_owned()),
        ("Storm\u{1b}[2J\u{0}\n---\nstatus: published".to_owned(), "y".repeat(50_000)),
    ] {
        let site = Site::new();
        let out = site.import("page.html", page(&headline, &outlet).as_bytes());
        assert_eq!(code(&out), 0, "{}", said(&out));
        assert!(headline.len() < 1_000 || said(&out).contains("are kept"), "{}", said(&out));
        assert!(!said(&out).contains('\u{1b}'));
        checks(&site);
    }
}
