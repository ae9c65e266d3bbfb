//! Invented pages: which part of a page is its article, who published it and who wrote it.

use crate::import::{Known, Page, clean};

const FIRST: &str = "The ferry is in dock for repairs, the council said, and about 300 travellers wait on the quay for a boat each day.";
const SECOND: &str = "The council wants to hire a second boat for the summer, and the board is to decide on it at its next meeting in the hall.";

const CONSENT: &str = "<h2>We value your privacy</h2><p>We and our 842 partners store and/or access information on a device, such \
    as cookies, and process personal data for personalised ads and content, measurement and audience research.</p><p>You may \
    click to give consent to us and our partners, or choose more detailed settings. Some processing of your personal data may \
    not need your consent, but you have a right to object, where it rests on a legitimate interest of ours.</p><p>Your choices \
    hold for this site only. You can change your preferences or withdraw your consent at any time, with the link at the foot \
    of every page, as our privacy policy says in more words than anybody has ever read.</p>\
    <button>Accept all</button><button>Reject all</button><button>Manage preferences</button>";

fn cleaned(html: &str) -> Page {
    clean("page.html", html.as_bytes(), &Known::new([("Wexmoor Courier".to_owned(), vec!["Courier".to_owned()])], None))
        .unwrap()
}

fn page(head: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Ferry in dock again</title>{head}</head><body>{body}</body></html>"
    )
}

fn article(inside: &str) -> String {
    format!("<h1>Ferry in dock again</h1><p>{FIRST}</p>{inside}<p>{SECOND}</p>")
}

#[test]
fn the_article_is_found() {
    let more = "<p>Fares stay as they are, and whoever has a ticket for the year may use the bus along the shore for nothing.</p>";
    let related = "<ul><li><a href=/a>A fair closes its gates</a><li><a href=/b>Why the lock was shut</a></ul>";
    for (name, body) in [
        ("alone", article(more)),
        (
            "in an aside",
            format!(
                "<nav><a href=/>Home</a></nav><aside class=sidebar role=complementary><article>{}</article></aside>",
                article(more)
            ),
        ),
        (
            "in an aside without an article",
            format!("<div class=top>Home</div><aside>{}</aside><footer>{related}</footer>", article(more)),
        ),
        ("after a box called consent", format!("<div id=consent-banner>{CONSENT}</div><main>{}</main>", article(more))),
        (
            "after a box of a vendor",
            format!("<div class='onetrust-pc-dark'><div>{CONSENT}{CONSENT}</div></div><div>{}</div>", article(more)),
        ),
        (
            "after a box called nothing",
            format!("<div class=x9f><div class=q>{CONSENT}</div></div><div class=z>{}</div>", article(more)),
        ),
        (
            "before a box in a section",
            format!("<div>{}</div><section role=dialog><div>{CONSENT}{CONSENT}</div></section>", article(more)),
        ),
        (
            "before a box in a form",
            format!("<article>{}</article><form class=privacy-manager>{CONSENT}</form>", article(more)),
        ),
        (
            "with a box inside",
            format!("<article>{}</article>", article(&format!("<div class=gdprBanner>{CONSENT}</div>{more}"))),
        ),
    ] {
        let page = cleaned(&page("", &body));
        let found: Vec<&str> = page.paragraphs().collect();
        assert!(found.contains(&FIRST) && found.contains(&SECOND), "{name}: {found:#?}");
        assert!(found.iter().any(|p| p.starts_with("Fares stay")), "{name}: {found:#?}");
        assert!(
            !found.iter().any(|p| p.contains("partners") || p.contains("preferences") || p.contains("fair")),
            "{name}: {found:#?}"
        );
    }
}

#[test]
fn an_article_about_cookies_is_no_box() {
    let text = "<p>We use cookies, says every site. The board wants to know what our partners do with your data, and why.</p>\
        <p>Under the plan, a site may no longer ask for your consent on every visit, the council said in a letter to readers.</p>";
    let page =
        cleaned(&page("", &format!("<article class='post tag-privacy tag-cookies'>{}</article>", article(text))));
    let found: Vec<&str> = page.paragraphs().collect();
    assert!(found.contains(&FIRST) && found.contains(&SECOND), "{found:#?}");
    assert!(page.text.contains("no longer ask"), "{}", page.text);
}

