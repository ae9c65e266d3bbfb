//! The built-in theme by itself, and a site's own files over it.

use super::*;
use crate::plan::words::Words;
use crate::text::{At, File, line_column};
use serde_json::json;

fn files(list: &[(&str, &str)]) -> Files {
    let file = |path: &str, text: &str| File::new(path, text);
    let site = file("content/site.yaml", "title: T\ntheme: own\n");
    Files::new(list.iter().map(|(p, t)| file(p, t)).chain([site]).collect())
}

/// A view as a page for wrong addresses has it.
fn lost(sentence: &str) -> serde_json::Value {
    json!({
        "frame": {
            "path": "404.html", "root": "", "kind": "404", "lang": "en", "title": "No page", "title_full": "No page – T",
            "description": sentence, "canonical": null, "site_title": sentence, "site_summary": "", "publisher": sentence,
            "as_of": {"iso": "2021-02-20", "text": "20 February 2021"}, "home_href": "index.html",
            "nav": [{"label": sentence, "href": "index.html", "current": true, "exact": false, "count": null}],
            "breadcrumbs": [], "footer": [{"label": sentence, "href": "about.html"}], "noindex": true,
            "search": {"label": sentence, "href": "search/index.html", "current": false, "exact": false, "count": null},
            "with_drafts": false, "feeds": [], "citation": [], "json_ld": "", "ways": null
        },
        "sentence": sentence,
        "links": [{"label": sentence, "href": "index.html"}]
    })
}

#[test]
fn the_built_in_theme_loads_without_a_remark() {
    let theme = load(&files(&[]), None, Words::of("en"));
    assert_eq!(theme.findings, []);
    let page = theme.value.page("404.html", &lost("Nothing here.")).unwrap();
    assert!(page.starts_with("<!doctype html>") && page.contains("Nothing here."), "{page}");
    assert!(theme.value.assets().any(|(path, _)| path == "style.css"));
}

#[test]
fn every_kind_of_page_has_a_template() {
    let theme = load(&files(&[]), None, Words::of("en")).value;
    for name in [
        "home",
        "actors",
        "actor",
        "numbers",
        "number",
        "deadlines",
        "deadline",
        "questions",
        "question",
        "articles",
        "article",
        "disagreements",
        "disagreement",
        "timeline",
        "coverage",
        "changes",
        "corrections",
        "data",
        "page",
        "404",
        "redirect",
    ] {
        assert!(theme.tera.contains_template(&format!("{name}.html")), "{name}");
    }
}

#[test]
fn templates_hold_no_script_and_no_style_of_their_own() {
    for (path, text) in embedded(&BUILT_IN) {
        if path.ends_with(".html") {
            // A block of data is not run.
            let text = text.replace("<script type=\"application/ld+json\">", "");
            // A script is one of the theme's own, whose hash the content policy names.
            let own = text.replace("<script>{{ scripts.", "");
            for bad in ["style=", "<script", "<style", "javascript:", " onclick", "http://", "https://"] {
                assert!(!own.contains(bad), "{path}: {bad}");
            }
        }
    }
}

#[test]
fn hostile_text_is_escaped() {
    let theme = load(&files(&[]), None, Words::of("en")).value;
    let page = theme.page("404.html", &lost("<script>alert('1')</script>\" onload=\"x")).unwrap();
    assert!(!page.contains("<script>alert") && !page.contains("\" onload="), "{page}");
    assert!(page.contains("&lt;script&gt;"));
    let page = theme.page("404.html", &lost("a \u{202e}b\u{2066} <c>")).unwrap();
    assert!(page.contains("a b &lt;c&gt;") && !page.contains(['\u{202e}', '\u{2066}']), "{page}");
}

#[test]
fn a_sites_own_files_win_one_by_one() {
    let own = [
        ("themes/own/404.html", "{% extends \"default/404.html\" %}{% block nav %}<p>mine</p>{% endblock %}"),
        ("themes/own/parts/pair.html", ""),
        ("themes/own/style.css", "body { color: red }"),
        ("themes/own/README.md", "not published"),
        ("themes/other/404.html", "not mine"),
    ];
    let theme = load(&files(&own[..1]), Some("own"), Words::of("en"));
    assert_eq!(theme.findings, []);
    let page = theme.value.page("404.html", &lost("Nothing here.")).unwrap();
    assert!(page.contains("<p>mine</p>") && page.contains("Nothing here."), "{page}");
    assert!(!page.contains("class=\"nav\""));
    let all = load(&files(&[own[0], own[2], own[3], own[4]]), Some("own"), Words::of("en")).value;
    let assets: BTreeMap<&str, &str> = all.assets().collect();
    assert_eq!(assets["style.css"], "body { color: red }");
    assert!(assets.contains_key("favicon.svg") && !assets.contains_key("README.md"));
    assert_ne!(all.digest(), theme.value.digest());
}

