//! Editions: what each day's articles changed, where it is told, and that a later article leaves the earlier days alone.

use super::*;
use serde_json::Value as Json;

const LATER: &str = "---\ntitle: Later boats\noutlet: herald\npublished: 2021-02-10\nadded: 2021-02-28\nrights: own\nclaims:\n\
    - {number: boats, of: all, quote: \"1,400 boats\", id: total, as_of: 2021-02-17}\n\
    - {number: fish, quote: \"300 fish\", id: fish}\n\
    ---\nThere are 1,400 boats and 300 fish.\n";

fn editions(planned: &Planned) -> Vec<Json> {
    planned.view("changes/index.html")["editions"].as_array().unwrap().clone()
}

fn texts(list: &Json, field: &str) -> Vec<String> {
    let parts = |v: &Json| match v {
        Json::Array(parts) => parts.iter().map(|p| p["text"].as_str().unwrap_or_default()).collect(),
        other => other.as_str().unwrap_or_default().to_owned(),
    };
    list.as_array().unwrap().iter().map(|v| parts(&v[field])).collect()
}

#[test]
fn an_edition_is_what_came_on_one_day_and_the_newest_comes_first() {
    let planned = site(&[("content/articles/herald-2.md", LATER)]);
    let all = editions(&planned);
    assert_eq!(all[0]["anchor"], "edition-2021-02-28", "the day it was added, not that of its publication");
    assert_eq!(all[0]["articles"].as_array().unwrap().len(), 1);
    let article = &all[0]["articles"][0];
    assert_eq!(texts(&article["first_on"], "label"), ["Fish"]);
    assert!(all[0]["sentence"].as_str().unwrap().starts_with("1 article brought 2 claims on 2 subjects"));
    let days: Vec<&str> = all.iter().filter_map(|e| e["on"]["iso"].as_str()).collect();
    assert!(days.is_sorted_by(|a, b| a > b), "{days:?}");
}

#[test]
fn a_later_article_changes_no_earlier_edition() {
    let (before, after) = (site(&[]), site(&[("content/articles/herald-2.md", LATER)]));
    assert_eq!(editions(&before), editions(&after)[1..]);
}

#[test]
fn the_page_of_a_thing_says_when_and_why_it_last_changed() {
    let planned = site(&[("content/articles/herald-2.md", LATER)]);
    let changed = planned.view("numbers/boats.html")["frame"]["changed"].clone();
    assert_eq!(changed["on"]["iso"], "2021-02-28");
    assert_eq!(changed["rows"][0]["edition"]["href"], "../changes/index.html#edition-2021-02-28");
    // Nothing of another thing's page moves.
    let before = site(&[]);
    for page in ["deadlines/dredging.html", "questions/safe.html", "actors/union.html"] {
        assert_eq!(before.view(page)["frame"]["changed"], planned.view(page)["frame"]["changed"], "{page}");
    }
    assert_eq!(before.view("numbers/fish.html")["frame"]["changed"], Json::Null, "nothing was ever said");
}

#[test]
fn the_feed_of_changes_has_one_entry_a_day_and_its_ids_stay() {
    let feed = |p: &Planned| -> Vec<(String, String)> {
        let text = p.pages.iter().find_map(|p| match &p.view {
            View::Raw(text) if p.path == "changes/feed.json" => Some(text.clone()),
            _ => None,
        });
        let feed: Json = serde_json::from_str(&text.unwrap()).unwrap();
        let items = feed["items"].as_array().unwrap();
        let text = |i: &Json, key: &str| i[key].as_str().unwrap_or_default().to_owned();
        items.iter().map(|i| (text(i, "id"), text(i, "content_text"))).collect()
    };
    let (before, after) = (site(&[]), site(&[("content/articles/herald-2.md", LATER)]));
    let (old, new) = (feed(&before), feed(&after));
    assert_eq!(old.len(), editions(&before).iter().filter(|e| !e["on"].is_null()).count());
    assert!(new[0].0.ends_with("changes/#edition-2021-02-28"), "{}", new[0].0);
    assert_eq!(new[1..], old[..]);
}

#[test]
fn an_editors_sentence_stands_with_its_day() {
    let note = ("content/editions.yaml", "- {date: 2021-02-28, note: \"The count was taken anew.\"}\n");
    let planned = site(&[("content/articles/herald-2.md", LATER), note]);
    assert_eq!(editions(&planned)[0]["note"], "The count was taken anew.");
}
