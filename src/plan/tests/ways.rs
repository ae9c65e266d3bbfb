//! Feeds, calendars, citations and data, read back by programs that others wrote.

use super::*;
use serde::Deserialize;

fn raw<'p>(planned: &'p Planned, path: &str) -> &'p str {
    match planned.pages.iter().find(|p| p.path == path).map(|p| &p.view) {
        Some(View::Raw(text)) => text,
        _ => panic!("no file {path}"),
    }
}

fn files<'p>(planned: &'p Planned, ending: &str) -> Vec<(&'p str, &'p str)> {
    let all = planned.pages.iter().filter_map(|p| match &p.view {
        View::Raw(text) if p.path.ends_with(ending) => Some((p.path.as_str(), text.as_str())),
        _ => None,
    });
    all.collect()
}

/// Texts that mean something in one of the formats, in the places that reach them.
fn hostile() -> Planned {
    let article = SITE.iter().find(|(path, _)| *path == "content/articles/gazette-1.md").unwrap().1;
    let bad = "\u{202e}".to_owned() + r#"</script> {a} 50% & $x #1_b\\ ]]> ~ ^ = ; , "q" é日本"#;
    let article = article.replace("title: Full harbour", &format!("title: '{bad}'\nauthors: ['=Ann, B', 'C & D']"));
    let deadlines = SITE.iter().find(|(path, _)| *path == "content/deadlines.yaml").unwrap().1;
    let deadlines = deadlines.replace("label: Dredging ends", &format!("label: '{bad}'"));
    site(&[("content/articles/gazette-1.md", &article), ("content/deadlines.yaml", &deadlines)])
}

/// Page → entry ids with their dates.
type Feeds = BTreeMap<String, Vec<(String, String)>>;

fn feeds(planned: &Planned) -> Feeds {
    let mut out = Feeds::new();
    let ends = ["feed.xml", "feed.json"];
    for (path, text) in ends.iter().flat_map(|e| files(planned, e)) {
        let feed = feed_rs::parser::parse(text.as_bytes()).unwrap_or_else(|e| panic!("{path}: {e}"));
        assert!(feed.title.is_some_and(|t| !t.content.is_empty()) && !feed.entries.is_empty(), "{path}");
        let entry = |e: &feed_rs::model::Entry| {
            assert!(e.title.as_ref().is_some_and(|t| !t.content.is_empty()), "{path}");
            assert!(e.links[0].href.starts_with("https://example.org/harbour/"), "{path}");
            (e.id.clone(), e.updated.unwrap().to_rfc3339())
        };
        out.insert(path.to_owned(), feed.entries.iter().map(entry).collect());
    }
    out
}

#[test]
fn feeds_are_read_back_and_both_formats_say_the_same() {
    for planned in [site(&[]), hostile()] {
        let feeds = feeds(&planned);
        for path in [
            "feed.xml",
            "disagreements/feed.xml",
            "numbers/boats.feed.xml",
            "deadlines/dredging.feed.xml",
            "questions/safe.feed.xml",
            "actors/union.feed.xml",
        ] {
            let (atom, json) = (&feeds[path], &feeds[&path.replace(".xml", ".json")]);
            assert_eq!(atom, json, "{path}");
            let ids: BTreeSet<&String> = atom.iter().map(|(id, _)| id).collect();
            assert_eq!(ids.len(), atom.len(), "{path}: an id stands twice");
            assert!(atom.is_sorted_by(|a, b| a.1 >= b.1), "{path}: newest first");
        }
        assert_eq!(feeds["feed.xml"].len(), 4, "three articles and a correction");
        assert!(!feeds.contains_key("numbers/fish.feed.xml"), "nothing to tell");
    }
}

