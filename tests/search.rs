//! The search page in a browser, on this repository's own briefing: what people find, with which keys, from a folder and
//! from a server, with and without script.

mod browser {
    pub mod driver;
    pub mod site;
}

use browser::driver::{Browser, key};
use browser::site::{SITE, file, serve};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Waits until what was asked for stands there; the results as paths below the site.
fn results(b: &Browser) -> Vec<String> {
    b.wait_for("document.getElementById('results').ariaBusy === 'false'");
    let hrefs =
        b.run("return Array.from(document.querySelectorAll('#results a'), a => a.getAttribute('href'))", json!([]));
    hrefs.as_array().unwrap().iter().map(|h| h.as_str().unwrap().trim_start_matches("../").to_owned()).collect()
}

fn ask(b: &Browser, query: &str) -> Vec<String> {
    b.run("document.getElementById('q').focus(); document.getElementById('q').select()", json!([]));
    b.keys(query);
    results(b)
}

fn choose(b: &Browser, filter: &str, value: &str) -> Vec<String> {
    let script = "const s = document.querySelector(`select[name=${arguments[0]}]`); s.value = arguments[1];
        if (s.value !== arguments[1]) throw new Error('no such choice: ' + arguments[1]);
        s.dispatchEvent(new Event('change', {bubbles: true}))";
    b.run(script, json!([filter, value]));
    results(b)
}

fn text(b: &Browser, selector: &str) -> String {
    let script = "return document.querySelector(arguments[0]).innerText";
    b.run(script, json!([selector])).as_str().unwrap().to_owned()
}

#[test]
fn figures_names_and_quotations_are_found_from_a_folder() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("search/index.html"));
    let total = "numbers/troops-in-afghanistan.html";
    for figure in ["10,000", "10000", "10 000", "10.000"] {
        let found = ask(&b, figure);
        assert_eq!(found.first().map(String::as_str), Some(total), "{figure}: {found:?}");
        let claims = found.iter().filter(|h| h.starts_with("articles/") && h.contains('#')).count();
        assert!(claims >= 3, "{figure}: {found:?}");
    }
    let shown = text(&b, "#results li:first-child");
    assert!(shown.contains("Number") && shown.contains("troops") && shown.contains("compatible"), "{shown}");
    for (query, expected) in [
        ("Kramp", "actors/annegret-kramp-karrenbauer.html"),
        ("krämp", "actors/annegret-kramp-karrenbauer.html"),
        ("karrenbauer annegret", "actors/annegret-kramp-karrenbauer.html"),
        ("Sediqi", "actors/sediq-sediqqi.html"),
        ("Al Kadhimi", "actors/al-kadhimi.html"),
        ("taliban keep", "questions/taliban-comply.html"),
        ("1 May", "deadlines/withdrawal-under-doha.html"),
        ("voice america", "actors/voa.html"),
        ("verdict means", "method.html"),
    ] {
        let found = ask(&b, query);
        assert!(found.iter().any(|h| h == expected), "{query}: {found:?}");
        assert!(found.len() < 60, "{query} finds everything: {}", found.len());
    }
    // Every result leads to a page and to a place on it.
    for href in ask(&b, "nato") {
        let (path, anchor) = href.split_once('#').unwrap_or((&href, ""));
        let page = std::fs::read_to_string(SITE.join(path)).unwrap_or_else(|e| panic!("{href}: {e}"));
        assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{href}");
    }
    assert!(ask(&b, "zzqx").is_empty());
    assert_eq!(text(&b, "#search-status"), "Nothing found.");
    assert!(ask(&b, "constructor").is_empty());
}

#[test]
fn filters_narrow_and_say_how_many() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("search/index.html"));
    let everything = ask(&b, "troops");
    let numbers = choose(&b, "kind", "number");
    assert!(!numbers.is_empty() && numbers.len() < everything.len());
    assert!(numbers.iter().all(|h| h.starts_with("numbers/")), "{numbers:?}");
    assert_eq!(text(&b, "#search-status"), format!("Results: {}", numbers.len()));
    choose(&b, "kind", "");
    let of_outlet = choose(&b, "outlet", "voa");
    let claims: Vec<&String> = of_outlet.iter().filter(|h| h.starts_with("articles/")).collect();
    assert!(!claims.is_empty() && claims.iter().all(|h| h.starts_with("articles/voa-")), "{of_outlet:?}");
    choose(&b, "outlet", "");
    choose(&b, "kind", "claim");
    let old = choose(&b, "year", "2020");
    assert!(!old.is_empty() && old.iter().all(|h| h.starts_with("articles/independent-2020")), "{old:?}");
    choose(&b, "year", "");
    // Without a word as well.
    b.run("document.getElementById('q').value = ''", json!([]));
    choose(&b, "kind", "disagreement");
    let log = choose(&b, "verdict", "disagree");
    assert!(log.contains(&"disagreements/question-taliban-comply.html".to_owned()), "{log:?}");
    choose(&b, "kind", "claim");
    choose(&b, "verdict", "");
    let said = choose(&b, "actor", "jens-stoltenberg");
    assert!(!said.is_empty() && said.len() < 40, "{said:?}");
    assert!(text(&b, "#results li:first-child").contains("Stoltenberg"));
}

