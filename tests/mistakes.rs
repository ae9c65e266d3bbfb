//! What an editor gets to see for each mistake in a YAML file: rule, line and column, help. One table a kind.

use briefing::finding::{Finding, human};
use briefing::parse::draft::{ClaimDraft, SiteDraft};
use briefing::parse::{self, Draft, Spans};
use briefing::text::{File, Files, Place, line_column};

fn files(files: &[(&str, &str)]) -> Files {
    let site = [("content/site.yaml", "title: A title\nas_of: 2021-02-18\n")];
    let site = site.iter().filter(|(path, _)| files.iter().all(|(p, _)| p != path));
    Files::new(site.chain(files).map(|(path, text)| File::new(*path, *text)).collect())
}

fn at(files: &Files, place: &Place) -> (usize, usize) {
    let place_in_text = line_column(&files.get(place.file).text, Spans::new(files).range(place).start);
    (place_in_text.line, place_in_text.column)
}

/// `B0107 3:5` for every finding.
fn codes(files: &Files, findings: &[Finding]) -> Vec<String> {
    let mut all: Vec<_> = findings.iter().map(|f| (at(files, &f.place), f.rule.code())).collect();
    all.sort();
    all.into_iter().map(|((line, column), code)| format!("{code} {line}:{column}")).collect()
}

fn claims(drafts: &[Draft]) -> Vec<(usize, ClaimDraft)> {
    let lists = drafts.iter().filter_map(|draft| match draft {
        Draft::Article { claims, .. } | Draft::Claims { claims, .. } => Some(claims),
        _ => None,
    });
    lists.flatten().map(|item| (item.index, item.value.clone())).collect()
}

/// One file with one or more mistakes: path, text, findings, part of the first finding's help.
fn check(path: &str, text: &str, expected: &[&str], help: &str) {
    for text in [text.to_owned(), text.replace('\n', "\r\n")] {
        let files = files(&[(path, &text)]);
        let parsed = parse::parse(&files);
        let shown = human::print(&files, &|p| Spans::new(&files).range(p), &parsed.findings, false);
        assert_eq!(codes(&files, &parsed.findings), expected, "{text:?}\n{shown}");
        let helps: Vec<&str> = parsed.findings.iter().filter_map(|f| f.help.as_deref()).collect();
        assert!(helps.iter().any(|h| h.contains(help)) || help.is_empty(), "{text:?}: {helps:?}");
    }
}

#[test]
fn three_mistakes_in_one_file_are_three_reports_and_the_rest_is_kept() {
    let article = "---\ntitle: Ünïcode title\noutlett: voa\npublished: 2021-02-17\nclaims:\n  - number: troops\n    quote: about 10,000\n  - number: troops\n    quote: first\n    quote: second\n  - number: troops\n    via: sputnik\n    quote: third\n  - just words\n---\nBody.\n";
    let files = files(&[("content/articles/a.md", article)]);
    let parsed = parse::parse(&files);
    assert_eq!(codes(&files, &parsed.findings), ["B0107 3:1", "B0108 10:5", "B0105 12:10", "B0105 14:5"]);
    let quotes: Vec<_> = claims(&parsed.value).into_iter().map(|(i, c)| (i, c.quote.unwrap(), c.via)).collect();
    let none: Vec<String> = Vec::new();
    assert_eq!(
        quotes,
        [
            (0, "about 10,000".into(), none.clone()),
            (1, "first".into(), none),
            (2, "third".into(), vec!["sputnik".to_owned()])
        ]
    );
    let Some(Draft::Article { front, body, id, .. }) = parsed.value.iter().find(|d| matches!(d, Draft::Article { .. }))
    else {
        panic!("the article is lost")
    };
    assert_eq!((id.as_str(), front.title.as_deref(), body.text.as_str()), ("a", Some("Ünïcode title"), "Body.\n"));
    assert_eq!(&article[body.start..], "Body.\n");
    let shown = human::print(&files, &|p| Spans::new(&files).range(p), &parsed.findings, false);
    for part in ["content/articles/a.md:3:1", "did you mean `outlet`?", "+ outlet: voa", "first here", "4 errors\n"] {
        assert!(shown.contains(part), "{part} is not in\n{shown}");
    }
}

#[test]
fn keys() {
    let actors = "content/actors.yaml";
    check(actors, "- id: a\n  nmae: A\n", &["B0107 2:3"], "did you mean `name`?");
    check(actors, "- id: a\n  colour: red\n", &["B0107 2:3"], "`aliases`");
    check(actors, "- id: a\n  id: b\n", &["B0108 2:3"], "keep one");
    check(actors, "- id: a\n  roles:\n  - role: x\n    role: y\n    fo: z\n", &["B0108 4:5", "B0107 5:5"], "`of`");
    check("content/site.yaml", "titel: x\nlimits: {word: 3}\n", &["B0107 1:1", "B0107 2:10"], "`words`");
    check("content/articles/a.claims.yaml", "- qoute: x\n", &["B0107 1:3"], "`quote`");
    check("content/disagreements/a.md", "---\noverride:\n  verdct: agree\n---\n", &["B0107 3:3"], "`verdict`");
    check("content/pages/a.md", "---\ntitle: x\ntitle: y\n---\n", &["B0108 3:1"], "keep one");
    check(actors, "- ? [a, b]\n  : c\n", &["B0105 1:5", "B0107 1:5"], "quotes");
}