#[test]
fn another_article_changes_no_id_and_no_date() {
    let more = "---\ntitle: More boats\noutlet: herald\npublished: 2021-02-25\nrights: own\nclaims:\n\
                - {number: boats, of: all, quote: \"1,100 boats\", id: total}\n\
                - {deadline: dredging, quote: \"by June\", id: june}\n\
                - {question: safe, stance: deny, by: port, quote: \"not safe\", id: no}\n\
                ---\nThere are 1,100 boats, work lasts by June, and it is not safe.\n";
    let (before, after) = (site(&[]), site(&[("content/articles/herald-2.md", more)]));
    let old = feeds(&before);
    let new = feeds(&after);
    for (path, entries) in &old {
        for entry in entries.iter().filter(|_| !path.starts_with("disagreements/")) {
            assert!(new[path].contains(entry), "{path}: {entry:?}");
        }
    }
    let ids = |f: &Feeds| f["disagreements/feed.xml"].iter().map(|(id, _)| id.clone()).collect::<BTreeSet<_>>();
    assert!(ids(&old).is_subset(&ids(&new)));
    assert!(new["numbers/boats.feed.xml"].len() > old["numbers/boats.feed.xml"].len());
    let claims = |p: &Planned| {
        let rows: Vec<Value> = serde_json::from_str(raw(p, "data/claims.json")).unwrap();
        rows.into_iter().map(|r| (r["id"].as_str().unwrap().to_owned(), r["page"].clone())).collect::<Vec<_>>()
    };
    let (a, b) = (claims(&before), claims(&after));
    assert!(a.iter().all(|c| b.contains(c)) && b.len() == a.len() + 3);
    assert_eq!(events(raw(&before, "deadlines/dredging.ics"))[0].0, events(raw(&after, "deadlines/dredging.ics"))[0].0);
}

#[test]
fn feeds_need_an_address_and_announce_the_pages_own() {
    let unhosted = site(&[("content/site.yaml", "title: Harbour\nsummary: Boats.\nas_of: 2021-03-01\n")]);
    assert_eq!(files(&unhosted, "feed.xml"), []);
    assert_eq!(files(&unhosted, "feed.json"), []);
    assert_eq!(unhosted.view("numbers/boats.html")["frame"]["feeds"], serde_json::json!([]));
    assert!(!raw(&unhosted, "deadlines/dredging.ics").contains("URL:"));
    let planned = site(&[]);
    for (page, href) in [
        ("index.html", "feed.xml"),
        ("changes/index.html", "../changes/feed.xml"),
        ("numbers/boats.html", "../numbers/boats.feed.xml"),
        ("numbers/fish.html", "../feed.xml"),
        ("disagreements/index.html", "../disagreements/feed.xml"),
    ] {
        let announced = &planned.view(page)["frame"]["feeds"];
        assert_eq!((&announced[0]["type"], &announced[0]["href"]), (&"application/atom+xml".into(), &href.into()));
        assert_eq!(announced[1]["type"], "application/feed+json");
    }
}

/// UID, first day, end and title of each entry.
fn events(text: &str) -> Vec<(String, String, String, String)> {
    use icalendar::Component;
    assert!(text.split("\r\n").all(|l| l.len() <= 75 && !l.contains('\n')), "{text}");
    let calendar: icalendar::Calendar = text.parse().unwrap();
    let events = calendar.events().map(|e| {
        let value = |key| e.property_value(key).unwrap().to_owned();
        assert!(!value("DTSTAMP").is_empty() && !value("DESCRIPTION").is_empty());
        (value("UID"), value("DTSTART"), value("DTEND"), e.get_summary().unwrap().to_owned())
    });
    events.collect()
}

