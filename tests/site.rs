//! This repository's own briefing: its log is the one that a careful editor would expect, its pages hang together, and
//! the committed `public/` is what the tool builds.

use briefing::model::{Reason, SubjectId, VerdictKind};
use briefing::pipeline::{self, Options, Run};
use briefing::relate::{Operation, Side};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(originals: Option<&Path>) -> Run {
    let options = Options { root: root().to_owned(), originals: originals.map(Path::to_owned), ..Options::default() };
    pipeline::check(&options).expect("the repository is a site")
}

/// Without the originals, as in a fresh clone.
static SITE: LazyLock<Run> = LazyLock::new(|| run(None));
static PAGES: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let built = pipeline::build(&SITE);
    assert_eq!(built.findings, vec![], "the site builds without findings");
    built.value.into_iter().map(|o| (o.path, o.bytes)).collect()
});

#[test]
fn the_site_has_no_findings_and_the_lock_vouches_for_every_quotation() {
    assert_eq!(SITE.findings, vec![]);
    assert_eq!(SITE.summary.verified.by_text, 0);
    let passages = SITE.briefing.wordings.iter().flat_map(|w| &w.passages).filter(|p| p.claim.is_none()).count();
    assert_eq!(SITE.summary.verified.by_lock, SITE.summary.claims + passages);
    assert!(SITE.summary.claims >= 80);
}

/// The texts themselves are not in the repository. Where they are at hand everything is proved against them.
#[test]
fn every_quotation_stands_in_its_report() {
    let reports = root().join("../shared/reports");
    if !reports.is_dir() {
        println!("not run: the reports' full texts are not at hand (they are private); the lock was tested instead");
        return;
    }
    let full = run(Some(&reports));
    assert_eq!(full.findings, vec![]);
    assert_eq!((full.summary.verified.texts, full.summary.verified.by_lock), (5, 0));
    assert_eq!(full.lock, None, "content/originals.lock is up to date");
    // What readers see does not depend on whether the originals are there.
    assert_eq!(full.briefing, SITE.briefing);
    assert_eq!(pipeline::build(&full).findings, vec![], "no private text in any page");
}

#[test]
fn the_log_opens_what_is_in_dispute_and_nothing_else() {
    let open: Vec<&str> = SITE.relations.disagreements.iter().map(|d| d.id.as_str()).collect();
    for id in ["question-taliban-comply", "question-taliban-broke-with-al-qaeda", "question-date-binds"] {
        assert!(open.contains(&id), "{id} is missing from {open:?}");
    }
    // Figures, wordings and events that only look as if they differed.
    for (kind, id) in [
        ("number", "troops-in-afghanistan"),
        ("number", "iraq-mission-growth"),
        ("number", "people-killed-in-attack"),
        ("number", "people-wounded-in-attack"),
        ("deadline", "withdrawal-under-doha"),
        ("deadline", "home-by-christmas"),
        ("question", "meeting-format"),
    ] {
        assert!(subject(kind, id).is_some(), "{kind} {id} is registered");
        assert!(!open.contains(&format!("{kind}-{id}").as_str()), "{kind}-{id} must not open: {open:?}");
    }
}

fn subject(kind: &str, id: &str) -> Option<SubjectId> {
    SITE.relations.subjects.keys().copied().find(|s| SITE.briefing.subject_key(*s) == (kind, id))
}

#[test]
fn compliance_is_disputed_on_different_grounds() {
    let relations = &SITE.relations.subjects[&subject("question", "taliban-comply").expect("registered")];
    let disputed: Vec<_> = relations.pairs.iter().filter(|p| p.verdict.kind == VerdictKind::Disagree).collect();
    assert!(disputed.iter().any(|p| p.verdict.has(Reason::DifferentGrounds)));
    let mut parties = BTreeSet::new();
    for side in disputed.iter().flat_map(|p| [p.a, p.b]) {
        if let Side::Claim(ix) = side
            && let briefing::model::Holder::Actor(a) = SITE.briefing.claim(ix).holder
        {
            parties.insert(SITE.briefing.actor(a).id.as_str());
        }
    }
    for party in ["russia", "taliban", "nato"] {
        assert!(parties.contains(party), "{party} is missing from {parties:?}");
    }
}