#[test]
fn shapes() {
    let claims = "content/articles/a.claims.yaml";
    check(claims, "- via: sputnik\n", &["B0105 1:8"], "write `[sputnik]`");
    check(claims, "- via: 'sputnik'\n", &["B0105 1:9"], "write `[sputnik]`");
    check(claims, "- via: {a: b}\n", &["B0105 1:8"], "dash");
    check(claims, "- value: [7]\n", &["B0105 1:10"], "write `7`");
    check(claims, "- quote: {a: b}\n", &["B0105 1:10"], "quotes");
    check(claims, "- sic: yes\n", &["B0105 1:8"], "write `true`");
    check(claims, "number: x\nquote: y\n", &["B0105 1:1"], "dash");
    check(claims, "claims:\n- number: x\n", &["B0105 1:1"], "leave out `claims:`");
    check(claims, "words\n", &["B0105 1:1"], "dash");
    check("content/numbers.yaml", "- stable_for: '14'\n", &["B0105 1:16"], "without quotes");
    check("content/numbers.yaml", "- stable_for: two weeks\n", &["B0105 1:15"], "");
    check("content/numbers.yaml", "- tolerances: 5\n", &["B0105 1:15"], "`about_soft`");
    check("content/numbers.yaml", "- populations: [us]\n", &["B0105 1:17"], "");
    check("content/site.yaml", "- title: x\n", &["B0105 1:1"], "`title`");
    let map = "---\nclaims:\n  number: x\n  quote: y\n---\n";
    check("content/articles/a.md", map, &["B0105 3:3"], "each entry begins with a dash");
}

#[test]
fn empty_values() {
    let article = "content/articles/a.md";
    check(article, "---\ntitle:\nurl: x\n---\n", &["B0110 2:1"], "leave it out");
    check(article, "---\ntitle: ~\nurl: ''\n---\n", &["B0110 2:8", "B0110 3:6"], "unknown");
    check(article, "---\ntags: [a, ~]\n---\n", &["B0110 2:11"], "leave it out");
    check(article, "---\nclaims:\n---\n", &["B0110 2:1"], "leave it out");
    check("content/actors.yaml", "- id: a\n  name:\n- id: b\n", &["B0110 2:3"], "leave it out");
    check("content/actors.yaml", "- id: a\n-\n- id: b\n", &["B0110 2:2"], "leave it out");
    check("content/actors.yaml", "- id: a\n  note: |\n- id: b\n", &["B0110 2:3"], "leave it out");
    check("content/actors.yaml", "", &[], "");
    check("content/actors.yaml", "# later\n", &[], "");
    check("content/actors.yaml", "---\n- id: a\n", &[], "");
    check(article, "---\n---\n", &[], "");
}

#[test]
fn syntax() {
    let claims = "content/articles/a.claims.yaml";
    check(claims, "- number: x\n  quote: he said: no\n", &["B0104 2:17"], "needs quotes");
    check(claims, "- number: x\n  quote: 'open\n- number: y\n", &["B0104 2:10"], "close it");
    check(claims, "- number: x\n  via: [a, b\n- number: y\n", &["B0104 2:8"], "close it");
    check(claims, "- number: x\n\tquote: y\n", &["B0104 2:1"], "spaces");
    check(claims, "- quote: @home\n", &["B0104 1:10"], "quotes");
    check(claims, "- quote: \"a\\qb\"\n", &["B0104 1:12"], "single quotes");
    check(claims, "- quote: \"\\ud800\"\n", &["B0104 1:13"], "");
    check(claims, "- number: é\nquote: y\n", &["B0104 2:1"], "below each other");
    check(claims, "- quote: a\0b\n", &["B0104 1:11"], "delete");
    check("content/actors.yaml", "- id: a\n---\n- id: b\n", &["B0104 2:1"], "delete this");
    check("content/articles/a.md", "---\ntitle: x\n", &["B0104 1:1"], "`---`");
    check("content/articles/a.md", "title: x\n", &["B0102 1:1"], "begin with");
    check("content/articles/a.md", "", &["B0102 1:1"], "begin with");
}

#[test]
fn anchors_aliases_merge_keys_and_tags_are_refused() {
    let actors = "content/actors.yaml";
    check(actors, "- id: &a x\n- id: *a\n", &["B0106 1:7", "B0106 2:7"], "write the value out");
    check(actors, "- id: *nowhere\n", &["B0106 1:7"], "quotes");
    check(actors, "- id: !!str 5\n", &["B0106 1:7"], "`!`");
    check(actors, "- <<: {id: x}\n", &["B0106 1:3"], "write the value out");
    check(actors, "- id: '&a'\n  name: A & B * C!\n", &[], "");
}

