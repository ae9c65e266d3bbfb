//! Raw articles as they come, of made-up towns and people, and input that nobody would call an article.

use super::*;
use jiff::civil::date;
use proptest::prelude::*;

fn clean_one(name: &str, bytes: &[u8]) -> Result<Page, Refusal> {
    clean(name, bytes, &Known::default())
}

fn cleaned(text: &str) -> Page {
    clean_one("a.txt", text.as_bytes()).unwrap()
}

fn body(page: &Page) -> Vec<&str> {
    page.paragraphs().collect()
}

#[test]
fn sizes_and_bytes_that_are_refused() {
    assert_eq!(clean_one("a", &[]), Err(Refusal::Empty));
    assert!(matches!(clean_one("a", b"%PDF-1.4 x"), Err(Refusal::NotText(_))));
    let message = clean_one("a", &vec![b'a'; LARGEST + 1]).unwrap_err().to_string();
    assert!(message.contains("51 MB") && message.contains("50 MB"), "{message}");
    // A book, each paragraph another.
    let book: String = (0..12_000)
        .map(|i| format!("On day {i} the bridge at {i} Harbour Street was closed for repairs, and people walked round by the mill.\n\n"))
        .collect();
    let message = clean_one("a.txt", book.as_bytes()).unwrap_err().to_string();
    assert!(message.contains("at most 1024 KB"), "{message}");
}

#[test]
fn places_are_those_of_the_file() {
    let page = cleaned("Flood closes two bridges\r\n\r\nTwo bridges were closed on Monday.\r\nShare\r\n");
    assert_eq!(page.text, "Flood closes two bridges\n\nTwo bridges were closed on Monday.\nShare\n");
    assert_eq!(body(&page), ["Two bridges were closed on Monday."]);
    assert_eq!(page.furniture, [4..=4]);
}

#[test]
fn a_strike_with_a_site_around_it() {
    let page = cleaned(
        "Skip to content\nNews\nBusiness\n\nDock workers in Norhaven walk out over pay\n\nBy Ada Lind and Tom Reyes\n\
         Published: 3 May 2022, 10:15 am\n12 shares\n\n\
         Some 1,200 dock workers walked out in Norhaven on Monday and closed the port, the union said.\n\n\
         Read more: Five charts on wages\n\n\
         The employers offered 4.5 percent, the union wants 9 percent.\n\n\
         “We have waited for 14 months,” said Ada Berg, who leads the union.\n\n\
         A picket line at the port. (Photo: Jo Marsh/Reuters)\n\n\
         Talks go on\n\n\
         Both sides are to meet again on Friday, the mayor said.\n\n\
         (Reporting by Ada Lind; Editing by Jo Marsh)\n\n\
         Related articles\nPort of Norhaven handles 3 million containers\nWhat 9 percent would cost\n\n\
         Sign up for our newsletter\n© 2022 The Norhaven Post. All rights reserved.\n",
    );
    assert_eq!(page.title.as_deref(), Some("Dock workers in Norhaven walk out over pay"));
    assert_eq!(page.authors, ["Ada Lind", "Tom Reyes"]);
    assert_eq!(page.outlet.as_deref(), Some("The Norhaven Post"));
    let published = page.published.clone().unwrap();
    assert_eq!((published.days.day(), published.basis), (Some(date(2022, 5, 3)), PublishedBasis::Printed));
    assert_eq!(page.time.as_deref(), Some("10:15 am"));
    let body = body(&page);
    assert_eq!(body.len(), 4, "{body:#?}");
    assert!(body[0].starts_with("Some 1,200") && body[3].starts_with("Both sides"));
    assert_eq!(page.headings.len(), 1);
    for gone in ["Five charts", "3 million", "Jo Marsh", "12 shares", "2022"] {
        assert!(!body.iter().any(|p| p.contains(gone)), "{gone}");
    }
}

#[test]
fn a_flood_from_an_agency() {
    let page = cleaned(
        "Death toll in Vellin floods rises to 31\n\n\
         VELLIN, June 4, 2019 (AFP) - At least 31 people died in floods in the Vellin valley, the governor said on Tuesday.\n\n\
         Some 4,000 homes are without power:\n\n• 2,500 in the town of Vellin\n• about 1,500 in the villages along the river\n\n\
         Rescuers are still searching for seven people, said the fire service.\n\nAFP\n",
    );
    assert_eq!(page.agencies, ["AFP"]);
    assert_eq!(page.published.as_ref().and_then(|p| p.days.day()), Some(date(2019, 6, 4)));
    assert_eq!(body(&page).len(), 5, "{:#?}", body(&page));
    assert_eq!(page.language.as_deref(), Some("en"));
}

#[test]
fn an_article_without_anything_around_it_is_kept_whole() {
    let text = "The council passed a budget of 12 million crowns on Thursday.\n\
                We will not raise taxes, the mayor said after the vote.\n\
                Critics said our schools would suffer.\n";
    let page = cleaned(text);
    assert_eq!(body(&page).join("\n") + "\n", text);
    assert_eq!((page.title, page.outlet, page.published, page.furniture.len()), (None, None, None, 0));
}