#[test]
fn a_live_blog_keeps_its_entries_and_their_times() {
    let entries = [
        (
            "15:20",
            "The ferry has left the dock and is on its way to the quay, where some 200 travellers are waiting for it.",
        ),
        (
            "14:05",
            "The harbour board says that the repairs took nine hours longer than had been planned in the morning.",
        ),
        (
            "9.30am",
            "Good morning. We follow the repair of the ferry all day; the first boat is to leave at noon, says the board.",
        ),
        ("08:15", "Divers went down at dawn, and two of them found a rope of 40 metres around the screw of the ferry."),
    ];
    for tag in ["article", "section", "div", "li"] {
        for around in ["article", "main", "div"] {
            let list: String = entries
                .iter()
                .map(|(time, text)| {
                    format!("<{tag} class=entry><time datetime=2026-05-04T10:00Z>{time}</time><p>{text}</p></{tag}>")
                })
                .collect();
            let list = if tag == "li" { format!("<ul>{list}</ul>") } else { list };
            let body = format!(
                "<{around}><h1>Ferry in dock again</h1><p>4 May 2026</p>{list}</{around}><div class=comments><div><time>16:00</time><p>I have waited on the quay for six hours, and nobody has told us anything at all about it.</p></div></div>"
            );
            let page = cleaned(&page("", &body));
            let found: Vec<&str> = page.paragraphs().collect();
            for (time, text) in entries {
                assert!(found.contains(&text), "{tag} in {around}: {text} is not in {found:#?}");
                let times: Vec<&str> = page.headings.iter().map(|r| &page.text[r.clone()]).collect();
                assert!(times.contains(&time), "{tag} in {around}: {time} is not in {times:?}");
            }
            assert!(!page.text.contains("six hours"), "{tag} in {around}: {}", page.text);
            assert_eq!(
                page.published.as_ref().and_then(|p| p.days.day()).map(|d| d.to_string()).as_deref(),
                Some("2026-05-04"),
                "{tag} in {around}"
            );
        }
    }
}

#[test]
fn galleries_credits_and_offers_are_no_article() {
    let inside = "<figure><img><figcaption>The ferry in May</figcaption></figure><p class=photo-credit>Tom Reyes for the Courier</p>\
        <div class=photo-gallery><p>One of nine pictures of 70 boats that lay in the harbour of Wexmoor before the great storm.</p></div>\
        <div class=newsletter-signup><p>Read by 9,000 people: every morning the news of the harbour in your letter box, for nothing.</p></div>\
        <p>Already a subscriber? Log in</p><p>Subscribe for 3 coins a month</p>";
    let page = cleaned(&page("", &format!("<article>{}</article>", article(inside))));
    let found: Vec<&str> = page.paragraphs().collect();
    assert_eq!(found, [FIRST, SECOND]);
}