#[test]
fn plain_values_come_through_as_they_were_typed() {
    let text = "- id: 012\n  value: 10000\n  on: 2021-02-17\n  as_of: 2020-08\n  by: NO\n  low: 1.20\n  high: 1e3\n  after: yes\n  note: 0x1F\n  via: [012, 1.0, no]\n  quote: ~ten\n";
    // The second time with a mistake, so that the careful pass reads it.
    for text in [text.to_owned(), format!("{text}  colour: red\n")] {
        let files = files(&[("content/articles/a.claims.yaml", &text)]);
        let parsed = parse::parse(&files);
        let claim = claims(&parsed.value).remove(0).1;
        let got =
            [claim.id, claim.value, claim.on, claim.as_of, claim.by, claim.low, claim.high, claim.after, claim.note];
        let got: Vec<String> = got.into_iter().flatten().collect();
        assert_eq!(got, ["012", "10000", "2021-02-17", "2020-08", "NO", "1.20", "1e3", "yes", "0x1F"]);
        assert_eq!(claim.via, ["012", "1.0", "no"]);
        assert_eq!(claim.quote.as_deref(), Some("~ten"));
    }
}

#[test]
fn files_that_nothing_reads_and_a_missing_site() {
    let found = |files: &Files| parse::parse(files).findings.iter().map(|f| f.rule.code()).collect::<Vec<_>>();
    assert_eq!(found(&files(&[("content/actors.yml", ""), ("content/articles/x.txt", "")])), ["B0112", "B0112"]);
    let no_site = Files::new(vec![File::new("content/actors.yaml", "")]);
    assert_eq!(found(&no_site), ["B0109"]);
    assert_eq!(found(&files(&[("originals:a.txt", "&*!{{"), ("themes/x/a.html", "")])), Vec::<&str>::new());
}

#[test]
fn the_site_is_read_whole() {
    let files =
        files(&[("content/site.yaml", "title: T\nstable_for: 14\nlimits:\n  words: 12\ntolerances: {bare: 5}\n")]);
    let parsed = parse::parse(&files);
    assert_eq!(parsed.findings, []);
    let Some(Draft::Site { site, .. }) = parsed.value.first() else { panic!("no site") };
    let SiteDraft { stable_for, limits, tolerances, .. } = &**site;
    assert_eq!((*stable_for, limits.as_ref().unwrap().words), (Some(14), Some(12)));
    assert_eq!(tolerances.as_ref().unwrap().bare, Some(5));
}

#[test]
fn every_kind_of_value_has_its_own_bytes() {
    let yaml = "title: Ünï plain value\nurl: 'single ''quoted'' é'\noutlet: \"double é\"\nreason: >-\n  folded é\n  text\n\ntime: |\n  literal\n   text\n\nstatus: >\n\n  late\ntags: [a, 'bé', \"c\"]\nauthors:\n- é one\n-   two\nclaims:\n  - number: x\n    quote: multi\n      line\n    via: [p, q]\n  - quote: last\n";
    let table = [
        ("title", "title", "Ünï plain value"),
        ("url", "url", "single ''quoted'' é"),
        ("outlet", "outlet", "double é"),
        ("reason", "reason", "folded é\n  text"),
        ("time", "time", "literal\n   text"),
        ("status", "status", "late"),
        ("tags", "tags", "[a, 'bé', \"c\"]"),
        ("tags[1]", "", "bé"),
        ("tags[2]", "", "c"),
        ("authors[0]", "", "é one"),
        ("authors[1]", "", "two"),
        ("claims[0].number", "number", "x"),
        ("claims[0].quote", "quote", "multi\n      line"),
        ("claims[0].via[1]", "", "q"),
        ("claims[1]", "", "quote: last"),
        // Not there: the nearest parent.
        ("claims[1].by", "", "quote: last"),
        ("claims[0].via[7]", "", "[p, q]"),
        ("title.nothing[3]", "", "Ünï plain value"),
    ];
    for end in ["\n", "\r\n"] {
        let article = format!("---\n{yaml}---\nbody\n").replace('\n', end);
        let files = files(&[("content/articles/é.md", &article)]);
        let id = files.by_path("content/articles/é.md").unwrap();
        let spans = Spans::new(&files);
        for (path, key, value) in table {
            let range = spans.range(&Place::value(id, path));
            assert_eq!(article[range].replace('\r', ""), value, "{path}");
            if !key.is_empty() {
                assert_eq!(&article[spans.range(&Place::key(id, path))], key, "{path}");
            }
        }
    }
}

#[test]
fn a_byte_order_mark_moves_no_column() {
    let claims = "content/articles/a.claims.yaml";
    check(claims, "\u{feff}- é: x\n", &["B0107 1:4"], "");
    check(claims, "\u{feff}- quote: é: x\n", &["B0104 1:12"], "");
    check("content/articles/a.md", "\u{feff}---\ntitel: x\n---\n", &["B0107 2:1"], "`title`");
}