#[test]
fn a_component_can_be_overridden_alone() {
    let own = [("themes/own/mine.html", "{% component go(to) %}<i>{{ to.label }}</i>{% endcomponent go %}")];
    let theme = load(&files(&own), Some("own"), Words::of("en"));
    assert_eq!(theme.findings, []);
    assert!(theme.value.page("404.html", &lost("here")).unwrap().contains("<i>here</i>"));
}

#[test]
fn an_unknown_name_in_an_override_is_a_finding_with_its_line() {
    let text = "{% extends \"default/404.html\" %}\n{% block nav %}\n  {{ frame.titel }}\n{% endblock %}";
    let files = files(&[("themes/own/404.html", text)]);
    let theme = load(&files, Some("own"), Words::of("en")).value;
    let findings = theme.page("404.html", &lost("x")).unwrap_err();
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.rule, Rule::Template);
    assert_eq!(finding.place.file, files.by_path("themes/own/404.html").unwrap());
    let At::Bytes(start, end) = finding.place.at else { panic!("{finding:?}") };
    assert_eq!(line_column(text, start).line, 3, "{finding:?}");
    assert!(text[start..end].contains("titel"), "{finding:?}");
}

#[test]
fn every_template_that_cannot_be_read_is_named() {
    let files = files(&[
        ("themes/own/404.html", "{% block %}"),
        ("themes/own/number.html", "fine so far\n{{ a | }}"),
        ("themes/own/page.html", "{{ title | nonsense }}"),
    ]);
    let theme = load(&files, Some("own"), Words::of("en"));
    let at: Vec<&str> = theme.findings.iter().map(|f| files.get(f.place.file).path.as_str()).collect();
    assert_eq!(at, ["themes/own/404.html", "themes/own/number.html", "themes/own/page.html"]);
    // The built-in ones stand in, so that everything else can still be looked at.
    assert!(theme.value.page("404.html", &lost("x")).is_ok());
}

#[test]
fn a_theme_that_is_not_there_is_a_finding() {
    let theme = load(&files(&[("themes/newsroom/style.css", "")]), Some("newsrom"), Words::of("en"));
    assert_eq!(theme.findings.len(), 1);
    assert_eq!(theme.findings[0].help.as_deref(), Some("did you mean `newsroom`?"));
}

/// The template without its expressions, statements and comments.
fn without_expressions(template: &str) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = ["{{", "{%", "{#"].iter().filter_map(|open| rest.find(open)).min() {
        out.push_str(&rest[..at]);
        let close = match &rest[at..at + 2] {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        rest = rest[at..].find(close).map_or("", |end| &rest[at + end + 2..]);
    }
    out + rest
}

/// What a reader would see or hear of the template itself: texts between tags, and the attributes that are read out.
fn literal_texts(template: &str) -> Vec<String> {
    // The kind of page for other sites' previews is a word of a protocol.
    let kind = template.split_once("{% block og_type %}").and_then(|(_, rest)| rest.split_once("{% endblock %}"));
    let kind = kind.map_or(String::new(), |(word, _)| format!("{{% block og_type %}}{word}{{% endblock %}}"));
    let markup = without_expressions(&template.replacen(&kind, "", usize::from(!kind.is_empty())));
    let mut out = Vec::new();
    for piece in markup.split('<') {
        let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
        out.push(text.to_owned());
        for name in ["aria-label=\"", "title=\"", "alt=\"", "placeholder=\"", "summary=\""] {
            out.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    out.retain(|text| text.chars().any(char::is_alphabetic));
    out
}

#[test]
fn a_literal_word_is_seen() {
    for (template, seen) in [
        ("<p>{{ words.as_of }} <b>{{ day }}</b>: {{ n }}</p>", &[][..]),
        ("<h2 aria-label=\"Sections\">{# a remark #}</h2>", &["Sections"]),
        ("{% if a %}<p class=\"said\">the same</p>{% endif %}", &["the same"]),
        ("{{ n }} reports", &[" reports"]),
    ] {
        assert_eq!(literal_texts(template), seen, "{template}");
    }
}

#[test]
fn templates_hold_no_word_of_any_language() {
    for (path, text) in embedded(&BUILT_IN) {
        if path.ends_with(".html") {
            assert_eq!(literal_texts(text), [] as [&str; 0], "{path}: words belong into src/plan/words/table.rs");
        }
    }
}

#[test]
fn the_variables_are_the_beginning_of_the_style_sheet_and_can_be_replaced_alone() {
    let sheet = |own: &[(&str, &str)]| {
        let theme = load(&files(own), Some("own"), Words::of("en")).value;
        assert!(theme.assets().all(|(path, _)| path != "variables.css"));
        theme.assets().find(|(path, _)| *path == "style.css").unwrap().1.to_owned()
    };
    let built_in = sheet(&[("themes/own/README.md", "")]);
    assert!(built_in.contains("--paper: #fdfdfc") && built_in.contains("body {"));
    let own = sheet(&[("themes/own/variables.css", ":root { --paper: pink }\n")]);
    assert!(
        own.starts_with(":root { --paper: pink }\n") && !own.contains("--paper: #fdfdfc") && own.contains("body {")
    );
}
