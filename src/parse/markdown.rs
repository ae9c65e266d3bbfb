//! Markdown to safe markup, with links within the site left open for `resolve`.
//!
//! Whatever stands in a text, only markup that this stage writes reaches a page: raw HTML becomes text, addresses other
//! than web and mail are dropped, attributes are ours. Links within the site (`[[taliban]]`, `[[numbers/troops|the
//! troops]]`, `[text](numbers/troops)`) keep their typed target and place, so that a dead one is a finding.

use pulldown_cmark::{Options, Parser};
use std::borrow::Cow;

mod address;
mod comments;
mod escape;
mod footnotes;
mod headings;
mod prose;
mod sentence;
mod sentences;
mod writer;

pub use prose::{PREFIX, Prose, ProseHeading, ProseMention, ProsePart, UNNAMED};
pub use sentences::sentences;

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_WIKILINKS);

/// A text with its HTML comments blanked, in bytes as long as before: they are not published.
pub fn without_comments(text: &str) -> Cow<'_, str> {
    comments::without(text, OPTIONS)
}

pub fn prose(text: &str) -> Prose {
    let text = comments::without(text, OPTIONS);
    let events = Parser::new_ext(&text, OPTIONS).into_offset_iter().collect();
    writer::write(&text, footnotes::gathered(events))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Parts in one string, links as `{target|label}`.
    fn shown(text: &str) -> String {
        prose(text)
            .parts
            .into_iter()
            .map(|p| match p {
                ProsePart::Html(h) => h,
                ProsePart::Link { target, html, .. } => format!("{{{target}|{html}}}"),
                ProsePart::Code { language, code } => format!("[{}:{code}]", language.unwrap_or_default()),
            })
            .collect()
    }

    #[test]
    fn links_within_the_site_stay_open() {
        assert_eq!(
            shown("See [[nato]] and [[numbers/troops|the *troops*]]."),
            "<p>See {nato|} and {numbers/troops|the <em>troops</em>}.</p>\n"
        );
        assert_eq!(shown("[x](../numbers/troops.html)"), "<p>{numbers/troops|x}</p>\n");
        assert!(shown("[x](https://example.org/?a&b)").contains("<a href=\"https://example.org/?a&amp;b\""));
    }

    #[test]
    fn nothing_that_runs_gets_through() {
        for hostile in [
            "<script>alert(1)</script>",
            "a <img src=x onerror=alert(1)> b",
            "[x](javascript:alert(1))",
            "[x](  JaVaScRiPt:alert(1))",
            "[x](data:text/html,<script>1</script>)",
            "[x](//evil.example)",
            "![x](https://evil.example/pixel.png)",
            "<svg onload=alert(1)>",
            "[x](https://a\"onclick=\"b)",
            "| a |\n|:-:|\n| <b onclick=x>y</b> |",
            "\u{e000}0\u{e001}x\u{e000}/\u{e001}",
            "# h {#id onclick=x}",
        ] {
            let html = shown(hostile);
            for bad in ["<script", "<img", "<svg", "href=\"javascript", "href=\"data", "href=\"//", "style=", "<b "] {
                assert!(!html.contains(bad), "{hostile} -> {html}");
            }
        }
    }

    #[test]
    fn comments_are_not_published() {
        for (text, expected) in [
            ("a <!-- ask Ada --> b", "<p>a  b</p>\n"),
            ("one\n\n<!-- ask Ada\n\nand Jon -->\n\ntwo", "<p>one</p>\n<p>two</p>\n"),
            ("one\n<!-- ask Ada -->\ntwo", "<p>one</p>\n<p>two</p>\n"),
            ("<!-- ask Ada --> text", "<p> text</p>\n"),
            ("text <!-- ask\n\nAda --> more", "<p>text  more</p>\n"),
            ("- a <!-- x -->\n- b", "<ul>\n<li>a </li>\n<li>b</li>\n</ul>\n"),
            ("text\n\n<!-- never closed\n\n[[nato]]", "<p>text</p>\n"),
            ("<div>\n<!-- ask Ada -->\n</div>", "<p>&lt;div&gt;\n</p>\n<p>&lt;/div&gt;</p>\n"),
            ("a <!--> b <!---> c", "<p>a  b  c</p>\n"),
            (
                "[x](https://example.org/ \"<!-- t -->\")",
                "<p><a href=\"https://example.org/\" rel=\"noopener nofollow\">x</a></p>\n",
            ),
            ("`<!-- code -->`", "<p><code>&lt;!-- code --&gt;</code></p>\n"),
            ("```html\n<!-- code -->\n```", "[html:<!-- code -->\n]"),
            ("a \\<!-- typed --> b", "<p>a &lt;!-- typed --&gt; b</p>\n"),
            ("a <!-- b", "<p>a &lt;!-- b</p>\n"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
        let p = prose("See <!-- [[secret]] --> [[nato]].");
        assert_eq!(p.mentions.len(), 1);
        assert!(matches!(&p.parts[1], ProsePart::Link { range, .. } if *range == (26..30)), "{:?}", p.parts);
    }

    #[test]
    fn headings_leave_the_first_level_to_the_page() {
        let p = prose("# One\n\ntext\n\n# One\n");
        let ids: Vec<(u8, &str)> = p.headings.iter().map(|h| (h.level, h.id.as_str())).collect();
        assert_eq!(ids, [(2, "s-one"), (2, "s-one-2")]);
        assert!(shown("# One").starts_with("<h2 id=\"s-one\">One</h2>"), "{}", shown("# One"));
    }

    #[test]
    fn tables_keep_links_and_lose_styles() {
        let html = shown("| a | b |\n|--:|---|\n| [[x]] | 1 |");
        assert!(
            html.contains("<th scope=\"col\" class=\"right\">a</th>") && html.contains("<td class=\"right\">{x|}</td>"),
            "{html}"
        );
    }

    #[test]
    fn code_blocks_are_handed_on_as_typed() {
        assert_eq!(shown("```yaml title\na: <b>\n```"), "[yaml:a: <b>\n]");
    }

    #[test]
    fn mentions_carry_their_sentence() {
        let p =
            prose("First one. Then Gen. A. Miller met [[nato|NATO]] in the U.S. capital. Last.\n\n- [[un]] reports");
        let got: Vec<(&str, String)> =
            p.mentions.iter().map(|m| (m.target.as_str(), m.sentence.replace(UNNAMED, "@"))).collect();
        assert_eq!(
            got,
            [("nato", "Then Gen. A. Miller met NATO in the U.S. capital.".to_owned()), ("un", "@ reports".to_owned())]
        );
    }

    #[test]
    fn any_text_is_prose() {
        for odd in
            ["", "[[", "[[]]", "[[|]]", "![[x]]", "[^a]: x\n\n[^a]", "```", "> [!NOTE]\n> x", "|\n|-|", "[[a|b", "<"]
        {
            prose(odd);
        }
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_text_is_safe(text in "[\\[\\]|()<>!#`*_a-z \n:/\u{e000}\u{e001}\"]{0,80}") {
            let html = shown(&text);
            assert!(!html.contains("<script") && !html.contains("javascript:"), "{html}");
            for m in prose(&text).mentions {
                assert!(m.sentence.chars().count() <= 322);
            }
        }
    }
}
