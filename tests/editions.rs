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
        "brought 17 claims on 15 subjects; 2 disagreements opened",
        "numbers/troops-in-afghanistan.html",
        "numbers/al-qaeda-fighters.html",
        "questions/taliban-broke-with-al-qaeda.html",
        "disagreements/question-taliban-broke-with-al-qaeda.html",
        "from compatible to disagree",
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
    let as_it_stands = |pages: &Pages, path: &str| pages.get(path).map(|p| anywhere_on_the_timeline(p));
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
    assert_eq!(turned, ["questions/date-binds.html", "numbers/non-us-share.html", "numbers/meeting-days.html"]);
    let names_a_turned = |path: &str| path.ends_with(".html") && turned.iter().any(|t| text(&after, path).contains(t));
    let unasked: Vec<&&str> = differ
        .iter()
        .filter(|path| !over_all(path) && !speaks_of_it(path) && !names_a_turned(path))
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