#[test]
fn outlets_and_authors() {
    let ld = |rest: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Ferry in dock again",{rest}}}</script>"#
        )
    };
    let meta = |name: &str, value: &str| format!("<meta name='{name}' property='{name}' content='{value}'>");
    let rows: Vec<(String, Option<&str>, Vec<&str>)> = vec![
        (
            ld(r#""publisher":{"name":"The Norhaven Post"},"author":{"name":"By Ann Tolliver"}"#),
            Some("The Norhaven Post"),
            vec!["Ann Tolliver"],
        ),
        (
            ld(r#""publisher":{"name":"Courier"},"author":[{"name":"Ann Tolliver"},{"name":"Tom Reyes"}]"#),
            Some("Wexmoor Courier"),
            vec!["Ann Tolliver", "Tom Reyes"],
        ),
        (
            ld(r#""publisher":{"name":"Wexmoor Courier"},"author":{"name":"Wexmoor Courier"}"#),
            Some("Wexmoor Courier"),
            vec![],
        ),
        (
            ld(r#""author":"Ann Tolliver and Tom Reyes""#) + &meta("og:site_name", "Wexmoor Courier"),
            Some("Wexmoor Courier"),
            vec!["Ann Tolliver", "Tom Reyes"],
        ),
        (ld(r#""author":"Ann Tolliver, Wexmoor Courier""#), None, vec!["Ann Tolliver"]),
        (ld(r#""author":["@anntolliver","Tom Reyes"]"#), None, vec!["Tom Reyes"]),
        (ld(r#""author":{"name":"Plato"}"#), None, vec!["Plato"]),
        (meta("author", "By Ann Tolliver, Staff Writer | May 3, 2026"), None, vec!["Ann Tolliver"]),
        (
            meta("article:author", "https://face.example/ann") + &meta("author", "Ann Tolliver"),
            None,
            vec!["Ann Tolliver"],
        ),
        (meta("og:site_name", "https://courier.example"), None, vec![]),
        (meta("og:site_name", "Wexmoor Courier") + &meta("author", "Wexmoor Courier"), Some("Wexmoor Courier"), vec![]),
        (meta("copyright", "© 2026 Some Holding Ltd. All rights reserved"), None, vec![]),
    ];
    for (head, outlet, authors) in rows {
        let page = cleaned(&page(&head, &format!("<article>{}</article>", article(""))));
        assert_eq!(
            (page.outlet.as_deref(), page.authors.iter().map(String::as_str).collect::<Vec<_>>()),
            (outlet, authors),
            "{head}"
        );
    }
}

#[test]
fn titles_stand_without_their_site_and_sites_are_named_by_themselves() {
    let site = |name: &str| format!("<meta property=og:site_name content='{name}'>");
    let at = |address: &str| format!("<link rel=canonical href='{address}'>");
    let h1 = "<h1>Ferry in dock again</h1>";
    let ferry = "Ferry in dock again";
    let rows: Vec<(&str, String, String, &str, Option<&str>)> = vec![
        // What is left of the page's title beside its heading.
        ("Ferry in dock again - Quayside", String::new(), h1.into(), ferry, Some("Quayside")),
        ("Ferry in dock again : Harbour news : Quayside", String::new(), h1.into(), ferry, Some("Quayside")),
        ("Quay Side » Ferry in dock again", String::new(), h1.into(), ferry, Some("Quay Side")),
        ("Ferry in dock again – and now?", String::new(), h1.into(), ferry, None),
        // A motto is no part of a name.
        (
            ferry,
            site("Quayside | All that floats") + &at("https://quayside.example/f"),
            h1.into(),
            ferry,
            Some("Quayside"),
        ),
        (
            "Ferry in dock again - Quayside - Ten years afloat",
            at("https://quayside.example/f"),
            h1.into(),
            ferry,
            Some("Quayside"),
        ),
        // Parts of a site and addresses are no names, where the page prints the name itself.
        (
            ferry,
            site("Magazine") + &at("https://www.quayside.example/f"),
            format!("<a href=/><img alt='Quay Side'></a>{h1}"),
            ferry,
            Some("Quay Side"),
        ),
        (
            ferry,
            site("QuaySide.com") + &at("https://quayside.com/f"),
            format!("<div class=logo>Quayside</div>{h1}"),
            ferry,
            Some("Quayside"),
        ),
        (
            ferry,
            at("https://quayside.example/f"),
            format!("{h1}<footer>© 2026 Quay Side. All rights reserved</footer>"),
            ferry,
            Some("Quay Side"),
        ),
        (ferry, site("QuaySide.com"), h1.into(), ferry, Some("QuaySide.com")),
        // The registry knows its own addresses.
        (ferry, at("https://wexmoorcourier.example/f"), h1.into(), ferry, Some("Wexmoor Courier")),
        // A journal kept in a house of many is called by its own name.
        (
            "Quayside: Ferry in dock again",
            at("https://quayside.blogspot.example/f"),
            "<h1>Quayside</h1><h3>Ferry in dock again</h3>".into(),
            ferry,
            Some("Quayside"),
        ),
        // What the page shows comes before what it says to others; a name in the text names nobody.
        (
            "Boat news: the old ferry in dock again",
            "<meta property=og:title content='Ferry in dock again for weeks, says WNN'>".into(),
            "<h1>The old ferry is in the dock again</h1><p>(CNN) — The Guardian said so, and BBC News.</p>".into(),
            "The old ferry is in the dock again",
            None,
        ),
        (ferry, format!("<meta name=application-name content='{ferry}'>"), h1.into(), ferry, None),
        // Kept by a program that renames the values.
        (ferry, "<meta name='og:site_name' value='Quayside'>".into(), h1.into(), ferry, Some("Quayside")),
    ];
    for (shown, head, top, title, outlet) in rows {
        let html = format!(
            "<!doctype html><html lang=en><head><title>{shown}</title>{head}</head><body>{top}<p>{FIRST}</p><p>{SECOND}</p></body></html>"
        );
        let page = cleaned(&html);
        assert_eq!((page.title.as_deref(), page.outlet.as_deref()), (Some(title), outlet), "{html}");
    }
}

#[test]
fn a_first_page_is_no_address_of_an_article() {
    for (head, expected) in [
        (
            "<link rel=canonical href='https://q.example/'><meta property=og:url content='https://q.example/f'>",
            Some("https://q.example/f"),
        ),
        ("<link rel=canonical href='https://q.example/?p=12'>", Some("https://q.example/?p=12")),
        ("<link rel=canonical href='https://q.example/'>", None),
        ("<link rel=canonical href='/f'>", None),
        ("<link rel=canonical href='javascript:f()'>", None),
    ] {
        assert_eq!(cleaned(&page(head, &article(""))).url.as_deref(), expected, "{head}");
    }
}
