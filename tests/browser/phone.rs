//! Pages on a phone: what lies within the first screen, and how narrow a column may get.

use super::driver::Browser;
use super::site::{SITE, file};
use serde_json::{Value, json};

/// Kind of page, and what its first screen must hold: selectors, the first of each pair that the page has.
///
/// What it is, the current answer, as of when, said by how many.
const FIRST: &[(&str, &[&str])] = &[
    ("numbers", &["h1", ".answer a, .said", ".answer time, .said", ".basis span:nth-child(2)"]),
    ("deadlines", &["h1", ".answer a, .said", ".basis time", ".basis span:nth-child(2)"]),
    (
        "questions",
        &["h1", ".camps dt, .lead .said", ".camps dd, .lead .said", ".basis time", ".basis span:nth-child(2)"],
    ),
    ("disagreements", &["h1", ".basis time", ".versus .reading:first-child p, .said"]),
    ("articles", &["h1", ".basis b", ".basis span:nth-child(2)"]),
    ("actors", &["h1", ".basis", ".said, .list"]),
];

/// The window is a phone's of so many pixels.
fn phone(b: &Browser, width: u32, height: u32) {
    let metrics = json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": true});
    let set = json!({"cmd": "Emulation.setDeviceMetricsOverride", "params": metrics});
    b.command("/goog/cdp/execute", set);
}

/// The pages of a folder, its list aside.
fn pages(folder: &str) -> Vec<String> {
    let entries = std::fs::read_dir(SITE.join(folder)).unwrap().map(|e| e.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|n| n.to_string_lossy().into_owned()).collect();
    // What was removed or goes by another name has a page that says only that.
    let says_only = |n: &str| {
        let page = std::fs::read_to_string(SITE.join(folder).join(n)).unwrap();
        page.contains("class=\"page-removed\"") || page.contains("http-equiv=\"refresh\"")
    };
    names.retain(|n| n.ends_with(".html") && n != "index.html" && !says_only(n));
    names.sort();
    names.into_iter().map(|n| format!("{folder}/{n}")).collect()
}

/// Where the first line of text within the element ends, and the text; for an element with a sentence its first sentence.
const ENDS: &str = "const e = document.querySelector(arguments[0]);
    if (!e) return null;
    const range = document.createRange(), walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    let node, first = null, text = '', last = null;
    while ((node = walk.nextNode()) && !/[.!?]\\s|[.!?]$/.test(text)) {
        if (!node.data.trim()) continue;
        first = first || node;
        last = node;
        text += node.data;
    }
    if (!first) return null;
    range.setStart(first, 0);
    range.setEnd(last, last.data.length);
    const boxes = Array.from(range.getClientRects());
    return [Math.max(...boxes.map(b => b.bottom)) + scrollY, e.innerText];";

fn bottom(b: &Browser, selector: &str) -> Option<f64> {
    b.run(ENDS, json!([selector])).get(0).and_then(Value::as_f64)
}

#[test]
fn the_first_screen_says_what_a_page_is_and_what_it_answers() {
    let Some(b) = Browser::start() else { return };
    phone(&b, 360, 640);
    let mut wrong = Vec::new();
    let mut hold = |page: &str, wanted: &[&str]| {
        b.open(&file(page));
        for selector in wanted {
            match bottom(&b, selector) {
                None => wrong.push(format!("{page}: nothing is {selector}")),
                Some(y) if y > 640.0 => wrong.push(format!("{page}: {selector} ends at {y:.0}")),
                Some(_) => {}
            }
        }
    };
    hold("index.html", &["h1", ".said", ".basis time"]);
    for (folder, wanted) in FIRST {
        let pages = pages(folder);
        assert!(!pages.is_empty(), "{folder}");
        for page in pages {
            hold(&page, wanted);
        }
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}