#[test]
fn a_deadline_is_one_all_day_entry_on_the_day_shown() {
    for planned in [site(&[]), hostile()] {
        let one = events(raw(&planned, "deadlines/dredging.ics"));
        let view = planned.view("deadlines/dredging.html");
        let day: jiff::civil::Date = view["due"]["iso"].as_str().unwrap().parse().unwrap();
        let basic = |d: jiff::civil::Date| d.to_string().replace('-', "");
        assert_eq!(one.len(), 1);
        assert_eq!((one[0].1.as_str(), one[0].2.as_str()), (&*basic(day), &*basic(day.tomorrow().unwrap())));
        let shown = |t: &str| t.replace(['\\', '\u{202e}'], "");
        assert_eq!(shown(&one[0].3), shown(view["label"].as_str().unwrap()));
        assert!(!one[0].3.contains('\u{202e}'));
        assert_eq!(one, events(raw(&planned, "deadlines/index.ics")));
        assert_eq!(view["frame"]["ways"]["calendar"]["href"], "../deadlines/dredging.ics");
        assert_eq!(planned.view("deadlines/index.html")["frame"]["ways"]["calendar"]["href"], "../deadlines/index.ics");
    }
    let later = "title: Harbour\nsummary: Boats.\nas_of: 2021-04-01\nbase_url: https://example.org/harbour/\n";
    let later = site(&[("content/site.yaml", later)]);
    assert_eq!(events(raw(&later, "deadlines/index.ics")), events(raw(&site(&[]), "deadlines/index.ics")));
}

#[derive(Deserialize)]
struct Entry {
    entry_type: String,
    fields: BTreeMap<String, String>,
}

fn bibtex(text: &str) -> Entry {
    let mut months = serde_bibtex::MacroDictionary::default();
    months.set_month_macros();
    let mut entries =
        serde_bibtex::de::Deserializer::from_str_with_macros(text, months).into_iter_regular_entry::<Entry>();
    let entry = entries.next().unwrap().unwrap_or_else(|e| panic!("{e}: {text}"));
    assert!(entries.next().is_none());
    entry
}

/// Tag and value of each line, held to the format strictly.
fn ris(text: &str) -> Vec<(&str, &str)> {
    let lines: Vec<(&str, &str)> = text
        .strip_suffix("\r\n")
        .unwrap()
        .split("\r\n")
        .map(|l| l.split_once("  - ").unwrap_or_else(|| panic!("`{l}`")))
        .collect();
    assert!(lines[0].0 == "TY" && lines.last() == Some(&("ER", "")), "{text}");
    for (tag, value) in &lines {
        assert!(tag.len() == 2 && tag.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit()), "{tag}");
        assert!(!value.contains(['\r', '\n']));
    }
    lines
}

#[test]
fn citations_are_read_back_with_the_pages_dates() {
    for planned in [site(&[]), hostile()] {
        for (page, year, month, day, kind) in [
            ("articles/gazette-1", "2021", "2", "17", "article-newspaper"),
            ("numbers/boats", "2021", "3", "1", "webpage"),
            ("deadlines/dredging", "2021", "3", "1", "webpage"),
            ("questions/safe", "2021", "3", "1", "webpage"),
            ("disagreements/number-boats", "2021", "3", "1", "webpage"),
        ] {
            let bib = bibtex(raw(&planned, &format!("{page}.bib")));
            assert_eq!((bib.entry_type.as_str(), &*bib.fields["year"], &*bib.fields["day"]), ("misc", year, day));
            let ris = ris(raw(&planned, &format!("{page}.ris")));
            let of = |tag| ris.iter().find(|(t, _)| *t == tag).unwrap_or_else(|| panic!("{page} has no {tag}")).1;
            assert_eq!(of("DA"), format!("{year}/{month:0>2}/{day:0>2}/"));
            let csl: Value = serde_json::from_str(raw(&planned, &format!("{page}.csl.json"))).unwrap();
            let [item] = csl.as_array().unwrap().as_slice() else { panic!("{csl}") };
            assert_eq!(item["type"], kind);
            let parts: Vec<String> =
                item["issued"]["date-parts"][0].as_array().unwrap().iter().map(Value::to_string).collect();
            assert_eq!(parts, [year, month, day]);
            assert!(item["author"].as_array().unwrap().iter().all(|a| a["literal"].is_string()));
            let title = item["title"].as_str().unwrap();
            assert_eq!(of("TI"), title);
            assert_eq!((of("UR"), bib.fields["url"].as_str()), (item["URL"].as_str().unwrap(), of("UR")));
            let meta = planned.view(&format!("{page}.html"))["frame"]["citation"].clone();
            let meta = |name: &str| {
                let tag = meta.as_array().unwrap().iter().find(|m| m["name"] == name).unwrap();
                tag["content"].as_str().unwrap().to_owned()
            };
            assert_eq!(meta("citation_title"), title);
            assert_eq!(meta("citation_publication_date"), format!("{year}/{month:0>2}/{day:0>2}"));
        }
        for ending in [".bib", ".ris", ".csl.json"] {
            assert_eq!(files(&planned, ending).len(), 3 + 3 + 1 + 4 + 3, "{ending}");
        }
        files(&planned, ".bib").iter().for_each(|(_, text)| drop(bibtex(text)));
        files(&planned, ".ris").iter().for_each(|(_, text)| drop(ris(text)));
    }
}