#[test]
fn front_matter_is_read_and_left_out() {
    let page = clean_one(
        "vote.md",
        b"---\ntitle: \"Voters turn out in Sarn\"\ndate: 2020-10-05\nauthor: Ada Lind\npublisher: The Sarn Times\n---\n\nTurnout was 61.5 percent, the election office said on Sunday.\n",
    )
    .unwrap();
    assert_eq!(page.title.as_deref(), Some("Voters turn out in Sarn"));
    assert_eq!(page.outlet.as_deref(), Some("The Sarn Times"));
    assert_eq!(page.authors, ["Ada Lind"]);
    let published = page.published.clone().unwrap();
    assert_eq!((published.days.day(), published.basis), (Some(date(2020, 10, 5)), PublishedBasis::Metadata));
    assert_eq!(body(&page), ["Turnout was 61.5 percent, the election office said on Sunday."]);
}

#[test]
fn a_web_page() {
    let paragraph = "<p>The recount in Sarn took nine days and changed 214 votes, the election office said on Friday, while both parties claimed to have won.</p>";
    let html = format!(
        "<!doctype html><html lang=en-GB><head><title>Recount in Sarn ends | The Sarn Times</title>\
         <meta property='article:published_time' content='2020-10-14T08:00:00+02:00'><meta property='og:site_name' content='The Sarn Times'>\
         <meta name=author content='By Ada Lind'><link rel=canonical href='https://example.org/recount'></head>\
         <body><nav><a href=/>Home</a> <a href=/x>999 jobs</a></nav><article><h1>Recount in Sarn ends</h1>{}\
         <figure><img><figcaption>Boxes with 5,000 ballots</figcaption></figure><h2>What is next</h2>{paragraph}</article>\
         <footer>© 2020 The Sarn Times, 27 languages</footer></body></html>",
        paragraph.replace("nine", "eight")
    );
    let page = clean_one("page", html.as_bytes()).unwrap();
    assert_eq!(page.title.as_deref(), Some("Recount in Sarn ends"));
    assert_eq!(page.outlet.as_deref(), Some("The Sarn Times"));
    assert_eq!(page.byline.as_deref(), Some("Ada Lind"));
    assert_eq!(page.url.as_deref(), Some("https://example.org/recount"));
    assert_eq!(page.language.as_deref(), Some("en-GB"));
    let published = page.published.clone().unwrap();
    assert_eq!((published.days.day(), published.basis), (Some(date(2020, 10, 14)), PublishedBasis::Metadata));
    let body = body(&page);
    assert_eq!(body.len(), 2, "{}", page.text);
    assert!(body.iter().all(|p| p.contains("214 votes")));
    for gone in ["999", "5,000", "27"] {
        assert!(!body.iter().any(|p| p.contains(gone)), "{gone}");
    }
}

/// What must hold of any page.
fn holds_together(page: &Page) {
    let lines = page.text.split('\n').count();
    for range in page.body.iter().chain(&page.headings) {
        assert!(page.text.get(range.clone()).is_some_and(|t| !t.is_empty()), "{range:?}");
    }
    assert!(page.body.windows(2).all(|w| w[0].end <= w[1].start));
    assert!(page.furniture.iter().all(|r| 1 <= *r.start() && r.start() <= r.end() && *r.end() <= lines));
    assert!(page.furniture.windows(2).all(|w| w[0].end() < w[1].start()));
    assert!(!page.text.contains('\r'));
}

#[test]
fn hostile_repetition_is_cleaned_like_any_other_text() {
    for piece in [
        "<div>",
        "<b><p>",
        "<a href=x>",
        "</",
        "<!--",
        "<script>",
        "<table><tr><td>",
        "<p a=b c=d>x",
        "<svg><p>",
        "<",
        "&amp;",
        "a",
        "a ",
        "A. ",
        "By Ada Lind\n",
        "12 comments\n",
        "Read more\n",
        "“a",
        "(Reuters) - ",
        "| ",
        ": ",
        "2021-02-18\n",
        "© ",
        "May 3 ",
        "---\n",
        "Related\nA short line\n",
        "the same words again and again in a line.\n",
        "\n",
        "\u{feff}x",
        "é\u{301}",
        "…",
        "10:",
    ] {
        for start in ["", "<html><body>", "---\ntitle: x\n---\n"] {
            let text = format!("{start}{}", piece.repeat(6_000 / piece.len()));
            if let Ok(page) = clean_one("a.txt", text.as_bytes()) {
                holds_together(&page);
            }
        }
    }
    let deep = format!("<html>{}<p>Ten thousand tags deep.", "<div>".repeat(10_000));
    assert!(clean_one("a", deep.as_bytes()).unwrap().text.contains("Ten thousand tags deep."));
    let long = "word ".repeat(100_000);
    holds_together(&clean_one("a", long.as_bytes()).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_bytes_are_cleaned_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000), html in any::<bool>()) {
        let mut input = if html { b"<html>".to_vec() } else { Vec::new() };
        input.extend(bytes);
        if let Ok(page) = clean_one("a.md", &input) {
            holds_together(&page);
        }
    }

    #[test]
    fn any_lines_are_cleaned(lines in prop::collection::vec(prop::sample::select(vec![
        "Read more", "By Ada Lind", "Published: 3 May 2022", "Norhaven walks out", "The port was closed on Monday, the union said.",
        "“We have waited,” said Ada Berg, who leads the union of dock workers.", "", "Related articles", "(Photo: AP)", "AFP",
        "<p>One</p>", "With inputs from ANI", "| : -", "© 2022 The Norhaven Post", "Talks go on", "• 3,000 in the town", "12", "é…”",
    ]), 0..30)) {
        if let Ok(page) = clean_one("a.txt", lines.join("\n").as_bytes()) {
            holds_together(&page);
        }
    }
}
