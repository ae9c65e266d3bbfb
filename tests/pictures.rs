//! Pictures of any size: a number with 1 to 500 reports, a deadline with 1 to 50 wordings, a question with 1 to 500 holders, a
//! timeline of a day and of twenty years. Nothing is drawn outside of its picture, labels do not touch, what is left out is
//! counted, and the page stays light.

use briefing::pipeline::{self, Options};
use regex::Regex;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Letters of an axis label, in pixels, and the narrowest drawing on a phone and on a wide page.
const LETTER: f64 = 6.2;
const PHONE: f64 = 168.0;
const WIDE: f64 = 420.0;
const RAW: usize = 300 * 1024;

struct Site {
    pages: BTreeMap<String, String>,
    claims: Vec<String>,
}

/// Builds a site of these articles: each the day it was published, its claims and its text.
fn site(registries: &[(&str, &str)], articles: &[(String, String, String)]) -> Site {
    let dir = tempfile::tempdir().unwrap();
    let write = |path: String, text: &str| {
        let path = dir.path().join("content").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("site.yaml".into(), "title: Harbour\nsummary: Boats.\nas_of: 2021-03-01\n");
    for (path, text) in registries {
        write((*path).to_owned(), text);
    }
    for (i, (day, claims, text)) in articles.iter().enumerate() {
        let text = format!(
            "---\ntitle: Report {i}\noutlet: gazette\npublished: {day}\nrights: own\nclaims:\n{claims}---\n{text}\n"
        );
        write(format!("articles/report-{i}.md"), &text);
    }
    let run = pipeline::check(&Options { root: dir.path().to_owned(), ..Options::default() }).unwrap();
    assert!(!run.has_errors(), "{:?}", run.findings.iter().map(|f| &f.message).take(5).collect::<Vec<_>>());
    let built = pipeline::build(&run);
    let html = built.value.into_iter().filter(|o| o.path.ends_with(".html"));
    Site {
        pages: html.map(|o| (o.path, String::from_utf8(o.bytes).unwrap())).collect(),
        claims: run.briefing.claims.iter().map(|c| c.id.clone()).collect(),
    }
}

const GAZETTE: (&str, &str) = ("actors.yaml", "- {id: gazette, name: The Gazette, kind: outlet}\n");

/// The `n`th day of some years.
fn day(n: usize) -> String {
    let first = jiff::civil::date(2001, 3, 1);
    first.checked_add(jiff::Span::new().days(n as i64)).unwrap().to_string()
}

fn captures<'h>(html: &'h str, pattern: &str) -> Vec<Vec<&'h str>> {
    let regex = Regex::new(pattern).unwrap();
    regex.captures_iter(html).map(|c| c.iter().skip(1).map(|g| g.map_or("", |g| g.as_str())).collect()).collect()
}

fn count(html: &str, needle: &str) -> usize {
    html.matches(needle).count()
}

/// Everything that is drawn stands between 0 and 100 per cent, and has a table or a list around it that says the same.
fn drawn_inside(name: &str, html: &str) {
    let mut places = 0;
    for c in captures(html, r#"<rect class="[a-z]+" x="([0-9.-]+)%" width="([0-9.-]+)%""#) {
        let (x, width): (f64, f64) = (c[0].parse().unwrap(), c[1].parse().unwrap());
        assert!(x >= 0.0 && width > 0.0 && x + width <= 100.01, "{name}: bar from {x} so wide: {width}");
        places += 1;
    }
    for c in captures(html, r#" (?:x1|x2|cx|x)="([0-9.-]+)%""#) {
        let x: f64 = c[0].parse().unwrap();
        assert!((0.0..=100.01).contains(&x), "{name}: something stands at {x}");
        places += 1;
    }
    for svg in captures(html, r"<svg([^>]*)>").iter().filter(|s| s[0].contains("focusable")) {
        assert!(svg[0].contains("aria-hidden=\"true\""), "{name}: a drawing that is no text needs text beside it");
    }
    assert!(places > 0, "{name}: nothing is drawn");
    assert!(!html.contains(" style="), "{name}: the policy forbids style attributes");
}