#[test]
fn a_citation_names_the_original_first() {
    let planned = site(&[]);
    let view = planned.view("articles/gazette-1.html");
    let cite = view["frame"]["ways"]["cite"]["text"].as_str().unwrap();
    assert!(
        cite.starts_with(
            "The Wire: “Full harbour”, The Gazette, 17 February 2021, https://example.com/full. Described in: "
        ),
        "{cite}"
    );
    let claim = view["subjects"][0]["claims"][0]["cite"].as_str().unwrap();
    let original = "The Wire: “Full harbour”, The Gazette, 17 February 2021, https://example.com/full";
    assert!(claim.starts_with(&format!("{original}: “about 1,000 boats”. In: Harbour, as of")), "{claim}");
    assert!(claim.ends_with("https://example.org/harbour/articles/gazette-1.html#total"), "{claim}");
    let number = planned.view("numbers/boats.html")["frame"]["ways"]["cite"]["text"].as_str().unwrap().to_owned();
    assert!(
        number.contains("Sources: The Herald, 18 February 2021; The Wire in The Gazette, 17 February 2021;"),
        "{number}"
    );
}

fn validator(planned: &Planned, name: &str) -> jsonschema::Validator {
    let schema: Value = serde_json::from_str(raw(planned, &format!("data/schemas/{name}.schema.json"))).unwrap();
    jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{name}: {e}"))
}

fn assert_valid(validator: &jsonschema::Validator, value: &Value, what: &str) {
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{what}: {errors:?}");
}

