//! Days of invented pages: which of all that a page says is the day on which it was published.

use crate::import::{Known, Page, Pending, clean};
use jiff::civil::date;

const PARAGRAPHS: &str = "<p>The ferry is in dock for repairs, the council said. About 300 travellers wait on the quay for a boat \
    each day, and more are to come when the fair opens.</p><p>The council wants to hire a second boat for the summer, and the \
    board is to decide on it soon, as it has done in every year before.</p>";

fn cleaned(html: &str) -> Page {
    let known = Known::new([("Wexmoor Courier".to_owned(), vec![])], Some(date(2026, 11, 30)));
    clean("page.html", html.as_bytes(), &known).unwrap()
}

/// A page: its language, what is in its head, what stands between headline and text, what comes after the text.
fn page(lang: &str, head: &str, top: &str, end: &str) -> String {
    format!(
        "<!doctype html><html lang={lang}><head><title>Ferry in dock again | Wexmoor Courier</title>{head}</head><body>\
         <header><div class=date>Monday, 30 November 2026</div><nav><a href=/>Home</a></nav></header>\
         <article><h1>Ferry in dock again</h1>{top}{PARAGRAPHS}</article>{end}<footer>© 2026 Wexmoor Courier. Updated 29 \
         November 2026</footer></body></html>"
    )
}

fn ld(json: &str) -> String {
    format!("<script type='application/ld+json'>{json}</script>")
}

fn published(value: &str) -> String {
    format!("<meta property='article:published_time' content='{value}'>")
}

