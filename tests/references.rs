//! References in a browser: the evidence for a claim is one tap away, with and without script, from a folder and from a
//! server, and the place is kept.

mod browser {
    pub mod driver;
    mod phone;
    pub mod site;
}

use browser::driver::{Browser, key};
use browser::site::{SITE, file, serve};
use serde_json::{Value, json};

/// The first reference in view that leads to an entry of the list.
const REFERENCE: &str = "main a[href='#n1']";
const OPEN: &str = "document.querySelector('.pop')";

fn text(b: &Browser, selector: &str) -> String {
    b.run("return document.querySelector(arguments[0]).innerText", json!([selector])).as_str().unwrap().to_owned()
}

fn click(b: &Browser, selector: &str) {
    b.run("document.querySelector(arguments[0]).click()", json!([selector]));
}

fn focus(b: &Browser) -> Value {
    b.run("const e = document.activeElement; return e.getAttribute('href') || e.className", json!([]))
}

fn count(b: &Browser, selector: &str) -> Value {
    b.run("return document.querySelectorAll(arguments[0]).length", json!([selector]))
}

fn quotation(b: &Browser, entry: &str) -> String {
    text(b, &format!("{entry} q"))
}

#[test]
fn a_click_shows_the_evidence_and_escape_goes_back() {
    let Some(b) = Browser::start() else { return };
    for page in [file("index.html"), format!("{}index.html", serve())] {
        b.open(&page);
        b.run("document.querySelector(arguments[0]).focus()", json!([REFERENCE]));
        click(&b, REFERENCE);
        b.wait_for(OPEN);
        let shown = text(&b, ".pop");
        assert!(shown.contains(&quotation(&b, "#n1")), "{shown}");
        // Publisher and date.
        assert!(shown.contains(", 1") && shown.contains(" 2021"), "{shown}");
        assert_eq!(count(&b, ".pop a[href^='articles/']"), 1);
        assert_eq!(focus(&b), "pop");
        assert_eq!(b.address(), page);
        b.keys(key("Escape"));
        assert_eq!(count(&b, ".pop"), 0);
        assert_eq!(focus(&b), "#n1");
        b.keys(key("Enter"));
        b.wait_for(OPEN);
        assert_eq!(focus(&b), "pop");
        // The end of the box leads back to the text.
        for _ in 0..12 {
            if count(&b, ".pop") == 0 {
                break;
            }
            b.keys(key("Tab"));
        }
        assert_eq!(count(&b, ".pop"), 0);
    }
}

#[test]
fn there_is_one_box_and_a_click_elsewhere_closes_it() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("index.html"));
    click(&b, REFERENCE);
    click(&b, "main a[href='#n2']");
    b.wait_for(OPEN);
    assert_eq!(count(&b, ".pop"), 1);
    assert!(text(&b, ".pop").contains(&quotation(&b, "#n2")));
    click(&b, "h1");
    assert_eq!(count(&b, ".pop"), 0);
    // The same reference closes what it opened.
    click(&b, REFERENCE);
    click(&b, REFERENCE);
    assert_eq!(count(&b, ".pop"), 0);
    // Who asks for a new tab gets the link.
    let kept = "const e = new MouseEvent('click', {bubbles: true, cancelable: true, ctrlKey: true});
        addEventListener('click', x => x.preventDefault(), {once: true});
        document.querySelector(arguments[0]).dispatchEvent(e)";
    b.run(kept, json!([REFERENCE]));
    assert_eq!(count(&b, ".pop"), 0);
    click(&b, REFERENCE);
    click(&b, ".pop .close");
    assert_eq!(focus(&b), "#n1");
}

#[test]
fn a_block_on_the_page_is_shown_beside_the_text() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("numbers/troops-in-afghanistan.html"));
    let reference = "main a[data-claim][href^='#c']:not([href^='#common'])";
    click(&b, reference);
    b.wait_for(OPEN);
    let same = "const a = document.querySelector(arguments[0]), to = document.querySelector(a.getAttribute('href'));
        return to.querySelector('.quote').innerText === document.querySelector('.pop .quote').innerText";
    assert_eq!(b.run(same, json!([reference])), true);
    assert_eq!(count(&b, ".pop [id]"), 0);
}

#[test]
fn without_script_the_evidence_is_on_the_page_and_leads_back() {
    let Some(b) = Browser::start() else { return };
    b.without_script();
    for page in ["index.html", "numbers/troops-in-afghanistan.html", "questions/taliban-comply.html"] {
        b.open(&file(page));
        let strays = "return Array.from(document.querySelectorAll('main a[data-claim][href^=\"#\"]')).filter(a => {
            const to = document.getElementById(a.getAttribute('href').slice(1));
            return !to || (to.dataset.claim === a.dataset.claim && !to.querySelector('q, .quote'));
        }).map(a => a.outerHTML)";
        assert_eq!(b.run(strays, json!([])), json!([]), "{page}");
        let lost = "return Array.from(document.querySelectorAll('.backs a')).filter(a =>
            !document.getElementById(a.getAttribute('href').slice(1))).map(a => a.outerHTML)";
        assert_eq!(b.run(lost, json!([])), json!([]), "{page}");
    }
    b.open(&file("index.html"));
    click(&b, REFERENCE);
    assert!(b.address().ends_with("#n1"), "{}", b.address());
    let entry = text(&b, ":target");
    assert!(entry.contains(&quotation(&b, "#n1")) && entry.contains(" 2021"), "{entry}");
    click(&b, "#n1 .backs a");
    assert_eq!(b.run("return document.querySelector(':target').getAttribute('href')", json!([])), "#n1");
    assert_eq!(count(&b, ".pop"), 0);
}

#[test]
fn a_claims_permanent_link_is_copied_and_said() {
    let Some(b) = Browser::start() else { return };
    b.open(&file("articles/voa-2021-02-18.html"));
    // What reaches the clipboard is what the page hands over.
    let watch = "window.copied = []; const c = {writeText: t => { copied.push(t); return Promise.resolve(); }};
        Object.defineProperty(navigator, 'clipboard', {value: c, configurable: true})";
    b.run(watch, json!([]));
    click(&b, ".claim .copy");
    b.wait_for("document.querySelector('.told').textContent");
    assert_eq!(count(&b, ".told[role=status]"), 1);
    let copied = b.run("return copied", json!([]));
    let copied = copied[0].as_str().unwrap();
    let (page, anchor) = copied.split_once('#').unwrap();
    assert!(page.contains("://") && page.ends_with("/articles/voa-2021-02-18.html"), "{copied}");
    let home = std::fs::read_to_string(SITE.join("articles/voa-2021-02-18.html")).unwrap();
    assert!(home.contains(&format!("id=\"{anchor}\"")), "{copied}");
}
