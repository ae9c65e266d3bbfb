//! What Markdown becomes: safe markup, open links, plain text for search and back-references.

use briefing::parse::markdown::{ProsePart, UNNAMED, prose};
use proptest::prelude::*;

/// All parts as one text: links as `{target|label}`, code as `{language: code}`.
fn flat(text: &str) -> String {
    let part = |part: ProsePart| match part {
        ProsePart::Html(html) => html,
        ProsePart::Link { target, html, .. } => format!("{{{target}|{html}}}"),
        ProsePart::Code { language, code } => format!("{{{}: {code}}}", language.as_deref().unwrap_or("-")),
    };
    prose(text).parts.into_iter().map(part).collect()
}

#[test]
fn markup() {
    for (text, expected) in [
        (
            "Plain *em* **strong** ~~old~~ `a < b`.\n",
            "<p>Plain <em>em</em> <strong>strong</strong> <del>old</del> <code>a &lt; b</code>.</p>\n",
        ),
        ("\"Quotes\" -- and 'dashes'...", "<p>&quot;Quotes&quot; -- and &#39;dashes&#39;...</p>\n"),
        ("# One\n\n###### Six", "<h2 id=\"s-one\">One</h2>\n<h6 id=\"s-six\">Six</h6>\n"),
        (
            "# A b\n# A b\n# A b 2\n",
            "<h2 id=\"s-a-b\">A b</h2>\n<h2 id=\"s-a-b-2\">A b</h2>\n<h2 id=\"s-a-b-2-2\">A b 2</h2>\n",
        ),
        ("# X {#Über .big onclick=x}\n", "<h2 id=\"s-über\">X</h2>\n"),
        ("# !!\n", "<h2 id=\"s-section\">!!</h2>\n"),
        (
            "- [x] one\n- [ ] two\n",
            "<ul>\n<li><span class=\"task\" role=\"img\" aria-label=\"done\">\u{2611}</span> one</li>\n<li><span class=\"task\" role=\"img\" aria-label=\"to do\">\u{2610}</span> two</li>\n</ul>\n",
        ),
        ("3. a\n4. b\n", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        (
            "|a|b|\n|-|-:|\n|1|2|\n",
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Table\"><table>\n<thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"right\">b</th></tr></thead><tbody>\n<tr><td>1</td><td class=\"right\">2</td></tr>\n</tbody></table></div>\n",
        ),
        ("a  \nb\n\n---\n\n> q\n", "<p>a<br>\nb</p>\n<hr>\n<blockquote>\n<p>q</p>\n</blockquote>\n"),
        ("```rust ignore\nfn a() {}\r\n```\n\n    plain\n", "{rust: fn a() {}\n}{-: plain\n}"),
        (
            "See.[^b] And.[^a] Again.[^b]\n\n[^a]: Note *a*.\n[^b]: Note b.\n",
            "<p>See.<sup class=\"footnote\"><a href=\"#s-fn-1\" id=\"s-fnref-1\" role=\"doc-noteref\">1</a></sup> And.<sup class=\"footnote\"><a href=\"#s-fn-2\" id=\"s-fnref-2\" role=\"doc-noteref\">2</a></sup> Again.<sup class=\"footnote\"><a href=\"#s-fn-1\" id=\"s-fnref-1-2\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"s-fn-1\"><p>Note b.</p>\n<a href=\"#s-fnref-1\" role=\"doc-backlink\" aria-label=\"back\">\u{21a9}\u{fe0e}</a></li>\n<li id=\"s-fn-2\"><p>Note <em>a</em>.</p>\n<a href=\"#s-fnref-2\" role=\"doc-backlink\" aria-label=\"back\">\u{21a9}\u{fe0e}</a></li>\n</ol></section>\n",
        ),
    ] {
        assert_eq!(flat(text), expected, "{text}");
    }
}

#[test]
fn links_and_pictures() {
    let out = |href: &str| format!("<a href=\"{href}\" rel=\"noopener nofollow\">");
    for (text, expected) in [
        ("[a](https://example.org/?a=1&b=2 \"t\")", out("https://example.org/?a=1&amp;b=2") + "a</a>"),
        ("<desk@example.org>", out("mailto:desk@example.org") + "desk@example.org</a>"),
        ("[a](javascript:alert(1))", "a".into()),
        ("[a](<java\tscript:alert(1)>)", "a".into()),
        ("[a](&#x6A;avascript:alert(1))", "a".into()),
        ("[*a*][r]\n\n[r]: data:text/html,x", "<em>a</em>".into()),
        ("<javascript:alert(1)>", "javascript:alert(1)".into()),
        ("[a](//example.org)", "a".into()),
        ("![the *map*](map.svg)", "the map".into()),
        ("![\" onerror=\"x](https://example.org/a.png)", "&quot; onerror=&quot;x".into()),
        ("[[actors/mof|the *M*]] and [[ actors/mof ]].", "{actors/mof|the <em>M</em>} and {actors/mof|}.".into()),
        ("[x](../numbers/troops.html)", "{numbers/troops|x}".into()),
        ("[[claim/a/b|]]", "{claim/a/b|}".into()),
        ("[a](#nowhere)", "{#nowhere|a}".into()),
        ("[a [[b]] c](https://example.org)", "[a {b|} c](https://example.org)".into()),
    ] {
        assert_eq!(flat(text), format!("<p>{expected}</p>\n"), "{text}");
    }
    assert_eq!(flat("[a](#part)\n\n# Part\n"), "<p><a href=\"#s-part\">a</a></p>\n<h2 id=\"s-part\">Part</h2>\n");
    assert_eq!(flat("# On [[a]]"), "<h2 id=\"s-on-a\">On {a|}</h2>\n");
    assert_eq!(prose("# On [[a]] *b*\n").headings[0].text, format!("On {UNNAMED} b"));
}

#[test]
fn raw_html_is_text() {
    for text in [
        "<script>alert(1)</script>",
        "a <b onclick=x>b</b>",
        "<!-- c -->",
        "<svg/onload=x>",
        "<style>*{}</style>\n\n<base href=x>",
        "<details open>\n<summary>x</summary>\n\n*y*\n\n</details>",
    ] {
        let html = flat(text);
        for tag in html.split('<').skip(1).map(|t| t.split(['>', ' ']).next().unwrap().trim_start_matches('/')) {
            assert!(["p", "em"].contains(&tag), "{text}: {html}");
        }
    }
}

#[test]
fn text_cannot_turn_what_follows_it() {
    let html = flat("a\u{202e}b\u{2066}c\u{0}d\u{9b}e `\u{202d}`");
    assert_eq!(html, "<p>abcde <code></code></p>\n");
}

#[test]
fn a_link_knows_its_bytes_and_its_sentence() {
    let text = "# About [[questions/q]]\n\nGen. Miller spoke. He met *the* [[ actors/mof | M ]], it\nsaid. Then:\n\n- é [[numbers/n]] fell\n- none\n\n|a|\n|-|\n|see [D](../deadlines/d.html) ok|\n";
    let made = prose(text);
    let links = made.parts.iter().filter_map(|part| match part {
        ProsePart::Link { range, .. } => Some(&text[range.clone()]),
        _ => None,
    });
    assert_eq!(links.collect::<Vec<_>>(), ["questions/q", "actors/mof", "numbers/n", "../deadlines/d.html"]);
    let mentions: Vec<_> =
        made.mentions.iter().map(|m| (m.target.as_str(), m.sentence.replace(UNNAMED, "@"))).collect();
    assert_eq!(
        mentions,
        [
            ("questions/q", "About @".to_owned()),
            ("actors/mof", "He met the M , it said.".to_owned()),
            ("numbers/n", "é @ fell".to_owned()),
            ("deadlines/d", "see D ok".to_owned()),
        ]
    );
}

#[test]
fn equal_headings_and_many_links_cost_what_their_length_costs() {
    let made = prose(&"# a\n\n".repeat(20_000));
    assert_eq!(made.headings.last().map(|h| h.id.as_str()), Some("s-a-20000"));
    let made = prose(&"[[a]] b. ".repeat(20_000));
    assert_eq!(made.mentions.len(), 20_000);
}

#[test]
fn depth_is_bounded() {
    let html = flat(&("> ".repeat(5_000) + "deep"));
    assert!(html.matches("<blockquote>").count() < 50 && html.contains("deep"));
    let list = (0..500).map(|i| format!("{}- x\n", "  ".repeat(i))).collect::<String>();
    assert!(flat(&list).matches("<ul>").count() < 50);
}

/// Pieces of Markdown that are more likely to be trouble than random letters.
fn troubled() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "[",
        "]",
        "[[",
        "]]",
        "|",
        "(",
        ")",
        "<",
        ">",
        "*",
        "_",
        "~~",
        "`",
        "```",
        "\n",
        "\n\n",
        "# ",
        "> ",
        "- ",
        "1. ",
        "[^1]",
        "[^1]: ",
        "![",
        "](x)",
        "](javascript:x)",
        "<b>",
        "<script>",
        "&",
        "&#0;",
        "é",
        "\u{202e}",
        "\0",
        "\r\n",
        "    ",
        "\t",
        "{#id}",
        "|-|",
        "\\",
        "http://a.b",
        "x",
        " ",
    ]);
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_becomes_balanced_markup_of_known_tags(text in troubled()) {
        let result = prose(&text);
        let html: String = result.parts.iter().map(|part| match part {
            ProsePart::Html(html) | ProsePart::Link { html, .. } => html.as_str(),
            ProsePart::Code { .. } => "",
        }).collect();
        let mut open = Vec::new();
        let mut rest = html.as_str();
        while let Some(i) = rest.find('<') {
            let end = i + rest[i..].find('>').unwrap();
            let tag = &rest[i + 1..end];
            let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
            prop_assert!(
                ["p", "h2", "h3", "h4", "h5", "h6", "em", "strong", "del", "code", "a", "br", "hr", "ul", "ol",
                 "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td", "div", "sup", "section", "span"]
                    .contains(&name), "{html}");
            if tag.starts_with('/') {
                prop_assert_eq!(open.pop(), Some(name), "{}", html);
            } else if !["br", "hr"].contains(&name) {
                open.push(name);
            }
            prop_assert!(!tag.contains("=\"javascript"), "{html}");
            rest = &rest[end..];
        }
        prop_assert!(open.is_empty(), "{html}");
        for part in &result.parts {
            if let ProsePart::Link { range, .. } = part {
                prop_assert!(text.get(range.clone()).is_some());
            }
        }
        let links = result.parts.iter().filter(|part| matches!(part, ProsePart::Link { .. })).count();
        prop_assert_eq!(links, result.mentions.len());
    }
}