#[test]
fn the_parts_add_up_to_the_whole_as_reported() {
    let relations = &SITE.relations.subjects[&subject("number", "troops-in-afghanistan").expect("registered")];
    let sum = relations.derived.iter().position(|d| d.operation == Operation::Sum).expect("a sum");
    assert_eq!(relations.derived[sum].quantity.point.to_string(), "9500");
    let with_sum = |side: Side| side == Side::Derived(sum);
    let verdicts: BTreeSet<VerdictKind> =
        relations.pairs.iter().filter(|p| with_sum(p.a) || with_sum(p.b)).map(|p| p.verdict.kind).collect();
    assert!(verdicts.contains(&VerdictKind::Agree), "{verdicts:?}");
    assert!(!verdicts.contains(&VerdictKind::Disagree), "{verdicts:?}");
    // Common ground of February 2021, as an interval and never as a mean.
    let shown: Vec<String> = relations
        .common_ground
        .iter()
        .filter_map(|g| g.soft)
        .filter_map(|i| Some(format!("{}–{}", i.low.value()?, i.high.value()?)))
        .collect();
    assert!(shown.contains(&"9000–10250".to_owned()), "{shown:?}");
}

#[test]
fn every_link_and_fragment_leads_somewhere() {
    let ids: BTreeMap<&str, BTreeSet<String>> = pages().map(|(path, html)| (path, attributes(html, "id"))).collect();
    let mut dead = Vec::new();
    let mut count = 0;
    for (path, html) in pages() {
        let links = attributes_list(html, "href").into_iter().chain(attributes_list(html, "src"));
        for link in links {
            if link.contains("://") || link.starts_with("mailto:") || (path == "404.html" && link.starts_with('/')) {
                continue;
            }
            count += 1;
            let (file, fragment) = link.split_once('#').map_or((link.as_str(), None), |(f, i)| (f, Some(i)));
            let target = if file.is_empty() { path.to_owned() } else { join(path, file) };
            let there = PAGES.contains_key(&target)
                && fragment.is_none_or(|f| f.is_empty() || ids.get(target.as_str()).is_some_and(|i| i.contains(f)));
            if !there {
                dead.push(format!("{path}: {link}"));
            }
        }
    }
    assert!(count > 1000, "only {count} links were found");
    assert!(dead.is_empty(), "{} dead links:\n{}", dead.len(), dead.join("\n"));
}

