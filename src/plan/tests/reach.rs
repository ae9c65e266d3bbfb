//! Every link leads somewhere, and everything is reached.

use super::*;

#[test]
fn every_link_leads_to_a_planned_page_and_place() {
    assert!(links_that_lead_somewhere(&site(&[])) > 500);
}

/// Fails on the first that does not.
fn links_that_lead_somewhere(planned: &Planned) -> usize {
    let anchors = anchors(planned);
    let mut checked = 0;
    for (page, view) in planned.html() {
        for href in links(&view) {
            let Some((path, fragment)) = target(&page.path, &href) else { continue };
            let known = anchors.get(&path).unwrap_or_else(|| panic!("{}: `{href}` leads to no page", page.path));
            if let Some(fragment) = fragment {
                assert!(known.contains(&fragment), "{}: `{href}` leads to no place: {known:?}", page.path);
            }
            checked += 1;
        }
    }
    checked
}

#[test]
fn every_page_is_linked_from_another() {
    let planned = site(&[]);
    let mut reached = BTreeSet::new();
    for (page, view) in planned.html() {
        let from_here = links(&view).into_iter().filter_map(|href| target(&page.path, &href));
        reached.extend(from_here.map(|(path, _)| path).filter(|path| *path != page.path));
    }
    for (page, _) in planned.html() {
        let alone = page.template == "404.html" || page.template == "redirect.html" || page.template == "removed.html";
        assert!(alone || reached.contains(&page.path), "{} is linked from nowhere", page.path);
    }
}

#[test]
fn every_registry_entry_has_a_page() {
    let planned = site(&[]);
    let paths = planned.paths();
    for path in [
        "index.html",
        "actors/index.html",
        "actors/gazette.html",
        "actors/town.html",
        "actors/ben.html",
        "numbers/index.html",
        "numbers/boats.html",
        "numbers/fish.html",
        "deadlines/index.html",
        "deadlines/dredging.html",
        "questions/index.html",
        "questions/where.html",
        "articles/index.html",
        "articles/nobody-1.html",
        "disagreements/index.html",
        "disagreements/number-boats.html",
        "disagreements/question-safe.html",
        "disagreements/question-where.html",
        "timeline/index.html",
        "coverage/index.html",
        "changes/index.html",
        "corrections/index.html",
        "data/index.html",
        "about.html",
        "method.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        ".nojekyll",
    ] {
        assert!(paths.contains(path), "{path} is missing");
    }
}

#[test]
fn every_claim_stands_on_its_articles_page_also_when_struck() {
    let planned = site(&[]);
    let anchors = anchors(&planned);
    for (article, claims) in [
        ("gazette-1", &["total", "sails", "motors", "four", "april", "is-safe", "north", "kept"][..]),
        ("herald-1", &["total", "four", "may", "not-safe", "out", "south", "sank", "wrong"][..]),
        ("nobody-1", &["total"][..]),
    ] {
        for claim in claims {
            assert!(anchors[&format!("articles/{article}.html")].contains(*claim), "{article}/{claim}");
        }
    }
}

#[test]
fn renamed_things_redirect_with_their_disagreement() {
    let planned = site(&[]);
    for (old, new, canonical) in [
        ("actors/harbour-office.html", "../actors/port.html", "actors/port.html"),
        ("numbers/ships.html", "../numbers/boats.html", "numbers/boats.html"),
        ("disagreements/number-ships.html", "../disagreements/number-boats.html", "disagreements/number-boats.html"),
        ("articles/gazette-one.html", "../articles/gazette-1.html", "articles/gazette-1.html"),
    ] {
        let view = planned.view(old);
        assert_eq!(view["target"]["href"], new);
        assert_eq!(view["frame"]["canonical"], format!("https://example.org/harbour/{canonical}"));
        assert_eq!(view["frame"]["noindex"], true);
    }
    let View::Raw(sitemap) = &planned.pages.iter().find(|p| p.path == "sitemap.xml").unwrap().view else { panic!() };
    assert!(sitemap.contains("<loc>https://example.org/harbour/numbers/boats.html</loc>"));
    assert!(sitemap.contains("<loc>https://example.org/harbour/</loc>"));
    assert!(!sitemap.contains("ships") && !sitemap.contains("404"));
}

#[test]
fn two_pages_at_one_address_are_a_finding_and_the_first_stays() {
    let actors = SITE.iter().find(|(path, _)| *path == "content/actors.yaml").unwrap().1;
    let clash = actors.replace("former_ids: [harbour-office]", "former_ids: [union]");
    let drafts = Files::new(
        SITE.iter()
            .map(|(path, text)| File::new(*path, if *path == "content/actors.yaml" { &clash } else { *text }))
            .collect(),
    );
    let resolution = resolve(&drafts, &parse(&drafts).value, &Wishes::default()).value.briefing;
    let planned = plan(&resolution, &relate(&resolution));
    let page = planned.value.iter().filter(|p| p.path == "actors/union.html").collect::<Vec<_>>();
    assert_eq!((page.len(), page[0].template), (1, "actor.html"));
    assert_eq!(planned.findings.len(), 1);
    assert_eq!(planned.findings[0].rule, crate::finding::Rule::OutputClash);
}

#[test]
fn links_work_under_any_sub_path_and_the_404_page_at_any_depth() {
    let planned = site(&[]);
    for (page, view) in planned.html() {
        for href in links(&view) {
            let fine = !href.starts_with('/') || page.path == "404.html";
            assert!(fine && !href.ends_with('/'), "{}: {href}", page.path);
        }
    }
    assert_eq!(planned.view("404.html")["frame"]["home_href"], "/harbour/index.html");
    let unhosted = site(&[("content/site.yaml", "title: Harbour\nsummary: Boats.\nas_of: 2021-03-01\n")]);
    assert_eq!(unhosted.view("404.html")["frame"]["home_href"], "index.html");
    assert_eq!(unhosted.view("numbers/boats.html")["frame"]["canonical"], Value::Null);
    assert!(!unhosted.paths().contains("sitemap.xml"));
}