#[test]
fn the_data_validates_and_csv_holds_the_same_rows() {
    for planned in [site(&[]), hostile()] {
        let package: Value = serde_json::from_str(raw(&planned, "data/datapackage.json")).unwrap();
        let described: BTreeSet<String> = package["resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| format!("data/{}", r["path"].as_str().unwrap()))
            .collect();
        let tables: Vec<(&str, &str)> =
            files(&planned, ".json").into_iter().filter(|(p, _)| described.contains(*p)).collect();
        assert_eq!(tables.len(), 11);
        assert_eq!(described.len(), 22);
        for (path, text) in tables {
            let name = path.strip_prefix("data/").and_then(|p| p.strip_suffix(".json")).unwrap();
            let rows: Value = serde_json::from_str(text).unwrap();
            assert_valid(&validator(&planned, name), &rows, path);
            let rows = rows.as_array().unwrap();
            let mut reader = csv::Reader::from_reader(raw(&planned, &path.replace(".json", ".csv")).as_bytes());
            let heads = reader.headers().unwrap().clone();
            let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(records.len(), rows.len(), "{path}");
            for (row, record) in rows.iter().zip(&records) {
                for (key, value) in row.as_object().unwrap() {
                    let cell =
                        &record[heads.iter().position(|h| h == key).unwrap_or_else(|| panic!("no column {key}"))];
                    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
                    let text = if value.is_null() { String::new() } else { text };
                    assert!(value.is_array() || cell.trim_start_matches('\'') == text, "{path}: {cell} {text}");
                    assert!(value.is_number() || !cell.starts_with(['=', '+', '-', '@']), "{path}: {cell}");
                }
            }
        }
    }
}

#[test]
fn every_claim_and_every_twin_is_in_the_data() {
    let planned = site(&[]);
    let claims: Value = serde_json::from_str(raw(&planned, "data/claims.json")).unwrap();
    let ids: BTreeSet<&str> = claims.as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), 17);
    assert!(ids.contains("herald-1/wrong"), "struck claims stay");
    let total = claims.as_array().unwrap().iter().find(|c| c["id"] == "gazette-1/total").unwrap();
    assert_eq!(
        (&total["value"], &total["usual_low"], &total["usual"]),
        (&1000.into(), &900.into(), &"[900, 1100]".into())
    );
    // The schema is strict: it would notice.
    let schema = validator(&planned, "claims");
    for (key, value) in [("surprise", Value::from(1)), ("id", Value::Null), ("hedge", "maybe".into())] {
        let mut wrong = total.clone();
        wrong[key] = value;
        assert!(!schema.is_valid(&serde_json::json!([wrong])), "{key}");
    }
    let schema = validator(&planned, "page");
    let mut twins = 0;
    for (page, _) in planned.html().filter(|(p, _)| {
        ["number", "deadline", "question", "actor", "article", "disagreement"]
            .iter()
            .any(|k| p.template == format!("{k}.html"))
    }) {
        let path = page.path.replace(".html", ".json");
        let twin: Value = serde_json::from_str(raw(&planned, &path)).unwrap();
        assert_valid(&schema, &twin, &path);
        assert_eq!(twin["page"], *page.path);
        for claim in twin["claims"].as_array().unwrap() {
            assert!(ids.contains(claim["id"].as_str().unwrap()));
        }
        twins += 1;
    }
    assert_eq!(twins, 3 + 1 + 4 + 8 + 3 + 3);
    let boats: Value = serde_json::from_str(raw(&planned, "numbers/boats.json")).unwrap();
    assert!(!boats["verdicts"].as_array().unwrap().is_empty() && !boats["derived"].as_array().unwrap().is_empty());
    let sides = boats["verdicts"].as_array().unwrap().iter().flat_map(|v| [&v["a"], &v["b"]]);
    let derived: BTreeSet<&str> =
        boats["derived"].as_array().unwrap().iter().map(|d| d["id"].as_str().unwrap()).collect();
    for side in sides.map(|s| s.as_str().unwrap()) {
        assert!(ids.contains(side) || derived.contains(side), "{side}");
    }
}

#[test]
fn search_engines_get_claims_with_their_appearance_and_no_rating() {
    for planned in [site(&[]), hostile()] {
        for (page, view) in planned.html() {
            let text = view["frame"]["json_ld"].as_str().unwrap();
            let silent = ["404.html", "redirect.html"].contains(&page.template);
            assert_eq!(text.is_empty(), silent, "{}", page.path);
            assert!(!text.contains(['<', '>', '&', '\u{202e}']) && !text.contains("reviewRating"), "{}", page.path);
            if silent {
                continue;
            }
            let data: Value = serde_json::from_str(text).unwrap();
            assert_eq!(data["@context"], "https://schema.org");
            let graph = data["@graph"].as_array().unwrap();
            let of = |kind: &str| graph.iter().filter(|n| n["@type"] == kind).collect::<Vec<_>>();
            assert_eq!(of("BreadcrumbList").len(), usize::from(page.path != "index.html"), "{}", page.path);
            if page.path == "articles/herald-1.html" {
                let claims = of("Claim");
                assert_eq!(claims.len(), 7, "struck claims are not handed on");
                assert!(claims.iter().all(|c| c["appearance"]["@id"] == of("NewsArticle")[0]["@id"]));
            }
            assert_eq!(of("Dataset").len(), usize::from(page.path == "data/index.html"));
        }
    }
}
