//! An article that arrives last: its edition tells what it changed, and only the pages that it touches are other than
//! before. On this repository's own briefing, with the report that came on 19 February as the one that comes last.

use briefing::pipeline::{self, Options};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const LAST: &str = "content/articles/unnamed-kabul-2021-02-18.md";

type Pages = BTreeMap<String, Vec<u8>>;

fn copy(to: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in walkdir::WalkDir::new(root.join("content")) {
        let entry = entry.expect("entry");
        let place = to.join(entry.path().strip_prefix(root).expect("below"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(place).expect("folder");
        } else {
            std::fs::copy(entry.path(), place).expect("file");
        }
    }
}

fn edit(site: &Path, path: &str, change: impl Fn(&str) -> String) {
    let text = std::fs::read_to_string(site.join(path)).expect(path);
    let changed = change(&text);
    assert_ne!(text, changed, "{path} is not what the test thinks");
    std::fs::write(site.join(path), changed).expect(path);
}

fn build(site: &Path) -> Pages {
    let run = pipeline::check(&Options { root: site.to_owned(), ..Options::default() }).expect("a site");
    let errors: Vec<&str> = run.findings.iter().map(|f| f.message.as_str()).collect();
    assert!(!run.has_errors(), "{errors:?}");
    let built = pipeline::build(&run);
    assert_eq!(built.findings, vec![]);
    built.value.into_iter().map(|o| (o.path, o.bytes)).collect()
}

/// The briefing without the article, and with it as the last to come. Two of the editor's notes explain disagreements
/// that are not there without it, so in both they expect nothing.
fn before_and_after() -> (Pages, Pages) {
    let dir = tempfile::tempdir().expect("a folder");
    copy(dir.path());
    // It lists the article, which is not there yet.
    std::fs::remove_file(dir.path().join("content/published.lock")).expect("the list of what was published");
    for note in ["date-binds", "taliban-broke-with-al-qaeda"] {
        edit(dir.path(), &format!("content/disagreements/{note}.md"), |t| t.replacen("expect: disagree\n", "", 1));
    }
    let after = build(dir.path());
    std::fs::remove_file(dir.path().join(LAST)).expect("the article is there");
    std::fs::remove_file(dir.path().join("content/editions.yaml")).expect("a sentence on its day");
    (build(dir.path()), after)
}

/// Pages over everything, which tell of each new article.
fn over_all(path: &str) -> bool {
    let beside = path.trim_end_matches(".html").trim_end_matches(".json").trim_end_matches(".xml");
    let lists = ["index", "feed", "sitemap", "articles/index", "changes/feed", "disagreements/feed"];
    path.ends_with("/index.html")
        || path.ends_with("/index.ics")
        || lists.contains(&beside)
        || ["data/", "search/", "cards/", "changes/", "timeline/"].iter().any(|f| path.starts_with(f))
}

/// Of an outlet it is told how many of its claims are disputed, which may be one more when another article contradicts it.
fn without_counts(page: &str) -> String {
    let counted = regex::Regex::new(r"\d+ of them disputed").expect("a pattern");
    counted.replace_all(page, "some of them disputed").into_owned()
}

/// The timeline is a list in parts: an event that was on its newest part may be on an older one when more has come.
fn anywhere_on_the_timeline(page: &[u8]) -> String {
    let text = String::from_utf8_lossy(page);
    let mut parts = text.split("timeline/");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let rest = part.find("#event-").filter(|end| part[..*end].ends_with(".html")).map_or(part, |end| &part[end..]);
        out.push_str(rest);
    }
    out
}

fn text<'a>(pages: &'a Pages, path: &str) -> &'a str {
    std::str::from_utf8(&pages[path]).expect("text")
}