#[test]
fn ids_are_unique_on_a_page_and_every_figure_leads_to_its_claim() {
    let claims: BTreeSet<&str> = SITE.briefing.claims.iter().map(|c| c.id.as_str()).collect();
    let mut figures = 0;
    for (path, html) in pages() {
        let ids = attributes_list(html, "id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(ids.len(), unique.len(), "{path} has an id twice");
        for claim in attributes_list(html, "data-claim") {
            assert!(claims.contains(claim.as_str()), "{path}: data-claim {claim}");
            figures += 1;
        }
    }
    assert!(figures > 200, "only {figures} figures are linked");
}

#[test]
fn every_registered_thing_has_a_page() {
    let b = &SITE.briefing;
    let expected = b.actors.iter().map(|a| format!("actors/{}.html", a.id));
    let expected = expected.chain(b.numbers.iter().map(|n| format!("numbers/{}.html", n.id)));
    let expected = expected.chain(b.deadlines.iter().map(|d| format!("deadlines/{}.html", d.id)));
    let expected = expected.chain(b.questions.iter().map(|q| format!("questions/{}.html", q.id)));
    let expected = expected.chain(b.sources.iter().map(|s| format!("articles/{}.html", s.id)));
    let expected = expected.chain(SITE.relations.disagreements.iter().map(|d| format!("disagreements/{}.html", d.id)));
    let lists = ["index", "actors/index", "numbers/index", "deadlines/index", "questions/index", "articles/index"];
    let more = [
        "disagreements/index",
        "timeline/index",
        "coverage/index",
        "changes/index",
        "corrections/index",
        "about",
        "404",
    ];
    let expected: Vec<String> = expected.chain(lists.iter().chain(&more).map(|l| format!("{l}.html"))).collect();
    for path in expected {
        assert!(PAGES.contains_key(&path), "{path} is missing");
    }
}

/// Nothing of the pages around the articles is in the briefing.
#[test]
fn site_furniture_appears_nowhere() {
    for (path, html) in pages() {
        for furniture in ["27 languages", "23 countries", "16981", "16x9", "Musk", "The A Word", "Accessibility links"]
        {
            assert!(!html.contains(furniture), "{path} holds “{furniture}”");
        }
    }
}

#[test]
fn nothing_runs_and_nothing_is_fetched_from_elsewhere() {
    for (path, html) in pages() {
        // Blocks of data do not run. What runs is the theme's own: its text, known by its hash, and nothing besides.
        let mut html = html.replace("<script type=\"application/ld+json\">", "");
        let own: &[&str] = match path {
            "search/index.html" => &["search.js", "page.js"],
            // What an id that is gone or renamed was embedded under leads on, and is a page like any other.
            embedded if embedded.starts_with("embed/") && !html.contains("http-equiv=\"refresh\"") => &[],
            _ => &["page.js"],
        };
        for name in own {
            let text =
                std::fs::read_to_string(format!("{}/themes/default/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            // Without its comments and indents.
            let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
            let element = format!("<script>{}</script>", lines.map(|line| format!("{line}\n")).collect::<String>());
            assert_eq!(html.matches(&element).count(), 1, "{path}: {name}");
            html = html.replace(&element, "");
        }
        for forbidden in [
            "<script",
            " style=",
            "javascript:",
            " onclick",
            " onload",
            "<iframe",
            "<base",
            "@import",
            "http-equiv=\"refresh\" content=\"0;url=http",
        ] {
            assert!(!html.contains(forbidden), "{path} holds {forbidden}");
        }
        let policy = html.split("Content-Security-Policy\" content=\"").nth(1).and_then(|p| p.split('"').next());
        let policy = policy.unwrap_or_else(|| panic!("{path} has no policy"));
        assert_eq!(policy.matches("'sha256-").count(), own.len(), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
    }
}

/// Where an address is shared, a picture of the page is shown: it must be there, and of the size that the page says.
#[test]
fn every_page_names_its_card() {
    let base = SITE.briefing.site.base_url.as_deref().expect("this site has an address");
    let mut cards = BTreeSet::new();
    for (path, html) in pages().filter(|(path, _)| !path.starts_with("embed/")) {
        let card = html.split("<meta property=\"og:image\" content=\"").nth(1).and_then(|rest| rest.split('"').next());
        let card = card.unwrap_or_else(|| panic!("{path} has no card")).strip_prefix(base).expect("absolute");
        assert!(html.contains("og:image:alt\" content=\"") && html.contains("summary_large_image"), "{path}");
        cards.insert(card.to_owned());
    }
    let drawn: BTreeSet<String> = PAGES.keys().filter(|p| p.ends_with(".png")).cloned().collect();
    assert_eq!(cards, drawn, "no card is missing, and none is drawn for nothing");
    assert!(cards.len() > 30 && cards.contains("cards/index.png") && cards.contains("cards/articles.png"), "{cards:?}");
    for card in cards {
        let reader = png::Decoder::new(std::io::Cursor::new(&PAGES[&card])).read_info().expect("a PNG");
        assert_eq!((reader.info().width, reader.info().height), (1200, 630), "{card}");
    }
}

#[test]
fn what_others_embed_leads_back_and_stays_out_of_search_engines() {
    let sitemap = std::str::from_utf8(&PAGES["sitemap.xml"]).expect("text");
    let leads_on = |html: &str| html.contains("http-equiv=\"refresh\"");
    let embeds: Vec<(&str, &str)> =
        pages().filter(|(path, html)| path.starts_with("embed/") && !leads_on(html)).collect();
    assert_eq!(
        embeds.len(),
        SITE.briefing.numbers.len() + SITE.briefing.deadlines.len() + SITE.briefing.questions.len()
    );
    for (path, html) in embeds {
        let name = path.trim_start_matches("embed/");
        let (kind, id) = name.split_once('-').expect("a kind and an id");
        let page = format!("{kind}s/{id}");
        assert!(html.contains("content=\"noindex\"") && !sitemap.contains(path), "{path}");
        assert!(html.contains(&format!("href=\"../{page}\"")), "{path} names the page that it shows a part of");
        for tag in html.split("<a ").skip(1).filter(|tag| !tag.starts_with("class=\"skip\"")) {
            assert!(tag.split('>').next().is_some_and(|t| t.contains("target=\"_top\"")), "{path}: {tag:.60}");
        }
        let offered = std::str::from_utf8(&PAGES[&page]).expect("text");
        assert!(
            offered.contains(&format!("&lt;iframe src=&quot;https://briefing.example/briefing/{path}&quot;")),
            "{page}"
        );
    }
    // What is not to be found is not listed, and what is listed is there.
    for (path, html) in pages() {
        let listed = sitemap.contains(&format!("/briefing/{}</loc>", path.strip_suffix("index.html").unwrap_or(path)));
        assert_eq!(listed, !html.contains("name=\"robots\" content=\"noindex\""), "{path}");
    }
}

#[test]
fn two_builds_are_equal() {
    let again = pipeline::build(&run(None));
    let again: BTreeMap<String, Vec<u8>> = again.value.into_iter().map(|o| (o.path, o.bytes)).collect();
    assert_eq!(again.keys().collect::<Vec<_>>(), PAGES.keys().collect::<Vec<_>>());
    for (path, bytes) in &*PAGES {
        assert!(again[path] == *bytes, "{path} differs between two builds");
    }
}

#[test]
fn the_committed_site_is_what_the_tool_builds() {
    let public = root().join("public");
    let mut committed = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&public).sort_by_file_name() {
        let entry = entry.expect("public/ can be read");
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&public).expect("below").to_string_lossy().replace('\\', "/");
            committed.insert(path, std::fs::read(entry.path()).expect("readable"));
        }
    }
    committed.remove(briefing::manifest::NAME);
    let missing: Vec<&String> = PAGES.keys().filter(|p| !committed.contains_key(*p)).collect();
    let extra: Vec<&String> = committed.keys().filter(|p| !PAGES.contains_key(*p)).collect();
    let other: Vec<&String> =
        PAGES.iter().filter(|(p, b)| committed.get(*p).is_some_and(|c| c != *b)).map(|(p, _)| p).collect();
    assert!(
        missing.is_empty() && extra.is_empty() && other.is_empty(),
        "public/ is not a fresh build (run `cargo run -- build`): missing {missing:?}, extra {extra:?}, different {other:?}"
    );
}

fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGES
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).expect("pages are UTF-8")))
}

fn attributes(html: &str, name: &str) -> BTreeSet<String> {
    attributes_list(html, name).into_iter().collect()
}

/// Values of an attribute, with character references resolved. Text cannot be mistaken for one: `<` and `"` are escaped
/// in it, and attributes stand only inside tags.
fn attributes_list(html: &str, name: &str) -> Vec<String> {
    let mut out = Vec::new();
    for tag in html.split('<').skip(1).filter_map(|t| t.split_once('>').map(|(tag, _)| tag)) {
        let mark = format!(" {name}=\"");
        if let Some(i) = tag.find(&mark) {
            let rest = &tag[i + mark.len()..];
            let value = rest.split('"').next().unwrap_or("");
            out.push(value.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&amp;", "&"));
        }
    }
    out
}

fn join(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}