#[test]
fn keys_alone_are_enough() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("search/index.html"));
    let focus = "const e = document.activeElement; return e.id || e.getAttribute('href')";
    // The skip link comes first, then the navigation; the field is reached like anything else.
    for _ in 0..30 {
        if b.run(focus, json!([])) == "q" {
            break;
        }
        b.keys(key("Tab"));
    }
    assert_eq!(b.run(focus, json!([])), "q");
    b.keys("taliban");
    let found: Vec<Value> = results(&b).iter().map(|h| json!(format!("../{h}"))).collect();
    for (key, expected) in [
        (key("ArrowDown"), &found[0]),
        (key("ArrowDown"), &found[1]),
        (key("ArrowUp"), &found[0]),
        (key("ArrowUp"), &json!("q")),
        (key("ArrowUp"), &json!("q")),
        (key("ArrowDown"), &found[0]),
        (key("Escape"), &json!("q")),
    ] {
        b.keys(key);
        assert_eq!(b.run(focus, json!([])), *expected);
    }
    assert_eq!(b.run("return document.getElementById('q').value", json!([])), "taliban");
    let last = found.last().unwrap();
    for _ in 0..=found.len() {
        b.keys(key("ArrowDown"));
    }
    assert_eq!(b.run(focus, json!([])), *last);
    b.keys(key("Escape"));
    b.keys(key("Escape"));
    assert!(results(&b).is_empty());
    assert_eq!(text(&b, "#search-status"), "");
    assert_eq!(b.run("return document.getElementById('q').value", json!([])), "");
    b.keys("taliban");
    results(&b);
    b.keys(key("ArrowDown"));
    b.keys(key("Enter"));
    b.wait_for("!location.pathname.endsWith('/search/index.html')");
    assert!(b.address().ends_with(found[0].as_str().unwrap().trim_start_matches("..")), "{}", b.address());
}

#[test]
fn the_home_page_asks_and_an_address_keeps_the_question() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("index.html"));
    b.run("document.getElementById('q').focus()", json!([]));
    b.keys("Sediqi");
    b.keys(key("Enter"));
    b.wait_for("location.pathname.endsWith('/search/index.html')");
    b.wait_for("document.querySelector('#results a')");
    assert!(results(&b).contains(&"actors/sediq-sediqqi.html".to_owned()));
    let server = serve();
    b.open(&format!("{server}search/index.html?q=troops&kind=number"));
    b.wait_for("document.querySelector('#results a')");
    let found = results(&b);
    assert!(found.iter().all(|h| h.starts_with("numbers/")), "{found:?}");
    ask(&b, "10 000");
    assert!(b.address().contains("q=10+000") && b.address().contains("kind=number"), "{}", b.address());
}

#[test]
fn markup_in_a_query_stays_text() {
    let Some(b) = Browser::start() else { return };
    let hostile = "<img src=x onerror=alert(1)>\"'><script>alert(1)</script>taliban";
    let inert = |b: &Browser| {
        // An open dialogue would be an error of the driver here.
        let strange =
            b.run("return document.querySelectorAll('main img, main script, main [onerror]').length", json!([]));
        assert_eq!(strange, 0);
    };
    b.open(&file("search/index.html"));
    ask(&b, hostile);
    inert(&b);
    b.open(&format!(
        "{}?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&kind=%22%3E%3Cimg%20src%3Dx%3E",
        file("search/index.html")
    ));
    results(&b);
    inert(&b);
    assert!(ask(&b, "taliban").len() > 5);
}

#[test]
fn without_script_everything_is_listed() {
    let Some(b) = Browser::start() else { return };
    b.without_script();
    b.open(&file("search/index.html"));
    let visible = "return Array.from(document.querySelectorAll('main a')).filter(a => a.checkVisibility())
        .map(a => a.getAttribute('href'))";
    let listed = b.run(visible, json!([]));
    let listed: BTreeSet<&str> = listed.as_array().unwrap().iter().map(|h| h.as_str().unwrap()).collect();
    let mut expected = 0;
    for folder in ["actors", "numbers", "deadlines", "questions", "articles", "disagreements"] {
        for entry in std::fs::read_dir(SITE.join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let path = SITE.join(folder).join(&name);
            let page = name.ends_with(".html") && name != "index.html";
            // What moved or is gone is not to be found.
            if !page || std::fs::read_to_string(path).unwrap().contains("name=\"robots\" content=\"noindex\"") {
                continue;
            }
            expected += 1;
            assert!(listed.contains(format!("../{folder}/{name}").as_str()), "{folder}/{name} is not listed");
        }
    }
    assert!(expected > 60);
    assert!(text(&b, "main").contains("JavaScript"));
    assert_eq!(b.run("return document.getElementById('q').checkVisibility()", json!([])), false);
}

#[test]
fn the_script_reads_words_as_the_index_does() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("search/index.html"));
    let rows: Vec<(String, Vec<String>)> = serde_json::from_str(include_str!("search_tokens.json")).unwrap();
    let texts: Vec<&String> = rows.iter().map(|(text, _)| text).collect();
    let read = b.run("return arguments[0].map(t => briefingSearch.tokens(t))", json!([texts]));
    for ((text, expected), read) in rows.iter().zip(read.as_array().unwrap()) {
        assert_eq!(*read, json!(expected), "{text:?}");
    }
}