/// The day, `-` where there is none, `?` where it is asked.
fn told(html: &str) -> String {
    let page = cleaned(html);
    match (page.published.and_then(|p| p.days.day()), page.pending) {
        (Some(day), _) => day.to_string(),
        (None, Some(Pending::Asked)) if !page.remarks.is_empty() => "?".to_owned(),
        (None, None) => "-".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_day_of_a_page() {
    let own = r#"{"@type":"NewsArticle","headline":"Ferry in dock again","datePublished":"2026-05-04T09:00:00+02:00","dateModified":"2026-05-06T09:00:00+02:00"}"#;
    let other = r#"{"@type":"NewsArticle","headline":"A fair closes its gates","datePublished":"2026-01-01"}"#;
    let comments = "<section class=comments><p>Good news. <time datetime=2026-05-20>20 May 2026</time></p></section>";
    let prose = "<p>The old ferry was launched on <time datetime=1999-07-14>14 July 1999</time>, and the board is proud of it to this day.</p>";
    let teaser = "<aside><h3>More on ferries</h3><p>2 January 2026</p></aside><article><h2>A fair closes</h2><time datetime=2026-02-02>2 February 2026</time></article>";
    let byline = "<p class=byline>By Ann Tolliver | 4 May 2026 | 3 min read</p>";
    let at = |value: &str, top: &str| page("en-GB", &published(value), top, "");
    let rows: Vec<(&str, String, &str)> = vec![
        ("own node", page("en", &ld(own), "", ""), "2026-05-04"),
        ("own node after another", page("en", &(ld(other) + &ld(own)), "", ""), "2026-05-04"),
        ("own node, of a graph", page("en", &ld(&format!(r#"{{"@graph":[{other},{own}]}}"#)), "", ""), "2026-05-04"),
        ("only others' nodes", page("en", &(ld(other) + &ld(&other.replace("closes", "opens"))), "", ""), "-"),
        ("published before updated", page("en", &ld(own), "<p>Updated 6 May 2026</p>", ""), "2026-05-04"),
        ("an update without the word", page("en", &ld(own), "<p>6 May 2026</p>", ""), "2026-05-04"),
        ("meta", at("2026-05-04T09:00:00Z", ""), "2026-05-04"),
        ("meta and the same in words", at("2026-05-04T09:00:00Z", byline), "2026-05-04"),
        ("the eve in UTC", at("2026-05-03T22:30:00Z", byline), "2026-05-04"),
        ("the morrow in UTC", at("2026-05-05T02:30:00+00:00", byline), "2026-05-04"),
        ("the eve in its own zone", at("2026-05-03T23:30:00-05:00", byline), "2026-05-04"),
        ("midnight", at("2026-05-05T00:00:00Z", byline), "2026-05-04"),
        (
            "a zone of its own",
            page(
                "en",
                &(ld(&own.replace("04T09:00:00+02:00", "05T03:30:00Z")) + &published("2026-05-04T22:30:00-05:00")),
                "",
                "",
            ),
            "2026-05-04",
        ),
        (
            "the day in the address",
            page(
                "en",
                &(published("2026-05-05T02:30:00Z") + "<link rel=canonical href='https://e.example/2026/05/04/ferry'>"),
                "",
                "",
            ),
            "2026-05-04",
        ),
        ("another day than printed", at("2026-04-20", byline), "?"),
        ("two sources that differ", page("en", &(ld(own) + &published("2026-03-03")), "", ""), "?"),
        ("two days printed", page("en", "", "<p>4 May 2026</p><p>9 May 2026</p>", ""), "?"),
        (
            "two days printed, one labelled",
            page("en", "", "<p>9 May 2026</p><p>Published: 4 May 2026</p>", ""),
            "2026-05-04",
        ),
        ("printed", page("en", "", "<p>4 May 2026</p>", ""), "2026-05-04"),
        (
            "printed under a standfirst",
            page(
                "en",
                "",
                "<p>Hundreds of travellers have to wait on the quay while the old ferry is mended in the dock.</p><p>4 May 2026</p>",
                "",
            ),
            "2026-05-04",
        ),
        ("printed and updated", page("en", "", "<p>Published 4 May 2026. Updated 6 May 2026</p>", ""), "2026-05-04"),
        ("printed, and comments", page("en", "", "<p>4 May 2026</p>", comments), "2026-05-04"),
        ("only comments", page("en", "", "", comments), "-"),
        ("only prose", page("en", "", prose, ""), "-"),
        ("only other stories", page("en", "", "", teaser), "-"),
        (
            "other stories inside",
            page("en", "", "<div class=related-stories><time datetime=2026-02-02>2 February 2026</time></div>", ""),
            "-",
        ),
        (
            "time in the header",
            page("en", "", "<div><time datetime=2026-05-04T10:00:00Z>2 days ago</time></div>", ""),
            "2026-05-04",
        ),
        (
            "time that says update",
            page(
                "en",
                "",
                "<div><time class=updated datetime=2026-05-06>2 days ago</time> <time class=published datetime=2026-05-04>4 days ago</time></div>",
                "",
            ),
            "2026-05-04",
        ),
        (
            "time beside its words",
            page("en", "", "<div>By Ann Tolliver <time datetime=2026-05-03T23:10:00Z>4 May 2026</time></div>", ""),
            "2026-05-04",
        ),
        (
            "microdata",
            page(
                "en",
                "",
                "<div itemscope><meta itemprop=datePublished content=2026-05-04></div>",
                "<div itemprop=comment><meta itemprop=datePublished content=2026-05-09></div>",
            ),
            "2026-05-04",
        ),
        (
            "microdata of a comment",
            page("en", "", "", "<div itemprop=comment><meta itemprop=datePublished content=2026-05-09></div>"),
            "-",
        ),
        ("figures, English", page("en", "", "<p>05/06/2026</p>", ""), "?"),
        ("figures, United States", page("en-US", "", "<p>05/06/2026</p>", ""), "2026-05-06"),
        ("figures, Britain", page("en-GB", "", "<p>05/06/2026</p>", ""), "2026-06-05"),
        (
            "figures, English, one of them known",
            page("en", &published("2026-06-05"), "<p>05/06/2026</p>", ""),
            "2026-06-05",
        ),
        ("figures that can be one day only", page("en", "", "<p>25/06/2026</p>", ""), "2026-06-25"),
        ("long ago", at("1931-07-14", ""), "?"),
        ("since 1970", at("0000000000", ""), "?"),
        ("a day to come", at("2026-12-24", ""), "?"),
        ("a slip, and the day printed", at("1970-01-01", byline), "2026-05-04"),
        (
            "only the day of a change",
            page("en", "<meta property='article:modified_time' content=2026-05-06>", "", ""),
            "2026-05-06",
        ),
        (
            "the lead",
            page(
                "en",
                "",
                "<p>WEXMOOR, May 4, 2026 (AFP) - The ferry was taken to the dock on Monday, the harbour board said.</p>",
                "",
            ),
            "2026-05-04",
        ),
        ("nothing", page("en", "", "", ""), "-"),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .map(|(name, html, expected)| (name, told(html), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(name, found, expected)| format!("{name}: {found}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Outside English the day is written first, whatever the page says of its language.
#[test]
fn figures_in_other_languages() {
    let text = "<p>Der Rat hat die Fähre ins Dock gebracht. Nach Angaben des Rates warten täglich viele Menschen am Kai auf ein Boot, \
        und bis zum Sommer soll eine zweite Fähre kommen. Die Bürgermeisterin sagte, die Arbeiten würden noch lange dauern.</p>\
        <p>Die Einwohner warten seit vielen Jahren auf eine neue Fähre, und niemand weiß, wer sie am Ende bezahlt.</p>";
    for lang in ["de", "de-CH", "en", ""] {
        let html = format!(
            "<!doctype html><html lang='{lang}'><head><title>Fähre im Dock</title></head><body><article><h1>Fähre im Dock</h1>\
             <p>05/06/2026</p>{text}</article></body></html>"
        );
        assert_eq!(told(&html), "2026-06-05", "{lang}");
    }
}
