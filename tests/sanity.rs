//! Slips that no single line shows: days, addresses, units, events and groups that do not fit the rest of the briefing.

use briefing::finding::{Finding, Rule};
use briefing::parse::{self, Spans};
use briefing::resolve::{self, Wishes};
use briefing::text::{File, Files, line_column};
use briefing::{check, relate};

const SITE: &str = "title: Wexmoor\nas_of: 2031-05-10\n";
const ACTORS: &str =
    "- {id: post, name: Wexmoor Post, kind: outlet}\n- {id: herald, name: Wexmoor Herald, kind: outlet}\n";
const NUMBERS: &str = "- {id: boats, label: Boats lost, unit: boats, series: fixed}\n- {id: way, label: Way, unit: km}\n\
    - id: people\n  label: People\n  unit: people\n  series: fixed\n  populations: [{id: hurt, part_of: [all]}, {id: lost, label: Lost}, {id: all, label: Killed or hurt}, {id: sum, label: Both, sum: [hurt, lost]}]\n\
    - {id: crew, label: Crew, unit: people, populations: [{id: deck, part_of: [all]}, {id: all}]}\n";
const EVENTS: &str = "- {id: flood, label: The flood, on: 2031-03-01}\n";

/// `B0420 a 4:12` for every finding of these rules, in order of file, line and column; and all helps.
fn found(articles: &[&str]) -> (Vec<String>, Vec<Finding>) {
    let own = [
        ("content/site.yaml", SITE),
        ("content/actors.yaml", ACTORS),
        ("content/numbers.yaml", NUMBERS),
        ("content/events.yaml", EVENTS),
    ];
    let mut all: Vec<File> = own.iter().map(|(path, text)| File::new(*path, *text)).collect();
    for (name, text) in ["a", "b", "c", "d"].iter().zip(articles) {
        all.push(File::new(format!("content/articles/{name}.md"), *text));
    }
    let files = Files::new(all);
    let mut findings = Vec::new();
    let drafts = parse::parse(&files).take(&mut findings);
    let briefing = resolve::resolve(&files, &drafts, &Wishes::default()).take(&mut findings).briefing;
    findings.extend(check::check(&briefing, &relate::relate(&briefing)));
    let spans = Spans::new(&files);
    let mut lines: Vec<String> = findings
        .iter()
        .map(|f| {
            let file = files.get(f.place.file);
            let at = line_column(&file.text, spans.range(&f.place).start);
            let name = file.path.trim_start_matches("content/").trim_start_matches("articles/").trim_end_matches(".md");
            format!("{} {name} {}:{}", f.rule.code(), at.line, at.column)
        })
        .collect();
    lines.sort();
    (lines, findings)
}

/// An article with more front matter and one sentence.
fn article(head: &str, text: &str) -> String {
    format!("---\ntitle: T\n{head}\nrights: own\n---\n{text}\n")
}

fn dated(day: &str) -> String {
    article(&format!("outlet: post\npublished: {day}"), "Nothing happened.")
}

fn at(url: &str) -> String {
    article(&format!("outlet: post\npublished: 2031-03-08\nurl: {url}"), "Nothing happened.")
}

fn claims(list: &str, text: &str) -> String {
    article(&format!("outlet: post\npublished: 2031-03-08\nclaims:\n{list}"), text)
}