/// Labels of an axis do not touch, neither on a phone nor on a wide page.
fn labels_apart(name: &str, html: &str) {
    let mut seen = 0;
    for axis in captures(html, r#"<svg class="axis"[^>]*>(.*?)</svg></th>"#) {
        let all =
            captures(axis[0], r#"<text( class="alt")? x="([0-9.]+)%" y="75%" text-anchor="(\w+)">([^<]*)</text>"#);
        for (width, phone) in [(PHONE, true), (WIDE, false)] {
            let mut end = f64::MIN;
            for c in all.iter().filter(|c| !phone || c[0].is_empty()) {
                let (x, length) = (c[1].parse::<f64>().unwrap() / 100.0 * width, c[3].chars().count() as f64 * LETTER);
                let left = match c[2] {
                    "start" => x,
                    "end" => x - length,
                    _ => x - length / 2.0,
                };
                assert!(left >= end, "{name}: “{}” touches its neighbour at {width} px", c[3]);
                end = left + length;
                seen += 1;
            }
        }
    }
    assert!(seen > 0, "{name}: an axis without labels");
}

fn light(name: &str, html: &str) {
    assert!(html.len() < RAW, "{name}: {} KiB", html.len() / 1024);
}

/// Figures in a picture lead to their claims.
fn claims_known(site: &Site, name: &str, html: &str) {
    for c in captures(html, r#"data-claim="([^"]+)""#) {
        assert!(site.claims.iter().any(|id| id == c[0]), "{name}: no claim {}", c[0]);
    }
}

fn part<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let start = html.find(from).unwrap_or_else(|| panic!("no {from}"));
    let end = html[start..].find(to).map_or(html.len(), |e| start + e);
    &html[start..end]
}

fn boats(n: usize, days_apart: usize, scale: usize) -> Site {
    let number =
        "- {id: boats, label: Boats, unit: boats, series: level, populations: [{id: all, label: All boats}]}\n";
    let articles: Vec<_> = (0..n)
        .map(|i| {
            let boats = (1000 + (i * 37) % 900) * scale;
            let claim = format!("- {{number: boats, of: all, quote: \"{boats} boats\", id: b}}\n");
            (day(i * days_apart), claim, format!("There are {boats} boats."))
        })
        .collect();
    site(&[GAZETTE, ("numbers.yaml", number)], &articles)
}

