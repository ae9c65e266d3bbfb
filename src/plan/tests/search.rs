//! The data of the search page: what is in it, that it leads somewhere, and that little of it changes.

use super::*;
use crate::plan::views::View;

/// A data file by its path: the name it hands its value over under, and the value.
fn data(planned: &Planned) -> BTreeMap<String, (String, Value)> {
    let files = planned.pages.iter().filter(|p| p.path.starts_with("search/") && p.path.ends_with(".js"));
    files
        .map(|p| {
            let View::Raw(text) = &p.view else { panic!("{}", p.path) };
            let inner = text.strip_prefix("briefingSearch(").and_then(|t| t.strip_suffix(");\n")).unwrap();
            let args: Value = serde_json::from_str(&format!("[{inner}]")).unwrap();
            (p.path.clone(), (args[0].as_str().unwrap().to_owned(), args[1].clone()))
        })
        .collect()
}

/// Every record's address and all of its texts.
fn records(planned: &Planned) -> BTreeMap<String, String> {
    let of = |(name, value): (String, Value)| (name.starts_with("e-") || name.starts_with("a-")).then_some(value);
    let rows = data(planned).into_values().filter_map(of);
    let rows: Vec<Value> = rows.flat_map(|v| v.as_array().unwrap().clone()).collect();
    rows.iter().map(|r| (r[2].as_str().unwrap().to_owned(), r.to_string())).collect()
}

#[test]
fn every_entity_claim_and_page_has_a_record_that_leads_to_it() {
    let planned = site(&[]);
    let records = records(&planned);
    let anchors = anchors(&planned);
    for path in records.keys() {
        let (page, anchor) = path.split_once('#').unwrap_or((path, ""));
        let known = anchors.get(page).unwrap_or_else(|| panic!("no page {path}"));
        assert!(anchor.is_empty() || known.contains(anchor), "no place {path}");
    }
    let plain = ["home", "search", "404", "redirect", "embed"];
    for (page, view) in planned.html() {
        let kind = view["frame"]["kind"].as_str().unwrap();
        assert_eq!(records.contains_key(&page.path), !plain.contains(&kind), "{}", page.path);
    }
    for claim in ["gazette-1.html#total", "gazette-1.html#is-safe", "herald-1.html#wrong", "nobody-1.html#total"] {
        assert!(records.contains_key(&format!("articles/{claim}")), "{claim}");
    }
    let safe = &records["articles/gazette-1.html#is-safe"];
    for shown in ["Is the quay safe?", "Yes", "perfectly safe", "Ann Sea (Port Office)", "The Gazette", "disagree"] {
        assert!(safe.contains(shown), "{shown}: {safe}");
    }
    assert!(records["articles/herald-1.html#wrong"].contains("No longer"));
}

#[test]
fn drafts_are_not_found() {
    let draft = "---\ntitle: Secret harbour\noutlet: herald\npublished: 2021-02-20\nrights: own\nstatus: draft\nclaims:\n\
        - {number: quays, quote: \"77 quays\", id: secret}\n---\nThere are 77 quays.\n";
    let planned = site(&[("content/articles/draft-1.md", draft)]);
    for (path, (_, value)) in data(&planned) {
        let text = value.to_string();
        assert!(!text.contains("Secret") && !text.contains("\"77\"") && !text.contains("\"secret\""), "{path}");
    }
}

#[test]
fn an_article_that_arrives_moves_no_record() {
    let new = "---\ntitle: Newest\noutlet: herald\npublished: 2021-02-25\nrights: own\nclaims:\n\
        - {number: fish, quote: \"5 tonnes\", id: fish}\n---\nIt took 5 tonnes of fish.\n";
    let (before, after) = (site(&[]), site(&[("content/articles/newest.md", new)]));
    let numbers = |p: &Planned| data(p).remove("search/a-0.js").unwrap().1.as_array().unwrap().clone();
    let (before, after) = (numbers(&before), numbers(&after));
    let addresses = |rows: &[Value]| rows.iter().map(|r| r[2].clone()).collect::<Vec<_>>();
    assert_eq!(addresses(&before)[..], addresses(&after)[..before.len()]);
    assert_eq!(after.len(), before.len() + 2);
}

#[test]
fn file_names_are_safe_everywhere_and_the_data_is_a_script_of_one_call() {
    let arabic = "- {id: ahmad, name: أحمد, kind: person, aliases: [con, \"</script>\u{2028}\"]}\n";
    let actors = SITE.iter().find(|(path, _)| *path == "content/actors.yaml").unwrap().1;
    let planned = site(&[("content/actors.yaml", &format!("{actors}{arabic}"))]);
    for (path, _) in data(&planned) {
        let name = path.trim_start_matches("search/").trim_end_matches(".js");
        assert!(name.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')), "{path}");
    }
    for (prefix, path) in [("", "w-.js"), ("con", "w-con.js"), ("اح", "w--627--62d-.js"), ("=a-b", "w--3d-a-2d-b.js")]
    {
        assert_eq!(crate::plan::url::search_data('w', prefix), format!("search/{path}"));
    }
}