#[test]
fn the_last_article_has_an_edition_and_touches_only_what_it_speaks_of() {
    let (before, after) = before_and_after();
    let changes = text(&after, "changes/index.html");
    let start = changes.find("id=\"edition-2021-02-19\"").expect("its edition");
    let end = changes.find("id=\"edition-2021-02-18\"").expect("the edition before");
    let edition = &changes[start..end];
    for told in [
        "brought 29 claims on 21 subjects; 2 disagreements opened",
        "numbers/troops-in-afghanistan.html",
        "numbers/al-qaeda-fighters.html",
        "questions/taliban-broke-with-al-qaeda.html",
        "disagreements/question-taliban-broke-with-al-qaeda.html",
        "compared for the first time: disagree",
        "heard for the first time",
        "data-claim=\"unnamed-kabul-2021-02-18/",
    ] {
        assert!(edition.contains(told), "{told} is missing from {edition}");
    }

    // What may be another page than before: the article's own pages, those that show a claim of it or link to it, and what
    // goes with one of them (data, citations, feeds, calendars).
    let speaks_of_it = |path: &str| {
        let page = after.get(path).or(before.get(path)).expect("a page");
        String::from_utf8_lossy(page).contains("unnamed-kabul-2021-02-18")
    };
    let page_of = |path: &str| {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        format!("{folder}/{}.html", name.split('.').next().unwrap_or_default())
    };
    let as_it_stands =
        |pages: &Pages, path: &str| pages.get(path).map(|p| without_counts(&anywhere_on_the_timeline(p)));
    let differ: BTreeSet<&str> = before
        .keys()
        .chain(after.keys())
        .filter(|path| as_it_stands(&before, path) != as_it_stands(&after, path))
        .map(String::as_str)
        .collect();
    // Where a subject is named its verdict stands beside it.
    let turned: Vec<&str> = edition
        .split("<li class=\"turn-")
        .skip(1)
        .filter(|line| line.starts_with("turned") || line.starts_with("compared"))
        .filter_map(|line| line.split("href=\"../").nth(1)?.split('"').next())
        .collect();
    let compared = [
        "numbers/non-us-share.html",
        "questions/taliban-broke-with-al-qaeda.html",
        "questions/date-binds.html",
        "questions/full-implementation.html",
        "questions/taliban-good-faith.html",
    ];
    assert_eq!(turned, compared);
    let names_a_turned = |path: &str| path.ends_with(".html") && turned.iter().any(|t| text(&after, path).contains(t));
    // Of a body without a claim of its own, who of it is heard.
    let names_who_is_heard = |path: &str| {
        let page = after.get(&page_of(path)).map(|p| String::from_utf8_lossy(p));
        path.starts_with("actors/") && page.is_some_and(|p| p.contains("tatements from within it"))
    };
    let unasked: Vec<&&str> = differ
        .iter()
        .filter(|path| !over_all(path) && !speaks_of_it(path) && !names_a_turned(path))
        .filter(|path| !names_who_is_heard(path))
        .filter(|path| !(after.contains_key(&page_of(path)) && speaks_of_it(&page_of(path))))
        .collect();
    assert!(unasked.is_empty(), "they do not speak of the article, and differ: {unasked:#?}");
    for path in
        ["numbers/people-killed-in-attack.html", "numbers/iraq-mission-growth.html", "deadlines/home-by-christmas.html"]
    {
        assert!(!differ.contains(path), "{path} has nothing to do with the article");
    }
    let gone: Vec<&String> = before.keys().filter(|p| !after.contains_key(*p)).collect();
    assert!(gone.is_empty(), "an article takes nothing away: {gone:?}");
    let pages = |all: &BTreeSet<&str>| all.iter().filter(|p| p.ends_with(".html")).count();
    let all = after.keys().filter(|p| p.ends_with(".html")).count();
    assert!(pages(&differ) * 3 < all * 2, "{} of {all} pages differ", pages(&differ));
}