#[test]
fn a_numbers_reports_at_any_count() {
    for (n, apart, scale, rows, periods) in [
        (1, 1, 1, 1, 0),
        (5, 1, 1, 5, 0),
        (50, 3, 1, 24, 1),
        (500, 14, 1, 24, 1),
        (500, 1, 1, 24, 1),
        (6, 2, 1_000_000, 6, 0),
    ] {
        let name = format!("{n} reports, {apart} days apart, times {scale}");
        let site = boats(n, apart, scale);
        let html = &site.pages["numbers/boats.html"];
        let table = part(html, "<table class=\"plot\">", "</table>");
        drawn_inside(&name, table);
        labels_apart(&name, table);
        light(&name, html);
        claims_known(&site, &name, html);
        let singles =
            count(table, "<tr") - 1 - count(table, "<tr class=\"period\"") - count(table, "<tr class=\"head\"");
        assert_eq!(singles, rows, "{name}");
        let summed = captures(table, r#"<tr class="period"><th scope="row">[^<]*<small>(\d+) report"#);
        assert!(summed.len() >= periods && summed.len() <= 12, "{name}: {} periods", summed.len());
        let in_periods: usize = summed.iter().map(|c| c[0].parse::<usize>().unwrap()).sum();
        assert_eq!(singles + in_periods, n, "{name}: every report is drawn or summed up");
        assert!(table.contains("<caption"), "{name}: the table says what it shows");
        // One voice makes no disagreement, but two figures of one time do.
        let opposed = count(table, "takes part") + count(table, "disagrees with");
        assert_eq!(opposed > 0, table.contains("≠"), "{name}: word and shape go together");
    }
}

#[test]
fn reports_that_disagree_are_marked_by_word_and_shape() {
    let number = "- {id: boats, label: Boats, unit: boats, series: level}\n";
    let actors = "- {id: gazette, name: The Gazette, kind: outlet}\n- {id: ann, name: Ann, kind: person}\n- {id: ben, name: Ben, kind: person}\n";
    let claims = "- {number: boats, by: ann, quote: \"100 boats\", id: a}\n- {number: boats, by: ben, quote: \"900 boats\", id: b}\n";
    let articles = [(day(0), claims.to_owned(), "Ann: 100 boats. Ben: 900 boats.".to_owned())];
    let site = site(&[("actors.yaml", actors), ("numbers.yaml", number)], &articles);
    let table = part(&site.pages["numbers/boats.html"], "<table class=\"plot\">", "</table>");
    assert_eq!(count(table, "conflict\">"), 2, "{table}");
    assert_eq!(count(table, "≠"), 2);
    assert_eq!(count(table, "disagrees with"), 2);
    assert!(part(&site.pages["numbers/boats.html"], "class=\"legend\"", "</p>").contains("disagreement"));
}

fn dredging(phrases: &[String]) -> Site {
    let deadline = "- {id: dredging, label: Dredging ends, instrument: The contract, obligation: dredge, obliged: [gazette], counted_from: 2019-01-01}\n";
    let articles: Vec<_> = phrases
        .iter()
        .map(|p| {
            let claim = format!("- {{deadline: dredging, quote: \"{p}\", id: d}}\n");
            ("2021-02-17".to_owned(), claim, format!("Work ends {p}."))
        })
        .collect();
    site(&[GAZETTE, ("deadlines.yaml", deadline)], &articles)
}

#[test]
fn a_deadlines_wordings_at_any_count() {
    let months = ["April", "May", "June", "July", "August"];
    for n in [1, 5, 50, 130] {
        let phrases: Vec<String> = (0..n).map(|i| format!("by {} {} {}", i / 5 + 1, months[i % 5], 2021)).collect();
        let name = format!("{n} wordings");
        let site = dredging(&phrases);
        let html = &site.pages["deadlines/dredging.html"];
        let table = part(html, "<table class=\"plot days\">", "</table>");
        drawn_inside(&name, table);
        labels_apart(&name, table);
        light(&name, html);
        claims_known(&site, &name, html);
        let rows = count(table, "<q dir");
        assert_eq!(rows, n.min(16), "{name}");
        let folded = captures(html, r"<summary>(\d+) wordings more").first().map_or(0, |c| c[0].parse().unwrap());
        assert_eq!(rows + folded, n, "{name}: what is folded is counted");
        let legend = part(html, "class=\"legend\"", "</p>");
        assert!(legend.contains("Due: ") && legend.contains("This briefing: 1 March 2021"), "{name}: {legend}");
        // The contract is two years older than its date: said, not drawn.
        assert!(legend.contains("Before the axis begins: Made: 1 January 2019."), "{name}: {legend}");
    }
}

#[test]
fn a_wording_that_means_another_decade_does_not_press_the_others_together() {
    let mut phrases: Vec<String> = (1..=7).map(|i| format!("by {i} May 2021")).collect();
    phrases.push("by 1 May 2041".into());
    let site = dredging(&phrases);
    let table = part(&site.pages["deadlines/dredging.html"], "<table class=\"plot days\">", "</table>");
    drawn_inside("a far date", table);
    assert!(table.contains("class=\"arrow\""), "it goes on beyond the axis");
}

fn quay(holders: usize, components: bool, times: usize) -> Site {
    let mut actors = GAZETTE.1.to_owned();
    let mut articles = Vec::new();
    let stances = ["affirm", "deny", "doubt"];
    for time in 0..times {
        let (mut claims, mut text) = (String::new(), String::new());
        for i in 0..holders {
            if time == 0 {
                let _ = writeln!(actors, "- {{id: a{i}, name: Actor {i}, kind: person}}");
            }
            let grounds = if components { ", grounds: [stones]" } else { "" };
            // All but the last two affirm.
            let stance = if i + 2 < holders { "affirm" } else { stances[(i + time) % 3] };
            let _ = writeln!(
                claims,
                "- {{question: safe, stance: {stance}{grounds}, by: a{i}, quote: \"word {i} of {time}\", id: c{i}}}"
            );
            let _ = write!(text, "He said word {i} of {time}, truly. ");
        }
        articles.push((day(time * 10), claims, text));
    }
    let part = if components {
        "\n  components:\n    - {id: stones, label: The stones hold}\n    - {id: lamps, label: The lamps work, question: lit}\n- {id: lit, text: Do the lamps work?"
    } else {
        "\n- {id: lit, text: Do the lamps work?"
    };
    let questions = format!("- id: safe\n  text: Is the quay safe?\n  parties: [gazette]{part}}}\n");
    site(&[("actors.yaml", &actors), ("questions.yaml", &questions)], &articles)
}

#[test]
fn a_questions_holders_at_any_count() {
    for (holders, components, times) in [(1, true, 1), (5, true, 2), (50, true, 1), (50, false, 2), (500, true, 1)] {
        let name = format!("{holders} holders, components: {components}, {times} times");
        let site = quay(holders, components, times);
        let html = &site.pages["questions/safe.html"];
        light(&name, html);
        claims_known(&site, &name, html);
        let table = part(html, "<table class=\"stances\">", "</table>");
        let rows = count(table, "<tr>") - 1;
        let unheard = usize::from(components);
        assert!(rows <= 24 && rows >= holders.min(23), "{name}: {rows} rows");
        assert!(table.contains("<caption>"), "{name}");
        let names: Vec<_> =
            captures(table, r#"<th scope="row"><a href="[^"]*">([^<]*)"#).into_iter().map(|c| c[0]).collect();
        let unique: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(names.len(), unique.len(), "{name}: a holder has one row");
        if rows < holders {
            let left_out = holders + unheard - rows;
            assert!(html.contains(&format!("{left_out} holders more")), "{name}: {left_out} are left out");
            // Nobody who stands alone is crowded out by the many who agree.
            assert!(table.contains("s-deny") || table.contains("s-doubt"), "{name}");
        }
        if components && rows < 24 {
            assert!(table.contains("no claim recorded"), "{name}: silence is said in words");
        }
        if components {
            assert!(table.contains("No claim recorded"), "{name}: a ground without a voice says so");
        }
    }
}

#[test]
fn a_holder_who_repeats_itself_stands_once_with_numbered_links() {
    let site = quay(3, true, 4);
    let table = part(&site.pages["questions/safe.html"], "<table class=\"stances\">", "</table>");
    assert_eq!(count(table, ">Actor 0</a>"), 1);
    assert!(table.contains("class=\"nth\""), "{table}");
}

#[test]
fn the_overview_of_positions_stays_readable() {
    let mut actors = GAZETTE.1.to_owned();
    let (mut questions, mut claims, mut text) = (String::new(), String::new(), String::new());
    for q in 0..30 {
        let _ = writeln!(questions, "- {{id: q{q}, text: \"Is it {q}?\"}}");
    }
    for a in 0..60 {
        let _ = writeln!(actors, "- {{id: a{a}, name: Actor {a}, kind: person}}");
        let _ = writeln!(
            claims,
            "- {{question: q{}, stance: affirm, by: a{a}, quote: \"word {a} said\", id: c{a}}}",
            a % 30
        );
        let _ = writeln!(claims, "- {{question: q0, stance: deny, by: a{a}, quote: \"no word {a}\", id: n{a}}}");
        let _ = write!(text, "He, word {a} said, and no word {a} again. ");
    }
    let site = site(&[("actors.yaml", &actors), ("questions.yaml", &questions)], &[(day(0), claims, text)]);
    let html = &site.pages["questions/index.html"];
    let table = part(html, "<table class=\"stances\">", "</table>");
    assert_eq!((count(table, "<tr>") - 1, count(table, "scope=\"col\"") - 1), (24, 10));
    assert!(html.contains("36 actors and 20 questions have no room here."), "what is left out is counted");
    light("positions", html);
    claims_known(&site, "positions", html);
}

#[test]
fn the_timeline_at_a_glance() {
    for (n, apart, least, most) in
        [(1, 1, 0, 0), (3, 0, 0, 0), (5, 1, 5, 5), (60, 2, 2, 36), (500, 14, 10, 36), (250, 30, 10, 36)]
    {
        let name = format!("{n} reports, {apart} days apart");
        let site = boats(n, apart, 1);
        let html = &site.pages["timeline/index.html"];
        light(&name, html);
        let columns = if html.contains("<ol class=\"strip\">") {
            let list = part(html, "<ol class=\"strip\">", "</ol>");
            for c in captures(list, r#"height="(\d+)%" y="(\d+)%""#) {
                assert_eq!(c[0].parse::<u32>().unwrap() + c[1].parse::<u32>().unwrap(), 100, "{name}");
            }
            let told = captures(list, r#"class="hidden">[^<]*: (\d+) statement"#);
            let told: usize = told.iter().map(|c| c[0].parse::<usize>().unwrap()).sum();
            assert_eq!(told, n, "{name}: every statement is in a column");
            for link in captures(list, r##"href="([^"]*)#([^"]*)""##) {
                let page =
                    if link[0].is_empty() { "timeline/index.html".to_owned() } else { link[0].replace("../", "") };
                assert!(site.pages[&page].contains(&format!("id=\"{}\"", link[1])), "{name}: {page}#{}", link[1]);
            }
            count(list, "<li>")
        } else {
            0
        };
        assert!((least..=most).contains(&columns), "{name}: {columns} columns");
    }
}
