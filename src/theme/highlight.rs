//! Marks for code: blocks of a known language become spans with classes, and the theme's style sheet says what they look
//! like.
//!
//! What marks a block is what the Markdown stage writes, `<pre><code class="language-…">`; text that looks like it is escaped
//! there and never found here.

use std::sync::LazyLock;
use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::{SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "z-" };
const OPEN: &str = "<pre><code";
const LANGUAGE: &str = " class=\"language-";
const CLOSE: &str = "</code></pre>";

/// Longer blocks stay plain: grammars are slow, and nobody reads colours by the megabyte.
const LIMIT: usize = 64 * 1024;

/// Read from the program's own data at the first block of code.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// Colours every block of code in safe markup. What is not a block of code, or not of a known language, stays as it is.
pub fn blocks(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once(OPEN) {
        out.push_str(before);
        let Some((head, inner)) = after.split_once('>') else {
            out.push_str(OPEN);
            rest = after;
            break;
        };
        let Some((code, tail)) = inner.split_once(CLOSE) else {
            out.push_str(OPEN);
            rest = after;
            break;
        };
        let language = head.strip_prefix(LANGUAGE).and_then(|l| l.strip_suffix('"'));
        // A block scrolls inside itself, so it has to be reachable by keyboard.
        match language.and_then(|l| spans(&plain(code), l)) {
            Some(spans) => out.push_str(&format!("<pre class=\"z-code\" tabindex=\"0\"><code{head}>{spans}{CLOSE}")),
            None => out.push_str(&format!("<pre tabindex=\"0\"><code{head}>{code}{CLOSE}")),
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn spans(code: &str, language: &str) -> Option<String> {
    if code.len() > LIMIT {
        return None;
    }
    let syntax = syntax(language)?;
    let mut generator = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        generator.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(generator.finalize())
}

/// By name or by file ending; `text` and the like have nothing to colour.
fn syntax(language: &str) -> Option<&'static SyntaxReference> {
    let found = SYNTAXES.find_syntax_by_token(&plain(language))?;
    (found.name != "Plain Text").then_some(found)
}

/// The text that was escaped.
fn plain(html: &str) -> String {
    html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_languages_get_classes_and_hostile_code_stays_text() {
        let html = "<p>a</p>\n<pre><code class=\"language-rust\">fn main() { &lt;script&gt;alert(1)&lt;/script&gt; }\n</code></pre><p>b</p>";
        let out = blocks(html);
        assert!(
            out.starts_with(
                "<p>a</p>\n<pre class=\"z-code\" tabindex=\"0\"><code class=\"language-rust\"><span class=\"z-"
            ),
            "{out}"
        );
        assert!(out.ends_with("</code></pre><p>b</p>"), "{out}");
        assert!(!out.contains("<script"), "{out}");
        assert!(!out.contains("style="), "{out}");
    }

    #[test]
    fn unknown_languages_and_cut_markup_stay_as_they_are() {
        let none = "<pre><code class=\"language-klingon\">a &lt; b</code></pre>";
        assert_eq!(blocks(none), "<pre tabindex=\"0\"><code class=\"language-klingon\">a &lt; b</code></pre>");
        assert_eq!(blocks("<pre><code>x</code></pre>"), "<pre tabindex=\"0\"><code>x</code></pre>");
        for cut in ["<pre><code", "<pre><code class=\"language-rust\">fn", "", "<pre><code x"] {
            assert_eq!(blocks(cut), cut);
        }
    }
}