#[test]
fn each_slip_is_told_at_its_place() {
    let people = |of: &str, figure: &str| {
        claims(&format!("- {{number: people, of: {of}, quote: {figure} people}}"), &format!("In all {figure} people."))
    };
    let crew = |of: &str, day: &str| {
        claims(
            &format!("- {{number: crew, of: {of}, as_of: {day}, quote: exactly 52 people}}"),
            "Aboard are exactly 52 people.",
        )
    };
    let noted = claims(
        "- {number: people, of: all, quote: exactly 882 people, note: None was killed.}",
        "In all exactly 882 people.",
    );
    let event = claims("- {number: boats, event: flood, quote: 30 boats}", "The flood took 30 boats.");
    let none = claims("- {number: boats, quote: 50 boats}", "It took 50 boats.");
    let none_noted = claims("- {number: boats, quote: 50 boats, note: Of the year.}", "It took 50 boats.");
    let cases: Vec<(&str, Vec<String>, &[&str])> = vec![
        ("the day of the briefing", vec![dated("2031-05-10")], &[]),
        ("the day after", vec![dated("2031-05-11")], &["B0420 a 4:12"]),
        ("a month not over", vec![dated("2031-05")], &[]),
        ("two dated", vec![dated("2013-05-01"), dated("2031-05-01")], &[]),
        ("three dated", vec![dated("2013-05-01"), dated("2031-05-01"), dated("2031-05-02")], &["B0421 a 4:12"]),
        ("ten years", vec![dated("2021-05-02"), dated("2031-05-01"), dated("2031-05-02")], &[]),
        (
            "one mistyped year twice",
            vec![dated("2013-05-01"), dated("2013-06-01"), dated("2031-05-01"), dated("2031-05-02")],
            &["B0421 a 4:12", "B0421 b 4:12"],
        ),
        ("another time", vec![dated("2013-05-01"), dated("2014-06-01"), dated("2031-05-01"), dated("2031-05-02")], &[]),
        (
            "settled with its like",
            vec![
                dated("2013-05-01\npublished_basis: on its first page"),
                dated("2013-06-01"),
                dated("2031-05-01"),
                dated("2031-05-02"),
            ],
            &[],
        ),
        (
            "settled",
            vec![dated("2013-05-01\npublished_basis: on its first page"), dated("2031-05-01"), dated("2031-05-02")],
            &[],
        ),
        (
            "one address",
            vec![at("https://example.org/a"), at("http://www.EXAMPLE.org/a/?utm_source=x#top")],
            &["B0422 b 5:6"],
        ),
        ("two addresses", vec![at("https://example.org/?id=1"), at("https://example.org/?id=2")], &[]),
        ("another unit", vec![claims("- {number: way, quote: 30 tonnes}", "It bore 30 tonnes.")], &["B0426 a 6:24"]),
        (
            "another unit, meant",
            vec![claims("- {number: way, unit: tonnes, quote: 30 tonnes}", "It bore 30 tonnes.")],
            &[],
        ),
        ("a unit of the kind", vec![claims("- {number: way, quote: 30 miles}", "It is 30 miles.")], &[]),
        ("an event and none", vec![event.clone(), none.clone()], &["B0423 b 6:26"]),
        ("an event and none, noted", vec![event, none_noted], &[]),
        ("no event at all", vec![none.clone(), none], &[]),
        ("no outlet", vec![article("outlet: unknown\npublished: 2031-03-08", "N.")], &["B0424 a 3:9"]),
        ("no day", vec![article("outlet: post\npublished: unknown", "N.")], &["B0424 a 4:12"]),
        ("neither", vec![article("outlet: unknown\npublished: unknown", "N.")], &["B0424 a 3:9"]),
        ("a reason", vec![article("outlet: unknown (a cutting)\npublished: unknown (a cutting)", "N.")], &[]),
        ("a draft", vec![article("outlet: unknown\npublished: unknown\nstatus: draft", "N.")], &[]),
        (
            "part and whole",
            vec![people("hurt", "exactly 882"), people("all", "exactly 882")],
            &["B0425 a 6:37", "B0425 b 6:36"],
        ),
        ("part and sum", vec![people("hurt", "882"), people("sum", "882")], &["B0425 a 6:37", "B0425 b 6:36"]),
        ("bare figures", vec![people("hurt", "120"), people("all", "120")], &["B0425 a 6:37", "B0425 b 6:36"]),
        ("unlike figures", vec![people("hurt", "120"), people("all", "121")], &[]),
        ("one and one", vec![people("hurt", "1"), people("all", "1")], &["B0506 b 6:24"]),
        ("round figures", vec![people("hurt", "about 900"), people("all", "exactly 900")], &["B0506 b 6:24"]),
        ("two parts", vec![people("hurt", "exactly 882"), people("lost", "exactly 882")], &[]),
        ("part and whole, noted", vec![people("hurt", "exactly 882"), noted], &[]),
        ("of one time", vec![crew("deck", "2031-03-01"), crew("all", "2031-03-02")], &["B0425 a 6:54", "B0425 b 6:53"]),
        ("of two times", vec![crew("deck", "2031-01-01"), crew("all", "2031-03-02")], &[]),
    ];
    for (case, articles, expected) in cases {
        let texts: Vec<&str> = articles.iter().map(String::as_str).collect();
        let (lines, findings) = found(&texts);
        assert_eq!(lines, expected, "{case}: {findings:#?}");
        for finding in &findings {
            assert!(finding.help.is_some() && !finding.label.is_empty(), "{case}: {finding:?}");
        }
    }
}

#[test]
fn each_has_an_example_of_the_mend() {
    for rule in [
        Rule::ArticleAhead,
        Rule::FarDay,
        Rule::SameAddress,
        Rule::EventMissing,
        Rule::SourceUnknown,
        Rule::SameFigure,
        Rule::OtherUnit,
    ] {
        assert!(rule.explanation().contains(": "), "{}", rule.code());
        assert!(rule.explanation().matches('`').count() >= 4, "{}", rule.code());
    }
}