#[test]
fn descriptions_and_titles_tell_pages_apart() {
    let twin = "---\ntitle: Old count\noutlet: unknown (not printed)\npublished: unknown\nrights: own\n---\nNothing.\n";
    let planned = site(&[("content/articles/nobody-2.md", twin), ("content/articles/nobody-3.md", twin)]);
    let mut seen = BTreeSet::new();
    for (page, view) in planned.html() {
        let description = view["frame"]["description"].as_str().unwrap().to_owned();
        assert!(!description.is_empty() && seen.insert(description.clone()), "{}: {description}", page.path);
        assert!(!view["frame"]["title_full"].as_str().unwrap().is_empty());
    }
}

#[test]
fn an_empty_site_is_still_a_site() {
    let files =
        Files::new(vec![File::new("content/site.yaml", "title: Empty\nsummary: Nothing.\nas_of: 2021-03-01\n")]);
    let resolution = resolve(&files, &parse(&files).value, &Wishes::default()).value.briefing;
    let planned = Planned { pages: plan(&resolution, &relate(&resolution)).value, findings: Vec::new() };
    for path in ["index.html", "numbers/index.html", "timeline/index.html", "coverage/index.html", "changes/index.html"]
    {
        assert!(planned.view(path)["empty"].as_str().is_some_and(|t| !t.is_empty()), "{path}");
    }
    assert!(!planned.paths().contains("code.css"), "a site without code loads no style sheet for it");
}

#[test]
fn a_correction_of_no_page_is_a_finding() {
    let planned = site(&[(
        "content/corrections.yaml",
        "- {date: 2021-02-28, page: numbers/bots, was: a, now: b, why: c}\n- {date: 2021-02-28, page: /about/, was: a, now: b, why: c}\n",
    )]);
    let messages: Vec<&str> = planned.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(messages, ["there is no page `numbers/bots`"]);
    assert_eq!(planned.view("about.html")["corrections"].as_array().unwrap().len(), 1);
}

#[test]
fn long_lists_are_split_and_large_subjects_folded() {
    let paths: Vec<(String, String)> = (0..600)
        .map(|i| {
            let (fish, sail, motor) = (1000 + i * 7, 500 + i, 300 + i % 50 * 9);
            let day = jiff::civil::date(2019, 1, 1).saturating_add(jiff::Span::new().days(i));
            let text = format!(
                "---\ntitle: Count {i}\noutlet: gazette\npublished: {day}\nrights: own\nclaims:\n\
                 - {{number: fish, quote: \"{fish} tonnes\", id: c}}\n\
                 - {{number: boats, of: sail, quote: \"{sail} sails\", id: s}}\n\
                 - {{number: boats, of: motor, quote: \"about {motor} motors\", id: m}}\n\
                 - {{number: boats, of: all, quote: \"over {sail} boats\", id: a}}\n\
                 ---\nIt was {fish} tonnes, {sail} sails, about {motor} motors, over {sail} boats.\n"
            );
            (format!("content/articles/count-{i}.md"), text)
        })
        .collect();
    let changes: Vec<(&str, &str)> = paths.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let planned = site(&changes);
    links_that_lead_somewhere(&planned);
    let paths = planned.paths();
    assert!(paths.contains("articles/page.1.html") && paths.contains("timeline/page.2.html"));
    let mut listed = BTreeSet::new();
    for (page, view) in planned.html().filter(|(p, _)| p.template == "articles.html") {
        for row in view["rows"].as_array().unwrap() {
            assert!(listed.insert(row["id"].as_str().unwrap().to_owned()), "listed twice on {}", page.path);
        }
    }
    assert_eq!(listed.len(), 603);
    let view = planned.view("numbers/fish.html");
    let size = serde_json::to_string(&view).unwrap().len();
    assert!(size < 400_000, "a page of 600 reports has {size} bytes of data");
    let size = serde_json::to_string(&planned.view("numbers/boats.html")).unwrap().len();
    assert!(size < 900_000, "a page of 1,800 reports has {size} bytes of data");
    let more = view["groups"][0]["more"]["count"].as_u64().unwrap();
    assert_eq!(more as usize + view["groups"][0]["claims"].as_array().unwrap().len(), 600);
    for path in ["feed.json", "numbers/fish.feed.json", "actors/gazette.feed.json"] {
        let View::Raw(feed) = &planned.pages.iter().find(|p| p.path == path).unwrap().view else { panic!() };
        let feed: Value = serde_json::from_str(feed).unwrap();
        assert_eq!(feed["items"].as_array().unwrap().len(), 50, "{path}");
    }
    let claims: Vec<&Page> = planned.pages.iter().filter(|p| p.path.starts_with("data/claims")).collect();
    assert!(claims.iter().any(|p| p.path == "data/claims-2019.json"), "a long table is split by year");
    for page in
        claims.iter().chain(planned.pages.iter().filter(|p| p.path == "numbers/boats.json").collect::<Vec<_>>().iter())
    {
        let View::Raw(text) = &page.view else { panic!() };
        assert!(text.len() < 1_200_000, "{} has {} bytes", page.path, text.len());
    }
    let coverage = planned.view("coverage/index.html");
    assert!(coverage["grid"].is_null() && coverage["subjects"].as_array().is_some_and(|s| s.len() == 8));
}