/// One arrival of an invented history: the article with its day, the day it was added if that is recorded, its claims and
/// text; what the build says of disputes; and the log after it, by id.
type Step<'s> = (&'s str, &'s str, &'s str, &'s [&'s str], &'s str, &'s [&'s str], &'s [&'s str]);

const HISTORY: &[Step] = &[
    (
        "gazette-1",
        "2021-01-10",
        "",
        &["{number: guards, of: town, quote: \"4,000 guards\"}"],
        "The town has 4,000 guards.",
        &[],
        &[],
    ),
    (
        "herald-1",
        "2021-01-14",
        "",
        &["{number: guards, of: town, quote: \"5,000 guards\"}"],
        "The town has 5,000 guards.",
        &["disagreement opened: Guards, brought by herald-1"],
        &["number-guards open"],
    ),
    // The level falls, which is no dispute.
    (
        "gazette-2",
        "2021-03-10",
        "",
        &["{number: guards, of: town, quote: \"3,000 guards\"}"],
        "The town has 3,000 guards.",
        &["disagreement explained: Guards"],
        &["number-guards explained"],
    ),
    // It is disputed anew: the note explains the older dispute only.
    (
        "herald-2",
        "2021-03-12",
        "",
        &["{number: guards, of: town, quote: \"2,500 guards\"}"],
        "The town has 2,500 guards.",
        &["disagreement opened: Guards (2021-03), brought by herald-2"],
        &["number-guards explained", "number-guards-2021-03 open"],
    ),
    // Other people, and a plan.
    (
        "gazette-3",
        "2021-03-14",
        "",
        &[
            "{number: guards, of: guest, quote: \"700 guest guards\"}",
            "{number: guards, of: town, modality: planned, quote: \"1,000 guards\"}",
        ],
        "There are 700 guest guards. The town is to have 1,000 guards.",
        &[],
        &["number-guards explained", "number-guards-2021-03 open"],
    ),
    (
        "herald-3",
        "2021-03-16",
        "",
        &["{number: guards, of: guest, quote: \"900 guest guards\"}"],
        "There are 900 guest guards.",
        &["disagreement opened: Guards (Guests), brought by herald-3"],
        &["number-guards explained", "number-guards-2021-03 open", "number-guards-guest open"],
    ),
    // An older article comes late: it joins the dispute of its time.
    (
        "courier-old",
        "2021-01-12",
        "2021-03-20",
        &["{number: guards, of: town, quote: \"6,000 guards\"}"],
        "The town has 6,000 guards.",
        &["one more side in the disagreement: Guards, brought by courier-old"],
        &["number-guards explained", "number-guards-2021-03 open", "number-guards-guest open"],
    ),
    (
        "gazette-4",
        "2021-03-21",
        "",
        &["{number: boats, quote: \"30 boats\"}", "{number: quays, quote: \"4 quays\"}"],
        "The storm sank 30 boats and broke 4 quays.",
        &[],
        &["number-guards explained", "number-guards-2021-03 open", "number-guards-guest open"],
    ),
    // The older article is the one that brought the dispute, whether its arrival is recorded or not.
    (
        "courier-late",
        "2021-01-05",
        "2021-03-25",
        &["{number: boats, quote: \"44 boats\"}"],
        "The storm sank 44 boats.",
        &["disagreement opened: Boats, brought by courier-late"],
        &["number-boats open", "number-guards explained", "number-guards-2021-03 open", "number-guards-guest open"],
    ),
    (
        "courier-later",
        "2021-01-06",
        "",
        &["{number: quays, quote: \"9 quays\"}"],
        "The storm broke 9 quays.",
        &["disagreement opened: Quays, brought by courier-later"],
        &[
            "number-boats open",
            "number-guards explained",
            "number-guards-2021-03 open",
            "number-guards-guest open",
            "number-quays open",
        ],
    ),
];

fn write(site: &Path, path: &str, text: &str) {
    let path = site.join(path);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
    std::fs::write(path, text).expect("file");
}

fn run(site: &Path, command: &str) -> (bool, String, String) {
    let mut briefing = std::process::Command::new(env!("CARGO_BIN_EXE_briefing"));
    let out = briefing.args(["--color", "never", command]).current_dir(site).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (out.status.success(), text(&out.stdout), text(&out.stderr))
}

/// Id and status of every entry of the log.
fn log_of(site: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(site.join("public/data/disagreements.json")).expect("the log");
    let data: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let rows = data.as_array().or_else(|| data["disagreements"].as_array()).or_else(|| data["rows"].as_array());
    let mut rows: Vec<String> = rows
        .unwrap_or_else(|| panic!("rows: {text}"))
        .iter()
        .map(|r| format!("{} {}", r["id"].as_str().expect("id"), r["status"].as_str().expect("status")))
        .collect();
    rows.sort();
    rows
}

#[test]
fn after_each_arrival_of_a_history_the_log_and_the_report_are_as_expected() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = dir.path();
    write(site, "content/site.yaml", "title: Wexmoor\nsummary: Guards and boats.\nas_of: 2021-04-01\n");
    write(
        site,
        "content/actors.yaml",
        "- {id: gazette, name: Gazette, kind: outlet}\n- {id: herald, name: Herald, kind: outlet}\n- {id: courier, name: Courier, kind: outlet}\n",
    );
    write(
        site,
        "content/numbers.yaml",
        "- {id: guards, label: Guards, unit: guards, populations: [{id: town, label: Of the town}, {id: guest, label: Guests}]}\n\
         - {id: boats, label: Boats, unit: boats, series: fixed}\n- {id: quays, label: Quays, unit: quays, series: fixed}\n",
    );
    for (id, published, added, claims, text, said, log) in HISTORY {
        if *id == "gazette-2" {
            write(
                site,
                "content/disagreements/guards.md",
                "---\nnumber: guards\nstatus: explained\n---\nOne counts recruits.\n",
            );
        }
        let added = if added.is_empty() { String::new() } else { format!("added: {added}\n") };
        let claims: String = claims.iter().map(|c| format!("- {c}\n")).collect();
        let outlet = id.split('-').next().expect("an outlet");
        write(
            site,
            &format!("content/articles/{id}.md"),
            &format!(
                "---\ntitle: Report {id}\noutlet: {outlet}\npublished: {published}\n{added}rights: own\nclaims:\n{claims}---\n{text}\n"
            ),
        );
        let (fine, out, err) = run(site, "build");
        assert!(fine, "{id}: {err}");
        let told: Vec<&str> = out
            .lines()
            .filter_map(|l| l.strip_prefix("  "))
            .filter(|l| {
                ["disagreement ", "no longer ", "one dispute ", "one more side "]
                    .iter()
                    .any(|start| l.starts_with(start))
            })
            .collect();
        assert_eq!(told, *said, "{id}: {out}");
        assert_eq!(log_of(site), *log, "{id}");
    }
    // The edition of the day on which it was added tells of it; one whose arrival is not recorded came on its own day.
    let changes = std::fs::read_to_string(site.join("public/changes/index.html")).expect("the changes");
    let edition = |day: &str| {
        let from = changes.find(&format!("id=\"edition-{day}\"")).unwrap_or_else(|| panic!("no edition of {day}"));
        let rest = &changes[from + 10..];
        rest[..rest.find("id=\"edition-").unwrap_or(rest.len())].to_owned()
    };
    assert!(edition("2021-03-25").contains("disagreements/number-boats.html"), "{}", edition("2021-03-25"));
    assert!(edition("2021-03-12").contains("disagreements/number-guards-2021-03.html"), "{}", edition("2021-03-12"));
    let late = edition("2021-03-20");
    assert!(late.contains("one more side in the disagreement") && !late.contains("disagreement opened"), "{late}");

    // A note that no longer holds names the newcomer, not the article with the newest day.
    for (id, day, piers) in
        [("gazette-9", "2021-03-28", "7"), ("herald-9", "2021-03-29", "7"), ("courier-9", "2021-02-01", "9")]
    {
        if id == "gazette-9" {
            let numbers = std::fs::read_to_string(site.join("content/numbers.yaml")).expect("numbers");
            write(
                site,
                "content/numbers.yaml",
                &format!("{numbers}- {{id: piers, label: Piers, unit: piers, series: fixed}}\n"),
            );
        }
        let outlet = id.split('-').next().expect("an outlet");
        write(
            site,
            &format!("content/articles/{id}.md"),
            &format!(
                "---\ntitle: Report {id}\noutlet: {outlet}\npublished: {day}\nrights: own\nclaims:\n- {{number: piers, quote: \"{piers} piers\"}}\n---\nThe storm broke {piers} piers.\n"
            ),
        );
        if id == "herald-9" {
            write(site, "content/disagreements/piers.md", "---\nnumber: piers\nexpect: agree\n---\nBoth counted.\n");
            let (fine, _, err) = run(site, "build");
            assert!(fine, "{err}");
        }
    }
    let (fine, _, err) = run(site, "check");
    assert!(!fine && err.contains("error[B0503]") && err.contains("since the article `courier-9` came"), "{err}");
}

/// Id, day, claims and text of articles that change little.
const QUIET: &[(&str, &str, &[&str], &str)] = &[
    (
        "gazette-1",
        "2021-03-01",
        &[
            "{deadline: hall, by: council, quote: \"by 1 June 2021\"}",
            "{number: guards, of: town, quote: \"300 guards\"}",
            "{number: gates, quote: \"4 gates\"}",
            "{number: lamps, as_of: 2020-01-05, quote: \"70 lamps\"}",
        ],
        "The council will open the hall by 1 June 2021. There are 300 guards, 4 gates and 70 lamps.",
    ),
    (
        "herald-2",
        "2021-03-02",
        &[
            "{deadline: hall, by: council, quote: \"by the end of May\"}",
            "{number: guards, of: town, quote: \"500 guards\"}",
        ],
        "The council will open the hall by the end of May. There are 500 guards.",
    ),
    ("gazette-3", "2021-03-03", &["{number: gates, quote: \"4 gates\"}"], "Again it has 4 gates."),
    ("courier-4", "2021-03-04", &["{number: guards, of: guest, quote: \"40 guards\"}"], "Of guests it has 40 guards."),
    ("herald-5", "2021-03-05", &["{number: guards, of: guest, quote: \"90 guards\"}"], "Of guests it has 90 guards."),
    (
        "courier-6",
        "2021-03-06",
        &["{deadline: hall, by: guild, quote: \"by 1 August 2021\"}"],
        "The guild expects the hall by 1 August 2021.",
    ),
];

/// A site of these articles, and the text of a page of it without its tags.
fn quiet(site: &Path) -> impl Fn(&str) -> String {
    write(site, "content/site.yaml", "title: Wexmoor\nsummary: Guards and gates.\nas_of: 2021-04-01\n");
    write(
        site,
        "content/actors.yaml",
        "- {id: gazette, name: Gazette, kind: outlet}\n- {id: herald, name: Herald, kind: outlet}\n\
         - {id: courier, name: Courier, kind: outlet}\n- {id: council, name: The council, kind: body}\n\
         - {id: guild, name: The guild, kind: body}\n",
    );
    write(
        site,
        "content/numbers.yaml",
        "- {id: guards, label: Guards, unit: guards, populations: [{id: town, label: Of the town}, {id: guest, label: Guests}]}\n\
         - {id: gates, label: Gates, unit: gates, series: fixed}\n- {id: lamps, label: Lamps, unit: lamps}\n",
    );
    write(
        site,
        "content/deadlines.yaml",
        "- {id: hall, label: Hall open, instrument: A promise, obligation: open the hall, obliged: [council], status: open}\n",
    );
    for (id, day, claims, text) in QUIET {
        let claims: String = claims.iter().map(|c| format!("- {c}\n")).collect();
        let outlet = id.split('-').next().expect("an outlet");
        write(
            site,
            &format!("content/articles/{id}.md"),
            &format!(
                "---\ntitle: Report {id}\noutlet: {outlet}\npublished: {day}\nrights: own\nclaims:\n{claims}---\n{text}\n"
            ),
        );
    }
    let (fine, _, err) = run(site, "build");
    assert!(fine, "{err}");
    let public = site.join("public");
    move |path| {
        let html = std::fs::read_to_string(public.join(path)).expect(path);
        let texts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

#[test]
fn what_is_no_change_is_not_told_as_one() {
    let dir = tempfile::tempdir().expect("a folder");
    let page = quiet(dir.path());
    let changes = page("changes/index.html");
    // Two wordings of one date, and several reports of which there is still nothing to compare.
    for told in ["→ 31 May", "one holder", "first time: not compared", "first time: one report"] {
        assert!(!changes.contains(told), "{told}: {changes}");
        assert!(!page("deadlines/hall.html").contains(told), "{told}");
    }
    // A later date is one; and so is the first verdict.
    for told in ["→ 1 August 2021", "Hall open : compared for the first time: disagree"] {
        assert!(changes.contains(told), "{told}: {changes}");
    }
}

#[test]
fn an_entry_tells_the_history_and_the_sources_of_its_own_claims() {
    let dir = tempfile::tempdir().expect("a folder");
    let page = quiet(dir.path());
    for (entry, own, others) in [
        ("number-guards", ["1 March 2021", "2 March 2021"], ["4 March 2021", "5 March 2021"]),
        ("number-guards-guest", ["4 March 2021", "5 March 2021"], ["1 March 2021", "2 March 2021"]),
    ] {
        let text = page(&format!("disagreements/{entry}.html"));
        let from = text.rfind("What changed here").expect("a history");
        let sources = text[from..].find("Sources:").expect("what it cites") + from;
        let (history, cited) = (&text[from..sources], &text[sources..]);
        for (part, name) in [(history, "history"), (cited, "sources")] {
            assert!(own.iter().all(|day| part.contains(day)), "{entry}, {name}: {part}");
            assert!(!others.iter().any(|day| part.contains(day)), "{entry}, {name}: {part}");
        }
        assert!(history.contains("disagreement opened") && history.contains("first report"), "{entry}: {history}");
        assert!(!history.contains("verdict") && !history.contains("compared for"), "{entry}: {history}");
    }
}

/// Id, day, claims and text of an article; what the terminal then says, what it does not say, and what the changes say.
type Told = (&'static str, &'static str, &'static [&'static str], &'static str, [&'static [&'static str]; 3]);

const TOLD: &[Told] = &[
    (
        "gazette-1",
        "2021-03-01",
        &[
            "{question: safe, stance: affirm, by: mayor, on: 2021-03-01, quote: \"is safe\"}",
            "{number: guards, of: town, quote: \"300 guards\"}",
        ],
        "The bridge is safe, the mayor said. The town has 300 guards.",
        [&[], &[], &[]],
    ),
    // A group of its own beside another is nothing to compare.
    (
        "herald-2",
        "2021-03-02",
        &["{number: guards, of: guest, quote: \"90 guards\"}"],
        "The town has 90 guest guards: 90 guards.",
        [&[], &["compared for the first time", "change of mind"], &[]],
    ),
    (
        "herald-3",
        "2021-03-03",
        &["{number: guards, of: town, quote: \"500 guards\"}", "{number: guards, of: guest, quote: \"90 guards\"}"],
        "The town has 500 guards and, of guests, 90 guards.",
        [
            &[
                "disagreement opened: Guards, brought by herald-3",
                "figure: Guards, 300 (Of the town) → 500 against 300 (Of the town)",
            ],
            &["(town)", "one more side"],
            &[],
        ],
    ),
    (
        "courier-4",
        "2021-03-04",
        &[
            "{question: safe, stance: deny, by: mayor, on: 2021-03-04, quote: \"is not safe\"}",
            "{number: guards, of: guest, quote: \"700 guards\"}",
        ],
        "The bridge is not safe, the mayor said. Of guests there are 700 guards.",
        [
            &[
                "change of mind: The mayor on “Is the bridge safe?”, “is safe” → “is not safe”, in courier-4",
                "disagreement opened: Guards (Guests), brought by courier-4",
            ],
            &["(guest)"],
            &["change of mind", "The mayor , from Yes to No"],
        ],
    ),
    // The same statement in another paper, and a report that says what one side says.
    (
        "gazette-5",
        "2021-03-05",
        &[
            "{question: safe, stance: deny, by: mayor, on: 2021-03-04, quote: \"not safe\"}",
            "{number: guards, of: town, quote: \"300 guards\"}",
        ],
        "The mayor on 4 March: not safe. The town has 300 guards.",
        [&[], &["change of mind", "one more side"], &[]],
    ),
    (
        "courier-6",
        "2021-03-06",
        &["{number: guards, of: town, quote: \"900 guards\"}"],
        "The town has 900 guards.",
        [
            &["one more side in the disagreement: Guards, brought by courier-6"],
            &["change of mind"],
            &["one more side in the disagreement"],
        ],
    ),
];

#[test]
fn changes_of_mind_and_further_sides_are_told_once_and_by_names() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = dir.path();
    write(site, "content/site.yaml", "title: Wexmoor\nsummary: Guards.\nas_of: 2021-04-01\n");
    write(
        site,
        "content/actors.yaml",
        "- {id: gazette, name: Gazette, kind: outlet}\n- {id: herald, name: Herald, kind: outlet}\n\
         - {id: courier, name: Courier, kind: outlet}\n- {id: mayor, name: The mayor, kind: body}\n",
    );
    write(
        site,
        "content/numbers.yaml",
        "- {id: guards, label: Guards, unit: guards, populations: [{id: town, label: Of the town}, {id: guest, label: Guests}]}\n",
    );
    write(site, "content/questions.yaml", "- {id: safe, text: Is the bridge safe?}\n");
    let note = "---\nnumber: guards\nstatus: explained\n---\nOne counts recruits.\n";
    let outgrown = "warning[B0531]";
    for (id, day, claims, text, [says, not, changes]) in TOLD {
        let claims: String = claims.iter().map(|c| format!("- {c}\n")).collect();
        let outlet = id.split('-').next().expect("an outlet");
        write(
            site,
            &format!("content/articles/{id}.md"),
            &format!(
                "---\ntitle: Report {id}\noutlet: {outlet}\npublished: {day}\nrights: own\nclaims:\n{claims}---\n{text}\n"
            ),
        );
        // The note was written for two sides, and the site published with it.
        let (fine, _, err) = run(site, "check");
        assert_eq!((fine, err.contains(outgrown)), (true, *id == "courier-6"), "{id}: {err}");
        assert!(
            *id != "courier-6" || err.contains("`number-guards` was explained before `courier-6` joined it"),
            "{err}"
        );
        let (fine, out, err) = run(site, "build");
        assert!(fine, "{id}: {err}");
        let page = std::fs::read_to_string(site.join("public/changes/index.html")).expect("the changes");
        let texts = page.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        let page = texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        let newest = &page[..page.find("1 March 2021").unwrap_or(page.len())];
        assert!(says.iter().all(|s| out.contains(s)), "{id}: {says:?}\n{out}");
        assert!(!not.iter().any(|s| out.contains(s)), "{id}: {not:?}\n{out}");
        assert!(changes.iter().all(|s| newest.contains(s)), "{id}: {changes:?}\n{newest}");
        if *id == "herald-3" {
            write(site, "content/disagreements/guards.md", note);
        }
    }
    let (_, _, err) = run(site, "check");
    assert!(!err.contains(outgrown), "{err}");
}

#[test]
fn the_page_of_a_share_links_to_the_entry_under_what_it_leaves() {
    let dir = tempfile::tempdir().expect("a folder");
    let site = dir.path();
    write(site, "content/site.yaml", "title: Wexmoor\nsummary: Votes.\nas_of: 2021-04-01\n");
    write(
        site,
        "content/actors.yaml",
        "- {id: gazette, name: Gazette, kind: outlet}\n- {id: herald, name: Herald, kind: outlet}\n",
    );
    write(
        site,
        "content/numbers.yaml",
        "- {id: for, label: Votes for, unit: share}\n- {id: against, label: Votes against, unit: share, complement_of: for}\n\
         - {id: spoilt, label: Votes spoilt, unit: percent}\n",
    );
    for (outlet, number, percent) in [("gazette", "for", 70), ("herald", "against", 60)] {
        write(
            site,
            &format!("content/articles/{outlet}.md"),
            &format!(
                "---\ntitle: The vote\noutlet: {outlet}\npublished: 2021-03-01\nrights: own\nclaims:\n- {{number: {number}, quote: \"{percent} percent\"}}\n- {{number: spoilt, quote: \"2 percent\"}}\n---\nIt was {percent} percent; spoilt were 2 percent.\n"
            ),
        );
    }
    let (fine, _, err) = run(site, "build");
    assert!(fine, "{err}");
    for (number, links) in [("for", true), ("against", true), ("spoilt", false)] {
        let page = std::fs::read_to_string(site.join(format!("public/numbers/{number}.html"))).expect("a page");
        assert_eq!(page.contains("disagreements/number-for.html"), links, "{number}: {err}");
    }
}
