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
    (
        "disagreements",
        &[
            "h1",
            ".basis > span:last-child time",
            ".reading:first-child .who, .said",
            ".reading:first-child .quote, .said",
            ".reading:last-child .who, .said",
            ".reading:last-child .position, .said",
            ".reading:last-child .quote, .said",
        ],
    ),
    ("articles", &["h1", ".basis b", ".basis span:nth-child(2)", ".prose p, .said"]),
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
    // The sentence may end within the last piece.
    const before = text.length - last.data.length, end = /[.!?](?=\\s|$)/.exec(text);
    range.setEnd(last, end && end.index >= before ? end.index + 1 - before : last.data.length);
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
    hold("index.html", &["h1", ".basis time", ".basis span:nth-child(2)", ".lead .said"]);
    for (folder, wanted) in FIRST {
        let pages = pages(folder);
        assert!(!pages.is_empty(), "{folder}");
        for page in pages {
            hold(&page, wanted);
        }
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}

/// Of the home page: three numbers, the next date, the three weightiest disputes.
const BRIEF: &[&str] = &[
    ".brief li:nth-child(3) .figure-value",
    ".brief .entry:not([data-kind]) time",
    ".brief .entry[data-kind]:nth-child(1) .title + p",
    ".brief .entry[data-kind]:nth-child(2) .title + p",
    ".brief .entry[data-kind]:nth-child(3) .title + p",
];

#[test]
fn two_screens_of_the_home_page_are_the_brief() {
    let Some(b) = Browser::start() else { return };
    phone(&b, 360, 640);
    b.open(&file("index.html"));
    for selector in BRIEF {
        let y = bottom(&b, selector).unwrap_or_else(|| panic!("nothing is {selector}"));
        assert!(y <= 1280.0, "{selector} ends at {y:.0}");
    }
}

/// Blocks with a text of their own of 24 letters or more that are narrower than 12 letters.
const NARROW: &str = "const out = [];
    for (const e of document.querySelectorAll('body *')) {
        const style = getComputedStyle(e);
        if (style.display === 'inline' || style.display === 'none' || e.closest('svg, .hidden, template')) continue;
        const own = Array.from(e.childNodes).filter(n => n.nodeType === 3 || getComputedStyle(n).display === 'inline')
            .map(n => n.textContent).join('').trim();
        if (own.length < 24 || !e.getClientRects().length) continue;
        const width = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
        const letters = width / (parseFloat(style.fontSize) * .5);
        if (letters < 12) out.push(`${e.tagName}.${e.className} ${letters.toFixed(1)}: ${own.slice(0, 40)}`);
    }
    return out;";

#[test]
fn no_column_of_text_is_narrower_than_twelve_letters() {
    let Some(b) = Browser::start() else { return };
    let mut all: Vec<String> = ["index.html", "timeline/index.html", "coverage/index.html", "changes/index.html"]
        .iter()
        .map(|p| (*p).to_owned())
        .collect();
    for folder in FIRST.iter().map(|(folder, _)| *folder).chain(["wordings", "data", "search", "corrections"]) {
        all.push(format!("{folder}/index.html"));
        all.extend(SITE.join(folder).is_dir().then(|| pages(folder)).into_iter().flatten());
    }
    all.retain(|p| SITE.join(p).exists());
    assert!(all.len() > 40, "{}", all.len());
    let mut wrong = Vec::new();
    for width in [320, 704, 768, 1280] {
        phone(&b, width, 640);
        for page in &all {
            b.open(&file(page));
            let narrow = b.run(NARROW, json!([]));
            for found in narrow.as_array().unwrap() {
                wrong.push(format!("{page} at {width}: {}", found.as_str().unwrap()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}\n{} in all", wrong.join("\n"), wrong.len());
}
